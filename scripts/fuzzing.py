# SPDX-License-Identifier: BSD-2-Clause
"""How the fuzz targets are built and run, and the ledger of their runs; for scripts/fuzz, fuzz-all and fuzz-sums."""
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEDGER = ROOT / "assurance/fuzz-ledger.tsv"
COLUMNS = ("target", "engine", "sanitizer", "compiler", "executions", "features", "seconds", "result", "commit", "date")

ENGINES = ("libfuzzer", "afl", "afl-lto", "replay")
SANITIZERS = {
    "asan": "-fsanitize=address,undefined",
    "msan": "-fsanitize=memory,undefined",
    "none": "",
}
TARGETS = sorted(path.name for path in (ROOT / "corpus").iterdir() if path.is_dir())
LONGEST = 2048  # octets of an input that an engine makes

# A 32-bit program of clang 19 with its run time and the cross compiler's libraries, which need no second architecture.
CROSS = Path("/usr/i686-linux-gnu")
MACHINE32 = f"--target=i686-linux-gnu -isystem {CROSS}/include --gcc-install-dir=/usr/lib/gcc-cross/i686-linux-gnu/12"
LINK32 = f"-fuse-ld=lld-19 -L{CROSS}/lib -Wl,-rpath,{CROSS}/lib -Wl,--dynamic-linker={CROSS}/lib/ld-linux.so.2"


@dataclass(frozen=True)
class Kind:
    """A way to build and run targets."""

    engine: str = "libfuzzer"
    sanitizer: str = "asan"
    bits: int = 64

    @property
    def folder(self):
        return ROOT / "build" / f"fuzz-{self.engine}-{self.sanitizer}{'' if self.bits == 64 else self.bits}"

    @property
    def compiler(self):
        if self.engine.startswith("afl"):
            return "afl-clang-lto" if self.engine == "afl-lto" else "afl-clang-fast"
        return "clang-19" if self.bits == 32 or shutil.which("clang-19") else "clang"

    def targets(self):
        """The reader of captures needs libpcap, which has no memory sanitizer in it, nor 32 bits."""
        without = {"capture"} if self.sanitizer == "msan" or self.bits == 32 else set()
        return [name for name in TARGETS if name not in without]

    def binary(self, target):
        return self.folder / "fuzz" / (f"replay_{target}" if self.engine == "replay" else target)


@dataclass
class Result:
    executions: int
    features: int
    seconds: int
    found: bool
    log: Path
    processor_seconds: float


def configure(kind):
    """What CMake is told, beside the folders."""
    flags = [SANITIZERS[kind.sanitizer], "-fno-sanitize-recover=all" if kind.sanitizer != "none" else "",
             "-fsanitize=fuzzer-no-link" if kind.engine == "libfuzzer" else "", "-fno-omit-frame-pointer"]
    options = {"CMAKE_C_COMPILER": kind.compiler, "CMAKE_BUILD_TYPE": "RelWithDebInfo",
               "CMAKE_C_FLAGS_RELWITHDEBINFO": "-O2 -g", "ICMPWIRE_BUILD_CLI": "OFF", "ICMPWIRE_INSTALL": "OFF",
               "ICMPWIRE_BUILD_TESTS": "ON" if kind.engine == "replay" else "OFF",
               "ICMPWIRE_BUILD_FUZZ": "OFF" if kind.engine == "replay" else "ON"}
    if kind.engine == "afl-lto":  # what reads objects of LLVM's own
        options |= {"CMAKE_AR": shutil.which("llvm-ar-14"), "CMAKE_RANLIB": shutil.which("llvm-ranlib-14")}
    if kind.bits == 32:
        flags.append(MACHINE32)
        options |= {"ICMPWIRE_FUZZ_MACHINE": MACHINE32.replace(" ", ";"), "CMAKE_EXE_LINKER_FLAGS": f"{LINK32} -L{kind.folder}"}
        kind.folder.mkdir(parents=True, exist_ok=True)
        if not (library := kind.folder / "libstdc++.so").is_symlink():  # the fuzzer's run time names it so
            library.symlink_to(CROSS / "lib/libstdc++.so.6")
    options["CMAKE_C_FLAGS"] = " ".join(filter(None, flags))
    return [f"-D{name}={value}" for name, value in options.items()]


