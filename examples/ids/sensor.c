/* SPDX-License-Identifier: BSD-2-Clause */
/* A small sensor: spreads the packets of a capture or an interface over one worker for each core, and prints what is wrong
 * or suspicious. A flow and the errors about it meet in one worker. All memory is allocated at the start. */
#include <arpa/inet.h>
#include <err.h>
#include <icmpwire.h>
#include <pcap/pcap.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOTS = 256, OCTETS = 2048, ENTRIES = 16384 };

struct frame {
    uint64_t number, milliseconds;
    bool broadcast;        /* on the link */
    size_t captured, size; /* of the packet: kept here, and on the wire */
    uint8_t packet[OCTETS];
};

/* One thread, and the ring of slots through which the reader gives it packets. */
struct worker {
    pthread_t thread;
    sem_t empty, filled; /* slots */
    struct icmpwire_tracker *tracker;
    uint64_t given, taken;
    struct frame ring[SLOTS];
};

static pcap_t *reading;
static bool ethernet; /* otherwise raw IP */
static struct worker *workers;
static unsigned worker_count;
static uint64_t frames;

/* ---- a worker ---- */

static void print(const struct frame *frame, const char *what, const struct icmpwire_finding_kind *kind, int version,
                  const uint8_t *address)
{
    char text[INET6_ADDRSTRLEN] = "?";
    if (address)
        inet_ntop(version == 4 ? AF_INET : AF_INET6, address, text, sizeof text);
    printf("%llu %s %s %s: %s [%s]\n", (unsigned long long)frame->number, text, what, kind->keyword, kind->text,
           kind->source);
}

static bool is_icmp(const struct icmpwire_packet *packet)
{
    return packet->protocol == ICMPWIRE_PROTOCOL_ICMP || packet->protocol == ICMPWIRE_PROTOCOL_ICMP6;
}

static void look_at(struct worker *worker, const struct frame *frame)
{
    struct icmpwire_capture capture = {.link_broadcast = frame->broadcast};
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault = {0};
    struct icmpwire_findings findings = {0};
    struct icmpwire_alarms alarms = {0};
    bool whole = icmpwire_packet_decode(frame->packet, frame->captured, frame->size, &packet, &fault);
    bool icmp = is_icmp(&packet);
    bool decoded = icmp && icmpwire_check(&packet, &capture, &message, &fault, &findings);
    for (uint32_t i = 0; i < findings.count && i < ICMPWIRE_FINDINGS_KEPT; i++)
        print(frame, "finding", icmpwire_finding_info(findings.kept[i].number), packet.version, packet.source.data);
    if (whole && (!icmp || packet.fragment))
        icmpwire_track(worker->tracker, frame->milliseconds, &packet, NULL, &alarms);
    else if (decoded && !icmpwire_found(&findings, ICMPWIRE_FINDING_CHECKSUM_BAD))
        icmpwire_track(worker->tracker, frame->milliseconds, &packet, &message, &alarms);
    for (uint32_t i = 0; i < alarms.count; i++)
        print(frame, "alarm", icmpwire_alarm_kind(alarms.raised[i].number), packet.version, alarms.raised[i].subject);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    const struct frame *frame = worker->ring;
    for (sem_wait(&worker->filled); frame->captured; sem_wait(&worker->filled)) {
        look_at(worker, frame);
        frame = &worker->ring[++worker->taken % SLOTS];
        sem_post(&worker->empty);
    }
    return NULL;
}

static void start(struct worker *worker)
{
    size_t octets = icmpwire_tracker_octets(ENTRIES);
    uint64_t seed;
    if (getentropy(&seed, sizeof seed) != 0 || sem_init(&worker->empty, 0, SLOTS) != 0 ||
        sem_init(&worker->filled, 0, 0) != 0 ||
        !(worker->tracker = icmpwire_tracker_in(malloc(octets), octets, seed, NULL, NULL)) ||
        pthread_create(&worker->thread, NULL, work, worker) != 0)
        errx(1, "a worker cannot be started");
}

