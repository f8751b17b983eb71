# SPDX-License-Identifier: BSD-2-Clause
"""Sysctls and counters of a host, by the kernel's names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Union

from . import _core
from .host_errors import HostError

if TYPE_CHECKING:
    from ._host_state import HostState

SysctlValue = Union[int, str]

_host_names, _device_names = _core.core_sysctl_names()
_counter_names = tuple(
    f"{_core.icmpwire_counter_group(number)}.{_core.icmpwire_counter_name(number)}"
    for number in range(_core.ICMPWIRE_COUNTER_COUNT)
)
_known_counters = frozenset(_counter_names)
_groups6 = {name.partition("6.")[0] + "6" for name in _counter_names if "6." in name}


def counter_name(number: int) -> str:
    """``Icmp.InMsgs``, of the C enumeration ``icmpwire_counter``."""
    return _counter_names[number]


def is_text(value: str) -> bool:
    """Can C have that string?"""
    try:
        return b"\0" not in value.encode()
    except UnicodeEncodeError:
        return False


class Sysctls(MutableMapping[str, SysctlValue]):
    """The sysctls of a host: ``net.ipv4.icmp_ratelimit``, ``net.ipv6.conf.eth0.hop_limit``.

    Values are numbers, or the text that one would read from /proc/sys. Setting takes either. A name that is none is a
    KeyError, a value out of range a HostError. Names with slashes, as of the file, do as well. Setting
    ``net.ipv4.ip_forward`` or ``net.ipv6.conf.all.forwarding`` sets those of every interface, as in the kernel.
    """

    def __init__(self, host: HostState) -> None:
        self._host = host

    def _names(self) -> Iterator[str]:
        yield from _host_names
        devices = ["all", "default", *(device.name for device in self._host.devices)]
        for folder, name in _device_names:
            yield from (f"{folder}.{device}.{name}" for device in devices)

    def _read(self, name: object) -> str | None:
        return _core.icmpwire_host_get(self._host._core, name) if isinstance(name, str) and is_text(name) else None

    def __getitem__(self, name: str) -> SysctlValue:
        text = self._read(name)
        if text is None:
            raise KeyError(name)
        return int(text) if text.removeprefix("-").isdecimal() else text

    def __setitem__(self, name: str, value: SysctlValue) -> None:
        if self._read(name) is None:
            raise KeyError(name)
        text = str(int(value)) if isinstance(value, int) else value
        if not isinstance(text, str):
            raise TypeError(f"a number or a string is needed, not {type(value).__name__}")
        text = text.replace("\t", " ")  # as it is read
        if not is_text(text) or not _core.icmpwire_host_set(self._host._core, name, text):
            raise HostError(f"{name}: {value!r} is not in the range of this sysctl")

    def __delitem__(self, name: str) -> None:
        raise TypeError("sysctls cannot be removed")

    def __contains__(self, name: object) -> bool:
        return self._read(name) is not None

    def __iter__(self) -> Iterator[str]:
        return self._names()

    def __len__(self) -> int:
        return sum(1 for _ in self._names())

    def __repr__(self) -> str:
        return f"<Sysctls: {len(self)}>"


def parsed(text: str) -> dict[str, int]:
    """Counters out of the kernel's files: lines of names and numbers in turn, or a name and a number to a line."""
    found: dict[str, int] = {}
    heads: dict[str, list[str]] = {}
    for line in text.splitlines():
        first, *rest = line.split()
        group = first.removesuffix(":")
        if group == first:
            group = next(one for one in _groups6 if first.startswith(one))
            found[f"{group}.{first.removeprefix(group)}"] = int(rest[0])
        elif group in heads:
            found.update(zip((f"{group}.{name}" for name in heads.pop(group)), map(int, rest)))
        else:
            heads[group] = rest
    return found


class Counters(Mapping[str, int]):
    """What a host counted, by the kernel's group and name: ``Icmp.InMsgs``, ``Icmp6.InType128``. ``str()`` is the text
    that ``icmpwire host --counters`` writes: /proc/net/snmp, netstat and snmp6, or dev_snmp6 of an interface.

    As in these files, single types are there once one has been counted; until then they are 0, and not gone through.
    """

    def __init__(self, host: HostState, *files: str) -> None:
        self._host, self._files = host, files

    def __str__(self) -> str:
        return "".join(map(self._host.proc, self._files))

    def __getitem__(self, name: str) -> int:
        number = parsed(str(self)).get(name)
        if number is None and not (name in _known_counters and "Type" in name):
            raise KeyError(name)
        return number or 0

    def __iter__(self) -> Iterator[str]:
        return iter(parsed(str(self)))

    def __len__(self) -> int:
        return len(parsed(str(self)))

    def moved(self) -> dict[str, int]:
        """Those that are not 0."""
        return {name: number for name, number in parsed(str(self)).items() if number}

    def __repr__(self) -> str:
        return f"<Counters: {self.moved()}>"
