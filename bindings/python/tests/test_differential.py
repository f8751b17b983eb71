# SPDX-License-Identifier: BSD-2-Clause
"""What scapy and dpkt write is read here as they meant it, and what is written here is read by them."""

from __future__ import annotations

import ipaddress
from typing import Any

import icmpwire
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icmpwire import IPv4, IPv6, ext, mld, nd, v4, v6

A6, B6 = "2001:db8::1", "2001:db8::2"
A4, B4 = "192.0.2.1", "198.51.100.7"

U8, U16, U32 = (st.integers(0, 2**bits - 1) for bits in (8, 16, 32))
ADDRESS6 = st.integers(0, 2**128 - 1).map(ipaddress.IPv6Address)
DATA = st.binary(max_size=40)


@pytest.fixture(scope="module")
def scapy() -> Any:
    pytest.importorskip("scapy")
    import scapy.layers.inet
    import scapy.layers.inet6

    class Both:
        def __getattr__(self, name: str) -> Any:
            for module in (scapy.layers.inet6, scapy.layers.inet):
                if hasattr(module, name):
                    return getattr(module, name)
            raise AttributeError(name)

    return Both()


few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(U16, U16, DATA)
def test_echo4(scapy: Any, identifier: int, sequence: int, data: bytes) -> None:
    for kind, made in ((8, v4.EchoRequest), (0, v4.EchoReply)):
        theirs = bytes(scapy.IP(src=A4, dst=B4) / scapy.ICMP(type=kind, id=identifier, seq=sequence) / data)
        ours = made(identifier=identifier, sequence=sequence, data=data)
        assert icmpwire.decode_packet(theirs).icmp == ours
        assert scapy.ICMP(bytes(ours)).id == identifier and scapy.ICMP(bytes(ours)).seq == sequence


@few
@given(U32, U32, U32)
def test_timestamp(scapy: Any, origin: int, received: int, sent: int) -> None:
    theirs = bytes(scapy.ICMP(type=14, id=1, seq=2, ts_ori=origin, ts_rx=received, ts_tx=sent))
    message = icmpwire.decode(theirs, 4)
    assert isinstance(message, v4.TimestampReply)
    times = [
        message.originate_nonstandard << 31 | message.originate_milliseconds,
        message.receive_nonstandard << 31 | message.receive_milliseconds,
        message.transmit_nonstandard << 31 | message.transmit_milliseconds,
    ]
    assert (message.identifier, message.sequence, times) == (1, 2, [origin, received, sent])
    assert bytes(message.replace(identifier=1)) == theirs


def test_redirect_and_unreachable(scapy: Any) -> None:
    quoted = bytes(scapy.IP(src=B4, dst=A4) / scapy.UDP(sport=1, dport=2))
    redirect = icmpwire.decode(bytes(scapy.ICMP(type=5, code=1, gw=A4) / quoted), 4)
    assert str(redirect.gateway) == A4 and redirect.datagram == quoted
    unreachable = icmpwire.decode(bytes(scapy.ICMP(type=3, code=4, nexthopmtu=1400) / quoted), 4)
    assert unreachable.next_hop_mtu == 1400 and unreachable.code == 4 and unreachable.datagram == quoted


@few
@given(st.lists(st.tuples(st.integers(0, 2**20 - 1), st.integers(0, 7), U8), min_size=1, max_size=4))
def test_label_stack(scapy: Any, labels: list[tuple[int, int, int]]) -> None:
    mpls = pytest.importorskip("scapy.contrib.mpls")
    stack = b"".join(bytes(mpls.MPLS(label=label, cos=cos, s=0, ttl=ttl)) for label, cos, ttl in labels)
    made = ext.MPLSLabelStack(labels=[ext.Label(label=label, traffic_class=cos, ttl=ttl) for label, cos, ttl in labels])
    assert bytes(made)[4:] == stack


@few
@given(U8, st.integers(0, 1), st.integers(0, 1), U16, U32, U32, ADDRESS6, st.integers(0, 128), U32)
def test_router_advertisement(
    scapy: Any,
    hops: int,
    managed: int,
    other: int,
    life: int,
    reach: int,
    retrans: int,
    prefix: Any,
    size: int,
    valid: int,
) -> None:
    theirs = bytes(
        scapy.IPv6(src=A6, dst=B6, hlim=255)
        / scapy.ICMPv6ND_RA(
            chlim=hops, M=managed, O=other, routerlifetime=life, reachabletime=reach, retranstimer=retrans
        )
        / scapy.ICMPv6NDOptSrcLLAddr(lladdr="02:00:00:00:00:01")
        / scapy.ICMPv6NDOptMTU(mtu=1400)
        / scapy.ICMPv6NDOptPrefixInfo(
            prefix=str(prefix), prefixlen=size, L=1, A=0, validlifetime=valid, preferredlifetime=5
        )
        / scapy.ICMPv6NDOptRDNSS(dns=[str(prefix), A6], lifetime=7)
        / scapy.ICMPv6NDOptRouteInfo(prefix="2001:db8::", plen=64, rtlifetime=9, prf=1)
    )
    ours = IPv6(source=A6, destination=B6) / v6.RouterAdvertisement(
        cur_hop_limit=hops,
        managed=managed,
        other_config=other,
        router_lifetime_seconds=life,
        reachable_time_milliseconds=reach,
        retrans_timer_milliseconds=retrans,
        options=[
            nd.SourceLinkLayerAddress(link_layer_address="02:00:00:00:00:01"),
            nd.MTU(mtu=1400),
            nd.PrefixInformation(
                prefix=prefix, prefix_length=size, on_link=1, valid_lifetime_seconds=valid, preferred_lifetime_seconds=5
            ),
            nd.RDNSS(addresses=[prefix, A6], lifetime_seconds=7),
        ],
    )
    read = icmpwire.decode_packet(theirs)
    assert read.icmp.options[:4] == ours.icmp.options
    route = read.icmp.options[4]
    assert (route.prefix_length, route.lifetime_seconds, route.preference) == (64, 9, 1)
    packet = scapy.IPv6(bytes(ours))
    assert packet.haslayer("ICMPv6NDOptRDNSS") and packet[scapy.ICMPv6ND_RA].routerlifetime == life
    assert ipaddress.ip_address(packet[scapy.ICMPv6NDOptPrefixInfo].prefix) == prefix
    del packet.plen, packet[scapy.ICMPv6ND_RA].cksum
    assert bytes(packet) == bytes(ours)


