/* SPDX-License-Identifier: BSD-2-Clause */
/* What sockets give, as answers to the requests of a prober. A raw socket gives everybody's messages, an IPv4 one whole
 * packets; a ping socket gives replies to its own requests, and errors through its error queue. */
#define _GNU_SOURCE
#include "prober.h"
#include "seconds.h"
#include <errno.h>
#include <string.h>

#include <linux/errqueue.h>

/* ---- messages ---- */

static bool same(struct icmpwire_span one, struct icmpwire_span other)
{
    return one.size == other.size && (one.size == 0 || memcmp(one.data, other.data, one.size) == 0);
}

static bool is_reply_type(const struct prober *prober, uint8_t type)
{
    unsigned reply;

    return icmpwire_reply_type(prober->family, prober_request_type(prober), &reply) && reply == type;
}

static bool take_reply(const struct prober *prober, const struct icmpwire_message *message, struct answer *answer)
{
    uint16_t identifier;

    if (prober->probed.data) {
        identifier = message->extended_echo_reply.identifier;
        answer->sequence = message->extended_echo_reply.sequence;
        answer->flags = message->extended_echo_reply.flags;
    } else {
        identifier = message->echo.identifier;
        answer->sequence = message->echo.sequence;
        answer->wrong = answer->wrong || !same(message->echo.data, prober->data);
    }
    return identifier == prober->identifier;
}

/* What an error quotes, and what its extension structure holds. */
struct quoting {
    struct icmpwire_span datagram, objects;
    uint32_t mtu;
};

enum { FRAGMENTATION_NEEDED = 4 }; /* the code of an ICMPv4 unreachable that tells an MTU */

static struct quoting quoting_of(const struct icmpwire_message *m)
{
    struct quoting none = {{NULL, 0}, {NULL, 0}, 0};

    switch ((enum icmpwire_layout)m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return (struct quoting){m->destination_unreachable4.datagram, m->destination_unreachable4.extension.objects,
                                m->code == FRAGMENTATION_NEEDED ? m->destination_unreachable4.next_hop_mtu : 0u};
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return (struct quoting){m->time_exceeded4.datagram, m->time_exceeded4.extension.objects, 0};
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        return (struct quoting){m->parameter_problem4.datagram, m->parameter_problem4.extension.objects, 0};
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        return (struct quoting){m->source_quench.datagram, {NULL, 0}, 0};
    case ICMPWIRE_LAYOUT_REDIRECT4:
        return (struct quoting){m->redirect4.datagram, {NULL, 0}, 0};
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        return (struct quoting){m->destination_unreachable6.datagram, m->destination_unreachable6.extension.objects, 0};
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
        return (struct quoting){m->packet_too_big.datagram, {NULL, 0}, m->packet_too_big.mtu};
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        return (struct quoting){m->time_exceeded6.datagram, m->time_exceeded6.extension.objects, 0};
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6:
        return (struct quoting){m->parameter_problem6.datagram, {NULL, 0}, 0};
    default:
        return none;
    }
}

static bool take_error(const struct prober *prober, const struct icmpwire_message *message, struct answer *answer)
{
    struct quoting quoting = quoting_of(message);
    struct icmpwire_quote quote;

    if (!quoting.datagram.data || !icmpwire_quote_decode(quoting.datagram, &quote))
        return false;
    if (quote.identified != ICMPWIRE_COMPLETE || quote.type != prober_request_type(prober) ||
        quote.identifier != prober->identifier || !same(quote.destination, endpoint_octets(&prober->target)))
        return false;
    answer->error = true;
    answer->sequence = quote.sequence;
    answer->objects = quoting.objects;
    answer->mtu = quoting.mtu;
    return true;
}

/* A message from its type on. Errors may have their extension structure where old routers put it. */
static bool take_message(const struct prober *prober, struct icmpwire_span octets, struct answer *answer)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;

    if (!icmpwire_decode_lenient(prober->family, octets.data, octets.size, &message, &reading, &fault))
        return false;
    answer->type = message.type;
    answer->code = message.code;
    answer->octets = octets.size;
    if (is_reply_type(prober, message.type))
        return take_reply(prober, &message, answer);
    return take_error(prober, &message, answer);
}

/* ---- what a socket gives ---- */

struct given {
    union endpoint from;
    _Alignas(struct cmsghdr) char control[512];
    struct msghdr header;
    struct iovec place;
    struct icmpwire_span octets;
};

/* False: there is nothing. A waiting error that is told instead of octets has its details in the error queue. */
static bool give(const struct prober *prober, int flags, struct given *given)
{
    enum { ERRORS_MOST = 64 };

    memset(&given->from, 0, sizeof given->from);
    given->place = (struct iovec){.iov_base = prober->room, .iov_len = PROBE_ROOM};
    for (int tries = 0; tries < ERRORS_MOST; tries++) {
        given->header = (struct msghdr){.msg_name = &given->from,
                                        .msg_namelen = sizeof given->from,
                                        .msg_iov = &given->place,
                                        .msg_iovlen = 1,
                                        .msg_control = given->control,
                                        .msg_controllen = sizeof given->control};
        ssize_t size = recvmsg(prober->file, &given->header, flags | MSG_DONTWAIT);
        if (size >= 0) {
            given->octets = (struct icmpwire_span){prober->room, (size_t)size};
            return true;
        }
        if (errno == EAGAIN || errno == EINTR)
            return false;
    }
    return false;
}

