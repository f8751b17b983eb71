# SPDX-License-Identifier: BSD-2-Clause
"""Registries: as the lists of the tree have them."""

from __future__ import annotations

import re

import pytest
from tree import ROOT, needs_command, run

from icmpwire import _core, enums, registry
from icmpwire.enums import MessageClass, ObjectClass, OptionType, Standing, Type4, Type6

FAMILIES = (4, 6)


def listed(name: str, macro: str) -> list[list[str]]:
    """The arguments of a list in src/wire, strings without their quotes."""
    text = (ROOT / "src/wire" / name).read_text(encoding="ascii")
    lines = re.findall(rf"^{macro}\((.*)\)$", text, re.MULTILINE)
    return [[a or b for a, b in re.findall(r'"([^"]*)"|([-\w]+)', line)] for line in lines]


@pytest.mark.parametrize("family", FAMILIES)
def test_types(family: int) -> None:
    rows = [row for row in listed(f"icmp{family}_types.def", "TYPE") if row[2]]
    found = registry.types(family)
    assert [
        [str(int(i.type)), i.name, i.keyword, i.standing.name, i.message_class.name, i.source] for i in found
    ] == rows
    assert len(found) == len(Type4 if family == 4 else Type6) > 30


@pytest.mark.parametrize("family", FAMILIES)
def test_codes(family: int) -> None:
    rows = listed(f"icmp{family}_codes.def", "CODE")
    for number in range(256):
        found = registry.codes(family, number)
        assert [[str(number), str(int(code.code)), code.name, code.source] for code in found] == [
            row for row in rows if row[0] == str(number)
        ]


def test_each_code_has_a_member() -> None:
    for (family, number), codes in enums.CODES.items():
        found = registry.codes(family, number)
        assert [code.code for code in found] == [member.value for member in codes]
        assert all(type(code.code) is codes and code.code.name for code in found)


@pytest.mark.parametrize(
    "registered, path, macro",
    [
        (enums.OptionType, "options.def", "OPTION"),
        (enums.RecordType, "options.def", "RECORD"),
        (enums.AgentExtensionType, "options.def", "AGENT_EXTENSION"),
        (enums.CardSuboptionType, "options.def", "SUBOPTION"),
        (enums.RplOptionType, "rpl_options.def", "RPL_OPTION"),
    ],
)
def test_elements(registered: type[enums.Registered], path: str, macro: str) -> None:
    assert [[str(int(entry.number)), entry.name] for entry in registry.entries(registered)] == listed(path, macro)


def test_objects() -> None:
    rows = {int(first): name for first, last, name in listed("objects.def", "OBJECT") if first == last}
    assert {int(entry.number): entry.name for entry in registry.entries(ObjectClass)} == rows
    assert registry.name_of(ObjectClass(247)) == "Reserved for Private Use"
    assert registry.c_type_name(1, 1) == "Incoming MPLS Label Stack"


def test_keywords() -> None:
    for family in FAMILIES:
        for info in registry.types(family):
            assert registry.find_type(family, info.keyword) is info.type
            assert registry.find_type(family, info.keyword.upper().replace("_", "-")) == info.type
    assert registry.find_type(4, "ping") is Type4.ECHO_REQUEST
    assert registry.find_type(6, "ns") is Type6.NEIGHBOR_SOLICITATION
    with pytest.raises(KeyError):
        registry.find_type(4, "ns")


def test_unassigned() -> None:
    info = registry.type_info(4, 44)
    assert (info.name, info.keyword, info.standing) == ("Unassigned", "", Standing.UNASSIGNED)
    assert registry.type_info(6, 0).standing is Standing.RESERVED
    assert registry.type_info(4, 3).message_class is MessageClass.ERROR
    assert registry.code_info(4, 3, 99) is None
    assert registry.name_of(OptionType(99)) == "Unassigned"
    assert registry.code_info(6, 157, 0x11).code == 0x11


def test_pairs() -> None:
    pairs = {8: 0, 10: 9, 13: 14, 15: 16, 17: 18, 37: 38, 42: 43}
    assert {n: r for n in range(256) if (r := registry.reply_type(4, n)) is not None} == pairs
    pairs = {128: 129, 130: 131, 133: 134, 135: 136, 139: 140, 141: 142, 144: 145, 146: 147, 148: 149, 152: 151}
    pairs |= {157: 158, 160: 161}
    assert {n: r for n in range(256) if (r := registry.reply_type(6, n)) is not None} == pairs


def test_refusals() -> None:
    with pytest.raises(ValueError):
        registry.type_info(5, 8)
    with pytest.raises(ValueError):
        registry.type_info(4, 256)
    with pytest.raises(TypeError):
        registry.name_of(Type4.ECHO_REQUEST)
    with pytest.raises(TypeError):
        registry.find_type(4, None)
    with pytest.raises((OverflowError, ValueError)):
        registry.code_info(4, 3, 256)
    with pytest.raises(ValueError):
        _core.icmpwire_type_info(5, 8)


@needs_command
@pytest.mark.parametrize("family", FAMILIES)
def test_explain_says_the_same(family: int) -> None:
    for info in registry.types(family):
        text = run("explain", f"v{family}", str(int(info.type)))
        assert info.name in text and info.keyword in text and info.source in text
        assert all(f"{int(code.code)}" in text and code.name in text for code in registry.codes(family, info.type))
