# SPDX-License-Identifier: BSD-2-Clause
"""Tables against the command's JSON, which comes of another reading, and in the hands of those who read Arrow."""

from __future__ import annotations

import datetime
import gzip
import resource
import threading
from pathlib import Path
from typing import Any

import pytest
from capture_tools import CAPTURES, ECHO4, ECHO6, ETHERNET, RAW, made, support, vector_packets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tree import needs_command, objects

import icmpwire
from icmpwire.columns import COLUMNS
from icmpwire.errors import CaptureError

pa = pytest.importorskip("pyarrow")

EVERY = list(COLUMNS)


def rows(paths: Any, **options: Any) -> list[dict[str, Any]]:
    options.setdefault("columns", EVERY)
    table = pa.table(icmpwire.table(paths, **options))
    if "time" in table.column_names:  # Python's own times have no nanoseconds
        table = table.set_column(table.column_names.index("time"), "time", table["time"].cast(pa.int64()))
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def nanoseconds(text: str) -> int:
    """Of a time as the command writes it, 1970-01-01T00:00:01.000000005Z."""
    whole = datetime.datetime.fromisoformat(text[:19] + "+00:00")
    return int(whole.timestamp()) * 10**9 + int(text[20:29])


# ---- what the command says ----


def expected(it: dict[str, Any]) -> dict[str, Any]:
    """A row, as far as the command's JSON tells it."""
    ip, icmp, fault = it["ip"], it["icmp"], it["fault"]
    fields, quoted = (icmp or {}).get("fields", {}), (icmp or {}).get("quoted") or {}
    parts = [fields, *(part for part in fields.values() if isinstance(part, dict))]
    inner, ports = quoted.get("icmp") or {}, quoted.get("ports") or {}
    row = {
        "file": it["file"],
        "number": it["frame"],
        "version": ip["version"],
        "source": ip["source"],
        "destination": ip["destination"],
        "traffic_class": ip["traffic_class"] if ip["source"] else None,
        "hop_limit": ip["hop_limit"] if ip["source"] else None,
        "fragment_offset": it["fragment"] and it["fragment"]["offset"],
        "fault": fault and fault["status"],
        "fault_layer": fault and fault["layer"],
        "fault_offset": fault and fault["offset"],
        "fault_field": fault and fault["field"],
        "inner_protocol": quoted.get("protocol"),
        "inner_source": quoted.get("source") if quoted.get("protocol") is not None else None,
        "inner_destination": quoted.get("destination") if quoted.get("protocol") is not None else None,
        "inner_hop_limit": quoted.get("hop_limit"),
        "inner_source_port": ports.get("source"),
        "inner_destination_port": ports.get("destination"),
        "inner_type": inner.get("type"),
        "inner_code": inner.get("code"),
        "inner_identifier": inner.get("identifier"),
        "inner_sequence": inner.get("sequence"),
        "identifier": fields.get("identifier"),
        "sequence": next((part["sequence"] for part in parts if "sequence" in part), None),
        "pointer": fields.get("pointer"),
        "target": next((fields[n] for n in ("target", "gateway", "group", "registered_address") if n in fields), None),
        "options": len(fields["options"]) if "options" in fields else None,
        "records": len(fields["records"]) if "records" in fields else None,
        "objects": len(fields["extension"]["objects"]) if "objects" in fields.get("extension", {}) else None,
    }
    if icmp:
        code4 = icmp["code"] == 4 or icmp["family"] == "icmp6"
        row |= {
            "family": int(icmp["family"][-1]),
            "type": icmp["type"],
            "code": icmp["code"],
            "type_name": icmp["name"],
            "code_name": icmp["code_name"],
            "checksum": icmp["checksum"]["value"],
            "checksum_state": icmp["checksum"]["status"],
            "mtu": fields.get("mtu", fields.get("next_hop_mtu") if code4 else None),
        }
    if icmp and icmp["type"] in (0, 8) and icmp["family"] == "icmp4" and "data" in fields:
        row["data_length"] = len(fields["data"]) // 2
    return row


