# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: candidate access router discovery (RFC 4066 section 5.1)."""
from second.part import address_text


def option_size(octets):
    return 8 * octets[1] if len(octets) > 1 else None


def attribute_size(octets):
    if len(octets) >= 2 and octets[:2] == b"\0\0":
        return len(octets)
    if len(octets) < 3:
        return None
    return octets[2] if octets[2] >= 6 else 0


def card_attribute(part):
    if part.number("code", 2):
        part.own_length(1)
        part.numbers(("reserved", 1), ("lifetime", 2))
    part.rest("data")


def l2_id(part):
    part.numbers(("context", 1), ("status_code", 1), ("l2_type", 2))
    part.rest("identifier")


def card_address(part):
    part.number("context", 1)
    at = part.at
    octets = {1: 4, 2: 16}.get(part.number("address_type", 1), part.left)
    part.say("address", address_text(part.announced(octets, "address", "address_type", at)))
    part.rest("padding")


def capability(part):
    part.number("context", 1)
    part.bits("flags", 1, ("preferences", 1), ("reserved", 7))
    part.elements("attributes", attribute_size, card_attribute)


def requirements(part):
    part.number("reserved", 2)
    part.elements("attributes", attribute_size, card_attribute)


def trusted_anchor(part):
    part.number("component", 2)
    part.rest("anchor")


def certificate(part):
    part.numbers(("context", 1), ("reserved", 1), ("all_components", 2), ("component", 2))
    part.rest("certificate")


SUBOPTIONS = {1: ("l2_id", l2_id), 2: ("address", card_address), 3: ("capability", capability),
              5: ("requirements", requirements), 6: ("trusted_anchor", trusted_anchor), 7: ("certificate", certificate)}


def suboption(part):
    kind = part.number("type", 1)
    part.own_length(1)
    if kind in SUBOPTIONS:
        part.fill(*SUBOPTIONS[kind])
    else:
        part.rest("preferences" if kind == 4 else "body")


def card(part, flags):
    part.bits("flags", 2, ("version", 3), *flags)
    part.number("sequence", 4)
    part.elements("suboptions", option_size, suboption)


def card_request(part):
    flags = [(name, 1) for name in ("preferences", "capabilities", "access_router", "trusted_anchor")]
    card(part, flags + [("reserved", 9)])


def card_reply(part):
    card(part, [(name, 1) for name in ("preferences", "unsolicited", "l2_ids")] + [("reserved", 10)])
