# SPDX-License-Identifier: BSD-2-Clause
"""Packets: headers and what they carry. Expected octets come from the figures of the RFCs, by struct and arithmetic."""

from __future__ import annotations

import ipaddress
import pickle
import struct
from typing import Any

import icmpwire
import pytest
from icmpwire import (
    DestinationOptions,
    Fragment,
    HopByHop,
    IcmpWireError,
    IPv4,
    IPv6,
    Routing,
    errors,
    ext,
    ip,
    nd,
    v4,
    v6,
)
from class_support import checksum, checksum6

A4, B4 = "192.0.2.1", "198.51.100.7"
A6, B6, C6 = "2001:db8::1", "2001:db8::2", "2001:db8::3"
UDP = struct.pack(">4H", 40000, 33434, 12, 0) + b"data"


def packed(text: str) -> bytes:
    return ipaddress.ip_address(text).packed


def sound4(octets: bytes) -> bool:
    """Both checksums, the length and the protocol."""
    size = (octets[0] & 15) * 4
    return (
        checksum(octets[:size]) == 0
        and checksum(octets[size:]) == 0
        and struct.unpack_from(">H", octets, 2)[0] == len(octets)
        and octets[9] == 1
    )


# ---- IPv4 ----


def test_echo_in_ipv4() -> None:
    packet = IPv4(source=A4, destination=B4) / v4.EchoRequest(identifier=1, sequence=2) / b"ping"
    octets = bytes(packet)
    assert sound4(octets)
    assert octets[:2] == b"\x45\x00" and octets[8] == 64
    assert octets[12:20] == packed(A4) + packed(B4)
    assert octets[20:22] == b"\x08\x00" and octets[24:] == b"\x00\x01\x00\x02ping"
    assert len(packet) == 32


def test_options_in_ipv4() -> None:
    alert = ip.IPv4RouterAlert(body=b"\x00\x00")
    octets = bytes(IPv4(source=A4, destination=B4, options=[alert]) / v4.EchoRequest())
    assert octets[0] == 0x46 and octets[20:24] == bytes([148, 4, 0, 0])
    assert sound4(octets)
    assert icmpwire.decode_packet(octets).options[0].type == 148


@pytest.mark.parametrize(
    ("field", "value", "form", "at"),
    [
        ("total_length", 999, ">H", 2),
        ("header_checksum", 0x1234, ">H", 10),
        ("identification", 0xABCD, ">H", 4),
        ("protocol", 6, ">B", 9),
        ("ttl", 3, ">B", 8),
    ],
)
def test_said_otherwise_in_ipv4(field: str, value: int, form: str, at: int) -> None:
    octets = bytes(IPv4(source=A4, destination=B4, **{field: value}) / v4.EchoRequest())
    assert struct.unpack_from(form, octets, at)[0] == value
    assert (checksum(octets[:20]) == 0) == (field != "header_checksum")


@pytest.mark.parametrize(("field", "value", "nibble"), [("version", 6, 0x65), ("header_words", 9, 0x49)])
def test_first_octet_said_otherwise(field: str, value: int, nibble: int) -> None:
    octets = bytes(IPv4(source=A4, destination=B4, **{field: value}) / v4.EchoRequest())
    assert octets[0] == nibble
    assert checksum(octets[:20]) == 0


# ---- errors that quote ----


def test_error_quotes_a_packet() -> None:
    quoted = IPv4(source=B4, destination=A4, protocol=17) / UDP
    octets = bytes(IPv4(source=A4, destination=B4) / v4.DestinationUnreachable(code=3) / quoted)
    assert sound4(octets)
    assert octets[28:] == bytes(quoted)
    message = icmpwire.decode_packet(octets).icmp
    assert message.datagram == bytes(quoted)
    assert icmpwire.decode_packet(message.datagram).payload == UDP