def compare(path: Path) -> int:
    found, said = rows(path), objects("decode", "--json", path)
    assert len(found) == len(said)
    for row, it in zip(found, said, strict=True):
        want = expected(it)
        if row["type"] == 137 and row["family"] == 6:  # a redirect quotes in an option, which the JSON leaves there
            want = {name: value for name, value in want.items() if not name.startswith("inner_")}
        for name in ("options", "records", "objects") if it["fault"] else ():
            if want[name]:  # the JSON has the one in which the message breaks off, where it can be told that it is one
                assert row[name] in (want[name], want[name] - 1)
                want[name] = row[name]
        assert {name: row[name] for name in want} == want, it
        assert row["time"] == nanoseconds(it["time"])
    return len(found)


@needs_command
@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: path.stem)
def test_captures_of_the_tree(path: Path) -> None:
    assert compare(path) > 0


@needs_command
def test_every_vector(tmp_path: Path) -> None:
    packets = vector_packets()
    assert len(packets) > 1000
    assert compare(made(tmp_path / "vectors.pcap", packets)) == len(packets)


@needs_command
def test_every_vector_cut(tmp_path: Path) -> None:
    """A capture that cuts, and packets that are too short for what they hold."""
    packets = vector_packets()
    for most in (21, 25, 41, 45, 50, 70):
        cut = [packet[:most] for packet in packets]
        compare(made(tmp_path / "cut.pcap", cut, lengths=[len(packet) for packet in packets]))
        short = [support.ipv4(p[20:most]) if p[0] >> 4 == 4 else support.ipv6(p[40 : most + 20]) for p in packets]
        compare(made(tmp_path / "short.pcap", short))


@needs_command
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_messages(tmp_path: Path, data: st.DataObject) -> None:
    packets = [bytearray(packet) for packet in data.draw(st.lists(st.sampled_from(vector_packets_once()), max_size=30))]
    for packet in packets:
        for _ in range(data.draw(st.integers(0, 4))):
            packet[data.draw(st.integers(0, len(packet) - 1))] = data.draw(st.integers(0, 255))
    compare(made(tmp_path / "damaged.pcap", [bytes(packet) for packet in packets]))


_once: list[bytes] = []


def vector_packets_once() -> list[bytes]:
    _once.extend([] if _once else vector_packets())
    return _once


@needs_command
def test_findings_and_community_ids() -> None:
    for path in CAPTURES:
        said = {it["frame"]: it for it in objects("check", "--json", "--all", path)}
        for row in rows(path, columns=["number", "findings", "severity", "community_id"]):
            it = said[row["number"]]
            known = {finding["keyword"] for finding in it["findings"]}
            assert set(row["findings"]) == known
            grades = ["remark", "suspicious", "violation", "invalid"]
            highest = max((grades.index(finding["severity"]) for finding in it["findings"]), default=None)
            assert row["severity"] == (None if highest is None else grades[highest])
            assert row["community_id"] == it["community_id"]


def test_against_decode_packet() -> None:
    """Row by row what the package's own decoding of one packet says."""
    path = CAPTURES[0]
    for record, row in zip(icmpwire.read_pcap(path), rows(path), strict=True):
        packet = record.packet
        assert (row["number"], row["time"]) == (record.number, record.time_ns)
        assert str(packet.source) == row["source"] and str(packet.destination) == row["destination"]
        assert packet.icmp.type == row["type"]
        for name in ("code", "checksum", "identifier", "sequence", "pointer"):
            if hasattr(packet.icmp, name) and (name != "code" or row["type"] not in (143, 151, 152, 153)):
                assert getattr(packet.icmp, name) == row[name], (name, row)


def test_mpls_labels(tmp_path: Path) -> None:
    """RFC 4950: labels 16 and 1,048,575 behind a datagram of 128 octets."""
    stack = bytes.fromhex("000c0101" + "00010a40" + "fffff1ff")
    head = bytes.fromhex("20000000")
    structure = head[:2] + support.checksum(head + stack).to_bytes(2, "big") + stack
    message = support.icmp4(bytes.fromhex("00200000") + ECHO4.ljust(128, b"\0") + structure, (11, 0))
    [row] = rows(made(tmp_path / "mpls.pcap", [support.ipv4(message)]))
    assert row["mpls_labels"] == [16, 1048575]
    assert row["objects"] == 1
    assert (row["inner_type"], row["inner_identifier"], row["inner_sequence"]) == (8, 1, 2)


# ---- what is asked for ----


