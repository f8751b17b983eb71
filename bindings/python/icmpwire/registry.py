# SPDX-License-Identifier: BSD-2-Clause
"""The registries: what numbers are called, where they are defined, and what became of them.

>>> from icmpwire import registry
>>> registry.find_type(4, "ping")
Type4.ECHO_REQUEST
>>> registry.type_info(6, 134).source
'RFC 4861, RFC 4191, RFC 4389, RFC 5175, RFC 6275'
>>> [code.name for code in registry.codes(6, 3)]
['Hop Limit Exceeded in Transit', 'Fragment Reassembly Time Exceeded']
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from . import _core
from ._types import Family
from .enums import (
    CODES,
    AgentExtensionType,
    CardSuboptionType,
    MessageClass,
    ObjectClass,
    OptionType,
    RecordType,
    Registered,
    RplOptionType,
    Standing,
    Type4,
    Type6,
)

# ---- types and codes ----


@dataclass(frozen=True)
class TypeInfo:
    """A message type as IANA registers it."""

    family: Family
    type: Type4 | Type6
    name: str
    """``Destination Unreachable``; ``Unassigned`` where there is none."""
    keyword: str
    """``destination_unreachable``: unique in its family; empty for a type that is reserved or unassigned."""
    source: str
    """``RFC 792, RFC 1122``; ``IANA`` where there is only the registry."""
    standing: Standing
    message_class: MessageClass


@dataclass(frozen=True)
class CodeInfo:
    """A code of a type."""

    code: int
    """A member of the type's class in ``icmpwire.enums.CODES``, where it has one."""
    name: str
    """``Port Unreachable``; ``No Code`` for the 0 of a type without other codes."""
    source: str
    """Where it is defined: ``RFC 1122``."""


def type_of(family: Family, number: int) -> Type4 | Type6:
    """The number as a member of its family's enumeration.

    ValueError: the family is neither 4 nor 6, or the number not one of an octet.
    """
    if family not in (4, 6):
        raise ValueError(f"a family is 4 or 6, not {family!r}")
    return Type4(number) if family == 4 else Type6(number)


@lru_cache(maxsize=512)
def type_info(family: Family, number: int) -> TypeInfo:
    """The registration of a type, 0 to 255; unassigned ones have one as well.

    ValueError: as type_of.
    """
    member = type_of(family, number)
    name, keyword, source, standing, message_class = _core.icmpwire_type_info(family, member)
    return TypeInfo(family, member, name, keyword, source, Standing(standing), MessageClass(message_class))


def types(family: Family) -> tuple[TypeInfo, ...]:
    """All types of a family that are in use or once were, by their numbers."""
    return tuple(info for info in (type_info(family, number) for number in range(256)) if info.keyword)


def find_type(family: Family, keyword: str) -> Type4 | Type6:
    """The type of a keyword, or of a usual short form: ``ping``, ``unreachable``, ``ns``.

    Upper and lower case and ``-`` and ``_`` are alike. KeyError: there is none.
    """
    number = _core.icmpwire_type_of_keyword(family, keyword)
    if number is None:
        raise KeyError(keyword)
    return type_of(family, number)


def code_info(family: Family, type: int, code: int) -> CodeInfo | None:
    """The registration of a code; None: the type registers no such code, or none at all.

    Of the codes of ICMPv6 157 and 158 the low four bits count (RFC 8505 section 4.2).
    """
    name = _core.icmpwire_code_name(family, type, code)
    source = _core.icmpwire_code_source(family, type, code)
    if name is None or source is None:
        return None
    known = CODES.get((family, type))
    return CodeInfo(known(code) if known else code, name, source)


@lru_cache(maxsize=512)
def codes(family: Family, type: int) -> tuple[CodeInfo, ...]:
    """All codes of a type; of those whose low four bits count, the sixteen first."""
    most = 16 if family == 6 and type in (157, 158) else 256
    found = (code_info(family, type, code) for code in range(most))
    return tuple(info for info in found if info)


def reply_type(family: Family, type: int) -> Type4 | Type6 | None:
    """The type that answers a type; None: nothing does. ICMPv6 130 gives 131; 143 answers it too.

    >>> reply_type(6, 135)
    Type6.NEIGHBOR_ADVERTISEMENT
    """
    number = _core.icmpwire_reply_type(family, type)
    return None if number is None else type_of(family, number)


# ---- elements ----


@dataclass(frozen=True)
class Entry:
    """A number of another registry, and the name that it is registered by."""

    number: Registered
    name: str


_NAMES = {
    OptionType: _core.icmpwire_option_name,
    RplOptionType: _core.icmpwire_rpl_option_name,
    RecordType: _core.icmpwire_record_name,
    AgentExtensionType: _core.icmpwire_agent_extension_name,
    CardSuboptionType: _core.icmpwire_card_suboption_name,
    ObjectClass: _core.icmpwire_object_name,
}


def entries(registry: type[Registered]) -> tuple[Entry, ...]:
    """What OptionType, RplOptionType, RecordType, AgentExtensionType, CardSuboptionType or ObjectClass registers.

    TypeError: the library has no names of that registry.

    >>> entries(RecordType)[0]
    Entry(number=RecordType.IS_INCLUDE, name='Mode Is Include')
    """
    return tuple(Entry(member, name_of(member)) for member in registry)


def name_of(number: Registered) -> str:
    """The registered name of an option, record, extension or object; ``Unassigned`` where there is none.

    >>> name_of(OptionType(25)), name_of(OptionType(99))
    ('Recursive DNS Server', 'Unassigned')
    """
    name = _NAMES.get(type(number))
    if name is None:
        raise TypeError(f"{type(number).__name__} has no registered names")
    return name(number)


def c_type_name(class_num: int, c_type: int) -> str:
    """The name of a c-type of an extension object; of interface information (class 2) that of the interface's role.

    >>> c_type_name(2, 0x81)
    'Outgoing IP Interface'
    """
    return _core.icmpwire_object_c_type_name(class_num, c_type)
