# SPDX-License-Identifier: BSD-2-Clause
"""What a host goes by: rules, handlers, ways to reject, policies.

Every decision of :class:`icmpwire.host.Host` names a rule, and the rule names the document and the function of the
Linux kernel that have it.

>>> print(rule("A2"))
A2 MUST RFC 1122 section 3.2.2, icmp_rcv: a wrong checksum, or no octet at all: dropped
>>> handler(4, 8)
Handler(kind=Handler4.ECHO, error=False, function='icmp_echo')
>>> socket_error(4, 3, 3)
ReportedError(number=111, name='ECONNREFUSED', fatal=True)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from . import _core
from ._types import Family
from .enums import Handler4, Handler6, Level


@dataclass(frozen=True, repr=False)
class Rule:
    """One rule of receiving or sending. ``str()`` is the line of ``icmpwire host --rules``."""

    number: int
    """That of the C enumeration ``icmpwire_rule``."""
    id: str
    """``A2``. Letters group rules: A ICMPv4 received, B ICMPv4 errors, C ICMPv4 replies, D rate limits, E ICMPv6
    received, F ICMPv6 errors, G ICMPv6 replies, H Neighbor Discovery, I Multicast Listener Discovery, J ping sockets,
    M REJECT."""
    name: str
    """``ICMP4_CHECKSUM``"""
    level: Level
    """How binding the document says it is."""
    document: str
    """``RFC 1122 section 3.2.2``; empty when there is none."""
    function: str
    """The kernel's, ``icmp_rcv``."""
    text: str
    """What it says, in one line."""

    def __str__(self) -> str:
        document = f"{self.document}, " if self.document else ""
        return f"{self.id} {self.level.name} {document}{self.function}: {self.text}"

    def __repr__(self) -> str:
        return f"rule({self.id!r})"


def _rule(number: int) -> Rule:
    row = _core.icmpwire_rule_about(number)
    return Rule(**{**row, "number": number, "level": Level(row["level"])})


RULES: tuple[Rule, ...] = tuple(_rule(number) for number in range(1, _core.ICMPWIRE_RULE_COUNT))
"""All rules, in the order in which ``icmpwire host --rules`` lists them."""

_by_name: dict[str, Rule] = {key: one for one in RULES for key in (one.id, one.name)}


def rule(name: str) -> Rule:
    """The rule of an identifier, ``A2``, or a name, ``ICMP4_CHECKSUM``; KeyError when there is none."""
    return _by_name[name]


def numbered(number: int) -> Rule | None:
    """The rule of a number; None for 0, which is none. IndexError for numbers behind the last one."""
    return RULES[number - 1] if number else None


@dataclass(frozen=True)
class Handler:
    """What a host does with a type of message (icmp_pointers, icmpv6_rcv)."""

    kind: Handler4 | Handler6
    error: bool
    """No error is sent about one (RFC 1122 section 3.2.2, RFC 4443 section 2.4 e)."""
    function: str
    """The kernel's; empty where it has none."""


def handler(family: Family, type: int) -> Handler:
    """The handler of a type, 0 to 255, of ICMPv4 or ICMPv6."""
    if family == 4:
        row = _core.icmpwire_handler4_of(type)
        return Handler(Handler4(row["kind"]), row["error"], row["function"])
    row = _core.icmpwire_handler6_of(type)
    return Handler(Handler6(row["kind"]), type < 128, row["function"])


@dataclass(frozen=True)
class ReportedError:
    """What a socket is told of an ICMP error."""

    number: int
    """Linux's errno number."""
    name: str
    fatal: bool
    """False: a soft error, which may pass and is told to those only that ask for it (IP_RECVERR)."""


def error_name(number: int) -> str:
    """``ECONNREFUSED`` for 111; empty for numbers that no rule uses."""
    return _core.icmpwire_error_name(number)


def socket_error(family: Family, type: int, code: int) -> ReportedError | None:
    """What an ICMP error is to a ping socket (icmp_err_convert, icmpv6_err_convert); None: it is told nothing.

    UDP and raw sockets are told the same, but for source quench and redirects, of which they are told nothing.
    """
    row = _core.icmpwire_socket_error_of(family, type, code)
    return ReportedError(row["number"], error_name(row["number"]), row["fatal"]) if row["number"] else None


# ---- ways to reject ----


@dataclass(frozen=True)
class RejectWay:
    """One value of ``--reject-with`` of iptables or ip6tables."""

    family: Family
    number: int
    """The kernel's (enum ipt_reject_with, enum ip6t_reject_with)."""
    type: int
    """Of the ICMP error; 0: a TCP reset."""
    code: int
    """Of the ICMP error."""
    name: str
    """``icmp-port-unreachable``; empty for one that the commands have no name for."""
    brief: str
    """``port-unreach``"""


def _reject_ways() -> list[RejectWay]:
    """By the numbers of the C enumeration, of which the first is none."""
    ways: list[RejectWay] = []
    while (row := _core.icmpwire_reject_about(len(ways) + 1))["version"]:
        ways.append(RejectWay(**{"family" if name == "version" else name: value for name, value in row.items()}))
    return ways


REJECT_WAYS: tuple[RejectWay, ...] = tuple(_reject_ways())
"""What ``with`` of a host's ``reject`` may name."""

# ---- policies ----

POLICIES: tuple[str, ...] = tuple(map(_core.icmpwire_host_kind_name, range(_core.ICMPWIRE_HOST_KINDS)))
"""``rfc``, ``linux-3.x``, ``linux-6.x``: whose rules a host can follow."""

POLICY_TEXTS: Mapping[str, str] = MappingProxyType(_core.core_host_policy_texts())
"""What each number of a policy means."""


def policy(name: str) -> Mapping[str, int]:
    """The numbers and switches of a policy; ValueError when there is none of that name.

    >>> policy("rfc")["copies_code"], policy("linux-6.x")["copies_code"], POLICY_TEXTS["copies_code"]
    (0, 1, 'echo replies carry the code of the request')
    """
    if name not in POLICIES:
        raise ValueError(f"{name!r} is not one of: {' '.join(POLICIES)}")
    return MappingProxyType(_core.icmpwire_host_policy_of(POLICIES.index(name)))
