# SPDX-License-Identifier: BSD-2-Clause
"""What a host has: interfaces, routes, neighbors, sockets and the like, as they are at the time of asking.

Times are seconds since 1970; None stands for never. Interfaces are told by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network, ip_interface, ip_network
from typing import Any, Union

from ._types import Address, Family, address_of
from .enums import AddressState, NeighborState, RouteType, SocketKind
from .rules import REJECT_WAYS, RejectWay

Row = Mapping[str, Any]
Names = Mapping[int, str]

MICROSECONDS = 1_000_000


def seconds(microseconds: int | None) -> float | None:
    """A time as Python has it."""
    return None if microseconds is None else microseconds / MICROSECONDS


def _address(octets: bytes | None) -> Address | None:
    return None if octets is None else address_of(octets)


def mac_text(octets: bytes) -> str:
    """``02:00:00:00:00:01``"""
    return octets.hex(":")


@dataclass(frozen=True)
class InterfaceAddress:
    """An address of an interface."""

    interface: Union[IPv4Interface, IPv6Interface]
    """The address with its prefix."""
    state: AddressState
    anycast: bool
    """It is answered for, and never a source (RFC 4291 section 2.6)."""
    learned: bool
    """Made of a prefix that a router advertised (RFC 4862 section 5.5)."""
    preferred_until: float | None
    valid_until: float | None

    @classmethod
    def of(cls, row: Row, names: Names) -> InterfaceAddress:
        """Of a row of the table."""
        return cls(
            ip_interface((row["ip"], row["prefix"])),
            AddressState(row["state"]),
            row["anycast"],
            row["learned"],
            seconds(row["preferred_until"]),
            seconds(row["valid_until"]),
        )


@dataclass(frozen=True)
class Group:
    """A multicast group that an interface has joined."""

    address: Address
    users: int
    """How often it was joined; 0: left, which is still to be told."""
    last_reporter: bool
    """Our report was the last one (RFC 2710)."""
    next_report: float | None

    @classmethod
    def of(cls, row: Row, names: Names) -> Group:
        """Of a row of the table."""
        return cls(address_of(row["ip"]), row["users"], row["last_reporter"], seconds(row["next_report"]))


@dataclass(frozen=True)
class Advertising:
    """What a host says as a router (RFC 4861 section 6.2.1)."""

    lifetime: int = 1800
    """As a default router, seconds; 0: it is none."""
    hop_limit: int = 64
    """0: not said, as below."""
    preference: int = 0
    """As a default router: 1 high, 0 medium, -1 low (RFC 4191)."""
    managed: bool = False
    """DHCPv6 has addresses."""
    other: bool = False
    """DHCPv6 has other information."""
    mtu: int = 0
    """Octets."""
    reachable: int = 0
    """Milliseconds."""
    retransmit: int = 0
    """Milliseconds."""
    valid: int = 2592000
    """Seconds, of the prefixes, which are those of the interface's addresses."""
    preferred: int = 604800
    """Seconds, of the prefixes; no more than ``valid``."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Advertising:
        """Of the row of a device."""
        return cls(**{name: value for name, value in row.items() if name != "row"})


@dataclass(frozen=True)
class Device:
    """An interface."""

    index: int
    name: str
    mac: str | None
    """None: without a link layer, as a tunnel or lo."""
    loopback: bool
    up: bool
    mtu: int
    """Octets of an IP packet."""
    mtu6: int
    """Of IPv6, which routers may have lowered."""
    hop_limit: int
    """That routers said; 0: nothing, the sysctl holds."""
    heard_router: bool
    """Since it began to ask for one."""
    solicitations: int
    """Of routers, sent."""
    addresses: tuple[InterfaceAddress, ...]
    groups: tuple[Group, ...]
    advertising: Advertising | None
    """None: router solicitations are not answered."""


@dataclass(frozen=True)
class Route:
    """A route."""

    to: Union[IPv4Network, IPv6Network]
    type: RouteType
    device: str | None
    gateway: Address | None
    """None: on the link."""
    learned: bool
    """From a router advertisement."""
    preference: int
    """1 high, 0 medium, -1 low (RFC 4191)."""
    until: float | None

    @classmethod
    def of(cls, row: Row, names: Names) -> Route:
        """Of a row of the table."""
        return cls(
            ip_network((row["to"], row["prefix"]), strict=False),
            RouteType(row["type"]),
            names.get(row["device"]),
            _address(row["gateway"]),
            row["learned"],
            row["preference"],
            seconds(row["until"]),
        )


@dataclass(frozen=True)
class Path:
    """A destination with an MTU of its own (RFC 1191, RFC 8201), or a gateway of its own (redirects)."""

    to: Address
    mtu: int
    """0: the route's."""
    gateway: Address | None
    """None: the route's."""
    until: float | None
    """Of the MTU."""
    gateway_until: float | None

    @classmethod
    def of(cls, row: Row, names: Names) -> Path:
        """Of a row of the table."""
        return cls(
            address_of(row["to"]),
            row["mtu"],
            _address(row["gateway"]),
            seconds(row["until"]),
            seconds(row["gateway_until"]),
        )


