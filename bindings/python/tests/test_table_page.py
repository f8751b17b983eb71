# SPDX-License-Identifier: BSD-2-Clause
"""docs/python-table.md: its table of the columns is that of the package."""

from icmpwire.columns import COLUMNS
from tree import ROOT

PAGE = ROOT / "docs/python-table.md"


def test_columns() -> None:
    rows = ["| column | type | usual | meaning | null |", "|---|---|---|---|---|"]
    for column in COLUMNS.values():
        meaning, _, null = column.description.partition("; null: ")
        assert bool(null) == column.nullable
        usual = "yes" if column.usual else ""
        rows.append(f"| `{column.name}` | {column.type} | {usual} | {meaning} | {null or '-'} |")
    assert "\n".join(rows) in PAGE.read_text(encoding="utf-8")
