# SPDX-License-Identifier: BSD-2-Clause
"""The programme of scripts/assure: what is held to be true of the library, and the commands that measure it."""
import re
from dataclasses import dataclass
from typing import Callable, Optional

# What each gate is about; the target stands in the line that its command prints.
GATES = {
    "G1": "lines, functions and branches of the library as it is shipped, reached by tests, seeds and scenarios",
    "G2": "conditions that are shown to matter by themselves (MC/DC)",
    "G3": "faults put into the code that the tests notice",
    "G4": "executions of the fuzz targets, added up in the ledger",
    "G5": "speed of fuzzing, and the share of inputs that pass the checksum",
    "G6": "inputs that once were, or could be, trouble: none is",
    "G7": "every type and code, at every length to 160, with four fills",
    "G8": "every length, count and value of lists, prefixes and codes, beside a table of their own",
    "G9": "octets flush against a guard page, cut at every length",
    "G10": "what is encoded decodes to the same",
    "G11": "what is decoded encodes to the same",
    "G12": "the encoder in every size of room",
    "G13": "the beginning of a message is told from the message",
    "G14": "nothing but octets, length, family and context decides",
    "G15": "one digest from every compiler, optimisation and machine",
    "G16": "proofs",
    "G17": "the proofs assume nothing that is not said, and notice faults",
    "G18": "the same values as in tshark and scapy",
    "G19": "the same faults and findings as in a model of its own, in another language",
    "G20": "faults of other ICMP code, as packets with verdicts",
    "G21": "the state machine: all states, random events, and the live kernel",
    "G22": "no allocation, nothing that can be written, no library",
    "G23": "the stack",
    "G24": "work is bounded by the size of the input",
    "G25": "static analysis",
    "G26": "the binary interface",
    "G27": "the Python package and arbitrary buffers",
    "G28": "nothing leaks: reserved and padding octets are zero, quotes end where they should",
    "G29": "each gate has a line that was measured",
}

TIERS = ("minutes", "hour", "night")


@dataclass(frozen=True)
class Step:
    """A command; `read` makes gate lines of the output of one that prints none itself."""

    command: str
    tier: str
    gates: tuple
    read: Optional[Callable[[str, int], str]] = None


def _verdict(good):
    return "pass" if good else "short"


def read_replay(output, code):
    inputs = sum(map(int, re.findall(r"^\d+: (\d+) inputs", output, re.M)))
    runs = re.search(r"(\d+)% tests passed, (\d+) tests failed out of (\d+)", output)
    failed = int(runs[2]) if runs else -1
    return (f"gate G6: {inputs} seeds of {runs[3] if runs else 0} targets replayed under ASan and UBSan, {failed} targets with "
            f"trouble (target: 0) {_verdict(code == 0 and failed == 0 and inputs > 0)}")


def read_states(output, code):
    states = sum(map(int, re.findall(r": (\d+) states$", output, re.M)))
    events = sum(map(int, re.findall(r" (\d+) events:", output)))
    kernel = re.search(r"^kernel: (\d+) passed, (\d+) failed", output, re.M)
    agreed = kernel[1] if kernel else "0"
    return (f"gate G21: {states} states searched, {events} random events, {agreed} scenarios as the kernel has them "
            f"(target: all states, 1e7 events, 0 differences) {_verdict(code == 0 and states and events >= 10**7)}")


def read_differential(output, code):
    messages = re.findall(r"^(\w+): (\d+) messages", output, re.M)
    explained = re.findall(r"but for (\d+) explained", output)
    enough = len(messages) == 2 and all(int(count) >= 10**5 for _, count in messages)
    return ("gate G18: " + ", ".join(f"{peer} {count} messages, {few} differences explained"
                                      for (peer, count), few in zip(messages, explained)) +
            f", none else (target: 1e5 messages, 0 unexplained) {_verdict(code == 0 and enough)}")


def read_python(output, code):
    passed = re.search(r"(\d+) passed", output)
    return (f"gate G27: 10^6 buffers through the package, {passed[1] if passed else 0} tests "
            f"(target: 10^6, no crash) {_verdict(code == 0)}")


PRESET = "cmake --preset {0} && cmake --build --preset {0} -j 2 && "

# In this order; a tier has the steps of those before it too.
STEPS = (
    Step("scripts/make-gallery --check", "minutes", ("G20",)),
    Step("scripts/coverage", "minutes", ("G1", "G2")),
    Step(PRESET.format("clang-asan") + "ctest --preset clang-asan -R '^replay_' -V", "minutes", ("G6",), read_replay),
    Step("scripts/resources", "minutes", ("G22", "G23", "G24")),
    Step("scripts/abi", "minutes", ("G26",)),
    Step("scripts/fuzz-sums", "minutes", ("G4", "G5", "G10", "G11")),
    Step("scripts/prove", "hour", ("G16",)),
    Step("scripts/prove --seeded", "night", ("G17",)),
    Step("scripts/sweep", "hour", ("G7", "G8", "G9", "G12", "G13", "G14", "G28")),
    Step("scripts/digests", "hour", ("G15",)),
    Step("scripts/analyse", "hour", ("G25",)),
    Step(PRESET.format("dev") + "for test in build/dev/tests/test_states_*; do [ ! -x $test ] || $test; done && "
         "build/dev/tests/test_host_properties 3500000 && tests/kernel/run --icmpwire build/dev/src/icmpwire",
         "hour", ("G21",), read_states),
    Step(PRESET.format("dev") + "tests/differential/run --messages 100000 --icmpwire build/dev/src/icmpwire", "hour", ("G18",),
         read_differential),
    Step("scripts/setup python; " + PRESET.format("clang-asan") + "ctest --preset clang-asan -R '^python$' -V", "hour", ("G27",),
         read_python),
    Step("scripts/check-model --count 1000000", "night", ("G19",)),
    Step("scripts/mutate", "night", ("G3",)),
)
