# SPDX-License-Identifier: BSD-2-Clause
"""Ping sockets of a Host: every call that the kernel has answered, tests/kernel/calls, has the kernel's answer."""

import sys

import pytest

if sys.version_info < (3, 11):
    pytest.skip("calls need tomllib of Python 3.11", allow_module_level=True)

from host_command import CLI, KERNEL, script
from icmpwire.host import Host, HostError, SocketError

run_ping = script(KERNEL / "run-ping")
cli = script(CLI / "test_host.py")
ENTRIES = list(run_ping.load(""))
FILES = ("icmp", "icmp6", "raw", "raw6")


class Machine:
    """Does calls as tests/ping_calls.c does them."""

    def __init__(self, config):
        self.host, self.sockets, self.waiting = Host(config, time=1), [], []
        self.frames, self.decided, self.passed = [], [], []

    def take(self, outcome):
        self.frames += [sent.frame for sent in outcome.sent]
        self.decided += [rule.id for rule in outcome.decided]
        self.passed += [step.rule.id for step in outcome.trace if not step.decided]
        for number, socket in enumerate(self.sockets):
            for notice in socket.told(outcome) if socket else ():
                error, sizes = self.waiting[number]
                self.waiting[number] = (notice.error, sizes) if notice.errno else (error, [*sizes, str(notice.info)])

    def answer(self, call, *arguments, **options):
        try:
            self.take(call(*arguments, **options))
        except SocketError as error:
            self.take(error.outcome)
            return error.strerror
        return "ok"

    def open(self, version, gids):
        try:
            socket = self.host.ping_socket(int(version), gids=map(int, gids.split(",")))
            self.take(socket.opening)
        except SocketError as error:
            self.take(error.outcome)
            return error.strerror
        finally:
            self.sockets.append(locals().get("socket"))
            self.waiting.append(("", []))
        return "ok"

    def frame(self, octets):
        return self.answer(self.host.receive_frame, bytes.fromhex(octets))

    def bind(self, number, address, scope, identifier):
        return self.answer(self.sockets[int(number)].bind, address, int(identifier), device=int(scope))

    def connect(self, number, address, scope):
        return self.answer(self.sockets[int(number)].connect, address, device=int(scope))

    def send(self, number, address, scope, octets):
        to = None if address == "-" else address
        return self.answer(
            self.sockets[int(number)].send, bytes.fromhex(octets.replace("-", "")), to, device=int(scope)
        )

    def read(self, number):
        error, sizes = self.waiting[int(number)]
        self.waiting[int(number)] = ("", [])
        return " ".join([error] * bool(error) + sizes)

    def name(self, number):
        socket = self.sockets[int(number)]
        return f"{socket.address or ('0.0.0.0' if socket.family == 4 else '::')} {socket.identifier}"

    def show(self, name):
        assert name in FILES
        return self.host.proc(f"net/{name}").replace("\n", "|")

    def exclusive(self, number):
        self.sockets[int(number)].reuse = False
        return "ok"

    def recverr(self, number):
        self.sockets[int(number)].recverr = True
        return "ok"

    def close(self, number):
        self.sockets[int(number)].close()
        return "ok"

    def sysctl(self, name, value):
        self.host.sysctls[name] = value
        return "ok"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["name"])
def test_as_the_kernel(entry):
    machine = Machine(entry["config"])
    answers = []
    for number, (verb, *words) in enumerate(entry["words"], 1):
        machine.host.tick(1 + 20e-6 * number)
        answers.append(getattr(machine, verb)(*words))
    counters = machine.host.counters.moved()
    assert run_ping.judge(entry, (answers, {"eth0": machine.frames}, counters), "Host") == []
    assert (
        list(run_ping.misjudged(entry["rules"], entry["not_rules"], entry["before"], machine.decided, machine.passed))
        == []
    )


def test_there_are_many():
    assert len(ENTRIES) > 50


def test_closed():
    host = Host(cli.BASE)
    host.sysctls["net.ipv4.ping_group_range"] = "0 0"
    with host.ping_socket(6) as socket:
        assert (
            repr(socket) == "<PingSocket 0 of IPv6>"
            and socket.socket.reuse
            and [one.number for one in host.sockets] == [0]
        )
        socket.device = "eth0"
        assert socket.device == "eth0"
        socket.device = None
        assert socket.device is None and not socket.recverr
    socket.close()
    assert host.sockets == () and repr(socket) == "<PingSocket 0 of IPv6, closed>"
    for call in (
        socket.bind,
        lambda: socket.connect("::1"),
        lambda: socket.send(bytes(8)),
        lambda: socket.identifier,
        lambda: setattr(socket, "reuse", True),
    ):
        with pytest.raises(HostError):
            call()


def test_a_closed_socket_leaves_others_alone():
    """Its place may be another one's by then."""
    host = Host(cli.BASE)
    host.sysctls["net.ipv4.ping_group_range"] = "0 0"
    first = host.ping_socket()
    first.close()
    second = host.ping_socket()
    assert second.number == first.number
    first.close()
    second.bind(identifier=1)
    assert second.identifier == 1 and first.told(host.receive_frame(cli.REPLY)) == []


def test_what_fails():
    host = Host(cli.BASE)
    with pytest.raises(SocketError) as caught:
        host.ping_socket()
    assert (caught.value.errno, caught.value.strerror, caught.value.outcome.rule.id) == (13, "EACCES", "J1")
    host.sysctls["net.ipv4.ping_group_range"] = "0 0"
    sockets = [host.ping_socket() for _ in range(32)]
    with pytest.raises(SocketError) as caught:
        host.ping_socket()
    assert caught.value.strerror == "ENOBUFS" and len(sockets) == len(host.sockets) == 32
    with pytest.raises(SocketError):
        sockets[0].send(b"\x08\0", "10.77.0.2")
    for wrong in (lambda: sockets[0].send(7, "10.77.0.2"), lambda: host.ping_socket(gids=["x"])):
        with pytest.raises(TypeError):
            wrong()
    for wrong in (
        lambda: sockets[0].bind(identifier=65536),
        lambda: host.ping_socket(gids=[2**32]),
        lambda: host.ping_socket(gids=[-1]),
    ):
        with pytest.raises(OverflowError):
            wrong()
    with pytest.raises(ValueError):
        sockets[0].connect("nonsense")
