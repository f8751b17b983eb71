/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of RPL control messages. */
#include "rpl_options.h"

/* An option on its way through the checks. */
struct visit {
    struct icmpwire_checker *c;
    const struct icmpwire_rpl_carrier *in;
    struct icmpwire_rpl_seen *seen;
    struct icmpwire_place place;
};

ICMPWIRE_COLD static void found(struct visit *v, uint16_t number, const char *path)
{
    icmpwire_find_in(v->c, number, &v->place, path);
}
#define FOUND(NAME, path) found(v, ICMPWIRE_FINDING_##NAME, path)
#define FOUND_WHEN(condition, NAME, path) \
    do {                                  \
        if (ICMPWIRE_RARE(condition))     \
            FOUND(NAME, path);            \
    } while (0)
#define RESERVED(bits, path) FOUND_WHEN(bits, RPL_RESERVED, path)

/* ---- who carries what ---- */

#define IN(NAME) (1u << (ICMPWIRE_RPL_##NAME & 15))

/* By type: the base objects that carry it; 0 for those that any may. A target and a route discovery in a DIO are for
 * discovering routes (RFC 6997 section 6.1), via information is for a projected DAO (RFC 9914 section 5.3). */
static const uint16_t carriers[] = {
    [ICMPWIRE_RPL_OPTION_PAD1] = 0,
    [ICMPWIRE_RPL_OPTION_PADN] = 0,
    [ICMPWIRE_RPL_OPTION_METRIC_CONTAINER] = IN(DIO) | IN(DAO) | IN(P2P_DRO) | IN(MEASUREMENT),
    [ICMPWIRE_RPL_OPTION_ROUTE_INFORMATION] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_DODAG_CONFIGURATION] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_TARGET] = IN(DAO) | IN(DCO) | IN(PDR) | IN(DIO),
    [ICMPWIRE_RPL_OPTION_TRANSIT_INFORMATION] = IN(DAO) | IN(DCO),
    [ICMPWIRE_RPL_OPTION_SOLICITED_INFORMATION] = IN(DIS),
    [ICMPWIRE_RPL_OPTION_PREFIX_INFORMATION] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_TARGET_DESCRIPTOR] = IN(DAO) | IN(DCO),
    [ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY] = IN(DIO) | IN(P2P_DRO),
    [ICMPWIRE_RPL_OPTION_ROUTE_REQUEST] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_ROUTE_REPLY] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_ART] = IN(DIO),
    [ICMPWIRE_RPL_OPTION_ROOT_FAILURE] = IN(DIO) | IN(DIS),
    [ICMPWIRE_RPL_OPTION_STATEFUL_VIA] = IN(DAO),
    [ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA] = IN(DAO),
    [ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION] = IN(DAO),
};

static bool is_misplaced(const struct icmpwire_rpl_carrier *in, uint8_t type)
{
    if (carriers[type] == 0)
        return false;
    if (!(carriers[type] >> in->code & 1))
        return true;
    if (type == ICMPWIRE_RPL_OPTION_STATEFUL_VIA || type == ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA)
        return !in->projected;
    return in->code == ICMPWIRE_RPL_DIO && !in->discovers &&
           (type == ICMPWIRE_RPL_OPTION_TARGET || type == ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY);
}

/* ---- RFC 6550 ---- */

static void check_padding(struct visit *v, struct icmpwire_span padding)
{
    enum { LONGEST = 5 };
    FOUND_WHEN(padding.size > LONGEST, RPL_PADDING, "length");
    RESERVED(!icmpwire_zeros(padding.data, padding.size), "padding");
}

/* RFC 6551 section 2.1 */
static void check_metrics(struct visit *v, struct icmpwire_span metrics)
{
    struct icmpwire_rpl_metric metric;
    struct icmpwire_place place = {"metrics", 0, &v->place};
    for (struct icmpwire_span rest = metrics; rest.size; place.index++) {
        bool constraint, recorded;
        rest = icmpwire_rpl_metric_next(rest, &metric);
        if (metric.status != ICMPWIRE_OK) {
            v->c->broken = true;
            continue;
        }
        if (metric.type < ICMPWIRE_RPL_METRIC_NODE_STATE || metric.type > ICMPWIRE_RPL_METRIC_LINK_COLOR)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_METRIC_UNKNOWN, &place, "type");
        constraint = ICMPWIRE_RPL_METRIC_CONSTRAINT(metric.flags) != 0;
        recorded = ICMPWIRE_RPL_METRIC_RECORDED(metric.flags) != 0;
        if (ICMPWIRE_RPL_METRIC_OPTIONAL(metric.flags) && !constraint)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_METRIC_FLAGS, &place, "optional");
        if (recorded && constraint)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_METRIC_FLAGS, &place, "recorded");
        if (ICMPWIRE_RPL_METRIC_AGGREGATION(metric.flags) && (recorded || constraint))
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_METRIC_FLAGS, &place, "aggregation");
        if (metric.flags & 0xf800)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_RESERVED, &place, "reserved");
    }
}

