# SPDX-License-Identifier: BSD-2-Clause
"""Flows, Community IDs, quotes and pairs: as the vectors and the command have them."""

from __future__ import annotations

import gc
import itertools
import pickle
from ipaddress import IPv4Address, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tree import ROOT, Vector, needs_command, objects, read_capture, vectors

from icmpwire import IPv4, v4, v6
from icmpwire.enums import Confidence, Extent, Protocol
from icmpwire.flows import Tuple, answers, community_id, flow, inner_tuple, order_messages, order_packets, quoted

VECTORS = list(vectors("vectors"))
CAPTURES = sorted((ROOT / "tests/tracker").glob("*.pcap"))
UDP = bytes.fromhex("450000200001000040110000c0000201c6336407" "d4310035000c0000" "00000000")


def ipv4(source: str, destination: str, payload: bytes, protocol: int = 1) -> bytes:
    head = bytes([0x45, 0]) + (20 + len(payload)).to_bytes(2, "big") + bytes([0, 1, 0, 0, 64, protocol, 0, 0])
    return head + ip_address(source).packed + ip_address(destination).packed + payload


def ipv6(source: str, destination: str, payload: bytes, next_header: int = 58) -> bytes:
    head = bytes([0x60, 0, 0, 0]) + len(payload).to_bytes(2, "big") + bytes([next_header, 255])
    return head + ip_address(source).packed + ip_address(destination).packed + payload


# ---- flows ----


def test_of_an_error_and_of_what_it_quotes() -> None:
    own = flow(UDP)
    assert own == Tuple(
        Protocol.UDP,
        Confidence.COMPLETE,
        False,
        54321,
        53,
        0,
        0,
        IPv4Address("192.0.2.1"),
        IPv4Address("198.51.100.7"),
    )
    assert own.version == 4
    message = bytes.fromhex("0303000000000000") + UDP
    inner = flow(ipv4("203.0.113.9", "192.0.2.1", message))
    assert inner == inner_tuple(message, family=4)
    assert inner is not None and inner.inner and (inner.source, inner.destination_port) == (own.source, 53)
    assert inner.hash() == own.hash() == own.reversed().hash() != own.hash(seed=1)
    assert own.reversed().reversed() == own and own.reversed().source_port == 53
    assert pickle.loads(pickle.dumps(own)) == own and len({own, inner}) == 2


def test_how_much_is_known() -> None:
    def known(octets: bytes, size: int = 0) -> Confidence | None:
        found = flow(octets, size=size)
        return found and found.confidence

    assert known(UDP[:22], size=32) is Confidence.PORTS_CUT
    assert known(UDP[:6] + b"\x00\xb9" + UDP[8:]) is Confidence.FRAGMENT
    assert known(ipv4("192.0.2.1", "192.0.2.2", bytes(4), 47)) is Confidence.WITHOUT_PORTS
    assert known(b"") is None and known(UDP[:19]) is None
    assert inner_tuple(bytes.fromhex("0800f7fd00010001"), family=4) is None
    assert inner_tuple(bytes.fromhex("0303000000000000") + UDP[:19], family=4) is None


@needs_command
@pytest.mark.parametrize("path", CAPTURES, ids=[path.stem for path in CAPTURES])
def test_the_command_tells_the_same(path: Any) -> None:
    words = {"whole": "WITHOUT_PORTS", "ports": "COMPLETE"}
    packets = [octets for _, octets in read_capture(path)]
    for variant, name in (("baseline", "zeek"), ("suricata", "suricata")):
        for line in objects("check", "--json", "--all", "--no-statistics", "--community-id", variant, path):
            packet = packets[line["frame"] - 1]
            found, told = flow(packet), line["flow"]
            assert community_id(packet, variant=name) == line["community_id"]
            if told is None:
                assert found is None
                continue
            assert found is not None
            known = told["known"]
            assert {
                "version": found.version,
                "source": str(found.source),
                "destination": str(found.destination),
                "protocol": int(found.protocol),
                "source_port": found.source_port,
                "destination_port": found.destination_port,
                "quoted": found.inner,
                "known": known,
                "hash": found.hash(),
            } == told
            assert found.confidence.name == words.get(known, known.upper().replace("-", "_"))


