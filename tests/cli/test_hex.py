# SPDX-License-Identifier: BSD-2-Clause
"""Octets written as text."""
import shutil
import subprocess
import unittest

from support import ECHO4, ECHO6, PACKET4, PACKET6, Case, ethernet

LINE = "1 ICMP Echo Request: identifier 1, sequence 2"
ORIGIN = "1 192.0.2.1 > 198.51.100.7 ICMP Echo Request: identifier 1, sequence 2"


def offsets(data, prefix, suffix, group, gap):
    """A dump of 16 octets a line: offsets of `prefix` format, groups of `group` octets."""
    lines = []
    for at in range(0, len(data), 16):
        octets = data[at:at + 16].hex()
        words = [octets[n:n + 2 * group] for n in range(0, len(octets), 2 * group)]
        lines.append(prefix.format(at) + suffix + gap + " ".join(words))
    return "\n".join(lines) + "\n"


class Forms(Case):
    def read(self, text, *arguments):
        """The octets that the command saw."""
        result = self.objects("--hex", text, "--as", "icmp4", *arguments)
        fields = result[0]["icmp"]
        body = fields["fields"]
        head = bytes([fields["type"], fields["code"]]) + fields["checksum"]["value"].to_bytes(2, "big")
        return head + body["identifier"].to_bytes(2, "big") + body["sequence"].to_bytes(2, "big") + bytes.fromhex(body["data"])

    def test_plain(self):
        text = ECHO4.hex()
        pairs = [text[n:n + 2] for n in range(0, len(text), 2)]
        for form in (text, text.upper(), " ".join(pairs), ":".join(pairs), "\n".join(pairs), ", ".join(pairs), "-".join(pairs),
                     " ".join("0x" + pair for pair in pairs), "0x" + text, text[:8] + " " + text[8:], "\t" + text + "\r\n"):
            self.assertEqual(self.read(form), ECHO4, form)

    def test_dumps(self):
        data = ECHO4 + bytes(range(40))
        for form in (offsets(data, "{:08x}", ":", 2, " "),          # xxd
                     offsets(data, "{:06x}", "", 1, " "),           # od -Ax -tx1
                     offsets(data, "\t0x{:04x}", ":", 2, "  "),     # tcpdump -x
                     offsets(data, "{:04x}", "", 1, "   ")):        # Wireshark
            self.assertEqual(self.read(form), data, form)

    def test_characters_behind_the_octets(self):
        data = ECHO4 + b"abcdef0123456789abcdef0123"
        for text in ("00000000: 0800 f85f 0001 0002 6162 6361 6263 6465  ...._....abcabcde\n"
                     "00000010: 6630 3132 3334 3536 3738 3961 6263 6465  f0123456789abcde\n"
                     "00000020: 6630 3132 33                             f0123\n",
                     "00000000  08 00 f8 5f 00 01 00 02  61 62 63 61 62 63 64 65  |...._...abcabcde|\n"
                     "00000010  66 30 31 32 33 34 35 36  37 38 39 61 62 63 64 65  |f0123456789abcde|\n"
                     "00000020  66 30 31 32 33                                    |f0123|\n"
                     "00000025\n",
                     "\t0x0000:  0800 f85f 0001 0002 6162 6361 6263 6465  ...._...abcabcde\n"
                     "\t0x0010:  6630 3132 3334 3536 3738 3961 6263 6465  f0123456789abcde\n"
                     "\t0x0020:  6630 3132 33                             f0123\n"):
            self.assertEqual(self.read(text)[4:], data[4:], text)

    def test_what_installed_tools_write(self):
        for command in (["xxd"], ["od", "-Ax", "-tx1"], ["od", "-Ax", "-tx1z"], ["hexdump", "-C"], ["xxd", "-p"], ["xxd", "-i"]):
            for size in (0, 1, 5, 8, 9, 16, 23, 24, 25, 60):
                data = ECHO4[:8] + bytes(range(97, 97 + size))
                if not shutil.which(command[0]):
                    continue
                path = self.file(data, "octets")
                dump = subprocess.run([*command, path], capture_output=True, text=True, check=True).stdout
                self.assertEqual(self.read(dump), data, dump)

    def test_c(self):
        octets = ", ".join(f"0x{octet:02x}" for octet in ECHO4)
        decimal = ", ".join(str(octet) for octet in ECHO4)
        escapes = "".join(f"\\x{octet:02x}" for octet in ECHO4)
        for form in (f"{{ {octets} }}", f"{{{octets},}}", f"static const uint8_t packet[] = {{\n  {octets}\n}};\n", f"{{{decimal}}}",
                     f"char p[11] = {{ /* Packet 1 */\n{octets} /* .... */ }}; // end", escapes, f'"{escapes}"', f"'{escapes}'",
                     f'"{escapes[:16]}"\n    "{escapes[16:]}";', f"b'{escapes[:32]}abc'"):
            self.assertEqual(self.read(form), ECHO4, form)

    def test_sources(self):
        path = self.file(ECHO4.hex().encode(), "octets")
        self.assertIn(LINE, self.good("decode", "--hex", "@" + path))
        self.assertIn(LINE, self.good("decode", "--hex", "-", input=ECHO4.hex()))
        self.assertIn("No such file", self.refused(3, "decode", "--hex", "@" + path + "x"))

    def test_several_packets(self):
        dump = ("12:00:00.000000 IP 192.0.2.1 > 198.51.100.7: ICMP echo request\n" +
                offsets(PACKET4, "\t0x{:04x}", ":", 2, "  ")) * 3
        self.assertEqual(len(self.good("decode", "--hex", dump).splitlines()), 3)
        arrays = "char a[] = { %s };\n" % ", ".join(f"0x{octet:02x}" for octet in PACKET4) * 2
        self.assertEqual(len(self.good("decode", "--hex", arrays).splitlines()), 2)


