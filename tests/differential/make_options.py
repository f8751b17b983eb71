# SPDX-License-Identifier: BSD-2-Clause
"""Options of Neighbor Discovery form: each function draws what follows the length octet; zeros fill the last unit."""
import struct

import make_errors as errors
from draw import pad


def link_layer_address(draw):
    return draw.octets(6)


def prefix_information(draw):
    return bytes([draw.randint(0, 128)]) + draw.u8() + draw.u32() + draw.u32() + draw.reserved(4) + draw.ip6()


def redirected_header(draw):
    return draw.reserved(6) + pad(errors.quoted6(draw), 8)


def mtu(draw):
    return draw.reserved(2) + draw.u32()


def shortcut_limit(draw):
    return draw.u8() + draw.reserved(5)


def home_agent(draw):
    return draw.u16() + draw.u16() + draw.u16()


def address_list(draw):
    return draw.reserved(6) + draw.ip6() + draw.many(3, draw.ip6)


# SubjectPublicKeyInfo for RSA: what a DER reader accepts, with a drawn modulus.
def public_key(draw):
    modulus = b"\0" + bytes([draw.randint(128, 255)]) + draw.randbytes(63)
    numbers = b"\x02" + bytes([len(modulus)]) + modulus + b"\x02\x03\x01\0\x01"
    sequence = b"\x30" + bytes([len(numbers)]) + numbers
    bits = b"\x03" + bytes([len(sequence) + 1]) + b"\0" + sequence
    algorithm = bytes.fromhex("300d06092a864886f70d0101010500")
    body = algorithm + bits
    return b"\x30\x81" + bytes([len(body)]) + body


def cga(draw):
    body = draw.randbytes(16) + draw.randbytes(8) + bytes([draw.randint(0, 2)]) + public_key(draw)
    padding = -(4 + len(body)) % 8
    return bytes([padding]) + draw.reserved(1) + body + bytes(padding)


def signature(draw):
    return draw.reserved(2) + draw.randbytes(16) + draw.octets(4, 64)


def timestamp(draw):
    return draw.reserved(6) + draw.randint(0, 2**31).to_bytes(6, "big") + draw.u16()


def nonce(draw):
    return draw.randbytes(6 + 8 * draw.randint(0, 2))


def trust_anchor(draw):
    name = draw.name()
    padding = -(4 + len(name)) % 8
    return bytes([2, padding]) + name + bytes(padding)


def address_prefix(draw):
    return bytes([draw.randint(1, 4), draw.randint(0, 128)]) + draw.reserved(4) + draw.ip6()


def new_router_prefix(draw):
    return bytes([0, draw.randint(0, 128)]) + draw.reserved(4) + draw.ip6()


def fast_link_layer_address(draw):
    return bytes([draw.randint(0, 7)]) + draw.octets(5)


def acknowledgment(draw):
    status = draw.choice([1, 2, 3, 4, 128])
    address = draw.ip6() if status == 2 or draw.random() < 0.5 else b""
    return bytes([0, status]) + draw.reserved(4) + address


def provisioning_domain(draw):
    flags = draw.number(16) & 0xC00F
    return struct.pack(">H", flags) + draw.u16() + draw.name()


def mobility_anchor_point(draw):
    return draw.u8() + draw.u8() + draw.u32() + draw.ip6()


def route_information(draw):
    octets = draw.choice([0, 8, 16])
    prefix_length = draw.randint(0, octets * 8)
    return bytes([prefix_length]) + draw.u8() + draw.u32() + draw.randbytes(octets)


def rdnss(draw):
    return draw.reserved(2) + draw.u32() + draw.ip6() + draw.many(3, draw.ip6)


def flags_extension(draw):
    return draw.octets(6)


def handover_key(size_of_lifetime):
    def option(draw):
        head = bytes([draw.number(8)]) + draw.randbytes(size_of_lifetime)
        key = draw.octets(16, 40)
        padding = -(3 + len(head) + len(key)) % 8
        return bytes([padding]) + head + key + bytes(padding)
    return option


def coded_value(draw):
    value = draw.octets(1, 30)
    return bytes([draw.randint(1, 2), len(value)]) + value


def dnssl(draw):
    return draw.reserved(2) + draw.u32() + draw.name() + draw.many(2, draw.name)


def address_registration(draw):
    octets = draw.choice([8, 8, 16, 24, 32])
    return draw.u8() + draw.u8() + draw.u8() + draw.u8() + draw.u16() + draw.randbytes(octets)


def context(draw):
    octets = draw.choice([8, 16])
    return bytes([draw.randint(0, octets * 8)]) + draw.u8() + draw.reserved(2) + draw.u16() + draw.randbytes(octets)


def border_router(draw):
    return draw.u16() + draw.u16() + draw.u16() + draw.ip6()


def captive_portal(draw):
    return b"https://" + draw.text(1, 40)


def pref64(draw):
    return struct.pack(">H", draw.number(13) << 3 | draw.randint(0, 5)) + draw.randbytes(12)


def crypto_id(draw):
    kind, size = draw.choice([(0, 33), (1, 32), (2, 65)])
    return struct.pack(">HBB", size, kind, draw.number(8)) + draw.u8() + draw.randbytes(size)


def neighbor_signature(draw):
    return struct.pack(">H", 64) + draw.reserved(4) + draw.randbytes(64)


def resource_directory(draw):
    return draw.reserved(2) + draw.u32() + draw.ip6()


def encrypted_dns(draw):
    name = draw.name()
    addresses = draw.ip6() + draw.many(2, draw.ip6)
    parameters = struct.pack(">HH", 1, 3) + b"\x02h2"
    return (draw.u16() + draw.u32() + struct.pack(">H", len(name)) + name + struct.pack(">H", len(addresses)) +
            addresses + struct.pack(">H", len(parameters)) + parameters)


OPTIONS = {
    1: link_layer_address, 2: link_layer_address, 3: prefix_information, 4: redirected_header, 5: mtu,
    6: shortcut_limit, 7: mtu, 8: home_agent, 9: address_list, 10: address_list, 11: cga, 12: signature,
    13: timestamp, 14: nonce, 15: trust_anchor, 17: address_prefix, 18: new_router_prefix,
    19: fast_link_layer_address, 20: acknowledgment, 21: provisioning_domain, 23: mobility_anchor_point,
    24: route_information, 25: rdnss, 26: flags_extension, 27: handover_key(0), 28: handover_key(2),
    29: coded_value, 30: coded_value, 31: dnssl, 32: signature, 33: address_registration, 34: context,
    35: border_router, 36: flags_extension, 37: captive_portal, 38: pref64, 39: crypto_id,
    40: neighbor_signature, 41: resource_directory, 42: flags_extension, 144: encrypted_dns,
}


def option(draw, kind):
    body = pad(b"\0\0" + OPTIONS[kind](draw), 8)
    return bytes([kind, len(body) // 8]) + body[2:]


COMMON = (1, 2, 3, 5, 14, 24, 25, 31)


def options(draw, kind=None):
    """A list of options with the named one among common ones."""
    kinds = [draw.choice(COMMON) for _ in range(draw.choice([0, 0, 1, 2]))]
    if kind is not None:
        kinds.insert(draw.randint(0, len(kinds)), kind)
    return b"".join(option(draw, each) for each in kinds)
