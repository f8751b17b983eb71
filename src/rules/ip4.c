/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv4 as far as ICMP depends on it: what is good, what is for us. */
#include "ip4.h"
#include "local.h"
#include "receive.h"
#include "reject.h"
#include "table.h"

enum { ICMP = 1, TCP = 6, UDP = 17, UNREACHABLE = 3, PROTOCOL_UNREACHABLE = 2, MORE = 0x2000, OFFSET = 0x1fff };

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
    if (icmpwire_header_sum(there.data, header) != 0xffff) {
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

struct icmpwire_datagram icmpwire_ip4_datagram(struct icmpwire_span packet, struct icmpwire_device *device)
{
    uint8_t header = (uint8_t)((icmpwire_peek8(packet.data, 0) & 15) * 4);
    uint16_t fragment = icmpwire_peek16(packet.data, 6);

    return (struct icmpwire_datagram){
        .packet = packet,
        .payload = icmpwire_span_behind(packet, header),
        .source = icmpwire_peek_ip4(packet.data, 12),
        .destination = icmpwire_peek_ip4(packet.data, 16),
        .device = device,
        .version = 4,
        .protocol = icmpwire_peek8(packet.data, 9),
        .traffic_class = icmpwire_peek8(packet.data, 1),
        .hop_limit = icmpwire_peek8(packet.data, 8),
        .header = header,
        .more_fragments = fragment & MORE,
        .fragment_offset = fragment & OFFSET,
    };
}

/* A packet from ourselves is not doubted. None comes back that went to a group. */
static bool from_ourselves(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    struct icmpwire_device *found;

    if (run->depth < 2)
        return false;
    d->class =
        icmpwire_own(run->host, d->device, d->destination, &found) ? ICMPWIRE_CLASS_LOCAL : ICMPWIRE_CLASS_BROADCAST;
    return true;
}

void icmpwire_ip4_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device)
{
    struct icmpwire_input4 in;
    size_t total = 0;

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_OTHER_STATION, arrival->cast == ICMPWIRE_CAST_OTHER))
        return;
    icmpwire_count(run, ICMPWIRE_IP_IN_RECEIVES);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_HEADER, !header_good(run, arrival->packet, &total)))
        return;
    in.d = icmpwire_ip4_datagram(icmpwire_span_first(arrival->packet, total), device);
    in.d.cast = arrival->cast;
    icmpwire_poke_span(in.d.source_mac, 0, icmpwire_span_of(arrival->source_mac, 6));
    in.header = icmpwire_span_first(arrival->packet, in.d.header);
    in.spare = NULL;
    in.redirect = false;
    in.way.kind = ICMPWIRE_WAY_NONE;
    if (!from_ourselves(run, &in.d) && !icmpwire_ip4_route_in(run, &in))
        return;
    if (in.d.header > 20 && !icmpwire_ip4_take_options(run, &in))
        return;
    if (in.d.class == ICMPWIRE_CLASS_OTHER)
        icmpwire_ip4_forward(run, &in);
    else
        icmpwire_ip4_local(run, &in);
}

void icmpwire_ip4_deliver(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool raw, known;

    if (icmpwire_rejected4(run, d))
        return;
    raw = icmpwire_raw_deliver(run, d);
    known = icmpwire_protocol_known(run->host, d->protocol);
    icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOCKET, raw);
    if (!raw && icmpwire_rule(run, ICMPWIRE_RULE_IP4_PROTOCOL_UNKNOWN, !known)) {
        icmpwire_count(run, ICMPWIRE_IP_IN_UNKNOWN_PROTOS);
        icmpwire_error4(run, d, UNREACHABLE, PROTOCOL_UNREACHABLE, 0);
        return;
    }
    icmpwire_count(run, ICMPWIRE_IP_IN_DELIVERS);
    if (d->protocol == ICMP)
        icmpwire_icmp4_receive(run, d);
    else if (d->protocol == UDP)
        icmpwire_udp4_receive(run, d);
    else if (d->protocol == TCP)
        icmpwire_tcp4_receive(run, d);
}