static void check_route(struct visit *v, const struct icmpwire_rpl_route_information *route)
{
    enum { RESERVED_PREFERENCE = 2 };
    RESERVED(route->flags & 0xe0, "route_information.reserved");
    RESERVED(route->flags & 7, "route_information.reserved2");
    FOUND_WHEN(route->prefix_length > 128, RPL_ROUTE_LENGTH, "route_information.prefix_length");
    FOUND_WHEN((route->flags >> 3 & 3) == RESERVED_PREFERENCE, RPL_ROUTE_PREFERENCE, "route_information.preference");
}

static void check_configuration(struct visit *v, const struct icmpwire_rpl_dodag_configuration *configuration)
{
    const bool authentication = ICMPWIRE_RPL_CONFIGURATION_AUTHENTICATION(configuration->flags) != 0;
    RESERVED(configuration->reserved, "dodag_configuration.reserved");
    FOUND_WHEN(configuration->min_hop_rank_increase == 0, RPL_RANK_INCREASE,
               "dodag_configuration.min_hop_rank_increase");
    FOUND_WHEN(authentication && !v->in->secure, RPL_AUTHENTICATION, "dodag_configuration.authentication");
    if (authentication || configuration->max_rank_increase) {
        v->seen->configured = true;
        v->seen->configuration_index = v->place.index;
    }
}

static void check_target(struct visit *v, const struct icmpwire_rpl_target *target)
{
    enum { LARGEST_ROVR = 4 };
    FOUND_WHEN(target->prefix_length > 128, RPL_TARGET_LENGTH, "target.prefix_length");
    FOUND_WHEN(ICMPWIRE_RPL_TARGET_PROXY(target->flags) && target->prefix_length < 128 &&
                   !ICMPWIRE_RPL_TARGET_FULL(target->flags),
               RPL_TARGET_PROXY, "target.registration_proxy");
    FOUND_WHEN(ICMPWIRE_RPL_TARGET_ROVR_SIZE(target->flags) > LARGEST_ROVR, RPL_TARGET_ROVR, "target.rovr_size");
}

static void check_transit(struct visit *v, const struct icmpwire_rpl_transit_information *transit)
{
    RESERVED(transit->flags & 0x3f, "transit_information.reserved");
    FOUND_WHEN(!v->seen->count[ICMPWIRE_RPL_OPTION_TARGET], RPL_TRANSIT_ALONE, "");
}

static void check_solicited(struct visit *v, const struct icmpwire_rpl_solicited_information *solicited)
{
    RESERVED(solicited->flags & 0x1f, "solicited_information.reserved");
    FOUND_WHEN(solicited->version && !ICMPWIRE_RPL_MATCH_VERSION(solicited->flags), RPL_SOLICITED,
               "solicited_information.version");
    FOUND_WHEN(solicited->instance && !ICMPWIRE_RPL_MATCH_INSTANCE(solicited->flags), RPL_SOLICITED,
               "solicited_information.instance");
    FOUND_WHEN(!icmpwire_zeros(solicited->dodagid.octets, 16) && !ICMPWIRE_RPL_MATCH_DODAGID(solicited->flags),
               RPL_SOLICITED, "solicited_information.dodagid");
}

/* ---- discovery of routes (RFC 6997, RFC 9854) ---- */

/* Is an address one of the first of a list? Routes longer than what is compared do not fit a network of that kind. */
static bool stands_before(struct icmpwire_span list, struct icmpwire_span rest, size_t each)
{
    enum { COMPARED = 16 };
    size_t before = (list.size - rest.size) / each;
    for (size_t i = 0; i < before && i < COMPARED; i++)
        if (icmpwire_same_octets(icmpwire_span_behind(list, i * each).data, rest.data, each))
            return true;
    return false;
}

static void check_route_addresses(struct visit *v, struct icmpwire_span addresses, size_t each)
{
    for (struct icmpwire_span rest = addresses; rest.size >= each; rest = icmpwire_span_behind(rest, each)) {
        struct icmpwire_span address = icmpwire_span_first(rest, each);
        if (ICMPWIRE_RARE(each == 16 && (icmpwire_is_link_local(address) || icmpwire_is_multicast(address)))) {
            FOUND(RPL_ROUTE_ADDRESS, "p2p_route_discovery.addresses");
            return;
        }
        if (ICMPWIRE_RARE(stands_before(addresses, rest, each))) {
            FOUND(RPL_ROUTE_TWICE, "p2p_route_discovery.addresses");
            return;
        }
    }
}

