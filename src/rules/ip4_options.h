/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of IPv4 headers. */
#ifndef ICMPWIRE_RULES_IP4_OPTIONS_H
#define ICMPWIRE_RULES_IP4_OPTIONS_H

#include "transmit.h"

/* Where the options of a packet are that mean something, and what is still to be put into them. Places are octets from
 * the start of the IP header, 0: not there. */
struct icmpwire_ip4_options {
    uint8_t source_route, record_route, timestamp, security_label;
    bool strict;         /* the source route is */
    bool routed;         /* we were a hop of the source route, and next_hop is the next one */
    bool wants_address;  /* the record route has got one, or will get one at forwarding */
    bool wants_stamp_by; /* so has the timestamp */
    bool wants_time;
    bool router_alert;
    struct icmpwire_ip next_hop;
};

/* ip_options_compile: reads the options of the header that `packet` begins with, and puts our address and the time into
 * those that ask for it. address: the one to put in. Returns 0, or the place of what is wrong: *options has what came before
 * it then. */
uint8_t icmpwire_ip4_options_read(struct icmpwire_run *run, uint8_t *packet, struct icmpwire_ip address,
                                  struct icmpwire_ip4_options *options);

/* Options of a reply, echoed. */
struct icmpwire_ip4_echoed {
    struct icmpwire_ip4_options of; /* of the reply */
    struct icmpwire_ip to;          /* whom to send it to: the first hop of the reversed source route, or the source */
    uint8_t size;                   /* a multiple of 4 */
    uint8_t octets[40];
};

/* __ip_options_echo: the options that a reply to the packet has: routes and times continued, a source route reversed.
 * False when there is no reply to those options. */
bool icmpwire_ip4_options_echo(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                               struct icmpwire_ip4_echoed *echoed);

/* ip_options_build: puts the source of the reply, the time and the end of the source route in. */
void icmpwire_ip4_options_finish(struct icmpwire_run *run, struct icmpwire_ip source, struct icmpwire_ip destination,
                                 struct icmpwire_ip4_echoed *echoed);

/* ip_options_forward: puts the address of the device it leaves by in. */
void icmpwire_ip4_options_forward(uint8_t *packet, struct icmpwire_ip address,
                                  const struct icmpwire_ip4_options *options);

/* inet_addr_type: is it neither ours, nor a broadcast or a group? */
bool icmpwire_ip4_of_another_host(struct icmpwire_host *host, struct icmpwire_ip ip);

/* RFC 792: milliseconds since midnight UTC. */
ICMPWIRE_INLINE uint32_t icmpwire_midnight_milliseconds(uint64_t now)
{
    return (uint32_t)(now / 1000 % 86400000);
}

#endif
