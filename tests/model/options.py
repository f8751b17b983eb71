# SPDX-License-Identifier: BSD-2-Clause
"""Options of the form of Neighbor Discovery (RFC 4861 section 4.6): how they are framed, and which one is read how."""
from .walk import BAD_LENGTH, TRUNCATED, Fault, Shape


class Options(Shape):
    """`layouts` has the layout of each known type, of what follows type and length."""

    def __init__(self, layouts, likely=None):
        self.layouts = layouts
        self.likely = tuple(layouts) if likely is None else likely

    def frame(self, walk, pos, end, name):
        if end - pos < 2:
            raise Fault(TRUNCATED, pos, name)
        size = 8 * walk.data[pos + 1]
        if not size or size > end - pos:
            raise Fault(BAD_LENGTH, pos, name)
        return pos + size

    def read(self, walk):
        kind = walk.number("type", 1, self.likely)
        walk.length("length")
        layout = self.layouts.get(kind)
        if layout:
            layout(walk)
        else:
            walk.rest("body")

    def seal(self, out):
        out += bytes(-len(out) % 8)
        out[1] = min(len(out) // 8, 255)
        return out
