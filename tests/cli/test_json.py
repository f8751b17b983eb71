# SPDX-License-Identifier: BSD-2-Clause
"""The JSON that decode writes, against its schema and against what was put into the packets."""
import json
import os
import random
import sys
import unittest

from support import ECHO4, PACKET4, PACKET6, RAW, Case, icmp4, icmp6, ipv4, ipv6, pcap, pcapng, read_lines, run

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMA = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "icmpwire.schema.json")
QUOTED4 = bytes.fromhex("4500001c00000000031100000a0000010a000002" + "0400003500080000")
OBJECT = bytes.fromhex("00080101" + "00010103")
EXTENSION = bytes.fromhex("2000ddf2") + OBJECT


def messages():
    """A little of everything, much of it broken."""
    yield PACKET4
    yield PACKET6
    yield ipv4(icmp4(bytes(4) + QUOTED4, (3, 3)))
    yield ipv4(icmp4(bytes(4) + QUOTED4[:24], (3, 3)))
    yield ipv4(icmp4(bytes(4) + QUOTED4[:7], (3, 3)))
    yield ipv4(icmp4(bytes([0, 32, 0, 0]) + QUOTED4 + bytes(100) + EXTENSION, (11, 0)))
    yield ipv4(icmp4(bytes([0, 32, 0, 0]) + QUOTED4 + bytes(100) + EXTENSION[:-3], (11, 0)))
    yield ipv4(icmp4(bytes.fromhex("01020708" + "c000020100000000" + "1000" * 3 + "13021810"), (9, 0)))
    yield ipv4(icmp4(bytes.fromhex("0001000200000e10") + b"\x07example\x03com\0" + b"\x03www\xc0\x0c", (38, 0)))
    yield ipv6(icmp6(bytes(4) + PACKET6, (1, 4)))
    yield ipv6(bytes.fromhex("3a00050200000100") + PACKET6[40:], 0)
    yield ipv4(ECHO4, fragment=0x2000)
    yield ipv4(ECHO4, fragment=0x2001)
    yield ipv4(b"")
    yield PACKET4[:23]
    yield PACKET4[:2] + b"\0\x10" + PACKET4[4:]
    chance = random.Random(1)
    for family, wrap, build in ((1, ipv4, icmp4), (58, ipv6, icmp6)):
        for kind in range(256):
            for size in (3, 8, 140):
                yield wrap(build(chance.randbytes(size), (kind, chance.randrange(4))))
        yield wrap(chance.randbytes(200), family)


class Schema(Case):
    @unittest.skipIf(jsonschema is None and os.environ.get("CI") != "true", "python3-jsonschema is not installed")
    def test_all_lines(self):
        with open(SCHEMA, encoding="utf-8") as file:
            schema = json.load(file)
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        packets = list(messages())
        cut = pcap(RAW, [packet[:60] for packet in packets], lengths=[len(packet) for packet in packets])
        for capture, options in ((pcap(RAW, packets), []), (cut, ["--lenient"])):
            found = self.objects(*options, self.file(capture))
            self.assertGreater(len(found), 1000)
            for line in found:
                problems = [f"{problem.json_path}: {problem.message}" for problem in validator.iter_errors(line)]
                self.assertEqual(problems, [], line)
        for line in self.objects("--hex", ECHO4.hex()):
            validator.validate(line)

    def test_every_form_can_be_written(self):
        path = self.file(pcap(RAW, messages()))
        for form in ("--tree", "--bits", "--json"):
            self.assertNotEqual(self.good("decode", form, path), "")
        lines = self.good("decode", path)
        self.assertEqual(len(lines.splitlines()), len(self.objects(path)))
        self.assertTrue(lines.isascii() and lines.replace("\n", "").isprintable())


