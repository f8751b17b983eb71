/* SPDX-License-Identifier: BSD-2-Clause */
/* Section M: REJECT rules (reject_tg, nf_send_unreach, nf_send_reset and their IPv6 twins). */
#include "reject.h"
#include "headers6.h"
#include "icmpwire/checksum.h"
#include "icmpwire/reject.h"
#include "local.h"
#include "receive.h"

enum {
    TCP = 6,
    UDP = 17,
    GRE = 47,
    ESP = 50,
    AH = 51,
    DCCP = 33,
    SCTP = 132,
    UDP_LITE = 136,
    TCP_HEADER = 20,
    UDP_HEADER = 8,
    RST = 4
};

static bool has_ports(uint8_t protocol)
{
    return protocol == TCP || protocol == UDP;
}

static bool about(const struct icmpwire_reject *rule, const struct icmpwire_datagram *d)
{
    return rule->version == d->version && (!rule->protocol || (rule->protocol == d->protocol && !d->fragment_offset));
}

/* tcp_mt, udp_mt: a port is looked for in a whole header alone. */
static bool ports_cut(const struct icmpwire_datagram *d)
{
    return d->payload.size < (d->protocol == TCP ? TCP_HEADER : UDP_HEADER);
}

/* Measured: behind options a cut header is passed over, elsewhere, also in a fragment, the packet is dropped. */
static bool drops_cut(const struct icmpwire_datagram *d)
{
    uint8_t first = icmpwire_peek8(d->packet.data, 6);

    return d->version == 4 || first == d->protocol || first == ICMPWIRE_NEXT_FRAGMENT;
}

/* nf_reject_verify_csum: the protocols whose checksum is optional and absent, covers a part, or is of another kind. */
static bool unsummed(const struct icmpwire_datagram *d)
{
    switch (d->protocol) {
    case UDP:
        return d->payload.size >= UDP_HEADER && icmpwire_peek16(d->payload.data, 6) == 0;
    case GRE:
        return d->payload.size >= 4 && !(icmpwire_peek8(d->payload.data, 0) & 0x80);
    case ESP:
    case AH:
    case DCCP:
    case SCTP:
    case UDP_LITE:
        return true;
    default:
        return false;
    }
}

/* nf_ip_checksum, nf_ip6_checksum: the whole payload must sum up, whatever the protocol. That of IPv4 sums the header
 * as well, which is not right any more where options were filled in. */
static bool sum_good(const struct icmpwire_datagram *d)
{
    uint32_t sum;

    if (d->version == 6)
        return icmpwire_payload_sum(d) == 0xffff;
    if (!has_ports(d->protocol))
        return icmpwire_checksum_sum(d->packet.data, d->packet.size, 0) == 0xffff;
    sum = (uint32_t)icmpwire_payload_sum(d) + icmpwire_checksum_sum(d->packet.data, d->header, 0);
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
}

/* nf_send_reset, nf_send_reset6: IPv6 has no broadcasts, and an anycast address will do. */
static bool to_one(const struct icmpwire_datagram *d)
{
    return d->class == ICMPWIRE_CLASS_LOCAL || (d->version == 6 && d->class == ICMPWIRE_CLASS_ANYCAST);
}

static void reset(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    bool segment = d->protocol == TCP && d->fragment_offset == 0 && d->payload.size >= TCP_HEADER && to_one(d) &&
                   !(icmpwire_peek8(d->payload.data, 13) & RST);

    if (icmpwire_rule(run, ICMPWIRE_RULE_REJECT_NO_TCP, !segment) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REJECT_CHECKSUM, !sum_good(d)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_REJECT_RESET, true);
    icmpwire_tcp_reset(run, d, 0);
}

static void refuse(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_reject_row *row)
{
    icmpwire_verdict(run, ICMPWIRE_VERDICT_REFUSED);
    if (row->type == 0) {
        reset(run, d);
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_REJECT_FRAGMENT, d->fragment_offset != 0) ||
        icmpwire_rule(run, ICMPWIRE_RULE_REJECT_CHECKSUM, !unsummed(d) && !sum_good(d)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_REJECT_ERROR, true);
    if (d->version == 4)
        icmpwire_error4(run, d, row->type, row->code, 0);
    else
        icmpwire_error6(run, d, row->type, row->code, 0);
}

bool icmpwire_rejected4(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    const struct icmpwire_reject *rules = run->host->rejects;

    for (size_t i = 0; i < ICMPWIRE_HOST_REJECTS && rules[i].version; i++) {
        bool asks = about(&rules[i], d);
        bool cut = asks && rules[i].port && ports_cut(d);
        if (icmpwire_rule(run, ICMPWIRE_RULE_REJECT_CUT, cut && drops_cut(d)))
            return true;
        asks = asks && !cut && (!rules[i].port || icmpwire_peek16(d->payload.data, 2) == rules[i].port);
        if (icmpwire_rule(run, ICMPWIRE_RULE_REJECT_MATCH, asks)) {
            refuse(run, d, icmpwire_reject_about(rules[i].with));
            return true;
        }
    }
    return false;
}

bool icmpwire_rejected6(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    struct icmpwire_headers6 headers;
    struct icmpwire_datagram behind;

    if (!run->host->rejects[0].version)
        return false;
    behind = *d;
    if (icmpwire_headers6_skip(d->packet, &headers) && headers.at <= d->packet.size) {
        behind.protocol = headers.protocol;
        behind.fragment_offset = headers.offset_more >> 3;
        behind.payload = icmpwire_span_behind(d->packet, headers.at);
    }
    return icmpwire_rejected4(run, &behind);
}
