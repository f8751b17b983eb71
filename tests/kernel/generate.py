# SPDX-License-Identifier: BSD-2-Clause
"""Random packets for a host: well-formed ones of every kind in the packet language, and mutations of their octets."""
import packets
from generate_odd import odd
from normal import transport6, word
from packets import internet_sum, pseudo

TARGETS4 = ["10.77.0.1"] * 12 + """10.77.0.255 255.255.255.255 224.0.0.1 239.1.2.3 239.9.9.9 10.77.0.3 10.78.0.2
10.78.0.2 10.90.0.1 10.91.0.1 10.92.0.1 10.98.0.1 127.0.0.1""".split()
SOURCES4 = ["10.77.0.2"] * 14 + """10.77.0.3 10.99.0.5 10.98.0.5 127.0.0.1 224.0.0.1 0.0.0.0 10.77.0.1 255.255.255.255
240.0.0.1 10.91.0.1""".split()
TARGETS6 = ["2001:db8:77::1"] * 8 + ["fe80::1"] * 3 + """ff02::1 ff02::1234 ff02::9999 ff02::1:ff00:1 2001:db8:77::a
2001:db8:77::3 2001:db8:78::2 2001:db8:78::2 2001:db8:90::1 2001:db8:91::1 2001:db8:92::1 2001:db8:98::1 ::1 ff01::1
ff05::2""".split()
SOURCES6 = ["2001:db8:77::2"] * 10 + ["fe80::2"] * 3 + """2001:db8:77::3 2001:db8:99::5 2001:db8:98::5 :: ::1 ff02::1
2001:db8:77::1 fe80::3""".split()
OPTIONS4 = """rr:3 rr:1:8:10.9.9.9 rr:2:5 rr:0 nop nop+rr:2 eol ra lsrr:10.77.0.3 ssrr:10.99.0.1 lsrr:10.77.0.3:8
hex:44080900000000 hex:4404050f hex:9e0400 hex:07 hex:0700 hex:07ff04 hex:8203 rr:3+rr:3""".split()
OPTIONS6 = """ra pad1 padn:6 hex:010401020304 opt:0x1e:0000 opt:0x5e:0000 opt:0x9e:0000 opt:0xde:0000 jumbo:70000
hex:1e40 hex:c9100000000000000000000000000000000000 padn:8+pad1""".split()
LINKS = ["ff:ff:ff:ff:ff:ff", "02:00:00:00:00:77", "02:00:00:00:00:01", "01:00:5e:00:00:01"]
USUAL = ("",)  # times how often nothing odd is done


def number(rng, bits):
    """Small, large or in between."""
    return rng.choice((0, 1, 2, (1 << bits) - 1, 1 << (bits - 1), rng.getrandbits(bits), rng.getrandbits(bits)))


def size(rng):
    return rng.choice((0, 0, 1, 7, 8, 13, 32, 64, 500, 548, 1000, 1232, 1400))


# ---- parts ----

def inner4(rng):
    """A packet that an error quotes, mostly one that we may have sent."""
    transport = rng.choice(("udp sport=7 dport=9", "udp sport=8 dport=9", "udp sport=53 dport=1000",
                            "tcp sport=80 dport=9", "icmp id=77", "icmp type=3", "zero 8",
                            f"icmp type={number(rng, 8)}"))
    odd = rng.choice(USUAL * 8 + (" ihl=4", " version=6", " proto=255", " proto=254", " dst=10.77.0.255",
                                  " src=10.1.1.1", " options=nop+nop+nop+nop", " checksum=bad",
                                  f" proto={number(rng, 8)}"))
    cut = rng.choice(USUAL * 6 + ("cut 0 / ", "cut 19 / ", "cut 20 / ", "cut 27 / ", "cut 28 / "))
    return f" / {cut}ip4{odd} / {transport} / data {rng.choice((0, 8, 100))}"


def inner6(rng):
    transport = rng.choice(("udp sport=7 dport=9", "udp sport=53 dport=1000", "tcp sport=80 dport=9", "icmp6 id=77",
                            "icmp6 type=1", "zero 8", f"icmp6 type={number(rng, 8)}"))
    chain = rng.choice(USUAL * 6 + ("hbh / ", "dst / ", "frag mf=1 id=3 / ", "rt / ", "dst len=9 / "))
    odd = rng.choice(USUAL * 8 + (" version=4", " next=255", " next=254", f" next={number(rng, 8)}"))
    cut = rng.choice(USUAL * 6 + ("cut 0 / ", "cut 39 / ", "cut 40 / ", "cut 47 / ", "cut 48 / "))
    return f" / {cut}ip6{odd} / {chain}{transport} / data {rng.choice((0, 8, 100))}"


