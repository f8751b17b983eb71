# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: router renumbering and node information. What follows their header depends on the code."""
from second.elements import name_size, name_text
from second.part import Fault


def code_of(part):
    return part.message[1]


# RFC 2894 section 3


def use_part(part):
    part.numbers(("use_length", 1), ("keep_length", 1), ("flag_mask", 1), ("ra_flags", 1),
                 ("valid_lifetime_seconds", 4), ("preferred_lifetime_seconds", 4))
    part.bits("flags", 4, ("valid_counts_down", 1), ("preferred_counts_down", 1), ("reserved", 30))
    part.ipv6("use_prefix")


def operation_size(octets):
    if len(octets) < 2:
        return None
    return 8 * octets[1] if octets[1] % 4 == 3 else 0


def operation(part):
    part.numbers(("operation", 1), ("length", 1), ("ordinal", 1), ("match_length", 1), ("minimum_length", 1),
                 ("maximum_length", 1), ("reserved", 2))
    part.ipv6("match_prefix")
    part.elements("use_parts", lambda octets: 32, use_part)


def result(part):
    part.bits("flags", 2, ("reserved", 14), ("out_of_bounds", 1), ("forbidden", 1))
    part.numbers(("ordinal", 1), ("matched_length", 1), ("interface_index", 4))
    part.ipv6("matched_prefix")


def router_renumbering(part):
    part.numbers(("sequence", 4), ("segment", 1))
    part.bits("flags", 1, ("test", 1), ("report", 1), ("all_interfaces", 1), ("site_specific", 1), ("processed", 1),
              ("reserved2", 3))
    part.numbers(("maximum_delay_milliseconds", 2), ("reserved", 4))
    if code_of(part) == 0:
        part.elements("operations", operation_size, operation)
    elif code_of(part) == 1:
        part.elements("results", lambda octets: 24, result)
    else:
        part.rest("body")


# RFC 4620 sections 4 to 6


NODE_FLAGS = [("reserved", 10)] + [(name, 1) for name in (
    "global", "site_local", "link_local", "compatible", "all", "truncated")]


def subject_name(part):
    """Without compression."""
    if part.left:
        at = part.at
        part.take(part.left, "subject_name")
        part.say("subject_name", name_text(part.message, at, len(part.message), field="subject_name"))


def node_query(part, qtype):
    code = code_of(part)
    for meant, name, size, take in ((0, "subject_ipv6", 16, part.ipv6), (2, "subject_ipv4", 4, part.ipv4)):
        if qtype and code == meant:
            if part.left != size:
                raise Fault("bad-length", part.at, name)
            take(name)
            return
    if qtype and code == 1:
        subject_name(part)
    else:
        part.rest("data")


def node_name_size(octets):
    """A single label that is not a whole name has a second zero octet behind it."""
    size = name_size(octets)
    if size and 1 < size < len(octets) and octets[0] + 2 == size and octets[size] == 0:
        return size + 1
    return size


def node_name(part):
    text = name_text(part.message, part.at, 16 + 4, 16)
    part.take(part.left, "octets")
    part.say("octets", text)


def node_ipv6(part):
    part.number("ttl_seconds", 4)
    part.ipv6("address")


def node_ipv4(part):
    part.number("ttl_seconds", 4)
    part.ipv4("address")


def node_reply(part, qtype):
    if code_of(part) != 0 or qtype not in (2, 3, 4):
        part.rest("data")
    elif qtype == 2:
        part.number("ttl_seconds", 4)
        part.elements("names", node_name_size, node_name)
    elif qtype == 3:
        part.elements("ipv6_addresses", lambda octets: 20, node_ipv6)
    else:
        part.elements("ipv4_addresses", lambda octets: 8, node_ipv4)


def node_information(decode_data):
    def decode(part):
        qtype = part.number("qtype", 2)
        part.bits("flags", 2, *NODE_FLAGS)
        part.octets("nonce", 8)
        decode_data(part, qtype)
    return decode


NODES = {138: router_renumbering, 139: node_information(node_query), 140: node_information(node_reply)}
