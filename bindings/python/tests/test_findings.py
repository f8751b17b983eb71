# SPDX-License-Identifier: BSD-2-Clause
"""Findings: every vector of tests/findings, as a message, as a packet, and as the command tells it."""

from __future__ import annotations

import itertools
import pickle
import re
import struct
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from tree import ROOT, Vector, needs_command, objects, vectors, write_capture

import icmpwire.checksums
from icmpwire.checking import Finding, Findings, engine_names, finding_kind, finding_kinds, findings, findings_packet
from icmpwire.enums import FindingNumber, Severity

VECTORS = list(vectors("findings"))
USUAL = {4: ("192.0.2.1", "198.51.100.7"), 6: ("fe80::1", "fe80::2")}
LISTENING = (130, 131, 132, 143, 151, 152, 153)

# ---- packets around the vectors, as their README says ----


def said(vector: Vector, key: str, otherwise: str = "") -> str:
    values = vector.said(key)
    return str(values[0]) if values else otherwise


def family_of(vector: Vector) -> str:
    return str(vector.settings.get("family", said(vector, "family", "4")))


def ends_of(vector: Vector, family: int) -> tuple[str, str]:
    usual = USUAL[family]
    return vector.settings.get("source", usual[0]), vector.settings.get("destination", usual[1])


def hop_limit_of(vector: Vector, family: int) -> int:
    kind = vector.octets[0] if vector.octets else 0
    usual = 64
    if family == 6 and kind in (133, 134, 135, 136, 137, 141, 142, 148, 149, 154):
        usual = 255
    elif (family == 6 and kind in LISTENING) or (family == 4 and kind in (9, 10)):
        usual = 1
    return int(said(vector, "hop_limit", str(usual)))


def has_alert(vector: Vector, family: int) -> bool:
    listening = family == 6 and bool(vector.octets) and vector.octets[0] in LISTENING
    return said(vector, "router_alert", "yes" if listening else "no") == "yes"


def ipv4_headers(vector: Vector) -> bytes:
    options = bytes([148, 4, 0, 0]) if has_alert(vector, 4) else b""
    size = 20 + len(options)
    fragment = {"first": 0x2000, "later": 185}.get(said(vector, "fragment"), 0)
    head = struct.pack(
        ">BBHHHBBH", 0x40 | size // 4, 0, size + len(vector.octets), 0, fragment, hop_limit_of(vector, 4), 1, 0
    )
    return head + b"".join(ip_address(end).packed for end in ends_of(vector, 4)) + options


def ipv6_headers(vector: Vector) -> bytes:
    chain, numbers = b"", []
    if has_alert(vector, 6):
        chain, numbers = bytes([58, 0, 5, 2, 0, 0, 1, 0]), [0]
    fragment = said(vector, "fragment", "none")
    if fragment != "none":
        if chain:
            chain = bytes([44]) + chain[1:]
        offset = {"first": 1, "later": 1480, "atomic": 0}[fragment]
        chain += struct.pack(">BBHI", 58, 0, offset, 0)
        numbers.append(44)
    size = len(chain) + len(vector.octets)
    head = struct.pack(">IHBB", 6 << 28, size, (numbers + [58])[0], hop_limit_of(vector, 6))
    return head + b"".join(ip_address(end).packed for end in ends_of(vector, 6)) + chain


def with_checksum(vector: Vector, family: Any, message: bytes, ends: tuple[str, str] | None) -> bytes:
    if len(message) < 4 or message[2:4] != b"\0\0" or said(vector, "checksum") == "kept" or (family == 6 and not ends):
        return message
    source, destination = ends or (None, None)
    value = icmpwire.checksums.checksum(message, family=family, source=source, destination=destination)
    return message[:2] + value.to_bytes(2, "big") + message[4:]


def message_of(vector: Vector) -> tuple[bytes, int]:
    """The octets that were captured of the message, and how many there were."""
    family = int(family_of(vector))
    alone = said(vector, "alone") == "yes"
    octets = with_checksum(vector, family, vector.octets, None if alone else ends_of(vector, family))
    return octets[: captured_of(vector, len(octets))], len(octets)


def captured_of(vector: Vector, size: int) -> int:
    return int(said(vector, "captured", str(size)))


def carried(packet: bytes) -> tuple[int, int, tuple[str, str] | None] | None:
    """Where the message of a whole packet begins, its family, and its ends; None: no unfragmented one."""
    if packet[0] >> 4 == 4:
        whole = packet[6] & 0x3F == 0 and packet[7] == 0 and packet[9] in (1, 58)
        return ((packet[0] & 15) * 4, 4 if packet[9] == 1 else 6, None) if whole else None
    at, number, final = 40, packet[6], packet[24:40]
    while number in (0, 43, 44, 60) and len(packet) >= at + 8:
        if number == 43 and packet[at + 3]:
            final = packet[at + 8 : at + 24]
        if number == 44 and int.from_bytes(packet[at + 2 : at + 4], "big") & 0xFFF9:
            return None
        number, at = packet[at], at + 8 + (packet[at + 1] * 8 if number != 44 else 0)
    ends = str(ip_address(packet[8:24])), str(ip_address(final))
    return (at, 4 if number == 1 else 6, ends) if number in (1, 58) else None


