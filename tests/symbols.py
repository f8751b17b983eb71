#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""What the library gives and takes: compares src/symbols.txt with the shared library and with the public headers, and
looks for functions of other libraries and for writable data in the core's objects.

symbols.py exported LIBRARY.so | declared COMPILER | undefined ARCHIVE.a | writable ARCHIVE.a | loaded LIBRARY.so
"""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What compilers call by themselves: copies, the processor's model (behind __builtin_cpu_supports), hardening.
ALLOWED = {
    "memcpy", "memmove", "memset", "memcmp", "__cpu_model", "__cpu_indicator_init", "_GLOBAL_OFFSET_TABLE_",
    "__stack_chk_fail", "__memcpy_chk", "__memset_chk",
}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def listed():
    lines = (ROOT / "src/symbols.txt").read_text().splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    if names != sorted(set(names)):
        sys.exit("src/symbols.txt is not sorted, or names something twice")
    return set(names)


def compare(what, found):
    """Exits with the differences between the list and what was found."""
    names = listed()
    problems = [f"in src/symbols.txt only: {name}" for name in sorted(names - found)]
    problems += [f"in {what} only: {name}" for name in sorted(found - names)]
    if problems or not names:
        sys.exit("\n".join(problems) or "no symbols")
    print(f"{len(names)} symbols")


def exported(library):
    lines = run("nm", "-D", "--defined-only", library).splitlines()
    names = {line.split()[-1].split("@")[0] for line in lines if line.split()[-2] != "A"}
    compare(library, names)


def declared(compiler):
    """Preprocesses the headers, so that declarations made by macros count as well."""
    headers = sorted((ROOT / "include").glob("*.h")) + [ROOT / "include/icmpwire/inline.h"]
    text = "".join(f'#include "{header}"\n' for header in headers if header.exists())
    text = subprocess.run([compiler, "-E", "-P", "-I", str(ROOT / "include"), "-x", "c", "-"],
                          input=text, check=True, capture_output=True, text=True).stdout
    api = r'__attribute__\s*\(\s*\(\s*visibility\s*\(\s*"default"\s*\)\s*\)\s*\)'
    names = set()
    for declaration in re.findall(api + r"([^;{]*)", text):
        match = re.search(r"\b(icmpwire_\w+)\s*(?:\(|\[|$)", declaration)
        names.add(match.group(1) if match else "? " + declaration.strip())
    compare("the headers", names)


def undefined(archive):
    """Symbols that the archive's members need and none of them defines."""
    needed, defined = set(), set()
    for line in run("nm", archive).splitlines():
        words = line.split()
        if len(words) == 2 and words[0] in ("U", "w"):
            needed.add(words[1])
        elif len(words) == 3:
            defined.add(words[2])
    foreign = needed - defined - ALLOWED
    if foreign or not defined:
        sys.exit("\n".join(f"the core calls {name}" for name in sorted(foreign)) or "an empty library")
    print("needs only", *sorted(needed - defined))


def loaded(library):
    """What the shared library asks of the C library: three functions, whatever the compiler makes of the code."""
    lines = run("nm", "-D", "--undefined-only", library).splitlines()
    needed = {line.split()[-1].split("@")[0] for line in lines if line.split()[-2] == "U"}
    if needed - {"memcpy", "memset", "memcmp"}:
        sys.exit(f"the library calls {' '.join(sorted(needed))}")
    print("calls", *sorted(needed))


def writable(archive):
    """Sections that can be written at run time; .data.rel.ro is read-only once the program runs."""
    problems = []
    sections = 0
    member = "?"
    for line in run("readelf", "-S", "-W", archive).splitlines():
        if line.startswith("File:"):
            member = line.split("(")[-1].rstrip(")")
        match = re.match(r"\s*\[\s*\d+\]\s+(\S+)\s+\S+\s+[0-9a-f]+\s+[0-9a-f]+\s+([0-9a-f]+)\s+\S+\s+(\S*)", line)
        if not match:
            continue
        sections += 1
        name, size, flags = match.groups()
        if "W" in flags and int(size, 16) and not name.startswith(".data.rel.ro"):
            problems.append(f"{member}: {name} holds {int(size, 16)} octets that can change")
    if problems or not sections:
        sys.exit("\n".join(problems) or "no sections")
    print(f"{sections} sections, none writable")


if __name__ == "__main__":
    {"exported": exported, "declared": declared, "undefined": undefined, "writable": writable,
     "loaded": loaded}[sys.argv[1]](sys.argv[2])
