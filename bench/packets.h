/* SPDX-License-Identifier: BSD-2-Clause */
/* The packets that the contenders get: sets of 1,024, values drawn with a fixed seed, lengths as each set
 * says. */
#ifndef BENCH_PACKETS_H
#define BENCH_PACKETS_H

#include <cstddef>
#include <cstdint>
#include <vector>

struct Packet {
    const uint8_t *data;
    size_t size;
};

/* Packets in the order in which they are handed out. They lie in one block, each 2 octets behind a multiple
 * of 16, as ICMP does behind Ethernet and IPv4 headers in an aligned buffer. */
struct Set {
    std::vector<uint8_t> block;
    std::vector<Packet> packets;
};

/* One set for each kind, made at the first use. */
const Set &echo64();
const Set &echo1480();
const Set &unreachable();
const Set &extended();
const Set &advertisement();
const Set &report();

/* 65,536 packets out of echo64, unreachable and extended, so many that no branch predictor learns their
 * order. */
const Set &mix();

/* echo64 behind IPv4 headers. */
const Set &echo_packet();

/* As many packets from their IP headers, out of all kinds but echo1480. */
const Set &packet();

/* The same as real hosts send them, listener reports behind a router alert: nothing that a check finds. */
const Set &traffic();

/* Random octets, `size` to a packet; together they fit a first-level cache. */
Set octets(size_t size);

#endif
