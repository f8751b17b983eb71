# SPDX-License-Identifier: BSD-2-Clause
"""What the tests of captures share: captures of the tree and made ones."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from tree import COMMAND, ROOT, vectors

os.environ.setdefault("ICMPWIRE", str(COMMAND))
sys.path.insert(0, str(ROOT / "tests/cli"))

import support  # noqa: E402  makes the captures of the command's tests

CAPTURES = [ROOT / "corpus/demo.pcap", *sorted((ROOT / "tests/tracker").glob("*.pcap"))]
RAW, ETHERNET = support.RAW, support.ETHERNET
ECHO4, ECHO6 = support.PACKET4, support.PACKET6


def made(path: Path, frames: list[bytes], link_type: int = RAW, **options: Any) -> Path:
    path.write_bytes(support.pcap(link_type, frames, nanoseconds=True, **options))
    return path


def vector_packets() -> list[bytes]:
    """Every message of tests/vectors, in a packet of its own."""
    wrap = {4: support.ipv4, 6: support.ipv6}
    return [wrap[vector.family](vector.octets) for vector in vectors("vectors")]
