/* SPDX-License-Identifier: BSD-2-Clause */
/* Detection that needs memory: a small tracker of fixed size in the caller's memory. Its alarms are in alarms.def. */
#ifndef ICMPWIRE_TRACKER_H
#define ICMPWIRE_TRACKER_H

#include "check.h"
#include "flow.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_alarm_number {
#define ALARM(number, NAME, keyword, severity, source, text) ICMPWIRE_ALARM_##NAME = number,
#include "alarms.def"
#undef ALARM
    ICMPWIRE_ALARM_NUMBERS = 32 /* all numbers are below */
};

/* The kind of an alarm, as icmpwire_finding_kind; null when there is no such alarm. */
ICMPWIRE_API const struct icmpwire_finding_kind *icmpwire_alarm_kind(uint16_t number);

/* One alarm: what, about whom, and the number that reached its threshold. */
struct icmpwire_alarm {
    uint16_t number; /* enum icmpwire_alarm_number */
    uint8_t version; /* of the addresses: 4 or 6 */
    /* who attacks or is attacked, as the alarm's text says; IPv4: the first 4 octets, the rest zero */
    uint8_t subject[16];
    uint32_t measured;
    uint32_t threshold;
};

enum { ICMPWIRE_ALARMS_MOST = 8 };

struct icmpwire_alarms {
    uint32_t count; /* at most ICMPWIRE_ALARMS_MOST: a message raises no more */
    struct icmpwire_alarm raised[ICMPWIRE_ALARMS_MOST];
};

/* What is remembered for how long, and the numbers at which alarms are raised: at the number itself, not one later. A
 * number of 0 turns its alarm off. In parentheses what icmpwire_tracker_defaults gives, and why. */
struct icmpwire_thresholds {
    /* ---- times, in milliseconds ---- */

    /* of counting; a window belongs to one address and begins with the first thing that is noticed of it (10,000:
     * covers a burst, and forgets a mishap soon) */
    uint32_t window_milliseconds;
    /* a request waits for replies (10,000: programs give up after 1 to 10 seconds) */
    uint32_t request_milliseconds;
    /* a packet may cause an error (60,000: no round trip is longer) */
    uint32_t flow_milliseconds;
    /* two claims contradict each other (30,000: REACHABLE_TIME, as long as hosts rely on the earlier one; RFC 4861
     * section 10) */
    uint32_t neighbor_milliseconds;
    /* a test for duplicates runs (900: a little less than RETRANS_TIMER, after which a host tests once more or announces
     * the address as its own) */
    uint32_t probe_milliseconds;
    /* a learned router stays one without a word (1,800,000: the longest MaxRtrAdvInterval, RFC 4861 section 6.2.1) */
    uint32_t router_milliseconds;
    /* further routers are learned after the first (0: only the first is trusted; where there are two, tell them by
     * struct icmpwire_known_routers) */
    uint32_t learning_milliseconds;

    /* ---- numbers, in a window ---- */

    /* requests of a source that have no answer so far (50: a ping of each second to four dead hosts makes 40, a flood
     * or a scan thousands) */
    uint32_t unanswered_requests;
    /* replies to a destination that did not ask (10: a few are late ones) */
    uint32_t unsolicited_replies;
    /* different sources of those (8: late replies come from few hosts) */
    uint32_t smurf_sources;
    /* different sources that answer one request (4: one or two more than were asked are mishaps) */
    uint32_t amplified_replies;
    /* of a source that is no first hop (1: one is enough to divert a host's packets) */
    uint32_t rogue_redirects;
    /* of a source that is no known router (1: one is enough to take over a link) */
    uint32_t rogue_advertisements;
    /* router advertisements of one source (10: at one in 3 seconds, MIN_DELAY_BETWEEN_RAS, there are 4, and some more
     * are sent to single hosts) */
    uint32_t advertisements;
    /* different sources of them on the link (5: links have one or two) */
    uint32_t advertising_routers;
    /* claims of one address that contradict an earlier one (1: one is enough to divert its packets) */
    uint32_t spoofed_neighbors;
    /* claims of an address that is tested for duplicates (1: addresses are hardly ever duplicates) */
    uint32_t refused_addresses;
    /* replies to a source with other data than the request's (3: one or two may be faults of a memory) */
    uint32_t changed_replies;
    /* echo messages of a pair before it is judged as a tunnel (20: a ping of each second makes that many);
     * a pair that exchanges fewer in a window is never judged */
    uint32_t tunnel_messages;
    /* different destinations of a source's requests (20: more than people ping by hand) */
    uint32_t swept_destinations;
    /* to a destination (1: a host splits or drops packets from the first on) */
    uint32_t small_path_mtus;
    /* errors to a destination about packets that it never sent (1: one changes a path or ends a connection);
     * a capture that begins in the middle of a flow raises it for an error about what came before */
    uint32_t unknown_flows;
    /* errors to a destination about TCP segments that are not under way (1: as above) */
    uint32_t implausible_sequences;
    /* port unreachables to a destination (1,000: hosts limit themselves to fewer each second, RFC 1812 section
     * 4.3.2.8; the attack sends tens of thousands) */
    uint32_t unreachables;

