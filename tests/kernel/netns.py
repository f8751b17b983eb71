# SPDX-License-Identifier: BSD-2-Clause
"""Network namespaces without a name: they belong to the process that made them and end with it."""
import ctypes
import fcntl
import os
import socket
import struct
import subprocess
from pathlib import Path

CLONE_NEWNET = 0x40000000
ETH_P_ALL = 3
SOL_PACKET, PACKET_QDISC_BYPASS, PACKET_IGNORE_OUTGOING = 263, 20, 23
SIOCSIFFLAGS, SIOCGIFFLAGS, SIOCETHTOOL = 0x8914, 0x8913, 0x8946
IFF_UP, IFF_RUNNING, IFF_PROMISC = 1, 0x40, 0x100
ETHTOOL_STXCSUM = 0x17

LIBC = ctypes.CDLL(None, use_errno=True)


class SetupError(Exception):
    """The namespace could not be made as the scenario wants it."""


class Unavailable(SetupError):
    """A tool that the scenario needs is not there."""


def system_call(name, *args):
    if getattr(LIBC, name)(*args) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")


class Namespace:
    """A fresh network namespace; the process is in it after the construction."""

    def __init__(self):
        system_call("unshare", CLONE_NEWNET)
        self.handle = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)

    def enter(self):
        system_call("setns", self.handle, CLONE_NEWNET)

    def path(self):
        return f"/proc/{os.getpid()}/fd/{self.handle}"

    def close(self):
        os.close(self.handle)


def ip_batch(lines):
    """Runs the commands in the namespace in which the process is."""
    done = subprocess.run(["ip", "-batch", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise SetupError(f"ip: {done.stderr.strip()}")


def sysctl_path(name):
    """net.ipv4.conf.eth0.x; in names of devices a dot is written as a slash, as sysctl(8) does."""
    return Path("/proc/sys") / name.translate(str.maketrans("./", "/."))


def write_sysctl(name, value):
    path = sysctl_path(name)
    if not path.exists():
        raise SetupError(f"this kernel has no sysctl {name}")
    try:
        path.write_text(f"{value}\n", encoding="ascii")
    except OSError as error:
        raise SetupError(f"{name} = {value}: {error.strerror}") from None


def flags_of(control, name):
    return struct.unpack("16sh14x", fcntl.ioctl(control, SIOCGIFFLAGS, struct.pack("16sh14x", name.encode(), 0)))[1]


def bring_up(control, name):
    """Up, and takes frames to any MAC address."""
    flags = flags_of(control, name) | IFF_UP | IFF_PROMISC
    fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh14x", name.encode(), flags))


def is_running(control, name):
    """Up with a carrier that the kernel's link watch has seen: only then does the device send."""
    return bool(flags_of(control, name) & IFF_RUNNING)


def compute_checksums(control, name):
    """What leaves the device has its checksums in it (ethtool -K NAME tx off)."""
    value = ctypes.create_string_buffer(struct.pack("II", ETHTOOL_STXCSUM, 0))
    fcntl.ioctl(control, SIOCETHTOOL, struct.pack("16sP16x", name.encode(), ctypes.addressof(value)))


def packet_socket(name):
    """Sends and receives whole frames on the device; hears nothing of its own."""
    opened = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    opened.setsockopt(SOL_PACKET, PACKET_IGNORE_OUTGOING, 1)
    opened.setsockopt(SOL_PACKET, PACKET_QDISC_BYPASS, 1)  # the queue of a device is there later than its carrier
    opened.bind((name, ETH_P_ALL))
    opened.setblocking(False)
    return opened


# ---- counters ----

GROUPS6 = ("Icmp6", "Udp6", "UdpLite6", "Ip6")


def parse_counters(text):
    """{"Icmp.InMsgs": 3, "Icmp6.InMsgs": 3} of the lines of /proc/net/snmp, netstat and snmp6, in any order."""
    found, heads = {}, {}
    for line in text.splitlines():
        name, *rest = line.split()
        if name.endswith(":"):
            group = name[:-1]
            if group in heads:
                found.update((f"{group}.{key}", int(value)) for key, value in zip(heads.pop(group), rest))
            else:
                heads[group] = rest
        elif rest:
            group = next((group for group in GROUPS6 if name.startswith(group)), None)
            if group:
                found[f"{group}.{name[len(group):]}"] = int(rest[0])
    return found


def counters(folder="/proc/thread-self/net"):
    names = ("snmp", "netstat", "snmp6")
    return parse_counters("".join(Path(f"{folder}/{name}").read_text(encoding="ascii") for name in names))
