# SPDX-License-Identifier: BSD-2-Clause
"""The packet language: `ip4 ttl=3 / icmp type=8 / data 32` to octets. README.md has the reference of all layers.

Nothing here knows the C library: the lengths, checksums and layouts are written a second time, from the RFCs.
"""
import ipaddress
import re
from dataclasses import dataclass, field, replace


class PacketError(Exception):
    """The text is not a packet; the message says which word of it."""


@dataclass(frozen=True)
class Side:
    """One end of a link."""
    mac: bytes
    ip4: bytes
    ip6: bytes
    link_local: bytes


def mac(text):
    octets = bytes.fromhex(text.replace(":", ""))
    if len(octets) != 6:
        raise PacketError(f"{text}: not a MAC address")
    return octets


def address(text):
    """Octets of an IPv4 or IPv6 address."""
    try:
        return ipaddress.ip_address(text).packed
    except ValueError as error:
        raise PacketError(str(error)) from None


def solicited_node(target):
    return address("ff02::1:ff00:0")[:13] + target[13:]


def side(link, end):
    number = 77 + link
    tail = f"1:{end}" if link else f"{end}"
    return Side(mac(f"02:00:00:00:{link:02x}:{end:02x}"), address(f"10.{number}.0.{end}"),
                address(f"2001:db8:{number}::{end}"), address(f"fe80::{tail}"))


LINKS = {f"eth{link}": {"host": side(link, 1), "peer": side(link, 2)} for link in range(4)}
FLIPPED = {"host": "peer", "peer": "host"}


@dataclass(frozen=True)
class Place:
    """What a layer must know of the layers around it."""
    device: str = "eth0"
    sender: str = "peer"            # whose addresses are the default source
    source: bytes = b""             # of the innermost IP header around, for pseudo headers
    target: bytes = b""
    sent: tuple = field(default=())  # frames sent before, for `quote`
    depth: int = 0                  # how many IP headers are around

    def own(self):
        return LINKS[self.device][self.sender]

    def other(self):
        return LINKS[self.device][FLIPPED[self.sender]]


class Layer:
    """The words of one layer. Every word must be asked for: what is left over is an error."""

    def __init__(self, text):
        words = text.split()
        if not words:
            raise PacketError("a layer without a name")
        self.name, self.text = words[0], text
        self.pairs = [tuple(word.split("=", 1)) if "=" in word else (word, None) for word in words[1:]]
        self.left = {key for key, _ in self.pairs}

    def has(self, key):
        self.left.discard(key)
        return any(name == key for name, _ in self.pairs)

    def get(self, key, default=None):
        self.left.discard(key)
        for name, value in self.pairs:
            if name == key:
                return "1" if value is None else value
        return default

    def number(self, key, default, bits):
        text = self.get(key)
        if text is None:
            return default
        try:
            value = int(text, 0)
        except ValueError:
            raise PacketError(f"{self.text}: {key}={text} is not a number") from None
        if not 0 <= value < 1 << bits:
            raise PacketError(f"{self.text}: {key}={text} does not fit in {bits} bits")
        return value

    def address(self, key, default, size=None):
        text = self.get(key)
        value = default if text is None else address(text)
        if size and len(value) != size:
            raise PacketError(f"{self.text}: {key} is of the wrong family")
        return value

    def mac(self, key, default):
        text = self.get(key)
        return default if text is None else mac(text)

    def octets(self, key, default=b""):
        text = self.get(key)
        return default if text is None else unhex(text)

    def bare(self):
        """Words without `=`, in order."""
        words = [key for key, value in self.pairs if value is None]
        self.left -= set(words)
        return words

    def finish(self):
        if self.left:
            raise PacketError(f"{self.text}: unknown word {sorted(self.left)[0]}")


def unhex(text):
    try:
        return bytes.fromhex(text.replace(":", "").removeprefix("0x"))
    except ValueError:
        raise PacketError(f"{text}: not hexadecimal") from None


# ---- checksums ----

def internet_sum(octets):
    """Checksum of RFC 1071 over the octets."""
    if len(octets) % 2:
        octets += b"\0"
    total = sum(int.from_bytes(octets[i:i + 2], "big") for i in range(0, len(octets), 2))
    while total > 0xffff:
        total = (total & 0xffff) + (total >> 16)
    return total ^ 0xffff


def pseudo(source, target, protocol, length):
    if len(source) == 4:
        return source + target + bytes([0, protocol]) + length.to_bytes(2, "big")
    return source + target + length.to_bytes(4, "big") + bytes([0, 0, 0, protocol])


