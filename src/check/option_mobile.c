/* SPDX-License-Identifier: BSD-2-Clause */
/* Options of mobility, of inverse and of secure Neighbor Discovery. */
#include "option_visit.h"

/* ---- mobility and inverse discovery ---- */

static void check_shortcut_limit(struct icmpwire_option_visit *v, const struct icmpwire_shortcut_limit *limit)
{
    RESERVED(limit->reserved, "shortcut_limit.reserved");
    RESERVED(limit->reserved2, "shortcut_limit.reserved2");
    FOUND_WHEN(limit->limit < 2, SHORTCUT_LIMIT, "shortcut_limit.limit");
}

static void check_home_agent(struct icmpwire_option_visit *v, const struct icmpwire_home_agent_information *agent)
{
    RESERVED(agent->flags & 0x7fff, "home_agent_information.reserved");
    FOUND_WHEN(agent->lifetime_seconds == 0, HOME_AGENT_LIFETIME, "home_agent_information.lifetime_seconds");
    FOUND_WHEN(v->carrier == ICMPWIRE_CARRIES_RA && !ICMPWIRE_RA_HOME_AGENT(v->message->router_advertisement6.flags),
               HOME_AGENT_FLAG, "");
}

/* Is an address one of the first of a list? Lists are longer than what is compared only to waste time. */
static bool stands_before(struct icmpwire_span list, struct icmpwire_span rest)
{
    size_t before = (list.size - rest.size) / 16;
    for (size_t i = 0; i < before && i < ICMPWIRE_ROUTES_COMPARED; i++)
        if (icmpwire_same_address(icmpwire_span_behind(list, 16 * i), rest))
            return true;
    return false;
}

static void check_address_list(struct icmpwire_option_visit *v, const struct icmpwire_address_list *list)
{
    struct icmpwire_span rest = list->addresses;
    RESERVED(list->reserved, "address_list.reserved");
    for (; rest.size >= 16; rest = icmpwire_span_behind(rest, 16))
        if (ICMPWIRE_RARE(stands_before(list->addresses, rest))) {
            FOUND(ADDRESS_TWICE, "address_list.addresses");
            return;
        }
}

/* RFC 5568 sections 6.1.1, 6.1.2: the source, then for each access point its address, and its router's. */
static void check_fast_order(struct icmpwire_option_visit *v, uint8_t rank)
{
    enum { ACCESS_POINT = 1 };
    FOUND_WHEN(rank < v->seen->fast_rank && rank != ACCESS_POINT, FAST_ORDER, "");
    v->seen->fast_rank = rank;
}

static void check_address_prefix(struct icmpwire_option_visit *v, const struct icmpwire_address_prefix *prefix)
{
    const struct icmpwire_span octets = icmpwire_octets_of(prefix->address);
    static const uint8_t ranks[8] = {4, 0, 5, 3, 4, 0, 0, 0}; /* by code; those of RFC 4068 have 0 */
    RESERVED(prefix->reserved, "address_prefix.reserved");
    FOUND_WHEN(prefix->prefix_length > 128, FAST_PREFIX_LENGTH, "address_prefix.prefix_length");
    FOUND_WHEN((prefix->option_code == 4 || prefix->option_code == 0) &&
                   icmpwire_bits_behind(octets, prefix->prefix_length),
               FAST_PREFIX_BITS, "address_prefix.address");
    v->seen->fast_prefixes |= (uint8_t)(prefix->option_code < 8 ? 1 << prefix->option_code : 0);
    if (v->carrier == ICMPWIRE_CARRIES_PRRTADV)
        check_fast_order(v, ranks[prefix->option_code & 7]);
}

static void check_fast_link(struct icmpwire_option_visit *v, const struct icmpwire_fast_link_layer_address *link)
{
    static const uint8_t ranks[8] = {1, 1, 1, 2, 0, 1, 1, 1}; /* by code */
    v->seen->fast_links |= (uint8_t)(link->option_code < 8 ? 1 << link->option_code : 0);
    if (v->carrier == ICMPWIRE_CARRIES_PRRTADV || v->carrier == ICMPWIRE_CARRIES_RTSOLPR)
        check_fast_order(v, ranks[link->option_code & 7]);
}

static void check_acknowledgment(struct icmpwire_option_visit *v,
                                 const struct icmpwire_advertisement_acknowledgment *option)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(v->c);
    RESERVED(option->reserved, "acknowledgment.reserved");
    FOUND_WHEN(option->new_care_of.octets && packet && icmpwire_is_multicast(packet->destination), FAST_ACKNOWLEDGMENT,
               "acknowledgment.new_care_of");
}

static void check_anchor_point(struct icmpwire_option_visit *v, const struct icmpwire_mobility_anchor_point *point)
{
    RESERVED(point->flags & 0x7f, "mobility_anchor_point.reserved");
    FOUND_WHEN(point->distance_preference >> 4 == 0, ANCHOR_POINT_DISTANCE, "mobility_anchor_point.distance");
}

