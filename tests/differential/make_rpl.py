# SPDX-License-Identifier: BSD-2-Clause
"""RPL control messages (type 155): base objects, options, metrics and security sections that the peers know."""
import struct


# ---- metrics (RFC 6551), as type and body ----


METRICS = {
    1: lambda draw: draw.reserved(1) + bytes([draw.number(8) & 3]),
    2: lambda draw: bytes([draw.number(8) & 0x0F]) + draw.u8(),
    3: lambda draw: bytes([draw.number(8) & 0x0F]) + draw.u8(),
    4: lambda draw: draw.u32(),
    5: lambda draw: draw.u32(),
    6: lambda draw: b"\0" + draw.u8(),
    7: lambda draw: draw.u16(),
    8: lambda draw: b"\0" + draw.u16(),
}


def metric(draw):
    kind = draw.choice(sorted(METRICS))
    body = METRICS[kind](draw)
    return bytes([kind]) + struct.pack(">H", draw.number(16) & 0x07FF) + bytes([len(body)]) + body


# ---- options: what follows the length octet ----


def pad_n(draw):
    return bytes(draw.randint(0, 5))


def metric_container(draw):
    return metric(draw) + draw.many(2, lambda: metric(draw))


def route_information(draw):
    octets = draw.choice([0, 8, 16])
    return bytes([draw.randint(0, 8 * octets)]) + draw.u8() + draw.u32() + draw.randbytes(octets)


def configuration(draw):
    return (draw.u8() + draw.u8() + draw.u8() + draw.u8() + draw.u16() + draw.u16() + draw.u16() + draw.reserved(1) +
            draw.u8() + draw.u16())


def target(draw):
    prefix_length = draw.randint(0, 128)
    return b"\0" + bytes([prefix_length]) + draw.randbytes((prefix_length + 7) // 8)


def transit(draw):
    return draw.u8() + draw.u8() + draw.u8() + draw.u8() + (draw.ip6() if draw.random() < 0.5 else b"")


def solicited(draw):
    return draw.u8() + draw.u8() + draw.ip6() + draw.u8()


def prefix_information(draw):
    return bytes([draw.randint(0, 128)]) + draw.u8() + draw.u32() + draw.u32() + draw.reserved(4) + draw.ip6()


def target_descriptor(draw):
    return draw.u32()


def route_discovery(draw):
    elided = draw.choice([0, 0, 8, 14])
    return (bytes([draw.number(8) & 0xF0 | elided]) + draw.u8() + draw.randbytes(16 - elided) +
            draw.many(3, lambda: draw.randbytes(16 - elided)))


OPTIONS = {1: pad_n, 2: metric_container, 3: route_information, 4: configuration, 5: target, 6: transit, 7: solicited,
           8: prefix_information, 9: target_descriptor, 10: route_discovery}


def option(draw, kind):
    if kind == 0:
        return b"\0"
    body = OPTIONS[kind](draw)
    return bytes([kind, len(body)]) + body


def options(draw, kind=None):
    kinds = [draw.choice((0, 1, 4, 6, 8, 9)) for _ in range(draw.choice([0, 0, 1, 2]))]
    if kind is not None:
        kinds.insert(draw.randint(0, len(kinds)), kind)
    return b"".join(option(draw, each) for each in kinds)


# ---- base objects; each draws what follows the checksum or the security section ----


def dis(draw):
    return draw.u8() + draw.reserved(1)


def dio(draw):
    return draw.u8() + draw.u8() + draw.u16() + draw.u8() + draw.u8() + draw.u8() + draw.reserved(1) + draw.ip6()


def dao(draw):
    flags = draw.number(8)
    return draw.u8() + bytes([flags]) + draw.reserved(1) + draw.u8() + (draw.ip6() if flags & 0x40 else b"")


def dao_ack(draw):
    flags = draw.number(8)
    return draw.u8() + bytes([flags]) + draw.u8() + draw.u8() + (draw.ip6() if flags & 0x80 else b"")


def p2p_dro(draw):
    return draw.u8() + draw.u8() + draw.u16() + draw.ip6()


def dco(draw):
    flags = draw.number(8)
    return draw.u8() + bytes([flags]) + draw.u8() + draw.u8() + (draw.ip6() if flags & 0x40 else b"")


def consistency_check(draw):
    return draw.u8() + draw.u8() + draw.u16() + draw.ip6() + draw.u32()


BASES = {0: dis, 1: dio, 2: dao, 3: dao_ack, 4: p2p_dro, 5: p2p_dro, 7: dco, 8: dao_ack}
OPTIONED = (0, 1, 2, 3, 4, 7, 8)
CONSISTENCY_CHECK = 0x8A


def security(draw):
    """A security section whose level does not encrypt, and the code at the end of the message."""
    mode, level = draw.choice([(0, 0), (2, 2)]) if draw.random() < 0.7 else (draw.randint(0, 3), draw.choice([0, 2]))
    key = {0: 1, 1: 0, 2: 9, 3: 0}[mode]
    octets = (256 if level else 384) if mode == 3 else (8 if level else 4)
    section = (bytes([draw.number(8) & 0x80, 0, mode << 6 | level, 0]) + draw.u32() + draw.randbytes(key))
    return section, draw.randbytes(octets)


def plain(code):
    return lambda draw: (code, BASES[code](draw) + options(draw) if code in OPTIONED else BASES[code](draw))


def with_option(kind):
    """A message that is not secure, with that option."""
    def message(draw):
        code = draw.choice(OPTIONED)
        return code, BASES[code](draw) + options(draw, kind)
    return message


def secure(code):
    def message(draw):
        section, authentication = security(draw)
        base = consistency_check(draw) if code == CONSISTENCY_CHECK else BASES[code & 0x7F](draw)
        return code, section + base + authentication
    return message


RECIPES = ([plain(code) for code in BASES] + [with_option(kind) for kind in (0, *OPTIONS)] +
           [secure(code) for code in (0x80, 0x81, 0x82, 0x83, CONSISTENCY_CHECK)])
