# SPDX-License-Identifier: BSD-2-Clause
"""Neighbour discovery (RFC 4861) with its options and multicast listener discovery (RFC 2710, RFC 3810)."""
import ipaddress

from packets import PacketError, address, builder, mac, quoted, unhex
from layers_icmp import finish_icmp6
from layers_ip import word

# ---- options, in the order in which they are written ----


def option(kind, body):
    body += bytes(-(len(body) + 2) % 8)
    return bytes([kind, (len(body) + 2) // 8]) + body


def prefix_option(text, _place):
    """prefix=P/N[,flags[,valid[,preferred]]]"""
    network, *more = text.split(",")
    flags, valid, preferred = (int(more[i], 0) if i < len(more) else default
                               for i, default in enumerate((0xc0, 2592000, 604800)))
    base, bits = network.split("/")
    return option(3, bytes([int(bits), flags]) + word(valid, 4) + word(preferred, 4) + bytes(4) + address(base))


def redirected_header(text, place):
    """rh=K[:N]: the K-th packet sent, cut to N octets."""
    number, *size = text.split(":")
    octets = quoted(place, int(number), int(size[0]) if size else None)
    return option(4, bytes(6) + octets[:len(octets) // 8 * 8])


def servers(text, _place):
    """rdnss=A[,A][;lifetime]"""
    names, *life = text.split(";")
    return option(25, bytes(2) + word(int(life[0]) if life else 1800, 4)
                  + b"".join(address(name) for name in names.split(",")))


def route_option(text, _place):
    """route=P/N[,preference[,lifetime]]"""
    network, *more = text.split(",")
    net = ipaddress.ip_network(network)
    preference = int(more[0], 0) if more else 0
    life = int(more[1], 0) if len(more) > 1 else 1800
    octets = net.network_address.packed[:(net.prefixlen + 63) // 64 * 8]
    return option(24, bytes([net.prefixlen, preference << 3]) + word(life, 4) + octets)


def raw_option(text, _place):
    """opt=TYPE:HEX, the length octet comes out of the size; opt=TYPE:LENGTH:HEX sets it."""
    kind, *more = text.split(":")
    body = unhex(more[-1]) if more else b""
    if len(more) > 1:
        return bytes([int(kind, 0), int(more[0], 0)]) + body
    return option(int(kind, 0), body)


OPTIONS = {
    "sllao": lambda text, place: option(1, place.own().mac if text is None else mac(text)),
    "tllao": lambda text, place: option(2, place.own().mac if text is None else mac(text)),
    "prefix": prefix_option, "rh": redirected_header, "rdnss": servers, "route": route_option, "opt": raw_option,
    "mtu": lambda text, place: option(5, bytes(2) + word(int(text, 0), 4)),
    "nonce": lambda text, place: option(14, unhex(text)),
    "tail": lambda text, place: unhex(text),
}


def options_of(layer, place):
    octets = b""
    for key, value in layer.pairs:
        if key in OPTIONS:
            layer.left.discard(key)
            octets += OPTIONS[key](value, place)
    return octets


def start(layer, kind):
    return bytes([layer.number("type", kind, 8), layer.number("code", 0, 8)]) + b"\0\0"


@builder("rs", 58)
def build_rs(layer, rest, place):
    octets = start(layer, 133) + word(layer.number("reserved", 0, 32), 4) + options_of(layer, place)
    return finish_icmp6(layer, octets, rest, place)


@builder("ra", 58)
def build_ra(layer, rest, place):
    flags = layer.number("m", 0, 1) << 7 | layer.number("o", 0, 1) << 6 | layer.number("flags", 0, 8)
    octets = start(layer, 134) + bytes([layer.number("hops", 64, 8), flags]) + word(layer.number("lifetime", 1800, 16))
    octets += word(layer.number("reachable", 0, 32), 4) + word(layer.number("retrans", 0, 32), 4)
    return finish_icmp6(layer, octets + options_of(layer, place), rest, place)


@builder("ns", 58)
def build_ns(layer, rest, place):
    octets = start(layer, 135) + word(layer.number("reserved", 0, 32), 4)
    octets += layer.address("target", place.other().ip6, 16) + options_of(layer, place)
    return finish_icmp6(layer, octets, rest, place)


@builder("na", 58)
def build_na(layer, rest, place):
    flags = layer.number("r", 0, 1) << 31 | layer.number("s", 0, 1) << 30 | layer.number("o", 0, 1) << 29
    octets = start(layer, 136) + word(flags, 4) + layer.address("target", place.own().ip6, 16)
    return finish_icmp6(layer, octets + options_of(layer, place), rest, place)


@builder("redirect", 58)
def build_redirect(layer, rest, place):
    target = layer.address("target", place.own().link_local, 16)
    octets = start(layer, 137) + word(layer.number("reserved", 0, 32), 4) + target
    octets += layer.address("dest", target, 16) + options_of(layer, place)
    return finish_icmp6(layer, octets, rest, place)


# ---- MLD ----

RECORDS = {"IS_IN": 1, "IS_EX": 2, "TO_IN": 3, "TO_EX": 4, "ALLOW": 5, "BLOCK": 6}


def addresses(text):
    return [address(part) for part in (text or "").split(",") if part]


def record(text):
    """KIND@GROUP[@SOURCE,SOURCE]"""
    kind, group, *more = text.split("@")
    if kind not in RECORDS:
        raise PacketError(f"{text}: the record is one of {' '.join(RECORDS)}")
    sources = addresses(more[0] if more else "")
    return bytes([RECORDS[kind], 0]) + word(len(sources)) + address(group) + b"".join(sources)


def build_query(layer, version):
    octets = start(layer, 130) + word(layer.number("mrc", 1000, 16)) + bytes(2)
    octets += layer.address("group", bytes(16), 16)
    if version == 1:
        return octets
    sources = addresses(layer.get("sources"))
    octets += bytes([layer.number("s", 0, 1) << 3 | layer.number("qrv", 2, 3), layer.number("qqic", 125, 8)])
    return octets + word(layer.number("nsources", len(sources), 16)) + b"".join(sources)


def build_report(layer, version):
    if version == 1:
        return start(layer, 131) + bytes(4) + layer.address("group", address("ff02::1234"), 16)
    records = [record(part) for part in layer.get("records", "").split("+") if part]
    return start(layer, 143) + bytes(2) + word(layer.number("nrecords", len(records), 16)) + b"".join(records)


@builder("mld", 58)
def build_mld(layer, rest, place):
    words = layer.bare()
    version = layer.number("v", 2, 2)
    if words == ["query"]:
        octets = build_query(layer, version)
    elif words == ["report"]:
        octets = build_report(layer, version)
    elif words == ["done"]:
        octets = start(layer, 132) + bytes(4) + layer.address("group", address("ff02::1234"), 16)
    else:
        raise PacketError(f"{layer.text}: mld query, mld report or mld done")
    return finish_icmp6(layer, octets, rest, place)
