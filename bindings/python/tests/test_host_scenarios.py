# SPDX-License-Identifier: BSD-2-Clause
"""Scenarios that the kernel has played: a Host does what the command does, to the octet, and what the kernel did."""

import sys

import pytest

if sys.version_info < (3, 11):
    pytest.skip("scenarios need tomllib of Python 3.11", allow_module_level=True)

from host_command import KERNEL, by_command, by_host, machine, needs_command, script

kernel_run = script(KERNEL / "run")
FILES = sorted((KERNEL / "scenarios").glob("*.toml"))
RECORDS = kernel_run.kernel.read_records(next((KERNEL / "recorded").glob("*.json")))


def scenarios_of(path):
    found = kernel_run.scenarios.load([path])
    assert found
    return found


@needs_command
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_as_the_command(path):
    for scenario in scenarios_of(path):
        frames, behind = machine.schedule(scenario.steps)
        told, _, _ = by_host(scenario.config, frames, behind)
        assert told == by_command(scenario.config, frames, behind), scenario.name


def reads_of(outcomes, count):
    """What programs read in the end: the last error, then what was delivered."""
    sizes, errors = [[] for _ in range(count)], [[] for _ in range(count)]
    for notice in (notice for outcome in outcomes for notice in outcome.notices):
        if notice.errno:
            errors[notice.socket] = [notice.error]
        else:
            sizes[notice.socket].append(str(notice.info))
    return [" ".join(error + size) for error, size in zip(errors, sizes)]


def played(scenario):
    """As tests/kernel compares it."""
    (frames, _, _), host, outcomes = by_host(scenario.config, *machine.schedule(scenario.steps))
    steps = [step for outcome in outcomes for step in outcome.trace]
    return kernel_run.kernel.Outcome(
        kernel_run.comparable({device: [frame for _, frame in some] for device, some in frames.items()}, scenario.sent),
        host.counters.moved(),
        [step.rule.id for step in steps if step.decided],
        [step.rule.id for step in steps if not step.decided],
        reads_of(outcomes, len(host.sockets)),
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_as_the_kernel(path):
    for scenario in scenarios_of(path):
        said = None
        if scenario.is_of_kernel():
            digest, said = RECORDS[scenario.name]
            assert digest == scenario.digest(), scenario.name
        assert kernel_run.judge(scenario, said, played(scenario)) == ([], []), scenario.name


def test_all_are_played():
    names = [scenario.name for path in FILES for scenario in scenarios_of(path)]
    assert len(names) > 900 and set(RECORDS) <= set(names)
