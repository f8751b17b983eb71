# SPDX-License-Identifier: BSD-2-Clause
"""docs/assurance.md out of what was measured."""
from programme import GATES

HEAD = """<!-- SPDX-License-Identifier: BSD-2-Clause -->
<!-- Made by scripts/assure out of assurance/; do not edit. -->
# Assurance

What is claimed about this library, how each claim was measured, and when. `scripts/assure minutes`, `hour` or `night`
measures again; the last column's command measures one line alone. Figures are of Debian 12 on two processors of x86-64, where
nothing else is said; a `+` behind a commit says that something was not committed yet.

"""

TAIL = """
## What this does not say

- The proofs are of CBMC, for the bounds that [proofs.md](proofs.md) states; compilers, CBMC and the C library's memcpy,
  memset and memcmp are trusted. The library as a whole is not "formally verified".
- The project is laid out for OSS-Fuzz and ClusterFuzzLite; it is not in OSS-Fuzz.
- The public faults that are replayed are those of [gallery.md](gallery.md), no others.
- Agreement with tshark, scapy, the model or the kernel shows that two readings are the same, not that both are right. One
  kernel was compared with; [kernel.md](kernel.md) names it.
- An execution of a fuzz target is one call with one input, whatever comes of it; the share that passes the checksum is in the
  line of G5. Executions of different targets and sanitizers are added up only where a line says so.
"""


def _shorts(kept):
    return [gate for gate in GATES if kept.get(gate, {}).get("verdict") != "pass"]


def _row(gate, record):
    if record is None:
        return f"| {gate} | {GATES[gate]} | not measured | | short | | |"
    measured = ", ".join([record["date"]] + ([f"`{record['commit']}`, {record['seconds']} s"] if record["commit"] else []))
    command = record["command"].replace("|", "\\|")
    return (f"| {gate} | {GATES[gate]} | {record['figures']} | {record['target']} | {record['verdict']} | {measured} "
            f"| `{command}` |")


def page(kept):
    """The page: the table, what falls short, and what is not claimed."""
    table = ["| gate | what | measured | target | | when, commit, time | command |", "|---|---|---|---|---|---|---|"]
    kept = dict(kept)
    missing = [gate for gate in GATES if gate not in kept and gate != "G29"]
    latest = max((record["date"] for record in kept.values()), default="")
    if latest:
        kept["G29"] = {"figures": f"{len(GATES) - len(missing)} of {len(GATES)} gates have a line", "target": "all",
                       "verdict": "short" if missing else "pass", "date": latest, "commit": "",
                       "command": "scripts/assure"}
    table += [_row(gate, kept.get(gate)) for gate in GATES]
    short = [f"- {gate}, {GATES[gate]}: {kept[gate]['figures'] if gate in kept else 'not measured'}." for gate in _shorts(kept)]
    return HEAD + "\n".join(table) + "\n\n## What falls short\n\n" + ("\n".join(short) or "Nothing that is measured.") + "\n" + TAIL
