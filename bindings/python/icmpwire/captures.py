# SPDX-License-Identifier: BSD-2-Clause
"""Captures: reading pcap and pcapng files packet by packet, and writing pcap files."""

from __future__ import annotations

import gzip
import os
import stat
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Literal, SupportsBytes, Union

from . import _core
from .errors import CaptureError

if TYPE_CHECKING:
    from .ip import IPv4, IPv6

Path = Union[str, "os.PathLike[str]"]
Octets = Union[bytes, bytearray, memoryview, "_core.Octets"]
Packet = Union["Record", Octets, SupportsBytes]

_WITHOUT = "icmpwire was built without libpcap, and cannot read or write captures"


@dataclass(frozen=True, slots=True)
class Record:
    """A frame of a capture.

    Attributes:
        number: of the frame in its file, from 1. Frames that were left out count.
        time_ns: when it was captured, in nanoseconds since 1970, UTC.
        link_type: the link layer, as libpcap numbers it (DLT_*): 1 is Ethernet.
        wire_length: octets of the frame on the wire.
        captured_length: octets of it that were captured.
        octets: the packet from its IP header, as far as it was captured; None for a frame that carries no IP.
        frame: all octets that were captured.
        errors: what :attr:`packet` does with a faulty message: ``"raise"`` or ``"collect"``.
    """

    number: int
    time_ns: int
    link_type: int
    wire_length: int
    captured_length: int
    octets: Octets | None
    frame: bytes = field(repr=False)
    errors: Literal["raise", "collect"] = field(default="raise", repr=False)

    @property
    def time(self) -> float:
        """When it was captured, in seconds since 1970, UTC. A float has no room for nanoseconds: see time_ns."""
        return self.time_ns / 1e9

    @property
    def packet(self) -> IPv4 | IPv6:
        """The packet, as :func:`icmpwire.decode_packet` gives it; decoded each time anew.

        Raises:
            DecodeError: the packet or its message is faulty, and `errors` is ``"raise"``.
            ValueError: the frame carries no IP.
        """
        if self.octets is None:
            raise ValueError(f"frame {self.number} carries no IP packet")
        size = len(self.octets) + self.wire_length - self.captured_length
        return _core.decode_packet(self.octets, errors=self.errors, size=size)

    def __bytes__(self) -> bytes:
        return bytes(self.frame if self.octets is None else self.octets)


# ---- reading ----


class _Source:
    """A file of Python's for the extension, which reads it where no exception can go through."""

    def __init__(self, file: BinaryIO) -> None:
        self._read = getattr(file, "read1", file.read)
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes | None:
        try:
            return bytes(self._read(size))
        except BaseException as error:  # kept, and raised when the extension has returned
            self.error = error
            return None


def _is_gzip(path: str) -> bool:
    if not stat.S_ISREG(os.stat(path).st_mode):  # a pipe gives its octets but once
        return False
    with open(path, "rb") as file:
        return file.read(2) == b"\x1f\x8b"


class Reader:
    """A capture that is open: what :func:`read_pcap` and :func:`icmpwire.table` read from."""

    def __init__(self, path: Path | BinaryIO, filter: str | None = None) -> None:
        if not hasattr(_core, "Capture"):
            raise NotImplementedError(_WITHOUT)
        self.name = name_of(path)
        self._source: _Source | None = None
        source: bytes | _Source
        if not isinstance(path, (str, os.PathLike)):
            source = self._source = _Source(path)
        elif _is_gzip(os.fspath(path)):
            source = self._source = _Source(gzip.open(path))  # type: ignore[arg-type]
        else:
            source = os.fsencode(path)
        try:
            self.capture = _core.Capture(source)
        except ValueError as error:
            raise self._error(str(error), 0) from self._cause()
        if filter is not None:
            self.capture.filter(filter)

    def _cause(self) -> BaseException | None:
        cause = self._source.error if self._source else None
        if cause and not isinstance(cause, Exception):
            raise cause
        return cause

    def _error(self, text: str, number: int) -> CaptureError:
        error = CaptureError(f"{self.name}: {text}")
        error.number = number
        return error

    def check(self) -> None:
        """Raises CaptureError when the reading ended before its time."""
        cause = self._cause()
        damage = self.capture.damage
        if cause or damage is not None:
            number = self.capture.number
            raise self._error(f"after record {number}: {cause or damage}", number + 1) from cause


def name_of(path: Path | BinaryIO) -> str:
    """What a capture is called in messages and in the column `file`."""
    if isinstance(path, (str, os.PathLike)):
        return os.fspath(path)
    return str(getattr(path, "name", "a file"))


