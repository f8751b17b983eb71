# SPDX-License-Identifier: BSD-2-Clause
"""The layers below ICMP: Ethernet, ARP, IPv4 and its options, IPv6 and its extension headers, UDP, TCP."""
from packets import (FLIPPED, PacketError, address, build, builder, names_of, nested, protocol_of, pseudo,
                     solicited_node, unhex, with_checksum)

BROADCAST = b"\xff" * 6
ETHER_TYPES = {"ip4": 0x0800, "arp": 0x0806, "ip6": 0x86dd}


def word(value, size=2):
    return value.to_bytes(size, "big")


# ---- Ethernet and ARP ----

def link_target(octets, ether_type, place):
    """The MAC address that fits the IP destination: mapped for groups (RFC 1112, RFC 2464), all ones for broadcast."""
    if ether_type == 0x0800 and len(octets) >= 20:
        target = octets[16:20]
        if 224 <= target[0] < 240:
            return b"\x01\x00\x5e" + bytes([target[1] & 0x7f]) + target[2:]
        if target == b"\xff" * 4 or target == place.own().ip4[:3] + b"\xff":
            return BROADCAST
    if ether_type == 0x86dd and len(octets) >= 40 and octets[24] == 0xff:
        return b"\x33\x33" + octets[36:40]
    if ether_type == 0x0806 and octets[6:8] == b"\0\1":
        return BROADCAST
    return place.other().mac


@builder("eth")
def build_eth(layer, rest, place):
    names = names_of(rest)
    ether_type = layer.number("type", ETHER_TYPES.get(names[0] if names else "", 0x0800), 16)
    payload = build(rest, place)
    target = layer.mac("dst", link_target(payload, ether_type, place))
    return target + layer.mac("src", place.own().mac) + word(ether_type) + payload


@builder("arp")
def build_arp(layer, rest, place):
    if layer.get("from") == "host":
        place = nested(place, sender="host")
    op = layer.number("op", 1, 16)
    sender = layer.mac("sha", place.own().mac) + layer.address("spa", place.own().ip4, 4)
    target = layer.mac("tha", bytes(6) if op == 1 else place.other().mac) + layer.address("tpa", place.other().ip4, 4)
    return b"\0\1\x08\0\6\4" + word(op) + sender + target + build(rest, place)


# ---- IPv4 ----

def option_addresses(text):
    return b"".join(address(part) for part in text.split(",") if part)


def record_route(args):
    slots, pointer = int(args[0]) if args else 9, int(args[1]) if len(args) > 1 else 4
    filled = option_addresses(args[2]) if len(args) > 2 else b""
    return bytes([7, 3 + 4 * slots, pointer]) + filled + bytes(4 * slots - len(filled))


def timestamp(args):
    slots, flag = int(args[0]) if args else 9, int(args[1]) if len(args) > 1 else 0
    pointer = int(args[2]) if len(args) > 2 else 5
    filled = unhex(args[3]) if len(args) > 3 else b""
    size = slots * (4 if flag == 0 else 8)
    return bytes([68, 4 + size, pointer, flag]) + filled + bytes(size - len(filled))


def source_route(kind):
    def make(args):
        hops = option_addresses(args[0])
        return bytes([kind, 3 + len(hops), int(args[1]) if len(args) > 1 else 4]) + hops
    return make


IP4_OPTIONS = {
    "nop": lambda args: b"\1", "eol": lambda args: b"\0", "ra": lambda args: b"\x94\4\0\0",
    "rr": record_route, "ts": timestamp, "lsrr": source_route(131), "ssrr": source_route(137),
    "hex": lambda args: unhex("".join(args)),
}


def options_of(text, makers):
    octets = b""
    for part in (text or "").split("+"):
        if part:
            name, *args = part.split(":")
            if name not in makers:
                raise PacketError(f"unknown option {name}")
            octets += makers[name](args)
    return octets


def sender_of(layer, place):
    """Place of the layer itself: an IP header inside another one goes the other way unless it says so."""
    start = place.sender if place.depth == 0 else FLIPPED[place.sender]
    sender = layer.get("from", start)
    if sender not in FLIPPED:
        raise PacketError(f"{layer.text}: from= is host or peer")
    return nested(place, sender=sender)


