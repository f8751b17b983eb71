/* SPDX-License-Identifier: BSD-2-Clause */
/* The tracker in its memory, its clock, and which part looks at a message. */
#include "tracker.h"
#include "icmpwire/walk.h"

struct icmpwire_thresholds icmpwire_tracker_defaults(void)
{
    return (struct icmpwire_thresholds){
        .window_milliseconds = 10000,
        .request_milliseconds = 10000,
        .flow_milliseconds = 60000,
        .neighbor_milliseconds = 30000,
        .probe_milliseconds = 900,
        .router_milliseconds = 1800000,
        .learning_milliseconds = 0,
        .unanswered_requests = 50,
        .unsolicited_replies = 10,
        .smurf_sources = 8,
        .amplified_replies = 4,
        .rogue_redirects = 1,
        .rogue_advertisements = 1,
        .advertisements = 10,
        .advertising_routers = 5,
        .spoofed_neighbors = 1,
        .refused_addresses = 1,
        .changed_replies = 3,
        .tunnel_messages = 20,
        .swept_destinations = 20,
        .small_path_mtus = 1,
        .unknown_flows = 1,
        .implausible_sequences = 1,
        .unreachables = 1000,
        .tunnel_octets = 128,
        .tunnel_entropy_percent = 85,
        .small_mtu4 = 552,
        .small_mtu6 = 1280,
    };
}

/* ---- memory ---- */

enum { SET_OCTETS = ICMPWIRE_TRACK_WAYS * sizeof(struct icmpwire_track_entry) };

size_t icmpwire_tracker_octets(size_t entries)
{
    size_t sets = entries / ICMPWIRE_TRACK_WAYS + (entries % ICMPWIRE_TRACK_WAYS != 0 || entries == 0);
    if (sets > (SIZE_MAX - sizeof(struct icmpwire_tracker)) / SET_OCTETS)
        return SIZE_MAX;
    return sizeof(struct icmpwire_tracker) + sets * SET_OCTETS;
}

struct icmpwire_tracker *icmpwire_tracker_in(void *memory, size_t octets, uint64_t seed,
                                             const struct icmpwire_thresholds *thresholds,
                                             const struct icmpwire_known_routers *routers)
{
    struct icmpwire_tracker *tracker = memory;
    if (!memory || (uintptr_t)memory % 8 != 0 || octets < icmpwire_tracker_octets(1))
        return NULL;
    memset(memory, 0, octets);
    tracker->thresholds = thresholds ? *thresholds : icmpwire_tracker_defaults();
    if (routers)
        tracker->known = *routers;
    tracker->seed = seed;
    tracker->sets = (octets - sizeof *tracker) / SET_OCTETS;
    tracker->entries = (struct icmpwire_track_entry *)(tracker + 1);
    return tracker;
}

uint64_t icmpwire_tracker_forgotten(const struct icmpwire_tracker *tracker)
{
    return tracker->forgotten;
}

/* ---- addresses and keys ---- */

const struct icmpwire_track_address icmpwire_track_nowhere = {{0}};

struct icmpwire_track_address icmpwire_track_address_of(struct icmpwire_span octets)
{
    struct icmpwire_track_address address = icmpwire_track_nowhere;
    for (size_t i = 0; i < 4 && i < octets.size / 4; i++)
        address.word[i] = icmpwire_peek32(octets.data, 4 * i);
    return address;
}

bool icmpwire_track_same(const struct icmpwire_track_address *a, const struct icmpwire_track_address *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

struct icmpwire_track_key icmpwire_track_key_of(const struct icmpwire_tracking *t, enum icmpwire_track_kind kind,
                                                const struct icmpwire_track_address *one)
{
    return (struct icmpwire_track_key){.what = ICMPWIRE_TRACK_WHAT(kind, t->packet->version, 0), .one = *one};
}

struct icmpwire_track_entry *icmpwire_track_host(const struct icmpwire_tracking *t,
                                                 const struct icmpwire_track_address *address)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_HOST, address);
    return icmpwire_track_window(t->tracker, &key);
}

