# SPDX-License-Identifier: BSD-2-Clause
"""The conditions that differences.md names: each is given the message as icmpwire reads it, the peer's and our values
of the field, and all that the peer read."""
from collections import Counter

DESTINATION_OPTIONS = 60  # of IPv6, as protocol number
SEND, FAST_LINK_LAYER = 13, 19
KNOWN_TO_SCAPY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 23, 24, 25, 26, 31}
RPL_KNOWN_TO_SCAPY = {0, 1, 2, 3, 7, 8}


def option_types(message):
    return message.get("options.type")


def rpl_options(message):
    """(type, length) of each option that has a length."""
    return zip([kind for kind in option_types(message) if kind], message.get("options.length"))


def fewer(theirs, ours):
    """Does the peer show a part of our values, and no others?"""
    return not Counter(map(str, theirs)) - Counter(map(str, ours))


# ---- tshark ----


def other_address_family(message, theirs, ours, peer):
    return any(family > 2 for family in message.get("extension.objects.interface_identification.afi"))


def node_identification(message, theirs, ours, peer):
    return 5 in message.get("extension.objects.class_num") and fewer(theirs, ours)


def name_ends_object(message, theirs, ours, peer):
    return fewer(theirs, ours) and any(
        each["class_num"] == 5 or each["c_type"] & 3 == 2 for each in message.fields["extension"]["objects"])


def length_is_zero(message, theirs, ours, peer):
    return message.one("length") == 0 and theirs == []


def not_fragmentation_needed(message, theirs, ours, peer):
    return message.code != 4 and theirs == []


def four_octets_less(message, theirs, ours, peer):
    return theirs == [body[:-8] for body in ours if body[:-8]]


def extended_duplicate_address(message, theirs, ours, peer):
    return message.code & 15 > 0


def seed_identifier_of_8(message, theirs, ours, peer):
    return 2 in message.get("seeds.seed_identifier_size")


def seed_identifier_is_source(message, theirs, ours, peer):
    return 0 in message.get("seeds.seed_identifier_size")


def longer_rovr(message, theirs, ours, peer):
    return theirs == [rovr[:16] for rovr in ours]


def new_care_of_address(message, theirs, ours, peer):
    return 20 in option_types(message)


def beyond_prefix_length(message, theirs, ours, peer):
    octets = {0: 12, 1: 8, 2: 7, 3: 6, 4: 5, 5: 4}
    cut = [address[:2 * octets[code]].ljust(32, "0")
           for address, code in zip(ours, message.get("options.pref64.prefix_length_code"))]
    return theirs == cut


def empty_prefix(message, theirs, ours, peer):
    return fewer(theirs, ours) and all(prefix == "0" * 32 for prefix in ours if prefix not in theirs)


def several_operations(message, theirs, ours, peer):
    return len(message.get("operations.operation")) > 1


def key_mode_from_level(message, theirs, ours, peer):
    return message.code >= 128 and (
        message.one("security.key_identifier_mode"), message.one("security.security_level")) not in ((0, 0), (2, 2))


def authentication_as_options(message, theirs, ours, peer):
    return message.code >= 128


def partial_target(message, theirs, ours, peer):
    return fewer(theirs, ours) and any(
        kind == 5 and length not in (2, 10, 18) for kind, length in rpl_options(message))


def color_not_recorded(message, theirs, ours, peer):
    metrics = [metric for option in message.fields["options"] for metric in option.get("metrics", ())]
    return theirs == [metric["link_color"]["number_of_links"] for metric in metrics
                      if metric["type"] == 8 and metric["recorded"] and not metric["constraint"]]


def destination_cleanup(message, theirs, ours, peer):
    return message.code in (7, 8) and theirs == []


def compressed_addresses(message, theirs, ours, peer):
    return any(message.get("options.p2p_route_discovery.elided_octets"))


# ---- scapy ----


def raises_exception(message, theirs, ours, peer):
    return "exception" in peer and theirs == []


def time_of_32_bits(message, theirs, ours, peer):
    return theirs == [seconds >> 16 for seconds in ours]


def behind_timestamp(message, theirs, ours, peer):
    return SEND in option_types(message)


def behind_link_layer_address(message, theirs, ours, peer):
    return FAST_LINK_LAYER in option_types(message)


def behind_unknown_option(message, theirs, ours, peer):
    return not set(option_types(message)) <= KNOWN_TO_SCAPY and fewer(theirs, ours)


def address_not_whole(message, theirs, ours, peer):
    """Is there an option whose address or prefix has less than 16 octets? scapy leaves it out, or takes what
    follows for the missing octets."""
    sizes = {3: 22, 5: 18, 6: 20}
    short = {kind for kind, length in rpl_options(message) if length != sizes.get(kind, length)}
    return bool(short)


def auxiliary_data(message, theirs, ours, peer):
    return any(message.get("records.aux_data_words"))


def color_constraint(message, theirs, ours, peer):
    return message.get("options.metrics.link_color.exclude") != []


def code_unknown_to_scapy(message, theirs, ours, peer):
    return message.code not in RPL_KNOWN_TO_SCAPY and theirs == []


def several_rpl_options(message, theirs, ours, peer):
    return len(option_types(message)) > 1 and fewer(theirs, ours)


def metric_container(message, theirs, ours, peer):
    return 2 in option_types(message) and (fewer(theirs, ours) or option_types(message)[-1] != 2)


def extension_structure(message, theirs, ours, peer):
    elsewhere = len(message.fields.get("datagram", "")) > 2 * 128
    return message.get("extension.version") != [] and (elsewhere or fewer(theirs, ours))


def name_in_object(message, theirs, ours, peer):
    return message.get("extension.objects.interface_information.name_length") != []


def extension_header_quoted(message, theirs, ours, peer):
    return DESTINATION_OPTIONS in theirs and theirs[:-1] == ours[:-1]


def behind_extension_header(message, theirs, ours, peer):
    return DESTINATION_OPTIONS in peer.get("IPerror6.nh", ()) and theirs == []
