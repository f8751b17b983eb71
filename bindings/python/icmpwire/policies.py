# SPDX-License-Identifier: BSD-2-Clause
"""What the RFCs advise firewalls and hosts to do with each message, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import _core
from ._types import Family
from .enums import Advice, MessageClass


@dataclass(frozen=True)
class Policy:
    """A row of the policy table: the advice about some types, or some codes of a type.

    For ICMPv6 that of RFC 4890 sections 4.3 and 4.4; for ICMPv4, in the same terms, what the documents that `source`
    names demand.
    """

    family: Family
    types: range
    codes: range
    name: str
    """Of the types."""
    transit: Advice
    """For a message that passes a firewall."""
    local: Advice
    """For one to the firewall or host itself."""
    hop_limit: int | None
    """What a packet must still have when it arrives: 255, 1; None: any."""
    link_local: bool
    """It never leaves its link."""
    unfragmented: bool
    """It must not be fragmented (RFC 6980)."""
    deprecated: bool
    message_class: MessageClass
    source: str
    """``RFC 4890 sections 4.3.1, 4.4.1``"""
    note: str
    """One line, or empty."""


def _policy(family: Family, types: range, codes: range) -> Policy:
    transit, local, hop_limit, *flags, message_class, source, note = _core.icmpwire_policy_of(
        family, types[0], codes[0]
    )
    link_local, unfragmented, deprecated = map(bool, flags)
    return Policy(
        family,
        types,
        codes,
        _core.icmpwire_type_info(family, types[0])[0],
        Advice(transit),
        Advice(local),
        hop_limit or None,
        link_local,
        unfragmented,
        deprecated,
        MessageClass(message_class),
        source,
        note,
    )


def policy(family: Family, type: int, code: int = 0) -> Policy:
    """The advice about one type and code, 0 to 255 each, whether assigned or not.

    >>> policy(4, 3, 4).transit
    Advice.MUST_NOT_DROP
    """
    return _policy(family, range(type, type + 1), range(code, code + 1))


@lru_cache(maxsize=None)
def policy_table(family: Family) -> tuple[Policy, ...]:
    """The whole table of a family, by types and codes; neighbours that differ in nothing else are one row."""
    return tuple(_rows(family))


def _rows(family: Family) -> Iterator[Policy]:
    first = 0
    while first < 256:
        spans = list(_code_spans(family, first))
        last = first
        if len(spans) == 1:
            while last < 255 and _alike(family, first, last + 1):
                last += 1
        for codes in spans:
            yield _policy(family, range(first, last + 1), codes)
        first = last + 1


def _alike(family: Family, one: int, other: int) -> bool:
    """Do two types differ in nothing but their numbers? The first has one row for all codes."""
    rows = {_core.icmpwire_policy_of(family, type, code) for type in (one, other) for code in (0, 255)}
    return len(rows) == 1 and len({_core.icmpwire_type_info(family, type)[0] for type in (one, other)}) == 1


def _code_spans(family: Family, type: int) -> Iterator[range]:
    """The codes of a type, by their rows."""
    first = 0
    for code in range(1, 257):
        if code == 256 or _core.icmpwire_policy_of(family, type, code) != _core.icmpwire_policy_of(family, type, first):
            yield range(first, code)
            first = code
