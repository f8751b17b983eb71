# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire host on tap and tun devices: programs that people use get right answers from it.

    here  10.77.0.2  2001:db8:77::2 --- wire0 (tap)  host  10.77.0.1  fe80::1  2001:db8:77::1
    here  10.79.0.2  2001:db8:79::2 --- tun0         router  tun1 --- 10.78.0.2  2001:db8:78::2  there
                                        10.79.0.1  2001:db8:79::1    10.78.0.1  2001:db8:78::1
"""
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from support import PROGRAM, run

PREFIX = f"icmpwire-{os.getpid()}-"
HERE, THERE = PREFIX + "here", PREFIX + "there"
PATIENCE = 20  # seconds
TOOLS = ("ip", "ping", "traceroute", "tracepath", "mtr", "ndisc6", "rdisc6", "fping", "nping")

HOST = {
    "interfaces": [{"name": "eth0", "mac": "02:00:00:00:77:01", "addresses": ["10.77.0.1/24", "fe80::1/64", "2001:db8:77::1/64"],
                    "advertise": {}}],
    "sockets": [{"protocol": "tcp", "port": 80}],
}
# Many errors go to one program in a short time here: with the usual limits some would be missing, which is right too.
ROUTER = {
    "interfaces": [{"name": "west", "addresses": ["10.79.0.1/24", "2001:db8:79::1/64"]},
                   {"name": "east", "addresses": ["10.78.0.1/24", "2001:db8:78::1/64"], "mtu": 1400}],
    "routes": [{"to": "10.80.0.0/24", "type": "unreachable"}, {"to": "10.81.0.0/24", "type": "prohibit"},
               {"to": "2001:db8:80::/64", "type": "unreachable"}, {"to": "2001:db8:81::/64", "type": "prohibit"}],
    "sysctls": {"net.ipv4.ip_forward": 1, "net.ipv6.conf.all.forwarding": 1, "net.ipv4.icmp_ratemask": 0, "net.ipv6.icmp.ratelimit": 0},
}


def ip(*words):
    result = subprocess.run(["ip", *words], capture_output=True, text=True, timeout=PATIENCE, check=False)
    if result.returncode:
        raise RuntimeError(f"ip {' '.join(words)}: {result.stderr.strip()}")


def wait_until(happened, what):
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            raise RuntimeError(f"{what}: nothing happens")
        time.sleep(0.01)


def link_is_there(name):
    return subprocess.run(["ip", "-n", HERE, "link", "show", name], capture_output=True, timeout=PATIENCE, check=False).returncode == 0


class Running:
    """A host that runs until the end of the tests."""

    def __init__(self, folder, name, config, *arguments):
        path = os.path.join(folder, name)
        self.counters, self.errors = path + ".counters", path + ".errors"
        with open(path, "w", encoding="utf-8") as file:
            json.dump(config, file)
        with open(self.errors, "w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(["ip", "netns", "exec", HERE, PROGRAM, "host", "--config", path, "--counters", self.counters,
                                             *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)

    def link(self, device, namespace, *addresses):
        """Brings its device up, with addresses, in a namespace."""
        wait_until(lambda: link_is_there(device) or self.process.poll() is not None, device)
        if namespace != HERE:
            ip("-n", HERE, "link", "set", device, "netns", namespace)
        ip("-n", namespace, "link", "set", device, "addrgenmode", "none", "up")
        for address in addresses:
            ip("-n", namespace, "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))

    def end(self):
        """The exit code, and what it wrote to standard error."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE)
        with open(self.errors, encoding="utf-8") as file:
            return code, file.read()


