# SPDX-License-Identifier: BSD-2-Clause
"""Random packets that are odd on purpose: what generate.py, whose packets are mostly well-formed, seldom makes."""

ENDS4 = ("10.77.0.1", "10.77.0.1", "10.77.0.1", "10.78.0.2", "10.77.0.255", "224.0.0.1")
ENDS6 = ("2001:db8:77::1", "2001:db8:77::1", "fe80::1", "2001:db8:78::2", "ff02::1", "2001:db8:77::a")
PORTS = (7, 53, 80, 99, 33434, 65535)
USUAL = ("",)


def hexed(rng, most, least=0):
    return rng.randbytes(rng.randint(least, most)).hex()


def tcp(rng):
    """Not from port 9, which errors quote: a connection being made would be told, and the model has none."""
    flags = "".join(letter for letter in "FSRPAUEC" if rng.random() < 0.3) or "S"
    odd = rng.choice(USUAL * 8 + (" checksum=bad", " header=4", " header=6", " header=15", " options=020405b4",
                                  " options=0000", " options=02ff"))
    return (f"tcp sport={rng.choice((10, 40000))} dport={rng.choice(PORTS)} seq={rng.getrandbits(32)} "
            f"ack={rng.getrandbits(32)} flags={flags}{odd} / data {rng.choice((0, 0, 1, 40))}")


def raw_icmp(rng, name):
    """Every type, all fields anything."""
    kinds = range(20) if name == "icmp" else (*range(6), *range(127, 163))
    kind = rng.choice((rng.choice(kinds), rng.randrange(256)))
    odd = rng.choice(USUAL * 8 + (" checksum=bad", " checksum=0"))
    body = hexed(rng, 60)
    return f"{name} type={kind} code={rng.choice((0, 0, 1, rng.randrange(256)))} rest={rng.getrandbits(32)}{odd}" + (
        f" / hex {body}" if body else "")


# ---- IPv4 ----

def options4(rng):
    """Options with lengths and pointers of all kinds but source routes (docs/kernel.md), up to 40 octets."""
    found = ""
    while rng.random() < 0.6 and len(found) < 60:
        kind = rng.choice((0, 1, 1, 7, 7, 68, 68, 148, 130, 134, 136, 30, 158, rng.randrange(256)))
        size = rng.choice((3, 4, 7, 8, 11, 12, rng.randrange(20)))
        data = bytearray(rng.randbytes(max(size - 2, 0)))
        if data and rng.random() < 0.8:
            data[0] = rng.choice((4, 5, 8, 12, size, size + 1)) if kind != 68 else rng.choice((4, size, size + 1))
        if len(data) > 1 and kind == 68 and rng.random() < 0.8:
            data[1] = rng.choice((0, 1, 3, 0xf0, 0xf1, 2))
        if len(data) > 4 and rng.random() < 0.3:
            data[-4:] = bytes((10, 77, 0, rng.choice((1, 2, 3))))
        found += f"{kind:02x}" + (f"{size:02x}{data.hex()}" if kind > 1 else "")
    return f" options=hex:{found[:80]}" if found else ""


def redirect4(rng):
    gateway = rng.choice(("10.77.0.3", "10.77.0.2", "10.77.0.1", "10.77.0.0", "10.78.0.2", "224.0.0.1", "0.0.0.0"))
    to = rng.choice(("10.99.0.5", "10.99.0.6", "10.77.0.2", "10.50.0.1"))
    return (f"icmp type=5 code={rng.choice((0, 1, 2, 3, 4))} gateway={gateway} / ip4 src=10.77.0.1 dst={to} / "
            f"{rng.choice(('icmp type=0', 'icmp id=77', 'udp sport=53 dport=9', 'udp sport=7 dport=9'))} / data 8")


def about_own4(rng):
    """An error about what the host may have sent before, whose MTU or code matters."""
    what = rng.choice(("udp sport=7 dport=9", "udp sport=53 dport=9", "tcp sport=80 dport=9", "icmp type=0 id=1",
                       "icmp type=8 id=77", "icmp type=3 code=3"))
    head = rng.choice((f"type=3 code={rng.randrange(17)}", "type=3 code=4", "type=11 code=0", "type=11 code=1",
                       "type=12", "type=4"))
    mtu = rng.choice((0, 68, 551, 552, 576, 1000, 1400, 1499, 1500, 65535))
    return (f"icmp {head} mtu={mtu} / ip4 src=10.77.0.1 dst={rng.choice(('10.77.0.2', '10.99.0.5', '10.77.0.3'))}"
            f"{options4(rng) if rng.random() < 0.2 else ''} / {what} / data {rng.choice((0, 8, 600))}")


