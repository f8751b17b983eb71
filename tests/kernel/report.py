# SPDX-License-Identifier: BSD-2-Clause
"""Differences between two outcomes, as text for people."""
from describe import describe, hex_lines
from scenario import compared


def shown(frame, mark):
    return [f"    {mark} {describe(frame)}"] + [f"    {mark}     {line}" for line in hex_lines(frame)]


def frame_differences(wanted, found, names):
    lines = []
    for device in sorted(set(wanted) | set(found)):
        left, right = wanted.get(device, []), found.get(device, [])
        if left == right:
            continue
        lines.append(f"  {device}: {names[0]} (-) has {len(left)} frames, {names[1]} (+) has {len(right)}")
        for i in range(max(len(left), len(right))):
            one, two = left[i:i + 1], right[i:i + 1]
            if one != two:
                lines.append(f"   frame {i + 1}")
                lines += (shown(one[0], "-") if one else []) + (shown(two[0], "+") if two else [])
                if len(lines) > 60:
                    return lines + ["    ..."]
    return lines


def counter_differences(wanted, found, names):
    return [f"  {name}: {wanted.get(name, 0)} {names[0]}, {found.get(name, 0)} {names[1]}"
            for name in sorted(set(wanted) | set(found)) if wanted.get(name, 0) != found.get(name, 0)]


def differences(wanted, found, names, also=()):
    """Lines about all differences of two outcomes; none if they agree. `also` names further counters to compare."""
    def chosen(outcome):
        return compared(outcome.counters) | {name: outcome.counters.get(name, 0) for name in also}
    lines = []
    if wanted.reads is not None and found.reads is not None and wanted.reads != found.reads:
        lines = [f"  sockets: {wanted.reads} {names[0]}, {found.reads} {names[1]}"]
    return (lines + frame_differences(wanted.frames, found.frames, names)
            + counter_differences(chosen(wanted), chosen(found), names))
