# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv6 messages: each function draws the code and what follows the checksum."""
import struct

import make_errors as errors
from make_icmp4 import echo, opaque
from make_options import options


# ---- Neighbor Discovery; kind names an option that the message shall have ----


def solicitation(draw, kind=None):
    return 0, draw.reserved(4) + options(draw, kind)


def router_advertisement(draw, kind=None):
    return 0, draw.u8() + draw.u8() + draw.u16() + draw.u32() + draw.u32() + options(draw, kind)


def neighbor_solicitation(draw, kind=None):
    return 0, draw.reserved(4) + draw.ip6() + options(draw, kind)


def neighbor_advertisement(draw, kind=None):
    return 0, draw.u32() + draw.ip6() + options(draw, kind)


def redirect(draw, kind=None):
    return 0, draw.reserved(4) + draw.ip6() + draw.ip6() + options(draw, kind)


NEIGHBOR = {133: solicitation, 134: router_advertisement, 135: neighbor_solicitation, 136: neighbor_advertisement,
            137: redirect}


def with_option(option_kind):
    """A type and the message for it, with that option."""
    def message(draw):
        kind = draw.choice(sorted(NEIGHBOR))
        return kind, *NEIGHBOR[kind](draw, option_kind)
    return message


# ---- multicast ----


def listener_query(draw):
    head = draw.u16() + draw.reserved(2) + draw.group()
    if draw.random() < 0.4:
        return 0, head
    sources = [draw.ip6() for _ in range(draw.randint(0, 4))]
    return 0, head + bytes([draw.number(8) & 0x0F]) + draw.u8() + struct.pack(">H", len(sources)) + b"".join(sources)


def listener_report(draw):
    return 0, draw.u16() + draw.reserved(2) + draw.group()


def listener_record(draw):
    sources, auxiliary = draw.randint(0, 3), draw.choice([0, 0, 0, 1, 3])
    return (bytes([draw.randint(1, 6), auxiliary]) + struct.pack(">H", sources) + draw.group() +
            b"".join(draw.ip6() for _ in range(sources)) + draw.randbytes(4 * auxiliary))


def listener_report2(draw):
    records = [listener_record(draw) for _ in range(draw.randint(0, 4))]
    return 0, (b"\0\0" + struct.pack(">H", len(records)) + b"".join(records))


def multicast_router_advertisement(draw):
    return draw.number(8), draw.u16() + draw.u16()


def nothing(_draw):
    return 0, b""


# ---- Router Renumbering ----


def use_part(draw):
    return draw.u8() + draw.u8() + draw.u8() + draw.u8() + draw.u32() + draw.u32() + draw.u32() + draw.ip6()


def prefix_operation(draw):
    parts = draw.randint(0, 3)
    return (bytes([draw.randint(1, 3), 4 * parts + 3]) + draw.u8() + bytes([draw.randint(0, 128)]) + draw.u8() +
            draw.u8() + draw.reserved(2) + draw.ip6() + b"".join(use_part(draw) for _ in range(parts)))


def prefix_result(draw):
    return draw.u16() + draw.u8() + bytes([draw.randint(0, 128)]) + draw.u32() + draw.ip6()


def renumbering(draw):
    code = draw.choice([0, 1, 255])
    tail = {0: lambda: draw.many(3, lambda: prefix_operation(draw)),
            1: lambda: draw.many(4, lambda: prefix_result(draw)), 255: lambda: b""}[code]()
    return code, draw.u32() + draw.u8() + draw.u8() + draw.u16() + draw.reserved(4) + tail


# ---- Node Information ----


def node_query(draw):
    code = draw.randint(0, 2)
    data = [draw.ip6, draw.name, draw.ip4][code]()
    return code, struct.pack(">H", draw.randint(2, 4)) + draw.u16() + draw.randbytes(8) + data


def node_reply(draw):
    qtype = draw.choice([0, 2, 3, 4])
    code = draw.choice([0, 0, 0, 1, 2])
    data = b""
    if code == 0 and qtype == 2:
        data = draw.u32() + draw.name() + draw.many(2, draw.name)
    elif code == 0 and qtype:
        data = draw.many(4, lambda: draw.u32() + (draw.ip6() if qtype == 3 else draw.ip4()))
    return code, struct.pack(">H", qtype) + draw.u16() + draw.randbytes(8) + data


# ---- mobility, certification paths, the rest ----


def home_agent_request(draw):
    return 0, draw.u16() + draw.u16()


def home_agent_reply(draw):
    return 0, draw.u16() + draw.u16() + draw.many(4, draw.ip6)


def mobile_prefix_solicitation(draw):
    return 0, draw.u16() + draw.reserved(2)


def mobile_prefix_advertisement(draw):
    return 0, draw.u16() + draw.u16() + options(draw, 3)


def path_solicitation(draw):
    return 0, draw.u16() + draw.u16() + options(draw, 15)


def path_advertisement(draw):
    return 0, draw.u16() + draw.u16() + draw.u16() + draw.reserved(2) + options(draw, 15)


def fast_handover(draw):
    return draw.randint(0, 5), bytes([draw.randint(2, 3), 0]) + draw.u16() + options(draw, draw.choice([17, 18, 19]))


def locator_update(draw):
    locators = draw.randint(1, 4)
    entries = b"".join(draw.randbytes(8) + draw.u16() + draw.u16() for _ in range(locators))
    return 0, bytes([locators, draw.randint(1, 2)]) + draw.reserved(2) + entries


def duplicate_address(draw):
    suffix = draw.choice([0, 0, 1, 2, 3, 4])
    return suffix, draw.u8() + draw.u8() + draw.u16() + draw.randbytes(8 * suffix or 8) + draw.ip6()


def mpl_seed(draw):
    s, octets = draw.choice([(0, 0), (1, 2), (2, 8), (3, 16)]), draw.randint(0, 4)
    return draw.u8() + bytes([octets << 2 | s[0]]) + draw.randbytes(s[1]) + draw.randbytes(octets)


def mpl_control(draw):
    return 0, draw.many(3, lambda: mpl_seed(draw))


RECIPES = {kind: errors.error6(kind) for kind in (1, 2, 3, 4)}
RECIPES.update({kind: echo for kind in (128, 129)})
RECIPES.update({kind: listener_report for kind in (131, 132)})
RECIPES.update({kind: nothing for kind in (152, 153)})
RECIPES.update({kind: duplicate_address for kind in (157, 158)})
RECIPES.update(NEIGHBOR)
RECIPES.update({
    130: listener_query, 138: renumbering, 139: node_query, 140: node_reply, 141: solicitation, 142: solicitation,
    143: listener_report2, 144: home_agent_request, 145: home_agent_reply, 146: mobile_prefix_solicitation,
    147: mobile_prefix_advertisement, 148: path_solicitation, 149: path_advertisement,
    151: multicast_router_advertisement, 154: fast_handover, 156: locator_update, 159: mpl_control,
    160: errors.probe, 161: errors.probe_reply, 200: opaque,
})
