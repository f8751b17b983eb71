#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Compiles the public headers alone, and before and after the system's headers on the same subject, as strict C11 or
C++17, and looks for macros without our prefix.

check.py gcc|g++|clang|clang++
"""
import itertools
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

INCLUDE = Path(__file__).resolve().parent.parent.parent / "include"
SYSTEM = ["netinet/in.h", "netinet/ip_icmp.h", "netinet/icmp6.h", "netinet/ip6.h", "net/if.h", "linux/icmp.h",
          "linux/icmpv6.h", "linux/in6.h"]
# All that there is: what icmpwire.h includes, and the decoders for inlining.
OURS = ["icmpwire.h", "icmpwire/inline.h"]

compiler = sys.argv[1]
plus_plus = compiler.endswith("++")
FLAGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Werror", "-I", str(INCLUDE)]
FLAGS += ["-x", "c++", "-std=c++17", "-Wold-style-cast"] if plus_plus else ["-x", "c", "-std=c11"]


def compiled(headers, *flags, first="#define _DEFAULT_SOURCE 1\n"):
    text = first + "".join(f"#include <{header}>\n" for header in headers)
    return subprocess.run([compiler, *FLAGS, *flags, "-"], input=text, capture_output=True, text=True)


def complaint(headers):
    result = compiled(headers, "-fsyntax-only")
    return None if result.returncode == 0 else result.stderr


def alone():
    """Every header that a program may include by itself."""
    names = [str(path.relative_to(INCLUDE)) for path in sorted(INCLUDE.rglob("*.h"))]
    return [[name] for name in names if "walks/" not in name]


def with_system():
    """Ours before and after each system header and each pair of them, as far as these go together themselves."""
    sets = [list(s) for n in (1, 2) for s in itertools.combinations(SYSTEM, n)]
    with ThreadPoolExecutor(2) as pool:
        good = [s for s, failed in zip(sets, pool.map(complaint, sets)) if not failed]
    for name in SYSTEM:
        if [name] not in good:
            sys.exit(f"<{name}> does not compile by itself")
    return [order for s in good for order in (OURS + s, s + OURS)]


def macros(headers):
    text = compiled(headers, "-dM", "-E").stdout
    return {line.split()[1].split("(")[0] for line in text.splitlines()}


def stray_macros():
    system = ["stdbool.h", "stddef.h", "stdint.h", "string.h"]
    ours = macros(system + OURS) - macros(system)
    return sorted(name for name in ours if not name.startswith(("ICMPWIRE_", "icmpwire_")))


def main():
    groups = alone() + with_system()
    with ThreadPoolExecutor(2) as pool:
        failed = [(g, text) for g, text in zip(groups, pool.map(complaint, groups)) if text]
    for group, text in failed:
        print("together:", *group)
        print(text[:2000])
    stray = stray_macros()
    if stray:
        print("macros without our prefix:", *stray)
    print(f"{compiler}: {len(groups)} combinations, {len(failed)} failed")
    return 1 if failed or stray else 0


sys.exit(main())
