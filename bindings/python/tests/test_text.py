# SPDX-License-Identifier: BSD-2-Clause
"""Text: the golden files of the library, and DNS names there and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree import ROOT

from icmpwire import text, v4
from icmpwire.errors import IcmpWireError

GOLDEN = sorted((ROOT / "tests/golden/text").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
def test_golden(path: Path) -> None:
    written = path.read_text(encoding="ascii")
    what, size = re.findall(r"^input (\w+), (\d+) octets$", written, re.MULTILINE)[0]
    parts = re.split(r"\n\n(summary|tree|bits)\n\n", written + "\n")
    octets = bytes.fromhex(parts[0].split(" octets\n")[1] if " octets\n" in parts[0] else "")
    for name, expected in zip(parts[1::2], parts[2::2]):
        if what == "packet":
            found = getattr(text, f"packet_{name}")(octets, size=int(size))
        else:
            found = getattr(text, name)(octets, family=int(what[-1]), size=int(size))
        assert found.rstrip("\n") == expected.rstrip("\n")
    assert len(parts) >= 5


def test_there_are_golden_files() -> None:
    assert len(GOLDEN) > 30


def test_of_objects() -> None:
    message = v4.EchoRequest(identifier=1, sequence=2)
    assert text.summary(message) == "ICMP Echo Request: identifier 1, sequence 2"
    assert text.summary(bytes(message), family=4) == text.summary(message)
    with pytest.raises(TypeError):
        text.summary(bytes(message))


def test_long_texts_are_whole() -> None:
    message = v4.EchoRequest(data=bytes(3000))
    assert text.tree(message).count("\n") == len(text.tree(message).splitlines()) == 6
    addresses = bytes.fromhex("09008a56ff020708") + bytes(8) * 255
    tree = text.tree(addresses, family=4)
    assert tree.count("router_address") == 255 and len(tree) > 10000


@given(st.binary(max_size=200), st.sampled_from((4, 6)), st.integers(0, 300))
def test_arbitrary_octets(octets: bytes, family: Any, size: int) -> None:
    for found in (
        text.summary(octets, family=family, size=size),
        text.tree(octets, family=family, size=size),
        text.bits(octets, family=family, size=size),
        text.packet_tree(octets, size=size),
        text.packet_bits(octets, size=size),
        text.escape(octets),
    ):
        assert re.fullmatch(r"[ -~\n]*", found)
    assert "\n" not in text.summary(octets, family=family)


def test_escape() -> None:
    assert text.escape(b"eth0\0\0") == "eth0"
    assert text.escape(b'a"\\\n\xff') == 'a\\"\\\\\\x0a\\xff'


# ---- names ----


def test_names() -> None:
    for name, octets in (
        ("www.example.com", b"\3www\7example\3com\0"),
        (".", b"\0"),
        ("a", b"\1a\0"),
        (r"a\046b.c", b"\3a.b\1c\0"),
        (r"\032\255", b"\2 \xff\0"),
        ("x" * 63, b"\x3f" + b"x" * 63 + b"\0"),
    ):
        assert text.domain_name_octets(name) == octets
        assert text.domain_name(octets) == name
    assert text.domain_name_octets("example.com.") == text.domain_name_octets("example.com")


def test_compressed_names() -> None:
    message = bytes(12) + b"\7example\3com\0" + b"\3www\xc0\x0c"
    assert text.domain_name(message, 25, first=12) == "www.example.com"
    assert text.domain_name(message, 12) == "example.com"
    for wrong in ({"first": 13}, {}):
        with pytest.raises(ValueError):
            text.domain_name(message, 25, **wrong)
    with pytest.raises(ValueError):
        text.domain_name(message, len(message) + 1)


def test_broken_names() -> None:
    for octets in (b"", b"\3ab", b"\x40" + b"x" * 64 + b"\0", b"\3www", b"\1a" * 128 + b"\0"):
        with pytest.raises(ValueError):
            text.domain_name(octets)
    for name in ("", "..", "a..b", ".a", "x" * 64, r"\300", r"\12", ".".join("a" * 128)):
        with pytest.raises(IcmpWireError):
            text.domain_name_octets(name)
    for nothing in (b"a", None, 3):
        with pytest.raises(TypeError):
            text.domain_name_octets(nothing)


@given(
    st.lists(st.binary(min_size=1, max_size=63), min_size=1, max_size=4).filter(
        lambda ls: sum(map(len, ls)) + len(ls) < 255
    )
)
def test_names_there_and_back(labels: list[bytes]) -> None:
    octets = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    assert text.domain_name_octets(text.domain_name(octets)) == octets
