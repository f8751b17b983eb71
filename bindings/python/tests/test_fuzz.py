# SPDX-License-Identifier: BSD-2-Clause
"""A million buffers that nobody wrote: each is read, or one of the package's exceptions says why not."""

from __future__ import annotations

import random
from typing import Any

import icmpwire
import pytest
from icmpwire import IcmpWireError
from icmpwire._node import Node
from class_support import VECTORS

SHORT = [v for v in VECTORS if len(v.octets) < 600]
ODD = (0, 1, 2, 3, 4, 5, 7, 8, 16, 20, 58, 60, 0x7F, 0x80, 0xC0, 0xFF)
CHUNK = 50_000
CHUNKS = range(20)


def headers_of(rng: random.Random, octets: bytes, family: int) -> bytes:
    """A message in a packet, with headers in front of it."""
    if family == 4:
        size = rng.choice((20, 20, 24, 60))
        head = (
            bytes([0x40 | size // 4, 0])
            + (size + len(octets)).to_bytes(2, "big")
            + bytes(4)
            + bytes([64, 1])
            + bytes(10)
        )
        return head + bytes(rng.choice(ODD) for _ in range(size - 20)) + octets
    chain, following = b"", 58
    for _ in range(rng.choice((0, 0, 1, 2, 3))):
        kind = rng.choice((0, 43, 44, 51, 60, 135, 139, 140))
        chain = bytes([following, 0]) + bytes(rng.choice(ODD) for _ in range(6)) + chain
        following = kind
    size = len(chain) + len(octets)
    return bytes([0x60, 0, 0, 0, size >> 8 & 255, size & 255, following, 64]) + bytes(32) + chain + octets


def mutated(rng: random.Random, octets: bytes) -> bytes:
    changed = bytearray(octets)
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        at = rng.randrange(len(changed) + 1)
        way = rng.random()
        if way < 0.5 and changed:
            changed[at - 1] = rng.choice((*ODD, rng.randrange(256)))
        elif way < 0.7:
            del changed[at:]
        elif way < 0.8:
            del changed[at : at + rng.choice((1, 2, 4, 8))]
        else:
            changed[at:at] = bytes(rng.choice(ODD) for _ in range(rng.choice((1, 4, 8))))
    return bytes(changed)


def buffers(seed: int, count: int) -> Any:
    """(octets, family; 0: a packet)"""
    rng = random.Random(seed)
    for _ in range(count):
        vector = rng.choice(SHORT)
        octets = rng.randbytes(rng.randrange(64)) if rng.random() < 0.2 else mutated(rng, vector.octets)
        if rng.random() < 0.3:
            packet = headers_of(rng, octets, vector.family)
            yield (mutated(rng, packet) if rng.random() < 0.5 else packet), 0
        else:
            yield octets, vector.family


def read_all(value: Any) -> None:
    """Every attribute, down to the innermost."""
    if isinstance(value, Node):
        value.fault, value.offset  # noqa: B018
        for name in value.fields():
            if name != "payload":
                read_all(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            read_all(one)


def decoded(octets: bytes, family: int, errors: str) -> Any:
    if family:
        return icmpwire.decode(octets, family, errors=errors)
    return icmpwire.decode_packet(octets, errors=errors)


def survive(octets: bytes, family: int) -> None:
    try:
        message = decoded(octets, family, "raise")
    except IcmpWireError as error:
        assert 0 <= error.offset <= len(octets) and 0 <= error.readable <= len(octets), octets.hex()
        try:
            message = decoded(octets, family, "collect")
        except IcmpWireError:
            assert not family  # a packet without a header
            return
        layers = message.layers
        assert any(layer.fault for layer in layers)
    for layer in message.layers:
        read_all(layer)
    if family:
        assert bytes(message) == octets
    else:
        assert bytes(message) == octets[: len(message)]


@pytest.mark.slow_under_asan
@pytest.mark.parametrize("chunk", CHUNKS)
def test_read_as_what_they_are(chunk: int) -> None:
    for octets, family in buffers(chunk, CHUNK):
        survive(octets, family)


@pytest.mark.parametrize("chunk", range(100, 104))
def test_shown_copied_and_written(chunk: int) -> None:
    """A few of them in every other way, which the sanitizer sees too."""
    for octets, family in buffers(chunk, 1_000):
        survive(octets, family)
        try:
            message = decoded(octets, family, "collect")
        except IcmpWireError:
            continue
        assert message.copy() == message and hash(message) == hash(message.copy())
        message.to_json(), message._repr_html_(), message.tree(), message.summary(), message.bits(), repr(message)
        for name, kind, origin, *_ in message._fields():
            if origin != "fixed" and kind in ("octets", "list", "number"):
                try:
                    bytes(message.replace(**{name: getattr(message, name)}))
                except IcmpWireError:
                    pass


@pytest.mark.parametrize("count", [1, 50, 63, 64, 65, 200, 900, 5000])
def test_long_chains_of_headers(count: int) -> None:
    octets = bytes([0, 0, 1, 4, 0, 0, 0, 0]) * (count - 1) + bytes([58, 0, 1, 4, 0, 0, 0, 0]) + bytes([128, 0, 0, 0])
    survive(bytes([0x60, 0, 0, 0]) + len(octets).to_bytes(2, "big") + bytes([0, 64]) + bytes(32) + octets, 0)


def test_elements_of_any_octets() -> None:
    from class_support import ELEMENTS

    rng = random.Random(7)
    for _ in range(200):
        for made in ELEMENTS:
            octets = bytes(
                rng.choice((*ODD, rng.randrange(256))) for _ in range(rng.choice((0, 1, 4, 8, 8, 16, 24, 40)))
            )
            try:
                read_all(made.decode(octets))
            except IcmpWireError:
                read_all(made.decode(octets, errors="collect"))