static void check_p2p(struct visit *v, const struct icmpwire_rpl_p2p_route_discovery *discovery)
{
    const size_t each = 16u - ICMPWIRE_RPL_P2P_ELIDED(discovery->flags);
    const bool reply = v->in->code == ICMPWIRE_RPL_P2P_DRO;
    const unsigned routes = ICMPWIRE_RPL_P2P_ROUTES(discovery->flags);
    FOUND_WHEN(routes && ICMPWIRE_RPL_P2P_HOP_BY_HOP(discovery->flags), RPL_ROUTES, "p2p_route_discovery.routes");
    FOUND_WHEN(each == 16 &&
                   (icmpwire_is_link_local(discovery->target) || (reply && icmpwire_is_multicast(discovery->target))),
               RPL_ROUTE_ADDRESS, "p2p_route_discovery.target");
    check_route_addresses(v, discovery->addresses, each);
    if (reply) {
        FOUND_WHEN(ICMPWIRE_RPL_P2P_REPLY(discovery->flags), RPL_REPLY_FIELDS, "p2p_route_discovery.reply");
        FOUND_WHEN(routes, RPL_REPLY_FIELDS, "p2p_route_discovery.routes");
        FOUND_WHEN(ICMPWIRE_RPL_P2P_LIFETIME(discovery->limits), RPL_REPLY_FIELDS, "p2p_route_discovery.lifetime");
    }
}

static bool is_mixed(uint16_t flags, struct icmpwire_span addresses)
{
    return ICMPWIRE_RPL_AODV_HOP_BY_HOP(flags) && (ICMPWIRE_RPL_AODV_ELIDED(flags) || addresses.size);
}

static void check_request(struct visit *v, const struct icmpwire_rpl_route_request *request)
{
    RESERVED(request->flags & 0x2000, "route_request.reserved");
    FOUND_WHEN(is_mixed(request->flags, request->addresses), RPL_HOP_BY_HOP, "route_request.hop_by_hop");
}

static void check_reply(struct visit *v, const struct icmpwire_rpl_route_reply *reply)
{
    RESERVED(reply->flags & 0x2000, "route_reply.reserved");
    RESERVED(reply->delta & 3, "route_reply.reserved2");
    FOUND_WHEN(is_mixed(reply->flags, reply->addresses), RPL_HOP_BY_HOP, "route_reply.hop_by_hop");
}

/* ---- root failure detection (RFC 9866) ---- */

static bool is_prime(size_t n)
{
    for (size_t i = 2; i * i <= n; i++)
        if (n % i == 0)
            return false;
    return n > 1;
}

static bool all_set(struct icmpwire_span bits, size_t count)
{
    for (size_t i = 0; i < count / 8; i++)
        if (icmpwire_peek8(bits.data, i) != 0xff)
            return false;
    return (uint8_t)(~icmpwire_peek8(bits.data, count / 8) & ~(0xff >> count % 8)) == 0;
}

static void check_root_failure(struct visit *v, const struct icmpwire_rpl_root_failure *option)
{
    size_t used = 8 * option->positive.size;
    bool alone = false;
    if (used == 0)
        return;
    while (!is_prime(used)) /* 8 times anything is not; below 8 there is 7 */
        used--;
    FOUND_WHEN(icmpwire_bits_behind(option->positive, used), RPL_ROOT_UNUSED, "root_failure.positive");
    FOUND_WHEN(icmpwire_bits_behind(option->negative, used), RPL_ROOT_UNUSED, "root_failure.negative");
    for (size_t i = 0; i < option->positive.size; i++)
        alone |= (icmpwire_peek8(option->negative.data, i) & ~icmpwire_peek8(option->positive.data, i)) != 0;
    FOUND_WHEN(alone || (all_set(option->positive, used) && !all_set(option->negative, used)), RPL_ROOT_NEGATIVE,
               "root_failure.negative");
}

/* ---- projected routes (RFC 9914) ---- */

