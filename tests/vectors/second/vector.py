# SPDX-License-Identifier: BSD-2-Clause
"""Reads the vector files; tests/vectors/README.md has their format."""
import sys


class Vector:
    def __init__(self, name, place, defaults):
        self.name = name
        self.place = place
        self.settings = dict(defaults)
        self.octets = b""
        self.expected = []

    @property
    def family(self):
        return int(self.settings["family"])

    def said(self, key):
        return [value for name, value in self.expected if name == key]


def octets_of(text):
    """"08 00*3": octets, the second one three times."""
    out = b""
    for word in text.split("#")[0].split():
        octet, _, times = word.partition("*")
        out += bytes.fromhex(octet) * int(times or 1)
    return out


SETTINGS = ("family", "source", "destination")


def vectors_of(path):
    vectors, defaults = [], {}
    for number, line in enumerate(path.read_text(encoding="ascii").splitlines(), 1):
        place = f"{path.name}:{number}"
        key, equals, value = (part.strip() for part in line.partition("="))
        if not line or line.startswith("#"):
            continue
        if line.startswith("vector "):
            vectors.append(Vector(line.split()[1], place, defaults))
        elif line.startswith(">"):
            vectors[-1].octets += octets_of(line[1:])
        elif not equals:
            sys.exit(f"{place}: neither octets nor a key and its value")
        elif not vectors:
            defaults[key] = value
        elif key in SETTINGS:
            vectors[-1].settings[key] = value
        else:
            vectors[-1].expected.append((key.lstrip("."), value))
    return vectors
