/* SPDX-License-Identifier: BSD-2-Clause */
/* IPv4 fragments for us (ip_defrag). */
#include "icmpwire/host_add.h"
#include "ip4.h"
#include "reassembly.h"
#include "receive.h"

enum {
    MORE = 0x2000,
    DO_NOT_FRAGMENT = 0x4000,
    OFFSET = 0x1fff,
    LONGEST = 65535,
    ECN_MIXED = 4, /* codepoints that do not go together */
    TIME_EXCEEDED = 11,
    REASSEMBLY_TIME = 1
};

/* The header of the whole: its length, no fragment, its ECN. Its checksum is of the options as they were read. */
static void mend_header(uint8_t *packet, size_t size, const struct icmpwire_reassembly *of)
{
    size_t header = of->header;
    bool unfragmentable = of->largest_unfragmentable == of->largest;

    icmpwire_poke8(packet, 1, (uint8_t)(icmpwire_peek8(packet, 1) | icmpwire_reassembly_ecn(of)));
    icmpwire_poke16(packet, 2, (uint16_t)size);
    icmpwire_poke16(packet, 6, unfragmentable ? DO_NOT_FRAGMENT : 0);
    icmpwire_poke16(packet, 10, 0);
    icmpwire_poke16(packet, 10, (uint16_t)~icmpwire_header_sum(packet, header));
}

/* ip_frag_reasm */
static void deliver_whole(struct icmpwire_run *run, const struct icmpwire_input4 *last, struct icmpwire_reassembly *of)
{
    struct icmpwire_input4 in = *last;
    size_t size;
    uint8_t *packet = icmpwire_reassembled(of, &size);

    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENTS_TOO_LONG,
                      size > LONGEST || icmpwire_reassembly_ecn(of) == ECN_MIXED)) {
        icmpwire_verdict(run, ICMPWIRE_VERDICT_DROPPED);
        icmpwire_count(run, ICMPWIRE_IP_REASM_FAILS);
        return;
    }
    icmpwire_poke32(packet, 16, (uint32_t)in.d.destination.low);
    icmpwire_count(run, ICMPWIRE_IP_REASM_OKS);
    in.d.packet = icmpwire_span_of(packet, size);
    in.d.header = (uint8_t)of->header;
    in.d.payload = icmpwire_span_behind(in.d.packet, of->header);
    in.d.hop_limit = icmpwire_peek8(packet, 8);
    in.d.fragment_offset = 0;
    in.d.more_fragments = false;
    in.d.fragmented = true;
    if (of->header > 20)
        icmpwire_ip4_read_options(run, packet, &in);
    mend_header(packet, size, of);
    in.d.traffic_class = icmpwire_peek8(packet, 1);
    icmpwire_ip4_deliver(run, &in.d);
}

static void take_fragment(struct icmpwire_run *run, const struct icmpwire_input4 *in)
{
    const struct icmpwire_datagram *d = &in->d;
    struct icmpwire_reassembly *of = NULL;
    enum icmpwire_fragment_fate fate;
    struct icmpwire_fragment fragment = {
        .d = d,
        .identification = icmpwire_peek16(d->packet.data, 4),
        .protocol = d->protocol,
        .header = in->header,
        .payload = d->payload,
        .offset = d->fragment_offset * 8u,
        .more = d->more_fragments,
        .unfragmentable = icmpwire_peek16(d->packet.data, 6) & DO_NOT_FRAGMENT,
        .seconds = (uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_IPFRAG_TIME),
    };

    icmpwire_count(run, ICMPWIRE_IP_REASM_REQDS);
    if (fragment.more)
        fragment.payload.size &= ~(size_t)7;
    fate = icmpwire_reassemble(run, &fragment, &of);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENT_AGAIN, fate == ICMPWIRE_FRAGMENT_DUPLICATE) ||
        icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENT_DISCARDED, fate == ICMPWIRE_FRAGMENT_DISCARDED))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_FRAGMENT, fate == ICMPWIRE_FRAGMENT_KEPT)) {
        icmpwire_verdict(run, ICMPWIRE_VERDICT_KEPT);
        return;
    }
    deliver_whole(run, in, of);
    icmpwire_reassembly_free(of);
}

void icmpwire_ip4_local(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    uint16_t flags = icmpwire_peek16(in->d.packet.data, 6);

    if (flags & (MORE | OFFSET))
        take_fragment(run, in);
    else
        icmpwire_ip4_deliver(run, &in->d);
}

/* The first fragment as it came has its options filled in already: that is done anew, from the header as it came. */
static bool reread_options(struct icmpwire_run *run, const struct icmpwire_reassembly *reassembly,
                           struct icmpwire_input4 *in)
{
    struct icmpwire_span octets = icmpwire_span_of(reassembly->octets, ICMPWIRE_HOST_HEADER_OCTETS);

    if (!icmpwire_ip4_own_copy(run, in))
        return false;
    icmpwire_poke_span(in->spare, 0, icmpwire_span_behind(octets, octets.size - in->d.header));
    icmpwire_ip4_read_options(run, in->spare, in);
    return true;
}

void icmpwire_reassembly_expired4(struct icmpwire_run *run, const struct icmpwire_reassembly *reassembly)
{
    struct icmpwire_device *device = icmpwire_host_device(run->host, reassembly->device);
    struct icmpwire_input4 in = {.redirect = false};
    struct icmpwire_span first = icmpwire_span_of(reassembly->first, reassembly->first_size);

    icmpwire_count(run, ICMPWIRE_IP_REASM_FAILS);
    icmpwire_count(run, ICMPWIRE_IP_REASM_TIMEOUT);
    if (!icmpwire_rule(run, ICMPWIRE_RULE_IP4_REASSEMBLY_TIME, reassembly->has_first))
        return;
    in.d = icmpwire_ip4_datagram(first, device);
    in.d.cast = reassembly->cast;
    icmpwire_poke_span(in.d.source_mac, 0, icmpwire_span_of(reassembly->source_mac, 6));
    if (!icmpwire_ip4_route_in(run, &in) || (in.d.header > 20 && !reread_options(run, reassembly, &in)))
        return;
    icmpwire_error4(run, &in.d, TIME_EXCEEDED, REASSEMBLY_TIME, 0);
}
