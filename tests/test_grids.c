/* SPDX-License-Identifier: BSD-2-Clause */
/* Exhaustive grids of short messages: what decode says of each, as one digest (FNV-1a) for each grid. They are pinned in
 * golden/grids.txt; second_grids.py finds the same with the second decoder. */
#include "icmpwire.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { HEAD = 16, OPTION_MOST = 255 * 8, MESSAGE_MOST = 160 };

static const uint8_t fills[] = {0x00, 0x01, 0x45, 0xff};
static const uint8_t router_advertisement[HEAD] = {134, 0, 0, 0, 64, 0, 7, 8};

/* ---- what a grid is made into ---- */

struct grid {
    uint64_t digest;
    unsigned long messages;
    unsigned wrong; /* two readings that say something else */
    unsigned depth; /* lists that are being visited */
    unsigned broken;
};

static void add_octet(struct grid *grid, unsigned octet)
{
    grid->digest = (grid->digest ^ octet) * UINT64_C(0x100000001b3);
}

static void add_text(struct grid *grid, const char *text)
{
    while (*text)
        add_octet(grid, (unsigned char)*text++);
    add_octet(grid, ' ');
}

static void add_fault(struct grid *grid, const struct icmpwire_fault *fault)
{
    add_text(grid, icmpwire_status_name(fault->status));
    add_text(grid, fault->field);
    add_octet(grid, fault->offset >> 8);
    add_octet(grid, fault->offset & 0xff);
}

static bool add_decoded(struct grid *grid, enum icmpwire_family family, const uint8_t *data, size_t size,
                        struct icmpwire_message *message)
{
    struct icmpwire_fault fault;
    bool good = icmpwire_decode(family, data, size, message, &fault);
    grid->messages++;
    if (good)
        add_octet(grid, message->layout);
    else
        add_fault(grid, &fault);
    add_octet(grid, '.');
    return good;
}

static void see(void *context, const struct icmpwire_field *field)
{
    struct grid *grid = context;
    if (field->kind == ICMPWIRE_KIND_LIST)
        grid->depth += field->event == ICMPWIRE_ENTER ? 1 : -1u;
    if (field->event != ICMPWIRE_FAULT)
        return;
    grid->broken += grid->depth == 1;
    add_fault(grid, &field->fault);
}

/* A message with the faults of its elements, however deep. */
static void add_elements(struct grid *grid, enum icmpwire_family family, const uint8_t *data, size_t size)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    bool good = add_decoded(grid, family, data, size, &message);
    if (icmpwire_visit(family, data, size, size, see, grid, &fault) != good)
        grid->wrong++;
}

/* A message with options: with the faults of all of them, however deep, and taken off one by one. */
static void add_options(struct grid *grid, const uint8_t *data, size_t size)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_option option;
    bool good = add_decoded(grid, ICMPWIRE_ICMP6, data, size, &message);
    grid->broken = 0;
    if (icmpwire_visit(ICMPWIRE_ICMP6, data, size, size, see, grid, &fault) != good)
        grid->wrong++;
    if (!good)
        return;
    for (struct icmpwire_span rest = message.router_advertisement6.options; rest.size;) {
        rest = icmpwire_option_next(rest, &option);
        grid->broken -= option.status != ICMPWIRE_OK;
    }
    grid->wrong += grid->broken != 0;
}

/* ---- the grids ---- */

static uint8_t octets[HEAD + OPTION_MOST + 16];

static uint8_t *option_of(unsigned type, unsigned length, uint8_t fill)
{
    memset(octets, fill, sizeof octets);
    memcpy(octets, router_advertisement, HEAD);
    octets[HEAD] = (uint8_t)type;
    octets[HEAD + 1] = (uint8_t)length;
    return octets + HEAD;
}

/* Every type of option and every length, with as many octets as it says, and a few more or fewer. */
static void all_options(struct grid *grid)
{
    static const int more[] = {0, -8, -1, 1, 8};
    for (unsigned type = 0; type < 256; type++)
        for (unsigned length = 0; length < 256; length++)
            for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
                int left = 8 * (int)length + more[i];
                option_of(type, length, fills[(type + length + i) % sizeof fills]);
                if (left >= 0)
                    add_options(grid, octets, HEAD + (size_t)left);
            }
}

/* Prefix lengths, which ask for a length. */
static void all_prefixes(struct grid *grid)
{
    static const uint8_t types[] = {3, 24, 34};
    for (size_t i = 0; i < sizeof types; i++)
        for (unsigned length = 0; length < 256; length++)
            for (unsigned bits = 0; bits < 256; bits++) {
                option_of(types[i], length, fills[bits % sizeof fills])[2] = (uint8_t)bits;
                add_options(grid, octets, HEAD + 8 * (size_t)length);
            }
}

