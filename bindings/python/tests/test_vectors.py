# SPDX-License-Identifier: BSD-2-Clause
"""Every vector of the tree: what it says is what the classes say, and objects come back as what they were."""

from __future__ import annotations

import copy
import html.parser
import io
import json
import pickle
import re
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import icmpwire
import pytest
from icmpwire import errors
from icmpwire._node import Node
from class_support import FAULTY, NAMES, VALID, VECTORS, checksum, checksum6, name_of
from tree import Vector, needs_command, run

# What a vector tells of other things than fields.
TELLS = re.compile(r"verdict|fault|element-fault|checksum|extension-checksum|lenient|quote\..*")
KINDS = {
    "truncated": errors.Truncated,
    "bad-length": errors.BadLength,
    "bad-version": errors.BadVersion,
    "bad-field": errors.BadField,
}


# What a vector calls a field is not always what a class has, or says.
NAMED = {"global": "global_"}
SAID_OTHERWISE = {
    "options[0].provisioning_domain.options[0].body": "a domain within a domain is octets to a decoder",
    "options[0].encrypted_dns.addresses_length": "numbers that are not there are 0 where nothing else tells that",
    "security.key_index": "likewise",
}
# Of these, fields alone do not make the octets.
NOT_MADE_ANEW = {
    "v4-time-exceeded-ext-no-checksum": "the checksum of the structure is left out",
    "v4-extension-reserved-kept": "the reserved bits of the structure are written when they are said",
    "v4-extension-starts-at-the-end": "the length covers everything",
    "v4-case-g": "the checksum of the structure is wrong",
    "v4-case-k": "the length covers less than there is",
    "v4-probe-structure-unchecked": "the checksum of the structure is left out",
    "v4-router-advert-entry-size-3": "the size of the entries is written when it is said",
    "v6-extension-starts-at-the-end": "the length covers everything",
    "v6-mldv2-query-extension-beyond": "the length of the extension is wrong",
    "v6-mldv2-report-extension-beyond": "the length of the extension is wrong",
    "v6-trust-anchor-fqdn-octets-behind": "octets behind the name count as padding",
}
# Faults within a part that is not there then.
NOT_COLLECTED = {
    "v4-extension-three-octets": "a structure of three octets is no object",
    "v4-probe-half-structure": "likewise",
    "v6-ra-second-option-beyond": "the option that cannot be framed is in the list, with its fault",
}


def each(vectors: list[Vector]) -> Any:
    return pytest.mark.parametrize("vector", vectors, ids=name_of)


def decoded(vector: Vector, **options: Any) -> Any:
    return icmpwire.decode(vector.octets, vector.family, **options)


# ---- fields ----


def member(value: Any, name: str, outer: str, last: bool) -> Any:
    """Parts without a class have their names in front of their members' where these would be two; else they are left
    out."""
    if not isinstance(value, Node):
        if value is None or name == "octets":  # of a list of names
            return value
        raise KeyError(f"{value!r} has no {name}")
    for known in (f"{outer}_{name}", name):
        found = getattr(value, known, None) if known in type(value).fields() else None
        if last or isinstance(found, (Node, tuple)):
            if known in type(value).fields():
                return found
    if last:
        raise KeyError(f"{type(value).__name__} has no {name}")
    return value


def found_at(message: Any, path: str) -> Any:
    value, outer, parts = message, "", path.split(".")
    for at, part in enumerate(parts):
        name, *numbers = re.split(r"[\[\]]+", part.rstrip("]"))
        name = NAMED.get(name, name)
        value, outer = member(value, name, outer, at == len(parts) - 1), name
        for number in numbers:
            value = value[int(number)]
    return value


def in_quotes(octet: int) -> str:
    """How a character is written in a quoted text."""
    if octet in b'"\\':
        return "\\" + chr(octet)
    return chr(octet) if 32 <= octet < 127 else f"\\x{octet:02x}"