static void check_via(struct visit *v, const struct icmpwire_rpl_via *via, bool stateful)
{
    enum { FORM = 4 };
    struct icmpwire_rpl_source_route route;
    struct icmpwire_place place = {"via.routes", 0, &v->place};
    RESERVED(via->flags, "via.flags");
    for (struct icmpwire_span rest = via->routes; rest.size; place.index++) {
        rest = icmpwire_rpl_source_route_next(rest, &route);
        if (route.status != ICMPWIRE_OK)
            v->c->broken = true;
        else if (route.size >> 5 != FORM)
            icmpwire_find_in(v->c, ICMPWIRE_FINDING_RPL_VIA_HEADERS, &place, "form");
    }
    FOUND_WHEN(stateful ? place.index != 1 : (place.index == 0) != (via->segment_lifetime == 0), RPL_VIA_HEADERS, "");
}

static void check_sibling(struct visit *v, const struct icmpwire_rpl_sibling_information *sibling)
{
    RESERVED(sibling->flags & 0x38, "sibling_information.reserved");
    RESERVED(sibling->reserved2, "sibling_information.reserved2");
    FOUND_WHEN(sibling->address.size == 16 && icmpwire_is_link_local(sibling->address), RPL_ROUTE_ADDRESS,
               "sibling_information.address");
}

/* ---- the list ---- */

static void check_option(struct visit *v, const struct icmpwire_rpl_option *option)
{
    switch (option->type) {
    case ICMPWIRE_RPL_OPTION_PADN:
        check_padding(v, option->padding);
        break;
    case ICMPWIRE_RPL_OPTION_METRIC_CONTAINER:
        check_metrics(v, option->metrics);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_INFORMATION:
        check_route(v, &option->route_information);
        break;
    case ICMPWIRE_RPL_OPTION_DODAG_CONFIGURATION:
        check_configuration(v, &option->dodag_configuration);
        break;
    case ICMPWIRE_RPL_OPTION_TARGET:
        check_target(v, &option->target);
        break;
    case ICMPWIRE_RPL_OPTION_TRANSIT_INFORMATION:
        check_transit(v, &option->transit_information);
        break;
    case ICMPWIRE_RPL_OPTION_SOLICITED_INFORMATION:
        check_solicited(v, &option->solicited_information);
        break;
    case ICMPWIRE_RPL_OPTION_PREFIX_INFORMATION:
        RESERVED(option->prefix_information.flags & 0x1f, "prefix_information.reserved");
        icmpwire_check_prefix(v->c, &v->place, &option->prefix_information);
        break;
    case ICMPWIRE_RPL_OPTION_TARGET_DESCRIPTOR:
        FOUND_WHEN(v->seen->before != ICMPWIRE_RPL_OPTION_TARGET, RPL_DESCRIPTOR_ALONE, "");
        break;
    case ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY:
        check_p2p(v, &option->p2p_route_discovery);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_REQUEST:
        check_request(v, &option->route_request);
        break;
    case ICMPWIRE_RPL_OPTION_ROUTE_REPLY:
        check_reply(v, &option->route_reply);
        break;
    case ICMPWIRE_RPL_OPTION_ART:
        RESERVED(option->art.prefix_length & 0x80, "art.reserved");
        break;
    case ICMPWIRE_RPL_OPTION_ROOT_FAILURE:
        check_root_failure(v, &option->root_failure);
        break;
    case ICMPWIRE_RPL_OPTION_STATEFUL_VIA:
    case ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA:
        check_via(v, &option->via, option->type == ICMPWIRE_RPL_OPTION_STATEFUL_VIA);
        break;
    case ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION:
        check_sibling(v, &option->sibling_information);
        break;
    case ICMPWIRE_RPL_OPTION_PAD1:
        break;
    default:
        FOUND(RPL_OPTION_UNKNOWN, "type");
    }
}

void icmpwire_check_rpl_options(struct icmpwire_checker *c, struct icmpwire_span options,
                                const struct icmpwire_rpl_carrier *in, struct icmpwire_rpl_seen *seen)
{
    struct visit visit = {c, in, seen, {"options", 0, NULL}};
    struct visit *v = &visit;
    struct icmpwire_rpl_option option;
    memset(seen, 0, sizeof *seen);
    for (struct icmpwire_span rest = options; rest.size; v->place.index++) {
        rest = icmpwire_rpl_option_next(rest, &option);
        if (ICMPWIRE_RARE(!rest.data)) { /* nothing that is an option */
            c->broken = true;
            break;
        }
        if (ICMPWIRE_RARE(option.status != ICMPWIRE_OK))
            c->broken = true;
        else
            check_option(v, &option);
        if (option.type <= ICMPWIRE_RPL_OPTION_SIBLING_INFORMATION) {
            FOUND_WHEN(is_misplaced(in, option.type), RPL_OPTION_MISPLACED, "");
            seen->count[option.type] = (uint8_t)(seen->count[option.type] + (seen->count[option.type] != UINT8_MAX));
        }
        seen->before = option.type;
    }
}
