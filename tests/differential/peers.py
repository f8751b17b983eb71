# SPDX-License-Identifier: BSD-2-Clause
"""Runs icmpwire and its peers over a capture. Each gives one entry for each frame."""
import calendar
import json
import os
import re
import shutil
import subprocess
import sys
import time

from values import Message

FOLDER = os.path.dirname(os.path.abspath(__file__))
OF_CARRIERS = ("ip.src", "ip.dst", "ip.proto", "ip.ttl", "ip.len", "ipv6.src", "ipv6.dst", "ipv6.nxt", "ipv6.hlim",
               "udp.srcport", "udp.dstport", "tcp.srcport", "tcp.dstport", "data.data")


def lines(*command, **environment):
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                            env={**os.environ, **environment})
    return result.stdout.rstrip("\n").split("\n")


def decode(program, capture):
    return [Message(json.loads(line)) for line in lines(program, "decode", "--json", capture)]


# ---- tshark ----


def seconds(text):
    """Of tshark's "2016-06-02T19:42:49.718765258Z"."""
    return calendar.timegm(time.strptime(text.partition(".")[0], "%Y-%m-%dT%H:%M:%S"))


def integer(value):
    return value if isinstance(value, bool) else int(value, 0)


READERS = {"FT_ABSOLUTE_TIME": seconds, "FT_STRING": str, "FT_IPv4": str, "FT_IPv6": str,
           **{kind: lambda text: text.replace(":", "") for kind in ("FT_BYTES", "FT_EUI64", "FT_ETHER")}}
WITHOUT_VALUE = ("FT_NONE", "FT_PROTOCOL", "FT_FRAMENUM", "FT_DOUBLE", "FT_RELATIVE_TIME")


def tshark_fields():
    """By their names in the output: names and readers of all fields of ICMP, and some of the headers around it."""
    for line in lines("tshark", "-G", "fields"):
        words = line.split("\t")
        if words[0] == "F" and words[3] not in WITHOUT_VALUE and (
                words[2].startswith(("icmp.", "icmpv6.")) or words[2] in OF_CARRIERS):
            yield f"{words[4]}_{words[2].replace('.', '_')}", (words[2], READERS.get(words[3], integer))


class Pairs(list):
    """A JSON object of tshark's: names come again."""


def gather(pairs, fields, found):
    for name, value in pairs:
        if isinstance(value, Pairs):
            gather(value, fields, found)
        elif name in fields:
            name, read = fields[name]
            found.setdefault(name, []).extend(map(read, value if isinstance(value, list) else [value]))


def tshark_version():
    """Such as "4.0.17"; None when it is not installed."""
    return re.search(r"\d+(\.\d+)+", lines("tshark", "--version")[0])[0] if shutil.which("tshark") else None


def tshark(capture):
    fields = dict(tshark_fields())
    for line in lines("tshark", "-n", "-r", capture, "-T", "ek", "-o", "icmp.favor_icmp_mpls:TRUE",
                      TZ="UTC", WIRESHARK_CONFIG_DIR=os.path.dirname(capture)):
        if line.startswith('{"timestamp"'):
            found = {}
            gather(json.loads(line, object_pairs_hook=Pairs), fields, found)
            yield found


# ---- scapy ----


def python_with_scapy():
    """A Python that has it, which need not be the one that runs here; None when there is none."""
    for python in (sys.executable, "/usr/bin/python3", "python3"):
        if shutil.which(python) and not subprocess.run([python, "-c", "import scapy.layers.inet6"],
                                                       capture_output=True, check=False).returncode:
            return python
    return None


def scapy_version():
    python = python_with_scapy()
    return lines(python, "-c", "import scapy; print(scapy.VERSION)")[0] if python else None


def scapy(capture):
    for line in lines(python_with_scapy(), "-B", os.path.join(FOLDER, "scapy_layers.py"), capture):
        yield json.loads(line)
