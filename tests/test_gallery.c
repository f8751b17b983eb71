/* SPDX-License-Identifier: BSD-2-Clause */
/* The packets of tests/gallery: what broke other parsers, with the verdict on each. All of it is read flush against a
 * page that must not be touched, cut at each length, and with other octets behind the end. */
#define _DEFAULT_SOURCE
#include "must.h"
#include "read_everything.h"
#include "state_search.h"
#include "vector_check.h"
#include "vector_findings.h"
#include "vector_packet.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ROOM = 1 << 17, SHORT = 700, ENDS = 64, STEP = 16411, BEHIND = 64 };

static struct vectors vectors;
static uint8_t *guard; /* the page that must not be touched */
static uint8_t plain[ROOM + BEHIND];

static void map_guard(void)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uint8_t *all = mmap(NULL, ROOM + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    MUST((void *)all != MAP_FAILED);
    guard = all + ROOM;
    MUST(mprotect(guard, page, PROT_NONE) == 0);
}

/* ---- what octets are repeated, and what they become ---- */

/* repeat = OFFSET SIZE TIMES */
static void repeat(struct vector *v)
{
    const char *said = vector_said(v, "repeat");
    size_t at;
    size_t size;
    size_t times;
    size_t more;
    uint8_t *octets;
    if (!said)
        return;
    MUST(sscanf(said, "%zu %zu %zu", &at, &size, &times) == 3 && at + size <= v->size && times);
    more = size * (times - 1);
    octets = malloc(v->size + more);
    MUST(octets != NULL);
    memcpy(octets, v->octets, at);
    for (size_t i = 0; i < times; i++)
        memcpy(octets + at + i * size, v->octets + at, size);
    memcpy(octets + at + times * size, v->octets + at + size, v->size - at - size);
    free(v->octets);
    v->octets = octets;
    v->size += more;
}

/* ---- nothing is read beyond the end ---- */

static bool is_tried(size_t n, size_t size)
{
    return size <= SHORT || n < ENDS || n + ENDS / 8 > size || n % STEP == 0;
}

static void check_cut(const struct vector *v, const uint8_t *packet, size_t n, size_t size)
{
    uint64_t flush;
    memcpy(guard - n, packet, n);
    flush = read_packet(guard - n, n, size);
    memcpy(plain, packet, n);
    for (int fill = 0; fill <= 0xff; fill += 0xff) {
        memset(plain + n, fill, BEHIND);
        if (read_packet(plain, n, size) != flush)
            differs(v, "%zu of %zu octets: 0x%02x behind them makes a difference", n, size, (unsigned)fill);
    }
}

static void check_flush(const struct vector *v)
{
    size_t size;
    uint8_t *packet = vector_packet(v, &size);
    MUST(size <= ROOM);
    for (size_t n = 0; n <= size; n++)
        if (is_tried(n, size)) {
            check_cut(v, packet, n, n);
            check_cut(v, packet, n, size);
        }
    free(packet);
}

/* The message is shorter, and its packet says so: cut within what carries it would hide that. */
static void check_shorter(const struct vector *v)
{
    struct vector shorter = *v;
    for (size_t n = 0; !v->packet && n < v->size; n++)
        if (is_tried(n, v->size)) {
            size_t size;
            uint8_t *packet;
            shorter.size = n;
            packet = vector_packet(&shorter, &size);
            check_cut(v, packet, size, size);
            free(packet);
        }
}

/* ---- verdicts ---- */

struct carried {
    uint8_t *octets;
    size_t size;
    struct icmpwire_packet packet;
    bool has_message;
    enum icmpwire_family family;
};

static struct carried carry(const struct vector *v, bool *good, struct icmpwire_fault *fault)
{
    struct carried c;
    uint8_t protocol;
    c.octets = vector_packet(v, &c.size);
    *good = icmpwire_packet_decode(c.octets, c.size, c.size, &c.packet, fault);
    protocol = c.packet.protocol;
    c.family = protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    c.has_message =
        *good && !c.packet.fragment && (protocol == ICMPWIRE_PROTOCOL_ICMP6 || protocol == ICMPWIRE_PROTOCOL_ICMP);
    return c;
}

static void check_header_fault(const struct vector *v, bool good, const struct icmpwire_fault *fault)
{
    const char *expected = vector_said(v, "header-fault");
    char *found = good ? strdup("none") : fields_fault_text(fault);
    same_text(v, "header-fault", expected ? expected : "none", found);
    free(found);
}

static void check_quote_part(const struct vector *v, struct icmpwire_span message, enum icmpwire_family family)
{
    static const char *const extents[] = {"absent", "cut-off", "complete"};
    struct icmpwire_field datagram;
    struct icmpwire_quote quote;
    if (!vector_said(v, "quote.ports"))
        return;
    MUST(icmpwire_locate(family, message.data, message.size, "datagram", &datagram));
    icmpwire_quote_decode(datagram.octets, &quote);
    same_text(v, "quote.ports", vector_said(v, "quote.ports"), extents[quote.ports]);
}

static void check_verdict(const struct vector *v)
{
    bool good;
    struct icmpwire_fault fault;
    struct carried c = carry(v, &good, &fault);
    check_header_fault(v, good, &fault);
    if (c.has_message) {
        struct icmpwire_span payload = c.packet.payload;
        struct seen_fields seen = fields_visit(c.family, payload.data, payload.size, c.packet.payload_size);
        same_fault(v, "fault", seen.whole, &seen.fault);
        same_element_faults(v, &seen);
        check_quote_part(v, payload, c.family);
        fields_free(&seen);
    }
    free(c.octets);
}

/* ---- sweeps ---- */

