/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery (RFC 4861) and inverse Neighbor Discovery (RFC 3122). */
#include "options.h"

/* Where a fragment header is, told by walking the chain once more. */
ICMPWIRE_COLD static void find_fragment_header(struct icmpwire_checker *c)
{
    struct icmpwire_header header;
    uint8_t protocol = ICMPWIRE_PROTOCOL_IPV6;
    struct icmpwire_span rest = c->packet->headers;
    while (rest.size && protocol != ICMPWIRE_PROTOCOL_FRAGMENT) {
        rest = icmpwire_header_next(rest, protocol, &header);
        protocol = header.next;
    }
    icmpwire_find_carrier(c, ICMPWIRE_FINDING_ND_FRAGMENT, c->packet->headers.size - rest.size, "fragment");
}

void icmpwire_check_unfragmented(struct icmpwire_checker *c)
{
    if (ICMPWIRE_RARE(c->fragmented && icmpwire_ipv6_of(c)))
        find_fragment_header(c);
}

/* ---- the messages ---- */

static void check_router_solicitation(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                      const struct icmpwire_packet *packet)
{
    struct icmpwire_options_seen seen;
    FIND_WHEN(message->solicitation.reserved, ND_RESERVED, "reserved");
    icmpwire_check_options(c, message, message->solicitation.options, ICMPWIRE_CARRIES_RS, &seen);
    if (ICMPWIRE_RARE(packet && icmpwire_seen(&seen, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS) &&
                      icmpwire_is_unspecified(packet->source)))
        icmpwire_find_option(c, ICMPWIRE_FINDING_RS_FROM_NOWHERE_WITH_ADDRESS, &seen,
                             ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS);
}

static void check_router_advertisement(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                       const struct icmpwire_packet *packet)
{
    enum { LONGEST_USUAL_LIFETIME = 9000, AN_HOUR = 3600000, FEW_HOPS = 32, RESERVED_PREFERENCE = 2 };
    const struct icmpwire_router_advertisement6 *ra = &message->router_advertisement6;
    const unsigned preference = ICMPWIRE_RA_PREFERENCE(ra->flags);
    struct icmpwire_options_seen seen;
    if (packet && ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_RA_SOURCE);
    FIND_WHEN(ra->flags & 1, ND_RESERVED, "reserved");
    FIND_WHEN(preference == RESERVED_PREFERENCE, RA_PREFERENCE_RESERVED, "preference");
    FIND_WHEN(preference && ra->router_lifetime_seconds == 0 && c->readable >= 8, RA_PREFERENCE_OF_NO_ROUTER,
              "preference");
    FIND_WHEN(ra->router_lifetime_seconds > LONGEST_USUAL_LIFETIME, RA_LIFETIME_LONG, "router_lifetime_seconds");
    FIND_WHEN(ra->reachable_time_milliseconds > AN_HOUR, RA_REACHABLE_TIME, "reachable_time_milliseconds");
    FIND_WHEN(ra->cur_hop_limit && ra->cur_hop_limit < FEW_HOPS, RA_HOP_LIMIT_LOW, "cur_hop_limit");
    icmpwire_check_options(c, message, ra->options, ICMPWIRE_CARRIES_RA, &seen);
}

/* Who may be asked for a target: itself, or its solicited-node address (RFC 4861 section 4.3). */
static bool asks_target(struct icmpwire_span destination, struct icmpwire_span target)
{
    if (icmpwire_is_solicited_node(destination))
        return icmpwire_same_octets(icmpwire_span_behind(destination, 13).data, icmpwire_span_behind(target, 13).data,
                                    3);
    return icmpwire_same_address(destination, target);
}

static void check_solicitation_carrier(struct icmpwire_checker *c, const struct icmpwire_packet *packet,
                                       struct icmpwire_span target, const struct icmpwire_options_seen *seen)
{
    const bool addressed = icmpwire_seen(seen, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS);
    if (icmpwire_is_unspecified(packet->source)) {
        if (ICMPWIRE_RARE(!icmpwire_is_solicited_node(packet->destination)))
            icmpwire_find_destination(c, ICMPWIRE_FINDING_NS_FROM_NOWHERE_DESTINATION);
        if (ICMPWIRE_RARE(addressed))
            icmpwire_find_option(c, ICMPWIRE_FINDING_NS_FROM_NOWHERE_WITH_ADDRESS, seen,
                                 ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS);
    } else if (ICMPWIRE_RARE(!addressed && c->whole && icmpwire_is_multicast(packet->destination))) {
        FIND(NS_WITHOUT_ADDRESS, "");
    }
    /* A registration is sent to the router, and is about the sender (RFC 8505 section 5.6). */
    if (ICMPWIRE_RARE(!asks_target(packet->destination, target)) && c->whole && !seen->registrations)
        icmpwire_find_destination(c, ICMPWIRE_FINDING_NS_DESTINATION);
}

static void check_neighbor_solicitation(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                        const struct icmpwire_packet *packet)
{
    const struct icmpwire_neighbor_solicitation *ns = &message->neighbor_solicitation;
    struct icmpwire_options_seen seen;
    FIND_WHEN(ns->reserved, ND_RESERVED, "reserved");
    if (!ns->target.octets)
        return;
    icmpwire_check_options(c, message, ns->options, ICMPWIRE_CARRIES_NS, &seen);
    FIND_WHEN(icmpwire_is_multicast(icmpwire_octets_of(ns->target)) && !seen.multicast_registration,
              NS_TARGET_MULTICAST, "target");
    if (packet)
        check_solicitation_carrier(c, packet, icmpwire_octets_of(ns->target), &seen);
}

