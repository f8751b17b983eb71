# SPDX-License-Identifier: BSD-2-Clause
"""A configuration in JSON: values that know where they stand, so that a mistake can be named by its place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, NoReturn, Union

from ._types import Address
from .host_errors import ConfigError

SHOWN = 40  # characters of a value that is not right


@dataclass(frozen=True)
class Node:
    """A value, and where it stands."""

    value: Any
    path: str = ""

    # ---- complaints ----

    def refuse(self, words: str) -> NoReturn:
        raise ConfigError(f"{self.path}: {words}" if self.path else words, field=self.path)

    def expected(self, what: str) -> NoReturn:
        found = json.dumps(self.value, separators=(",", ":"), ensure_ascii=False, default=str)
        self.refuse(f"expected {what}, found {found[:SHOWN]}{'...' if len(found) >= SHOWN else ''}")

    # ---- what is in it ----

    def known(self, names: str) -> None:
        """It is an object whose members are all among these names."""
        if not isinstance(self.value, dict):
            self.expected("an object")
        for name in self.value:
            if name not in names.split():
                Node(None, self.place(str(name))).refuse(f"unknown member; expected are: {names}")

    def place(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def get(self, name: str) -> Node | None:
        return Node(self.value[name], self.place(name)) if name in self.value else None

    def need(self, name: str) -> Node:
        node = self.get(name)
        if node is None:
            self.refuse(f"the member '{name}' is missing")
        return node

    def elements(self) -> Iterator[Node]:
        if not isinstance(self.value, (list, tuple)):
            self.expected("an array")
        return (Node(value, f"{self.path}[{number}]") for number, value in enumerate(self.value))

    def each(self, name: str) -> Iterator[Node]:
        """The elements of a member, if it is there."""
        node = self.get(name)
        return node.elements() if node else iter(())

    # ---- what members are ----

    def integer(self, name: str, fallback: int, least: int, most: int) -> int:
        node = self.get(name)
        if node is None:
            return fallback
        if not is_integer(node.value) or not least <= node.value <= most:
            node.expected(f"a number from {least} to {most}")
        return int(node.value)

    def flag(self, name: str, fallback: bool) -> bool:
        node = self.get(name)
        if node is None:
            return fallback
        if not isinstance(node.value, bool):
            node.expected("true or false")
        return node.value

    def string(self, name: str, fallback: str) -> str:
        node = self.get(name)
        if node is None:
            return fallback
        if not isinstance(node.value, str):
            node.expected("a string")
        return node.value

    def choice(self, name: str, words: Sequence[str], fallback: str) -> str:
        node = self.get(name)
        if node is None:
            return fallback
        if node.value not in words:
            node.expected(f"one of: {' '.join(words)}")
        return str(node.value)

    def family(self) -> int:
        version = self.integer("family", 4, 4, 6)
        if version == 5:
            self.need("family").expected("4 or 6")
        return version

    # ---- addresses ----

    def address(self) -> Address:
        found = address_in(self.value)
        return found if found is not None else self.expected("an IPv4 or IPv6 address")

    def prefix(self) -> tuple[Address, int]:
        """An address and the length of its prefix: all bits without a slash."""
        text, slash, bits = str(self.value).partition("/")
        address = address_in(text) if not isinstance(self.value, (int, dict, list)) else None
        if address is None:
            self.expected("an address with the length of its prefix, as 10.77.0.1/24 or fe80::1/64")
        if not slash:
            return address, address.max_prefixlen
        if not (bits.isascii() and bits.isdecimal()) or int(bits[-9:]) > address.max_prefixlen or len(bits) > 9:
            self.expected(f"a prefix of 0 to {address.max_prefixlen} bits")
        return address, int(bits)

    def mac(self) -> bytes:
        octets = mac_in(self.value)
        return octets if octets is not None else self.expected("a MAC address, as 02:00:00:00:00:01")


def is_integer(value: object) -> bool:
    """JSON has other values for true and false."""
    return isinstance(value, int) and not isinstance(value, bool)


def address_in(value: object) -> Address | None:
    """A text without a zone, or an address already."""
    try:
        return None if isinstance(value, (int, bytes)) or "%" in str(value) else ip_address(str(value))
    except ValueError:
        return None


def mac_in(value: object) -> bytes | None:
    """``02:00:00:00:00:01``"""
    parts = value.split(":") if isinstance(value, str) else []
    if len(parts) != 6 or any(len(part) != 2 or not set(part) <= set("0123456789abcdefABCDEF") for part in parts):
        return None
    return bytes.fromhex("".join(parts))


# ---- files ----

ConfigLike = Union[dict[str, Any], str, "os.PathLike[str]", None]


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ConfigError(f"the member '{next(name for name in names if names.count(name) > 1)}' is there twice")
    return found


def no_number(text: str) -> NoReturn:
    raise ConfigError(f"{text} is not a number")


def root_of(config: ConfigLike) -> Node:
    """The configuration of a dict or a file; an empty one for None."""
    if config is None or isinstance(config, dict):
        return Node(config or {})
    path = os.fspath(config)
    try:
        with open(path, encoding="utf-8") as file:
            return Node(json.load(file, object_pairs_hook=without_duplicates, parse_constant=no_number))
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path}:{error.lineno}: {error.msg}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deeply") from None
