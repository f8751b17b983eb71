# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire trace in network namespaces of its own: network.py."""
import signal
import time

import network
from network import ALL, NOBODY, NONE, Networked

HOSTS = {"4": "10.71.2.2", "6": "fd71:2::2"}
ROUTERS = {"4": "10.71.1.2", "6": "fd71:1::2"}
PEERS = {"4": "10.71.9.2", "6": "fd71:9::2"}
TIME = r"\d+\.\d{3} ms"


def beyond(version, number):
    return f"10.71.{number}.1" if version == "4" else f"fd71:{number}::1"


def peer(version, kind):
    """The address for which the peer does something: peer.py."""
    return f"10.71.10.{kind}" if version == "4" else f"fd71:10::{kind}"


class Traced(Networked):
    def trace(self, code, *arguments, **options):
        return self.output(code, "trace", *arguments, **options)

    def hops(self, code, *arguments, **options):
        """The hops, and the end."""
        lines = self.json_output("trace", code, *arguments, **options)
        self.assertEqual([line["event"] for line in lines], ["hop"] * (len(lines) - 1) + ["end"])
        return lines[:-1], lines[-1]

    def both(self):
        """Each family with each kind of socket."""
        for version in HOSTS:
            for groups, kind in ((ALL, "ping"), (NONE, "raw")):
                self.open_ping_sockets(groups)
                yield version, kind


class Ways(Traced):
    def test_no_wait_behind_the_end(self):
        before = time.monotonic()
        self.trace(0, "-q", "1", "-w", "10", HOSTS["4"])
        self.trace(1, "-q", "1", "-w", "10", beyond("6", 3))
        self.assertLess(time.monotonic() - before, 5)

    def test_two_hops(self):
        for version, kind in self.both():
            host, router = HOSTS[version], ROUTERS[version]
            text = self.trace(0, host)
            self.assertRegex(text, rf"\Atrace to {host} \({host}\): at most 30 hops, 32 bytes of data, {kind} socket\n"
                                   rf" 1  {router}(  {TIME}){{3}}\n 2  {host}(  {TIME}){{3}}\n\Z")

    def test_json(self):
        for version, kind in self.both():
            hops, end = self.hops(0, HOSTS[version])
            self.assertEqual([hop["hop"] for hop in hops], [1, 2])
            self.assertEqual([[probe["from"] for probe in hop["probes"]] for hop in hops],
                             [[ROUTERS[version]] * 3, [HOSTS[version]] * 3])
            self.assertEqual([hop["probes"][0]["icmp"]["name"] for hop in hops], ["Time Exceeded", "Echo Reply"])
            self.assertEqual((end["reached"], end["hops"], end["socket"], end["destination"]), (True, 2, kind, HOSTS[version]))

    def test_nobody(self):
        program = self.program_for_all()
        for host in HOSTS.values():
            _, end = self.hops(0, host, before=NOBODY, program=program)
            self.assertEqual((end["socket"], end["reached"]), ("ping", True))
        self.open_ping_sockets(NONE)
        result = self.run_here("trace", HOSTS["4"], before=NOBODY, program=program)
        self.assertEqual((result.returncode, result.stdout), (3, ""))
        self.assertIn("sysctl -w net.ipv4.ping_group_range='65534 65534'", result.stderr)

    def test_from_and_to_a_hop(self):
        for version, _ in self.both():
            hops, end = self.hops(0, "-f", "2", "-q", "1", HOSTS[version])
            self.assertEqual(([hop["hop"] for hop in hops], len(hops[0]["probes"])), ([2], 1))
            hops, end = self.hops(1, "-m", "1", "-q", "10", "-s", "1000", HOSTS[version])
            self.assertEqual(([hop["hop"] for hop in hops], len(hops[0]["probes"]), end["reached"]), ([1], 10, False))

    def test_silence(self):
        for version, _ in self.both():
            text = self.trace(1, "-m", "3", "-q", "2", "-w", "0.2", beyond(version, 6))
            self.assertRegex(text, rf"\n 1  {ROUTERS[version]}(  {TIME}){{2}}\n 2  \*  \*\n 3  \*  \*\n\Z")

    def test_names(self):
        text = self.trace(0, "--names", "-q", "2", HOSTS["4"], before=self.with_names(f"{ROUTERS['4']} router.example\n"))
        self.assertRegex(text, rf"\n 1  router\.example \({ROUTERS['4']}\)(  {TIME}){{2}}\n 2  {HOSTS['4']}(  {TIME}){{2}}\n\Z")

    def test_signal_shows_what_there_is(self):
        process = self.start_here("trace", "-w", "10", beyond("4", 6))
        process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        text, complaint = process.communicate(timeout=10)
        self.assertEqual((complaint, process.returncode), ("", 1))
        self.assertRegex(text, rf"\A 1  {ROUTERS['4']}(  {TIME}){{3}}\n 2\n\Z")


