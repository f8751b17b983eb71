# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: options of Neighbor Discovery form (RFC 4861 section 4.6)."""
from second.card import card_reply, card_request, option_size
from second.elements import name_text, plain_name_size
from second.part import Fault, address_text, quoted_text


def link_layer_address(part):
    part.say("link_layer_address", address_text(part.take(part.left, "link_layer_address")))


# RFC 4861 section 4.6, RFC 6275 section 7, RFC 2491, RFC 3122


def prefix_information(part):
    part.number("prefix_length", 1)
    part.bits("flags", 1, ("on_link", 1), ("autonomous", 1), ("router_address", 1), ("dhcp6_preferred", 1),
              ("reserved", 4))
    part.numbers(("valid_lifetime_seconds", 4), ("preferred_lifetime_seconds", 4), ("reserved2", 4))
    part.ipv6("prefix")


def redirected_header(part):
    part.number("reserved", 6)
    part.rest("datagram")


def mtu(part):
    part.numbers(("reserved", 2), ("mtu", 4))


def shortcut_limit(part):
    part.numbers(("limit", 1), ("reserved", 1), ("reserved2", 4))


def advertisement_interval(part):
    part.numbers(("reserved", 2), ("interval_milliseconds", 4))


def home_agent_information(part):
    part.bits("flags", 2, ("mobile_router", 1), ("reserved", 15))
    part.numbers(("preference", 2), ("lifetime_seconds", 2))


def addresses(part):
    """At least one, and whole ones."""
    if part.left < 16 or part.left % 16:
        part.misfit("addresses", part.at)
    part.ipv6_list("addresses", part.take(part.left, "addresses"))


def address_list(part):
    part.number("reserved", 6)
    addresses(part)


# RFC 3971 sections 5 and 6.4, RFC 6496, RFC 5269: what is behind the octets that a pad length leaves is padding


def padded(part, name, pad_length, pad_length_at, least=0):
    size = part.left - pad_length
    if size < least:
        raise Fault("bad-length", pad_length_at, "pad_length")
    start = part.at
    octets = part.take(size, name)
    part.say(name, octets.hex())
    part.rest("padding")
    return start, octets


def cga(part):
    at = part.at
    pad, _ = part.numbers(("pad_length", 1), ("reserved", 1))
    part.say("modifier", part.take(16, "modifier").hex())
    part.prefix_of("subnet_prefix", 8)
    part.number("collision_count", 1)
    padded(part, "key", pad, at, least=1)


def rsa_signature(part):
    part.number("reserved", 2)
    part.say("key_hash", part.take(16, "key_hash").hex())
    part.rest("signature")


def timestamp(part):
    part.numbers(("reserved", 6), ("seconds", 6), ("fraction", 2))


def trust_anchor(part):
    kind = part.number("name_type", 1)
    at = part.at
    pad = part.number("pad_length", 1)
    if kind == 2 and pad <= part.left:
        size = plain_name_size(part.message[part.at:part.end - pad])
        if not size or size > part.left - pad:
            raise Fault("bad-length", at, "pad_length")
    start, _ = padded(part, "name", pad, at)
    if kind == 2:
        part.say("name", name_text(part.message, start, len(part.message)))


def certificate(part):
    part.numbers(("certificate_type", 1), ("reserved", 1))
    part.rest("certificate")


def handover_key_request(part):
    at = part.at
    pad = part.number("pad_length", 1)
    part.bits("algorithm", 1, ("algorithm", 4), ("reserved", 4))
    padded(part, "key", pad, at)


def handover_key_reply(part):
    at = part.at
    pad = part.number("pad_length", 1)
    part.bits("algorithm", 1, ("algorithm", 4), ("reserved", 4))
    part.number("lifetime_seconds", 2)
    padded(part, "key", pad, at)


# RFC 5568 section 6.4, RFC 4068, RFC 5271, RFC 5380


def address_prefix(part):
    part.numbers(("option_code", 1), ("prefix_length", 1), ("reserved", 4))
    part.ipv6("address")


def fast_link_layer_address(part):
    part.number("option_code", 1)
    part.rest("address")


def acknowledgment(part):
    """Length 1, or length 3 with an address, which status 2 needs."""
    _, status, _ = part.numbers(("option_code", 1), ("status", 1), ("reserved", 4))
    if status == 2 or part.left >= 16:
        part.ipv6("new_care_of")


