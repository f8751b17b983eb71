# SPDX-License-Identifier: BSD-2-Clause
"""Reading the lists of include/icmpwire/*.def, and writing tables of Markdown."""
import re

STRING = r'"(?:[^"\\]|\\.)*"'
WORD = rf"(?:{STRING}(?:\s*{STRING})*|[-\w]+)"


def value(word):
    """What an argument stands for: the text of strings, put together, or the word."""
    if word.startswith('"'):
        return "".join(part[1:-1] for part in re.findall(STRING, word)).replace('\\"', '"')
    return word.removeprefix("ICMPWIRE_")


def entries(path, macros):
    """Yields (macro, arguments) of a list and the lists that it includes. macros: FINDING|ALARM"""
    text = path.read_text(encoding="ascii")
    entry = re.compile(rf"^({macros})\(({WORD}(?:,\s*{WORD})*)\)", re.MULTILINE)
    places = list(entry.finditer(text)) + list(re.finditer(r'^#include "(.*)"', text, re.MULTILINE))
    for match in sorted(places, key=lambda place: place.start()):
        if match.re is entry:
            yield match[1], [value(word) for word in re.findall(WORD, match[2])]
        else:
            yield from entries(path.parent / match[1], macros)


def table(head, rows):
    """The lines of a table."""
    lines = [" | ".join(head), "|".join("---" for _ in head)] + [" | ".join(row) for row in rows]
    return ["| " + line + " |" if "---" not in line else "|" + line + "|" for line in lines]
