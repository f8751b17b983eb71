# SPDX-License-Identifier: BSD-2-Clause
"""A host that consists of rules alone: what it does with each message, what it sends, what it counts and what it tells
its sockets is what the RFCs demand (``rfc``), or what Linux does (``linux-3.x``, ``linux-6.x``).

>>> host = Host({"interfaces": [{"name": "lab0", "addresses": ["10.77.0.1/24"]}]})
>>> outcome = host.receive(bytes.fromhex("4500001c00004000400126450a4d00020a4d0001" "0800f7fd00010001"))
>>> print(outcome.verdict, [rule.id for rule in outcome.decided], outcome.sent[0].device)
4 (replied) ['A10', 'C1', 'D2', 'C2'] lab0
>>> host.counters["Icmp.InEchos"], host.counters["Icmp.OutEchoReps"]
(1, 1)

Times are seconds since 1970, kept in microseconds. A host reads no clock and draws its random numbers from a seed, so
that the same events give the same outcomes. One thread at a time may use it; a call that meets another one raises
RuntimeError.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import TYPE_CHECKING, Any

from . import _core, _host_config
from ._host_add import HostParts
from ._host_given import Time, ethertype_of, mac_octets, microseconds, octets_of
from ._host_node import ConfigLike, root_of
from ._types import Family
from .enums import Cast, NeighborState, RouteType, SocketKind, Verdict
from .host_errors import ConfigError, HostError, SocketError
from .host_events import Notice, Outcome, Sent, Step, in_order
from .host_maps import Counters, Sysctls, counter_name
from .host_tables import (
    Advertising,
    Answer,
    Device,
    Group,
    InterfaceAddress,
    Neighbor,
    Path,
    Peer,
    Proxy,
    Reassembly,
    Reject,
    Route,
    Socket,
    Waiting,
)
from .ping import PingSocket
from .rules import POLICIES, RULES, numbered

if TYPE_CHECKING:
    from ._types import Octets

ETHERNET = 14
EVERYBODY = b"\xff" * 6
NOTHING = (0, 0, (), (), (), (), 0, b"")  # what an event comes to that the library does not see

__all__ = [
    "Advertising",
    "Answer",
    "Cast",
    "ConfigError",
    "Counters",
    "Device",
    "Group",
    "Host",
    "HostError",
    "InterfaceAddress",
    "Neighbor",
    "NeighborState",
    "Notice",
    "Outcome",
    "Path",
    "Peer",
    "PingSocket",
    "Proxy",
    "Reassembly",
    "Reject",
    "Route",
    "RouteType",
    "Sent",
    "Socket",
    "SocketError",
    "SocketKind",
    "Step",
    "Sysctls",
    "Verdict",
    "Waiting",
    "in_order",
]


class Host(HostParts):
    """A host, made of a configuration.

    ``config``: a dict, or the path of a JSON file, as ``icmpwire host --config`` takes it (docs/host.md); None for a
    host with no interface but ``lo``. A mistake in it is a :class:`ConfigError`, which names its place. ``policy``
    takes the place of the configuration's. ``time``: when the host starts, in seconds since 1970.

    Everything that the configuration says can be done later, too: ``add_device`` and the like, ``sysctls``. Interfaces
    are named; where none is, the first one besides ``lo`` is meant.
    """

    def __init__(self, config: ConfigLike = None, *, policy: str | None = None, time: Time = 1.0) -> None:
        root = root_of(config)
        name, seed, boot = _host_config.settings(root)
        if policy is not None and policy not in POLICIES:
            raise HostError(f"{policy!r} is not one of: {' '.join(POLICIES)}")
        self.policy = policy or name
        self._now = microseconds(time)
        self._core = _core.Host(POLICIES.index(self.policy), seed, self._now)
        self._names, self._macs = {1: "lo"}, {}
        if config is not None:
            _host_config.configure(self, root, boot)

    def copy(self) -> Host:
        """Another host in the same state: from here on each goes its own way."""
        other = object.__new__(Host)
        other.policy, other._now, other._core = self.policy, self._now, self._core.copy()
        other._names, other._macs = dict(self._names), dict(self._macs)
        return other

    __copy__ = copy

    def __deepcopy__(self, memo: Any) -> Host:
        return self.copy()

    def __repr__(self) -> str:
        return f"<Host {self.policy}: {', '.join(self._names.values())}>"

    # ---- events ----

    def receive(
        self,
        packet: Octets,
        *,
        device: str | None = None,
        time: Time | None = None,
        cast: Cast = Cast.HOST,
        source_mac: str | bytes = b"",
        ethertype: int | None = None,
    ) -> Outcome:
        """A packet arrives, from its IP header on (ip_rcv, ipv6_rcv and all they lead to).

        Before it, the timers run that are due: their outcomes are ``earlier`` of this one. ``time``: when, otherwise at
        the time of the last event; it does not run backwards. ``cast``: whom the frame was for. ``source_mac``: of the
        frame, otherwise none. ``ethertype``: otherwise that of the packet's version. Nothing happens on an interface
        that is down.
        """
        octets = octets_of(packet)
        kind = ethertype_of(octets) if ethertype is None else ethertype
        mac = mac_octets(source_mac) if source_mac else b""
        return self._receive((self._index(device), int(cast), kind, mac, octets), time)

    def receive_frame(self, frame: Octets, *, device: str | None = None, time: Time | None = None) -> Outcome:
        """A frame arrives, as it is on the wire: with an Ethernet header, unless the interface has no link layer.

        One that is too short for its link layer is ignored.
        """
        index, octets = self._index(device), octets_of(frame)
        mac = self._macs.get(index)
        if mac is None and octets:
            return self.receive(octets, device=device, time=time)
        if mac is None or len(octets) < ETHERNET:
            earlier = self._until(time)
            return self._outcome(NOTHING, earlier)
        to, kind = octets[:6], int.from_bytes(octets[12:14], "big")
        cast = Cast.MULTICAST if to[0] & 1 else Cast.OTHER
        cast = Cast.HOST if to == mac else Cast.BROADCAST if to == EVERYBODY else cast
        return self._receive((index, int(cast), kind, octets[6:12], octets[ETHERNET:]), time)

    def tick(self, time: Time) -> list[Outcome]:
        """Lets time pass until then: runs each timer at the time it is due, and tells what they came to."""
        return list(self._advance(microseconds(time)))

    def send_error(
        self,
        about: Octets,
        type: int,
        code: int,
        info: int | IPv4Address = 0,
        *,
        device: str | None = None,
        time: Time | None = None,
        cast: Cast = Cast.HOST,
        source_mac: str | bytes = b"",
    ) -> Outcome:
        """Sends an error about a packet that arrived, if all rules about errors allow it (icmp_send, icmpv6_send).

        ``about``: the packet, from its IP header on, whose version says which ICMP. ``info``: of the error the MTU, the
        pointer (octets from the start of the IP header) or the gateway. The rest is as for :meth:`receive`.
        """
        octets, earlier = octets_of(about), self._until(time)
        mac = mac_octets(source_mac) if source_mac else b""
        arrival = (self._index(device), int(cast), ethertype_of(octets), mac, octets)
        _, told = _core.icmpwire_provoke(self._core, self._now, arrival, type, code, int(info))
        return self._outcome(told, earlier)

    def _receive(self, arrival: tuple[int, int, int, bytes, bytes], time: Time | None) -> Outcome:
        earlier = self._until(time)
        return self._outcome(_core.icmpwire_receive(self._core, self._now, arrival), earlier)

    def _until(self, time: Time | None) -> tuple[Outcome, ...]:
        return self._advance(self._now if time is None else microseconds(time))

    def _advance(self, until: int) -> tuple[Outcome, ...]:
        found = []
        while (due := _core.icmpwire_host_next(self._core)) <= until:
            self._now = max(due, self._now)
            found.append(self._outcome(_core.icmpwire_tick(self._core, self._now)))
        self._now = max(until, self._now)
        return tuple(found)

    def _outcome(self, told: tuple[Any, ...], earlier: tuple[Outcome, ...] = ()) -> Outcome:
        verdict, rule, decided, sent, moved, notices, lost, steps = told
        return Outcome(
            self.time,
            Verdict(verdict),
            numbered(rule),
            tuple(RULES[one - 1] for one in decided),
            tuple(map(self._sent, sent)),
            tuple(Notice(*notice) for notice in notices),
            tuple(map(counter_name, moved)),
            lost,
            earlier,
            steps,
        )

    def _sent(self, told: tuple[int, int, bytes, bytes]) -> Sent:
        index, ethertype, destination, octets = told
        mac = self._macs.get(index)
        link = b"" if mac is None else destination + mac + ethertype.to_bytes(2, "big")
        return Sent(self._names[index], ethertype, link, octets)

    # ---- programs ----

    def ping_socket(self, family: Family = 4, *, gids: Iterable[int] = (0,)) -> PingSocket:
        """Opens a ping socket, as socket(2) does with SOCK_DGRAM and IPPROTO_ICMP (ping_init_sock).

        ``gids``: groups of the program, of which one must be in ``net.ipv4.ping_group_range``, which is empty at first:
        SocketError with EACCES otherwise, with ENOBUFS when the table is full.
        """
        return PingSocket(self, family, tuple(gids))
