/* SPDX-License-Identifier: BSD-2-Clause */
/* icmpwire explain. */
#include "commands.h"
#include "icmpwire.h"
#include "override.h"
#include "text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEMPLATE_SIZE = 65536 };

static bool names_datagram(const struct draft_part *part)
{
    for (size_t i = 0; i < part->field_count; i++)
        if (strcmp(part->fields[i].name, "datagram") == 0)
            return true;
    return false;
}

/* A message of the type with nothing in it but what the draft says, and a quoted datagram, where it has one: the
 * smallest header and 8 octets. On false it has complained. */
static bool build_template(const struct spec *spec, struct draft *draft, uint8_t out[TEMPLATE_SIZE], size_t *size)
{
    static const uint8_t nowhere[16] = {0};
    static const uint8_t datagram4[28] = {0x45, 0, 0, 28, [8] = 64, ICMPWIRE_PROTOCOL_UDP, [25] = 8};
    static const uint8_t datagram6[48] = {0x60, [5] = 8, ICMPWIRE_PROTOCOL_UDP, 64, [45] = 8};
    struct icmpwire_message message;
    struct icmpwire_value datagram = {.path = "datagram"};
    struct icmpwire_fault fault;

    if (!draft_fill(draft, spec, &message))
        return false;
    if (spec->family == ICMPWIRE_ICMP4)
        datagram.octets = (struct icmpwire_span){datagram4, sizeof datagram4};
    else
        datagram.octets = (struct icmpwire_span){datagram6, sizeof datagram6};
    if (!names_datagram(&draft->parts[0]))
        icmpwire_fill(&message, &datagram, 1, &fault); /* unused where there is no datagram */
    if (!icmpwire_build(&message, nowhere, nowhere, out, TEMPLATE_SIZE, size, &fault))
        return refuse("cannot build the message: field %s: %s", fault.field, icmpwire_status_name(fault.status));
    return override_fields(draft, spec->family, out, *size, nowhere, nowhere);
}

static const char *text_of_standing(uint8_t standing)
{
    static const char *const names[] = {
        [ICMPWIRE_CURRENT] = "current",           [ICMPWIRE_DEPRECATED] = "deprecated",
        [ICMPWIRE_EXPERIMENTAL] = "experimental", [ICMPWIRE_RESERVED] = "reserved",
        [ICMPWIRE_UNASSIGNED] = "unassigned",
    };
    return names[standing];
}

static const char *text_of_class(uint8_t message_class)
{
    static const char *const names[] = {
        [ICMPWIRE_CLASS_ERROR] = "an error",
        [ICMPWIRE_CLASS_QUERY] = "a query",
        [ICMPWIRE_CLASS_REPLY] = "a reply",
        [ICMPWIRE_CLASS_INFORMATION] = "information",
    };
    return names[message_class];
}

static void print_type(const struct spec *spec)
{
    const struct icmpwire_type *type = icmpwire_type_info(spec->family, spec->type);

    printf("%s: %s type %u\n", type->name, spec->family == ICMPWIRE_ICMP4 ? "ICMPv4" : "ICMPv6", (unsigned)spec->type);
    if (*type->keyword)
        printf("Keyword:  %s\n", type->keyword);
    printf("Standing: %s, %s\n", text_of_standing(type->standing), text_of_class(type->message_class));
    if (*type->source)
        printf("Source:   %s\n", type->source);
    if (spec->coded) {
        const char *name = icmpwire_code_name(spec->family, spec->type, spec->code);
        const char *source = icmpwire_code_source(spec->family, spec->type, spec->code);
        printf("Code %u:   %s%s%s\n", (unsigned)spec->code, name ? name : "not registered", source ? ", " : "",
               source ? source : "");
    }
}

static void print_layout(const struct spec *spec, struct icmpwire_span template)
{
    struct text text = {0};
    size_t size;

    do
        size = icmpwire_text_bits(spec->family, template.data, template.size, template.size, text.data, text.room);
    while (text_grow(&text, size));
    printf("\nLayout, zero where nothing is given:\n%s", text.data);
    free(text.data);
}

/* Fields behind the fixed ones have a width of their own in each message. */
static void print_field(void *context, const struct icmpwire_field *field)
{
    unsigned *depth = context;
    bool fixed = field->kind <= ICMPWIRE_KIND_IPV6;

    if (field->event == ICMPWIRE_LEAVE) {
        --*depth;
    } else if (field->event == ICMPWIRE_ENTER) {
        printf("  %6u %6s  %*s%s:\n", (unsigned)field->bit_offset / 8, "", 2 * (int)(*depth)++, "", field->name);
    } else if (field->event == ICMPWIRE_FIELD) {
        printf("  %6u ", (unsigned)field->bit_offset / 8);
        if (fixed)
            printf("%6u", (unsigned)field->bit_width);
        else
            printf("%6s", "*");
        printf("  %*s%s\n", 2 * (int)*depth, "", field->name);
    }
}

static void print_fields(const struct spec *spec, struct icmpwire_span template)
{
    struct icmpwire_fault fault;
    unsigned depth = 0;

    puts("\nFields (* of variable size):\n  octet   bits  name");
    icmpwire_visit(spec->family, template.data, template.size, template.size, print_field, &depth, &fault);
}

static void print_codes(const struct spec *spec)
{
    bool any = false;

    for (unsigned code = 0; code <= 0xff; code++) {
        const char *name = icmpwire_code_name(spec->family, spec->type, (uint8_t)code);
        const char *source = icmpwire_code_source(spec->family, spec->type, (uint8_t)code);
        if (!name)
            continue;
        if (!any)
            puts("\nCodes:");
        any = true;
        printf("  %3u  %s%s%s%s\n", code, name, source && *source ? " (" : "", source ? source : "",
               source && *source ? ")" : "");
    }
}

static enum exit_code explain(const struct spec *spec, struct draft *draft)
{
    uint8_t octets[TEMPLATE_SIZE];
    struct icmpwire_span template = {.data = octets};

    if (!build_template(spec, draft, octets, &template.size))
        return EXIT_USAGE;
    print_type(spec);
    print_layout(spec, template);
    print_fields(spec, template);
    print_codes(spec);
    return EXIT_FINE;
}

enum exit_code command_explain(const struct options *options)
{
    struct spec spec;
    struct draft draft;
    enum exit_code code = EXIT_USAGE;
    int used = spec_read(options->operands, options->operand_count, false, &spec);

    if (!used)
        return EXIT_USAGE;
    if (draft_read(options->operands + used, options->operand_count - used, &draft))
        code = explain(&spec, &draft);
    draft_free(&draft);
    return code;
}
