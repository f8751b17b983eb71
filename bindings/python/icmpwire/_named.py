# SPDX-License-Identifier: BSD-2-Clause
"""Numbers that have names: what the enumerations of icmpwire.enums are made of."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

_unassigned: dict[tuple[type, int], Registered] = {}


class Named(IntEnum):
    """An int that shows its name: ``8 (echo_request)``.

    ``str()`` and ``format()`` give that text, unless a format asks for a number. ``repr()`` evaluates to the member.

    >>> from icmpwire.enums import Type4
    >>> print(Type4.ECHO_REQUEST)
    8 (echo_request)
    >>> f"{Type4.ECHO_REQUEST:03d}"
    '008'
    >>> Type4(8)
    Type4.ECHO_REQUEST
    """

    @property
    def keyword(self) -> str:
        """The name in lower case; empty for a number that has none."""
        return self.name.lower()

    if TYPE_CHECKING:  # else checkers take a comparison with a number for a mistake

        def __eq__(self, other: object, /) -> bool: ...

    def __str__(self) -> str:
        return f"{self.value} ({self.keyword})" if self.name else str(self.value)

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}" if self.name else f"{type(self).__name__}({self.value})"

    def __reduce_ex__(self, protocol: object) -> tuple[type[Named], tuple[int]]:
        return type(self), (self.value,)  # some releases of Python 3.11 go by the name, which not every member has

    def __format__(self, spec: str) -> str:
        return format(int(self) if spec[-1:] in tuple("bcdoxXneEfFgG%") else str(self), spec)


class Hyphened(Named):
    """As Named, with keywords as findings and alarms have them: ``10 (checksum-bad)``."""

    @property
    def keyword(self) -> str:
        """What commands and documents call it: the name in lower case, with hyphens."""
        return self.name.lower().replace("_", "-")


class Registered(Named):
    """As Named, of a registry of octets: a number that is not assigned is a member without a name.

    >>> from icmpwire.enums import Type4
    >>> print(Type4(200))
    200
    >>> Type4(200), Type4(200).name, Type4(200) is Type4(200)
    (Type4(200), '', True)
    >>> Type4(256)
    Traceback (most recent call last):
    ValueError: 256 is not a valid Type4
    """

    @classmethod
    def _missing_(cls, value: object) -> Registered | None:
        if not isinstance(value, int) or not 0 <= value <= 255:
            return None
        member = int.__new__(cls, value)
        member._name_ = ""
        member._value_ = int(value)
        return _unassigned.setdefault((cls, member._value_), member)

    def __reduce_ex__(self, protocol: Any, /) -> tuple[Any, ...]:
        return type(self), (self.value,)  # some releases of 3.11 look for the name instead
