# SPDX-License-Identifier: BSD-2-Clause
"""The tracker: the captures of tests/tracker raise what they show, as the command tells it."""

from __future__ import annotations

import dataclasses
import gc
import pickle
import re
from collections import Counter
from ipaddress import IPv4Address, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree import ROOT, needs_command, objects, read_capture

from icmpwire.enums import AlarmNumber, Severity
from icmpwire.tracking import Alarm, Thresholds, Tracker, alarm_kind, alarm_kinds

CAPTURES = sorted((ROOT / "tests/tracker").glob("*.pcap"))
NAMED: dict[str, Any] = {"argvalues": CAPTURES, "ids": [path.stem for path in CAPTURES]}
REPLY = bytes.fromhex("4500001c0001000040010000c0000201c6336407" "0000fffc00010002")
OTHER = bytes.fromhex("4500001c0001000040010000c0000202c6336407" "0000fffc00010002")

# ---- captures ----


@pytest.mark.parametrize("path", **NAMED)
def test_captures_raise_what_they_show(path: Any) -> None:
    tracker = Tracker(2048, seed=1)
    raised = Counter(alarm.number.keyword for time, octets in read_capture(path) for alarm in tracker.add(octets, time))
    listed = re.sub(r"[46]$", "", path.stem)
    expected: dict[str, int] = {}
    if listed in {kind.keyword for kind in alarm_kinds()}:
        expected = {listed: 1}
    special = {
        "many-routers": {"many-routers": 1, "rogue-router": 4},
        "mismatched-replies": {"unsolicited-replies": 1},
        "neighbor-spoofed-otherwise": {"neighbor-spoofed": 2},
        "address-refused-by-test": {"address-refused": 1},
        "echo-data-changed-short": {"echo-data-changed": 1},
        "implausible-sequence-syn": {"implausible-sequence": 1},
        "implausible-sequence-cut": {"implausible-sequence": 2},
    }
    assert raised == special.get(path.stem, expected)
    assert tracker.forgotten == 0


@needs_command
@pytest.mark.parametrize("path", **NAMED)
def test_the_command_raises_the_same(path: Any) -> None:
    told = {
        line["frame"]: [
            (a["number"], a["subject"], a["measured"], a["threshold"], a["severity"], a["text"], a["source"])
            for a in line["alarms"]
        ]
        for line in objects("check", "--json", "--no-statistics", path)
        if line["alarms"]
    }
    tracker = Tracker(seed=0)
    found = {}
    for number, (time, octets) in enumerate(read_capture(path), 1):
        alarms = tracker.add(octets, time)
        if alarms:
            found[number] = [
                (int(a.number), str(a.subject), a.measured, a.threshold, a.severity.keyword, a.text, a.rfc)
                for a in alarms
            ]
    assert found == told


# ---- kinds, thresholds ----


def test_kinds_are_those_of_the_page() -> None:
    page = (ROOT / "docs/findings.md").read_text(encoding="ascii").split("## Alarms")[1].split("\n## ")[0]
    rows = [[cell.strip(" `") for cell in line.strip("|").split(" | ")] for line in page.splitlines()]
    listed = [row for row in rows if len(row) == 5 and row[0].isdigit()]
    assert listed == [[str(int(k.number)), k.keyword, k.severity.keyword, k.text, k.rfc] for k in alarm_kinds()]
    assert len(listed) == len(AlarmNumber)
    with pytest.raises(ValueError):
        alarm_kind(0)


def test_thresholds_are_those_of_the_header() -> None:
    header = (ROOT / "include/icmpwire/tracker.h").read_text(encoding="ascii")
    body = header.split("struct icmpwire_thresholds {")[1].split("};")[0]
    assert re.findall(r"uint32_t (\w+);", body) == [field.name for field in dataclasses.fields(Thresholds)]
    told = [int(number.replace(",", "")) for number in re.findall(r"\(([\d,]+):", body)]
    assert told == list(dataclasses.astuple(Thresholds()))


def test_a_threshold() -> None:
    loud = Tracker(64, seed=1, thresholds=Thresholds(unsolicited_replies=2))
    assert [len(loud.add(REPLY, time)) for time in (0, 0.001, 0.002)] == [0, 1, 0]
    silent = Tracker(64, seed=1, thresholds=Thresholds(unsolicited_replies=0))
    assert [silent.add(REPLY, time / 1000) for time in range(50)] == [()] * 50
    slow = Tracker(64, seed=1, thresholds=Thresholds(unsolicited_replies=2, window_milliseconds=1000))
    assert [len(slow.add(REPLY, time)) for time in (0, 5, 10)] == [0, 0, 0]


