/* SPDX-License-Identifier: BSD-2-Clause */
/* UDP and TCP over IPv6, as far as ICMP errors need them. */
#include "ip6.h"
#include "local.h"

enum { UDP_HEADER = 8, TCP_HEADER = 20, UNREACHABLE = 1, PORT_UNREACHABLE = 4 };

static void bad(struct icmpwire_run *run)
{
    icmpwire_count(run, ICMPWIRE_UDP6_IN_ERRORS);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
}

/* The packet without what is behind its UDP length: so errors quote it. */
static struct icmpwire_datagram trimmed(const struct icmpwire_datagram *d, size_t size)
{
    struct icmpwire_datagram whole = *d;

    whole.packet = icmpwire_span_first(d->packet, icmpwire_ip6_payload_at(d) + size);
    whole.payload = icmpwire_span_first(d->payload, size);
    return whole;
}

/* The length that a UDP header says; 0 in a jumbogram means all (RFC 2675 section 4). */
static size_t length_of(const struct icmpwire_datagram *d)
{
    size_t size = d->payload.size < UDP_HEADER ? 1 : icmpwire_peek16(d->payload.data, 4);

    return size ? size : d->payload.size;
}

static bool checksum_good(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP6_NO_CHECKSUM, icmpwire_peek16(d->payload.data, 6) == 0)) {
        bad(run);
        return false;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP6_CHECKSUM, icmpwire_payload_sum(d) != 0xffff)) {
        icmpwire_count(run, ICMPWIRE_UDP6_IN_CSUM_ERRORS);
        bad(run);
        return false;
    }
    return true;
}

void icmpwire_udp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    size_t size = length_of(d), socket;
    struct icmpwire_datagram whole;

    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP6_BAD, size < UDP_HEADER || size > d->payload.size)) {
        bad(run);
        return;
    }
    whole = trimmed(d, size);
    socket = icmpwire_socket_of(run->host, &whole, ICMPWIRE_SOCKET_UDP);
    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP6_GROUP,
                      socket == ICMPWIRE_HOST_SOCKETS && d->class == ICMPWIRE_CLASS_MULTICAST) ||
        !checksum_good(run, &whole))
        return;
    if (socket < ICMPWIRE_HOST_SOCKETS) {
        icmpwire_delivered(run, socket, &whole);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_UDP6_NO_PORT, true);
    icmpwire_count(run, ICMPWIRE_UDP6_NO_PORTS);
    icmpwire_error6(run, &whole, UNREACHABLE, PORT_UNREACHABLE, 0);
}

void icmpwire_tcp6_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    size_t socket;

    if (d->class != ICMPWIRE_CLASS_LOCAL || d->cast != ICMPWIRE_CAST_HOST || d->payload.size < TCP_HEADER ||
        icmpwire_payload_sum(d) != 0xffff)
        return;
    socket = icmpwire_socket_of(run->host, d, ICMPWIRE_SOCKET_TCP);
    if (socket < ICMPWIRE_HOST_SOCKETS)
        icmpwire_delivered(run, socket, d);
    else if (icmpwire_rule(run, ICMPWIRE_RULE_TCP6_NO_PORT, true))
        icmpwire_tcp_reset(run, d, d->traffic_class);
}
