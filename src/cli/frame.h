/* SPDX-License-Identifier: BSD-2-Clause */
/* One frame and all that is known of the ICMP message in it, whatever way it is shown afterwards. */
#ifndef CLI_FRAME_H
#define CLI_FRAME_H

#include "capture/carried.h"
#include <time.h>

struct frame {
    /* set by the caller */
    const char *file; /* null: not from a capture */
    bool named;       /* a line says which file it is from */
    uint64_t number;  /* from 1, in the file */
    time_t seconds;
    uint32_t nanoseconds;
    struct octets octets;  /* of the whole frame */
    const uint8_t *source; /* for a message without a packet: 16 octets, or null */
    const uint8_t *destination;
    bool lenient;

    /* set by frame_of_packet and frame_of_message */
    struct octets ip; /* captured.data is null for a message without a packet */
    struct icmpwire_packet packet;
    struct icmpwire_fault packet_fault; /* ICMPWIRE_OK: none */
    enum content content;
    enum icmpwire_family family;
    struct octets message;
    struct icmpwire_fault fault; /* of the message */
    enum icmpwire_checksum_state checksum_state;
    uint16_t checksum;
    uint16_t checksum_expected;                   /* when the state is good or bad */
    bool extended;                                /* an extension structure was found */
    enum icmpwire_checksum_state extension_state; /* of the extension structure, when there is one */
    enum icmpwire_reading reading;                /* how the extension structure was found, when lenient */
    uint8_t length_on_wire;                       /* the length attribute that another reading does not follow */
    uint8_t *corrected; /* a copy of the octets in which the length attribute is as `reading` found it; owned */
};

/* Reads a packet from its IP header. False: it does not carry ICMP. */
bool frame_of_packet(struct frame *frame, struct octets ip);

/* Reads a message that comes without a packet. */
void frame_of_message(struct frame *frame, enum icmpwire_family family, struct octets message);

/* Is something in it faulty: a broken layout or element, a wrong checksum? A cut capture is not. */
bool frame_faulty(const struct frame *frame);

void frame_free(struct frame *frame);

#endif