def checksum_of(layer, octets, zero=0):
    """The checksum field: right, `bad`, or a number. `zero` is written where the right sum is 0 (UDP)."""
    text = layer.get("checksum", "right")
    right = internet_sum(octets) or zero
    if text == "right":
        return right
    if text == "bad":
        return right ^ 0x5555
    return layer.number("checksum", 0, 16)


def with_checksum(layer, octets, at, before=b"", zero=0):
    value = checksum_of(layer, before + octets, zero)
    return octets[:at] + value.to_bytes(2, "big") + octets[at + 2:]


# ---- the recursion ----

BUILDERS = {}     # layer name -> function(layer, rest, place) -> octets of the layer and the rest
PROTOCOLS = {}    # layer name -> IP protocol number


def builder(name, protocol=None):
    def note(function):
        BUILDERS[name] = function
        if protocol is not None:
            PROTOCOLS[name] = protocol
        return function
    return note


def build(layers, place):
    if not layers:
        return b""
    layer = layers[0]
    if layer.name not in BUILDERS:
        raise PacketError(f"unknown layer {layer.name}")
    octets = BUILDERS[layer.name](layer, layers[1:], place)
    layer.finish()
    return octets


TRANSPARENT = {"cut", "slice"}


def names_of(layers):
    return [layer.name for layer in layers if layer.name not in TRANSPARENT]


def protocol_of(layers, empty):
    names = names_of(layers)
    return PROTOCOLS.get(names[0], 253) if names else empty


def parse(text):
    """(device or None, layers)"""
    device = None
    first = re.match(r"\s*(eth\d)\s+", text)
    if first:
        device, text = first[1], text[first.end():]
    return device, [Layer(part) for part in re.split(r"\s+/\s+|\s+/$", text.strip())]


def frame(text, sent=(), sender="peer"):
    """(device, Ethernet frame) of a text. `sender` is who puts it on the wire."""
    device, layers = parse(text)
    place = Place(device=device or "eth0", sender=sender, sent=tuple(sent))
    names = names_of(layers)
    if names and names[0] not in ("eth", "hex"):
        layers.insert(0, Layer("eth"))
    return place.device, build(layers, place)


# ---- layers without a protocol ----

def count_of(layer, index, default=None):
    words = layer.bare()
    if index >= len(words):
        if default is not None:
            return default
        raise PacketError(f"{layer.text}: a number is missing")
    try:
        return int(words[index], 0)
    except ValueError:
        raise PacketError(f"{layer.text}: {words[index]} is not a number") from None


@builder("data")
def build_data(layer, rest, place):
    return bytes(i & 255 for i in range(count_of(layer, 0))) + build(rest, place)


@builder("zero")
def build_zero(layer, rest, place):
    return bytes(count_of(layer, 0)) + build(rest, place)


@builder("hex")
def build_hex(layer, rest, place):
    return unhex("".join(layer.bare())) + build(rest, place)


@builder("cut")
def build_cut(layer, rest, place):
    return build(rest, place)[:count_of(layer, 0)]


@builder("slice")
def build_slice(layer, rest, place):
    start = count_of(layer, 0)
    whole = build(rest, place)
    return whole[start:start + count_of(layer, 1, len(whole))]


def quoted(place, number, size=None):
    if not 1 <= number <= len(place.sent):
        raise PacketError(f"quote {number}: {len(place.sent)} packets were sent")
    return place.sent[number - 1][14:][:size]


@builder("quote")
def build_quote(layer, rest, place):
    size = count_of(layer, 1, -1)
    octets = quoted(place, count_of(layer, 0), None if size < 0 else size)
    hops = layer.number("ttl", None, 8)  # of a packet that was quoted behind the decrement
    if hops is not None:
        octets = with_hops(octets, hops)
    return octets + build(rest, place)


def with_hops(octets, hops):
    if octets[0] >> 4 == 6:
        return octets[:7] + bytes([hops]) + octets[8:]
    size = (octets[0] & 15) * 4
    head = octets[:8] + bytes([hops]) + octets[9:10] + b"\0\0" + octets[12:size]
    return head[:10] + internet_sum(head).to_bytes(2, "big") + head[12:] + octets[size:]


def nested(place, **changes):
    return replace(place, depth=place.depth + 1, **changes)


import layers_ip    # noqa: E402, F401  (fills BUILDERS)
import layers_icmp  # noqa: E402, F401
import layers_nd    # noqa: E402, F401
