# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv4 messages: each function draws the code and what follows the checksum."""
import make_errors as errors


def echo(draw):
    return 0, draw.u16() + draw.u16() + draw.octets(0, 64)


def query(size):
    def message(draw):
        return 0, draw.u16() + draw.u16() + b"".join(draw.u32() for _ in range(size // 4))
    return message


def agent_extension(draw, addresses):
    kind = draw.choice([16, 19, 24, 200])
    if kind == 16:
        body = draw.u16() + draw.u16() + draw.u16() + draw.many(3, draw.ip4)
    elif kind == 19:
        body = bytes(draw.randint(0, 32) for _ in range(addresses))
    else:
        body = draw.octets(4, 16)
    return bytes([kind, len(body)]) + body


def router_advertisement(draw):
    addresses = draw.randint(1, 4)
    entries = b"".join(draw.ip4() + draw.u32() for _ in range(addresses))
    extensions = draw.many(2, lambda: agent_extension(draw, addresses))
    padding = b"\0" if len(extensions) % 2 else b""
    return draw.choice([0, 16]), bytes([addresses, 2]) + draw.u16() + entries + extensions + padding


def router_solicitation(draw):
    return 0, draw.reserved(4)


def opaque(draw):
    return draw.randint(0, 15), draw.octets(4, 40)


def traceroute(draw):
    return draw.randint(0, 1), draw.u16() + draw.reserved(2) + draw.u16() + draw.u16() + draw.u32() + draw.u32()


def pointed_datagram(draw):
    return draw.randint(0, 5), draw.u32() + errors.quoted4(draw)


def domain_name_reply(draw):
    return 0, draw.u16() + draw.u16() + draw.u32() + draw.many(3, draw.name)


RECIPES = {kind: echo for kind in (0, 8)}
RECIPES.update({kind: errors.error4(kind) for kind in (3, 4, 5, 11, 12)})
RECIPES.update({kind: query(12) for kind in (13, 14)})
RECIPES.update({kind: query(0) for kind in (15, 16, 37)})
RECIPES.update({kind: query(4) for kind in (17, 18)})
RECIPES.update({kind: opaque for kind in (6, 32, 33, 34, 35, 36, 39)})
RECIPES.update({9: router_advertisement, 10: router_solicitation, 30: traceroute, 31: pointed_datagram,
                38: domain_name_reply, 40: pointed_datagram, 42: errors.probe, 43: errors.probe_reply})