class Values(Case):
    def one(self, packet):
        return self.objects(self.file(pcapng(RAW, [packet])))[0]

    def test_packet(self):
        found = self.one(PACKET6)
        self.assertEqual(found["time"], "1970-01-01T00:00:01.000000005Z")
        self.assertEqual((found["frame"], found["captured"], found["length"]), (1, len(PACKET6), len(PACKET6)))
        self.assertEqual(found["ip"]["source"], "2001:db8::1")
        self.assertEqual(found["ip"]["final_destination"], "2001:db8::2")
        self.assertEqual((found["ip"]["version"], found["ip"]["hop_limit"], found["ip"]["protocol"]), (6, 64, 58))
        self.assertEqual([header["element"] for header in found["ip"]["headers"]], ["ipv6"])
        self.assertIsNone(found["fragment"])
        self.assertIsNone(found["fault"])

    def test_message(self):
        icmp = self.one(PACKET4)["icmp"]
        self.assertEqual((icmp["family"], icmp["type"], icmp["code"], icmp["name"]), ("icmp4", 8, 0, "Echo Request"))
        self.assertEqual(icmp["checksum"], {"value": 0x339A, "expected": 0x339A, "status": "good"})
        self.assertEqual(icmp["fields"], {"identifier": 1, "sequence": 2, "data": "616263"})
        self.assertEqual((icmp["options"], icmp["records"], icmp["objects"]), ([], [], []))
        self.assertIsNone(icmp["quoted"])
        self.assertIsNone(icmp["extension_checksum"])

    def test_quoted(self):
        quoted = self.one(ipv4(icmp4(bytes(4) + QUOTED4, (3, 3))))["icmp"]["quoted"]
        self.assertEqual((quoted["version"], quoted["source"], quoted["destination"]), (4, "10.0.0.1", "10.0.0.2"))
        self.assertEqual((quoted["protocol"], quoted["hop_limit"], quoted["total_length"]), (17, 3, 28))
        self.assertEqual(quoted["ports"], {"source": 1024, "destination": 53})
        self.assertIsNone(quoted["icmp"])
        self.assertEqual(quoted["extents"], {"chain": "complete", "ports": "complete", "icmp": "absent", "identifier": "absent"})
        cut = self.one(ipv4(icmp4(bytes(4) + QUOTED4[:22], (3, 3))))["icmp"]["quoted"]
        self.assertIsNone(cut["ports"])
        self.assertEqual(cut["extents"]["ports"], "cut")

    def test_quoted_icmp(self):
        quoted = self.one(ipv6(icmp6(bytes(4) + PACKET6, (1, 4))))["icmp"]["quoted"]
        self.assertEqual(quoted["icmp"], {"type": 128, "code": 0, "identifier": 1, "sequence": 2})

    def test_objects(self):
        icmp = self.one(ipv4(icmp4(bytes([0, 32, 0, 0]) + QUOTED4 + bytes(100) + EXTENSION, (11, 0))))["icmp"]
        self.assertEqual(icmp["objects"], icmp["fields"]["extension"]["objects"])
        label = icmp["objects"][0]["label_stack"]["labels"][0]
        self.assertEqual(label, {"element": "label", "label": 16, "traffic_class": 0, "bottom": 1, "ttl": 3})

    def test_names(self):
        body = bytes.fromhex("0001000200000e10") + b"\x07example\x03com\0" + b"\x03www\xc0\x0c"
        fields = self.one(ipv4(icmp4(body, (38, 0))))["icmp"]["fields"]
        self.assertEqual(list(fields["names"][0].values())[1:], ["example.com"])
        self.assertEqual(list(fields["names"][1].values())[1:], ["www.example.com"])

    def test_broken_element(self):
        body = bytes.fromhex("01020708" + "c000020100000000" + "10021234")
        found = self.one(ipv4(icmp4(body, (9, 0))))
        extension = found["icmp"]["fields"]["extensions"][0]
        self.assertEqual(extension["fault"]["layer"], "icmp")
        self.assertIsNone(found["fault"])

    def test_text(self):
        """Names of interfaces: valid UTF-8 stays, other octets and backslashes are escaped."""
        name = "é\\\"\u2028".encode() + b"\xff\xc3\0\0\0"
        structure = (4 + len(name)).to_bytes(2, "big") + b"\x03\x01" + name
        body = bytes.fromhex("00010101") + b"\x20\0\0\0" + structure
        icmp = self.one(ipv4(icmp4(body, (42, 0))))["icmp"]
        self.assertEqual(icmp["objects"][0]["interface_identification"]["name"], "é\\\\\"\u2028\\xff\\xc3")

    def test_file_names(self):
        path = os.path.join(os.fsencode(self.folder), b"\xff\xc3\xa9")
        with open(path, "wb") as file:
            file.write(pcap(RAW, [PACKET4]))
        result = run("decode", "--json", path)
        self.assertTrue(read_lines(result.stdout)[0]["file"].endswith("/\\xff\u00e9"))


if __name__ == "__main__":
    if jsonschema is None:
        print("python3-jsonschema is not installed: lines are not held against the schema", file=sys.stderr)
    unittest.main()
