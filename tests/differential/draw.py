# SPDX-License-Identifier: BSD-2-Clause
"""What every generator draws from: numbers, addresses, names; and the packets and captures around the messages."""
import random
import struct

NAME_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class Draw(random.Random):
    """A source of values. The same seed gives the same messages on every machine."""

    def number(self, bits):
        """Evenly drawn, but for the two ends, which are drawn oftener."""
        pick = self.random()
        if pick < 0.08:
            return 0
        return (1 << bits) - 1 if pick < 0.16 else self.getrandbits(bits)

    def octets(self, least, most=None):
        return self.randbytes(least if most is None else self.randint(least, most))

    def reserved(self, octets):
        """Zero as senders have it, or anything, which a receiver ignores."""
        return bytes(octets) if self.random() < 0.7 else self.randbytes(octets)

    def u8(self):
        return bytes([self.number(8)])

    def u16(self):
        return self.number(16).to_bytes(2, "big")

    def u32(self):
        return self.number(32).to_bytes(4, "big")

    def ip4(self):
        return bytes([self.randint(1, 223)]) + self.randbytes(3)

    def ip6(self):
        return bytes.fromhex("20010db8") + self.randbytes(12)

    def link_local(self):
        return bytes.fromhex("fe80000000000000") + self.randbytes(8)

    def group(self):
        return bytes.fromhex("ff0e000000000000") + self.randbytes(8)

    def label(self):
        return "".join(self.choice(NAME_LETTERS) for _ in range(self.randint(1, 12))).encode()

    def name(self):
        """A DNS name in label form, with its root."""
        labels = [self.label() for _ in range(self.randint(2, 4))]
        return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"

    def text(self, least, most):
        return "".join(self.choice(NAME_LETTERS) for _ in range(self.randint(least, most))).encode()

    def many(self, most, make):
        return b"".join(make() for _ in range(self.randint(0, most)))


def pad(data, unit, least=0):
    """Zero octets up to a multiple of the unit."""
    data = data.ljust(least, b"\0")
    return data + bytes(-len(data) % unit)


def checksum(data):
    data += bytes(len(data) % 2)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def header4(protocol, source, destination, size, options=b"", ttl=64, identification=0):
    """An IPv4 header for size octets of payload."""
    head = struct.pack(">BBHHHBBH4s4s", 0x45 + len(options) // 4, 0, 20 + len(options) + size, identification, 0, ttl,
                       protocol, 0, source, destination) + options
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:]


def header6(next_header, source, destination, size, hop_limit=255, flow=0):
    return struct.pack(">IHBB16s16s", 0x60000000 | flow, size, next_header, hop_limit, source, destination)


def with_checksum(message, pseudo_header, flaw):
    """The message with its checksum, from which flaw is off; 0 for a good one."""
    value = checksum(pseudo_header + message[:2] + b"\0\0" + message[4:]) ^ flaw
    return message[:2] + struct.pack(">H", value) + message[4:]


LISTENER_DISCOVERY = (130, 131, 132, 143)
ROUTER_ALERT = bytes([58, 0, 5, 2, 0, 0, 1, 0])  # a hop-by-hop options header (RFC 2710 section 3)


def packet4(draw, message, flaw=0):
    source, destination = draw.ip4(), draw.ip4()
    return header4(1, source, destination, len(message)) + with_checksum(message, b"", flaw)


def packet6(draw, message, flaw=0):
    source, destination = draw.link_local(), draw.ip6()
    pseudo = source + destination + struct.pack(">II", len(message), 58)
    message = with_checksum(message, pseudo, flaw)
    if message[0] in LISTENER_DISCOVERY:
        return header6(0, source, destination, 8 + len(message), 1) + ROUTER_ALERT + message
    return header6(58, source, destination, len(message)) + message


LINK_RAW = 101  # packets that begin with their IP header


def write_capture(path, packets):
    with open(path, "wb") as file:
        file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, LINK_RAW))
        for number, packet in enumerate(packets):
            file.write(struct.pack("<IIII", number, 0, len(packet), len(packet)) + packet)
