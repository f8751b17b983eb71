# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire check on an interface: frames go through a pair of virtual interfaces in network namespaces of their own."""
import os
import shutil
import signal
import struct
import subprocess
import sys
import time
import unittest

from support import DESTINATION6, ECHO4, ETHERNET, PACKET4, PACKET6, PROGRAM, SOURCE6, Case, ethernet, icmp6, ipv4, pcap, read_lines, run

HERE, THERE = f"icmpwire-{os.getpid()}-a", f"icmpwire-{os.getpid()}-b"
GOOD = ethernet(PACKET4)
BAD = ethernet(ipv4(ECHO4[:2] + b"\xab\xcd" + ECHO4[4:]))
UDP = ethernet(ipv4(bytes.fromhex("0400003500080000"), protocol=17))
PATIENCE = 20  # seconds

# Sends the frames that it reads as hex, one a line, and says so.
SENDER = """
import socket, sys
link = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
link.bind(("there", 0))
for line in sys.stdin:
    link.send(bytes.fromhex(line))
    print(flush=True)
"""


def ip(*words):
    return subprocess.run(["ip", *words], capture_output=True, text=True, timeout=PATIENCE, check=False)


def namespaces():
    """Makes the two ends; says why when it cannot."""
    if os.geteuid() != 0:
        return "needs root"
    if not shutil.which("ip"):
        return "ip is not installed"
    for name in (HERE, THERE):
        made = ip("netns", "add", name)
        if made.returncode:
            return made.stderr.strip()
        # No messages but those of the test.
        quiet = "for file in /proc/sys/net/ipv6/conf/*/disable_ipv6; do echo 1 >$file; done"
        subprocess.run(["ip", "netns", "exec", name, "sh", "-c", quiet], check=False, stderr=subprocess.DEVNULL)
    return ""


def remove_namespaces():
    for name in (HERE, THERE):
        ip("netns", "del", name)


def wait_until(happened):
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError("nothing happened")
        time.sleep(0.01)


