/* SPDX-License-Identifier: BSD-2-Clause */
/* The parts of the tracker, and what they share while a message is looked at. */
#ifndef ICMPWIRE_CHECK_TRACKER_H
#define ICMPWIRE_CHECK_TRACKER_H

#include "tracker_table.h"

struct icmpwire_tracking {
    struct icmpwire_tracker *tracker;
    const struct icmpwire_packet *packet;
    const struct icmpwire_message *message; /* null: not ICMP */
    struct icmpwire_alarms *alarms;
    struct icmpwire_track_address source;
    struct icmpwire_track_address destination;
};

/* ---- addresses ---- */

/* Of 4 or 16 octets. */
struct icmpwire_track_address icmpwire_track_address_of(struct icmpwire_span octets);
bool icmpwire_track_same(const struct icmpwire_track_address *a, const struct icmpwire_track_address *b);
extern const struct icmpwire_track_address icmpwire_track_nowhere; /* all zeros: the link */

/* ---- entries and alarms ---- */

/* A key of one address. */
struct icmpwire_track_key icmpwire_track_key_of(const struct icmpwire_tracking *t, enum icmpwire_track_kind kind,
                                                const struct icmpwire_track_address *one);
struct icmpwire_track_entry *icmpwire_track_host(const struct icmpwire_tracking *t,
                                                 const struct icmpwire_track_address *address);
struct icmpwire_track_entry *icmpwire_track_pair(const struct icmpwire_tracking *t,
                                                 const struct icmpwire_track_address *asking,
                                                 const struct icmpwire_track_address *asked);

/* Adds one to a counter, which does not run over. */
void icmpwire_track_add(uint32_t *counter);

/* Raises an alarm when `measured` has reached its threshold, once for each subject and window. */
void icmpwire_track_raise(const struct icmpwire_tracking *t, enum icmpwire_alarm_number number,
                          const struct icmpwire_track_address *subject, uint32_t measured);

/* Counts one more for a subject in its window, and raises the alarm when there are enough. */
void icmpwire_track_count(const struct icmpwire_tracking *t, enum icmpwire_alarm_number number,
                          const struct icmpwire_track_address *subject);

/* ---- parts ---- */

enum { ICMPWIRE_TRACK_OPTIONS = 32 }; /* looked at in one message: what it costs has a bound */

/* What identifies a request and its replies. */
struct icmpwire_track_exchange {
    bool reply;
    uint8_t request_type;
    uint32_t number[2];
};

void icmpwire_track_request(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange);
void icmpwire_track_reply(const struct icmpwire_tracking *t, const struct icmpwire_track_exchange *exchange);
/* False: the message is not of the kinds that are asked and answered. */
bool icmpwire_track_exchange_of(const struct icmpwire_message *message, struct icmpwire_track_exchange *exchange);
/* The type of the request that a type is or answers; false: it is neither. */
bool icmpwire_track_request_type(uint8_t family, uint8_t type, struct icmpwire_track_exchange *exchange);
/* The request of `asking`, when it is remembered. */
struct icmpwire_track_entry *icmpwire_track_request_find(const struct icmpwire_tracking *t,
                                                         const struct icmpwire_track_address *asking,
                                                         const struct icmpwire_track_exchange *exchange);
/* One request less is without an answer. */
void icmpwire_track_answered(const struct icmpwire_tracking *t, const struct icmpwire_track_address *asking,
                             struct icmpwire_track_entry *request);

/* What data an echo request carried, and whether a reply returns it. */
void icmpwire_track_echo_asked(const struct icmpwire_tracking *t, struct icmpwire_track_request *request);
void icmpwire_track_echo_answered(const struct icmpwire_tracking *t, const struct icmpwire_track_request *request);
/* An echo message more of a pair. */
void icmpwire_track_echo_pair(const struct icmpwire_tracking *t, const struct icmpwire_track_address *asking,
                              struct icmpwire_track_pair *pair);

void icmpwire_track_advertisement(const struct icmpwire_tracking *t);
void icmpwire_track_redirect(const struct icmpwire_tracking *t);
void icmpwire_track_neighbor(const struct icmpwire_tracking *t);
void icmpwire_track_error(const struct icmpwire_tracking *t, struct icmpwire_span datagram);
bool icmpwire_track_is_path_mtu(const struct icmpwire_message *message); /* packet too big, fragmentation needed */
void icmpwire_track_packet(const struct icmpwire_tracking *t);

/* The body of the first option of a type that is nothing but a body: a link-layer address, a nonce; of size 0: there is
 * none. */
struct icmpwire_span icmpwire_track_option(struct icmpwire_span options, uint8_t type);
/* Somebody claims that the address is at a link-layer address, so that others believe it. */
void icmpwire_track_claim(const struct icmpwire_tracking *t, const struct icmpwire_track_address *address,
                          struct icmpwire_span link_layer, bool override);

/* What is known of a packet that an error quotes. */
enum icmpwire_track_verdict {
    ICMPWIRE_TRACK_UNJUDGED,
    ICMPWIRE_TRACK_KNOWN,
    ICMPWIRE_TRACK_UNKNOWN,
    ICMPWIRE_TRACK_IMPLAUSIBLE
};
enum icmpwire_track_verdict icmpwire_track_quoted_flow(const struct icmpwire_tracking *t,
                                                       const struct icmpwire_quote *quote);

#endif
