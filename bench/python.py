# SPDX-License-Identifier: BSD-2-Clause
"""The Python package beside dpkt and Scapy: the same work, interleaved, in one run. Prints a table in Markdown.

Usage: python.py [--quick] [--filter REGEX]     with build/venv's Python, icmpwire on PYTHONPATH

Before anything is timed the contenders' results are compared. A round times every contender of every task once, in random
order; the best round counts, since all that disturbs makes it slower.
"""

import argparse
import itertools
import random
import re
import socket
import sys
import tempfile
import time
from pathlib import Path

import dpkt
import pyarrow
from scapy.layers.inet import ICMP
from scapy.layers.inet6 import (
    ICMPv6ND_RA,
    ICMPv6NDOptPrefixInfo,
    ICMPv6NDOptRDNSS,
    ICMPv6NDOptSrcLLAddr,
    IPv6,
)

import icmpwire
from icmpwire import nd, v4, v6

DATA = bytes(range(56))
LINK_ADDRESS = "02:00:00:00:00:01"

# ---- what is measured: for each contender a function, which gives what it did ----


def echo_icmpwire(octets):
    m = icmpwire.decode(octets)
    return m.type, m.code, m.checksum, m.identifier, m.sequence, m.data


def echo_dpkt(octets):
    m = dpkt.icmp.ICMP(octets)
    return m.type, m.code, m.sum, m.data.id, m.data.seq, m.data.data


def echo_scapy(octets):
    m = ICMP(octets)
    return m.type, m.code, m.chksum, m.id, m.seq, m.payload.load


def router_icmpwire(octets):
    m = icmpwire.decode(octets, 6)
    p, r, s = m.options
    return (
        m.cur_hop_limit,
        m.managed,
        m.other_config,
        m.router_lifetime_seconds,
        m.reachable_time_milliseconds,
        m.retrans_timer_milliseconds,
        p.prefix,
        p.prefix_length,
        p.on_link,
        p.autonomous,
        p.valid_lifetime_seconds,
        p.preferred_lifetime_seconds,
        r.lifetime_seconds,
        r.addresses[0],
        s.link_layer_address,
    )


def router_scapy(octets):
    m = ICMPv6ND_RA(octets)
    p = m[ICMPv6NDOptPrefixInfo]
    r = m[ICMPv6NDOptRDNSS]
    s = m[ICMPv6NDOptSrcLLAddr]
    return (
        m.chlim,
        m.M,
        m.O,
        m.routerlifetime,
        m.reachabletime,
        m.retranstimer,
        p.prefix,
        p.prefixlen,
        p.L,
        p.A,
        p.validlifetime,
        p.preferredlifetime,
        r.lifetime,
        r.dns[0],
        s.lladdr,
    )


def craft_echo_icmpwire(data):
    return bytes(v4.EchoRequest(identifier=1, sequence=2, data=data))


def craft_echo_dpkt(data):
    return bytes(dpkt.icmp.ICMP(type=8, data=dpkt.icmp.ICMP.Echo(id=1, seq=2, data=data)))


def craft_echo_scapy(data):
    return bytes(ICMP(type=8, id=1, seq=2) / data)


def craft_router_icmpwire(link_address):
    return bytes(
        icmpwire.IPv6(source="fe80::1", destination="ff02::1")
        / v6.RouterAdvertisement(
            router_lifetime_seconds=1800,
            options=[
                nd.PrefixInformation(
                    prefix="2001:db8::",
                    prefix_length=64,
                    on_link=1,
                    autonomous=1,
                    valid_lifetime_seconds=86400,
                    preferred_lifetime_seconds=14400,
                ),
                nd.RDNSS(lifetime_seconds=600, addresses=["2001:db8::53"]),
                nd.SourceLinkLayerAddress(link_layer_address=link_address),
            ],
        )
    )


def craft_router_scapy(link_address):
    return bytes(
        IPv6(src="fe80::1", dst="ff02::1")
        / ICMPv6ND_RA(chlim=0, prf=0, routerlifetime=1800)
        / ICMPv6NDOptPrefixInfo(
            prefix="2001:db8::", prefixlen=64, L=1, A=1, R=0, validlifetime=86400, preferredlifetime=14400
        )
        / ICMPv6NDOptRDNSS(lifetime=600, dns=["2001:db8::53"])
        / ICMPv6NDOptSrcLLAddr(lladdr=link_address)
    )


def columns_icmpwire(path):
    rows = 0
    for batch in icmpwire.table([path], columns=COLUMNS).batches():
        rows += len(batch)
    return rows


def lists_dpkt(path):
    """The same columns as lists, addresses as text in both."""
    lists = [[] for _ in COLUMNS]
    with open(path, "rb") as file:
        for seconds, octets in dpkt.pcap.Reader(file):
            ip = dpkt.ip.IP(octets)
            m = ip.data
            source, destination = socket.inet_ntoa(ip.src), socket.inet_ntoa(ip.dst)
            row = (seconds, source, destination, ip.ttl, m.type, m.code, m.sum, m.data.id, m.data.seq)
            for column, value in zip(lists, row):
                column.append(value)
    return lists


