/* SPDX-License-Identifier: BSD-2-Clause */
/* Echo requests to a host and what comes back, through a ping socket or a raw socket. */
#ifndef CLI_PROBER_H
#define CLI_PROBER_H

#include "endpoint.h"
#include "options.h"

enum {
    PROBE_DATA_MOST = 65507,    /* octets: what an IPv4 packet has room for behind both headers */
    PROBE_ROOM = 65536 + 64,    /* of whatever is sent and received */
    PROBE_OBJECT_MOST = 4 + 256 /* octets of the object of an extended echo request */
};

struct prober {
    enum icmpwire_family family;
    union endpoint target, source;
    bool raw; /* otherwise a ping socket */
    int file;
    uint16_t identifier;
    struct icmpwire_span data;   /* of each request */
    struct icmpwire_span probed; /* the object of extended echo requests; data null: plain ones are sent */
    bool neighbor;               /* the probed interface is beyond the target, which asks its neighbor tables */
    uint8_t *room;
};

/* What came back. */
struct answer {
    bool error;  /* an ICMP error; otherwise a reply */
    bool advice; /* an error that keeps no request from its destination: a redirect, a source quench */
    uint64_t at; /* clock_now() */
    union endpoint from;
    uint8_t type, code;
    uint16_t sequence;            /* of the request; those of extended echo have 8 bits */
    size_t octets;                /* of a reply, from its type on */
    int hop_limit;                /* -1: not known; of the packet that brought it */
    bool wrong;                   /* a reply with other data than the request had, or a bad checksum */
    uint8_t flags;                /* of an extended echo reply */
    uint32_t mtu;                 /* octets, of an error that says so; otherwise 0 */
    struct icmpwire_span objects; /* of the extension structure of an error, until the next prober_ call */
};

/* Finds the host, takes what the options say of addresses, and opens the socket. The members data, probed and neighbor
 * are the caller's. Anything but EXIT_FINE has complained. */
enum exit_code prober_open(struct prober *prober, const char *host, const struct options *options);

void prober_close(struct prober *prober);

/* The type of the requests. */
uint8_t prober_request_type(const struct prober *prober);

/* Lets the requests from now on have that TTL or hop limit. False: errno says why. */
bool prober_limit(const struct prober *prober, uint8_t hop_limit);

/* Sends a request; *at is when. False: errno says why. */
bool prober_send(struct prober *prober, uint16_t sequence, uint64_t *at);

/* Waits until there may be something to receive, at most that many nanoseconds and a fraction of a second. */
void prober_wait(const struct prober *prober, uint64_t nanoseconds);

/* The next reply to a request of this prober or error about one. False: there is none now. */
bool prober_receive(struct prober *prober, struct answer *answer);

#endif
