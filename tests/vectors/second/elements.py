# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: elements of lists that messages share or that have elements of their own."""
from second.part import Fault, address_text, quoted_text


# RFC 1788, RFC 1035 section 4.1.4


def name_size(octets):
    """Where a name ends; 0 when a label cannot be, or when there is no end within 255 octets."""
    at = 0
    while at < min(len(octets), 255):
        length = octets[at]
        if length == 0:
            return at + 1
        if length >= 0xC0:
            return at + 2
        if length > 63:
            return 0
        at += 1 + length
    if at >= 255:
        return 0
    return at if at > len(octets) else None


def label_text(octets):
    plain = [chr(c) if 32 < c < 127 and chr(c) not in ".\\" else f"\\{c:03d}" for c in octets]
    return "".join(plain)


def name_text(message, at, first, origin=0, field="octets"):
    """The name at an offset of the message; pointers count from the origin, lead back, and not to before `first`."""
    start, labels, before, size = at, [], at, 0
    while True:
        length = message[at] if at < len(message) else None
        if length is not None and length >= 0xC0 and at + 1 < len(message):
            at = origin + ((length & 0x3F) << 8 | message[at + 1])
            if not first <= at < before:
                raise Fault("bad-field", start, field)
            before = at
            continue
        if length is not None and 63 < length < 0xC0:
            raise Fault("bad-field", start, field)
        size += 1 + (length or 0)
        if length is None or at + length >= len(message) or size > 255:
            raise Fault("bad-length", start, field)
        if length == 0:
            return ".".join(labels) or "."
        labels.append(label_text(message[at + 1:at + 1 + length]))
        at += 1 + length


def plain_name_size(octets):
    """The same for a name that must not be compressed."""
    at = 0
    while at < min(len(octets), 255):
        length = octets[at]
        if length > 63:
            return 0
        at += 1 + length
        if length == 0:
            return at
    if at >= 255:
        return 0
    return at if at > len(octets) else None


def domain_name(part):
    text = name_text(part.message, part.at, 12)
    part.take(part.left, "octets")
    part.say("octets", text)


# Extension objects: RFC 4884 section 8, RFC 4950, RFC 5837, RFC 8335, RFC 8883


def label(part):
    part.bits("entry", 4, ("label", 20), ("traffic_class", 3), ("bottom", 1), ("ttl", 8))


def label_stack(part):
    if part.left < 4:
        raise Fault("bad-length", part.at, "labels")
    part.elements("labels", lambda octets: 4, label)


def address_subobject(part):
    at = part.at
    afi, _ = part.numbers(("afi", 2), ("address_reserved", 2))
    if afi not in (1, 2):
        raise Fault("bad-field", at, "afi")
    part.say("address", address_text(part.announced(4 if afi == 1 else 16, "address", "afi", at)))


def name_subobject(part):
    at = part.at
    length = part.number("name_length", 1)
    if length == 0:
        raise Fault("bad-length", at, "name_length")
    part.say("name", quoted_text(part.announced(length - 1, "name", "name_length", at)))


def interface_information(part, c_type, node):
    if c_type & 8 and not node:
        part.number("interface_index", 4)
    if c_type & 4:
        address_subobject(part)
    if c_type & 2:
        name_subobject(part)
    if c_type & 1 and not node:
        part.number("mtu", 4)
    part.rest("trailing")


def interface_identification(part, c_type):
    if c_type == 1:
        part.say("name", quoted_text(part.take(part.left, "name")))
        return
    if c_type == 2:
        part.number("interface_index", 4)
    else:
        part.number("afi", 2)
        at = part.at
        length, _ = part.numbers(("address_length", 1), ("reserved", 1))
        part.say("address", address_text(part.announced(length, "address", "address_length", at)))
    part.rest("padding")


def extended_information(part):
    part.number("pointer", 4)
    part.rest("trailing")


def extension_object(part):
    part.own_length(2)
    class_num, c_type = part.numbers(("class_num", 1), ("c_type", 1))
    if (class_num, c_type) == (1, 1):
        part.fill("label_stack", label_stack)
    elif class_num in (2, 5):
        part.fill("interface_information", lambda inner: interface_information(inner, c_type, class_num == 5))
    elif class_num == 3 and c_type in (1, 2, 3):
        part.fill("interface_identification", lambda inner: interface_identification(inner, c_type))
    elif (class_num, c_type) == (4, 1):
        part.fill("extended_information", extended_information)
    else:
        part.rest("payload")


def object_size(octets):
    if len(octets) < 4:
        return None
    length = int.from_bytes(octets[:2], "big")
    return 0 if length % 4 else length


def extension(part):
    start = part.at
    version = part.bits("version", 2, ("version", 4), ("reserved", 12)) >> 12
    part.number("checksum", 2)
    if version != 2:
        raise Fault("bad-version", start, "version")
    part.elements("objects", object_size, extension_object)


def well_formed(octets):
    """Does a structure with at least one object fill the octets?"""
    if len(octets) < 8 or octets[0] >> 4 != 2:
        return False
    at = 4
    while at < len(octets):
        size = object_size(octets[at:])
        if not size or size > len(octets) - at:
            return False
        at += size
    return True
