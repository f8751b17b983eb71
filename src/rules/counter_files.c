/* SPDX-License-Identifier: BSD-2-Clause */
/* The counters in the format of /proc/net/snmp, netstat and snmp6. */
#include "icmpwire/host.h"
#include "text/writer.h"

/* Counts by type under a name of their own, in the kernel's order. */
struct view {
    const char *name;
    uint8_t type;
};

static const struct view views4[] = {
    {"DestUnreachs", 3},   {"TimeExcds", 11}, {"ParmProbs", 12},    {"SrcQuenchs", 4},
    {"Redirects", 5},      {"Echos", 8},      {"EchoReps", 0},      {"Timestamps", 13},
    {"TimestampReps", 14}, {"AddrMasks", 17}, {"AddrMaskReps", 18},
};
enum { VIEWS4 = sizeof views4 / sizeof *views4 };

static const struct view views6[] = {
    {"DestUnreachs", 1},
    {"PktTooBigs", 2},
    {"TimeExcds", 3},
    {"ParmProblems", 4},
    {"Echos", 128},
    {"EchoReplies", 129},
    {"GroupMembQueries", 130},
    {"GroupMembResponses", 131},
    {"GroupMembReductions", 132},
    {"RouterSolicits", 133},
    {"RouterAdvertisements", 134},
    {"NeighborSolicits", 135},
    {"NeighborAdvertisements", 136},
    {"Redirects", 137},
    {"MLDv2Reports", 143},
};
enum { VIEWS6 = sizeof views6 / sizeof *views6 };

/* ---- snmp and netstat: a line of names, a line of numbers ---- */

static void put_cell(struct icmpwire_writer *w, bool names, const char *prefix, const char *name, uint64_t number)
{
    icmpwire_put_char(w, ' ');
    if (names) {
        icmpwire_put_text(w, prefix);
        icmpwire_put_text(w, name);
    } else {
        icmpwire_put_unsigned(w, number);
    }
}

static void put_views4(struct icmpwire_writer *w, bool names, const char *prefix, const uint64_t *types)
{
    for (size_t i = 0; i < VIEWS4; i++)
        put_cell(w, names, prefix, views4[i].name, types[views4[i].type]);
}

static void put_named(struct icmpwire_writer *w, const struct icmpwire_host *host, bool names, uint32_t first,
                      uint32_t last)
{
    char text[16];

    for (uint32_t i = first; i <= last; i++)
        put_cell(w, names, "", icmpwire_counter_name(i, text), host->counters[i]);
}

static void put_icmp(struct icmpwire_writer *w, const struct icmpwire_host *host, bool names)
{
    icmpwire_put_text(w, "Icmp:");
    put_named(w, host, names, ICMPWIRE_ICMP_IN_MSGS, ICMPWIRE_ICMP_IN_CSUM_ERRORS);
    put_views4(w, names, "In", &host->counters[ICMPWIRE_ICMPMSG_IN_TYPE]);
    put_named(w, host, names, ICMPWIRE_ICMP_OUT_MSGS, ICMPWIRE_ICMP_OUT_RATE_LIMIT_HOST);
    put_views4(w, names, "Out", &host->counters[ICMPWIRE_ICMPMSG_OUT_TYPE]);
    icmpwire_put_char(w, '\n');
}

static bool types_moved(const struct icmpwire_host *host)
{
    for (uint32_t i = 0; i < 512; i++)
        if (host->counters[ICMPWIRE_ICMPMSG_IN_TYPE + i])
            return true;
    return false;
}

/* Types that were never counted have no column. */
static void put_icmpmsg(struct icmpwire_writer *w, const struct icmpwire_host *host, bool names)
{
    char text[16];

    icmpwire_put_text(w, "IcmpMsg:");
    for (uint32_t i = ICMPWIRE_ICMPMSG_IN_TYPE; i < ICMPWIRE_ICMPMSG_IN_TYPE + 512; i++)
        if (host->counters[i])
            put_cell(w, names, "", icmpwire_counter_name(i, text), host->counters[i]);
    icmpwire_put_char(w, '\n');
}

