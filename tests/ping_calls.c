/* SPDX-License-Identifier: BSD-2-Clause */
/* Does to ping sockets of a host what lines on standard input say, and prints what comes of each; tests/kernel/run-ping
 * compares that with a live kernel. The host is the one of tests/kernel/README.md. Answers: "ok", or the name of an
 * error.
 *
 *     sysctl NAME VALUE            route ADDRESS BITS VIA       route ADDRESS BITS unreachable|prohibit|blackhole
 *     open VERSION GID,GID...      exclusive N  recverr N        close N
 *     bind N ADDRESS SCOPE ID      connect N ADDRESS SCOPE      send N ADDRESS|- SCOPE HEX
 *     frame HEX                    read N      name N           show icmp|icmp6|raw|raw6
 *
 * Behind the answer come the frames that were sent, "> HEX", and the rules that decided, "! ID"; before it come
 * those that were passed, "? ID". At the end of the input: the counters. */
#include "icmpwire.h"
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SOCKETS = 16, WORDS = 8, OCTETS = 65536, NOW = 1000000 };

static struct icmpwire_host host;
static struct icmpwire_outcome outcome;
static uint8_t room[1 << 18], octets[OCTETS];
static uint64_t now = NOW;

/* What a program has: the number of its socket, what waits to be read. */
static struct {
    uint32_t number;
    int32_t error;
    char sizes[256];
} opened[SOCKETS];
static uint32_t count;

/* ---- reading ---- */

static struct icmpwire_ip ip_of(const char *text)
{
    uint8_t bytes[16];

    if (inet_pton(AF_INET, text, bytes) == 1)
        return icmpwire_ip4((uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3]);
    if (inet_pton(AF_INET6, text, bytes) == 1)
        return icmpwire_ip6(bytes);
    return (struct icmpwire_ip){0, 0, 0};
}

static size_t hex_of(const char *text)
{
    size_t size = 0;
    unsigned octet;

    while (size < OCTETS && sscanf(text + 2 * size, "%2x", &octet) == 1)
        octets[size++] = (uint8_t)octet;
    return size;
}

static uint32_t number_of(const char *text)
{
    return (uint32_t)strtoul(text, NULL, 10);
}

/* ---- the host ---- */

static void add_address(const char *text, uint8_t prefix)
{
    icmpwire_host_add_address(&host, 2, ip_of(text), prefix, false, now);
}

static void add_neighbor(const char *text)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 2};

    icmpwire_host_add_neighbor(&host, 2, ip_of(text), mac, ICMPWIRE_NEIGHBOR_PERMANENT, now);
}

static void tell(void *context, const struct icmpwire_host *which, uint64_t when, enum icmpwire_rule rule, bool decided)
{
    (void)context;
    (void)which;
    (void)when;
    if (!decided)
        printf("? %s\n", icmpwire_rule_about(rule)->id);
}

static void set_up(void)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 1};

    outcome.octets = room;
    outcome.room = sizeof room;
    icmpwire_host_init(&host, ICMPWIRE_HOST_LINUX6, 1, now);
    host.trace = tell;
    icmpwire_host_add_device(&host, "eth0", 2, mac, 1500);
    add_address("10.77.0.1", 24);
    add_address("fe80::1", 64);
    add_address("2001:db8:77::1", 64);
    add_neighbor("10.77.0.2");
    add_neighbor("fe80::2");
    add_neighbor("2001:db8:77::2");
}

static void add_route(char *const *word)
{
    struct icmpwire_route route = {.to = ip_of(word[1]), .prefix = (uint8_t)number_of(word[2]), .device = 2};

    route.gateway = ip_of(word[3]);
    if (strcmp(word[3], "unreachable") == 0)
        route.type = ICMPWIRE_ROUTE_UNREACHABLE;
    else if (strcmp(word[3], "prohibit") == 0)
        route.type = ICMPWIRE_ROUTE_PROHIBIT;
    else if (strcmp(word[3], "blackhole") == 0)
        route.type = ICMPWIRE_ROUTE_BLACKHOLE;
    icmpwire_host_add_route(&host, &route);
}

/* ---- answers ---- */

static void keep_notices(void)
{
    for (uint32_t i = 0; i < outcome.notice_count; i++)
        for (uint32_t n = 0; n < count; n++) {
            if (opened[n].number != outcome.notices[i].socket)
                continue;
            if (outcome.notices[i].error)
                opened[n].error = outcome.notices[i].error;
            else
                snprintf(opened[n].sizes + strlen(opened[n].sizes), 16, " %u", (unsigned)outcome.notices[i].info);
        }
}

static void answer(int32_t error)
{
    puts(error ? icmpwire_error_name(error) : "ok");
    keep_notices();
    for (uint32_t i = 0; i < outcome.sent_count; i++) {
        const struct icmpwire_sent *sent = &outcome.sent[i];
        printf("> %04x ", sent->ethertype);
        for (size_t at = 0; at < 6; at++)
            printf("%02x", sent->destination_mac[at]);
        for (size_t at = 0; at < sent->packet.size; at++)
            printf("%02x", sent->packet.data[at]);
        putchar('\n');
    }
    for (uint32_t i = 0; i < outcome.decided_count; i++)
        printf("! %s\n", icmpwire_rule_about(outcome.decided[i])->id);
    outcome.sent_count = outcome.decided_count = outcome.notice_count = 0;
}

