/* SPDX-License-Identifier: BSD-2-Clause */
/* UDP over IPv4, as far as ICMP errors need it. */
#include "local.h"
#include "receive.h"

enum { UDP_HEADER = 8, UNREACHABLE = 3, PORT_UNREACHABLE = 3 };

static void bad(struct icmpwire_run *run)
{
    icmpwire_count(run, ICMPWIRE_UDP_IN_ERRORS);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
}

/* The packet without what is behind its UDP length: so errors quote it. */
static struct icmpwire_datagram trimmed(const struct icmpwire_datagram *d, size_t size)
{
    struct icmpwire_datagram whole = *d;

    whole.packet = icmpwire_span_first(d->packet, d->header + size);
    whole.payload = icmpwire_span_first(d->payload, size);
    return whole;
}

/* The kernel looks at it when a program reads, which comes to the same. */
static bool checksum_good(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (!icmpwire_rule(run, ICMPWIRE_RULE_UDP4_CHECKSUM,
                       icmpwire_peek16(d->payload.data, 6) && icmpwire_payload_sum(d) != 0xffff))
        return true;
    icmpwire_count(run, ICMPWIRE_UDP_IN_CSUM_ERRORS);
    bad(run);
    return false;
}

void icmpwire_udp4_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    size_t size = d->payload.size < UDP_HEADER ? 0 : icmpwire_peek16(d->payload.data, 4), socket;
    struct icmpwire_datagram whole;

    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP4_BAD, size < UDP_HEADER || size > d->payload.size)) {
        bad(run);
        return;
    }
    whole = trimmed(d, size);
    socket = icmpwire_socket_of(run->host, &whole, ICMPWIRE_SOCKET_UDP);
    if (icmpwire_rule(run, ICMPWIRE_RULE_UDP4_CAST,
                      socket == ICMPWIRE_HOST_SOCKETS && d->class != ICMPWIRE_CLASS_LOCAL)) {
        icmpwire_count(run, ICMPWIRE_UDP_IGNORED_MULTI);
        return;
    }
    if (!checksum_good(run, &whole))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOCKET, socket < ICMPWIRE_HOST_SOCKETS)) {
        icmpwire_delivered(run, socket, &whole);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_UDP4_NO_PORT, true);
    icmpwire_count(run, ICMPWIRE_UDP_NO_PORTS);
    icmpwire_error4(run, &whole, UNREACHABLE, PORT_UNREACHABLE, 0);
}