    /* ---- what is large, noise, small ---- */

    /* mean size of the data of a tunnel's echo messages, octets (128: ping sends 32 to 64) */
    uint32_t tunnel_octets;
    /* entropy of the differences between neighboring octets of that data, as the chance that two of them are equal
     * tells it, in percent of that of noise (85: encrypted and compressed data come near 100, text stays below 80, the
     * counting patterns of ping near 0) */
    uint32_t tunnel_entropy_percent;
    /* an announced MTU below it is small, octets (552: min_pmtu of Linux; 0 in a message is no MTU but a router older
     * than RFC 1191) */
    uint32_t small_mtu4;
    /* the same of IPv6 (1,280: every link carries that, RFC 8200 section 5) */
    uint32_t small_mtu6;
};
ICMPWIRE_API struct icmpwire_thresholds icmpwire_tracker_defaults(void);

/* The routers that the caller knows: advertisements and redirects of others are alarms. Borrowed as long as the tracker
 * is used. Where it has none of an IP version, they are learned: the first host that advertises itself is a router, and
 * as long as there is none, the first that redirects is a first hop. */
struct icmpwire_known_routers {
    const uint8_t (*addresses)[16]; /* IPv4: the first 4 octets, the rest zero */
    size_t count;
};

struct icmpwire_tracker;

/* How many octets a tracker for so many entries needs; SIZE_MAX when no memory has so many. An entry is what is known of
 * an address, a pair of addresses, a request or a direction of a flow. An echo exchange takes 4, what else is new 1 to 3. */
ICMPWIRE_API size_t icmpwire_tracker_octets(size_t entries);

/* A tracker in the caller's memory, which is aligned to 8 octets and stays in place; null when it is too small or not
 * aligned. Null thresholds are the defaults, null routers none. There is nothing to free.
 * seed: a secret random number: who does not know it cannot choose addresses that fall on each other. With the same seed
 * the same packets raise the same alarms.
 * Entries stand in sets of 8. When a set is full, what is no longer needed is replaced, and otherwise what was used
 * longest ago: the tracker forgets, and never fails, grows or blocks. A message costs a bounded number of steps.
 * Addresses of one link are told apart, those of two links are not: each link has a tracker of its own. */
ICMPWIRE_API struct icmpwire_tracker *icmpwire_tracker_in(void *memory, size_t octets, uint64_t seed,
                                                          const struct icmpwire_thresholds *thresholds,
                                                          const struct icmpwire_known_routers *routers);

/* How many entries were replaced while they were still needed. When it grows, the tracker is too small: replies may be
 * taken for unsolicited, and hosts that were seen for new ones. */
ICMPWIRE_API uint64_t icmpwire_tracker_forgotten(const struct icmpwire_tracker *tracker);

/* Takes notice of a message, and writes the alarms that it raises. Nothing of the packet is kept by reference.
 * milliseconds: any clock. One that runs backwards stands still for the tracker until it has caught up; after a jump
 * back of more than a minute, or when it wraps, time goes on from where it stood.
 * packet: was decoded; without addresses it is left alone. Checksums are the caller's to check.
 * message: what the packet carries; null for packets that are not ICMP, and for fragments. When such packets are given
 * as well, errors about packets that were never sent are told apart, and sequence numbers are checked.
 * An alarm is raised once for each subject and window. */
ICMPWIRE_API void icmpwire_track(struct icmpwire_tracker *tracker, uint64_t milliseconds,
                                 const struct icmpwire_packet *packet, const struct icmpwire_message *message,
                                 struct icmpwire_alarms *alarms);

#ifdef __cplusplus
}
#endif
#endif
