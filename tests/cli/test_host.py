# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire host: its configuration, frames of captures, counters, trace."""
import copy
import json
import os
import struct
import unittest

from support import ECHO4, Case, checksum, icmp6, pcap, pcapng, read_lines, run, run_bytes

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
HOST, PEER = bytes.fromhex("020000000001"), bytes.fromhex("020000000002")
HOST4, PEER4 = bytes([10, 77, 0, 1]), bytes([10, 77, 0, 2])
HOST6, PEER6 = (bytes.fromhex("20010db80077" + "00" * 9 + last) for last in ("01", "02"))
OTHER, OTHER_PEER = bytes.fromhex("020000000101"), bytes.fromhex("020000000102")
OTHER4, OTHER_PEER4 = bytes([10, 78, 0, 1]), bytes([10, 78, 0, 2])
BASE = {
    "interfaces": [{"name": "eth0", "mac": "02:00:00:00:00:01",
                    "addresses": ["10.77.0.1/24", "fe80::1/64", "2001:db8:77::1/64"]}],
    "neighbours": [{"address": "10.77.0.2", "device": "eth0", "mac": "02:00:00:00:00:02"},
                   {"address": "2001:db8:77::2", "device": "eth0", "mac": "02:00:00:00:00:02"}],
}
SECOND = {"name": "eth1", "mac": "02:00:00:00:01:01", "addresses": ["10.78.0.1/24"]}
SECOND_NEIGHBOUR = {"address": "10.78.0.2", "device": "eth1", "mac": "02:00:00:00:01:02"}


def packet4(payload, source=PEER4, destination=HOST4, protocol=1, ttl=64):
    head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), 0, 0, ttl, protocol, 0) + source + destination
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


def packet6(payload, source=PEER6, destination=HOST6):
    return struct.pack(">IHBB", 0x60000000, len(payload), 58, 64) + source + destination + payload


def framed(packet, destination=HOST, source=PEER):
    return destination + source + (b"\x86\xdd" if packet[0] >> 4 == 6 else b"\x08\x00") + packet


def echo_reply(payload):
    body = payload[4:]
    return b"\0\0" + struct.pack(">H", checksum(b"\0\0\0\0" + body)) + body


ECHO = framed(packet4(ECHO4))
REPLY4 = packet4(echo_reply(ECHO4), HOST4, PEER4)
REPLY = framed(REPLY4, PEER, HOST)


def plain(frame):
    """Without the identification of an IPv4 packet, which counts up."""
    at = 0 if frame[0] == 0x45 else 14
    if frame[at:at + 1] != b"\x45":
        return frame
    head = frame[at:at + 4] + b"\0\0" + frame[at + 6:at + 10] + b"\0\0" + frame[at + 12:at + 20]
    return frame[:at] + head[:10] + struct.pack(">H", checksum(head)) + head[12:] + frame[at + 20:]


