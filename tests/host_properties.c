/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "host_properties.h"
#include "host_world.h"
#include "must.h"

static struct icmpwire_ip peek4(const uint8_t *data, size_t at)
{
    return icmpwire_ip4((uint32_t)data[at] << 24 | (uint32_t)data[at + 1] << 16 | (uint32_t)data[at + 2] << 8 |
                        data[at + 3]);
}

static bool same(struct icmpwire_ip a, struct icmpwire_ip b)
{
    return a.version == b.version && a.high == b.high && a.low == b.low;
}

static bool is_group6(struct icmpwire_ip ip)
{
    return ip.high >> 56 == 0xff;
}

/* ---- the outcome ---- */

static bool has_device(const struct icmpwire_host *host, uint32_t index)
{
    for (size_t i = 0; index && i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].index == index)
            return true;
    return false;
}

static void outcome_within_bounds(const struct icmpwire_host *host, const struct icmpwire_outcome *outcome)
{
    MUST((unsigned)outcome->verdict <= ICMPWIRE_VERDICT_KEPT);
    MUST((unsigned)outcome->rule < ICMPWIRE_RULE_COUNT);
    MUST(outcome->used <= outcome->room && outcome->lost == 0);
    MUST(outcome->decided_count <= ICMPWIRE_OUTCOME_DECIDED && outcome->moved_count <= ICMPWIRE_OUTCOME_MOVED);
    MUST(outcome->sent_count <= ICMPWIRE_OUTCOME_SENT && outcome->notice_count <= ICMPWIRE_OUTCOME_NOTICES);
    for (uint32_t i = 0; i < outcome->decided_count; i++)
        MUST(outcome->decided[i] != ICMPWIRE_RULE_NONE && (unsigned)outcome->decided[i] < ICMPWIRE_RULE_COUNT);
    for (uint32_t i = 0; i < outcome->moved_count; i++)
        MUST(outcome->moved[i] < ICMPWIRE_COUNTER_COUNT);
    for (uint32_t i = 0; i < outcome->notice_count; i++)
        MUST(outcome->notices[i].socket < ICMPWIRE_HOST_SOCKETS &&
             host->sockets[outcome->notices[i].socket].kind != ICMPWIRE_SOCKET_NONE);
    for (uint32_t i = 0; i < outcome->sent_count; i++) {
        const struct icmpwire_sent *sent = &outcome->sent[i];
        MUST(has_device(host, sent->device) && sent->packet.size > 0);
        MUST(sent->packet.data >= outcome->octets &&
             sent->packet.data + sent->packet.size <= outcome->octets + outcome->used);
    }
}

/* ---- counters ---- */

static void counters_only_grow(struct host_properties *properties, const struct icmpwire_host *host,
                               const struct icmpwire_outcome *outcome)
{
    uint64_t grown = 0;

    for (size_t i = 0; i < ICMPWIRE_COUNTER_COUNT; i++) {
        MUST(host->counters[i] >= properties->counters[i]);
        grown += host->counters[i] - properties->counters[i];
        properties->counters[i] = host->counters[i];
    }
    MUST(outcome->moved_count == ICMPWIRE_OUTCOME_MOVED ? grown >= outcome->moved_count
                                                        : grown == outcome->moved_count);
}

/* ---- errors ---- */

enum { PADDED_QUOTE = 128 };

/* An error that is being sent. */
struct error {
    const struct icmpwire_host *host;
    uint64_t now;
    uint8_t type, code;
    struct icmpwire_ip to;
    struct icmpwire_span quote;
};

/* Errors that were allowed and have waited for a neighbor come later, all at once. */
static uint64_t may_have_waited(const struct icmpwire_host *host, struct icmpwire_ip to)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_NEIGHBORS; i++)
        if (host->neighbors[i].state == ICMPWIRE_NEIGHBOR_PERMANENT && same(host->neighbors[i].ip, to))
            return 0;
    return ICMPWIRE_HOST_WAITING;
}

/* How often limits allow an error to one address: the burst, and one for each interval; that of IPv6 is up to 16 times
 * shorter, where the route's prefix is. */
