# SPDX-License-Identifier: BSD-2-Clause
"""What the generated classes say of themselves."""

from __future__ import annotations

import inspect
import keyword
import re
from typing import Any

import pytest

import typing_examples

import icmpwire
from icmpwire import _classes, ext, nd, rpl, v4, v6

CLASSES = sorted(_classes.CLASSES.items())


def each_class(test: Any) -> Any:
    return pytest.mark.parametrize("made", [pytest.param(made, id=key) for key, made in CLASSES])(test)


@each_class
def test_documented(made: Any) -> None:
    first, *rest = made.__doc__.split("\n")
    assert re.match(r"[^()]+( \(.*RFC \d+.*\))?\.$", first), first
    assert [line.split()[0] for line in rest[2:]] == list(made.fields())
    assert "icmpwire_" not in made.__doc__ and "NULL" not in made.__doc__.replace("padded with NUL", "")


@each_class
def test_fields_are_attributes_and_keywords(made: Any) -> None:
    blank = made()
    for name in made.fields():
        assert name.isidentifier() and not keyword.iskeyword(name)
        getattr(blank, name)


@each_class
def test_signature_tells_the_defaults(made: Any) -> None:
    defaults = {name: parameter.default for name, parameter in inspect.signature(made).parameters.items()}
    other = {"code": 0x7F} if made is v6.RPL else {}  # code 0 has a base object instead of a body
    assert made(**{**defaults, **other}) == made(**other)


def test_reading_changes_nothing() -> None:
    stack = ext.MPLSLabelStack(labels=[ext.Label(label=16)])
    assert stack.payload is None  # it lies where the labels do
    assert bytes(stack).hex() == "0008010100010000"


@pytest.mark.parametrize(
    "made",
    [
        nd.Option(type=5, body=b"abcdef"),
        rpl.Option(type=4, body=b"ab"),
        v6.RPL(code=1, body=b"ab"),
    ],
)
def test_octets_in_the_place_of_a_layout(made: Any) -> None:
    with pytest.raises(icmpwire.errors.FieldError, match="has fields: see <class 'icmpwire"):
        bytes(made)


def test_a_message_of_any_type_is_octets_throughout() -> None:
    assert bytes(v4.Message(type=8, body=b"abcdef"))[4:] == b"abcdef"


def test_titles_and_documents() -> None:
    assert nd.RDNSS.rfc == "RFC 8106 section 5.1"
    assert nd.SourceLinkLayerAddress.rfc == "RFC 4861"
    assert (rpl.DIO.title, rpl.DIO.rfc) == ("DODAG Information Object", "RFC 6550 section 6.3")
    assert ext.Extension.rfc == "RFC 4884 section 7"
    assert "next_hop_mtu (0 to 65535): octets; code 4 only" in v4.DestinationUnreachable.__doc__
    assert "preference_level (-2147483648 to 2147483647): higher preferred" in v4.RouterEntry.__doc__


def test_faults_of_options_name_their_document() -> None:
    with pytest.raises(icmpwire.IcmpWireError, match=r"\(RFC 8106 section 5.1\)") as caught:
        nd.Option.decode(bytes.fromhex("1902000000000258"))
    assert caught.value.rfc == "RFC 8106 section 5.1"


def test_fields_of_a_base_that_a_class_does_not_have() -> None:
    echo = v4.EchoRequest()
    assert v4.Message().body == b"" and not hasattr(echo, "body")
    with pytest.raises(AttributeError, match="EchoRequest has no field 'body'"):
        echo.body
    with pytest.raises(AttributeError):
        echo.body = b""
    with pytest.raises(TypeError):
        v4.EchoRequest(body=b"")


def test_a_field_named_like_a_keyword() -> None:
    query = v6.NodeInformationQuery(qtype=3, global_=1, subject_ipv6="2001:db8::1", nonce=b"12345678")
    assert bytes(query)[4:8].hex() == "00030020"  # RFC 4620 section 6.4: G is bit 5 of the flags
    assert icmpwire.decode(bytes(query), 6) == query
    assert icmpwire.decode(bytes(query)[:-1], 6, errors="collect").global_ == 1


def test_examples_of_types() -> None:
    typing_examples.decoding()
    typing_examples.decoding_of_any_family(bytes(v6.EchoRequest()), 6)
    typing_examples.reading()
    typing_examples.writing()
    typing_examples.carrying()
    typing_examples.names_and_places()
    assert typing_examples.matching(nd.PrefixInformation(prefix="2001:db8::", prefix_length=64)) == "2001:db8::/64"
    assert typing_examples.matching(nd.RDNSS(addresses=["2001:db8::53", "::1"])) == "2001:db8::53"
    assert typing_examples.matching(nd.MTU(mtu=1500)) == "5 (mtu)"
