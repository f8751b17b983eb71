# SPDX-License-Identifier: BSD-2-Clause
"""One line of text about a frame and its octets in hexadecimal, for people who compare two of them."""
import ipaddress

from normal import transport6, word
from packets import internet_sum, pseudo

TYPES6 = {135: "NS", 136: "NA", 133: "RS", 134: "RA", 137: "redirect", 130: "query", 131: "report", 143: "report v2"}


def name(octets):
    return str(ipaddress.ip_address(octets))


def validity(octets):
    return "" if internet_sum(octets) == 0 else " BAD CHECKSUM"


def icmp(body, label, checked):
    if len(body) < 8:
        return f"{label} of {len(body)} octets"
    kind = TYPES6.get(body[0], "") + " " if label == "icmp6" and body[0] in TYPES6 else ""
    return f"{label} type {body[0]} {kind}code {body[1]} rest {body[4:8].hex()}, {len(body)} octets{checked}"


def ports(label, body):
    return f"{label} {word(body, 0)} > {word(body, 2)}, {len(body)} octets" if len(body) >= 8 else label


def ip4(packet):
    size = (packet[0] & 15) * 4
    if len(packet) < 20 or size < 20:
        return f"ip4 broken, {len(packet)} octets"
    flags = word(packet, 6)
    text = (f"ip4 {name(packet[12:16])} > {name(packet[16:20])} ttl {packet[8]} tos {packet[1]:#x} id {word(packet, 4)}"
            f"{' df' if flags & 0x4000 else ''}{' mf' if flags & 0x2000 else ''} length {word(packet, 2)}")
    text += f" offset {(flags & 0x1fff) * 8}" if flags & 0x1fff else ""
    text += f" options {packet[20:size].hex()}" if size > 20 else ""
    text += validity(packet[:size])
    body = packet[size:]
    if flags & 0x1fff:
        return text + f", protocol {packet[9]}"
    if packet[9] == 1:
        return f"{text}, {icmp(body, 'icmp', '' if flags & 0x2000 else validity(body))}"
    return f"{text}, " + {6: ports("tcp", body), 17: ports("udp", body)}.get(packet[9], f"protocol {packet[9]}")


def ip6(packet):
    if len(packet) < 40:
        return f"ip6 broken, {len(packet)} octets"
    kind, at, fragment = transport6(packet)
    text = (f"ip6 {name(packet[8:24])} > {name(packet[24:40])} hop {packet[7]} tc {(word(packet, 0) >> 4) & 255:#x} "
            f"flow {int.from_bytes(packet[1:4], 'big') & 0xfffff:#x} length {word(packet, 4)}")
    text += f" extensions {packet[40:at].hex()}" if at > 40 else ""
    body = packet[at:]
    if kind == 58:
        checked = "" if fragment is not None else validity(pseudo(packet[8:24], packet[24:40], 58, len(body)) + body)
        return f"{text}, {icmp(body, 'icmp6', checked)}"
    return f"{text}, " + {6: ports("tcp", body), 17: ports("udp", body)}.get(kind, f"next header {kind}")


def describe(frame):
    kind, packet = frame[12:14], frame[14:]
    if kind == b"\x08\x00" and packet:
        text = ip4(packet)
    elif kind == b"\x86\xdd" and packet:
        text = ip6(packet)
    elif kind == b"\x08\x06" and len(packet) >= 28:
        text = f"arp op {word(packet, 6)} {name(packet[14:18])} asks {name(packet[24:28])}"
    else:
        text = f"ether type {kind.hex()}"
    return f"{frame[6:12].hex(':')} > {frame[:6].hex(':')} {text}"


def hex_lines(frame, width=32):
    return [frame[i:i + width].hex(" ", 4) for i in range(0, len(frame), width)]
