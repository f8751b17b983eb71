# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: ICMPv6 messages made of every code, count and length, to compare the library with."""


GROUP = bytes.fromhex("ff3e0000000000000000000080000001")
EXTRAS = [bytes.fromhex(text) for text in (
    "", "00", "00000000", "00000001ff", "fffe0003010203" "00000000", "0000000000", "ffff000401", "1234ffff" "00")]


def listeners():
    """Queries and reports: every length around the fixed part, counts and extensions that fit and that do not."""
    for size in range(60):
        yield 6, (bytes([130, 0, 0, 0, 0x83, 0xE8, 0, 0]) + GROUP + bytes([0x82, 125, 0, 1]) + bytes(32))[:size]
    for extended in (0, 0x80):
        for count in (0, 1, 2, 3, 16, 65535):
            for there in (0, 15, 16, 32, 48):
                for extra in EXTRAS:
                    tail = bytes([extended | 9, 1]) + count.to_bytes(2, "big") + bytes(range(there)) + extra
                    yield 6, bytes([130, 0, 0, 0, 0, 1, 0, 0]) + GROUP + tail
        for count in (0, 1, 2, 3, 65535):
            for there in range(4):
                for words, sources in ((0, 0), (1, 0), (0, 1), (2, 3), (255, 0), (0, 65535)):
                    body = bytes(range(16 * (sources % 4) + 4 * (words % 4)))
                    record = bytes([there, words]) + sources.to_bytes(2, "big") + GROUP + body
                    for extra in EXTRAS:
                        yield 6, bytes([143, 0, 0, 0, extended, 0]) + count.to_bytes(2, "big") + record * there + extra


def renumberings():
    """Commands with every length, results, other codes; cut everywhere near the end of an element."""
    head = bytes([0, 0, 1, 2, 3, 4, 5, 0xA8, 6, 7, 8, 9, 10, 11])
    for code in (0, 1, 2, 254, 255):
        for length in range(256) if code == 0 else (0, 3, 7, 255):
            for size in (0, 1, 2, 23, 24, 25, 55, 56, 57, 79, 80, 88, 120):
                yield 6, bytes([138, code]) + head + bytes([1, length]).ljust(size, b"\x07")[:size]
                yield 6, bytes([138, code]) + head + bytes([1, 3]).ljust(24, b"\x07") + bytes([2, length, 9])


NODE_DATA = [bytes.fromhex(text) for text in (
    "", "00", "0000", "00000000", "000000", "0461626364", "046162636400", "04616263640000", "0461626364000000", "c000",
    "0000000001610000", "00000000" "0161016200" "0163c004", "00000000" "0161c004", "00000000" "0161c006" "0162c000",
    "00000000" "0161c0", "00000000" "40", "00000000" "05616263", "00000000" "016100" "00" "0000" "c004", "c0000201",
    "20010db8" + 12 * "00", "00000e10" "20010db8" + 12 * "00", "00000e10" "c0000201" "00000e11" "c0000202" "00")]


def nodes():
    """Queries and replies with every code and qtype there is, and some more."""
    for kind in (139, 140):
        for code in (0, 1, 2, 3, 255):
            for qtype in (0, 1, 2, 3, 4, 5, 258):
                for data in NODE_DATA + [bytes(range(size)) for size in range(48)]:
                    yield 6, bytes([kind, code, 0, 0]) + qtype.to_bytes(2, "big") + b"\xff\xea12345678" + data


def low_power():
    """Every code of a duplicate address request, every shape of a seed; locators of every count."""
    for size in range(82):
        for code in (*range(18), 0x52, 0xA4, 0xFF):
            yield 6, (bytes([157 + code % 2, code, 0, 0]) + bytes([0x40, 2, 3, 4] + [1] * 80))[:size]
        for lengths in range(256):
            yield 6, bytes([159, 0, 0, 0]) + bytes([7, lengths] + [0x0A] * 80)[:size]
        for count in range(9):
            yield 6, bytes([156, 0, 0, 0, count, 1, 0, 0]) + bytes(range(size))