class Guesses(Case):
    def test_by_the_first_octets(self):
        self.assertIn(ORIGIN, self.good("decode", "--hex", PACKET4.hex()))
        self.assertIn("2001:db8::1 > 2001:db8::2 ICMPv6 Echo Request", self.good("decode", "--hex", PACKET6.hex()))
        self.assertIn(ORIGIN, self.good("decode", "--hex", ethernet(PACKET4).hex()))
        self.assertIn(LINE, self.good("decode", "--hex", ECHO4.hex()))

    def test_icmp6_by_its_checksum(self):
        addresses = ["--source", "2001:db8::1", "--destination", "2001:db8::2"]
        self.assertIn("ICMPv6 Echo Request", self.good("decode", *addresses, "--hex", ECHO6.hex()))

    def test_none(self):
        self.assertIn("--as", self.refused(2, "decode", "--hex", "0800000000010002"))

    def test_named(self):
        for form, data in (("icmp4", ECHO4), ("icmp6", ECHO6), ("ipv4", PACKET4), ("ipv6", PACKET6), ("ethernet", ethernet(PACKET6))):
            self.assertIn("Echo Request", self.good("decode", "--as", form, "--hex", data.hex()))

    def test_checksum_of_icmp6(self):
        def status(*arguments):
            return self.objects("--as", "icmp6", "--hex", ECHO6.hex(), *arguments)[0]["icmp"]["checksum"]["status"]

        self.assertEqual(status(), "unknown")
        self.assertEqual(status("--source", "2001:db8::1", "--destination", "2001:db8::2"), "good")
        self.assertEqual(status("--source", "2001:db8::1", "--destination", "2001:db8::3"), "bad")
        self.assertIn("two IPv6 addresses", self.refused(2, "decode", "--as", "icmp6", "--hex", "00", "--source", "::1"))
        self.assertIn("not an IPv4 or IPv6", self.refused(2, "decode", "--as", "icmp6", "--hex", "00", "--source", "x"))

    def test_not_icmp(self):
        self.assertIn("do not carry", self.refused(3, "decode", "--hex", PACKET4[:9].hex() + "11" + PACKET4[10:].hex()))
        self.assertIn("truncated", self.refused(3, "decode", "--hex", "45"))


class Mistakes(Case):
    def test_place(self):
        for text, line, column, what in (
                ("08 0g", 1, 5, "'g'"),
                ("08 00\n00 0", 2, 4, "odd number"),
                ("08 00\n 00x", 2, 4, "'x'"),
                ("0x", 1, 3, "hex digit"),
                ("00000000: 0800 f7fd\n00000010: 00", 2, 1, "offset"),
                ("00000000: 0800\n*\n00000010: 00", 2, 1, "left out"),
                ("00000000: 0800\nhello", 2, 1, "without an offset"),
                ("00000000: 08zz", 1, 13, "'z'"),
                ("{ 0x08, 256 }", 1, 9, "fit"),
                ("{ 0x08, 010 }", 1, 9, "octal"),
                ("{ 0x08, x }", 1, 9, "'x'"),
                ("{ 0x08", 1, 7, "brace"),
                ("\"\\x08\\q\"", 1, 6, "escape"),
                ("\"\\x08", 1, 6, "quote"),
                ("\\x08 y", 1, 6, "'y'"),
                ("", 1, 1, "no octets"),
                ("{}", 1, 3, "no octets"),
                (" \n ", 2, 2, "no octets")):
            complaint = self.refused(3, "decode", "--hex", text)
            self.assertIn(f"line {line}, column {column}:", complaint, text)
            self.assertIn(what, complaint, text)



if __name__ == "__main__":
    unittest.main()
