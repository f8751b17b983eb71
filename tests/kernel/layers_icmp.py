# SPDX-License-Identifier: BSD-2-Clause
"""ICMPv4 and ICMPv6 with any type and code, and the extension structure of RFC 4884 and RFC 8335."""
from packets import PacketError, address, build, builder, checksum_of, pseudo, with_checksum
from layers_ip import word


def rest_of_header(layer, kind):
    """The second 32 bits: named parts over zeros, or all of it with rest=."""
    whole = layer.number("rest", 0, 32)
    if layer.has("gateway"):
        whole = int.from_bytes(layer.address("gateway", None, 4), "big")
    if layer.has("id") or layer.has("seq") or layer.has("low"):
        extended = kind in (42, 43, 160, 161) or layer.has("low")
        number = layer.number("seq", 0, 8) << 8 | layer.number("low", 0, 8) if extended else layer.number("seq", 0, 16)
        whole = layer.number("id", 0, 16) << 16 | number
    return whole


def build_icmp4_parts(layer, kind):
    whole = rest_of_header(layer, kind)
    whole |= layer.number("pointer", 0, 8) << 24 | layer.number("length", 0, 8) << 16 | layer.number("mtu", 0, 16)
    times = b""
    if any(layer.has(key) for key in ("originate", "receive", "transmit")):
        times = b"".join(word(layer.number(key, 0, 32), 4) for key in ("originate", "receive", "transmit"))
    return word(whole, 4) + times


@builder("icmp", 1)
def build_icmp(layer, rest, place):
    kind = layer.number("type", 8, 8)
    octets = bytes([kind, layer.number("code", 0, 8)]) + b"\0\0" + build_icmp4_parts(layer, kind)
    octets += layer.octets("body") + build(rest, place)
    size = layer.number("size", len(octets), 16)  # fewer octets than the header has
    return with_checksum(layer, octets[:size], 2)[:size]


def finish_icmp6(layer, octets, rest, place):
    """Appends the rest and writes the checksum with its pseudo header."""
    octets += layer.octets("body") + build(rest, place)
    octets = octets[:layer.number("size", len(octets), 16)]
    size = len(octets)
    return with_checksum(layer, octets, 2, pseudo(place.source, place.target, 58, size))[:size]


@builder("icmp6", 58)
def build_icmp6(layer, rest, place):
    kind = layer.number("type", 128, 8)
    whole = rest_of_header(layer, kind) | layer.number("length", 0, 8) << 24
    whole |= layer.number("pointer", 0, 32) | layer.number("mtu", 0, 32)
    octets = bytes([kind, layer.number("code", 0, 8)]) + b"\0\0" + word(whole, 4)
    return finish_icmp6(layer, octets, rest, place)


# ---- extension structure ----

@builder("ext")
def build_ext(layer, rest, place):
    octets = bytes([layer.number("version", 2, 4) << 4, layer.number("reserved", 0, 8), 0, 0]) + build(rest, place)
    return octets[:2] + word(checksum_of(layer, octets)) + octets[4:]


def object_body(layer):
    if layer.has("name"):  # RFC 8335: filled up to 4 octets
        name = layer.get("name").encode()
        return 1, name + bytes(-len(name) % 4)
    if layer.has("index"):
        return 2, word(layer.number("index", 0, 32), 4)
    if layer.has("address"):
        octets = address(layer.get("address"))
        family, size = layer.number("afi", 1 if len(octets) == 4 else 2, 16), layer.number("alen", len(octets), 8)
        return 3, word(family) + bytes([size, layer.number("reserved", 0, 8)]) + octets
    return 0, b""


@builder("obj")
def build_obj(layer, rest, place):
    ctype, body = object_body(layer)
    body += layer.octets("body")
    length = layer.number("length", 4 + len(body), 16)
    head = word(length) + bytes([layer.number("class", 3, 8), layer.number("ctype", ctype, 8)])
    if len(body) > 0xffff - 4:
        raise PacketError(f"{layer.text}: too long")
    return head + body + build(rest, place)
