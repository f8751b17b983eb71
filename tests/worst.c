/* SPDX-License-Identifier: BSD-2-Clause */
#include "worst.h"
#include "must.h"
#include <string.h>

#define RA        "8600000040000708 0000000000000000"
#define RPL_DAO   "9b02000000400001"
#define RPL_DIO   "9b01000000010001 0000000020010db8 0000000000000000 00000001"
#define QUOTED4   "4500001c00000000 4001000000000000 0000000000000000 0000000000000000"
#define ZEROS32   "0000000000000000 0000000000000000 0000000000000000 0000000000000000"
#define EXTENDED4 "0b00000000200000" QUOTED4 ZEROS32 ZEROS32 ZEROS32 "20000000"
#define QUOTED6   "0300000000000000 6000000000003c40" ZEROS32
#define IPV6      "6000000000003c40 20010db800000000 0000000000000001 20010db800000000 0000000000000002"
#define SHORTS    "0161016101610161 0161016101610161 0161016101610161 0161016101610161"

static const struct {
    const char *name;
    enum icmpwire_family family;
    bool packet;
    const char *head;
    const char *unit; /* again and again */
    size_t count_at;  /* two octets that say how many; 0: none do */
    size_t length_at; /* two octets that say how many octets follow the IPv6 header; 0: none do */
} kinds[] = {
    {"options-unknown", ICMPWIRE_ICMP6, false, RA, "fd01000000000000", 0, 0},
    {"options-misplaced", ICMPWIRE_ICMP6, false, RA, "0201000000000000", 0, 0},
    {"options-broken", ICMPWIRE_ICMP6, false, RA, "0301ff0000000000", 0, 0},
    {"routes", ICMPWIRE_ICMP6, false, RA, "1802401800000001 20010db800000000", 0, 0},
    {"resolvers", ICMPWIRE_ICMP6, false, RA, "1903000000000001 ff020000000000000000000000000001", 0, 0},
    {"search-lists", ICMPWIRE_ICMP6, false, RA, "1f02000000000001 0161016101610000", 0, 0},
    {"domains", ICMPWIRE_ICMP6, false, RA, "1504ffff00000161 0000000000000000 1801ff0000000000 fd01000000000000", 0, 0},
    {"card", ICMPWIRE_ICMP6, false, RA, "8b020000010c0a000108000100000000", 0, 0},
    {"records", ICMPWIRE_ICMP6, false, "8f00000000000000", "01000000ff02000000000000000000000000abcd", 6, 0},
    {"rpl-pad1", ICMPWIRE_ICMP6, false, RPL_DAO "00000001", "00", 0, 0},
    {"rpl-targets", ICMPWIRE_ICMP6, false, RPL_DAO "00000001", "05020000", 0, 0},
    {"rpl-metrics", ICMPWIRE_ICMP6, false, RPL_DIO, "020c010000000200000003000000", 0, 0},
    {"objects", ICMPWIRE_ICMP4, false, EXTENDED4, "0004ff01", 0, 0},
    {"labels", ICMPWIRE_ICMP4, false, EXTENDED4, "00080101000001ff", 0, 0},
    {"names-root", ICMPWIRE_ICMP4, false, "2600000000010001 00000001", "00", 0, 0},
    {"names-pointers", ICMPWIRE_ICMP4, false, "2600000000010001 00000001" SHORTS SHORTS SHORTS SHORTS "00", "c00c", 0,
     0},
    {"node-names", ICMPWIRE_ICMP6, false, "8c00000000020000 0102030405060708 00000001" SHORTS SHORTS SHORTS SHORTS "00",
     "c004", 0, 0},
    {"agent-extensions", ICMPWIRE_ICMP4, false, "0900000001020708 c000020100000001", "00", 0, 0},
    {"renumbering", ICMPWIRE_ICMP6, false, "8a00000000000001 0102000300000000",
     "0103000000000000 20010db800000000 0000000000000000", 0, 0},
    {"seeds", ICMPWIRE_ICMP6, false, "9f000000", "00400000", 0, 0},
    {"headers-quoted", ICMPWIRE_ICMP6, false, QUOTED6, "3c00010400000000", 0, 0},
    {"headers", ICMPWIRE_ICMP6, true, IPV6, "3c00010400000000", 0, 4},
    {"header-pad1", ICMPWIRE_ICMP6, true, IPV6, "3c00000000000000", 0, 4},
    {"echo", ICMPWIRE_ICMP4, false, "0800f7ff00000000", "61", 0, 0},
};
const size_t worst_count = sizeof kinds / sizeof *kinds;

static uint8_t octets[WORST_MOST + 256];

static unsigned digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static size_t put_hex(size_t at, const char *hex)
{
    for (; *hex; hex++)
        if (*hex != ' ') {
            MUST(at < sizeof octets);
            octets[at++] = (uint8_t)(digit(hex[0]) << 4 | digit(hex[1]));
            hex++;
        }
    return at;
}

static void put16(size_t at, size_t number)
{
    octets[at] = (uint8_t)(number >> 8);
    octets[at + 1] = (uint8_t)number;
}

const char *worst_name(size_t index)
{
    return kinds[index].name;
}

struct input worst_input(size_t index, size_t size)
{
    struct input input = {kinds[index].family, kinds[index].packet, octets, 0};
    size_t count = 0;
    MUST(size <= WORST_MOST);
    input.size = put_hex(0, kinds[index].head);
    while (input.size < size) {
        input.size = put_hex(input.size, kinds[index].unit);
        count++;
    }
    if (kinds[index].count_at)
        put16(kinds[index].count_at, count);
    if (kinds[index].length_at)
        put16(kinds[index].length_at, input.size - 40);
    return input;
}
