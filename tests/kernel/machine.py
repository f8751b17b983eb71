# SPDX-License-Identifier: BSD-2-Clause
"""Plays a scenario to the state machine, through `icmpwire host`."""
import json
import subprocess
import tempfile
from pathlib import Path

from kernel import Outcome, error_name
from netns import parse_counters
from normal import comparable

START = 1_000_000_000        # microseconds at which the first frame comes
GAP = 20                     # microseconds between two frames
LINK_ETHERNET = 1
TIMEOUT = 60


class MachineError(Exception):
    """The command failed; the message says how."""


def write_capture(path, frames):
    """(microseconds, frame) as a pcap file."""
    head = b"".join(value.to_bytes(size, "little") for value, size in
                    ((0xa1b2c3d4, 4), (2, 2), (4, 2), (0, 4), (0, 4), (0x40000, 4), (LINK_ETHERNET, 4)))
    with open(path, "wb") as file:
        file.write(head)
        for when, frame in frames:
            numbers = (when // 1_000_000, when % 1_000_000, len(frame), len(frame))
            file.write(b"".join(number.to_bytes(4, "little") for number in numbers) + frame)


def read_capture(path):
    octets = path.read_bytes() if path.exists() else b""
    order = "little" if octets[:2] in (b"\xd4\xc3", b"\x4d\x3c") else "big"
    frames, at = [], 24
    while at + 16 <= len(octets):
        size = int.from_bytes(octets[at + 8:at + 12], order)
        frames.append(octets[at + 16:at + 16 + size])
        at += 16 + size
    return frames


def schedule(steps):
    """{device: [(microseconds, frame)]} and the seconds that pass behind the last frame."""
    now, behind, frames = START, 0, {}
    for step in steps:
        if step[0] == "wait":
            now += round(step[1] * 1_000_000)
            behind += step[1]
        else:
            frames.setdefault(step[1], []).append((now, step[2]))
            now += GAP
            behind = 0
    return frames, behind


def rules_that(verdict, trace):
    """Rules of the lines `TIME RULE function passed|decided text` with that verdict."""
    words = (line.split(None, 4) for line in trace.splitlines())
    return [parts[1] for parts in words if len(parts) >= 4 and parts[3] == verdict]


def socket_reads(trace, count):
    """What the programs read in the end: the last error that was told, then what was delivered."""
    sizes, errors = [[] for _ in range(count)], [[] for _ in range(count)]
    for parts in (line.split() for line in trace.splitlines()):
        if parts[1:2] == ["socket"] and parts[3] == "delivered":
            sizes[int(parts[2])].append(parts[4])
        elif parts[1:2] == ["socket"]:
            errors[int(parts[2])] = [error_name(int(parts[4]))]
    return [" ".join(error + size) for error, size in zip(errors, sizes)]


def command(icmpwire, folder, config, frames, behind):
    folder = Path(folder)
    (folder / "host.json").write_text(json.dumps(config), encoding="utf-8")
    line = [icmpwire, "host", "--config", folder / "host.json", "--counters", folder / "counters", "--trace"]
    line += ["--linger", str(behind)]
    for link in config["interfaces"]:
        name = link["name"]
        write_capture(folder / f"{name}.in", frames.get(name, []))
        line += ["--replay", f"{name}={folder}/{name}.in", "--write", f"{name}={folder}/{name}.out"]
    return [str(word) for word in line]


def play_steps(config, steps, sent, icmpwire):
    frames, behind = schedule(steps)
    with tempfile.TemporaryDirectory(prefix="icmpwire-host-") as folder:
        line = command(icmpwire, folder, config, frames, behind)
        try:
            done = subprocess.run(line, capture_output=True, text=True, timeout=TIMEOUT, check=False)
        except subprocess.TimeoutExpired:
            raise MachineError(f"no end after {TIMEOUT} s") from None
        if done.returncode != 0:
            raise MachineError(f"exit code {done.returncode}: {done.stderr.strip()[-500:]}")
        found = {link["name"]: read_capture(Path(folder) / f"{link['name']}.out") for link in config["interfaces"]}
        counters = parse_counters((Path(folder) / "counters").read_text(encoding="ascii"))
    changes = {name: count for name, count in counters.items() if count}
    reads = socket_reads(done.stderr, len(config.get("sockets", [])))
    return Outcome(comparable(found, sent), changes, rules_that("decided", done.stderr),
                   rules_that("passed", done.stderr), reads)


def play(scenario, icmpwire):
    return play_steps(scenario.config, scenario.steps, scenario.sent, icmpwire)
