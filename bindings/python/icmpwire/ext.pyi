# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums
from ._core import Octets, _AddressLike, _Field, _OctetsLike, _TextLike

__all__ = [
    "Extension",
    "Label",
    "Object",
    "MPLSLabelStack",
    "InterfaceInformation",
    "InterfaceIdentification",
    "ExtendedInformation",
    "NodeIdentification",
    "ReflectAll",
]

class Label(_node.Element):  # RFC 4950, RFC 3032
    label: _Field[int, SupportsIndex]
    traffic_class: _Field[int, SupportsIndex]
    bottom: _Field[int, SupportsIndex]
    ttl: _Field[int, SupportsIndex]
    __match_args__ = ("label", "traffic_class", "bottom", "ttl")
    def __new__(
        cls,
        *,
        label: SupportsIndex = 0,
        traffic_class: SupportsIndex = 0,
        bottom: SupportsIndex = 0,
        ttl: SupportsIndex = 0,
    ) -> Self: ...

class Object(_node.Element):  # RFC 4884 section 8
    length: _Field[int | None, SupportsIndex | None]
    class_num: _Field[enums.ObjectClass, SupportsIndex]
    c_type: _Field[int | None, SupportsIndex]
    payload: _Field[Octets | None, _OctetsLike]
    __match_args__ = ("class_num", "c_type", "payload")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        class_num: SupportsIndex = 255,
        c_type: SupportsIndex = 0,
        payload: _OctetsLike = b"",
    ) -> Self: ...

class Extension(_node.Part):  # RFC 4884 section 7
    version: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    checksum: _Field[int | None, SupportsIndex | None]
    objects: _Field[tuple[Object, ...], Iterable[Object] | ReadableBuffer]
    __match_args__ = ("objects",)
    def __new__(
        cls,
        *,
        version: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        checksum: SupportsIndex | None = None,
        objects: Iterable[Object] | ReadableBuffer = (),
    ) -> Self: ...

class MPLSLabelStack(Object):  # RFC 4950, RFC 3032
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    labels: _Field[tuple[Label, ...] | None, Iterable[Label] | ReadableBuffer | None]
    payload: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("labels", "payload")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        labels: Iterable[Label] | ReadableBuffer | None = None,
        payload: _OctetsLike | None = None,
    ) -> Self: ...

class InterfaceInformation(Object):  # RFC 5837
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    interface_index: _Field[int | None, SupportsIndex | None]
    afi: _Field[int | None, SupportsIndex | None]
    address_reserved: _Field[int | None, SupportsIndex | None]
    address: _Field[IPv4Address | IPv6Address | Octets | None, _AddressLike | None]
    name_length: _Field[int | None, SupportsIndex | None]
    name: _Field[str | None, _TextLike | None]
    mtu: _Field[int | None, SupportsIndex | None]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("interface_index", "address_reserved", "address", "name", "mtu", "trailing")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        interface_index: SupportsIndex | None = None,
        afi: SupportsIndex | None = None,
        address_reserved: SupportsIndex | None = None,
        address: _AddressLike | None = None,
        name_length: SupportsIndex | None = None,
        name: _TextLike | None = None,
        mtu: SupportsIndex | None = None,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class InterfaceIdentification(Object):  # RFC 8335 section 2.1
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    name: _Field[str | None, _TextLike | None]
    interface_index: _Field[int | None, SupportsIndex | None]
    padding: _Field[Octets | None, _OctetsLike | None]
    afi: _Field[int | None, SupportsIndex | None]
    address_length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    address: _Field[IPv4Address | IPv6Address | Octets | None, _AddressLike | None]
    payload: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("name", "interface_index", "padding", "afi", "reserved", "address", "payload")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        name: _TextLike | None = None,
        interface_index: SupportsIndex | None = None,
        padding: _OctetsLike | None = None,
        afi: SupportsIndex | None = None,
        address_length: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        address: _AddressLike | None = None,
        payload: _OctetsLike | None = None,
    ) -> Self: ...

class ExtendedInformation(Object):  # RFC 8883 section 4
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    pointer: _Field[int | None, SupportsIndex | None]
    trailing: _Field[Octets | None, _OctetsLike | None]
    payload: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("pointer", "trailing", "payload")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        pointer: SupportsIndex | None = None,
        trailing: _OctetsLike | None = None,
        payload: _OctetsLike | None = None,
    ) -> Self: ...

class NodeIdentification(Object):  # RFC 5837
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    afi: _Field[int | None, SupportsIndex | None]
    address_reserved: _Field[int | None, SupportsIndex | None]
    address: _Field[IPv4Address | IPv6Address | Octets | None, _AddressLike | None]
    name_length: _Field[int | None, SupportsIndex | None]
    name: _Field[str | None, _TextLike | None]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("address_reserved", "address", "name", "trailing")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        afi: SupportsIndex | None = None,
        address_reserved: SupportsIndex | None = None,
        address: _AddressLike | None = None,
        name_length: SupportsIndex | None = None,
        name: _TextLike | None = None,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class ReflectAll(Object):  # RFC 4884 section 8
    length: _Field[int | None, SupportsIndex | None]
    c_type: _Field[int | None, SupportsIndex | None]
    payload: _Field[Octets, _OctetsLike]
    __match_args__ = ("payload",)
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        c_type: SupportsIndex | None = None,
        payload: _OctetsLike = b"",
    ) -> Self: ...
