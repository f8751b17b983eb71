# SPDX-License-Identifier: BSD-2-Clause
"""Configurations of a Host: the mistakes of the command's tests, with the command's words."""

import copy
import json
import subprocess
from ipaddress import ip_address, ip_interface, ip_network

import pytest
from host_command import CLI, ENVIRONMENT, PROGRAM, ROOT, needs_command, script
from icmpwire import IcmpWireError
from icmpwire.enums import AddressState, NeighborState, RouteType, SocketKind
from icmpwire.host import Advertising, ConfigError, Host, HostError
from icmpwire.rules import POLICIES

cli = script(CLI / "test_host.py")
EXAMPLE = ROOT / "docs/icmpwire-host.json"
FULL = (
    {"interfaces": [{"name": f"eth{i}"} for i in range(8)], "neighbours": []},
    {"neighbours": [cli.BASE["neighbours"][0] | {"address": f"10.77.1.{i}"} for i in range(65)]},
    {"routes": [{"to": f"10.{i}.0.0/16", "device": "eth0"} for i in range(65)]},
    {"sockets": [{"protocol": "udp", "port": i} for i in range(33)]},
    {"reject": [{}] * 17},
)
ODD = (
    {"routes": [{"to": "10.0.0.0/08", "device": "eth0"}]},
    {"routes": [{"to": "10.0.0.0/", "device": "eth0"}]},
    {"routes": [{"to": "10.0.0.0/+8", "device": "eth0"}]},
    {"routes": [{"to": "10.0.0.0/99999999999999999999", "device": "eth0"}]},
    {"routes": [{"to": "fe80::1%eth0/64", "device": "eth0"}]},
    {"routes": [{"to": 7, "device": "eth0"}]},
    {"routes": [{"to": ["10.0.0.0/8"], "device": "eth0"}]},
    {"routes": [7]},
    {"sockets": [[]]},
    {"sockets": [{"protocol": "udp", "port": 2**63 - 1}]},
    {"sysctls": {"": 1}},
    {"sysctls": {"net.ipv4.icmp_ratelimit": "1000 "}},
    {"sysctls": {"net.ipv4.icmp_ratelimit": -1}},
    {"sysctls": {"net.ipv6.conf.default.hop_limit": 256}},
    {"interfaces": [{"name": "é" * 8}]},
    {"interfaces": [{"name": "a b"}]},
    {"interfaces": [{"name": ["eth0"]}]},
    {"interfaces": [{"name": "eth0", "mac": None}]},
    {"interfaces": [{"name": "eth0", "addresses": ["0.0.0.0/8"]}]},
    {"interfaces": [{"name": "eth0", "addresses": [f"10.77.1.{i}/24" for i in range(17)]}]},
    {"interfaces": [{"name": "eth0", "groups": [f"ff02::{i}" for i in range(16, 60)]}]},
)


def complaint(path):
    """What the command says behind the name and line; the empty string when all is good."""
    done = subprocess.run(
        [PROGRAM, "host", "--config", path], capture_output=True, text=True, timeout=60, check=False, env=ENVIRONMENT
    )
    assert done.returncode in (0, 2), done.stderr
    return done.stderr.strip().removeprefix(f"icmpwire: {path}:").partition(": ")[2]


def words_of(config):
    try:
        Host(config)
    except ConfigError as error:
        return str(error)
    return ""


def changed(change):
    value = copy.deepcopy(cli.BASE)
    change(value)
    return value


@needs_command
@pytest.mark.parametrize("number", range(len(cli.MISTAKES)))
def test_mistakes(number, tmp_path):
    place, says, found, change = cli.MISTAKES[number]
    config, path = changed(change), tmp_path / "host.json"
    path.write_text(json.dumps(config))
    with pytest.raises(ConfigError) as caught:
        Host(config)
    words = str(caught.value)
    assert says in words and found in words and words == complaint(path) == words_of(path)
    assert caught.value.field == place or caught.value.field.startswith(f"{place}.") or not place
    assert isinstance(caught.value, (IcmpWireError, ValueError))


