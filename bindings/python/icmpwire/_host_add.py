# SPDX-License-Identifier: BSD-2-Clause
"""What can be added to a host."""

from __future__ import annotations

from ipaddress import IPv4Interface, IPv4Network, IPv6Interface, IPv6Network, ip_address, ip_interface, ip_network
from typing import Union

from . import _core
from ._host_given import mac_octets, packed
from ._host_state import HostState
from ._types import AddressLike, Family
from .enums import NeighborState, RouteType, SocketKind
from .host_errors import HostError
from .host_maps import is_text
from .host_tables import Advertising

InterfaceLike = Union[str, IPv4Interface, IPv6Interface]
NetworkLike = Union[str, IPv4Network, IPv6Network]


class HostParts(HostState):
    """What can be added to a host; see :class:`icmpwire.host.Host`. HostError: it does not take it."""

    def add_device(
        self, name: str, *, mac: str | bytes | None = None, index: int | None = None, mtu: int = 1500, up: bool = True
    ) -> None:
        """Adds an interface: Ethernet with a MAC address, otherwise one without a link layer.

        ``index``: otherwise the next one that is free. ``mtu``: octets of an IP packet, 68 or more.
        """
        number = index if index is not None else max(self._names) + 1
        octets = None if mac is None else mac_octets(mac)
        fits = is_text(name) and 0 < number <= 0x7FFFFFFF and 0 <= mtu <= 0xFFFFFFFF
        if not fits or _core.icmpwire_host_add_device(self._core, name, number, octets, mtu) is None:
            raise HostError(f"{name!r} is no interface, is there already, or the table is full")
        self._names[number] = name
        if octets:
            self._macs[number] = octets
        if not up:
            self.set_up(name, False)

    def set_up(self, device: str, up: bool) -> None:
        """Takes an interface up or down; on one that is down nothing arrives."""
        index = self._index(device)
        row = next(row["row"] for row in self._core.records("devices") if row["index"] == index)
        self._core.put("devices", row, {"up": bool(up)})

    def add_address(
        self, address: InterfaceLike, *, device: str | None = None, tentative: bool = False, quiet: bool = False
    ) -> None:
        """Adds an address with its prefix, ``10.77.0.1/24``, and the route to the prefix.

        ``tentative``: duplicate address detection runs first (RFC 4862 section 5.4). ``quiet``: it has been there for
        long, so nothing is reported and no router is asked for.
        """
        found = ip_interface(address)
        bits, now = found.network.prefixlen, 0 if quiet else self._now
        if not _core.icmpwire_host_add_address(self._core, self._index(device), found.packed, bits, tentative, now):
            raise HostError(f"{address!s} is not an address for a host, is there already, or the table is full")

    def add_anycast(self, address: AddressLike, *, device: str | None = None) -> None:
        """Adds an IPv6 anycast address (RFC 4291 section 2.6)."""
        if not _core.icmpwire_host_add_anycast(self._core, self._index(device), packed(address)):
            raise HostError(f"{address!s} is not an anycast address, is there already, or the table is full")

    def join(self, group: AddressLike, *, device: str | None = None, quiet: bool = False) -> None:
        """Joins a multicast group, which is reported (igmp6_group_added) unless ``quiet``: it was joined long ago."""
        if not _core.icmpwire_host_join(self._core, self._index(device), packed(group), 0 if quiet else self._now):
            raise HostError(f"{group!s} is not a multicast group, or the table is full")

    def leave(self, group: AddressLike, *, device: str | None = None, quiet: bool = False) -> None:
        """Leaves a group, which the last one to leave reports (igmp6_group_dropped) unless ``quiet``."""
        if not _core.icmpwire_host_leave(self._core, self._index(device), packed(group), 0 if quiet else self._now):
            raise HostError(f"{group!s} is not joined")

    def advertise(
        self, advertising: Advertising | None = None, *, device: str | None = None, quiet: bool = False
    ) -> None:
        """Answers router solicitations, as radvd(8) does it on Linux, and joins the group of all routers.

        ``advertising``: what it says; None for what RFC 4861 section 6.2.1 has as defaults.
        """
        given = vars(advertising or Advertising())
        if not _core.icmpwire_host_advertise(self._core, self._index(device), given, 0 if quiet else self._now):
            raise HostError("'preferred' is longer than 'valid', or there is no room for the group of all routers")

    def add_route(
        self,
        to: NetworkLike,
        *,
        via: AddressLike | None = None,
        device: str | None = None,
        type: RouteType = RouteType.UNICAST,
    ) -> None:
        """Adds a route.

        ``via``: the gateway, otherwise the destination is on the link. ``device``: otherwise the interface on whose
        link the gateway is. Those of another type than UNICAST lead nowhere.
        """
        net, gateway = ip_network(to), None if via is None else ip_address(via)
        if type == RouteType.UNICAST and device is None and gateway is not None:
            device = self.device_towards(gateway)
        route = {
            "to": net.network_address.packed,
            "prefix": net.prefixlen,
            "type": int(type),
            "gateway": packed(gateway),
        }
        if type == RouteType.UNICAST:
            route["device"] = self._index(device)
        if not _core.icmpwire_host_add_route(self._core, route):
            raise HostError(f"a route to {to} makes no sense, or the table is full")

    def add_neighbor(
        self,
        address: AddressLike,
        mac: str | bytes,
        *,
        device: str | None = None,
        state: NeighborState = NeighborState.PERMANENT,
    ) -> None:
        """Adds a neighbor, or says anew what is known of it.

        ``state``: PERMANENT, REACHABLE or STALE, from which it goes on as if learned now.
        """
        ip, octets = packed(address), mac_octets(mac)
        if not _core.icmpwire_host_add_neighbor(self._core, self._index(device), ip, octets, int(state), self._now):
            raise HostError(f"{address!s} is no neighbor in the state {state.name}, or the table is full")

    def add_proxy(self, address: AddressLike, *, device: str | None = None) -> None:
        """Adds an IPv6 address to answer for as a proxy, where forwarding and proxy_ndp are on."""
        if not _core.icmpwire_host_add_proxy(self._core, self._index(device), packed(address)):
            raise HostError(f"{address!s} is no address to answer for, or the table is full")

    def add_socket(
        self,
        kind: SocketKind,
        family: Family = 4,
        *,
        local: AddressLike | None = None,
        remote: AddressLike | None = None,
        local_port: int = 0,
        remote_port: int = 0,
        protocol: int = 0,
        device: str | None = None,
        recverr: bool = False,
    ) -> int:
        """Opens a socket and returns its number, by which notices name it.

        ``local``, ``remote``: addresses that it is bound and connected to. ``local_port``: of a ping socket its
        identifier. ``protocol``: of IP, of a raw socket. ``recverr``: it is told of soft errors, too.
        """
        socket = {
            "kind": int(kind),
            "version": family,
            "number": protocol,
            "reports": recverr,
            "local": packed(local),
            "remote": packed(remote),
            "local_port": local_port,
            "remote_port": remote_port,
            "device": 0 if device is None else self._index(device),
        }
        added, number = _core.icmpwire_host_add_socket(self._core, socket)
        if not added:
            raise HostError("a socket makes no sense, or the table is full")
        return int(number)

    def add_reject(self, family: Family, way: str, *, protocol: int = 0, port: int = 0) -> None:
        """Adds a rule of the INPUT chain with the target REJECT behind those that are there.

        ``way``: as ``--reject-with`` of iptables(8) or ip6tables(8) names it, ``icmp-port-unreachable``. ``protocol``,
        ``port``: of what it is for; 0: any.
        """
        found = _core.icmpwire_reject_named(family, way) if is_text(way) else 0
        if not _core.icmpwire_host_add_reject(
            self._core, {"version": family, "protocol": protocol, "port": port, "with": found}
        ):
            raise HostError(f"a rule of this kind with {way!r} makes no sense, or the table is full")
