/* SPDX-License-Identifier: BSD-2-Clause */
/* The names that the library has are those of tests/registry, all of them and no others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "icmpwire/names.h"

/* ---- reading the tables ---- */

#define CELLS 5

struct table {
    FILE *file;
    char line[512];
    const char *cells[CELLS];
};

/* Splits the line in place; a cell in quotes may hold commas. */
static void split(struct table *table)
{
    char *at = table->line;
    memset(table->cells, 0, sizeof table->cells);
    for (size_t i = 0; i < CELLS && at; i++) {
        char *end;
        if (*at == '"') {
            table->cells[i] = ++at;
            end = strchr(at, '"');
            assert_non_null(end);
            *end++ = '\0';
        } else {
            table->cells[i] = at;
            end = at + strcspn(at, ",");
        }
        at = *end ? end + 1 : NULL;
        *end = '\0';
    }
}

static bool next_row(struct table *table)
{
    if (!fgets(table->line, sizeof table->line, table->file)) {
        fclose(table->file);
        return false;
    }
    table->line[strcspn(table->line, "\n")] = '\0';
    split(table);
    return true;
}

static struct table open_table(const char *name, const char *head)
{
    struct table table;
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/registry/%s", ICMPWIRE_SOURCE_FOLDER, name);
    table.file = fopen(path, "r");
    if (!table.file)
        fail_msg("%s is not there", path);
    assert_non_null(fgets(table.line, sizeof table.line, table.file));
    table.line[strcspn(table.line, "\n")] = '\0';
    assert_string_equal(table.line, head);
    return table;
}

struct range {
    unsigned first, last;
};

/* "7" or "44-252". */
static struct range range_of(const char *cell)
{
    char *end;
    struct range range;
    range.first = range.last = (unsigned)strtoul(cell, &end, 10);
    assert_true(end > cell);
    if (*end == '-')
        range.last = (unsigned)strtoul(end + 1, &end, 10);
    assert_true(*end == '\0' && range.first <= range.last && range.last <= 255);
    return range;
}

