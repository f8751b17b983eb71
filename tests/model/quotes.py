# SPDX-License-Identifier: BSD-2-Clause
"""The datagram that an error quotes, and the extension structure behind it (RFC 792, RFC 1122, RFC 4443, RFC 4884)."""
from . import extensions
from .walk import BAD_LENGTH, BAD_VERSION, TRUNCATED


def header4(walk, data):
    """The IPv4 header must be there in full."""
    if len(data) < 20:
        walk.bad(TRUNCATED, "datagram")
    size = 4 * (data[0] & 15)
    if size < 20:
        walk.bad(BAD_LENGTH, "datagram")
    if size > len(data):
        walk.bad(TRUNCATED, "datagram")


def header6(walk, data):
    """The IPv6 header must be there in full."""
    if len(data) < 40:
        walk.bad(TRUNCATED, "datagram")
    if data[0] >> 4 != 6:
        walk.bad(BAD_VERSION, "datagram")


def datagram(walk, header):
    """All that is left is the quote."""
    if walk.making:
        walk.quote()
    else:
        header(walk, walk.rest("datagram"))


def extended(walk, header, length, unit):
    """A quote of `length` units, and behind it an extension structure; without a length, the quote alone."""
    if walk.making:
        return made(walk, length, unit)
    if not length:
        return datagram(walk, header)
    if length * unit > walk.left():
        walk.bad(BAD_LENGTH, "length")
    header(walk, walk.octets("datagram", length * unit))
    if walk.left():
        extensions.structure(walk)


def made(walk, length, unit):
    """A quote in a made message: as long as `length` says, or, mostly, of the 128 octets that go before a structure."""
    walk.quote()
    if length:
        if walk.random.random() < 0.9:
            walk.put("length", 128 // unit)
            walk.fill(136)
        extensions.structure(walk)