def probe(rng, kind):
    body = rng.choice(("", " / ext", " / ext / obj name=eth0", " / ext / obj name=lo", " / ext / obj name=eth9",
                       " / ext / obj index=2", f" / ext / obj index={rng.randrange(5)}",
                       " / ext / obj address=10.77.0.1", " / ext / obj address=10.77.0.2",
                       " / ext / obj address=2001:db8:77::1",
                       f" / ext / obj ctype={rng.randrange(5)} length={rng.randrange(30)} body=00000002",
                       f" / ext / obj address=10.77.0.1 afi={rng.randrange(4)} alen={rng.choice((3, 4, 16))}"))
    head = f"type={kind} code={rng.choice((0, 0, 1))} id={number(rng, 16)} seq={number(rng, 8)}"
    return f"{head} low={rng.choice((0, 1, 255))}{body}"


def icmp4(rng):
    choice = rng.randrange(10)
    if choice < 3:
        return f"icmp type=8 code={rng.choice((0, 0, number(rng, 8)))} id={number(rng, 16)} seq=1 / data {size(rng)}"
    if choice == 3:
        return f"icmp type=13 id=5 originate={number(rng, 32)} size={rng.choice((8, 11, 12, 20, 20))}"
    if choice == 4:
        return "icmp " + probe(rng, 42)
    if choice < 7:
        kind = rng.choice((3, 3, 4, 5, 11, 12))
        code = rng.choice((0, 1, 3, 4, 13, 15, 16, number(rng, 8)))
        return f"icmp type={kind} code={code} rest={rng.choice((0, 1400, 68, number(rng, 32)))}{inner4(rng)}"
    if choice == 7:
        return f"icmp type=0 id={rng.choice((77, 78))} / data 8"
    kind = rng.choice((rng.randrange(20), rng.randrange(256)))
    return f"icmp type={kind} code={number(rng, 8)} rest={number(rng, 32)} / data {rng.choice((0, 4, 28, 40))}"


def transport4(rng):
    choice = rng.randrange(10)
    if choice < 7:
        return icmp4(rng)
    if choice < 9:
        odd = rng.choice(USUAL * 6 + (" checksum=bad", " checksum=0", " length=7", " length=2000"))
        return f"udp sport={rng.choice((9, 40000))} dport={rng.choice((7, 53, 99, 33434))}{odd} / data {size(rng)}"
    return f"hex {bytes(rng.randrange(256) for _ in range(rng.randrange(40))).hex() or '00'}"


def link(rng):
    return f"eth dst={rng.choice(LINKS)} / " if rng.random() < 0.18 else ""


def packet4(rng):
    """One frame, or the fragments of one packet."""
    head = f"ip4 src={rng.choice(SOURCES4)} dst={rng.choice(TARGETS4)} tos={rng.choice((0, 0, number(rng, 8)))}"
    head += f" ttl={rng.choice((64, 64, 64, 0, 1, 2, 255))} df={rng.choice((0, 0, 1))}"
    if rng.random() < 0.12:
        head += f" options={rng.choice(OPTIONS4)}"
    body = transport4(rng)
    if body.startswith("hex"):
        head += f" proto={rng.choice((1, 1, 17, 253, 254, 200, 255))}"
    before = link(rng)
    if rng.random() > 0.08:
        return [f"{before}{head} / {body}"]
    cut, head = rng.choice((8, 16, 24, 40)), f"{before}{head} id={number(rng, 16)}"
    parts = [f"{head} mf=1 / slice 0 {cut} / {body}",
             f"{head} offset={rng.choice((cut, cut, cut, cut - 8, cut + 8))} / slice {cut} / {body}"]
    rng.shuffle(parts)
    return parts if rng.random() < 0.8 else parts[:1]


# ---- IPv6 ----

