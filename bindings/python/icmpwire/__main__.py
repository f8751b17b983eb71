# SPDX-License-Identifier: BSD-2-Clause
"""The command ``icmpwire table``, also ``python -m icmpwire table``: captures into Parquet, Arrow or CSV files."""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from .columns import COLUMNS, Table, table

FINE, USAGE, UNREADABLE = 0, 2, 3
ROWS_A_GROUP = 1 << 16  # of a Parquet file: what its readers take at once


def complain(code: int, text: str) -> int:
    print(f"icmpwire: {text}", file=sys.stderr)
    return code


# ---- the command line ----


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise SystemExit(complain(USAGE, f"{message} (icmpwire table --help)"))


def parser() -> Parser:
    parser = Parser(
        prog="icmpwire table",
        description="Writes the ICMP messages of captures as a table, a row for each.",
        epilog="Exit codes: 0 fine; 2 usage; 3 input that cannot be read, output that cannot be written, no pyarrow.",
        allow_abbrev=True,
    )
    parser.add_argument("captures", metavar="IN.pcap", nargs="+", help="pcap or pcapng, also gzip; - is stdin")
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="a .parquet, .arrow or .csv file")
    parser.add_argument("-c", "--columns", metavar="NAMES", help="names with commas between, or all")
    parser.add_argument("-f", "--filter", metavar="EXPRESSION", help="only frames that pcap-filter(7) passes")
    parser.add_argument("--family", type=int, choices=(4, 6), help="only ICMP (4) or only ICMPv6 (6)")
    parser.add_argument("-j", "--jobs", metavar="N", type=int, default=os.cpu_count() or 1, help="threads that decode")
    parser.add_argument("--no-progress", action="store_true", help="no progress line")
    parser.add_argument("--list-columns", action=Columns, help="show the columns that there are")
    return parser


class Columns(argparse.Action):
    def __init__(self, **options: Any) -> None:
        super().__init__(nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        for column in COLUMNS.values():
            print(f"{column.name:24}{column.type:32}{column.description}")
        parser.exit()


def names_of(columns: str | None) -> list[str] | None:
    return list(COLUMNS) if columns == "all" else columns.split(",") if columns else None


# ---- writing ----


def open_parquet(path: str, schema: Any) -> Any:
    import pyarrow.parquet

    return pyarrow.parquet.ParquetWriter(path, schema)


def open_arrow(path: str, schema: Any) -> Any:
    import pyarrow.ipc

    return pyarrow.ipc.new_file(path, schema)


def open_csv(path: str, schema: Any) -> Any:
    import pyarrow.csv

    return pyarrow.csv.CSVWriter(path, schema)


def as_texts(rows: Any) -> Any:
    """For CSV, which has texts and numbers: names instead of places in a dictionary, lists with spaces between."""
    import pyarrow

    columns = []
    for column in rows.columns:
        if pyarrow.types.is_list(column.type):
            lists = [None if items is None else " ".join(map(str, items)) for items in column.to_pylist()]
            column = pyarrow.array(lists, pyarrow.string())
        elif pyarrow.types.is_dictionary(column.type):
            column = column.cast(pyarrow.string())
        columns.append(column)
    return pyarrow.table(columns, names=rows.column_names)


def groups(found: Table, progress: Callable[[int, int], object]) -> Iterator[Any]:
    """The rows, many at a time, of small captures too. First of all none, which tells the schema."""
    import pyarrow

    schema = pyarrow.schema(found)
    yield schema.empty_table()
    waiting: list[Any] = []
    for batch in found.batches(progress):
        waiting.append(pyarrow.record_batch(batch))
        if sum(map(len, waiting)) >= ROWS_A_GROUP:
            yield pyarrow.Table.from_batches(waiting, schema)
            waiting = []
    yield pyarrow.Table.from_batches(waiting, schema)


OPENERS: dict[str, Callable[[str, Any], Any]] = {".parquet": open_parquet, ".arrow": open_arrow, ".csv": open_csv}


def write(found: Table, output: str, progress: Callable[[int, int], object]) -> None:
    """All or nothing: into a file beside the output, which then takes its name."""
    kind = os.path.splitext(output)[1]
    folder, name = os.path.split(output)
    tables = (as_texts(rows) if kind == ".csv" else rows for rows in groups(found, progress))
    with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=folder or ".") as place:
        part = os.path.join(place, name)
        with OPENERS[kind](part, next(tables).schema) as writer:
            for rows in tables:
                writer.write_table(rows)
        os.replace(part, output)


