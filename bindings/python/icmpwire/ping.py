# SPDX-License-Identifier: BSD-2-Clause
"""Ping sockets of a host: what a program may do with socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP), or AF_INET6 and
IPPROTO_ICMPV6."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

from . import _core, rules
from ._host_given import packed
from ._types import Address, AddressLike, Family
from .host_errors import HostError, SocketError

if TYPE_CHECKING:
    from ._types import Octets
    from .host import Host
    from .host_events import Notice, Outcome
    from .host_tables import Socket


class PingSocket:
    """A ping socket; :meth:`icmpwire.host.Host.ping_socket` opens one, and ``with`` closes it.

    Its calls fail with :class:`SocketError`, as those of the kernel do with errno. What arrives for it is in the
    outcomes of the host's events: :meth:`told`.

    >>> from icmpwire.host import Host
    >>> host = Host({"interfaces": [{"name": "lab0", "addresses": ["10.77.0.1/24"]}]})
    >>> host.ping_socket()
    Traceback (most recent call last):
    icmpwire.host_errors.SocketError: [Errno 13] EACCES
    >>> host.sysctls["net.ipv4.ping_group_range"] = "0 100"
    >>> with host.ping_socket() as socket:
    ...     request = socket.send(bytes.fromhex("0800000000000001"), "10.77.0.2")
    ...     reply = host.receive(bytes.fromhex("4500001c00004000400126450a4d00020a4d0001" "0000fffd00010001"))
    ...     [len(sent) for sent in request.sent], [str(notice) for notice in socket.told(reply)]
    ([28], ['socket 0 delivered 8 octets'])
    """

    number: int
    """By which notices name it."""
    family: Family
    opening: Outcome
    """What opening it came to."""

    def __init__(self, host: Host, family: Family, gids: tuple[int, ...]) -> None:
        self._host, self.family, self._open = host, family, False
        error, number, told = _core.icmpwire_ping_open(host._core, family, gids)
        self.number, self.opening = number, self._checked((error, told))
        self._open = True

    def bind(
        self, address: AddressLike | None = None, identifier: int = 0, *, device: str | int | None = None
    ) -> Outcome:
        """Binds it to an address of the host, None for any, and to an identifier, 0 for a free one (ping_bind).

        ``device``: on which a link-local address is meant, by name or, as programs have it, by index. EAFNOSUPPORT,
        EADDRNOTAVAIL, EADDRINUSE, ENODEV, and EINVAL for a socket that has an identifier.
        """
        self._usable()
        own = bytes(4 if self.family == 4 else 16) if address is None else packed(address)
        return self._checked(
            _core.icmpwire_ping_bind(self._host._core, self.number, own, self._scope(device), identifier)
        )

    def connect(self, address: AddressLike, *, device: str | int | None = None) -> Outcome:
        """Connects it: it sends to that address, and fatal errors are told to it (ip4_datagram_connect).

        EAFNOSUPPORT, EINVAL, ENETUNREACH and the errors of routes, EACCES for a broadcast address.
        """
        return self._timed(_core.icmpwire_ping_connect, packed(address), self._scope(device))

    def send(self, message: Octets, to: AddressLike | None = None, *, device: str | int | None = None) -> Outcome:
        """Sends an echo request or an extended one, of which identifier and checksum are overwritten (ping_v4_sendmsg).

        ``to``: None for the address that it is connected to. EMSGSIZE for more than fits into a packet, EINVAL for less
        than 8 octets and for other types and codes, EDESTADDRREQ, and those of :meth:`connect`.
        """
        return self._timed(_core.icmpwire_ping_send, packed(to), self._scope(device), message)

    def told(self, outcome: Outcome) -> list[Notice]:
        """What this socket is told by an event: of messages delivered and of errors."""
        return [notice for notice in outcome.notices if notice.socket == self.number and self._open]

    def close(self) -> None:
        """Frees its place. Afterwards every call but this one raises HostError."""
        if self._open:
            self._open = False
            _core.icmpwire_ping_close(self._host._core, self.number)

    def __enter__(self) -> PingSocket:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- what it is ----

    @property
    def socket(self) -> Socket:
        """Its row in the host's table: addresses, identifier."""
        self._usable()
        return next(one for one in self._host.sockets if one.number == self.number)

    @property
    def identifier(self) -> int:
        """0: it has none yet."""
        return self.socket.local_port

    @property
    def address(self) -> Address | None:
        """Its own; None: any."""
        return self.socket.local

    @property
    def reuse(self) -> bool:
        """SO_REUSEADDR, on at first: others that have it too may have the same identifier."""
        return self.socket.reuse

    @reuse.setter
    def reuse(self, on: bool) -> None:
        self._put(reuse=bool(on))

    @property
    def recverr(self) -> bool:
        """IP_RECVERR: it is told of soft errors, too."""
        return self.socket.recverr

    @recverr.setter
    def recverr(self, on: bool) -> None:
        self._put(reports=bool(on))

    @property
    def device(self) -> str | None:
        """SO_BINDTODEVICE; None: any."""
        return self.socket.device

    @device.setter
    def device(self, name: str | None) -> None:
        self._put(device=self._scope(name))

    def __repr__(self) -> str:
        return f"<PingSocket {self.number} of IPv{self.family}{'' if self._open else ', closed'}>"

    # ---- calls ----

    def _usable(self) -> None:
        if not self._open:
            raise HostError("the socket is closed")

    def _put(self, **members: int) -> None:
        self._usable()
        self._host._core.put("sockets", self.number, members)

    def _scope(self, device: str | int | None) -> int:
        return device if isinstance(device, int) else 0 if device is None else self._host._index(device)

    def _timed(self, function: Any, *arguments: Any) -> Outcome:
        self._usable()
        return self._checked(function(self._host._core, self._host._now, self.number, *arguments))

    def _checked(self, result: tuple[int, tuple[Any, ...]]) -> Outcome:
        number, told = result
        outcome = self._host._outcome(told)
        if number:
            raise SocketError(number, rules.error_name(number), outcome)
        return outcome
