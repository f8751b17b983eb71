#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The digests of golden/grids.txt, found with the second decoder: the grids of test_grids.c, but "types", of which
"some-types" is the sample.

second_grids.py [GRID...]"""
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TESTS / "vectors"))

from second.messages import decode  # noqa: E402

FILLS = (0x00, 0x01, 0x45, 0xFF)
HEAD = bytes([134, 0, 0, 0, 64, 0, 7, 8]) + bytes(8)


def fault_octets(fault):
    """"bad-length 17 length", and in front of it perhaps where the element is."""
    status, offset, field = fault.split()[-3:]
    return f"{status} {field} ".encode() + (int(offset) & 0xFFFF).to_bytes(2, "big")


def verdict(family, octets, elements=False):
    _, broken, fault = decode(family, octets)
    faults = ([fault] if fault else [])
    out = b"".join(map(fault_octets, faults)) + b"."
    if elements:
        out += b"".join(map(fault_octets, broken))
    return out


def option_verdict(kind, length, body, size):
    octets = bytes([kind, length]) + body
    return verdict(6, HEAD + octets[:size], elements=True)


def options():
    for kind in range(256):
        for length in range(256):
            for i, more in enumerate((0, -8, -1, 1, 8)):
                fill = FILLS[(kind + length + i) % 4]
                size = 8 * length + more
                if size >= 0:
                    yield option_verdict(kind, length, bytes([fill]) * size, size)


def prefixes():
    for kind in (3, 24, 34):
        for length in range(256):
            for bits in range(256):
                body = bytes([bits]) + bytes([FILLS[bits % 4]]) * (8 * length)
                yield option_verdict(kind, length, body, 8 * length)


def lists():
    for kind in (9, 10, 25):
        for length in range(256):
            octets = (bytes([kind, length]) + b"\xff" * (8 * length))[:8 * length] + bytes([5, 1]) + bytes(6)
            yield verdict(6, HEAD + octets, elements=True)


def some_types():
    at = 0
    for fill in FILLS:
        for family in (4, 6):
            for kind in range(256):
                for code in range(256):
                    octets = bytes([kind, code, 0, 0]) + bytes([fill]) * 156
                    for size in range(-at % 199, 161, 199):
                        yield verdict(family, octets[:size])
                    at += 161


GRIDS = {"options": options, "prefixes": prefixes, "lists": lists, "some-types": some_types}


def digest(verdicts):
    value, count = 0xCBF29CE484222325, 0
    for octets in verdicts:
        count += 1
        for octet in octets:
            value = (value ^ octet) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x} {count}"


def main():
    pinned = dict(line.split(" ", 1) for line in (TESTS / "golden/grids.txt").read_text(encoding="ascii").splitlines()
                  if not line.startswith("#"))
    wrong = 0
    for name in sys.argv[1:] or GRIDS:
        found = digest(GRIDS[name]())
        print(name, found)
        if found != pinned[name]:
            wrong = 1
            print(f"{name}: golden/grids.txt has {pinned[name]}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