def test_extensions_given_as_a_list() -> None:
    """RFC 4884 section 5.1: the datagram is padded to 128 octets, and its length is in 32-bit words."""
    quoted = bytes(IPv4(source=B4, destination=A4, protocol=17) / UDP)
    message = v4.TimeExceeded(
        datagram=quoted, extension=[ext.MPLSLabelStack(labels=[ext.Label(label=16, bottom=1, ttl=3)])]
    )
    octets = bytes(message)
    assert octets[5] == 32 and octets[8:136] == quoted + bytes(128 - len(quoted))
    assert octets[136] == 0x20 and checksum(octets[136:]) == 0 and checksum(octets) == 0
    assert octets[140:] == struct.pack(">HBB", 8, 1, 1) + struct.pack(">I", 16 << 12 | 1 << 8 | 3)
    assert octets == bytes(
        v4.TimeExceeded(datagram=quoted, extension=ext.Extension(objects=list(message.extension.objects)))
    )


def test_extension_in_ipv6_counts_64_bit_words() -> None:
    octets = bytes(
        v6.TimeExceeded(datagram=bytes(IPv6(source=A6, destination=B6)), extension=[ext.Object(class_num=200)])
    )
    assert octets[4] == 16 and len(octets) == 8 + 128 + 4 + 4


# ---- IPv6 ----


def test_echo_in_ipv6() -> None:
    octets = bytes(
        IPv6(source=A6, destination=B6, dscp=46, ecn=1, flow_label=0x12345) / v6.EchoRequest(sequence=5) / b"x"
    )
    assert octets[:8] == struct.pack(">IHBB", 6 << 28 | (46 << 2 | 1) << 20 | 0x12345, 9, 58, 64)
    assert octets[8:40] == packed(A6) + packed(B6)
    assert checksum6(packed(A6), packed(B6), octets[40:]) == 0


@pytest.mark.parametrize("message", [v6.RouterSolicitation(), v6.NeighborSolicitation(target=B6), v6.Redirect()])
def test_discovery_has_hop_limit_255(message: Any) -> None:
    assert bytes(IPv6(source=A6, destination=B6) / message)[7] == 255


def test_chain_of_extension_headers() -> None:
    packet = IPv6(source=A6, destination=B6) / HopByHop() / DestinationOptions() / Fragment() / v6.EchoRequest()
    octets = bytes(packet)
    assert octets[6] == 0 and octets[40] == 60 and octets[48] == 44 and octets[56] == 58
    assert struct.unpack_from(">H", octets, 4)[0] == len(octets) - 40
    assert checksum6(packed(A6), packed(B6), octets[64:]) == 0
    assert icmpwire.decode_packet(octets) == packet
    assert [type(layer) for layer in packet] == [IPv6, HopByHop, DestinationOptions, Fragment, v6.EchoRequest]


def test_routing_header_makes_the_checksum_that_of_the_last_address() -> None:
    """RFC 8200 section 8.1: the address in the pseudo-header is the final one."""
    route = Routing(routing_type=2, segments_left=1, body=bytes(4) + packed(C6))
    octets = bytes(IPv6(source=A6, destination=B6) / route / v6.EchoRequest(identifier=3))
    assert octets[40:44] == bytes([58, 2, 2, 1])
    assert checksum6(packed(A6), packed(C6), octets[64:]) == 0
    assert icmpwire.decode_packet(octets).icmp.identifier == 3


def test_home_address_makes_the_checksum_that_of_the_home() -> None:
    """RFC 6275 section 11.3.1: the packet is checked as if it came from the home address."""
    options = [ip.IPv6PadN(body=b"\x00\x00"), ip.IPv6HomeAddress(body=packed(C6))]
    octets = bytes(IPv6(source=A6, destination=B6) / DestinationOptions(options=options) / v6.EchoRequest())
    assert checksum6(packed(C6), packed(B6), octets[-8:]) == 0


@pytest.mark.parametrize(
    ("field", "value", "form", "at"),
    [("payload_length", 7, ">H", 4), ("next_header", 17, ">B", 6), ("hop_limit", 1, ">B", 7)],
)
def test_said_otherwise_in_ipv6(field: str, value: int, form: str, at: int) -> None:
    octets = bytes(IPv6(source=A6, destination=B6, **{field: value}) / v6.EchoRequest())
    assert struct.unpack_from(form, octets, at)[0] == value
    assert len(octets) == 48


# ---- what is behind ----


def test_payload_rules() -> None:
    plain = IPv4(source=A4, destination=B4) / b"octets"
    assert plain.payload == b"octets" and plain.icmp is None and bytes(plain)[20:] == b"octets"
    with pytest.raises(errors.FieldError):
        IPv4() / "text"
    with pytest.raises(errors.FieldError):
        v4.RouterSolicitation() / v4.EchoRequest() / 5


