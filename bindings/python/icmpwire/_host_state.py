# SPDX-License-Identifier: BSD-2-Clause
"""The state of a host, as it can be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from . import _core
from ._types import Address
from .host_errors import HostError
from .host_maps import Counters, Sysctls, is_text
from .host_tables import (
    Advertising,
    Answer,
    Device,
    Group,
    InterfaceAddress,
    Names,
    Neighbor,
    Path,
    Peer,
    Proxy,
    Reassembly,
    Reject,
    Route,
    Row,
    Socket,
    Waiting,
    mac_text,
    seconds,
)

T = TypeVar("T")

COUNTER_FILES = ("snmp", "netstat", "snmp6")  # in the order of enum icmpwire_counter_file, before that of a device
SOCKET_FILES = ("icmp", "icmp6", "raw", "raw6")  # in the order of enum icmpwire_socket_file


class HostState:
    """What of a host can be read; see :class:`icmpwire.host.Host`."""

    _core: _core.Host
    _now: int  # microseconds
    _names: dict[int, str]
    _macs: dict[int, bytes]  # of Ethernet interfaces
    policy: str
    """Whose rules it follows: ``rfc``, ``linux-3.x`` or ``linux-6.x``."""

    @property
    def time(self) -> float:
        """Of the last event, in seconds since 1970."""
        return self._now / 1_000_000

    @property
    def next_timer(self) -> float | None:
        """When the next timer is due, in seconds since 1970; None: no timer runs."""
        due = _core.icmpwire_host_next(self._core)
        return None if due == _core.ICMPWIRE_NEVER else seconds(due)

    @property
    def sysctls(self) -> Sysctls:
        """Its sysctls by the kernel's names, to read and to set."""
        return Sysctls(self)

    # ---- counters and files of /proc ----

    @property
    def counters(self) -> Counters:
        """What it counted, by the kernel's names."""
        return Counters(self, *(f"net/{name}" for name in COUNTER_FILES))

    def counters_of(self, device: str) -> Counters:
        """What an interface counted of ICMPv6, as /proc/net/dev_snmp6 has it."""
        self._index(device)
        return Counters(self, f"net/dev_snmp6/{device}")

    def proc(self, path: str) -> str:
        """The text of a file of /proc: ``net/snmp``, ``net/netstat``, ``net/snmp6``, ``net/dev_snmp6/eth0``, and those
        that list sockets: ``net/icmp``, ``net/icmp6``, ``net/raw``, ``net/raw6``. HostError for another one."""
        folder, _, name = path.removeprefix("/proc/").rpartition("/")
        if folder == "net" and name in COUNTER_FILES:
            return _core.icmpwire_counters_print(self._core, COUNTER_FILES.index(name), 0)
        if folder == "net" and name in SOCKET_FILES:
            return _core.icmpwire_sockets_print(self._core, SOCKET_FILES.index(name))
        if folder == "net/dev_snmp6":
            return _core.icmpwire_counters_print(self._core, len(COUNTER_FILES), self._index(name))
        raise HostError(f"no file {path!r}")

    # ---- tables ----

    def _rows(self, make: Callable[[Row, Names], T], table: str, *device: int) -> tuple[T, ...]:
        return tuple(make(row, self._names) for row in self._core.records(table, *device))

    def _device(self, row: Row, names: Names) -> Device:
        place = row["row"]
        advertising = self._rows(Advertising.of, "advertising", place)[0] if row["advertises"] else None
        return Device(
            **{name: row[name] for name in _SAME},
            mac=mac_text(self._macs[row["index"]]) if row["index"] in self._macs else None,
            addresses=self._rows(InterfaceAddress.of, "addresses", place),
            groups=self._rows(Group.of, "groups", place),
            advertising=advertising,
        )

    @property
    def devices(self) -> tuple[Device, ...]:
        """Its interfaces; ``lo`` is the first."""
        return self._rows(self._device, "devices")

    def device(self, name: str) -> Device:
        """An interface by its name; HostError when there is none."""
        index = self._index(name)
        return next(device for device in self.devices if device.index == index)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Its routes: given, of its prefixes, and learned from routers."""
        return self._rows(Route.of, "routes")

    @property
    def paths(self) -> tuple[Path, ...]:
        """Destinations of which it learned an MTU or a gateway."""
        return self._rows(Path.of, "paths")

    @property
    def neighbors(self) -> tuple[Neighbor, ...]:
        """Whose link-layer addresses it knows or asks for."""
        return self._rows(Neighbor.of, "neighbors")

    @property
    def sockets(self) -> tuple[Socket, ...]:
        """The sockets of its programs."""
        return self._rows(Socket.of, "sockets")

    @property
    def peers(self) -> tuple[Peer, ...]:
        """For whom it keeps rate limits."""
        return self._rows(Peer.of, "peers")

    @property
    def rejects(self) -> tuple[Reject, ...]:
        """Rules of its INPUT chain, of which the first one that matches decides."""
        return self._rows(Reject.of, "rejects")

    @property
    def proxies(self) -> tuple[Proxy, ...]:
        """Addresses that it answers for as a proxy."""
        return self._rows(Proxy.of, "proxies")

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Answers to solicitations that it sends later."""
        return self._rows(Answer.of, "answers")

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """Packets that wait for a neighbor."""
        return self._rows(Waiting.of, "waiting")

    @property
    def reassemblies(self) -> tuple[Reassembly, ...]:
        """Datagrams of which fragments are missing."""
        return self._rows(Reassembly.of, "reassemblies")

    # ---- what there is ----

    def has_device(self, name: str) -> bool:
        """Whether there is an interface of that name."""
        return is_text(name) and _core.icmpwire_host_device_named(self._core, name) is not None

    def has_index(self, index: int) -> bool:
        """Whether there is an interface with that index."""
        return index in self._names

    def device_towards(self, address: Address) -> str | None:
        """The interface on whose link an address is, by the prefixes of its own; None: there is none."""
        for device in self.devices:
            nets = (one.interface.network for one in device.addresses)
            if not device.loopback and any(net.version == address.version and address in net for net in nets):
                return device.name
        return None

    def _index(self, device: str | None) -> int:
        """Of an interface; of the first one besides lo where none is named."""
        index: Any = None
        if device is None:
            index = next((index for index in self._names if index != 1), None)
        elif is_text(device):
            index = _core.icmpwire_host_device_named(self._core, device)
        if index is None:
            raise HostError("there is no interface" if device is None else f"there is no interface {device!r}")
        return int(index)


_SAME = ("index", "name", "loopback", "up", "mtu", "mtu6", "hop_limit", "heard_router", "solicitations")
