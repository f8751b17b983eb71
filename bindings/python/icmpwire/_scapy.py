# SPDX-License-Identifier: BSD-2-Clause
"""To and from Scapy's packets, by way of their octets, where Scapy is installed."""

from __future__ import annotations

from typing import Any

from . import _core
from ._node import Header, Layer, Message
from ._types import Errors


def _message_class(message: Message) -> Any:
    """Scapy's class for a message: it has one for ICMPv4 and one for each type of ICMPv6."""
    from scapy.layers import inet, inet6

    if message.family == 4:
        return inet.ICMP
    octets = bytes(message)
    return inet6.ICMPv6Unknown if not octets else _icmp6_class(inet6, octets[0])


def _icmp6_class(inet6: Any, type: int) -> Any:
    name = inet6.icmp6typescls.get(type, "ICMPv6Unknown")
    return getattr(inet6, name) if isinstance(name, str) else name


def to_scapy(layer: Layer) -> Any:
    """The same octets as a packet of Scapy."""
    from scapy.layers import inet, inet6

    if isinstance(layer, Message):
        return _message_class(layer)(bytes(layer))
    octets = bytes(layer)
    if isinstance(layer, Header) and octets and octets[0] >> 4 == 4 and type(layer).__name__ == "IPv4":
        return inet.IP(octets)
    if type(layer).__name__ == "IPv6":
        return inet6.IPv6(octets)
    raise TypeError(f"a packet begins with an IPv4 or IPv6 header, not with {type(layer).__name__}")


def from_scapy(packet: Any, *, errors: Errors = "raise") -> Any:
    """Decodes a packet of Scapy: from its IP header where it has one, otherwise its ICMP layer.

    TypeError: it has neither. A :class:`~icmpwire.errors.DecodeError` as :func:`icmpwire.decode_packet`.
    """
    from scapy.layers import inet, inet6
    from scapy.packet import Packet

    if not isinstance(packet, Packet):
        raise TypeError(f"a packet of Scapy is needed, not {packet!r}")
    for kind in (inet.IP, inet6.IPv6):
        if kind in packet:
            return _core.decode_packet(bytes(packet[kind]), errors=errors)
    if inet.ICMP in packet:
        return _core.decode(bytes(packet[inet.ICMP]), 4, errors=errors)
    for layer in packet.layers():
        if layer.__name__.startswith(("ICMPv6", "_ICMPv6")):
            return _core.decode(bytes(packet[layer]), 6, errors=errors)
    raise TypeError(f"no IP header and no ICMP layer in {packet!r}")
