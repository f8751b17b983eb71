# SPDX-License-Identifier: BSD-2-Clause
"""The options of Neighbor Discovery form, after type and length."""
from . import card, names
from .options import Options
from .walk import BAD_LENGTH, TRUNCATED, Fault, Shape

INFINITE = 0xffffffff


def size(walk):
    """The option's length in units of 8 octets."""
    return (walk.end - walk.part.start) // 8


def link_layer(walk):
    walk.rest("address")


def prefix_information(walk):
    walk.number("prefix_length", 1, (64, 64, 48, 128, 129))
    walk.number("flags", 1, (0xc0, 0x40, 0xe0, 0x10))
    walk.number("valid_lifetime", 4, (3600, INFINITE))
    walk.number("preferred_lifetime", 4, (1800, INFINITE))
    walk.zero("reserved", 4)
    walk.address("prefix")


def redirected_header(walk):
    walk.zero("reserved", 6)
    walk.rest("packet")


def mtu(walk):
    walk.zero("reserved", 2)
    walk.number("mtu", 4, (1280, 1500, 1279))


def shortcut_limit(walk):
    walk.number("limit", 1, (0, 1, 2))
    walk.zero("reserved1", 1)
    walk.zero("reserved2", 4)


def advertisement_interval(walk):
    walk.zero("reserved", 2)
    walk.number("interval", 4)


def home_agent(walk):
    walk.number("flags", 2, (0, 0x8000, 1))
    walk.number("preference", 2)
    walk.number("lifetime", 2, (0, 1800))


def address_list(walk):
    walk.zero("reserved", 6)
    walk.each("addresses", 16, 1)


def padded(walk, name, pad, least=0):
    """What is before as many octets of padding as `pad` says."""
    kept = walk.left() - walk.part[pad]
    if kept < least:
        walk.bad(BAD_LENGTH, pad)
    walk.octets(name, kept)
    walk.octets("padding", walk.left())


def made_padded(walk, name, before):
    """The same in a made option, `before` octets into it."""
    octets = walk.octets(name, 0, (b"k" * 26, b"k" * 40, b"k" * 3))
    walk.put("pad_length", -(before + len(octets)) % 8)


def cga(walk):
    walk.number("pad_length", 1, (0, 1, 3))
    walk.zero("reserved", 1)
    if walk.making:
        made_padded(walk, "parameters", 4)
    elif walk.left() < 26:
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    else:
        padded(walk, "parameters", "pad_length", 26)


def signature(walk):
    walk.zero("reserved", 2)
    walk.octets("key_hash", 16)
    walk.rest("signature")


def timestamp(walk):
    walk.zero("reserved", 6)
    walk.octets("timestamp", 8)


def nonce(walk):
    walk.rest("nonce")


def trust_anchor(walk):
    kind = walk.number("name_type", 1, (1, 2, 2, 3, 0, 255))
    walk.number("pad_length", 1, (0,))
    if walk.making:
        name = walk.octets("name", 0, (names.some(walk.random) if kind == 2 else b"k" * 20,))
        walk.put("pad_length", -(4 + len(name)) % 8)
        return
    start = walk.pos
    padded(walk, "name", "pad_length")
    if kind == 2 and names.plain_end(walk.data, start, start + len(walk.part["name"])) is None:
        walk.bad(BAD_LENGTH, "pad_length")


def certificate(walk):
    walk.number("certificate_type", 1, (1, 2))
    walk.zero("reserved", 1)
    walk.rest("certificate")


def fast_address(walk):
    walk.number("option_code", 1, (1, 2, 3, 4))
    walk.number("prefix_length", 1, (64, 128, 129))
    walk.zero("reserved", 4)
    walk.address("address")


def new_router_prefix(walk):
    walk.number("option_code", 1, (0,))
    walk.number("prefix_length", 1, (64, 128, 129))
    walk.zero("reserved", 4)
    walk.address("prefix")


def fast_link_layer(walk):
    walk.number("option_code", 1, (0, 1, 2, 3, 4, 5, 6, 7))
    walk.rest("address")


def neighbor_acknowledgment(walk):
    walk.number("option_code", 1, (0,))
    status = walk.number("status", 1, (1, 2, 3, 4, 128))
    walk.zero("reserved", 4)
    if walk.making and status == 2 or not walk.making and (walk.left() or status == 2):
        walk.address("new_address")