def texts_of(value: Any) -> set[str]:
    """How a vector may write a value."""
    if value is None:
        return {""}
    if isinstance(value, int):
        return {str(int(value)), f"0x{int(value):04x}"}
    if isinstance(value, str):
        octets = value.encode("utf-8", "surrogateescape")
        return {value, octets.hex(), '"' + "".join(map(in_quotes, octets)) + '"'} | ({""} if not value else set())
    if isinstance(value, IPv4Address):
        return {str(value), value.packed.hex()}
    if isinstance(value, IPv6Address):
        return {
            str(value),
            value.packed.hex(),
            *(value.packed[:size].hex() for size in range(16) if not any(value.packed[size:])),
        }
    if isinstance(value, tuple) and value and isinstance(value[0], Node):
        return {b"".join(map(bytes, value)).hex()}
    if isinstance(value, tuple):
        return {"[" + ", ".join(str(int(one)) if isinstance(one, int) else str(one) for one in value) + "]"} | (
            {""} if not value else set()
        )
    octets = bytes(value)
    links = {octets.hex(":")} if octets else {""}
    return {octets.hex()} | links


def expanded(vector: Vector, text: str) -> str:
    """ "@8+28" is the 28 octets at offset 8."""
    place = re.fullmatch(r"@(\d+)\+(\d+)", text)
    if not place:
        return text
    begin, size = map(int, place.groups())
    return vector.octets[begin : begin + size].hex()


def differences(vector: Vector, message: Any) -> list[str]:
    found = []
    for path, text in vector.expected:
        if TELLS.fullmatch(path) or path in SAID_OTHERWISE:
            continue
        try:
            value = found_at(message, path)
        except (KeyError, IndexError, TypeError) as error:
            if not text:  # not even a place for it
                continue
            found.append(f"{path} = {text}: {error!r}")
            continue
        if expanded(vector, text) not in texts_of(value):
            found.append(f"{path} = {text}, not {value!r}")
    return found


@each(VALID)
def test_values_are_those_of_the_vector(vector: Vector) -> None:
    message = decoded(vector)
    assert message.family == vector.family
    assert message.fault is None
    assert message.type == vector.octets[0]
    assert message.code == vector.octets[1]
    assert differences(vector, message) == []


@each([v for v in VALID if v.said("element-fault")])
def test_broken_elements_have_their_fault(vector: Vector) -> None:
    message = decoded(vector)
    for line in vector.said("element-fault"):
        path, kind, offset, *field = line.split()
        value = found_at(message, path)
        if isinstance(value, icmpwire.Octets):  # what is no name
            continue
        assert type(value.fault) is KINDS[kind]
        assert value.fault.offset == int(offset)
        assert value.fault.field == (field[0] if field else "")


# ---- faults ----


@each(FAULTY)
def test_fault_is_raised(vector: Vector) -> None:
    kind, offset, *field = vector.said("fault")[0].split()
    with pytest.raises(KINDS[kind]) as raised:
        decoded(vector)
    assert type(raised.value) is KINDS[kind]
    assert raised.value.offset == int(offset)
    assert raised.value.field == (field[0] if field else "")
    assert raised.value.code.name.lower().replace("_", "-") == kind
    again = pickle.loads(pickle.dumps(raised.value))
    assert (type(again), str(again), vars(again)) == (type(raised.value), str(raised.value), vars(raised.value))


@each(FAULTY)
def test_fault_is_collected(vector: Vector) -> None:
    kind, offset, *field = vector.said("fault")[0].split()
    message = decoded(vector, errors="collect")
    assert type(message.fault) is KINDS[kind]
    assert (message.fault.offset, message.fault.field) == (int(offset), field[0] if field else "")
    assert vector.name in NOT_COLLECTED or differences(vector, message) == []
    assert bytes(message) == vector.octets
    assert pickle.loads(pickle.dumps(message)) == message
    assert copy.deepcopy(message) == message
    message.tree(), message.summary(), message.to_json(), repr(message), message._repr_html_()


# ---- back to octets ----


@each(VALID)
def test_octets_come_back(vector: Vector) -> None:
    message = decoded(vector)
    assert bytes(message) == vector.octets
    assert len(message) == len(vector.octets)
    dict(message.items())  # makes every value an object
    assert bytes(message) == vector.octets
    assert message.replace() == message
    assert message == decoded(vector)
    assert hash(message) == hash(decoded(vector))


@each(VALID)
def test_copies_are_equal(vector: Vector) -> None:
    message = decoded(vector)
    for again in (copy.copy(message), copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert type(again) is type(message)
        assert again == message
        assert bytes(again) == vector.octets


def test_every_protocol_of_pickle() -> None:
    message = decoded(VALID[0])
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(message, protocol)) == message


@each(VALID)
def test_repr_evaluates_to_an_equal_object(vector: Vector) -> None:
    message = decoded(vector)
    again = eval(repr(message), dict(NAMES))
    assert type(again) is type(message)
    assert bytes(again) == vector.octets