static struct frame *next_slot(struct worker *worker)
{
    sem_wait(&worker->empty);
    return &worker->ring[worker->given++ % SLOTS];
}

/* ---- the reader ---- */

/* What stays on the link is about hosts, not about flows: one worker sees all of it. */
static uint32_t choose(const uint8_t *data, size_t captured, size_t size)
{
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_tuple flow;
    if (!icmpwire_packet_decode(data, captured, size, &packet, &fault))
        return 0;
    bool plain = packet.fragment || !is_icmp(&packet);
    if (!plain) {
        enum icmpwire_family family = packet.protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
        icmpwire_decode_captured(family, packet.payload.data, packet.payload.size, packet.payload_size, &message,
                                 &fault);
        if (icmpwire_policy_of(family, message.type, message.code)->link_local)
            return 0;
    }
    bool known = plain ? icmpwire_flow_of_packet(&packet, &flow) : icmpwire_flow_of(&packet, &message, &flow);
    return known ? icmpwire_flow_hash(&flow, 0) % worker_count : 0;
}

/* Octets before the packet: of Ethernet with VLAN tags, or none. */
static size_t link_octets(const uint8_t *frame, size_t size)
{
    size_t at = ethernet ? 14 : 0;
    while (at && at <= size && frame[at - 2] == 0x81 && frame[at - 1] == 0)
        at += 4;
    return at;
}

static void hand_over(u_char *unused, const struct pcap_pkthdr *header, const u_char *octets)
{
    (void)unused;
    size_t skip = link_octets(octets, header->caplen);
    frames++;
    if (skip >= header->caplen)
        return;
    size_t captured = header->caplen - skip < OCTETS ? header->caplen - skip : OCTETS; /* the rest is cut */
    size_t size = (header->len > header->caplen ? header->len : header->caplen) - skip;
    struct worker *worker = &workers[choose(octets + skip, captured, size)];
    struct frame *frame = next_slot(worker);
    frame->number = frames;
    frame->milliseconds = (uint64_t)header->ts.tv_sec * 1000 + (uint64_t)header->ts.tv_usec / 1000;
    frame->broadcast = ethernet && (octets[0] & 1);
    frame->captured = captured;
    frame->size = size;
    memcpy(frame->packet, octets + skip, captured);
    sem_post(&worker->filled);
}

static void stop(int number)
{
    (void)number;
    pcap_breakloop(reading);
}

int main(int argc, char **argv)
{
    char error[PCAP_ERRBUF_SIZE];
    long cores = argc > 2 ? atol(argv[2]) : sysconf(_SC_NPROCESSORS_ONLN);
    if (argc < 2)
        errx(2, "usage: sensor FILE|INTERFACE [WORKERS]");
    reading = access(argv[1], R_OK) == 0 ? pcap_open_offline(argv[1], error)
                                         : pcap_open_live(argv[1], OCTETS + 64, 1, 100, error);
    if (!reading)
        errx(1, "%s: %s", argv[1], error);
    ethernet = pcap_datalink(reading) == DLT_EN10MB;
    if (!ethernet && pcap_datalink(reading) != DLT_RAW)
        errx(1, "%s: neither Ethernet nor raw IP", argv[1]);
    worker_count = cores > 1 ? (unsigned)cores : 1;
    if (!(workers = calloc(worker_count, sizeof *workers)))
        err(1, "%u workers", worker_count);
    for (unsigned i = 0; i < worker_count; i++)
        start(&workers[i]);
    setlinebuf(stdout);
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    int result = pcap_loop(reading, -1, hand_over, NULL);
    for (unsigned i = 0; i < worker_count; i++) {
        next_slot(&workers[i])->captured = 0; /* the end */
        sem_post(&workers[i].filled);
        pthread_join(workers[i].thread, NULL);
    }
    if (result == PCAP_ERROR)
        errx(1, "%s: %s", argv[1], pcap_geterr(reading));
    warnx("%llu frames, %u workers", (unsigned long long)frames, worker_count);
    return 0;
}
