/* SPDX-License-Identifier: BSD-2-Clause */
/* What errors teach about single destinations: the MTU of the path, a better gateway. */
#ifndef ICMPWIRE_RULES_PATHS_H
#define ICMPWIRE_RULES_PATHS_H

#include "run.h"

/* __ip_rt_update_pmtu, __ip6_rt_update_pmtu: a router says that the path to an address has an MTU. */
void icmpwire_path_learns_mtu(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip to,
                              uint32_t mtu);

/* A redirect that was accepted: the next packets to an address go by that gateway. */
void icmpwire_path_learns_gateway(struct icmpwire_run *run, struct icmpwire_ip to, struct icmpwire_ip gateway,
                                  uint64_t until);

/* __ip_do_redirect: is an ICMPv4 redirect about `to` to be believed? If so the path is changed. */
void icmpwire_redirect4(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip to);

/* Was a packet that an ICMPv4 error quotes from us? Its route is looked up with both addresses, and a raw socket may have
 * sent from others' addresses. Unspecified: any of ours. */
bool icmpwire_path_begins_here(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source);

#endif