class Marks(Traced):
    def test_unreachable(self):
        marks = {"4": {3: "!H", 4: "!X"}, "6": {3: "!N", 4: "!X"}}
        for version, _ in self.both():
            for number, mark in marks[version].items():
                text = self.trace(1, "-q", "1", "-w", "1", beyond(version, number))
                self.assertRegex(text, rf"\n 1  {ROUTERS[version]}  {TIME} {mark}\n\Z")

    def test_by_the_peer(self):
        self.start_peer()
        for version, _ in self.both():
            for kind, mark in ((9, "!F-1300"), (10, "!X")):
                hops, _ = self.hops(1, "-q", "1", peer(version, kind))
                self.assertEqual([[probe["mark"] for probe in hop["probes"]] for hop in hops], [[mark]])


    def test_advice_is_no_answer(self):
        """A redirect says where else to send, and the request goes on."""
        self.start_peer()
        for groups in (ALL, NONE):
            self.open_ping_sockets(groups)
            hops, end = self.hops(0, "-q", "1", peer("4", 13))
            self.assertEqual(([probe["mark"] for probe in hops[0]["probes"]], end["reached"]), ([""], True))


LABELS = [{"label": 24001, "traffic_class": 5, "bottom": 0, "ttl": 1}, {"label": 17, "traffic_class": 0, "bottom": 1, "ttl": 255}]
MPLS = "     MPLS: label 24001 TC 5 S 0 TTL 1; label 17 TC 0 S 1 TTL 255\n"


class Extensions(Traced):
    def setUp(self):
        super().setUp()
        self.start_peer()

    def test_labels(self):
        for version, _ in self.both():
            text = self.trace(0, "-q", "2", peer(version, 1))
            self.assertRegex(text, rf"\n 1  {PEERS[version]}(  {TIME}){{2}}\n{MPLS} 2  {peer(version, 1)}(  {TIME}){{2}}\n\Z")
            hops, _ = self.hops(0, "-q", "1", "-s", "400", peer(version, 1))
            stack = hops[0]["probes"][0]["objects"][0]["label_stack"]["labels"]
            self.assertEqual([{name: label[name] for name in LABELS[0]} for label in stack], LABELS)
            self.assertEqual(hops[1]["probes"][0]["objects"], [])

    def test_interfaces(self):
        for version, _ in self.both():
            text = self.trace(0, "-q", "1", peer(version, 2))
            self.assertIn(f"\n     Incoming IP Interface: index 7, address {PEERS[version]}, name ge-0/0/1, MTU 9000\n"
                          f"     Outgoing IP Interface: index 8, name xe\\x01\n 2  ", text)
            hops, _ = self.hops(0, "-q", "1", peer(version, 2))
            self.assertEqual([each["class_num"] for each in hops[0]["probes"][0]["objects"]], [2, 2])

    def test_legacy(self):
        for version, kind in self.both():
            text = self.trace(0, "-q", "1", peer(version, 4))
            self.assertEqual(MPLS in text, kind == "raw")


class Refusals(Networked):
    def test_usage(self):
        for arguments, text in ((["-f", "0", "::1"], "--first-hop"), (["-m", "256", "::1"], "255"), (["-q", "11", "::1"], "10"),
                                (["-f", "9", "-m", "8", "::1"], "--max-hops"), (["-w", "61", "::1"], "60"), ([], "host is missing"),
                                (["-s", "65508", "::1"], "65507")):
            result = self.run_here("trace", *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
            self.assertRegex(result.stderr, r"\Aicmpwire: [^\n]+\n\Z")
            self.assertIn(text, result.stderr)


if __name__ == "__main__":
    network.main()