static void check_neighbor_advertisement(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                         const struct icmpwire_packet *packet)
{
    const struct icmpwire_neighbor_advertisement *na = &message->neighbor_advertisement;
    struct icmpwire_options_seen seen;
    FIND_WHEN(na->flags & 0x1fffffff, ND_RESERVED, "reserved");
    if (packet) {
        FIND_WHEN(ICMPWIRE_NA_SOLICITED(na->flags) && icmpwire_is_multicast(packet->destination),
                  NA_SOLICITED_MULTICAST, "solicited");
        if (ICMPWIRE_RARE(icmpwire_is_unspecified(packet->source)))
            icmpwire_find_source(c, ICMPWIRE_FINDING_NA_SOURCE);
    }
    if (!na->target.octets)
        return;
    icmpwire_check_options(c, message, na->options, ICMPWIRE_CARRIES_NA, &seen);
    FIND_WHEN(icmpwire_is_multicast(icmpwire_octets_of(na->target)) && !seen.multicast_registration,
              NA_TARGET_MULTICAST, "target");
}

static void check_redirect(struct icmpwire_checker *c, const struct icmpwire_message *message,
                           const struct icmpwire_packet *packet)
{
    enum { LONGEST = 1280 };
    const struct icmpwire_redirect6 *redirect = &message->redirect6;
    struct icmpwire_options_seen seen;
    if (packet && ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_REDIRECT_SOURCE);
    FIND_WHEN(redirect->reserved, ND_RESERVED, "reserved");
    if (!redirect->destination.octets)
        return;
    FIND_WHEN(icmpwire_is_multicast(icmpwire_octets_of(redirect->destination)), REDIRECT_DESTINATION, "destination");
    FIND_WHEN(
        !icmpwire_is_link_local(icmpwire_octets_of(redirect->target)) &&
            !icmpwire_same_address(icmpwire_octets_of(redirect->target), icmpwire_octets_of(redirect->destination)),
        REDIRECT_TARGET, "target");
    icmpwire_check_options(c, message, redirect->options, ICMPWIRE_CARRIES_REDIRECT, &seen);
    if (ICMPWIRE_RARE(packet && packet->total_length > LONGEST &&
                      icmpwire_seen(&seen, ICMPWIRE_OPTION_REDIRECTED_HEADER)))
        icmpwire_find_option(c, ICMPWIRE_FINDING_REDIRECT_LONG, &seen, ICMPWIRE_OPTION_REDIRECTED_HEADER);
}

/* RFC 3122 section 4.3 */
static void check_inverse(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const bool solicitation = message->type == ICMPWIRE_ICMP6_INVERSE_NEIGHBOR_DISCOVERY_SOLICITATION;
    struct icmpwire_options_seen seen;
    FIND_WHEN(message->code, IND_CODE, "code");
    FIND_WHEN(message->solicitation.reserved, ND_RESERVED, "reserved");
    FIND_WHEN(c->size < (solicitation ? 24 : 48), IND_SHORT, "");
    icmpwire_check_options(c, message, message->solicitation.options,
                           solicitation ? ICMPWIRE_CARRIES_IND_S : ICMPWIRE_CARRIES_IND_A, &seen);
    FIND_WHEN(c->whole && !(icmpwire_seen(&seen, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS) &&
                            icmpwire_seen(&seen, ICMPWIRE_OPTION_TARGET_LINK_LAYER_ADDRESS) &&
                            (solicitation || icmpwire_seen(&seen, ICMPWIRE_OPTION_TARGET_ADDRESS_LIST))),
              IND_OPTION_MISSING, "options");
}

void icmpwire_check_discovery(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    enum { FROM_THIS_LINK = 255 };
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    const bool inverse = message->type > ICMPWIRE_ICMP6_REDIRECT;
    if (packet && ICMPWIRE_RARE(packet->hop_limit != FROM_THIS_LINK))
        icmpwire_find_hop_limit(c, inverse ? ICMPWIRE_FINDING_IND_HOP_LIMIT : ICMPWIRE_FINDING_ND_HOP_LIMIT);
    if (inverse) {
        check_inverse(c, message);
        return;
    }
    FIND_WHEN(message->code, ND_CODE, "code");
    icmpwire_check_unfragmented(c);
    switch (message->type) {
    case ICMPWIRE_ICMP6_ROUTER_SOLICITATION:
        check_router_solicitation(c, message, packet);
        break;
    case ICMPWIRE_ICMP6_ROUTER_ADVERTISEMENT:
        check_router_advertisement(c, message, packet);
        break;
    case ICMPWIRE_ICMP6_NEIGHBOR_SOLICITATION:
        check_neighbor_solicitation(c, message, packet);
        break;
    case ICMPWIRE_ICMP6_NEIGHBOR_ADVERTISEMENT:
        check_neighbor_advertisement(c, message, packet);
        break;
    default:
        check_redirect(c, message, packet);
        break;
    }
}