def test_layers_and_lookup() -> None:
    packet = IPv4(source=A4, destination=B4) / v4.EchoRequest(identifier=9)
    assert packet[v4.EchoRequest] is packet.icmp and packet.icmp.identifier == 9
    assert v4.EchoRequest in packet and v4.EchoReply not in packet
    assert packet[v4.Message] is packet.icmp and packet[IPv4] is packet
    with pytest.raises(KeyError):
        packet[v4.EchoReply]
    assert packet.layers == (packet, packet.icmp)


def test_other_protocols_stay_octets() -> None:
    packet = icmpwire.decode_packet(bytes(IPv4(source=A4, destination=B4, protocol=17) / UDP))
    assert packet.payload == UDP and packet.icmp is None


def test_fragments_stay_octets() -> None:
    whole = bytes(v4.EchoRequest(data=b"x" * 16))
    later = icmpwire.decode_packet(bytes(IPv4(source=A4, destination=B4, protocol=1, fragment_offset=2) / whole[16:]))
    assert later.payload == whole[16:] and later.icmp is None
    first = icmpwire.decode_packet(
        bytes(IPv6(source=A6, destination=B6) / Fragment(next_header=58, more_fragments=1) / whole)
    )
    assert first.layers[-1].payload == whole and first.icmp is None


def test_padding_of_the_link_is_dropped() -> None:
    octets = bytes(IPv4(source=A4, destination=B4) / v4.EchoRequest() / b"x")
    packet = icmpwire.decode_packet(octets + bytes(17))
    assert packet.icmp.data == b"x" and bytes(packet) == octets


def test_capture_that_was_cut() -> None:
    octets = bytes(IPv4(source=A4, destination=B4) / v4.EchoRequest() / (b"x" * 100))
    packet = icmpwire.decode_packet(octets[:60], size=len(octets), errors="collect")
    assert packet.icmp.identifier == 0 and packet.icmp.data == b"x" * 32
    with pytest.raises(errors.Cut):
        icmpwire.decode_packet(octets[:24], size=len(octets))
    with pytest.raises(errors.Truncated):
        icmpwire.decode(octets[20:24], 4)


# ---- change ----


def test_nested_option_changes_the_packet() -> None:
    made = IPv6(source=A6, destination=B6) / v6.RouterAdvertisement(
        options=[nd.MTU(mtu=1400), nd.RDNSS(addresses=[A6])]
    )
    packet = icmpwire.decode_packet(bytes(made))
    packet.icmp.options[1].addresses = [A6, B6, C6]
    octets = bytes(packet)
    assert octets != bytes(made)
    assert struct.unpack_from(">H", octets, 4)[0] == len(octets) - 40 == len(bytes(made)) - 40 + 32
    assert octets[40 + 16 + 8 + 1] == 7  # units of 8 octets
    assert checksum6(packed(A6), packed(B6), octets[40:]) == 0
    assert not packet.is_decoded


def test_other_payload_changes_the_next_header() -> None:
    packet = icmpwire.decode_packet(bytes(IPv6(source=A6, destination=B6) / v6.EchoRequest()))
    packet.payload = HopByHop() / v6.EchoReply()
    octets = bytes(packet)
    assert octets[6] == 0 and octets[40] == 58 and octets[48] == 129


def test_hashed_objects_stay() -> None:
    packet = icmpwire.decode_packet(
        bytes(IPv6(source=A6, destination=B6) / v6.RouterAdvertisement(options=[nd.MTU(mtu=1400)]))
    )
    hash(packet)
    for change in (
        lambda: setattr(packet, "hop_limit", 3),
        lambda: setattr(packet.icmp, "cur_hop_limit", 3),
        lambda: setattr(packet.icmp.options[0], "mtu", 3),
    ):
        with pytest.raises(errors.FieldError):
            change()
    assert packet.replace(hop_limit=3).hop_limit == 3


def test_refused_value_changes_nothing() -> None:
    octets = bytearray(bytes(v4.EchoRequest(data=b"x")))
    octets[2] ^= 1
    message = icmpwire.decode(bytes(octets), 4)
    with pytest.raises(errors.FieldError):
        message.sequence = -1
    assert bytes(message) == octets and message.is_decoded


