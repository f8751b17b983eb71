# SPDX-License-Identifier: BSD-2-Clause
"""What listens on a live host: its sockets, groups and anycast addresses."""
import ipaddress
import socket

from netns import SetupError

def join(group, index):
    address = ipaddress.ip_address(group)
    if address.version == 4:
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        request = address.packed + bytes(4) + index.to_bytes(4, "little")
        opened.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
    else:
        opened = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        request = address.packed + index.to_bytes(4, "little")
        opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, request)
    return opened


IPV6_JOIN_ANYCAST = 27
RECVERR = {socket.AF_INET: (socket.IPPROTO_IP, 11), socket.AF_INET6: (socket.IPPROTO_IPV6, 25)}


def anycast(text, index):
    opened = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    request = ipaddress.ip_address(text).packed + index.to_bytes(4, "little")
    opened.setsockopt(socket.IPPROTO_IPV6, IPV6_JOIN_ANYCAST, request)
    return opened


def kind_of(entry, family):
    protocol = entry["protocol"]
    if protocol == "udp":
        return socket.SOCK_DGRAM, 0
    if protocol == "tcp":
        return socket.SOCK_STREAM, 0
    if protocol == "raw":
        return socket.SOCK_RAW, entry["number"]
    if protocol == "ping":
        return socket.SOCK_DGRAM, socket.IPPROTO_ICMP if family == socket.AF_INET else socket.IPPROTO_ICMPV6
    raise SetupError(f"socket of unknown protocol {protocol}")


def endpoint(address, port, family):
    """Of a link-local address the first link is meant."""
    scope = 2 if address.lower().startswith("fe80") else 0
    return (address, port) if family == socket.AF_INET else (address, port, 0, scope)


def open_socket(entry):
    """Bound and, where the entry names a remote end, connected."""
    family = socket.AF_INET if entry.get("family", 4) == 4 else socket.AF_INET6
    wildcard = "0.0.0.0" if family == socket.AF_INET else "::"
    opened = socket.socket(family, *kind_of(entry, family))
    if family == socket.AF_INET6 and entry["protocol"] != "raw":
        opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    opened.setblocking(False)
    port = entry.get("port", entry.get("identifier", 0))
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if "device" in entry:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, entry["device"].encode())
    if entry.get("recverr"):
        opened.setsockopt(*RECVERR[family], 1)
    if port or "local" in entry:
        opened.bind(endpoint(entry.get("local", wildcard), port, family))
    if "remote" in entry:
        try:
            opened.connect(endpoint(entry["remote"], entry.get("remote_port", 0), family))
        except BlockingIOError:
            pass  # a TCP socket stays in SYN-SENT
    elif entry["protocol"] == "tcp":
        opened.listen()
    return opened
