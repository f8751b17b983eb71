# SPDX-License-Identifier: BSD-2-Clause
"""What the tests of the package share with those of the library: vectors, captures, the command."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icmpwire
import pytest

ROOT = Path(__file__).resolve().parents[3]
COMMAND = Path(os.environ.get("ICMPWIRE", Path(icmpwire.__file__).parents[3] / "src/icmpwire"))
needs_command = pytest.mark.skipif(not COMMAND.exists(), reason="the command is not built")

sys.path.insert(0, str(ROOT / "tests/vectors"))
from second.vector import Vector, vectors_of  # noqa: E402


class _File:
    """A file of vectors, with every line that is a key alone as one with an empty value."""

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, path.name

    def read_text(self, encoding: str) -> str:
        return re.sub(r"^only$", "only =", self.path.read_text(encoding), flags=re.MULTILINE)


def vectors(folder: str) -> Iterator[Vector]:
    """Those of tests/vectors or tests/findings."""
    for path in sorted((ROOT / "tests" / folder).glob("*.vec")):
        yield from vectors_of(_File(path))


def run(*arguments: str | Path) -> str:
    """What the command writes. A sanitizer that was put before Python is not for it."""
    environment = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    command = [COMMAND, *arguments]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=300, check=True
    ).stdout


def objects(*arguments: str | Path) -> list[dict[str, Any]]:
    """What the command writes as JSON Lines."""
    return [json.loads(line) for line in run(*arguments).splitlines()]


def write_capture(path: Path, packets: list[tuple[bytes, int]]) -> Path:
    """A capture of raw IP: octets and the size on the wire of each packet."""
    frames = (
        struct.pack("<4I", number, 0, len(octets), size) + octets for number, (octets, size) in enumerate(packets)
    )
    path.write_bytes(struct.pack("<I2H4I", 0xA1B2C3D4, 2, 4, 0, 0, 1 << 18, 101) + b"".join(frames))
    return path


def read_capture(path: Path) -> Iterator[tuple[float, bytes]]:
    """Seconds and octets of each packet of a little-endian capture."""
    octets = path.read_bytes()
    at = 24
    while at < len(octets):
        seconds, micro, size, _ = struct.unpack_from("<4I", octets, at)
        yield seconds + micro / 1e6, octets[at + 16 : at + 16 + size]
        at += 16 + size
