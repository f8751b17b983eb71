/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets that people write as text: plain hex, dumps of common tools, C arrays and strings. */
#ifndef CLI_HEX_H
#define CLI_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The octets of all packets of a text, one behind the other. Free both members. */
struct hex {
    uint8_t *octets;
    size_t *ends; /* where each packet ends in octets */
    size_t count; /* of packets */
};

/* Where the text cannot be read, and why. */
struct hex_error {
    size_t line, column; /* from 1 */
    const char *reason;
    char found[8]; /* ": 'g'", what is there; empty behind the end */
};

/* Reads a text of any of these forms:
 *   08 00 f7 fd, 0800f7fd, 08:00:f7:fd, 0x08 0x00, 08-00, with any line breaks;
 *   dumps whose lines begin with an offset: xxd, hexdump -C, od -Ax -tx1, tcpdump -x (also -xx, -X), copied by
 *   Wireshark; an offset of 0 begins the next packet, and lines of tcpdump without an offset are skipped;
 *   C arrays: { 0x08, 0, ... }, each pair of braces a packet, whatever stands outside;
 *   strings: "\x08\x00abc" "\n", and \x08\x00 without quotes. */
bool hex_read(const char *text, size_t size, struct hex *hex, struct hex_error *error);

/* Reads pairs of hex digits with nothing between. Returns how many octets were written; -1: it is not that, or there is
 * no room. */
long hex_digits(const char *text, size_t size, uint8_t *out, size_t room);

void hex_free(struct hex *hex);

#endif
