# SPDX-License-Identifier: BSD-2-Clause
"""Captures: formats, link layers, fragments, what is cut or damaged."""
import gzip
import struct
import unittest

from support import (ECHO4, ECHO6, ETHERNET, IPV4, IPV6, LOOP, MACS, NULL, PACKET4, PACKET6, RAW, SLL, SLL2,
                     Case, block, checksum, ethernet, icmp4, ipv4, ipv6, pcap, pcapng, run)

LINE4 = "192.0.2.1 > 198.51.100.7 ICMP Echo Request: identifier 1, sequence 2"
LINE6 = "2001:db8::1 > 2001:db8::2 ICMPv6 Echo Request: identifier 1, sequence 2"
UDP = ipv4(bytes.fromhex("0400003500080000"), protocol=17)


class Formats(Case):
    def test_orders_and_clocks(self):
        for order in "<>":
            for nanoseconds, time in ((False, "000005000"), (True, "000000005")):
                path = self.file(pcap(RAW, [PACKET4], order, nanoseconds))
                self.assertIn(f"1 1970-01-01T00:00:01.{time}Z {LINE4}", self.good("decode", path))

    def test_pcapng(self):
        for order in "<>":
            for resolution, time in ((9, "01.000000005"), (6, "16:40.000005000")):
                path = self.file(pcapng(ETHERNET, [ethernet(PACKET4), ethernet(PACKET6)], order, resolution))
                lines = self.good("decode", path).splitlines()
                self.assertEqual(len(lines), 2)
                self.assertIn(time, lines[0])
                self.assertIn(LINE4, lines[0])
                self.assertIn(LINE6, lines[1])

    def test_unknown_blocks_are_skipped(self):
        data = pcapng(RAW, [])
        frame = struct.pack("<IIIII", 0, 0, 7, len(PACKET4), len(PACKET4)) + PACKET4
        data += block(0x0BAD, b"whatever") + block(6, frame) + block(5, struct.pack("<III", 0, 0, 0))
        self.assertIn(LINE4, self.good("decode", self.file(data)))

    def test_standard_input(self):
        with open(self.file(pcap(RAW, [PACKET4])), "rb") as file:
            self.assertIn(LINE4, self.good("decode", "-", stdin=file))

    def test_several_files(self):
        one, two = self.file(pcap(RAW, [PACKET4]), "one"), self.file(pcap(RAW, [UDP, PACKET4]), "two")
        lines = self.good("decode", one, two).splitlines()
        self.assertTrue(lines[0].startswith(f"{one}:1 "), lines)
        self.assertTrue(lines[1].startswith(f"{two}:2 "), lines)

    def test_time_far_away(self):
        path = self.file(pcap(RAW, [PACKET4], time=(0xFFFFFFFF, 0xFFFFFFFF)))
        self.assertRegex(self.good("decode", path), r"^1 \S+:[0-9]{2}\.[0-9]{9}Z " + LINE4)

    def test_no_frames(self):
        self.assertEqual(self.good("decode", self.file(pcap(RAW, []))), "")

    def test_count(self):
        path = self.file(pcap(RAW, [UDP, PACKET4] * 5))
        self.assertEqual(len(self.good("decode", "-c", "2", path).splitlines()), 2)
        self.assertEqual(self.good("decode", "-c", "0", path), "")
        self.assertEqual(len(self.good("decode", "--count", "7", path, path).splitlines()), 7)