def build(folder):
    for name in (HERE, THERE):
        ip("netns", "add", name)
        ip("-n", name, "link", "set", "lo", "up")
    host = Running(folder, "host", HOST, "--tap", "wire0", "--write", os.path.join(folder, "sent.pcap"))
    host.link("wire0", HERE, "10.77.0.2/24", "fe80::2/64", "2001:db8:77::2/64")
    router = Running(folder, "router", ROUTER, "--tun", "tun0", "--tun", "east=tun1")
    router.link("tun0", HERE, "10.79.0.2/24", "2001:db8:79::2/64")
    router.link("tun1", THERE, "10.78.0.2/24", "2001:db8:78::2/64")
    for version, west, east, far in (("-4", "10.79.0.1", "10.78.0.1", ("10.78.0.0/24", "10.80.0.0/24", "10.81.0.0/24")),
                                     ("-6", "2001:db8:79::1", "2001:db8:78::1",
                                      ("2001:db8:78::/64", "2001:db8:80::/64", "2001:db8:81::/64"))):
        for each in far:
            ip("-n", HERE, version, "route", "add", each, "via", west)
        ip("-n", THERE, version, "route", "add", "default", "via", east)
    return host, router


def remove():
    for name in (HERE, THERE):
        subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False)


def here(*words):
    """What a program writes, both outputs."""
    result = subprocess.run(["ip", "netns", "exec", HERE, *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            timeout=PATIENCE, check=False, env=os.environ | {"LC_ALL": "C"})
    return result.stdout


class Programs(unittest.TestCase):
    maxDiff = None

    def assert_says(self, pattern, *words):
        text = here(*words)
        self.assertRegex(text, re.compile(pattern, re.M | re.S), " ".join(words))
        return text

    # ---- the host ----

    def test_ping(self):
        for address in ("10.77.0.1", "2001:db8:77::1", "fe80::1%wire0"):
            self.assert_says("3 packets transmitted, 3 received, 0% packet loss", "ping", "-c", "3", "-i", "0.1", address)

    def test_ping_in_fragments(self):
        for address in ("10.77.0.1", "2001:db8:77::1"):
            text = self.assert_says("2 received, 0% packet loss", "ping", "-c", "2", "-i", "0.1", "-s", "4000", address)
            self.assertIn("4008 bytes from", text)

    def test_ping_with_options(self):
        self.assert_says(r"RR:\s+10\.77\.0\.2\s+10\.77\.0\.1\s", "ping", "-c", "1", "-R", "10.77.0.1")
        self.assert_says(r"TS: .* absolute", "ping", "-c", "1", "-T", "tsonly", "10.77.0.1")
        self.assert_says("1 received", "ping", "-c", "1", "-Q", "0x28", "-p", "ff00", "10.77.0.1")

    def test_ping_to_all(self):
        self.assert_says("1 received", "ping", "-c", "1", "ff02::1%wire0")
        self.assert_says("0 received", "ping", "-c", "1", "-W", "0.3", "-b", "10.77.0.255")

    def test_icmpwire_ping(self):
        self.assert_says("2 packets transmitted, 2 received", PROGRAM, "ping", "-c", "2", "-i", "0.1", "10.77.0.1")

    def test_traceroute(self):
        for address in ("10.77.0.1", "2001:db8:77::1"):
            for how in ([], ["-I"], ["-T", "-p", "81"]):
                self.assert_says(rf"^ 1  {address}  [0-9.]+ ms\s*\Z", "traceroute", "-n", "-q", "1", "-N", "1", "-w", "1", *how, address)

    def test_tracepath(self):
        self.assert_says(r"1:  10\.77\.0\.1 .* reached.*pmtu 1500 hops 1 back 1", "tracepath", "-n", "10.77.0.1")
        self.assert_says(r"1:  2001:db8:77::1 .* reached.*pmtu 1500 hops 1 back 1", "tracepath", "-n", "2001:db8:77::1")

    def test_mtr(self):
        for address in ("10.77.0.1", "2001:db8:77::1"):
            self.assert_says(rf"1\.\|-- {address} +0\.0% +2 ", "mtr", "--report", "-n", "-c", "2", "-i", "0.2", "-G", "1", address)

    def test_ndisc6(self):
        for address in ("2001:db8:77::1", "fe80::1"):
            self.assert_says("Target link-layer address: 02:00:00:00:77:01", "ndisc6", "-w", "1000", address, "wire0")
        self.assert_says("Timed out", "ndisc6", "-r", "1", "-w", "200", "2001:db8:77::9", "wire0")

    def test_rdisc6(self):
        self.assert_says(r"Hop limit +: +64 .*Router lifetime +: +1800 .*Source link-layer address: 02:00:00:00:77:01.*"
                         r"Prefix +: 2001:db8:77::/64.*from fe80::1", "rdisc6", "-1", "-w", "4000", "wire0")
        self.assert_says("Timed out", "rdisc6", "-r", "1", "-w", "600", "tun0")  # a host that advertises nothing

    def test_fping(self):
        text = self.assert_says("is alive", "fping", "-r", "0", "-t", "300", "10.77.0.1", "10.77.0.9")
        self.assertRegex(text, r"10\.77\.0\.9 is unreachable")
        self.assert_says("2001:db8:77::1 is alive", "fping", "-6", "-r", "0", "2001:db8:77::1")

    def test_nping(self):
        often = ["-c", "2", "--delay", "100ms"]
        self.assert_says("RCVD .*Echo reply .*Rcvd: 2 ", "nping", "--icmp", *often, "10.77.0.1")
        self.assert_says("RCVD .*Timestamp reply", "nping", "--icmp", "--icmp-type", "timestamp", *often, "10.77.0.1")
        self.assert_says("RCVD .*Port unreachable", "nping", "--udp", "-p", "99", *often, "10.77.0.1")
        self.assert_says(r"RCVD .*TCP 10\.77\.0\.1:81 .* RA ", "nping", "--tcp", "-p", "81", *often, "10.77.0.1")
        self.assert_says("RCVD .*Echo reply", "nping", "--tr", "--icmp", "-c", "1", "10.77.0.1")

    # ---- the router ----

    def test_traceroute_through(self):
        for near, far in (("10.79.0.1", "10.78.0.2"), ("2001:db8:79::1", "2001:db8:78::2")):
            for how in ([], ["-I"]):
                self.assert_says(rf"^ 1  {near}  [0-9.]+ ms.*^ 2  {far}  [0-9.]+ ms\s*\Z", "traceroute", "-n", "-q", "1", "-N", "1", "-w", "2",
                                 *how, far)

    def test_mtr_through(self):
        for near, far in (("10.79.0.1", "10.78.0.2"), ("2001:db8:79::1", "2001:db8:78::2")):
            self.assert_says(rf"1\.\|-- {near} +0\.0% +2 .*2\.\|-- {far} +0\.0% +2 ", "mtr", "--report", "-n", "-c", "2", "-i", "0.2", "-G", "1", far)

    def test_tracepath_finds_the_mtu(self):
        for near, far in (("10.79.0.1", "10.78.0.2"), ("2001:db8:79::1", "2001:db8:78::2")):
            self.assert_says(rf"1:  {near} .*pmtu 1400.*2:  {far} .* reached.*pmtu 1400 hops 2 back 2", "tracepath", "-n", far)

    def test_routes_to_nowhere(self):
        for address, mark in (("10.80.0.1", "!H"), ("10.81.0.1", "!X"), ("2001:db8:80::1", "!N"), ("2001:db8:81::1", "!X")):
            near = "10.79.0.1" if "." in address else "2001:db8:79::1"
            self.assert_says(rf"^ 1  {near}  [0-9.]+ ms {mark}\s*\Z", "traceroute", "-n", "-q", "1", "-N", "1", "-w", "1", address)
        self.assert_says("From 10.79.0.1 icmp_seq=1 Destination Host Unreachable", "ping", "-c", "1", "-W", "1", "10.80.0.1")

    def test_icmpwire_trace_through(self):
        self.assert_says(r"^ 1  10\.79\.0\.1 .*^ 2  10\.78\.0\.2 ", PROGRAM, "trace", "-q", "1", "-w", "2", "10.78.0.2")


class Refusals(unittest.TestCase):
    def refused(self, code, config, *arguments, before=()):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(config, file)
            file.flush()
            os.chmod(file.name, 0o644)
            result = subprocess.run(["ip", "netns", "exec", HERE, *before, PROGRAM, "host", "--config", file.name, *arguments],
                                    capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertRegex(result.stderr, r"\Aicmpwire: [^\n]+\n\Z")
        return result.stderr

    def test_devices(self):
        self.assertIn("in use", self.refused(3, HOST, "--tap", "wire0"))
        self.assertIn("not of that kind", self.refused(3, ROUTER, "--tun", "wire0"))
        self.assertIn("--tap is for it", self.refused(2, HOST, "--tun", "x"))
        self.assertIn("--tun is for it", self.refused(2, ROUTER, "--tap", "x"))
        self.assertIn("two devices", self.refused(2, HOST, "--tap", "x", "--tap", "y"))
        self.assertIn("no interface 'eth7'", self.refused(2, HOST, "--tap", "eth7=x"))
        self.assertIn("1 to 15 characters", self.refused(2, HOST, "--tap", "x" * 16))
        self.assertIn("not for --tun", self.refused(2, HOST, "--tap", "x", "--replay", "y"))

    def test_without_privilege(self):
        if not shutil.which("setpriv"):
            self.skipTest("setpriv is not installed")
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            program = shutil.copy(PROGRAM, folder)
            with open(os.path.join(folder, "host.json"), "w", encoding="utf-8") as file:
                json.dump(HOST, file)
            result = subprocess.run(["ip", "netns", "exec", HERE, "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", program,
                                     "host", "--config", os.path.join(folder, "host.json"), "--tap", "x"], capture_output=True, text=True,
                                    timeout=PATIENCE, check=False)
        self.assertEqual(result.returncode, 3, result.stderr)
        self.assertIn("it takes root", result.stderr)


class End(unittest.TestCase):
    """A host with a device of its own, which ends."""

    def test_counters_and_capture(self):
        with tempfile.TemporaryDirectory() as folder:
            host = Running(folder, "host", HOST, "--tap", "wire9", "--write", os.path.join(folder, "sent.pcap"), "--trace")
            try:
                host.link("wire9", THERE, "10.77.0.3/24")
                done = subprocess.run(["ip", "netns", "exec", THERE, "ping", "-c", "2", "-i", "0.1", "10.77.0.1"], capture_output=True,
                                      text=True, timeout=PATIENCE, check=False)
            finally:
                code, errors = host.end()
            self.assertIn("2 received", done.stdout)
            self.assertEqual(code, 0, errors)
            self.assertRegex(errors, r"(?m)^[0-9]+\.[0-9]{6} C1 icmp_echo decided ")
            with open(host.counters, encoding="ascii") as file:
                self.assertIn("IcmpMsg: InType8 OutType0\nIcmpMsg: 2 2\n", file.read())
            sent = run("decode", os.path.join(folder, "sent.pcap")).stdout
            self.assertEqual(len(re.findall("ICMP Echo Reply", sent)), 2, sent)


def missing(folder):
    """Why the network cannot be made; empty when it can."""
    if os.geteuid() != 0:
        return "needs root", ()
    if not os.path.exists("/dev/net/tun"):
        return "no /dev/net/tun", ()
    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    if lacking:
        return f"{lacking[0]} is not installed", ()
    try:
        remove()
        return "", build(folder)
    except (RuntimeError, subprocess.SubprocessError) as error:
        return str(error), ()


def main():
    with tempfile.TemporaryDirectory() as folder:
        hosts = ()
        try:
            reason, hosts = missing(folder)
            if reason:
                print(f"skipped: {reason}", file=sys.stderr)
                sys.exit(1 if os.environ.get("CI") == "true" else 77)
            unittest.main()
        finally:
            for host in hosts:
                host.end()
            remove()


if __name__ == "__main__":
    main()