# ---- made anew ----


def given_of(value: Any) -> Any:
    """What a user would write for an object: fields that are given, of elements as well."""
    if isinstance(value, tuple):
        return [given_of(one) for one in value]
    if not isinstance(value, Node):
        return value
    return type(value)(**arguments_of(value))


def arguments_of(value: Any) -> dict[str, Any]:
    return {
        name: given_of(getattr(value, name))
        for name, _, origin, *_ in type(value)._fields()
        if origin in ("given", "implied") and getattr(value, name) is not None
    }


def rightly_made(vector: Vector) -> bool:
    return (
        vector.name not in NOT_MADE_ANEW
        and "bad" not in vector.name
        and not vector.said("element-fault")
        and vector.said("checksum") != ["bad"]
    )


@each([v for v in VALID if rightly_made(v)])
def test_fields_make_the_octets(vector: Vector) -> None:
    """Lengths, counts, padding and checksums fill themselves in, and as the vector has them."""
    message = decoded(vector)
    made = type(message)(**arguments_of(message))
    again = icmpwire.decode(
        made.build(source=vector.settings.get("source", "::"), destination=vector.settings.get("destination", "::")),
        vector.family,
    )
    assert arguments_of(again) == arguments_of(message)
    if vector.said("checksum") == ["good"] and len(again) == len(message):
        assert bytes(again) == vector.octets


@each([v for v in VALID if v.said("checksum")])
def test_checksum_is_that_of_the_packet(vector: Vector) -> None:
    """By the definition of the checksum: vectors with a good one, and those that this package makes."""
    source, destination = (vector.settings.get(key) for key in ("source", "destination"))
    message = decoded(vector)
    if not message.fields()[2:] or vector.said("checksum") == ["unknown"]:
        return
    built = (
        message.replace(code=message.code) if "code" not in fixed_of(message) else message.replace(**first_of(message))
    )
    octets = built.build(source=source, destination=destination)
    ends = [IPv6Address(end).packed if end and ":" in end else b"" for end in (source, destination)]
    sum_of = (lambda o: checksum6(ends[0], ends[1], o)) if vector.family == 6 else checksum
    if vector.said("checksum") == ["good"]:
        assert sum_of(vector.octets) == 0
    assert sum_of(octets) in (0, 0xFFFF)


def fixed_of(message: Any) -> set[str]:
    return {field[0] for field in message._fields() if field[2] == "fixed"}


def first_of(message: Any) -> dict[str, Any]:
    """One field that can be given, as it is."""
    for name, _, origin, *_ in message._fields():
        if origin == "given" and getattr(message, name) is not None:
            return {name: getattr(message, name)}
    return {}


# ---- shown ----


class Checker(html.parser.HTMLParser):
    """Every element that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.count = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        self.count += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@each(VALID)
def test_shown_in_every_way(vector: Vector) -> None:
    message = decoded(vector)
    data = json.loads(message.to_json())
    assert list(data) == list(message.fields())
    assert data == message.to_dict()
    checker = Checker()
    checker.feed(message._repr_html_())
    assert checker.open == [] and checker.count >= 2 * len(message.fields())
    out = io.StringIO()
    message.show(file=out)
    assert out.getvalue() == message.tree()
    assert len(message.bits().splitlines()) > 1
    assert bytes.fromhex("".join(line[6:53] for line in message.hexdump().splitlines())) == vector.octets


@needs_command
def test_summaries_are_those_of_the_command() -> None:
    """Of the messages whose checksum the command need not complain about."""
    for vector in VALID[::7]:
        message = decoded(vector)
        if vector.family == 6 and "source" not in vector.settings:
            continue
        ends = ["-s", vector.settings["source"], "-d", vector.settings["destination"]] if vector.family == 6 else []
        said = run("decode", "--hex", vector.octets.hex(), "--as", f"icmp{vector.family}", *ends).strip()
        assert said, vector.name
        line = re.sub(r"^1 (\S+ > \S+ )?", "", said)
        shown = re.sub(r"^\S+ > \S+ ", "", message.summary())
        assert line.split(", bad checksum")[0].startswith(shown.split(", bad checksum")[0][:20]), vector.name


def test_there_are_vectors() -> None:
    assert len(VECTORS) > 1000 and len(VALID) > 700 and len(FAULTY) > 200
