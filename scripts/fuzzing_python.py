# SPDX-License-Identifier: BSD-2-Clause
"""The fuzz target of the Python package: fuzz/python_package.py, run by Atheris in an environment of its own."""
import subprocess
import sys
import time

import fuzzing

ATHERIS = "atheris==3.0.0"
BUILD = fuzzing.ROOT / "build/fuzz-python"
VENV = BUILD / "venv"
PYTHON = VENV / "bin/python3"


def quietly(*command):
    """Did the command succeed? What it said is in the log."""
    with (BUILD / "log").open("a") as out:
        return subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL).returncode == 0


def environment():
    """Is Atheris there, or could it be installed?"""
    if PYTHON.exists() and quietly(PYTHON, "-c", "import atheris"):
        return True
    return (quietly("/usr/bin/python3", "-m", "venv", "--clear", VENV) and
            quietly(PYTHON, "-m", "pip", "install", "--quiet", ATHERIS))


def build():
    return (quietly("cmake", "-S", fuzzing.ROOT, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                    "-DICMPWIRE_BUILD_PYTHON=ON", "-DICMPWIRE_BUILD_TESTS=OFF", "-DICMPWIRE_BUILD_CLI=OFF",
                    "-DICMPWIRE_INSTALL=OFF", f"-DPython_EXECUTABLE={PYTHON}") and
            quietly("cmake", "--build", BUILD, "-j", "2"))


def main(seconds):
    BUILD.mkdir(parents=True, exist_ok=True)
    if not environment():
        print(f"python: skipped, {ATHERIS} does not install here")
        return 0
    if not build():
        sys.exit((BUILD / "log").read_text(errors="replace")[-4000:])
    found, work, log = BUILD / "found", BUILD / "work", BUILD / "run.log"
    found.mkdir(exist_ok=True)
    work.mkdir(exist_ok=True)
    command = ["env", f"PYTHONPATH={BUILD}/bindings/python", PYTHON, fuzzing.ROOT / "fuzz/python_package.py",
               f"-max_total_time={seconds}", f"-max_len={fuzzing.LONGEST}", "-timeout=5", "-print_final_stats=1",
               f"-artifact_prefix={found}/bad-", work, fuzzing.ROOT / "corpus/decode"]
    begun = time.monotonic()
    code, used = fuzzing.execute(command, log)
    text = log.read_text(errors="replace")
    executions = fuzzing.last(r"^stat::number_of_executed_units: +(\d+)", text)
    result = fuzzing.Result(executions, fuzzing.last(r" ft: (\d+)", text), round(time.monotonic() - begun), code != 0, log, used)
    fuzzing.record("atheris", "none", ATHERIS, "python", result)
    if code:
        print(*text.splitlines()[-40:], sep="\n", file=sys.stderr)
    return 1 if code else 0
