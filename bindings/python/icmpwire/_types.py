# SPDX-License-Identifier: BSD-2-Clause
"""Types that signatures of the package share."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING, Literal, SupportsBytes, Union

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

    Buffer = ReadableBuffer
    Octets = Union[ReadableBuffer, SupportsBytes]
    """What has a buffer, and what has __bytes__: messages, packets."""

Family = Literal[4, 6]
"""Which ICMP: 4 for ICMPv4 (RFC 792), 6 for ICMPv6 (RFC 4443)."""

Errors = Literal["raise", "collect"]
"""What to do about what is broken: to raise it, or to keep it as the fault of what could be read."""

Address = Union[IPv4Address, IPv6Address]
AddressLike = Union[str, int, bytes, IPv4Address, IPv6Address]
"""What ipaddress.ip_address takes, and addresses."""


def address_of(octets: bytes) -> Address:
    """4 or 16 octets as an address."""
    return IPv4Address(octets) if len(octets) == 4 else IPv6Address(octets)


def octets_of(address: AddressLike, family: Family) -> bytes:
    """An address of the family as octets; ValueError for one of the other family."""
    kind = IPv4Address if family == 4 else IPv6Address
    found = kind(address) if isinstance(address, int) else ip_address(address)
    if found.version != family:
        raise ValueError(f"{found} is not an IPv{family} address")
    return found.packed


def family_of(message: object, family: Family | None) -> Family:
    """The family that was given, or the message's own; TypeError: octets do not tell it."""
    found: Family | None = getattr(message, "family", None) if family is None else family
    if found is None:
        raise TypeError("family=4 or family=6 is missing: octets do not tell it")
    return found
