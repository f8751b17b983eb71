# SPDX-License-Identifier: BSD-2-Clause
"""Octets of a message do what bytes do."""

from __future__ import annotations

from icmpwire import v4

DATA = v4.EchoRequest.decode(v4.EchoRequest(data=b"ping").build()).data


def test_octets_are_iterated_like_bytes() -> None:
    assert list(DATA) == list(b"ping")


def test_octets_contain_what_bytes_contain() -> None:
    for part in (ord("i"), b"in", bytearray(b"ng"), b""):
        assert part in DATA
    for part in (0, b"gn"):
        assert part not in DATA


def test_octets_are_written_in_hexadecimal_like_bytes() -> None:
    assert DATA.hex(sep=":", bytes_per_sep=2) == b"ping".hex(sep=":", bytes_per_sep=2) == "7069:6e67"
