# SPDX-License-Identifier: BSD-2-Clause
"""What messages, elements, headers and parts can do beside having fields: the bases of all generated classes."""

from __future__ import annotations

import html
import json
import sys
from collections.abc import Iterator
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address
from typing import TYPE_CHECKING, Any, ClassVar, Literal, SupportsIndex, TextIO, Type, TypeVar, cast

from . import _core, checking, flows
from ._signature import Signature
from ._types import AddressLike, Errors, Family, octets_of
from .errors import Cut, IcmpWireError

if TYPE_CHECKING:
    from . import v4, v6
    from ._types import Buffer

_Self = TypeVar("_Self", bound="Node")
_Layer = TypeVar("_Layer", bound="Node")
_Message = TypeVar("_Message", bound="Message")


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Node):
        return value.to_dict()
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, (IPv4Address, IPv6Address)):
        return str(value)
    if isinstance(value, (_core.Octets, bytes)):
        return value.hex()
    return int(value) if isinstance(value, IntEnum) else value


def _literal(value: Any) -> str:
    """A value as Python source, for the constructor."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_literal(one) for one in value) + "]"
    if isinstance(value, (IPv4Address, IPv6Address)):
        return repr(str(value))
    return repr(int(value)) if isinstance(value, IntEnum) else repr(value)


def _shown(value: Any) -> str:
    """A value for people."""
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(one) for one in value) + "]"
    if isinstance(value, (_core.Octets, bytes)):
        return value.hex() or "-"
    if isinstance(value, str):
        return repr(value)
    return value.summary() if isinstance(value, Node) else str(value)


class Node(_core.Node):
    """The base of everything that has fields."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    rfc: ClassVar[str] = ""
    title: ClassVar[str] = ""
    __signature__ = Signature()
    _defaults: ClassVar[Any]
    _apart: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def fields(cls) -> tuple[str, ...]:
        """The names of the fields, in the order in which they are on the wire."""
        return tuple(field[0] for field in cls._fields())

    def items(self) -> Iterator[tuple[str, Any]]:
        """The fields with their values."""
        for name in self.fields():
            yield name, getattr(self, name)

    # ---- to text ----

    def _given(self, computed: bool) -> dict[str, Any]:
        """What a constructor must be told; with `computed` also what it would fill in by itself."""
        given = {}
        blank = type(self)()
        for name, _, origin, *_ in self._fields():
            value = getattr(self, name)
            if origin == "fixed" or name in self._apart or (origin != "given" and not computed):
                continue
            if value != getattr(blank, name) and value is not None:
                given[name] = value
        return given

    def _again(self) -> dict[str, Any] | None:
        """The least that makes an equal object; None when fields do not."""
        for computed in (False, True):
            given = self._given(computed)
            try:
                if type(self)(**given) == self:
                    return given
            except IcmpWireError:
                pass
        return None

    def _is_in_octets(self) -> bool:
        """Whether decoding the octets makes an equal object."""
        return self.is_decoded

    def _octets(self) -> str:
        """The arguments of `decode` that make an equal object."""
        return f"{bytes(self)!r}" + (', errors="collect"' if self.fault else "")

    def __repr__(self) -> str:
        again = self._again()
        if again is None and self._is_in_octets():
            return f"{self._path()}.decode({self._octets()})"
        given = self._given(computed=True) if again is None else again
        return f"{self._path()}(" + ", ".join(f"{name}={_literal(value)}" for name, value in given.items()) + ")"

    @classmethod
    def _path(cls) -> str:
        module = cls.__module__.removeprefix("icmpwire").removeprefix(".")
        return f"{module}.{cls.__name__}" if module and not module.startswith("_") else cls.__name__

    def __reduce__(self) -> tuple[Any, ...]:
        return (_made, (type(self), self._given(computed=True)), getattr(self, "__dict__", None) or None)

    def summary(self) -> str:
        """One line."""
        shown = ", ".join(f"{name} {_shown(value)}" for name, value in self._given(computed=False).items())
        return f"{self.title or type(self).__name__}" + (f": {shown}" if shown else "")

    def tree(self) -> str:
        """A line for each field."""
        lines = [f"{self.title or type(self).__name__}"]
        for name, value in self.items():
            if isinstance(value, Node):
                lines += [f"  {name}"] + ["    " + line for line in value.tree().splitlines()]
            elif isinstance(value, tuple) and value and isinstance(value[0], Node):
                lines.append(f"  {name}")
                lines += ["    " + line for one in value for line in one.tree().splitlines()]
            else:
                lines.append(f"  {name:<24} {_shown(value)}")
        return "\n".join(lines) + "\n"

    def show(self, file: TextIO | None = None) -> None:
        """Prints :meth:`tree`."""
        print(self.tree(), end="", file=file or sys.stdout)

    def hexdump(self) -> str:
        """The octets, 16 a line, with offsets and characters."""
        octets = bytes(self)
        lines = []
        for at in range(0, len(octets), 16):
            row = octets[at : at + 16]
            text = "".join(chr(o) if 32 <= o < 127 else "." for o in row)
            lines.append(f"{at:04x}  {row.hex(' '):<47}  {text}")
        return "\n".join(lines) + "\n"

    # ---- to data ----

    def to_dict(self) -> dict[str, Any]:
        """The fields as JSON has them: numbers, text of addresses and names, hexadecimal octets, lists, dicts."""
        return {name: _plain(value) for name, value in self.items() if name != "payload" or value is not None}

    def to_json(self, *, indent: int | None = None) -> str:
        """:meth:`to_dict` as a JSON text."""
        return json.dumps(self.to_dict(), indent=indent)

    def _repr_html_(self) -> str:
        rows = ""
        for name, value in self.items():
            if isinstance(value, Node):
                cell = value._repr_html_()
            elif isinstance(value, tuple) and value and isinstance(value[0], Node):
                cell = "".join(one._repr_html_() for one in value)
            else:
                cell = html.escape(_shown(value))
            left = 'style="text-align:left"'
            rows += f"<tr><th {left}>{html.escape(name)}</th><td {left}>{cell}</td></tr>"
        caption = html.escape(self.title or type(self).__name__)
        return f'<table><caption style="text-align:left"><b>{caption}</b></caption>{rows}</table>'


