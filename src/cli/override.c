/* SPDX-License-Identifier: BSD-2-Clause */
#include "override.h"
#include <stdlib.h>
#include <string.h>

/* A number that is written differently from how it was built. */
struct patch {
    struct icmpwire_field field;
    uint64_t number;
};

struct patches {
    struct patch *all;
    size_t count;
    bool checksum;           /* the draft says what it is: the message's ... */
    bool extension_checksum; /* ... and the extension structure's */
};

/* ---- does a value suit its field? ---- */

static bool is_number(const struct icmpwire_field *field)
{
    return field->kind == ICMPWIRE_KIND_NUMBER || field->kind == ICMPWIRE_KIND_SIGNED ||
           field->kind == ICMPWIRE_KIND_IPV4;
}

static bool fits(const struct value *value, uint32_t width, bool is_signed)
{
    uint64_t half = (uint64_t)1 << (width - 1);

    if (value->negative)
        return 0 - value->number <= half;
    return (is_signed ? value->number : value->number >> 1) < half;
}

static bool refuse_field(const struct draft_part *part, const char *name, const char *why)
{
    return refuse("%s: field %s: %s", draft_part_name(part), name, why);
}

static bool check_value(const struct draft_part *part, const struct draft_field *named,
                        const struct icmpwire_field *field)
{
    const struct value *value = &named->value;

    if (is_number(field)) {
        if (!value->numeric)
            return refuse_field(part, named->name,
                                field->kind == ICMPWIRE_KIND_IPV4 ? "an IPv4 address is needed" : "a number is needed");
        return fits(value, field->bit_width, field->kind == ICMPWIRE_KIND_SIGNED) ||
               refuse_field(part, named->name, "the number does not fit");
    }
    if (!value->octetal)
        return refuse_field(part, named->name, "octets are needed (hex:..., text:..., name:... or an address)");
    if (field->kind == ICMPWIRE_KIND_IPV6 && value->octets.size != 16)
        return refuse_field(part, named->name, "an IPv6 address is needed");
    return true;
}

/* ---- finding, all before anything is written ---- */

static bool is_checksum_of(const struct icmpwire_field *field, uint32_t offset)
{
    return strcmp(field->name, "checksum") == 0 && field->bit_offset == 8 * offset;
}

static void add_patch(struct patches *patches, const struct icmpwire_field *field, uint64_t number)
{
    uint64_t mask = field->bit_width < 64 ? ((uint64_t)1 << field->bit_width) - 1 : UINT64_MAX;

    if ((field->number & mask) == (number & mask))
        return;
    patches->all = allocate(patches->all, (patches->count + 1) * sizeof *patches->all);
    patches->all[patches->count++] = (struct patch){*field, number & mask};
}

enum { CHECKSUM_AT = 2 };

/* An empty field leaves nothing to find, and of a number with named bits only those are found: filling took it. */
static bool is_seen_otherwise(const struct draft_field *named)
{
    const struct value *value = &named->value;

    return !strchr(named->name, '.') && (value->numeric || (value->octetal && !value->octets.size));
}

static bool find_patch(const struct draft_part *part, const struct draft_field *named, enum icmpwire_family family,
                       struct icmpwire_span message, struct patches *patches)
{
    struct icmpwire_field field;

    if (!find_field(family, message, part->steps, part->depth, named->name, &field))
        return is_seen_otherwise(named) || refuse_field(part, named->name, "this message has no such field");
    if (!check_value(part, named, &field))
        return false;
    if (is_checksum_of(&field, CHECKSUM_AT))
        patches->checksum = true;
    else if (!part->kind && strcmp(field.name, "checksum") == 0)
        patches->extension_checksum = true;
    if (is_number(&field))
        add_patch(patches, &field, named->value.number);
    return true;
}

static bool find_patches(const struct draft *draft, enum icmpwire_family family, struct icmpwire_span message,
                         struct patches *patches)
{
    for (size_t i = 0; i < draft->count; i++)
        for (size_t n = 0; n < draft->parts[i].field_count; n++)
            if (!find_patch(&draft->parts[i], &draft->parts[i].fields[n], family, message, patches))
                return false;
    return true;
}

/* ---- writing ---- */

static void write16(uint8_t *octets, uint16_t number)
{
    octets[0] = (uint8_t)(number >> 8);
    octets[1] = (uint8_t)number;
}

/* The checksum of an extension structure that ends the message (RFC 4884 section 7), which `field` is. */
static void correct_extension(uint8_t *octets, size_t size, const struct icmpwire_field *field)
{
    size_t at = field->bit_offset / 8;
    size_t structure = at - CHECKSUM_AT;

    write16(octets + at, 0);
    write16(octets + at, (uint16_t)~icmpwire_checksum_sum(octets + structure, size - structure, 0));
}

/* A copy in which what stands behind a quoted datagram can be found even if that is no IP packet. */
static uint8_t *findable(enum icmpwire_family family, const uint8_t *octets, size_t size)
{
    enum { DATAGRAM_AT = 8 };
    uint8_t *copy = memcpy(allocate(NULL, size), octets, size);
    bool quotes = icmpwire_type_info(family, octets[0])->message_class == ICMPWIRE_CLASS_ERROR;

    if (quotes && size > DATAGRAM_AT)
        copy[DATAGRAM_AT] = family == ICMPWIRE_ICMP4 ? 0x45 : 0x60;
    return copy;
}

bool override_fields(const struct draft *draft, enum icmpwire_family family, uint8_t *octets, size_t size,
                     const uint8_t *source, const uint8_t *destination)
{
    uint8_t *copy = findable(family, octets, size);
    struct icmpwire_span message = {copy, size};
    struct patches patches = {0};
    struct icmpwire_field extension;
    bool found = find_patches(draft, family, message, &patches);
    bool extended = find_field(family, message, NULL, 0, "extension.checksum", &extension);

    for (size_t i = 0; found && i < patches.count; i++)
        icmpwire_patch(octets, &patches.all[i].field, patches.all[i].number);
    if (found && patches.count && extended && !patches.extension_checksum)
        correct_extension(octets, size, &extension);
    if (found && patches.count && !patches.checksum)
        write16(octets + CHECKSUM_AT, icmpwire_checksum_compute(family, octets, size, source, destination));
    free(patches.all);
    free(copy);
    return found;
}
