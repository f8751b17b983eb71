/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire policy. */
#include "icmpwire/policy.h"
#include "commands.h"
#include "icmpwire/names.h"
#include "json_line.h"
#include "spec.h"
#include <stdio.h>
#include <string.h>

#define SCHEMA "icmpwire-policy/1"

/* Types and codes of one row. */
struct range {
    enum icmpwire_family family;
    unsigned first_type, last_type;
    unsigned first_code, last_code;
    const struct icmpwire_policy *policy;
};

static const char *text_of_class(uint8_t message_class)
{
    static const char *const names[] = {
        [ICMPWIRE_CLASS_ERROR] = "error",
        [ICMPWIRE_CLASS_QUERY] = "query",
        [ICMPWIRE_CLASS_REPLY] = "reply",
        [ICMPWIRE_CLASS_INFORMATION] = "information",
    };
    return names[message_class];
}

static const char *name_of(const struct range *range)
{
    return icmpwire_type_info(range->family, (uint8_t)range->first_type)->name;
}

/* ---- one row ---- */

static void print_numbers(unsigned first, unsigned last)
{
    printf("%u", first);
    if (first != last)
        printf("-%u", last);
}

static void print_text(const struct range *range)
{
    const struct icmpwire_policy *policy = range->policy;

    printf("%s ", range->family == ICMPWIRE_ICMP4 ? "v4" : "v6");
    print_numbers(range->first_type, range->last_type);
    if (range->first_code != 0 || range->last_code != 0xff) {
        putchar('/');
        print_numbers(range->first_code, range->last_code);
    }
    printf(" %s: transit %s, local %s, %s", name_of(range), icmpwire_advice_name((enum icmpwire_advice)policy->transit),
           icmpwire_advice_name((enum icmpwire_advice)policy->local), text_of_class(policy->message_class));
    if (policy->hop_limit)
        printf(", hop limit %u", (unsigned)policy->hop_limit);
    printf("%s%s%s", policy->link_local ? ", link-local only" : "", policy->unfragmented ? ", unfragmented" : "",
           policy->deprecated ? ", deprecated" : "");
    if (*policy->note)
        printf(": %s", policy->note);
    printf(" [%s]\n", policy->source);
}

static void print_json(const struct range *range)
{
    const struct icmpwire_policy *policy = range->policy;

    json_print_line(json_pack(
        "{s:s, s:s, s:[i, i], s:[i, i], s:s, s:s, s:s, s:o, s:b, s:b, s:b, s:s, s:s, s:s}", "schema", SCHEMA, "family",
        range->family == ICMPWIRE_ICMP4 ? "icmp4" : "icmp6", "types", (int)range->first_type, (int)range->last_type,
        "codes", (int)range->first_code, (int)range->last_code, "name", name_of(range), "transit",
        icmpwire_advice_name((enum icmpwire_advice)policy->transit), "local",
        icmpwire_advice_name((enum icmpwire_advice)policy->local), "hop_limit",
        policy->hop_limit ? json_integer(policy->hop_limit) : json_null(), "link_local", (int)policy->link_local,
        "unfragmented", (int)policy->unfragmented, "deprecated", (int)policy->deprecated, "class",
        text_of_class(policy->message_class), "source", policy->source, "note", policy->note));
}

static void print_row(const struct range *range, bool json)
{
    if (json)
        print_json(range);
    else
        print_text(range);
}

/* ---- ranges ---- */

static const struct icmpwire_policy *policy_of(const struct range *range, unsigned type, unsigned code)
{
    return icmpwire_policy_of(range->family, (uint8_t)type, (uint8_t)code);
}

/* From first_type and first_code on, as far as the row and the name reach; several types only with all codes. */
static void extend(struct range *range, unsigned last_type)
{
    range->policy = policy_of(range, range->first_type, range->first_code);
    range->last_type = range->first_type;
    range->last_code = range->first_code;
    while (range->last_code < 0xff && policy_of(range, range->first_type, range->last_code + 1) == range->policy)
        range->last_code++;
    if (range->first_code != 0 || range->last_code != 0xff)
        return;
    while (range->last_type < last_type && policy_of(range, range->last_type + 1, 0) == range->policy &&
           policy_of(range, range->last_type + 1, 0xff) == range->policy &&
           strcmp(icmpwire_type_info(range->family, (uint8_t)(range->last_type + 1))->name, name_of(range)) == 0)
        range->last_type++;
}

static void print_types(enum icmpwire_family family, unsigned first, unsigned last, bool json)
{
    struct range range = {.family = family, .first_type = first};

    while (range.first_type <= last) {
        extend(&range, last);
        print_row(&range, json);
        range.first_code = (range.last_code + 1) & 0xff;
        if (range.first_code == 0)
            range.first_type = range.last_type + 1;
    }
}

static void print_code(const struct spec *spec, bool json)
{
    struct range range = {
        .family = spec->family,
        .first_type = spec->type,
        .last_type = spec->type,
        .first_code = spec->code,
        .last_code = spec->code,
        .policy = icmpwire_policy_of(spec->family, spec->type, spec->code),
    };

    print_row(&range, json);
}

enum exit_code command_policy(const struct options *options)
{
    bool json = options->value[OPTION_JSON];
    int family = options->operand_count == 1 ? spec_family(options->operands[0]) : -1;
    struct spec spec;

    if (options->operand_count == 0 || family >= 0) {
        if (family != ICMPWIRE_ICMP6)
            print_types(ICMPWIRE_ICMP4, 0, 0xff, json);
        if (family != ICMPWIRE_ICMP4)
            print_types(ICMPWIRE_ICMP6, 0, 0xff, json);
        return EXIT_FINE;
    }
    int used = spec_read(options->operands, options->operand_count, false, &spec);
    if (!used)
        return EXIT_USAGE;
    if (used < options->operand_count)
        return complain(EXIT_USAGE, "'%s': one message at a time", options->operands[used]);
    if (spec.coded)
        print_code(&spec, json);
    else
        print_types(spec.family, spec.type, spec.type, json);
    return EXIT_FINE;
}
