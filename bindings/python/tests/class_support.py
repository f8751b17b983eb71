# SPDX-License-Identifier: BSD-2-Clause
"""What the tests of the classes share: the vectors of the tree, the classes of the package, the command."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import icmpwire
from icmpwire import ext, ip, mld, nd, rpl, v4, v6
from icmpwire._node import Element, Header, Message, Part
from tree import Vector, objects, vectors

MODULES: tuple[ModuleType, ...] = (v4, v6, nd, rpl, mld, ext, ip)
CLASSES: list[Any] = sorted(
    {getattr(module, name) for module in MODULES for name in module.__all__} | {v6.Security},
    key=lambda made: (made.__module__, made.__name__),
)
MESSAGES = [made for made in CLASSES if issubclass(made, Message)]
ELEMENTS = [made for made in CLASSES if issubclass(made, Element)]
HEADERS = [made for made in CLASSES if issubclass(made, Header)]
PARTS = [made for made in CLASSES if issubclass(made, Part)]

VECTORS: list[Vector] = list(vectors("vectors"))
VALID = [v for v in VECTORS if v.said("verdict") == ["valid"]]
FAULTY = [v for v in VECTORS if v.said("verdict") == ["fault"]]

# What repr() is written in.
NAMES = {**{module.__name__.rpartition(".")[2]: module for module in MODULES}, **vars(icmpwire), **vars(ip)}


def name_of(made: Any) -> str:
    """How tests of a class or a vector are called."""
    return made.name if isinstance(made, Vector) else f"{made.__module__.rpartition('.')[2]}.{made.__name__}"


def command_json(family: int, octets: bytes) -> Any:
    """A message as the command decodes it."""
    return objects("decode", "--hex", octets.hex(), "--as", f"icmp{family}", "--json")[0]["icmp"]


def checksum(octets: bytes, start: int = 0) -> int:
    """The Internet checksum (RFC 1071), by its definition."""
    octets += bytes(len(octets) % 2)
    total = start + sum(int.from_bytes(octets[at : at + 2], "big") for at in range(0, len(octets), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def checksum6(source: bytes, destination: bytes, octets: bytes) -> int:
    """That of ICMPv6 (RFC 8200 section 8.1): over a pseudo-header as well."""
    return checksum(source + destination + len(octets).to_bytes(4, "big") + bytes([0, 0, 0, 58]) + octets)
