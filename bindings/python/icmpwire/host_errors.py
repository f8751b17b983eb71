# SPDX-License-Identifier: BSD-2-Clause
"""What goes wrong with a host."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import IcmpWireError

if TYPE_CHECKING:
    from .host_events import Outcome


class HostError(IcmpWireError):
    """A host does not take what it is given: it makes no sense, is there already, or a table is full."""


class ConfigError(HostError):
    """A mistake in a configuration. ``field`` is its place; empty for the configuration as a whole.

    >>> from icmpwire.host import Host
    >>> Host({"interfaces": [{"name": "eth0", "mtu": 1}]})
    Traceback (most recent call last):
    icmpwire.host_errors.ConfigError: interfaces[0].mtu: expected a number from 68 to 65535, found 1
    """


class SocketError(OSError):
    """What a call of a ping socket fails with. ``errno`` is Linux's number, whatever system this runs on."""

    outcome: Outcome
    """With the rule that decided."""

    def __init__(self, number: int, name: str, outcome: Outcome) -> None:
        super().__init__(number, name)
        self.outcome = outcome

    def __reduce__(self) -> tuple[type[SocketError], tuple[int, str, Outcome]]:
        return type(self), (self.args[0], self.args[1], self.outcome)
