# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: multicast listener discovery and multicast router discovery."""
from second.part import Fault


# RFC 9279 section 3


def extension_size(octets):
    return 4 + int.from_bytes(octets[2:4], "big") if len(octets) >= 4 else None


def listener_extension(part):
    part.numbers(("type", 2), ("length", 2))
    part.rest("value")


def whole_extensions(octets):
    """Is there at least one, and do they end where the octets end?"""
    at = 0
    while at < len(octets):
        size = extension_size(octets[at:])
        if size is None:
            return False
        at += size
    return 0 < at == len(octets)


def extra(part, extended):
    if extended and whole_extensions(part.message[part.at:part.end]):
        part.elements("extra", extension_size, listener_extension)
    else:
        part.rest("extra")


# RFC 2710 section 3, RFC 3810 sections 5.1, 5.2 and 8.1


def query(part):
    part.numbers(("maximum_response_code", 2), ("reserved", 2))
    part.ipv6("group")
    part.say("version", "2" if part.left else "1")
    if part.left == 0:
        return
    if part.left < 4:
        raise Fault("bad-length", part.at, "flags")
    flags = part.bits("flags", 1, ("extended", 1), ("reserved2", 3), ("suppress", 1), ("robustness", 3))
    part.number("qqic", 1)
    count_at = part.at
    count = part.number("number_of_sources", 2)
    part.ipv6_list("sources", part.announced(16 * count, "sources", "number_of_sources", count_at))
    extra(part, flags & 0x80)


def report(part):
    part.numbers(("maximum_response_delay", 2), ("reserved", 2))
    part.ipv6("group")
    part.rest("trailing")


def record_size(octets):
    return 20 + 16 * int.from_bytes(octets[2:4], "big") + 4 * octets[1] if len(octets) >= 20 else None


def record(part):
    _, words, sources = part.numbers(("type", 1), ("aux_data_words", 1), ("number_of_sources", 2))
    part.ipv6("group")
    part.ipv6_list("sources", part.take(16 * sources, "sources"))
    part.octets("aux_data", 4 * words)


def report2(part):
    flags = part.bits("flags", 2, ("extended", 1), ("reserved", 15))
    count_at = part.at
    count = part.number("number_of_records", 2)
    if part.elements("records", record_size, record, count=count) < count:
        raise Fault("bad-length", count_at, "number_of_records")
    extra(part, flags & 0x8000)


# RFC 4286 sections 3.1, 4.1 and 5.1


def multicast_router_advertisement(part):
    part.numbers(("query_interval_seconds", 2), ("robustness", 2))
    part.rest("trailing")


def no_more(part):
    part.rest("trailing")


LISTENER = {130: query, 131: report, 132: report, 143: report2, 151: multicast_router_advertisement, 152: no_more,
            153: no_more}