static void put_group(struct icmpwire_writer *w, const struct icmpwire_host *host, uint32_t first, uint32_t last)
{
    for (int names = 1; names >= 0; names--) {
        icmpwire_put_text(w, icmpwire_counter_group(first));
        icmpwire_put_char(w, ':');
        put_named(w, host, names, first, last);
        icmpwire_put_char(w, '\n');
    }
}

static void put_snmp(struct icmpwire_writer *w, const struct icmpwire_host *host)
{
    put_group(w, host, ICMPWIRE_IP_IN_RECEIVES, ICMPWIRE_IP_FRAG_CREATES);
    put_icmp(w, host, true);
    put_icmp(w, host, false);
    if (types_moved(host)) {
        put_icmpmsg(w, host, true);
        put_icmpmsg(w, host, false);
    }
    put_group(w, host, ICMPWIRE_UDP_IN_DATAGRAMS, ICMPWIRE_UDP_IGNORED_MULTI);
}

/* ---- snmp6: a line for each, the name padded to 32 characters, a tabulator, the number ---- */

static void put_line(struct icmpwire_writer *w, const char *group, const char *direction, const char *name,
                     uint64_t number)
{
    size_t start = w->used;

    icmpwire_put_text(w, group);
    icmpwire_put_text(w, direction);
    icmpwire_put_text(w, name);
    icmpwire_put_up_to(w, start, 32);
    icmpwire_put_char(w, '\t');
    icmpwire_put_unsigned(w, number);
    icmpwire_put_char(w, '\n');
}

static void put_lines(struct icmpwire_writer *w, const uint64_t *numbers, uint32_t first, uint32_t last)
{
    char text[16];

    for (uint32_t i = first; i <= last; i++)
        put_line(w, icmpwire_counter_group(i), "", icmpwire_counter_name(i, text), numbers[i - first]);
}

/* types: 256 received, then 256 sent. */
static void put_icmp6(struct icmpwire_writer *w, const uint64_t *numbers, const uint64_t *types)
{
    char text[16];

    put_lines(w, numbers, ICMPWIRE_ICMP6_IN_MSGS, ICMPWIRE_ICMP6_OUT_RATE_LIMIT_HOST);
    for (size_t out = 0; out < 2; out++)
        for (size_t i = 0; i < VIEWS6; i++)
            put_line(w, "Icmp6", out ? "Out" : "In", views6[i].name, types[256 * out + views6[i].type]);
    for (uint32_t i = 0; i < 512; i++)
        if (types[i])
            put_line(w, "Icmp6", "", icmpwire_counter_name(ICMPWIRE_ICMP6_IN_TYPE + i, text), types[i]);
}

static void put_snmp6(struct icmpwire_writer *w, const struct icmpwire_host *host)
{
    const uint64_t *all = host->counters;

    put_lines(w, &all[ICMPWIRE_IP6_IN_RECEIVES], ICMPWIRE_IP6_IN_RECEIVES, ICMPWIRE_IP6_IN_MCAST_PKTS);
    put_icmp6(w, &all[ICMPWIRE_ICMP6_IN_MSGS], &all[ICMPWIRE_ICMP6_IN_TYPE]);
    put_lines(w, &all[ICMPWIRE_UDP6_IN_DATAGRAMS], ICMPWIRE_UDP6_IN_DATAGRAMS, ICMPWIRE_UDP6_IN_CSUM_ERRORS);
}

static void put_device6(struct icmpwire_writer *w, const struct icmpwire_host *host, uint32_t index)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].index == index)
            put_icmp6(w, host->devices[i].icmp6, host->devices[i].types6);
}

size_t icmpwire_counters_print(const struct icmpwire_host *host, enum icmpwire_counter_file file, uint32_t device,
                               char *text, size_t room)
{
    struct icmpwire_writer writer = icmpwire_writer_over(text, room);

    if (file == ICMPWIRE_FILE_SNMP)
        put_snmp(&writer, host);
    else if (file == ICMPWIRE_FILE_NETSTAT)
        put_group(&writer, host, ICMPWIRE_IPEXT_IN_NO_ROUTES, ICMPWIRE_IPEXT_REASM_OVERLAPS);
    else if (file == ICMPWIRE_FILE_SNMP6)
        put_snmp6(&writer, host);
    else
        put_device6(&writer, host, device);
    return icmpwire_put_end(&writer);
}
