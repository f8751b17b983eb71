# SPDX-License-Identifier: BSD-2-Clause
"""A live host: a namespace of its own, set up from the same configuration that `icmpwire host --config` reads."""
import ipaddress
import shutil
import socket
import subprocess
import time
from collections import Counter

import netns
from host_sockets import anycast, join, open_socket
from netns import Namespace, SetupError, Unavailable
from normal import listener_report, transport6
from packets import solicited_node

# What a fresh namespace may take over from the machine, set to the kernel's own defaults.
PINS = {"net.ipv4.conf.all.rp_filter": 0, "net.ipv4.conf.default.rp_filter": 0,
        "net.ipv4.conf.all.accept_source_route": 0, "net.ipv4.conf.default.accept_source_route": 1,
        "net.ipv4.conf.all.accept_redirects": 1, "net.ipv4.conf.default.accept_redirects": 1,
        "net.ipv4.conf.all.send_redirects": 1, "net.ipv4.conf.default.send_redirects": 1,
        "net.ipv4.conf.all.secure_redirects": 1, "net.ipv4.conf.default.secure_redirects": 1,
        "net.ipv4.conf.all.arp_notify": 0, "net.ipv4.conf.default.arp_notify": 0,
        "net.ipv4.conf.all.log_martians": 0, "net.ipv4.conf.default.log_martians": 0,
        "net.ipv6.conf.default.addr_gen_mode": 1}
# Where the host is not to boot: no router solicitation, and the reports of the set-up are over at once.
STEADY = {"net.ipv6.conf.default.router_solicitations": 0,
          "net.ipv6.conf.default.mldv2_unsolicited_report_interval": 1,
          "net.ipv6.conf.default.mldv1_unsolicited_report_interval": 1}
AFTERWARDS = {"net.ipv6.conf.{device}.mldv2_unsolicited_report_interval": 1000,
              "net.ipv6.conf.{device}.mldv1_unsolicited_report_interval": 10000}
QUIET = 12           # looks, POLL seconds apart, without a new report: the set-up is over
POLL = 0.002
RTF_LOCAL = 0x80000000
REPEATS = 2          # the kernel reports a new group so often, at least
PATIENCE = 20        # seconds for the kernel to do what was asked for
SENTINEL_MAC = bytes.fromhex("02fe00000001")
FORWARDING = ("net.ipv4.ip_forward", "net.ipv6.conf.all.forwarding")


def family_of(text):
    return ipaddress.ip_interface(text).version


class Peer:
    """The other end of all links: a namespace that sends nothing on its own accord."""

    def __init__(self):
        self.namespace = Namespace()
        for name in ("default", "all"):
            netns.write_sysctl(f"net.ipv6.conf.{name}.disable_ipv6", 1)
        self.control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.turn = 0

    def names(self, count):
        self.turn += 1
        return [f"p{self.turn}x{i}" for i in range(count)]


