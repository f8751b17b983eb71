# SPDX-License-Identifier: BSD-2-Clause
"""Extension structures and their objects: RFC 4884, RFC 4950, RFC 5837, RFC 8335, RFC 8883."""
from .walk import BAD_FIELD, BAD_LENGTH, BAD_VERSION, TRUNCATED, Fault, Shape


def labels(walk):
    walk.each("labels", 4, 1)


def interface_address(walk):
    afi = walk.number("afi", 2, (1, 2))
    walk.zero("reserved", 2)
    if afi not in (1, 2) and not walk.making:
        walk.bad(BAD_FIELD, "afi")
    walk.octets("address", 4 if afi == 1 else 16)


def interface_name(walk):
    size = walk.number("name_length", 1, (4, 8, 12, 64))
    if not walk.making and not 1 <= size <= walk.left() + 1:
        walk.bad(BAD_LENGTH, "name_length")
    walk.octets("name", size - 1 if size else 3)


def interface_information(walk, c_type):
    if c_type & 8:
        walk.number("if_index", 4)
    if c_type & 4:
        interface_address(walk)
    if c_type & 2:
        interface_name(walk)
    if c_type & 1:
        walk.number("mtu", 4, (1500,))
    walk.rest("rest")


def identified_address(walk):
    afi = walk.number("afi", 2, (1, 2, 16389))
    size = walk.number("address_length", 1, ({1: 4, 2: 16, 16389: 6}.get(afi, 5),))
    walk.zero("reserved", 1)
    if not walk.making and size > walk.left():
        walk.bad(BAD_LENGTH, "address_length")
    walk.octets("address", size)
    walk.padding()


def interface_identification(walk, c_type):
    if c_type == 1:
        walk.rest("name")
    elif c_type == 2:
        walk.number("if_index", 4)
    elif c_type == 3:
        identified_address(walk)
    else:
        walk.rest("payload")


def node_identification(walk, c_type):
    if c_type & 4:
        interface_address(walk)
    if c_type & 2:
        interface_name(walk)
    walk.rest("rest")


class Objects(Shape):
    def __init__(self, classes=(1, 2, 2, 3, 4, 5, 6, 9, 247)):
        self.classes = classes

    def frame(self, walk, pos, end, name):
        if end - pos < 4:
            raise Fault(TRUNCATED, pos, name)
        size = int.from_bytes(walk.data[pos:pos + 2], "big")
        if size < 4 or size % 4 or size > end - pos:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + size

    def read(self, walk):
        walk.length("length", 2)
        kind = walk.number("class_num", 1, self.classes)
        c_type = walk.number("c_type", 1, (0x0f, 0x4f, 0x8a, 0xc5, 0x02) if kind in (2, 5) else (1, 1, 2, 3, 0))
        if kind == 1 and c_type == 1:
            labels(walk)
        elif kind == 2:
            interface_information(walk, c_type)
        elif kind == 3:
            interface_identification(walk, c_type)
        elif kind == 4 and c_type == 1:
            walk.number("pointer", 4)
        elif kind == 5:
            node_identification(walk, c_type)
        else:
            walk.rest("payload")

    def seal(self, out):
        out += bytes(-len(out) % 4)
        out[0:2] = len(out).to_bytes(2, "big")
        return out


def structure(walk, objects=Objects()):
    """To the end of the message."""
    walk.mark("extension")
    version = walk.number("version_reserved", 2, (0x2000,))
    walk.number("extension_checksum", 2)
    if version >> 12 != 2 and not walk.making:
        walk.bad(BAD_VERSION, "version_reserved")
    walk.elements("objects", objects)
