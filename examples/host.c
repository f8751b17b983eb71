/* SPDX-License-Identifier: BSD-2-Clause */
/* A host without a network: what it answers to an echo request, whole and in two fragments, and to a UDP packet for a
 * port that nobody has; its own ping; and what it counted. */
#include <icmpwire.h>
#include <stdio.h>
#include <string.h>

enum { LINK = 2 };
#define OURS icmpwire_ip4(0xc0000201) /* 192.0.2.1 */
#define PEER icmpwire_ip4(0xc0000202)

static struct icmpwire_host host; /* some 400,000 octets: not for a small stack */
static struct icmpwire_outcome outcome;
static uint8_t room[262144]; /* where the host writes what it sends */
static uint64_t now = UINT64_C(1790000000000000);

/* What an event came to, and what goes out. */
static void tell(const char *event)
{
    const struct icmpwire_rule_row *rule = icmpwire_rule_about(outcome.rule);
    char text[200];

    if (outcome.rule != ICMPWIRE_RULE_NONE)
        printf("%s: %s %s, %s\n", event, rule->id, rule->function, rule->text);
    for (uint32_t i = 0; i < outcome.sent_count; i++) {
        struct icmpwire_span packet = outcome.sent[i].packet;
        icmpwire_text_summary(ICMPWIRE_ICMP4, packet.data + 20, packet.size - 20, packet.size - 20, text, sizeof text);
        printf("    sent: %s\n", text);
    }
    for (uint32_t i = 0; i < outcome.notice_count; i++)
        printf("    socket %u: error %d, %u octets\n", outcome.notices[i].socket, outcome.notices[i].error,
               outcome.notices[i].info);
}

static void put16(uint8_t *at, unsigned value)
{
    at[0] = (uint8_t)(value >> 8);
    at[1] = (uint8_t)value;
}

/* An IPv4 packet, or a fragment of one, arrives from the peer. */
static void receive(const char *event, uint8_t protocol, unsigned fragment, const uint8_t *payload, size_t size)
{
    uint8_t packet[128] = {0x45, 0, 0, 0, 0, 7, 0, 0, 64, protocol, 0, 0, 192, 0, 2, 2, 192, 0, 2, 1};
    struct icmpwire_arrival arrival = {
        .device = LINK,
        .ethertype = ICMPWIRE_ETHERTYPE_IPV4,
        .packet = {.data = packet, .size = 20 + size},
    };

    put16(packet + 2, (unsigned)(20 + size));
    put16(packet + 6, fragment);
    put16(packet + 10, (uint16_t)~icmpwire_checksum_sum(packet, 20, 0));
    memcpy(packet + 20, payload, size);
    now += 1000;
    icmpwire_receive(&host, now, &arrival, &outcome);
    tell(event);
}

static bool set_up(void)
{
    static const uint8_t mac[6] = {2, 0, 0, 0, 0, 1}, peer[6] = {2, 0, 0, 0, 0, 2};

    outcome.octets = room;
    outcome.room = sizeof room;
    icmpwire_host_init(&host, ICMPWIRE_HOST_LINUX6, 1, now);
    return icmpwire_host_add_device(&host, "eth0", LINK, mac, 1500) &&
           icmpwire_host_add_address(&host, LINK, OURS, 24, false, now) &&
           icmpwire_host_add_neighbor(&host, LINK, PEER, peer, ICMPWIRE_NEIGHBOR_REACHABLE, now) &&
           icmpwire_host_set(&host, "net.ipv4.ping_group_range", "100 200");
}

/* Pings the peer as a program of group 100 does. */
static int ping(void)
{
    static const uint8_t request[8] = {8};
    static const uint32_t gid = 100;
    struct icmpwire_span message = {.data = request, .size = sizeof request};
    uint8_t reply[8] = {0};
    uint32_t number;
    int error = icmpwire_ping_open(&host, 4, &gid, 1, &number, &outcome);

    if (!error)
        error = icmpwire_ping_send(&host, now, number, PEER, 0, message, &outcome);
    if (error)
        return error;
    tell("ping");
    put16(reply + 4, host.sockets[number].local_port);
    put16(reply + 2, (uint16_t)~icmpwire_checksum_sum(reply, sizeof reply, 0));
    receive("reply", 1, 0, reply, sizeof reply);
    icmpwire_ping_close(&host, number);
    return 0;
}

/* Timers that are due within a minute. */
static void wait_a_minute(void)
{
    uint64_t end = now + UINT64_C(60000000);

    for (uint64_t next; (next = icmpwire_host_next(&host)) <= end;) {
        icmpwire_tick(&host, next, &outcome);
        tell("timer");
    }
    now = end;
}

int main(void)
{
    static const uint8_t echo[16] = {8, 0, 0xf7, 0xfd, 0, 1, 0, 1}; /* with 8 octets of zeros */
    static const uint8_t udp[8] = {0x9c, 0x40, 0x82, 0x9a, 0, 8};   /* 40000 > 33434, without a checksum */
    static char files[8192];

    if (!set_up())
        return 1;
    receive("echo request", 1, 0, echo, sizeof echo);
    receive("closed port", 17, 0, udp, sizeof udp);
    receive("first fragment", 1, 0x2000, echo, 8);
    receive("second fragment", 1, 1, echo + 8, 8);
    receive("fragment alone", 1, 0x2000, echo, 8);
    if (ping())
        return 1;
    wait_a_minute();
    icmpwire_counters_print(&host, ICMPWIRE_FILE_SNMP, 0, files, sizeof files);
    printf("%s", files);
    return host.counters[ICMPWIRE_ICMP_IN_MSGS] == 3 && host.counters[ICMPWIRE_ICMP_OUT_MSGS] == 5 ? 0 : 1;
}
