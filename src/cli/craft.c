/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire craft. */
#include "commands.h"
#include "output.h"
#include "override.h"
#include <errno.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct packet {
    uint8_t *octets; /* owned */
    size_t size;
    size_t message_at; /* where the message begins; 0 when there is no packet around it */
};

struct envelope {
    bool whole;   /* a packet is wanted */
    bool no_hops; /* with hop limit 0, which the carrier takes for the usual one */
    struct icmpwire_carrier carrier;
    uint8_t source[16], destination[16];
};

/* ---- options ---- */

static bool read_numbers(const struct options *options, struct envelope *envelope)
{
    struct icmpwire_carrier *carrier = &envelope->carrier;
    uint64_t hop_limit = 0, traffic_class = 0, identification = 0, flow_label = 0;

    if (!options_number(options, OPTION_HOP_LIMIT, 0xff, &hop_limit) ||
        !options_number(options, OPTION_TRAFFIC_CLASS, 0xff, &traffic_class) ||
        !options_number(options, OPTION_IDENTIFICATION, 0xffff, &identification) ||
        !options_number(options, OPTION_FLOW_LABEL, 0xfffff, &flow_label))
        return false;
    envelope->no_hops = options->value[OPTION_HOP_LIMIT] && hop_limit == 0;
    carrier->hop_limit = (uint8_t)hop_limit;
    carrier->traffic_class = (uint8_t)traffic_class;
    carrier->identification = (uint16_t)identification;
    carrier->flow_label = (uint32_t)flow_label;
    carrier->dont_fragment = options->value[OPTION_DONT_FRAGMENT];
    return true;
}

/* Are the addresses there that the packet, or the checksum of an ICMPv6 message, needs? */
static bool read_addresses(const struct options *options, bool icmp6, struct envelope *envelope)
{
    size_t source, destination;
    size_t needed = icmp6 ? 16 : 4;

    if (!options_address(options, OPTION_SOURCE, envelope->source, &source) ||
        !options_address(options, OPTION_DESTINATION, envelope->destination, &destination))
        return false;
    envelope->carrier.source = envelope->source;
    envelope->carrier.destination = envelope->destination;
    if ((source == needed && destination == needed) || (!icmp6 && !envelope->whole))
        return true;
    return refuse("--source and --destination are needed, both %s addresses%s", icmp6 ? "IPv6" : "IPv4",
                  icmp6 ? ": the checksum of ICMPv6 includes them" : "");
}

/* Options of an IP header that is not wanted, or of the other version's, would change nothing. */
static bool fit_the_packet(const char *const value[], bool icmp6, bool whole)
{
    if (!whole && (value[OPTION_HOP_LIMIT] || value[OPTION_TRAFFIC_CLASS] || value[OPTION_IDENTIFICATION] ||
                   value[OPTION_DONT_FRAGMENT] || value[OPTION_FLOW_LABEL]))
        return refuse("--hop-limit, --traffic-class, --identification, --dont-fragment and --flow-label are for whole "
                      "packets: say --%s",
                      icmp6 ? "ipv6" : "ipv4");
    if (icmp6 ? value[OPTION_IDENTIFICATION] || value[OPTION_DONT_FRAGMENT] : value[OPTION_FLOW_LABEL] != NULL)
        return refuse(icmp6 ? "--identification and --dont-fragment are for IPv4" : "--flow-label is for IPv6");
    return true;
}

static bool read_options(const struct options *options, const struct spec *spec, struct envelope *envelope)
{
    const char *const *value = options->value;
    bool icmp6 = spec->family == ICMPWIRE_ICMP6;

    *envelope = (struct envelope){.whole = value[OPTION_IPV4] || value[OPTION_IPV6]};
    envelope->carrier.version = icmp6 ? 6 : 4;
    if (!!value[OPTION_HEX] + !!value[OPTION_RAW] + !!value[OPTION_PCAP] > 1)
        return refuse("--hex, --raw and --pcap exclude each other");
    if (value[icmp6 ? OPTION_IPV4 : OPTION_IPV6])
        return refuse("an %s message needs --%s", icmp6 ? "ICMPv6" : "ICMPv4", icmp6 ? "ipv6" : "ipv4");
    if (value[OPTION_PCAP] && !envelope->whole)
        return refuse("--pcap holds whole packets: say --%s", icmp6 ? "ipv6" : "ipv4");
    return read_numbers(options, envelope) && fit_the_packet(value, icmp6, envelope->whole) &&
           read_addresses(options, icmp6, envelope);
}

/* ---- building ---- */

static bool build_once(const struct envelope *envelope, const struct icmpwire_message *message, uint8_t *out,
                       size_t room, size_t *size, struct icmpwire_fault *fault)
{
    if (envelope->whole)
        return icmpwire_packet_build(&envelope->carrier, message, out, room, size, fault);
    return icmpwire_build(message, envelope->source, envelope->destination, out, room, size, fault);
}