def _made(kind: type[Node], values: dict[str, Any]) -> Node:
    return kind(**values)


def _element_of(kind: type[Element], octets: bytes) -> Any:
    return _core.decode_element(kind, octets, "collect")


def _message_of(family: int, octets: bytes, cut: bool, lenient: bool) -> Any:
    return _core.decode(octets, family, errors="collect", size=len(octets) + cut, lenient=lenient)


def _drawn_within(node: Node) -> str:
    from ._within import layer_with  # it needs the classes that are made of this module's

    return layer_with(node, node._what()).bits()


def _packet_of(octets: bytes, cut: bool) -> Any:
    return _core.decode_packet(octets, errors="collect", size=len(octets) + cut)


class Element(Node):
    """An option, a record, an object: an element of a list."""

    __slots__ = ()

    @classmethod
    def decode(cls: type[_Self], buffer: Buffer, *, errors: Errors = "raise") -> _Self:
        """Decodes one element of this kind; its class follows from its type.

        Raises a :class:`~icmpwire.errors.DecodeError`, or with ``errors="collect"`` keeps it as ``fault``.
        """
        return _core.decode_element(cls, buffer, errors)

    def bits(self) -> str:
        """A diagram in the manner of RFCs, 32 bits a row, of a message that has it."""
        return _drawn_within(self)

    def _is_in_octets(self) -> bool:
        return self.is_decoded or bool(_element_of(type(self), bytes(self)) == self)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.is_decoded or (self._again() is None and self._is_in_octets()):
            return (_element_of, (type(self), bytes(self)))
        return super().__reduce__()