def fragments(rng, head, mark, body):
    """Pieces that overlap, repeat, are lost or come in any order."""
    cuts = sorted({0, *(8 * rng.randrange(1, 9) for _ in range(rng.randint(1, 4)))})
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], None]):
        size = "" if end is None else f" {end - start + rng.choice((0, 0, 0, 0, 8, -8 if end - start > 8 else 0))}"
        pieces.append(f"{head} {mark(start, end is not None)} / slice {start}{size} / {body}")
    if rng.random() < 0.3:
        pieces.append(rng.choice(pieces))
    if rng.random() < 0.6:
        rng.shuffle(pieces)
    return pieces


def odd4(rng):
    choice = rng.randrange(10)
    source = rng.choice(("10.77.0.2", "10.77.0.2", "10.77.0.3", "10.99.0.5"))
    head = f"ip4 src={source} dst={rng.choice(ENDS4)}"
    if choice < 2:
        return [f"{head} ttl={rng.choice((1, 2, 64))}{options4(rng)} / {raw_icmp(rng, 'icmp')}"]
    if choice < 4:
        return [f"{head}{options4(rng)} / {rng.choice(('icmp id=3', 'udp dport=99', 'udp dport=53'))} / data 16"]
    if choice == 4:
        return [f"{head} / {tcp(rng)}"]
    if choice == 5:
        return [f"ip4 src={source} dst=10.77.0.1 / {redirect4(rng)}", "ip4 src=10.99.0.5 / icmp id=5 / data 8"]
    if choice < 8:
        return [f"ip4 src={source} dst=10.77.0.1 / {about_own4(rng)}"]
    ident = rng.getrandbits(16)
    body = rng.choice(("icmp id=7", "udp sport=9 dport=99", "icmp type=13 size=20", "udp sport=9 dport=53"))
    return fragments(rng, f"{head} id={ident}", lambda at, more: f"offset={at} mf={int(more)}",
                     f"{body} / data {rng.choice((64, 80, 300))}")


def arp(rng):
    """Requests and replies, right and wrong, never about who has an address that others of the test need."""
    own, other = "10.77.0.1", rng.choice(("10.77.0.2", "10.77.0.3"))
    if rng.random() < 0.5:
        target = rng.choice((own, own, "10.77.0.9", "10.78.0.1", "224.0.0.1", "127.0.0.1", "10.99.0.5", "0.0.0.0"))
        return [f"arp op={rng.choice((1, 1, 1, 2, 3, 0))} spa={rng.choice((other, '0.0.0.0', own))} tpa={target}"]
    frame = bytearray(bytes.fromhex("ffffffffffff02000000000208060001080006040001020000000002" "0a4d0002"
                                    "0000000000000a4d0001"))
    frame[rng.randrange(14, len(frame))] ^= 1 << rng.randrange(8)
    return [f"hex {frame[:rng.choice((len(frame), len(frame), rng.randrange(20, 42)))].hex()}"]


# ---- IPv6 ----

def options6(rng):
    found = ""
    while rng.random() < 0.6 and len(found) < 60:
        kind = rng.choice((0, 1, 1, 4, 5, 0x26, 0xc2, 0xc9, 0x1e, 0x5e, 0x9e, 0xde, 0x63, 0x31, rng.randrange(256)))
        size = rng.choice((0, 2, 4, 4, rng.randrange(12)))
        found += f"{kind:02x}" + (f"{rng.choice((size, size, size, size + 1)):02x}{hexed(rng, size, size)}" if kind
                                  else "")
    return f" options=hex:{found}" if found else ""


def chain(rng):
    """Extension headers in any order and number."""
    found = ""
    for _ in range(rng.choice((1, 1, 2, 3, 4))):
        found += rng.choice((
            f"hbh{options6(rng)} / ", f"dst{options6(rng)} / ", f"dst{options6(rng)} / ",
            f"rt type={rng.choice((0, 2, 3, 4, 200))} left={rng.choice((0, 0, 1, 2))} / ",
            f"rt type=0 left={rng.randrange(3)} addresses=2001:db8:77::2 / ", f"frag id={rng.getrandbits(32)} / ",
            f"dst len={rng.randrange(4)} / ", "hbh len=1 / "))
    return found


def nd_options(rng):
    """Lengths of 0, odd ones, and more than there is."""
    found = ""
    while rng.random() < 0.5:
        found += rng.choice((
            " sllao", " tllao", " sllao=02:00:00:00:00:02", f" opt={rng.randrange(40)}:{hexed(rng, 20)}",
            f" opt={rng.choice((1, 2, 3, 4, 5, 14, 25))}:{rng.randrange(5)}:{hexed(rng, 24)}", " mtu=1400",
            " nonce=010203040506", f" tail={hexed(rng, 9, 1)}"))
    return found