@few
@given(ADDRESS6)
def test_neighbours(scapy: Any, target: Any) -> None:
    solicitation = scapy.ICMPv6ND_NS(tgt=str(target)) / scapy.ICMPv6NDOptSrcLLAddr(lladdr="02:00:00:00:00:01")
    advertisement = scapy.ICMPv6ND_NA(tgt=str(target), R=1, S=0, O=1) / scapy.ICMPv6NDOptDstLLAddr(
        lladdr="02:00:00:00:00:01"
    )
    ours = [
        v6.NeighborSolicitation(
            target=target, options=[nd.SourceLinkLayerAddress(link_layer_address="02:00:00:00:00:01")]
        ),
        v6.NeighborAdvertisement(
            target=target,
            router=1,
            override=1,
            options=[nd.TargetLinkLayerAddress(link_layer_address="02:00:00:00:00:01")],
        ),
    ]
    for theirs, mine in zip((solicitation, advertisement), ours):
        assert bytes(scapy.IPv6(src=A6, dst=B6) / theirs) == bytes(
            IPv6(source=A6, destination=B6, hop_limit=255) / mine
        )


@few
@given(ADDRESS6, st.lists(ADDRESS6, max_size=3))
def test_listeners(scapy: Any, group: Any, sources: list[Any]) -> None:
    query = scapy.ICMPv6MLQuery2(mladdr=str(group), sources=[str(one) for one in sources], mrd=100)
    ours = v6.MulticastListenerQuery(version=2, group=group, sources=sources, maximum_response_code=100)
    read = icmpwire.decode_packet(bytes(scapy.IPv6(src=A6, dst=B6) / query)).icmp
    assert (read.group, read.sources, read.maximum_response_code) == (group, tuple(sources), 100)
    assert ipaddress.ip_address(scapy.ICMPv6MLQuery2(bytes(ours)).mladdr) == group
    record = scapy.ICMPv6MLDMultAddrRec(rtype=4, dst=str(group), sources=[str(one) for one in sources])
    report = scapy.IPv6(src=A6, dst=B6, hlim=1) / scapy.ICMPv6MLReport2(records=[record])
    assert bytes(report) == bytes(
        IPv6(source=A6, destination=B6, hop_limit=1)
        / v6.MulticastListenerReportV2(records=[mld.ToExclude(group=group, sources=sources)])
    )
    first = scapy.IPv6(src=A6, dst=B6, hlim=1) / scapy.ICMPv6MLReport(mladdr=str(group))
    assert bytes(first) == bytes(IPv6(source=A6, destination=B6, hop_limit=1) / v6.MulticastListenerReport(group=group))


# ---- dpkt ----


@few
@given(U16, U16, DATA)
def test_echo_of_dpkt(identifier: int, sequence: int, data: bytes) -> None:
    dpkt = pytest.importorskip("dpkt")
    echo = dpkt.icmp.ICMP.Echo(id=identifier, seq=sequence, data=data)
    theirs = bytes(dpkt.icmp.ICMP(type=8, data=echo))
    ours = v4.EchoRequest(identifier=identifier, sequence=sequence, data=data)
    assert theirs == bytes(ours)
    packet = bytes(IPv4(source=A4, destination=B4) / ours)
    read = dpkt.ip.IP(packet)
    assert (read.data.data.id, read.data.data.seq, read.data.data.data) == (identifier, sequence, data)


# ---- what they do otherwise ----


def test_scapy_writes_no_length_of_extensions_in_ipv6(scapy: Any) -> None:
    """RFC 4884 section 4.2 wants it: here it is."""
    ours = v6.TimeExceeded(datagram=b"\x60" + bytes(60), extension=[ext.Object(class_num=200)])
    assert bytes(ours)[4] == 16
    assert bytes(scapy.ICMPv6TimeExceeded() / (b"\x60" + bytes(60)))[4] == 0


def test_what_is_no_packet_of_scapy(scapy: Any) -> None:
    for thing in (3, "text", bytes(28), scapy.IP):
        with pytest.raises(TypeError, match="^a packet of Scapy is needed, not "):
            icmpwire.from_scapy(thing)