class Part(Node):
    """A part of messages that has fields of its own."""

    __slots__ = ()

    def bits(self) -> str:
        """A diagram in the manner of RFCs, 32 bits a row, of a message that has it."""
        return _drawn_within(self)


class Layer(Node):
    """A message or a header: what packets are made of. ``a / b`` puts b into a."""

    __slots__ = ()

    @property
    def layers(self) -> tuple[Any, ...]:
        """This one and those that it carries."""
        found: list[Any] = [self]
        while isinstance(getattr(found[-1], "payload", None), Layer):
            found.append(found[-1].payload)
        return tuple(found)

    def __getitem__(self, kind: type[_Layer]) -> _Layer:
        """The first layer of that class."""
        for layer in self.layers:
            if isinstance(layer, kind):
                return layer
        raise KeyError(kind.__name__)

    def __contains__(self, kind: type[Any]) -> bool:
        return any(isinstance(layer, kind) for layer in self.layers)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.layers)

    def answers(self, request: Layer) -> bool:
        """Whether this is a reply to `request`: both packets, or both messages alone (:func:`icmpwire.answers`)."""
        return flows.answers(request, self)

    def to_scapy(self) -> Any:
        """The same octets as a packet of Scapy, where that is installed."""
        from ._scapy import to_scapy

        return to_scapy(self)


class Message(Layer):
    """An ICMP message."""

    __slots__ = ()
    family: ClassVar[Family]
    if TYPE_CHECKING:
        type: _core._Field[int, SupportsIndex]
        code: _core._Field[int, SupportsIndex]
        checksum: _core._Field[int | None, SupportsIndex | None]

    @classmethod
    def decode(
        cls: Type[_Message], buffer: Buffer, *, errors: Errors = "raise", size: int | None = None, lenient: bool = False
    ) -> _Message:
        """:func:`icmpwire.decode` for this family; another class than this one is an error.

        Raises a :class:`~icmpwire.errors.DecodeError`, and TypeError when it is another message.
        """
        message = _core.decode(buffer, cls.family, errors=errors, size=size, lenient=lenient)
        if isinstance(message, cls):
            return message
        raise TypeError(f"the message is a {type(message).__name__}, not a {cls.__name__}")

    def __reduce__(self) -> tuple[Any, ...]:
        if not self.is_decoded:
            return super().__reduce__()
        return (_message_of, (self.family, bytes(self), isinstance(self.fault, Cut), self._is_lenient()))

    def _is_lenient(self) -> bool:
        return self.fault is None and getattr(self, "extension", None) is not None

    def _octets(self) -> str:
        return super()._octets() + (", lenient=True" if self._is_lenient() else "")

    def build(self, *, source: AddressLike | None = None, destination: AddressLike | None = None) -> bytes:
        """The octets, with the checksum that the packet's addresses make. ICMPv4 needs none."""
        if self.family == 4:
            return bytes(self)
        if source is None or destination is None:
            raise TypeError("an ICMPv6 message needs a source and a destination: its checksum covers them")
        return self._build(octets_of(source, 6), octets_of(destination, 6))

    @property
    def findings(self) -> checking.Findings:
        """What is wrong or suspicious about the message, judged without its packet (:func:`icmpwire.findings`)."""
        return checking.findings(self)

    @property
    def inner_tuple(self) -> flows.Tuple | None:
        """The flow of the packet that an error quotes (:func:`icmpwire.inner_tuple`)."""
        return flows.inner_tuple(self)

    @property
    def quoted(self) -> flows.Quote | None:
        """What an error quotes (:func:`icmpwire.quoted`); None: it is no error, or quotes nothing."""
        datagram = getattr(self, "datagram", None)
        return flows.quoted(datagram) if datagram else None

    def summary(self) -> str:
        return _core.core_text(_core.CORE_SUMMARY, self.family, self, 0)

    def tree(self) -> str:
        return _core.core_text(_core.CORE_TREE, self.family, self, 0)

    def bits(self) -> str:
        """A diagram in the manner of RFCs, 32 bits a row."""
        return _core.core_text(_core.CORE_BITS, self.family, self, 0)


