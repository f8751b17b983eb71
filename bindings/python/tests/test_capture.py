# SPDX-License-Identifier: BSD-2-Clause
"""Reading and writing captures. Formats are made by hand, or written and read by dpkt and scapy."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import resource
import threading
from pathlib import Path
from typing import Any

import pytest
from capture_tools import CAPTURES, ECHO4, ECHO6, ETHERNET, RAW, made, support
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import icmpwire
from icmpwire import Record, read_pcap, write_pcap
from icmpwire.errors import CaptureError, DecodeError

ARP = support.MACS + bytes.fromhex("0806" + "0001080006040001")


def octets(path: Any, **options: Any) -> list[bytes]:
    return [bytes(record) for record in read_pcap(path, **options)]


# ---- reading ----


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("nanoseconds", [True, False])
def test_pcap(tmp_path: Path, order: str, nanoseconds: bool) -> None:
    path = tmp_path / "a.pcap"
    path.write_bytes(support.pcap(RAW, [ECHO4, ECHO6], order, nanoseconds))
    first, second = read_pcap(path)
    assert (first.number, second.number) == (1, 2)
    assert first.time_ns == 1_000_000_005 if nanoseconds else 1_000_005_000
    assert first.time == pytest.approx(first.time_ns / 1e9)
    assert (bytes(first), second.octets, first.frame) == (ECHO4, ECHO6, ECHO4)
    assert first.wire_length == first.captured_length == len(ECHO4)


@pytest.mark.parametrize("order", ["<", ">"])
def test_pcapng(tmp_path: Path, order: str) -> None:
    path = tmp_path / "a.pcapng"
    path.write_bytes(support.pcapng(ETHERNET, [support.ethernet(ECHO4), support.ethernet(ECHO6)], order))
    first, second = read_pcap(path)
    assert (first.link_type, first.time_ns) == (1, 1_000_000_005)
    assert (first.octets, second.octets) == (ECHO4, ECHO6)
    assert first.frame == support.ethernet(ECHO4)


LINKS = {
    support.NULL: b"\x02\0\0\0",
    support.LOOP: b"\0\0\0\x02",
    support.SLL: bytes.fromhex("0000" + "0001" + "0006" + "0200000000010000" + "0800"),
    support.SLL2: bytes.fromhex("0800" + "0000" + "00000001" + "0001" + "00" + "06" + "0200000000010000"),
    support.IPV4: b"",
    support.RAW: b"",
    ETHERNET: support.MACS + bytes.fromhex("88a80001" + "81000002" + "0800"),
}


@pytest.mark.parametrize("link_type", LINKS)
def test_link_types(tmp_path: Path, link_type: int) -> None:
    frame = LINKS[link_type] + ECHO4
    [record] = read_pcap(made(tmp_path / "a.pcap", [frame], link_type))
    assert (record.octets, record.frame) == (ECHO4, frame)


def test_frames_without_ip(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pcap", [ARP, support.ethernet(ECHO4), b"\0"], ETHERNET)
    assert [record.number for record in read_pcap(path)] == [2]
    every = list(read_pcap(path, all=True))
    assert [(record.number, record.octets) for record in every] == [(1, None), (2, ECHO4), (3, None)]
    assert bytes(every[0]) == ARP
    with pytest.raises(ValueError, match="carries no IP"):
        every[0].packet  # noqa: B018


def test_filter(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pcap", [ECHO4, ECHO6, ECHO4])
    assert [record.number for record in read_pcap(path, filter="icmp")] == [1, 3]
    with pytest.raises(ValueError, match="filter"):
        read_pcap(path, filter="nonsense here")


def test_packet(tmp_path: Path) -> None:
    path = made(tmp_path / "a.pcap", [ECHO4, ECHO4[:-2], ECHO6[:44]], lengths=[len(ECHO4), len(ECHO4) - 2, len(ECHO6)])
    whole, short, cut = read_pcap(path)
    assert whole.packet == icmpwire.decode_packet(ECHO4)
    assert whole.packet.icmp.sequence == 2
    for record in (short, cut):
        with pytest.raises(DecodeError):
            record.packet  # noqa: B018
    collected = list(read_pcap(path, errors="collect"))
    assert [str(record.packet.source) for record in collected] == ["192.0.2.1", "192.0.2.1", "2001:db8::1"]
    with pytest.raises(ValueError):
        read_pcap(path, errors="ignore")  # type: ignore[arg-type]


def test_record() -> None:
    [first, *_] = read_pcap(CAPTURES[0])
    with pytest.raises(AttributeError):
        first.number = 3  # type: ignore[misc]
    assert first == next(iter(read_pcap(CAPTURES[0]))) and first != Record(1, 0, 1, 0, 0, b"", b"")
    assert "number=1" in repr(first)


def test_octets_outlive_the_reading() -> None:
    kept = [record.octets for record in read_pcap(CAPTURES[0])]
    assert [bytes(it) for it in kept if it is not None] == octets(CAPTURES[0])


# ---- where it is read from ----


def test_files_of_python(tmp_path: Path) -> None:
    data = support.pcap(RAW, [ECHO4, ECHO6])
    assert octets(io.BytesIO(data)) == [ECHO4, ECHO6]
    for name, opener in (("a.gz", gzip.open), ("a.bz2", bz2.open)):
        with opener(tmp_path / name, "wb") as file:
            file.write(data)
        with opener(tmp_path / name, "rb") as file:
            assert octets(file) == [ECHO4, ECHO6]
    assert octets(str(tmp_path / "a.gz")) == [ECHO4, ECHO6]


def test_pipe() -> None:
    ours, theirs = os.pipe()
    writer = threading.Thread(target=lambda: [os.write(theirs, support.pcap(RAW, [ECHO4] * 100)), os.close(theirs)])
    writer.start()
    with open(ours, "rb") as file:
        assert len(octets(file)) == 100
    writer.join()


class Breaking(io.RawIOBase):
    def __init__(self, data: bytes, error: BaseException | None) -> None:
        self.data, self.error = io.BytesIO(data), error

    def read(self, size: int = -1) -> Any:
        part = self.data.read(min(size, 50))
        if not part and self.error:
            raise self.error
        return part or "no octets"


def test_file_that_fails() -> None:
    data = support.pcap(RAW, [ECHO4] * 3)
    for error in (OSError("gone"), None):
        with pytest.raises(CaptureError, match="after record 3") as caught:
            octets(Breaking(data, error))
        assert caught.value.__cause__ is error or isinstance(caught.value.__cause__, TypeError)
    with pytest.raises(KeyboardInterrupt):
        octets(Breaking(data, KeyboardInterrupt()))


def test_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        read_pcap(tmp_path / "none.pcap")
    assert caught.value.filename is not None
    with pytest.raises(CaptureError, match="Is a directory"):
        read_pcap(tmp_path)


# ---- broken files ----


def test_every_cut(tmp_path: Path) -> None:
    """Records before the damage come first, then the exception that names the one that broke."""
    data, path = support.pcap(RAW, [ECHO4] * 3), tmp_path / "a.pcap"
    record = 16 + len(ECHO4)
    for size in range(len(data)):
        path.write_bytes(data[:size])
        found: list[Record] = []
        if size >= 24 and (size - 24) % record == 0:
            assert len(octets(path)) == (size - 24) // record
            continue
        with pytest.raises(CaptureError) as caught:
            found.extend(read_pcap(path)) if size < 24 else [found.append(it) for it in read_pcap(path)]
        whole = max(0, (size - 24) // record)
        assert len(found) == whole
        assert caught.value.number == (whole + 1 if size >= 24 else 0)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_random_damage(tmp_path: Path, data: st.DataObject) -> None:
    """Whatever a file holds, there are records, and perhaps an exception; nothing else."""
    form = data.draw(st.sampled_from([support.pcap, support.pcapng]))
    whole = bytearray(form(ETHERNET, [support.ethernet(ECHO4), ARP, support.ethernet(ECHO6)]))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "a.pcap"
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        for record in read_pcap(path, all=True, errors="collect"):
            assert record.captured_length == len(record.frame) <= record.wire_length
            assert isinstance(record.time_ns, int)
    except CaptureError as error:
        assert error.number >= 0
    try:
        list(icmpwire.table(path).batches())
    except CaptureError:
        pass


# ---- writing ----


def test_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    items = [(1_000_000_007, ECHO4), (2**31 * 10**9 - 1, bytearray(ECHO6)), (0, memoryview(ECHO4))]
    assert write_pcap(path, items) == 3
    found = list(read_pcap(path))
    assert [record.time_ns for record in found] == [1_000_000_007, 2**31 * 10**9 - 1, 0]
    assert [record.octets for record in found] == [ECHO4, ECHO6, ECHO4]
    assert write_pcap(tmp_path / "b.pcap", found) == 3
    assert (tmp_path / "b.pcap").read_bytes() == path.read_bytes()
    assert path.read_bytes()[:4] == bytes.fromhex("4d3cb2a1") and path.read_bytes()[20:24] == b"\x65\0\0\0"


def test_objects(tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    packet = icmpwire.decode_packet(ECHO4)
    write_pcap(path, iter([packet, (5, packet)]))
    first, second = read_pcap(path)
    assert first.octets == second.octets == ECHO4
    assert second.time_ns == 5 and first.time_ns > 1_700_000_000 * 10**9


def test_ethernet(tmp_path: Path) -> None:
    """RFC 1112 section 6.4, RFC 2464 section 7, and all ones for the broadcast address."""
    to = {
        "192.0.2.1": "020000000002", "224.129.2.3": "01005e010203", "255.255.255.255": "ffffffffffff",
        "2001:db8::1": "020000000002", "ff02::1:ff00:7": "3333ff000007",
    }  # fmt: skip
    from ipaddress import ip_address

    packets = []
    for text in to:
        address = ip_address(text)
        before, behind = (ECHO4[:16], ECHO4[20:]) if address.version == 4 else (ECHO6[:24], ECHO6[40:])
        packets.append(before + address.packed + behind)
    write_pcap(tmp_path / "a.pcap", packets, linktype="ethernet")
    found = list(read_pcap(tmp_path / "a.pcap"))
    assert [record.frame[:6].hex() for record in found] == list(to.values())
    assert [record.octets for record in found] == packets
    assert {record.frame[6:12].hex() for record in found} == {"020000000001"}
    with pytest.raises(ValueError, match="IP packet"):
        write_pcap(tmp_path / "b.pcap", [b"no packet"], linktype="ethernet")


def test_other_readers(tmp_path: Path) -> None:
    dpkt = pytest.importorskip("dpkt")
    scapy = pytest.importorskip("scapy.utils")
    path = tmp_path / "a.pcap"
    write_pcap(path, [(1_000_000_007, ECHO4), (2_000_000_008, ECHO6)], linktype="ethernet")
    with path.open("rb") as file:
        found = [(float(when), frame) for when, frame in dpkt.pcap.Reader(file)]
    assert [frame[14:] for _, frame in found] == [ECHO4, ECHO6]
    assert [when for when, _ in found] == pytest.approx([1.000000007, 2.000000008], abs=1e-10)
    assert [bytes(packet)[14:] for packet in scapy.rdpcap(str(path))] == [ECHO4, ECHO6]
    scapy.wrpcap(str(path), [ECHO4, ECHO6], linktype=101)
    assert octets(path) == [ECHO4, ECHO6]


def test_not_a_packet(tmp_path: Path) -> None:
    path = tmp_path / "a.pcap"
    for item, error in (
        ("text", TypeError), (3, TypeError), (object(), TypeError), ((1.5, ECHO4), TypeError),
        ((-1, ECHO4), ValueError), ((2**31 * 10**9, ECHO4), ValueError), (bytes(262145), ValueError),
    ):  # fmt: skip
        with pytest.raises(error):
            write_pcap(path, [ECHO6, item])  # type: ignore[list-item]
        assert octets(path) == [ECHO6]
    with pytest.raises(TypeError, match="a list of packets"):
        write_pcap(path, icmpwire.decode_packet(ECHO6))  # it is iterable: its layers
    assert octets(path) == [ECHO6]
    with pytest.raises(ValueError):
        write_pcap(path, [], linktype="token ring")  # type: ignore[arg-type]
    assert write_pcap(path, []) == 0 and octets(path) == []


def test_disk_is_full() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    with pytest.raises(OSError):
        write_pcap("/dev/full", [ECHO4] * 10_000)
    with pytest.raises(OSError):
        write_pcap("/dev/full", [ECHO4])


# ---- much, and at once ----


@pytest.mark.slow_under_asan
def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "long.pcap"
    assert write_pcap(path, (ECHO4 + bytes(500) for _ in range(100_000))) == 100_000
    next(read_pcap(path))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_pcap(path)) == 100_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 16 << 10  # KiB


def test_threads() -> None:
    want = octets(CAPTURES[0])
    found: list[list[bytes]] = []
    threads = [threading.Thread(target=lambda: found.append(octets(CAPTURES[0]))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [want] * 8


def test_one_reader_in_two_threads() -> None:
    """A generator itself refuses the second thread; what it reads from is safe as well."""
    from icmpwire.captures import Reader

    capture = Reader(CAPTURES[0]).capture
    seen: list[int] = []

    def take() -> None:
        try:
            while found := capture.next():
                seen.append(found[0])
        except RuntimeError:
            pass

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(1, len(seen) + 1))