/* ---- secure neighbor discovery ---- */

static void check_cga(struct icmpwire_option_visit *v, const struct icmpwire_cga *cga)
{
    RESERVED(cga->reserved, "cga.reserved");
    FOUND_WHEN(cga->collision_count > 2, CGA_COLLISIONS, "cga.collision_count");
    PADDING(cga->padding, "cga.padding");
}

static void check_trust_anchor(struct icmpwire_option_visit *v, const struct icmpwire_trust_anchor *anchor)
{
    static const uint8_t sizes[8] = {0, 0, 0, 20, 28, 32, 48, 64}; /* SHA-1 to SHA-512 by name type */
    const uint8_t type = anchor->name_type;
    FOUND_WHEN(type == 0 || type == 255, ANCHOR_TYPE, "trust_anchor.name_type");
    FOUND_WHEN(type < 8 && sizes[type] && anchor->name.size != sizes[type], ANCHOR_SIZE, "trust_anchor.name");
    PADDING(anchor->padding, "trust_anchor.padding");
    if (v->seen->first[ICMPWIRE_OPTION_TRUST_ANCHOR] == v->place.index)
        v->seen->anchor_type = type;
}

static void check_certificate(struct icmpwire_option_visit *v, const struct icmpwire_certificate *certificate)
{
    RESERVED(certificate->reserved, "certificate.reserved");
    FOUND_WHEN(certificate->certificate_type != 1, CERTIFICATE_TYPE, "certificate.certificate_type");
}

/* ---- the options ---- */

void icmpwire_check_mobile_option(struct icmpwire_option_visit *v, const struct icmpwire_option *option)
{
    switch (option->type) {
    case ICMPWIRE_OPTION_SHORTCUT_LIMIT:
        check_shortcut_limit(v, &option->shortcut_limit);
        break;
    case ICMPWIRE_OPTION_ADVERTISEMENT_INTERVAL:
        RESERVED(option->advertisement_interval.reserved, "advertisement_interval.reserved");
        break;
    case ICMPWIRE_OPTION_HOME_AGENT_INFORMATION:
        check_home_agent(v, &option->home_agent_information);
        break;
    case ICMPWIRE_OPTION_SOURCE_ADDRESS_LIST:
    case ICMPWIRE_OPTION_TARGET_ADDRESS_LIST:
        check_address_list(v, &option->address_list);
        break;
    case ICMPWIRE_OPTION_CGA:
        check_cga(v, &option->cga);
        break;
    case ICMPWIRE_OPTION_RSA_SIGNATURE:
    case ICMPWIRE_OPTION_PROXY_SIGNATURE:
        RESERVED(option->rsa_signature.reserved, "rsa_signature.reserved");
        break;
    case ICMPWIRE_OPTION_TIMESTAMP:
        RESERVED(option->timestamp.reserved, "timestamp.reserved");
        break;
    case ICMPWIRE_OPTION_TRUST_ANCHOR:
        check_trust_anchor(v, &option->trust_anchor);
        break;
    case ICMPWIRE_OPTION_CERTIFICATE:
        check_certificate(v, &option->certificate);
        break;
    case ICMPWIRE_OPTION_ADDRESS_PREFIX:
    case ICMPWIRE_OPTION_NEW_ROUTER_PREFIX:
        check_address_prefix(v, &option->address_prefix);
        break;
    case ICMPWIRE_OPTION_LINK_LAYER_ADDRESS:
        check_fast_link(v, &option->fast_link_layer_address);
        break;
    case ICMPWIRE_OPTION_ADVERTISEMENT_ACKNOWLEDGMENT:
        check_acknowledgment(v, &option->acknowledgment);
        break;
    case ICMPWIRE_OPTION_MOBILITY_ANCHOR_POINT:
        check_anchor_point(v, &option->mobility_anchor_point);
        break;
    case ICMPWIRE_OPTION_HANDOVER_KEY_REQUEST:
        RESERVED(option->handover_key_request.algorithm & 15, "handover_key_request.reserved");
        PADDING(option->handover_key_request.padding, "handover_key_request.padding");
        break;
    case ICMPWIRE_OPTION_HANDOVER_KEY_REPLY:
        RESERVED(option->handover_key_reply.algorithm & 15, "handover_key_reply.reserved");
        PADDING(option->handover_key_reply.padding, "handover_key_reply.padding");
        break;
    case ICMPWIRE_OPTION_HANDOVER_ASSIST:
    case ICMPWIRE_OPTION_MOBILE_NODE_IDENTIFIER:
        PADDING(option->coded_value.padding, "coded_value.padding");
        break;
    default:
        break;
    }
}
