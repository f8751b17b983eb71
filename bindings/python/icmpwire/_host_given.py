# SPDX-License-Identifier: BSD-2-Clause
"""What users give to a host, as the library takes it."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING, Union

from ._host_node import mac_in
from ._types import AddressLike
from .host_errors import HostError
from .host_events import ETHERTYPE_IPV4, ETHERTYPE_IPV6

if TYPE_CHECKING:
    from ._types import Octets

Time = Union[int, float, datetime]
"""Seconds since 1970, or a moment."""


def microseconds(time: Time) -> int:
    """A time as the library has it; ValueError for one before 1970 or behind the year 294246."""
    since = time.timestamp() if isinstance(time, datetime) else time
    found = round(since * 1_000_000) if abs(since) < 9.2e12 else -1
    if found < 0:
        raise ValueError(f"{time!r} is not a time in seconds since 1970")
    return found


def octets_of(given: Octets) -> bytes:
    """The octets of a packet."""
    if isinstance(given, (int, str)):
        raise TypeError(f"a bytes-like object is needed, not {type(given).__name__}")
    return bytes(given)


def ethertype_of(packet: bytes) -> int:
    """That of a packet's version, as an interface without a link layer takes it."""
    return ETHERTYPE_IPV6 if packet and packet[0] >> 4 == 6 else ETHERTYPE_IPV4


def packed(address: AddressLike | None) -> bytes | None:
    """An address as the library takes it."""
    if address is None:
        return None
    found = ip_address(address)
    if "%" in str(found):
        raise HostError(f"{found} has a zone; it is named as device")
    return found.packed


def mac_octets(mac: str | bytes) -> bytes:
    """A MAC address out of ``02:00:00:00:00:01`` or octets."""
    octets = mac_in(mac) if isinstance(mac, str) else bytes(mac)
    if octets is None or len(octets) != 6:
        raise HostError(f"{mac!r} is not a MAC address")
    return octets
