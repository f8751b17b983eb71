# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums
from ._core import Octets, _Field, _IPv4Like, _IPv6Like, _OctetsLike
from ._node import Layer

__all__ = [
    "IPv4Option",
    "IPv4End",
    "IPv4NoOperation",
    "IPv4RouterAlert",
    "IPv6Option",
    "IPv6Pad1",
    "IPv6PadN",
    "IPv6RouterAlert",
    "IPv6JumboPayload",
    "IPv6HomeAddress",
    "Authentication",
    "DestinationOptions",
    "Fragment",
    "HIP",
    "HopByHop",
    "IPv4",
    "IPv6",
    "Mobility",
    "Routing",
    "Shim6",
]

class IPv4Option(_node.Element):  # RFC 791 section 3.1
    type: _Field[enums.IPv4OptionType, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("type", "body")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class IPv6Option(_node.Element):  # RFC 8200 section 4.2
    type: _Field[enums.IPv6OptionType, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("type", "body")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class IPv4End(IPv4Option):  # RFC 791 section 3.1
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, body: _OctetsLike = b"") -> Self: ...

class IPv4NoOperation(IPv4Option):  # RFC 791 section 3.1
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, body: _OctetsLike = b"") -> Self: ...

class IPv4RouterAlert(IPv4Option):  # RFC 791 section 3.1
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, length: SupportsIndex | None = None, body: _OctetsLike = b"") -> Self: ...

class IPv6Pad1(IPv6Option):  # RFC 8200 section 4.2
    __match_args__ = ()
    def __new__(cls) -> Self: ...

class IPv6PadN(IPv6Option):  # RFC 8200 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, length: SupportsIndex | None = None, body: _OctetsLike = b"") -> Self: ...

class IPv6RouterAlert(IPv6Option):  # RFC 8200 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    router_alert: _Field[int, SupportsIndex]
    __match_args__ = ("router_alert",)
    def __new__(cls, *, length: SupportsIndex | None = None, router_alert: SupportsIndex = 0) -> Self: ...

class IPv6JumboPayload(IPv6Option):  # RFC 8200 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    jumbo_payload: _Field[int, SupportsIndex]
    __match_args__ = ("jumbo_payload",)
    def __new__(cls, *, length: SupportsIndex | None = None, jumbo_payload: SupportsIndex = 0) -> Self: ...

class IPv6HomeAddress(IPv6Option):  # RFC 8200 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, length: SupportsIndex | None = None, body: _OctetsLike = b"") -> Self: ...

class IPv4(_node.Header):  # RFC 791
    version: _Field[int | None, SupportsIndex | None]
    header_words: _Field[int | None, SupportsIndex | None]
    dscp: _Field[int, SupportsIndex]
    ecn: _Field[int, SupportsIndex]
    total_length: _Field[int | None, SupportsIndex | None]
    identification: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    dont_fragment: _Field[int, SupportsIndex]
    more_fragments: _Field[int, SupportsIndex]
    fragment_offset: _Field[int, SupportsIndex]
    ttl: _Field[int | None, SupportsIndex | None]
    protocol: _Field[enums.Protocol | None, SupportsIndex | None]
    header_checksum: _Field[int | None, SupportsIndex | None]
    source: _Field[IPv4Address, _IPv4Like]
    destination: _Field[IPv4Address, _IPv4Like]
    options: _Field[tuple[IPv4Option, ...], Iterable[IPv4Option] | ReadableBuffer]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = (
        "dscp",
        "ecn",
        "identification",
        "reserved",
        "dont_fragment",
        "more_fragments",
        "fragment_offset",
        "ttl",
        "protocol",
        "source",
        "destination",
        "options",
        "payload",
    )
    def __new__(
        cls,
        *,
        version: SupportsIndex | None = None,
        header_words: SupportsIndex | None = None,
        dscp: SupportsIndex = 0,
        ecn: SupportsIndex = 0,
        total_length: SupportsIndex | None = None,
        identification: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        dont_fragment: SupportsIndex = 0,
        more_fragments: SupportsIndex = 0,
        fragment_offset: SupportsIndex = 0,
        ttl: SupportsIndex | None = None,
        protocol: SupportsIndex | None = None,
        header_checksum: SupportsIndex | None = None,
        source: _IPv4Like = "0.0.0.0",
        destination: _IPv4Like = "0.0.0.0",
        options: Iterable[IPv4Option] | ReadableBuffer = (),
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class IPv6(_node.Header):  # RFC 8200
    version: _Field[int | None, SupportsIndex | None]
    dscp: _Field[int, SupportsIndex]
    ecn: _Field[int, SupportsIndex]
    flow_label: _Field[int, SupportsIndex]
    payload_length: _Field[int | None, SupportsIndex | None]
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    hop_limit: _Field[int | None, SupportsIndex | None]
    source: _Field[IPv6Address, _IPv6Like]
    destination: _Field[IPv6Address, _IPv6Like]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("dscp", "ecn", "flow_label", "next_header", "hop_limit", "source", "destination", "payload")
    def __new__(
        cls,
        *,
        version: SupportsIndex | None = None,
        dscp: SupportsIndex = 0,
        ecn: SupportsIndex = 0,
        flow_label: SupportsIndex = 0,
        payload_length: SupportsIndex | None = None,
        next_header: SupportsIndex | None = None,
        hop_limit: SupportsIndex | None = None,
        source: _IPv6Like = "::",
        destination: _IPv6Like = "::",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class HopByHop(_node.Header):  # RFC 8200
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    options: _Field[tuple[IPv6Option, ...], Iterable[IPv6Option] | ReadableBuffer]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "options", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        options: Iterable[IPv6Option] | ReadableBuffer = (),
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class Routing(_node.Header):  # RFC 8200
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    routing_type: _Field[int, SupportsIndex]
    segments_left: _Field[int, SupportsIndex]
    body: _Field[Octets, _OctetsLike]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "routing_type", "segments_left", "body", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        routing_type: SupportsIndex = 0,
        segments_left: SupportsIndex = 0,
        body: _OctetsLike = b"",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class Fragment(_node.Header):  # RFC 8200
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    fragment_offset: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    more_fragments: _Field[int, SupportsIndex]
    identification: _Field[int, SupportsIndex]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = (
        "next_header",
        "reserved",
        "fragment_offset",
        "reserved2",
        "more_fragments",
        "identification",
        "payload",
    )
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        fragment_offset: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        more_fragments: SupportsIndex = 0,
        identification: SupportsIndex = 0,
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class Authentication(_node.Header):  # RFC 4302
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    spi: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    icv: _Field[Octets, _OctetsLike]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "reserved", "spi", "sequence", "icv", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        spi: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        icv: _OctetsLike = b"",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class DestinationOptions(_node.Header):  # RFC 8200
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    options: _Field[tuple[IPv6Option, ...], Iterable[IPv6Option] | ReadableBuffer]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "options", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        options: Iterable[IPv6Option] | ReadableBuffer = (),
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class Mobility(_node.Header):  # RFC 6275
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "body", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class HIP(_node.Header):  # RFC 7401
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "body", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...

class Shim6(_node.Header):  # RFC 5533
    next_header: _Field[enums.Protocol | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    payload: _Field[Layer | Octets | None, Layer | _OctetsLike | None]
    __match_args__ = ("next_header", "body", "payload")
    def __new__(
        cls,
        *,
        next_header: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
        payload: Layer | _OctetsLike | None = None,
    ) -> Self: ...