struct icmpwire_track_entry *icmpwire_track_pair(const struct icmpwire_tracking *t,
                                                 const struct icmpwire_track_address *asking,
                                                 const struct icmpwire_track_address *asked)
{
    struct icmpwire_track_key key = icmpwire_track_key_of(t, ICMPWIRE_TRACK_PAIR, asking);
    key.two = *asked;
    return icmpwire_track_window(t->tracker, &key);
}

/* ---- time ---- */

/* Longer than packets of several interfaces are out of order. */
enum { JUMP_MILLISECONDS = 60000 };

static void advance(struct icmpwire_tracker *tracker, uint64_t milliseconds)
{
    if (tracker->turn == 0) {
        tracker->clock = 1;
        tracker->told = milliseconds;
    } else if (milliseconds >= tracker->told) {
        tracker->clock += milliseconds - tracker->told;
        tracker->told = milliseconds;
    } else if (tracker->told - milliseconds > JUMP_MILLISECONDS) {
        tracker->told = milliseconds;
    }
    tracker->turn++;
}

/* ---- messages ---- */

/* What an error or a redirect quotes. */
static bool quoting(const struct icmpwire_message *m, struct icmpwire_span *datagram)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        return *datagram = m->destination_unreachable4.datagram, true;
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        return *datagram = m->source_quench.datagram, true;
    case ICMPWIRE_LAYOUT_REDIRECT4:
        return *datagram = m->redirect4.datagram, true;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        return *datagram = m->time_exceeded4.datagram, true;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        return *datagram = m->parameter_problem4.datagram, true;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        return *datagram = m->destination_unreachable6.datagram, true;
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
        return *datagram = m->packet_too_big.datagram, true;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        return *datagram = m->time_exceeded6.datagram, true;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6:
        return *datagram = m->parameter_problem6.datagram, true;
    default:
        return false;
    }
}

static void look_at(const struct icmpwire_tracking *t)
{
    struct icmpwire_track_exchange exchange;
    struct icmpwire_span datagram;
    if (quoting(t->message, &datagram))
        icmpwire_track_error(t, datagram);
    else if (icmpwire_track_exchange_of(t->message, &exchange))
        (exchange.reply ? icmpwire_track_reply : icmpwire_track_request)(t, &exchange);
    switch (t->message->layout) {
    case ICMPWIRE_LAYOUT_REDIRECT4:
    case ICMPWIRE_LAYOUT_REDIRECT6:
        icmpwire_track_redirect(t);
        break;
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4:
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6:
        icmpwire_track_advertisement(t);
        break;
    case ICMPWIRE_LAYOUT_NEIGHBOR_SOLICITATION:
    case ICMPWIRE_LAYOUT_NEIGHBOR_ADVERTISEMENT:
        icmpwire_track_neighbor(t);
        break;
    default:
        break;
    }
}

/* ICMPv6 of Neighbor Discovery that has passed a router is nobody's (RFC 4861 sections 6.1, 7.1, 8.1), and receivers
 * discard ICMP of the other IP version. */
static bool counts(const struct icmpwire_packet *packet, const struct icmpwire_message *message)
{
    bool six = message->family == ICMPWIRE_ICMP6;
    bool discovery =
        six && message->type >= ICMPWIRE_ICMP6_ROUTER_SOLICITATION && message->type <= ICMPWIRE_ICMP6_REDIRECT;
    return packet->version == (six ? 6 : 4) && !(discovery && (packet->hop_limit != 255 || message->code != 0));
}

void icmpwire_track(struct icmpwire_tracker *tracker, uint64_t milliseconds, const struct icmpwire_packet *packet,
                    const struct icmpwire_message *message, struct icmpwire_alarms *alarms)
{
    struct icmpwire_tracking t = {.tracker = tracker, .packet = packet, .message = message, .alarms = alarms};
    struct icmpwire_span final = packet->final_destination.data ? packet->final_destination : packet->destination;
    alarms->count = 0;
    advance(tracker, milliseconds);
    if (packet->original_source.size != (packet->version == 4 ? 4 : 16) || final.size != packet->original_source.size)
        return;
    t.source = icmpwire_track_address_of(packet->original_source);
    t.destination = icmpwire_track_address_of(final);
    if (!message)
        icmpwire_track_packet(&t);
    else if (counts(packet, message))
        look_at(&t);
}