@needs_command
@pytest.mark.parametrize("members", [*FULL, *ODD], ids=lambda members: json.dumps(members)[:50])
def test_what_else_is_odd(members, tmp_path):
    config, path = copy.deepcopy(cli.BASE) | members, tmp_path / "host.json"
    path.write_text(json.dumps(config))
    assert words_of(config) == complaint(path)


@pytest.mark.parametrize(
    "text, says",
    [
        ('{"interfaces": [\n{"name": }]}', ":2: "),
        ("", ":1: "),
        ('{"seed": 1,\n"seed": 2}', "'seed' is there twice"),
        ("[", ":1: "),
        ('{"seed": "\x01"}', ":1: "),
        ('{"seed": NaN}', "NaN is not a number"),
        ("[" * 100_000, "nested too deeply"),
        (b"\xff", "not UTF-8"),
        ("[]", "expected an object, found []"),
        ('{"interfaces": [{"name": "\\ud800"}]}', "interfaces[0].name"),
        ('{"interfaces": [{"name": "a\\u0000b"}]}', "interfaces[0].name"),
        ('{"sysctls": {"\\u0000": 1}, "interfaces": [{"name": "a"}]}', "unknown sysctl"),
    ],
)
def test_files(text, says, tmp_path):
    path = tmp_path / "host.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as caught:
        Host(path)
    assert says in str(caught.value)


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        Host(tmp_path / "none")
    with pytest.raises(TypeError):
        Host(7)


def test_a_configuration_stays_as_it_is():
    with open(EXAMPLE, encoding="utf-8") as file:
        config = json.load(file)
    before = copy.deepcopy(config)
    assert str(Host(config).counters) == str(Host(str(EXAMPLE)).counters) and config == before


def test_policies():
    assert [Host(cli.BASE, policy=name).policy for name in POLICIES] == list(POLICIES)
    assert Host(cli.BASE | {"policy": "rfc"}).policy == "rfc" and Host().policy == "linux-6.x"
    for wrong in ("linux-5.x", ""):
        with pytest.raises(HostError):
            Host(cli.BASE, policy=wrong)


# ---- what the example makes of a host ----


@pytest.fixture(name="host")
def make_host():
    return Host(EXAMPLE, time=1_790_000_000)


def test_devices(host):
    lo, eth0 = host.devices
    assert (lo.name, lo.index, lo.loopback, lo.mac) == ("lo", 1, True, None)
    assert [one.interface for one in lo.addresses] == [ip_interface("127.0.0.1/8"), ip_interface("::1/128")]
    assert eth0 == host.device("eth0")
    assert (eth0.name, eth0.index, eth0.mac, eth0.mtu, eth0.up) == ("eth0", 2, "02:00:00:00:00:01", 1500, True)
    assert [str(one.interface) for one in eth0.addresses][:3] == ["10.77.0.1/24", "fe80::1/64", "2001:db8:77::1/64"]
    assert [one.anycast for one in eth0.addresses] == [False] * 3 + [True]
    assert {one.state for one in eth0.addresses} == {AddressState.PREFERRED}
    assert {ip_address(text) for text in ("239.1.2.3", "ff02::1234", "ff02::1", "ff02::2")} <= {
        one.address for one in eth0.groups
    }
    assert eth0.advertising == Advertising(mtu=1500) and lo.advertising is None
    with pytest.raises(HostError):
        host.device("eth1")