# ---- matching ----


def test_pattern_matching() -> None:
    packet = IPv6(source=A6, destination=B6) / v6.RouterAdvertisement(
        router_lifetime_seconds=1800,
        options=[nd.PrefixInformation(prefix="2001:db8::", prefix_length=64), nd.MTU(mtu=1400)],
    )
    match icmpwire.decode_packet(bytes(packet)).icmp:
        case v6.RouterAdvertisement(router_lifetime_seconds=0):
            raise AssertionError("the lifetime is not 0")
        case v6.RouterAdvertisement(options=[nd.PrefixInformation(prefix=prefix), *others]):
            assert prefix == ipaddress.ip_address("2001:db8::") and len(others) == 1
        case _:
            raise AssertionError("nothing matched")
    match v4.EchoRequest(identifier=7, data=b"ping"):
        case v4.EchoRequest(identifier=8):
            raise AssertionError("another identifier")
        case v4.EchoRequest(identifier=7, data=data):
            assert data == b"ping"
        case _:
            raise AssertionError("nothing matched")
    match packet:
        case IPv6(payload=v6.Message(type=134) as message):
            assert message.router_lifetime_seconds == 1800
        case _:
            raise AssertionError("nothing matched")


def test_too_long_for_ip() -> None:
    with pytest.raises(IcmpWireError):
        bytes(IPv4(source=A4, destination=B4) / v4.EchoRequest(data=bytes(65_530)))


def test_repr_of_packets_evaluates() -> None:
    packet = IPv6(source=A6, destination=B6) / HopByHop() / v6.EchoRequest(identifier=3) / b"ping"
    space = {"IPv6": IPv6, "HopByHop": HopByHop, "v6": v6, "ip": ip}
    assert eval(repr(packet), space) == packet
    decoded = icmpwire.decode_packet(bytes(packet))
    assert eval(repr(decoded), space) == decoded


@pytest.mark.parametrize("octets", [bytes(1), bytes.fromhex("8000"), bytes.fromhex("86000000400807080000")])
def test_repr_of_packets_with_a_faulty_message_evaluates(octets: bytes) -> None:
    packet = IPv6(source=A6, destination=B6, next_header=58) / octets
    decoded = icmpwire.decode_packet(bytes(packet), errors="collect")
    again = eval(repr(decoded), {"IPv6": IPv6, "v6": v6})
    assert bytes(again) == bytes(packet)
    assert type(again.icmp) is type(decoded.icmp) and again.icmp.fault is not None


def test_what_is_put_behind_something_follows_it() -> None:
    assert bytes(v4.EchoRequest() / b"a" / b"b")[8:] == b"ab"
    assert bytes(v4.EchoRequest(data=b"a") / b"b")[8:] == b"ab"
    inner = bytes(IPv4(source=A4) / b"1234")
    assert bytes(v4.TimeExceeded() / inner[:20] / inner[20:])[8:] == inner
    for odd in (5, "text", None):
        with pytest.raises(errors.FieldError, match="data"):
            v4.EchoRequest(data=b"a") / odd


@pytest.mark.parametrize(
    "octets, fault, fields",
    [
        (b"", errors.Truncated, None),
        (b"\x45", errors.Truncated, None),
        (bytes.fromhex("4500001c00000000400100000a0000010a0000"), errors.Truncated, None),
        (bytes.fromhex("4200001c00000000400100000a0000010a000002"), errors.BadLength, {"ttl": 64, "header_words": 2}),
        (bytes.fromhex("600000000008"), errors.Truncated, None),
    ],
)
def test_a_broken_ip_header_is_collected(octets: bytes, fault: type, fields: dict[str, Any] | None) -> None:
    with pytest.raises(fault):
        icmpwire.decode_packet(octets)
    packet = icmpwire.decode_packet(octets, errors="collect")
    assert type(packet.fault) is fault and packet.icmp is None and bytes(packet) == octets
    if fields is None:
        assert all(value is None for _, value in packet.items())
    else:
        assert {name: getattr(packet, name) for name in fields} == fields
    assert pickle.loads(pickle.dumps(packet)) == packet == eval(repr(packet), {**vars(icmpwire)})