# ---- Community ID ----


def community_rows() -> list[list[str]]:
    lines = (ROOT / "tests/community/values.txt").read_text(encoding="ascii").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_community_ids() -> None:
    rows = community_rows()
    assert len(rows) > 50
    for name, seed, zeek, suricata, packet in rows:
        octets = bytes.fromhex(packet)
        for variant, value in (("zeek", zeek), ("suricata", suricata)):
            found = community_id(octets, seed=int(seed), variant=variant)
            assert found == (None if value == "-" else value), name


def test_community_refusals() -> None:
    with pytest.raises(ValueError):
        community_id(UDP, variant="snort")
    with pytest.raises(OverflowError):
        community_id(UDP, seed=65536)
    assert community_id(b"") is None


# ---- quotes ----


def values_of(vector: Vector) -> dict[str, str]:
    return {key[6:]: value for key, value in vector.expected if key.startswith("quote.")}


QUOTING = [vector for vector in VECTORS if values_of(vector)]


@pytest.mark.parametrize("vector", QUOTING, ids=[vector.name for vector in QUOTING])
def test_quotes_of_vectors(vector: Vector) -> None:
    datagram = next(value for key, value in vector.expected if key == "datagram")
    if datagram.startswith("@"):
        at, size = map(int, datagram[1:].split("+"))
        octets = vector.octets[at : at + size]
    else:
        octets = bytes.fromhex(datagram)
    found = quoted(octets)
    for key, value in values_of(vector).items():
        mine = getattr(found, key)
        assert (str(int(mine)) if isinstance(mine, int) else str(mine or "")) == value, key


def test_there_are_quoting_vectors() -> None:
    assert len(QUOTING) > 20


def test_extents() -> None:
    found = quoted(UDP)
    assert (found.chain, found.ports, found.icmp) == (Extent.COMPLETE, Extent.COMPLETE, Extent.ABSENT)
    assert (found.source_port, found.destination_port, found.total_length) == (54321, 53, 32)
    assert bytes(found.transport) == UDP[20:]
    echo = quoted(ipv4("192.0.2.1", "192.0.2.2", bytes.fromhex("0800f7fc00010002")))
    assert (echo.icmp, echo.identified, echo.type) == (Extent.COMPLETE, Extent.COMPLETE, 8)
    assert (echo.identifier, echo.sequence) == (1, 2)
    for octets in (b"", b"\x45", UDP[:19], bytes(40)):
        broken = quoted(octets)
        assert broken.source is None and broken.destination is None and broken.ports is Extent.ABSENT
    chain = quoted(ipv6("fe80::1", "fe80::2", b"", 43))
    assert chain.chain is Extent.CUT_OFF and chain.protocol is Protocol.ROUTING


def test_a_quote_keeps_its_buffer() -> None:
    octets = bytearray(UDP)
    transport = quoted(octets).transport
    with pytest.raises(BufferError):
        octets.append(0)
    octets[20] = 0xAA
    assert transport[0] == 0xAA and transport.readonly
    del transport
    gc.collect()
    octets.append(0)
    made = quoted(bytes(bytearray(UDP))).transport
    gc.collect()
    assert bytes(made) == UDP[20:]


# ---- pairs ----

ECHO4 = bytes.fromhex("0800f7fc00010002"), bytes.fromhex("0000fffc00010002")
ECHO6 = bytes.fromhex("8000000000010002"), bytes.fromhex("8100000000010002")


def test_answers() -> None:
    request = ipv4("192.0.2.1", "192.0.2.2", ECHO4[0])
    assert answers(request, ipv4("192.0.2.2", "192.0.2.1", ECHO4[1]))
    assert not answers(request, ipv4("192.0.2.3", "192.0.2.1", ECHO4[1]))
    assert not answers(request, ipv4("192.0.2.2", "192.0.2.1", ECHO4[1][:7] + b"\3"))
    assert not answers(request, request)
    assert not answers(request, ipv4("192.0.2.2", "192.0.2.1", ECHO4[1][:5]))
    group = ipv6("fe80::1", "ff02::1", ECHO6[0])
    assert answers(group, ipv6("fe80::9", "fe80::1", ECHO6[1]))
    assert not answers(UDP, UDP) and not answers(b"", b"")


