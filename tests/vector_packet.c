/* SPDX-License-Identifier: BSD-2-Clause */
#include "vector_packet.h"
#include "must.h"
#include <stdlib.h>
#include <string.h>

enum { HEADERS_MOST = 64 };

bool vector_says(const struct vector *v, const char *key, const char *value)
{
    const char *there = vector_said(v, key);
    return there && strcmp(there, value) == 0;
}

static bool is_one_of(uint8_t type, const char *types)
{
    char *end;
    for (const char *at = types; *at; at = end)
        if (strtoul(at, &end, 10) == type)
            return true;
    return false;
}

static bool is_listening(const struct vector *v, uint8_t type)
{
    return v->family == ICMPWIRE_ICMP6 && is_one_of(type, "130 131 132 143 151 152 153");
}

static uint8_t hop_limit_of(const struct vector *v, uint8_t type)
{
    const char *value = vector_said(v, "hop_limit");
    if (value)
        return (uint8_t)atoi(value);
    if (v->family == ICMPWIRE_ICMP6 && is_one_of(type, "133 134 135 136 137 141 142 148 149 154"))
        return 255;
    return is_listening(v, type) || (v->family == ICMPWIRE_ICMP4 && is_one_of(type, "9 10")) ? 1 : 64;
}

static bool has_router_alert(const struct vector *v, uint8_t type)
{
    return vector_said(v, "router_alert") ? vector_says(v, "router_alert", "yes") : is_listening(v, type);
}

static void put16(uint8_t *out, size_t value)
{
    out[0] = (uint8_t)(value >> 8);
    out[1] = (uint8_t)value;
}

/* Writes the headers before a message of `size` octets; returns how many octets they have. */
static size_t put_ipv4(const struct vector *v, uint8_t type, size_t size, uint8_t *out)
{
    static const uint8_t alert[] = {148, 4, 0, 0};
    static const uint8_t usual[] = {192, 0, 2, 1, 198, 51, 100, 7};
    size_t header = has_router_alert(v, type) ? 24 : 20;
    memset(out, 0, header);
    out[0] = (uint8_t)(0x40 | header / 4);
    put16(out + 2, header + size);
    put16(out + 6, vector_says(v, "fragment", "first") ? 0x2000 : vector_says(v, "fragment", "later") ? 185 : 0);
    out[8] = hop_limit_of(v, type);
    out[9] = 1;
    memcpy(out + 12, v->has_addresses ? v->source : usual, 4);
    memcpy(out + 16, v->has_addresses ? v->destination : usual + 4, 4);
    if (header == 24)
        memcpy(out + 20, alert, 4);
    return header;
}

static void addresses6(const struct vector *v, uint8_t source[16], uint8_t destination[16])
{
    static const uint8_t usual[15] = {0xfe, 0x80};
    memcpy(source, usual, 15);
    memcpy(destination, usual, 15);
    source[15] = 1;
    destination[15] = 2;
    if (v->has_addresses) {
        memcpy(source, v->source, 16);
        memcpy(destination, v->destination, 16);
    }
}

static size_t put_ipv6(const struct vector *v, uint8_t type, size_t size, uint8_t *out)
{
    static const uint8_t alert[8] = {58, 0, 5, 2, 0, 0, 1, 0};
    const char *fragment = vector_said(v, "fragment");
    uint8_t *next = out + 6; /* where the number of the next header goes */
    size_t at = 40;
    memset(out, 0, HEADERS_MOST);
    out[0] = 0x60;
    out[7] = hop_limit_of(v, type);
    addresses6(v, out + 8, out + 24);
    if (has_router_alert(v, type)) {
        memcpy(out + at, alert, 8);
        *next = 0;
        next = out + at;
        at += 8;
    } else {
        *next = 58;
    }
    if (fragment && strcmp(fragment, "none") != 0) {
        put16(out + at + 2, strcmp(fragment, "first") == 0 ? 1 : strcmp(fragment, "later") == 0 ? 1480 : 0);
        out[at] = 58;
        *next = 44;
        at += 8;
    }
    put16(out + 4, at - 40 + size);
    return at;
}

void vector_fill_checksum(const struct vector *v, enum icmpwire_family family, uint8_t *message, size_t size,
                          const uint8_t *source, const uint8_t *destination)
{
    if (size >= 4 && message[2] == 0 && message[3] == 0 && !vector_says(v, "checksum", "kept"))
        put16(message + 2, icmpwire_checksum_compute(family, message, size, source, destination));
}

/* The same for the message that a whole packet carries. */
static void fill_within(const struct vector *v, uint8_t *octets, size_t size)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    bool six;
    if (!icmpwire_packet_decode(octets, size, size, &packet, &fault) || packet.fragment)
        return;
    six = packet.protocol == ICMPWIRE_PROTOCOL_ICMP6;
    vector_fill_checksum(v, six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, octets + packet.headers.size, packet.payload.size,
                         six && packet.version == 6 ? packet.original_source.data : NULL,
                         six && packet.version == 6 ? packet.final_destination.data : NULL);
}

uint8_t *vector_packet(const struct vector *v, size_t *size)
{
    uint8_t headers[HEADERS_MOST];
    uint8_t source[16];
    uint8_t destination[16];
    uint8_t type = v->size ? v->octets[0] : 0;
    size_t before = 0;
    uint8_t *packet;
    if (!v->packet)
        before =
            v->family == ICMPWIRE_ICMP6 ? put_ipv6(v, type, v->size, headers) : put_ipv4(v, type, v->size, headers);
    *size = before + v->size;
    packet = malloc(*size ? *size : 1);
    MUST(packet != NULL);
    memcpy(packet, headers, before);
    memcpy(packet + before, v->octets, v->size);
    addresses6(v, source, destination);
    if (v->packet)
        fill_within(v, packet, *size);
    else
        vector_fill_checksum(v, v->family, packet + before, v->size, v->family == ICMPWIRE_ICMP6 ? source : NULL,
                             v->family == ICMPWIRE_ICMP6 ? destination : NULL);
    return packet;
}