def discovery(rng):
    """Neighbour discovery and MLD; hop limits and options as they should be, mostly."""
    own = rng.choice(("2001:db8:77::1", "fe80::1", "2001:db8:77::a", "2001:db8:77::3", "ff02::1"))
    options = rng.choice(("", " sllao", " tllao", " sllao=02:00:00:00:00:03", " opt=1:0:00", " opt=1:2:" + "00" * 14,
                          " nonce=010203040506", " sllao sllao=02:00:00:00:00:09", " opt=200:00", " tail=01",
                          " mtu=1400"))
    code = rng.choice(USUAL * 6 + (" code=1",))
    neighbour = rng.choice(("2001:db8:77::2", "2001:db8:77::3", own))
    flags = rng.choice(("", " s=1", " o=1", " s=1 o=1"))
    group = rng.choice(("::", "ff02::1234", "ff02::9999", "2001:db8::1"))
    return rng.choice((
        f"ns target={own}{options}{code}",
        f"na target={neighbour}{flags}{options}{code}",
        f"rs{options}{code}",
        f"ra lifetime=0{options}{code}",
        f"redirect target={rng.choice(('fe80::2', 'fe80::3', '2001:db8:99::9'))} dest=2001:db8:99::9{options}{code}",
        f"mld query v={rng.choice((1, 2))} mrc=60000 group={group}",
        "mld done",
    ))


def icmp6(rng):
    choice = rng.randrange(10)
    if choice < 3:
        return f"icmp6 type=128 code={rng.choice((0, 0, number(rng, 8)))} id={number(rng, 16)} seq=1 / data {size(rng)}"
    if choice == 3:
        return "icmp6 " + probe(rng, 160)
    if choice < 6:
        kind, rest = rng.choice((1, 1, 2, 3, 4, 100, 127)), rng.choice((0, 1280, 1400, number(rng, 32)))
        return f"icmp6 type={kind} code={rng.randrange(9)} rest={rest}{inner6(rng)}"
    if choice < 9:
        return discovery(rng)
    head = f"icmp6 type={rng.randrange(256)} code={number(rng, 8)} rest={number(rng, 32)}"
    return f"{head} / data {rng.choice((0, 4, 48))}"


def chain6(rng):
    choice = rng.random()
    if choice > 0.3:
        return ""
    if choice < 0.15:
        return rng.choice(("hbh", "dst", "dst", "hbh / dst")) + f" options={rng.choice(OPTIONS6)} / "
    return rng.choice(("dst / hbh / ", "rt / ", "rt left=1 / ", "rt type=4 left=1 / ", "frag id=7 / ", "dst next=59 / ",
                       "dst / dst / ", "hbh next=200 / "))


def packet6(rng):
    target = f" dst={rng.choice(TARGETS6)}"
    body = icmp6(rng)
    if rng.random() < 0.25:
        odd = rng.choice(USUAL * 6 + (" checksum=bad", " checksum=0"))
        body = f"udp sport=9 dport={rng.choice((53, 99, 33434))}{odd} / data {size(rng)}"
    own = body.split()[0] in ("ns", "na", "rs", "ra", "redirect", "mld")
    head = "ip6" if own and rng.random() < 0.7 else f"ip6 src={rng.choice(SOURCES6)}{target}"
    head += rng.choice(USUAL * 8 + (" hop=0", " hop=1", " hop=64", " hop=255", f" tc={number(rng, 8)}",
                                    " flow=0x12345"))
    chain = "hbh options=ra / " if body.startswith("mld") and rng.random() < 0.8 else chain6(rng)
    before = link(rng)
    if rng.random() > 0.06:
        return [f"{before}{head} / {chain}{body}"]
    cut, ident = rng.choice((8, 16, 24)), number(rng, 32)
    return [f"{before}{head} / frag id={ident} mf=1 / slice 0 {rng.choice((cut, cut, cut, cut - 1))} / {body}",
            f"{before}{head} / frag id={ident} offset={rng.choice((cut, cut, cut, cut - 8))} / slice {cut} / {body}"]


# ---- octets ----

def repaired(frame):
    """Header and ICMP checksum right again, where they are where they usually are."""
    packet = frame[14:]
    if frame[12:14] == b"\x08\x00" and len(packet) >= 20:
        start = min(max((packet[0] & 15) * 4, 20), len(packet))
        head = packet[:10] + b"\0\0" + packet[12:start]
        head = head[:10] + internet_sum(head).to_bytes(2, "big") + head[12:]
        body = packet[start:]
        if packet[9] == 1 and len(body) >= 4:
            body = summed(body, b"")
        return frame[:14] + head + body
    if frame[12:14] == b"\x86\xdd" and len(packet) >= 44 and packet[6] == 58:
        return frame[:14] + packet[:40] + summed(packet[40:], pseudo(packet[8:24], packet[24:40], 58, len(packet) - 40))
    return frame


