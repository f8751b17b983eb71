# SPDX-License-Identifier: BSD-2-Clause
"""Messages out of names and values, read back by decode."""
import os
import unittest

from support import ECHO4, ECHO6, PACKET4, Case, checksum, run_bytes

ADDRESSES4 = ["--source", "192.0.2.1", "--destination", "198.51.100.7"]
ADDRESSES6 = ["--source", "2001:db8::1", "--destination", "2001:db8::2"]
QUOTED4 = "4500001c00000000031100000a0000010a0000020400003500080000"


class Round(Case):
    def craft(self, *words):
        return bytes.fromhex(self.good("craft", *words))

    def decode(self, *words):
        """What decode makes of a crafted ICMPv4 message."""
        return self.objects("--as", "icmp4", "--hex", self.good("craft", *words))[0]["icmp"]

    def fields(self, *words):
        icmp = self.decode(*words)
        self.assertIsNone(icmp["fault"], words)
        self.assertEqual(icmp["checksum"]["status"], "good", words)
        return icmp["fields"]


class Messages(Round):
    def test_names_of_messages(self):
        fields = ["identifier=1", "sequence=2", "data=text:abc"]
        for name in (["echo_request"], ["Echo-Request"], ["8"], ["8/0"], ["4/8/0"], ["v4", "8"], ["v4/8"], ["icmp4", "echo_request"]):
            self.assertEqual(self.craft(*name, *fields), ECHO4, name)
        for name in (["v6", "echo_request"], ["v6", "128"], ["6/128/0"], ["v6/128"], ["icmp6/echo_request"]):
            self.assertEqual(self.craft(*ADDRESSES6, *name, *fields), ECHO6, name)
        self.assertEqual(self.craft("3/4")[:2], b"\3\4")
        self.assertEqual(self.craft("destination_unreachable/13")[:2], b"\3\x0d")

    def test_every_type(self):
        for kind in range(256):
            self.assertEqual(self.craft(str(kind))[0], kind)
            self.assertEqual(self.craft(*ADDRESSES6, "v6", str(kind))[0], kind)

    def test_values(self):
        self.assertEqual(self.fields("echo_request", "identifier=0xffff", "data=hex:00ff")["identifier"], 65535)
        self.assertEqual(self.fields("echo_request", "data=0800")["data"], "0800")
        self.assertEqual(self.fields("echo_request", "data=text:a=b")["data"], "a=b".encode().hex())
        self.assertEqual(self.fields("echo_request", "data=text:")["data"], "")
        self.assertEqual(self.fields("redirect", "gateway=192.0.2.9", f"datagram={QUOTED4}")["gateway"], "192.0.2.9")
        self.assertEqual(self.craft("echo_request", "identifier=-1")[4:6], b"\xff\xff")
        self.assertEqual(self.decode("3", "code=9", f"datagram={QUOTED4}")["code"], 9)

    def test_bits(self):
        self.assertEqual(self.fields("timestamp", "originate_nonstandard=1", "originate_milliseconds=5")["originate_milliseconds"], 5)
        self.assertEqual(self.craft("timestamp", "originate=0x80000005")[8:12], b"\x80\0\0\5")

    def test_datagram_names(self):
        fields = self.fields("38", "ttl=-5", "names=name:www.example.com")
        self.assertEqual(fields["ttl"], -5)
        self.assertEqual(list(fields["names"][0].values())[1:], ["www.example.com"])