def discovery(rng):
    own = rng.choice(("2001:db8:77::1", "fe80::1", "2001:db8:77::a", "2001:db8:77::", "ff02::1", "::"))
    what = rng.choice((f"ns target={own}", f"na target={rng.choice(('2001:db8:77::2', '2001:db8:77::3', own))} "
                       f"r={rng.randrange(2)} s={rng.randrange(2)} o={rng.randrange(2)}", "rs", "ra lifetime=0",
                       f"redirect target={rng.choice(('fe80::3', '2001:db8:99::9', 'fe80::9'))} dest=2001:db8:99::9"))
    source = rng.choice(USUAL * 4 + (" src=fe80::2", " src=::", " src=2001:db8:77::3", " src=fe80::1"))
    to = rng.choice(USUAL * 3 + (" dst=ff02::1", " dst=ff02::1:ff00:1", " dst=fe80::1", " dst=ff02::2"))
    hop = rng.choice(USUAL * 5 + (" hop=254",))
    return [f"ip6{source}{to}{hop} / {what}{rng.choice(USUAL * 6 + (' code=1', ' checksum=bad'))}{nd_options(rng)}"]


def mld(rng):
    group = rng.choice(("::", "::", "ff02::1234", "ff02::1", "ff02::9999", "2001:db8::1"))
    what = rng.choice((f"mld query v=1 mrc={rng.choice((0, 10000, 65535))} group={group}",
                       f"mld query v=2 mrc={rng.choice((10000, 32768, 65535))} group={group} "
                       f"s={rng.randrange(2)} qrv={rng.randrange(8)} qqic={rng.randrange(256)}",
                       f"mld query v=2 mrc=60000 group={group} sources=2001:db8::5,2001:db8::6",
                       f"mld report v=1 group={group}", f"mld done group={group}",
                       f"mld report v=2 records=IS_EX@{group} nrecords={rng.randrange(3)}"))
    alert = rng.choice(("hbh options=ra / ",) * 4 + ("", "hbh options=ra:1 / ", "dst / "))
    return [f"ip6{rng.choice(USUAL * 4 + (' src=2001:db8:77::2', ' src=::', ' hop=2'))} / {alert}{what}"]


def about_own6(rng):
    what = rng.choice(("udp sport=7 dport=9", "udp sport=53 dport=9", "tcp sport=80 dport=9", "icmp6 type=129 id=1",
                       "icmp6 type=128 id=77", "icmp6 type=1"))
    head = rng.choice((f"type=1 code={rng.randrange(9)}", "type=2 code=0", "type=3", "type=4"))
    mtu = rng.choice((0, 1279, 1280, 1281, 1400, 1500, 65535))
    to = rng.choice(("2001:db8:77::2", "2001:db8:99::5"))
    return (f"icmp6 {head} rest={mtu} / ip6 src=2001:db8:77::1 dst={to} / "
            f"{chain(rng) if rng.random() < 0.3 else ''}{what} / data {rng.choice((0, 8, 600))}")


def odd6(rng):
    choice = rng.randrange(10)
    source = rng.choice(("2001:db8:77::2", "2001:db8:77::2", "fe80::2", "2001:db8:99::5"))
    head = f"ip6 src={source} dst={rng.choice(ENDS6)} hop={rng.choice((1, 64, 64))}"
    body = rng.choice(("icmp6 id=3", "udp dport=99", "udp dport=53"))
    if choice < 3:
        return [f"{head} / {chain(rng)}{body} / data 16"]
    if choice == 3:
        return [f"{head} / {raw_icmp(rng, 'icmp6')}"]
    if choice == 4:
        return [f"{head} / {tcp(rng)}"]
    if choice < 7:
        return rng.choice((discovery, discovery, mld))(rng)
    if choice == 7:
        return [f"ip6 src={source} dst=2001:db8:77::1 / {about_own6(rng)}", "ip6 / icmp6 id=5 / data 1360"]
    ident = rng.getrandbits(32)
    return fragments(rng, f"{head} / frag id={ident}", lambda at, more: f"offset={at} mf={int(more)}",
                     f"{body} / data {rng.choice((64, 80, 300))}")


def odd(rng, family):
    """Texts of the frames of one odd packet."""
    if family == 4:
        return arp(rng) if rng.random() < 0.06 else odd4(rng)
    return odd6(rng)
