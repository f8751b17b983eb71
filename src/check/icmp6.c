/* SPDX-License-Identifier: BSD-2-Clause */
/* The rest of ICMPv6: router renumbering, node information, mobility, certification paths, ILNP, 6LoWPAN, MPL. */
#include "options.h"

/* ---- router renumbering (RFC 2894) ---- */

static void check_use_parts(struct icmpwire_checker *c, const struct icmpwire_place *operation,
                            struct icmpwire_span parts)
{
    struct icmpwire_use_part part;
    struct icmpwire_place place = {"use_parts", 0, operation};
    for (struct icmpwire_span rest = parts; rest.size; place.index++) {
        struct icmpwire_span prefix;
        rest = icmpwire_use_part_next(rest, &part);
        if (part.status != ICMPWIRE_OK) {
            c->broken = true;
            continue;
        }
        prefix = icmpwire_octets_of(part.use_prefix);
        if (part.use_length + part.keep_length > 128)
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_USE_LENGTH, &place,
                             part.use_length > 128 ? "use_length" : "keep_length");
        if (icmpwire_is_multicast(prefix) || icmpwire_is_link_local(prefix))
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_USE_PREFIX, &place, "use_prefix");
        if (part.flags & 0x3fffffff)
            icmpwire_find_in(c, ICMPWIRE_FINDING_OTHER_RESERVED, &place, "reserved");
    }
}

static void check_operations(struct icmpwire_checker *c, struct icmpwire_span operations)
{
    enum { ADD = 1, SET_GLOBAL = 3 };
    uint64_t ordinals[4] = {0}; /* a bit for each */
    struct icmpwire_prefix_operation operation;
    struct icmpwire_place place = {"operations", 0, NULL};
    for (struct icmpwire_span rest = operations; rest.size; place.index++) {
        uint64_t bit;
        rest = icmpwire_prefix_operation_next(rest, &operation);
        if (operation.status != ICMPWIRE_OK) {
            c->broken = true;
            continue;
        }
        bit = (uint64_t)1 << operation.ordinal % 64;
        if (ordinals[operation.ordinal / 64] & bit)
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_ORDINAL, &place, "ordinal");
        ordinals[operation.ordinal / 64] |= bit;
        if (operation.operation < ADD || operation.operation > SET_GLOBAL)
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_OPERATION, &place, "operation");
        if (operation.match_length > 128)
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_MATCH_LENGTH, &place, "match_length");
        if (operation.reserved)
            icmpwire_find_in(c, ICMPWIRE_FINDING_OTHER_RESERVED, &place, "reserved");
        check_use_parts(c, &place, operation.use_parts);
    }
}

static void check_results(struct icmpwire_checker *c, struct icmpwire_span results)
{
    struct icmpwire_prefix_result result;
    struct icmpwire_place place = {"results", 0, NULL};
    for (struct icmpwire_span rest = results; rest.size; place.index++) {
        rest = icmpwire_prefix_result_next(rest, &result);
        if (result.status != ICMPWIRE_OK)
            c->broken = true;
        else if (result.flags & 0xfffc)
            icmpwire_find_in(c, ICMPWIRE_FINDING_OTHER_RESERVED, &place, "reserved");
        else if (result.matched_length > 128)
            icmpwire_find_in(c, ICMPWIRE_FINDING_RENUMBERING_MATCHED_LENGTH, &place, "matched_length");
    }
}

static void check_renumbering(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_router_renumbering *renumbering = &message->router_renumbering;
    FIND_WHEN(renumbering->flags & 7, OTHER_RESERVED, "reserved2");
    FIND_WHEN(renumbering->reserved, OTHER_RESERVED, "reserved");
    FIND_WHEN(message->code == ICMPWIRE_RENUMBERING_COMMAND && ICMPWIRE_RENUMBERING_PROCESSED(renumbering->flags),
              RENUMBERING_PROCESSED, "processed");
    FIND_WHEN(message->code == ICMPWIRE_RENUMBERING_RESET && renumbering->body.size, RENUMBERING_RESET_BODY, "body");
    check_operations(c, renumbering->operations);
    check_results(c, renumbering->results);
}

/* ---- node information (RFC 4620) ---- */

/* The flags that a qtype has: G S L C A T. */
static unsigned node_flags(uint16_t qtype)
{
    return qtype == ICMPWIRE_NODE_IPV6_ADDRESSES ? 0x3f : qtype == ICMPWIRE_NODE_IPV4_ADDRESSES ? 3 : 0;
}