def test_tables(host):
    routes = {route.to: route for route in host.routes}
    default = routes[ip_network("0.0.0.0/0")]
    assert (default.type, default.device, default.gateway, default.until) == (
        RouteType.UNICAST,
        "eth0",
        ip_address("10.77.0.2"),
        None,
    )
    assert (
        routes[ip_network("2001:db8:99::/48")].type == RouteType.PROHIBIT
        and routes[ip_network("10.99.0.0/16")].device is None
    )
    assert routes[ip_network("10.77.0.0/24")].gateway is None
    assert [(str(one.address), one.device, one.mac, one.state) for one in host.neighbors] == [
        (address, "eth0", "02:00:00:00:00:02", NeighborState.PERMANENT) for address in ("10.77.0.2", "fe80::2")
    ]
    assert [(one.number, one.kind, one.family, one.local_port) for one in host.sockets] == [
        (0, SocketKind.UDP, 4, 7),
        (1, SocketKind.UDP, 6, 5000),
        (2, SocketKind.TCP, 4, 80),
        (3, SocketKind.RAW, 4, 0),
        (4, SocketKind.PING, 4, 77),
    ]
    assert (
        host.sockets[1].recverr
        and host.sockets[1].remote == ip_address("2001:db8:77::2")
        and host.sockets[4].device == "eth0"
    )
    assert host.sockets[3].protocol == 253
    assert [(one.family, one.protocol, one.port, one.way.name) for one in host.rejects] == [
        (4, 17, 99, "icmp-host-prohibited"),
        (6, 132, 0, "icmp6-port-unreachable"),
    ]
    assert host.sysctls["net.ipv4.ping_group_range"] == "0\t100"
    assert (host.peers, host.paths, host.proxies, host.answers, host.waiting, host.reassemblies) == ((),) * 6


def test_the_same_by_hand():
    """What a configuration says can be done by calls: the same host comes of it."""
    by_hand = Host(time=5)
    by_hand.add_device("eth0", mac="02:00:00:00:00:01")
    for text in cli.BASE["interfaces"][0]["addresses"]:
        by_hand.add_address(text, quiet=True)
    for entry in cli.BASE["neighbours"]:
        by_hand.add_neighbor(entry["address"], entry["mac"])
    configured = Host(cli.BASE, time=5)
    for one in ("devices", "routes", "neighbors", "sockets", "policy", "time", "next_timer"):
        assert getattr(by_hand, one) == getattr(configured, one), one
    assert by_hand.receive_frame(cli.ECHO) == configured.receive_frame(cli.ECHO)


def test_what_hosts_do_not_take():
    host = Host(cli.BASE)
    for wrong in (
        lambda: host.add_device("eth0"),
        lambda: host.add_device("x" * 16),
        lambda: host.add_device("a\0b"),
        lambda: host.add_device("b", index=2),
        lambda: host.add_device("b", index=-1),
        lambda: host.add_device("b", mtu=67),
        lambda: host.add_device("b", mac="02"),
        lambda: host.add_address("224.0.0.1/4"),
        lambda: host.add_address("10.77.0.1/24"),
        lambda: host.add_address("10.0.0.1/8", device="eth7"),
        lambda: host.add_anycast("10.0.0.1"),
        lambda: host.join("10.0.0.1"),
        lambda: host.leave("239.9.9.9"),
        lambda: host.advertise(Advertising(valid=1, preferred=2)),
        lambda: host.add_route("10.0.0.0/8", via="fe80::1", device="eth0"),
        lambda: host.add_neighbor("10.77.0.9", "02:00:00:00:00:02", state=NeighborState.PROBE),
        lambda: host.add_proxy("10.77.0.9"),
        lambda: host.add_socket(SocketKind.UDP, 4, local="::1"),
        lambda: host.add_reject(4, "icmp6-no-route"),
        lambda: host.add_reject(4, "a\0"),
        lambda: host.add_neighbor("fe80::2%eth0", "02:00:00:00:00:02"),
        lambda: host.counters_of("eth9"),
        lambda: host.proc("net/tcp"),
        lambda: host.set_up("eth9", True),
        lambda: Host().receive(b""),
    ):
        before = host.devices, host.routes, host.neighbors, host.sockets, host.rejects
        with pytest.raises(HostError):
            wrong()
        assert (host.devices, host.routes, host.neighbors, host.sockets, host.rejects) == before
