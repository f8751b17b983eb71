/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of the IPv4 layer. */
#ifndef ICMPWIRE_RULES_IP4_H
#define ICMPWIRE_RULES_IP4_H

#include "ip4_options.h"

/* What an IPv4 packet that came in is to be: the input route. */
struct icmpwire_input4 {
    struct icmpwire_datagram d;
    struct icmpwire_ip4_options options; /* of packets that have any */
    struct icmpwire_way way;             /* of packets whose class is OTHER, where we forward */
    bool redirect;                       /* its sender had better used another way */
    uint8_t *spare;                      /* the octets of d.packet where they are ours to write; else null */
    struct icmpwire_span header;         /* as it came, where d.packet has changed */
};

/* What the header says. The caller says class, cast and source_mac. The header is good. */
struct icmpwire_datagram icmpwire_ip4_datagram(struct icmpwire_span packet, struct icmpwire_device *device);

/* ip_route_input_noref: whom it is for; packets with addresses that cannot be are dropped, which is false. The packet came
 * in by a wire, not from ourselves. */
bool icmpwire_ip4_route_in(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* fib_lookup for a packet to be forwarded to an address. */
void icmpwire_ip4_route_on(struct icmpwire_run *run, struct icmpwire_input4 *in, struct icmpwire_ip to);

/* ip_rcv_options: false when the packet came to its end there. */
bool icmpwire_ip4_take_options(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* Reads the options of the header that `packet` begins with into in->options, and fills them in. Returns the place of
 * what is wrong, or 0. */
uint8_t icmpwire_ip4_read_options(struct icmpwire_run *run, uint8_t *packet, struct icmpwire_input4 *in);

/* ip_options_rcv_srr */
bool icmpwire_ip4_source_route(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* ip_local_deliver: a packet for us that may be a fragment. */
void icmpwire_ip4_local(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* ip_forward, or ip_error where there is no way. */
void icmpwire_ip4_forward(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* Makes the packet one that may be written to. False: no room. */
bool icmpwire_ip4_own_copy(struct icmpwire_run *run, struct icmpwire_input4 *in);

/* IN_DEV_ORCONF, IN_DEV_ANDCONF, IN_DEV_MAXCONF: how the device's own value and that of "all" go together. */
ICMPWIRE_INLINE bool icmpwire_either(const struct icmpwire_run *run, const struct icmpwire_device *device,
                                     enum icmpwire_device_sysctl sysctl)
{
    return run->host->all[sysctl] || device->sysctls[sysctl];
}

ICMPWIRE_INLINE bool icmpwire_both(const struct icmpwire_run *run, const struct icmpwire_device *device,
                                   enum icmpwire_device_sysctl sysctl)
{
    return run->host->all[sysctl] && device->sysctls[sysctl];
}

ICMPWIRE_INLINE int32_t icmpwire_higher(const struct icmpwire_run *run, const struct icmpwire_device *device,
                                        enum icmpwire_device_sysctl sysctl)
{
    int32_t all = run->host->all[sysctl], own = device->sysctls[sysctl];

    return all > own ? all : own;
}

#endif
