# SPDX-License-Identifier: BSD-2-Clause
"""Scenario files: what goes to the host, what it must send, which counters must change."""
import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field

import packets

KEYS = {"name", "rule", "about", "host", "steps", "expect", "counters", "also", "needs", "reads", "not_rule",
        "before"}

BASE = {
    "policy": "linux-6.x",
    "seed": 1,
    "interfaces": [{"name": "eth0", "index": 2, "mac": "02:00:00:00:00:01", "mtu": 1500, "up": True,
                    "addresses": ["10.77.0.1/24", "fe80::1/64", "2001:db8:77::1/64"]}],
    "neighbours": [{"address": address, "device": "eth0", "mac": "02:00:00:00:00:02"}
                   for address in ("10.77.0.2", "fe80::2", "2001:db8:77::2")],
    # Defaults that differ between kernels are set, so that both sides mean the same.
    "sysctls": {"net.ipv4.icmp_msgs_per_sec": 1000, "net.ipv4.icmp_msgs_burst": 50, "net.ipv6.icmp.ratelimit": 100},
}
SECOND_LINK = {"name": "eth1", "index": 3, "mac": "02:00:00:00:01:01", "mtu": 1500, "up": True,
               "addresses": ["10.78.0.1/24", "fe80::1:1/64", "2001:db8:78::1/64"]}
SECOND_NEIGHBOURS = [{"address": address, "device": "eth1", "mac": "02:00:00:00:01:02"}
                     for address in ("10.78.0.2", "fe80::1:2", "2001:db8:78::2")]
FORWARDING = {"net.ipv4.ip_forward": 1, "net.ipv6.conf.all.forwarding": 1}


class ScenarioError(Exception):
    """The file is not as README.md says."""


