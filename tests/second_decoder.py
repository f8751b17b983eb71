#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Compares the library with the second decoder (tests/vectors/second) on messages that nobody wrote down: every field,
fault, broken element and lenient reading must be the same, and what decodes must encode to the same octets.

second_decoder.py PROGRAM [SEED [COUNT]]     PROGRAM is tell_fields; COUNT messages made out of the vectors
"""
import random
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "vectors"
sys.dont_write_bytecode = True
sys.path.insert(0, str(FOLDER))

from second.made_messages import listeners, low_power, nodes, renumberings  # noqa: E402
from second.made_options import every_option, inner_numbers, mutated_options  # noqa: E402
from second.messages import LAYOUTS, decode  # noqa: E402
from second.packets import lenient_reading  # noqa: E402
from second.vector import Vector, vectors_of  # noqa: E402

SHOWN = 20

# ---- messages ----


def types():
    """Every type at every length, filled with what looks like nothing, like a header, like lengths."""
    for family in (4, 6):
        for kind in range(256) if family == 4 else LAYOUTS[6]:
            for size in range(49):
                for fill in (0, 1, 0x45, 0x60, 0xFF):
                    yield family, (bytes([kind, 0, 0, 0]) + bytes([fill]) * 44)[:size]


def probes():
    """Objects: class 2, 3 and 5 with every c-type in every length; name and address lengths."""
    head = bytes([42, 0, 0, 0, 0, 1, 2, 0, 0x20, 0, 0, 0])

    def probe(size, class_num, c_type, payload):
        return 4, head + size.to_bytes(2, "big") + bytes([class_num, c_type]) + payload[:size - 4].ljust(size - 4, b"A")

    for size in range(4, 52, 4):
        for class_num in (2, 3, 5):
            for c_type in range(256):
                yield probe(size, class_num, c_type, bytes([0, 0, 0, 9, 0, 1, 0, 0, 192, 0, 2, 1, 8]))
                yield probe(size, class_num, c_type, bytes([0, 2, 0, 0]) + bytes(16) + b"\x08")
    for length in range(256):
        for size in (8, 12, 24, 68, 72):
            yield probe(size, 2, 3, bytes([length]))
            yield probe(size, 3, 3, bytes([0, 1, length, 0]))


def errors():
    """Quoted headers of every length, cut everywhere; length attributes; router advertisements of every shape."""
    for header in range(16):
        for size in range(81):
            for kind in (3, 4, 5, 11, 12):
                yield 4, bytes([kind, 1, 0, 0, 0, 0, 0, 0]) + bytes([0x40 | header] + [0] * 80)[:size]
    structure = bytes([0x20, 0, 0, 0, 0, 8, 1, 1, 0, 1, 1, 1])
    for length in range(256):
        for size in (20, 60, 128, 132, 400):
            for kind in (3, 11, 12):
                yield 4, bytes([kind, 0, 0, 0, 0, length, 0, 0, 0x45]) + bytes(size - 1) + structure
            for kind in (1, 3):
                yield 6, bytes([kind, 0, 0, 0, length, 0, 0, 0, 0x60]) + bytes(size - 1) + structure
        for words in range(0, 256, 5):
            yield 4, bytes([9, 0, 0, 0, length, words, 0, 9]) + bytes((0, 8, 12, 40, 100)[words % 5])


ODD = (0, 1, 2, 3, 4, 5, 7, 8, 12, 16, 20, 63, 64, 0x7F, 0x80, 0xC0, 0xFF)


def mutate(octets, others, rng):
    octets = bytearray(octets)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
        way = rng.random()
        at = rng.randrange(len(octets) + 1)
        if way < 0.45 and octets:
            at = rng.randrange(len(octets))
            octets[at] = rng.choice((*ODD, rng.randrange(256), octets[at] ^ 1 << rng.randrange(8)))
        elif way < 0.65:
            del octets[at:]
        elif way < 0.75:
            del octets[at:at + rng.choice((1, 2, 4, 8))]
        elif way < 0.9:
            octets[at:at] = bytes(rng.choice(ODD) for _ in range(rng.choice((1, 2, 4, 8))))
        else:
            octets += rng.choice(others).octets[rng.choice((0, 8, 136)):]
    return bytes(octets)


def mutants(seed, count):
    rng = random.Random(seed)
    vectors = [vector for path in sorted(FOLDER.glob("*.vec")) for vector in vectors_of(path)]
    short = [vector for vector in vectors if len(vector.octets) < 600]
    for _ in range(count):
        vector = rng.choice(short)
        yield vector.family, mutate(vector.octets, short, rng)
    yield from mutated_options(short, mutate, rng, count)


# ---- what both say ----


def of_second(family, octets):
    found, broken, fault = decode(family, octets)
    vector = Vector("", "", {"family": str(family)})
    vector.octets = octets
    out = {f"field {path}": value for path, value in found.items() if value}
    out.update({"decode": fault or "", "visit": fault or "", "broken": sorted(broken),
                "lenient": lenient_reading(vector, fault).split()[0]})
    if not fault:
        out["encode"] = "same"
    return out


def of_library(lines):
    out = {"broken": []}
    for line in lines:
        what, first, *rest = line.split("\t")
        if what == "field":
            if rest[0]:
                out.setdefault(f"field {first}", rest[0])
        elif what == "broken":
            out["broken"].append(f"{first} {rest[0]}")
        else:
            out[what] = first
    out["broken"].sort()
    return out


NAMES = ("octets", "trust_anchor.name", "encrypted_dns.adn")


def differences(family, octets, lines):
    """How a broken name is shown is left open."""
    second, library = of_second(family, octets), of_library(lines)
    names = [f"field {fault.split()[0]}.{name}" for fault in second["broken"] for name in NAMES]
    names += [f"field {name}" for name in second["decode"].split()[2:]]
    for key in sorted(second.keys() | library.keys()):
        if second.get(key) != library.get(key) and key not in names:
            yield f"{family} {octets.hex()}: {key}: {second.get(key)!r}, and the library has {library.get(key)!r}"


def main():
    program = sys.argv[1]
    seed, count = ([int(word) for word in sys.argv[2:4]] + [1, 20000][len(sys.argv) - 2:])[:2]
    messages = [*types(), *probes(), *errors(), *every_option(), *inner_numbers(), *listeners(),
                *renumberings(), *nodes(), *low_power(), *mutants(seed, count)]
    text = "".join(f"{family} {octets.hex()}\n" for family, octets in messages)
    output = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout
    blocks = output.split("\n.\n")[:-1]
    if len(blocks) != len(messages):
        sys.exit(f"{len(messages)} messages, and {len(blocks)} answers")
    found = [text for (family, octets), block in zip(messages, blocks)
             for text in differences(family, octets, block.split("\n"))]
    print("\n".join(found[:SHOWN]) or f"{len(messages)} messages: no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