class Elements(Round):
    def test_objects(self):
        icmp = self.decode("time_exceeded", f"datagram={QUOTED4}",
                           "object", "class_num=1", "c_type=1", "label", "label=16", "ttl=3", "label", "label=17", "bottom=1",
                           "object", "class_num=2", "c_type=0x0f", "interface_index=7", "address=192.0.2.5", "name=text:eth0", "mtu=1500",
                           "object", "class_num=200", "c_type=1", "payload=hex:01020304")
        self.assertIsNone(icmp["fault"])
        self.assertEqual((icmp["checksum"]["status"], icmp["extension_checksum"]), ("good", "good"))
        self.assertEqual(icmp["fields"]["length"], 32)
        labels = icmp["objects"][0]["label_stack"]["labels"]
        self.assertEqual([(label["label"], label["ttl"], label["bottom"]) for label in labels], [(16, 3, 0), (17, 0, 1)])
        self.assertEqual(icmp["objects"][0]["length"], 12)
        information = icmp["objects"][1]["interface_information"]
        self.assertEqual((information["interface_index"], information["address"], information["name"], information["mtu"]),
                         (7, "192.0.2.5", "eth0", 1500))
        self.assertEqual(icmp["objects"][2]["payload"], "01020304")

    def test_router_advertisement(self):
        fields = self.fields("9", "lifetime=1800", "router_entry", "router_address=192.0.2.1", "preference_level=-5",
                             "router_entry", "router_address=192.0.2.2",
                             "agent_extension", "type=16", "sequence=3", "foreign_agent=1", "care_of_addresses=192.0.2.3,192.0.2.4",
                             "agent_extension", "type=19", "prefix_lengths=24,16")
        self.assertEqual((fields["number_of_addresses"], fields["address_entry_size"]), (2, 2))
        self.assertEqual([(entry["router_address"], entry["preference_level"]) for entry in fields["entries"]],
                         [("192.0.2.1", -5), ("192.0.2.2", 0)])
        agent = fields["extensions"][0]
        self.assertEqual((agent["length"], agent["mobility_agent"]["foreign_agent"]), (14, 1))
        self.assertEqual(agent["mobility_agent"]["care_of_addresses"], ["192.0.2.3", "192.0.2.4"])
        self.assertEqual(fields["extensions"][1]["prefix_lengths"], [24, 16])

    def test_extended_echo(self):
        icmp = self.decode("42", "local=1", "object", "class_num=3", "c_type=1", "name=text:eth0")
        self.assertEqual(icmp["objects"][0]["interface_identification"]["name"], "eth0")

    def test_mistakes(self):
        self.assertIn("object, label", self.refused(2, "craft", "time_exceeded", "objekt"))
        self.assertIn("label belongs to object", self.refused(2, "craft", "time_exceeded", "label"))
        self.assertIn("object: there is no field classnum", self.refused(2, "craft", "time_exceeded", "object", "classnum=1"))
        self.assertIn("object: field length: the number does not fit",
                      self.refused(2, "craft", "time_exceeded", "object", "class_num=1", "c_type=9", "length=65536"))


class Overrides(Round):
    """A number that building computes is what the user says it is, and the checksums are right again."""

    def test_checksum(self):
        self.assertEqual(self.craft("echo_request", "checksum=0xbeef")[2:4], b"\xbe\xef")
        self.assertEqual(self.craft("echo_request", "checksum=0")[2:4], b"\0\0")

    def test_length(self):
        data = self.craft("time_exceeded", f"datagram={QUOTED4}", "length=7", "object", "class_num=200", "payload=hex:00000000")
        self.assertEqual(data[5], 7)
        self.assertEqual(checksum(data), 0)
        self.assertEqual(checksum(data[136:]), 0)

    def test_length_of_an_element(self):
        words = ["time_exceeded", f"datagram={QUOTED4}", "object", "class_num=200", "payload=hex:00000000", "object", "class_num=201",
                 "length=3"]
        data = self.craft(*words)
        self.assertEqual(data[136:][4:6] + data[136:][12:14], b"\0\x08\0\3")
        self.assertEqual(checksum(data), 0)
        self.assertEqual(checksum(data[136:]), 0)
        self.assertEqual(self.decode(*words)["fault"]["status"], "bad-length")

    def test_extension_checksum(self):
        words = ["object", "class_num=200", "payload=hex:00000000"]
        data = self.craft("time_exceeded", f"datagram={QUOTED4}", "extension.checksum=0", *words)
        self.assertEqual(data[138:140], b"\0\0")
        self.assertEqual(checksum(data), 0)
        self.assertEqual(self.craft("time_exceeded", "extension.version=1", *words)[136], 0x10)

    def test_quoted_nonsense(self):
        for datagram in ("", "datagram=hex:ff", "datagram=hex:" + "77" * 130):
            data = self.craft("time_exceeded", *datagram.split(), "object", "class_num=200", "length=5", "payload=hex:00000000")
            at = 8 + (132 if len(datagram) > 200 else 128)
            self.assertEqual(data[at + 4:at + 7], b"\0\5\xc8")
            self.assertEqual(checksum(data), 0)

    def test_counts(self):
        data = self.craft("9", "number_of_addresses=9", "router_entry", "router_address=192.0.2.1")
        self.assertEqual((data[4], len(data)), (9, 16))
        self.assertEqual(checksum(data), 0)

    def test_type(self):
        data = self.craft("echo_request", "type=99", "identifier=5")
        self.assertEqual(data[:2] + data[4:], b"\x63\0\0\5\0\0")
        self.assertEqual(checksum(data), 0)

    def test_icmp6(self):
        hexadecimal = self.good("craft", *ADDRESSES6, "v6", "3", "length=1", "datagram=6" + "0" * 79)
        icmp = self.objects("--as", "icmp6", *ADDRESSES6, "--hex", hexadecimal)[0]["icmp"]
        self.assertEqual(icmp["checksum"]["status"], "good")


