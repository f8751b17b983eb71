# SPDX-License-Identifier: BSD-2-Clause
"""The command icmpwire table: what it writes, what it says, and with which exit code it ends."""

from __future__ import annotations

import csv
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from capture_tools import CAPTURES, ECHO4, ECHO6, RAW, made, support

import icmpwire
from icmpwire.columns import COLUMNS

pa = pytest.importorskip("pyarrow")
pytest.importorskip("pyarrow.parquet")

pytestmark = pytest.mark.slow_under_asan  # a process for each command


def run(*words: Any, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "icmpwire", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)


def refused(code: int, *words: Any, **options: Any) -> str:
    """The one line that says what is wrong."""
    done = run(*words, **options)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("icmpwire: ") and done.stderr.count("\n") == 1
    return done.stderr


def read(path: Path) -> Any:
    if path.suffix == ".parquet":
        return pa.parquet.read_table(path, partitioning=None)
    return pa.ipc.open_file(path).read_all()


@pytest.mark.parametrize("kind", ["parquet", "arrow"])
def test_same_as_the_table(tmp_path: Path, kind: str) -> None:
    output = tmp_path / f"out.{kind}"
    done = run("table", *CAPTURES, "-o", output, "--columns", "all", "--jobs", 2)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert read(output).to_pylist() == pa.table(icmpwire.table(CAPTURES, columns=COLUMNS)).to_pylist()
    assert list(tmp_path.iterdir()) == [output]


def test_csv(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    assert run("table", CAPTURES[0], "-o", output, "-c", "number,type_name,mpls_labels").returncode == 0
    with output.open() as file:
        found = list(csv.DictReader(file))
    want = pa.table(icmpwire.table(CAPTURES[0], columns=["number", "type_name", "mpls_labels"])).to_pylist()
    assert [row["type_name"] for row in found] == [row["type_name"] for row in want]
    labels = [" ".join(map(str, row["mpls_labels"] or [])) for row in want]
    assert any(labels) and [row["mpls_labels"] for row in found] == labels


def test_few_groups_for_many_captures(tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    assert run("table", *CAPTURES, "-o", output).returncode == 0
    assert pa.parquet.ParquetFile(output).num_row_groups == 1


def test_family_filter_and_standard_input(tmp_path: Path) -> None:
    path = made(tmp_path / "both.pcap", [ECHO4, ECHO6, ECHO6])
    output = tmp_path / "out.arrow"
    for words, count in ((["--family", 4], 1), (["--filter", "ip6"], 2), ([], 3)):
        assert run("table", path, "-o", output, *words).returncode == 0
        assert read(output).num_rows == count
    with path.open("rb") as file:
        assert run("table", "-", "-o", output, stdin=file).returncode == 0
    assert read(output).num_rows == 3


def test_no_messages(tmp_path: Path) -> None:
    path = made(tmp_path / "none.pcap", [])
    for kind in ("parquet", "arrow", "csv"):
        assert run("table", path, "-o", tmp_path / f"out.{kind}").returncode == 0
    assert read(tmp_path / "out.parquet").num_rows == 0
    assert (tmp_path / "out.csv").read_text().startswith('"file","number"')


def test_usage(tmp_path: Path) -> None:
    path, output = made(tmp_path / "one.pcap", [ECHO4]), tmp_path / "out.parquet"
    assert "required" in refused(2, "table", path)
    assert "nothing" in refused(2, "table", path, "-o", output, "-c", "nothing")
    assert ".parquet" in refused(2, "table", path, "-o", tmp_path / "out.txt")
    assert "filter" in refused(2, "table", path, "-o", output, "-f", "nonsense here")
    assert "threads" in refused(2, "table", path, "-o", output, "-j", 0)
    assert not output.exists()
    assert run("table", "--help").returncode == 0
    assert all(name in run("table", "--list-columns").stdout for name in COLUMNS)


def test_what_cannot_be_read_or_written(tmp_path: Path) -> None:
    path, output = made(tmp_path / "one.pcap", [ECHO4]), tmp_path / "out.parquet"
    assert "none.pcap: No such file" in refused(3, "table", path, tmp_path / "none.pcap", "-o", output)
    assert not output.exists()
    assert "No such file" in refused(3, "table", path, "-o", tmp_path / "none" / "out.parquet")


def test_damaged_capture(tmp_path: Path) -> None:
    """What could be read is written, of other captures too."""
    broken, output = tmp_path / "broken.pcap", tmp_path / "out.parquet"
    broken.write_bytes(support.pcap(RAW, [ECHO4] * 5)[:-1])
    good = made(tmp_path / "good.pcap", [ECHO6])
    assert "broken.pcap: after record 4" in refused(3, "table", broken, good, "-o", output)
    assert read(output).num_rows == 5


def test_nothing_left_behind(tmp_path: Path) -> None:
    output = tmp_path / "out.parquet"
    output.mkdir()
    path = made(tmp_path / "one.pcap", [ECHO4])
    refused(3, "table", path, "-o", output)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["one.pcap", "out.parquet"]


def test_without_pyarrow(tmp_path: Path) -> None:
    path = made(tmp_path / "one.pcap", [ECHO4])
    program = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'pyarrow' else find(name, *rest)\n"
        "from icmpwire.__main__ import main; sys.exit(main())"
    )
    words = [sys.executable, "-c", program, "table", path, "-o", tmp_path / "out.csv"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "needs pyarrow" in done.stderr


def test_progress(tmp_path: Path) -> None:
    """Only on a terminal, and gone at the end."""
    path = tmp_path / "long.pcap"
    icmpwire.write_pcap(path, (ECHO4 for _ in range(400_000)))
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "icmpwire", "table", path, "-o", tmp_path / "out.parquet"]
    process = subprocess.Popen(words, stderr=follower)
    os.close(follower)
    said = b""
    try:
        while part := os.read(leader, 4096):
            said += part
    except OSError:  # the end of a terminal
        pass
    assert process.wait() == 0
    os.close(leader)
    assert b"file 1 of 1" in said and said.endswith(b"\r\x1b[K")


# ---- the program in C ----


def program(folder: Path, text: str) -> Path:
    folder.mkdir()
    path = folder / "icmpwire"
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_other_commands(tmp_path: Path) -> None:
    script = program(tmp_path / "script", "#!/bin/sh\nexit 9\n")
    own = program(tmp_path / "own", "")
    own.unlink()
    own.symlink_to("/bin/echo")
    path = os.pathsep.join([str(script.parent), str(own.parent)])
    done = run("decode", "x", env={**os.environ, "PATH": path})
    assert (done.returncode, done.stdout) == (0, "decode x\n")
    alone = {**os.environ, "PATH": str(script.parent)}
    assert "usage" in refused(2, "decode", "x", env=alone)
    assert "usage" in refused(2, env=alone)