def columns_dpkt(path):
    return len(lists_dpkt(path)[0])


def same_columns(path):
    """Do both have the same in all columns but the time, which dpkt gives in seconds?"""
    table = pyarrow.table(icmpwire.table([path], columns=COLUMNS[1:])).to_pydict()
    return list(table.values()) == lists_dpkt(path)[1:]


COLUMNS = ["time", "source", "destination", "hop_limit", "type", "code", "checksum", "identifier", "sequence"]


# ---- tasks: what each contender gets, and how many times faster this package is to be ----


class Task:
    def __init__(self, name, argument, contenders, targets, per_call=1):
        self.name = name
        self.argument = argument
        self.contenders = contenders
        self.targets = targets
        self.per_call = per_call


def text(value):
    """Values of all contenders in one form: addresses as text, octets as hexadecimal."""
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return int(value)
    try:
        octets = bytes(memoryview(value))
    except TypeError:
        return str(value)
    return octets.hex(":") if len(octets) == 6 else octets.hex()


def same(task):
    """Do all contenders give the same?"""
    if isinstance(task.argument, str) and task.contenders["icmpwire"] is columns_icmpwire:
        return same_columns(task.argument)
    results = []
    for contender in task.contenders.values():
        result = contender(task.argument)
        results.append([text(value) for value in result] if isinstance(result, tuple) else result)
    return all(result == results[0] for result in results)


def write_echoes(path, count):
    packet = icmpwire.IPv4(source="192.0.2.1", destination="198.51.100.7")
    icmpwire.write_pcap(path, (packet / v4.EchoRequest(identifier=1, sequence=i, data=DATA) for i in range(count)))


def tasks(folder, count):
    echo = craft_echo_icmpwire(DATA)
    router = craft_router_icmpwire(LINK_ADDRESS)[40:]
    capture = str(Path(folder) / "echoes.pcap")
    write_echoes(capture, count)
    return [
        Task(
            "decode of an echo, all fields read",
            echo,
            {"icmpwire": echo_icmpwire, "dpkt": echo_dpkt, "scapy": echo_scapy},
            {"dpkt": 10, "scapy": 400},
        ),
        Task(
            "decode of a router advertisement, three options, all read",
            router,
            {"icmpwire": router_icmpwire, "scapy": router_scapy},
            {"scapy": 100},
        ),
        Task(
            "craft of an echo",
            DATA,
            {"icmpwire": craft_echo_icmpwire, "dpkt": craft_echo_dpkt, "scapy": craft_echo_scapy},
            {"dpkt": 15},
        ),
        Task(
            "craft of a packet with a router advertisement, three options",
            LINK_ADDRESS,
            {"icmpwire": craft_router_icmpwire, "scapy": craft_router_scapy},
            {"scapy": 400},
        ),
        Task(
            "columns of a capture, a packet",
            capture,
            {"icmpwire": columns_icmpwire, "dpkt": columns_dpkt},
            {"dpkt": 50},
            per_call=count,
        ),
    ]


# ---- measuring ----


def time_of(contender, argument, calls):
    start = time.perf_counter()
    for _ in itertools.repeat(None, calls):
        contender(argument)
    return (time.perf_counter() - start) / calls


def measure(chosen, rounds, seconds):
    """The least seconds of each contender of each task."""
    pairs = [(task, name) for task in chosen for name in task.contenders]
    best = {}
    calls = {}
    for task, name in pairs:
        once = time_of(task.contenders[name], task.argument, 1)
        calls[task.name, name] = max(1, int(seconds / once))
    for _ in range(rounds):
        random.shuffle(pairs)
        for task, name in pairs:
            took = time_of(task.contenders[name], task.argument, calls[task.name, name]) / task.per_call
            best[task.name, name] = min(took, best.get((task.name, name), took))
    return best


def row(task, best):
    mine = best[task.name, "icmpwire"]
    cells = [f"{mine * 1e9:.0f}"]
    for other in ("dpkt", "scapy"):
        if other not in task.contenders:
            cells.append("—")
            continue
        took = best[task.name, other]
        cell = f"{took * 1e9:.0f} ÷{took / mine:.1f}"
        if other in task.targets:
            least = task.targets[other]
            cell += f" (≥ {least}: {'met' if took / mine >= least else 'missed'})"
        cells.append(cell)
    return f"| {task.name} | " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--filter", default=".")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        every = tasks(folder, 2000 if options.quick else 20000)
        chosen = [task for task in every if re.search(options.filter, "python/" + task.name)]
        for task in chosen:
            if not same(task):
                sys.exit(f"{task.name}: the contenders disagree")
        if not chosen:
            return
        best = measure(chosen, 5 if options.quick else 15, 0.02)
    print("**The Python package (nanoseconds, and how many times faster it is)**\n")
    print("| | icmpwire | dpkt | scapy |\n|---|---|---|---|")
    for task in chosen:
        print(row(task, best))


main()