def test_answers_of_messages() -> None:
    assert answers(*ECHO4, family=4) and answers(*ECHO6, family=6)
    assert not answers(*ECHO4[::-1], family=4) and not answers(*ECHO4, family=6)
    request = v6.NeighborSolicitation(target="fe80::7")
    reply = v6.NeighborAdvertisement(target="fe80::7", solicited=1)
    assert answers(request, reply) and not answers(reply, request)
    assert not answers(request, reply.replace(target="fe80::8"))
    assert not answers(v4.EchoRequest(identifier=1), v6.EchoReply(identifier=1))
    assert answers(v4.EchoRequest(identifier=1), v4.EchoReply(identifier=1))
    packet = IPv4(source="192.0.2.1", destination="192.0.2.2") / v4.EchoRequest(identifier=1)
    assert answers(packet, IPv4(source="192.0.2.2", destination="192.0.2.1") / v4.EchoReply(identifier=1))
    with pytest.raises(TypeError):
        answers(packet, v4.EchoReply(identifier=1))
    for pair in ((b"", b""), (b"\x08", b"\0"), (ECHO4[0], b"")):
        assert not answers(*pair, family=4)
    cut = [ipv4("192.0.2.1", "192.0.2.2", b"\x08\0\0\0"), ipv4("192.0.2.2", "192.0.2.1", bytes(4))]
    assert not answers(*cut)
    assert answers(bytes.fromhex("98000000"), bytes.fromhex("9700000000000000"), family=6)


def test_answers_as_scapy_sees_them() -> None:
    inet = pytest.importorskip("scapy.layers.inet")
    hosts = ("192.0.2.1", "192.0.2.2")
    kinds = (8, 0, 13, 14, 17, 18)
    packets = [
        inet.IP(src=a, dst=b) / inet.ICMP(type=kind, id=identifier, seq=1)
        for kind, identifier, (a, b) in itertools.product(kinds, (1, 2), (hosts, hosts[::-1]))
    ]
    for request, reply in itertools.product(packets, packets):
        if request[inet.ICMP].type in (8, 13, 17):
            wanted = bool(reply.answers(request))
            assert answers(bytes(request), bytes(reply)) == wanted, (request, reply)


# ---- order, arbitrary octets ----


def test_order() -> None:
    messages = [ECHO4[0], bytes(2), bytes.fromhex("0303000000000000") + UDP, ECHO4[1], ECHO4[0]]
    order = order_messages(messages, family=4)
    assert sorted(order) == list(range(5)) and [i for i in order if i in (0, 3, 4)] == [0, 3, 4]
    assert abs(order.index(0) - order.index(4)) == 2
    packets = [ipv4("192.0.2.1", "192.0.2.2", message) for message in messages] + [UDP, b""]
    assert sorted(order_packets(packets)) == list(range(7))
    assert order_packets([]) == [] and len(order_packets([UDP] * 256)) == 256
    with pytest.raises(ValueError):
        order_packets([UDP] * 257)
    with pytest.raises(ValueError):
        order_messages([UDP], family=5)
    with pytest.raises(TypeError):
        order_packets([UDP, "text"])
    with pytest.raises(TypeError):
        order_packets(3)


@given(st.binary(max_size=120), st.integers(0, 200))
def test_arbitrary_octets(octets: bytes, size: int) -> None:
    for start in (b"", b"\x45", b"\x60"):
        found = flow(start + octets, size=size)
        assert found is None or isinstance(found.hash(), int)
        quoted(start + octets)
        community_id(start + octets, size=size)
        answers(start + octets, octets)
        answers(octets, start + octets, family=4)
        answers(octets, start + octets, family=6)
    for family in (4, 6):
        inner_tuple(octets, family=family, size=size)