def sent(path):
    """(seconds, microseconds, frame) of a capture that was written, and its link type."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:4] == struct.pack("<I", 0xA1B2C3D4)
    frames, at = [], 24
    while at < len(data):
        seconds, part, size, there = struct.unpack_from("<IIII", data, at)
        assert size == there
        frames.append((seconds, part, plain(data[at + 16:at + 16 + size])))
        at += 16 + size
    return frames, struct.unpack_from("<I", data, 20)[0]


class HostCase(Case):
    def config(self, *changes, name="host.json", **members):
        """The path of a configuration: the base with other members. `changes` are functions of it."""
        value = copy.deepcopy(BASE) | members
        for change in changes:
            change(value)
        return self.file(json.dumps(value, indent=1).encode(), name)

    def frames(self, *frames, name="in.pcap", link=1, **options):
        return self.file(pcap(link, frames, **options), name)

    def path(self, name):
        return os.path.join(self.folder, name)

    def play(self, config, *frames, arguments=(), **options):
        """The frames that the host sends."""
        self.good("host", "--config", config, "--replay", self.frames(*frames, **options), "--write", self.path("out.pcap"), *arguments)
        return [frame for _, _, frame in sent(self.path("out.pcap"))[0]]


class Replay(HostCase):
    def test_echo(self):
        self.assertEqual(self.play(self.config(), ECHO), [REPLY])

    def test_echo6(self):
        request = icmp6(bytes.fromhex("00010002") + b"abc", source=PEER6, destination=HOST6)
        reply = icmp6(bytes.fromhex("00010002") + b"abc", (129, 0), HOST6, PEER6)
        self.assertEqual(self.play(self.config(), framed(packet6(request))), [framed(packet6(reply, HOST6, PEER6), PEER, HOST)])

    def test_times(self):
        config = self.config()
        for nanoseconds, part in ((False, 123456), (True, 123456789)):
            path = self.frames(ECHO, time=(1700000000, part), nanoseconds=nanoseconds)
            self.good("host", "--config", config, "--replay", path, "--write", self.path("out"))
            self.assertEqual(sent(self.path("out")), ([(1700000000, 123456, REPLY)], 1))

    def test_pcapng(self):
        path = self.file(pcapng(1, [ECHO, ECHO], time=1_700_000_000_000_001_000), "in.pcapng")
        self.good("host", "--config", self.config(), "--replay", path, "--write", self.path("out"))
        self.assertEqual(sent(self.path("out"))[0], [(1700000000, 1, REPLY)] * 2)

    def test_whom_a_frame_is_for(self):
        """No errors about frames to all or to a group."""
        config, closed = self.config(), packet4(struct.pack(">HHHH", 9, 9, 8, 0), protocol=17)
        for destination, answers in ((HOST, 1), (b"\xff" * 6, 0), (bytes.fromhex("01005e000001"), 0), (OTHER, 0)):
            self.assertEqual(len(self.play(config, framed(closed, destination))), answers, destination)

    def test_what_is_no_packet(self):
        broken = [b"", ECHO[:13], ECHO[:14], ECHO[:20], ECHO[:12] + b"\x81\x00\x00\x07" + ECHO[12:], ECHO[:12] + b"\x00\x26" + ECHO[14:]]
        self.assertEqual(self.play(self.config(), *broken, ECHO), [REPLY])

    def test_padding(self):
        self.assertEqual(self.play(self.config(), ECHO + b"\0" * 13), [REPLY])

    def test_frames_that_were_cut(self):
        path = self.frames(ECHO[:30], lengths=[len(ECHO)])
        result = run("host", "--config", self.config(), "--replay", path)
        self.assertEqual(result.returncode, 0)
        self.assertIn("1 frames were cut", result.stderr)

    def test_damaged_capture(self):
        path = self.file(pcap(1, [ECHO, ECHO])[:-3])
        result = run("host", "--config", self.config(), "--replay", path, "--write", self.path("out"))
        self.assertEqual(result.returncode, 3)
        self.assertIn("after frame 1", result.stderr)
        self.assertEqual([frame for _, _, frame in sent(self.path("out"))[0]], [REPLY])

    def test_same_input_same_output(self):
        for number in range(2):
            self.good("host", "--config", self.config(), "--replay", self.frames(*[ECHO] * 20), "--write", self.path(f"out{number}"))
        self.assertEqual(sent(self.path("out0")), sent(self.path("out1")))

    def test_no_link_layer(self):
        config = self.config(interfaces=[{"name": "tun0", "addresses": ["10.77.0.1/24"]}], neighbours=[])
        self.good("host", "--config", config, "--replay", self.frames(packet4(ECHO4), link=101), "--write", self.path("out"))
        self.assertEqual(sent(self.path("out")), ([(1, 5, REPLY4)], 101))

    def test_interface_that_is_down(self):
        config = self.config(lambda value: value["interfaces"][0].update(up=False))
        self.assertEqual(self.play(config, ECHO), [])

    def test_sysctl(self):
        for value, answers in ((0, 1), (1, 0), ("1", 0)):
            self.assertEqual(len(self.play(self.config(sysctls={"net.ipv4.icmp_echo_ignore_all": value}), ECHO)), answers)

    def test_default_holds_for_interfaces(self):
        """Sysctls of an interface are its own; "default" is what all begin with, and is said before they are there."""
        for name, sysctls in (("default", {"net.ipv6.conf.default.dad_transmits": 7}), ("own", {"net.ipv6.conf.eth0.dad_transmits": 7})):
            self.assertEqual(self.play(self.config(sysctls=sysctls), ECHO), [REPLY], name)

    def test_policy_of_the_command_line(self):
        request = ECHO4[:1] + b"\x05" + struct.pack(">H", checksum(b"\x08\x05\0\0" + ECHO4[4:])) + ECHO4[4:]
        for policy, code in (("rfc", 0), ("linux-6.x", 5)):
            reply = self.play(self.config(policy="linux-3.x"), framed(packet4(request)), arguments=["--policy", policy])
            self.assertEqual([frame[35] for frame in reply], [code])

    def test_advertise(self):
        """One to all nodes within half a second, with the prefixes of all addresses, and the next one not before three seconds."""
        source, routers = bytes.fromhex("fe80" + "00" * 13 + "02"), bytes.fromhex("ff02" + "00" * 13 + "02")
        body = icmp6(b"\0\0\0\0", (133, 0), source, routers)
        packet = struct.pack(">IHBB", 0x60000000, len(body), 58, 255) + source + routers + body
        config = self.config(member(*ETH0, "advertise", {"mtu": 1400, "preference": "high", "managed": True, "valid": 7, "preferred": 6}))
        solicitation = framed(packet, bytes.fromhex("333300000002"))
        self.good("host", "-f", config, "-r", self.frames(*[solicitation] * 3), "-w", self.path("out"), "--linger", "1")
        (second, part, frame), = sent(self.path("out"))[0]
        self.assertTrue((1, 5) <= (second, part) <= (1, 500005))
        self.assertEqual(frame[:38] + frame[38:54], bytes.fromhex("333300000001020000000001" "86dd" "60000000" "0040" "3aff" "fe80" + "00" * 13 + "01"
                                                                  "ff02" + "00" * 13 + "01"))
        self.assertEqual(frame[54:56] + frame[58:], bytes.fromhex("8600" "40" "88" "0708" "00000000" "00000000" "0101020000000001" "0501000000000578"
                                                                  "030440c0" "00000007" "00000006" "00000000" "20010db800770000" + "00" * 8))
        for other in (packet[:7] + b"\xfe" + packet[8:],):
            self.assertEqual(self.play(config, framed(other, bytes.fromhex("333300000002")), arguments=["--linger", "5"]), [])
        self.assertEqual(self.play(self.config(name="silent.json"), solicitation, arguments=["--linger", "5"]), [])
        later = [self.frames(solicitation, name=str(second), time=(second, 0)) for second in (1, 3)]
        self.good("host", "-f", config, *(word for file in later for word in ("-r", file)), "-w", self.path("out"), "--linger", "5")
        first, second = (second * 1000000 + part for second, part, _ in sent(self.path("out"))[0])
        self.assertTrue(3000000 <= second - first <= 3500000)

    def test_reject(self):
        config = self.config(reject=[{"protocol": 1, "with": "host-prohib"}])
        self.assertEqual([frame[34:36] for frame in self.play(config, ECHO)], [bytes([3, 10])])

    def test_linger(self):
        """Reports about groups come within a second of the start."""
        config = self.config(lambda value: value["interfaces"][0].update(groups=["ff02::1234"]), boot=True)
        quiet = self.play(config, ECHO)
        self.assertGreater(len(self.play(config, ECHO, arguments=["--linger", "2.5"])), len(quiet))

    def test_nothing_but_the_configuration(self):
        self.assertEqual(self.good("host", "--config", self.config()), "")
        result = run("host", "--config", "-", input=json.dumps(BASE))
        self.assertEqual((result.stdout, result.stderr, result.returncode), ("", "", 0))


class Interfaces(HostCase):
    def two(self, **members):
        return self.config(lambda value: (value["interfaces"].append(SECOND), value["neighbours"].append(SECOND_NEIGHBOUR)), **members)

    def test_merged_by_time(self):
        second = framed(packet4(ECHO4, OTHER_PEER4, OTHER4), OTHER, OTHER_PEER)
        late, early = self.frames(ECHO, name="late", time=(9, 0)), self.frames(second, name="early", time=(8, 7))
        stderr = run("host", "-f", self.two(), "-r", f"eth0={late}", "-r", f"eth1={early}", "-w", f"eth0={self.path('out0')}",
                     "-w", f"eth1={self.path('out1')}", "--trace").stderr
        self.assertEqual(sent(self.path("out0"))[0], [(9, 0, REPLY)])
        self.assertEqual(sent(self.path("out1"))[0], [(8, 7, framed(packet4(echo_reply(ECHO4), OTHER4, OTHER_PEER4), OTHER_PEER, OTHER))])
        frames = [line.split()[:3] for line in stderr.splitlines() if line.split()[1] in ("in", "out")]
        self.assertEqual(frames, [["8.000007", "in", "eth1"], ["8.000007", "out", "eth1"], ["9.000000", "in", "eth0"], ["9.000000", "out", "eth0"]])

    def test_several_files_of_one(self):
        files = [self.frames(ECHO, name=str(second), time=(second, 0)) for second in (3, 1, 2)]
        self.good("host", "-f", self.config(), *(word for file in files for word in ("-r", file)), "-w", self.path("out"))
        self.assertEqual([second for second, _, _ in sent(self.path("out"))[0]], [1, 2, 3])

    def test_file_names(self):
        """What stands before the first = is an interface, unless a folder does."""
        path = self.frames(ECHO, name="eth1=x.pcap")
        self.good("host", "-f", self.config(), "-r", path, "-w", self.path("eth7=out"))
        self.assertEqual(len(sent(self.path("eth7=out"))[0]), 1)
        self.assertIn("no interface 'eth7'", self.refused(2, "host", "-f", self.config(), "-r", f"eth7={path}"))
        self.assertIn("no interface 'eth7'", self.refused(2, "host", "-f", self.config(), "-w", f"eth7={self.path('x')}"))
        self.assertIn("no interface 'eth7'", self.refused(2, "host", "-f", self.config(), "-c", "eth7=-"))

    def test_two_files_for_one(self):
        self.assertIn("two files", self.refused(2, "host", "-f", self.config(), "-w", self.path("a"), "-w", f"eth0={self.path('b')}"))

    def test_standard_output(self):
        path = self.frames(ECHO)
        self.assertEqual(run_bytes("host", "-f", self.config(), "-r", path, "-w", "eth0=-").stdout[-len(ECHO):], REPLY)
        for other in (("-c", "-"), ("-c", "eth0=-"), ("-w", "-")):
            self.assertIn("one capture", self.refused(2, "host", "-f", self.config(), "-r", path, "-w", "-", *other))

    def test_link_types(self):
        path = self.frames(packet4(ECHO4), link=101)
        self.assertIn("link type RAW, and the interface eth0 has EN10MB", self.refused(3, "host", "-f", self.config(), "-r", path))


class Counters(HostCase):
    def counters(self, config, *frames, what="-"):
        return self.good("host", "-f", config, "-r", self.frames(*frames), "--counters", what)

    def test_files_of_proc(self):
        lines = self.counters(self.config(), ECHO).splitlines()
        groups = {}
        for names, numbers in zip(lines, lines[1:]):
            if names.split(":")[0] == numbers.split(":")[0] and ":" in names:
                groups[names.split(":")[0]] = dict(zip(names.split()[1:], map(int, numbers.split()[1:])))
        self.assertEqual({name: number for name, number in groups["Icmp"].items() if number},
                         {"InMsgs": 1, "InEchos": 1, "OutMsgs": 1, "OutEchoReps": 1})
        self.assertEqual(groups["IcmpMsg"], {"InType8": 1, "OutType0": 1})
        self.assertEqual(list(groups), ["Ip", "Icmp", "IcmpMsg", "Udp", "IpExt"])
        self.assertIn("Icmp6InMsgs                     \t0", lines)

    def test_of_an_interface(self):
        request = icmp6(b"\0\0\0\0", source=PEER6, destination=HOST6)
        text = self.counters(self.config(), framed(packet6(request)), what="eth0=-")
        moved = {line.split()[0] for line in text.splitlines() if line.split()[1] != "0"}
        self.assertEqual(moved, {"Icmp6InMsgs", "Icmp6InEchos", "Icmp6InType128", "Icmp6OutMsgs", "Icmp6OutEchoReplies", "Icmp6OutType129"})

    def test_into_files(self):
        self.good("host", "-f", self.config(), "-c", self.path("all"), "-c", f"eth0={self.path('one')}")
        with open(self.path("all"), encoding="ascii") as file:
            self.assertTrue(file.read().startswith("Ip: "))
        with open(self.path("one"), encoding="ascii") as file:
            self.assertTrue(file.read().startswith("Icmp6InMsgs"))

    def test_that_cannot_be_written(self):
        self.assertIn("/nowhere", self.refused(3, "host", "-f", self.config(), "-c", self.path("nowhere/x")))
        self.assertIn("/nowhere", self.refused(3, "host", "-f", self.config(), "-w", self.path("nowhere/x")))
        self.assertIn("No space", self.refused(3, "host", "-f", self.config(), "-c", "/dev/full"))
        self.assertIn("/dev/full", self.refused(3, "host", "-f", self.config(), "-r", self.frames(ECHO), "-w", "/dev/full"))


class Trace(HostCase):
    def test_echo(self):
        result = run("host", "-f", self.config(), "-r", self.frames(ECHO, time=(7, 8)), "--trace")
        lines = result.stderr.splitlines()
        self.assertEqual(lines[0], "7.000008 in eth0 31 octets: 10.77.0.2 > 10.77.0.1 ICMP Echo Request: identifier 1, sequence 2, 3 octets of data")
        self.assertEqual(lines[-1], "7.000008 out eth0 31 octets: 10.77.0.1 > 10.77.0.2 ICMP Echo Reply: identifier 1, sequence 2, 3 octets of data")
        decided = [line.split(None, 4) for line in lines if line.split()[3] == "decided"]
        self.assertIn(["C1", "icmp_echo"], [words[1:3] for words in decided])
        passed = [line.split()[1] for line in lines if line.split()[3] == "passed"]
        self.assertIn("A2", passed)
        self.assertEqual(result.stdout, "")

    def test_other_packets(self):
        frames = [framed(packet4(b"\0" * 8, protocol=17)), HOST + PEER + b"\x08\x06" + b"\0" * 28]
        lines = run("host", "-f", self.config(), "-r", self.frames(*frames), "--trace").stderr.splitlines()
        self.assertIn("1.000005 in eth0 28 octets: 10.77.0.2 > 10.77.0.1 protocol 17", lines)
        self.assertIn("1.000005 in eth0 28 octets: Ethernet type 0x0806", lines)


class Rules(HostCase):
    def test_text_and_json(self):
        text, rows = self.good("host", "--rules").splitlines(), read_lines(self.good("host", "--rules", "--json"))
        self.assertEqual(len(text), len(rows))
        for line, row in zip(text, rows):
            self.assertEqual(row["schema"], "icmpwire-rule/1")
            self.assertIn(row["level"], ("MUST", "SHOULD", "MAY", "LINUX"))
            self.assertTrue(line.startswith(f"{row['rule']} {row['level']} "), line)
            self.assertTrue(line.endswith(f"{row['function']}: {row['text']}"), line)
        self.assertIn("C1", [row["rule"] for row in rows])
        self.assertIn("--rules", self.refused(2, "host", "--json"))


# ---- the configuration ----

def member(*path):
    """A change that sets the value at the end of the path, which is its last element."""
    def change(value):
        for step in path[:-2]:
            value = value[step]
        value[path[-2]] = path[-1]
    return change


ETH0 = ("interfaces", 0)
# What is wrong: the place that is named, what the complaint says, the change that breaks the base.
MISTAKES = [
    ("", "unknown", "colour", member("colour", 1)),
    ("policy", "one of: rfc linux-3.x linux-6.x", "linux-5.x", member("policy", "linux-5.x")),
    ("policy", "found 6", "", member("policy", 6)),
    ("seed", "a number from 0", "-1", member("seed", -1)),
    ("seed", "a number from 0", "1.5", member("seed", 1.5)),
    ("boot", "true or false", "1", member("boot", 1)),
    ("", "'interfaces' is missing", "", lambda value: value.pop("interfaces")),
    ("interfaces", "an array", "{}", member("interfaces", {})),
    ("interfaces", "one interface or more", "[]", member("interfaces", [])),
    ("interfaces[0]", "an object", "7", member(*ETH0, 7)),
    ("interfaces[0].ip", "unknown member", "", member(*ETH0, "ip", 7)),
    ("interfaces[0]", "'name' is missing", "", lambda value: value["interfaces"][0].pop("name")),
    ("interfaces[0].name", "1 to 15 characters", "", member(*ETH0, "name", "a" * 16)),
    ("interfaces[0].name", "1 to 15 characters", "", member(*ETH0, "name", "")),
    ("interfaces[0].name", "1 to 15 characters", "", member(*ETH0, "name", "a=b")),
    ("interfaces[0].name", "not a name", "", member(*ETH0, "name", "all")),
    ("interfaces[0].name", "there already", "", member(*ETH0, "name", "lo")),
    ("interfaces[0]", "index 1 is taken", "", member(*ETH0, "index", 1)),
    ("interfaces[0].index", "a number from 1", "0", member(*ETH0, "index", 0)),
    ("interfaces[0].mac", "a MAC address", "", member(*ETH0, "mac", "02:00:00:00:00")),
    ("interfaces[0].mac", "a MAC address", "", member(*ETH0, "mac", "02:00:00:00:00:01:02")),
    ("interfaces[0].mac", "a MAC address", "", member(*ETH0, "mac", "02:00:00:00:00:0g")),
    ("interfaces[0].mac", "not of a group", "", member(*ETH0, "mac", "03:00:00:00:00:01")),
    ("interfaces[0].mtu", "a number from 68 to 65535", "67", member(*ETH0, "mtu", 67)),
    ("interfaces[0].up", "true or false", "null", member(*ETH0, "up", None)),
    ("interfaces[0].addresses", "an array", "", member(*ETH0, "addresses", "10.0.0.1/8")),
    ("interfaces[0].addresses[0]", "length of its prefix", "10.77.0", member(*ETH0, "addresses", 0, "10.77.0/24")),
    ("interfaces[0].addresses[1]", "0 to 128 bits", "fe80::1/129", member(*ETH0, "addresses", 1, "fe80::1/129")),
    ("interfaces[0].addresses[0]", "0 to 32 bits", "", member(*ETH0, "addresses", 0, "10.77.0.1/33")),
    ("interfaces[0].addresses[1]", "not an address for a host", "", member(*ETH0, "addresses", 1, "ff02::1/64")),
    ("interfaces[0].addresses[2]", "there already", "", member(*ETH0, "addresses", 2, "10.77.0.1/24")),
    ("interfaces[0].anycast[0]", "an IPv6 address", "", member(*ETH0, "anycast", ["10.77.0.9"])),
    ("interfaces[0].anycast[0]", "not an anycast address", "", member(*ETH0, "anycast", ["ff02::9"])),
    ("interfaces[0].groups[1]", "not a multicast group", "", member(*ETH0, "groups", ["ff02::9", "fe80::1"])),
    ("interfaces[0].advertise", "an object", "true", member(*ETH0, "advertise", True)),
    ("interfaces[0].advertise.rate", "unknown member", "", member(*ETH0, "advertise", {"rate": 1})),
    ("interfaces[0].advertise.lifetime", "0 to 65535", "65536", member(*ETH0, "advertise", {"lifetime": 65536})),
    ("interfaces[0].advertise.preference", "one of: medium high low", "2", member(*ETH0, "advertise", {"preference": 2})),
    ("interfaces[0].advertise.managed", "true or false", "", member(*ETH0, "advertise", {"managed": 1})),
    ("interfaces[0].advertise", "'preferred' is longer", "", member(*ETH0, "advertise", {"preferred": 2, "valid": 1})),
    ("routes[0]", "'to' is missing", "", member("routes", [{"device": "eth0"}])),
    ("routes[0]", "'via' or 'device' is missing", "", member("routes", [{"to": "10.0.0.0/8"}])),
    ("routes[0]", "name it as 'device'", "", member("routes", [{"to": "10.0.0.0/8", "via": "10.99.0.1"}])),
    ("routes[0].via", "same version", "", member("routes", [{"to": "10.0.0.0/8", "via": "fe80::2"}])),
    ("routes[0].device", "the name of an interface", "eth9", member("routes", [{"to": "10.0.0.0/8", "device": "eth9"}])),
    ("routes[0].type", "one of: unicast", "throw", member("routes", [{"to": "10.0.0.0/8", "type": "throw"}])),
    ("routes[0]", "leads nowhere", "", member("routes", [{"to": "10.0.0.0/8", "type": "prohibit", "via": "10.77.0.2"}])),
    ("neighbours[0]", "'mac' is missing", "", member("neighbours", [{"address": "10.77.0.2", "device": "eth0"}])),
    ("neighbours[0].state", "one of: permanent", "", member("neighbours", 0, "state", "probe")),
    ("neighbours[0].address", "an IPv4 or IPv6 address", "", member("neighbours", 0, "address", "10.77.0.2/24")),
    ("sockets[0]", "'protocol' is missing", "", member("sockets", [{"port": 7}])),
    ("sockets[0].protocol", "one of: udp tcp raw ping", "sctp", member("sockets", [{"protocol": "sctp"}])),
    ("sockets[0].number", "unknown member", "", member("sockets", [{"protocol": "udp", "number": 7}])),
    ("sockets[0]", "'number' is missing", "", member("sockets", [{"protocol": "raw"}])),
    ("sockets[0].port", "a number from 0 to 65535", "65536", member("sockets", [{"protocol": "udp", "port": 65536}])),
    ("sockets[0].family", "4 or 6", "5", member("sockets", [{"protocol": "udp", "family": 5}])),
    ("sockets[0].local", "an IPv4 address", "", member("sockets", [{"protocol": "udp", "local": "fe80::1"}])),
    ("sockets[0].remote", "an IPv6 address", "", member("sockets", [{"protocol": "udp", "family": 6, "remote": "10.77.0.2"}])),
    ("reject[0].family", "4 or 6", "5", member("reject", [{"family": 5}])),
    ("reject[0].protocol", "a number from 1 to 255", "0", member("reject", [{"protocol": 0}])),
    ("reject[0].protocol", "a number from 1 to 255", "257", member("reject", [{"protocol": 257}])),
    ("reject[0].protocol", "udp, tcp", "foo", member("reject", [{"protocol": "foo"}])),
    ("reject[0].port", "a number from 0 to 65535", "", member("reject", [{"protocol": "udp", "port": -1}])),
    ("reject[0].with", "of iptables", "icmp6", member("reject", [{"with": "icmp6-port-unreachable"}])),
    ("reject[0].with", "a string", "3", member("reject", [{"with": 3}])),
    ("reject[0]", "'port' is for udp and tcp", "", member("reject", [{"protocol": "icmp", "port": 7}])),
    ("sysctls", "an object", "", member("sysctls", [])),
    ("sysctls.net.ipv4.icmp_nothing", "unknown sysctl", "", member("sysctls", {"net.ipv4.icmp_nothing": 1})),
    ("sysctls.net.ipv4.conf.eth9.rp_filter", "unknown sysctl", "", member("sysctls", {"net.ipv4.conf.eth9.rp_filter": 1})),
    ("sysctls.net.ipv4.ip_forward", "in the range", "2", member("sysctls", {"net.ipv4.ip_forward": 2})),
    ("sysctls.net.ipv4.conf.eth0.rp_filter", "in the range", "3", member("sysctls", {"net.ipv4.conf.eth0.rp_filter": 3})),
    ("sysctls.net.ipv4.ip_forward", "a number or a string", "true", member("sysctls", {"net.ipv4.ip_forward": True})),
]
# Of these the schema knows nothing: they depend on other members or on what an address means.
BEYOND_SCHEMA = ("taken", "there already", "not an address", "not a multicast", "not an anycast", "of a group", "bits", "length of its prefix",
                 "an IPv6 address", "an IPv4 address", "name it as", "same version", "name of an interface", "unknown sysctl", "in the range", "of iptables",
                 "'port' is for", "is longer")


class Configuration(HostCase):
    def test_mistakes(self):
        for place, says, found, change in MISTAKES:
            with self.subTest(place=place, says=says):
                path = self.config(change)
                complaint = self.refused(2, "host", "--config", path)
                self.assertRegex(complaint, rf"^icmpwire: {path}:[0-9]+: ")
                self.assertIn(f": {place}: " if place else "", complaint)
                self.assertIn(says, complaint)
                self.assertIn(found, complaint)

    def test_lines(self):
        text = '{\n "interfaces": [\n  {"name": "e]}\\"{", "up": true,\n   "mtu": 1},\n  "x"\n ],\n "a\\u0062": {"[,]": ["}", "{\\"", -1.5e3]}, "seed": 7\n}\n'
        for wrong, right, line in (('"a\\u0062": {"[,]": ["}", "{\\"", -1.5e3]}, ', "", 1), ('"mtu": 1', '"mtu": 1500', 4), ('"x"', '{"name": "eth1"}', 5)):
            self.assertIn(f"host.json:{line}: ", self.refused(2, "host", "-f", self.file(text.encode(), "host.json")), wrong)
            text = text.replace(wrong, right)
        text = json.dumps(BASE, indent=0).replace('"10.77.0.2"', '"?"')
        line = text[:text.index('"?"')].count("\n") + 1
        self.assertIn(f":{line}: neighbours[0].address:", self.refused(2, "host", "-f", self.file(text.encode())))

    def test_what_is_no_json(self):
        for text, line in (('{"interfaces": [\n{"name": }]}', 2), ("", 1), ('{"seed": 1,\n"seed": 2}', 2), ("[", 1), ('{"seed": "\x01"}', 1)):
            self.assertIn(f"host.json:{line}: ", self.refused(3, "host", "-f", self.file(text.encode(), "host.json")))
        self.assertIn("expected an object", self.refused(2, "host", "-f", self.file(b"[]")))
        self.assertIn("No such file", self.refused(3, "host", "-f", self.path("none")))
        self.assertIn("--config is missing", self.refused(2, "host"))
        self.assertIn("not expected", self.refused(2, "host", "-f", self.config(), "x"))

    def test_full_tables(self):
        for members, says in (({"interfaces": [{"name": f"eth{i}"} for i in range(8)], "neighbours": []}, "more than 7 interfaces"),
                              ({"neighbours": [BASE["neighbours"][0] | {"address": f"10.77.1.{i}"} for i in range(65)]}, "64 neighbours"),
                              ({"routes": [{"to": f"10.{i}.0.0/16", "device": "eth0"} for i in range(65)]}, "64 routes"),
                              ({"sockets": [{"protocol": "udp", "port": i} for i in range(33)]}, "32 sockets"),
                              ({"reject": [{}] * 17}, "at most 16 rules")):
            self.assertIn(says, self.refused(2, "host", "-f", self.config(**members)))
        for name, each in (("addresses", "10.77.1.{}/24"), ("groups", "ff02::{}")):
            config = self.config(member(*ETH0, name, [each.format(i) for i in range(16, 60)]))
            self.assertIn("one more than", self.refused(2, "host", "-f", config))

    def test_gateway_tells_the_interface(self):
        for address in ("10.77.0.9", "2001:db8:77::9"):
            self.good("host", "-f", self.config(routes=[{"to": "0.0.0.0/0" if "." in address else "::/0", "via": address}]))

    def test_linger_is_a_time(self):
        self.assertIn("--linger", self.refused(2, "host", "-f", self.config(), "--linger", "x"))

    def test_example(self):
        with open(os.path.join(ROOT, "docs/icmpwire-host.json"), encoding="utf-8") as file:
            self.assertEqual(self.good("host", "--example"), file.read())
        self.good("host", "-f", os.path.join(ROOT, "docs/icmpwire-host.json"))

    @unittest.skipIf(jsonschema is None and os.environ.get("CI") != "true", "python3-jsonschema is not installed")
    def test_schema(self):
        with open(os.path.join(ROOT, "docs/icmpwire-host.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        with open(os.path.join(ROOT, "docs/icmpwire-host.json"), encoding="utf-8") as file:
            example = json.load(file)
        self.assertEqual([error.message for value in (BASE, example) for error in validator.iter_errors(value)], [])
        for place, says, _, change in MISTAKES:
            value = copy.deepcopy(BASE)
            change(value)
            if not any(word in says for word in BEYOND_SCHEMA):
                self.assertFalse(validator.is_valid(value), (place, says))

    @unittest.skipIf(jsonschema is None and os.environ.get("CI") != "true", "python3-jsonschema is not installed")
    def test_example_has_every_member(self):
        with open(os.path.join(ROOT, "docs/icmpwire-host.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        example = json.loads(self.good("host", "--example"))
        self.assertEqual(set(schema["properties"]), set(example))
        for name, kind in (("interfaces", "interface"), ("routes", "route"), ("neighbours", "neighbour"), ("sockets", "socket"), ("reject", "reject")):
            members = {key for value in example[name] for key in value}
            known = set(schema["$defs"][kind]["properties"]) | {key for one in schema["$defs"][kind].get("oneOf", ()) for key in one["properties"]}
            self.assertEqual(members, known, kind)


if __name__ == "__main__":
    unittest.main()
