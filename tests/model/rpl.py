# SPDX-License-Identifier: BSD-2-Clause
"""RPL: base objects (RFC 6550 and what extends it), after the checksum."""
from . import rpl_options
from .walk import BAD_LENGTH, TRUNCATED, Fault

SECURE, CHECK = range(0x80, 0x89), 0x8a
INSTANCES = (0, 1, 0x80, 0xc0, 0x85)


def options(walk):
    if not walk.making:
        fence(walk)
    walk.elements("options", rpl_options.KNOWN)


def dodagid(walk, flags, bit):
    if flags & bit:
        walk.address("dodagid")


def dis(walk):
    walk.zero("flags", 1)
    walk.zero("reserved", 1)
    options(walk)


def dio(walk):
    walk.number("instance", 1, INSTANCES)
    walk.number("version", 1, (0, 1))
    walk.number("rank", 2)
    walk.number("mode", 1, (0x88, 0x20, 0xa0, 0x08))
    walk.number("dtsn", 1)
    walk.zero("flags", 1)
    walk.zero("reserved", 1)
    walk.address("dodagid")
    options(walk)


def dao(walk):
    walk.number("instance", 1, INSTANCES)
    flags = walk.number("flags", 1, (0, 0x40, 0xc0, 0x60, 0x20))
    walk.zero("reserved", 1)
    walk.number("sequence", 1)
    dodagid(walk, flags, 0x40)
    options(walk)


def dao_ack(walk):
    walk.number("instance", 1, INSTANCES)
    flags = walk.number("flags", 1, (0, 0x80, 0x40))
    walk.number("sequence", 1)
    walk.number("status", 1)
    dodagid(walk, flags, 0x80)
    options(walk)


def dro(walk):
    walk.number("instance", 1, INSTANCES)
    walk.number("version", 1, (0, 0, 1))
    walk.number("flags", 2, (0x8000, 0x4000))
    walk.address("dodagid")
    options(walk)


def dro_ack(walk):
    walk.number("instance", 1, INSTANCES)
    walk.number("version", 1, (0, 0, 1))
    walk.number("flags", 2, (0x8000, 0x4000))
    walk.address("dodagid")
    if not walk.making:
        fence(walk)
    walk.rest("trailing")


def measurement(walk):
    walk.number("instance", 1, INSTANCES)
    flags = walk.number("flags", 1, (0, 8, 4, 6, 0x80))
    walk.number("flags2", 1, (0, 0x80, 0x40))
    count = walk.number("num_index", 1, (0, 0x10, 0x21))
    size = 16 - (flags >> 4)
    walk.octets("start", size)
    walk.octets("end", size)
    if walk.making:
        walk.octets_of(size, count >> 4)
    else:
        walk.counted("addresses", size, count >> 4, "num_index")
    options(walk)


def dco(walk):
    walk.number("instance", 1, INSTANCES)
    flags = walk.number("flags", 1, (0, 0x40, 0xc0))
    walk.number("status", 1)
    walk.number("sequence", 1)
    dodagid(walk, flags, 0x40)
    options(walk)


def dco_ack(walk):
    walk.number("instance", 1, INSTANCES)
    flags = walk.number("flags", 1, (0, 0x80))
    walk.number("sequence", 1)
    walk.number("status", 1)
    dodagid(walk, flags, 0x80)
    options(walk)


def track_request(walk):
    walk.number("track", 1, INSTANCES)
    walk.number("flags", 1, (0, 0x80, 0x40))
    walk.number("lifetime", 1)
    walk.number("sequence", 1)
    options(walk)


def track_ack(walk):
    walk.number("track", 1, INSTANCES)
    walk.zero("flags", 1)
    walk.number("lifetime", 1)
    walk.number("sequence", 1)
    walk.number("status", 1)
    walk.zero("reserved", 3)
    options(walk)


def consistency(walk):
    walk.number("instance", 1, INSTANCES)
    walk.number("flags", 1, (0, 0x80))
    walk.number("nonce", 2)
    walk.address("dodagid")
    walk.number("destination_counter", 4)
    options(walk)


BASES = {0: dis, 1: dio, 2: dao, 3: dao_ack, 4: dro, 5: dro_ack, 6: measurement, 7: dco, 8: dco_ack, 9: track_request,
         10: track_ack}


def mac_size(kim, level):
    """The size of the MAC or signature, or None: a level that is not assigned."""
    if level > 3:
        return None
    return ((384, 384, 256, 256) if kim == 3 else (4, 4, 8, 8))[level]


def security(walk):
    """The security section: key identifier mode and level."""
    walk.number("security_flags", 1, (0, 0x80))
    walk.number("algorithm", 1, (0, 0, 0, 1))
    kim_level = walk.number("kim_level", 1, (0, 1, 2, 0x40, 0x80, 0x82, 0xc0, 0xc1, 4))
    walk.zero("security_reserved", 1)
    walk.number("counter", 4)
    kim, level = kim_level >> 6, kim_level & 7
    if kim == 2 or kim == 3 and level & 1:
        walk.octets("key_source", 8)
    if kim != 1 and (kim != 3 or level & 1):
        walk.octets("key_index", 1)
    return kim, level


def secure(walk, base):
    kim, level = security(walk)
    size = mac_size(kim, level)
    if walk.making:
        base(walk) if not level & 1 else walk.rest("body")
        return walk.octets("mac", size or 4)
    if size is None:
        return walk.rest("body")
    walk.behind = size
    if level & 1:
        fence(walk)
        walk.rest("body")
    else:
        base(walk)
    walk.end += size
    walk.octets("mac", size)


def fence(walk):
    """From here on there is room up to the MAC, which is at the end of the message."""
    if walk.left() < walk.behind:
        raise Fault(TRUNCATED, walk.pos, "mac")
    walk.end -= walk.behind


def message(walk):
    code, walk.behind = walk.code, 0
    if code == CHECK:
        secure(walk, consistency)
    elif code in SECURE:
        secure(walk, BASES[code & 0x7f])
    elif code in BASES:
        BASES[code](walk)
    else:
        walk.rest("body")