def domain(walk):
    flags = walk.number("flags", 2, (0x8000, 0xa000, 0, 0x2000, 0x8003))
    walk.number("sequence", 2, (0, 7))
    start = walk.pos if not walk.making else 0
    if walk.making:
        name = walk.octets("name", 0, (names.some(walk.random),))
        walk.octets("padding", 0, (bytes(-(6 + len(name)) % 8),))
    else:
        behind = SearchNames().frame(walk, start, walk.end, "name")
        walk.octets("name", behind - start)
        walk.octets("padding", -(behind - walk.part.start) % 8)
    if flags & 0x2000:
        walk.octets("advertisement", 16)
    walk.elements("options", NESTED)


def anchor_point(walk):
    walk.number("distance_preference", 1, (0x1f, 0x0f))
    walk.number("flags", 1, (0x80, 0))
    walk.number("valid_lifetime", 4)
    walk.address("address")


def prefix_of(walk, length, at):
    """As many octets of prefix as there are; at least what `length` bits need, 0, 8 or 16."""
    least = 0 if length == 0 else 8 if length <= 64 else 16
    if walk.making:
        walk.octets("prefix", 0, (walk.random.choice(walk.pool)[:least],))
        return
    if walk.left() not in (0, 8, 16) or walk.left() < least:
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.rest("prefix")


def route(walk):
    length = walk.number("prefix_length", 1, (0, 48, 64, 65, 128, 129))
    walk.number("flags", 1, (0, 8, 0x10, 0x18))
    walk.number("lifetime", 4, (1800, INFINITE))
    prefix_of(walk, length, "prefix_length")


def dns_servers(walk):
    walk.zero("reserved", 2)
    walk.number("lifetime", 4, (1800, 0))
    walk.each("addresses", 16, 1)


def flags_extension(walk):
    walk.octets("flags", 6, (bytes(6), b"\x80" + bytes(5), bytes(5) + b"\1"))
    walk.rest("more")


def key_request(walk):
    walk.number("pad_length", 1, (0,))
    walk.number("algorithm", 1)
    made_padded(walk, "key", 4) if walk.making else padded(walk, "key", "pad_length")


def key_reply(walk):
    walk.number("pad_length", 1, (0,))
    walk.number("algorithm", 1)
    walk.number("lifetime", 2)
    made_padded(walk, "key", 6) if walk.making else padded(walk, "key", "pad_length")


def valued(walk):
    walk.number("option_code", 1, (1, 2))
    length = walk.number("value_length", 1, (1, 4, 10))
    if not walk.making and length > walk.left():
        walk.bad(BAD_LENGTH, "value_length")
    walk.octets("value", length)
    walk.padding()