class LinkLayers(Case):
    def lines(self, link_type, frames):
        return self.good("decode", self.file(pcap(link_type, frames))).splitlines()

    def check(self, link_type, frame4, frame6):
        lines = self.lines(link_type, [frame4, frame6])
        self.assertEqual(len(lines), 2, (link_type, frame4))
        self.assertTrue(lines[0].endswith(LINE4 + ", 3 octets of data"), lines)
        self.assertTrue(lines[1].endswith(LINE6 + ", 3 octets of data"), lines)

    def test_ethernet(self):
        self.check(ETHERNET, ethernet(PACKET4), ethernet(PACKET6))
        self.check(ETHERNET, ethernet(PACKET4) + bytes(20), ethernet(PACKET6) + bytes(20))

    def test_vlan_tags(self):
        for tags in ([(0x8100, 1)], [(0x88A8, 1), (0x8100, 2)], [(0x8100, 1), (0x8100, 2)], [(0x9100, 1), (0x8100, 2)],
                     [(0x88A8, 1), (0x88A8, 2), (0x8100, 3), (0x8100, 4)]):
            self.check(ETHERNET, ethernet(PACKET4, *tags), ethernet(PACKET6, *tags))

    def test_other_ethernet(self):
        llc = MACS + struct.pack(">H", 8 + len(PACKET4)) + bytes.fromhex("aaaa030000000800") + PACKET4
        arp = MACS + b"\x08\x06" + bytes(28)
        cut_tag = MACS + bytes.fromhex("81000001")
        self.assertEqual(self.lines(ETHERNET, [llc, arp, cut_tag, MACS, b"", MACS + b"\x08\x00"]), [])

    def test_sll(self):
        def frame(kind, packet, tag=b""):
            return struct.pack(">HHH8sH", 0, 1, 6, bytes(8), kind) + tag + packet

        self.check(SLL, frame(0x0800, PACKET4), frame(0x86DD, PACKET6))
        self.check(SLL, frame(0x8100, PACKET4, b"\0\1\x08\x00"), frame(0x88A8, PACKET6, b"\0\1\x86\xdd"))

    def test_sll2(self):
        def frame(kind, packet, tag=b""):
            return struct.pack(">HHIHBB8s", kind, 0, 1, 1, 0, 6, bytes(8)) + tag + packet

        self.check(SLL2, frame(0x0800, PACKET4), frame(0x86DD, PACKET6))
        self.check(SLL2, frame(0x8100, PACKET4, b"\0\1\x08\x00"), frame(0x8100, PACKET6, b"\0\1\x86\xdd"))

    def test_raw(self):
        self.check(RAW, PACKET4, PACKET6)
        self.check(12, PACKET4, PACKET6)
        self.assertEqual(len(self.lines(IPV4, [PACKET4])), 1)
        self.assertEqual(len(self.lines(IPV6, [PACKET6])), 1)

    def test_loopback(self):
        for link_type in (NULL, LOOP):
            for order in "<>":
                for family in (10, 23, 24, 28, 30):
                    self.check(link_type, struct.pack(order + "I", 2) + PACKET4, struct.pack(order + "I", family) + PACKET6)
                self.assertEqual(self.lines(link_type, [struct.pack(order + "I", 7) + PACKET4, b"\2\0\0"]), [])

    def test_unknown(self):
        complaint = self.refused(3, "decode", self.file(pcap(105, [b"x"])))
        self.assertIn("link type 105 (IEEE802_11", complaint)
        self.assertIn("not supported", self.refused(3, "decode", self.file(pcap(999, [b"x"]))))


class Contents(Case):
    def test_others_are_skipped(self):
        self.assertEqual(self.good("decode", self.file(pcap(RAW, [UDP, b"", b"\x45", b"\x00" * 40, ipv6(bytes(8), 17)]))), "")

    def test_extension_headers(self):
        hop_by_hop = bytes.fromhex("3a00050200000100")
        packet = ipv6(hop_by_hop + ECHO6, 0)
        found = self.objects(self.file(pcap(RAW, [packet])))[0]
        self.assertEqual(len(found["ip"]["headers"]), 2)
        self.assertTrue(found["ip"]["router_alert"])
        self.assertEqual(found["icmp"]["checksum"]["status"], "good")

    def test_first_fragment(self):
        path = self.file(pcap(RAW, [ipv4(ECHO4 + bytes(5), fragment=0x2000)]))
        self.assertIn("first fragment", self.good("decode", "--strict", path))
        found = self.objects(path)[0]
        self.assertEqual(found["fragment"], {"offset": 0, "more": True, "identification": 7})
        self.assertEqual(found["icmp"]["fields"]["sequence"], 2)
        self.assertEqual(found["icmp"]["fault"]["status"], "capture-cut")
        self.assertEqual(found["icmp"]["checksum"]["status"], "unknown")
        self.assertIn("sequence", self.good("decode", "--tree", path))

    def test_later_fragment(self):
        path = self.file(pcap(RAW, [ipv4(bytes(16), fragment=3)]))
        self.assertIn("ICMP fragment at octet 24, 16 octets", self.good("decode", "--strict", path))
        found = self.objects(path)[0]
        self.assertEqual(found["fragment"], {"offset": 24, "more": False, "identification": 7})
        self.assertIsNone(found["icmp"])
        self.assertIsNone(found["fault"])
        for form in ("--tree", "--bits"):
            self.assertIn("fragment at octet 24", self.good("decode", form, path))

    def test_snaplen(self):
        whole = ethernet(ipv4(icmp4(bytes.fromhex("00010002") + bytes(100))))
        for size in range(14 + 20, len(whole)):
            path = self.file(pcap(ETHERNET, [whole[:size]], lengths=[len(whole)]))
            found = self.objects(path)[0]
            self.assertEqual((found["captured"], found["length"]), (size, len(whole)))
            self.assertEqual(found["icmp"]["fault"]["status"], "capture-cut")
            self.assertEqual(found["icmp"]["checksum"]["status"], "unknown")
            self.assertEqual(found["icmp"]["type"], 8 if size > 34 else None)
            self.good("decode", "--strict", path)
            self.good("decode", "--tree", path)
            self.good("decode", "--bits", path)

    def test_cut_in_the_ip_header(self):
        for packet, name, least in ((PACKET4, "ICMP", 10), (PACKET6, "ICMPv6", 7)):
            for size in (least, 19):
                path = self.file(pcap(RAW, [packet[:size]], lengths=[len(packet)]))
                self.assertIn(f"{name} in a broken packet: capture-cut at octet 0", self.good("decode", "--strict", path))
            path = self.file(pcap(RAW, [packet[:least - 1]], lengths=[len(packet)]))
            self.assertEqual(self.good("decode", path), "")
        short_header = self.file(pcap(RAW, [b"\x44" + PACKET4[1:]]))
        self.assertEqual(run("decode", "--strict", short_header).returncode, 1)

    def test_strict(self):
        bad_checksum = ipv4(ECHO4[:2] + b"\0\0" + ECHO4[4:])
        too_short = ipv4(icmp4(b"\0\1"))
        bad_element = ipv4(icmp4(bytes.fromhex("01020708" + "c000020100000000" + "10021234"), (9, 0)))
        for packet in (bad_checksum, too_short, bad_element):
            path = self.file(pcap(RAW, [packet, PACKET4]))
            result = run("decode", "--strict", path)
            self.assertEqual((result.returncode, result.stderr), (1, ""), packet.hex())
            self.assertEqual(len(result.stdout.splitlines()), 2)
            self.good("decode", path)
        self.good("decode", "--strict", self.file(pcap(RAW, [PACKET4, PACKET6])))
        self.assertIn("bad checksum 0x0000, expected 0x339a",
                      self.good("decode", self.file(pcap(RAW, [bad_checksum]))))


