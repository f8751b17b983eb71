# SPDX-License-Identifier: BSD-2-Clause
"""The syntax tree of a source file, from clang, with each node's place in the files of the library."""
import json
import subprocess


class Place:
    """Where a node stands: its file, and the octets from start to end."""

    def __init__(self, path, start, end):
        self.path, self.start, self.end = path, start, end


def dump(command, source):
    """The syntax tree of a source file, compiled with the arguments `command`."""
    run = subprocess.run(["clang-19", *command, "-w", "-fsyntax-only", "-Xclang", "-ast-dump=json", source],
                         stdout=subprocess.PIPE, check=True)
    tree = json.loads(run.stdout)
    _name_files(tree)
    return tree


def _name_files(tree):
    """Clang names a file only where it differs from the one before; this names it at every place."""
    stack, last = [tree], None
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            if "offset" in item and "tokLen" in item:
                last = item.setdefault("file", last)
            stack.extend(value for key, value in reversed(item.items())
                         if isinstance(value, (dict, list)) and key != "includedFrom")


def _spelled(location):
    """The place in the file of what is written out, or handed to a macro; None for what a macro itself says."""
    if "offset" in location:
        return location
    if location.get("expansionLoc", {}).get("isMacroArgExpansion"):
        return location["spellingLoc"]
    return None


def place(node):
    begin = _spelled(node.get("range", {}).get("begin", {}))
    end = _spelled(node.get("range", {}).get("end", {}))
    if not begin or not end or begin.get("file") != end.get("file") or not begin.get("file"):
        return None
    if begin["offset"] > end["offset"]:
        return None
    return Place(begin["file"], begin["offset"], end["offset"] + end["tokLen"])
