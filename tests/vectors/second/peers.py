# SPDX-License-Identifier: BSD-2-Clause
"""Types, codes, checksums and some fields compared with those of other decoders, where they are installed."""
import importlib.util
import ipaddress
import shutil
import subprocess
import tempfile

from second.packets import checksum_state
from second.peer_messages import MESSAGES
from second.peer_options import DISCOVERY


IPV4_ENDS = bytes([192, 0, 2, 1, 198, 51, 100, 7])


def packet_of(vector):
    """The message in an IP packet."""
    size = len(vector.octets)
    if vector.family == 6:
        ends = b"".join(ipaddress.ip_address(vector.settings[end]).packed for end in ("source", "destination"))
        return bytes([0x60, 0, 0, 0]) + size.to_bytes(2, "big") + bytes([58, 255]) + ends + vector.octets
    head = bytes([0x45, 0]) + (20 + size).to_bytes(2, "big") + bytes([0, 0, 0, 0, 64, 1, 0, 0])
    return head + IPV4_ENDS + vector.octets


def capture_of(vectors):
    """A capture file: raw IP, link type 101."""
    out = bytes.fromhex("a1b2c3d4 0002 0004 00000000 00000000 0000ffff 00000065")
    for packet in map(packet_of, vectors):
        out += bytes(8) + len(packet).to_bytes(4, "big") * 2 + packet
    return out


# Their names of our fields; where they show one, it must be ours.
TSHARK = {
    4: {"icmp.type": "type", "icmp.code": "code", "icmp.ident": "identifier", "icmp.seq": "sequence",
        "icmp.redir_gw": "gateway", "icmp.mtu": "next_hop_mtu", "icmp.pointer": "pointer", "icmp.lifetime": "lifetime",
        "icmp.num_addrs": "number_of_addresses", "icmp.addr_entry_size": "address_entry_size",
        "icmp.address_mask": "mask", "icmp.ext.version": "extension.version",
        "icmp.ext.class": "extension.objects[0].class_num", "icmp.ext.ctype": "extension.objects[0].c_type",
        "icmp.ext.length": "extension.objects[0].length",
        "icmp.mpls.label": "extension.objects[0].label_stack.labels[0].label",
        "icmp.mpls.ttl": "extension.objects[0].label_stack.labels[0].ttl"},
    6: {"icmpv6.type": "type", "icmpv6.code": "code", "icmpv6.echo.identifier": "identifier",
        **DISCOVERY, "icmpv6.echo.sequence_number": "sequence", "icmpv6.mtu": "mtu", "icmpv6.pointer": "pointer", **MESSAGES},
}


def tshark_lines(vectors, fields):
    """For each vector the first value of each field; "" where tshark shows none."""
    command = ["tshark", "-n", "-o", "icmp.favor_icmp_mpls:TRUE"]
    command += ["-T", "fields", "-E", "occurrence=f", "-E", "separator=/t"]
    command += [word for field in fields for word in ("-e", field)]
    with tempfile.NamedTemporaryFile(suffix=".pcap") as file:
        file.write(capture_of(vectors))
        file.flush()
        output = subprocess.run(command + ["-r", file.name], check=True, capture_output=True, text=True).stdout
    return [dict(zip(fields, line.split("\t"))) for line in output.splitlines()]


def as_decimal(text):
    return str(int(text, 16)) if text.startswith("0x") else text


def tshark_problems(vectors):
    fields = [*TSHARK[4], *TSHARK[6], "icmp.checksum.status", "icmpv6.checksum.status"]
    lines = tshark_lines(vectors, fields)
    if len(lines) != len(vectors):
        yield f"tshark has {len(lines)} lines for {len(vectors)} vectors"
    for vector, shown in zip(vectors, lines):
        place = f"{vector.place}: {vector.name}: tshark has"
        state = shown["icmp.checksum.status" if vector.family == 4 else "icmpv6.checksum.status"]
        if state != str(int(checksum_state(vector) == "good")):
            yield f"{place} checksum state {state}"
        for field, path in TSHARK[vector.family].items():
            expected = (vector.said(path) or [""])[0]
            if shown[field] and expected and expected not in (shown[field], as_decimal(shown[field])):
                yield f"{place} {field} = {shown[field]} where {path} = {expected}"


def scapy_problems(vectors):
    from scapy.utils import checksum  # pylint: disable=import-outside-toplevel,import-error
    for vector in vectors:
        if vector.family == 4 and (checksum(vector.octets) == 0) != (checksum_state(vector) == "good"):
            yield f"{vector.place}: {vector.name}: scapy judges the checksum otherwise"


def peer_problems(vectors):
    whole = [vector for vector in vectors if len(vector.octets) >= 8]
    for name, there, compare in (("tshark", shutil.which("tshark"), tshark_problems),
                                 ("scapy", importlib.util.find_spec("scapy"), scapy_problems)):
        if there:
            yield from compare(whole)
        else:
            print(f"{name} is not installed: not compared with it")
