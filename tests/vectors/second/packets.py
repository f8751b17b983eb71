# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: checksums, legacy extension structures, quoted packets."""
import ipaddress

from second.elements import well_formed
from second.messages import whole_header
from second.part import Fault, address_text


def sums_up(octets):
    """Do all 16-bit words, the checksum among them, add up to minus zero (RFC 1071)?"""
    octets += b"\0" * (len(octets) % 2)
    total = sum(int.from_bytes(octets[i:i + 2], "big") for i in range(0, len(octets), 2))
    return total != 0 and total % 0xFFFF == 0


def checksum_state(vector):
    message = vector.octets
    if len(message) < 4:
        return "unknown"
    pseudo = b""
    if vector.family == 6:
        ends = [ipaddress.ip_address(vector.settings[end]).packed for end in ("source", "destination")]
        pseudo = b"".join(ends) + len(message).to_bytes(4, "big") + bytes([0, 0, 0, 58])
    return "good" if sums_up(pseudo + message) else "bad"


def structure_of(vector):
    """The octets of the extension structure as the message announces it; None when it does not."""
    message, kind = vector.octets, vector.octets[0]
    if kind in (42, 43, 160, 161):
        return message[8:]
    length = message[5] * 4 if vector.family == 4 else message[4] * 8
    return message[8 + length:] if length and 8 + length < len(message) else None


def extension_state(vector):
    structure = structure_of(vector)
    if structure is None or len(structure) < 4:
        return None
    if structure[2:4] == b"\0\0":
        return "absent"
    return "good" if sums_up(structure) else "bad"


def good_structure(octets):
    return well_formed(octets) and octets[2:4] != b"\0\0" and sums_up(octets)


EXTENDED = {4: (3, 11, 12), 6: (1, 3)}
LEGACY = {4: (3, 11), 6: (1, 3)} # extended before there was a length attribute


def whole_datagram(vector, behind):
    datagram = vector.octets[8:behind]
    try:
        whole_header(datagram, 8, vector.family)
    except Fault:
        return False
    return True


def lenient_reading(vector, fault):
    message, family = vector.octets, vector.family
    if len(message) < 8 or message[0] not in EXTENDED[family]:
        return "strict"
    length = message[5] if family == 4 else message[4]
    structure = structure_of(vector) if not fault else None
    if structure and good_structure(structure):
        return "strict"
    if length == 0:
        tried = [("legacy", 136)] if message[0] in LEGACY[family] else []
    else:
        tried = [("octets", 8 + length), ("fixed", 136)]
    for name, at in tried:
        if good_structure(message[at:]) and whole_datagram(vector, at):
            return f"{name} {at}"
    return "strict"


def quoted(datagram_octets):
    """The flow of a quoted packet without extension headers."""
    if datagram_octets[0] >> 4 == 6:
        protocol, hops, transport = datagram_octets[6], datagram_octets[7], datagram_octets[40:]
        ends, later = (datagram_octets[8:24], datagram_octets[24:40]), False
    else:
        protocol, hops = datagram_octets[9], datagram_octets[8]
        transport = datagram_octets[(datagram_octets[0] & 15) * 4:]
        ends = datagram_octets[12:16], datagram_octets[16:20]
        later = int.from_bytes(datagram_octets[6:8], "big") & 0x1FFF != 0
    ports = (0, 0)
    if protocol in (6, 17) and not later and len(transport) >= 4:
        ports = int.from_bytes(transport[:2], "big"), int.from_bytes(transport[2:4], "big")
    values = [protocol, address_text(ends[0]), address_text(ends[1]), ports[0], ports[1], hops]
    names = ("protocol", "source", "destination", "source_port", "destination_port", "hop_limit")
    return {f"quote.{name}": str(value) for name, value in zip(names, values)}