/* Lists of addresses of every length, with a good option behind them. */
static void all_lists(struct grid *grid)
{
    static const uint8_t types[] = {9, 10, 25};
    static const uint8_t mtu[8] = {5, 1};
    for (size_t i = 0; i < sizeof types; i++)
        for (unsigned length = 0; length < 256; length++) {
            memcpy(option_of(types[i], length, 0xff) + 8 * (size_t)length, mtu, sizeof mtu);
            add_options(grid, octets, HEAD + 8 * (size_t)length + sizeof mtu);
        }
}

/* The edges of all options: as many octets as they say, up to 9 fewer or more. */
static void all_edges(struct grid *grid)
{
    for (unsigned type = 0; type < 256; type++)
        for (unsigned length = 0; length < 256; length++)
            for (int more = -9; more <= 9; more++) {
                int left = 8 * (int)length + more;
                option_of(type, length, fills[(type + length) % sizeof fills]);
                if (left >= 0)
                    add_options(grid, octets, HEAD + (size_t)left);
            }
}

/* ---- RPL (RFC 6550 section 6.7): the second octet counts those behind it ---- */

enum { DAO_HEAD = 8 };
static const uint8_t dao[DAO_HEAD] = {155, 2, 0, 0, 0, 0, 0, 1};

static uint8_t *rpl_option_of(unsigned type, unsigned length, uint8_t fill)
{
    memset(octets, fill, sizeof octets);
    memcpy(octets, dao, DAO_HEAD);
    octets[DAO_HEAD] = (uint8_t)type;
    octets[DAO_HEAD + 1] = (uint8_t)length;
    return octets + DAO_HEAD;
}

static void all_rpl(struct grid *grid)
{
    static const int more[] = {0, -2, -1, 1, 2};
    for (unsigned type = 0; type < 256; type++)
        for (unsigned length = 0; length < 256; length++)
            for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
                int left = 2 + (int)length + more[i];
                rpl_option_of(type, length, fills[(type + length + i) % sizeof fills]);
                add_elements(grid, ICMPWIRE_ICMP6, octets, DAO_HEAD + (size_t)left);
            }
}

/* Route information, target and prefix information with every prefix length. */
static void all_rpl_prefixes(struct grid *grid)
{
    static const uint8_t types[] = {3, 5, 8};
    static const uint8_t places[] = {2, 3, 2};
    for (size_t i = 0; i < sizeof types; i++)
        for (unsigned length = 0; length < 256; length++)
            for (unsigned bits = 0; bits < 256; bits++) {
                rpl_option_of(types[i], length, fills[bits % sizeof fills])[places[i]] = (uint8_t)bits;
                add_elements(grid, ICMPWIRE_ICMP6, octets, DAO_HEAD + 2 + (size_t)length);
            }
}

/* ---- RFC 4884 ---- */

enum { QUOTED = 128, OBJECTS = 8 + QUOTED + 4 };

/* A time exceeded of ICMPv4 with a quoted packet of 128 octets and an extension structure. */
static void extended_of(uint8_t fill)
{
    memset(octets, fill, sizeof octets);
    memset(octets, 0, OBJECTS);
    octets[0] = 11;
    octets[5] = QUOTED / 4;
    octets[8] = 0x45;
    octets[8 + QUOTED] = 0x20;
}

/* Objects of every class and C-Type, of lengths that are too short, not of words, right, and too long. */
static void all_objects(struct grid *grid)
{
    static const uint16_t lengths[] = {0, 3, 4, 5, 8, 12, 16, 20, 24, 28, 40, 65, 65535};
    for (unsigned class_num = 0; class_num < 256; class_num++)
        for (unsigned c_type = 0; c_type < 256; c_type++)
            for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
                extended_of(fills[(class_num + c_type + i) % sizeof fills]);
                octets[OBJECTS] = (uint8_t)(lengths[i] >> 8);
                octets[OBJECTS + 1] = (uint8_t)lengths[i];
                octets[OBJECTS + 2] = (uint8_t)class_num;
                octets[OBJECTS + 3] = (uint8_t)c_type;
                add_elements(grid, ICMPWIRE_ICMP4, octets,
                             OBJECTS + (lengths[i] < 4 || lengths[i] > 65 ? 40 : lengths[i]));
            }
}

