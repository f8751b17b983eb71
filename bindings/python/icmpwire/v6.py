# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv6 messages, and the elements of those that have lists of their own.

Options of Neighbor Discovery are in :mod:`icmpwire.nd`, records of listener reports in :mod:`icmpwire.mld`, the
messages of RPL in :mod:`icmpwire.rpl`.

>>> from icmpwire import nd, v6
>>> solicitation = v6.RouterSolicitation(options=[nd.SourceLinkLayerAddress(link_layer_address="02:00:00:00:00:01")])
>>> solicitation.build(source="fe80::1", destination="ff02::2").hex()
'85007a2c000000000101020000000001'
"""

from . import _classes
from . import ext as ext

UsePart = _classes.element("use_part", "v6", "UsePart")
PrefixOperation = _classes.element("prefix_operation", "v6", "PrefixOperation")
PrefixResult = _classes.element("prefix_result", "v6", "PrefixResult")
NodeIPv6 = _classes.element("node_ipv6", "v6", "NodeIPv6")
NodeIPv4 = _classes.element("node_ipv4", "v6", "NodeIPv4")
Locator = _classes.element("locator", "v6", "Locator")
MPLSeed = _classes.element("mpl_seed", "v6", "MPLSeed")
Security = _classes.part("security", "rpl", "Security", 6, 155, 128, {"security.key_identifier_mode": 2})
_messages = _classes.messages(6)
globals().update(_messages)
__all__ = [
    "Locator",
    "MPLSeed",
    "NodeIPv4",
    "NodeIPv6",
    "PrefixOperation",
    "PrefixResult",
    "UsePart",
    *_messages,
]