/* Sets the hop limit to 0, and corrects the checksum of an IPv4 header. */
static void take_hops(struct packet *packet)
{
    enum { TTL4 = 8, CHECKSUM4 = 10, HOP_LIMIT6 = 7 };
    uint8_t *p = packet->octets;

    if (p[0] >> 4 == 6) {
        p[HOP_LIMIT6] = 0;
        return;
    }
    uint16_t checksum = (uint16_t)(p[CHECKSUM4] << 8 | p[CHECKSUM4 + 1]);
    uint16_t before = (uint16_t)(p[TTL4] << 8 | p[TTL4 + 1]);
    checksum = icmpwire_checksum_update(checksum, before, p[TTL4 + 1]);
    p[TTL4] = 0;
    p[CHECKSUM4] = (uint8_t)(checksum >> 8);
    p[CHECKSUM4 + 1] = (uint8_t)checksum;
}

static bool build(const struct envelope *envelope, const struct icmpwire_message *message, struct packet *packet)
{
    struct icmpwire_fault fault = {0};

    build_once(envelope, message, NULL, 0, &packet->size, &fault);
    if (fault.status == ICMPWIRE_NO_ROOM) {
        packet->octets = allocate(NULL, packet->size);
        if (build_once(envelope, message, packet->octets, packet->size, &packet->size, &fault)) {
            if (envelope->whole && envelope->no_hops)
                take_hops(packet);
            packet->message_at = !envelope->whole ? 0 : message->family == ICMPWIRE_ICMP4 ? 20 : 40;
            return true;
        }
    }
    return refuse("cannot build the message: field %s: %s", fault.field, icmpwire_status_name(fault.status));
}

/* ---- writing ---- */

static enum exit_code write_pcap(const char *path, const struct packet *packet)
{
    enum { SNAPLEN = 262144 };
    struct pcap_pkthdr header = {.caplen = (bpf_u_int32)packet->size, .len = (bpf_u_int32)packet->size};
    pcap_t *pcap = pcap_open_dead(DLT_RAW, SNAPLEN);
    pcap_dumper_t *dumper = pcap ? pcap_dump_open(pcap, path) : NULL;
    struct timespec now;
    enum exit_code code = EXIT_FINE;

    if (!dumper) {
        code = complain(EXIT_UNREADABLE, "%s", pcap ? pcap_geterr(pcap) : "out of memory");
    } else {
        clock_gettime(CLOCK_REALTIME, &now);
        header.ts.tv_sec = now.tv_sec;
        header.ts.tv_usec = now.tv_nsec / 1000;
        pcap_dump((u_char *)dumper, &header, packet->octets);
        if (pcap_dump_flush(dumper) != 0)
            code = complain(EXIT_UNREADABLE, "%s: %s", path, strerror(errno));
        if (strcmp(path, "-") != 0) /* standard output is flushed and checked at the end */
            pcap_dump_close(dumper);
    }
    if (pcap)
        pcap_close(pcap);
    return code;
}

static enum exit_code write_packet(const struct options *options, const struct packet *packet)
{
    if (options->value[OPTION_PCAP])
        return write_pcap(options->value[OPTION_PCAP], packet);
    if (options->value[OPTION_RAW]) {
        fwrite(packet->octets, 1, packet->size, stdout);
        return EXIT_FINE;
    }
    for (size_t i = 0; i < packet->size; i++)
        printf("%02x", (unsigned)packet->octets[i]);
    putchar('\n');
    return EXIT_FINE;
}

/* ---- the command ---- */

static enum exit_code craft(const struct options *options, const struct spec *spec, struct draft *draft)
{
    struct envelope envelope;
    struct icmpwire_message message;
    struct packet packet = {0};
    enum exit_code code = EXIT_USAGE;

    if (read_options(options, spec, &envelope) && draft_fill(draft, spec, &message) &&
        build(&envelope, &message, &packet) &&
        override_fields(draft, spec->family, packet.octets + packet.message_at, packet.size - packet.message_at,
                        envelope.source, envelope.destination))
        code = write_packet(options, &packet);
    free(packet.octets);
    return code;
}

enum exit_code command_craft(const struct options *options)
{
    struct spec spec;
    struct draft draft;
    enum exit_code code = EXIT_USAGE;
    int used = spec_read(options->operands, options->operand_count, options->value[OPTION_IPV6], &spec);

    if (!used)
        return EXIT_USAGE;
    if (draft_read(options->operands + used, options->operand_count - used, &draft))
        code = craft(options, &spec, &draft);
    draft_free(&draft);
    return code;
}
