/* SPDX-License-Identifier: BSD-2-Clause */
/* What the seeds of the target `decode` are messages of, and have in their lists: `census FOLDER` fails when a type of message,
 * option, extension object or RPL option that the tables know is in none of them; `census FOLDER tell` prints them all, a line
 * for each, with the name of the seed behind a tab. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "icmpwire.h"

enum census_kind { TYPE4, TYPE6, OPTION, RPL_OPTION, OBJECT, KINDS };

static const char *const kind_names[KINDS] = {"icmp4 type", "icmp6 type", "option", "RPL option", "object"};
static bool seen[KINDS][256];

/* A seed that is being read. */
struct seed {
    const char *name;
    const char *list; /* that was entered last */
    bool rpl, tell;
};

static void note(const struct seed *seed, enum census_kind kind, uint64_t number)
{
    seen[kind][number & 0xff] = true;
    if (seed->tell)
        printf("%s %u\t%s\n", kind_names[kind], (unsigned)(number & 0xff), seed->name);
}

static void note_field(void *context, const struct icmpwire_field *f)
{
    struct seed *seed = context;
    if (f->event == ICMPWIRE_ENTER && f->kind == ICMPWIRE_KIND_LIST)
        seed->list = f->name;
    if (f->event != ICMPWIRE_FIELD || !seed->list)
        return;
    if (!strcmp(seed->list, "options") && !strcmp(f->name, "type"))
        note(seed, seed->rpl ? RPL_OPTION : OPTION, f->number);
    if (!strcmp(seed->list, "objects") && !strcmp(f->name, "class_num"))
        note(seed, OBJECT, f->number);
}

/* The first octet says of which family the message is (decode.c). */
static void read_seed(const char *folder, const char *name, bool tell)
{
    struct seed seed = {name, NULL, false, tell};
    struct icmpwire_fault fault;
    static uint8_t octets[1 << 16];
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(octets, 1, sizeof octets, file) : 0;
    if (file)
        (void)fclose(file);
    if (size < 2)
        return;
    bool six = octets[0] % 2;
    seed.rpl = six && octets[1] == 155;
    note(&seed, six ? TYPE6 : TYPE4, octets[1]);
    icmpwire_visit(six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, octets + 1, size - 1, size - 1, note_field, &seed, &fault);
}

static unsigned missing(enum census_kind kind, unsigned number, const char *name)
{
    if (!seen[kind][number])
        printf("no seed has %s %u, %s\n", kind_names[kind], number, name);
    return !seen[kind][number];
}

#define TYPE(number, name, keyword, standing, class, source) missing(family_kind, number, name) +
#define ALIAS(...)
#define OPTION(type, name)        missing(OPTION, type, name) +
#define RPL_OPTION(type, name)    missing(RPL_OPTION, type, name) +
#define OBJECT(first, last, name) missing(OBJECT, first, name) +
#define AGENT_EXTENSION(...)
#define RECORD(...)
#define SUBOPTION(...)
#define C_TYPE(...)

static unsigned types_missing(enum census_kind family_kind)
{
    return family_kind == TYPE4 ?
#include "wire/icmp4_types.def"
                                0
                                :
#include "wire/icmp6_types.def"
                                0;
}

static unsigned elements_missing(void)
{
    return
#include "wire/objects.def"
#include "wire/options.def"
#include "wire/rpl_options.def"
        0;
}

int main(int argc, char **argv)
{
    struct dirent **entries;
    int count = argc > 1 ? scandir(argv[1], &entries, NULL, alphasort) : -1;
    if (count < 0)
        return 2;
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.')
            read_seed(argv[1], entries[i]->d_name, argc > 2);
        free(entries[i]);
    }
    free(entries);
    return argc == 2 && types_missing(TYPE4) + types_missing(TYPE6) + elements_missing();
}
