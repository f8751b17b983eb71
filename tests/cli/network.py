# SPDX-License-Identifier: BSD-2-Clause
"""Network namespaces in a row, host - router - host, and beside the first one a peer that says whatever a test likes.

    here    10.71.1.1  fd71:1::1 ---- 10.71.1.2  fd71:1::2    router    10.71.2.1  fd71:2::1 ---- 10.71.2.2  fd71:2::2   there
            10.71.9.1  fd71:9::1 ---- 10.71.9.2  fd71:9::2    peer, which has no addresses: peer.py; it answers for 10.71.10.0/24
                                                              and fd71:10::/64

The router has routes to 10.71.3.0/24 (unreachable), 10.71.4.0/24 (prohibit), 10.71.5.0/24 (blackhole), and one to 10.71.6.0/24 by
way of the last host, which forwards nothing and says nothing about it; likewise fd71:3::/64 ...
Nothing limits its errors but what the kernel has for routes without a way: about five of these in a row to one host.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

from support import PROGRAM, Case, read_lines

try:
    import jsonschema
except ImportError:
    jsonschema = None

PREFIX = f"icmpwire-{os.getpid()}-"
PATIENCE = 20  # seconds
HERE, ROUTER, THERE, PEER = (PREFIX + name for name in ("here", "router", "there", "peer"))
MAC = "02:00:00:00:71:0"
NOBODY = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
ALL, NONE = "0 2147483647", "1 0"


def ip(*words):
    result = subprocess.run(["ip", *words], capture_output=True, text=True, timeout=PATIENCE, check=False)
    if result.returncode:
        raise RuntimeError(f"ip {' '.join(words)}: {result.stderr.strip()}")


def write(namespace, name, value):
    """Sets a sysctl; one that this kernel has not is left alone."""
    path = "/proc/sys/" + name.replace(".", "/")
    subprocess.run(["ip", "netns", "exec", namespace, "sh", "-c", f"[ ! -e {path} ] || echo '{value}' >{path}"],
                   check=True, timeout=PATIENCE)


def link(one, name, other, end):
    ip("link", "add", name, "netns", one, "type", "veth", "peer", "name", end, "netns", other)


def address(namespace, device, *addresses):
    for each in addresses:
        ip("-n", namespace, "address", "add", each, "dev", device, *(["nodad"] if ":" in each else []))
    ip("-n", namespace, "link", "set", device, "up")


def build():
    for name in (HERE, ROUTER, THERE, PEER):
        ip("netns", "add", name)
        ip("-n", name, "link", "set", "lo", "up")
        for sysctl, value in (("net.ipv6.conf.default.accept_dad", 0), ("net.ipv6.conf.all.disable_ipv6", int(name == PEER)),
                              ("net.ipv6.conf.default.disable_ipv6", int(name == PEER)),
                              ("net.ipv4.icmp_ratemask", 0), ("net.ipv6.icmp.ratelimit", 0), ("net.ipv4.icmp_msgs_burst", 1000),
                              ("net.ipv4.ip_forward", int(name == ROUTER)), ("net.ipv6.conf.all.forwarding", int(name == ROUTER)),
                              ("net.ipv4.icmp_echo_enable_probe", 1)):
            write(name, sysctl, value)
    link(HERE, "h0", ROUTER, "r0")
    link(ROUTER, "r1", THERE, "t0")
    link(HERE, "h1", PEER, "p0")
    address(HERE, "h0", "10.71.1.1/24", "fd71:1::1/64")
    address(ROUTER, "r0", "10.71.1.2/24", "fd71:1::2/64")
    address(ROUTER, "r1", "10.71.2.1/24", "fd71:2::1/64")
    address(THERE, "t0", "10.71.2.2/24", "fd71:2::2/64")
    ip("-n", HERE, "link", "set", "h1", "address", MAC + "1")
    ip("-n", PEER, "link", "set", "p0", "address", MAC + "2")
    address(HERE, "h1", "10.71.9.1/24", "fd71:9::1/64")
    ip("-n", PEER, "link", "set", "p0", "up")
    for version, gateway, back, peer, beyond in (("-4", "10.71.1.2", "10.71.2.1", "10.71.9.2", "10.71.10.0/24"),
                                                 ("-6", "fd71:1::2", "fd71:2::1", "fd71:9::2", "fd71:10::/64")):
        ip("-n", HERE, version, "route", "add", "default", "via", gateway)
        ip("-n", THERE, version, "route", "add", "default", "via", back)
        ip("-n", HERE, "neighbour", "add", peer, "lladdr", MAC + "2", "dev", "h1", "nud", "permanent")
        ip("-n", HERE, version, "route", "add", beyond, "via", peer)
        for number, kind in ((3, "unreachable"), (4, "prohibit"), (5, "blackhole")):
            ip("-n", ROUTER, version, "route", "add", kind, f"10.71.{number}.0/24" if version == "-4" else f"fd71:{number}::/64")
    ip("-n", ROUTER, "-4", "route", "add", "10.71.6.0/24", "via", "10.71.2.2")
    ip("-n", ROUTER, "-6", "route", "add", "fd71:6::/64", "via", "fd71:2::2")
    # What hosts learn of each other, and links that come up, take no time of the tests. Failures are for these to tell.
    for host in ("10.71.2.2", "fd71:2::2"):
        subprocess.run(["ip", "netns", "exec", HERE, PROGRAM, "ping", "--quiet", "-c", "1", "-W", "3", host], check=False,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE)


def remove():
    for name in (HERE, ROUTER, THERE, PEER):
        subprocess.run(["ip", "netns", "del", name], stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False)


def missing():
    """Why the network cannot be made; empty when it can."""
    if os.geteuid() != 0:
        return "needs root"
    lacking = [tool for tool in ("ip", "setpriv") if not shutil.which(tool)]
    if lacking:
        return f"{lacking[0]} is not installed"
    try:
        remove()
        build()
    except (RuntimeError, subprocess.SubprocessError) as error:
        return str(error)
    return ""


def main():
    """Runs the tests of the module that is run, in the network."""
    try:
        reason = missing()
        if reason:
            print(f"skipped: {reason}", file=sys.stderr)
            sys.exit(1 if os.environ.get("CI") == "true" else 77)
        unittest.main()
    finally:
        remove()


class Networked(Case):
    def setUp(self):
        super().setUp()
        self.open_ping_sockets(ALL)

    def open_ping_sockets(self, groups):
        write(HERE, "net.ipv4.ping_group_range", groups)

    def run_here(self, *arguments, before=(), program=PROGRAM):
        """The finished process of the command in the first namespace."""
        return subprocess.run(["ip", "netns", "exec", HERE, *before, program, *arguments], capture_output=True, text=True,
                              timeout=PATIENCE, check=False)

    def with_names(self, hosts):
        """What runs a command with no other names than those of a table."""
        path = self.file(hosts.encode())
        order = self.file(b"hosts: files\n", "order")
        return ["unshare", "-m", "sh", "-c", f'mount --bind {path} /etc/hosts && mount --bind {order} /etc/nsswitch.conf && exec "$@"',
                "sh"]

    def start_here(self, *arguments):
        process = subprocess.Popen(["ip", "netns", "exec", HERE, PROGRAM, *arguments], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(end, process)
        return process

    def output(self, code, *arguments, **options):
        """What a run writes that ends with a code and complains of nothing."""
        result = self.run_here(*arguments, **options)
        self.assertEqual((result.stderr, result.returncode), ("", code), (arguments, result.stdout))
        return result.stdout

    def json_output(self, name, code, *arguments, **options):
        """The objects that such a run of a command writes with --json, each as its schema has it."""
        lines = read_lines(self.output(code, name, "--json", *arguments, **options))
        if jsonschema:
            with open(os.path.join(os.path.dirname(__file__), f"../../docs/icmpwire-{name}.schema.json"), encoding="utf-8") as file:
                validator = jsonschema.Draft202012Validator(json.load(file))
            validator.check_schema(validator.schema)
            for line in lines:
                self.assertEqual([f"{one.json_path}: {one.message}" for one in validator.iter_errors(line)], [], line)
        return lines

    def start_peer(self):
        """Starts the peer, and waits until it listens."""
        peer = subprocess.Popen(["ip", "netns", "exec", PEER, sys.executable, "-B",
                                 os.path.join(os.path.dirname(__file__), "peer.py")], stdout=subprocess.PIPE, text=True)
        self.addCleanup(end, peer)
        self.assertEqual(peer.stdout.readline(), "ready\n")

    def program_for_all(self):
        """A copy of the command that another user can reach."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chmod(folder.name, 0o755)
        return shutil.copy(PROGRAM, folder.name)


def end(process):
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.communicate()


def index_of(namespace, device):
    result = subprocess.run(["ip", "netns", "exec", namespace, "cat", f"/sys/class/net/{device}/ifindex"], capture_output=True,
                            text=True, timeout=PATIENCE, check=True)
    return int(result.stdout)
