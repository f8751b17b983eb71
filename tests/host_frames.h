/* SPDX-License-Identifier: BSD-2-Clause */
/* Frames for hosts: made at random, and octets turned into packets that come further up. */
#ifndef ICMPWIRE_TESTS_HOST_FRAMES_H
#define ICMPWIRE_TESTS_HOST_FRAMES_H

#include "icmpwire.h"

enum { FRAME_ROOM = 2048 };

/* A packet with random contents between addresses of host_world.h. What it is about: echoes, errors that quote the
 * `sent` packet, Neighbor Discovery, listeners, UDP, TCP, options, fragments, ARP. Some are broken. */
void frame_make(uint32_t *seed, struct icmpwire_span sent, uint8_t out[FRAME_ROOM], struct icmpwire_arrival *arrival);

/* Makes lengths and checksums right, as far as the octets are a packet at all. */
void frame_repair(uint8_t *packet, size_t size);

#endif