def coded_value(part):
    part.number("option_code", 1)
    at = part.at
    size = part.number("value_length", 1)
    part.say("value", part.announced(size, "value", "value_length", at).hex())
    part.rest("padding")


def mobility_anchor_point(part):
    part.bits("distance_preference", 1, ("distance", 4), ("preference", 4))
    part.bits("flags", 1, ("r", 1), ("reserved", 7))
    part.number("valid_lifetime_seconds", 4)
    part.ipv6("address")


# RFC 4191, RFC 8106, RFC 5175, RFC 8910, RFC 8781


def route_information(part):
    bits = part.number("prefix_length", 1)
    part.bits("flags", 1, ("reserved", 3), ("preference", 2), ("reserved2", 3))
    part.number("lifetime_seconds", 4)
    least = 0 if bits == 0 else 8 if bits <= 64 else 16
    if not least <= part.left <= 16:
        part.misfit("prefix", part.at)
    part.prefix_of("prefix", part.left)


def rdnss(part):
    part.numbers(("reserved", 2), ("lifetime_seconds", 4))
    addresses(part)


def plain_name(part):
    part.say("octets", name_text(part.message, part.at, len(part.message)))
    part.take(part.left, "octets")


def dnssl(part):
    part.numbers(("reserved", 2), ("lifetime_seconds", 4))
    if not part.left:
        part.misfit("names", part.at)
    end = part.at
    while end < part.end and part.message[end]:
        end += plain_name_size(part.message[end:part.end]) or part.end
    part.elements("names", lambda octets: plain_name_size(part.message[part.at:part.end]), plain_name,
                  min(end, part.end))
    part.rest("padding")


def flags_extension(part):
    part.number("flags", 6)
    part.rest("trailing")


def captive_portal(part):
    part.say("uri", quoted_text(part.take(part.left, "uri")))


def pref64(part):
    part.bits("lifetime_length", 2, ("scaled_lifetime", 13), ("prefix_length_code", 3))
    part.prefix_of("prefix", 12)


# RFC 6775 section 4, RFC 7400, RFC 8505, RFC 8928, RFC 9176, RFC 9685, RFC 9926


def address_registration(part):
    part.numbers(("status", 1), ("opaque", 1))
    part.bits("flags", 1, ("reserved", 1), ("crypto", 1), ("p_field", 2), ("i_field", 2), ("r", 1), ("t", 1))
    part.numbers(("tid", 1), ("lifetime_minutes", 2))
    if part.left not in (8, 16, 24, 32):
        part.misfit("rovr", part.at)
    part.rest("rovr")


def context(part):
    bits = part.number("context_length", 1)
    part.bits("flags", 1, ("reserved", 3), ("compression", 1), ("context_identifier", 4))
    part.numbers(("reserved2", 2), ("lifetime_minutes", 2))
    if part.left not in ((16,) if bits > 64 else (8, 16)):
        part.misfit("prefix", part.at)
    part.prefix_of("prefix", part.left)


def border_router(part):
    part.numbers(("version_low", 2), ("version_high", 2), ("lifetime_minutes", 2))
    part.ipv6("address")


def capability_indication(part):
    part.bits("capabilities", 6, ("experiments", 8), *((name, 1) for name in "xadlbpegf"), ("reserved", 31))
    part.rest("trailing")


def crypto_id(part):
    at = part.at
    size = part.bits("key_length", 2, ("reserved", 5), ("key_length", 11)) & 0x7FF
    part.numbers(("crypto_type", 1), ("modifier", 1), ("registration_length", 1))
    part.say("key", part.announced(size, "key", "key_length", at).hex())
    part.rest("padding")


def neighbor_signature(part):
    at = part.at
    size = part.bits("signature_length", 2, ("reserved", 5), ("signature_length", 11)) & 0x7FF
    part.number("reserved2", 4)
    part.say("signature", part.announced(size, "signature", "signature_length", at).hex())
    part.rest("padding")


def resource_directory(part):
    part.numbers(("reserved", 2), ("valid_lifetime_seconds", 4))
    part.ipv6("address")


def consistent_uptime(part):
    part.bits("uptime", 2, ("exponent", 6), ("mantissa", 10))
    part.bits("sequences", 4, ("s", 1), ("u", 1), ("reserved", 6), ("nssi", 12), ("peer_nssi", 12))