def build(kind, targets, *others):
    """Builds the targets, and others of the folder `fuzz`, or ends the program with what went wrong."""
    subprocess.run([ROOT / "scripts/setup", "fuzz"], check=True)
    kind.folder.mkdir(parents=True, exist_ok=True)
    names = [kind.binary(target).name for target in targets] + list(others)
    if kind.engine.startswith("afl"):
        names.append("fuzz_mutator")
    log = kind.folder / "log"
    with log.open("w") as out:
        for command in (["cmake", "-S", ROOT, "-B", kind.folder, "-G", "Ninja", *configure(kind)],
                        ["cmake", "--build", kind.folder, "-j", "2", "--target", *names]):
            if subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL).returncode:
                sys.exit("".join(log.read_text(errors="replace").splitlines(keepends=True)[-40:]))


def words_of(target):
    own = ROOT / "fuzz" / f"{target}.dict"
    return own if own.exists() else ROOT / "fuzz/decode.dict"


def command_of(kind, target, seconds, found):
    """The command that runs a target, and how its executions and features are told."""
    binary, seeds = kind.binary(target), ROOT / "corpus" / target
    if kind.engine == "replay":
        return [binary, seeds], r"^(\d+) inputs", r"^no features"
    if kind.engine.startswith("afl"):
        return [ROOT / "fuzz/afl_run.sh", binary, seeds, found, str(seconds), kind.folder / "fuzz/mutator.so", words_of(target)], (
            r"^execs_done +: (\d+)"), r"^edges_found +: (\d+)"
    work = kind.folder / "work" / target
    work.mkdir(parents=True, exist_ok=True)
    return [binary, f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=5", "-print_final_stats=1",
            f"-dict={words_of(target)}", f"-artifact_prefix={found}/bad-", work, seeds], (
        r"^stat::number_of_executed_units: +(\d+)"), r" ft: (\d+)"


def last(pattern, text):
    numbers = re.findall(pattern, text, re.M)
    return int(numbers[-1]) if numbers else 0


def troubles(folder):
    """The inputs that broke a target or made it hang, as each engine keeps them."""
    return {path for pattern in ("bad-*", "default/crashes/id*", "default/hangs/id*") for path in folder.glob(pattern)}


def execute(command, log):
    """The exit code, and the seconds of a processor that were used."""
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime


def run(kind, target, seconds):
    """Runs a target that is built; the log lies beside what was found."""
    found = kind.folder / "found" / target
    found.mkdir(parents=True, exist_ok=True)
    log = kind.folder / "found" / f"{target}.log"
    command, executions, features = command_of(kind, target, seconds, found)
    before = troubles(found) if kind.engine == "libfuzzer" else set()
    begun = time.monotonic()
    code, used = execute(command, log)
    text = log.read_text(errors="replace")
    bad = code != 0 if kind.engine == "replay" else bool(troubles(found) - before)
    if code and not bad:
        sys.exit(f"{target} does not run:\n{text[-4000:]}")
    return Result(last(executions, text), last(features, text), round(time.monotonic() - begun), bad, log, used)


def as_it_should_be(kind, target, result):
    """The planted fault must be found by every engine that looks for it; nothing else is to be found."""
    planted = target == "negative" and kind.engine != "replay" and kind.sanitizer == "asan"
    return result.found == planted


def commit():
    """The commit that is built; None: the tree is another one."""
    head = subprocess.run(["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, capture_output=True, text=True)
    changed = subprocess.run(["git", "status", "--porcelain", "--", ".", ":!assurance", ":!docs/assurance.md"], cwd=ROOT,
                             capture_output=True, text=True)
    return head.stdout.strip() if head.returncode == 0 and not changed.stdout else None


def record(engine, sanitizer, compiler, target, result):
    """Prints the line of a run and keeps it in the ledger, unless no commit has what was run."""
    line = "\t".join(map(str, (target, engine, sanitizer, compiler, result.executions, result.features, result.seconds,
                               "found" if result.found else "clean", built := commit(),
                               datetime.now(timezone.utc).strftime("%Y-%m-%d"))))
    if built:
        with LEDGER.open("a") as ledger:
            ledger.write(line + "\n")
    print(line if built else line + "\tnot kept: the tree has changes", flush=True)


def record_run(kind, target, result):
    record(kind.engine, kind.sanitizer, kind.compiler + (" 32-bit" if kind.bits == 32 else ""), target, result)


def ledger():
    """The runs, each a dictionary by column."""
    runs = [dict(zip(COLUMNS, line.split("\t"))) for line in LEDGER.read_text().splitlines() if not line.startswith("#")]
    for one in runs:
        one |= {name: int(one[name]) for name in ("executions", "features", "seconds")}
    return runs