static void check_node_flags(struct icmpwire_checker *c, unsigned reserved)
{
    static const char *const names[] = {"truncated", "all", "compatible", "link_local", "site_local", "global"};
    FIND_WHEN(reserved & 0xffc0, OTHER_RESERVED, "reserved");
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        FIND_WHEN(reserved >> i & 1, OTHER_RESERVED, names[i]);
}

/* Names are broken one by one; their pointers count from behind the nonce, where a TTL is first (RFC 4620 section 6.3). */
static void check_names(struct icmpwire_checker *c, struct icmpwire_span names)
{
    enum { DATA = 16, FIRST_NAME = 4 };
    const struct icmpwire_span message = icmpwire_span_of(c->data, c->captured);
    struct icmpwire_domain_name name;
    while (names.size) {
        names = icmpwire_domain_name_next(names, icmpwire_span_behind(message, DATA), FIRST_NAME, &name);
        c->broken |= name.status != ICMPWIRE_OK;
    }
}

static void check_node(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_node_information *node = &message->node_information;
    const bool query = message->type == ICMPWIRE_ICMP6_NODE_INFORMATION_QUERY;
    const unsigned known = node_flags(node->qtype);
    const unsigned code = query ? ICMPWIRE_NODE_SUBJECT_NAME : ICMPWIRE_NODE_SUCCESS;
    if (node->nonce.size == 0)
        return;
    check_node_flags(c, node->flags & ~known);
    FIND_WHEN(query && known && ICMPWIRE_NODE_TRUNCATED(node->flags), NODE_TRUNCATED, "truncated");
    FIND_WHEN(node->ttl_seconds, NODE_TTL, "ttl_seconds");
    check_names(c, node->names);
    if (ICMPWIRE_RARE(node->qtype == ICMPWIRE_NODE_NOOP)) {
        FIND_WHEN(message->code != code, NODE_NOOP_CODE, "code");
        FIND_WHEN(node->data.size, NODE_NOOP_DATA, "data");
    } else {
        FIND_WHEN(!query && node->data.size &&
                      (message->code == ICMPWIRE_NODE_REFUSED || message->code == ICMPWIRE_NODE_UNKNOWN),
                  NODE_REFUSED_DATA, "data");
    }
}

/* ---- Mobile IPv6 (RFC 6275) ---- */

static void check_home_agents(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const uint16_t flags = message->type == ICMPWIRE_ICMP6_HOME_AGENT_ADDRESS_DISCOVERY_REQUEST
                               ? message->home_agent_request.flags
                               : message->home_agent_reply.flags;
    FIND_WHEN(message->code, MOBILITY_CODE, "code");
    FIND_WHEN(flags & 0x7fff, OTHER_RESERVED, "reserved");
}

static void check_mobile_prefix(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const bool advertisement = message->type == ICMPWIRE_ICMP6_MOBILE_PREFIX_ADVERTISEMENT;
    struct icmpwire_options_seen seen;
    FIND_WHEN(message->code, MOBILITY_CODE, "code");
    if (!advertisement) {
        FIND_WHEN(message->mobile_prefix_solicitation.reserved, OTHER_RESERVED, "reserved");
        icmpwire_check_options(c, message, message->mobile_prefix_solicitation.options, ICMPWIRE_CARRIES_NONE, &seen);
        return;
    }
    FIND_WHEN(message->mobile_prefix_advertisement.flags & 0x3fff, OTHER_RESERVED, "reserved");
    icmpwire_check_options(c, message, message->mobile_prefix_advertisement.options, ICMPWIRE_CARRIES_MPA, &seen);
    FIND_WHEN(c->whole && !icmpwire_seen(&seen, ICMPWIRE_OPTION_PREFIX_INFORMATION), MOBILE_PREFIX_MISSING, "options");
}

/* ---- certification paths (RFC 3971) ---- */

enum { FROM_THIS_LINK = 255, ALL_NODES = 1 };

static void check_path_carrier(struct icmpwire_checker *c, const struct icmpwire_message *message,
                               const struct icmpwire_packet *packet)
{
    const bool solicitation = message->type == ICMPWIRE_ICMP6_CERTIFICATION_PATH_SOLICITATION;
    const bool to_all = icmpwire_is_link_group(packet->destination, ALL_NODES);
    if (packet->hop_limit != FROM_THIS_LINK)
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_PATH_HOP_LIMIT);
    if (!icmpwire_is_link_local(packet->source) && !(solicitation && icmpwire_is_unspecified(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_PATH_SOURCE);
    if (solicitation || c->readable < 6)
        return;
    if (!to_all && !icmpwire_is_solicited_node(packet->destination))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_PATH_DESTINATION);
    FIND_WHEN(to_all != (message->certification_path_advertisement.identifier == 0), PATH_IDENTIFIER, "identifier");
}

