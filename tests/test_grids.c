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
    if (!good)
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
    {"options", all_options}, {"prefixes", all_prefixes}, {"lists", all_lists},
    {"types", all_types},     {"some-types", some_types},
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