class Header(Layer):
    """A header of a packet, with what it carries as `payload`."""

    __slots__ = ()
    _apart = ("payload",)
    if TYPE_CHECKING:
        payload: _core._Field[Layer | _core.Octets | None, Layer | _core._OctetsLike | None]

    def __repr__(self) -> str:
        for computed in (False, True):
            if self._is_again(computed):
                return "/".join(self._spelled(layer, computed) for layer in self._chain())
        if self.fault and self.is_decoded:
            return f'decode_packet({bytes(self)!r}, errors="collect")'
        *outer, last = self._chain()
        ending = self._spelled(last, True) if isinstance(last, Header) else repr(last)
        return "/".join([*(self._spelled(layer, True) for layer in outer), ending])

    def _chain(self) -> list[Any]:
        chain = list(self.layers)
        last = getattr(chain[-1], "payload", None)
        return chain if last is None else chain + [last]

    @staticmethod
    def _spelled(layer: Any, computed: bool) -> str:
        if not isinstance(layer, Node):
            return repr(layer)
        given = layer._given(computed)
        return f"{layer._path()}(" + ", ".join(f"{name}={_literal(value)}" for name, value in given.items()) + ")"

    def _is_again(self, computed: bool) -> bool:
        made: Any = None
        for layer in reversed(self._chain()):
            if not isinstance(layer, Node):
                made = bytes(layer)
                continue
            given = layer._given(computed)
            if made is not None:
                given["payload"] = made
            try:
                made = type(layer)(**given)
            except IcmpWireError:
                return False
        return bool(made == self)

    def __reduce__(self) -> tuple[Any, ...]:
        if self.fault and self.is_decoded:
            return (_packet_of, (bytes(self), isinstance(self.fault, Cut)), getattr(self, "__dict__", None) or None)
        given = {**self._given(computed=True), "payload": self.payload}
        return (_made, (type(self), given), getattr(self, "__dict__", None) or None)

    @property
    def icmp(self) -> v4.Message | v6.Message | None:
        """The ICMP message of the packet, or None."""
        last = self.layers[-1]
        return cast("v4.Message | v6.Message", last) if isinstance(last, Message) else None

    @property
    def findings(self) -> checking.Findings:
        """What is wrong or suspicious about the packet's message (:func:`icmpwire.findings_packet`)."""
        return checking.findings_packet(self)

    @property
    def flow(self) -> flows.Tuple | None:
        """The flow that the packet belongs to; of an error that of the packet it quotes (:func:`icmpwire.flow`)."""
        return flows.flow(self)

    def community_id(self, *, seed: int = 0, variant: Literal["zeek", "suricata"] = "zeek") -> str | None:
        """The Community ID (:func:`icmpwire.community_id`)."""
        return flows.community_id(self, seed=seed, variant=variant)

    def summary(self) -> str:
        shown = [Node.summary(layer) if isinstance(layer, Header) else layer.summary() for layer in self.layers]
        return " / ".join(shown)

    def _whole(self) -> Header:
        """As part of a packet, which begins with an IP header."""
        from .ip import IPv4, IPv6

        return self if isinstance(self, (IPv4, IPv6)) else IPv6(payload=self)

    def tree(self) -> str:
        return _core.core_text(_core.CORE_PACKET_TREE, 4, self._whole(), 0)

    def bits(self) -> str:
        """A diagram in the manner of RFCs, 32 bits a row, of the whole packet."""
        return _core.core_text(_core.CORE_PACKET_BITS, 4, self._whole(), 0)
