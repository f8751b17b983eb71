# SPDX-License-Identifier: BSD-2-Clause
"""Mutants that are known to change nothing that can be observed, each with the reason: assurance/survivors.tsv."""


def key(change, source):
    """Names a mutant by its line's text, so that it keeps its name when lines move."""
    start = source.rfind("\n", 0, change.start) + 1
    end = source.find("\n", change.start)
    text = f"{_short(source[change.start:change.end])} => {_short(change.text)}"
    return change.path, _short(source[start:end]), change.operator, text


def _short(text):
    return " ".join(text.split())


def read(path):
    """The reasons by mutant."""
    reasons = {}
    if path.exists():
        for line in path.read_text().splitlines():
            if line and not line.startswith("#"):
                *name, reason = line.split("\t")
                reasons[tuple(name)] = reason
    return reasons
