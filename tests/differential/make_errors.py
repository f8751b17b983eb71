# SPDX-License-Identifier: BSD-2-Clause
"""Error messages: quoted datagrams and RFC 4884 extension structures."""
import struct

from draw import checksum, header4, header6, pad


def transport(draw, echo_request):
    """A protocol number and the first octets of what it carries."""
    kind = draw.randrange(4)
    if kind == 0:
        data = draw.octets(0, 60)
        return 17, draw.randbytes(4) + struct.pack(">HH", 8 + len(data), 0) + data
    if kind == 1:
        return 6, draw.randbytes(12) + b"\x50" + draw.randbytes(7)
    if kind == 2:
        protocol, kind_of_echo = echo_request
        return protocol, bytes([kind_of_echo, 0]) + draw.randbytes(6) + draw.octets(0, 40)
    return 253, draw.octets(8, 60)


def quoted4(draw):
    protocol, payload = transport(draw, (1, 8))
    options = b"\x94\x04\0\0" if draw.random() < 0.2 else b""
    return header4(protocol, draw.ip4(), draw.ip4(), len(payload), options, draw.randint(1, 255),
                   draw.number(16)) + payload


def quoted6(draw):
    protocol, payload = transport(draw, (58, 128))
    if draw.random() < 0.15:  # destination options: PadN
        protocol, payload = 60, bytes([protocol, 0, 1, 4, 0, 0, 0, 0]) + payload
    return header6(protocol, draw.ip6(), draw.ip6(), len(payload), draw.randint(1, 255), draw.number(20)) + payload


# ---- objects of an extension structure ----


def labels(draw):
    stack = [draw.number(32) & ~0x100 for _ in range(draw.randint(1, 4))]
    stack[-1] |= 0x100
    return 1, 1, b"".join(struct.pack(">I", entry) for entry in stack)


def interface_name(draw):
    name = draw.text(1, 40)
    padded = pad(b"\0" + name, 4)
    return bytes([len(padded)]) + padded[1:]


def address_part(draw):
    return struct.pack(">HH", 1, 0) + draw.ip4() if draw.random() < 0.5 else struct.pack(">HH", 2, 0) + draw.ip6()


def interface_information(draw):
    c_type = draw.getrandbits(8) & 0xCF
    payload = draw.u32() if c_type & 8 else b""
    payload += address_part(draw) if c_type & 4 else b""
    payload += interface_name(draw) if c_type & 2 else b""
    payload += draw.u32() if c_type & 1 else b""
    return 2, c_type, payload


def interface_identification(draw):
    c_type = draw.randint(1, 3)
    if c_type == 1:
        return 3, 1, pad(draw.text(1, 30), 4)
    if c_type == 2:
        return 3, 2, draw.u32()
    afi, address = draw.choice([(1, draw.ip4()), (2, draw.ip6()), (16389, draw.randbytes(6))])
    return 3, 3, struct.pack(">HBB", afi, len(address), 0) + pad(address, 4)


def extended_information(draw):
    return 4, 1, draw.u32()


def node_identification(draw):
    c_type = draw.choice([0, 2, 4, 6])
    return 5, c_type, (address_part(draw) if c_type & 4 else b"") + (interface_name(draw) if c_type & 2 else b"")


def private_object(draw):
    return draw.randint(247, 255), draw.number(8), pad(draw.octets(0, 16), 4)


OBJECTS = {
    "labels": labels,
    "interface_information": interface_information,
    "interface_identification": interface_identification,
    "extended_information": extended_information,
    "node_identification": node_identification,
    "private_object": private_object,
}


def structure(draw, objects, flaw=0):
    body = b"".join(struct.pack(">HBB", 4 + len(payload), class_num, c_type) + payload
                    for class_num, c_type, payload in objects)
    head = struct.pack(">H", 0x2000)
    value = 0 if draw.random() < 0.1 else (checksum(head + b"\0\0" + body) ^ flaw) or 0xFFFF
    return head + struct.pack(">H", value) + body


# ---- messages ----


def extended(draw, datagram, unit, make):
    """The length attribute, and the padded datagram with its structure."""
    padded = pad(datagram, unit, 128 if draw.random() < 0.7 else draw.randrange(128, 256, unit))
    objects = [make(draw) for _ in range(draw.choice([1, 1, 2, 3]))]
    flaw = draw.choice([0] * 9 + [0x40])
    return len(padded) // unit, padded + structure(draw, objects, flaw)


def error4(kind, make=None):
    """Types 3, 4, 5, 11 and 12; make draws the objects of a structure, None for no structure."""
    def message(draw):
        datagram = quoted4(draw)
        length, tail = extended(draw, datagram, 4, make) if make else (0, datagram)
        if kind == 3:
            code = draw.randint(0, 15)
            return code, b"\0" + bytes([length]) + (draw.u16() if code == 4 else b"\0\0") + tail
        if kind == 4:
            return 0, bytes(4) + tail
        if kind == 5:
            return draw.randint(0, 3), draw.ip4() + tail
        if kind == 11:
            return draw.randint(0, 1), bytes([0, length, 0, 0]) + tail
        return draw.randint(0, 2), draw.u8() + bytes([length, 0, 0]) + tail
    return message


def error6(kind, make=None):
    """Types 1 to 4."""
    def message(draw):
        datagram = quoted6(draw)
        length, tail = extended(draw, datagram, 8, make) if make else (0, datagram)
        if kind == 1:
            return draw.randint(0, 9), bytes([length, 0, 0, 0]) + tail
        if kind == 3:
            return draw.randint(0, 1), bytes([length, 0, 0, 0]) + tail
        return 0 if kind == 2 else draw.randint(0, 10), draw.u32() + tail
    return message


def probe(draw):
    """Extended Echo Request (RFC 8335)."""
    return 0, draw.u16() + draw.u8() + bytes([draw.number(8)]) + structure(draw, [interface_identification(draw)])


def probe_reply(draw):
    return draw.randint(0, 4), draw.u16() + draw.u8() + draw.u8()
