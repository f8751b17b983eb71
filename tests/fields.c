/* SPDX-License-Identifier: BSD-2-Clause */
#define _DEFAULT_SOURCE
#include "fields.h"
#include "vectors.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

char *fields_fault_text(const struct icmpwire_fault *fault)
{
    char text[256];
    snprintf(text, sizeof text, "%s %u %s", icmpwire_status_name(fault->status), fault->offset, fault->field);
    return must(strdup(text));
}

static char *value_of(const struct icmpwire_field *field)
{
    size_t size;
    char *text;
    if (field->kind == ICMPWIRE_KIND_DATAGRAM)
        return vector_hex(field->octets.data, field->octets.size);
    size = icmpwire_text_value(field, NULL, 0);
    text = must(malloc(size + 1));
    icmpwire_text_value(field, text, size + 1);
    return text;
}

static void append(struct seen_fields *fields, const char *text)
{
    size_t size = strlen(fields->path);
    snprintf(fields->path + size, sizeof fields->path - size, "%s", text);
}

/* "part.", "list", "list[3]." */
static void enter(struct seen_fields *fields, const struct icmpwire_field *field)
{
    char index[16];
    if (field->kind == ICMPWIRE_KIND_ELEMENT) {
        snprintf(index, sizeof index, "[%u].", field->index);
        append(fields, index);
        return;
    }
    append(fields, field->name);
    if (field->kind == ICMPWIRE_KIND_GROUP)
        append(fields, ".");
}

static void leave(struct seen_fields *fields, const struct icmpwire_field *field)
{
    char *end = fields->path + strlen(fields->path);
    if (field->kind == ICMPWIRE_KIND_ELEMENT)
        end = strrchr(fields->path, '[');
    else
        end -= strlen(field->name) + (field->kind == ICMPWIRE_KIND_GROUP);
    *end = '\0';
}

static void keep(struct seen_fields *fields, const struct icmpwire_field *field)
{
    size_t size = strlen(fields->path);
    struct seen_field *seen;
    fields->all = must(realloc(fields->all, (fields->count + 1) * sizeof *fields->all));
    seen = &fields->all[fields->count++];
    seen->begin = field->bit_offset;
    seen->end = field->bit_offset + field->bit_width;
    seen->fault = field->event == ICMPWIRE_FAULT;
    if (seen->fault) {
        seen->path = must(strdup(fields->path));
        seen->path[size - 1] = '\0';
        seen->value = fields_fault_text(&field->fault);
        return;
    }
    append(fields, field->name);
    seen->path = must(strdup(fields->path));
    seen->value = value_of(field);
    fields->path[size] = '\0';
}

static void take(void *context, const struct icmpwire_field *field)
{
    struct seen_fields *fields = context;
    if (field->event == ICMPWIRE_ENTER)
        enter(fields, field);
    else if (field->event == ICMPWIRE_LEAVE)
        leave(fields, field);
    else
        keep(fields, field);
}

struct seen_fields fields_visit(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size)
{
    struct seen_fields fields = {.all = NULL};
    fields.whole = icmpwire_visit(family, data, captured, size, take, &fields, &fields.fault);
    return fields;
}

void fields_free(struct seen_fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        free(fields->all[i].path);
        free(fields->all[i].value);
    }
    free(fields->all);
}

const struct seen_field *fields_find(const struct seen_fields *fields, const char *path)
{
    for (size_t i = 0; i < fields->count; i++)
        if (!fields->all[i].fault && strcmp(fields->all[i].path, path) == 0)
            return &fields->all[i];
    return NULL;
}
