# SPDX-License-Identifier: BSD-2-Clause
"""Plays a scenario to the live kernel and keeps what it said in tests/kernel/recorded."""
import errno
import json
import os
import platform
import time
from dataclasses import dataclass, field
from pathlib import Path

import netns
from host import QUIET, Host, Peer
from netns import SetupError
from normal import comparable

RECORDED = Path(__file__).resolve().parent / "recorded"


@dataclass
class Outcome:
    """What one side did: frames for comparison, changes of all counters, rules in the order in which they decided."""
    frames: dict
    counters: dict
    decided: list = field(default_factory=list)
    passed: list = field(default_factory=list)
    reads: list | None = None        # of each socket of the host; None: not known


# ---- features ----

def features():
    """What this kernel has that changes what it does; never a version."""
    found = []
    if platform.machine() == "x86_64":  # its sum over octets that are copied starts at minus zero
        found.append("minus_zero_checksum")
    if netns.sysctl_path("net.ipv4.icmp_errors_extension_mask").exists():
        found.append("icmp_errors_extension_mask")
    if netns.sysctl_path("net.ipv4.icmp_echo_enable_probe").exists():
        found.append("icmp_echo_enable_probe")
    if netns.sysctl_path("net.ipv6.icmp.error_anycast_as_unicast").exists():
        found.append("error_anycast_as_unicast")
    return found


def lacking(needs, present):
    """The first need that is not met, or None. `!feature` needs that it is not there."""
    for need in needs:
        if (need.lstrip("!") in present) == need.startswith("!"):
            return need
    return None


# ---- live ----

def may_play_live():
    return os.geteuid() == 0


def add(found, more):
    for device, frames in more.items():
        found.setdefault(device, []).extend(frames)


def play(scenario, peer):
    """The outcome of the scenario in a namespace made for it; once more, set up slowly, if the set-up was not over."""
    for quiet in (QUIET, 4 * QUIET, 16 * QUIET):
        outcome, noise = play_once(scenario, peer, quiet)
        if not noise:
            return outcome
    raise SetupError("the reports about the host's own groups do not end")


def play_once(scenario, peer, quiet):
    """(outcome, whether reports of the set-up are in it)"""
    host = Host(scenario.config, peer, quiet)
    try:
        frames = {}
        for step in scenario.steps:
            if step[0] == "send":
                host.send(step[1], step[2])
            else:
                time.sleep(step[1])
            add(frames, host.receive())
        add(frames, host.finish())
        reads = [drained(opened) for opened in host.opened]
        changes, late = host.changes(), host.receive()
    finally:
        host.close()
    seen = [frame for found in (frames, late) for some in found.values() for frame in some]
    noise = any(host.is_noise(frame) for frame in seen)
    return Outcome(comparable(frames, scenario.sent), changes, reads=reads), noise


def error_name(number):
    """Of the two names that some numbers have the one that the kernel's sources use."""
    return "EOPNOTSUPP" if number == errno.EOPNOTSUPP else errno.errorcode[number]


def drained(opened):
    """Sizes of what the socket reads and names of its errors: `16 ECONNREFUSED`."""
    events = []
    while True:
        try:
            events.append(str(len(opened.recv(70000))))
        except BlockingIOError:
            return " ".join(events)
        except OSError as error:
            if error.errno == errno.ENOTCONN:  # a listening socket
                return " ".join(events)
            events.append(error_name(error.errno))


PEERS = {}


def play_in_worker(scenario):
    """The peer's namespace serves all scenarios of a process."""
    if os.getpid() not in PEERS:
        PEERS[os.getpid()] = Peer()
    return play(scenario, PEERS[os.getpid()])


# ---- records ----

def record_path(present):
    return RECORDED / ("+".join(sorted(present) or ["none"]) + ".json")


def read_records(path):
    """{name: (digest, Outcome)}"""
    if not path.exists():
        return {}
    scenarios = json.loads(path.read_text(encoding="utf-8"))["scenarios"]
    return {name: (entry["input"], Outcome({device: [bytes.fromhex(text) for text in frames]
                                            for device, frames in entry["frames"].items()}, entry["counters"],
                                           reads=entry["reads"]))
            for name, entry in scenarios.items()}


def write_records(path, present, records):
    """A line to a frame, in the order of the names."""
    scenarios = {name: {"input": digest, "counters": dict(sorted(outcome.counters.items())), "reads": outcome.reads,
                        "frames": {device: [frame.hex() for frame in frames]
                                   for device, frames in sorted(outcome.frames.items())}}
                 for name, (digest, outcome) in sorted(records.items())}
    content = {"kernel": platform.release(), "features": sorted(present), "scenarios": scenarios}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
