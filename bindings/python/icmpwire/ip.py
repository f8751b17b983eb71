# SPDX-License-Identifier: BSD-2-Clause
"""Headers that carry messages, and their options.

>>> from icmpwire import IPv4, v4
>>> packet = IPv4(source="192.0.2.1", destination="198.51.100.7") / v4.EchoRequest(identifier=1) / b"ping"
>>> len(packet), packet.icmp.identifier
(32, 1)
"""

from . import _classes, enums

_ipv4_options = _classes.elements("ipv4_option", "ip", enums.IPv4OptionType, "IPv4Option", "IPv4{}")
_ipv6_options = _classes.elements("ipv6_option", "ip", enums.IPv6OptionType, "IPv6Option", "IPv6{}")
globals().update(_ipv4_options)
globals().update(_ipv6_options)
IPv4 = _classes.header("IPv4", 4, "IPv4", "RFC 791")
IPv6 = _classes.header("IPv6", 41, "IPv6", "RFC 8200")
HopByHop = _classes.header("HopByHop", 0, "Hop-by-Hop Options", "RFC 8200")
Routing = _classes.header("Routing", 43, "Routing Header", "RFC 8200")
Fragment = _classes.header("Fragment", 44, "Fragment Header", "RFC 8200")
Authentication = _classes.header("Authentication", 51, "Authentication Header", "RFC 4302")
DestinationOptions = _classes.header("DestinationOptions", 60, "Destination Options", "RFC 8200")
Mobility = _classes.header("Mobility", 135, "Mobility Header", "RFC 6275")
HIP = _classes.header("HIP", 139, "Host Identity Protocol", "RFC 7401")
Shim6 = _classes.header("Shim6", 140, "Shim6 Protocol", "RFC 5533")
_headers = [
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
__all__ = [*_ipv4_options, *_ipv6_options, *_headers]
