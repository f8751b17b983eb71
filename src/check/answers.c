/* SPDX-License-Identifier: BSD-2-Clause */
#include "address.h"
#include "icmpwire/flow.h"
#include "pairs.h"

/* ---- the addresses ---- */

/* One that spans nothing equals nothing: it could not be told. */
static bool same(struct icmpwire_span a, struct icmpwire_span b)
{
    if (!a.data || !b.data || a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (icmpwire_peek8(a.data, i) != icmpwire_peek8(b.data, i))
            return false;
    return true;
}

static bool same_address(struct icmpwire_address a, struct icmpwire_address b)
{
    return same(icmpwire_span_of(a.octets, 16), icmpwire_span_of(b.octets, 16));
}

/* Several nodes may have got it. */
static bool is_group(struct icmpwire_span a)
{
    return a.size && (icmpwire_is_multicast(a) || icmpwire_is_broadcast(a));
}

/* Nobody's address yet. */
static bool is_nobody(struct icmpwire_span a)
{
    return a.size && icmpwire_is_unspecified(a);
}

static bool from_right_one(const struct icmpwire_pair *pair, const struct icmpwire_packet *request,
                           const struct icmpwire_packet *reply)
{
    return pair->addresses & FROM_ANY || is_group(request->destination) || is_nobody(request->destination) ||
           same(reply->original_source, request->final_destination);
}

static bool to_right_one(const struct icmpwire_pair *pair, const struct icmpwire_packet *request,
                         const struct icmpwire_packet *reply)
{
    return pair->addresses & TO_ANYWHERE || is_nobody(request->source) ||
           (pair->addresses & TO_GROUP && is_group(reply->destination)) ||
           same(reply->final_destination, request->original_source);
}

/* ---- what a request says that its reply repeats ---- */

/* Identifier and sequence number; false: the message has none. */
static bool numbers(const struct icmpwire_message *message, uint32_t *value)
{
    switch (message->layout) {
#define WITH_SEQUENCE(NAME, name)                                                   \
    case ICMPWIRE_LAYOUT_##NAME:                                                    \
        *value = (uint32_t)message->name.identifier << 16 | message->name.sequence; \
        return true;
#define WITHOUT_SEQUENCE(NAME, name)                       \
    case ICMPWIRE_LAYOUT_##NAME:                           \
        *value = (uint32_t)message->name.identifier << 16; \
        return true;
        WITH_SEQUENCE(ECHO, echo)
        WITH_SEQUENCE(TIMESTAMP, timestamp)
        WITH_SEQUENCE(INFORMATION, information)
        WITH_SEQUENCE(ADDRESS_MASK, address_mask)
        WITH_SEQUENCE(DOMAIN_NAME_REPLY, domain_name_reply)
        WITH_SEQUENCE(EXTENDED_ECHO_REQUEST, extended_echo_request)
        WITH_SEQUENCE(EXTENDED_ECHO_REPLY, extended_echo_reply)
        WITHOUT_SEQUENCE(HOME_AGENT_REQUEST, home_agent_request)
        WITHOUT_SEQUENCE(HOME_AGENT_REPLY, home_agent_reply)
        WITHOUT_SEQUENCE(MOBILE_PREFIX_SOLICITATION, mobile_prefix_solicitation)
        WITHOUT_SEQUENCE(MOBILE_PREFIX_ADVERTISEMENT, mobile_prefix_advertisement)
        WITHOUT_SEQUENCE(CERTIFICATION_PATH_SOLICITATION, certification_path_solicitation)
        WITHOUT_SEQUENCE(CERTIFICATION_PATH_ADVERTISEMENT, certification_path_advertisement)
#undef WITH_SEQUENCE
#undef WITHOUT_SEQUENCE
    default:
        return false;
    }
}

/* RFC 3971 section 6.4.2: who asks without an address is answered by an advertisement to all, which has identifier
 * 0. */
static bool same_numbers(const struct icmpwire_packet *request_packet, const struct icmpwire_message *request,
                         const struct icmpwire_message *reply)
{
    uint32_t asked, answered;
    if (!numbers(request, &asked) || !numbers(reply, &answered))
        return false;
    if (reply->layout == ICMPWIRE_LAYOUT_CERTIFICATION_PATH_ADVERTISEMENT && is_nobody(request_packet->source))
        return answered == asked || answered == 0;
    return answered == asked;
}

/* RFC 4861 section 7.2.4: the solicited flag says that it answers, but nobody can be answered by it without an
 * address. */
static bool advertises_target(const struct icmpwire_packet *request_packet, const struct icmpwire_message *request,
                              const struct icmpwire_message *reply)
{
    bool solicited = ICMPWIRE_NA_SOLICITED(reply->neighbor_advertisement.flags) != 0;
    return solicited != is_nobody(request_packet->source) &&
           same_address(request->neighbor_solicitation.target, reply->neighbor_advertisement.target);
}

/* A general query asks for every group (RFC 2710 section 3.6, RFC 3810 section 5.1.5). */
static bool asks_for(struct icmpwire_address asked, struct icmpwire_address group)
{
    return asked.octets && group.octets && (icmpwire_zeros(asked.octets, 16) || same_address(asked, group));
}

/* RFC 3810 section 5.2.12: current-state records answer queries, the others tell of changes. */
static bool reports_state(const struct icmpwire_message *query, const struct icmpwire_message *report)
{
    struct icmpwire_listener_record record;
    for (struct icmpwire_span rest = report->multicast_listener_report2.records; rest.size;) {
        rest = icmpwire_listener_record_next(rest, &record);
        if (record.status == ICMPWIRE_OK &&
            (record.type == ICMPWIRE_RECORD_IS_INCLUDE || record.type == ICMPWIRE_RECORD_IS_EXCLUDE) &&
            asks_for(query->multicast_listener_query.group, record.group))
            return true;
    }
    return false;
}

/* RFC 8505 section 4.2: what is registered, and for whom. */
static bool confirms(const struct icmpwire_message *request, const struct icmpwire_message *reply)
{
    const struct icmpwire_duplicate_address *asked = &request->duplicate_address;
    const struct icmpwire_duplicate_address *answered = &reply->duplicate_address;
    return same(asked->rovr, answered->rovr) && same_address(asked->registered_address, answered->registered_address);
}

static bool says_the_same(const struct icmpwire_packet *request_packet, const struct icmpwire_message *request,
                          const struct icmpwire_message *reply)
{
    switch (reply->layout) {
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4:
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6:
    case ICMPWIRE_LAYOUT_SOLICITATION: /* of inverse discovery */
    case ICMPWIRE_LAYOUT_MULTICAST_ROUTER_ADVERTISEMENT:
        return true;
    case ICMPWIRE_LAYOUT_NEIGHBOR_ADVERTISEMENT:
        return advertises_target(request_packet, request, reply);
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
        return same(request->node_information.nonce, reply->node_information.nonce);
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT:
        return asks_for(request->multicast_listener_query.group, reply->multicast_listener_report.group);
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2:
        return reports_state(request, reply);
    case ICMPWIRE_LAYOUT_DUPLICATE_ADDRESS:
        return confirms(request, reply);
    default:
        return same_numbers(request_packet, request, reply);
    }
}

bool icmpwire_answers(const struct icmpwire_packet *request_packet, const struct icmpwire_message *request,
                      const struct icmpwire_packet *reply_packet, const struct icmpwire_message *reply)
{
    const struct icmpwire_pair *pair = icmpwire_pair_answering((enum icmpwire_family)reply->family, reply->type);
    return pair && request->family == reply->family && request->type == pair->request &&
           from_right_one(pair, request_packet, reply_packet) && to_right_one(pair, request_packet, reply_packet) &&
           says_the_same(request_packet, request, reply);
}
