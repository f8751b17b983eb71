# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv4: what follows the checksum, by type."""
from . import extensions, names, nd_options, options, quotes
from .walk import BAD_FIELD, BAD_LENGTH, TRUNCATED, Fault, Shape


def opaque(walk):
    walk.rest("body")


def pair(walk):
    walk.number("identifier", 2, (666,))
    walk.number("sequence", 2)


def echo(walk):
    pair(walk)
    walk.rest("data")


def unreachable(walk):
    walk.zero("unused", 1)
    length = walk.number("length", 1, (0, 32))
    walk.number("next_hop_mtu", 2, (0, 67, 68, 575, 576, 1400))
    quotes.extended(walk, quotes.header4, length, 4)


def quench(walk):
    walk.zero("unused", 4)
    quotes.datagram(walk, quotes.header4)


def redirect(walk):
    walk.number("gateway", 4, (0xc0000201, 0xe0000001, 0))
    quotes.datagram(walk, quotes.header4)


def exceeded(walk):
    walk.zero("unused", 1)
    length = walk.number("length", 1, (0, 32))
    walk.zero("unused2", 2)
    quotes.extended(walk, quotes.header4, length, 4)


def parameter(walk):
    walk.number("pointer", 1, (0, 19, 20, 24))
    length = walk.number("length", 1, (0, 32))
    walk.zero("unused", 2)
    quotes.extended(walk, quotes.header4, length, 4)


class Agents(Shape):
    """Extensions of Mobile IPv4 (RFC 5944 section 1.8): a type of 0 is an octet alone."""

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
        kind = walk.number("type", 1, (16, 16, 19, 24, 0, 100, 200))
        if kind == 0:
            return
        walk.length("length")
        if kind == 16:
            walk.number("sequence", 2)
            walk.number("registration_lifetime", 2)
            walk.number("flags", 2, (0x2000, 0x1000, 0x9000, 0x4000))
            walk.each("care_of_addresses", 4)
        else:
            walk.rest("body")

    def seal(self, out):
        if out[0]:
            out[1] = len(out) - 2
        return out


class Routers(Shape):
    def __init__(self, size):
        self.size = size

    def frame(self, walk, pos, end, name):
        return pos + self.size

    def read(self, walk):
        walk.number("router_address", 4)
        walk.number("preference", 4)
        walk.rest("more")

    def seal(self, out):
        return out[:self.size]


def router_advertisement(walk):
    count = walk.number("number_of_addresses", 1, (0, 1, 2, 3))
    size = walk.number("address_entry_size", 1, (2, 2, 2, 3))
    walk.number("lifetime", 2, (1800, 9000, 9001))
    if walk.making:
        count, size = count % 4, max(size % 4, 2)
        walk.put("number_of_addresses", count)
        walk.put("address_entry_size", size)
    elif size < 2:
        walk.bad(BAD_LENGTH, "address_entry_size")
    elif count * size * 4 > walk.left():
        walk.bad(BAD_LENGTH, "number_of_addresses")
    walk.elements("entries", Routers(4 * size), most=count)
    walk.elements("extensions", Agents())


def router_solicitation(walk):
    walk.zero("reserved", 4)
    walk.rest("trailing")


def timestamp(walk):
    pair(walk)
    for name in ("originate", "receive", "transmit"):
        walk.number(name, 4, (1000, 86399999, 86400000, 0x80000001))
    walk.rest("trailing")


def information(walk):
    pair(walk)
    walk.rest("trailing")


def mask(walk):
    pair(walk)
    walk.number("mask", 4, (0, 0xffffff00, 0xffffffff, 0xfe000000, 0xff00ff00))
    walk.rest("trailing")


def traceroute(walk):
    walk.number("identifier", 2)
    walk.zero("unused", 2)
    walk.number("outbound_hop_count", 2)
    walk.number("return_hop_count", 2)
    walk.number("output_link_speed", 4)
    walk.number("output_link_mtu", 4)
    walk.rest("trailing")


def conversion(walk):
    walk.number("pointer", 4, (0, 20, 27, 28, 100))
    walk.quote() if walk.making else walk.rest("datagram")


class Names(Shape):
    """Names that may end in a pointer (RFC 1788 section 3, RFC 1035 section 4.1.4)."""

    def frame(self, walk, pos, end, name):
        behind = names.compressed_end(walk.data, pos, end)
        if behind is None:
            raise Fault(BAD_LENGTH, pos, name)
        if behind > end:
            raise Fault(TRUNCATED, pos, name)
        return behind

    def read(self, walk):
        if walk.making:
            walk.octets("name", 0, (names.some(walk.random), b"\1b\xc0\x0c", b"\xc0\x0c"))
            return
        start = walk.pos
        walk.rest("name")
        status = names.wrong(walk.data, start, 0, 12)
        if status:
            raise Fault(status, start, "name")


def domain_reply(walk):
    pair(walk)
    walk.number("ttl", 4)
    walk.elements("names", Names())


def photuris(walk):
    walk.zero("reserved", 2)
    walk.number("pointer", 2, (0, 20, 28, 100))
    walk.quote() if walk.making else walk.rest("datagram")


def probe(walk):
    walk.number("identifier", 2)
    walk.number("sequence", 1)
    walk.number("flags", 1, (0, 1, 1, 2))
    if not walk.making and not walk.left():
        raise Fault(TRUNCATED, walk.pos, "extension")
    extensions.structure(walk, PROBED)


PROBED = extensions.Objects((3, 3, 3, 3, 3, 6, 2))


def probe_reply(walk):
    walk.number("identifier", 2)
    walk.number("sequence", 1)
    walk.number("flags", 1, (0, 4, 6, 5, 0x40, 0xe4, 2))
    walk.rest("trailing")


def seamoby(walk):
    """RFC 4065 section 8."""
    subtype = walk.number("subtype", 1, (0, 0, 0, 1))
    walk.zero("reserved", 3)
    if subtype == 0:
        walk.elements("options", options.Options(nd_options.LAYOUTS, (138, 139, 138, 139, 77, 1)))
    else:
        walk.rest("body")


LAYOUTS = {
    0: echo, 3: unreachable, 4: quench, 5: redirect, 8: echo, 9: router_advertisement, 10: router_solicitation,
    11: exceeded, 12: parameter, 13: timestamp, 14: timestamp, 15: information, 16: information, 17: mask, 18: mask,
    30: traceroute, 31: conversion, 37: information, 38: domain_reply, 40: photuris, 41: seamoby, 42: probe,
    43: probe_reply,
}
