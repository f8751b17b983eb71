# SPDX-License-Identifier: BSD-2-Clause
"""The registry of rules, handlers, socket errors, ways to reject and policies."""

import json
import subprocess

import pytest
from host_command import ENVIRONMENT, PROGRAM, needs_command
from icmpwire import rules
from icmpwire.enums import Handler4, Handler6, Level


@needs_command
def test_rules():
    lines = subprocess.run(
        [PROGRAM, "host", "--rules"], capture_output=True, text=True, check=True, env=ENVIRONMENT
    ).stdout.splitlines()
    assert [str(rule) for rule in rules.RULES] == lines
    rows = subprocess.run(
        [PROGRAM, "host", "--rules", "--json"], capture_output=True, text=True, check=True, env=ENVIRONMENT
    ).stdout.splitlines()
    for number, (rule, row) in enumerate(zip(rules.RULES, map(json.loads, rows)), 1):
        told = (row["rule"], row["name"], row["level"], row["document"], row["function"], row["text"])
        assert (
            rule.id,
            rule.name,
            rule.level.name,
            rule.document,
            rule.function,
            rule.text,
        ) == told and rule.number == number
        assert rules.rule(rule.id) is rules.rule(rule.name) is rules.numbered(number) is rule
    assert rules.numbered(0) is None and repr(rules.rule("A2")) == "rule('A2')" and rules.rule("A2").level == Level.MUST
    with pytest.raises(KeyError):
        rules.rule("Z9")


def test_handlers_and_errors():
    assert (
        rules.handler(4, 5).kind == Handler4.REDIRECT
        and rules.handler(4, 5).error
        and rules.handler(4, 200).function == ""
    )
    assert (
        rules.handler(6, 135).kind == Handler6.DISCOVERY
        and rules.handler(6, 1).error
        and not rules.handler(6, 128).error
    )
    # include/icmpwire/socket_errors.def is what the kernel's icmp_err_convert says
    for (family, kind, code), name in {
        (4, 3, 0): "ENETUNREACH",
        (4, 3, 2): "ENOPROTOOPT",
        (4, 3, 3): "ECONNREFUSED",
        (4, 12, 0): "EPROTO",
        (6, 1, 4): "ECONNREFUSED",
        (6, 2, 0): "EMSGSIZE",
        (6, 1, 1): "EACCES",
    }.items():
        assert rules.socket_error(family, kind, code).name == name
    assert rules.socket_error(4, 8, 0) is None and rules.error_name(0) == ""
    assert {way.name for way in rules.REJECT_WAYS} >= {
        "icmp-port-unreachable",
        "icmp6-policy-fail",
        "tcp-reset",
    } and len(rules.REJECT_WAYS) == 16
    assert set(rules.policy("rfc")) == set(rules.POLICY_TEXTS)
    with pytest.raises(ValueError):
        rules.policy("x")