static void peer_is_limited(struct host_properties *properties, const struct error *error)
{
    uint64_t interval = 1000000;
    size_t i = 0;

    if (error->to.version == 6)
        interval = (uint64_t)error->host->sysctls[ICMPWIRE_SYSCTL_IPV6_ICMP_RATELIMIT] * 1000 / 16;
    else
        interval = (uint64_t)error->host->sysctls[ICMPWIRE_SYSCTL_IPV4_ICMP_RATELIMIT] * 1000;
    if (properties->crowded || !interval)
        return;
    while (i < PROPERTIES_PEERS && properties->peers[i].to.version && !same(properties->peers[i].to, error->to))
        i++;
    properties->crowded = i == PROPERTIES_PEERS;
    if (properties->crowded)
        return;
    if (!properties->peers[i].errors++)
        properties->peers[i].first = error->now;
    properties->peers[i].to = error->to;
    MUST(properties->peers[i].errors <=
         7 + may_have_waited(error->host, error->to) + (error->now - properties->peers[i].first) / interval);
}

/* The bucket of the host gives back up to twice what it takes, one time with another. */
static void host_is_limited(struct host_properties *properties, const struct error *error)
{
    uint64_t seconds = (error->now - properties->began) / 1000000 + 1;
    uint64_t burst = (uint64_t)error->host->sysctls[ICMPWIRE_SYSCTL_IPV4_ICMP_MSGS_BURST];
    uint64_t rate = (uint64_t)error->host->sysctls[ICMPWIRE_SYSCTL_IPV4_ICMP_MSGS_PER_SEC];

    properties->errors++;
    if (error->host->policy->limits_globally)
        MUST(properties->errors <= 2 * (burst + rate * seconds) + 16);
}

static bool is_error_type4(uint8_t type)
{
    return type == 3 || type == 4 || type == 5 || type == 11 || type == 12;
}

/* RFC 1122 section 3.2.2, RFC 1812 section 4.3.2.7 */
static void error_is_allowed4(struct host_properties *properties, const struct error *error, size_t total)
{
    const uint8_t *inner = error->quote.data;
    size_t header = (inner[0] & 15u) * 4;

    MUST(total <= (size_t)error->host->policy->quote_limit4 && error->quote.size >= 20);
    MUST(error->quote.size <= properties->largest + properties->reach || error->quote.size == PADDED_QUOTE);
    MUST(inner[0] >> 4 == 4 && header >= 20);
    MUST((inner[6] & 0x1f) == 0 && inner[7] == 0);
    if (inner[9] == 1 && error->quote.size > header)
        MUST(!is_error_type4(inner[header]));
    MUST(!world_is_cast4((uint32_t)peek4(inner, 16).low));
    if (error->host->policy
            ->refuses_cast_source) /* kernels send errors to broadcast sources, and along source routes */
        MUST(!world_is_cast4((uint32_t)error->to.low));
    MUST(peek4(inner, 12).low >> 28 < 0xe && peek4(inner, 12).low >> 24 != 0);
    if (error->type != 5 && !(error->type == 3 && error->code == 4)) {
        peer_is_limited(properties, error);
        host_is_limited(properties, error);
    }
}

/* RFC 4443 section 2.4(e) */
static void error_is_allowed6(struct host_properties *properties, const struct error *error, size_t total)
{
    const uint8_t *inner = error->quote.data;
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct icmpwire_ip source, destination;

    MUST(total <= 1280 && error->quote.size >= 40);
    MUST(error->quote.size <= properties->largest + properties->reach || error->quote.size == PADDED_QUOTE);
    source = icmpwire_ip6(inner + 8);
    destination = icmpwire_ip6(inner + 24);
    MUST(same(source, error->to) && !is_group6(source) && (source.high | source.low));
    if (is_group6(destination))
        MUST(error->type == 2 || (error->type == 4 && error->code == 2));
    if (icmpwire_packet_decode(inner, error->quote.size, 40 + ((size_t)inner[4] << 8 | inner[5]), &packet, &fault) &&
        packet.protocol == ICMPWIRE_PROTOCOL_ICMP6 && packet.fragment_offset == 0 && packet.payload.size)
        MUST(packet.payload.data[0] >= 128);
    if (error->type != 2)
        peer_is_limited(properties, error);
}

/* What is quoted: an extension structure is behind a quote that is padded to 128 octets (RFC 4884 section 5). */
static struct icmpwire_span quote_of(const struct icmpwire_packet *packet)
{
    const uint8_t *message = packet->payload.data;
    size_t announced = packet->version == 4 ? message[5] * (size_t)4 : message[4] * (size_t)8;
    bool may_extend = packet->version == 4 ? message[0] != 5 : message[0] == 1 || message[0] == 3;
    struct icmpwire_span quote = {message + 8, packet->payload.size - 8};

    if (may_extend && announced && announced < quote.size)
        quote.size = announced;
    return quote;
}

