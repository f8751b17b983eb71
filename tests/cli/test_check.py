# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire check and policy: lines, JSON, events, thresholds, statistics."""
import base64
import hashlib
import json
import os
import random
import re
import signal
import struct
import subprocess
import time
import unittest

from support import (DESTINATION4, DESTINATION6, ECHO4, ETHERNET, MACS, PACKET4, PACKET6, PROGRAM, RAW, SOURCE4, SOURCE6, Case,
                     checksum, ethernet, icmp4, icmp6, ipv4, ipv6, pcap, read_lines, run)

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
DEMO = os.path.join(ROOT, "corpus/demo.pcap")
BAD4 = ipv4(ECHO4[:2] + b"\xab\xcd" + ECHO4[4:])
UDP = ipv4(bytes.fromhex("0400003500080000"), protocol=17)
QUOTED = ipv4(bytes.fromhex("0400003500080000"), protocol=17)
UNASSIGNED = ipv4(icmp4(b"", (44, 0)))  # suspicious


def between(source, destination, payload, identification=7):
    """An ICMPv4 packet between two hosts."""
    head = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(payload), identification, 0, 64, 1, 0) + source + destination
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


UNREACHABLE = between(DESTINATION4, SOURCE4, icmp4(bytes(4) + QUOTED, (3, 3)))


def sweep(count):
    """Requests of one host to many."""
    return [between(SOURCE4, bytes([198, 51, 100, 1 + i]), icmp4(struct.pack(">HH", 1, i) + b"abc")) for i in range(count)]


class Checked(Case):
    def lines(self, frames, *options, link_type=RAW):
        """What check says about frames."""
        return self.good("check", "--no-statistics", *options, self.file(pcap(link_type, frames))).splitlines()

    def found(self, frames, *options, link_type=RAW):
        return read_lines("\n".join(self.lines(frames, "--json", *options, link_type=link_type)))

    def keywords(self, frames, *options, link_type=RAW):
        """The keywords of the findings of each frame, and of the alarms."""
        lines = self.found(frames, *options, link_type=link_type)
        return ({line["frame"]: [one["keyword"] for one in line["findings"]] for line in lines},
                [one["keyword"] for line in lines for one in line["alarms"]])


