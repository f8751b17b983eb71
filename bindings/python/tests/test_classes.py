# SPDX-License-Identifier: BSD-2-Clause
"""Every class: what it is made of comes back, what it computes is right, and can be said otherwise."""

from __future__ import annotations

import pickle
import struct
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import icmpwire
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icmpwire import IcmpWireError, errors, ext, mld, nd, rpl, v4, v6
from icmpwire._node import Message
from class_support import CLASSES, ELEMENTS, HEADERS, MESSAGES, checksum, checksum6, command_json, name_of
from tree import needs_command

A6, B6 = IPv6Address("2001:db8::1"), IPv6Address("2001:db8::2")


def each(made: list[Any]) -> Any:
    return pytest.mark.parametrize("made", made, ids=name_of)


# ---- values of any kind ----

LABELS = st.text("abcdefgh-", min_size=1, max_size=12)
PLAIN: dict[str, Any] = {
    "ipv4": st.integers(0, 2**32 - 1).map(IPv4Address),
    "ipv6": st.integers(0, 2**128 - 1).map(IPv6Address),
    "octets": st.binary(max_size=24),
    "ipv6_list": st.lists(st.integers(0, 2**128 - 1).map(IPv6Address), max_size=3),
    "ipv4_list": st.lists(st.integers(0, 2**32 - 1).map(IPv4Address), max_size=3),
    "number_list": st.lists(st.integers(0, 255), max_size=4),
}


def values_of(field: Any) -> Any:
    """What a user might give; null where other fields say what there is room for."""
    name, kind, origin, optional, width, *_ = field
    if origin != "given" or optional == "optional":
        return None
    if kind == "number" and name in ("ttl", "preference_level") and width == 32:  # with a sign
        return st.integers(-(2**31), 2**31 - 1)
    if kind == "number":
        return st.integers(0, 2**width - 1)
    return PLAIN.get(kind)


# Numbers that say how the rest is laid out.
SHAPING = {"type", "code", "version", "version_", "name_type", "subtype", "qtype", "c_type", "option_code"}


def numbers_of(made: Any) -> dict[str, Any]:
    """Those of whole octets that are given: these are never refused."""
    return {
        field[0]: values_of(field)
        for field in made._fields()
        if field[1] == "number" and values_of(field) is not None and field[0] not in SHAPING
    }


def quoting(made: Any) -> dict[str, Any]:
    """What errors cannot do without; and a code of RPL that has no class of its own."""
    if made is v6.RPL:
        return {"code": 0x7F}
    quoted = b"\x45" + bytes(27) if made in MESSAGES and made.family == 4 else b"\x60" + bytes(47)
    return {"datagram": quoted} if "datagram" in made.fields() else {}


def again(made: Any, built: Any) -> Any:
    """What another would read."""
    octets = bytes(built)
    if issubclass(made, Message):
        return icmpwire.decode(octets, made.family)
    return made.decode(octets)


@each(CLASSES)
def test_plainest_object(made: Any) -> None:
    blank = made()
    assert bytes(blank) == bytes(made()) and blank == made() and hash(blank) == hash(made())
    assert len(blank) == len(bytes(blank))
    assert blank.fault is None and blank.offset is None and not blank.is_decoded
    assert made.__doc__ and all(name in made.__doc__ for name in made.fields())
    dict(blank.items()), blank.to_json(), blank.tree(), blank.summary(), repr(blank), blank._repr_html_()


@each(CLASSES)
def test_unknown_field(made: Any) -> None:
    with pytest.raises(TypeError, match="no_such_field"):
        made(no_such_field=1)
    with pytest.raises(TypeError):
        made(1)
    with pytest.raises(AttributeError):
        made().no_such_field
    with pytest.raises(AttributeError):
        made().no_such_field = 1


@each(CLASSES)
def test_values_that_do_not_fit(made: Any) -> None:
    for name, kind, origin, _, width, *_ in made._fields():
        if origin == "fixed":
            with pytest.raises(errors.FieldError) as fixed:
                made(**{name: 1})
            assert fixed.value.field == name
            continue
        if name == "payload":
            continue
        for wrong in (1.5, object(), 1 << 200, "\0"):
            if (kind in ("text", "name", "prefix") and isinstance(wrong, str)) or (
                kind == "name" and wrong == 1 << 200
            ):
                continue
            with pytest.raises(errors.FieldError) as raised:
                made(**{name: wrong})
            assert raised.value.field == name and name in str(raised.value)
        if kind == "number":
            for wrong in (-1 - (1 << 40), 1 << width, "1", b"1", [1]):
                with pytest.raises(errors.FieldError) as raised:
                    made(**{name: wrong})
                assert raised.value.field == name


