# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: RPL, its base objects, options and metrics."""
from second.part import Fault, address_text


def addresses(part, name, octets, size):
    """Addresses without their first octets, unless they have all 16."""
    if size == 16:
        part.ipv6_list(name, octets)
    else:
        part.say(name, octets.hex())


def address(part, name, size):
    octets = part.take(size, name)
    part.say(name, address_text(octets) if size == 16 else octets.hex())


def prefix_octets(bits):
    return min((bits + 7) // 8, 16)


# ---- base objects ----

STATUS = (("rejection", 1), ("address_registration", 1), ("value", 6))


def dis(part):
    part.numbers(("flags", 1), ("reserved", 1))


def dio(part):
    part.numbers(("instance", 1), ("version", 1), ("rank", 2))
    part.bits("mode", 1, ("grounded", 1), ("reserved", 1), ("mode_of_operation", 3), ("preference", 3))
    part.numbers(("dtsn", 1), ("flags", 1), ("reserved2", 1))
    part.ipv6("dodagid")


def dao(part):
    part.number("instance", 1)
    flags = part.bits("flags", 1, ("acknowledge", 1), ("dodagid_present", 1), ("projected", 1), ("reserved", 5))
    part.numbers(("reserved2", 1), ("sequence", 1))
    if flags & 0x40:
        part.ipv6("dodagid")


def dao_ack(part):
    part.number("instance", 1)
    flags = part.bits("flags", 1, ("dodagid_present", 1), ("projected", 1), ("reserved", 6))
    part.number("sequence", 1)
    part.bits("status", 1, *STATUS)
    if flags & 0x80:
        part.ipv6("dodagid")


def p2p_dro(part):
    part.numbers(("instance", 1), ("version", 1))
    part.bits("flags", 2, ("stop", 1), ("acknowledge", 1), ("sequence", 2), ("reserved", 12))
    part.ipv6("dodagid")


def p2p_dro_ack(part):
    part.numbers(("instance", 1), ("version", 1))
    part.bits("flags", 2, ("sequence", 2), ("reserved", 14))
    part.ipv6("dodagid")


def measurement(part):
    part.number("instance", 1)
    size = 16 - (part.bits("compression", 1, ("elided_octets", 4), ("request", 1), ("hop_by_hop", 1), ("accumulate", 1),
                           ("reverse", 1)) >> 4)
    part.bits("flags", 1, ("back_request", 1), ("intermediate_reply", 1), ("sequence", 6))
    counts_at = part.at
    count = part.bits("counts", 1, ("number_of_addresses", 4), ("index", 4)) >> 4
    address(part, "start", size)
    address(part, "end", size)
    addresses(part, "addresses", part.announced(count * size, "addresses", "counts", counts_at), size)


def dco(part):
    part.number("instance", 1)
    flags = part.bits("flags", 1, ("acknowledge", 1), ("dodagid_present", 1), ("reserved", 6))
    part.bits("status", 1, *STATUS)
    part.number("sequence", 1)
    if flags & 0x40:
        part.ipv6("dodagid")


def dco_ack(part):
    part.number("instance", 1)
    flags = part.bits("flags", 1, ("dodagid_present", 1), ("reserved", 7))
    part.number("sequence", 1)
    part.bits("status", 1, *STATUS)
    if flags & 0x80:
        part.ipv6("dodagid")


def pdr(part):
    part.number("track", 1)
    part.bits("flags", 1, ("acknowledge", 1), ("redundant", 1), ("reserved", 6))
    part.numbers(("lifetime", 1), ("sequence", 1))


def pdr_ack(part):
    part.numbers(("track", 1), ("flags", 1), ("lifetime", 1), ("sequence", 1))
    part.bits("status", 1, ("rejection", 1), ("reserved", 1), ("value", 6))
    part.number("reserved2", 3)


def consistency_check(part):
    part.number("instance", 1)
    part.bits("flags", 1, ("response", 1), ("reserved", 7))
    part.number("nonce", 2)
    part.ipv6("dodagid")
    part.number("destination_counter", 4)


PLAIN = (dis, dio, dao, dao_ack, p2p_dro, p2p_dro_ack, measurement, dco, dco_ack, pdr, pdr_ack)
BASES = {**dict(enumerate(PLAIN)), **{0x80 + code: PLAIN[code] for code in range(9)}, 0x8a: consistency_check}


# ---- metrics (RFC 6551) ----


def node_state(part):
    part.number("reserved2", 1)
    part.bits("attributes", 1, ("reserved3", 6), ("aggregator", 1), ("overloaded", 1))


def node_energy(part):
    part.bits("attributes", 1, ("reserved2", 4), ("included", 1), ("node_type", 2), ("estimated", 1))
    part.number("energy", 1)


def hop_count(part):
    part.bits("attributes", 1, ("reserved2", 4), ("flags", 4))
    part.number("hop_count", 1)


def link_quality(part):
    part.number("reserved2", 1)
    part.bits("level", 1, ("level", 3), ("number_of_links", 5))


def link_color(part):
    part.number("reserved2", 1)
    part.bits("color", 2, ("color", 10), ("number_of_links", 6))


def color_constraint(part):
    part.number("reserved2", 1)
    part.bits("color", 2, ("color", 10), ("reserved3", 5), ("exclude", 1))


METRICS = {1: ("node_state", node_state), 2: ("node_energy", node_energy), 3: ("hop_count", hop_count),
           4: ("throughput", lambda part: part.number("octets_per_second", 4)),
           5: ("latency", lambda part: part.number("microseconds", 4)), 6: ("link_quality", link_quality),
           7: ("etx", lambda part: part.number("etx_128ths", 2)), 8: ("link_color", link_color)}


def metric(part):
    kind = part.number("type", 1)
    flags = part.bits("flags", 2, ("reserved", 5), ("partial", 1), ("constraint", 1), ("optional", 1), ("recorded", 1),
                      ("aggregation", 3), ("precedence", 4))
    part.own_length(1)
    if kind not in METRICS:
        part.rest("body")
        return
    name, body = METRICS[kind]
    if body is link_color and flags & 0x200:
        body = color_constraint

    def whole(inner):
        body(inner)
        inner.rest("more")
    part.fill(name, whole)


def metric_size(octets):
    return 4 + octets[3] if len(octets) >= 4 else None


# ---- options ----


def route_information(part):
    bits = part.number("prefix_length", 1)
    part.bits("flags", 1, ("reserved", 3), ("preference", 2), ("reserved2", 3))
    part.number("lifetime_seconds", 4)
    if not prefix_octets(bits) <= part.left <= 16:
        part.misfit("prefix", part.at)
    part.prefix_of("prefix", part.left)


def dodag_configuration(part):
    part.bits("flags", 1, ("projected_routes", 1), ("registration_proxy", 1), ("compression", 1), ("rpi_option_23", 1),
              ("authentication", 1), ("path_control_size", 3))
    part.numbers(("interval_doublings", 1), ("interval_min", 1), ("redundancy_constant", 1), ("max_rank_increase", 2),
                 ("min_hop_rank_increase", 2), ("objective_code_point", 2), ("reserved", 1), ("default_lifetime", 1),
                 ("lifetime_unit_seconds", 2))


def target(part):
    flags = part.bits("flags", 1, ("full_address", 1), ("registration_proxy", 1), ("kind", 2), ("rovr_size", 4))
    bits = part.number("prefix_length", 1)
    part.prefix_of("prefix", 16 if flags & 0x80 else prefix_octets(bits))
    if flags & 15 > 4:
        part.rest("trailing")
    else:
        part.octets("rovr", 8 * (flags & 15))
        if flags & 15 == 0 and part.left:
            part.rest("trailing")


def transit_information(part):
    part.bits("flags", 1, ("external", 1), ("invalidate", 1), ("reserved", 6))
    part.numbers(("path_control", 1), ("path_sequence", 1), ("path_lifetime", 1))
    if part.left >= 16:
        part.ipv6("parent")


def solicited_information(part):
    part.number("instance", 1)
    part.bits("flags", 1, ("match_version", 1), ("match_instance", 1), ("match_dodagid", 1), ("reserved", 5))
    part.ipv6("dodagid")
    part.number("version", 1)


def prefix_information(part):
    part.number("prefix_length", 1)
    part.bits("flags", 1, ("on_link", 1), ("autonomous", 1), ("router_address", 1), ("reserved", 5))
    part.numbers(("valid_lifetime_seconds", 4), ("preferred_lifetime_seconds", 4), ("reserved2", 4))
    part.ipv6("prefix")


def address_vector(part, size):
    if part.left % size:
        part.misfit("addresses", part.at)
    addresses(part, "addresses", part.take(part.left, "addresses"), size)


def p2p_route_discovery(part):
    size = 16 - (part.bits("flags", 1, ("reply", 1), ("hop_by_hop", 1), ("routes", 2), ("elided_octets", 4)) & 15)
    part.bits("limits", 1, ("lifetime", 2), ("rank_or_next_hop", 6))
    address(part, "target", size)
    address_vector(part, size)


def aodv(first, read_third):
    def decode(part):
        flags = part.bits("flags", 2, (first, 1), ("hop_by_hop", 1), ("reserved", 1), ("elided_octets", 4),
                          ("lifetime", 2), ("rank_limit", 7))
        read_third(part)
        address_vector(part, 1 if flags & 0x4000 else 16 - (flags >> 9 & 15))
    return decode


def art(part):
    part.number("destination_sequence", 1)
    bits = part.bits("prefix_length", 1, ("reserved", 1), ("prefix_length", 7)) & 127
    part.prefix_of("target", prefix_octets(bits) or 16)


def root_failure(part):
    if part.left % 2:
        part.misfit("positive", part.at)
    part.octets("positive", part.left // 2)
    part.rest("negative")


def source_route_size(octets):
    if len(octets) < 2:
        return None
    return 2 + ((octets[0] & 31) + 1) * 2 ** octets[1] if octets[1] <= 4 else 0


def source_route(part):
    part.bits("size", 1, ("form", 3), ("addresses_less_one", 5))
    kind = part.number("type", 1)
    addresses(part, "addresses", part.take(part.left, "addresses"), 2 ** kind)


def via(part):
    part.numbers(("flags", 1), ("route", 1), ("segment_sequence", 1), ("segment_lifetime", 1))
    part.elements("routes", source_route_size, source_route)


def sibling_information(part):
    flags_at = part.at
    flags = part.bits("flags", 1, ("same_dodag", 1), ("symmetric", 1), ("reserved", 3), ("compression", 3))
    part.numbers(("opaque", 1), ("rank_step", 2), ("reserved2", 2))
    if flags & 7 > 4:
        raise Fault("bad-field", flags_at, "flags")
    if not flags & 0x80:
        address(part, "dodagid", 2 ** (flags & 7))
    address(part, "address", 2 ** (flags & 7))


OPTIONS = {3: ("route_information", route_information), 4: ("dodag_configuration", dodag_configuration),
           5: ("target", target), 6: ("transit_information", transit_information),
           7: ("solicited_information", solicited_information), 8: ("prefix_information", prefix_information),
           10: ("p2p_route_discovery", p2p_route_discovery),
           11: ("route_request", aodv("symmetric", lambda part: part.number("originator_sequence", 1))),
           12: ("route_reply", aodv("gratuitous", lambda part: part.bits("delta", 1, ("delta", 6), ("reserved2", 2)))),
           13: ("art", art), 14: ("root_failure", root_failure), 15: ("via", via), 16: ("via", via),
           17: ("sibling_information", sibling_information)}


def option(part):
    kind = part.number("type", 1)
    if kind == 0:
        return
    part.own_length(1)
    if kind == 2:
        part.elements("metrics", metric_size, metric)
    elif kind == 9:
        part.number("target_descriptor", 4)
    elif kind in OPTIONS:
        part.fill(*OPTIONS[kind])
    else:
        part.rest("padding" if kind == 1 else "body")


def option_size(octets):
    if octets[0] == 0:
        return 1
    return 2 + octets[1] if len(octets) >= 2 else None


# ---- the message ----


def security(part):
    """RFC 6550 section 6.1"""
    part.bits("time", 1, ("counter_is_time", 1), ("reserved", 7))
    part.number("algorithm", 1)
    level = part.bits("level", 1, ("key_identifier_mode", 2), ("reserved2", 3), ("security_level", 3))
    part.numbers(("flags", 1), ("counter", 4))
    mode = level >> 6
    named = mode == 2 or (mode == 3 and level & 1)
    if named:
        part.octets("key_source", 8)
    if named or mode == 0:
        part.number("key_index", 1)


def code_octets(level):
    """Of a level that is assigned."""
    return ((384, 256) if level >> 6 == 3 else (4, 8))[(level & 7) // 2]


def rpl(part):
    base = BASES.get(part.message[1])
    octets_behind = 0
    readable = base is not None
    if readable and part.message[1] >= 0x80:
        level_at = part.at + 2
        part.fill("security", security)
        level = part.message[level_at]
        assigned = level & 7 < 4
        octets_behind = code_octets(level) if assigned else 0
        readable = assigned and not level & 1
    if readable:
        part.fill(base.__name__, base)
    if part.left < octets_behind:
        raise Fault("truncated", part.at, "authentication")
    end = part.end - octets_behind
    if readable:
        part.elements("options", option_size, option, end=end)
    else:
        part.octets("body", end - part.at)
    part.rest("authentication")


RPL = {155: rpl}