class Packets(Round):
    def test_ipv4(self):
        data = self.craft("--ipv4", *ADDRESSES4, "--hop-limit", "9", "--identification", "0x1234", "--dont-fragment",
                          "--traffic-class", "0x28", "echo_request", "identifier=1", "sequence=2", "data=text:abc")
        self.assertEqual(checksum(data[:20]), 0)
        self.assertEqual(data[:10], bytes.fromhex("4528001f123440000901"))
        self.assertEqual(data[12:20] + data[20:], PACKET4[12:])

    def test_ipv6(self):
        data = self.craft("--ipv6", *ADDRESSES6, "--flow-label", "0xabcde", "--hop-limit", "64", "echo_request", "identifier=1",
                          "sequence=2", "data=text:abc")
        self.assertEqual(data[:8], bytes.fromhex("600abcde000b3a40"))
        self.assertEqual(data[40:], ECHO6)

    def test_hop_limit(self):
        for limit, expected in (([], 64), (["--hop-limit", "0"], 0), (["--hop-limit", "255"], 255)):
            data = self.craft("--ipv4", *ADDRESSES4, *limit, "echo_request")
            self.assertEqual((data[8], checksum(data[:20])), (expected, 0))
            data = self.craft("--ipv6", *ADDRESSES6, *limit, "echo_request")
            self.assertEqual(data[7], expected)

    def test_override_in_a_packet(self):
        data = self.craft("--ipv4", *ADDRESSES4, "time_exceeded", f"datagram={QUOTED4}", "length=7", "object", "class_num=200")
        self.assertEqual(data[25], 7)
        self.assertEqual(checksum(data[20:]), 0)

    def test_raw(self):
        result = run_bytes("craft", "--raw", "echo_request", "identifier=1", "sequence=2", "data=text:abc")
        self.assertEqual((result.stdout, result.returncode), (ECHO4, 0))

    def test_pcap(self):
        path = os.path.join(self.folder, "crafted")
        self.good("craft", "--ipv6", *ADDRESSES6, "--pcap", path, "echo_request", "sequence=2")
        self.assertIn("2001:db8::1 > 2001:db8::2 ICMPv6 Echo Request: identifier 0, sequence 2", self.good("decode", path))
        result = run_bytes("craft", "--ipv4", *ADDRESSES4, "--pcap", "-", "echo_request")
        self.assertEqual(result.stdout[:4], b"\xd4\xc3\xb2\xa1")

    def test_mistakes(self):
        for words, what in (
                (["--ipv4", "echo_request"], "--source and --destination"),
                (["v6", "echo_request"], "--source and --destination"),
                (["--ipv4", *ADDRESSES6, "echo_request"], "IPv4 addresses"),
                (["--ipv4", "v6", "128"], "--ipv6"),
                (["--ipv6", *ADDRESSES6, "v4", "8"], "--ipv4"),
                (["--pcap", "x", "echo_request"], "--ipv4"),
                (["--ipv4", *ADDRESSES4, "echo_request", "data=text:" + "a" * 65535], "too-long"),
                ([*ADDRESSES6, "v6", "157", "rovr=" + "11" * 9], "rovr"),
                ([], "message is missing"),
                (["v6"], "message is missing"),
                (["frobnicate"], "'frobnicate' is not a message"),
                (["256"], "'256'"), (["3/256"], "'3/256'"), (["1/2/3/4"], "'1/2/3/4'"), (["5/1/1"], "'5/1/1'"), ([""], "''"),
                (["v4/neighbor_solicitation"], "not a message"),
                (["echo_request", "foo=1"], "there is no field foo"),
                (["echo_request", "identifier=1", "identifier=2"], "given twice"),
                (["echo_request", "identifier=65536"], "does not fit"),
                (["echo_request", "identifier=-32769"], "does not fit"),
                (["echo_request", "identifier=hex:0102"], "number is needed"),
                (["echo_request", "data=1"], "octets are needed"),
                (["echo_request", "data=xyz"], "'xyz'"),
                (["echo_request", "data=hex:0"], "pairs"),
                (["echo_request", "data=name:" + "a" * 64], "labels"),
                (["redirect", "gateway=2001:db8::1"], "IPv4 address is needed"),
                (["echo_request", "identifier="], "''")):
            self.assertIn(what, self.refused(2, "craft", *words), words)
        self.assertIn("nowhere", self.refused(3, "craft", "--ipv4", *ADDRESSES4, "--pcap", self.folder + "/nowhere/x", "echo_request"))


if __name__ == "__main__":
    unittest.main()
