# SPDX-License-Identifier: BSD-2-Clause
"""Options, help, manual page, completions, exit codes, output that cannot be written."""
import os
import pty
import re
import shutil
import subprocess
import unittest

from support import PACKET4, PROGRAM, RAW, Case, pcap, run

COMMANDS = ["decode", "craft", "explain", "check", "policy", "ping", "trace", "host"]
ROOT = os.path.join(os.path.dirname(__file__), "..", "..")


class Refusals(Case):
    def test_unknown_command(self):
        self.assertIn("'frobnicate'", self.refused(2, "frobnicate"))

    def test_no_command(self):
        self.assertIn("command is missing", self.refused(2))

    def test_unknown_options(self):
        for command in COMMANDS:
            self.assertIn("'--frobnicate'", self.refused(2, command, "--frobnicate"))
            self.assertIn("'-Z'", self.refused(2, command, "-Z"))
            self.assertIn(f"icmpwire {command} --help", self.refused(2, command, "-Z"))
        self.assertIn("'--frobnicate'", self.refused(2, "--frobnicate"))

    def test_missing_argument(self):
        self.assertIn("'--count'", self.refused(2, "decode", "--count"))
        self.assertIn("'-c'", self.refused(2, "decode", "-c"))

    def test_argument_that_is_none(self):
        self.assertIn("'--tree=x'", self.refused(2, "decode", "--tree=x", "file"))

    def test_numbers(self):
        for text in ("x", "-1", "", "1x", "99999999999999999999"):
            self.assertIn("--count", self.refused(2, "decode", "--count", text, "file"))
        self.assertIn("0 to 255", self.refused(2, "craft", "--hop-limit", "256", "echo_request"))

    def test_choices(self):
        self.assertIn("icmp4 icmp6", self.refused(2, "decode", "--hex", "00", "--as", "icmp5"))
        self.assertIn("bash zsh fish", self.refused(2, "--completion", "csh"))
        self.assertIn("bash zsh fish", self.refused(2, "--completion", ""))

    def test_what_excludes_each_other(self):
        self.assertIn("exclude", self.refused(2, "decode", "--tree", "--json", "file"))
        self.assertIn("--hex", self.refused(2, "decode", "--as", "icmp4", "file"))
        self.assertIn("not both", self.refused(2, "decode", "--hex", "00", "file"))
        self.assertIn("exclude", self.refused(2, "craft", "--raw", "--hex", "echo_request"))

    def test_missing_file(self):
        self.assertIn("capture file is missing", self.refused(2, "decode"))


class Texts(Case):
    def test_version(self):
        with open(os.path.join(ROOT, "include/icmpwire/base.h"), encoding="utf-8") as header:
            version = re.search(r'VERSION_TEXT\s+"(.*)"', header.read()).group(1)
        self.assertEqual(self.good("--version"), f"icmpwire {version}\n")

    def test_help(self):
        for command in COMMANDS:
            self.assertIn(command, self.good("--help"))
            text = self.good(command, "--help")
            self.assertTrue(text.startswith(f"Usage: icmpwire {command} "))
            self.assertIn("--help", text)
            self.assertNotRegex(text, r"(?m) $", "blanks at the end of a line")

    def options(self):
        """Each option of each command, from its help."""
        for command in ["", *COMMANDS]:
            text = self.good(*command.split(), "--help")
            for name in re.findall(r"(?m)^  (?:-\w, |    )--([a-z0-9-]+)", text):
                yield command, name

    def test_documented(self):
        with open(os.path.join(ROOT, "docs/commands.md"), encoding="utf-8") as file:
            document = file.read()
        for command, name in self.options():
            self.assertIn(f"`--{name}", document, command)

    def test_manual_page(self):
        page = self.good("--man")
        for command, name in self.options():
            self.assertIn("\\-\\-" + name.replace("-", "\\-"), page, command)
        if shutil.which("groff"):
            result = subprocess.run(["groff", "-man", "-ww", "-Tascii", "-z"], input=page, capture_output=True, text=True,
                                    check=False)
            self.assertEqual(result.stderr, "")

    def test_completions(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.good("--completion", shell)
            for command, name in self.options():
                self.assertRegex(script, rf"(--|-l ){name}\b", (shell, command))
            if shutil.which(shell):
                subprocess.run([shell, "-n"], input=script, text=True, check=True)

    @unittest.skipUnless(shutil.which("bash"), "bash is not installed")
    def test_bash_completion_works(self):
        def complete(*words):
            script = self.good("--completion", "bash") + (
                f'COMP_WORDS=({" ".join(words)}); COMP_CWORD={len(words) - 1}; _icmpwire; echo "${{COMPREPLY[@]}}"\n')
            return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split()

        self.assertEqual(complete("icmpwire", "dec"), ["decode"])
        self.assertEqual(complete("icmpwire", "decode", "--js"), ["--json"])
        self.assertEqual(complete("icmpwire", "decode", "--as", "icmp"), ["icmp4", "icmp6"])


class Output(Case):
    def many(self):
        return self.file(pcap(RAW, [PACKET4] * 20000))

    def test_closed_pipe_ends_quietly(self):
        with subprocess.Popen([PROGRAM, "decode", self.many()], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
            self.assertEqual(process.wait(), 0)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_full_disk(self):
        path = self.many()
        for arguments in (["decode", path], ["decode", "--json", path], ["decode", "-c", "1", path], ["--help"],
                          ["craft", "echo_request"], ["explain", "8"]):
            with open("/dev/full", "wb") as full:
                result = subprocess.run([PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual(result.returncode, 3, arguments)
            self.assertRegex(result.stderr, r"\Aicmpwire: standard output: [^\n]+\n\Z")
        result = run("craft", "--ipv4", "-s", "192.0.2.1", "-d", "192.0.2.2", "--pcap", "/dev/full", "echo_request")
        self.assertEqual(result.returncode, 3)

    def test_no_progress_without_a_terminal(self):
        self.assertEqual(run("decode", self.many()).stderr, "")

    def on_terminal(self, *arguments):
        """What is left on a terminal that standard error is."""
        terminal, end = pty.openpty()
        with subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=end) as process:
            os.close(end)
            text = b""
            try:
                while data := os.read(terminal, 4096):
                    text += data
            except OSError: # the other end is closed
                pass
            self.assertEqual(process.wait(), 0)
        os.close(terminal)
        return text

    def test_progress_is_cleared(self):
        path = self.many()
        self.assertRegex(self.on_terminal("decode", "--json", path), rb"\A(\r[^\n]* %, [^\n]*\r\x1b\[K)?\Z")
        self.assertEqual(self.on_terminal("decode", "--json", "--no-progress", path), b"")


if __name__ == "__main__":
    unittest.main()
