# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv6: what follows the checksum, by type. RPL is in rpl.py."""
from . import messages4, nd_options, node, quotes, rpl
from .walk import BAD_LENGTH, TRUNCATED, Fault, Shape


def options(walk):
    walk.elements("options", nd_options.KNOWN)


def unreachable(walk):
    length = walk.number("length", 1, (0, 16))
    walk.zero("unused", 3)
    quotes.extended(walk, quotes.header6, length, 8)


def too_big(walk):
    walk.number("mtu", 4, (1280, 1279, 1400))
    quotes.datagram(walk, quotes.header6)


def parameter(walk):
    walk.number("pointer", 4, (0, 6, 40, 2000))
    quotes.datagram(walk, quotes.header6)


class Extra(Shape):
    """Extensions of multicast listener discovery (RFC 9279)."""

    def frame(self, walk, pos, end, name):
        if end - pos < 4:
            raise Fault(TRUNCATED, pos, name)
        behind = pos + 4 + int.from_bytes(walk.data[pos + 2:pos + 4], "big")
        if behind > end:
            raise Fault(BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        walk.number("type", 2, (0, 7, 65534))
        walk.length("length", 2)
        walk.rest("value")

    def seal(self, out):
        out[2:4] = (len(out) - 4).to_bytes(2, "big")
        return out


def extra(walk, extended):
    """The octets behind the end."""
    if walk.making:
        if extended or walk.random.random() < 0.1:
            walk.elements("extra_made", Extra())
    else:
        walk.rest("extra")


def query(walk):
    walk.number("maximum_response_code", 2)
    walk.zero("reserved", 2)
    walk.address("group")
    if walk.making and walk.random.random() < 0.4 or not walk.making and not walk.left():
        return
    if not walk.making and walk.left() < 4:
        raise Fault(BAD_LENGTH, walk.pos, "flags")
    flags = walk.number("flags", 1, (2, 10, 0x82))
    walk.number("qqic", 1)
    count = walk.number("number_of_sources", 2, (0, 1, 2))
    if walk.making:
        count %= 4
        walk.put("number_of_sources", count, 2)
        walk.octets_of(16, count)
    else:
        walk.counted("sources", 16, count, "number_of_sources")
    extra(walk, flags & 0x80)


def report(walk):
    walk.number("maximum_response_delay", 2, (0,))
    walk.zero("reserved", 2)
    walk.address("group")
    walk.rest("trailing")


class Records(Shape):
    """Multicast address records."""

    def frame(self, walk, pos, end, name):
        if end - pos < 20:
            raise Fault(TRUNCATED, pos, name)
        size = 20 + 16 * int.from_bytes(walk.data[pos + 2:pos + 4], "big") + 4 * walk.data[pos + 1]
        if size > end - pos:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + size

    def read(self, walk):
        walk.number("type", 1, (1, 2, 3, 4, 5, 6, 7))
        auxiliary = walk.number("auxiliary_data_length", 1, (0, 0, 0, 1))
        count = walk.number("number_of_sources", 2, (0, 1, 2))
        walk.address("group")
        if walk.making:
            count, auxiliary = count % 4, auxiliary % 4
            walk.put("number_of_sources", count, 2)
            walk.put("auxiliary_data_length", auxiliary)
            walk.octets_of(16, count)
        else:
            walk.counted("sources", 16, count, "number_of_sources")
        walk.octets("auxiliary", 4 * auxiliary)


def report2(walk):
    flags = walk.number("flags", 2, (0, 0x8000))
    count = walk.number("number_of_records", 2, (0, 1, 2))
    if walk.making:
        count %= 4
        walk.put("number_of_records", count, 2)
    walk.elements("records", Records(), most=count)
    if not walk.making and len(walk.part.every("records")) < count:
        walk.bad(BAD_LENGTH, "number_of_records")
    extra(walk, flags & 0x8000)


def router_solicitation(walk):
    walk.zero("reserved", 4)
    options(walk)


def router_advertisement(walk):
    walk.number("cur_hop_limit", 1, (0, 31, 32, 64))
    walk.number("flags", 1, (0, 0x40, 0x20, 0x08, 0x18, 0x10))
    walk.number("router_lifetime", 2, (0, 1800, 9000, 9001))
    walk.number("reachable_time", 4, (0, 3600000, 3600001))
    walk.number("retrans_timer", 4)
    options(walk)


def solicitation(walk):
    walk.zero("reserved", 4)
    walk.address("target")
    options(walk)


def advertisement(walk):
    walk.number("flags", 4, (0, 0x40000000, 0xe0000000, 0x20000000))
    walk.address("target")
    options(walk)


def redirect(walk):
    walk.zero("reserved", 4)
    walk.address("target")
    walk.address("destination")
    options(walk)


class Operations(Shape):
    """Prefix control operations (RFC 2894 section 3.2)."""

    def frame(self, walk, pos, end, name):
        if end - pos < 2:
            raise Fault(TRUNCATED, pos, name)
        size = walk.data[pos + 1]
        if size % 4 != 3 or 8 * size > end - pos:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + 8 * size

    def read(self, walk):
        walk.number("opcode", 1, (1, 2, 3, 4))
        walk.length("length")
        for name in ("ordinal", "match_length", "minimum_length", "maximum_length"):
            walk.number(name, 1, (0, 1, 64, 128, 129))
        walk.zero("reserved", 2)
        walk.address("match_prefix")
        walk.elements("use_parts", UseParts())

    def seal(self, out):
        out[1] = len(out) // 8
        return out


class UseParts(Shape):
    def frame(self, walk, pos, end, name):
        return pos + 32

    def read(self, walk):
        walk.number("use_length", 1, (48, 64, 129))
        walk.number("keep_length", 1, (0, 16, 80))
        walk.number("flag_mask", 1)
        walk.number("ra_flags", 1)
        walk.number("valid_lifetime", 4)
        walk.number("preferred_lifetime", 4)
        walk.number("flags", 4, (0, 1 << 31))
        walk.address("use_prefix")


class Results(Shape):
    def frame(self, walk, pos, end, name):
        if end - pos < 24:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + 24

    def read(self, walk):
        walk.number("flags", 2, (0, 1, 2))
        walk.number("ordinal", 1)
        walk.number("matched_length", 1, (64, 128, 129))
        walk.number("if_index", 4)
        walk.address("prefix")


def renumbering(walk):
    walk.number("sequence", 4)
    walk.number("segment", 1)
    walk.number("flags", 1, (0, 0x80, 0x08, 1))
    walk.number("maximum_delay", 2)
    walk.zero("reserved", 4)
    code = walk.code
    if code == 0:
        walk.elements("operations", Operations())
    elif code == 1:
        walk.elements("results", Results())
    else:
        walk.rest("body")


def discovery_request(walk):
    walk.number("identifier", 2)
    walk.number("flags", 2, (0, 0x8000))
    walk.rest("trailing")


def discovery_reply(walk):
    walk.number("identifier", 2)
    walk.number("flags", 2, (0, 0x8000))
    walk.each("home_agents", 16)


def prefix_message(walk):
    walk.number("identifier", 2)
    walk.number("flags", 2, (0, 0x8000, 1))
    options(walk)


def path_solicitation(walk):
    walk.number("identifier", 2, (0, 7))
    walk.number("component", 2)
    options(walk)


def path_advertisement(walk):
    walk.number("identifier", 2, (0, 7))
    walk.number("all_components", 2, (2, 3))
    walk.number("component", 2, (0, 1, 2, 3))
    walk.zero("reserved", 2)
    options(walk)


def router_multicast(walk):
    walk.number("query_interval", 2)
    walk.number("robustness", 2)
    walk.rest("trailing")


def trailing(walk):
    walk.rest("trailing")


def fast(walk):
    walk.number("subtype", 1, (2, 3, 2, 3, 4, 9))
    walk.zero("reserved", 1)
    walk.number("identifier", 2)
    options(walk)


class Locators(Shape):
    def frame(self, walk, pos, end, name):
        return pos + 12

    def read(self, walk):
        walk.number("locator", 8)
        walk.number("preference", 2)
        walk.number("lifetime", 2)


def locator_update(walk):
    count = walk.number("number_of_locators", 1, (0, 1, 2))
    walk.number("operation", 1, (1, 2, 3))
    walk.zero("reserved", 2)
    if walk.making:
        count %= 4
        walk.put("number_of_locators", count)
    elif 12 * count > walk.left():
        walk.bad(BAD_LENGTH, "number_of_locators")
    walk.elements("locators", Locators(), most=count)
    walk.rest("trailing")


def duplicate(walk):
    walk.number("status", 1, (0,))
    walk.number("tid", 1, (0,))
    walk.number("lifetime", 2)
    suffix = walk.code & 15
    if suffix > 4:
        return walk.rest("body")
    walk.octets("rovr", 8 * max(suffix, 1))
    walk.address("registered_address")
    options(walk)


class Seeds(Shape):
    """MPL seed infos."""

    IDS = (0, 2, 8, 16)

    def frame(self, walk, pos, end, name):
        if end - pos < 2:
            raise Fault(TRUNCATED, pos, name)
        behind = pos + 2 + self.IDS[walk.data[pos + 1] & 3] + (walk.data[pos + 1] >> 2)
        if behind > end:
            raise Fault(BAD_LENGTH, pos, name)
        return behind

    def read(self, walk):
        walk.number("minimum_sequence", 1)
        sizes = walk.number("sizes", 1, (4, 5, 10, 3))
        walk.octets("seed_id", self.IDS[sizes & 3])
        walk.octets("bitmap", sizes >> 2)


def mpl(walk):
    walk.elements("seeds", Seeds())


LAYOUTS = {
    1: unreachable, 2: too_big, 3: unreachable, 4: parameter, 128: messages4.echo, 129: messages4.echo, 130: query,
    131: report, 132: report, 133: router_solicitation, 134: router_advertisement, 135: solicitation,
    136: advertisement, 137: redirect, 138: renumbering, 139: node.information, 140: node.information,
    141: router_solicitation, 142: router_solicitation, 143: report2, 144: discovery_request, 145: discovery_reply,
    146: prefix_message, 147: prefix_message, 148: path_solicitation, 149: path_advertisement, 150: messages4.seamoby,
    151: router_multicast, 152: trailing, 153: trailing, 154: fast, 155: rpl.message, 156: locator_update,
    157: duplicate, 158: duplicate, 159: mpl, 160: messages4.probe, 161: messages4.probe_reply,
}
