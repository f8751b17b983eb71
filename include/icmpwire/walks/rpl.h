/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL: its base objects, options and metrics. The message's walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_RPL_H
#define ICMPWIRE_WALKS_RPL_H

ICMPWIRE_BITS(rpl_mode) = {{"grounded", 1}, {"reserved", 1}, {"mode_of_operation", 3}, {"preference", 3}, {NULL, 0}};
ICMPWIRE_BITS(rpl_dao) = {{"acknowledge", 1}, {"dodagid_present", 1}, {"projected", 1}, {"reserved", 5}, {NULL, 0}};
ICMPWIRE_BITS(rpl_dao_ack) = {{"dodagid_present", 1}, {"projected", 1}, {"reserved", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_status) = {{"rejection", 1}, {"address_registration", 1}, {"value", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_p2p_dro) = {{"stop", 1}, {"acknowledge", 1}, {"sequence", 2}, {"reserved", 12}, {NULL, 0}};
ICMPWIRE_BITS(rpl_p2p_dro_ack) = {{"sequence", 2}, {"reserved", 14}, {NULL, 0}};
ICMPWIRE_BITS(rpl_compression) = {{"elided_octets", 4}, {"request", 1}, {"hop_by_hop", 1},
                                  {"accumulate", 1},    {"reverse", 1}, {NULL, 0}};
ICMPWIRE_BITS(rpl_measurement) = {{"back_request", 1}, {"intermediate_reply", 1}, {"sequence", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_counts) = {{"number_of_addresses", 4}, {"index", 4}, {NULL, 0}};
ICMPWIRE_BITS(rpl_dco) = {{"acknowledge", 1}, {"dodagid_present", 1}, {"reserved", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_dco_ack) = {{"dodagid_present", 1}, {"reserved", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_pdr) = {{"acknowledge", 1}, {"redundant", 1}, {"reserved", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_pdr_status) = {{"rejection", 1}, {"reserved", 1}, {"value", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_consistency_check) = {{"response", 1}, {"reserved", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_time) = {{"counter_is_time", 1}, {"reserved", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_level) = {{"key_identifier_mode", 2}, {"reserved2", 3}, {"security_level", 3}, {NULL, 0}};
ICMPWIRE_BITS(rpl_node_state) = {{"reserved3", 6}, {"aggregator", 1}, {"overloaded", 1}, {NULL, 0}};
ICMPWIRE_BITS(rpl_node_energy) = {{"reserved2", 4}, {"included", 1}, {"node_type", 2}, {"estimated", 1}, {NULL, 0}};
ICMPWIRE_BITS(rpl_hop_count) = {{"reserved2", 4}, {"flags", 4}, {NULL, 0}};
ICMPWIRE_BITS(rpl_link_quality) = {{"level", 3}, {"number_of_links", 5}, {NULL, 0}};
ICMPWIRE_BITS(rpl_link_color) = {{"color", 10}, {"number_of_links", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_color_constraint) = {{"color", 10}, {"reserved3", 5}, {"exclude", 1}, {NULL, 0}};
ICMPWIRE_BITS(rpl_metric) = {{"reserved", 5}, {"partial", 1},     {"constraint", 1}, {"optional", 1},
                             {"recorded", 1}, {"aggregation", 3}, {"precedence", 4}, {NULL, 0}};
ICMPWIRE_BITS(rpl_configuration) = {
    {"projected_routes", 1}, {"registration_proxy", 1}, {"compression", 1}, {"rpi_option_23", 1},
    {"authentication", 1},   {"path_control_size", 3},  {NULL, 0}};
ICMPWIRE_BITS(rpl_target) = {{"full_address", 1}, {"registration_proxy", 1}, {"kind", 2}, {"rovr_size", 4}, {NULL, 0}};
ICMPWIRE_BITS(rpl_transit) = {{"external", 1}, {"invalidate", 1}, {"reserved", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_solicited) = {
    {"match_version", 1}, {"match_instance", 1}, {"match_dodagid", 1}, {"reserved", 5}, {NULL, 0}};
ICMPWIRE_BITS(rpl_prefix) = {{"on_link", 1}, {"autonomous", 1}, {"router_address", 1}, {"reserved", 5}, {NULL, 0}};
ICMPWIRE_BITS(rpl_p2p) = {{"reply", 1}, {"hop_by_hop", 1}, {"routes", 2}, {"elided_octets", 4}, {NULL, 0}};
ICMPWIRE_BITS(rpl_p2p_limits) = {{"lifetime", 2}, {"rank_or_next_hop", 6}, {NULL, 0}};
ICMPWIRE_BITS(rpl_route_request) = {{"symmetric", 1}, {"hop_by_hop", 1}, {"reserved", 1}, {"elided_octets", 4},
                                    {"lifetime", 2},  {"rank_limit", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_route_reply) = {{"gratuitous", 1}, {"hop_by_hop", 1}, {"reserved", 1}, {"elided_octets", 4},
                                  {"lifetime", 2},   {"rank_limit", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_delta) = {{"delta", 6}, {"reserved2", 2}, {NULL, 0}};
ICMPWIRE_BITS(rpl_art) = {{"reserved", 1}, {"prefix_length", 7}, {NULL, 0}};
ICMPWIRE_BITS(rpl_source_route) = {{"form", 3}, {"addresses_less_one", 5}, {NULL, 0}};
ICMPWIRE_BITS(rpl_sibling) = {{"same_dodag", 1}, {"symmetric", 1}, {"reserved", 3}, {"compression", 3}, {NULL, 0}};

/* RFC 6550 section 6.7.1; Pad1 (section 6.7.2) has no length. */
ICMPWIRE_INLINE size_t icmpwire_reach_rpl_option(const uint8_t *list, size_t left)
{
    if (left && icmpwire_peek8(list, 0) == ICMPWIRE_RPL_OPTION_PAD1)
        return 1;
    return left < 2 ? ICMPWIRE_BEYOND : 2 + (size_t)icmpwire_peek8(list, 1);
}

/* RFC 6551 section 2.1 */
ICMPWIRE_INLINE size_t icmpwire_reach_rpl_metric(const uint8_t *list, size_t left)
{
    return left < 4 ? ICMPWIRE_BEYOND : 4 + (size_t)icmpwire_peek8(list, 3);
}

/* RFC 8138 section 5.1: octets of an address of a source route; unassigned types have none that is known. */
ICMPWIRE_INLINE size_t icmpwire_rpl_source_route_each(uint8_t type)
{
    return type > 4 ? 0 : (size_t)1 << type;
}

ICMPWIRE_INLINE size_t icmpwire_reach_rpl_source_route(const uint8_t *list, size_t left)
{
    size_t each;
    if (left < 2)
        return ICMPWIRE_BEYOND;
    each = icmpwire_rpl_source_route_each(icmpwire_peek8(list, 1));
    return each ? 2 + each * ICMPWIRE_RPL_SOURCE_ROUTE_COUNT(icmpwire_peek8(list, 0)) : 0;
}

/* The octets that hold a prefix, of an address at most. */
ICMPWIRE_INLINE size_t icmpwire_rpl_prefix_octets(uint8_t prefix_length)
{
    return prefix_length < 128 ? (prefix_length + 7u) / 8 : 16;
}

/* An address, or what compression left of one; whole ones are shown as addresses. */
#define ADDRESS_OF(f, n)           \
    do {                           \
        if ((n) == 16)             \
            FIXED(f, ADDRESS, 16); \
        else                       \
            FIXED(f, OCTETS, n);   \
    } while (0)

/* The rest: addresses of n octets each. */
#define ADDRESSES_OF(f, n)      \
    do {                        \
        if ((n) == 16)          \
            REST(f, IPV6_LIST); \
        else                    \
            REST(f, OCTETS);    \
    } while (0)

/* ---- base objects ---- */

WALK(rpl_dis) /* RFC 6550 section 6.2.1 */
{
    U8(flags);
    U8(reserved);
}

WALK(rpl_dio) /* RFC 6550 section 6.3.1 */
{
    U8(instance);
    U8(version);
    U16(rank);
    U8_BITS(mode, rpl_mode);
    U8(dtsn);
    U8(flags);
    U8(reserved2);
    IPV6(dodagid);
}

WALK(rpl_dao) /* RFC 6550 section 6.4.1, RFC 9914 section 4.1.1 */
{
    U8(instance);
    U8_BITS_AS(flags, rpl_dao, m->flags | (m->dodagid.octets ? 0x40u : 0));
    U8(reserved2);
    U8(sequence);
    IPV6_WHEN(dodagid, ICMPWIRE_RPL_DAO_DODAGID(m->flags));
}

WALK(rpl_dao_ack) /* RFC 6550 section 6.5.1, RFC 9914 section 4.1.2 */
{
    U8(instance);
    U8_BITS_AS(flags, rpl_dao_ack, m->flags | (m->dodagid.octets ? 0x80u : 0));
    U8(sequence);
    U8_BITS(status, rpl_status);
    IPV6_WHEN(dodagid, ICMPWIRE_RPL_ACK_DODAGID(m->flags));
}

WALK(rpl_p2p_dro) /* RFC 6997 section 8 */
{
    U8(instance);
    U8(version);
    U16_BITS(flags, rpl_p2p_dro);
    IPV6(dodagid);
}

WALK(rpl_p2p_dro_ack) /* RFC 6997 section 10 */
{
    U8(instance);
    U8(version);
    U16_BITS(flags, rpl_p2p_dro_ack);
    IPV6(dodagid);
}

WALK(rpl_measurement) /* RFC 6998 section 3.1 */
{
    size_t each;
    U8(instance);
    U8_BITS(compression, rpl_compression);
    each = 16u - ICMPWIRE_RPL_ELIDED(m->compression);
    U8_BITS(flags, rpl_measurement);
    U8_BITS_AS(counts, rpl_counts, m->addresses.size / each << 4 | ICMPWIRE_RPL_MEASUREMENT_INDEX(m->counts));
    ADDRESS_OF(start, each);
    ADDRESS_OF(end, each);
    if (each == 16)
        SPAN(addresses, IPV6_LIST, each * ICMPWIRE_RPL_MEASUREMENT_ADDRESS_COUNT(m->counts), counts);
    else
        SPAN(addresses, OCTETS, each * ICMPWIRE_RPL_MEASUREMENT_ADDRESS_COUNT(m->counts), counts);
}

WALK(rpl_dco) /* RFC 9009 section 4.3 */
{
    U8(instance);
    U8_BITS_AS(flags, rpl_dco, m->flags | (m->dodagid.octets ? 0x40u : 0));
    U8_BITS(status, rpl_status);
    U8(sequence);
    IPV6_WHEN(dodagid, ICMPWIRE_RPL_DAO_DODAGID(m->flags));
}

WALK(rpl_dco_ack) /* RFC 9009 section 4.3 */
{
    U8(instance);
    U8_BITS_AS(flags, rpl_dco_ack, m->flags | (m->dodagid.octets ? 0x80u : 0));
    U8(sequence);
    U8_BITS(status, rpl_status);
    IPV6_WHEN(dodagid, ICMPWIRE_RPL_ACK_DODAGID(m->flags));
}

WALK(rpl_pdr) /* RFC 9914 section 5.1 */
{
    U8(track);
    U8_BITS(flags, rpl_pdr);
    U8(lifetime);
    U8(sequence);
}

WALK(rpl_pdr_ack) /* RFC 9914 section 5.2 */
{
    U8(track);
    U8(flags);
    U8(lifetime);
    U8(sequence);
    U8_BITS(status, rpl_pdr_status);
    U24(reserved2);
}

WALK(rpl_consistency_check) /* RFC 6550 section 6.6.1 */
{
    U8(instance);
    U8_BITS(flags, rpl_consistency_check);
    U16(nonce);
    IPV6(dodagid);
    U32(destination_counter);
}

/* ---- metrics ---- */

WALK(rpl_node_state) /* RFC 6551 section 3.1 */
{
    U8(reserved2);
    U8_BITS(attributes, rpl_node_state);
    TAIL(more);
}

WALK(rpl_node_energy) /* RFC 6551 section 3.2 */
{
    U8_BITS(attributes, rpl_node_energy);
    U8(energy);
    TAIL(more);
}

WALK(rpl_hop_count) /* RFC 6551 section 3.3 */
{
    U8_BITS(attributes, rpl_hop_count);
    U8(hop_count);
    TAIL(more);
}

WALK(rpl_throughput) /* RFC 6551 section 4.1 */
{
    U32(octets_per_second);
    TAIL(more);
}

WALK(rpl_latency) /* RFC 6551 section 4.2 */
{
    U32(microseconds);
    TAIL(more);
}

WALK(rpl_link_quality) /* RFC 6551 section 4.3.1 */
{
    U8(reserved2);
    U8_BITS(level, rpl_link_quality);
    TAIL(more);
}

WALK(rpl_etx) /* RFC 6551 section 4.3.2 */
{
    U16(etx_128ths);
    TAIL(more);
}

WALK(rpl_link_color) /* RFC 6551 section 4.4.1 */
{
    U8(reserved2);
    U16_BITS(color, rpl_link_color);
    TAIL(more);
}

WALK_OF(rpl_color_constraint, rpl_link_color) /* RFC 6551 section 4.4.1 */
{
    U8(reserved2);
    U16_BITS(color, rpl_color_constraint);
    TAIL(more);
}

WALK(rpl_metric) /* RFC 6551 section 2.1 */
{
    U8(type);
    U16_BITS(flags, rpl_metric);
    U8_SIZE(length, 1, 4);
    if (m->type == ICMPWIRE_RPL_METRIC_NODE_STATE)
        PART_RARE(node_state, rpl_node_state);
    else if (m->type == ICMPWIRE_RPL_METRIC_NODE_ENERGY)
        PART_RARE(node_energy, rpl_node_energy);
    else if (m->type == ICMPWIRE_RPL_METRIC_HOP_COUNT)
        PART_RARE(hop_count, rpl_hop_count);
    else if (m->type == ICMPWIRE_RPL_METRIC_THROUGHPUT)
        PART_RARE(throughput, rpl_throughput);
    else if (m->type == ICMPWIRE_RPL_METRIC_LATENCY)
        PART_RARE(latency, rpl_latency);
    else if (m->type == ICMPWIRE_RPL_METRIC_LINK_QUALITY)
        PART_RARE(link_quality, rpl_link_quality);
    else if (m->type == ICMPWIRE_RPL_METRIC_ETX)
        PART_RARE(etx, rpl_etx);
    else if (m->type != ICMPWIRE_RPL_METRIC_LINK_COLOR)
        REST(body, OCTETS);
    else if (ICMPWIRE_RPL_METRIC_CONSTRAINT(m->flags))
        PART_RARE(link_color, rpl_color_constraint);
    else
        PART_RARE(link_color, rpl_link_color);
}

/* ---- options ---- */

WALK(rpl_route_information) /* RFC 6550 section 6.7.5 */
{
    U8(prefix_length);
    U8_BITS(flags, route_information);
    U32(lifetime_seconds);
    if (MISFIT(LEFT > 16 || LEFT < icmpwire_rpl_prefix_octets(m->prefix_length)))
        return;
    REST(prefix, PREFIX);
}

WALK(rpl_dodag_configuration) /* RFC 6550 section 6.7.6 */
{
    U8_BITS(flags, rpl_configuration);
    U8(interval_doublings);
    U8(interval_min);
    U8(redundancy_constant);
    U16(max_rank_increase);
    U16(min_hop_rank_increase);
    U16(objective_code_point);
    U8(reserved);
    U8(default_lifetime);
    U16(lifetime_unit_seconds);
}

/* For building: the flags with the ROVR size, when there is a ROVR of a size that can be said. */
ICMPWIRE_INLINE size_t icmpwire_rpl_target_flags(const struct icmpwire_rpl_target *target)
{
    if (target->rovr.size == 0)
        return target->flags;
    if (target->rovr.size > 32 || target->rovr.size % 8)
        return SIZE_MAX;
    return (target->flags & 0xf0u) | target->rovr.size / 8;
}

WALK(rpl_target) /* RFC 6550 section 6.7.7, RFC 9010 section 6.1 */
{
    size_t octets;
    U8_BITS_AS(flags, rpl_target, icmpwire_rpl_target_flags(m));
    U8(prefix_length);
    octets = ICMPWIRE_RPL_TARGET_FULL(m->flags) ? 16 : icmpwire_rpl_prefix_octets(m->prefix_length);
    FIXED(prefix, PREFIX, octets);
    if (ICMPWIRE_RPL_TARGET_ROVR_SIZE(m->flags) > 4) {
        REST(trailing, OCTETS);
        return;
    }
    octets = (size_t)8 * ICMPWIRE_RPL_TARGET_ROVR_SIZE(m->flags);
    if (MISFIT(LEFT < octets))
        return;
    SPAN(rovr, OCTETS, octets, flags);
    if (octets == 0) /* RFC 6550 lets the prefix be longer than it needs to be */
        TAIL(trailing);
}

WALK(rpl_transit_information) /* RFC 6550 section 6.7.8 */
{
    U8_BITS(flags, rpl_transit);
    U8(path_control);
    U8(path_sequence);
    U8(path_lifetime);
    OPTIONAL_IPV6(parent);
}

WALK(rpl_solicited_information) /* RFC 6550 section 6.7.9 */
{
    U8(instance);
    U8_BITS(flags, rpl_solicited);
    IPV6(dodagid);
    U8(version);
}

WALK_OF(rpl_prefix_information, prefix_information) /* RFC 6550 section 6.7.10 */
{
    U8(prefix_length);
    U8_BITS(flags, rpl_prefix);
    U32(valid_lifetime_seconds);
    U32(preferred_lifetime_seconds);
    U32(reserved2);
    IPV6(prefix);
}

WALK(rpl_p2p_route_discovery) /* RFC 6997 section 7 */
{
    size_t each;
    U8_BITS(flags, rpl_p2p);
    U8_BITS(limits, rpl_p2p_limits);
    each = 16u - ICMPWIRE_RPL_P2P_ELIDED(m->flags);
    ADDRESS_OF(target, each);
    if (MISFIT(LEFT % each))
        return;
    ADDRESSES_OF(addresses, each);
}

/* RFC 9854 section 4.1: with H no addresses are wanted, and what is there has no size. */
ICMPWIRE_INLINE size_t icmpwire_rpl_aodv_each(uint16_t flags)
{
    return ICMPWIRE_RPL_AODV_HOP_BY_HOP(flags) ? 1 : 16u - ICMPWIRE_RPL_AODV_ELIDED(flags);
}

WALK(rpl_route_request) /* RFC 9854 section 4.1 */
{
    size_t each;
    U16_BITS(flags, rpl_route_request);
    U8(originator_sequence);
    each = icmpwire_rpl_aodv_each(m->flags);
    if (MISFIT(LEFT % each))
        return;
    ADDRESSES_OF(addresses, each);
}

WALK(rpl_route_reply) /* RFC 9854 section 4.2 */
{
    size_t each;
    U16_BITS(flags, rpl_route_reply);
    U8_BITS(delta, rpl_delta);
    each = icmpwire_rpl_aodv_each(m->flags);
    if (MISFIT(LEFT % each))
        return;
    ADDRESSES_OF(addresses, each);
}

WALK(rpl_art) /* RFC 9854 section 4.3 */
{
    size_t octets;
    U8(destination_sequence);
    U8_BITS(prefix_length, rpl_art);
    octets = icmpwire_rpl_prefix_octets(ICMPWIRE_RPL_ART_PREFIX_LENGTH(m->prefix_length));
    FIXED(target, PREFIX, octets ? octets : 16);
}

WALK(rpl_root_failure) /* RFC 9866 section 4.2 */
{
    if (MISFIT(LEFT % 2))
        return;
    SPAN(positive, OCTETS, LEFT / 2, positive);
    REST(negative, OCTETS);
}

/* For building: form 4, and the number of addresses less one when it can be said in 5 bits. */
ICMPWIRE_INLINE size_t icmpwire_rpl_source_route_size(const struct icmpwire_rpl_source_route *route)
{
    size_t each = icmpwire_rpl_source_route_each(route->type);
    size_t count = each ? route->addresses.size / each : 0;
    return count > 32 ? SIZE_MAX : 0x80 | (count ? count - 1 : 0);
}

WALK(rpl_source_route) /* RFC 8138 section 5.1 */
{
    size_t each, octets;
    U8_BITS_AS(size, rpl_source_route, icmpwire_rpl_source_route_size(m));
    U8(type);
    each = icmpwire_rpl_source_route_each(m->type);
    if (REFUSED(each == 0, BAD_LENGTH, type))
        return;
    octets = each * ICMPWIRE_RPL_SOURCE_ROUTE_COUNT(m->size);
    if (each == 16)
        SPAN(addresses, IPV6_LIST, octets, size);
    else
        SPAN(addresses, OCTETS, octets, size);
}

WALK(rpl_via) /* RFC 9914 section 5.3 */
{
    U8(flags);
    U8(route);
    U8(segment_sequence);
    U8(segment_lifetime);
    LIST(routes, rpl_source_route);
}

WALK(rpl_sibling_information) /* RFC 9914 section 5.4 */
{
    size_t octets;
    U8_BITS(flags, rpl_sibling);
    U8(opaque);
    U16(rank_step);
    U16(reserved2);
    octets = icmpwire_rpl_source_route_each(ICMPWIRE_RPL_SIBLING_COMPRESSION(m->flags));
    if (REFUSED(octets == 0, BAD_FIELD, flags))
        return;
    if (!ICMPWIRE_RPL_SIBLING_SAME_DODAG(m->flags))
        ADDRESS_OF(dodagid, octets);
    ADDRESS_OF(address, octets);
}

WALK(rpl_option) /* RFC 6550 section 6.7.1 */
{
    U8(type);
    if (m->type == ICMPWIRE_RPL_OPTION_PAD1)
        return;
    U8_SIZE(length, 1, 2);
    switch (m->type) {
    case ICMPWIRE_RPL_OPTION_PADN:
        REST(padding, OCTETS);
        break;
    case ICMPWIRE_RPL_OPTION_METRIC_CONTAINER:
        LIST(metrics, rpl_metric);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_INFORMATION:
        PART_RARE(route_information, rpl_route_information);
        break;
    case ICMPWIRE_RPL_OPTION_DODAG_CONFIGURATION:
        PART_RARE(dodag_configuration, rpl_dodag_configuration);
        break;
    case ICMPWIRE_RPL_OPTION_TARGET:
        PART_RARE(target, rpl_target);
        break;
    case ICMPWIRE_RPL_OPTION_TRANSIT_INFORMATION:
        PART_RARE(transit_information, rpl_transit_information);
        break;
    case ICMPWIRE_RPL_OPTION_SOLICITED_INFORMATION:
        PART_RARE(solicited_information, rpl_solicited_information);
        break;
    case ICMPWIRE_RPL_OPTION_PREFIX_INFORMATION:
        PART_RARE(prefix_information, rpl_prefix_information);
        break;
    case ICMPWIRE_RPL_OPTION_TARGET_DESCRIPTOR:
        U32(target_descriptor);
        break;
    case ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY:
        PART_RARE(p2p_route_discovery, rpl_p2p_route_discovery);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_REQUEST:
        PART_RARE(route_request, rpl_route_request);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_REPLY:
        PART_RARE(route_reply, rpl_route_reply);
        break;
    case ICMPWIRE_RPL_OPTION_ART:
        PART_RARE(art, rpl_art);
        break;
    case ICMPWIRE_RPL_OPTION_ROOT_FAILURE:
        PART_RARE(root_failure, rpl_root_failure);
        break;
    case ICMPWIRE_RPL_OPTION_STATEFUL_VIA:
    case ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA:
        PART_RARE(via, rpl_via);
        break;
    case ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION:
        PART_RARE(sibling_information, rpl_sibling_information);
        break;
    default:
        REST(body, OCTETS);
        break;
    }
}

/* ---- the message ---- */

/* RFC 6550 section 6.1: the mode and, in mode 3, whether there is encryption say how the key is named. */
WALK(rpl_security)
{
    uint8_t mode, level;
    U8_BITS(time, rpl_time);
    U8(algorithm);
    U8_BITS(level, rpl_level);
    U8(flags);
    U32(counter);
    mode = ICMPWIRE_RPL_KEY_MODE(m->level);
    level = ICMPWIRE_RPL_SECURITY_LEVEL(m->level);
    if (mode == 2 || (mode == 3 && level % 2))
        FIXED(key_source, OCTETS, 8);
    if (mode == 0 || mode == 2 || (mode == 3 && level % 2))
        U8(key_index);
}

/* RFC 6550 section 6.1: octets of the code or signature at the end; 0 where the level is not assigned. */
ICMPWIRE_INLINE size_t icmpwire_rpl_authentication_octets(uint8_t level)
{
    bool second = ICMPWIRE_RPL_SECURITY_LEVEL(level) > 1;
    if (ICMPWIRE_RPL_SECURITY_LEVEL(level) > 3)
        return 0;
    if (ICMPWIRE_RPL_KEY_MODE(level) == 3)
        return second ? 256 : 384;
    return second ? 8 : 4;
}

/* Does a code name a base object, and is that behind a security section? */
ICMPWIRE_INLINE bool icmpwire_rpl_assigned(uint8_t code)
{
    return code <= ICMPWIRE_RPL_PDR_ACK || code == ICMPWIRE_RPL_CONSISTENCY_CHECK ||
           (code >= ICMPWIRE_RPL_SECURE && code <= (ICMPWIRE_RPL_SECURE | ICMPWIRE_RPL_DCO_ACK));
}

ICMPWIRE_INLINE bool icmpwire_rpl_secure(uint8_t code)
{
    return code >= ICMPWIRE_RPL_SECURE && icmpwire_rpl_assigned(code);
}

WALK_IN_OF(rpl_base, rpl, message) /* RFC 6550 section 6 */
{
    unsigned base = in->code;
    if (base != ICMPWIRE_RPL_CONSISTENCY_CHECK)
        base &= ICMPWIRE_RPL_SECURE - 1u;
    switch (base) {
    case ICMPWIRE_RPL_DIS:
        PART_RARE(dis, rpl_dis);
        break;
    case ICMPWIRE_RPL_DIO:
        PART_RARE(dio, rpl_dio);
        break;
    case ICMPWIRE_RPL_DAO:
        PART_RARE(dao, rpl_dao);
        break;
    case ICMPWIRE_RPL_DAO_ACK:
        PART_RARE(dao_ack, rpl_dao_ack);
        break;
    case ICMPWIRE_RPL_P2P_DRO:
        PART_RARE(p2p_dro, rpl_p2p_dro);
        break;
    case ICMPWIRE_RPL_P2P_DRO_ACK:
        PART_RARE(p2p_dro_ack, rpl_p2p_dro_ack);
        break;
    case ICMPWIRE_RPL_MEASUREMENT:
        PART_RARE(measurement, rpl_measurement);
        break;
    case ICMPWIRE_RPL_DCO:
        PART_RARE(dco, rpl_dco);
        break;
    case ICMPWIRE_RPL_DCO_ACK:
        PART_RARE(dco_ack, rpl_dco_ack);
        break;
    case ICMPWIRE_RPL_PDR:
        PART_RARE(pdr, rpl_pdr);
        break;
    case ICMPWIRE_RPL_PDR_ACK:
        PART_RARE(pdr_ack, rpl_pdr_ack);
        break;
    default:
        PART_RARE(consistency_check, rpl_consistency_check);
        break;
    }
}

WALK_IN(rpl, message) /* RFC 6550 sections 6, 6.1 */
{
    bool readable = icmpwire_rpl_assigned(in->code);
    size_t end = 0;
    if (icmpwire_rpl_secure(in->code)) {
        PART_RARE(security, rpl_security);
        if (MISFIT(false)) /* it broke: nothing says what follows */
            return;
        end = icmpwire_rpl_authentication_octets(m->security.level);
        readable = end && ICMPWIRE_RPL_SECURITY_LEVEL(m->security.level) % 2 == 0;
    }
    if (readable)
        SAME(rpl_base);
    if (REFUSED(LEFT < end, TRUNCATED, authentication))
        return;
    if (readable)
        LIST_IN(options, rpl_option, LEFT - end, options);
    else
        SPAN(body, OCTETS, LEFT - end, body);
    if (end)
        FIXED(authentication, OCTETS, end);
}

ELEMENT(rpl_source_route)
ELEMENT(rpl_metric)
ELEMENT(rpl_option)

#undef ADDRESS_OF
#undef ADDRESSES_OF

#endif
