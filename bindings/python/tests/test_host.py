# SPDX-License-Identifier: BSD-2-Clause
"""Events of a Host: what goes in, what comes out, when, and for how long it lives."""

import copy
import gc
import mmap
import pickle
import threading
from datetime import datetime, timezone
from ipaddress import ip_address

import pytest
from host_command import CLI, script
from icmpwire import rules
from icmpwire.enums import Cast, Verdict
from icmpwire.host import Host, HostError, in_order

cli = script(CLI / "test_host.py")
ECHO, ECHO4, REPLY, REPLY4 = cli.ECHO, cli.packet4(cli.ECHO4), cli.REPLY, cli.REPLY4
CLOSED = cli.packet4(bytes.fromhex("9c40829a00080000"), protocol=17)
PLAIN = {"interfaces": [{"name": "tun0", "addresses": ["10.77.0.1/24"]}]}


@pytest.fixture(name="host")
def make_host():
    return Host(cli.BASE, time=1_790_000_000)


# ---- what goes in ----


class Packet:
    def __init__(self, octets):
        self.octets = octets

    def __bytes__(self):
        return self.octets


def mapped(octets):
    made = mmap.mmap(-1, len(octets))
    made.write(octets)
    return made


def array(octets):
    numpy = pytest.importorskip("numpy")
    return numpy.frombuffer(octets, dtype=numpy.uint8)


@pytest.mark.parametrize(
    "kind", [bytes, bytearray, memoryview, mapped, array, Packet, lambda octets: memoryview(octets * 2)[: len(octets)]]
)
def test_octets(host, kind):
    assert [cli.plain(sent.frame) for sent in host.receive_frame(kind(ECHO)).sent] == [REPLY]
    assert [cli.plain(sent.octets) for sent in host.receive(kind(ECHO4)).sent] == [REPLY4]


@pytest.mark.parametrize("wrong", [7, "abc", None, 1.5, object()])
def test_what_are_no_octets(host, wrong):
    for call in (host.receive, host.receive_frame, lambda packet: host.send_error(packet, 3, 1)):
        with pytest.raises(TypeError):
            call(wrong)


def test_every_length(host):
    for size in range(len(ECHO) + 1):
        assert len(host.receive_frame(ECHO[:size]).sent) == (size == len(ECHO))
        assert len(host.receive(ECHO4[:size]).sent) == (size >= len(ECHO4))


def test_whom_a_frame_is_for(host):
    frames = {
        cli.HOST: Cast.HOST,
        b"\xff" * 6: Cast.BROADCAST,
        bytes.fromhex("01005e000001"): Cast.MULTICAST,
        cli.OTHER: Cast.OTHER,
    }
    for destination, cast in frames.items():
        by_frame, by_packet = (
            host.copy().receive_frame(cli.framed(CLOSED, destination)),
            host.copy().receive(CLOSED, cast=cast),
        )
        assert len(by_frame.sent) == (cast == Cast.HOST) and by_frame == by_packet


def test_no_link_layer():
    host = Host(PLAIN)
    for call in (host.receive, host.receive_frame):
        (sent,) = call(ECHO4).sent
        assert (
            cli.plain(sent.frame) == REPLY4 == cli.plain(bytes(sent))
            and sent.device == "tun0"
            and len(sent) == len(REPLY4)
        )
    assert host.receive_frame(b"").verdict == Verdict.DROPPED


def test_an_interface_that_is_down(host):
    host.set_up("eth0", False)
    assert not host.device("eth0").up and host.receive(ECHO4).sent == () and host.counters.moved() == {}
    host.set_up("eth0", True)
    assert len(host.receive(ECHO4).sent) == 1


# ---- what comes out ----


def test_outcome(host):
    outcome = host.receive(ECHO4)
    assert outcome.verdict == Verdict.REPLIED and outcome.rule is rules.rule("C2") and outcome.time == 1_790_000_000
    assert [step.rule for step in outcome.trace if step.decided] == list(outcome.decided)
    assert any(not step.decided for step in outcome.trace) and outcome.trace[0].rule.id == "A0"
    assert outcome.counters == {"Icmp.InMsgs": 1, "IcmpMsg.InType8": 1, "Icmp.OutMsgs": 1, "IcmpMsg.OutType0": 1} | {
        name: 1 for name in ("Ip.InReceives", "Ip.InDelivers", "Ip.OutRequests") if name in outcome.counters
    }
    assert (
        str(outcome).splitlines()[0] == "1790000000.000000 replied"
        and repr(outcome) == "<Outcome replied by C2, 1 sent, 0 notices>"
    )
    assert pickle.loads(pickle.dumps(outcome)) == outcome and hash(outcome) == hash(copy.copy(outcome))