def packet_of(vector: Vector) -> tuple[bytes, int]:
    """The octets that were captured of the packet, and how many there were."""
    octets = bytes(vector.octets)
    if family_of(vector) != "packet":
        headers = ipv4_headers(vector) if family_of(vector) == "4" else ipv6_headers(vector)
        captured, size = message_of(vector)
        return headers + captured, len(headers) + size
    place = carried(octets) if len(octets) >= 20 else None
    if place:
        at, family, ends = place
        octets = octets[:at] + with_checksum(vector, family, octets[at:], ends)
    return octets[: captured_of(vector, len(octets))], len(octets)


# ---- what must be found ----


def told(finding: Finding) -> str:
    return f"{finding.number.keyword} {finding.offset} {finding.field}".strip()


def check(vector: Vector, found: Findings) -> None:
    texts = [told(finding) for finding in found]
    keywords = [number.keyword for number in found.numbers]
    listed = vector.said("finding")
    assert [text for text in listed if text not in texts] == []
    assert [keyword for keyword in vector.said("not") if keyword in keywords] == []
    if vector.said("only"):
        assert [text for text in texts if text not in listed] == []


IN_PACKETS = [vector for vector in VECTORS if said(vector, "alone") != "yes"]
NAMED = {"argvalues": VECTORS, "ids": [vector.name for vector in VECTORS]}


@pytest.mark.parametrize("vector", **NAMED)
def test_vector(vector: Vector) -> None:
    if said(vector, "alone") == "yes":
        octets, size = message_of(vector)
        check(vector, findings(octets, family=int(family_of(vector)), size=size))
    else:
        octets, size = packet_of(vector)
        check(vector, findings_packet(octets, size=size, link_broadcast=said(vector, "link_broadcast") == "yes"))


WITH_PLAIN_HEADERS = [
    vector for vector in IN_PACKETS if family_of(vector) != "packet" and said(vector, "fragment", "none") == "none"
]


@pytest.mark.parametrize("vector", WITH_PLAIN_HEADERS, ids=[vector.name for vector in WITH_PLAIN_HEADERS])
def test_a_message_with_its_addresses_is_judged_as_in_its_packet(vector: Vector) -> None:
    family = family_of(vector)
    octets, size = message_of(vector)
    source, destination = ends_of(vector, int(family))
    found = findings(
        octets,
        family=int(family),
        source=source,
        destination=destination,
        hop_limit=hop_limit_of(vector, int(family)),
        router_alert=has_alert(vector, int(family)),
        link_broadcast=said(vector, "link_broadcast") == "yes",
        size=size,
    )
    packet, wire = packet_of(vector)
    broadcast = said(vector, "link_broadcast") == "yes"
    assert found == findings_packet(packet, size=wire, link_broadcast=broadcast)
    check(vector, found)


@needs_command
def test_the_command_finds_the_same(tmp_path: Path) -> None:
    packets = [packet_of(vector) for vector in IN_PACKETS]
    path = write_capture(tmp_path / "findings.pcap", packets)
    told_by_command = {line["frame"]: line for line in objects("check", "--json", "--all", "--no-statistics", path)}
    assert len(told_by_command) > len(packets) * 9 // 10
    for number, (octets, size) in enumerate(packets, 1):
        found = findings_packet(octets, size=size)
        line = told_by_command.get(number)
        if not line:  # it shows no packet that may carry anything
            assert all(finding.of_packet for finding in found)
            continue
        assert [as_json(finding) for finding in found] == line["findings"], IN_PACKETS[number - 1].name
        assert found.total - len(found) == line["more_findings"]


def as_json(finding: Finding) -> dict[str, Any]:
    return {
        "number": int(finding.number),
        "keyword": finding.number.keyword,
        "severity": finding.severity.keyword,
        "text": finding.text,
        "source": finding.rfc,
        "layer": "ip" if finding.of_packet else "icmp",
        "offset": finding.offset,
        "field": finding.field,
        "engines": dict(finding.engines),
    }


# ---- what findings are ----


def test_kinds_are_those_of_the_page() -> None:
    page = (ROOT / "docs/findings.md").read_text(encoding="ascii").split("## Alarms")[0]
    rows = [
        [cell.strip(" `") for cell in line.strip("|").split(" | ")] for line in page.splitlines() if line[:3] != "|--"
    ]
    listed = [row for row in rows if len(row) == 5 and row[0].isdigit()]
    kinds = [[str(int(k.number)), k.keyword, k.severity.keyword, k.text, k.rfc] for k in finding_kinds()]
    assert listed == kinds and len(kinds) == len(FindingNumber) > 250


