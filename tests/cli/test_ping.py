# SPDX-License-Identifier: BSD-2-Clause
"""icmpwire ping in network namespaces of its own: network.py."""
import json
import re
import signal
import time

import network
from network import ALL, NOBODY, NONE, Networked
from support import read_lines

HOSTS = {"4": "10.71.2.2", "6": "fd71:2::2"}
QUICK = ["-i", "0.02", "-W", "3"]


def peer(version, kind):
    """The address for which the peer does something: peer.py."""
    return f"10.71.10.{kind}" if version == "4" else f"fd71:10::{kind}"


class Pinged(Networked):
    def ping(self, code, *arguments, **options):
        return self.output(code, "ping", *QUICK, *arguments, **options)

    def events(self, code, *arguments, **options):
        """The events, and the statistics."""
        lines = self.json_output("ping", code, *QUICK, *arguments, **options)
        return lines[:-1], lines[-1]

    def both(self):
        """Each family with each kind of socket."""
        for version in HOSTS:
            for groups, kind in ((ALL, "ping"), (NONE, "raw")):
                self.open_ping_sockets(groups)
                yield version, kind


class Sockets(Pinged):
    def test_ping_socket_and_raw_socket(self):
        for version, kind in self.both():
            text = self.ping(0, "-c", "3", "-" + version, HOSTS[version])
            self.assertIn(f"56 bytes of data, {kind} socket\n", text)
            for sequence in (1, 2, 3):
                self.assertRegex(text, rf"(?m)^64 bytes from {HOSTS[version]}: icmp_seq={sequence} ttl=63 time=\d+\.\d+ ms$")
            self.assertRegex(text, r"\n3 packets transmitted, 3 received, 0% packet loss, time \d+ms\n"
                                   r"rtt min/avg/max/mdev = [\d.]+/[\d.]+/[\d.]+/[\d.]+ ms\n\Z")

    def test_one_kind_only(self):
        for kind in ("ping", "raw"):
            _, statistics = self.events(0, "-c", "1", "--socket", kind, HOSTS["4"])
            self.assertEqual(statistics["socket"], kind)

    def test_nobody_may_where_the_range_says_so(self):
        program = self.program_for_all()
        for host in HOSTS.values():
            _, statistics = self.events(0, "-c", "1", host, before=NOBODY, program=program)
            self.assertEqual((statistics["socket"], statistics["received"]), ("ping", 1))

    def test_refusal_explains_the_sysctl(self):
        self.open_ping_sockets(NONE)
        program = self.program_for_all()
        for host in HOSTS.values():
            result = self.run_here("ping", "-c", "1", host, before=NOBODY, program=program)
            self.assertEqual((result.returncode, result.stdout), (3, ""))
            self.assertRegex(result.stderr, r"\Aicmpwire: [^\n]+\n\Z")
            self.assertIn("net.ipv4.ping_group_range, which is '1 0' (nobody)", result.stderr)
            self.assertIn(f"setcap cap_net_raw+ep {program}", result.stderr)
            line = re.search(r"sysctl -w net\.ipv4\.ping_group_range='(\d+ \d+)'", result.stderr).group(1)
            self.assertEqual(line, "65534 65534")
        self.open_ping_sockets(line)
        self.ping(0, "-c", "1", HOSTS["4"], before=NOBODY, program=program)
        result = self.run_here("ping", "--socket", "raw", HOSTS["4"], before=NOBODY, program=program)
        self.assertEqual(result.returncode, 3)
        self.assertIn("CAP_NET_RAW", result.stderr)
        self.assertNotIn("sysctl", result.stderr)

    def test_source_and_device(self):
        for _, kind in self.both():
            for version, place, source in (("4", "10.71.1.1", "10.71.1.1"), ("6", "fd71:1::1", "fd71:1::1"), ("4", "h0", "10.71.1.1")):
                _, statistics = self.events(0, "-c", "1", "-I", place, HOSTS[version])
                self.assertEqual((statistics["source"], statistics["socket"]), (source, kind))

    def test_link_local_and_multicast(self):
        for groups in (ALL, NONE):
            self.open_ping_sockets(groups)
            events, _ = self.events(0, "-c", "1", "-I", "h0", "ff02::1")
            self.assertTrue(events[0]["from"].startswith("fe80::"), events)


