# SPDX-License-Identifier: BSD-2-Clause
"""Reads a message: the whole of it, or up to its fault."""
from . import checksums, messages4, messages6
from .walk import Fault, Part, Reader

LAYOUTS = {4: messages4.LAYOUTS, 6: messages6.LAYOUTS}


def read(family, octets):
    """The message as a part, with its fault; what was read before that is there."""
    part = Part(octets, family, 0, len(octets))
    walk = Reader(part)
    try:
        kind = walk.number("type", 1)
        walk.kind, walk.code = kind, walk.number("code", 1)
        walk.number("checksum", 2)
        LAYOUTS[family].get(kind, messages4.opaque)(walk)
    except Fault as fault:
        part.fault = fault
    return part


def judged(part, name):
    """Whether the elements of a list say anything.

    Of the objects of an extension structure they do when all is well with the structure: otherwise these octets are none
    (RFC 4884 section 5). Of lists that cannot be followed to the end only those of options count. What options mean in a fast
    handover message of an unknown subtype, nobody knows."""
    if name == "objects" and not checksums.extension_good(part):
        return False
    if part.kind == 6 and part.data[0] == 154 and part["subtype"] not in (2, 3):
        return False
    if name == "suboptions" and (part.above.kind, part.above.data[0]) not in ((4, 41), (6, 150)):
        return part.fault is not None or part.above.fault is not None
    whole = not (part.fault and part.fault.field == name)
    return whole or name in ("options", "names") and part.data[0] != 150 and part.kind != 4 or part.above is not None


def broken(part):
    """The faults of elements, at every depth."""
    for name, elements in part.lists.items():
        if not judged(part, name):
            continue
        for element in elements:
            if element.fault:
                yield element.fault
            yield from broken(element)


opaque = messages4.opaque


def likely_codes(family, kind):
    """Codes for made messages: those that mean something, and one that does not."""
    if (family, kind) == (4, 3):
        return tuple(range(17)) + (4,) * 6
    if (family, kind) == (6, 155):
        return tuple(range(12)) + tuple(range(0x80, 0x8b))
    if kind in (138, 139, 140, 157, 158):
        return (0, 0, 1, 2, 3, 4, 255)
    return (0,) * 12 + (1, 2, 3, 4, 5, 16)