def test_an_alarm() -> None:
    tracker = Tracker(64, seed=1, thresholds=Thresholds(unsolicited_replies=1))
    (alarm,) = tracker.add(bytearray(REPLY), 0)
    assert alarm == Alarm(AlarmNumber.UNSOLICITED_REPLIES, IPv4Address("198.51.100.7"), 1, 1)
    assert alarm.severity is Severity.SUSPICIOUS and alarm.rfc == "RFC 1122 section 3.2.2.6"
    assert str(alarm).startswith(
        "unsolicited-replies (suspicious) about 198.51.100.7, 1 of 1: the subject gets replies"
    )
    assert pickle.loads(pickle.dumps(alarm)) == alarm and len({alarm, alarm}) == 1


def test_known_routers() -> None:
    path = ROOT / "tests/tracker/rogue-router.pcap"
    packets = list(read_capture(path))
    rogue = [alarm.subject for time, octets in packets for alarm in Tracker(seed=1).add(octets, time)]
    assert rogue == []  # a tracker of its own for each packet learns its router each time
    sources = {ip_address(octets[8:24]) for _, octets in packets if octets[0] >> 4 == 6}
    trusting = Tracker(seed=1, routers=[str(source) for source in sources])
    assert [trusting.add(octets, time) for time, octets in packets] == [()] * len(packets)
    strict = Tracker(seed=1, routers=["fe80::dead"])
    assert {alarm.number for time, octets in packets for alarm in strict.add(octets, time)} == {
        AlarmNumber.ROGUE_ROUTER
    }


# ---- what is passed over, memory ----


def test_what_hosts_discard_is_passed_over() -> None:
    tracker = Tracker(64, seed=1, thresholds=Thresholds(unsolicited_replies=1))
    assert tracker.add(REPLY[:-1] + b"\3", 0) == ()  # its checksum is wrong
    assert tracker.add(REPLY[:24], 0) == ()
    assert tracker.add(b"", 0) == ()
    assert len(tracker.add(REPLY[:26], 0, size=28)) == 1  # cut by the capture


def test_it_forgets_and_does_not_grow() -> None:
    tracker = Tracker(8, seed=1)
    for number in range(1000):
        request = bytes.fromhex("4500001c0001000040010000") + number.to_bytes(4, "big") + bytes.fromhex("c6336407")
        tracker.add(request + bytes.fromhex("0800f7fc00010002"), number / 1000)
    assert tracker.forgotten > 100


def test_seeds() -> None:
    Tracker(0).add(REPLY, 0)
    for seed in (0, 2**64 - 1):
        Tracker(8, seed=seed).add(REPLY, 0)
    with pytest.raises(OverflowError):
        Tracker(8, seed=2**64)


def test_refusals() -> None:
    with pytest.raises(MemoryError):
        Tracker(2**62)
    with pytest.raises(OverflowError):
        Tracker(-1)
    with pytest.raises(OverflowError):
        Tracker(8, thresholds=Thresholds(window_milliseconds=2**32))
    with pytest.raises(OverflowError):
        Tracker(8, thresholds=Thresholds(window_milliseconds=-1))
    with pytest.raises(ValueError):
        Tracker(8, routers=["nobody"])
    tracker = Tracker(8)
    with pytest.raises(TypeError):
        tracker.add("text", 0)
    with pytest.raises(OverflowError):
        tracker.add(REPLY, -1)


def test_many_trackers_leave_nothing_behind() -> None:
    for _ in range(200):
        Tracker(4096, routers=["fe80::1"]).add(REPLY, 0)
    gc.collect()


@given(st.lists(st.tuples(st.binary(max_size=80), st.floats(0, 1e9)), max_size=20))
def test_arbitrary_packets(packets: list[tuple[bytes, float]]) -> None:
    tracker = Tracker(16, seed=1)
    for octets, time in packets:
        for start in (b"", REPLY[:20], b"\x60\0\0\0"):
            assert len(tracker.add(start + octets, time)) <= 8
