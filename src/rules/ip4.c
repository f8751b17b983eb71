/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv4 as far as ICMP depends on it: what is good, what is for us. */
#include "icmpwire/checksum.h"
#include "receive.h"
#include "table.h"

static void bad_header(struct icmpwire_run *run, uint32_t counter)
{
    icmpwire_count(run, counter);
    icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
}

/* ip_rcv_core: lengths, version, header checksum. */
static bool header_good(struct icmpwire_run *run, struct icmpwire_span there, size_t *total)
{
    size_t header = there.size >= 20 ? (icmpwire_peek8(there.data, 0) & 15u) * 4 : 0;

    if (header < 20 || icmpwire_peek8(there.data, 0) >> 4 != 4 || header > there.size) {
        bad_header(run, ICMPWIRE_IP_IN_HDR_ERRORS);
        return false;
    }
    if (icmpwire_checksum_sum(there.data, header, 0) != 0xffff) {
        icmpwire_count(run, ICMPWIRE_IPEXT_IN_CSUM_ERRORS);
        bad_header(run, ICMPWIRE_IP_IN_HDR_ERRORS);
        return false;
    }
    *total = icmpwire_peek16(there.data, 2);
    if (*total > there.size) {
        bad_header(run, ICMPWIRE_IPEXT_IN_TRUNCATED_PKTS);
        return false;
    }
    if (*total < header) {
        bad_header(run, ICMPWIRE_IP_IN_HDR_ERRORS);
        return false;
    }
    return true;
}

static struct icmpwire_datagram datagram(struct icmpwire_span packet, const struct icmpwire_arrival *arrival,
                                         struct icmpwire_device *device)
{
    struct icmpwire_datagram d = {
        .packet = packet,
        .source = icmpwire_peek_ip4(packet.data, 12),
        .destination = icmpwire_peek_ip4(packet.data, 16),
        .device = device,
        .version = 4,
        .cast = arrival->cast,
        .protocol = icmpwire_peek8(packet.data, 9),
        .traffic_class = icmpwire_peek8(packet.data, 1),
        .hop_limit = icmpwire_peek8(packet.data, 8),
        .header = (uint8_t)((icmpwire_peek8(packet.data, 0) & 15) * 4),
    };

    d.payload = icmpwire_span_behind(packet, d.header);
    icmpwire_poke_span(d.source_mac, 0, icmpwire_span_of(arrival->source_mac, 6));
    return d;
}

static enum icmpwire_class class_of(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_device *found;

    if (icmpwire_own(run->host, d->device, d->destination, &found))
        return ICMPWIRE_CLASS_LOCAL;
    if (icmpwire_ip4_broadcast(run->host, d->device, d->destination))
        return ICMPWIRE_CLASS_BROADCAST;
    return icmpwire_ip_multicast(d->destination) ? ICMPWIRE_CLASS_MULTICAST : ICMPWIRE_CLASS_OTHER;
}

void icmpwire_ip4_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device)
{
    struct icmpwire_datagram d;
    size_t total = 0;

    if (arrival->cast == ICMPWIRE_CAST_OTHER)
        return;
    icmpwire_count(run, ICMPWIRE_IP_IN_RECEIVES);
    if (!header_good(run, arrival->packet, &total))
        return;
    d = datagram(icmpwire_span_first(arrival->packet, total), arrival, device);
    d.class = (uint8_t)class_of(run, &d);
    if (d.class != ICMPWIRE_CLASS_OTHER)
        icmpwire_ip4_deliver(run, &d);
}

void icmpwire_ip4_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (d->protocol == 1)
        icmpwire_icmp4_receive(run, d);
}
