# SPDX-License-Identifier: BSD-2-Clause
"""Node information queries and replies (RFC 4620)."""
from . import names
from .walk import BAD_FIELD, BAD_LENGTH, TRUNCATED, Fault, Shape


def information(walk):
    qtype = walk.number("qtype", 2, (0, 1, 2, 3, 4))
    walk.number("flags", 2, (0, 2, 1, 0x3e))
    walk.octets("nonce", 8)
    if walk.kind == 139:
        query(walk)
    elif walk.code == 0:
        reply(walk, qtype)
    else:
        walk.rest("data")


class Names(Shape):
    """Names that end in a root label, or are a single label and two zero octets (RFC 4620 section 5.3)."""

    def frame(self, walk, pos, end, name):
        first = pos
        while True:
            if pos >= end:
                raise Fault(TRUNCATED if self.compressed else BAD_LENGTH, first, name)
            size = walk.data[pos]
            if size > 63 and self.compressed and size >= 0xc0:
                return self.at_most(pos + 2, end, first, name)
            if size > 63:
                cut = size >= 0xc0 and pos + 2 > end
                raise Fault(BAD_LENGTH if self.compressed or cut else BAD_FIELD, first, name)
            if size == 0:
                return pos + 1 + self.single(walk, first, pos, end)
            pos += 1 + size
            if pos > end:
                raise Fault(BAD_LENGTH, first, name)

    def __init__(self, compressed):
        self.compressed = compressed

    @staticmethod
    def at_most(behind, end, first, name):
        if behind > end:
            raise Fault(BAD_LENGTH, first, name)
        return behind

    @staticmethod
    def single(walk, first, pos, end):
        """One more zero octet belongs to a name of one label."""
        one = pos > first and first + 1 + walk.data[first] == pos
        return 1 if one and pos + 1 < end and walk.data[pos + 1] == 0 else 0

    def read(self, walk):
        start = walk.pos
        walk.rest("name")
        status = self.compressed and names.wrong(walk.data, start, 16, 20)
        if status:
            raise Fault(status, start, "name")


def query(walk):
    if walk.making:
        return walk.octets("data", 0, {0: (walk.pool[4],), 1: (b"\4host\0\0", b"\1a\1b\0", b""), 2: (b"\xc0\0\2\1",)}.get(
            walk.code, (b"x",)))
    at = walk.pos
    if walk.code == 0 and walk.part["qtype"] != 0 and walk.left() != 16:
        raise Fault(BAD_LENGTH, at, "subject_ipv6")
    if walk.code == 2 and walk.part["qtype"] != 0 and walk.left() != 4:
        raise Fault(BAD_LENGTH, at, "subject_ipv4")
    if walk.code == 1 and walk.part["qtype"] != 0:
        return walk.elements("subject_name", Names(False), most=1) or walk.rest("data")
    walk.rest("data")


class Sized(Shape):
    def __init__(self, size):
        self.size = size

    def frame(self, walk, pos, end, name):
        if end - pos < self.size:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + self.size

    def read(self, walk):
        walk.number("ttl", 4)
        walk.octets("address", self.size - 4)


def reply(walk, qtype):
    sizes = {3: 20, 4: 8}
    if qtype in sizes:
        walk.elements("addresses", Sized(sizes[qtype]))
    elif qtype == 2:
        walk.number("ttl", 4, (0, 1))
        walk.octets("data", 0, (b"\4host\0\0", b"\1a\1b\0", b"")) if walk.making else walk.elements(
            "names", Names(True))
    else:
        walk.rest("data")
