/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: what all messages of Neighbor Discovery are checked for. The kernel counts none of the failures. */
#include "discovery.h"
#include "receive.h"

enum { LONGEST_FIXED = 40 };

bool icmpwire_discovery_options(struct icmpwire_discovery *message, struct icmpwire_span options)
{
    message->options = options;
    while (options.size) {
        uint8_t type = icmpwire_peek8(options.data, 0);
        size_t size = options.size < 2 ? 0 : icmpwire_peek8(options.data, 1) * 8u;
        if (size == 0 || size > options.size)
            return false;
        if (type < ICMPWIRE_FIRST_OPTIONS && !message->first[type].data)
            message->first[type] = icmpwire_span_first(options, size);
        options = icmpwire_span_behind(options, size);
    }
    return true;
}

struct icmpwire_span icmpwire_discovery_option(struct icmpwire_span list)
{
    return icmpwire_span_first(list, (size_t)icmpwire_peek8(list.data, 1) * 8);
}

bool icmpwire_discovery_mac(struct icmpwire_discovery *message, uint8_t type)
{
    struct icmpwire_span option = message->first[type];

    if (!option.data)
        return true;
    message->mac = icmpwire_span_behind(option, 2).data;
    return option.size == 8;
}

/* The checks of one type: how long it is at least, and who reads it. */
static const struct {
    uint8_t fixed; /* octets before the options */
    uint8_t target;
    void (*receive)(struct icmpwire_run *run, struct icmpwire_discovery *message);
} types[] = {
    {8, 0, icmpwire_router_solicited},       {16, 0, icmpwire_router_advertised},
    {24, 8, icmpwire_neighbor_solicited},    {24, 8, icmpwire_neighbor_advertised},
    {LONGEST_FIXED, 8, icmpwire_redirected},
};

void icmpwire_discovery_receive(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    unsigned type = icmpwire_peek8(d->payload.data, 0) - 133u;
    struct icmpwire_discovery message = {.d = d, .device = d->device};

    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_FRAGMENT,
                      d->fragmented && d->device->sysctls[ICMPWIRE_DEVICE_IPV6_SUPPRESS_FRAG_NDISC]))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_HOP_LIMIT, d->hop_limit != 255))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_CODE, icmpwire_peek8(d->payload.data, 1) != 0))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_SHORT, d->payload.size < types[type].fixed))
        return;
    message.options = icmpwire_span_behind(d->payload, types[type].fixed);
    if (types[type].target)
        message.target = icmpwire_peek_ip6(d->payload.data, 8);
    types[type].receive(run, &message);
}
