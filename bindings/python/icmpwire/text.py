# SPDX-License-Identifier: BSD-2-Clause
"""Messages and packets as text. Whatever comes from the wire is escaped: texts are printable ASCII and newlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _core
from ._types import family_of

if TYPE_CHECKING:
    from ._types import Family, Octets


def summary(message: Octets, *, family: Family | None = None, size: int = 0) -> str:
    """One line without a newline; a fault ends it.

    family: 4 or 6; a message object tells it.
    size: octets of the message on the wire, when there were more than are here.

    >>> summary(bytes.fromhex("0800f7fd00010001"), family=4)
    'ICMP Echo Request: identifier 1, sequence 1'
    >>> summary(bytes.fromhex("0800f7fd0001"), family=4)
    'ICMP Echo Request: identifier 1 [truncated at 6 in sequence]'
    """
    return _core.core_text(_core.CORE_SUMMARY, family_of(message, family), message, size)


def tree(message: Octets, *, family: Family | None = None, size: int = 0) -> str:
    """A line for each field, indented by depth, with offset, name and value. family, size: as of summary."""
    return _core.core_text(_core.CORE_TREE, family_of(message, family), message, size)


def bits(message: Octets, *, family: Family | None = None, size: int = 0) -> str:
    """A diagram in the manner of RFCs, 32 bits a row. family, size: as of summary."""
    return _core.core_text(_core.CORE_BITS, family_of(message, family), message, size)


def packet_tree(packet: Octets, *, size: int = 0) -> str:
    """As tree, of a packet from its IP header."""
    return _core.core_text(_core.CORE_PACKET_TREE, 4, packet, size)


def packet_bits(packet: Octets, *, size: int = 0) -> str:
    """As bits, of a packet from its IP header."""
    return _core.core_text(_core.CORE_PACKET_BITS, 4, packet, size)


def escape(octets: Octets) -> str:
    r"""Octets as text: printable ASCII stays, others become \\xNN, backslash and quote are escaped; last NULs go.

    >>> escape(b'eth0\n"\0\0')
    'eth0\\x0a\\"'
    """
    return _core.core_escape(octets)


# ---- DNS names ----


def domain_name(octets: Octets, offset: int = 0, *, first: int | None = None) -> str:
    r"""The DNS name in label form (RFC 1035 section 3.1) at an offset as text; the root is ``.``.

    Dots, backslashes, spaces and what is not printable within a label become \\DDD.
    first: compression pointers count from the start of the octets, and lead to this offset or behind it. None: there
    may be no pointers.
    ValueError: the name is broken.

    >>> domain_name(b"\3www\7example\3com\0")
    'www.example.com'
    >>> domain_name(b"\7example\3com\0\3www\xc0\0", 13, first=0)
    'www.example.com'
    """
    name = _core.core_domain_name(octets, offset, first is not None, first or 0)
    if name is None:
        raise ValueError("the name is broken")
    return name


def domain_name_octets(name: str) -> bytes:
    r"""A name in label form, the reverse of domain_name; a dot at the end changes nothing.

    ValueError: a label is empty or longer than 63 octets, or the name longer than 255 octets in label form.

    >>> domain_name_octets("www.example.com")
    b'\x03www\x07example\x03com\x00'
    """
    return _core.core_domain_name_octets(name)
