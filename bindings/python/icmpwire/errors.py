# SPDX-License-Identifier: BSD-2-Clause
"""What this package raises.

Everything is an :class:`IcmpWireError`, which is a :class:`ValueError`. Faults of what was decoded say where they are:

>>> import icmpwire
>>> icmpwire.decode(b"\\x08\\x00\\xf7\\xff\\x00\\x00", family=4)
Traceback (most recent call last):
icmpwire.errors.Truncated: EchoRequest: truncated at octet 6, in sequence (RFC 792)
"""

from __future__ import annotations

from typing import Any

from .enums import Status


class IcmpWireError(ValueError):
    """Something is wrong with octets or with values.

    Attributes:
        code: why, as the library numbers it; None where it is not the library that says so.
        field: the name of the field, or "".
        offset: octets from the start of what was decoded to the field, of an element to the element; None for values.
        readable: how many octets from the start were understood; None for values.
        rfc: where the format is defined, such as "RFC 4443, RFC 4884", or "".
    """

    code: Status | None
    field: str
    offset: int | None
    readable: int | None
    rfc: str

    def __init__(
        self,
        text: str = "",
        *,
        code: Status | None = None,
        field: str = "",
        offset: int | None = None,
        readable: int | None = None,
        rfc: str = "",
    ) -> None:
        super().__init__(text)
        self.code = code
        self.field = field
        self.offset = offset
        self.readable = readable
        self.rfc = rfc

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (type(self), self.args, self.__dict__))


def _again(kind: type[IcmpWireError], args: tuple[Any, ...], attributes: dict[str, Any]) -> IcmpWireError:
    made = kind(*args)
    made.__dict__.update(attributes)
    return made


class DecodeError(IcmpWireError):
    """Octets break a rule of their format."""


class Truncated(DecodeError):
    """The message ends before a field that it must have."""


class Cut(DecodeError):
    """The capture ends first: on the wire there was more."""


class BadLength(DecodeError):
    """A length or count field is impossible."""


class BadVersion(DecodeError):
    """A version field that the layout does not have."""


class BadField(DecodeError):
    """A value that leaves the rest without a meaning."""


class EncodeError(IcmpWireError):
    """An object cannot be written."""


class TooLong(EncodeError):
    """A part is longer than its length field can say, or than its place."""


class FieldError(EncodeError):
    """A value that a field cannot have."""


def refused(field: str, text: str) -> FieldError:
    """The exception for a value that a field cannot have."""
    return FieldError(f"{field}: {text}", field=field)



class CaptureError(IcmpWireError):
    """A capture file cannot be read any further.

    Attributes:
        number: of the record that broke, from 1; 0 before the first.
    """

    number: int = 0


_KINDS: dict[int, type[IcmpWireError]] = {
    Status.TRUNCATED: Truncated,
    Status.CUT: Cut,
    Status.BAD_LENGTH: BadLength,
    Status.BAD_VERSION: BadVersion,
    Status.BAD_FIELD: BadField,
    Status.TOO_LONG: TooLong,
}


def from_fault(status: int, field: str, offset: int, readable: int, subject: type) -> IcmpWireError:
    """The exception for a fault that the library found; `subject` is the class of what is broken."""
    code = Status(status)
    kind = _KINDS.get(status, EncodeError if status >= Status.NO_ROOM else DecodeError)
    rfc = getattr(subject, "rfc", "")
    text = f"{subject.__name__}: {code.name.lower().replace('_', ' ')} at octet {offset}"
    text += f", in {field}" if field else ""
    text += f" ({rfc})" if rfc else ""
    return kind(text, code=code, field=field, offset=offset, readable=readable, rfc=rfc)