static void error_is_allowed(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now,
                             const struct icmpwire_packet *packet, size_t total)
{
    struct error error = {host, now, packet->payload.data[0], packet->payload.data[1], {0, 0, 0}, {NULL, 0}};

    error.quote = quote_of(packet);
    if (packet->version == 4 && is_error_type4(error.type)) {
        error.to = peek4(packet->destination.data, 0);
        error_is_allowed4(properties, &error, total);
    } else if (packet->version == 6 && error.type < 128) {
        error.to = icmpwire_ip6(packet->destination.data);
        error_is_allowed6(properties, &error, total);
    }
}

/* ---- what is sent ---- */

/* Extended echo requests come out of ping sockets alone, with what the program wrote behind their header. */
static bool is_of_a_program(bool six, uint8_t type)
{
    return type == (six ? 160 : 42);
}

/* A packet of our own: it decodes, unless a program made it, and its checksums are right; that of nothing but zeros is 0
 * where the policy has it so. */
static void is_well_made(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now,
                         struct icmpwire_span octets)
{
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    bool six;

    MUST(icmpwire_packet_decode(octets.data, octets.size, octets.size, &packet, &fault));
    MUST(packet.total_length == octets.size);
    six = packet.version == 6;
    if (!six)
        MUST(icmpwire_checksum_sum(octets.data, (octets.data[0] & 15u) * 4, 0) == 0xffff);
    if (packet.fragment || packet.protocol != (six ? ICMPWIRE_PROTOCOL_ICMP6 : ICMPWIRE_PROTOCOL_ICMP))
        return;
    if (six || !host->policy->sums_zeros_to_zero || icmpwire_checksum_sum(packet.payload.data, packet.payload.size, 0))
        MUST(icmpwire_checksum_check(six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, packet.payload.data, packet.payload.size,
                                     six ? packet.source.data : NULL,
                                     six ? packet.destination.data : NULL) == ICMPWIRE_CHECKSUM_GOOD);
    if (!is_of_a_program(six, packet.payload.data[0]))
        MUST(icmpwire_decode(six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, packet.payload.data, packet.payload.size, &message,
                             &fault));
    error_is_allowed(properties, host, now, &packet, octets.size);
}

static bool forwards(const struct icmpwire_host *host)
{
    return host->all[ICMPWIRE_DEVICE_IPV6_FORWARDING] || host->sysctls[ICMPWIRE_SYSCTL_IPV4_IP_FORWARD];
}

/* May another host have a source address of ours? Of IPv4 only where accept_local says so. */
static bool takes_own_sources(const struct icmpwire_host *host, uint8_t version)
{
    for (size_t i = 0; version == 4 && i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].sysctls[ICMPWIRE_DEVICE_IPV4_ACCEPT_LOCAL])
            return true;
    return version == 6;
}

/* May it be a packet of another host, handed on? */
static bool is_handed_on(const struct icmpwire_host *host, struct icmpwire_span octets)
{
    struct icmpwire_ip source = octets.data[0] >> 4 == 4 ? peek4(octets.data, 12) : icmpwire_ip6(octets.data + 8);

    if (!forwards(host) || takes_own_sources(host, source.version))
        return forwards(host);
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        for (size_t j = 0; j < ICMPWIRE_HOST_ADDRESSES; j++)
            if (same(host->devices[i].addresses[j].ip, source))
                return false;
    return true;
}

/* What may answer a packet to several hosts. */
static bool may_answer_cast(const struct icmpwire_host *host, struct icmpwire_span octets)
{
    uint8_t type;

    if (octets.data[0] >> 4 == 4) {
        if (octets.data[6] & 0x1f || octets.data[7]) /* a long reply in fragments */
            return true;
        type = octets.data[(octets.data[0] & 15u) * 4];
        return octets.data[9] == 1 &&
               (type == 43 ||
                ((type == 0 || type == 14) && !host->sysctls[ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_IGNORE_BROADCASTS]));
    }
    if (octets.data[6] == 44) /* a long echo reply in fragments */
        return true;
    type = octets.data[40];
    return octets.data[6] == 58 && (type == 2 || (type == 4 && octets.data[41] == 2) || type == 129 || type == 161 ||
                                    type == 135 || type == 136);
}

/* Frames that come in answer to one that let others go that waited: neighbors' messages. */
static bool lets_others_go(const struct icmpwire_arrival *arrival)
{
    const uint8_t *data = arrival->packet.data;

    if (arrival->ethertype != ICMPWIRE_ETHERTYPE_IPV6)
        return arrival->ethertype == ICMPWIRE_ETHERTYPE_ARP;
    return arrival->packet.size < 41 || data[6] != 58 || (data[40] >= 133 && data[40] <= 137);
}

