# SPDX-License-Identifier: BSD-2-Clause
"""Run by a Python that has scapy: writes for each packet of a capture what scapy reads behind the first IP header, a
JSON object a line: "Class.field" to the list of its values, in order."""
import json
import logging
import sys

logging.getLogger("scapy").setLevel(logging.CRITICAL)

import scapy.contrib.icmp_extensions  # noqa: E402, F401 (they bind their layers)
import scapy.contrib.rpl  # noqa: E402, F401
import scapy.contrib.rpl_metrics  # noqa: E402, F401
import scapy.contrib.send  # noqa: E402, F401
from scapy.layers.inet import IP  # noqa: E402
from scapy.layers.inet6 import IPv6, in6_chksum  # noqa: E402
from scapy.packet import NoPayload, Packet  # noqa: E402
from scapy.utils import RawPcapReader, checksum  # noqa: E402


def plain(value):
    """A value that JSON has."""
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).hex()
    if isinstance(value, str):
        return value
    return int(value) if hasattr(value, "__int__") else repr(value)


def read_value(name, value, found):
    if isinstance(value, Packet):
        read_layers(value, found)
    elif isinstance(value, (list, tuple)):
        for each in value:
            read_value(name, each, found)
    elif value is not None:
        found.setdefault(name, []).append(plain(value))


def read_layers(packet, found):
    while not isinstance(packet, NoPayload):
        kind = type(packet).__name__
        for field in packet.fields_desc:
            if field.name in packet.fields:  # not the defaults of what is not there
                read_value(f"{kind}.{field.name}", packet.fields[field.name], found)
        packet = packet.payload


def read_packet(data):
    """What is in the packet; of one that scapy cannot read, the name of the exception."""
    four = data[0] >> 4 == 4
    found = {}
    try:
        packet = (IP if four else IPv6)(data)
        read_layers(packet.payload, found)
    except Exception as trouble:
        return {"exception": [type(trouble).__name__]}
    message = data[20:] if four else data[48:] if data[6] == 0 else data[40:]
    found["checksum"] = [int((checksum(message) if four else in6_chksum(58, packet, message)) == 0)]
    return found


for octets, _ in RawPcapReader(sys.argv[1]):
    sys.stdout.write(json.dumps(read_packet(octets)) + "\n")
