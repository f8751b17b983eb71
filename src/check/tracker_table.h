/* SPDX-License-Identifier: BSD-2-Clause */
/* What the tracker remembers: entries of one size, in sets that a hash of their key chooses. */
#ifndef ICMPWIRE_CHECK_TRACKER_TABLE_H
#define ICMPWIRE_CHECK_TRACKER_TABLE_H

#include "icmpwire/tracker.h"

/* More than one message uses, so that none pushes out what it needs itself. */
enum { ICMPWIRE_TRACK_WAYS = 8 };

/* An IPv4 address is the first word, the others are zero. */
struct icmpwire_track_address {
    uint32_t word[4];
};

enum icmpwire_track_kind {
    ICMPWIRE_TRACK_HOST = 1, /* one: an address, or all zeros for the link */
    ICMPWIRE_TRACK_PAIR,     /* one: who asks, two: who is asked */
    ICMPWIRE_TRACK_REQUEST,  /* one: who asks; numbers, and as protocol the type of the request */
    ICMPWIRE_TRACK_ANSWER,   /* the same, and two: who answered, other than the destination */
    ICMPWIRE_TRACK_ROUTER,   /* one: who advertises itself */
    ICMPWIRE_TRACK_NEIGHBOR, /* one: the address that a link-layer address is claimed for */
    ICMPWIRE_TRACK_PROBE,    /* one: the address that is tested for duplicates */
    ICMPWIRE_TRACK_FLOW      /* one to two: packets other than ICMP; ports */
};

/* All of 32 bits: nothing lies between the members, and keys compare as a block. */
struct icmpwire_track_key {
    uint32_t what; /* kind, version, protocol: ICMPWIRE_TRACK_WHAT */
    uint32_t number[2];
    struct icmpwire_track_address one;
    struct icmpwire_track_address two;
};
#define ICMPWIRE_TRACK_WHAT(kind, version, protocol) ((uint32_t)(kind) << 16 | (uint32_t)(version) << 8 | (protocol))

enum { ICMPWIRE_TRACK_ALARMS = 18 }; /* numbers of alarms.def are below */

struct icmpwire_track_host {
    uint32_t raised;                       /* a bit for each alarm */
    uint32_t count[ICMPWIRE_TRACK_ALARMS]; /* what counts towards each */
};

/* What is kept of the data of an echo request, to compare that of its reply. */
struct icmpwire_track_data {
    uint64_t hash;      /* of the first `inspected` octets */
    uint64_t head_hash; /* of the first 64, or all */
    uint64_t start;     /* the first 8; 0 when there are less */
    uint32_t inspected;
    uint32_t size; /* on the wire */
};

struct icmpwire_track_request {
    struct icmpwire_track_address destination; /* the last one */
    struct icmpwire_track_data data;
    uint32_t waiting; /* requests without an answer */
    uint32_t destinations;
    uint32_t answerers; /* different ones */
    bool answered;      /* by the destination */
};

/* Hosts are counted once in a window of another: the epochs of the window that it was. */
struct icmpwire_track_pair {
    uint64_t swept;
    uint64_t replied;
    uint64_t octets;   /* of data, of all echo messages */
    uint64_t compared; /* pairs of differences between octets */
    uint64_t equal;    /* of those */
    uint32_t messages;
};

struct icmpwire_track_flow {
    uint32_t next;     /* TCP: the sequence number behind what was sent */
    uint32_t first;    /* TCP: the first one that may be under way */
    bool acknowledged; /* `first` comes of an acknowledgment */
};

struct icmpwire_track_entry {
    struct icmpwire_track_key key;
    uint32_t tag;     /* of the key's hash, for fast comparing */
    uint64_t turn;    /* number of the message that used it last; 0: free */
    uint64_t used;    /* clock at which it was last taken */
    uint64_t started; /* clock at which its window began */
    uint64_t epoch;   /* number of the message that began its window: tells windows apart */
    union {
        struct icmpwire_track_host host;
        struct icmpwire_track_request request;
        struct icmpwire_track_pair pair;
        struct icmpwire_track_flow flow;
        uint64_t counted;    /* answers, routers: as those of a pair */
        uint64_t link_layer; /* neighbors: hash of the link-layer address; 0: none yet */
        uint64_t nonce;      /* probes: hash of the nonce option */
    };
};

/* The routers that were learned of one version by one kind of message. */
enum { ICMPWIRE_TRACK_LEARNED = 8 };
struct icmpwire_track_learned {
    uint64_t since; /* clock at which the first one came */
    uint32_t count;
    struct {
        struct icmpwire_track_address address;
        uint64_t heard; /* clock */
    } router[ICMPWIRE_TRACK_LEARNED];
};

struct icmpwire_tracker {
    struct icmpwire_thresholds thresholds;
    struct icmpwire_known_routers known;
    struct icmpwire_track_learned advertisers[2]; /* of IPv4, of IPv6 */
    struct icmpwire_track_learned redirectors[2];
    uint64_t seed;
    uint64_t told;  /* milliseconds of the latest message */
    uint64_t clock; /* milliseconds of its own; never runs backwards, begins at 1 */
    uint64_t turn;  /* messages so far */
    uint64_t forgotten;
    size_t sets;
    bool flows; /* packets other than ICMP are given */
    struct icmpwire_track_entry *entries;
};

/* The entry of a key; null when there is none, or when it is too old to count. */
struct icmpwire_track_entry *icmpwire_track_find(struct icmpwire_tracker *tracker,
                                                 const struct icmpwire_track_key *key);

/* The entry of a key, used now. A new one is all zeros behind its key and times. */
struct icmpwire_track_entry *icmpwire_track_take(struct icmpwire_tracker *tracker,
                                                 const struct icmpwire_track_key *key);

/* The same for kinds that count in windows: a new window is as a new entry. */
struct icmpwire_track_entry *icmpwire_track_window(struct icmpwire_tracker *tracker,
                                                   const struct icmpwire_track_key *key);

/* Marks that something was counted in the window of `owner`. False: it was already. */
bool icmpwire_track_first(uint64_t *counted, const struct icmpwire_track_entry *owner);

#endif