static unsigned index_in(const char *const *words, unsigned count, const char *word)
{
    for (unsigned i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    fail_msg("%s is none of the words", word);
    return count;
}

/* ---- types ---- */

static void check_type(enum icmpwire_family family, unsigned type, const char *const *cells)
{
    static const char *const standings[] = {"current", "deprecated", "experimental", "reserved", "unassigned"};
    static const char *const classes[] = {"error", "query", "reply", "information"};
    const struct icmpwire_type *info = icmpwire_type_info(family, (uint8_t)type);
    if (strcmp(info->name, cells[1]) != 0)
        fail_msg("type %u is %s, not %s", type, info->name, cells[1]);
    if (info->standing != index_in(standings, 5, cells[2]))
        fail_msg("type %u is not %s", type, cells[2]);
    if (info->message_class != index_in(classes, 4, cells[3]))
        fail_msg("type %u is not of class %s", type, cells[3]);
    if (strcmp(info->source, cells[4]) != 0)
        fail_msg("type %u comes from %s, not %s", type, info->source, cells[4]);
}

static void check_types(enum icmpwire_family family, const char *name)
{
    struct table table = open_table(name, "type,name,standing,class,source");
    bool seen[256] = {false};
    while (next_row(&table)) {
        struct range types = range_of(table.cells[0]);
        for (unsigned type = types.first; type <= types.last; type++) {
            assert_false(seen[type]);
            seen[type] = true;
            check_type(family, type, table.cells);
        }
    }
    for (unsigned type = 0; type < 256; type++)
        if (!seen[type])
            fail_msg("%s does not say what type %u is", name, type);
}

static void types(void **state)
{
    (void)state;
    check_types(ICMPWIRE_ICMP4, "icmp4_types.csv");
    check_types(ICMPWIRE_ICMP6, "icmp6_types.csv");
}

/* ---- codes ---- */

static void check_code(enum icmpwire_family family, unsigned type, unsigned code, const char *const *cells)
{
    const char *name = icmpwire_code_name(family, (uint8_t)type, (uint8_t)code);
    const char *source = icmpwire_code_source(family, (uint8_t)type, (uint8_t)code);
    if (!name || strcmp(name, cells[2]) != 0)
        fail_msg("type %u code %u is %s, not %s", type, code, name ? name : "nothing", cells[2]);
    if (!source || strcmp(source, cells[3]) != 0)
        fail_msg("type %u code %u comes from %s, not %s", type, code, source ? source : "nowhere", cells[3]);
}

/* Duplicate address messages: the high four bits of the code do not select its name. */
static bool has_prefix(enum icmpwire_family family, unsigned type)
{
    return family == ICMPWIRE_ICMP6 && (type == 157 || type == 158);
}

static void check_codes(enum icmpwire_family family, const char *name)
{
    static bool seen[256][256];
    struct table table = open_table(name, "type,code,name,source");
    memset(seen, 0, sizeof seen);
    while (next_row(&table)) {
        unsigned type = range_of(table.cells[0]).first, code = range_of(table.cells[1]).first;
        assert_false(seen[type][code]);
        for (unsigned same = code; same < 256; same += has_prefix(family, type) ? 16 : 256) {
            seen[type][same] = true;
            check_code(family, type, same, table.cells);
        }
    }
    for (unsigned type = 0; type < 256; type++)
        for (unsigned code = 0; code < 256; code++)
            if (!seen[type][code] && (icmpwire_code_name(family, (uint8_t)type, (uint8_t)code) ||
                                      icmpwire_code_source(family, (uint8_t)type, (uint8_t)code)))
                fail_msg("type %u code %u has a name that %s does not give it", type, code, name);
}

static void codes(void **state)
{
    (void)state;
    check_codes(ICMPWIRE_ICMP4, "icmp4_codes.csv");
    check_codes(ICMPWIRE_ICMP6, "icmp6_codes.csv");
}

/* ---- extension objects ---- */

static const char *object_names[256];
static const char *c_type_names[256][256];

static void note(const char **name, const char *value)
{
    assert_null(*name);
    *name = value;
}

static void objects(void **state)
{
    static char texts[64][64];
    struct table table = open_table("extension_objects.csv", "class_num,c_type,name");
    (void)state;
    for (size_t row = 0; next_row(&table); row++) {
        struct range classes = range_of(table.cells[0]);
        bool is_class = *table.cells[1] == '\0';
        struct range c_types = range_of(is_class ? "0" : table.cells[1]);
        assert_true(row < 64);
        snprintf(texts[row], sizeof texts[row], "%s", table.cells[2]);
        for (unsigned c = classes.first; c <= classes.last; c++)
            if (is_class)
                note(&object_names[c], texts[row]);
            else
                for (unsigned t = c_types.first; t <= c_types.last; t++)
                    note(&c_type_names[c][t], texts[row]);
    }
    for (unsigned c = 0; c < 256; c++) {
        assert_string_equal(icmpwire_object_name((uint8_t)c), object_names[c] ? object_names[c] : "Unassigned");
        for (unsigned t = 0; t < 256; t++)
            assert_string_equal(icmpwire_object_c_type_name((uint8_t)c, (uint8_t)t),
                                c_type_names[c][t] ? c_type_names[c][t] : "Unassigned");
    }
}

/* ---- keywords ---- */

static void finds(enum icmpwire_family family, const char *keyword, unsigned type)
{
    unsigned found = ~type;
    if (!icmpwire_type_of_keyword(family, keyword, &found) || found != type)
        fail_msg("%s is not %u but %u", keyword, type, found);
}

/* The keyword as somebody else may type it. */
static const char *typed_otherwise(const char *keyword)
{
    static char typed[128];
    size_t i;
    for (i = 0; keyword[i]; i++)
        typed[i] = (char)(keyword[i] == '_' ? '-' : keyword[i] >= 'a' ? keyword[i] - 'a' + 'A' : keyword[i]);
    typed[i] = '\0';
    return typed;
}

static void check_keywords(enum icmpwire_family family)
{
    for (unsigned type = 0; type < 256; type++) {
        const struct icmpwire_type *info = icmpwire_type_info(family, (uint8_t)type);
        bool nameless = info->standing == ICMPWIRE_RESERVED || info->standing == ICMPWIRE_UNASSIGNED;
        assert_int_equal(*info->keyword == '\0', nameless);
        assert_int_equal(info->keyword[strspn(info->keyword, "abcdefghijklmnopqrstuvwxyz0123456789_")], '\0');
        if (nameless)
            continue;
        finds(family, info->keyword, type);
        finds(family, typed_otherwise(info->keyword), type);
    }
}

static void keywords(void **state)
{
    (void)state;
    check_keywords(ICMPWIRE_ICMP4);
    check_keywords(ICMPWIRE_ICMP6);
    finds(ICMPWIRE_ICMP4, "echo_request", 8);
    finds(ICMPWIRE_ICMP4, "Destination-Unreachable", 3);
    finds(ICMPWIRE_ICMP4, "extended_echo_reply", 43);
    finds(ICMPWIRE_ICMP6, "packet_too_big", 2);
    finds(ICMPWIRE_ICMP6, "neighbor_solicitation", 135);
    finds(ICMPWIRE_ICMP6, "redirect", 137);
}

static void short_forms(void **state)
{
    static const struct {
        const char *keyword;
        unsigned type4, type6; /* 256: there is none */
    } forms[] = {
        {"echo", 8, 128},
        {"Ping", 8, 128},
        {"pong", 0, 129},
        {"unreachable", 3, 1},
        {"quench", 4, 256},
        {"rs", 10, 133},
        {"RA", 9, 134},
        {"ns", 256, 135},
        {"na", 256, 136},
        {"ptb", 256, 2},
        {"ttl-exceeded", 11, 256},
        {"hop_limit_exceeded", 256, 3},
        {"timestamp_request", 13, 256},
        {"mask_request", 17, 256},
        {"mask_reply", 18, 256},
        {"mld_query", 256, 130},
        {"mld_report", 256, 131},
        {"mld_done", 256, 132},
        {"mld_report_v2", 256, 143},
        {"mldv2_report", 256, 143},
        {"dar", 256, 157},
        {"dac", 256, 158},
    };
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        for (int family = ICMPWIRE_ICMP4; family <= ICMPWIRE_ICMP6; family++) {
            unsigned type = family == ICMPWIRE_ICMP6 ? forms[i].type6 : forms[i].type4;
            unsigned found;
            if (type < 256)
                finds((enum icmpwire_family)family, forms[i].keyword, type);
            else
                assert_false(icmpwire_type_of_keyword((enum icmpwire_family)family, forms[i].keyword, &found));
        }
}

static void no_keywords(void **state)
{
    static const char *const typed[] = {"",  "_", "nothing",    "echo_repl",  "echo_reply_", " ping",   "ping ",
                                        "8", "e", "echo reply", "unassigned", "reserved",    "\xc5\x93"};
    (void)state;
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        unsigned found = 77;
        assert_false(icmpwire_type_of_keyword(ICMPWIRE_ICMP4, typed[i], &found));
        assert_false(icmpwire_type_of_keyword(ICMPWIRE_ICMP6, typed[i], &found));
        assert_int_equal(found, 77);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types),    cmocka_unit_test(codes),       cmocka_unit_test(objects),
        cmocka_unit_test(keywords), cmocka_unit_test(short_forms), cmocka_unit_test(no_keywords),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
