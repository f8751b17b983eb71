# SPDX-License-Identifier: BSD-2-Clause
"""Counts the ICMP messages of many captures on Dask: one task a file, here by processes of this machine.

    python table_dask.py captures/*.pcap

A cluster of many machines takes the same: give its address to dask.distributed.Client, and paths that all of them know.
What the tasks send back are sums, not rows; so it does not matter how many messages there are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyarrow
from dask.distributed import Client, as_completed

import icmpwire

COLUMNS = ("family", "type", "code", "source", "fault")


@dataclass
class Summary:
    """What is known of some captures. Summaries of different captures add up."""

    messages: int = 0
    faulty: int = 0
    types: Counter[tuple[int, int | None, int | None]] = field(default_factory=Counter)
    talkers: Counter[str] = field(default_factory=Counter)

    def add(self, other: Summary) -> None:
        self.messages += other.messages
        self.faulty += other.faulty
        self.types.update(other.types)
        self.talkers.update(other.talkers)


def summarize(paths: Iterable[str]) -> Summary:
    """Reads captures: what a task does with one, and a single process with all."""
    summary = Summary()
    for batch in icmpwire.table(paths, columns=COLUMNS).batches():
        rows = pyarrow.table(pyarrow.record_batch(batch))
        summary.messages += rows.num_rows
        summary.faulty += rows.num_rows - rows["fault"].null_count
        for group in rows.group_by(["family", "type", "code"]).aggregate([([], "count_all")]).to_pylist():
            summary.types[group["family"], group["type"], group["code"]] += group["count_all"]
        for group in rows.group_by("source").aggregate([([], "count_all")]).to_pylist():
            summary.talkers[group["source"]] += group["count_all"]
    return summary


def summarize_on(client: Client, paths: Sequence[str]) -> Summary:
    """The same, a task for each file; sums come in the order in which the tasks end."""
    tasks = client.map(lambda path: summarize([path]), paths, pure=False)
    total = Summary()
    for task in as_completed(tasks):
        total.add(task.result())
    return total


def show(summary: Summary) -> None:
    print(f"{summary.messages} messages, {summary.faulty} faulty")
    for (family, kind, code), count in sorted(summary.types.items(), key=lambda item: (-item[1], str(item[0]))):
        print(f"{count:10} ICMPv{family} type {kind} code {code}")
    print("top talkers:")
    for source, count in sorted(summary.talkers.items(), key=lambda item: (-item[1], str(item[0])))[:10]:
        print(f"{count:10} {source}")


def main(paths: Sequence[str]) -> None:
    with Client(processes=True, threads_per_worker=1, dashboard_address=None) as client:
        show(summarize_on(client, paths))


if __name__ == "__main__":
    main(sys.argv[1:])