class Live(Case):
    def setUp(self):
        super().setUp()
        self.log, self.copy = os.path.join(self.folder, "log"), os.path.join(self.folder, "copy")
        made = ip("link", "add", "here", "netns", HERE, "type", "veth", "peer", "name", "there", "netns", THERE)
        self.assertEqual(made.stderr, "")
        self.addCleanup(self.remove)
        for name, end in ((HERE, "here"), (THERE, "there")):
            ip("-n", name, "link", "set", end, "up")
        self.sender = subprocess.Popen(["ip", "netns", "exec", THERE, sys.executable, "-c", SENDER], stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True)
        self.addCleanup(self.end, self.sender)
        self.process = None

    def remove(self):
        """Takes the interface away."""
        ip("-n", HERE, "link", "del", "here")

    def end(self, process):
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe:
                pipe.close()
        process.wait()

    def send(self, *frames):
        for frame in frames:
            self.sender.stdin.write(frame.hex() + "\n")
            self.sender.stdin.flush()
            self.sender.stdout.readline()

    def lines(self, path=None):
        path = path or self.log
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as file:
            return file.read().splitlines()

    def start(self, *options):
        """Starts the command, and waits until it looks at frames."""
        command = [PROGRAM, "check", "-i", "here", "--output", self.log, *options]
        self.process = subprocess.Popen(["ip", "netns", "exec", HERE, *command], stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.end, self.process)

        def seen():
            self.assertIsNone(self.process.poll())
            self.send(BAD)
            return self.lines()

        wait_until(seen)

    def stop(self, number=signal.SIGTERM):
        """Ends it; its statistics."""
        self.process.send_signal(number)
        _, text = self.process.communicate(timeout=PATIENCE)
        self.assertEqual(self.process.returncode, 0, text)
        return dict(line.rsplit(" ", 1) for line in text.splitlines())

    def test_findings_and_none(self):
        self.start("--json")
        before = len(self.lines())
        self.send(GOOD, GOOD, BAD)
        wait_until(lambda: len(self.lines()) > before)
        found = self.stop()
        lines = read_lines("\n".join(self.lines()))
        self.assertEqual({line["findings"][0]["keyword"] for line in lines}, {"checksum-bad"})
        self.assertEqual({line["interface"] for line in lines}, {"here"})
        self.assertAlmostEqual(time.mktime(time.gmtime()), time.mktime(time.strptime(lines[-1]["time"][:19], "%Y-%m-%dT%H:%M:%S")),
                               delta=60)
        self.assertEqual(int(found["messages"]), len(lines) + 2)
        self.assertEqual(found["finding checksum-bad"], str(len(lines)))
        self.assertEqual((found["kernel-received"], found["kernel-dropped"]), (found["packets"], "0"))

    def test_events(self):
        self.start("--eve")
        self.stop(signal.SIGINT)
        event = read_lines(self.lines()[0])[0]
        self.assertEqual((event["in_iface"], event["event_type"], event["pcap_cnt"]), ("here", "anomaly", 1))

    def test_count(self):
        self.start("--all", "-c", "500")

        def ended():
            self.send(GOOD)
            return self.process.poll() is not None

        wait_until(ended)
        self.assertEqual((self.process.returncode, len(self.lines())), (0, 500))

    def test_interface_goes_away(self):
        self.start()
        self.remove()
        _, text = self.process.communicate(timeout=PATIENCE)
        self.assertEqual(self.process.returncode, 3)
        self.assertRegex(text, r"icmpwire: here: after frame \d+: .+\n")
        self.assertRegex(text, r"(?m)^packets \d+$")

    def test_rotation(self):
        self.start()
        old = self.log + ".1"
        os.rename(self.log, old)
        self.process.send_signal(signal.SIGHUP)
        wait_until(lambda: os.path.exists(self.log))
        before = self.lines(old)
        self.send(BAD)
        wait_until(self.lines)
        found = self.stop()
        self.assertEqual(self.lines(old), before)
        self.assertEqual(int(found["packets"]), len(before) + len(self.lines()))

    def test_copy(self):
        self.start("--all", "--write", self.copy)
        self.send(GOOD)
        wait_until(lambda: any(line.endswith("Echo Request") for line in self.lines()))
        self.stop()
        self.assertEqual(self.good("check", "--all", "--no-statistics", self.copy).splitlines(), self.lines())

    def seen_of(self, *frames):
        """How many packets are counted of frames, the usual filter in place."""
        self.send(*frames, BAD)
        wait_until(lambda: self.lines()[-1:] and len(self.lines()) > self.before)
        return self.stop()

    def test_filter(self):
        listener = icmp6(bytes(4) + b"\xff\x02" + bytes(13) + b"\x01", (131, 0))
        behind = struct.pack(">IHBB", 6 << 28, len(listener) + 8, 0, 1) + SOURCE6 + DESTINATION6
        behind += bytes.fromhex("3a00050200000100") + listener
        wanted = [GOOD, ethernet(PACKET6), ethernet(behind), ethernet(PACKET4, (0x8100, 5)), ethernet(PACKET6, (0x8100, 5))]
        for options, more in (([], 0), (["-f", ""], 3), (["-f", "udp or icmp[2:2] = 0xabcd"], 3 - len(wanted))):
            with self.subTest(options):
                if os.path.exists(self.log):
                    os.remove(self.log)
                self.start(*options)
                self.before = len(self.lines())
                packets = int(self.seen_of(*wanted, UDP, UDP, UDP)["packets"])
                bad = sum("checksum-bad" in line for line in self.lines())
                self.assertEqual(packets - bad, len(wanted) + more)

    def test_memory_does_not_grow(self):
        with open(PROGRAM, "rb") as file:
            if b"__asan_init" in file.read():
                self.skipTest("the sanitizer keeps what was freed")

        def resident():
            with open(f"/proc/{self.process.pid}/statm", encoding="ascii") as file:
                return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

        def many():
            before = len(self.lines())
            self.send(*[BAD] * 500)
            wait_until(lambda: len(self.lines()) >= before + 500)

        self.start("--json")
        many()
        early = resident()
        for _ in range(20):
            many()
        self.assertLess(resident(), early + 2**20)

    def test_wrong_filter(self):
        result = subprocess.run(["ip", "netns", "exec", HERE, PROGRAM, "check", "-i", "here", "-f", "no such thing"],
                                capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, 2)
        self.assertIn("--filter: no such thing: ", result.stderr)


if __name__ == "__main__":
    reason = namespaces()
    try:
        if reason:
            print(f"skipped: {reason}", file=sys.stderr)
            sys.exit(1 if os.environ.get("CI") == "true" else 77)
        unittest.main()
    finally:
        remove_namespaces()
