# SPDX-License-Identifier: BSD-2-Clause
"""docs/python-table.md: its examples, and its table of the columns, which is that of the package."""

import doctest
from pathlib import Path

import pytest
from icmpwire.columns import COLUMNS
from tree import ROOT

PAGE = ROOT / "docs/python-table.md"


@pytest.mark.slow_under_asan
def test_every_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "polars", "duckdb", "pandas"):
        pytest.importorskip(name)
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(PAGE), module_relative=False, extraglobs={"folder": str(tmp_path)})
    assert result.failed == 0 and result.attempted > 15


def test_columns() -> None:
    rows = ["| column | type | usual | meaning | null |", "|---|---|---|---|---|"]
    for column in COLUMNS.values():
        meaning, _, null = column.description.partition("; null: ")
        assert bool(null) == column.nullable
        usual = "yes" if column.usual else ""
        rows.append(f"| `{column.name}` | {column.type} | {usual} | {meaning} | {null or '-'} |")
    assert "\n".join(rows) in PAGE.read_text(encoding="utf-8")
