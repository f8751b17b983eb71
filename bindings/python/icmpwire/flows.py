# SPDX-License-Identifier: BSD-2-Clause
"""Which flow a message belongs to, what errors quote, and what answers what."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from . import _core
from ._types import Address, address_of, family_of
from .enums import Confidence, Extent, Protocol

if TYPE_CHECKING:
    from ._types import Family, Octets

# ---- flows ----


@dataclass(frozen=True)
class Tuple:
    """A flow, in the direction of the packet that it was read from: the source sent it.

    The addresses are those that the transport sees: IPv6 routing headers and home address options are followed. What
    `confidence` leaves out is zero.
    """

    protocol: Protocol
    confidence: Confidence
    inner: bool
    """It is that of a packet which the message quotes: the message itself goes towards this source."""
    source_port: int
    """ICMP: the identifier, in both ports, of types that have one; otherwise 0."""
    destination_port: int
    type: int
    """ICMP: of the message, or of the quoted one."""
    code: int
    source: Address
    destination: Address

    @property
    def version(self) -> int:
        """4 or 6."""
        return self.source.version

    def reversed(self) -> Tuple:
        """The flow of the packets that go the other way; type and code stay what they are."""
        return replace(
            self,
            source=self.destination,
            destination=self.source,
            source_port=self.destination_port,
            destination_port=self.source_port,
        )

    def hash(self, seed: int = 0) -> int:
        """32 bits that are the same in both directions, and for an error and the flow that it is about.

        They depend on version, addresses, protocol and ports, and are the same on every machine: what chooses a worker.
        The seed, of 32 bits, keeps strangers from guessing them.
        """
        ends = self.source.packed, self.destination.packed
        return _core.core_flow_hash(self.protocol, *ends, self.source_port, self.destination_port, seed)


def _tuple(flow: _core._Flow | None) -> Tuple | None:
    if flow is None:
        return None
    protocol, confidence, inner, source_port, destination_port, type, code, source, destination = flow
    return Tuple(
        Protocol(protocol),
        Confidence(confidence),
        inner,
        source_port,
        destination_port,
        type,
        code,
        address_of(source),
        address_of(destination),
    )


def flow(packet: Octets, *, size: int = 0) -> Tuple | None:
    """The flow that a packet belongs to, from its IP header on: that of an error is the quoted packet's.

    size: octets of the packet on the wire, when there were more than are here.
    None: it is no IP packet, or a quoted IP header is not whole.

    >>> packet = bytes.fromhex("450000200001000040110000c0000201c6336407" "d4310035000c0000" "00000000")
    >>> found = flow(packet)
    >>> print(found.protocol, found.source, found.source_port, found.destination, found.destination_port)
    17 (udp) 192.0.2.1 54321 198.51.100.7 53
    """
    return _tuple(_core.core_flow(packet, size))


def inner_tuple(message: Octets, *, family: Family | None = None, size: int = 0) -> Tuple | None:
    """The flow of the packet that an error, or a redirect, quotes; None: it quotes none, or not a whole IP header.

    family: 4 or 6; a message object tells it. size: octets of the message on the wire, when there were more.
    """
    return _tuple(_core.core_inner(family_of(message, family), message, size))


def community_id(
    packet: Octets, *, seed: int = 0, variant: Literal["zeek", "suricata"] = "zeek", size: int = 0
) -> str | None:
    """The Community ID (version 1) of a packet from its IP header: for ICMP, of the message itself.

    variant: ``zeek`` is the specification's baseline, ``suricata`` what Suricata makes of ICMP.
    None: the packet has none, as its ports or its type are not there: a later fragment, or one that is cut before them.

    >>> community_id(bytes.fromhex("4500001c0001000040110000c0a8013408080808d539003500000000"))
    '1:d/FP5EW3wiY1vCndhwleRRKHowQ='
    """
    octets = _core.core_community(packet, size, seed, ("zeek", "suricata").index(variant))
    if octets is None:
        return None
    return "1:" + base64.b64encode(hashlib.sha1(octets, usedforsecurity=False).digest()).decode()


def answers(request: Octets, reply: Octets, *, family: Family | None = None) -> bool:
    """Does `reply` answer `request`?

    Both are packets from their IP headers: their types pair, what a reply repeats is the same, and it comes from where
    it may and goes to who asked. Or both are messages, which message objects say of themselves and `family` of octets:
    then each is taken to go to where the other came from.
    A message that is not whole as far as that answers nothing.

    >>> answers(bytes.fromhex("0800f7fc00010002"), bytes.fromhex("0000fffc00010002"), family=4)
    True
    """
    asking: Family | None = getattr(request, "family", family)
    answering: Family | None = getattr(reply, "family", family)
    if asking is None and answering is None:
        return _core.core_answers(request, reply)
    if asking is None or answering is None:
        raise TypeError("a packet and a message alone cannot be told to answer each other")
    return asking == answering and _core.core_answers_alone(asking, request, reply)


# ---- quotes ----


@dataclass(frozen=True)
class Quote:
    """What a quoted datagram says of itself. What is not complete is zero: nothing is guessed."""

    version: int
    """4 or 6; 0: it is no IP header."""
    chain: Extent
    """The headers up to the transport."""
    ports: Extent
    """Of TCP, UDP, DCCP, SCTP and UDP-Lite."""
    icmp: Extent
    """Type and code of ICMP or ICMPv6."""
    identified: Extent
    """Identifier and sequence number, where the type has them."""
    type: int
    code: int
    fragment: bool
    """It is one of several fragments, the first included."""
    identifier: int
    sequence: int
    fragment_offset: int
    """Octets."""
    protocol: Protocol
    """Of the transport, or of the header that is missing."""
    hop_limit: int
    source_port: int
    destination_port: int
    total_length: int
    """Octets of the whole packet, as its header says."""
    source: Address | None
    destination: Address | None
    transport: memoryview
    """What is quoted behind the headers, without a copy."""


def quoted(datagram: Octets) -> Quote:
    """Reads what an error quotes: IPv4 with options, IPv6 through its extension headers, ports, nested ICMP.

    Where not even the IP header is whole, the addresses are None.

    >>> found = quoted(bytes.fromhex("450000200001000040110000c0000201c6336407" "d431"))
    >>> found.source, found.chain, found.ports
    (IPv4Address('192.0.2.1'), Extent.COMPLETE, Extent.CUT_OFF)
    """
    members = list(_core.core_quote(datagram))
    for index in range(1, 5):
        members[index] = Extent(members[index])
    members[11] = Protocol(members[11])
    for index in (16, 17):
        members[index] = address_of(members[index]) if members[index] else None
    members[18] = memoryview(members[18])
    return Quote(*members)


# ---- order ----


def order_messages(messages: list[Octets], *, family: Family) -> list[int]:
    """Indices of up to 256 messages, those of one layout together and in the order of their arrival.

    ValueError: there are more.
    """
    return _core.core_order(messages, family)


def order_packets(packets: list[Octets]) -> list[int]:
    """The same for packets from their IP headers; those that carry something else come together."""
    return _core.core_order(packets, 0)