# RFC 9463 section 3, RFC 9460 section 2.2


def parameter_size(octets):
    return 4 + int.from_bytes(octets[2:4], "big") if len(octets) >= 4 else None


def service_parameter(part):
    part.number("key", 2)
    part.own_length(2)
    part.rest("value")


def encrypted_dns(part):
    part.numbers(("service_priority", 2), ("lifetime_seconds", 4))
    at = part.at
    size = part.number("adn_length", 2)
    start = part.at
    adn = part.announced(size, "adn", "adn_length", at)
    if plain_name_size(adn) != size:
        raise Fault("bad-length", at, "adn_length")
    part.say("adn", name_text(part.message, start, len(part.message)))
    named_only = part.left < 2 or not any(part.message[part.at:part.end])
    part.say("named_only", str(int(named_only)))
    if not named_only:
        at = part.at
        size = part.number("addresses_length", 2)
        if size % 16 or size > part.left:
            raise Fault("bad-length", at, "addresses_length")
        part.ipv6_list("addresses", part.take(size, "addresses"))
        at = part.at
        size = part.number("parameters_length", 2)
        if size > part.left:
            raise Fault("bad-length", at, "parameters_length")
        part.elements("parameters", parameter_size, service_parameter, part.at + size)
    part.rest("padding")


# RFC 8801 section 3.1


def provisioning_domain(part):
    start = part.at - 2
    flags = part.bits("flags", 2, ("http", 1), ("legacy", 1), ("header_follows", 1), ("reserved", 9), ("delay", 4))
    part.number("sequence", 2)
    at, size = part.at, plain_name_size(part.message[part.at:part.end])
    if size is None:
        raise Fault("truncated", at, "name")
    if not 0 < size <= part.left:
        raise Fault("bad-length", at, "name")
    part.take(size, "name")
    part.say("name", name_text(part.message, at, len(part.message)))
    part.say("padding", part.take((start - part.at) % 8, "padding").hex())
    if flags & 0x2000:
        part.say("header", part.take(16, "header").hex())
    part.elements("options", option_size, nested_option)


PARTS = {
    3: ("prefix_information", prefix_information), 4: ("redirected_header", redirected_header), 5: ("mtu", mtu),
    6: ("shortcut_limit", shortcut_limit), 7: ("advertisement_interval", advertisement_interval),
    8: ("home_agent_information", home_agent_information), 9: ("address_list", address_list),
    10: ("address_list", address_list), 11: ("cga", cga), 12: ("rsa_signature", rsa_signature),
    13: ("timestamp", timestamp), 15: ("trust_anchor", trust_anchor), 16: ("certificate", certificate),
    17: ("address_prefix", address_prefix), 18: ("address_prefix", address_prefix),
    19: ("fast_link_layer_address", fast_link_layer_address), 20: ("acknowledgment", acknowledgment),
    23: ("mobility_anchor_point", mobility_anchor_point), 24: ("route_information", route_information),
    25: ("rdnss", rdnss), 26: ("flags_extension", flags_extension), 27: ("handover_key_request", handover_key_request),
    28: ("handover_key_reply", handover_key_reply), 29: ("coded_value", coded_value), 30: ("coded_value", coded_value),
    31: ("dnssl", dnssl), 32: ("rsa_signature", rsa_signature), 33: ("address_registration", address_registration),
    34: ("context", context), 35: ("border_router", border_router),
    36: ("capability_indication", capability_indication), 37: ("captive_portal", captive_portal),
    38: ("pref64", pref64), 39: ("crypto_id", crypto_id), 40: ("neighbor_signature", neighbor_signature),
    41: ("resource_directory", resource_directory), 42: ("consistent_uptime", consistent_uptime),
    138: ("card_request", card_request), 139: ("card_reply", card_reply), 144: ("encrypted_dns", encrypted_dns),
}


def option_with(part, parts):
    kind = part.number("type", 1)
    part.own_length(1)
    if kind in (1, 2):
        link_layer_address(part)
    elif kind in parts:
        part.fill(*parts[kind])
    else:
        part.rest("nonce" if kind == 14 else "body")


def nested_option(part):
    option_with(part, PARTS)


def option(part):
    option_with(part, {**PARTS, 21: ("provisioning_domain", provisioning_domain)})


def options(part):
    part.elements("options", option_size, option)
