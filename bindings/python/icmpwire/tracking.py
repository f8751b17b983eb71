# SPDX-License-Identifier: BSD-2-Clause
"""Detection that needs memory: alarms about hosts, by a tracker of fixed size."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from functools import lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING

from . import _core
from ._types import Address, AddressLike, address_of
from .enums import AlarmNumber, Severity

if TYPE_CHECKING:
    from ._types import Octets

# ---- alarms ----


@dataclass(frozen=True)
class AlarmKind:
    """A kind of alarm."""

    number: AlarmNumber
    severity: Severity
    keyword: str
    rfc: str
    text: str
    """What it means, and who the subject is."""


@lru_cache(maxsize=None)
def alarm_kind(number: int) -> AlarmKind:
    """What the number of an alarm means. ValueError: there is no such alarm."""
    member = AlarmNumber(number)
    kind = _core.icmpwire_alarm_kind(member)
    assert kind
    return AlarmKind(member, Severity(kind[1]), *kind[2:])


def alarm_kinds() -> tuple[AlarmKind, ...]:
    """All kinds of alarms, by their numbers.

    >>> alarm_kinds()[2].keyword
    'smurf'
    """
    return tuple(alarm_kind(number) for number in AlarmNumber)


@dataclass(frozen=True)
class Alarm:
    """One alarm: what, about whom, and the number that reached its threshold."""

    number: AlarmNumber
    subject: Address
    """Who attacks or is attacked, as the text says; an address of zeros where it is the link."""
    measured: int
    threshold: int

    @property
    def severity(self) -> Severity:
        return alarm_kind(self.number).severity

    @property
    def rfc(self) -> str:
        """What says so."""
        return alarm_kind(self.number).rfc

    @property
    def text(self) -> str:
        """What it means, and who the subject is."""
        return alarm_kind(self.number).text

    def __str__(self) -> str:
        about = f"about {self.subject}, {self.measured} of {self.threshold}"
        return f"{self.number.keyword} ({self.severity.keyword}) {about}: {self.text} [{self.rfc}]"


# ---- thresholds ----


_DEFAULTS = _core.core_tracker_defaults()


@dataclass(frozen=True)
class Thresholds:
    """What is remembered for how long, and the numbers at which alarms are raised.

    They are raised at the number itself, not one later. A number of 0 turns its alarm off. All have 32 bits.
    """

    window_milliseconds: int = _DEFAULTS[0]
    """Of counting; a window belongs to one address and begins with the first thing that is noticed of it."""
    request_milliseconds: int = _DEFAULTS[1]
    """A request waits for replies."""
    flow_milliseconds: int = _DEFAULTS[2]
    """A packet may cause an error."""
    neighbor_milliseconds: int = _DEFAULTS[3]
    """Two claims contradict each other."""
    probe_milliseconds: int = _DEFAULTS[4]
    """A test for duplicates runs."""
    router_milliseconds: int = _DEFAULTS[5]
    """A learned router stays one without a word."""
    learning_milliseconds: int = _DEFAULTS[6]
    """Further routers are learned after the first."""
    unanswered_requests: int = _DEFAULTS[7]
    """Requests of a source that have no answer so far."""
    unsolicited_replies: int = _DEFAULTS[8]
    """Replies to a destination that did not ask."""
    smurf_sources: int = _DEFAULTS[9]
    """Different sources of those."""
    amplified_replies: int = _DEFAULTS[10]
    """Different sources that answer one request."""
    rogue_redirects: int = _DEFAULTS[11]
    """Of a source that is no first hop."""
    rogue_advertisements: int = _DEFAULTS[12]
    """Of a source that is no known router."""
    advertisements: int = _DEFAULTS[13]
    """Router advertisements of one source."""
    advertising_routers: int = _DEFAULTS[14]
    """Different sources of them on the link."""
    spoofed_neighbors: int = _DEFAULTS[15]
    """Claims of one address that contradict an earlier one."""
    refused_addresses: int = _DEFAULTS[16]
    """Claims of an address that is tested for duplicates."""
    changed_replies: int = _DEFAULTS[17]
    """Replies to a source with other data than the request's."""
    tunnel_messages: int = _DEFAULTS[18]
    """Echo messages of a pair before it is judged as a tunnel."""
    swept_destinations: int = _DEFAULTS[19]
    """Different destinations of a source's requests."""
    small_path_mtus: int = _DEFAULTS[20]
    """To a destination."""
    unknown_flows: int = _DEFAULTS[21]
    """Errors to a destination about packets that it never sent."""
    implausible_sequences: int = _DEFAULTS[22]
    """Errors to a destination about TCP segments that are not under way."""
    unreachables: int = _DEFAULTS[23]
    """Port unreachables to a destination."""
    tunnel_octets: int = _DEFAULTS[24]
    """Mean size of the data of a tunnel's echo messages."""
    tunnel_entropy_percent: int = _DEFAULTS[25]
    """Entropy of the differences between neighboring octets of that data, in percent of that of noise."""
    small_mtu4: int = _DEFAULTS[26]
    """An announced MTU below it is small, octets."""
    small_mtu6: int = _DEFAULTS[27]
    """The same of IPv6."""


assert len(fields(Thresholds)) == len(_DEFAULTS)

# ---- trackers ----


class Tracker:
    """Notices what is going on between hosts on one link, packet by packet, in memory that is allocated once.

    When it is full, it forgets what was used longest ago: it never grows, and takes a bounded number of steps for a
    packet. One tracker may be used by one thread at a time; several links each have a tracker of their own.

    entries: what can be remembered: an echo exchange takes 4, what else is new 1 to 3.
    seed: 64 bits; with the same one the same packets raise the same alarms. None: a secret one, so that nobody can
    choose addresses that push others out.
    routers: those that are known: advertisements and redirects of others are alarms. Where there is none of an IP
    version, the first one that shows is.
    MemoryError: more entries than there is memory for.

    >>> tracker = Tracker(entries=1024, seed=1, thresholds=Thresholds(unsolicited_replies=1))
    >>> reply = bytes.fromhex("4500001c0001000040010000c0000201c6336407" "0000fffc00010002")
    >>> for alarm in tracker.add(reply, time=0):
    ...     print(alarm.number, alarm.subject)
    2 (unsolicited-replies) 198.51.100.7
    """

    def __init__(
        self,
        entries: int = 65536,
        *,
        seed: int | None = None,
        thresholds: Thresholds = Thresholds(),
        routers: Iterable[AddressLike] = (),
    ) -> None:
        known = b"".join(ip_address(router).packed.ljust(16, b"\0") for router in routers)
        seed = secrets.randbits(64) if seed is None else seed
        self._tracker = _core.core_tracker(entries, seed, astuple(thresholds), known)

    def add(self, packet: Octets, time: float, *, size: int = 0) -> tuple[Alarm, ...]:
        """Takes notice of a packet, from its IP header on, and returns the alarms that it raises: at most 8.

        time: seconds of any clock, to the millisecond. One that runs backwards stands still for the tracker.
        size: octets of the packet on the wire, when there were more than are here.
        Messages that hosts would discard are passed over: broken ones, and those with a wrong checksum. When packets
        that are not ICMP are given as well, errors about packets that were never sent are told apart.
        """
        raised = _core.core_track(self._tracker, round(time * 1000), packet, size)
        return tuple(Alarm(AlarmNumber(number), address_of(subject), *rest) for number, subject, *rest in raised)

    @property
    def forgotten(self) -> int:
        """How many entries were replaced while they were still needed: when it grows, the tracker is too small."""
        return _core.core_tracker_forgotten(self._tracker)