/* Is the number in a list like "1-63 65"? */
static bool is_listed(const char *list, unsigned number)
{
    while (*list) {
        char *end;
        unsigned first = (unsigned)strtoul(list, &end, 10);
        unsigned last = *end == '-' ? (unsigned)strtoul(end + 1, &end, 10) : first;
        MUST(end != list);
        if (number >= first && number <= last)
            return true;
        list = end + strspn(end, " ");
    }
    return false;
}

/* Would no receiver refuse it, or an element of it? */
static bool is_sound(const struct vector *v)
{
    bool good;
    struct icmpwire_fault fault;
    struct icmpwire_message message;
    struct icmpwire_findings findings;
    struct carried c = carry(v, &good, &fault);
    icmpwire_check(&c.packet, NULL, &message, &fault, &findings);
    free(c.octets);
    return good && findings.severity < ICMPWIRE_INVALID;
}

/* sweep = OFFSET SOUND: what the octet may be, of all that it can be. */
static void check_sweep(const struct vector *v, const char *said)
{
    char *sound;
    size_t at = strtoul(said, &sound, 10);
    uint8_t kept;
    MUST(at < v->size);
    sound += strspn(sound, " ");
    kept = v->octets[at];
    for (unsigned value = 0; value <= 0xff; value++) {
        size_t size;
        uint8_t *packet;
        v->octets[at] = (uint8_t)value;
        if (is_sound(v) != is_listed(sound, value))
            differs(v, "with %u at %zu it is %ssound", value, at, is_sound(v) ? "" : "not ");
        packet = vector_packet(v, &size);
        check_cut(v, packet, size, size);
        free(packet);
    }
    v->octets[at] = kept;
}

static void check_sweeps(const struct vector *v)
{
    for (size_t i = 0; i < v->count; i++)
        if (strcmp(v->lines[i].key, "sweep") == 0)
            check_sweep(v, v->lines[i].value);
}

/* ---- what a host makes of it ---- */

static struct searched host;
static uint8_t host_octets[SEARCH_OCTETS];

/* A host with fe80::2, 2001:db8:77::2 and 198.51.100.7, long after it got them; or with no address. */
static void make_host(bool bare)
{
    static const struct icmpwire_ip addresses[] = {
        {0xfe80000000000000, 2, 6}, {0x20010db800770000, 2, 6}, {0, 0xc6336407, 4}};
    host.outcome = (struct icmpwire_outcome){.octets = host_octets, .room = sizeof host_octets};
    search_bare_host(&host, ICMPWIRE_HOST_LINUX6);
    for (size_t i = 0; !bare && i < sizeof addresses / sizeof *addresses; i++)
        MUST(icmpwire_host_add_address(&host.host, SEARCH_DEVICE, addresses[i], addresses[i].version == 6 ? 64 : 24,
                                       false, host.now));
    search_wait(&host, 60000000);
}

/* The checksum of an IPv4 header, where it is zero. */
static void fill_header(uint8_t *packet, size_t size)
{
    size_t header = size ? (packet[0] & 15u) * 4u : 0;
    uint16_t sum;
    if (size < 20 || packet[0] >> 4 != 4 || header > size || packet[10] || packet[11])
        return;
    sum = (uint16_t)~icmpwire_checksum_sum(packet, header, 0);
    packet[10] = (uint8_t)(sum >> 8);
    packet[11] = (uint8_t)sum;
}

/* The last rule that decided, or the one that is expected if it decided before. */
static const char *rule_of(const struct icmpwire_outcome *outcome, const char *expected)
{
    for (uint32_t i = 0; i < outcome->decided_count && i < ICMPWIRE_OUTCOME_DECIDED; i++)
        if (strcmp(icmpwire_rule_about(outcome->decided[i])->id, expected) == 0)
            return expected;
    return icmpwire_rule_about(outcome->rule)->id;
}

/* host = RULE; sends = frames; bare = yes */
static void check_host(const struct vector *v)
{
    struct icmpwire_arrival arrival = {.device = SEARCH_DEVICE, .source_mac = {2, 0, 0, 0, 0, 9}};
    size_t size;
    uint8_t *packet;
    if (!vector_said(v, "host"))
        return;
    packet = vector_packet(v, &size);
    fill_header(packet, size);
    make_host(vector_says(v, "bare", "yes"));
    arrival.cast = vector_says(v, "link_broadcast", "yes") ? ICMPWIRE_CAST_MULTICAST : ICMPWIRE_CAST_HOST;
    arrival.ethertype = size && packet[0] >> 4 == 6 ? ICMPWIRE_ETHERTYPE_IPV6 : ICMPWIRE_ETHERTYPE_IPV4;
    memcpy(guard - size, packet, size);
    arrival.packet = (struct icmpwire_span){guard - size, size};
    icmpwire_receive(&host.host, host.now, &arrival, &host.outcome);
    same_text(v, "host", vector_said(v, "host"), rule_of(&host.outcome, vector_said(v, "host")));
    same_number(v, "sends", host.outcome.sent_count);
    free(packet);
}

/* ---- */

static const struct {
    const char *name;
    vector_check_fn *check;
} checks[] = {
    {"verdicts", check_verdict}, {"findings", vector_check_findings}, {"sweeps", check_sweeps}, {"hosts", check_host},
    {"flush", check_flush},      {"shorter", check_shorter},
};

int main(void)
{
    unsigned wrong = 0;
    map_guard();
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/gallery");
    for (size_t i = 0; i < vectors.count; i++)
        repeat(&vectors.all[i]);
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        unsigned found = vector_check_each(&vectors, checks[i].check);
        printf("%s: %u of %zu packets wrong\n", checks[i].name, found, vectors.count);
        wrong += found;
    }
    vectors_free(&vectors);
    return wrong != 0;
}