def test_sent(host):
    (sent,) = host.receive(ECHO4).sent
    assert (sent.device, sent.ethertype, sent.link) == ("eth0", 0x0800, cli.PEER + cli.HOST + b"\x08\x00")
    packet = sent.packet
    assert packet is sent.packet and packet.icmp.identifier == 1 and packet.icmp.sequence == 2
    assert (packet.source, packet.destination) == (ip_address("10.77.0.1"), ip_address("10.77.0.2"))


def test_arp(host):
    (sent,) = host.receive(cli.packet4(cli.ECHO4, source=bytes([10, 77, 0, 9]))).sent
    assert sent.ethertype == 0x0806 and sent.packet is None and sent.link[:6] == b"\xff" * 6
    assert [(waiting.next_hop, waiting.device) for waiting in host.waiting] == [(ip_address("10.77.0.9"), "eth0")]


def test_counters(host):
    host.receive(ECHO4)
    assert (
        host.counters["Icmp.InEchos"] == host.counters["IcmpMsg.InType8"] == 1
        and host.counters["IcmpMsg.InType77"] == 0
    )
    for wrong in ("Icmp.Nothing", "InMsgs", "IcmpMsg.InType256", ""):
        assert wrong not in host.counters
    assert (
        dict(host.counters)
        and len(host.counters) == len(list(host.counters))
        and list(host.counters)[0] == "Ip.InReceives"
    )
    assert str(host.counters) == "".join(host.proc(f"net/{name}") for name in ("snmp", "netstat", "snmp6"))
    request = cli.framed(cli.packet6(cli.icmp6(bytes(4), source=cli.PEER6, destination=cli.HOST6)))
    host.receive_frame(request)
    assert host.counters_of("eth0").moved() == {
        f"Icmp6.{name}": 1 for name in ("InMsgs", "OutMsgs", "InEchos", "OutEchoReplies", "InType128", "OutType129")
    }


def test_sysctls(host):
    assert host.sysctls["net.ipv4.icmp_ratelimit"] == 1000 and host.sysctls["net/ipv6/conf/eth0/hop_limit"] == 64
    assert len(host.sysctls) == len(list(host.sysctls)) == len(set(host.sysctls)) and all(
        name in host.sysctls for name in host.sysctls
    )
    host.sysctls["net.ipv4.icmp_echo_ignore_all"] = 1
    assert host.receive(ECHO4).rule.id == "C1a" and host.sysctls["net.ipv4.icmp_echo_ignore_all"] == 1
    host.sysctls.update(
        {"net.ipv4.ip_forward": "1", "net.ipv4.ping_group_range": "1\t7", "net.ipv6.icmp.ratemask": "0-1,3-127"}
    )
    assert host.sysctls["net.ipv4.conf.eth0.forwarding"] == 1 and host.sysctls["net.ipv4.ping_group_range"] == "1\t7"
    for name, value in {**host.sysctls}.items():
        host.sysctls[name] = value
    for wrong in ("net.ipv4.nothing", "", "net.ipv4.icmp_ratelimit\0", "\ud800", 7):
        with pytest.raises(KeyError):
            host.sysctls[wrong]
        with pytest.raises(KeyError):
            host.sysctls[wrong] = 1
    for value in (2, -1, 2**70, "x", "", "1\0", "1 ", "\ud800"):
        with pytest.raises(HostError):
            host.sysctls["net.ipv4.ip_forward"] = value
    for value in (None, 1.0, b"1"):
        with pytest.raises(TypeError):
            host.sysctls["net.ipv4.ip_forward"] = value
    with pytest.raises(TypeError):
        del host.sysctls["net.ipv4.ip_forward"]


# ---- time ----


def test_times():
    assert Host().time == 1.0 and Host(time=datetime(1970, 1, 2, tzinfo=timezone.utc)).time == 86400
    for wrong in (-1, float("nan"), float("inf"), 2**63):
        with pytest.raises(ValueError):
            Host(time=wrong)
    host = Host(cli.BASE, time=5)
    assert host.receive(ECHO4, time=7.000001).time == host.time == 7.000001
    assert host.receive(ECHO4, time=6).time == 7.000001
    assert host.tick(9) == [] and host.time == 9 and host.next_timer is None


