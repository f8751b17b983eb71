/* SPDX-License-Identifier: BSD-2-Clause */
/* The link layer of a host: Ethernet, or none on devices without MAC addresses. */
#ifndef CLI_HOST_LINK_H
#define CLI_HOST_LINK_H

#include "icmpwire/host.h"

enum { ETHERNET_HEADER = 14 };

/* The link type (DLT_*) of a device's frames. */
int host_link_type(const struct icmpwire_device *device);

/* What arrives with a frame. False: it is too short for its link layer. */
bool host_link_arrival(const struct icmpwire_device *device, struct icmpwire_span frame,
                       struct icmpwire_arrival *arrival);

/* Writes a frame into ETHERNET_HEADER octets more than its packet has; returns its size. */
size_t host_link_frame(const struct icmpwire_device *device, const struct icmpwire_sent *sent, uint8_t *frame);

#endif
