/* SPDX-License-Identifier: BSD-2-Clause */
#include "draft.h"
#include <stdlib.h>
#include <string.h>

const char *draft_part_name(const struct draft_part *part)
{
    return part->kind ? part->kind->name : "message";
}

/* ---- reading words ---- */

static bool read_field(struct draft_part *part, const char *word, const char *equals)
{
    size_t size = (size_t)(equals - word);
    char *name = memcpy(allocate(NULL, size + 1), word, size);
    struct draft_field field = {.name = name};
    const char *reason;

    name[size] = '\0';
    part->fields = allocate(part->fields, (part->field_count + 1) * sizeof *part->fields);
    bool read = value_read(equals + 1, &field.value, &reason);
    part->fields[part->field_count++] = field;
    if (!read)
        warnx("%s: field %s: '%s': %s", draft_part_name(part), name, equals + 1, reason);
    return read;
}

/* The last part of the kind that an element belongs to. */
static bool find_parent(const struct draft *draft, const struct element_kind *kind, size_t *parent)
{
    for (*parent = draft->count; (*parent)-- > 0;) {
        const struct element_kind *other = draft->parts[*parent].kind;
        if (strcmp(other ? other->name : "", kind->parent) == 0)
            return true;
    }
    return refuse("%s belongs to %s, and there is none before it", kind->name, kind->parent);
}

/* How many elements the same list of the same part has already. */
static uint32_t index_in_list(const struct draft *draft, size_t parent, const char *list)
{
    uint32_t index = 0;

    for (size_t i = 1; i < draft->count; i++)
        index += draft->parts[i].parent == parent && strcmp(draft->parts[i].kind->list, list) == 0;
    return index;
}

static bool read_element(struct draft *draft, const char *word)
{
    struct draft_part part = {.kind = element_kind_of(word)};

    if (!part.kind) {
        return refuse("'%s' is neither FIELD=VALUE nor an element (%s)", word, element_kind_names + 2);
    }
    if (!find_parent(draft, part.kind, &part.parent))
        return false;
    const struct draft_part *parent = &draft->parts[part.parent];
    memcpy(part.steps, parent->steps, sizeof part.steps);
    part.depth = parent->depth;
    part.steps[part.depth].list = part.kind->list;
    part.steps[part.depth++].index = index_in_list(draft, part.parent, part.kind->list);
    draft->parts = allocate(draft->parts, (draft->count + 1) * sizeof *draft->parts);
    draft->parts[draft->count++] = part;
    return true;
}

bool draft_read(char **words, int count, struct draft *draft)
{
    draft->parts = allocate(NULL, sizeof *draft->parts);
    draft->parts[0] = (struct draft_part){0};
    draft->count = 1;
    for (int i = 0; i < count; i++) {
        const char *equals = strchr(words[i], '=');
        bool read =
            equals ? read_field(&draft->parts[draft->count - 1], words[i], equals) : read_element(draft, words[i]);
        if (!read)
            return false;
    }
    return true;
}

/* ---- filling ---- */

struct values {
    struct icmpwire_value *all;
    size_t count;
};

static void add_value(struct values *values, const char *path, uint64_t number, struct icmpwire_span octets)
{
    values->all = allocate(values->all, (values->count + 1) * sizeof *values->all);
    values->all[values->count++] = (struct icmpwire_value){.path = path, .number = number, .octets = octets};
}

/* What every message begins with is no member of its layout. */
static bool is_header(const char *name)
{
    return strcmp(name, "type") == 0 || strcmp(name, "code") == 0 || strcmp(name, "checksum") == 0;
}

/* The octets of the elements of one list, which begins with element `first`. */
static void join_list(struct draft *draft, size_t first)
{
    struct draft_part *begin = &draft->parts[first];
    uint8_t *octets = NULL;
    size_t size = 0;

    for (size_t i = first; i < draft->count; i++) {
        const struct draft_part *part = &draft->parts[i];
        if (part->parent != begin->parent || strcmp(part->kind->list, begin->kind->list) != 0)
            continue;
        octets = allocate(octets, size + part->octets.size);
        memcpy(octets + size, part->octets.data, part->octets.size);
        size += part->octets.size;
    }
    begin->joined = (struct icmpwire_span){octets, size};
}

/* The values of a part: its fields and its lists. */
static struct values values_of(struct draft *draft, size_t index)
{
    const struct draft_part *part = &draft->parts[index];
    struct values values = {NULL, 0};

    for (size_t i = 0; i < part->field_count; i++) {
        const struct draft_field *field = &part->fields[i];
        if (part->kind || !is_header(field->name))
            add_value(&values, field->name, field->value.number, field->value.octets);
    }
    for (size_t i = index + 1; i < draft->count; i++) {
        const struct draft_part *element = &draft->parts[i];
        if (element->parent == index && element->steps[element->depth - 1].index == 0) {
            join_list(draft, i);
            add_value(&values, element->kind->list, 0, element->joined);
        }
    }
    return values;
}

static bool refuse_part(const struct draft_part *part, const struct icmpwire_fault *fault)
{
    const char *name = draft_part_name(part);

    if (fault->status == ICMPWIRE_NO_FIELD)
        return refuse("%s: there is no field %s, or it was given twice", name, fault->field);
    return refuse("%s: field %s: %s", name, fault->field, icmpwire_status_name(fault->status));
}

static bool encode_element(struct draft *draft, size_t index)
{
    enum { ROOM = 1 << 17 }; /* more than any length field of an element can say */
    struct draft_part *part = &draft->parts[index];
    struct values values = values_of(draft, index);
    struct icmpwire_fault fault = {0};
    uint8_t *octets = allocate(NULL, ROOM);
    size_t size;
    bool built = part->kind->build(values.all, values.count, octets, ROOM, &size, &fault) || refuse_part(part, &fault);

    free(values.all);
    part->octets = (struct icmpwire_span){allocate(octets, built ? size : 0), built ? size : 0};
    return built;
}

bool draft_fill(struct draft *draft, const struct spec *spec, struct icmpwire_message *message)
{
    struct icmpwire_fault fault = {0};

    for (size_t i = draft->count; i-- > 1;) /* inner elements come behind the ones that hold them */
        if (!encode_element(draft, i))
            return false;
    memset(message, 0, sizeof *message);
    message->family = (uint8_t)spec->family;
    message->type = spec->type;
    message->code = spec->code;
    message->layout = (uint8_t)icmpwire_layout_of(spec->family, spec->type);
    struct values values = values_of(draft, 0);
    bool filled = icmpwire_fill(message, values.all, values.count, &fault) || refuse_part(&draft->parts[0], &fault);
    free(values.all);
    return filled;
}

void draft_free(struct draft *draft)
{
    for (size_t i = 0; i < draft->count; i++) {
        struct draft_part *part = &draft->parts[i];
        for (size_t n = 0; n < part->field_count; n++) {
            free((void *)(uintptr_t)part->fields[n].name);
            value_free(&part->fields[n].value);
        }
        free(part->fields);
        free((void *)(uintptr_t)part->octets.data);
        free((void *)(uintptr_t)part->joined.data);
    }
    free(draft->parts);
}
