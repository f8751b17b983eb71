# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: messages, each behind its checksum, and which type is which."""
from second.discovery import DISCOVERY
from second.elements import domain_name, extension, name_size, well_formed
from second.listener import LISTENER
from second.mobility import MOBILITY
from second.nodes import NODES
from second.options import options
from second.part import Fault, Part, address_text
from second.rpl import RPL


def opaque(part):
    part.rest("body")


def echo(part):
    part.numbers(("identifier", 2), ("sequence", 2))
    part.rest("data")


def information(part):
    part.numbers(("identifier", 2), ("sequence", 2))
    part.rest("trailing")


def address_mask(part):
    part.numbers(("identifier", 2), ("sequence", 2))
    part.ipv4("mask")
    part.rest("trailing")


def timestamp(part):
    part.numbers(("identifier", 2), ("sequence", 2))
    for time in ("originate", "receive", "transmit"):
        part.bits(time, 4, (f"{time}_nonstandard", 1), (f"{time}_milliseconds", 31))
    part.rest("trailing")


def traceroute(part):
    part.numbers(("identifier", 2), ("unused", 2), ("outbound_hop_count", 2), ("return_hop_count", 2),
                 ("output_link_speed", 4), ("output_link_mtu", 4))
    part.rest("trailing")


def router_solicitation(part):
    part.number("reserved", 4)
    part.rest("trailing")


def router_entry(part):
    part.ipv4("router_address")
    part.signed("preference_level")
    part.rest("trailing")


AGENT_FLAGS = [(name, 1) for name in (
    "registration_required", "busy", "home_agent", "foreign_agent", "minimal_encapsulation", "gre_encapsulation",
    "reserved", "reverse_tunneling", "udp_tunneling", "revocation", "regional_registration")] + [("reserved2", 5)]


def mobility_agent(part):
    part.numbers(("sequence", 2), ("registration_lifetime", 2))
    part.bits("flags", 2, *AGENT_FLAGS)
    if part.left % 4:
        raise Fault("bad-length", part.at, "care_of_addresses")
    octets = part.take(part.left, "care_of_addresses")
    addresses = [address_text(octets[i:i + 4]) for i in range(0, len(octets), 4)]
    part.say("care_of_addresses", f"[{', '.join(addresses)}]")


def agent_extension(part):
    kind = part.number("type", 1)
    if kind == 0:
        return
    part.own_length(1)
    if kind == 16:
        part.fill("mobility_agent", mobility_agent)
    elif kind == 19:
        part.say("prefix_lengths", f"[{', '.join(map(str, part.take(part.left, 'prefix_lengths')))}]")
    else:
        part.rest("challenge" if kind == 24 else "body")


def agent_extension_size(octets):
    if octets[0] == 0:
        return 1
    return octets[1] + 2 if len(octets) > 1 else None


def router_advertisement(part):
    start = part.at
    count, words, _ = part.numbers(("number_of_addresses", 1), ("address_entry_size", 1), ("lifetime", 2))
    if words < 2:
        raise Fault("bad-length", start + 1, "address_entry_size")
    size = 4 * words
    if count * size > part.left:
        raise Fault("bad-length", start, "number_of_addresses")
    part.elements("entries", lambda octets: size, router_entry, part.at + count * size)
    part.elements("extensions", agent_extension_size, agent_extension)


def domain_name_reply(part):
    part.numbers(("identifier", 2), ("sequence", 2))
    part.signed("ttl")
    part.elements("names", name_size, domain_name)


def experimental_mobility(part):
    subtype, _ = part.numbers(("subtype", 1), ("reserved", 3))
    if subtype == 0:
        options(part)
    else:
        part.rest("body")


def extended_echo_request(part):
    part.numbers(("identifier", 2), ("sequence", 1))
    part.bits("flags", 1, ("reserved", 7), ("local", 1))
    part.fill("extension", extension)


def extended_echo_reply(part):
    part.numbers(("identifier", 2), ("sequence", 1))
    part.bits("flags", 1, ("state", 3), ("reserved", 2), ("active", 1), ("ipv4", 1), ("ipv6", 1))
    if well_formed(part.message[part.at:part.end]):
        part.fill("extension", extension)
    part.rest("trailing")


# Errors: RFC 792, RFC 4443 section 3, RFC 4884 sections 4 and 5


def whole_header(octets, at, family):
    """Is the IP header there that a quoted datagram begins with?"""
    least = 20 if family == 4 else 40
    if len(octets) >= least and family == 4:
        least = (octets[0] & 15) * 4
        if least < 20:
            raise Fault("bad-length", at, "datagram")
    if len(octets) < least:
        raise Fault("truncated", at, "datagram")


def datagram(part, family, size=None):
    at = part.at
    octets = part.take(part.left if size is None else size, "datagram")
    part.say("datagram", octets.hex())
    whole_header(octets, at, family)


def extended_datagram(part, family, unit, length, length_at):
    if length * unit > part.left:
        raise Fault("bad-length", length_at, "length")
    datagram(part, family, length * unit if length else None)
    if part.left:
        part.fill("extension", extension)


def error4(*fields):
    """Four octets of fields, the second one being the length attribute in words, then the datagram."""
    def decode(part):
        length_at = part.at + 1
        values = part.numbers(*fields)
        extended_datagram(part, 4, 4, values[1], length_at)
    return decode


def error6(part):
    length_at = part.at
    length, _ = part.numbers(("length", 1), ("unused", 3))
    extended_datagram(part, 6, 8, length, length_at)


def source_quench(part):
    part.number("unused", 4)
    datagram(part, 4)


def redirect4(part):
    part.ipv4("gateway")
    datagram(part, 4)


def packet_too_big(part):
    part.number("mtu", 4)
    datagram(part, 6)


def parameter_problem6(part):
    part.number("pointer", 4)
    datagram(part, 6)


def conversion_error(part):
    part.number("pointer", 4)
    part.rest("datagram")


def security_failure(part):
    part.numbers(("reserved", 2), ("pointer", 2))
    part.rest("datagram")


LAYOUTS = {
    4: {0: echo, 8: echo, 3: error4(("unused", 1), ("length", 1), ("next_hop_mtu", 2)), 4: source_quench, 5: redirect4,
        9: router_advertisement, 10: router_solicitation, 11: error4(("unused", 1), ("length", 1), ("unused2", 2)),
        12: error4(("pointer", 1), ("length", 1), ("unused", 2)), 13: timestamp, 14: timestamp, 15: information,
        16: information, 17: address_mask, 18: address_mask, 30: traceroute, 31: conversion_error, 37: information,
        38: domain_name_reply, 40: security_failure, 41: experimental_mobility, 42: extended_echo_request,
        43: extended_echo_reply},
    6: {1: error6, 2: packet_too_big, 3: error6, 4: parameter_problem6, 128: echo, 129: echo,
        150: experimental_mobility, 160: extended_echo_request, 161: extended_echo_reply, **DISCOVERY, **LISTENER,
        **NODES, **MOBILITY, **RPL},
}


def decode(family, message):
    """What a message holds by path, the faults of its elements, and its own fault or None."""
    found, faults = {}, []
    part = Part(message, 0, len(message), found, faults)
    try:
        kind = part.number("type", 1)
        part.numbers(("code", 1), ("checksum", 2))
        LAYOUTS[family].get(kind, opaque)(part)
    except Fault as fault:
        return found, faults, str(fault)
    return found, faults, None