class Requests(Pinged):
    def test_size_and_pattern(self):
        for version, _ in self.both():
            for size in (0, 1, 1400, 9000, 65507):
                events, statistics = self.events(0, "-c", "2", "-s", str(size), HOSTS[version])
                self.assertEqual([each["octets"] for each in events], [size + 8] * 2)
                self.assertEqual((statistics["received"], statistics["wrong"]), (2, 0))
        self.ping(0, "-c", "1", "-p", "00ff5a", "-s", "1000", HOSTS["4"])

    def test_pace(self):
        before = time.monotonic()
        _, statistics = self.events(0, "-c", "5", "-i", "0.1", HOSTS["4"])
        self.assertGreater(time.monotonic() - before, 0.39)
        self.assertGreaterEqual(statistics["duration_ns"], 400_000_000)

    def test_sequence_numbers_and_times(self):
        events, statistics = self.events(0, "-c", "4", HOSTS["6"])
        self.assertEqual([each["sequence"] for each in events], [1, 2, 3, 4])
        self.assertEqual({each["event"] for each in events}, {"reply"})
        times = [each["rtt_ns"] for each in events]
        self.assertEqual((statistics["rtt_ns"]["min"], statistics["rtt_ns"]["max"]), (min(times), max(times)))
        self.assertAlmostEqual(statistics["rtt_ns"]["avg"], sum(times) / 4, delta=1)
        mean = sum(times) / 4
        self.assertAlmostEqual(statistics["rtt_ns"]["mdev"], (sum((t - mean) ** 2 for t in times) / 4) ** 0.5, delta=100)

    def test_deadline(self):
        _, statistics = self.events(0, "-w", "0.3", "-i", "0.1", HOSTS["4"])
        self.assertIn(statistics["transmitted"], (3, 4))

    def test_signals_bring_the_statistics(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = self.start_here("ping", HOSTS["4"])
            process.stdout.readline()
            self.assertIn("icmp_seq=1 ", process.stdout.readline())
            process.send_signal(number)
            text, complaint = process.communicate(timeout=10)
            self.assertEqual((complaint, process.returncode), ("", 0))
            self.assertIn("1 packets transmitted, 1 received", text)

    def test_quiet(self):
        text = self.ping(0, "-q", "-c", "2", HOSTS["4"])
        self.assertNotIn("icmp_seq", text)
        self.assertIn("2 received", text)
        self.assertEqual(self.events(0, "-q", "-c", "2", HOSTS["4"])[0], [])


class Errors(Pinged):
    def test_unreachable(self):
        expected = {"4": {3: "Destination Unreachable, Host Unreachable (3/1)",
                          4: "Destination Unreachable, Communication Administratively Prohibited (3/13)"},
                    "6": {3: "Destination Unreachable, No Route to Destination (1/0)",
                          4: "Destination Unreachable, Communication with Destination Administratively Prohibited (1/1)"}}
        routers = {"4": "10.71.1.2", "6": "fd71:1::2"}
        for version, _ in self.both():
            for number, text in expected[version].items():
                host = f"10.71.{number}.1" if version == "4" else f"fd71:{number}::1"
                found = self.ping(1, "-c", "1", host)
                self.assertIn(f"\nFrom {routers[version]} icmp_seq=1 {text}\n".lower(), found.lower())
                self.assertIn("1 packets transmitted, 0 received, +1 errors, 100% packet loss", found)

    def test_time_exceeded(self):
        for version, _ in self.both():
            events, statistics = self.events(1, "-c", "2", "-t", "1", HOSTS[version])
            self.assertEqual([(each["event"], each["icmp"]["name"], each["sequence"]) for each in events],
                             [("error", "Time Exceeded", 1), ("error", "Time Exceeded", 2)])
            self.assertEqual((statistics["errors"], statistics["lost"]), (2, 2))

    def test_loss(self):
        for version, _ in self.both():
            host = "10.71.5.1" if version == "4" else "fd71:5::1"
            text = self.ping(1, "-c", "2", "-W", "0.2", host)
            self.assertIn("no answer to icmp_seq=1\nno answer to icmp_seq=2\n", text)
            self.assertIn("0 received, 100% packet loss", text)

    def test_not_sent(self):
        for host, length in (("10.71.2.2", "32"), ("fd71:2::2", "128")):
            way = ["-n", network.HERE, "-6" if ":" in host else "-4", "route"]
            process = self.start_here("ping", "--json", "-i", "0.05", host)
            process.stdout.readline()
            network.ip(*way, "add", "unreachable", f"{host}/{length}")
            self.addCleanup(network.ip, *way, "del", "unreachable", f"{host}/{length}")
            for _ in range(20):
                line = json.loads(process.stdout.readline())
                if line["event"] == "unsent":
                    break
            self.assertEqual(set(line), {"schema", "event", "time", "sequence", "reason"})
            process.send_signal(signal.SIGINT)
            statistics = read_lines(process.communicate(timeout=10)[0])[-1]
            self.assertGreaterEqual(statistics["errors"], 1)
            self.assertEqual(process.returncode, 0)

    def test_packet_too_big(self):
        self.start_peer()
        for version, _ in self.both():
            events, _ = self.events(1, "-c", "1", peer(version, 9))
            self.assertEqual((events[0]["event"], events[0]["mtu"]), ("error", 1300))


class Peer(Pinged):
    """What only odd hosts do."""

    def setUp(self):
        super().setUp()
        self.start_peer()

    def kinds(self, code, *arguments):
        events, statistics = self.events(code, *arguments)
        return [each.get("kind", each["event"]) for each in events], statistics

    def test_duplicates(self):
        for version, _ in self.both():
            text = self.ping(0, "-c", "1", "-w", "0.4", peer(version, 5))
            kinds, statistics = self.kinds(0, "-c", "3", "-i", "0.2", peer(version, 5))
            self.assertEqual(kinds[:4], ["good", "duplicate", "good", "duplicate"], text)
            self.assertGreaterEqual(statistics["duplicates"], 2)
        self.assertIn("(DUP!)", self.ping(1, "--strict", "-c", "2", "-i", "0.2", peer("4", 5)))

    def test_wrong_data(self):
        for version, _ in self.both():
            for kind in (6, 7):
                kinds, statistics = self.kinds(1, "-c", "1", peer(version, kind))
                self.assertEqual((kinds, statistics["wrong"], statistics["received"]), (["wrong"], 1, 0))

    def test_late(self):
        for version, _ in self.both():
            kinds, statistics = self.kinds(1, "-c", "2", "-i", "0.8", "-W", "0.2", peer(version, 8))
            self.assertEqual(kinds[:2], ["silence", "late"])
            self.assertEqual((statistics["received"], statistics["lost"]), (0, 2))

    def test_replies_to_others(self):
        for version, _ in self.both():
            kinds, statistics = self.kinds(1, "-c", "1", "-W", "0.3", peer(version, 11))
            self.assertEqual((kinds, statistics["wrong"]), (["silence"], 0))

    def test_bad_checksum(self):
        for version, kind in self.both():
            kinds, _ = self.kinds(1, "-c", "1", "-W", "0.3", peer(version, 12))
            # The kernel drops it, but an IPv4 raw socket comes before that.
            self.assertEqual(kinds, ["wrong"] if (version, kind) == ("4", "raw") else ["silence"])

    def test_an_error_that_does_not_keep_the_reply(self):
        for version, _ in self.both():
            for kind in (13, 14) if version == "4" else (14,):
                kinds, statistics = self.kinds(0, "-c", "1", "--strict", peer(version, 1))
                self.assertEqual(kinds, ["good"])
                kinds, statistics = self.kinds(0, "-c", "2", "-i", "0.2", peer(version, kind))
                self.assertEqual(kinds[:2], ["error", "good"])
                self.assertGreaterEqual(statistics["received"], 1)
        self.ping(1, "--strict", "-c", "2", "-i", "0.2", peer("4", 14))


class Probe(Pinged):
    """RFC 8335; the host at the end answers."""

    def setUp(self):
        super().setUp()
        self.index = network.index_of(network.THERE, "t0")

    def test_interfaces(self):
        for version, _ in self.both():
            for probed in ("t0", str(self.index), "10.71.2.2", "fd71:2::2"):
                events, _ = self.events(0, "-c", "1", "--probe", probed, HOSTS[version])
                self.assertEqual((events[0]["icmp"]["name"], events[0]["icmp"]["code"]), ("Extended Echo Reply", 0), probed)
                self.assertEqual({name: events[0]["extended"][name] for name in ("active", "ipv4", "ipv6")},
                                 {"active": True, "ipv4": True, "ipv6": True})

    def test_text(self):
        text = self.ping(0, "-c", "1", "--probe", "t0", HOSTS["4"])
        self.assertRegex(text, r"ms, No Error \(0\), interface active, IPv4, IPv6\n")

    def test_neighbor(self):
        """Linux does not tell about neighbors."""
        self.start_peer()
        for version, _ in self.both():
            text = self.ping(0, "-c", "1", "--probe", "neighbor:192.0.2.1", peer(version, 15))
            self.assertRegex(text, r"ms, No Error \(0\), neighbor stale\n")
            self.ping(1, "-c", "1", "-W", "0.2", "--probe", "neighbor:10.71.2.1", HOSTS[version])

    def test_no_such_interface(self):
        for version, _ in self.both():
            events, statistics = self.events(1, "-c", "1", "--probe", "nonesuch0", HOSTS[version])
            self.assertEqual((events[0]["icmp"]["code_name"], events[0]["kind"]), ("No Such Interface", "refusal"))
            self.assertEqual((statistics["received"], statistics["errors"]), (0, 1))

    def test_the_sequence_number_wraps(self):
        _, statistics = self.events(0, "-q", "-c", "260", "-i", "0.01", "--probe", "t0", HOSTS["4"])
        self.assertEqual((statistics["received"], statistics["duplicates"]), (260, 0))


class Refusals(Networked):
    def refused_here(self, code, *arguments):
        result = self.run_here("ping", *arguments)
        self.assertEqual((result.returncode, result.stdout), (code, ""), arguments)
        self.assertRegex(result.stderr, r"\Aicmpwire: [^\n]+\n\Z")
        return result.stderr

    def test_usage(self):
        for arguments, text in ((["-c", "0", "::1"], "--count"), (["-i", "0", "::1"], "0.01"), (["-i", "1s", "::1"], "seconds"),
                                (["-i", "1e3", "::1"], "seconds"), (["-W", "", "::1"], "seconds"), (["-w", "-1", "::1"], "seconds"),
                                (["-s", "65508", "::1"], "65507"), (["-t", "0", "::1"], "--ttl"), (["-t", "256", "::1"], "255"),
                                (["-p", "0g", "::1"], "--pattern"), (["-p", "", "::1"], "--pattern"), (["-p", "00" * 17, "::1"], "16"),
                                (["-4", "-6", "::1"], "exclude"), ([], "host is missing"), (["::1", "::1"], "one host"),
                                (["-I", "nonesuch0", "::1"], "nonesuch0"), (["-I", "nonesuch0", "127.0.0.1"], "nonesuch0"),
                                (["-4", "::1"], "::1"), (["--socket", "tcp", "::1"], "ping raw"), (["--probe", "", "::1"], "--probe"),
                                (["--probe", "neighbor:x", "::1"], "address"), (["--probe", "x", "-s", "1", "::1"], "exclude"),
                                (["-I", "10.71.1.1", "fd71:2::2"], "fd71:2::2")):
            with self.subTest(arguments):
                self.assertIn(text, self.refused_here(2, *arguments))

    def test_names(self):
        before = self.with_names("10.71.2.2 there.example\nfd71:2::2 there.example\n")
        for version, host in HOSTS.items():
            self.assertIn(f"PING there.example ({host}): ", self.output(0, "ping", "-c", "1", "-" + version, "there.example", before=before))
        result = self.run_here("ping", "host.example", before=before)
        self.assertEqual(result.returncode, 2)
        self.assertRegex(result.stderr, r"\Aicmpwire: host\.example: [^\n]+\n\Z")

    def test_no_way(self):
        network.ip("-n", network.HERE, "-4", "route", "add", "unreachable", "10.71.77.0/24")
        self.assertIn("10.71.77.1 cannot be reached from here", self.refused_here(3, "-c", "1", "10.71.77.1"))
        self.assertIn("fe80::1 is of a link: name its interface", self.refused_here(3, "-c", "1", "fe80::1"))
        self.assertIn("source address", self.refused_here(3, "-c", "1", "-I", "10.71.66.6", "10.71.2.2"))


if __name__ == "__main__":
    network.main()