@builder("ip4", 4)
def build_ip4(layer, rest, place):
    place = sender_of(layer, place)
    source, target = layer.address("src", place.own().ip4, 4), layer.address("dst", place.other().ip4, 4)
    payload = build(rest, nested(place, source=source, target=target))
    options = options_of(layer.get("options"), IP4_OPTIONS)
    options += bytes(-len(options) % 4)
    first = layer.number("version", 4, 4) << 4 | layer.number("ihl", 5 + len(options) // 4, 4)
    offset = layer.number("offset", 0, 16)
    if offset % 8:
        raise PacketError(f"{layer.text}: the offset counts octets and is a multiple of 8")
    flags = layer.number("rf", 0, 1) << 15 | layer.number("df", 0, 1) << 14 | layer.number("mf", 0, 1) << 13
    head = bytes([first, layer.number("tos", 0, 8)])
    head += word(layer.number("length", (20 + len(options) + len(payload)) & 0xffff, 16))
    head += word(layer.number("id", 0, 16)) + word(flags | offset // 8) + bytes([layer.number("ttl", 64, 8)])
    head += bytes([layer.number("proto", protocol_of(rest, 253), 8)]) + b"\0\0" + source + target + options
    return with_checksum(layer, head, 10) + payload


# ---- IPv6 ----

LINK_SCOPE = {"rs", "ra", "redirect", "mld"}
HOP_LIMITS = {"ns": 255, "na": 255, "rs": 255, "ra": 255, "redirect": 255, "mld": 1}


def special(layers):
    """The layer of neighbour discovery or MLD right behind this header, if that is what follows."""
    for layer in layers:
        if layer.name in HOP_LIMITS:
            return layer
        if layer.name not in ("hbh", "dst", "rt", "frag", "ah", "cut", "slice"):
            return None
    return None


def default_target(last, place):
    """Where a message of this kind goes to when nothing is said."""
    if last is None or last.name in ("na", "redirect"):
        return place.other().ip6
    if last.name == "ns":
        return solicited_node(last.address("target", place.other().ip6))
    if last.name == "mld":
        words = last.bare()
        if "report" in words or "done" in words:
            group = last.address("group", address("ff02::1234"))
            return group if "report" in words and last.get("v", "2") == "1" else \
                address("ff02::2" if "done" in words else "ff02::16")
        return last.address("group", address("ff02::1")) if last.get("group", "::") != "::" else address("ff02::1")
    return address({"rs": "ff02::2", "ra": "ff02::1"}[last.name])


@builder("ip6", 41)
def build_ip6(layer, rest, place):
    place = sender_of(layer, place)
    last = special(rest)
    own = place.own().link_local if last and last.name in LINK_SCOPE else place.own().ip6
    source = layer.address("src", own, 16)
    target = layer.address("dst", None) or default_target(last, place)
    payload = build(rest, nested(place, source=source, target=layer.address("final", target, 16)))
    head = word(layer.number("version", 6, 4) << 28 | layer.number("tc", 0, 8) << 20 | layer.number("flow", 0, 20), 4)
    head += word(layer.number("length", len(payload) & 0xffff, 16))
    head += bytes([layer.number("next", protocol_of(rest, 59), 8),
                   layer.number("hop", HOP_LIMITS[last.name] if last else 64, 8)])
    return head + source + target + payload


IP6_OPTIONS = {
    "pad1": lambda args: b"\0",
    "padn": lambda args: bytes([1, int(args[0]) - 2]) + bytes(int(args[0]) - 2),
    "ra": lambda args: b"\5\2" + word(int(args[0]) if args else 0),
    "jumbo": lambda args: b"\xc2\4" + word(int(args[0]), 4),
    "opt": lambda args: (lambda body: bytes([int(args[0], 0), len(body)]) + body)(unhex("".join(args[1:]))),
    "hex": lambda args: unhex("".join(args)),
}


def padded(octets):
    """Filled up with Pad1 or PadN so that with the two octets of the header a multiple of 8 comes out."""
    gap = -(len(octets) + 2) % 8
    return octets + (b"" if gap == 0 else b"\0" if gap == 1 else bytes([1, gap - 2]) + bytes(gap - 2))


def build_options_header(layer, rest, place):
    options = options_of(layer.get("options"), IP6_OPTIONS)
    options = options if layer.get("pad") == "no" else padded(options)
    length = layer.number("len", (len(options) + 2) // 8 - 1, 8)
    return bytes([layer.number("next", protocol_of(rest, 59), 8), length]) + options + build(rest, place)


builder("hbh", 0)(build_options_header)
builder("dst", 60)(build_options_header)


@builder("rt", 43)
def build_rt(layer, rest, place):
    body = layer.octets("body", bytes(4)) + option_addresses(layer.get("addresses", ""))
    head = bytes([layer.number("next", protocol_of(rest, 59), 8), layer.number("len", (len(body) + 4) // 8 - 1, 8),
                  layer.number("type", 0, 8), layer.number("left", 0, 8)])
    return head + body + build(rest, place)


@builder("frag", 44)
def build_frag(layer, rest, place):
    offset = layer.number("offset", 0, 16)
    if offset % 8:
        raise PacketError(f"{layer.text}: the offset counts octets and is a multiple of 8")
    head = bytes([layer.number("next", protocol_of(rest, 59), 8), layer.number("reserved", 0, 8)])
    return head + word(offset | layer.number("mf", 0, 1)) + word(layer.number("id", 0, 32), 4) + build(rest, place)


@builder("ah", 51)
def build_ah(layer, rest, place):
    icv = layer.octets("icv", bytes(12))
    length = layer.number("len", (12 + len(icv)) // 4 - 2, 8)
    head = bytes([layer.number("next", protocol_of(rest, 59), 8), length, 0, 0])
    return head + word(layer.number("spi", 1, 32), 4) + word(layer.number("seq", 1, 32), 4) + icv + build(rest, place)


# ---- UDP and TCP ----

@builder("udp", 17)
def build_udp(layer, rest, place):
    payload = build(rest, place)
    size = 8 + len(payload)
    head = word(layer.number("sport", 40000, 16)) + word(layer.number("dport", 33434, 16))
    octets = head + word(layer.number("length", size & 0xffff, 16)) + b"\0\0" + payload
    return with_checksum(layer, octets, 6, pseudo(place.source, place.target, 17, size), zero=0xffff)


TCP_FLAGS = "FSRPAUEC"


@builder("tcp", 6)
def build_tcp(layer, rest, place):
    payload = build(rest, place)
    options = layer.octets("options")
    options += bytes(-len(options) % 4)
    flags = sum(1 << TCP_FLAGS.index(letter) for letter in layer.get("flags", "S"))
    octets = word(layer.number("sport", 40000, 16)) + word(layer.number("dport", 80, 16))
    octets += word(layer.number("seq", 1, 32), 4) + word(layer.number("ack", 0, 32), 4)
    octets += bytes([layer.number("header", 5 + len(options) // 4, 4) << 4, flags])
    octets += word(layer.number("window", 1024, 16)) + b"\0\0" + word(layer.number("urgent", 0, 16)) + options + payload
    return with_checksum(layer, octets, 16, pseudo(place.source, place.target, 6, len(octets)))


