# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv6Address
from typing import SupportsIndex

from typing_extensions import Self

from . import _node, enums
from ._core import Octets, _Field, _IPv6Like, _OctetsLike

__all__ = [
    "Extension",
    "Record",
    "IsInclude",
    "IsExclude",
    "ToInclude",
    "ToExclude",
    "Allow",
    "Block",
]

class Extension(_node.Element):  # RFC 9279 section 3
    type: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    value: _Field[Octets, _OctetsLike]
    __match_args__ = ("type", "value")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        value: _OctetsLike = b"",
    ) -> Self: ...

class Record(_node.Element):  # RFC 3810 section 5.2.4
    type: _Field[enums.RecordType, SupportsIndex]
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("type", "group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class IsInclude(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class IsExclude(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class ToInclude(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class ToExclude(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class Allow(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...

class Block(Record):  # RFC 3810 section 5.2.4
    aux_data_words: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    group: _Field[IPv6Address, _IPv6Like]
    sources: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    aux_data: _Field[Octets, _OctetsLike]
    __match_args__ = ("group", "sources", "aux_data")
    def __new__(
        cls,
        *,
        aux_data_words: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        group: _IPv6Like = "::",
        sources: Iterable[_IPv6Like] = (),
        aux_data: _OctetsLike = b"",
    ) -> Self: ...