def test_nothing_is_lost(tmp_path: Path) -> None:
    packets = [ECHO4[:1], ECHO4[:9], ECHO4[:10], ECHO4[:24], support.ipv4(b""), support.ipv4(b"\x08")]
    packets += [ECHO6[:7], ECHO6[:41]]
    found = rows(made(tmp_path / "broken.pcap", packets))
    assert [row["number"] for row in found] == [3, 4, 5, 6, 7, 8]
    broken, message = ["broken_packet"] * 2, ["message"] * 2
    assert [row["content"] for row in found] == broken + message + broken
    assert all(row["fault"] for row in found)


def test_family_and_filter(tmp_path: Path) -> None:
    path = made(tmp_path / "both.pcap", [ECHO4, ECHO6, ECHO4, support.ipv4(b"\0" * 8, protocol=17)])
    assert [row["number"] for row in rows(path)] == [1, 2, 3]
    assert [row["number"] for row in rows(path, family=4)] == [1, 3]
    assert [row["number"] for row in rows(path, family=6)] == [2]
    assert [row["number"] for row in rows(path, filter="ip6")] == [2]
    with pytest.raises(ValueError, match="filter"):
        list(icmpwire.table(path, filter="nonsense here").batches())


def test_arguments(tmp_path: Path) -> None:
    path = made(tmp_path / "one.pcap", [ECHO4])
    wrong: list[dict[str, Any]] = [
        {"columns": ["nothing"]}, {"columns": ["type", "type"]}, {"columns": "type"}, {"family": 5},
        {"batch_size": 0}, {"batch_size": 1 << 21}, {"threads": 0}, {"errors": "ignore"},
    ]  # fmt: skip
    for options in wrong:
        with pytest.raises(ValueError):
            icmpwire.table(path, **options)
    assert rows(path, columns=["code", "type"]) == [{"code": 0, "type": 8}]
    assert rows(path, columns=[]) == [{}]
    assert rows([]) == []


def test_pieces_and_threads(tmp_path: Path) -> None:
    """The same rows in the same order, however they are cut and whoever decodes them."""
    packets = vector_packets_once()
    paths = [made(tmp_path / f"{i}.pcap", packets[i::3] * 2) for i in range(3)]
    whole = rows(paths)
    assert len(whole) == 2 * len(packets)
    for options in ({"batch_size": 1}, {"batch_size": 7, "threads": 2}, {"batch_size": 100, "threads": 4}):
        assert rows(paths, **options) == whole


def test_several_readers_at_once() -> None:
    table = icmpwire.table(CAPTURES, columns=EVERY)
    whole = pa.table(table)
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(pa.table(table))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(again.equals(whole) for again in found) and len(found) == 4


@pytest.mark.slow_under_asan
def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "long.pcap"
    assert icmpwire.write_pcap(path, (support.ethernet(ECHO4)[14:] for _ in range(300_000))) == 300_000
    for _ in icmpwire.table(path).batches():  # what is always there
        break
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for threads in (1, 2):
        assert sum(map(len, icmpwire.table(path, batch_size=4096, threads=threads).batches())) == 300_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB; all rows take far more


def test_pieces_outlive_everything(tmp_path: Path) -> None:
    batches = [pa.record_batch(batch) for batch in icmpwire.table(CAPTURES[0], batch_size=50).batches()]
    source = [batch.column("source") for batch in batches]
    del batches
    assert [text.as_py() for part in source for text in part] == [row["source"] for row in rows(CAPTURES[0])]


# ---- broken files ----


def test_broken_file(tmp_path: Path) -> None:
    data = support.pcap(RAW, [ECHO4] * 10)
    broken = tmp_path / "broken.pcap"
    broken.write_bytes(data[:-5])
    good = made(tmp_path / "good.pcap", [ECHO6])
    found = []
    with pytest.raises(CaptureError, match="after record 9") as caught:
        for batch in icmpwire.table([broken, good]).batches():
            found.append(len(batch))
    assert found == [9] and caught.value.number == 10
    for threads in (1, 3):
        table = icmpwire.table([broken, tmp_path / "good.pcap", broken], errors="collect", threads=threads)
        assert pa.table(table).num_rows == 19
        assert [error.number for error in table.damage] == [10, 10]
    with pytest.raises(Exception, match="after record 9"):
        pa.table(icmpwire.table(broken))
    with pytest.raises(Exception, match="No such file"):
        pa.table(icmpwire.table(tmp_path / "none.pcap"))
    assert good.exists()