def read_pcap(
    path: Path | BinaryIO,
    *,
    errors: Literal["raise", "collect"] = "raise",
    all: bool = False,
    filter: str | None = None,
) -> Iterator[Record]:
    """Reads a capture, pcap or pcapng, frame by frame; also when it is compressed by gzip.

    Link types: Ethernet with any stack of VLAN tags, Linux cooked captures, raw IP, BSD loopback.

    Args:
        path: the file, or a binary file object that is open.
        errors: what :attr:`Record.packet` does with a faulty message.
        all: also give frames that carry no IP packet, whose `octets` are None.
        filter: only frames that this filter of pcap-filter(7) lets pass.

    Raises:
        OSError: the file cannot be opened.
        ValueError: the filter is none.
        CaptureError: it is no capture, or of another link type. Where a file is damaged, that comes after all records
            before the damage.
        NotImplementedError: the package was built without libpcap.
    """
    if errors not in ("raise", "collect"):
        raise ValueError(f"errors: 'raise' or 'collect', not {errors!r}")
    return _records(Reader(path, filter), errors, all)


def _records(reader: Reader, errors: Literal["raise", "collect"], all: bool) -> Iterator[Record]:
    following = reader.capture.next
    while found := following():
        if all or found[5] is not None:
            yield Record(*found, errors)
    reader.check()


# ---- writing ----


def write_pcap(
    path: Path,
    packets: Iterable[Packet | tuple[int, Packet]],
    *,
    linktype: Literal["raw", "ethernet"] = "raw",
) -> int:
    """Writes packets as a pcap file with nanoseconds, one by one as they come. Returns how many there were.

    Args:
        path: the file. What was there is lost.
        packets: packets from their IP headers: bytes-like, objects with ``__bytes__``, records of :func:`read_pcap`,
            or pairs of a time and one of these. Times are nanoseconds since 1970, UTC, as an int; a packet without
            one gets the time at which it is written.
        linktype: ``"raw"``, IP packets alone; ``"ethernet"``, with a header before each: from 02:00:00:00:00:01 to
            02:00:00:00:00:02, or to the group that belongs to a multicast or broadcast destination.

    Raises:
        OSError: the file cannot be written.
        TypeError, ValueError: not a packet, or a time before 1970, or after January 2038,
            which libpcap does not read again. What came before is in the file.
        NotImplementedError: the package was built without libpcap.
    """
    if not hasattr(_core, "CaptureWriter"):
        raise NotImplementedError(_WITHOUT)
    if linktype not in ("raw", "ethernet"):
        raise ValueError(f"linktype: 'raw' or 'ethernet', not {linktype!r}")
    if hasattr(packets, "__bytes__"):  # a packet is iterable, too: its layers are no packets
        raise TypeError(f"a list of packets is needed, not {packets!r}")
    writer = _core.CaptureWriter(os.fsencode(path), linktype == "ethernet")
    count = 0
    try:
        for item in packets:
            when, octets = _timed(item)
            if linktype == "ethernet":
                octets = _ethernet(octets) + octets
            writer.write(*divmod(when, 1_000_000_000), octets)
            count += 1
    finally:
        writer.close()
    return count


def _timed(item: Packet | tuple[int, Packet]) -> tuple[int, bytes]:
    if isinstance(item, tuple):
        when, packet = item
    elif isinstance(item, Record):
        when, packet = item.time_ns, item
    else:
        when, packet = time.time_ns(), item
    if not isinstance(when, int):
        raise TypeError(f"a time is an int, nanoseconds since 1970, not {when!r}")
    if not 0 <= when < 2**31 * 1_000_000_000:
        raise ValueError(f"a pcap file has no room for the time {when}")
    return when, _packet_octets(packet)


def _packet_octets(packet: Packet) -> bytes:
    if isinstance(packet, Record) and packet.octets is None:
        raise ValueError(f"frame {packet.number} carries no IP packet")
    if isinstance(packet, (str, int)):  # bytes(3) would be three zeros
        raise TypeError(f"a packet is needed, not {packet!r}")
    return bytes(packet)


def _ethernet(packet: bytes) -> bytes:
    version = packet[0] >> 4 if packet else 0
    if version == 4 and len(packet) >= 20:
        return _group4(packet[16:20]) + b"\x02\0\0\0\0\x01\x08\x00"
    if version == 6 and len(packet) >= 40:
        group = packet[24] == 0xFF
        return (b"\x33\x33" + packet[36:40] if group else b"\x02\0\0\0\0\x02") + b"\x02\0\0\0\0\x01\x86\xdd"
    raise ValueError("an IP packet is needed, to put an Ethernet header before it")


def _group4(destination: bytes) -> bytes:
    """RFC 1112 section 6.4."""
    if destination == b"\xff\xff\xff\xff":
        return b"\xff" * 6
    if destination[0] >> 4 != 0xE:
        return b"\x02\0\0\0\0\x02"
    return b"\x01\0\x5e" + bytes([destination[1] & 0x7F]) + destination[2:]
