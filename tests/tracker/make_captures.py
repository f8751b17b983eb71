#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Makes the captures of the tracker's tests: for each alarm at least one that raises it, and a benign one beside it,
in which everything is just below the threshold or has an innocent reason. test_tracker_captures.c says what each must raise.
The smaller ones become seeds of the fuzz target as well.

make_captures.py          writes tests/tracker/*.pcap and corpus/tracker
make_captures.py --check  fails when they are not what it would write
"""
import random
import sys
from pathlib import Path

from packets import *

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "corpus/tracker"
SEED_MOST = 8192  # octets of a capture that is a seed
WORDS = b"the hosts of a link say where they are, and GET /index.html HTTP/1.1 asks for 4096 octets more".split()
CAPTURES = {}


def capture(function):
    """Decorates what fills the capture of its name."""
    made = Capture()
    function(made)
    CAPTURES[function.__name__.replace("_", "-")] = made
    return function


# ---- requests and replies ----

@capture
def unanswered_requests(c):
    for sequence in range(50):
        c.add(echo(HOST, SERVER, sequence))


@capture
def unanswered_requests_benign(c):
    """A ping of a dead host; a flood that is answered; a trace, whose answers are errors."""
    for sequence in range(40):
        c.add(echo(HOST, SERVER, sequence))
    for sequence in range(60):
        c.ping(HOST, GATEWAY, 1000 + sequence, 20)
    for sequence in range(60):
        probe = echo("192.0.2.11", SERVER, sequence)
        c.add(probe, 20)
        c.add(time_exceeded(GATEWAY, "192.0.2.11", probe), 5)


@capture
def unsolicited_replies(c):
    for sequence in range(10):
        c.add(echo_reply(SERVER, HOST, sequence))


@capture
def unsolicited_replies_benign(c):
    """Nine that are too late, and one with the numbers of its request."""
    for sequence in range(9):
        c.add(echo_reply(SERVER, HOST, sequence))
    c.ping(HOST, SERVER, 9)


@capture
def mismatched_replies(c):
    """A wrong identifier, a wrong sequence number, and another host than the one that was asked."""
    for sequence in range(4):
        c.add(echo(HOST, SERVER, sequence))
        c.add(echo_reply(SERVER, HOST, sequence, identifier=2))
        c.add(echo_reply(SERVER, HOST, sequence + 100))
        c.add(echo_reply("198.51.100.8", HOST, sequence))


@capture
def smurf(c):
    for host in range(8):
        c.add(echo_reply(f"198.51.100.{host + 1}", HOST, 0))


@capture
def smurf_benign(c):
    for host in range(8):
        c.ping(HOST, f"198.51.100.{host + 1}", 0)
    for sequence in range(7):
        c.add(echo_reply(f"203.0.113.{sequence + 1}", HOST, 0, identifier=2))


@capture
def amplified_request(c):
    c.add(echo(HOST, "198.51.100.255", 1))
    for host in range(4):
        c.add(echo_reply(f"198.51.100.{host + 1}", HOST, 1), 1)


@capture
def amplified_request_benign(c):
    """Three hosts answer a request to all, one of them several times."""
    c.add(echo(HOST, "198.51.100.255", 1))
    for host in (1, 2, 3, 3, 3, 3):
        c.add(echo_reply(f"198.51.100.{host}", HOST, 1), 1)
    for host in range(10):  # one number for many hosts
        c.add(echo(HOST, f"203.0.113.{host}", 2), 1)
    for host in range(10):
        c.add(echo_reply(f"203.0.113.{host}", HOST, 2), 1)


@capture
def amplified_request6(c):
    c.add(echo(HOST6, ALL_NODES, 1))
    for host in range(4):
        c.add(echo_reply(f"fe80::{host + 1}", HOST6, 1), 1)


@capture
def sweep(c):
    for host in range(20):
        c.ping(HOST, f"198.51.100.{host + 1}", host)


@capture
def sweep_benign(c):
    for turn in range(3):
        for host in range(19):
            c.ping(HOST, f"198.51.100.{host + 1}", 100 * turn + host)


@capture
def sweep6(c):
    for host in range(20):
        target = f"2001:db8:7::{host + 1:x}"
        probe = echo(GLOBAL6, target, host)
        c.add(probe)
        c.add(icmp("2001:db8::1", GLOBAL6, 1, 3, bytes(4) + quote(probe)))


# ---- the data of echo ----

@capture
def echo_data_changed(c):
    """Something else; something else, and less; something more."""
    c.ping(HOST, SERVER, 1, back=b"command" + ping_data(49))
    c.ping(HOST, SERVER, 2, data=ping_data(1000), back=b"command" + ping_data(100))
    c.ping(HOST, SERVER, 3, data=ping_data(100), back=ping_data(120))


@capture
def echo_data_changed_short(c):
    for sequence in range(3):
        c.ping(HOST, SERVER, sequence, back=b"command %d" % sequence)


@capture
def echo_data_changed_benign(c):
    """Two with a fault, some that are cut short, the rest as they were, though not in order."""
    for sequence in range(2):
        c.ping(HOST, SERVER, sequence, back=b"\x80" + ping_data(56)[1:])
    for sequence in range(2, 6):
        c.ping(HOST, SERVER, sequence, data=ping_data(1000), back=ping_data(64))
    for sequence in range(6, 12):
        c.ping(HOST, SERVER, sequence)
    for sequence in (12, 13, 14):  # one number for two requests that are under way
        c.add(echo(HOST, SERVER, sequence, b"first one"))
        c.add(echo(HOST, SERVER, sequence, b"other one"), 1)
        c.add(echo_reply(SERVER, HOST, sequence, b"first one"), 1)
        c.add(echo_reply(SERVER, HOST, sequence, b"other one"), 1)


@capture
def echo_tunnel(c):
    chance = random.Random(1)
    for sequence in range(10):
        c.ping(HOST, SERVER, sequence, data=chance.randbytes(256))


@capture
def echo_tunnel_benign(c):
    """Large ones that count, large ones of text; noise, but little of it; noise, but seldom."""
    chance = random.Random(2)
    for sequence in range(12):
        text = b" ".join(chance.choice(WORDS) for _ in range(80))
        c.ping("192.0.2.12", SERVER, sequence, data=text[:400])
    for sequence in range(12):
        c.ping(HOST, SERVER, sequence, data=ping_data(400))
    for sequence in range(12):
        c.ping(HOST, GATEWAY, 100 + sequence, data=chance.randbytes(100))
    for sequence in range(9):
        c.ping("192.0.2.11", SERVER, sequence, data=chance.randbytes(256))


# ---- routers ----

@capture
def rogue_router(c):
    c.add(advertisement(ROUTER6))
    c.add(advertisement(ATTACKER6, OTHER_MAC), 4000)


@capture
def rogue_router_benign(c):
    for _ in range(3):
        c.add(advertisement(ROUTER6), 4000)
    c.add(icmp(ATTACKER6, ALL_NODES, 134, 0, struct.pack("!BBHII", 64, 0, 1800, 0, 0), 64))  # came through a router
    c.add(icmp(ATTACKER6, ALL_NODES, 134, 1, struct.pack("!BBHII", 64, 0, 1800, 0, 0), 255))  # RFC 4861 section 6.1.2


@capture
def advertisement_flood(c):
    for _ in range(10):
        c.add(advertisement(ROUTER6), 300)


@capture
def advertisement_flood_benign(c):
    for _ in range(9):
        c.add(advertisement(ROUTER6), 300)
    for _ in range(4):
        c.add(advertisement(ROUTER6), 8000)


@capture
def many_routers(c):
    for router in range(5):
        c.add(advertisement(f"fe80::{router + 1}"))


@capture
def many_routers_benign(c):
    """One of each version."""
    for _ in range(6):
        c.add(advertisement(ROUTER6), 3000)
        c.add(advertisement4(GATEWAY))


@capture
def rogue_redirect(c):
    for gateway in (GATEWAY, ATTACKER):
        request = echo(HOST, SERVER, 1)
        c.add(request)
        c.add(redirect(gateway, HOST, "192.0.2.2", request))


@capture
def rogue_redirect_benign(c):
    for sequence in range(3):
        request = echo(HOST, SERVER, sequence)
        c.add(request)
        c.add(redirect(GATEWAY, HOST, "192.0.2.2", request))


@capture
def rogue_redirect6(c):
    c.add(advertisement(ROUTER6))
    request = echo(GLOBAL6, SERVER6, 1)
    c.add(request)
    c.add(redirect(ATTACKER6, GLOBAL6, ATTACKER6, request))


@capture
def rogue_redirect6_benign(c):
    c.add(advertisement(ROUTER6))
    request = echo(GLOBAL6, SERVER6, 1)
    c.add(request)
    c.add(redirect(ROUTER6, GLOBAL6, "fe80::2", request))


# ---- neighbors ----

@capture
def neighbor_spoofed(c):
    c.add(solicitation(HOST6, "fe80::20"))
    c.add(neighbor("fe80::20", HOST6, "fe80::20", MAC, "so"), 1)
    c.add(neighbor("fe80::20", HOST6, "fe80::20", OTHER_MAC, "so"), 1)


@capture
def neighbor_spoofed_otherwise(c):
    """By a router advertisement, and by a solicitation."""
    c.add(advertisement(ROUTER6))
    c.add(advertisement(ROUTER6, OTHER_MAC))
    for mac in (MAC, OTHER_MAC):
        c.add(solicitation(HOST6, "fe80::20", link_layer(1, mac)))


@capture
def neighbor_spoofed_benign(c):
    """Asked twice; a proxy, which does not override; another network card, later."""
    for _ in range(2):
        c.add(solicitation(HOST6, "fe80::20"))
        c.add(neighbor("fe80::20", HOST6, "fe80::20", MAC, "so"), 1)
    c.add(neighbor("fe80::30", HOST6, "fe80::20", OTHER_MAC, "s"), 1)
    c.add(neighbor("fe80::20", ALL_NODES, "fe80::20", OTHER_MAC, "o"), 31000)


@capture
def address_refused(c):
    c.add(solicitation("::", "fe80::20"))
    c.add(neighbor("fe80::20", ALL_NODES, "fe80::20", OTHER_MAC, "o"), 200)


@capture
def address_refused_by_test(c):
    c.add(solicitation("::", "fe80::20", nonce(1)))
    c.add(solicitation("::", "fe80::20"), 200)


@capture
def address_refused_benign(c):
    """A test that comes back and is repeated; an optimistic host announces itself, and all hosts do when the test is
    over."""
    c.add(solicitation("::", "fe80::20", nonce(1)))
    c.add(solicitation("::", "fe80::20", nonce(1)), 5)
    c.add(solicitation("::", "fe80::20", nonce(2)), 1000)
    c.add(neighbor("fe80::20", ALL_NODES, "fe80::20", MAC, ""), 10)
    c.add(neighbor("fe80::20", HOST6, "fe80::20", MAC, "so"), 10)  # an answer to somebody else
    c.add(neighbor("fe80::20", ALL_NODES, "fe80::20", MAC, "o"), 990)


# ---- errors ----

@capture
def small_path_mtu(c):
    packet = udp(HOST, SERVER, 5000, 53, 100)
    c.add(packet)
    c.add(too_big(GATEWAY, HOST, 551, packet))


@capture
def small_path_mtu_benign(c):
    for mtu in (0, 552, 1400):
        packet = udp(HOST, SERVER, 5000, 53, 1400)
        c.add(packet)
        c.add(too_big(GATEWAY, HOST, mtu, packet))
    packet = udp(GLOBAL6, SERVER6, 5000, 53, 1400)
    c.add(packet)
    c.add(too_big("2001:db8::1", GLOBAL6, 1280, packet))


@capture
def small_path_mtu6(c):
    packet = udp(GLOBAL6, SERVER6, 5000, 53, 1400)
    c.add(packet)
    c.add(too_big("2001:db8::1", GLOBAL6, 1279, packet))


def connection(c, host, server, size=1000):
    """A connection with some segments under way; the last of them."""
    ports, back = (40000, 443), (443, 40000)
    c.add(tcp(host, server, ports, 0xfffffff0, flags=SYN))
    c.add(tcp(server, host, back, 5000, 0xfffffff1, SYN | ACK))
    c.add(tcp(host, server, ports, 0xfffffff1, 5001))
    last = b""
    for segment in range(3):
        last = tcp(host, server, ports, (0xfffffff1 + segment * size) & 0xffffffff, 5001, size=size)
        c.add(last)
    c.add(tcp(server, host, back, 5001, 0xfffffff1 + size & 0xffffffff))  # the first one has arrived
    return ports, last


@capture
def unknown_flow(c):
    ports, _ = connection(c, HOST, SERVER)
    c.add(too_big(GATEWAY, HOST, 1300, tcp(HOST, SERVER, (40001, ports[1]), 1, 1, size=1400)))


@capture
def unknown_flow_benign(c):
    """An error about what was sent; an unreachable about what was not, which is backscatter."""
    _, last = connection(c, HOST, SERVER)
    c.add(too_big(GATEWAY, HOST, 1300, last))
    c.add(port_unreachable(SERVER, HOST, udp(HOST, SERVER, 6000, 53)))
    request = echo(HOST, SERVER, 1, ping_data(1400))
    c.add(request)
    c.add(too_big(GATEWAY, HOST, 1300, request))
    fragment = bytearray(udp(HOST, SERVER, 7000, 53, 1400))
    fragment[6] = 0x20  # more fragments
    c.add(too_big(GATEWAY, HOST, 1300, bytes(fragment)))


@capture
def implausible_sequence(c):
    """Behind what was sent, on both sides of the wrap."""
    ports, _ = connection(c, HOST, SERVER)
    c.add(too_big(GATEWAY, HOST, 1300, tcp(HOST, SERVER, ports, (0xfffffff1 + 3000) & 0xffffffff, size=1000)))


@capture
def implausible_sequence_benign(c):
    """From the first octet that is not acknowledged to the last one that was sent; hard errors about probes."""
    ports, _ = connection(c, HOST, SERVER)
    c.add(tcp(SERVER, HOST, ports[::-1], 5001, 0x10000000))  # acknowledges what was never sent
    for sequence in (1000, 2999):
        c.add(too_big(GATEWAY, HOST, 1300, tcp(HOST, SERVER, ports, (0xfffffff1 + sequence) & 0xffffffff, size=1)))
    c.add(port_unreachable(SERVER, HOST, tcp(HOST, SERVER, ports, (0xfffffff1 + 3000) & 0xffffffff)))


@capture
def implausible_sequence_syn(c):
    """The number of a SYN, which is acknowledged."""
    c.add(tcp(HOST, SERVER, (40000, 443), 1000, flags=SYN))
    c.add(tcp(SERVER, HOST, (443, 40000), 5000, 1001, SYN | ACK))
    c.add(tcp(HOST, SERVER, (40000, 443), 1001, 5001, size=100))
    c.add(too_big(GATEWAY, HOST, 1300, tcp(HOST, SERVER, (40000, 443), 1000, size=1)))


@capture
def implausible_sequence_cut(c):
    """Before what is under way; and one without a sequence number, to another host."""
    ports, last = connection(c, GLOBAL6, SERVER6)
    c.add(too_big("2001:db8::1", GLOBAL6, 1300, tcp(GLOBAL6, SERVER6, ports, (0xfffffff1 + 999) & 0xffffffff, size=1)))
    c.add(icmp("2001:db8::1", HOST6, 2, 0, struct.pack("!I", 1300) + last[:44]))


@capture
def unreachable_flood(c):
    for _ in range(1000):
        c.add(port_unreachable(ATTACKER, HOST, udp(HOST, ATTACKER, 5000, 53)), 1)


@capture
def unreachable_flood_benign(c):
    """A trace by UDP, which ends with port unreachables; and a scan that is limited to 20 of them each second."""
    for port in range(33434, 33494):
        probe = udp(HOST, SERVER, 5000, port)
        c.add(probe, 10)
        c.add(port_unreachable(SERVER, HOST, probe), 10)
    for port in range(200):
        probe = udp("192.0.2.11", SERVER, 5000, port)
        c.add(probe, 25)
        c.add(port_unreachable(SERVER, "192.0.2.11", probe), 25)


def files():
    for name, made in CAPTURES.items():
        pcap = made.pcap()
        yield HERE / f"{name}.pcap", pcap
        if len(pcap) <= SEED_MOST:
            yield CORPUS / name, made.fuzz_input()


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    wanted = dict(files())
    there = set(HERE.glob("*.pcap")) | set(CORPUS.glob("*"))
    stale = [path for path in there if path not in wanted]
    stale += [path for path, octets in wanted.items() if path not in there or path.read_bytes() != octets]
    if sys.argv[1:]:
        sys.exit("\n".join(f"{path.name} is not what make_captures.py makes" for path in stale) or None)
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if path in wanted:
            path.write_bytes(wanted[path])


main()
