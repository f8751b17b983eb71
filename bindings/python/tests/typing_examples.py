# SPDX-License-Identifier: BSD-2-Clause
"""What type checkers make of the package: mypy checks this file, and a test runs it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

from typing_extensions import assert_type

import icmpwire
from icmpwire import Fragment, HopByHop, IPv4, IPv6, Octets, enums, errors, ext, ip, mld, nd, rpl, v4, v6


def decoding() -> None:
    octets = bytes(v4.EchoRequest(identifier=1))
    assert_type(icmpwire.decode(octets), v4.Message)
    assert_type(icmpwire.decode(bytearray(octets), 4), v4.Message)
    assert_type(icmpwire.decode(memoryview(octets), family=4, errors="collect").fault, errors.IcmpWireError | None)
    assert_type(icmpwire.decode(bytes(v6.EchoRequest()), 6), v6.Message)
    assert_type(v4.EchoRequest.decode(octets, size=8), v4.EchoRequest)
    assert_type(nd.Option.decode(bytes(nd.MTU(mtu=1500))), nd.Option)
    packet = IPv4(source="192.0.2.1", destination="192.0.2.2") / v4.EchoRequest() / b"data"
    assert_type(icmpwire.decode_packet(bytes(packet)), ip.IPv4 | ip.IPv6)


def decoding_of_any_family(octets: bytes, family: int) -> None:
    assert_type(icmpwire.decode(octets, family), v4.Message | v6.Message)


def reading_of_captures(path: str) -> None:
    assert_type([record.packet for record in icmpwire.read_pcap(path)], list[ip.IPv4 | ip.IPv6])


def reading() -> None:
    echo = v4.EchoRequest(identifier=1, sequence=2, data=memoryview(b"ping"))
    assert_type(echo.type, enums.Type4)
    assert_type(echo.code, int)
    assert_type(echo.checksum, int | None)
    assert_type(echo.data, Octets)
    assert_type(echo.data + b"more", bytes)
    assert_type([b"a" in echo.data, *(octet > 0 for octet in echo.data)], list[bool])
    assert_type(bytes(echo.data).decode(), str)
    error = v4.DestinationUnreachable(code=3, datagram=bytes(echo))
    assert_type(error.code, enums.DestinationUnreachableCode4)
    assert_type(error.extension, ext.Extension | None)
    assert_type(v4.Redirect(gateway="192.0.2.1").gateway, IPv4Address)
    assert_type(v6.NeighborSolicitation(target=1).target, IPv6Address)
    assert_type(v6.RouterAdvertisement().options, tuple[nd.Option, ...])
    assert_type(rpl.DAO().dodagid, IPv6Address | None)
    assert_type(rpl.Target(prefix="2001:db8::").prefix, IPv6Address | Octets)
    report = v6.MulticastListenerReportV2(records=[mld.ToExclude(group="ff02::1:3")])
    assert_type(report.records, tuple[mld.Record, ...])
    assert_type(nd.DNSSL(names=["example.org"]).names, tuple[str | Octets, ...])
    assert_type(nd.CaptivePortal(uri="https://example.org/").uri, str)
    assert_type(ext.InterfaceInformation(mtu=1500).mtu, int | None)
    assert_type(v4.RouterEntry(preference_level=-1).preference_level, int)


def writing() -> None:
    solicitation = v6.NeighborSolicitation(options=(nd.MTU(mtu=1500),))
    solicitation.target = "fe80::1"
    solicitation.target = IPv6Address("fe80::1")
    solicitation.options = [nd.SourceLinkLayerAddress(link_layer_address="02:00:00:00:00:01")]
    assert_type(solicitation.options, tuple[nd.Option, ...])
    assert_type(solicitation.replace(target="fe80::2"), v6.NeighborSolicitation)
    assert_type(solicitation.copy(), v6.NeighborSolicitation)
    echo = v4.EchoRequest(checksum=0)
    echo.checksum = None
    error = v4.TimeExceeded(extension=[ext.MPLSLabelStack(labels=[ext.Label(label=16)])])
    error.code = enums.TimeExceededCode4(1)
    error.code = 0
    assert_type(error.extension, ext.Extension | None)


def carrying() -> None:
    packet = IPv6(source="fe80::1", destination="ff02::1") / HopByHop(options=[ip.IPv6RouterAlert()]) / v6.EchoRequest()
    assert_type(packet, IPv6)
    assert_type(packet.icmp, v4.Message | v6.Message | None)
    assert_type(packet[v6.EchoRequest].identifier, int)
    assert_type(packet[HopByHop].options, tuple[ip.IPv6Option, ...])
    assert_type(packet.next_header, enums.Protocol | None)
    assert_type(v6.EchoRequest() / b"data", v6.EchoRequest)
    assert Fragment not in packet and HopByHop in packet


def matching(option: nd.Option) -> str:
    match option:
        case nd.PrefixInformation(prefix=prefix, prefix_length=length):
            assert_type(prefix, IPv6Address)
            assert_type(length, int)
            return f"{prefix}/{length}"
        case nd.RDNSS(addresses=[first, *_]):
            assert_type(first, IPv6Address)
            return str(first)
        case _:
            assert_type(option.type, enums.OptionType)
            return str(option.type)


def names_and_places() -> None:
    assert_type(v4.EchoRequest.family, icmpwire._types.Family)
    assert_type(v4.EchoRequest.rfc, str)
    assert_type(v4.EchoRequest.fields(), tuple[str, ...])
    assert_type(v4.EchoRequest().summary(), str)
    assert_type(v4.EchoRequest().offset, int | None)


def mistakes() -> None:
    """Each of these is one that type checkers find."""
    v4.EchoRequest(identifer=1)  # type: ignore[call-arg]
    v4.EchoRequest(type=8)  # type: ignore[call-arg]
    v4.EchoRequest(identifier="1")  # type: ignore[arg-type]
    v6.RouterAdvertisement(options=[rpl.Pad1()])  # type: ignore[list-item]
    v4.EchoRequest().identifier = None  # type: ignore[assignment]
    icmpwire.decode(b"", errors="ignore")  # type: ignore[call-overload]
