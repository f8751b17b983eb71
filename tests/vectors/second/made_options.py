# SPDX-License-Identifier: BSD-2-Clause
"""Messages with options that nobody wrote down, for the comparison of the second decoder with the library."""
from second.card import option_size

LINK_LOCAL = bytes([0xFE, 0x80]) + bytes(13) + b"\x02"
GLOBAL = bytes([0x20, 1, 0x0D, 0xB8]) + bytes(11) + b"\x03"

# What messages have before their options.
HEADS = {133: bytes(4), 134: bytes([64, 0xDA, 7, 8, 0, 0, 0x75, 0x30, 0, 0, 3, 0xE8]), 135: bytes(4) + LINK_LOCAL,
         136: bytes([0xA0, 0, 0, 0]) + LINK_LOCAL, 137: bytes(4) + LINK_LOCAL + GLOBAL, 141: bytes(4), 142: bytes(4)}

FILLS = (bytes(64), b"\1" * 64, b"\xFF" * 64, bytes(range(64)), b"\0\x08" * 32, b"\0\x10\2ab\0" + bytes(58))


def message(kind, options):
    return 6, bytes([kind, 0, 0, 0]) + HEADS[kind] + options


def every_option():
    """Every type in lengths 0 to 6, in every message that carries options; in an advertisement with several bodies."""
    for option in range(256):
        for length in range(7):
            for kind in HEADS:
                for fill in FILLS if kind == 134 else [FILLS[(option + length + kind) % len(FILLS)]]:
                    yield message(kind, (bytes([option, length]) + fill)[:8 * max(length, 1)])


def inner_numbers():
    """Lengths and counts within options at every value, and prefix lengths; lists of every length."""
    for value in range(256):
        for length in (1, 2, 3, 4, 5, 8):
            tail = bytes([3, 0x61, 0x62, 0x63, 0, 0]) + bytes(range(1, 64))
            for option in (11, 15, 21, 24, 27, 28, 29, 30, 34, 39, 40, 144):
                for head in (bytes([value]), bytes([2, value]), bytes([0, value]), bytes([value, 5]),
                             bytes([0, 1, 0, 0, 0, 9, 0, value])):
                    yield message(134, (bytes([option, length]) + head + tail)[:8 * length].ljust(8 * length, b"\0"))
    for option in (9, 10, 20, 25, 33, 34, 24):
        for length in range(256):
            yield message(134, bytes([option, length]) + bytes(8 * length - 2 if length else 6))


def options_of(vectors):
    """The options that the vectors hold."""
    for vector in vectors:
        head = HEADS.get(vector.octets[0]) if vector.octets and vector.family == 6 else None
        rest = vector.octets[4 + len(head):] if head else b""
        while rest and option_size(rest) and option_size(rest) <= len(rest):
            yield rest[:option_size(rest)]
            rest = rest[option_size(rest):]


def mutated_options(vectors, mutate, rng, count):
    """Valid options changed, and given the length that they have; alone, or between others."""
    known = list(options_of(vectors))
    for _ in range(count):
        option = bytearray(mutate(rng.choice(known), vectors, rng))[:2040]
        option += bytes(-len(option) % 8 or 8 * (not option))
        if rng.random() < 0.8:
            option[1] = len(option) // 8
        between = [rng.choice(known) if rng.random() < 0.3 else b"" for _ in range(2)]
        yield message(rng.choice(list(HEADS)), between[0] + option + between[1])
