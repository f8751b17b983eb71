#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""The digests of golden/grids.txt, found with the second decoder and with what the RFCs say of numbers: the grids of
test_grids.c, but "types", of which "some-types" is the sample.

second_grids.py [--all | GRID...]     without either, those that take no minute
"""
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(TESTS / "vectors"))

from second.messages import decode  # noqa: E402

FILLS = (0x00, 0x01, 0x45, 0xFF)
HEAD = bytes([134, 0, 0, 0, 64, 0, 7, 8]) + bytes(8)


# Which layout a type has, by the order of include/icmpwire/layouts.def; the types are the registries'.
NAMES = {
    4: {0: "echo", 3: "destination_unreachable4", 4: "source_quench", 5: "redirect4", 8: "echo", 9: "router_advertisement4",
        10: "router_solicitation4", 11: "time_exceeded4", 12: "parameter_problem4", 13: "timestamp", 14: "timestamp",
        15: "information", 16: "information", 17: "address_mask", 18: "address_mask", 30: "traceroute",
        31: "conversion_error", 37: "information", 38: "domain_name_reply", 40: "security_failure",
        41: "experimental_mobility", 42: "extended_echo_request", 43: "extended_echo_reply"},
    6: {1: "destination_unreachable6", 2: "packet_too_big", 3: "time_exceeded6", 4: "parameter_problem6", 128: "echo",
        129: "echo", 130: "multicast_listener_query", 131: "multicast_listener_report", 132: "multicast_listener_report",
        133: "solicitation", 134: "router_advertisement6", 135: "neighbor_solicitation", 136: "neighbor_advertisement",
        137: "redirect6", 138: "router_renumbering", 139: "node_information", 140: "node_information",
        141: "solicitation", 142: "solicitation", 143: "multicast_listener_report2", 144: "home_agent_request",
        145: "home_agent_reply", 146: "mobile_prefix_solicitation", 147: "mobile_prefix_advertisement",
        148: "certification_path_solicitation", 149: "certification_path_advertisement", 150: "experimental_mobility",
        151: "multicast_router_advertisement", 152: "multicast_router_solicitation", 153: "multicast_router_solicitation",
        154: "fast_handover", 155: "rpl", 156: "locator_update", 157: "duplicate_address", 158: "duplicate_address",
        159: "mpl_control", 160: "extended_echo_request", 161: "extended_echo_reply"}}
ORDER = re.findall(r"^LAYOUT\(\w+, (\w+),", (TESTS.parent / "include/icmpwire/layouts.def").read_text(encoding="utf-8"),
                   re.MULTILINE)


def layout_octet(family, octets):
    return bytes([1 + ORDER.index(NAMES[family].get(octets[0], "opaque"))])


def fault_octets(fault):
    """"bad-length 17 length", and in front of it perhaps where the element is."""
    status, offset, field = fault.split()[-3:]
    return f"{status} {field} ".encode() + (int(offset) & 0xFFFF).to_bytes(2, "big")


def verdict(family, octets, elements=False):
    _, broken, fault = decode(family, octets)
    out = (fault_octets(fault) if fault else layout_octet(family, octets)) + b"."
    if elements:
        out += b"".join(map(fault_octets, broken + ([fault] if elements == "all" and fault else [])))
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


def edges():
    for kind in range(256):
        for length in range(256):
            fill = FILLS[(kind + length) % 4]
            for size in range(8 * length - 9, 8 * length + 10):
                if size >= 0:
                    yield option_verdict(kind, length, bytes([fill]) * size, size)


# ---- RPL ----

DAO = bytes([155, 2, 0, 0, 0, 0, 0, 1])


def rpl():
    for kind in range(256):
        for length in range(256):
            for i, more in enumerate((0, -2, -1, 1, 2)):
                octets = bytes([kind, length]) + bytes([FILLS[(kind + length + i) % 4]]) * 260
                yield verdict(6, DAO + octets[:2 + length + more], elements=True)


def rpl_prefixes():
    for kind, place in ((3, 2), (5, 3), (8, 2)):
        for length in range(256):
            for bits in range(256):
                octets = bytearray([kind, length]) + bytes([FILLS[bits % 4]]) * 260
                octets[place] = bits
                yield verdict(6, DAO + octets[:2 + length], elements=True)


# ---- RFC 4884 ----

def objects():
    head = bytes([11, 0, 0, 0, 0, 32, 0, 0, 0x45]) + bytes(127) + bytes([0x20, 0, 0, 0])
    for class_num in range(256):
        for c_type in range(256):
            for i, length in enumerate((0, 3, 4, 5, 8, 12, 16, 20, 24, 28, 40, 65, 65535)):
                octets = length.to_bytes(2, "big") + bytes([class_num, c_type])
                octets += bytes([FILLS[(class_num + c_type + i) % 4]]) * 65
                size = 40 if length < 4 or length > 65 else length
                yield verdict(4, head + octets[:size], elements=True)


def lengths():
    for family, kind, at, version in ((4, 3, 5, 0x45), (4, 11, 5, 0x45), (4, 12, 5, 0x45), (6, 1, 4, 0x60),
                                      (6, 3, 4, 0x60)):
        for length in range(256):
            quoted = (4 if family == 4 else 8) * length
            octets = bytearray(2200)
            octets[0], octets[at], octets[8], octets[8 + quoted], octets[13 + quoted] = kind, length, version, 0x20, 8
            for size in [*range(8 + quoted, 33 + quoted), *range(161)]:
                yield verdict(family, bytes(octets[:size]), elements=True)


# ---- numbers ----

def number(value):
    return value.to_bytes(4, "big")


def floating(code, bits, exponent_bits):
    """A code whose first bit says that exponent and mantissa follow (RFC 3810 sections 5.1.3 and 5.1.9)."""
    mantissa_bits = bits - 1 - exponent_bits
    if not code >> (bits - 1):
        return code
    mantissa = code & ((1 << mantissa_bits) - 1)
    exponent = code >> mantissa_bits & ((1 << exponent_bits) - 1)
    return (mantissa | 1 << mantissa_bits) << (exponent + 3)


def codes():
    for code in range(65536):
        yield number(floating(code, 16, 3))
    for code in range(256):
        yield number(floating(code, 8, 3))
    for word in range(65536):
        yield number((word >> 3) * 8)
        yield number({0: 96, 1: 64, 2: 56, 3: 48, 4: 40, 5: 32}.get(word & 7, 0))


def ones_sum(octets):
    """RFC 1071."""
    total = sum(int.from_bytes(octets[i:i + 2].ljust(2, b"\0"), "big") for i in range(0, len(octets), 2))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return total


def checksums():
    head, tail = bytes([8, 0]), bytes([0x12, 0x34, 0, 1]) + b"abc"
    for value in range(65536):
        yield number(int(ones_sum(head + value.to_bytes(2, "big") + tail) == 0xFFFF))
        # RFC 1624, equation 3: ~(~HC + ~m + m')
        changed = [0x1234 ^ 0xFFFF, 0xABCD ^ 0xFFFF, value]
        yield number(0xFFFF - ones_sum(b"".join(word.to_bytes(2, "big") for word in changed)))


FAST = ("options", "prefixes", "lists", "some-types", "codes", "checksums")
GRIDS = {"options": options, "prefixes": prefixes, "lists": lists, "some-types": some_types,
         "edges": edges, "rpl": rpl, "rpl-prefixes": rpl_prefixes, "objects": objects, "lengths": lengths,
         "codes": codes, "checksums": checksums}


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
    for name in GRIDS if sys.argv[1:] == ["--all"] else sys.argv[1:] or FAST:
        found = digest(GRIDS[name]())
        print(name, found)
        if found != pinned[name]:
            wrong = 1
            print(f"{name}: golden/grids.txt has {pinned[name]}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
