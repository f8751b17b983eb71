/* SPDX-License-Identifier: BSD-2-Clause */
/* ARP (RFC 826) over Ethernet and IPv4. */
#ifndef ICMPWIRE_RULES_ARP_H
#define ICMPWIRE_RULES_ARP_H

#include "run.h"

/* arp_rcv, arp_process */
void icmpwire_arp_receive(struct icmpwire_run *run, const struct icmpwire_arrival *arrival,
                          struct icmpwire_device *device);

/* arp_send_dst: asks for the MAC of `target`, by a frame to `mac`. */
void icmpwire_arp_request(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                          struct icmpwire_ip target, const uint8_t mac[6]);

#endif