static void check_path_solicitation(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_certification_path_solicitation *path = &message->certification_path_solicitation;
    struct icmpwire_options_seen seen;
    FIND_WHEN(path->identifier == 0 && c->readable >= 6, PATH_IDENTIFIER, "identifier");
    icmpwire_check_options(c, message, path->options, ICMPWIRE_CARRIES_CPS, &seen);
    if (!icmpwire_seen(&seen, ICMPWIRE_OPTION_TRUST_ANCHOR))
        FIND_WHEN(c->whole, PATH_ANCHOR_MISSING, "options");
    else if (c->whole && seen.anchor_type != ICMPWIRE_TRUST_ANCHOR_X501)
        icmpwire_find_option(c, ICMPWIRE_FINDING_PATH_FIRST_ANCHOR, &seen, ICMPWIRE_OPTION_TRUST_ANCHOR);
}

static void check_path_advertisement(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_certification_path_advertisement *path = &message->certification_path_advertisement;
    struct icmpwire_options_seen seen;
    FIND_WHEN(path->reserved, OTHER_RESERVED, "reserved");
    FIND_WHEN(c->readable >= 10 && path->component >= path->all_components, PATH_COMPONENT, "component");
    icmpwire_check_options(c, message, path->options, ICMPWIRE_CARRIES_CPA, &seen);
    if (icmpwire_seen(&seen, ICMPWIRE_OPTION_TRUST_ANCHOR) && path->component + 1 != path->all_components)
        icmpwire_find_option(c, ICMPWIRE_FINDING_PATH_ANCHOR_LATE, &seen, ICMPWIRE_OPTION_TRUST_ANCHOR);
}

static void check_path(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    FIND_WHEN(message->code, PATH_CODE, "code");
    if (packet)
        check_path_carrier(c, message, packet);
    if (message->type == ICMPWIRE_ICMP6_CERTIFICATION_PATH_SOLICITATION) {
        icmpwire_check_unfragmented(c);
        check_path_solicitation(c, message);
    } else {
        check_path_advertisement(c, message);
    }
}

/* ---- fast handovers (RFC 5568) ---- */

enum { WILDCARD = 1 << 0, ACCESS_POINT = 1 << 1, NEW_ROUTER = 1 << 3, ANSWERS = 1 << 5 | 1 << 6 | 1 << 7 };

static void check_proxy_solicitation(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    struct icmpwire_options_seen seen;
    FIND_WHEN(message->code, FAST_CODE, "code");
    FIND_WHEN(message->fast_handover.flags & 0x80, OTHER_RESERVED, "r");
    FIND_WHEN(message->fast_handover.flags & 0x7f, OTHER_RESERVED, "reserved");
    icmpwire_check_options(c, message, message->fast_handover.options, ICMPWIRE_CARRIES_RTSOLPR, &seen);
    FIND_WHEN(c->whole && !(seen.fast_links & (WILDCARD | ACCESS_POINT)), FAST_ACCESS_POINT, "options");
    FIND_WHEN((seen.fast_links & (WILDCARD | ACCESS_POINT)) == (WILDCARD | ACCESS_POINT), FAST_WILDCARD, "options");
}

static void check_proxy_advertisement(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                      const struct icmpwire_packet *packet)
{
    enum { LAST_CODE = 5 };
    const bool of_router = message->code < 2;                         /* says which router to go to */
    const bool of_answers = message->code == 2 || message->code == 3; /* says that there is none */
    struct icmpwire_options_seen seen;
    if (packet && ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_FAST_SOURCE);
    FIND_WHEN(message->code > LAST_CODE, FAST_CODE, "code");
    FIND_WHEN(message->fast_handover.flags & 0x7f, OTHER_RESERVED, "reserved");
    icmpwire_check_options(c, message, message->fast_handover.options, ICMPWIRE_CARRIES_PRRTADV, &seen);
    if (!c->whole)
        return;
    FIND_WHEN(!(seen.fast_links & (of_answers ? ACCESS_POINT | ANSWERS : ACCESS_POINT)), FAST_ACCESS_POINT, "options");
    FIND_WHEN(of_router && !(seen.fast_links & NEW_ROUTER && seen.fast_prefixes & NEW_ROUTER), FAST_ROUTER_MISSING,
              "options");
}

static void check_fast_handover(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    if (packet && ICMPWIRE_RARE(packet->hop_limit != FROM_THIS_LINK))
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_FAST_HOP_LIMIT);
    if (message->fast_handover.subtype == ICMPWIRE_ROUTER_SOLICITATION_FOR_PROXY) {
        check_proxy_solicitation(c, message);
    } else if (message->fast_handover.subtype == ICMPWIRE_PROXY_ROUTER_ADVERTISEMENT) {
        check_proxy_advertisement(c, message, packet);
    } else {
        FIND_WHEN(c->readable >= 5, FAST_SUBTYPE, "subtype");
    }
}

