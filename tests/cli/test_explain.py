# SPDX-License-Identifier: BSD-2-Clause
"""What explain says of each type."""
import re
import unittest

from support import Case


def field_names(text):
    """The names of the fields table, with the groups that they are in."""
    names, groups = [], []
    for line in text.split("Fields (", 1)[1].split("\n\n", 1)[0].splitlines()[2:]:
        words = line[17:]
        depth = (len(words) - len(words.lstrip())) // 2
        groups = groups[:depth] + [words.strip().rstrip(":")]
        names.append(".".join(groups))
    return names


class Explain(Case):
    def test_every_type(self):
        for family in ("v4", "v6"):
            for kind in range(256):
                text = self.good("explain", family, str(kind))
                self.assertRegex(text, rf"\A[^\n]+: ICMP{family} type {kind}\n")
                self.assertIn("Standing: ", text)
                self.assertIn(f"type: {kind} ", text)
                names = field_names(text)
                self.assertEqual(names[:3], ["type", "code", "checksum"])
                self.assertEqual(len(names), len(set(names)), "a name twice at one place")

    def test_content(self):
        text = self.good("explain", "3/4")
        self.assertIn("Destination Unreachable: ICMPv4 type 3", text)
        self.assertIn("Keyword:  destination_unreachable", text)
        self.assertIn("Standing: current, an error", text)
        self.assertIn("RFC 792", text)
        self.assertRegex(text, r"Code 4: +Fragmentation Needed")
        self.assertRegex(text, r"(?m)^ +6 +16  next_hop_mtu$")
        self.assertRegex(text, r"(?m)^ +3  Port Unreachable")

    def test_names(self):
        self.assertEqual(self.good("explain", "echo_request"), self.good("explain", "8"))
        self.assertIn("ICMPv6 type 135", self.good("explain", "neighbor_solicitation"))
        self.assertIn("ICMPv6 type 1", self.good("explain", "v6", "destination-unreachable"))

    def test_standing(self):
        self.assertIn("deprecated", self.good("explain", "4"))
        self.assertRegex(self.good("explain", "v6", "255"), "reserved|Reserved")
        self.assertIn("not registered", self.good("explain", "3/200"))

    def test_mistakes(self):
        self.assertIn("message is missing", self.refused(2, "explain"))
        self.assertIn("'frobnicate'", self.refused(2, "explain", "frobnicate"))
        self.assertIn("'4' is neither", self.refused(2, "explain", "3", "4"))

    def test_elements(self):
        text = self.good("explain", "v6", "134", "option", "type=3")
        self.assertIn("valid_lifetime_seconds: 0", text)
        self.assertRegex(text, r"\n +18 +8 +prefix_length\n")

    def test_template_fits_its_layout(self):
        for kind in (0, 3, 5, 9, 11, 13, 42):
            self.assertIsNone(re.search("truncated|bad-", self.good("explain", str(kind))))


if __name__ == "__main__":
    unittest.main()