static bool is_to_many(const struct icmpwire_arrival *arrival)
{
    const uint8_t *data = arrival->packet.data;

    if (arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV4 && arrival->packet.size >= 20)
        return world_is_cast4((uint32_t)peek4(data, 16).low);
    return arrival->ethertype == ICMPWIRE_ETHERTYPE_IPV6 && arrival->packet.size >= 40 && data[24] == 0xff;
}

static void sent_is_right(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now,
                          const struct icmpwire_arrival *arrival, const struct icmpwire_sent *sent)
{
    properties->sent++;
    if (sent->ethertype == ICMPWIRE_ETHERTYPE_ARP) {
        MUST(sent->packet.size >= 28);
        return;
    }
    MUST(sent->packet.size >= (sent->packet.data[0] >> 4 == 4 ? 20u : 40u));
    MUST(sent->ethertype ==
         (sent->packet.data[0] >> 4 == 4 ? ICMPWIRE_ETHERTYPE_IPV4 : (unsigned)ICMPWIRE_ETHERTYPE_IPV6));
    if (is_handed_on(host, sent->packet))
        return;
    is_well_made(properties, host, now, sent->packet);
    if (arrival && is_to_many(arrival) && !lets_others_go(arrival))
        MUST(may_answer_cast(host, sent->packet));
}

/* ---- all of it ---- */

/* A datagram that is put together has the header of one fragment and ends where another one does. */
static void note_size(struct host_properties *properties, struct icmpwire_span octets)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;

    icmpwire_packet_decode(octets.data, octets.size, octets.size, &packet, &fault);
    if (packet.fragment && packet.fragment_offset + octets.size > properties->reach)
        properties->reach = packet.fragment_offset + octets.size;
    if (octets.size > properties->largest)
        properties->largest = octets.size;
}

void host_properties_begin(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now)
{
    memset(properties, 0, sizeof *properties);
    memcpy(properties->counters, host->counters, sizeof properties->counters);
    properties->began = now;
}

void host_properties_hold(struct host_properties *properties, const struct icmpwire_host *host, uint64_t now,
                          const struct icmpwire_arrival *arrival, const struct icmpwire_outcome *outcome)
{
    if (arrival)
        note_size(properties, arrival->packet);
    properties->replied += outcome->verdict == ICMPWIRE_VERDICT_REPLIED;
    properties->refused += outcome->verdict == ICMPWIRE_VERDICT_REFUSED;
    outcome_within_bounds(host, outcome);
    for (uint32_t i = 0; i < outcome->decided_count; i++)
        properties->decided[outcome->decided[i]] = true;
    counters_only_grow(properties, host, outcome);
    for (uint32_t i = 0; i < outcome->sent_count; i++)
        sent_is_right(properties, host, now, arrival, &outcome->sent[i]);
}

/* ---- digests ---- */

static uint64_t mixed(uint64_t digest, uint64_t number)
{
    return (digest ^ number) * 0x100000001b3u;
}

static uint64_t digest_of_octets(uint64_t digest, struct icmpwire_span octets)
{
    digest = mixed(digest, octets.size);
    for (size_t i = 0; i < octets.size; i++)
        digest = mixed(digest, octets.data[i]);
    return digest;
}

uint64_t host_outcome_digest(const struct icmpwire_outcome *outcome)
{
    uint64_t digest = mixed((uint64_t)outcome->verdict, (uint64_t)outcome->rule);

    for (uint32_t i = 0; i < outcome->decided_count; i++)
        digest = mixed(digest, (uint64_t)outcome->decided[i]);
    for (uint32_t i = 0; i < outcome->moved_count; i++)
        digest = mixed(digest, outcome->moved[i]);
    for (uint32_t i = 0; i < outcome->notice_count; i++)
        digest = mixed(mixed(digest, outcome->notices[i].socket), (uint64_t)(int64_t)outcome->notices[i].error);
    for (uint32_t i = 0; i < outcome->sent_count; i++) {
        const struct icmpwire_sent *sent = &outcome->sent[i];
        digest = mixed(mixed(digest, sent->device), sent->ethertype);
        digest = digest_of_octets(digest, (struct icmpwire_span){sent->destination_mac, 6});
        digest = digest_of_octets(digest, sent->packet);
    }
    return digest;
}