/* Every length attribute in messages of every size about it, for all that have one. */
static void all_lengths(struct grid *grid)
{
    static const struct {
        enum icmpwire_family family;
        uint8_t type, at, version;
    } kinds[] = {{ICMPWIRE_ICMP4, 3, 5, 0x45},
                 {ICMPWIRE_ICMP4, 11, 5, 0x45},
                 {ICMPWIRE_ICMP4, 12, 5, 0x45},
                 {ICMPWIRE_ICMP6, 1, 4, 0x60},
                 {ICMPWIRE_ICMP6, 3, 4, 0x60}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (unsigned length = 0; length < 256; length++) {
            size_t quoted = (kinds[i].family == ICMPWIRE_ICMP4 ? 4 : 8) * (size_t)length;
            memset(octets, 0, sizeof octets);
            octets[0] = kinds[i].type;
            octets[kinds[i].at] = (uint8_t)length;
            octets[8] = kinds[i].version;
            octets[8 + quoted] = 0x20;
            octets[8 + quoted + 5] = 8;
            for (size_t behind = 0; behind <= 24; behind++)
                add_elements(grid, kinds[i].family, octets, 8 + quoted + behind);
            for (size_t size = 0; size <= 160; size++)
                add_elements(grid, kinds[i].family, octets, size);
        }
}

/* ---- numbers ---- */

static void add_number(struct grid *grid, uint32_t number)
{
    for (unsigned bits = 32; bits; bits -= 8)
        add_octet(grid, number >> (bits - 8) & 0xff);
    grid->messages++;
}

/* Maximum response codes and query interval codes (RFC 3810), PREF64 lifetimes and prefix lengths (RFC 8781). */
static void all_codes(struct grid *grid)
{
    for (uint32_t code = 0; code < 65536; code++)
        add_number(grid, icmpwire_response_milliseconds((uint16_t)code));
    for (uint32_t code = 0; code < 256; code++)
        add_number(grid, icmpwire_interval_seconds((uint8_t)code));
    for (uint32_t word = 0; word < 65536; word++) {
        add_number(grid, ICMPWIRE_PREF64_LIFETIME_SECONDS(word));
        add_number(grid, icmpwire_pref64_prefix_length(ICMPWIRE_PREF64_LENGTH_CODE(word)));
    }
}

/* A message with every checksum, of which one is right, and every change of a word (RFC 1624). */
static void all_checksums(struct grid *grid)
{
    uint8_t data[] = {8, 0, 0, 0, 0x12, 0x34, 0, 1, 'a', 'b', 'c'};
    for (uint32_t sum = 0; sum < 65536; sum++) {
        data[2] = (uint8_t)(sum >> 8);
        data[3] = (uint8_t)sum;
        add_number(grid,
                   icmpwire_checksum_check(ICMPWIRE_ICMP4, data, sizeof data, NULL, NULL) == ICMPWIRE_CHECKSUM_GOOD);
        add_number(grid, icmpwire_checksum_update(0x1234, 0xabcd, (uint16_t)sum));
    }
}

/* ---- */

/* Every type, code and length in both families, `step` apart. */
static void types_by(struct grid *grid, unsigned step)
{
    uint8_t data[MESSAGE_MOST];
    struct icmpwire_message message;
    unsigned at = 0;
    for (size_t i = 0; i < sizeof fills; i++)
        for (int family = 4; family <= 6; family += 2)
            for (unsigned type = 0; type < 256; type++) {
                memset(data, fills[i], sizeof data);
                memset(data, 0, 4);
                data[0] = (uint8_t)type;
                for (unsigned code = 0; code < 256; code++) {
                    data[1] = (uint8_t)code;
                    for (size_t size = 0; size <= MESSAGE_MOST; size++)
                        if (at++ % step == 0)
                            add_decoded(grid, family == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6, data, size, &message);
                }
            }
}

static void all_types(struct grid *grid)
{
    types_by(grid, 1);
}

static void some_types(struct grid *grid)
{
    types_by(grid, 199); /* a prime: no row is left out */
}

/* ---- */

/* The digest that is pinned for a grid; 0 when there is none. */
static uint64_t pinned(const char *name)
{
    FILE *file = fopen(ICMPWIRE_SOURCE_FOLDER "/tests/golden/grids.txt", "r");
    char line[128];
    uint64_t digest = 0;
    while (file && fgets(line, sizeof line, file)) {
        char *space = strchr(line, ' ');
        if (space && (size_t)(space - line) == strlen(name) && memcmp(line, name, strlen(name)) == 0)
            sscanf(space, "%" SCNx64, &digest);
    }
    if (file)
        fclose(file);
    return digest;
}

static const struct {
    const char *name;
    void (*add)(struct grid *grid);
} grids[] = {
    {"options", all_options},   {"prefixes", all_prefixes}, {"lists", all_lists}, {"types", all_types},
    {"some-types", some_types}, {"edges", all_edges},       {"rpl", all_rpl},     {"rpl-prefixes", all_rpl_prefixes},
    {"objects", all_objects},   {"lengths", all_lengths},   {"codes", all_codes}, {"checksums", all_checksums},
};

static bool holds(const char *name, void (*add)(struct grid *grid))
{
    struct grid grid = {.digest = UINT64_C(0xcbf29ce484222325)};
    add(&grid);
    printf("%s %016" PRIx64 " %lu\n", name, grid.digest, grid.messages);
    if (grid.wrong)
        printf("%s: decode, visit and the options one by one do not agree on %u messages\n", name, grid.wrong);
    if (grid.digest != pinned(name))
        printf("%s: golden/grids.txt has %016" PRIx64 "\n", name, pinned(name));
    return !grid.wrong && grid.digest == pinned(name);
}

int main(void)
{
    bool good = true;
    for (size_t i = 0; i < sizeof grids / sizeof *grids; i++)
        good = holds(grids[i].name, grids[i].add) && good;
    return !good;
}