class Lines(Checked):
    def test_nothing_is_wrong(self):
        self.assertEqual(self.lines([PACKET4, PACKET6, UDP, UNREACHABLE]), [])

    def test_finding(self):
        lines = self.lines([PACKET4, BAD4])
        self.assertEqual(len(lines), 1)
        self.assertRegex(lines[0], r"\A2 1970-01-01T00:00:01\.000005000Z 192\.0\.2\.1 > 198\.51\.100\.7 ICMP Echo Request: "
                                   r"checksum-bad \(invalid\) at octet 2 in checksum: [^\[;]+ \[RFC 792[^\]]*\]\Z")

    def test_finding_of_the_packet(self):
        solicitation = icmp6(bytes(4) + DESTINATION6, (135, 0))
        lines = self.lines([ipv6(solicitation)])
        self.assertRegex(lines[0], r"ICMPv6 Neighbor Solicitation: .*nd-hop-limit \(invalid\) at packet octet 7 in hop_limit: ")

    def test_several_findings(self):
        advertisement = icmp6(bytes([64, 0, 7, 8]) + bytes(8), (134, 1))
        parts = self.lines([ipv6(advertisement)])[0].split("; ")
        self.assertGreater(len(parts), 1)
        for part in parts[1:]:
            self.assertRegex(part, r"\A[a-z0-9-]+ \((remark|suspicious|violation|invalid)\) at (packet )?octet \d+.*: .* \[.*\]\Z")

    def test_all(self):
        lines = self.lines([PACKET4, UDP, UNREACHABLE], "--all")
        self.assertEqual([line.split(" ", 5)[5] for line in lines],
                         ["ICMP Echo Request", "ICMP Destination Unreachable, Port Unreachable"])

    def test_several_files(self):
        one, two = self.file(pcap(RAW, [BAD4]), "one"), self.file(pcap(RAW, [UDP, BAD4]), "two")
        lines = self.good("check", "--no-statistics", one, two).splitlines()
        self.assertEqual([line.split(" ")[0] for line in lines], [f"{one}:1", f"{two}:2"])

    def test_fragments_and_broken_packets(self):
        frames = [ipv4(ECHO4, fragment=0x2000), ipv4(bytes(8), fragment=1), PACKET4[:2] + b"\x00\x10" + PACKET4[4:]]
        lines = self.lines(frames, "--all")
        self.assertIn("ICMP Echo Request (first fragment)", lines[0])
        self.assertIn("ICMP fragment at octet 8", lines[1])
        self.assertIn("ICMP in a broken packet: ", lines[2])

    def test_hidden_behind_a_chain(self):
        """A first fragment that ends before the protocol is told (RFC 7112)."""
        frame = ipv6(bytes.fromhex("3c00000100000001"), 44)
        self.assertIn("first-fragment-short", self.lines([frame])[0])
        self.assertEqual(self.lines([ipv4(bytes(20), protocol=6)[:2] + b"\x00\x10" + bytes(30)]), [])

    def test_cut_captures_are_no_fault(self):
        data = pcap(RAW, [UNREACHABLE[:40], PACKET4[:26]], lengths=[len(UNREACHABLE), len(PACKET4)])
        self.assertEqual(self.good("check", "--no-statistics", self.file(data)), "")

    def test_group_address_of_the_link(self):
        frame = ethernet(PACKET4)
        self.assertEqual(self.lines([frame], link_type=ETHERNET), [])
        self.assertIn("request-to-broadcast", self.lines([b"\xff" * 6 + frame[6:]], link_type=ETHERNET)[0])

    def test_count(self):
        path = self.file(pcap(RAW, [UDP, BAD4, BAD4, BAD4]))
        self.assertEqual(len(self.good("check", "--no-statistics", "-c", "2", path).splitlines()), 2)

    def test_filter(self):
        self.assertEqual(len(self.lines([BAD4, BAD4], "-f", "icmp")), 2)
        self.assertEqual(self.lines([BAD4], "-f", "icmp6"), [])
        self.assertIn("--filter", self.refused(2, "check", "-f", "no such thing", self.file(pcap(RAW, []))))


class Severities(Checked):
    FRAMES = [BAD4, UNASSIGNED]

    def test_threshold(self):
        for level, words in (("remark", {"checksum-bad", "type-unassigned"}), ("suspicious", {"checksum-bad", "type-unassigned"}),
                             ("violation", {"checksum-bad"}), ("invalid", {"checksum-bad"})):
            found, _ = self.keywords(self.FRAMES, "--severity", level)
            self.assertEqual({word for words in found.values() for word in words} & {"checksum-bad", "type-unassigned"}, words)

    def test_strict(self):
        path = self.file(pcap(RAW, [UNASSIGNED]))
        for options, code in ((["--strict"], 1), ([], 0), (["--strict", "--severity", "invalid"], 0),
                              (["--strict", "--severity", "suspicious"], 1)):
            self.assertEqual(run("check", *options, path).returncode, code, options)
        self.assertEqual(run("check", "--strict", self.file(pcap(RAW, [PACKET4]))).returncode, 0)

    def test_strict_and_alarms(self):
        path = self.file(pcap(RAW, sweep(20)))
        self.assertEqual(run("check", "--strict", "--entries", "0", path).returncode, 0)
        self.assertEqual(run("check", "--strict", path).returncode, 1)


