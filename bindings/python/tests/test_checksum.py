# SPDX-License-Identifier: BSD-2-Clause
"""Checksums: the vectors' verdicts, RFC 1071's definition, and scapy's sums."""

from __future__ import annotations

import array
import mmap
import tempfile
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree import Vector, vectors

from icmpwire.checksums import (
    checksum,
    checksum_replace,
    checksum_state,
    checksum_sum,
    checksum_update,
    extension_checksum_state,
    pseudo_header_sum,
)
from icmpwire.enums import ChecksumState

VECTORS = list(vectors("vectors"))


def by_definition(octets: bytes) -> int:
    """The one's complement sum of 16-bit numbers (RFC 1071 section 1)."""
    octets += bytes(len(octets) % 2)
    total = sum(int.from_bytes(octets[at : at + 2], "big") for at in range(0, len(octets), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


@pytest.mark.parametrize("vector", VECTORS, ids=[vector.name for vector in VECTORS])
def test_vectors(vector: Vector) -> None:
    ends = {name: vector.settings[name] for name in ("source", "destination") if name in vector.settings}
    family = vector.family
    state = checksum_state(vector.octets, family=family, **ends)
    assert [state.keyword] == vector.said("checksum")
    if len(vector.octets) >= 4:
        right = checksum(vector.octets, family=family, **ends)
        stands = int.from_bytes(vector.octets[2:4], "big")
        assert (state is ChecksumState.GOOD) == (stands == right)


@given(st.binary(max_size=80), st.integers(0, 0xFFFF))
def test_sums(octets: bytes, before: int) -> None:
    assert checksum_sum(octets) == by_definition(octets)
    assert checksum_sum(octets, before) == by_definition(before.to_bytes(2, "big") + octets)


@given(st.binary(min_size=4, max_size=80), st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_what_is_filled_in_is_good(octets: bytes, source: bytes, destination: bytes) -> None:
    blank = octets[:2] + b"\0\0" + octets[4:]
    pseudo = source + destination + len(octets).to_bytes(4, "big") + bytes([0, 0, 0, 58])
    assert pseudo_header_sum(source, destination, len(octets)) == by_definition(pseudo)
    six = checksum(octets, family=6, source=source, destination=ip_address(destination))
    assert six in (by_definition(pseudo + blank) ^ 0xFFFF, 0xFFFF)
    whole = octets[:2] + six.to_bytes(2, "big") + octets[4:]
    assert checksum_state(whole, family=6, source=source, destination=destination) is ChecksumState.GOOD
    four = checksum(octets, family=4)
    assert four in (by_definition(blank) ^ 0xFFFF, 0xFFFF)
    assert checksum_state(octets[:2] + four.to_bytes(2, "big") + octets[4:], family=4) is ChecksumState.GOOD


@given(st.binary(min_size=8, max_size=64), st.binary(max_size=40), st.integers(2, 30))
def test_updates(octets: bytes, new: bytes, half: int) -> None:
    message = b"\1" + octets[1:]  # not all zeros
    at = min(half * 2, len(message) & ~1)
    end = message[at:]
    changed = message[:at] + new
    was = checksum(message, family=4)
    assert checksum_replace(was, end, new) % 0xFFFF == checksum(changed, family=4) % 0xFFFF
    pair = int.from_bytes(message[4:6], "big")
    other = message[:4] + b"\xab\xcd" + message[6:]
    assert checksum_update(was, pair, 0xABCD) % 0xFFFF == checksum(other, family=4) % 0xFFFF


def test_against_scapy() -> None:
    inet = pytest.importorskip("scapy.layers.inet")
    inet6 = pytest.importorskip("scapy.layers.inet6")
    for size in range(0, 60, 7):
        octets = bytes(inet.ICMP(type=8, id=7, seq=size) / (b"x" * size))
        assert checksum(octets, family=4) == int.from_bytes(octets[2:4], "big")
        packet = bytes(
            inet6.IPv6(src="fe80::1", dst="ff02::1") / inet6.ICMPv6EchoRequest(id=7, seq=size, data=b"y" * size)
        )
        assert checksum(packet[40:], family=6, source="fe80::1", destination="ff02::1") == int.from_bytes(
            packet[42:44], "big"
        )


def test_extension_structures() -> None:
    assert extension_checksum_state(bytes.fromhex("20000000")) is ChecksumState.ABSENT
    assert extension_checksum_state(bytes.fromhex("2000dfff")) is ChecksumState.GOOD
    assert extension_checksum_state(bytes.fromhex("2000dffe")) is ChecksumState.BAD


def test_any_buffer() -> None:
    octets = bytes.fromhex("0800f7fd00010001")
    with tempfile.TemporaryFile() as file:
        file.write(octets)
        file.flush()
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        for buffer in (octets, bytearray(octets), memoryview(octets), array.array("H", octets), mapped):
            assert checksum(buffer, family=4) == 0xF7FD
        mapped.close()  # nothing holds it any more
    numpy = pytest.importorskip("numpy")
    assert checksum(numpy.frombuffer(octets, numpy.uint8), family=4) == 0xF7FD
    with pytest.raises((BufferError, ValueError)):
        checksum(numpy.frombuffer(octets * 2, numpy.uint8)[::2], family=4)


def test_the_buffer_is_let_go() -> None:
    octets = bytearray.fromhex("0800f7fd00010001")
    checksum(octets, family=4)
    with pytest.raises(ValueError):
        checksum(octets, family=9)
    octets.append(0)  # a buffer that is held cannot grow


def test_refusals() -> None:
    for octets, family, ends in (
        (bytes(3), 4, {}),
        (bytes(8), 6, {}),
        (bytes(8), 6, {"source": "fe80::1"}),
        (bytes(8), 6, {"source": "192.0.2.1", "destination": "fe80::1"}),
        (bytes(8), 6, {"source": "nowhere", "destination": "fe80::1"}),
    ):
        with pytest.raises(ValueError):
            checksum(octets, family=family, **ends)
    assert checksum_state(bytes(8), family=6) is ChecksumState.UNKNOWN
    assert checksum_state(bytes(3), family=4) is ChecksumState.UNKNOWN
    with pytest.raises(TypeError):
        checksum("text", family=4)
    with pytest.raises(OverflowError):
        checksum_update(65536, 0, 0)