def test_no_kind() -> None:
    for number in (0, 4, 511, -1):
        with pytest.raises(ValueError):
            finding_kind(number)


def engine_rows() -> dict[str, list[tuple[str, int, range, list[str]]]]:
    """Of each engine the rows of docs/findings.md: name, family, types, findings."""
    page = (ROOT / "docs/findings.md").read_text(encoding="ascii").split("## What others call them")[1]
    rows: dict[str, list[tuple[str, int, range, list[str]]]] = {}
    for section in page.split("### ")[1:]:
        engine = rows.setdefault(section.split(":")[0].lower(), [])
        for line in section.splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) == 4 and cells[1] in ("ICMPv4", "ICMPv6", "both"):
                span = [int(number) for number in re.findall(r"\d+", cells[2])] or [0, 255]
                for family in (4, 6) if cells[1] == "both" else (int(cells[1][-1]),):
                    engine.append(
                        (cells[0].strip("`"), family, range(span[0], span[-1] + 1), re.findall("`(.*?)`", cells[3]))
                    )
    return rows


def test_engines_are_those_of_the_page() -> None:
    engines = engine_rows()
    assert sum(map(len, engines.values())) > 80
    for number in FindingNumber:
        for family, kind in itertools.product((4, 6), (0, 1, 4, 8, 13, 17, 44, 127, 128, 133, 134, 139, 202, 255)):
            expected = {}
            for engine, rows in engines.items():
                for name, of_family, types, keywords in sorted(rows, key=lambda row: -len(row[2])):
                    if number.keyword in keywords and family == of_family and kind in types:
                        expected[engine] = name
            assert dict(engine_names(number, family, kind)) == expected, (number, family, kind)


def test_values() -> None:
    found = findings(bytes.fromhex("0800f7ff00000000"), family=4)
    assert [finding.number for finding in found] == [FindingNumber.ECHO_EMPTY]
    assert found.severity is Severity.REMARK and found.total == 1 and found.numbers == {40}
    again = pickle.loads(pickle.dumps(found))
    assert again == found and (again.total, again.numbers) == (1, {40}) and type(again) is Findings
    assert len({found[0], again[0]}) == 1
    assert eval(repr(found[0]), vars(icmpwire.checking) | {"FindingNumber": FindingNumber}) == found[0]


def test_beyond_those_that_are_kept() -> None:
    options = bytes([99, 1]) + bytes(6)
    message = bytes.fromhex("8600000040000708" "00000000" "00000000") + options * 40
    found = findings(message, family=6)
    assert len(found) == 32 and found.total == 40 and FindingNumber.OPTION_UNKNOWN in found.numbers


def test_usual_hop_limits() -> None:
    ends = {"source": "fe80::1", "destination": "ff02::1"}
    solicitation = bytes.fromhex("85000000" "00000000")
    assert FindingNumber.ND_HOP_LIMIT not in findings(solicitation, family=6, **ends).numbers
    assert FindingNumber.ND_HOP_LIMIT in findings(solicitation, family=6, hop_limit=64, **ends).numbers
    query = bytes.fromhex("82000000" "00000000") + bytes(16)
    assert not {FindingNumber.MLD_HOP_LIMIT, FindingNumber.MLD_ROUTER_ALERT} & findings(query, family=6, **ends).numbers
    assert FindingNumber.MLD_ROUTER_ALERT in findings(query, family=6, router_alert=False, **ends).numbers


def test_nothing_found() -> None:
    assert findings(bytes.fromhex("080096fd0001000161"), family=4).severity is None
    assert findings(b"", family=4).severity is Severity.INVALID
    assert findings_packet(bytes.fromhex("4500001c0001000040110000c0a8013408080808d539003500000000")) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"family": 5},
        {"family": 4, "source": "192.0.2.1"},
        {"family": 4, "source": "2001:db8::1", "destination": "2001:db8::2"},
        {"family": 6, "source": "2001:db8::1", "destination": "2001:db8::2", "hop_limit": 256},
        {"family": 6, "source": "2001:db8::1", "destination": "2001:db8::2", "hop_limit": 0},
        {"family": 6, "source": "2001:db8::1", "destination": "2001:db8::2", "size": 70000},
    ],
)
def test_refusals(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        findings(bytes(8), **wrong)


def test_octets_only() -> None:
    for nothing in ("text", 8, None, [1, 2]):
        with pytest.raises(TypeError):
            findings(nothing, family=4)
        with pytest.raises(TypeError):
            findings_packet(nothing)
