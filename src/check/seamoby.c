/* SPDX-License-Identifier: BSD-2-Clause */
/* Experimental mobility (RFC 4065): candidate access router discovery (RFC 4066). */
#include "checks.h"

enum {
    HOPS = 255,
    VERSION = 1,
    REQUEST_CAPABILITIES = 0x0800,
    REQUEST_ACCESS_ROUTER = 0x0400,
    REQUEST_TRUSTED_ANCHOR = 0x0200,
    REQUEST_RESERVED = 0x01ff,
    REPLY_UNSOLICITED = 0x0800,
    REPLY_RESERVED = 0x03ff
};

/* How many sub-options of each kind there are. */
struct suboptions {
    uint32_t count;
    uint32_t l2_ids;
    uint32_t anchors;
    uint32_t certificates;
};

static struct suboptions count_suboptions(struct icmpwire_checker *c, struct icmpwire_span list)
{
    struct suboptions s = {0, 0, 0, 0};
    for (struct icmpwire_span rest = list; rest.size; s.count++) {
        struct icmpwire_card_suboption suboption;
        rest = icmpwire_card_suboption_next(rest, &suboption);
        c->broken = c->broken || suboption.status != ICMPWIRE_OK;
        s.l2_ids += suboption.type == ICMPWIRE_CARD_L2_ID;
        s.anchors += suboption.type == ICMPWIRE_CARD_TRUSTED_ANCHOR;
        s.certificates += suboption.type == ICMPWIRE_CARD_CERTIFICATE;
    }
    return s;
}

/* RFC 4066 section 5.1.2.1 */
static void check_request(struct icmpwire_checker *c, const struct icmpwire_place *place,
                          const struct icmpwire_card_request *request)
{
    struct suboptions s = count_suboptions(c, request->suboptions);
    uint16_t flags = request->flags;
    if (flags >> 13 != VERSION)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_VERSION, place, "card_request.version");
    if (flags & REQUEST_ACCESS_ROUTER && !(flags & REQUEST_CAPABILITIES))
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_CAPABILITIES, place, "card_request.access_router");
    if (flags & REQUEST_TRUSTED_ANCHOR)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_BETWEEN_ROUTERS, place, "card_request.trusted_anchor");
    if (flags & REQUEST_RESERVED)
        icmpwire_find_in(c, ICMPWIRE_FINDING_RESERVED_SET, place, "card_request.reserved");
    if (s.anchors && (s.l2_ids != 1 || s.count > s.anchors + s.l2_ids))
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_ANCHOR, place, "");
    if (s.certificates > 1)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_CERTIFICATES, place, "");
}

/* RFC 4066 section 5.1.2.2 */
static void check_reply(struct icmpwire_checker *c, const struct icmpwire_place *place,
                        const struct icmpwire_card_reply *reply)
{
    struct suboptions s = count_suboptions(c, reply->suboptions);
    if (reply->flags >> 13 != VERSION)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_VERSION, place, "card_reply.version");
    if (reply->flags & REPLY_UNSOLICITED)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_BETWEEN_ROUTERS, place, "card_reply.unsolicited");
    if (reply->flags & REPLY_RESERVED)
        icmpwire_find_in(c, ICMPWIRE_FINDING_RESERVED_SET, place, "card_reply.reserved");
    if (s.certificates > 1)
        icmpwire_find_in(c, ICMPWIRE_FINDING_CARD_CERTIFICATES, place, "");
}

static void check_options(struct icmpwire_checker *c, struct icmpwire_span options)
{
    struct icmpwire_place place = {"options", 0, NULL};
    for (struct icmpwire_span rest = options; rest.size; place.index++) {
        struct icmpwire_option option;
        rest = icmpwire_option_next(rest, &option);
        if (option.status != ICMPWIRE_OK)
            c->broken = true;
        else if (option.type == ICMPWIRE_OPTION_CARD_REQUEST)
            check_request(c, &place, &option.card_request);
        else if (option.type == ICMPWIRE_OPTION_CARD_REPLY)
            check_reply(c, &place, &option.card_reply);
    }
}

void icmpwire_check_seamoby(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_experimental_mobility *mobility = &message->experimental_mobility;
    if (mobility->subtype > ICMPWIRE_SEAMOBY_CXTP)
        icmpwire_find(c, ICMPWIRE_FINDING_SEAMOBY_SUBTYPE, "subtype");
    if (mobility->reserved)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "reserved");
    if (c->readable < 5 || mobility->subtype != ICMPWIRE_SEAMOBY_CARD)
        return;
    if (c->packet && c->packet->hop_limit != HOPS)
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_CARD_HOP_LIMIT);
    if (c->whole)
        check_options(c, mobility->options);
}
