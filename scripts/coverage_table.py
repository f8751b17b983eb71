# SPDX-License-Identifier: BSD-2-Clause
"""Reads what llvm-cov exports and prints the table of scripts/coverage, or what is left in files (--missing)."""
import json
import sys
from collections import defaultdict
from pathlib import Path

KINDS = ("lines", "functions", "branches", "mcdc")
ROOT = Path(__file__).resolve().parent.parent


def share(counts):
    """`98.76 % (12 left)` of a pair of numbers, what there is and what of it was reached."""
    there, reached = counts
    if there == 0:
        return "-"
    return f"{100 * reached / there:.2f} % ({there - reached} left)"


def add_up(files):
    """The counts of each kind, of each folder and of all."""
    sums = defaultdict(lambda: {kind: [0, 0] for kind in KINDS})
    for name, file in files.items():
        for folder in (str(Path(name).parent), "all"):
            for kind in KINDS:
                sums[folder][kind][0] += file["summary"][kind]["count"]
                sums[folder][kind][1] += file["summary"][kind]["covered"]
    return sums


def row(name, counts):
    return f"{name:32}" + "".join(f"{share(counts[kind]):>22}" for kind in KINDS)


def left(counts):
    return sum(there - reached for there, reached in counts.values())


def print_summary(files, unsupported):
    """The files with something left, the folders, and the lines for gates; returns the exit code."""
    print(f"{'':32}" + "".join(f"{kind:>22}" for kind in ("lines", "functions", "branches", "conditions")))
    for name, file in sorted(files.items()):
        counts = {kind: (file["summary"][kind]["count"], file["summary"][kind]["covered"]) for kind in KINDS}
        if left(counts):
            print(row(name, counts))
    sums = add_up(files)
    print()
    for folder in sorted(sums, key=lambda name: (name == "all", name)):
        print(row(folder, sums[folder]))
    whole = sums["all"]
    three = [whole[kind] for kind in KINDS[:3]]
    full = all(there == reached for there, reached in three)
    conditions = whole["mcdc"][0] == whole["mcdc"][1] and unsupported == 0
    print("gate G1: " + ", ".join(f"{kind} {share(whole[kind])}" for kind in KINDS[:3]) +
          f" (target: 100 % each) {'pass' if full else 'short'}")
    print(f"gate G2: conditions {share(whole['mcdc'])}, {unsupported} unsupported decisions "
          f"(target: 100 %, 0) {'pass' if conditions else 'short'}")
    return 0 if full and conditions else 1


def branches_of(function):
    """{(file, line, column, place in a macro): (times taken, times not taken)} of a function's branches."""
    names = function["filenames"]
    used = {region[6]: region for region in function["regions"] if region[7] == 1}  # file of an expansion -> its use
    found = {}
    for line, column, _, _, taken, not_taken, file, _, _ in function["branches"]:
        inner = f" in the macro of {Path(names[file]).name}:{line}:{column}" if file in used else ""
        while file in used:
            line, column, file = used[file][0], used[file][1], used[file][5]
        found[names[file], line, column, inner] = (taken, not_taken)
    return found


def missing_branches(functions):
    """The branches that went one way at most, of each function in the form of it that was reached best."""
    best = {}
    for function in functions:
        found = branches_of(function)
        bad = {place: ways for place, ways in found.items() if not all(ways)}
        start = (function["filenames"][0], function["regions"][0][0])
        if start not in best or len(bad) < len(best[start]):
            best[start] = bad
    return {place: ways for bad in best.values() for place, ways in bad.items()}


def print_missing(files, functions, wanted):
    ways = defaultdict(list)
    for (file, line, column, inner), (taken, not_taken) in missing_branches(functions).items():
        what = "never reached" if not taken and not not_taken else "never true" if not taken else "never false"
        ways[file].append((line, column, what + inner))
    for name, file in sorted(files.items()):
        if wanted and not any(name.endswith(ending) for ending in wanted):
            continue
        lines = [(line, column, "never run") for line, column, count, has, entry, gap in file["segments"]
                 if has and entry and not gap and count == 0]
        conditions = [(record[0], record[1], "conditions not shown to matter: " +
                       ", ".join(str(i + 1) for i, shown in enumerate(record[-1]) if not shown))
                      for record in file["mcdc_records"] if not all(record[-1])]
        for line, column, what in sorted(set(lines + conditions + ways[str(ROOT / name)])):
            print(f"{name}:{line}:{column}: {what}")


def main(arguments):
    exported, build_log, *wanted = arguments
    data = json.loads(Path(exported).read_text(encoding="utf-8"))["data"][0]
    files = {str(Path(file["filename"]).relative_to(ROOT)): file for file in data["files"]}
    if wanted[:1] == ["--missing"]:
        print_missing(files, data["functions"], wanted[1:])
        return 0
    unsupported = {line for line in Path(build_log).read_text(encoding="utf-8").splitlines()
                   if "unsupported MC/DC" in line and any(f"{ROOT}/{part}" in line for part in files)}
    return print_summary(files, len(unsupported))


sys.exit(main(sys.argv[1:]))
