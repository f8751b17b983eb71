# SPDX-License-Identifier: BSD-2-Clause
"""The Internet checksum (RFC 1071) as ICMP uses it: compute, check, update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _core
from ._types import AddressLike, Family, family_of, octets_of
from .enums import ChecksumState

if TYPE_CHECKING:
    from ._types import Octets


def _ends(
    family: Family, source: AddressLike | None, destination: AddressLike | None
) -> tuple[bytes | None, bytes | None]:
    if family == 4 or source is None or destination is None:
        return None, None
    return octets_of(source, 6), octets_of(destination, 6)


def checksum(
    message: Octets,
    *,
    family: Family | None = None,
    source: AddressLike | None = None,
    destination: AddressLike | None = None,
) -> int:
    """What the checksum field of a whole message must hold; the field itself counts as zero.

    family: 4 or 6; a message object tells it.
    ICMPv6 covers the packet's source and final destination (RFC 8200 section 8.1): ValueError without them, and for a
    message of fewer than 4 octets, which has no such field.

    >>> hex(checksum(bytes.fromhex("0800000000010001"), family=4))
    '0xf7fd'
    """
    family = family_of(message, family)
    ends = _ends(family, source, destination)
    if family == 6 and ends[0] is None:
        raise ValueError("the checksum of ICMPv6 needs the source and the destination")
    value = _core.icmpwire_checksum_compute(family, message, *ends)
    if not value and len(bytes(message)) < 4:
        raise ValueError("a message of fewer than 4 octets has no checksum")
    return value


def checksum_state(
    message: Octets,
    *,
    family: Family | None = None,
    source: AddressLike | None = None,
    destination: AddressLike | None = None,
) -> ChecksumState:
    """Whether the checksum of a whole message is right; UNKNOWN for ICMPv6 without addresses, and below 4 octets.

    >>> checksum_state(bytes.fromhex("0800f7fd00010001"), family=4)
    ChecksumState.GOOD
    """
    family = family_of(message, family)
    return ChecksumState(_core.icmpwire_checksum_check(family, message, *_ends(family, source, destination)))


def extension_checksum_state(structure: Octets) -> ChecksumState:
    """Whether the checksum of an extension structure is right, from its version to its end (RFC 4884 section 7)."""
    return ChecksumState(_core.icmpwire_checksum_check_extension(structure))


def checksum_sum(octets: Octets, before: int = 0) -> int:
    """The one's complement sum of octets as 16-bit numbers, folded and not complemented (RFC 1071 section 1).

    before: the sum of an even number of octets in front of them.
    """
    return _core.icmpwire_checksum_sum(octets, before)


def pseudo_header_sum(source: AddressLike, destination: AddressLike, size: int, next_header: int = 58) -> int:
    """The sum of the pseudo-header (RFC 8200 section 8.1) of an upper-layer packet of `size` octets."""
    return _core.icmpwire_checksum_pseudo6(octets_of(source, 6), octets_of(destination, 6), size, next_header)


def checksum_update(checksum: int, before: int, after: int) -> int:
    """The checksum after one aligned 16-bit field changed from `before` to `after` (RFC 1624, equation 3).

    >>> hex(checksum_update(0xf7fd, 1, 2))
    '0xf7fc'
    """
    return _core.icmpwire_checksum_update(checksum, before, after)


def checksum_replace(checksum: int, before: Octets, after: Octets) -> int:
    """The checksum after octets that began at an even offset were replaced.

    Sizes may differ, and must be even unless the octets end the message. The size in a pseudo-header is not updated.
    """
    return _core.icmpwire_checksum_replace(checksum, before, after)
