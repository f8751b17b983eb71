# SPDX-License-Identifier: BSD-2-Clause
"""Messages and headers that hold a given element or part: what has no diagram of its own is drawn within one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from . import _classes, registry
from ._node import Element, Header, Message, Node, Part
from .errors import IcmpWireError


def _all(kind: type[Node]) -> Iterator[type[Node]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from _all(sub)


def _plainness(kind: type[Node]) -> tuple[int, int]:
    """Messages in common use come first, and of those the ones with few fields."""
    standing = registry.type_info(kind.family, int(kind().type)).standing if issubclass(kind, Message) else 0
    return int(standing), len(kind._fields())


@lru_cache(maxsize=None)
def _holders(what: str) -> tuple[tuple[type[Node], str], ...]:
    """The classes with a field of that kind of element or part, messages first."""
    found = []
    for base in (Message, Header, Part, Element):
        for kind in sorted(_all(base), key=_plainness):
            found += [(kind, field[0]) for field in kind._fields() if field[6] == what]
    return tuple(found)


def _samples(kind: type[Node]) -> list[dict[str, Any]]:
    family = getattr(kind, "family", 4)
    number = int(kind().type) if issubclass(kind, Message) else -1
    return [{}, *_classes._MESSAGE_SAMPLES.get((family, number), ())]


def layer_with(node: Node, what: str, depth: int = 0) -> Message | Header:
    """The first message or header that holds `node` and can be written; TypeError: there is none."""
    for kind, field in _holders(what):
        for sample in _samples(kind):
            try:
                made = kind(**sample, **{field: node if isinstance(node, Part) else [node]})
                len(made)
            except IcmpWireError:
                continue
            if isinstance(made, (Message, Header)):
                return made
            if depth < 4:
                return layer_with(made, made._what(), depth + 1)
    raise TypeError(f"no message holds {what}")
