/* SPDX-License-Identifier: BSD-2-Clause */
/* Link layers: where the IP packet is in a frame. */
#ifndef CAPTURE_LINK_H
#define CAPTURE_LINK_H

#include "icmpwire.h"

/* The octets of a packet: those captured, and how many there were on the wire. */
struct octets {
    struct icmpwire_span captured;
    size_t size;
};

/* Can frames of this link type (DLT_*) be read? */
bool link_known(int link_type);

/* Finds the IP packet of a frame. False: it carries something else, or was cut before that can be told. */
bool link_packet(int link_type, struct octets frame, struct octets *packet);

/* Was the frame sent to all or to a group of the link's stations? False where the link layer does not say. */
bool link_broadcast(int link_type, struct octets frame);

#endif