class SearchNames(Shape):
    """Names until the first zero octet where one could begin."""

    def frame(self, walk, pos, end, name):
        behind = names.plain_end(walk.data, pos, end)
        if behind is None:
            raise Fault(TRUNCATED if names.stops(walk.data, pos, end) else BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        if walk.making:
            walk.octets("name", 0, (names.some(walk.random),))
        else:
            walk.rest("name")


def search_list(walk):
    walk.zero("reserved", 2)
    walk.number("lifetime", 4, (1800, 0))
    if walk.making:
        walk.elements("names", SearchNames())
        return
    shape, behind = SearchNames(), walk.pos
    while behind < walk.end and walk.data[behind]:
        behind = shape.frame(walk, behind, walk.end, "names")
    if behind == walk.pos:
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.elements("names", shape, behind)
    walk.padding()


def registration(walk):
    walk.number("status", 1, (0, 0, 0, 11, 0x40))
    walk.number("opaque", 1, (0,))
    walk.number("flags", 1, (0, 1, 2, 3, 0x11, 0x31, 4, 0x40))
    walk.number("tid", 1)
    walk.number("lifetime", 2)
    if not walk.making and walk.left() not in (8, 16, 24, 32):
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.octets("rovr", 8) if walk.making else walk.rest("rovr")


def context(walk):
    length = walk.number("context_length", 1, (64, 48, 65, 128, 129))
    walk.number("flags", 1, (0x10, 0x01))
    walk.zero("reserved", 2)
    walk.number("lifetime", 2)
    if walk.making:
        walk.octets("prefix", 0, (walk.random.choice(walk.pool)[:8 if length <= 64 else 16],))
        return
    if walk.left() not in (8, 16) or length > 64 and walk.left() != 16:
        walk.bad(BAD_LENGTH, "length", walk.length_at)
    walk.rest("prefix")


def border_router(walk):
    for name in ("version_low", "version_high", "lifetime"):
        walk.number(name, 2)
    walk.address("address")


def capability(walk):
    walk.octets("flags", 6)
    walk.rest("more")


def portal(walk):
    walk.octets("uri", 0, (b"https://example.org/x", b"")) if walk.making else walk.rest("uri")


def pref64(walk):
    walk.number("lifetime_plc", 2, (0x0708, 0x0709, 0x070d, 0x070e, 0x070f))
    walk.octets("prefix", 12)


def crypto(walk):
    length = walk.number("key_length", 2, (33, 65, 32, 30))
    walk.number("crypto_type", 1, (0, 1, 2))
    walk.number("modifier", 1)
    walk.number("earo_length", 1, (2,))
    if not walk.making and length & 0x7ff > walk.left():
        walk.bad(BAD_LENGTH, "key_length")
    walk.octets("key", min(length & 0x7ff, 100) if walk.making else length & 0x7ff)
    walk.padding()


def ndp_signature(walk):
    length = walk.number("signature_length", 2, (64, 64, 20))
    walk.zero("reserved", 4)
    if not walk.making and length & 0x7ff > walk.left():
        walk.bad(BAD_LENGTH, "signature_length")
    walk.octets("signature", min(length & 0x7ff, 100) if walk.making else length & 0x7ff)
    walk.padding()


def directory(walk):
    walk.zero("reserved", 2)
    walk.number("lifetime", 4)
    walk.address("address")


def uptime(walk):
    walk.number("exponent_mantissa", 2)
    walk.number("flags_nssi", 4)


class Parameters(Shape):
    """Service parameters (RFC 9460 section 2.2)."""

    def frame(self, walk, pos, end, name):
        if end - pos < 4:
            raise Fault(TRUNCATED, pos, name)
        behind = pos + 4 + int.from_bytes(walk.data[pos + 2:pos + 4], "big")
        if behind > end:
            raise Fault(BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        walk.number("key", 2, (1, 2, 3, 4, 6, 7))
        walk.length("length", 2)
        walk.rest("value")

    def seal(self, out):
        out[2:4] = (len(out) - 4).to_bytes(2, "big")
        return out


def made_resolver(walk):
    """A made resolver's name, and perhaps addresses and parameters."""
    name = names.some(walk.random)
    walk.octets("adn", 0, (len(name).to_bytes(2, "big") + name,))
    if walk.random.random() < 0.8:
        count = walk.random.choice((0, 1, 2))
        walk.octets("address_length", 0, ((16 * count).to_bytes(2, "big"),))
        walk.octets_of(16, count)
        walk.number("parameters_length", 2, (0,))
        before = len(walk.out)
        walk.elements("parameters", Parameters())
        walk.put("parameters_length", len(walk.out) - before, 2)


def resolver(walk):
    walk.number("priority", 2)
    walk.number("lifetime", 4, (1800, 0))
    if walk.making:
        return made_resolver(walk)
    length = walk.number("adn_length", 2)
    if not length or length > walk.left():
        walk.bad(BAD_LENGTH, "adn_length")
    start = walk.pos
    walk.octets("adn", length)
    if names.plain_end(walk.data, start, start + length) != start + length:
        walk.bad(BAD_LENGTH, "adn_length")
    if walk.left() < 2 or not any(walk.data[walk.pos:walk.end]):
        return walk.padding()
    length = walk.number("address_length", 2)
    if length % 16 or length > walk.left():
        walk.bad(BAD_LENGTH, "address_length")
    walk.counted("addresses", 16, length // 16, "address_length")
    length = walk.number("parameters_length", 2)
    if length > walk.left():
        walk.bad(BAD_LENGTH, "parameters_length")
    walk.elements("parameters", Parameters(), walk.pos + length)
    walk.padding()


LAYOUTS = {
    1: link_layer, 2: link_layer, 3: prefix_information, 4: redirected_header, 5: mtu, 6: shortcut_limit,
    7: advertisement_interval, 8: home_agent, 9: address_list, 10: address_list, 11: cga, 12: signature, 13: timestamp,
    14: nonce, 15: trust_anchor, 16: certificate, 17: fast_address, 18: new_router_prefix, 19: fast_link_layer,
    20: neighbor_acknowledgment, 21: domain, 23: anchor_point, 24: route, 25: dns_servers, 26: flags_extension,
    27: key_request, 28: key_reply, 29: valued, 30: valued, 31: search_list, 32: signature, 33: registration,
    34: context, 35: border_router, 36: capability, 37: portal, 38: pref64, 39: crypto, 40: ndp_signature,
    41: directory, 42: uptime, 144: resolver,
}
LAYOUTS.update({138: card.card, 139: card.card})
KNOWN = Options(LAYOUTS, tuple(LAYOUTS) + (253, 99))
NESTED = Options(LAYOUTS, (1, 3, 5, 24, 25, 31, 36, 99))
