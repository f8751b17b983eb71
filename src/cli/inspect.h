/* SPDX-License-Identifier: BSD-2-Clause */
/* One message, and all that is found about it. Of fixed size: nothing is allocated for a packet. */
#ifndef CLI_INSPECT_H
#define CLI_INSPECT_H

#include "capture/link.h"
#include "icmpwire/check.h"
#include "icmpwire/flow.h"
#include "icmpwire/tracker.h"
#include <time.h>

enum inspected {
    INSPECTED_NOTHING,        /* not ICMP */
    INSPECTED_MESSAGE,        /* a message or the start of one */
    INSPECTED_LATER_FRAGMENT, /* octets from within a message */
    INSPECTED_BROKEN_PACKET   /* it carries ICMP, or may do so, and breaks before that */
};

struct inspection {
    /* set by the caller */
    const char *source; /* the file or the interface */
    bool live;          /* an interface */
    bool partial;       /* not all traffic is seen: packets that are not ICMP tell nothing of flows */
    bool named;         /* a line says which source it is from */
    uint64_t number;    /* from 1, in its source */
    time_t seconds;
    uint32_t nanoseconds;
    struct octets octets; /* of the whole frame */

    /* set by inspect */
    enum inspected what;
    struct icmpwire_packet packet;
    enum icmpwire_family family;
    bool typed, coded; /* the type and the code were captured: type and code hold */
    uint8_t type, code;
    struct icmpwire_message message;
    struct icmpwire_fault fault; /* of the packet or the message; ICMPWIRE_OK: none */
    struct icmpwire_findings findings;
    struct icmpwire_alarms alarms; /* messages raise them, other packets only tell flows */
};

/* Looks at a frame. A null tracker raises no alarms. */
void inspect(struct inspection *it, int link_type, struct icmpwire_tracker *tracker);

/* The flow that the message belongs to. False: none is known. */
bool inspection_flow(const struct inspection *it, struct icmpwire_tuple *tuple);

#endif
