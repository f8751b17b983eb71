/* SPDX-License-Identifier: BSD-2-Clause */
/* Requests and their replies: which are missing, which nobody asked for, and how many hosts answer one request. */
#include "icmpwire/walk.h"
#include "tracker.h"

/* ---- what belongs together ---- */

bool icmpwire_track_request_type(uint8_t family, uint8_t type, struct icmpwire_track_exchange *exchange)
{
    static const struct {
        uint8_t family;
        uint8_t request;
        uint8_t reply;
    } pairs[] = {
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_ECHO_REQUEST, ICMPWIRE_ICMP4_ECHO_REPLY},
        {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_ECHO_REQUEST, ICMPWIRE_ICMP6_ECHO_REPLY},
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_TIMESTAMP, ICMPWIRE_ICMP4_TIMESTAMP_REPLY},
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_INFORMATION_REQUEST, ICMPWIRE_ICMP4_INFORMATION_REPLY},
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_ADDRESS_MASK_REQUEST, ICMPWIRE_ICMP4_ADDRESS_MASK_REPLY},
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_DOMAIN_NAME_REQUEST, ICMPWIRE_ICMP4_DOMAIN_NAME_REPLY},
        {ICMPWIRE_ICMP4, ICMPWIRE_ICMP4_EXTENDED_ECHO_REQUEST, ICMPWIRE_ICMP4_EXTENDED_ECHO_REPLY},
        {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_EXTENDED_ECHO_REQUEST, ICMPWIRE_ICMP6_EXTENDED_ECHO_REPLY},
        {ICMPWIRE_ICMP6, ICMPWIRE_ICMP6_NODE_INFORMATION_QUERY, ICMPWIRE_ICMP6_NODE_INFORMATION_RESPONSE},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i].family == family && (pairs[i].request == type || pairs[i].reply == type)) {
            exchange->request_type = pairs[i].request;
            exchange->reply = pairs[i].reply == type;
            return true;
        }
    return false;
}

static void number(struct icmpwire_track_exchange *exchange, uint32_t identifier, uint32_t sequence)
{
    exchange->number[0] = identifier;
    exchange->number[1] = sequence;
}

bool icmpwire_track_exchange_of(const struct icmpwire_message *m, struct icmpwire_track_exchange *exchange)
{
    if (!icmpwire_track_request_type(m->family, m->type, exchange))
        return false;
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_ECHO:
        return number(exchange, m->echo.identifier, m->echo.sequence), true;
    case ICMPWIRE_LAYOUT_TIMESTAMP:
        return number(exchange, m->timestamp.identifier, m->timestamp.sequence), true;
    case ICMPWIRE_LAYOUT_INFORMATION:
        return number(exchange, m->information.identifier, m->information.sequence), true;
    case ICMPWIRE_LAYOUT_ADDRESS_MASK:
        return number(exchange, m->address_mask.identifier, m->address_mask.sequence), true;
    case ICMPWIRE_LAYOUT_DOMAIN_NAME_REPLY:
        return number(exchange, m->domain_name_reply.identifier, m->domain_name_reply.sequence), true;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
        return number(exchange, m->extended_echo_request.identifier, m->extended_echo_request.sequence), true;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY:
        return number(exchange, m->extended_echo_reply.identifier, m->extended_echo_reply.sequence), true;
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
        if (m->node_information.nonce.size != 8)
            return false;
        return number(exchange, icmpwire_peek32(m->node_information.nonce.data, 0),
                      icmpwire_peek32(m->node_information.nonce.data, 4)),
               true;
    default:
        return false;
    }
}

/* ---- requests ---- */

/* Who asked whom is not part of it: a request to many is answered from any address. */
static struct icmpwire_track_key key_of(const struct icmpwire_tracking *t, enum icmpwire_track_kind kind,
                                        const struct icmpwire_track_address *asking,
                                        const struct icmpwire_track_exchange *exchange)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, kind, asking);
    key.what |= exchange->request_type;
    key.number[0] = exchange->number[0];
    key.number[1] = exchange->number[1];
    return key;
}

struct icmpwire_track_entry *icmpwire_track_request_find(const struct icmpwire_tracking *t,
                                                         const struct icmpwire_track_address *asking,
                                                         const struct icmpwire_track_exchange *exchange)
{
    struct icmpwire_track_key key = key_of(t, ICMPWIRE_TRACK_REQUEST, asking, exchange);
    return icmpwire_track_find(t->tracker, &key);
}

static bool is_echo(const struct icmpwire_tracking *t)
{
    return t->message->layout == ICMPWIRE_LAYOUT_ECHO;
}

