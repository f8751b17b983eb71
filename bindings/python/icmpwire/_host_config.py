# SPDX-License-Identifier: BSD-2-Clause
"""Makes a host what a configuration says, docs/icmpwire-host.schema.json, in the order in which the command does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_network
from typing import TYPE_CHECKING, Any, cast

from . import _core
from ._host_node import Node, is_integer
from ._types import Family
from .enums import NeighborState, RouteType, SocketKind
from .host_errors import HostError
from .host_maps import is_text
from .host_tables import Advertising, mac_text
from .rules import POLICIES

if TYPE_CHECKING:
    from .host import Host

MEMBERS = "policy seed boot interfaces routes neighbours sockets reject sysctls"
PROTOCOLS = {"icmp": 1, "tcp": 6, "udp": 17, "ipv6-icmp": 58, "icmpv6": 58}
PREFERENCES = {"medium": 0, "high": 1, "low": -1}
STATES = ("permanent", "reachable", "stale")
SOCKETS = {
    "udp": "protocol family device recverr local remote port remote_port",
    "tcp": "protocol family device recverr local remote port remote_port",
    "raw": "protocol family device recverr local remote number",
    "ping": "protocol family device recverr local remote identifier",
}
BITS16, BITS31, BITS32, BITS63 = 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FFFFFFFFFFFFFFF


@contextmanager
def told_by(node: Node, words: str) -> Iterator[None]:
    """What the host does not take is a mistake at that place."""
    try:
        yield
    except HostError:
        node.refuse(words)


# ---- sysctls ----


def set_sysctl(host: Host, node: Node, name: str) -> None:
    if not is_integer(node.value) and not isinstance(node.value, str):
        node.expected("a number or a string")
    try:
        host.sysctls[name] = node.value
    except HostError:
        node.expected("a value in the range of this sysctl")


def set_sysctls(host: Host, root: Node, configure: Callable[[Host, Node], None]) -> None:
    """Those that are known while there are no interfaces come first, so that what is said of "default" holds for all of
    them; the others when the interfaces are there."""
    sysctls = root.get("sysctls") or Node({}, "sysctls")
    if not isinstance(sysctls.value, dict):
        sysctls.expected("an object")
    later = [name for name in sysctls.value if name not in host.sysctls]
    for name in sysctls.value:
        if name not in later:
            set_sysctl(host, sysctls.need(name), name)
    configure(host, root)
    for name in later:
        if name not in host.sysctls:
            sysctls.need(name).refuse("unknown sysctl")
        set_sysctl(host, sysctls.need(name), name)


# ---- interfaces ----


def check_name(host: Host, node: Node) -> None:
    name = node.value
    if (
        not isinstance(name, str)
        or not is_text(name)
        or not 0 < len(name.encode()) < _core.ICMPWIRE_HOST_NAME
        or set(name) & set("=/. \t\n")
    ):
        node.expected("a name of 1 to 15 characters without '=', '/', '.' and spaces")
    if name in ("all", "default"):
        node.refuse(f"'{name}' is not a name for an interface: sysctls have it for others")
    if host.has_device(name):
        node.refuse(f"an interface '{name}' is there already")


def configure_device(host: Host, node: Node, number: int) -> None:
    node.known("name index mac mtu up addresses anycast groups advertise")
    check_name(host, node.need("name"))
    index = node.integer("index", 2 + number, 1, BITS31)
    mtu = node.integer("mtu", 1500, 68, BITS16)
    up = node.flag("up", True)
    at = node.get("mac")
    mac = at.mac() if at else None
    if at and mac and mac[0] & 1:
        at.expected("the MAC address of one interface, not of a group")
    if host.has_index(index):
        node.refuse(f"index {index} is taken")
    with told_by(node, f"there is no room for more than {_core.ICMPWIRE_HOST_DEVICES - 1} interfaces"):
        host.add_device(node.value["name"], mac=mac and mac_text(mac), index=index, mtu=mtu, up=up)


def configure_devices(host: Host, root: Node) -> None:
    interfaces = root.need("interfaces")
    nodes = list(interfaces.elements())
    if not nodes:
        interfaces.expected("one interface or more")
    for number, node in enumerate(nodes):
        configure_device(host, node, number)


def configure_addresses(host: Host, interface: Node, boot: bool) -> None:
    """What joins quietly has told the link long ago."""
    device, quiet = interface.value["name"], not boot
    most = f"there already, or one more than {_core.ICMPWIRE_HOST_ADDRESSES} on an interface"
    for node in interface.each("addresses"):
        address, bits = node.prefix()
        with told_by(node, f"not an address for a host, {most}"):
            host.add_address(f"{address}/{bits}", device=device, tentative=boot, quiet=quiet)
    for node in interface.each("anycast"):
        address = node.address()
        if address.version != 6:
            node.expected("an IPv6 address")
        with told_by(node, f"not an anycast address, {most}"):
            host.add_anycast(address, device=device)
    for node in interface.each("groups"):
        address = node.address()
        with told_by(node, f"not a multicast group, or one more than {_core.ICMPWIRE_HOST_GROUPS} on an interface"):
            host.join(address, device=device, quiet=quiet)


def configure_advertising(host: Host, interface: Node, boot: bool) -> None:
    node = interface.get("advertise")
    if node is None:
        return
    node.known("lifetime hop_limit preference managed other mtu reachable retransmit valid preferred")
    usual = Advertising()
    says: dict[str, Any] = {name: node.flag(name, False) for name in ("managed", "other")}
    says["lifetime"] = node.integer("lifetime", usual.lifetime, 0, BITS16)
    says["hop_limit"] = node.integer("hop_limit", usual.hop_limit, 0, 255)
    says["preference"] = PREFERENCES[node.choice("preference", list(PREFERENCES), "medium")]
    for name in ("mtu", "reachable", "retransmit", "valid", "preferred"):
        says[name] = node.integer(name, getattr(usual, name), 0, BITS32)
    if says["preferred"] > says["valid"]:
        node.refuse("'preferred' is longer than 'valid'")
    with told_by(node, "there is no room for the group of all routers"):
        host.advertise(Advertising(**says), device=interface.value["name"], quiet=not boot)


# ---- routes and neighbors ----


def device_of(host: Host, node: Node) -> str | None:
    """The interface that a member names."""
    named = node.get("device")
    name = node.string("device", "")
    if named and not host.has_device(name):
        named.expected("the name of an interface")
    return name if named else None


def route_way(host: Host, node: Node, version: int) -> tuple[Any, str]:
    """The gateway of a unicast route, and its interface."""
    via = node.get("via")
    gateway = via.address() if via else None
    device = device_of(host, node)
    if via and gateway and gateway.version != version:
        via.expected("an address of the same version as 'to'")
    if gateway and not device:
        device = host.device_towards(gateway)
    if not device:
        node.refuse(
            "no interface is on the link of 'via': name it as 'device'" if via else "'via' or 'device' is missing"
        )
    return gateway, device


def configure_route(host: Host, node: Node) -> None:
    node.known("to via device type")
    to, bits = node.need("to").prefix()
    name = node.choice("type", [one.keyword for one in RouteType], "unicast")
    kind = RouteType[name.upper()]
    gateway, device = None, None
    if kind == RouteType.UNICAST:
        gateway, device = route_way(host, node, to.version)
    elif "via" in node.value or "device" in node.value:
        node.refuse("a route of this type leads nowhere: no 'via' and no 'device'")
    with told_by(node, f"there is no room for more than {_core.ICMPWIRE_HOST_ROUTES} routes"):
        host.add_route(ip_network((to.packed, bits), strict=False), via=gateway, device=device, type=kind)


def configure_neighbor(host: Host, node: Node) -> None:
    node.known("address device mac state")
    address, _, mac = node.need("address"), node.need("device"), node.need("mac")
    ip, octets, device = address.address(), mac.mac(), device_of(host, node)
    state = NeighborState[node.choice("state", STATES, STATES[0]).upper()]
    with told_by(node, f"there already, or one more than {_core.ICMPWIRE_HOST_NEIGHBORS} neighbours"):
        host.add_neighbor(ip, mac_text(octets), device=cast(str, device), state=state)


# ---- sockets, REJECT ----


def socket_address(node: Node, name: str, version: int) -> Any:
    at = node.get(name)
    address = at.address() if at else None
    if at and address and address.version != version:
        at.expected(f"an IPv{version} address")
    return address


def configure_socket(host: Host, node: Node) -> None:
    if not isinstance(node.value, dict):
        node.expected("an object")
    node.need("protocol")
    kind = node.choice("protocol", list(SOCKETS), "")
    node.known(SOCKETS[kind])
    if kind == "raw":
        node.need("number")
    ports = {name: node.integer(name, 0, 0, BITS16) for name in ("port", "identifier", "remote_port")}
    number = node.integer("number", 0, 0, 255)
    node.integer("family", 4, 4, 6)
    recverr = node.flag("recverr", False)
    for name in ("local", "remote"):
        at = node.get(name)
        if at:
            at.address()
    device, version = device_of(host, node), node.family()
    local, remote = (socket_address(node, name, version) for name in ("local", "remote"))
    with told_by(node, f"there is no room for more than {_core.ICMPWIRE_HOST_SOCKETS} sockets"):
        host.add_socket(
            SocketKind[kind.upper()],
            cast(Family, version),
            local=local,
            remote=remote,
            protocol=number,
            local_port=ports["port"] or ports["identifier"],
            remote_port=ports["remote_port"],
            device=device,
            recverr=recverr,
        )


def reject_protocol(node: Node | None) -> int:
    if node is None:
        return 0
    if is_integer(node.value) and 1 <= node.value <= 255:
        return int(node.value)
    if not isinstance(node.value, str) or node.value not in PROTOCOLS:
        node.expected("udp, tcp, icmp, ipv6-icmp or a number from 1 to 255")
    return PROTOCOLS[node.value]


def configure_reject(host: Host, node: Node) -> None:
    node.known("family protocol port with")
    node.integer("family", 4, 4, 6)
    protocol = reject_protocol(node.get("protocol"))
    port = node.integer("port", 0, 0, BITS16)
    version = node.family()
    usual = "icmp-port-unreachable" if version == 4 else "icmp6-port-unreachable"
    way = node.string("with", usual)
    if not (is_text(way) and _core.icmpwire_reject_named(version, way)):
        node.need("with").expected(f"a way to reject of {'iptables' if version == 4 else 'ip6tables'}, as {usual}")
    most = f"there are at most {_core.ICMPWIRE_HOST_REJECTS} rules"
    with told_by(node, f"'port' is for udp and tcp, tcp-reset is for tcp, and {most}"):
        host.add_reject(cast(Family, version), way, protocol=protocol, port=port)


# ---- all of it ----


def settings(root: Node) -> tuple[str, int, bool]:
    """Policy, seed, and whether the host boots."""
    root.known(MEMBERS)
    return root.choice("policy", POLICIES, POLICIES[-1]), root.integer("seed", 1, 0, BITS63), root.flag("boot", False)


def configure(host: Host, root: Node, boot: bool) -> None:
    """Does all that the configuration says beside its settings."""
    set_sysctls(host, root, configure_devices)
    for interface in root.each("interfaces"):
        configure_addresses(host, interface, boot)
    for interface in root.each("interfaces"):
        configure_advertising(host, interface, boot)
    parts = (
        ("routes", configure_route),
        ("neighbours", configure_neighbor),
        ("sockets", configure_socket),
        ("reject", configure_reject),
    )
    for name, one in parts:
        for node in root.each(name):
            one(host, node)
