# SPDX-License-Identifier: BSD-2-Clause
"""Findings: what is wrong or suspicious about a message, beyond what keeps it from being decoded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from . import _core
from ._types import AddressLike, Family, family_of, octets_of
from .enums import Engine, FindingNumber, Severity

if TYPE_CHECKING:
    from ._types import Octets

# ---- kinds ----


@dataclass(frozen=True)
class FindingKind:
    """A kind of finding."""

    number: FindingNumber
    severity: Severity
    keyword: str
    """What commands call it: ``nd-hop-limit``."""
    rfc: str
    """What says so: ``RFC 4861 section 6.1.2``."""
    text: str
    """What it means: one line, lower case, without a full stop."""


@lru_cache(maxsize=None)
def finding_kind(number: int) -> FindingKind:
    """What the number of a finding means. ValueError: there is no such finding."""
    member = FindingNumber(number)
    kind = _core.icmpwire_finding_info(member)
    assert kind
    return FindingKind(member, Severity(kind[1]), *kind[2:])


def finding_kinds() -> tuple[FindingKind, ...]:
    """All kinds of findings, by their numbers.

    >>> finding_kinds()[0].text
    'the message ends before a field that it must have'
    """
    return tuple(finding_kind(number) for number in FindingNumber)


@lru_cache(maxsize=1024)
def engine_names(number: int, family: Family, type: int) -> Mapping[str, str]:
    """What other engines call a finding about a message of this family and type: the closest of their names.

    The keys are ``suricata`` (decoder events), ``snort`` (generator and signature), ``zeek`` (weirds), ``wireshark``
    (expert items) and ``ndpi`` (risks); those are missing that have nothing like it.

    >>> dict(engine_names(FindingNumber.CHECKSUM_BAD, 4, 8))["zeek"]
    'bad_ICMP_checksum'
    """
    names = ((e.keyword, _core.icmpwire_finding_name_of(number, family, type, e)) for e in Engine)
    return MappingProxyType({engine: name for engine, name in names if name})


# ---- findings ----


@dataclass(frozen=True)
class Finding:
    """One finding in a message."""

    number: FindingNumber
    family: Family
    type: int
    """Of the message."""
    of_packet: bool
    """It is about the headers of the packet: the offset counts from its start, otherwise from that of the message."""
    offset: int
    """Octets to where the field begins."""
    field: str
    """The name of the field or of the list; empty for the message as a whole."""

    @property
    def severity(self) -> Severity:
        return finding_kind(self.number).severity

    @property
    def rfc(self) -> str:
        """What says so."""
        return finding_kind(self.number).rfc

    @property
    def text(self) -> str:
        """What it means: one line."""
        return finding_kind(self.number).text

    @property
    def engines(self) -> Mapping[str, str]:
        """What other engines call it; see engine_names."""
        return engine_names(self.number, self.family, self.type)

    def __str__(self) -> str:
        place = f"{'packet octet' if self.of_packet else 'octet'} {self.offset}" + (self.field and f" in {self.field}")
        return f"{self.number.keyword} ({self.severity.keyword}) at {place}: {self.text} [{self.rfc}]"


class Findings(tuple[Finding, ...]):
    """The findings of one message, in the order in which they were met; the first 32 of them.

    Nothing is lost: `total` says how many there are, and `numbers` which kinds.
    """

    total: int
    """How many there are, those beyond the first 32 included."""
    numbers: frozenset[FindingNumber]
    """The kinds of all of them."""

    def __new__(cls, findings: Iterable[Finding], total: int, numbers: frozenset[FindingNumber]) -> Findings:
        self = super().__new__(cls, findings)
        self.total = total
        self.numbers = numbers
        return self

    def __getnewargs__(self) -> tuple[tuple[Finding, ...], int, frozenset[FindingNumber]]:
        return tuple(self), self.total, self.numbers

    @property
    def severity(self) -> Severity | None:
        """The highest of all; None: nothing was found."""
        return max((finding_kind(number).severity for number in self.numbers), default=None)


def _all(found: _core._Found) -> Findings:
    number, type, total, numbers, kept = found
    family: Family = 6 if number == 6 else 4
    each = (Finding(FindingNumber(one), family, type, packet, offset, field) for one, packet, offset, field in kept)
    return Findings(each, total, frozenset(FindingNumber(number) for number in numbers))


def findings(
    message: Octets,
    *,
    family: Family | None = None,
    source: AddressLike | None = None,
    destination: AddressLike | None = None,
    hop_limit: int | None = None,
    router_alert: bool | None = None,
    link_broadcast: bool = False,
    size: int = 0,
) -> Findings:
    """What is wrong or suspicious about a message.

    family: 4 or 6; a message object tells it.
    source, destination: of the packet that carries it. Without them, what needs its headers is not judged.
    hop_limit: 1 to 255; None: the one that such a message is sent with: 255, 1 or 64.
    router_alert: whether the packet has that option; None: yes, where multicast listener or router discovery needs it.
    link_broadcast: the frame was sent to the link's broadcast or to a multicast address.
    size: octets of the message on the wire, when there were more than are here.
    ValueError: one of the addresses alone, or of the other family; a hop limit out of range.

    >>> for finding in findings(bytes.fromhex("0800f7ff00000000"), family=4):
    ...     print(finding)
    echo-empty (remark) at octet 0: an echo request without data, as host scans send it [RFC 792]
    """
    family = family_of(message, family)
    if source is None and destination is None:
        return _all(_core.core_check_message(family, message, size))
    if source is None or destination is None:
        raise ValueError("a packet has a source and a destination")
    if hop_limit is not None and not 1 <= hop_limit <= 255:
        raise ValueError(f"a hop limit is 1 to 255, not {hop_limit}")
    alert = -1 if router_alert is None else int(router_alert)
    ends = octets_of(source, family), octets_of(destination, family)
    return _all(_core.core_check_carried(family, message, size, *ends, hop_limit or 0, alert, link_broadcast))


def findings_packet(packet: Octets, *, link_broadcast: bool = False, size: int = 0) -> Findings:
    """What is wrong or suspicious about a packet and the message that it carries, from the IP header on.

    A packet that carries no ICMP has no findings, unless its headers are broken. Of fragments as much is judged as they
    hold. link_broadcast, size: as of findings; the size is that of the packet.
    """
    return _all(_core.core_check_packet(packet, size, link_broadcast))