@each([made for made in MESSAGES + ELEMENTS if numbers_of(made)])
def test_numbers_come_back(made: Any) -> None:
    strategies = numbers_of(made)

    @settings(max_examples=15)
    @given(st.fixed_dictionaries({}, optional=strategies))
    def come_back(values: dict[str, Any]) -> None:
        built = made(**values)
        assert {name: getattr(built, name) for name in values} == values
        try:
            found = again(made, built)
        except errors.DecodeError:
            return  # the numbers say that something follows which nobody gave
        if type(found) is type(built) and found.fault is None and bytes(found) == bytes(built):
            assert {name: getattr(found, name) for name in values} == values

    come_back()


@each(MESSAGES)
def test_octets_come_back(made: Any) -> None:
    fields = {field[0]: values_of(field) for field in made._fields() if values_of(field) is not None}
    strategies = {
        n: s for n, s in fields.items() if n in ("data", "target", "destination", "group", "gateway", "router")
    }

    @settings(max_examples=10)
    @given(st.fixed_dictionaries(strategies))
    def come_back(values: dict[str, Any]) -> None:
        built = made(**values, **quoting(made))
        assert {name: getattr(built, name) for name in values} == values
        found = again(made, built)
        assert {name: getattr(found, name) for name in values} == values and found == built

    come_back()


@each(MESSAGES)
def test_checksum_of_every_message(made: Any) -> None:
    octets = made().build(source=A6, destination=B6)
    total = checksum(octets) if made.family == 4 else checksum6(A6.packed, B6.packed, octets)
    assert total in (0, 0xFFFF)
    wrong = made(checksum=0x1234).build(source=A6, destination=B6)
    assert wrong[2:4] == b"\x12\x34" and wrong[:2] + wrong[4:] == octets[:2] + octets[4:]


@needs_command
@each(MESSAGES)
def test_command_reads_the_same(made: Any) -> None:
    blank = made(**quoting(made))
    read = command_json(made.family, bytes(blank))
    assert (read["type"], read["code"], read["fault"]) == (int(blank.type), int(blank.code), None)


# ---- wrong on purpose: where the figures of the RFCs have it ----

EXTENSION = [ext.Object(class_num=200, c_type=1, payload=b"abcd")]
WRONG: list[tuple[Any, str, int, str, int]] = [
    (v4.DestinationUnreachable(extension=EXTENSION), "length", 9, ">B", 5),
    (v4.TimeExceeded(extension=EXTENSION), "length", 200, ">B", 5),
    (v4.ParameterProblem(extension=EXTENSION), "length", 1, ">B", 5),
    (v6.DestinationUnreachable(extension=EXTENSION), "length", 9, ">B", 4),
    (v6.TimeExceeded(extension=EXTENSION), "length", 255, ">B", 4),
    (v4.RouterAdvertisement(entries=[v4.RouterEntry()]), "number_of_addresses", 77, ">B", 4),
    (v6.MulticastListenerQuery(version=2, sources=["::1"]), "number_of_sources", 500, ">H", 26),
    (v6.MulticastListenerReportV2(records=[mld.ToExclude()]), "number_of_records", 9, ">H", 6),
    (nd.MTU(mtu=1400), "length", 4, ">B", 1),
    (nd.RDNSS(addresses=["::1"]), "length", 9, ">B", 1),
    (nd.PrefixInformation(), "length", 0, ">B", 1),
    (nd.DNSSL(names=["a.example"]), "length", 200, ">B", 1),
    (mld.ToExclude(sources=["::1"]), "number_of_sources", 3, ">H", 2),
    (mld.ToExclude(aux_data=b"abcd"), "aux_data_words", 3, ">B", 1),
    (ext.Object(class_num=200, payload=b"abcd"), "length", 1, ">H", 0),
    (ext.MPLSLabelStack(labels=[ext.Label()]), "length", 40, ">H", 0),
    (rpl.PadN(), "length", 3, ">B", 1),
]


