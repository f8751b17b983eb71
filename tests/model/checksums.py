# SPDX-License-Identifier: BSD-2-Clause
"""The Internet checksum, plainly (RFC 1071)."""


def total(octets):
    """The one's complement sum, folded; a message that is right sums up to 0xffff."""
    octets = bytes(octets) + bytes(len(octets) % 2)
    value = sum(int.from_bytes(octets[at:at + 2], "big") for at in range(0, len(octets), 2))
    while value > 0xffff:
        value = (value & 0xffff) + (value >> 16)
    return value


def pseudo_header(source, destination, size):
    """RFC 8200 section 8.1."""
    return source + destination + size.to_bytes(4, "big") + b"\0\0\0\x3a"


def repaired(message, at, ahead=b""):
    """The octets with a checksum at `at` that is right."""
    if len(message) >= at + 2:
        message[at:at + 2] = b"\0\0"
        message[at:at + 2] = (~total(ahead + message) & 0xffff).to_bytes(2, "big")
    return message


def extension_good(part):
    """Whether the extension structure of a message, if there is one, has a checksum that is right or 0."""
    if "extension_checksum" not in part:
        return True
    return part["extension_checksum"] == 0 or total(part.data[part.at["extension"]:part.end]) == 0xffff