class Json(Checked):
    def messages(self):
        chance = random.Random(2)
        for wrap, build in ((ipv4, icmp4), (ipv6, icmp6)):
            for kind in range(256):
                for size in (3, 8, 150):
                    yield wrap(build(chance.randbytes(size), (kind, chance.randrange(4))))

    @unittest.skipIf(jsonschema is None and os.environ.get("CI") != "true", "python3-jsonschema is not installed")
    def test_schema(self):
        with open(os.path.join(ROOT, "docs/icmpwire-check.schema.json"), encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        frames = list(self.messages())
        cut = pcap(RAW, [frame[:50] for frame in frames], lengths=[len(frame) for frame in frames])
        for path in (DEMO, self.file(pcap(RAW, frames)), self.file(cut, "cut")):
            lines = read_lines(self.good("check", "--json", "--all", "--no-statistics", path))
            self.assertGreater(len(lines), 700)
            for line in lines:
                self.assertEqual([f"{one.json_path}: {one.message}" for one in validator.iter_errors(line)], [], line)

    def test_finding(self):
        line = self.found([PACKET4, BAD4])[0]
        finding = line["findings"][0]
        self.assertEqual((line["frame"], line["what"], line["icmp"]["name"]), (2, "message", "Echo Request"))
        self.assertEqual((finding["keyword"], finding["layer"], finding["offset"], finding["field"]),
                         ("checksum-bad", "icmp", 2, "checksum"))
        self.assertEqual(finding["engines"]["zeek"], "bad_ICMP_checksum")
        self.assertEqual(finding["engines"]["wireshark"], "icmp.checksum_bad")

    def test_flows(self):
        """An error, the packet that it quotes and the replies to that belong to one flow."""
        reply = between(DESTINATION4, SOURCE4, icmp4(ECHO4[4:], (0, 0)))
        error = between(bytes([10, 0, 0, 1]), SOURCE4, icmp4(bytes(4) + PACKET4, (11, 0)))
        flows = [line["flow"] for line in self.found([PACKET4, reply, error, UNREACHABLE], "--all")]
        self.assertEqual(len({flow["hash"] for flow in flows[:3]}), 1)
        self.assertNotEqual(flows[3]["hash"], flows[0]["hash"])
        self.assertEqual([flow["quoted"] for flow in flows], [False, False, True, True])
        self.assertEqual((flows[2]["source"], flows[2]["protocol"], flows[2]["source_port"]), ("192.0.2.1", 1, 1))
        self.assertEqual((flows[3]["protocol"], flows[3]["destination_port"], flows[3]["known"]), (17, 53, "ports"))


def community_id(source, destination, protocol, one, two):
    data = b"\0\0" + source + destination + bytes([protocol, 0]) + struct.pack(">HH", one, two)
    return "1:" + base64.b64encode(hashlib.sha1(data).digest()).decode()


class Community(Checked):
    def test_baseline(self):
        lines = self.found([PACKET4, PACKET6, UNREACHABLE], "--all")
        self.assertEqual([line["community_id"] for line in lines],
                         [community_id(SOURCE4, DESTINATION4, 1, 8, 0), community_id(SOURCE6, DESTINATION6, 58, 128, 129),
                          community_id(DESTINATION4, SOURCE4, 1, 3, 3)])

    def test_suricata(self):
        lines = self.found([PACKET4, UNREACHABLE], "--all", "--community-id", "suricata")
        self.assertEqual(lines[0]["community_id"], community_id(SOURCE4, DESTINATION4, 1, 8, 0))
        self.assertNotEqual(lines[1]["community_id"], community_id(DESTINATION4, SOURCE4, 1, 3, 3))

    def test_later_fragments_have_none(self):
        self.assertIsNone(self.found([ipv4(bytes(8), fragment=1)], "--all")[0]["community_id"])


# ---- EVE ----

COMMON = {"timestamp": str, "flow_id": int, "in_iface": str, "pcap_filename": str, "pcap_cnt": int, "event_type": str,
          "src_ip": str, "dest_ip": str, "proto": str, "icmp_type": int, "icmp_code": int, "pkt_src": str, "community_id": str}
ANOMALY = {"type": str, "event": str, "layer": str}
ALERT = {"action": str, "gid": int, "signature_id": int, "rev": int, "signature": str, "category": str, "severity": int,
         "source": dict, "target": dict}
SURICATA = {f"decoder.icmpv4.{name}" for name in ("pkt_too_small", "unknown_type", "unknown_code", "ipv4_trunc_pkt",
                                                  "ipv4_unknown_ver")}
SURICATA |= {f"decoder.icmpv6.{name}" for name in ("unknown_type", "unknown_code", "pkt_too_small", "ipv6_unknown_version",
                                                   "ipv6_trunc_pkt", "mld_message_with_invalid_hl", "unassigned_type",
                                                   "experimentation_type")}
SURICATA |= {"decoder.ipv4.icmpv6", "decoder.ipv6.icmpv4", "icmpv4-csum:invalid", "icmpv6-csum:invalid"}


def keywords_of_page():
    with open(os.path.join(ROOT, "docs/findings.md"), encoding="utf-8") as file:
        return set(re.findall(r"(?m)^\| \d+ \| `([a-z0-9-]+)` \|", file.read()))


class Eve(Checked):
    def members(self, found, known):
        for name, value in found.items():
            self.assertIn(name, known)
            self.assertIs(type(value), known[name], name)

    def read(self, line, keywords):
        """Reads one event, and nothing that Suricata would not write."""
        kind = line["event_type"]
        self.members({name: value for name, value in line.items() if name != kind}, COMMON)
        self.assertRegex(line["timestamp"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+0000\Z")
        self.assertLess(line.get("flow_id", 0), 2**53)
        self.assertIn("pcap_filename", line)
        if kind == "anomaly":
            self.members(line["anomaly"], ANOMALY)
            self.assertEqual(line["anomaly"]["type"], "decode")
            self.assertIn(line["anomaly"]["event"], SURICATA | keywords)
            self.assertIn(line["anomaly"]["layer"], ("ipv4", "ipv6", "icmpv4", "icmpv6"))
        else:
            self.assertEqual(kind, "alert")
            self.members(line["alert"], ALERT)
            self.assertIn(line["alert"]["severity"], (1, 2, 3))
            for end in ("source", "target"):
                self.assertEqual(list(line["alert"].get(end, {"ip": ""})), ["ip"])

    def events(self, path, *options):
        return read_lines(self.good("check", "--eve", "--no-statistics", *options, path))

    def test_demo(self):
        events, keywords = self.events(DEMO), keywords_of_page()
        self.assertGreater(len(keywords), 200)
        for event in events:
            self.read(event, keywords)
        self.assertEqual({event["event_type"] for event in events}, {"anomaly", "alert"})
        signatures = {(event["alert"]["signature_id"], event["alert"]["signature"]) for event in events if "alert" in event}
        self.assertEqual(len(signatures), len({number for number, _ in signatures}))

    def test_anomaly(self):
        event, = self.events(self.file(pcap(RAW, [PACKET4, BAD4], time=(1795556823, 123456))))
        self.assertEqual(event["timestamp"], "2026-11-24T21:47:03.123456+0000")
        self.assertEqual((event["pcap_cnt"], event["src_ip"], event["dest_ip"]), (2, "192.0.2.1", "198.51.100.7"))
        self.assertEqual((event["proto"], event["icmp_type"], event["icmp_code"]), ("ICMP", 8, 0))
        self.assertEqual(event["community_id"], community_id(SOURCE4, DESTINATION4, 1, 8, 0))
        self.assertEqual(event["anomaly"], {"type": "decode", "event": "icmpv4-csum:invalid", "layer": "icmpv4"})

    def test_keyword_where_suricata_has_no_name(self):
        solicitation = icmp6(bytes(4) + DESTINATION6, (135, 0))
        events = self.events(self.file(pcap(RAW, [ipv6(solicitation)])))
        self.assertIn(("nd-hop-limit", "ipv6"), [(event["anomaly"]["event"], event["anomaly"]["layer"]) for event in events])
        self.assertEqual(events[0]["proto"], "IPv6-ICMP")

    def test_suspicious_findings_are_alerts_too(self):
        events = self.events(self.file(pcap(RAW, [UNASSIGNED])))
        names = [event.get("anomaly", event.get("alert")) for event in events]
        self.assertIn("decoder.icmpv4.unknown_type", [name.get("event") for name in names])
        self.assertIn(1792012, [name.get("signature_id") for name in names])

    def test_alarm(self):
        alerts = [event["alert"] for event in self.events(self.file(pcap(RAW, sweep(20))))]
        self.assertEqual(len(alerts), 1)
        self.assertEqual((alerts[0]["signature_id"], alerts[0]["category"]), (1792813, "Detection of a Network Scan"))
        self.assertEqual(alerts[0]["source"], {"ip": "192.0.2.1"})
        self.assertTrue(alerts[0]["signature"].startswith("ICMPWIRE sweep: "))

    def test_flow_id(self):
        """Bad messages of one flow, and a bad error about it."""
        reply = icmp4(ECHO4[4:], (0, 0))
        frames = [BAD4, between(DESTINATION4, SOURCE4, reply[:2] + b"\xab\xcd" + reply[4:]),
                  between(bytes([10, 0, 0, 1]), SOURCE4, icmp4(b"\0\0\0\1" + PACKET4, (11, 0)))]
        found = {event["pcap_cnt"]: event["flow_id"] for event in self.events(self.file(pcap(RAW, frames)))}
        self.assertEqual(sorted(found), [1, 2, 3])
        self.assertEqual(len(set(found.values())), 1)


# ---- alarms ----


class Alarms(Checked):
    def test_sweep(self):
        self.assertEqual(self.keywords(sweep(19)), ({}, []))
        found, alarms = self.keywords(sweep(20))
        self.assertEqual((found, alarms), ({20: []}, ["sweep"]))
        line = self.found(sweep(20))[0]["alarms"][0]
        self.assertEqual((line["subject"], line["measured"], line["threshold"]), ("192.0.2.1", 20, 20))
        self.assertRegex(self.lines(sweep(20))[0], r": sweep \(suspicious\) about 192\.0\.2\.1, 20 of 20: [^\[]+ \[.*\]\Z")

    def test_thresholds(self):
        self.assertEqual(self.keywords(sweep(5), "--set", "swept_destinations=5")[1], ["sweep"])
        self.assertEqual(self.keywords(sweep(20), "--set", "swept_destinations=0")[1], [])
        both = ["--set", "swept_destinations=5", "--set", "unanswered_requests=6"]
        self.assertEqual(sorted(self.keywords(sweep(6), *both)[1]), ["sweep", "unanswered-requests"])

    def test_each_threshold_has_its_name(self):
        with open(os.path.join(ROOT, "include/icmpwire/tracker.h"), encoding="utf-8") as file:
            struct_text = re.search(r"struct icmpwire_thresholds \{(.*?)\n\};", file.read(), re.DOTALL).group(1)
        names = re.findall(r"uint32_t (\w+);", struct_text)
        self.assertGreater(len(names), 20)
        path = self.file(pcap(RAW, [PACKET4]))
        for name in names:
            self.assertEqual(self.good("check", "--no-statistics", "--set", f"{name}=7", path), "", name)

    def test_wrong_thresholds(self):
        for setting in ("nothing=1", "sweep", "swept_destinations", "swept_destinations=", "swept_destinations=x",
                        "swept_destinations=4294967296", "=1", ""):
            self.assertIn("--set", self.refused(2, "check", "--set", setting, DEMO), setting)

    def test_wrong_checksums_have_no_effect(self):
        wrong = [frame[:22] + b"\0\0" + frame[24:] for frame in sweep(20)]
        self.assertEqual(self.keywords(wrong)[1], [])

    def advertisement(self, source):
        message = bytes([134, 0, 0, 0, 64, 0, 7, 8]) + bytes(8)
        everyone = bytes.fromhex("ff02" + "00" * 13 + "01")
        pseudo = source + everyone + struct.pack(">II", len(message), 58)
        message = message[:2] + struct.pack(">H", checksum(pseudo + message)) + message[4:]
        return struct.pack(">IHBB", 6 << 28, len(message), 58, 255) + source + everyone + message

    def test_routers(self):
        one, two = (bytes.fromhex("fe80" + "00" * 13 + last) for last in ("01", "02"))
        frames = [self.advertisement(one), self.advertisement(two)]
        self.assertEqual(self.keywords(frames)[1], ["rogue-router"])
        self.assertEqual(self.keywords(frames, "--routers", "fe80::1,fe80::2,192.0.2.1")[1], [])
        self.assertEqual(self.keywords(frames, "--routers", "fe80::9")[1], ["rogue-router"] * 2)
        for text in ("fe80::1,", "x", "", "fe80::1,,fe80::2"):
            self.assertIn("--routers", self.refused(2, "check", "--routers", text, DEMO), text)

    def test_each_file_is_a_link(self):
        one, two = self.file(pcap(RAW, sweep(19)), "one"), self.file(pcap(RAW, sweep(19)), "two")
        self.assertEqual(self.good("check", "--no-statistics", one, two), "")

    def test_other_packets_tell_flows(self):
        error = between(bytes([10, 0, 0, 1]), SOURCE4, icmp4(struct.pack(">HH", 0, 1400) + QUOTED, (3, 4)))
        other = ipv4(bytes.fromhex("0401003500080000"), protocol=17)
        self.assertEqual(self.keywords([UDP, error])[1], [])
        self.assertEqual(self.keywords([other, error])[1], ["unknown-flow"])

    def test_no_memory_for_alarms(self):
        self.assertEqual(self.keywords(sweep(30), "--entries", "0")[1], [])
        self.assertIn("--entries", self.refused(2, "check", "--entries", "99999999999", DEMO))


# ---- output ----


class Output(Checked):
    def statistics(self, result):
        return dict(line.rsplit(" ", 1) for line in result.stderr.splitlines())

    def test_statistics(self):
        result = run("check", "--severity", "invalid", self.file(pcap(RAW, [UDP, BAD4, BAD4, UNASSIGNED, PACKET4] + sweep(20))))
        found = self.statistics(result)
        self.assertEqual((found["packets"], found["messages"], found["messages-with-findings"]), ("25", "24", "3"))
        self.assertEqual((found["finding checksum-bad"], found["finding type-unassigned"]), ("2", "1"))
        self.assertEqual((found["alarm sweep"], found["tracker-forgotten"]), ("1", "0"))
        self.assertNotIn("kernel-dropped", found)

    def test_forgotten(self):
        result = run("check", "--entries", "8", self.file(pcap(RAW, sweep(100))))
        self.assertGreater(int(self.statistics(result)["tracker-forgotten"]), 0)

    def test_statistics_of_what_could_be_read(self):
        data = pcap(RAW, [BAD4, BAD4])
        result = run("check", self.file(data[:-5]))
        self.assertEqual(result.returncode, 3)
        self.assertIn("packets 1\n", result.stderr)
        self.assertEqual(run("check", self.file(pcap(RAW, [BAD4])), "/nonexistent").returncode, 3)

    def test_file_is_appended_to(self):
        path, log = self.file(pcap(RAW, [BAD4])), os.path.join(self.folder, "log")
        for count in (1, 2):
            self.assertEqual(self.good("check", "--no-statistics", "--output", log, path), "")
            with open(log, encoding="utf-8") as file:
                self.assertEqual(len(file.readlines()), count)
        self.assertIn("/nonexistent/log", self.refused(3, "check", "--output", "/nonexistent/log", path))

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_full_disk(self):
        path = self.file(pcap(RAW, [BAD4]))
        self.assertRegex(self.refused(3, "check", "--no-statistics", "--output", "/dev/full", path), "/dev/full: ")

    def test_rotation_while_a_pipe_is_read(self):
        log, old = os.path.join(self.folder, "log"), os.path.join(self.folder, "old")
        record = pcap(RAW, [BAD4])[24:]
        with subprocess.Popen([PROGRAM, "check", "--no-statistics", "--output", log, "-"], stdin=subprocess.PIPE) as process:
            process.stdin.write(pcap(RAW, [BAD4] * 1000))
            process.stdin.flush()
            deadline = time.monotonic() + 20
            while not (os.path.exists(log) and os.path.getsize(log)) and time.monotonic() < deadline:
                time.sleep(0.01)
            os.rename(log, old)
            process.send_signal(signal.SIGHUP)
            time.sleep(0.1)
            process.stdin.write(record)
            process.stdin.close()
            self.assertEqual(process.wait(20), 0)
        with open(log, encoding="utf-8") as new, open(old, encoding="utf-8") as before:
            new, before = new.readlines(), before.readlines()
        self.assertTrue(before and new)
        self.assertEqual([line.split(" ")[0] for line in before + new], [str(1 + i) for i in range(1001)])

    def most_memory(self, count):
        path = self.file(pcap(RAW, (sweep(200) + [BAD4] * 300) * count))
        with open(os.devnull, "wb") as nowhere:
            process = subprocess.Popen([PROGRAM, "check", "--json", path], stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        return usage.ru_maxrss

    def test_memory_does_not_grow(self):
        with open(PROGRAM, "rb") as file:
            if b"__asan_init" in file.read():
                self.skipTest("the sanitizer keeps what was freed")
        self.assertLess(self.most_memory(60), self.most_memory(4) + 1024)


class Options(Checked):
    def test_what_excludes_each_other(self):
        for options in (["--json", "--eve", DEMO], ["--all", "--eve", DEMO], ["-i", "lo", DEMO], ["-w", "x", DEMO], [],
                        ["--severity", "bad", DEMO], ["--community-id", "zeek", DEMO]):
            self.refused(2, "check", *options)

    def test_no_such_interface(self):
        self.assertIn("nonexistent0: ", self.refused(3, "check", "-i", "nonexistent0"))

    def test_no_such_file(self):
        self.assertIn("/nonexistent: ", self.refused(3, "check", "/nonexistent"))

    def test_many_settings(self):
        """The last one counts, and each is looked at."""
        settings = [word for number in range(100, 0, -1) for word in ("--set", f"unreachables={number}")]
        self.assertEqual(run("check", *settings, DEMO).stdout, run("check", "--set", "unreachables=1", DEMO).stdout)
        self.assertIn("--set", self.refused(2, "check", "--set", "nothing=1", *settings, DEMO))


class Policy(Case):
    def rows(self, *words):
        return read_lines(self.good("policy", "--json", *words))

    def test_every_type_and_code(self):
        seen = {"icmp4": [], "icmp6": []}
        for row in self.rows():
            self.assertEqual(row["schema"], "icmpwire-policy/1")
            for kind in range(row["types"][0], row["types"][1] + 1):
                seen[row["family"]] += [(kind, code) for code in range(row["codes"][0], row["codes"][1] + 1)]
        everything = [(kind, code) for kind in range(256) for code in range(256)]
        self.assertEqual(seen, {"icmp4": everything, "icmp6": everything})

    def test_family(self):
        self.assertEqual(self.rows("v4") + self.rows("v6"), self.rows())
        self.assertEqual({row["family"] for row in self.rows("v6")}, {"icmp6"})

    def test_advice(self):
        row, = self.rows("6/2/0")
        self.assertEqual((row["name"], row["transit"], row["local"]), ("Packet Too Big", "must-not-drop", "must-not-drop"))
        row, = self.rows("v6", "neighbor_solicitation")
        self.assertEqual((row["hop_limit"], row["link_local"], row["unfragmented"]), (255, True, True))
        row, = self.rows("3/4")
        self.assertEqual((row["types"], row["codes"], row["class"]), ([3, 3], [4, 4], "error"))

    def test_text(self):
        self.assertRegex(self.good("policy", "3/4"), r"\Av4 3/4 Destination Unreachable: transit must-not-drop, local "
                                                     r"must-not-drop, error: .* \[RFC 1191.*\]\n\Z")
        self.assertRegex(self.good("policy", "6/135/0"), r"\Av6 135/0 Neighbor Solicitation: .*, hop limit 255, link-local only, "
                                                         r"unfragmented")
        self.assertEqual(len(self.good("policy").splitlines()), len(self.rows()))

    def test_refusals(self):
        self.refused(2, "policy", "no_such_message")
        self.refused(2, "policy", "3", "4")
        self.refused(2, "policy", "--severity", "remark")


if __name__ == "__main__":
    unittest.main()