@dataclass
class Scenario:
    name: str
    rules: list
    about: str
    config: dict
    steps: list                      # ("send", device, frame) or ("wait", seconds)
    expect: dict                     # {device: frames}
    counters: dict
    also: dict
    needs: list
    file: str
    reads: list | None = None
    not_rules: list = field(default_factory=list)   # looked at, and they just do not apply
    before: list = field(default_factory=list)      # not looked at: what decides comes first
    sent: list = field(default_factory=list)

    def is_of_kernel(self):
        """Other policies than the kernel's are compared with the expectation only."""
        return self.config["policy"] == BASE["policy"]

    def waits(self):
        return sum(step[1] for step in self.steps if step[0] == "wait")

    def digest(self):
        """Of all that decides what the kernel does: a record with another one is out of date."""
        steps = [[step[0], step[1], step[2].hex()] if step[0] == "send" else list(step) for step in self.steps]
        text = json.dumps([self.config, steps], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


# ---- the host ----

def merged_links(base, changes):
    links = {link["name"]: dict(link) for link in base}
    for change in changes:
        start = {"index": len(links) + 2, "mtu": 1500, "up": True, "addresses": []}
        if change["name"] not in links:
            start["mac"] = packets.LINKS[change["name"]]["host"].mac.hex(":")
        links[change["name"]] = links.get(change["name"], start) | change
    return list(links.values())


def merged(changes):
    """The base configuration with a scenario's changes: sysctls and interfaces are merged, other keys replaced."""
    config = json.loads(json.dumps(BASE))
    changes = dict(changes)
    if changes.pop("forwarding", False):
        config["interfaces"].append(dict(SECOND_LINK))
        config["neighbours"] += SECOND_NEIGHBOURS
        config["sysctls"] |= FORWARDING
    config["neighbours"] += changes.pop("more_neighbours", [])
    config["sysctls"] |= changes.pop("sysctls", {})
    config["interfaces"] = merged_links(config["interfaces"], changes.pop("interfaces", []))
    config.update(changes)
    return config


# ---- counters ----

NAMED4 = {0: "EchoReps", 3: "DestUnreachs", 4: "SrcQuenchs", 5: "Redirects", 8: "Echos", 11: "TimeExcds",
          12: "ParmProbs", 13: "Timestamps", 14: "TimestampReps", 17: "AddrMasks", 18: "AddrMaskReps"}
NAMED6 = {1: "DestUnreachs", 2: "PktTooBigs", 3: "TimeExcds", 4: "ParmProblems", 128: "Echos", 129: "EchoReplies",
          130: "GroupMembQueries", 131: "GroupMembResponses", 132: "GroupMembReductions", 133: "RouterSolicits",
          134: "RouterAdvertisements", 135: "NeighborSolicits", 136: "NeighborAdvertisements", 137: "Redirects",
          143: "MLDv2Reports"}


def counted_type(way, kind):
    """in:8, out:0, in6:128, out6:129: the message, its type by number and by name."""
    group, types, named = ("Icmp6", "Icmp6", NAMED6) if way.endswith("6") else ("Icmp", "IcmpMsg", NAMED4)
    word = way.removesuffix("6").capitalize()
    names = [f"{group}.{word}Msgs", f"{types}.{word}Type{kind}"]
    return names + ([f"{group}.{word}{named[kind]}"] if kind in named else [])


def parse_counters(text):
    found = {}
    for item in text.split():
        name, _, count = item.partition("=")
        short = re.fullmatch(r"(in6?|out6?):(\d+)", name)
        for single in counted_type(short[1], int(short[2])) if short else [name]:
            found[single] = found.get(single, 0) + int(count or 1)
    return dict(sorted(found.items()))


def compared(changes):
    """Of all changes those that are compared exactly."""
    return {name: count for name, count in sorted(changes.items())
            if count and name.split(".")[0] in ("Icmp", "IcmpMsg", "Icmp6")}


# ---- texts ----

REPEATED = re.compile(r"\{n(?:\*(\d+))?(?:\+(\d+))?\}")


def repeated(texts):
    """`repeat N text` is N texts; in them {n} counts from 0, {n+1} from 1 and {n*8} in steps of 8."""
    for text in texts:
        match = re.fullmatch(r"repeat (\d+) (.*)", text.strip(), re.DOTALL)
        for n in range(int(match[1])) if match else [0]:
            yield REPEATED.sub(lambda m: str(n * int(m[1] or 1) + int(m[2] or 0)), match[2]) if match else text.strip()


def parse_steps(texts):
    steps, sent = [], []
    for text in repeated(texts):
        verb, _, rest = text.partition(" ")
        if verb == "wait":
            steps.append(("wait", float(rest)))
        elif verb == "send":
            device, frame = packets.frame(rest, sent)
            sent.append(frame)
            steps.append(("send", device, frame))
        else:
            raise ScenarioError(f"step `{text}`: send or wait")
    return steps, sent


def parse_expected(texts, sent):
    found = {}
    for text in repeated(texts):
        device, frame = packets.frame(text, sent, sender="host")
        found.setdefault(device, []).append(frame)
    return found


def listed(value):
    return value if isinstance(value, list) else [value]


def from_table(table, file):
    unknown = set(table) - KEYS
    missing = {"name", "rule", "steps", "expect", "counters"} - set(table)
    if unknown or missing:
        raise ScenarioError(f"unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    steps, sent = parse_steps(table["steps"])
    return Scenario(table["name"], listed(table["rule"]), table.get("about", ""), merged(table.get("host", {})), steps,
                    parse_expected(table["expect"], sent), parse_counters(table["counters"]),
                    parse_counters(table.get("also", "")), table.get("needs", []), file,
                    table.get("reads"), listed(table.get("not_rule", [])), listed(table.get("before", [])), sent)


def load(paths):
    """All scenarios of the files, in order. A mistake names file and scenario."""
    found = {}
    for path in paths:
        try:
            tables = tomllib.loads(path.read_text(encoding="utf-8")).get("scenario", [])
        except tomllib.TOMLDecodeError as error:
            raise ScenarioError(f"{path.name}: {error}") from None
        for table in tables:
            name = table.get("name", "?")
            if name in found:
                raise ScenarioError(f"{path.name}: {name} is there twice")
            try:
                found[name] = from_table(table, path.stem)
            except (packets.PacketError, ScenarioError, ValueError, KeyError) as error:
                raise ScenarioError(f"{path.name}: {name}: {error}") from None
    return list(found.values())