/* ---- ILNP, 6LoWPAN, MPL ---- */

static void check_locators(struct icmpwire_checker *c, const struct icmpwire_locator_update *update)
{
    enum { ADVERTISEMENT = 1, ACKNOWLEDGEMENT = 2 };
    if (c->readable < 8)
        return;
    FIND_WHEN(update->number_of_locators == 0, LOCATORS_MISSING, "number_of_locators");
    FIND_WHEN(update->operation != ADVERTISEMENT && update->operation != ACKNOWLEDGEMENT, LOCATOR_OPERATION,
              "operation");
    FIND_WHEN(update->reserved, OTHER_RESERVED, "reserved");
}

static void check_duplicate(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    enum { MULTICAST = 1, LARGEST = 4 };
    const struct icmpwire_duplicate_address *duplicate = &message->duplicate_address;
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    const unsigned suffix = ICMPWIRE_DUPLICATE_ADDRESS_SUFFIX(message->code);
    const bool request = message->type == ICMPWIRE_ICMP6_DUPLICATE_ADDRESS_REQUEST;
    struct icmpwire_options_seen seen;
    struct icmpwire_span address;
    bool may_be_group;
    FIND_WHEN(message->code & 0xf0, OTHER_RESERVED, "code");
    FIND_WHEN(suffix > LARGEST, DUPLICATE_SUFFIX, "code");
    FIND_WHEN(request && suffix == 0 && duplicate->status, DUPLICATE_STATUS, "status");
    FIND_WHEN(request && suffix && duplicate->status & 0x3f, OTHER_RESERVED, "status");
    FIND_WHEN(suffix == 0 && duplicate->tid, OTHER_RESERVED, "tid");
    if (packet && ICMPWIRE_RARE(icmpwire_is_unspecified(packet->source) || icmpwire_is_multicast(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_DUPLICATE_SOURCE);
    if (!duplicate->registered_address.octets)
        return;
    /* Only a request says what kind of address it is about (RFC 9685); so a confirmation may be about a group. */
    may_be_group = suffix && (!request || duplicate->status >> 6 == MULTICAST);
    address = icmpwire_octets_of(duplicate->registered_address);
    FIND_WHEN(icmpwire_is_link_local(address) || (icmpwire_is_multicast(address) && !may_be_group), DUPLICATE_ADDRESS,
              "registered_address");
    icmpwire_check_options(c, message, duplicate->options, ICMPWIRE_CARRIES_ANY, &seen);
}

static void check_mpl(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    struct icmpwire_mpl_seed seed;
    if (packet && ICMPWIRE_RARE(packet->hop_limit != FROM_THIS_LINK))
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_MPL_HOP_LIMIT);
    FIND_WHEN(message->code, OTHER_RESERVED, "code");
    for (struct icmpwire_span rest = message->mpl_control.seeds; rest.size;) {
        rest = icmpwire_mpl_seed_next(rest, &seed);
        c->broken |= seed.status != ICMPWIRE_OK;
    }
}

void icmpwire_check_other6(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    switch ((enum icmpwire_layout)message->layout) {
    case ICMPWIRE_LAYOUT_ROUTER_RENUMBERING:
        check_renumbering(c, message);
        break;
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
        check_node(c, message);
        break;
    case ICMPWIRE_LAYOUT_HOME_AGENT_REQUEST:
    case ICMPWIRE_LAYOUT_HOME_AGENT_REPLY:
        check_home_agents(c, message);
        break;
    case ICMPWIRE_LAYOUT_MOBILE_PREFIX_SOLICITATION:
    case ICMPWIRE_LAYOUT_MOBILE_PREFIX_ADVERTISEMENT:
        check_mobile_prefix(c, message);
        break;
    case ICMPWIRE_LAYOUT_CERTIFICATION_PATH_SOLICITATION:
    case ICMPWIRE_LAYOUT_CERTIFICATION_PATH_ADVERTISEMENT:
        check_path(c, message);
        break;
    case ICMPWIRE_LAYOUT_FAST_HANDOVER:
        check_fast_handover(c, message);
        break;
    case ICMPWIRE_LAYOUT_LOCATOR_UPDATE:
        check_locators(c, &message->locator_update);
        break;
    case ICMPWIRE_LAYOUT_DUPLICATE_ADDRESS:
        check_duplicate(c, message);
        break;
    case ICMPWIRE_LAYOUT_MPL_CONTROL:
        check_mpl(c, message);
        break;
    default:
        break;
    }
}