class Lenient(Case):
    """Time exceeded whose length attribute says nothing, the structure at octet 136 (RFC 4884 section 5.5)."""

    QUOTED = bytes.fromhex("4500001c00000000011100000a0000010a000002") + bytes(108)
    OBJECT = bytes.fromhex("00080101" + "00010103")

    def capture(self, length):
        structure = b"\x20\0" + struct.pack(">H", checksum(b"\x20\0" + self.OBJECT)) + self.OBJECT
        message = icmp4(bytes([0, length, 0, 0]) + self.QUOTED + structure, (11, 0))
        return self.file(pcap(RAW, [ipv4(message)]))

    def check(self, length, reading):
        path = self.capture(length)
        found = self.objects("--lenient", path)[0]["icmp"]
        self.assertEqual(found["reading"], reading)
        self.assertEqual(found["length_on_wire"], length)
        self.assertEqual(found["objects"][0]["label_stack"]["labels"][0]["ttl"], 3)
        self.assertEqual(found["checksum"]["status"], "good")
        self.assertIsNone(found["fault"])
        self.assertIn(f"{reading} reading: length {length} on the wire", self.good("decode", "--lenient", "--strict", path))
        self.assertIn("ttl", self.good("decode", "--lenient", "--tree", path))
        strict = self.objects(path)[0]["icmp"]
        self.assertEqual((strict["reading"], strict["objects"]), ("strict", []))

    def test_legacy(self):
        self.check(0, "legacy")

    def test_octets(self):
        self.check(128, "octets")

    def test_fixed(self):
        self.check(200, "fixed")

    def test_right_length_stays(self):
        found = self.objects("--lenient", self.capture(32))[0]["icmp"]
        self.assertEqual(found["reading"], "strict")
        self.assertEqual(found["objects"][0]["label_stack"]["labels"][0]["ttl"], 3)
        self.assertNotIn("length_on_wire", found)


class Damaged(Case):
    def test_truncated(self):
        data = pcap(RAW, [PACKET4] * 3)
        result = run("decode", self.file(data[:-1]))
        self.assertEqual(result.returncode, 3)
        self.assertEqual(len(result.stdout.splitlines()), 2)
        self.assertRegex(result.stderr, r"\Aicmpwire: .*after frame 2: .*\n\Z")
        for size in (0, 1, 23, 24 + 3):
            self.refused(3, "decode", self.file(data[:size]))

    def test_not_a_capture(self):
        self.refused(3, "decode", self.file(b"hello, this is text and not a capture"))
        self.refused(3, "decode", self.file(gzip.compress(pcap(RAW, [PACKET4]))))
        self.refused(3, "decode", self.folder)
        self.assertIn("No such file", self.refused(3, "decode", self.folder + "/nothing"))

    def test_the_others_are_still_read(self):
        fine = self.file(pcap(RAW, [PACKET4]), "fine")
        result = run("decode", self.folder + "/nothing", fine)
        self.assertEqual(result.returncode, 3)
        self.assertIn(LINE4, result.stdout)

    def test_impossible_lengths(self):
        head = pcap(RAW, [])
        for size in (0x7FFFFFFF, 0xFFFFFFFF, 300000):
            self.refused(3, "decode", self.file(head + struct.pack("<IIII", 0, 0, size, size) + PACKET4))


if __name__ == "__main__":
    unittest.main()
