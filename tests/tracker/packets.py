# SPDX-License-Identifier: BSD-2-Clause
"""Packets and captures for the tracker's tests, out of addresses and numbers."""
import ipaddress
import struct

GATEWAY, ATTACKER, HOST, SERVER = "192.0.2.1", "192.0.2.66", "192.0.2.10", "198.51.100.7"
ROUTER6, ATTACKER6, HOST6 = "fe80::1", "fe80::66", "fe80::10"
GLOBAL6, SERVER6 = "2001:db8::10", "2001:db8:7::7"
ALL_NODES = "ff02::1"
MAC, OTHER_MAC = bytes.fromhex("020000000001"), bytes.fromhex("020000000066")
ICMP4, TCP, UDP, ICMP6 = 1, 6, 17, 58
SYN, ACK = 2, 16


def packed(address):
    return ipaddress.ip_address(address).packed


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xffff) + (total >> 16)
    return struct.pack("!H", ~total & 0xffff)


def ip(source, destination, protocol, payload, hop_limit=64):
    """A packet of the addresses' version."""
    a, b = packed(source), packed(destination)
    if len(a) == 16:
        return struct.pack("!IHBB", 6 << 28, len(payload), protocol, hop_limit) + a + b + payload
    header = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(payload), 0, 0, hop_limit, protocol, 0) + a + b
    return header[:10] + checksum(header) + header[12:] + payload


def icmp(source, destination, kind, code, body, hop_limit=64):
    message = bytes([kind, code, 0, 0]) + body
    a, b = packed(source), packed(destination)
    six = len(a) == 16
    pseudo = a + b + struct.pack("!II", len(message), ICMP6) if six else b""
    message = message[:2] + checksum(pseudo + message) + message[4:]
    return ip(source, destination, ICMP6 if six else ICMP4, message, hop_limit)


def is6(address):
    return ":" in address


def ping_data(size):
    """What ping sends: a time, which is left out here, and octets that count."""
    return bytes(i % 256 for i in range(size))


def echo(source, destination, sequence, data=ping_data(56), identifier=1):
    return icmp(source, destination, 128 if is6(source) else 8, 0, struct.pack("!HH", identifier, sequence) + data)


def echo_reply(source, destination, sequence, data=ping_data(56), identifier=1):
    return icmp(source, destination, 129 if is6(source) else 0, 0, struct.pack("!HH", identifier, sequence) + data)


def quote(packet):
    return packet[:48 if packet[0] >> 4 == 6 else 28]


def port_unreachable(source, destination, packet):
    kind, code = (1, 4) if is6(source) else (3, 3)
    return icmp(source, destination, kind, code, bytes(4) + quote(packet))


def time_exceeded(source, destination, packet):
    return icmp(source, destination, 3 if is6(source) else 11, 0, bytes(4) + quote(packet))


def too_big(source, destination, mtu, packet):
    if is6(source):
        return icmp(source, destination, 2, 0, struct.pack("!I", mtu) + quote(packet))
    return icmp(source, destination, 3, 4, struct.pack("!HH", 0, mtu) + quote(packet))


def udp(source, destination, source_port, destination_port, size=0):
    return ip(source, destination, UDP, struct.pack("!HHHH", source_port, destination_port, 8 + size, 0) + bytes(size))


def tcp(source, destination, ports, sequence, acknowledgment=0, flags=ACK, size=0):
    header = struct.pack("!HHIIBBHHH", *ports, sequence, acknowledgment, 0x50, flags, 0xffff, 0, 0)
    return ip(source, destination, TCP, header + bytes(size))


# ---- Neighbor Discovery ----

def link_layer(kind, mac):
    return bytes([kind, 1]) + mac


def advertisement(source, mac=MAC, destination=ALL_NODES):
    body = struct.pack("!BBHII", 64, 0, 1800, 0, 0) + link_layer(1, mac)
    return icmp(source, destination, 134, 0, body, 255)


def advertisement4(source):
    return icmp(source, "224.0.0.1", 9, 0, struct.pack("!BBH", 1, 2, 1800) + packed(source) + bytes(4), 1)


def solicitation(source, target, options=None):
    group = ipaddress.ip_address(int.from_bytes(packed("ff02::1:ff00:0"), "big") | packed(target)[-1])
    if options is None:
        options = b"" if source == "::" else link_layer(1, MAC)
    return icmp(source, str(group), 135, 0, bytes(4) + packed(target) + options, 255)


def nonce(number):
    return bytes([14, 1]) + number.to_bytes(6, "big")


def neighbor(source, destination, target, mac, flags):
    """flags: "s" solicited, "o" override"""
    bits = (0x40000000 if "s" in flags else 0) | (0x20000000 if "o" in flags else 0)
    return icmp(source, destination, 136, 0, struct.pack("!I", bits) + packed(target) + link_layer(2, mac), 255)


def redirect(source, destination, target, packet):
    if not is6(source):
        return icmp(source, destination, 5, 1, packed(target) + quote(packet))
    quoted = quote(packet) + bytes(-len(quote(packet)) % 8)
    option = bytes([4, 1 + len(quoted) // 8]) + bytes(6) + quoted
    return icmp(source, destination, 137, 0, bytes(4) + packed(target) + packet[24:40] + option, 255)


# ---- captures ----

class Capture:
    """Packets and when they came, in milliseconds."""

    def __init__(self):
        self.packets = []
        self.now = 0

    def add(self, packet, later=100):
        """A packet so many milliseconds after the one before."""
        self.now += later if self.packets else 0
        self.packets.append((self.now, packet))

    def ping(self, source, destination, sequence, later=100, data=ping_data(56), back=None):
        """A request and its reply."""
        self.add(echo(source, destination, sequence, data), later)
        self.add(echo_reply(destination, source, sequence, data if back is None else back), 5)

    def pcap(self):
        out = struct.pack("<IHHiIII", 0xa1b2c3d4, 2, 4, 0, 0, 65535, 101)
        for at, packet in self.packets:
            at += 1_700_000_000_000
            out += struct.pack("<IIII", at // 1000, at % 1000 * 1000, len(packet), len(packet)) + packet
        return out

    def fuzz_input(self):
        """As fuzz/tracker.c reads it: what the first octets choose, then records."""
        out, before = bytes([0, 0, 0, 0]), 0
        for at, packet in self.packets:
            out += struct.pack("!HH", min(at - before, 65535), len(packet)) + packet
            before = at
        return out
