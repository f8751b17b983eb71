# SPDX-License-Identifier: BSD-2-Clause
"""The same events for the command and for icmpwire.Host, as things to compare.

ICMPWIRE names the command; without it that of the build tree around the package is taken."""

import importlib.machinery
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from icmpwire import _core
from icmpwire.host import Host, in_order

ROOT = Path(__file__).resolve().parents[3]
KERNEL, CLI = ROOT / "tests/kernel", ROOT / "tests/cli"
BUILD = Path(_core.__file__).parents[3]
PROGRAM = Path(os.environ.get("ICMPWIRE") or BUILD / "src/icmpwire")
# What has to be there before Python's first allocation is in the way of the command's own.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}

# A build tree has the command; an installed package has none beside it.
needs_command = pytest.mark.skipif(
    not PROGRAM.exists() and not (BUILD / "CMakeCache.txt").exists(), reason=f"there is no command {PROGRAM}"
)


def script(path):
    """A module of the other tests, which import their neighbours by name."""
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))
    os.environ.setdefault("ICMPWIRE", str(PROGRAM))
    name = f"{path.parent.name}_{path.stem.replace('-', '_')}"
    if name not in sys.modules:
        loader = importlib.machinery.SourceFileLoader(name, str(path))
        spec = importlib.util.spec_from_loader(name, loader)
        sys.modules[name] = importlib.util.module_from_spec(spec)
        loader.exec_module(sys.modules[name])
    return sys.modules[name]


machine = script(KERNEL / "machine.py")


def merged(frames):
    """(microseconds, interface, frame) in the order in which they arrive."""
    return sorted(
        ((when, device, frame) for device, some in frames.items() for when, frame in some), key=lambda one: one[0]
    )


def by_command(config, frames, behind):
    """{interface: [(microseconds, frame)]}, lines of the trace but those of frames, text of the counters."""
    with tempfile.TemporaryDirectory(prefix="icmpwire-host-") as folder:
        line = machine.command(PROGRAM, folder, config, frames, behind)
        done = subprocess.run(line, capture_output=True, text=True, timeout=60, check=True, env=ENVIRONMENT)
        found = {link["name"]: read_capture(Path(folder) / f"{link['name']}.out") for link in config["interfaces"]}
        counters = (Path(folder) / "counters").read_text(encoding="ascii")
    trace = [text for text in done.stderr.splitlines() if text.split()[1] not in ("in", "out")]
    return {device: some for device, some in found.items() if some}, trace, counters


def read_capture(path):
    octets, frames, at = path.read_bytes(), [], 24
    while at < len(octets):
        second, part, size = (int.from_bytes(octets[at + i : at + i + 4], sys.byteorder) for i in (0, 4, 8))
        frames.append((second * 1_000_000 + part, octets[at + 16 : at + 16 + size]))
        at += 16 + size
    return frames


def outcomes_of(host, frames, behind):
    """All outcomes, in order. Times are those of the command's captures."""
    outcomes = []
    for when, device, frame in merged(frames):
        outcomes += in_order(host.receive_frame(frame, device=device, time=when / 1_000_000))
    return outcomes + host.tick(host.time + behind)


def lines_of(outcome):
    """As the command writes them."""
    yield from (f"{outcome.time:.6f} {step}" for step in outcome.trace)
    for notice in outcome.notices:
        yield f"{outcome.time:.6f} {str(notice).replace(notice.error, str(notice.errno)) if notice.errno else notice}"


def by_host(config, frames, behind):
    """As by_command, and the outcomes."""
    events = merged(frames)
    host = Host(json.loads(json.dumps(config)), time=events[0][0] / 1_000_000 if events else 1.0)
    outcomes, found = outcomes_of(host, frames, behind), {}
    for outcome in outcomes:
        for sent in outcome.sent:
            found.setdefault(sent.device, []).append((round(outcome.time * 1_000_000), sent.frame))
    return (found, [line for outcome in outcomes for line in lines_of(outcome)], str(host.counters)), host, outcomes