void icmpwire_track_request(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange)
{
    struct icmpwire_track_key key = key_of(t, ICMPWIRE_TRACK_REQUEST, &t->source, exchange);
    struct icmpwire_track_request *request = &icmpwire_track_take(t->tracker, &key)->request;
    struct icmpwire_track_entry *source = icmpwire_track_host(t, &t->source);
    struct icmpwire_track_pair *pair = &icmpwire_track_pair(t, &t->source, &t->destination)->pair;
    if (request->destinations == 0 || !icmpwire_track_same(&request->destination, &t->destination)) {
        icmpwire_track_add(&request->destinations);
        request->destination = t->destination;
        request->answered = false;
    }
    icmpwire_track_add(&request->waiting);
    icmpwire_track_count(t, ICMPWIRE_ALARM_UNANSWERED_REQUESTS, &t->source);
    if (icmpwire_track_first(&pair->swept, source))
        icmpwire_track_count(t, ICMPWIRE_ALARM_SWEEP, &t->source);
    if (is_echo(t)) {
        icmpwire_track_echo_asked(t, request);
        icmpwire_track_echo_pair(t, &t->source, pair);
    }
}

/* ---- replies ---- */

void icmpwire_track_answered(const struct icmpwire_tracking *t, const struct icmpwire_track_address *asking,
                             struct icmpwire_track_entry *request)
{
    struct icmpwire_track_entry *host = icmpwire_track_host(t, asking);
    uint32_t *unanswered = &host->host.count[ICMPWIRE_ALARM_UNANSWERED_REQUESTS];
    if (request->request.waiting == 0)
        return;
    request->request.waiting--;
    if (*unanswered != 0 && request->used >= host->started) /* it was counted in this window */
        (*unanswered)--;
}

/* Is `from` on the subnet whose broadcast address, all ones or all zeros behind the prefix, `asked` would be? */
static bool in_subnet4(uint32_t asked, uint32_t from)
{
    uint32_t host = asked ^ from;
    for (unsigned shift = 1; shift < 32; shift <<= 1)
        host |= host >> shift;
    return host > 1 && ((asked & host) == host || (asked & host) == 0);
}

/* RFC 1122 section 3.2.2.6, RFC 4443 section 4.2: replies come from the address that was asked, unless many were. An
 * IPv6 address with an interface identifier of zero is that of any router (RFC 4291 section 2.6.1). */
static bool may_answer(const struct icmpwire_tracking *t, const struct icmpwire_track_request *request)
{
    const uint32_t *asked = request->destination.word;
    const uint32_t *from = t->source.word;
    if (request->destinations > 1 || icmpwire_track_same(&request->destination, &t->source))
        return true;
    if (t->packet->version == 4)
        return asked[0] >> 28 == 0xe || in_subnet4(asked[0], from[0]);
    return asked[0] >> 24 == 0xff || ((asked[2] | asked[3]) == 0 && asked[0] == from[0] && asked[1] == from[1]);
}

/* The first reply of a host to a request? */
static bool is_new_answerer(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange,
                            struct icmpwire_track_entry *request)
{
    if (icmpwire_track_same(&request->request.destination, &t->source)) {
        bool first = !request->request.answered;
        request->request.answered = true;
        return first;
    }
    struct icmpwire_track_key key = key_of(t, ICMPWIRE_TRACK_ANSWER, &t->destination, exchange);
    key.two = t->source;
    return icmpwire_track_first(&icmpwire_track_take(t->tracker, &key)->counted, request);
}

static void answer(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange,
                   struct icmpwire_track_entry *request)
{
    struct icmpwire_track_request *r = &request->request;
    if (is_echo(t))
        icmpwire_track_echo_answered(t, r);
    icmpwire_track_answered(t, &t->destination, request);
    if (is_new_answerer(t, exchange, request))
        icmpwire_track_add(&r->answerers);
    if (r->answerers >= r->destinations) /* of many requests with these numbers, each has its answer */
        icmpwire_track_raise(t, ICMPWIRE_ALARM_AMPLIFIED_REQUEST, &t->destination, r->answerers - r->destinations + 1);
}

void icmpwire_track_reply(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange)
{
    struct icmpwire_track_entry *request = icmpwire_track_request_find(t, &t->destination, exchange);
    struct icmpwire_track_pair *pair = &icmpwire_track_pair(t, &t->destination, &t->source)->pair;
    if (is_echo(t))
        icmpwire_track_echo_pair(t, &t->destination, pair);
    if (request && may_answer(t, &request->request)) {
        answer(t, exchange, request);
        return;
    }
    icmpwire_track_count(t, ICMPWIRE_ALARM_UNSOLICITED_REPLIES, &t->destination);
    if (icmpwire_track_first(&pair->replied, icmpwire_track_host(t, &t->destination)))
        icmpwire_track_count(t, ICMPWIRE_ALARM_SMURF, &t->destination);
}
