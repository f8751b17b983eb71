# SPDX-License-Identifier: BSD-2-Clause
"""Runs the command, and makes the captures that its tests read. ICMPWIRE names the program."""
import json
import os
import struct
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["ICMPWIRE"]

SOURCE4, DESTINATION4 = bytes([192, 0, 2, 1]), bytes([198, 51, 100, 7])
SOURCE6, DESTINATION6 = bytes.fromhex("20010db8" + "00" * 11 + "01"), bytes.fromhex("20010db8" + "00" * 11 + "02")


def run(*arguments, **options):
    """The finished process; its output is text."""
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=120, check=False, **options)


def run_bytes(*arguments, **options):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, timeout=120, check=False, **options)


class Case(unittest.TestCase):
    """Each test has a folder of its own."""

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def file(self, data, name="capture"):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def good(self, *arguments, **options):
        """What a run without trouble writes."""
        result = run(*arguments, **options)
        self.assertEqual((result.stderr, result.returncode), ("", 0), arguments)
        return result.stdout

    def refused(self, code, *arguments, **options):
        """The one line of complaint of a run that fails."""
        result = run(*arguments, **options)
        self.assertEqual(result.returncode, code, (arguments, result.stderr))
        self.assertRegex(result.stderr, r"\Aicmpwire: [^\n]+\n\Z")
        return result.stderr

    def objects(self, *arguments, **options):
        return read_lines(self.good("decode", "--json", *arguments, **options))


def without_duplicates(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name twice in one object: {names}")
    return dict(pairs)


def read_lines(text):
    return [json.loads(line, object_pairs_hook=without_duplicates) for line in text.splitlines()]


# ---- packets ----


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def icmp4(body, type_code=(8, 0)):
    """An ICMPv4 message with a good checksum."""
    head = bytes(type_code)
    return head + struct.pack(">H", checksum(head + b"\0\0" + body)) + body


def icmp6(body, type_code=(128, 0), source=SOURCE6, destination=DESTINATION6):
    head = bytes(type_code)
    pseudo = source + destination + struct.pack(">II", 4 + len(body), 58)
    return head + struct.pack(">H", checksum(pseudo + head + b"\0\0" + body)) + body


def ipv4(payload, protocol=1, fragment=0):
    head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), 7, fragment, 64, protocol, 0) + SOURCE4 + DESTINATION4
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


def ipv6(payload, next_header=58):
    return struct.pack(">IHBB", 0x60000000, len(payload), next_header, 64) + SOURCE6 + DESTINATION6 + payload


ECHO4 = icmp4(bytes.fromhex("00010002") + b"abc")
ECHO6 = icmp6(bytes.fromhex("00010002") + b"abc")
PACKET4, PACKET6 = ipv4(ECHO4), ipv6(ECHO6)


# ---- captures ----

ETHERNET, NULL, RAW, LOOP, SLL, IPV4, IPV6, SLL2 = 1, 0, 101, 108, 113, 228, 229, 276
MACS = bytes.fromhex("020000000002020000000001")


def ethernet(packet, *tags):
    """A frame; tags are pairs of Ethernet type and VLAN."""
    own = 0x86DD if packet[0] >> 4 == 6 else 0x0800
    return MACS + b"".join(struct.pack(">HH", *tag) for tag in tags) + struct.pack(">H", own) + packet


def pcap(link_type, frames, order="<", nanoseconds=False, time=(1, 5), lengths=None):
    """A capture; frames longer than `lengths` were there on the wire."""
    magic = 0xA1B23C4D if nanoseconds else 0xA1B2C3D4
    parts = [struct.pack(order + "IHHiIII", magic, 2, 4, 0, 0, 65535, link_type)]
    for number, frame in enumerate(frames):
        length = lengths[number] if lengths else len(frame)
        parts.append(struct.pack(order + "IIII", *time, len(frame), length) + frame)
    return b"".join(parts)


def block(kind, body, order="<"):
    body += b"\0" * (-len(body) % 4)
    return struct.pack(order + "II", kind, len(body) + 12) + body + struct.pack(order + "I", len(body) + 12)


def pcapng(link_type, frames, order="<", resolution=9, time=1_000_000_005):
    """A capture with one interface, whose clock counts in 10^-resolution seconds."""
    option = struct.pack(order + "HHB3xHH", 9, 1, resolution, 0, 0)
    data = block(0x0A0D0D0A, struct.pack(order + "IHHq", 0x1A2B3C4D, 1, 0, -1), order)
    data += block(1, struct.pack(order + "HHI", link_type, 0, 0) + option, order)
    for frame in frames:
        head = struct.pack(order + "IIIII", 0, time >> 32, time & 0xFFFFFFFF, len(frame), len(frame))
        data += block(6, head + frame, order)
    return data