def test_no_capture(tmp_path: Path) -> None:
    for name, data in (("text", b"no capture at all, but longer than a header"), ("empty", b"")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(CaptureError) as caught:
            list(icmpwire.table(tmp_path / name).batches())
        assert caught.value.number == 0
    other = made(tmp_path / "other.pcap", [ECHO4], 105)
    with pytest.raises(CaptureError, match="link type 105"):
        list(icmpwire.table(other).batches())


def test_gzip(tmp_path: Path) -> None:
    data = support.pcap(ETHERNET, [support.ethernet(ECHO4)] * 1000)
    (tmp_path / "a.pcap").write_bytes(data)
    packed = tmp_path / "a.pcap.gz"
    packed.write_bytes(gzip.compress(data))
    plain = rows(tmp_path / "a.pcap", columns=EVERY[1:])
    assert rows(packed, columns=EVERY[1:]) == plain and len(plain) == 1000
    packed.write_bytes(gzip.compress(data)[:-30])
    with pytest.raises(CaptureError) as caught:
        list(icmpwire.table(packed).batches())
    assert isinstance(caught.value.__cause__, EOFError)


# ---- those who read Arrow ----


def test_schema() -> None:
    """The types that the package tells are those of the schema, and the descriptions go with it."""
    schema = pa.schema(icmpwire.table(CAPTURES[0], columns=EVERY))
    names = {
        "dictionary<int16, utf8>": pa.dictionary(pa.int16(), pa.utf8()),
        "dictionary<int32, utf8>": pa.dictionary(pa.int32(), pa.utf8()),
        "uint8": pa.uint8(), "uint16": pa.uint16(), "uint32": pa.uint32(), "uint64": pa.uint64(), "utf8": pa.utf8(),
        "timestamp[ns, UTC]": pa.timestamp("ns", "UTC"),
        "list<uint32>": pa.list_(pa.field("item", pa.uint32(), False)),
        "list<dictionary<int16, utf8>>": pa.list_(pa.field("item", pa.dictionary(pa.int16(), pa.utf8()), False)),
    }  # fmt: skip
    assert schema.names == EVERY
    for field in schema:
        column = COLUMNS[field.name]
        assert field.type == names[column.type]
        assert field.nullable == column.nullable
        assert field.metadata == {b"description": column.description.encode()}
    pa.table(icmpwire.table(CAPTURES, columns=EVERY)).validate(full=True)


def test_pyarrow_pieces() -> None:
    reader = pa.RecordBatchReader.from_stream(icmpwire.table(CAPTURES[0], batch_size=100))
    assert [batch.num_rows for batch in reader] == [100] * 7 + [92]


@pytest.mark.slow_under_asan
def test_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    table = icmpwire.table(CAPTURES, columns=EVERY)
    frame = pa.table(table).to_pandas()
    direct = pandas.DataFrame.from_arrow(table) if hasattr(pandas.DataFrame, "from_arrow") else frame
    for found in (frame, direct):
        assert list(found["source"]) == [row["source"] for row in rows(CAPTURES)]
        assert found["type_name"].value_counts()["Echo Request"] == sum(
            row["type_name"] == "Echo Request" for row in rows(CAPTURES)
        )
    assert str(frame["time"].dtype) == "datetime64[ns, UTC]"


@pytest.mark.slow_under_asan
def test_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame(icmpwire.table(CAPTURES, columns=EVERY))
    want = rows(CAPTURES)
    for name in ("file", "number", "source", "type_name", "inner_source", "mpls_labels", "findings", "mtu"):
        assert frame[name].to_list() == [row[name] for row in want], name


@pytest.mark.slow_under_asan
def test_duckdb() -> None:
    duckdb = pytest.importorskip("duckdb")
    messages = icmpwire.table(CAPTURES, columns=EVERY)
    found = duckdb.sql("select type_name, count(*) from messages group by type_name").fetchall()
    want = [row["type_name"] for row in rows(CAPTURES)]
    assert dict(found) == {name: want.count(name) for name in set(want)}
    assert messages.columns == tuple(EVERY)
    firsts = duckdb.sql("select source, time, mpls_labels, findings from messages where number = 1 limit 1").fetchall()
    assert firsts[0][0] == rows(CAPTURES[0])[0]["source"]
