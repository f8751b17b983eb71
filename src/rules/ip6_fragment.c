/* SPDX-License-Identifier: BSD-2-Clause */
/* Fragments of IPv6 (ipv6_frag_rcv). */
#include "icmpwire/host_add.h"
#include "ip6.h"
#include "reassembly.h"

enum {
    TCP_HEADER = 20,
    UDP_HEADER = 8,
    ICMP_HEADER = 8,
    MOST_PAYLOAD = 65535,
    LENGTH_AT = 4,
    ECN_MIXED = 4,
    TIME_EXCEEDED = 3,
    REASSEMBLY_TIME = 1
};

static bool refuse(struct icmpwire_run *run, const struct icmpwire_datagram *d, uint8_t code, size_t place)
{
    icmpwire_count(run, ICMPWIRE_IP6_IN_HDR_ERRORS);
    icmpwire_error6(run, d, ICMPWIRE_PROBLEM6, code, (uint32_t)place);
    return false;
}

static size_t least_of(uint8_t protocol)
{
    if (protocol == ICMPWIRE_NEXT_TCP)
        return TCP_HEADER;
    if (protocol == ICMPWIRE_NEXT_UDP)
        return UDP_HEADER;
    return protocol == ICMPWIRE_NEXT_ICMP6 ? ICMP_HEADER : 1;
}

/* ipv6frag_thdr_truncated: is the header of the upper layer cut in a first fragment? */
static bool chain_cut(const struct icmpwire_datagram *d)
{
    struct icmpwire_headers6 headers;

    return icmpwire_headers6_skip(d->packet, &headers) && !(headers.offset_more & 0xfff8) &&
           headers.at + least_of(headers.protocol) > d->packet.size;
}

/* What is wrong with one by itself. */
static bool is_good(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    size_t at = icmpwire_ip6_payload_at(d), offset_more = icmpwire_peek16(d->payload.data, 2);
    size_t end = (offset_more & 0xfff8) + d->payload.size - 8;

    if (run->policy->checks_ip6_first_fragment && icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_CHAIN, chain_cut(d)))
        return refuse(run, d, ICMPWIRE_PROBLEM6_CHAIN, 0);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_BEYOND, end > MOST_PAYLOAD))
        return refuse(run, d, ICMPWIRE_PROBLEM6_FIELD, at + 2);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_LENGTH, (offset_more & 1) && end % 8))
        return refuse(run, d, ICMPWIRE_PROBLEM6_FIELD, LENGTH_AT);
    return true;
}

/* ip6_frag_reasm: the headers of the first fragment, without its fragment header. */
static void deliver_whole(struct icmpwire_run *run, const struct icmpwire_datagram *last,
                          struct icmpwire_reassembly *of)
{
    struct icmpwire_datagram d;
    size_t size, name = icmpwire_headers6_named_at(icmpwire_span_of(of->first, of->first_size), of->header);
    uint8_t *packet = icmpwire_reassembled(of, &size);
    unsigned ecn = icmpwire_reassembly_ecn(of);

    if (size - 40 > MOST_PAYLOAD || ecn == ECN_MIXED) {
        icmpwire_count(run, ICMPWIRE_IP6_REASM_FAILS);
        return;
    }
    icmpwire_count(run, ICMPWIRE_IP6_REASM_OKS);
    icmpwire_poke8(packet, 1, (uint8_t)(icmpwire_peek8(packet, 1) | ecn << 4));
    icmpwire_poke16(packet, LENGTH_AT, (uint16_t)(size - 40));
    icmpwire_poke8(packet, name, icmpwire_peek8(of->first, of->header));
    d = icmpwire_ip6_datagram(icmpwire_span_of(packet, size), last->device);
    d.payload = icmpwire_span_behind(d.packet, of->header);
    d.protocol = icmpwire_peek8(packet, name);
    d.next_header_at = (uint16_t)name;
    d.class = last->class;
    d.cast = of->cast;
    d.router_alert = last->router_alert;
    d.fragmented = true;
    icmpwire_poke_span(d.source_mac, 0, icmpwire_span_of(of->source_mac, 6));
    icmpwire_ip6_deliver(run, &d);
}

static bool needs_scope(struct icmpwire_ip ip)
{
    return icmpwire_ip_multicast(ip) || icmpwire_ip_link_local(ip);
}

void icmpwire_ip6_fragment(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    struct icmpwire_reassembly *of = NULL;
    struct icmpwire_fragment fragment = {
        .d = d,
        .identification = icmpwire_peek32(d->payload.data, 4),
        .scope = needs_scope(d->destination) ? d->device->index : 0,
        .header = icmpwire_span_first(d->packet, icmpwire_ip6_payload_at(d)),
        .payload = icmpwire_span_behind(d->payload, 8),
        .offset = icmpwire_peek16(d->payload.data, 2) & 0xfff8,
        .more = icmpwire_peek8(d->payload.data, 3) & 1,
        .seconds = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV6_IP6FRAG_TIME),
    };
    enum icmpwire_fragment_fate fate;

    if (!is_good(run, d))
        return;
    icmpwire_verdict(run, ICMPWIRE_VERDICT_KEPT);
    fate = icmpwire_reassemble(run, &fragment, &of);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_BAD, fate == ICMPWIRE_FRAGMENT_DISCARDED))
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
    else
        icmpwire_rule(run, ICMPWIRE_RULE_IP6_FRAGMENT_KEPT, fate != ICMPWIRE_FRAGMENT_WHOLE);
    if (fate != ICMPWIRE_FRAGMENT_WHOLE)
        return;
    deliver_whole(run, d, of);
    icmpwire_reassembly_free(of);
}

/* ip6frag_expire_frag_queue */
void icmpwire_reassembly_expired6(struct icmpwire_run *run, const struct icmpwire_reassembly *reassembly)
{
    struct icmpwire_device *device = icmpwire_host_device(run->host, reassembly->device);
    struct icmpwire_datagram d;

    icmpwire_count(run, ICMPWIRE_IP6_REASM_FAILS);
    icmpwire_count(run, ICMPWIRE_IP6_REASM_TIMEOUT);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP6_REASSEMBLY_SILENT, !reassembly->has_first))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_IP6_REASSEMBLY_TIME, true);
    d = icmpwire_ip6_datagram(icmpwire_span_of(reassembly->first, reassembly->first_size), device);
    d.cast = reassembly->cast;
    icmpwire_error6(run, &d, TIME_EXCEEDED, REASSEMBLY_TIME, 0);
}