static const struct cmsghdr *find(struct given *given, int level, int type)
{
    for (struct cmsghdr *at = CMSG_FIRSTHDR(&given->header); at; at = CMSG_NXTHDR(&given->header, at))
        if (at->cmsg_level == level && at->cmsg_type == type)
            return at;
    return NULL;
}

static int hop_limit_of(const struct prober *prober, struct given *given)
{
    bool v4 = prober->family == ICMPWIRE_ICMP4;
    const struct cmsghdr *found = find(given, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_TTL : IPV6_HOPLIMIT);
    int limit = -1;

    if (found && found->cmsg_len >= CMSG_LEN(sizeof limit))
        memcpy(&limit, CMSG_DATA(found), sizeof limit);
    return limit;
}

/* The packet that an IPv4 raw socket gives, whose checksum nobody has looked at yet. */
static bool take_packet(const struct prober *prober, struct icmpwire_span octets, struct answer *answer)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;

    if (!icmpwire_packet_decode(octets.data, octets.size, octets.size, &packet, &fault) ||
        packet.protocol != ICMPWIRE_PROTOCOL_ICMP || packet.fragment)
        return false;
    answer->hop_limit = packet.hop_limit;
    answer->wrong = icmpwire_checksum_check(ICMPWIRE_ICMP4, packet.payload.data, packet.payload.size, NULL, NULL) ==
                    ICMPWIRE_CHECKSUM_BAD;
    return take_message(prober, packet.payload, answer) && !(answer->error && answer->wrong);
}

/* The kernel leaves of an error what it quotes behind the IP header, and tells the rest. */
static bool take_queued(const struct prober *prober, struct given *given, struct answer *answer)
{
    bool v4 = prober->family == ICMPWIRE_ICMP4;
    const struct cmsghdr *found = find(given, v4 ? IPPROTO_IP : IPPROTO_IPV6, v4 ? IP_RECVERR : IPV6_RECVERR);
    size_t offender = v4 ? sizeof answer->from.v4 : sizeof answer->from.v6;
    enum { IDENTIFIED = 8 }; /* octets of a request up to its sequence number */
    struct sock_extended_err told;
    struct icmpwire_message request;
    struct icmpwire_fault fault;

    if (!found || found->cmsg_len < CMSG_LEN(sizeof told + offender))
        return false;
    memcpy(&told, CMSG_DATA(found), sizeof told);
    memcpy(&answer->from, CMSG_DATA(found) + sizeof told, offender);
    if (told.ee_origin != (v4 ? SO_EE_ORIGIN_ICMP : SO_EE_ORIGIN_ICMP6))
        return false;
    if (!icmpwire_decode(prober->family, given->octets.data, given->octets.size, &request, &fault) &&
        fault.readable < IDENTIFIED)
        return false;
    if (request.type != prober_request_type(prober))
        return false;
    answer->error = true;
    answer->type = told.ee_type;
    answer->code = told.ee_code;
    answer->sequence = prober->probed.data ? request.extended_echo_request.sequence : request.echo.sequence;
    answer->mtu = told.ee_errno == EMSGSIZE ? told.ee_info : 0;
    size_t structure = told.ee_rfc4884.len, head = 4;
    if (structure && !(told.ee_rfc4884.flags & SO_EE_RFC4884_FLAG_INVALID) && structure + head <= given->octets.size)
        answer->objects =
            (struct icmpwire_span){prober->room + structure + head, given->octets.size - structure - head};
    return true;
}

static bool take(const struct prober *prober, struct given *given, struct answer *answer)
{
    answer->from = given->from;
    if (prober->raw && prober->family == ICMPWIRE_ICMP4)
        return take_packet(prober, given->octets, answer);
    answer->hop_limit = hop_limit_of(prober, given);
    return take_message(prober, given->octets, answer);
}

static bool is_advice(const struct prober *prober, const struct answer *answer)
{
    return answer->error && prober->family == ICMPWIRE_ICMP4 &&
           (answer->type == ICMPWIRE_ICMP4_REDIRECT || answer->type == ICMPWIRE_ICMP4_SOURCE_QUENCH);
}

bool prober_receive(struct prober *prober, struct answer *answer)
{
    struct given given;
    bool mine = false;

    while (!mine) {
        bool queued = !prober->raw && give(prober, MSG_ERRQUEUE, &given);
        if (!queued && !give(prober, 0, &given))
            return false;
        *answer = (struct answer){.at = clock_now(), .hop_limit = -1};
        mine = queued ? take_queued(prober, &given, answer) : take(prober, &given, answer);
    }
    answer->advice = is_advice(prober, answer);
    return true;
}
