# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: home agents and mobile prefixes, certification paths, fast handovers, locators, 6LoWPAN, MPL."""
from second.options import options
from second.part import Fault


# RFC 6275 sections 6.5 to 6.8, RFC 3963 section 7


def home_agent_request(part):
    part.number("identifier", 2)
    part.bits("flags", 2, ("mobile_router", 1), ("reserved", 15))
    part.rest("trailing")


def home_agent_reply(part):
    part.number("identifier", 2)
    part.bits("flags", 2, ("mobile_router", 1), ("reserved", 15))
    if part.left % 16:
        raise Fault("bad-length", part.at, "home_agents")
    part.ipv6_list("home_agents", part.take(part.left, "home_agents"))


def mobile_prefix_solicitation(part):
    part.numbers(("identifier", 2), ("reserved", 2))
    options(part)


def mobile_prefix_advertisement(part):
    part.number("identifier", 2)
    part.bits("flags", 2, ("managed", 1), ("other_config", 1), ("reserved", 14))
    options(part)


# RFC 3971 section 6.4


def certification_path_solicitation(part):
    part.numbers(("identifier", 2), ("component", 2))
    options(part)


def certification_path_advertisement(part):
    part.numbers(("identifier", 2), ("all_components", 2), ("component", 2), ("reserved", 2))
    options(part)


# RFC 5568 section 6.1, RFC 5271


def fast_handover(part):
    part.number("subtype", 1)
    part.bits("flags", 1, ("r", 1), ("reserved", 7))
    part.number("identifier", 2)
    options(part)


# RFC 6743 section 2


def locator(part):
    part.octets("locator", 8)
    part.numbers(("preference", 2), ("lifetime_seconds", 2))


def locator_update(part):
    count_at = part.at
    count, _, _ = part.numbers(("number_of_locators", 1), ("operation", 1), ("reserved", 2))
    if 12 * count > part.left:
        raise Fault("bad-length", count_at, "number_of_locators")
    part.elements("locators", lambda octets: 12, locator, part.at + 12 * count)
    part.rest("trailing")


# RFC 6775 section 4.4, RFC 8505 section 4.2, RFC 8929 section 3.1


def duplicate_address(part):
    suffix = part.message[1] & 15
    part.numbers(("status", 1), ("tid", 1), ("lifetime_minutes", 2))
    if suffix > 4:
        part.rest("body")
        return
    part.octets("rovr", 8 * max(suffix, 1))
    part.ipv6("registered_address")
    options(part)


# RFC 7731 section 6.2


def seed_size(octets):
    if len(octets) < 2:
        return None
    return 2 + (0, 2, 8, 16)[octets[1] & 3] + (octets[1] >> 2)


def seed(part):
    part.number("minimum_sequence", 1)
    lengths = part.bits("lengths", 1, ("bitmap_octets", 6), ("seed_identifier_size", 2))
    part.octets("seed_identifier", (0, 2, 8, 16)[lengths & 3])
    part.octets("buffered_messages", lengths >> 2)


def mpl_control(part):
    part.elements("seeds", seed_size, seed)


MOBILITY = {144: home_agent_request, 145: home_agent_reply, 146: mobile_prefix_solicitation,
            147: mobile_prefix_advertisement, 148: certification_path_solicitation,
            149: certification_path_advertisement, 154: fast_handover, 156: locator_update, 157: duplicate_address,
            158: duplicate_address, 159: mpl_control}