static void read_socket(uint32_t n)
{
    printf("%s%s\n", icmpwire_error_name(opened[n].error),
           opened[n].sizes + (opened[n].error ? 0 : opened[n].sizes[0] != 0));
    opened[n].error = 0;
    opened[n].sizes[0] = 0;
}

static void name_socket(uint32_t n)
{
    const struct icmpwire_socket *socket = &host.sockets[opened[n].number];
    char text[INET6_ADDRSTRLEN];
    uint8_t bytes[16] = {0};

    if (socket->local.version)
        icmpwire_ip_octets(socket->local, bytes);
    printf("%s %u\n", inet_ntop(socket->version == 4 ? AF_INET : AF_INET6, bytes, text, sizeof text),
           (unsigned)socket->local_port);
}

static void show(const char *name)
{
    static const char *const names[] = {"icmp", "icmp6", "raw", "raw6"};
    static char text[8192];
    enum icmpwire_socket_file file = ICMPWIRE_FILE_ICMP;

    while (file < ICMPWIRE_FILE_RAW6 && strcmp(name, names[file]) != 0)
        file++;
    icmpwire_sockets_print(&host, file, text, sizeof text);
    for (char *at = text; *at; at++)
        putchar(*at == '\n' ? '|' : *at);
    putchar('\n');
}

/* ---- calls ---- */

static int32_t open_socket(char *const *word)
{
    uint32_t gids[32], number = ICMPWIRE_HOST_SOCKETS;
    size_t many = 0;
    int32_t error;

    for (const char *at = word[2]; at && many < 32; at = strchr(at, ','), at = at ? at + 1 : NULL)
        gids[many++] = number_of(at);
    error = icmpwire_ping_open(&host, (uint8_t)number_of(word[1]), gids, many, &number, &outcome);
    if (count < SOCKETS)
        opened[count++].number = number;
    return error;
}

static void receive(const char *hex)
{
    size_t size = hex_of(hex);
    struct icmpwire_arrival arrival = {
        .device = 2,
        .ethertype = (uint16_t)(octets[12] << 8 | octets[13]),
        .packet = {.data = octets + 14, .size = size - 14},
    };

    if (octets[0] & 1)
        arrival.cast = octets[0] == 0xff ? ICMPWIRE_CAST_BROADCAST : ICMPWIRE_CAST_MULTICAST;
    icmpwire_receive(&host, now, &arrival, &outcome);
}

static int32_t send_message(char *const *word, uint32_t number)
{
    struct icmpwire_span message = {.data = octets, .size = hex_of(word[4])};

    return icmpwire_ping_send(&host, now, number, ip_of(word[2]), number_of(word[3]), message, &outcome);
}

/* Calls about a socket that there is. */
static void call(char *const *word)
{
    uint32_t n = number_of(word[1]), number = opened[n % SOCKETS].number;
    struct icmpwire_socket *socket = number < ICMPWIRE_HOST_SOCKETS ? &host.sockets[number] : host.sockets;

    if (strcmp(word[0], "bind") == 0) {
        answer(icmpwire_ping_bind(&host, number, ip_of(word[2]), number_of(word[3]), (uint16_t)number_of(word[4]),
                                  &outcome));
    } else if (strcmp(word[0], "connect") == 0) {
        answer(icmpwire_ping_connect(&host, now, number, ip_of(word[2]), number_of(word[3]), &outcome));
    } else if (strcmp(word[0], "send") == 0) {
        answer(send_message(word, number));
    } else if (strcmp(word[0], "read") == 0) {
        read_socket(n);
    } else if (strcmp(word[0], "name") == 0) {
        name_socket(n);
    } else {
        if (strcmp(word[0], "close") == 0)
            icmpwire_ping_close(&host, number);
        socket->reuse &= strcmp(word[0], "exclusive") != 0;
        socket->reports |= strcmp(word[0], "recverr") == 0;
        answer(0);
    }
}

static void work(char *const *word)
{
    now += 20;
    if (strcmp(word[0], "sysctl") == 0) {
        answer(icmpwire_host_set(&host, word[1], word[2]) ? 0 : ICMPWIRE_ERROR_EINVAL);
    } else if (strcmp(word[0], "route") == 0) {
        add_route(word);
        answer(0);
    } else if (strcmp(word[0], "open") == 0) {
        answer(open_socket(word));
    } else if (strcmp(word[0], "frame") == 0) {
        receive(word[1]);
        answer(0);
    } else if (strcmp(word[0], "show") == 0) {
        show(word[1]);
    } else {
        call(word);
    }
}

int main(void)
{
    static char line[3 * OCTETS], text[16384];

    set_up();
    while (fgets(line, sizeof line, stdin)) {
        char *word[WORDS] = {NULL};
        size_t words = 0;
        for (char *at = strtok(line, "\t\n"); at && words < WORDS; at = strtok(NULL, "\t\n"))
            word[words++] = at;
        while (words < WORDS)
            word[words++] = line + strlen(line);
        work(word);
    }
    for (int file = ICMPWIRE_FILE_SNMP; file <= ICMPWIRE_FILE_SNMP6; file++) {
        icmpwire_counters_print(&host, (enum icmpwire_counter_file)file, 0, text, sizeof text);
        fputs(text, stdout);
    }
    return 0;
}
