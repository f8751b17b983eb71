# SPDX-License-Identifier: BSD-2-Clause
"""Runs the tests against mutants: those that reach it, the cheapest first, until one notices."""
import os
import re
import resource
import signal
import subprocess
import time
from dataclasses import dataclass, field


@dataclass
class Test:
    """A test program, what it must say, how long it takes, and the mutants that it reaches."""

    name: str
    command: list
    folder: str
    expected: str
    seconds: float = 0
    reached: set = field(default_factory=set)


def tests_of(listed):
    for test in listed:
        about = {item["name"]: item["value"] for item in test.get("properties", ())}
        expected = about.get("PASS_REGULAR_EXPRESSION", [""])
        yield Test(test["name"], test["command"], about.get("WORKING_DIRECTORY", "."), expected[0])


def _limits():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))


def run(test, environment, limit):
    """`passed`, `failed` or `timeout`."""
    started = subprocess.Popen(test.command, cwd=test.folder, env={**os.environ, **environment}, preexec_fn=_limits,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        output, _ = started.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
            started.communicate()
    if test.expected:
        return "passed" if re.search(test.expected, output.decode("latin-1")) else "failed"
    return "passed" if started.returncode == 0 else "failed"


def measure(tests, log):
    """Each test's time and reach; one that fails without a mutant is no use."""
    for test in tests:
        log.unlink(missing_ok=True)
        begun = time.monotonic()
        if run(test, {"MUTANTS_REACHED": str(log)}, 300) == "passed":
            test.seconds = time.monotonic() - begun
            test.reached = set(map(int, log.read_text().split())) if log.exists() else set()
            yield test
        else:
            print(f"{test.name} fails without a mutant: left out", flush=True)


def judge(number, tests):
    """What becomes of a mutant: `unreached`, `survived`, `failed` or `timeout`, and the test that noticed."""
    outcome = "unreached"
    for test in tests:
        if number in test.reached:
            outcome = run(test, {"MUTANT": str(number)}, 2 + 4 * test.seconds)
            if outcome != "passed":
                return outcome, test.name
    return ("survived" if outcome == "passed" else outcome), ""
