# SPDX-License-Identifier: BSD-2-Clause
"""A layout is a function of a walk. Reader walks octets that are there, Maker makes octets that fit the layout."""

TRUNCATED, BAD_LENGTH, BAD_VERSION, BAD_FIELD = "truncated", "bad-length", "bad-version", "bad-field"


class Fault(Exception):
    """Why octets are not what their layout says, and where."""

    def __init__(self, status, offset, field):
        super().__init__(status, offset, field)
        self.status, self.offset, self.field = status, offset, field


class Part:
    """What a walk read: a message, or an element of one of its lists."""

    def __init__(self, data, kind, start, end, above=None):
        self.data, self.kind, self.start, self.end, self.above = data, kind, start, end, above
        self.value, self.at, self.lists, self.fault = {}, {}, {}, None

    def __contains__(self, name):
        return name in self.value

    def __getitem__(self, name):
        return self.value[name]

    def get(self, name, default=None):
        return self.value.get(name, default)

    def every(self, name):
        """The elements of a list; none when it was not reached."""
        return self.lists.get(name, ())


class Shape:
    """How the elements of a list are framed, read, and, when they are made, closed."""

    def frame(self, walk, pos, end, name):
        """The end of the element at `pos`, or the fault."""
        raise NotImplementedError

    def read(self, walk):
        raise NotImplementedError

    def seal(self, out):
        """Pads a made element and fills in its length."""
        return out


class Reader:
    """Reads a part. Octets beyond its end are missing: in an element its length, at `length_at`, is wrong."""

    making = False

    def __init__(self, part, length_at=None):
        self.part, self.data, self.pos, self.end, self.length_at = part, part.data, part.start, part.end, length_at

    def left(self):
        return self.end - self.pos

    def bad(self, status, field, at=None):
        """The fault, at the field."""
        raise Fault(status, self.part.at.get(field, self.pos) if at is None else at, field)

    def short(self, name):
        if self.length_at is None:
            raise Fault(TRUNCATED, self.pos, name)
        raise Fault(BAD_LENGTH, self.length_at, "length")

    def octets(self, name, size, likely=()):
        if self.left() < size:
            self.short(name)
        octets = self.data[self.pos:self.pos + size]
        self.part.value[name], self.part.at[name] = octets, self.pos
        self.pos += size
        return octets

    def number(self, name, size=1, likely=()):
        value = int.from_bytes(self.octets(name, size), "big")
        self.part.value[name] = value
        return value

    def zero(self, name, size):
        """A reserved field."""
        return self.number(name, size)

    def address(self, name):
        return self.octets(name, 16)

    def rest(self, name):
        return self.octets(name, self.left())

    def padding(self):
        return self.octets("padding", self.left())

    def each(self, name, size, least=0):
        """Octet strings of one size, to the end."""
        if self.left() % size or self.left() < least * size:
            if self.length_at is None:
                raise Fault(BAD_LENGTH, self.pos, name)
            raise Fault(BAD_LENGTH, self.length_at, "length")
        self.part.at[name] = self.pos
        self.part.value[name] = [self.octets("each", size) for _ in range(self.left() // size)]

    def counted(self, name, size, count, of):
        """`count` octet strings of one size; the count, at `of`, is wrong when they are not all there."""
        if self.left() < size * count:
            self.bad(BAD_LENGTH, of)
        self.part.at[name] = self.pos
        self.part.value[name] = [self.octets("each", size) for _ in range(count)]

    def mark(self, name):
        """Remembers where something begins."""
        self.part.at[name] = self.pos

    def length(self, name, size=1):
        """The length of the element: what is at fault when its body does not fit."""
        self.length_at = self.pos
        return self.number(name, size)

    def elements(self, name, shape, end=None, most=None):
        """A list. A broken element does not break it, only one whose end cannot be found."""
        end = self.end if end is None else end
        self.part.at[name] = self.pos
        found = self.part.lists[name] = []
        while self.pos < end and (most is None or len(found) < most):
            behind = shape.frame(self, self.pos, end, name)
            part = Part(self.data, name, self.pos, behind, self.part)
            found.append(part)
            walk = Reader(part)
            try:
                shape.read(walk)
                if walk.left():
                    walk.bad_rest()
            except Fault as fault:
                part.fault = fault
            self.pos = behind

    def bad_rest(self):
        """Octets that the layout of the element has no use for."""
        raise Fault(BAD_LENGTH, self.pos if self.length_at is None else self.length_at, "length")


class Maker:
    """Makes a message: numbers out of what is likely, or at random."""

    making = True

    def __init__(self, random, pool):
        self.random, self.pool, self.out = random, pool, bytearray()
        self.last, self.lengths = {}, []

    def left(self):
        return self.random.choice((0, 1, 4, 8, 16, 24))

    def number(self, name, size=1, likely=()):
        pick = self.random.random()
        top = (1 << 8 * size) - 1
        if likely and pick < 0.8:
            value = self.random.choice(likely) & top
        elif pick < 0.9:
            value = self.random.choice((0, 1, 2, top, top >> 1, 1 << 8 * size - 1))
        else:
            value = self.random.randint(0, top)
        self.last[name] = len(self.out)
        self.out += value.to_bytes(size, "big")
        return value

    def zero(self, name, size):
        return self.number(name, size, (0,) * 20 + (1 << 8 * size - 3,))

    def octets(self, name, size, likely=()):
        octets = self.random.choice(likely) if likely else self.random.randbytes(size)
        self.out += octets
        return octets

    def address(self, name):
        return self.octets(name, 16, self.pool)

    def rest(self, name):
        return self.octets(name, self.random.choice((0, 1, 4, 6, 8, 14, 22)))

    def padding(self):
        return b""

    def each(self, name, size, least=0):
        self.octets_of(size, self.random.randint(least, least + 2))

    def counted(self, name, size, count, of):
        count = min(count, 4)
        self.put(of, count)
        self.octets_of(size, count)

    def octets_of(self, size, count):
        for _ in range(count):
            self.octets("each", size, self.pool if size == 16 else ())

    def mark(self, name):
        self.last[name] = len(self.out)

    def length(self, name, size=1):
        self.lengths.append(len(self.out) + size - 1)
        return self.number(name, size, (0,))

    def elements(self, name, shape, end=None, most=None):
        for _ in range(self.random.choice((0, 1, 1, 2, 3)) if most is None else most):
            maker = Maker(self.random, self.pool)
            shape.read(maker)
            self.lengths += [len(self.out) + at for at in maker.lengths]
            self.out += shape.seal(maker.out)

    def put(self, name, value, size=1):
        at = self.last[name]
        self.lengths.append(at + size - 1)
        self.out[at:at + size] = value.to_bytes(size, "big")