def summed(body, before):
    body = body[:2] + b"\0\0" + body[4:]
    return body[:2] + internet_sum(before + body).to_bytes(2, "big") + body[4:]


def with_length(frame):
    """The IP length says what is there."""
    size_ = len(frame) - 14
    if frame[12:14] == b"\x08\x00" and size_ >= 20:
        return frame[:16] + size_.to_bytes(2, "big") + frame[18:]
    if frame[12:14] == b"\x86\xdd" and size_ >= 40:
        return frame[:18] + (size_ - 40).to_bytes(2, "big") + frame[20:]
    return frame


def mutated(rng, frame):
    """Cut or with changed bits behind the Ethernet header; half of them with right checksums again."""
    if rng.random() < 0.4 and len(frame) > 36:
        frame = frame[:rng.randrange(34, len(frame))]
        frame = with_length(frame) if rng.random() < 0.7 else frame
    else:
        octets = bytearray(frame)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            octets[rng.randrange(14, len(octets))] ^= 1 << rng.randrange(8)
        frame = bytes(octets)
    return repaired(frame) if rng.random() < 0.6 else frame


LONGEST = 1514
# The model puts together 4 datagrams at a time and the kernel many more. So many may stay incomplete.
INCOMPLETE = 3


def piece(frame):
    """(offset, octets, whether more follow) of a fragment, or None of what is none."""
    packet = frame[14:]
    if frame[12:14] == b"\x08\x00" and len(packet) >= 20:
        flags = word(packet, 6)
        size = len(packet) - (packet[0] & 15) * 4
        return ((flags & 0x1fff) * 8, size, bool(flags & 0x2000)) if flags & 0x3fff else None
    at = transport6(packet)[2] if frame[12:14] == b"\x86\xdd" and len(packet) >= 48 else None
    if at is None:
        return None
    flags = word(packet, at + 2)
    return flags & 0xfff8, len(packet) - at - 8, bool(flags & 1)


def is_whole(pieces):
    """From the start to the end, without gap and overlap."""
    end, more = 0, False
    for start, size, more in sorted(pieces):
        if start != end:
            return False
        end += size
    return not more


def frames(rng, count, families=(4, 6), odd_share=0.0):
    """So many frames for eth0 (a few more when the last packet has fragments); that share from generate_odd.py."""
    found, incomplete = [], 0
    while len(found) < count:
        family = rng.choice(families)
        texts = odd(rng, family) if odd_share and rng.random() < odd_share else (packet4 if family == 4 else packet6)(rng)
        some = [packets.frame(text)[1] for text in texts]
        if len(some) == 1 and rng.random() < 0.25:
            some = [mutated(rng, some[0])]
        if not all(len(frame) <= LONGEST and is_allowed(frame) for frame in some):
            continue
        pieces = [part for part in map(piece, some) if part]
        if pieces and not is_whole(pieces):
            if incomplete == INCOMPLETE:
                continue
            incomplete += 1
        found += some
    return found


# Protocols that a kernel may handle or not, depending on what is built in or loaded.
OPTIONAL = {2, 4, 41, 46, 47, 50, 51, 94, 103, 108, 112, 115, 132, 135, 136, 137, 139, 143}


def left_out(packet):
    """A timestamp option with room: what is filled in is the time of day. A source route whose pointer is further
    behind its end than the next octet: known not to agree (docs/kernel.md)."""
    at, end = 20, min((packet[0] & 15) * 4, len(packet))
    while at < end and packet[at]:
        size = 1 if packet[at] == 1 else packet[at + 1] if at + 1 < end else 0
        if packet[at] == 68 and at + 3 < end and 5 <= packet[at + 2] <= size - 3:
            return True
        if packet[at] in (131, 137) and at + 2 < end and packet[at + 2] > size + 1:
            return True
        if size < 1 or (size < 2 and packet[at] != 1):
            return False
        at += size
    return False


def last_protocol6(packet):
    """Of the chain of IPv6 headers, as far as it is there."""
    protocol, at = packet[6], 40
    while protocol in (0, 43, 44, 60) and at + 1 < len(packet):
        protocol, at = packet[at], at + (8 if protocol == 44 else 8 * packet[at + 1] + 8)
    return protocol


def is_allowed(frame):
    """Not for a protocol whose presence depends on the kernel's configuration, nor what `left_out` names."""
    if frame[12:14] == b"\x08\x00":
        return frame[23] not in OPTIONAL and not left_out(frame[14:])
    return len(frame) < 54 or last_protocol6(frame[14:]) not in OPTIONAL
