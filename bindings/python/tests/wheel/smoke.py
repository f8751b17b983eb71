# SPDX-License-Identifier: BSD-2-Clause
"""Uses the package a little of everything. With a folder as argument: the package is installed, and nothing in that
folder, the source tree, is in use."""

import sys
import tempfile
from pathlib import Path

import icmpwire
from icmpwire import IPv6, checking, flows, nd, text, tracking, v4, v6


def mapped(word):
    """The files in memory whose path has a word in it."""
    maps = Path("/proc/self/maps")
    paths = {line.split(maxsplit=5)[-1].strip() for line in maps.open()} if maps.exists() else set()
    return {path for path in paths if word in path}


def check_place(tree):
    place = Path(icmpwire.__file__)
    assert place.is_relative_to(sys.prefix), place
    assert (place.parent / "py.typed").exists()
    assert not mapped(tree)
    assert all(path.startswith(sys.prefix) for path in mapped("libpcap")), "not the wheel's own libpcap"


def check_messages():
    echo = icmpwire.decode(bytes.fromhex("0800f7fc00010002"))
    assert echo == v4.EchoRequest(identifier=1, sequence=2) and echo.checksum == 0xf7fc
    try:
        icmpwire.decode(b"\x08")
    except icmpwire.IcmpWireError as error:
        assert error.offset == 1
    else:
        raise AssertionError("a cut message was decoded")


def check_packets():
    prefix = nd.PrefixInformation(prefix="2001:db8::", prefix_length=64)
    packet = IPv6(source="fe80::1", destination="ff02::1", hop_limit=64) / v6.RouterAdvertisement(options=[prefix])
    octets = bytes(packet)
    assert icmpwire.decode_packet(octets) == packet
    assert "hop-limit" in str(checking.findings_packet(octets)[0].number)
    assert flows.community_id(octets) == "1:Ilg4oMT5cEP8nHg384C0O3MLdD0="
    assert "2001:db8::" in text.packet_tree(octets)
    assert not tracking.Tracker(1024).add(octets, 0)


def check_captures():
    packet = IPv6(source="fe80::1", destination="ff02::1") / v6.EchoRequest(identifier=1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.pcap"
        assert icmpwire.write_pcap(path, [packet]) == 1
        assert [record.packet for record in icmpwire.read_pcap(path)] == [packet]
        assert sum(1 for _ in icmpwire.table(path).batches()) == 1


def main():
    check_messages()
    check_packets()
    check_captures()
    if sys.argv[1:]:
        check_place(sys.argv[1])
    print(f"Python {sys.version.split()[0]}, icmpwire {icmpwire.__version__}")


if __name__ == "__main__":
    main()
