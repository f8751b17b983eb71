# SPDX-License-Identifier: BSD-2-Clause
"""The policy table: as docs/policy.json has it, row by row and for every type and code."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tree import ROOT

from icmpwire.enums import Advice, MessageClass
from icmpwire.policies import Policy, policy, policy_table


def rows(family: int) -> list[dict[str, Any]]:
    table = json.loads((ROOT / "docs/policy.json").read_text(encoding="ascii"))["rows"]
    return [row for row in table if row["family"] == f"icmp{family}"]


def as_row(row: Policy) -> dict[str, Any]:
    return {
        "family": f"icmp{row.family}",
        "types": [row.types[0], row.types[-1]],
        "codes": [row.codes[0], row.codes[-1]],
        "name": row.name,
        "class": row.message_class.keyword,
        "transit": row.transit.keyword.replace("_", "-"),
        "local": row.local.keyword.replace("_", "-"),
        "hop_limit": row.hop_limit,
        "link_local": row.link_local,
        "unfragmented": row.unfragmented,
        "deprecated": row.deprecated,
        "source": row.source,
        "note": row.note,
    }


@pytest.mark.parametrize("family", (4, 6))
def test_table(family: Any) -> None:
    assert [as_row(row) for row in policy_table(family)] == rows(family)
    assert len(policy_table(family)) > 30


@pytest.mark.parametrize("family", (4, 6))
def test_every_type_and_code(family: Any) -> None:
    for row in policy_table(family):
        for kind in row.types:
            for code in {row.codes[0], row.codes[-1], row.codes[len(row.codes) // 2]}:
                one = as_row(policy(family, kind, code))
                assert one | {"types": 0, "codes": 0} == as_row(row) | {"types": 0, "codes": 0}
    covered = [(kind, code) for row in policy_table(family) for kind in row.types for code in row.codes]
    assert len(covered) == len(set(covered)) == 65536


def test_well_known() -> None:
    too_big = policy(6, 2)
    assert too_big.transit is too_big.local is Advice.MUST_NOT_DROP
    assert (too_big.hop_limit, too_big.link_local, too_big.message_class) == (None, False, MessageClass.ERROR)
    solicitation = policy(6, 135)
    assert (solicitation.hop_limit, solicitation.link_local, solicitation.unfragmented) == (255, True, True)
    assert policy(4, 4).deprecated and policy(4, 4).transit is Advice.SHOULD_DROP
    assert policy(4, 44).local is Advice.MAY_DROP and policy(4, 44).transit is Advice.NONE


def test_refusals() -> None:
    for family, kind, code in ((5, 8, 0), (4, 256, 0), (4, 8, -1)):
        with pytest.raises((ValueError, OverflowError), match=r"^a family is|^(256|-1) is not a number from 0 to 255$"):
            policy(family, kind, code)
