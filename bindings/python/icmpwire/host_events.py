# SPDX-License-Identifier: BSD-2-Clause
"""What events come to: verdict, rules, packets to send, counters, what sockets are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import _core, rules
from .enums import Verdict
from .rules import Rule

ETHERTYPE_IPV4, ETHERTYPE_ARP, ETHERTYPE_IPV6 = 0x0800, 0x0806, 0x86DD


@dataclass(frozen=True)
class Sent:
    """A packet that a host sends. ``bytes()`` gives its octets."""

    device: str
    """The interface by which it leaves."""
    ethertype: int
    """0x0800 IPv4, 0x86dd IPv6, 0x0806 ARP."""
    link: bytes
    """Its Ethernet header; empty on an interface without a link layer."""
    octets: bytes
    """From the IP header on."""

    @property
    def frame(self) -> bytes:
        """With its Ethernet header, as it is on the wire."""
        return self.link + self.octets

    @cached_property
    def packet(self) -> Any:
        """The packet as :func:`icmpwire.decode_packet` reads it; None for ARP."""
        from . import decode_packet

        return None if self.ethertype == ETHERTYPE_ARP else decode_packet(self.octets)

    def __bytes__(self) -> bytes:
        return self.octets

    def __len__(self) -> int:
        return len(self.octets)


@dataclass(frozen=True)
class Notice:
    """What a socket is told: of a packet that is for it, or of an error."""

    socket: int
    """Its number, as of :attr:`icmpwire.host.Socket.number`."""
    errno: int
    """Linux's number; 0: a packet is delivered."""
    info: int
    """Of an error the MTU, pointer or gateway; of a packet the octets that the program reads."""
    fatal: bool
    """False of a soft error, which sockets are told of only when they ask for it."""

    @property
    def error(self) -> str:
        """``ECONNREFUSED``; empty: a packet is delivered."""
        return rules.error_name(self.errno)

    def __str__(self) -> str:
        if not self.errno:
            return f"socket {self.socket} delivered {self.info} octets"
        return f"socket {self.socket} error {self.error} info {self.info}{'' if self.fatal else ' soft'}"


@dataclass(frozen=True)
class Step:
    """A rule that was looked at."""

    rule: Rule
    decided: bool
    """Its condition held; else it was passed."""

    def __str__(self) -> str:
        return f"{self.rule.id} {self.rule.function} {'decided' if self.decided else 'passed'} {self.rule.text}"


@dataclass(frozen=True)
class Outcome:
    """What one event came to."""

    time: float
    """When, in seconds since 1970."""
    verdict: Verdict
    """What became of the packet."""
    rule: Rule | None
    """The last one that decided; None: the packet was not looked at."""
    decided: tuple[Rule, ...]
    """Those that decided, in order, at most 16."""
    sent: tuple[Sent, ...]
    """What the host sends, in order, at most 64."""
    notices: tuple[Notice, ...]
    """What sockets are told, at most 8."""
    moved: tuple[str, ...]
    """Names of counters, each as often as it was raised by one, at most 32."""
    lost: int
    """Packets that had no room in ``sent``."""
    earlier: tuple[Outcome, ...]
    """Of timers that were due before the event; :func:`in_order` has all in one list."""
    steps: bytes
    """``trace``, as numbers: in 16 bits of the machine's order a rule, with the highest bit when it decided."""

    @property
    def counters(self) -> Counter[str]:
        """How far each counter moved: ``Icmp.InMsgs``."""
        return Counter(self.moved)

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        """All rules that were looked at, in order."""
        return tuple(
            Step(rules.RULES[(number & ~_core.CORE_DECIDED) - 1], number >= _core.CORE_DECIDED)
            for number in memoryview(self.steps).cast("H")
        )

    def __str__(self) -> str:
        lines = [f"{self.time:.6f} {self.verdict.keyword}"]
        lines += [f"  {rule.id} {rule.function} {rule.text}" for rule in self.decided]
        lines += [f"  out {sent.device} {len(sent)} octets" for sent in self.sent]
        return "\n".join(lines + [f"  {notice}" for notice in self.notices])

    def __repr__(self) -> str:
        rule = self.rule.id if self.rule else None
        return f"<Outcome {self.verdict.keyword} by {rule}, {len(self.sent)} sent, {len(self.notices)} notices>"


def in_order(outcomes: Sequence[Outcome] | Outcome) -> list[Outcome]:
    """An outcome, or several, with those of the timers before them, in the order in which they happened."""
    given = [outcomes] if isinstance(outcomes, Outcome) else outcomes
    return [one for outcome in given for one in (*outcome.earlier, outcome)]