@pytest.mark.parametrize(
    ("right", "field", "value", "form", "at"), WRONG, ids=lambda one: one if isinstance(one, str) else None
)
def test_computed_numbers_said_otherwise(right: Any, field: str, value: int, form: str, at: int) -> None:
    octets = bytes(right)
    assert struct.unpack_from(form, octets, at)[0] != value
    wrong = right.replace(**{field: value})
    assert getattr(wrong, field) == value
    assert struct.unpack_from(form, bytes(wrong), at)[0] == value
    assert len(bytes(wrong)) == len(octets)
    assert sum(a != b for a, b in zip(bytes(wrong), octets)) <= struct.calcsize(form) + 2  # and the checksum
    if isinstance(right, v4.Message):
        assert checksum(bytes(wrong)) in (0, 0xFFFF)
    assert bytes(wrong.replace(**{field: None})) == octets


@each(CLASSES)
def test_every_computed_number_can_be_said(made: Any) -> None:
    for name, kind, origin, optional, width, *_ in made._fields():
        if kind != "number" or origin != "computed" or optional == "optional" or made in HEADERS:
            continue
        value = (1 << width) - 3 if width > 2 else 1
        wrong = made(**{name: value})
        assert getattr(wrong, name) == value
        try:
            octets = bytes(wrong)
        except IcmpWireError as error:
            raise AssertionError(f"{made.__name__}.{name} cannot be {value}") from error
        if issubclass(made, Message):
            assert getattr(icmpwire.decode(octets, made.family, errors="collect"), name) == value


# ---- lengths that fill themselves in, by the figures ----


@given(st.lists(st.integers(0, 2**128 - 1).map(IPv6Address), max_size=7))
def test_servers(addresses: list[IPv6Address]) -> None:
    octets = bytes(nd.RDNSS(lifetime_seconds=600, addresses=addresses))
    packed = b"".join(one.packed for one in addresses)
    assert octets == struct.pack(">BBHI", 25, 1 + 2 * len(addresses), 0, 600) + packed


@given(st.lists(LABELS.map(lambda one: one.strip("-") or "a"), min_size=1, max_size=3))
def test_search_list(labels: list[str]) -> None:
    octets = bytes(nd.DNSSL(names=[".".join(labels)]))
    name = b"".join(bytes([len(one)]) + one.encode() for one in labels) + b"\0"
    padding = -(8 + len(name)) % 8
    assert octets == struct.pack(">BBHI", 31, (8 + len(name) + padding) // 8, 0, 0) + name + bytes(padding)


@given(st.integers(0, 2**128 - 1), st.integers(0, 128), st.booleans(), st.integers(0, 2**32 - 1))
def test_prefix(prefix: int, length: int, on_link: bool, lifetime: int) -> None:
    option = nd.PrefixInformation(
        prefix=prefix, prefix_length=length, on_link=int(on_link), valid_lifetime_seconds=lifetime
    )
    head = struct.pack(">BBBBII", 3, 4, length, 0x80 * on_link, lifetime, 0)
    assert bytes(option) == head + bytes(4) + prefix.to_bytes(16, "big")


@given(st.binary(max_size=300), st.integers(0, 65535), st.integers(0, 65535))
def test_echo(data: bytes, identifier: int, sequence: int) -> None:
    octets = bytes(v4.EchoRequest(identifier=identifier, sequence=sequence, data=data))
    assert (
        octets
        == struct.pack(
            ">BBHHH", 8, 0, checksum(struct.pack(">BBHHH", 8, 0, 0, identifier, sequence) + data), identifier, sequence
        )
        + data
    )
    assert icmpwire.decode(octets, 4) == v4.EchoRequest(identifier=identifier, sequence=sequence, data=data)


# ---- octets that attributes do not tell ----

UNTOLD = [
    ext.Object(class_num=247, c_type=1, payload=b"abcd"),
    ext.Object(payload=b"not a multiple of four"),
    nd.RouteInformation(prefix_length=64, prefix=bytes.fromhex("20010db800000000")),
    nd.Context(context_length=64, prefix=bytes.fromhex("20010db800000000")),
    nd.CaptivePortal(uri=b"https://example.org" + bytes(9)),
    v6.RouterAdvertisement(options=[nd.RouteInformation(prefix_length=64, prefix=bytes(8))]),
]


@pytest.mark.parametrize("made", UNTOLD, ids=repr)
def test_octets_survive_repr_and_pickle(made: Any) -> None:
    names = {"ext": ext, "nd": nd, "v6": v6}
    for again in (eval(repr(made), names), pickle.loads(pickle.dumps(made))):
        assert type(again) is type(made)
        assert bytes(again) == bytes(made)
