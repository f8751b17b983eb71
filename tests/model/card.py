# SPDX-License-Identifier: BSD-2-Clause
"""The options of CARD (RFC 4066 section 5.1)."""
from .options import Options
from .walk import BAD_FIELD, BAD_LENGTH, TRUNCATED, Fault, Shape


def l2_identifier(walk):
    walk.number("context", 1)
    walk.number("status", 1, (0,))
    walk.number("l2_type", 2)
    walk.rest("identifier")


def address(walk):
    walk.number("context", 1)
    family = walk.number("address_family", 1, (1, 2))
    if family == 1:
        walk.octets("address", 4)
        walk.padding()
    elif family == 2:
        if not walk.making and walk.left() < 16:
            walk.bad(BAD_LENGTH, "address_family")
        walk.octets("address", 16)
        walk.padding()
    else:
        walk.rest("address")


class Attributes(Shape):
    """AVPs: a code of 0 ends the list."""

    def frame(self, walk, pos, end, name):
        if end - pos < 3:
            raise Fault(TRUNCATED, pos, name)
        size = walk.data[pos + 2]
        if size < 6 or size > end - pos:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + size

    def read(self, walk):
        walk.number("code", 2, (1, 2))
        walk.length("length")
        walk.zero("reserved", 1)
        walk.number("lifetime", 2)
        walk.rest("data")

    def seal(self, out):
        out[2] = len(out)
        return out


def attributes_end(walk):
    """Where a code of 0 ends the list, or where it cannot go on."""
    pos = walk.pos
    while any(walk.data[pos:min(pos + 2, walk.end)]):
        if pos + 3 > walk.end or walk.data[pos + 2] < 6:
            return walk.end
        pos += walk.data[pos + 2]
    return min(pos, walk.end)


def attributes(walk):
    walk.elements("attributes", Attributes(), None if walk.making else attributes_end(walk))
    walk.padding()


def capabilities(walk):
    walk.number("context", 1)
    walk.number("flags", 1, (0, 128))
    attributes(walk)


def preferences(walk):
    walk.rest("preferences")


def requirements(walk):
    walk.zero("reserved", 2)
    attributes(walk)


def anchor(walk):
    walk.number("component", 2)
    walk.rest("name")


def certificate(walk):
    walk.number("context", 1)
    walk.zero("reserved", 1)
    walk.number("all_components", 2)
    walk.number("component", 2)
    walk.rest("certificate")


SUBOPTIONS = Options({1: l2_identifier, 2: address, 3: capabilities, 4: preferences, 5: requirements, 6: anchor,
                      7: certificate}, (1, 2, 3, 4, 5, 6, 7, 99))


def card(walk):
    walk.number("flags", 1, (0x20, 0x28, 0x2c))
    walk.zero("reserved", 1)
    walk.number("sequence", 4)
    walk.elements("suboptions", SUBOPTIONS)
