# SPDX-License-Identifier: BSD-2-Clause
"""Numbers that show their names."""

import copy
import pickle

import pytest

from icmpwire import _core, enums
from icmpwire.enums import CODES, FindingNumber, OptionType, RplCode6, Severity, Type4, Type6


def test_text() -> None:
    assert str(Type4.ECHO_REQUEST) == "8 (echo_request)"
    assert f"{Type6.ROUTER_ADVERTISEMENT}" == "134 (router_advertisement)"
    assert "{:>26}|".format(Type6.ECHO_REPLY) == "          129 (echo_reply)|"
    assert f"{Type6.ECHO_REPLY:#04x} {Type6.ECHO_REPLY:d}" == "0x81 129"
    assert repr(Type4.ECHO_REQUEST) == "Type4.ECHO_REQUEST"
    assert str(OptionType.SOURCE_LINK_LAYER_ADDRESS) == "1 (source_link_layer_address)"
    assert str(FindingNumber.CHECKSUM_BAD) == "10 (checksum-bad)"


def test_ints() -> None:
    assert Type4.ECHO_REQUEST == 8 and hash(Type4.ECHO_REQUEST) == hash(8) and Type4.ECHO_REQUEST + 1 == 9
    assert Severity.REMARK < Severity.INVALID
    assert {8: "x"}[Type4.ECHO_REQUEST] == "x"


def test_unassigned() -> None:
    other = Type4(200)
    assert (other, str(other), other.name, other.keyword, repr(other)) == (200, "200", "", "", "Type4(200)")
    assert Type4(200) is other and Type6(202) is not Type4(202)
    assert other not in list(Type4) and len(Type4) == 32
    for bad in (-1, 256, "8", 8.5, None):
        with pytest.raises(ValueError):
            Type4(bad)
    with pytest.raises(ValueError):
        Severity(4)


@pytest.mark.parametrize("member", [Type4.ECHO_REQUEST, Type4(200), OptionType.RDNSS, FindingNumber.CHECKSUM_BAD])
def test_copies_are_the_same(member: enums.Named) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(member, protocol)) is member
    assert copy.deepcopy(member) is member
    assert eval(repr(member), vars(enums)) is member


def test_second_names() -> None:
    assert OptionType.RECURSIVE_DNS_SERVER is OptionType.RDNSS
    assert RplCode6.DODAG_INFORMATION_OBJECT is RplCode6.DIO
    assert RplCode6["SECURE_DIO"] == 129 and RplCode6.CONSISTENCY_CHECK == 138


def test_statuses_are_the_library_s() -> None:
    for status in enums.Status:
        name = "capture-cut" if status.name == "CUT" else status.keyword.replace("_", "-")
        assert _core.icmpwire_status_name(status) == name


def test_every_class_of_codes_is_one_of_a_type() -> None:
    for (family, kind), codes in CODES.items():
        assert (Type4 if family == 4 else Type6)(kind).name
        assert issubclass(codes, enums.Registered) and len(codes)