class Host:
    """Made from a configuration, gone with close()."""

    def __init__(self, config, peer, quiet=QUIET):
        self.config, self.peer, self.held, self.opened, self.quiet = config, peer, [], [], quiet
        self.groups, self.boots, self.before = groups_of(config), config.get("boot", False), {}
        self.namespace = Namespace()
        try:
            self.set_up()
        except BaseException:
            self.close()
            raise

    def set_up(self):
        control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.held.append(control)
        sysctls = dict(self.config.get("sysctls", {}))
        per_device = {name: value for name, value in sysctls.items() if self.is_of_device(name)}
        self.pin()
        for name in FORWARDING:  # it changes others, which may be set explicitly
            if name in sysctls:
                netns.write_sysctl(name, sysctls.pop(name))
        for name, value in sysctls.items():
            if name not in per_device:
                netns.write_sysctl(name, value)
        self.ports = dict(zip((link["name"] for link in self.config["interfaces"]),
                              self.peer.names(len(self.config["interfaces"]))))
        netns.ip_batch(self.link_commands())
        for name in self.ports:
            netns.compute_checksums(control, name)
        for name, value in per_device.items():
            netns.write_sysctl(name, value)
        self.open_ports()
        self.namespace.enter()
        self.links_up(control)
        netns.ip_batch(self.address_commands())
        self.reject()
        self.open_sockets()
        if not self.boots:
            self.settle()
            self.before = netns.counters()

    def is_of_device(self, name):
        return any(f".{link['name']}." in name for link in self.config["interfaces"])

    def pin(self):
        for name, value in (PINS if self.boots else PINS | STEADY).items():
            try:
                netns.write_sysctl(name, value)
            except SetupError:
                pass  # an older kernel without it

    def link_commands(self):
        yield "link set lo up"
        for link in self.config["interfaces"]:
            yield (f"link add {link['name']} index {link['index']} address {link['mac']} mtu {link['mtu']} type veth "
                   f"peer name {self.ports[link['name']]} mtu {link['mtu']} netns {self.peer.namespace.path()}")

    def address_commands(self):
        for link in self.config["interfaces"]:
            for text in link.get("addresses", []):
                nodad = " nodad" if family_of(text) == 6 and not self.boots else ""
                yield f"addr add {text} dev {link['name']}{' brd +' if family_of(text) == 4 else ''}{nodad}"
        for entry in self.config.get("routes", []):
            where = f" via {entry['via']}" if "via" in entry else ""
            where += f" dev {entry['device']}" if "device" in entry else ""
            yield f"route add {entry.get('type', 'unicast')} {entry['to']}{where}"
        for entry in self.config.get("neighbours", []):
            yield (f"neigh replace {entry['address']} lladdr {entry['mac']} dev {entry['device']} "
                   f"nud {entry.get('state', 'permanent')}")

    def open_ports(self):
        self.peer.namespace.enter()
        self.sockets = {}
        for name, port in self.ports.items():
            netns.bring_up(self.peer.control, port)
            self.sockets[name] = netns.packet_socket(port)

    def links_up(self, control):
        """Both ends of each link are up and the kernel has noticed; so addresses find a link that is ready."""
        names = [link["name"] for link in self.config["interfaces"] if link.get("up", True)]
        for name in names:
            netns.bring_up(control, name)
        deadline = time.monotonic() + PATIENCE
        while not all(netns.is_running(control, name) and netns.is_running(self.peer.control, self.ports[name])
                      for name in names):
            if time.monotonic() > deadline:
                raise SetupError("the links do not come up")
            time.sleep(POLL / 4)

    # ---- what listens ----

    def open_sockets(self):
        for link in self.config["interfaces"]:
            for group in link.get("groups", []):
                self.held.append(join(group, link["index"]))
            for address in link.get("anycast", []):
                self.held.append(anycast(address, link["index"]))
        for entry in self.config.get("sockets", []):
            self.opened.append(open_socket(entry))

    def reject(self):
        for entry in self.config.get("reject", []):
            tool = "iptables" if entry.get("family", 4) == 4 else "ip6tables"
            if not shutil.which(tool):
                raise Unavailable(f"{tool} is not installed")
            rule = ["-A", "INPUT"]
            rule += ["-p", str(entry["protocol"])] if "protocol" in entry else []
            rule += ["--dport", str(entry["port"])] if "port" in entry else []
            rule += ["-j", "REJECT"] + (["--reject-with", entry["with"]] if "with" in entry else [])
            done = subprocess.run([tool, *rule], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise SetupError(f"{tool} {' '.join(rule)}: {done.stderr.strip()}")

    # ---- the wire ----

    def settle(self):
        """Waits until the reports about the groups are out, then forgets what was sent."""
        deadline, quiet, seen = time.monotonic() + PATIENCE, 0, Counter()
        while (quiet < self.quiet or self.reports_pending() or any(seen[one] < REPEATS for one in self.groups)
               or not self.own_routes() <= local_routes()):
            if time.monotonic() > deadline:
                raise SetupError("the host does not report its own groups")
            time.sleep(POLL)
            reported = [(device, group) for device, frames in self.receive().items() for frame in frames
                        for group in changed(frame) | reported_v1(frame)]
            seen.update(reported)
            quiet = 0 if reported else quiet + 1
        for device in self.ports:
            for name, value in AFTERWARDS.items():
                name = name.format(device=device)
                if netns.sysctl_path(name).exists():  # not below the least MTU of IPv6
                    netns.write_sysctl(name, self.config.get("sysctls", {}).get(name, value))

    def own_routes(self):
        """A worker of the kernel takes addresses into use, each when its time comes."""
        return {octets_of(text) for link in self.config["interfaces"] if link.get("up", True)
                for text in link.get("addresses", []) if family_of(text) == 6}

    def is_noise(self, frame):
        """A report of the set-up that came late, because the machine is busy."""
        own = {group for _, group in self.groups} | ROUTER_GROUPS
        return not self.boots and bool(changed(frame)) and changed(frame) <= own

    def reports_pending(self):
        """/proc/net/igmp6 tells of timers that run per group."""
        with open("/proc/thread-self/net/igmp6", encoding="ascii") as file:
            return any(line.split()[-1] != "0" for line in file)

    def send(self, device, frame):
        self.sockets[device].send(frame)

    def receive(self):
        """{device: frames} that have come out so far."""
        found = {}
        for device, port in self.sockets.items():
            frames = found.setdefault(device, [])
            while True:
                try:
                    frames.append(port.recv(70000))
                except BlockingIOError:
                    break
        return found

    def finish(self):
        """All that was sent is answered: an ARP probe behind it has its reply, from the same queue."""
        found = self.receive()
        link = self.config["interfaces"][0]
        own = next((text for text in link["addresses"] if family_of(text) == 4), None)
        if own is None or not link.get("up", True):
            time.sleep(QUIET)
        else:
            self.probe(link, ipaddress.ip_interface(own).ip.packed, found)
        for device, frames in self.receive().items():
            found[device] += frames
        return {device: [frame for frame in frames if frame[:6] != SENTINEL_MAC] for device, frames in found.items()}

    def probe(self, link, own, found):
        self.send(link["name"], b"\xff" * 6 + SENTINEL_MAC + bytes.fromhex("08060001080006040001") + SENTINEL_MAC
                  + bytes(4) + bytes(6) + own)
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            for device, frames in self.receive().items():
                found[device] += frames
            if any(frame[:6] == SENTINEL_MAC for frame in found[link["name"]]):
                return
            time.sleep(0.0005)
        raise SetupError("the host does not answer an ARP probe")

    def changes(self):
        """Of all counters since the set-up, or since the start of a host that boots."""
        return {name: count - self.before.get(name, 0) for name, count in netns.counters().items()
                if count != self.before.get(name, 0)}

    def close(self):
        for opened in self.held + self.opened + list(getattr(self, "sockets", {}).values()):
            opened.close()
        self.peer.namespace.enter()
        self.namespace.close()


def changed(frame):
    """Groups of an MLDv2 report about changes; empty for any other frame."""
    if listener_report(frame) != 143:
        return set()
    at = 14 + transport6(frame[14:])[1] + 8
    records = [frame[i:i + 20] for i in range(at, len(frame) - 19, 20)]
    return {record[4:] for record in records} if all(record[0] > 2 for record in records) else set()


def reported_v1(frame):
    """The group of an MLDv1 report; empty for any other frame."""
    at = 14 + transport6(frame[14:])[1] + 8 if listener_report(frame) == 131 else len(frame)
    return {frame[at:at + 16]} if at < len(frame) else set()


def local_routes():
    """IPv6 addresses that the host takes packets for."""
    with open("/proc/thread-self/net/ipv6_route", encoding="ascii") as file:
        rows = [line.split() for line in file]
    return {bytes.fromhex(row[0]) for row in rows if row[1] == "80" and int(row[8], 16) & RTF_LOCAL}


def octets_of(text):
    return ipaddress.ip_interface(text).ip.packed


def groups_of(config):
    """(link, group) for what the links that are up report: solicited-node groups and the groups joined."""
    found = set()
    for link in config["interfaces"]:
        if link.get("up", True):
            own = [octets_of(text) for text in link.get("addresses", []) + link.get("anycast", [])]
            groups = {solicited_node(address) for address in own if len(address) == 16}
            joined = {octets_of(text) for text in link.get("groups", [])}
            groups |= {group for group in joined if len(group) == 16 and group[1] & 15 > 1 and group != ALL_NODES}
            found |= {(link["name"], group) for group in groups}
    return found


ALL_NODES = octets_of("ff02::1")
ROUTER_GROUPS = {octets_of(text) for text in ("ff02::2", "ff05::2", "ff02::1:ff00:0")}
