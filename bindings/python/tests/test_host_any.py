# SPDX-License-Identifier: BSD-2-Clause
"""Whatever arrives: a Host does what the command does, and never fails."""

import random

import pytest
from host_command import CLI, KERNEL, by_command, by_host, needs_command, script
from hypothesis import given, settings
from hypothesis import strategies as st
from icmpwire.enums import Verdict
from icmpwire.host import Host

cli = script(CLI / "test_host.py")
PLAIN = {"interfaces": [{"name": "tun0", "addresses": ["10.77.0.1/24"]}]}
CONFIGS = [cli.BASE, PLAIN, cli.BASE | {"policy": "rfc"}, cli.BASE | {"policy": "linux-3.x", "boot": True}]


@settings(max_examples=300)
@given(st.sampled_from(CONFIGS), st.lists(st.binary(max_size=120), max_size=20))
def test_any_octets(config, frames):
    host = Host(config)
    for frame in frames:
        host.receive_frame(frame)
        for first in (b"\x45", b"\x60"):
            host.receive(first + frame, time=host.time + 0.001)
    host.tick(host.time + 10)


@needs_command
@settings(max_examples=60)
@given(
    st.sampled_from(CONFIGS[2:]),
    st.lists(
        st.tuples(st.integers(0, 2**22), st.sampled_from([b"\x08\0", b"\x86\xdd"]), st.binary(max_size=90)), max_size=12
    ),
)
def test_any_octets_as_the_command(config, arrivals):
    times = sorted(when for when, _, _ in arrivals)
    frames = {
        "eth0": [
            (1_000_000_000 + when, cli.HOST + cli.PEER + kind + octets)
            for when, (_, kind, octets) in zip(times, arrivals)
        ]
    }
    told, _, _ = by_host(config, frames, 3)
    assert told == by_command(config, frames, 3)


@needs_command
@pytest.mark.parametrize("odd", [0.0, 0.3])
def test_made_packets_as_the_command(odd):
    """Packets that are good for the most part, of tests/kernel/generate.py."""
    generate, hosts = script(KERNEL / "generate.py"), script(KERNEL / "random_hosts.py").HOSTS
    merged = script(KERNEL / "scenario.py").merged
    for seed, name in enumerate(hosts):
        made = generate.frames(random.Random(f"{seed} {odd}"), 400, (4, 6), odd)
        frames = {"eth0": [(1_000_000_000 + 700 * number, frame) for number, frame in enumerate(made)]}
        told, _, outcomes = by_host(merged(hosts[name]), frames, 5)
        assert told == by_command(merged(hosts[name]), frames, 5), name
        for outcome in (one for one in outcomes if one.verdict != Verdict.FORWARDED):
            assert all(sent.packet is not None or sent.ethertype == 0x0806 for sent in outcome.sent)