# ---- progress ----


class Progress:
    """A line on standard error, when that is a terminal: how much of the captures was read."""

    SECONDS = 0.25

    def __init__(self, paths: Sequence[Any], wanted: bool) -> None:
        self.sizes = [os.path.getsize(path) if isinstance(path, str) and os.path.isfile(path) else 0 for path in paths]
        self.wanted = wanted and sys.stderr.isatty() and sum(self.sizes) > 0
        self.last = 0.0

    def __call__(self, index: int, octets: int) -> None:
        now = time.monotonic()
        if not self.wanted or now - self.last < self.SECONDS:
            return
        self.last = now
        share = (sum(self.sizes[:index]) + min(max(octets, 0), self.sizes[index])) / sum(self.sizes)
        filled = int(share * 30)
        bar = "#" * filled + "." * (30 - filled)
        print(f"\r[{bar}] {share:4.0%}, file {index + 1} of {len(self.sizes)}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.wanted and self.last:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


# ---- the command ----


def command_table(words: Sequence[str]) -> int:
    options = parser().parse_args(words)
    if os.path.splitext(options.output)[1] not in OPENERS:
        return complain(USAGE, f"{options.output}: an output ends in {', '.join(OPENERS)}")
    paths = [sys.stdin.buffer if path == "-" else path for path in options.captures]
    try:
        found = table(paths, columns=names_of(options.columns), filter=options.filter, family=options.family,
                      batch_size=ROWS_A_GROUP, threads=options.jobs, errors="collect")  # fmt: skip
    except ValueError as error:
        return complain(USAGE, str(error))
    if not importlib.util.find_spec("pyarrow"):
        return complain(UNREADABLE, "table needs pyarrow: pip install icmpwire[arrow]")
    progress = Progress(paths, not options.no_progress)
    try:
        write(found, options.output, progress)
    except (OSError, ValueError, NotImplementedError) as error:
        progress.end()
        return complain(UNREADABLE if isinstance(error, OSError) else USAGE, one_line(error))
    progress.end()
    for damage in found.damage:
        complain(UNREADABLE, one_line(damage))
    return UNREADABLE if found.damage else FINE


def one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror and error.filename:
        return f"{os.fsdecode(error.filename)}: {error.strerror}"
    return " ".join(str(error).split())


def main(words: Sequence[str] | None = None) -> int:
    """The console script `icmpwire`. Other commands than table are those of the program in C, where it is on PATH."""
    words = sys.argv[1:] if words is None else words
    if words and words[0] == "table":
        try:
            return command_table(words[1:])
        except KeyboardInterrupt:
            return 130
    program = other_program()
    if program:
        os.execv(program, ["icmpwire", *words])
    return complain(USAGE, "usage: icmpwire table IN.pcap... -o OUT.parquet (other commands: the program in C)")


def other_program() -> str | None:
    """The program icmpwire on PATH that is not this script."""
    own = os.path.realpath(sys.argv[0])
    for folder in os.get_exec_path():
        found = shutil.which("icmpwire", path=folder)
        if found and os.path.realpath(found) != own and not _is_script(found):
            return found
    return None


def _is_script(path: str) -> bool:
    """A script of this package's in another environment, which would look on in the same way, and for ever."""
    try:
        with open(path, "rb") as file:
            return file.read(2) == b"#!"
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
