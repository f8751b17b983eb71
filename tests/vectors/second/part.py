# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: how octets are read, and what becomes of them."""
import ipaddress


class Fault(Exception):
    def __init__(self, status, offset, field):
        super().__init__(f"{status} {offset} {field}")


class Part:
    """Octets [at, end) of a message, read from the front. What was read is in `found`, by path."""

    def __init__(self, message, at, end, found, faults, prefix=""):
        self.message, self.at, self.end = message, at, end
        self.found, self.faults, self.prefix = found, faults, prefix
        self.length_at = None # where the length of the element is that this belongs to, when it has one

    def within(self, at, end, name):
        return Part(self.message, at, end, self.found, self.faults, f"{self.prefix}{name}.")

    def fill(self, name, decode):
        """A part with fields of its own."""
        inner = self.within(self.at, self.end, name)
        inner.length_at = self.length_at
        decode(inner)
        self.at = inner.at

    @property
    def left(self):
        return self.end - self.at

    def misfit(self, name, at):
        """The octets are too few or too many: the length of the element is to blame, where it has one."""
        if self.length_at is None:
            raise Fault("truncated", at, name)
        raise Fault("bad-length", self.length_at, "length")

    def own_length(self, octets):
        self.length_at = self.at
        return self.number("length", octets)

    def take(self, octets, name):
        if octets > self.left:
            self.misfit(name, self.at)
        self.at += octets
        return self.message[self.at - octets:self.at]

    def announced(self, octets, name, by, by_offset):
        if octets > self.left:
            raise Fault("bad-length", by_offset, by)
        return self.take(octets, name)

    def say(self, name, text):
        self.found[self.prefix + name] = text

    def number(self, name, octets):
        value = int.from_bytes(self.take(octets, name), "big")
        self.say(name, f"0x{value:04x}" if name == "checksum" else str(value))
        return value

    def numbers(self, *names_and_octets):
        return [self.number(name, octets) for name, octets in names_and_octets]

    def signed(self, name):
        self.say(name, str(int.from_bytes(self.take(4, name), "big", signed=True)))

    def bits(self, member, octets, *names_and_widths):
        value = int.from_bytes(self.take(octets, member), "big")
        at = octets * 8
        for name, width in names_and_widths:
            at -= width
            self.say(name, str(value >> at & ((1 << width) - 1)))
        assert at == 0
        return value

    def ipv4(self, name):
        self.say(name, address_text(self.take(4, name)))

    def ipv6(self, name):
        self.say(name, address_text(self.take(16, name)))

    def ipv6_list(self, name, octets):
        addresses = [address_text(octets[i:i + 16]) for i in range(0, len(octets), 16)]
        self.say(name, f"[{', '.join(addresses)}]")

    def octets(self, name, size):
        self.say(name, self.take(size, name).hex())

    def prefix_of(self, name, octets):
        """The first octets of an address."""
        self.say(name, address_text(self.take(octets, name).ljust(16, b"\0")))

    def rest(self, name):
        octets = self.take(self.left, name)
        self.say(name, octets.hex())
        return octets

    def elements(self, name, size_of, decode, end=None, count=None):
        """A list, and how many elements it has: size_of(octets left) is the size of the first element, 0 for none that
        can be, None when its head is cut."""
        end = self.end if end is None else end
        index, fault = 0, None
        while self.at < end and index != count and not fault:
            size = size_of(self.message[self.at:end])
            if size is None:
                fault = Fault("truncated", self.at, name)
            elif not 0 < size <= end - self.at:
                fault = Fault("bad-length", self.at, name)
            else:
                path = f"{name}[{index}]"
                self.element(self.within(self.at, self.at + size, path), decode, self.prefix + path)
                self.at += size
                index += 1
        if fault:
            raise fault
        return index

    def element(self, part, decode, path):
        """A broken element is broken alone."""
        try:
            decode(part)
            assert part.left == 0 or part.length_at is not None, f"{path}: not all of it was read"
            if part.left:
                part.misfit("", part.at)
        except Fault as fault:
            self.faults.append(f"{path} {fault}")


# What RFC 5952 and the fields' own conventions make of octets.


def address_text(octets):
    if len(octets) == 6:
        return octets.hex(":")
    return str(ipaddress.ip_address(octets)) if len(octets) in (4, 16) else octets.hex()


def quoted_text(octets):
    shown = {ord('"'): '\\"', ord("\\"): "\\\\"}
    plain = "".join(shown.get(c, chr(c) if 32 <= c < 127 else f"\\x{c:02x}") for c in octets.rstrip(b"\0"))
    return f'"{plain}"'
