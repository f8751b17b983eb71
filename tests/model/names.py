# SPDX-License-Identifier: BSD-2-Clause
"""Domain names: RFC 1035 sections 3.1, 4.1.4."""
from .walk import BAD_FIELD, BAD_LENGTH


def plain_end(data, pos, end):
    """The end of a name without compression, or None."""
    start = pos
    while pos < end:
        size = data[pos]
        if size == 0:
            return pos + 1 if pos + 1 - start <= 255 else None
        if size > 63:
            return None
        pos += 1 + size
    return None


def stops(data, pos, end):
    """Whether a name ends with its labels at `end`, without the root."""
    while pos < end and 0 < data[pos] <= 63:
        pos += 1 + data[pos]
    return pos == end


def compressed_end(data, pos, end):
    """The end of a name that may end in a pointer, whatever that points to; beyond `end` when it is not all there.

    None: a label that cannot be, or that leads beyond the end."""
    while pos < end:
        size = data[pos]
        if size == 0:
            return pos + 1
        if size >= 0xc0:
            return pos + 2 if pos + 2 <= end else None
        if size > 63 or pos + 1 + size > end:
            return None
        pos += 1 + size
    return end + 1


def wrong(data, pos, origin, first):
    """What is wrong with a name when its pointers are followed, or None.

    They count from `origin` and lead strictly back, not before `first`; labels stay inside, and are 255 octets in all."""
    total, limit = 0, pos
    while pos < len(data):
        size = data[pos]
        if size == 0:
            return None if total + 1 <= 255 else BAD_FIELD
        if size >= 0xc0:
            if pos + 2 > len(data):
                return BAD_LENGTH
            target = origin + ((size & 0x3f) << 8 | data[pos + 1])
            if not first <= target < limit:
                return BAD_FIELD
            pos = limit = target
        elif size > 63:
            return BAD_FIELD
        else:
            total += 1 + size
            pos += 1 + size
    return BAD_LENGTH


def some(random):
    """A name for a made message."""
    labels = [random.choice((b"a", b"host", b"example", b"x" * 63)) for _ in range(random.randint(1, 3))]
    return b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
