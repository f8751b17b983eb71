# SPDX-License-Identifier: BSD-2-Clause
"""Columns: whole captures decoded in C, for pyarrow, polars, DuckDB, pandas and whatever else reads Arrow."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import MappingProxyType
from typing import BinaryIO, Literal

from . import _core
from ._core import Batch
from .captures import Path, Reader, name_of
from .errors import CaptureError

MOST_ROWS = 1 << 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table can have.

    Attributes:
        name: what it is called.
        type: its Arrow type.
        usual: whether a table has it without being asked.
        nullable: whether it may be null.
        description: what it holds, in which unit, and what null means.
    """

    name: str
    type: str
    usual: bool
    nullable: bool
    description: str


#: Every column that there is, by name, in the order of a table.
COLUMNS: Mapping[str, Column] = MappingProxyType({entry[0]: Column(*entry) for entry in _core.COLUMNS})


class Table:
    """The ICMP messages of captures as a table, decoded while it is read: what :func:`table` returns.

    Arrow's PyCapsule interface is how others read it: ``pyarrow.table(t)``, ``polars.DataFrame(t)``,
    ``duckdb.sql("select ... from t")``, ``pandas.DataFrame.from_arrow(t)``. Each reading begins anew.

    Attributes:
        paths: the captures.
        columns: the columns, in their order.
        damage: with ``errors="collect"``, what went wrong in the last reading, a CaptureError for each broken file.
    """

    def __init__(
        self,
        paths: Iterable[Path | BinaryIO],
        columns: Iterable[str],
        filter: str | None,
        family: int,
        batch_size: int,
        threads: int,
        errors: Literal["raise", "collect"],
    ) -> None:
        self.paths = tuple(paths)
        self.columns = tuple(columns)
        self.damage: list[CaptureError] = []
        self._filter = filter
        self._batch_size = batch_size
        self._threads = threads
        self._errors = errors
        self._core = _core.Columns(self.columns, tuple(_text(name_of(path)) for path in self.paths), family)

    def batches(self, progress: Callable[[int, int], object] | None = None) -> Iterator[Batch]:
        """The table piece by piece; each piece has rows of one file, and is a record batch for readers of Arrow.

        Args:
            progress: called with the index of the file and how many octets of it were read, now and then.

        Raises:
            OSError, CaptureError, ValueError: as for :func:`icmpwire.read_pcap`, after all rows before that.
        """
        self.damage = []
        used: list[_core.Chunk] = []  # decoded; their memory is taken again
        chunks = self._chunks(used, progress or _ignore)
        decoded = self._in_turn(chunks, used) if self._threads == 1 else self._in_threads(chunks, used)
        return (batch for batch in decoded if len(batch))

    def _chunks(self, used: list[_core.Chunk], progress: Callable[[int, int], object]) -> Iterator[_core.Chunk]:
        """What is decoded at once. Reading is little work, and goes on in this thread while others decode."""
        for index, path in enumerate(self.paths):
            try:
                reader = Reader(path, self._filter)
                while not reader.capture.ended:
                    yield reader.capture.chunk(index, self._batch_size, used.pop() if used else None)
                    progress(index, reader.capture.position)
                reader.check()
            except CaptureError as error:
                if self._errors == "raise":
                    raise
                self.damage.append(error)

    def _in_turn(self, chunks: Iterator[_core.Chunk], used: list[_core.Chunk]) -> Iterator[Batch]:
        for chunk in chunks:
            batch = self._core.decode(chunk)
            used.append(chunk)
            yield batch

    def _in_threads(self, chunks: Iterator[_core.Chunk], used: list[_core.Chunk]) -> Iterator[Batch]:
        failure: Exception | None = None
        waiting: deque[tuple[_core.Chunk, Future[Batch]]] = deque()

        def first() -> Batch:
            chunk, decoding = waiting.popleft()
            batch = decoding.result()
            used.append(chunk)
            return batch

        with ThreadPoolExecutor(self._threads) as pool:
            try:
                for chunk in chunks:
                    waiting.append((chunk, pool.submit(self._core.decode, chunk)))
                    if len(waiting) > self._threads:
                        yield first()
            except (OSError, ValueError) as error:  # what was read before it comes first
                failure = error
            while waiting:
                yield first()
        if failure:
            raise failure

    def __arrow_c_schema__(self) -> object:
        """The schema, by Arrow's PyCapsule interface."""
        return self._core.schema()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows, by Arrow's PyCapsule interface. Types are as they are, whatever is requested.

        A broken file ends the stream with the text of the CaptureError, as an exception of the reader's.
        """
        return self._core.stream(_told(self.batches()))


def _ignore(index: int, octets: int) -> None:
    pass


def _text(path: str) -> str:
    """A path as Arrow can have it: octets that are no UTF-8 as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _told(batches: Iterator[Batch]) -> Iterator[Batch | str]:
    """No exception goes through a stream of Arrow; its text does."""
    try:
        yield from batches
    except Exception as error:
        yield str(error)


def table(
    paths: Path | BinaryIO | Iterable[Path | BinaryIO],
    *,
    columns: Iterable[str] | None = None,
    filter: str | None = None,
    family: Literal[4, 6] | None = None,
    batch_size: int = 4096,
    threads: int = 1,
    errors: Literal["raise", "collect"] = "raise",
) -> Table:
    """The ICMP messages of captures as a table: a row for each message, or for each fragment of one.

    A message that is faulty is a row like others, with what could be read and its fault; nothing is left out. Rows come
    in the order of the files and of the frames in them.

    Args:
        paths: a capture or several, as for :func:`icmpwire.read_pcap`.
        columns: their names; otherwise all that are usual. :data:`COLUMNS` says which there are.
        filter: only frames that this filter of pcap-filter(7) lets pass.
        family: only ICMP (4) or only ICMPv6 (6).
        batch_size: rows in a piece at most, 1 to 1,048,576.
        threads: how many decode at the same time. Memory is bounded by the pieces that they work on.
        errors: what a broken file does: ``"raise"`` ends the reading behind its last good record; ``"collect"`` goes
            on with the next file, and keeps the error in :attr:`Table.damage`. A file that cannot be opened ends the
            reading in any case.

    Raises:
        ValueError: a column that there is not, or is named twice; another argument out of its range.
    """
    if isinstance(paths, (str, os.PathLike)) or hasattr(paths, "read"):
        paths = [paths]  # type: ignore[list-item]
    names = [column.name for column in COLUMNS.values() if column.usual] if columns is None else list(columns)
    if isinstance(columns, str) or len(set(names)) != len(names):
        raise ValueError(f"columns: names, each once, not {columns!r}")
    if family not in (None, 4, 6):
        raise ValueError(f"family: 4 or 6, not {family!r}")
    if not 1 <= batch_size <= MOST_ROWS:
        raise ValueError(f"batch_size: 1 to {MOST_ROWS}, not {batch_size}")
    if threads < 1:
        raise ValueError(f"threads: 1 or more, not {threads}")
    if errors not in ("raise", "collect"):
        raise ValueError(f"errors: 'raise' or 'collect', not {errors!r}")
    return Table(paths, names, filter, family or 0, batch_size, threads, errors)