def test_timers():
    """An address that is probed for a second, and then is the host's."""
    host = Host(PLAIN | {"boot": True}, time=10)
    host.add_address("2001:db8::1/64", tentative=True)
    assert host.device("tun0").addresses[-1].state.name == "TENTATIVE" and host.next_timer is not None
    outcomes = host.tick(15)
    assert [one.time for one in outcomes] == sorted(one.time for one in outcomes) and len(
        {one.time for one in outcomes}
    ) > 1
    assert 135 in [sent.octets[40] for one in outcomes for sent in one.sent if sent.octets[6] == 58]
    assert host.device("tun0").addresses[-1].state.name == "PREFERRED" and host.time == 15


def test_timers_come_before_what_arrives():
    host = Host(PLAIN, time=10)
    host.join("ff02::1234")
    other = host.copy()
    outcome = host.receive(ECHO4, time=20)
    assert (
        outcome.earlier == tuple(other.tick(20))
        and outcome.earlier
        and in_order(outcome) == [*outcome.earlier, outcome]
    )
    assert sum(len(one.sent) for one in outcome.earlier) > 0


# ---- errors that others provoke ----


def test_send_error(host):
    for kind, code, info, rest in ((3, 1, 0, bytes(4)), (3, 4, 1400, bytes([0, 0, 5, 120])), (11, 0, 0, bytes(4))):
        outcome = host.copy().send_error(CLOSED, kind, code, info)
        assert outcome.verdict == Verdict.REFUSED and outcome.sent[0].octets[20:28:][:2] == bytes([kind, code])
        assert outcome.sent[0].octets[24:28] == rest and outcome.sent[0].octets[28:] == CLOSED
    assert host.send_error(CLOSED, 3, 1, cast=Cast.BROADCAST).sent == ()
    assert host.send_error(host.receive(CLOSED).sent[0], 3, 1).sent == ()  # about an error
    assert host.send_error(CLOSED, 5, 1, ip_address("10.77.0.9")).sent[0].octets[24:28] == bytes([10, 77, 0, 9])
    for wrong in ((256, 0, 0), (3, -1, 0), (3, 0, 2**32)):
        with pytest.raises(OverflowError):
            host.send_error(CLOSED, *wrong)


def test_reject(host):
    host.add_reject(4, "host-prohib", protocol=1)
    outcome = host.receive(ECHO4)
    assert outcome.rule.id.startswith("M") or any(rule.id.startswith("M") for rule in outcome.decided)
    assert outcome.sent[0].packet.icmp.code == 10


# ---- lives ----


def test_outcomes_outlive_the_host():
    host = Host(cli.BASE)
    outcome, sysctls = host.receive(ECHO4), host.sysctls
    del host
    gc.collect()
    assert cli.plain(outcome.sent[0].octets) == REPLY4 and outcome.trace and sysctls["net.ipv4.ip_forward"] == 0


def test_copies(host):
    host.receive(ECHO4)
    other = copy.copy(host)
    assert other.receive(ECHO4).sent == copy.deepcopy(host).receive(ECHO4).sent
    other.add_device("eth1")
    other.sysctls["net.ipv4.icmp_echo_ignore_all"] = 1
    assert (
        host.counters["Icmp.InMsgs"] == 1
        and not host.has_device("eth1")
        and host.sysctls["net.ipv4.icmp_echo_ignore_all"] == 0
    )
    with pytest.raises(TypeError):
        pickle.dumps(host)


def test_many_hosts_come_and_go():
    """Kilobytes: 2,000 hosts that stayed would have 1,400,000. A sanitizer keeps some of what was freed."""
    resource = pytest.importorskip("resource")
    before = 0
    for number in range(2600):
        Host(cli.BASE).receive(ECHO4)
        if number == 600:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def test_one_at_a_time(host):
    """What is called back in a call of the host is told so."""
    host.sysctls["net.ipv4.ping_group_range"] = "0 0"
    with host.ping_socket() as socket:

        class Meddler:
            def __bytes__(self):
                with pytest.raises(RuntimeError):
                    host.receive(ECHO4)
                return cli.ECHO4

        assert len(socket.send(Meddler(), "10.77.0.2").sent) == 1
    assert len(host.receive(ECHO4).sent) == 1


def test_threads(host):
    """Several threads at one host: every call is done, or refused."""
    done, refused, wrong = [], [], []

    def work():
        for _ in range(300):
            try:
                done.append(len(host.receive(ECHO4).sent))
            except RuntimeError:
                refused.append(1)
            except Exception as error:  # noqa: BLE001 (it is told below)
                wrong.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong and set(done) == {1} and host.counters["Icmp.InMsgs"] == len(done) == 1200 - len(refused)
