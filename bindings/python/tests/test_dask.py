# SPDX-License-Identifier: BSD-2-Clause
"""examples/python/table_dask.py: on a cluster of processes the same as in one, and as counted by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from capture_tools import CAPTURES, ECHO4, ECHO6, made, vector_packets
from tree import ROOT

pytest.importorskip("dask.distributed")
pytest.importorskip("pyarrow")

EXAMPLE = ROOT / "examples/python"
sys.path.insert(0, str(EXAMPLE))

import table_dask  # noqa: E402

pytestmark = pytest.mark.slow_under_asan


def test_same_as_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dask.distributed import Client

    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(EXAMPLE), os.environ.get("PYTHONPATH", "")]))
    packets = vector_packets()
    paths = [made(tmp_path / f"{i}.pcap", packets[i::5]) for i in range(5)] + CAPTURES
    names = [str(path) for path in paths]
    alone = table_dask.summarize(names)
    assert alone.messages > len(packets) and alone.faulty > 100
    with Client(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as client:
        assert table_dask.summarize_on(client, names) == alone


def test_counted_by_hand(tmp_path: Path) -> None:
    paths = [made(tmp_path / "a.pcap", [ECHO4, ECHO4, ECHO6])]
    paths.append(made(tmp_path / "b.pcap", [ECHO6, ECHO4[:24]], lengths=[len(ECHO6), len(ECHO4)]))
    summary = table_dask.summarize(map(str, paths))
    assert (summary.messages, summary.faulty) == (5, 1)
    assert summary.types == Counter({(4, 8, 0): 3, (6, 128, 0): 2})
    assert summary.talkers == Counter({"192.0.2.1": 3, "2001:db8::1": 2})


def test_as_a_program(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pcap", [ECHO4] * 7)
    words = [sys.executable, EXAMPLE / "table_dask.py", path]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "7 messages, 0 faulty\n         7 ICMPv4 type 8 code 0\ntop talkers:\n         7 192.0.2.1\n"
