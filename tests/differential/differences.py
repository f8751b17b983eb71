# SPDX-License-Identifier: BSD-2-Clause
"""The explained differences: the table in differences.md, and how often each of its rows applied."""
import fnmatch
import os

import conditions


class Row:
    def __init__(self, cells):
        self.name, self.peer, fields, condition, self.reference, self.reason = cells
        self.patterns = fields.replace("`", "").split()
        self.condition = getattr(conditions, condition.strip("`"))
        self.applied = 0

    def explains(self, peer, field, *what):
        names = field.partition("#")[0].split(" ")
        fits = any(fnmatch.fnmatchcase(name, pattern) for pattern in self.patterns for name in names)
        return self.peer == peer and fits and self.condition(*what)


def read():
    """The rows, in their order."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "differences.md"), encoding="utf-8") as file:
        lines = [line.strip() for line in file if line.startswith("|")]
    return [Row([cell.strip() for cell in line.strip("|").split("|")]) for line in lines[2:]]


def explain(rows, peer, field, message, theirs, ours, read_by_peer):
    """The first row that explains the difference, or None."""
    for row in rows:
        if row.explains(peer, field, message, theirs, ours, read_by_peer):
            row.applied += 1
            return row
    return None