@dataclass(frozen=True)
class Neighbor:
    """Whose link-layer address is known, or asked for (RFC 4861 section 7.3.2; of IPv4 by ARP)."""

    address: Address
    device: str
    mac: str
    """All zeros where it is not known."""
    state: NeighborState
    is_router: bool
    probes: int
    """Sent in this state."""
    next: float | None
    """When its timer is due."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Neighbor:
        """Of a row of the table."""
        return cls(
            address_of(row["ip"]),
            names[row["device"]],
            mac_text(row["mac"]),
            NeighborState(row["state"]),
            row["is_router"],
            row["probes"],
            seconds(row["next"]),
        )


@dataclass(frozen=True)
class Socket:
    """An open socket of a program."""

    number: int
    """By which notices name it."""
    kind: SocketKind
    family: Family
    protocol: int
    """Of IP, of a raw socket."""
    local: Address | None
    """None: any."""
    remote: Address | None
    """None: it is not connected."""
    local_port: int
    """Of a ping socket its identifier."""
    remote_port: int
    device: str | None
    """Bound to it; None: any."""
    recverr: bool
    """Told of soft errors too (IP_RECVERR, IPV6_RECVERR)."""
    reuse: bool
    """Others that have it too may have the same identifier, of a ping socket (SO_REUSEADDR)."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Socket:
        """Of a row of the table."""
        return cls(
            row["row"],
            SocketKind(row["kind"]),
            row["version"],
            row["number"],
            _address(row["local"]),
            _address(row["remote"]),
            row["local_port"],
            row["remote_port"],
            names.get(row["device"]),
            row["reports"],
            row["reuse"],
        )


@dataclass(frozen=True)
class Peer:
    """For whom a rate limit is kept."""

    address: Address
    redirects: int
    """Sent to it."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Peer:
        """Of a row of the table."""
        return cls(address_of(row["ip"]), row["redirects"])


@dataclass(frozen=True)
class Reject:
    """A rule of the INPUT chain with the target REJECT."""

    family: Family
    protocol: int
    """Of IP; 0: any."""
    port: int
    """Of the destination; 0: any."""
    way: RejectWay

    @classmethod
    def of(cls, row: Row, names: Names) -> Reject:
        """Of a row of the table."""
        return cls(row["version"], row["protocol"], row["port"], REJECT_WAYS[row["with"] - 1])


@dataclass(frozen=True)
class Proxy:
    """An IPv6 address that is answered for, where forwarding and proxy_ndp are on."""

    device: str
    address: Address

    @classmethod
    def of(cls, row: Row, names: Names) -> Proxy:
        """Of a row of the table."""
        return cls(names[row["device"]], address_of(row["ip"]))


@dataclass(frozen=True)
class Answer:
    """An answer to a solicitation that is sent later (RFC 4861 section 7.2.7)."""

    device: str
    source: Address | None
    target: Address | None
    at: float | None

    @classmethod
    def of(cls, row: Row, names: Names) -> Answer:
        """Of a row of the table."""
        return cls(names[row["device"]], _address(row["source"]), _address(row["target"]), seconds(row["at"]))


@dataclass(frozen=True)
class Waiting:
    """A packet that waits for a neighbor."""

    device: str
    next_hop: Address
    size: int
    """Octets."""
    from_device: str | None
    """Forwarded from it; None: the host's own."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Waiting:
        """Of a row of the table."""
        return cls(names[row["device"]], address_of(row["next_hop"]), row["size"], names.get(row["from_device"]))


@dataclass(frozen=True)
class Reassembly:
    """A datagram that is being put together."""

    source: Address
    destination: Address
    identification: int
    protocol: int
    have: int
    """Octets of the payload."""
    until: float | None
    """When it is given up."""

    @classmethod
    def of(cls, row: Row, names: Names) -> Reassembly:
        """Of a row of the table."""
        return cls(
            address_of(row["source"]),
            address_of(row["destination"]),
            row["identification"],
            row["protocol"],
            row["have"],
            seconds(row["until"]),
        )
