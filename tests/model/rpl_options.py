# SPDX-License-Identifier: BSD-2-Clause
"""Options of RPL (RFC 6550 section 6.7 and what extends it), after type and length, and metrics (RFC 6551)."""
from .walk import BAD_FIELD, BAD_LENGTH, TRUNCATED, Fault, Shape


LEAST = {1: 2, 2: 2, 3: 2, 4: 4, 5: 4, 6: 2, 7: 2, 8: 3}
"""The shortest body of a metric: RFC 6551 sections 3 and 4."""


class Metrics(Shape):
    def frame(self, walk, pos, end, name):
        if end - pos < 4:
            raise Fault(TRUNCATED, pos, name)
        if pos + 4 + walk.data[pos + 3] > end:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + 4 + walk.data[pos + 3]

    def read(self, walk):
        kind = walk.number("type", 1, (1, 2, 3, 4, 5, 6, 7, 8, 9))
        walk.number("flags", 2, (0, 0x0200, 0x0400, 0x0100, 0x0080))
        walk.length("length")
        walk.octets("body", LEAST.get(kind, 0))
        walk.rest("more")

    def seal(self, out):
        out[3] = len(out) - 4
        return out


def padding(walk):
    walk.octets("zeros", 0, (b"", bytes(5), bytes(6))) if walk.making else walk.rest("zeros")


def metrics(walk):
    walk.elements("metrics", Metrics())


def bits(length):
    return -(-length // 8)


def route(walk):
    length = walk.number("prefix_length", 1, (0, 64, 48, 128, 129))
    walk.number("flags", 1, (0, 8, 0x10))
    walk.number("lifetime", 4)
    if walk.making:
        return walk.octets("prefix", 0, (walk.random.choice(walk.pool)[:bits(length)],))
    if walk.left() > 16 or walk.left() < min(bits(length), 16):
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.rest("prefix")


def configuration(walk):
    walk.number("flags", 1, (0, 8))
    for name in ("doublings", "interval", "redundancy"):
        walk.number(name, 1)
    walk.number("max_rank_increase", 2, (0,))
    walk.number("min_hop_rank_increase", 2, (0, 256))
    walk.number("ocp", 2)
    walk.zero("reserved", 1)
    walk.number("default_lifetime", 1)
    walk.number("lifetime_unit", 2)


def target(walk):
    flags = walk.number("flags", 1, (0, 0x80, 0x01, 0x42, 0x05))
    length = walk.number("prefix_length", 1, (128, 64, 0, 129))
    if walk.making:
        walk.octets("prefix", 0, (walk.random.choice(walk.pool)[:16 if flags & 0x80 else bits(length)],))
        return walk.octets("rovr", 8 * (flags & 15) if flags & 15 < 5 else 3)
    walk.octets("prefix", 16 if flags & 0x80 else min(bits(length), 16))
    walk.octets("rovr", 8 * (flags & 15) if flags & 15 < 5 else 0)
    if not 1 <= flags & 15 <= 4: # a ROVR of known size is to the end of the option
        walk.rest("trailing")


def transit(walk):
    walk.number("flags", 1, (0, 0x80, 0x40))
    walk.number("path_control", 1)
    walk.number("path_sequence", 1)
    walk.number("path_lifetime", 1)
    if walk.making and walk.random.random() < 0.5 or not walk.making and walk.left():
        walk.address("parent")


def solicited(walk):
    walk.number("instance", 1, (0,))
    walk.number("flags", 1, (0, 0x20, 0xe0))
    walk.address("dodagid")
    walk.number("version", 1, (0,))


def prefix(walk):
    walk.number("prefix_length", 1, (64, 128, 129))
    walk.number("flags", 1, (0xc0, 0x40, 0x20))
    walk.number("valid_lifetime", 4)
    walk.number("preferred_lifetime", 4)
    walk.zero("reserved", 4)
    walk.address("prefix")


def descriptor(walk):
    walk.number("descriptor", 4)


def discovery(walk):
    flags = walk.number("flags", 1, (0x80, 0x40, 0, 0x48))
    walk.number("lifetime_rank", 1)
    size = 16 - (flags & 15)
    walk.octets("target", size)
    walk.each("addresses", size)


def request(walk):
    flags = walk.number("flags", 1, (0, 0x40, 0x80))
    walk.number("lifetime_rank", 1)
    walk.number("sequence", 1)
    addresses(walk, flags)


def reply(walk):
    flags = walk.number("flags", 1, (0, 0x40, 0x80))
    walk.number("lifetime_rank", 1)
    walk.number("delta", 1)
    addresses(walk, flags)


def addresses(walk, flags):
    """Of a route that is not hop by hop; compressed by bits 3 to 6 of the flags."""
    if flags & 0x40:
        walk.rest("body")
    else:
        walk.each("addresses", 16 - (flags >> 1 & 15))


def art(walk):
    walk.number("sequence", 1)
    length = walk.number("prefix_length", 1, (0, 64, 127)) & 0x7f
    walk.octets("target", bits(length) if length else 16)


def root_failure(walk):
    if walk.making:
        return walk.octets("arrays", 0, (b"", b"\x80\x80", b"\xff\xff", bytes(4)))
    if walk.left() % 2:
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.rest("arrays")


class SourceRoutes(Shape):
    """SRH-6LoRH headers (RFC 8138 section 5.1)."""

    def frame(self, walk, pos, end, name):
        if end - pos < 2:
            raise Fault(TRUNCATED, pos, name)
        if walk.data[pos + 1] > 4:
            raise Fault(BAD_LENGTH, pos, name)
        behind = pos + 2 + ((walk.data[pos] & 31) + 1 << walk.data[pos + 1])
        if behind > end:
            raise Fault(BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        count = walk.number("count", 1, (0x80, 0x81))
        kind = walk.number("type", 1, (0, 1, 4))
        walk.octets("addresses", (count & 31) + 1 << min(kind, 4)) if walk.making else walk.rest("addresses")


def via(walk):
    walk.zero("flags", 1)
    walk.number("route", 1)
    walk.number("sequence", 1)
    walk.number("lifetime", 1, (0, 255))
    walk.elements("headers", SourceRoutes())


def sibling(walk):
    flags = walk.number("flags", 1, (0x80, 0x84, 0x04, 0))
    walk.number("opaque", 1)
    walk.number("rank", 2)
    walk.zero("reserved", 2)
    size = 1 << (flags & 7)
    if flags & 7 > 4 and not walk.making:
        walk.bad(BAD_FIELD, "flags")
    if not flags & 0x80:
        walk.octets("dodagid", min(size, 16))
    walk.octets("address", min(size, 16))


LAYOUTS = {1: padding, 2: metrics, 3: route, 4: configuration, 5: target, 6: transit, 7: solicited, 8: prefix,
           9: descriptor, 10: discovery, 11: request, 12: reply, 13: art, 14: root_failure, 15: via, 16: via,
           17: sibling}


class Options(Shape):
    """A type of 0 is an octet alone."""

    def frame(self, walk, pos, end, name):
        if walk.data[pos] == 0:
            return pos + 1
        if end - pos < 2:
            raise Fault(TRUNCATED, pos, name)
        behind = pos + 2 + walk.data[pos + 1]
        if behind > end:
            raise Fault(BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        kind = walk.number("type", 1, tuple(LAYOUTS) + (0, 99))
        if kind:
            walk.length("length")
            LAYOUTS.get(kind, lambda walk: walk.rest("body"))(walk)

    def seal(self, out):
        if out[0]:
            out[1] = len(out) - 2 & 255
        return out


KNOWN = Options()
