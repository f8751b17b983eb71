# SPDX-License-Identifier: BSD-2-Clause
"""Makes the ratio table, in Markdown, out of google-benchmark's JSON or callgrind's counts.

Usage: table.py times FILE...         JSON of icmpwire_bench, with repetitions
       table.py instructions FILE...  the dumps that icmpwire_bench --instructions makes under callgrind
"""

import json
import re
import statistics
import sys

TITLES = {
    "decode": "Decode, from the ICMP header",
    "checked": "Decode, and verify the checksum",
    "check": "Decode and find everything that is wrong (hand: decode by call, without the checksum)",
    "host": "Receive as a host, reply and all (hand: decode by call, and verify the checksum)",
    "encode": "Encode, with the checksum, into the caller's buffer",
    "checksum": "The checksum alone (hand: AVX2)",
}
COLUMNS = ("hand", "call", "open", "inline", "ordered", "libtins", "naive", "avx512")
FASTER_THAN_LIBTINS = {"checksum/1480 octets": 10}


def rows_of_times(paths):
    """{row: {contender: (median ns per packet, target or 0)}}."""
    samples = {}
    targets = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            runs = json.load(file)["benchmarks"]
        for run in runs:
            if run["run_type"] == "iteration":
                samples.setdefault(run["run_name"], []).append(1e9 / run["items_per_second"])
                targets[run["run_name"]] = run.get("at_most", 0)
    rows = {}
    for name, values in samples.items():
        row, contender = name.rsplit("/", 1)
        rows.setdefault(row, {})[contender] = (statistics.median(values), targets[name])
    return rows


def rows_of_instructions(paths):
    """The same with instructions per packet, loop and call taken off, and no targets."""
    counts = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        what = re.search(r"^desc: Trigger: Client Request: (.+)/(\S+): (\d+)$", text, re.MULTILINE)
        total = re.search(r"^(?:summary|totals): (\d+)", text, re.MULTILINE)
        if what and total:
            row, contender, packets = what.groups()
            counts.setdefault(row, {})[contender] = int(total[1]) / int(packets)
    floor = counts.pop("floor/call")["hand"]
    return {row: {c: (n - floor, 0) for c, n in of.items()} for row, of in counts.items()}


def natural(name):
    """A sort key by which 64 comes before 104."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def cell(row, contender, of, unit):
    """One contender's number, its ratio to the hand-written code and, where it has a target, whether it is met."""
    value, at_most = of[contender]
    text = f"{value:.{unit}f}"
    if contender != "hand":
        ratio = value / of["hand"][0]
        text += f" ×{ratio:.2f}"
        if at_most:
            text += f" (≤ {at_most:g}: {'met' if ratio <= at_most else 'missed'})"
    if contender == "call" and row in FASTER_THAN_LIBTINS and "libtins" in of and unit:
        times, least = of["libtins"][0] / value, FASTER_THAN_LIBTINS[row]
        text += f", libtins ÷{times:.1f} (≥ {least}: {'met' if times >= least else 'missed'})"
    return text


def table(rows, unit):
    """One table for each group of rows that is there."""
    lines = []
    for group, title in TITLES.items():
        members = {row: rows[row] for row in sorted(rows, key=natural) if row.startswith(group + "/")}
        columns = [c for c in COLUMNS if any(c in of for of in members.values())]
        if not columns:
            continue
        lines += [f"**{title}**", "", "| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
        for row, of in members.items():
            cells = [cell(row, c, of, unit) if c in of else "—" for c in columns]
            lines.append(f"| {row.split('/', 1)[1]} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines)


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ("times", "instructions"):
        sys.exit(__doc__)
    if sys.argv[1] == "times":
        rows = rows_of_times(sys.argv[2:])
        floor = rows.get("floor/call", {}).get("hand")
        if floor:
            print(f"Nanoseconds a packet, and the ratio to hand-written C; loop and call, {floor[0]:.1f} ns, are in all.\n")
        print(table(rows, 1))
    else:
        print("Instructions a packet, loop and call taken off, and the ratio to hand-written C.\n")
        print(table(rows_of_instructions(sys.argv[2:]), 0))


main()
