# SPDX-License-Identifier: BSD-2-Clause
"""Compares the model with the library, in bulk."""
import collections
import random as randomness

from . import checksums, find, make, syntax
from .pending import pending


class Message:
    """A message and what is known of the packet that it came in."""

    def __init__(self, family, octets, source=None, destination=None, hop_limit=None, router_alert=None):
        self.family, self.octets, self.source, self.destination = family, octets, source, destination
        self.hop_limit, self.router_alert = hop_limit, router_alert


def expected(message):
    """What the model says: the fault, and the findings as pairs of keyword and offset."""
    part = syntax.read(message.family, message.octets)
    fault = part.fault and (part.fault.status, part.fault.offset)
    return fault, collections.Counter(find.findings(part, message))


def actual(icmpwire, message):
    """What the library says, and how many findings it did not keep."""
    fault = icmpwire.decode(message.octets, message.family, errors="collect").fault
    found = icmpwire.findings(message.octets, family=message.family, source=message.source,
                              destination=message.destination, hop_limit=message.hop_limit,
                              router_alert=message.router_alert)
    findings = collections.Counter((f.number.keyword, f.offset) for f in found if not f.of_packet)
    return fault and (fault.code.name.lower().replace("_", "-"), fault.offset), findings, found.total - len(found)


class Difference:
    """What the model and the library say differently about a message."""

    def __init__(self, message, model, library):
        self.message, self.model, self.library = message, model, library

    def kind(self):
        octets = self.message.octets
        return (self.message.family, octets[0] if octets else None, octets[1] if octets[:1] == b"\x9b" else None,
                tuple(what for what, _ in self.model), tuple(what for what, _ in self.library))

    def __str__(self):
        return (f"  {self.message.octets.hex()}\n    model only {self.model}\n    library only {self.library}\n"
                f"    from {self.message.source} to {self.message.destination}")


def difference(icmpwire, message):
    """The difference, or None."""
    fault, findings = expected(message)
    library_fault, library_findings, more = actual(icmpwire, message)
    library_findings = collections.Counter({key: count for key, count in library_findings.items()
                                            if key[0] in find.JUDGED})
    model = sorted((findings - library_findings).elements()) if not more else []
    library = sorted((library_findings - findings).elements())
    if fault != library_fault:
        model.insert(0, ("fault " + fault[0], fault[1]) if fault else ("accepted", 0))
        library.insert(0, ("fault " + library_fault[0], library_fault[1]) if library_fault else ("accepted", 0))
    return Difference(message, model, library) if model or library else None


def message_of(random, family, kinds=None):
    """A message as it is made, or changed; with a right checksum in half of the cases."""
    octets, lengths = make.made(random, family, kinds)
    if random.random() < 0.5:
        octets = make.changed(random, octets, lengths)
    if random.random() < 0.5:
        octets = checksums.repaired(octets, 2)
    return Message(family, bytes(octets))


def compare(icmpwire, count, seed, families=(4, 6), kinds=None):
    """Counts of what was compared and of differences by kind, with the shortest example of each."""
    random = randomness.Random(seed)
    totals, differences, shortest = collections.Counter(), collections.Counter(), {}
    while totals["messages"] < count:
        message = message_of(random, random.choice(families), kinds)
        totals["messages"] += 1
        totals["accepted"] += syntax.read(message.family, message.octets).fault is None
        found = difference(icmpwire, message)
        about = found and pending(found)
        if about:
            totals[about.__name__] += 1
        elif found:
            differences[found.kind()] += 1
            best = shortest.setdefault(found.kind(), found)
            if len(message.octets) < len(best.message.octets):
                shortest[found.kind()] = found
    return totals, differences, shortest
