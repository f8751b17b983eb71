# SPDX-License-Identifier: BSD-2-Clause
"""Makes messages out of the layouts, and changes them at random."""
import ipaddress

from . import checksums, syntax
from .walk import Maker

POOL6 = [ipaddress.IPv6Address(text).packed for text in (
    "::", "::1", "fe80::1", "fe80::2", "2001:db8::1", "2001:db8:1::2", "ff02::1", "ff02::2", "ff02::16", "ff02::6a",
    "ff02::1a", "ff02::1:ff00:1", "ff05::2", "ff01::1", "ff3e::8000:1", "2001:db8:ffff:ffff:ffff::")]
POOL4 = [ipaddress.IPv4Address(text).packed for text in (
    "192.0.2.1", "198.51.100.7", "203.0.113.9", "0.0.0.0", "127.0.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1")]


class MessageMaker(Maker):
    """A maker of whole messages."""

    def __init__(self, random, family):
        super().__init__(random, POOL6)
        self.family = family

    def quote(self):
        """A datagram as errors quote it."""
        start = len(self.out)
        self.out += quoted4(self.random) if self.family == 4 else quoted6(self.random)
        self.last["datagram"] = start

    def fill(self, size):
        """Padding, or a cut."""
        self.out += bytes(max(0, size - len(self.out)))
        del self.out[size:]


def quoted4(random):
    """An IPv4 datagram, mostly of UDP, perhaps with options."""
    options = random.choice((b"", b"", b"\x01\x01\x01\0", b"\x94\x04\0\0\x01\x01\x01\0"))
    body = random.choice((b"\x9c\x40\x82\x9a\0\x08\0\0", b"\x08\0\0\0\0\x01\0\x01", b"\x03\x03" + bytes(26), b"\0" * 4))
    body += random.randbytes(random.choice((0, 0, 0, 20, 200, 600)))
    size = 20 + len(options) + len(body) + random.choice((0, 0, 100))
    head = bytearray([0x40 | 5 + len(options) // 4, 0]) + size.to_bytes(2, "big") + b"\x12\x34"
    head += random.choice((b"\0\0", b"\x40\0", b"\x20\0", b"\0\x10")) + bytes((1, random.choice((17, 17, 1, 6)))) + b"\0\0"
    return head + random.choice(POOL4[:3] * 3 + POOL4) + random.choice(POOL4[:3] * 3 + POOL4) + options + body


def quoted6(random):
    """An IPv6 packet, mostly of UDP."""
    body = random.choice((b"\x9c\x40\x82\x9a\0\x08\0\0", b"\x80\0\0\0\0\x01\0\x01", b"\x01\0" + bytes(46), b""))
    body += random.randbytes(random.choice((0, 0, 0, 20, 200, 1300)))
    head = b"\x60\0\0\0" + (len(body) + random.choice((0, 0, 100))).to_bytes(2, "big")
    head += bytes((random.choice((17, 17, 58, 6, 44, 0)), 1))
    return head + random.choice(POOL6[4:6] * 3 + POOL6) + random.choice(POOL6[4:6] * 3 + POOL6) + body


def made(random, family, kinds=None):
    """A message that fits its layout, mostly of one of the types, and where its lengths and counts are."""
    kinds = kinds or tuple(syntax.LAYOUTS[family])
    maker = MessageMaker(random, family)
    kind = maker.number("type", 1, kinds)
    maker.kind, maker.code = kind, maker.number("code", 1, syntax.likely_codes(family, kind))
    maker.number("checksum", 2)
    syntax.LAYOUTS[family].get(kind, syntax.opaque)(maker)
    if "extension" in maker.last and random.random() < 0.9:
        start = maker.last["extension"]
        maker.out[start:] = checksums.repaired(maker.out[start:], 2)
    return maker.out[:2000], maker.lengths


def flipped(random, octets):
    """A bit, an octet, or two octets are others."""
    at = random.randrange(len(octets))
    octets[at] = random.choice((octets[at] ^ 1 << random.randrange(8), 0, 0xff, octets[at] + 1 & 0xff,
                                octets[at] - 1 & 0xff, random.randrange(256)))
    return octets


def cut(random, octets):
    del octets[random.randint(0, len(octets)):]
    return octets


def cut_little(random, octets):
    del octets[max(0, len(octets) - random.randint(1, 9)):]
    return octets


def extended(random, octets):
    return octets + random.choice((random.randbytes(random.randint(1, 9)), bytes(random.randint(1, 16))))


def spliced(random, octets):
    """A run of octets moves, is repeated or goes."""
    start = random.randrange(len(octets))
    run = octets[start:start + random.choice((1, 4, 8, 16))]
    if random.random() < 0.5:
        del octets[start:start + len(run)]
    at = random.randint(0, len(octets))
    octets[at:at] = run
    return octets


CHANGES = (flipped, flipped, flipped, cut, cut_little, extended, spliced)


def changed(random, octets, lengths):
    """A message after some accidents: of a length, or of whatever."""
    if lengths and random.random() < 0.4:
        at = random.choice(lengths)
        if at < len(octets):
            octets[at] = random.choice((0, 1, octets[at] + 1 & 255, octets[at] - 1 & 255, octets[at] ^ 2, 255))
            return octets
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        octets = random.choice(CHANGES)(random, octets) if octets else octets
    return octets
