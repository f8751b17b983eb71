# SPDX-License-Identifier: BSD-2-Clause
"""Differences that are known and explained: what each row takes out of both outcomes before they are compared.

The run counts what a row took out, so nothing goes unseen.
"""
from dataclasses import replace

from normal import listener_report, transport6, word

REPORT_COUNTERS = {131: ("GroupMembResponses", "Type131"), 143: ("MLDv2Reports", "Type143")}


def of_listener(frame):
    """A TCP segment from port 80, where programs listen; resets of closed ports are from others."""
    if frame[12:14] == b"\x08\x00":
        return frame[23:24] == b"\6" and word(frame, 14 + (frame[14] & 15) * 4) == 80
    if frame[12:14] != b"\x86\xdd":
        return False
    protocol, at, _ = transport6(frame[14:])
    return protocol == 6 and word(frame, 14 + at) == 80


# (name, reason, whether a frame of the host is taken out)
ROWS = (
    ("tcp", "the model has no TCP connections: it knows its sockets for errors only", of_listener),
    ("listener-report", "sent after a random time; the scenarios of section I compare them",
     lambda frame: listener_report(frame) is not None),
)


def without_reports(counters):
    """The counters of reports, and their share of all messages."""
    found = dict(counters)
    for way in ("In", "Out"):
        for kind, names in REPORT_COUNTERS.items():
            count = found.get(f"Icmp6.{way}Type{kind}", 0) if way == "Out" or kind == 131 else 0
            if count:
                for name in (*names, "Msgs"):
                    found[f"Icmp6.{way}{name}"] = found.get(f"Icmp6.{way}{name}", 0) - count
    return found


def taken_out(outcome):
    """(outcome without what the rows explain, {row name: how many frames})"""
    frames, counts = {}, {}
    for device, some in outcome.frames.items():
        kept = []
        for frame in some:
            name = next((name for name, _, applies in ROWS if applies(frame)), None)
            if name:
                counts[name] = counts.get(name, 0) + 1
            else:
                kept.append(frame)
        if kept:
            frames[device] = kept
    return replace(outcome, frames=frames, counters=without_reports(outcome.counters)), counts
