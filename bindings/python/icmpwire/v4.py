# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv4 messages, and the elements of router advertisements.

>>> from icmpwire import v4
>>> echo = v4.EchoRequest(identifier=1, sequence=2, data=b"ping")
>>> bytes(echo).hex()
'0800192c0001000270696e67'
>>> print(echo.type, echo.sequence, echo.data)
8 (echo_request) 2 b'ping'
"""

from . import _classes, enums
from . import ext as ext

RouterEntry = _classes.element("router_entry", "v4", "RouterEntry")
_extensions = _classes.elements("agent_extension", "v4", enums.AgentExtensionType, "AgentExtension", "Agent{}")
_messages = _classes.messages(4)
globals().update(_extensions)
globals().update(_messages)
__all__ = ["RouterEntry", *_extensions, *_messages]
