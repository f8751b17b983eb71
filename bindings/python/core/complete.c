/* SPDX-License-Identifier: BSD-2-Clause */
#include "describe.h"
#include "value.h"
#include <stdlib.h>
#include <string.h>

/* What packets fill in, beside what the library computes: anew when something changes, or only when nobody said it. */
static bool among(const char *const *names, const char *name)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names;
}

static bool is_computed(const struct core_shape *shape, const char *name)
{
    static const char *const names[] = {"total_length", "payload_length", "version", NULL};
    return shape->unit == CORE_HEADER && among(names, name);
}

/* Bits that share octets with computed ones, and that the library keeps as they are given. */
static bool is_kept(const struct core_shape *shape, const struct core_field *f)
{
    static const char *const names[] = {"acknowledge", "full_address",       "index",    "kind",
                                        "projected",   "registration_proxy", "reserved", NULL};
    return shape->unit != CORE_PART && f->width < 8 * f->octets && among(names, f->text);
}

static bool is_open(const struct core_shape *shape, const char *name)
{
    static const char *const names[] = {"next_header", "protocol", "ttl", "hop_limit", NULL};
    return shape->unit == CORE_HEADER && among(names, name);
}

static bool is_type(const struct core_shape *shape, const struct core_field *f)
{
    if (shape->unit == CORE_ELEMENT)
        return shape->element->typed && f->octets == 1 && f->width == 8 && f->offset == shape->element->type_offset;
    return shape->unit == CORE_MESSAGE && strcmp(f->text, "type") == 0;
}

static bool is_code(const struct core_shape *shape, const struct core_field *f)
{
    return shape->unit == CORE_MESSAGE && strcmp(f->text, "code") == 0;
}

static int finish_number(struct core_shape *shape, struct core_field *f, PyObject *enumerations)
{
    f->enumeration = Py_XNewRef(PyDict_GetItem(enumerations, f->name));
    f->numbers = f->enumeration ? calloc(256, sizeof(void *)) : NULL;
    if (f->enumeration && !f->numbers) {
        PyErr_NoMemory();
        return -1;
    }
    if (is_computed(shape, f->text))
        f->origin = ICMPWIRE_COMPUTED;
    if (is_kept(shape, f))
        f->origin = ICMPWIRE_GIVEN;
    if (shape->is_object && strcmp(f->text, "c_type") == 0)
        f->origin = ICMPWIRE_IMPLIED;
    f->fixed = (is_type(shape, f) && shape->number >= 0) || (is_code(shape, f) && shape->code >= 0);
    if (f->origin != ICMPWIRE_GIVEN || f->optional || is_open(shape, f->text))
        f->initial = Py_NewRef(Py_None);
    else
        f->initial = core_number_as(f, core_number_at(f, (const uint8_t *)&shape->image + f->offset));
    return f->initial ? 0 : -1;
}

/* Notes the fields that the code knows: of several names for one thing the first that there is. */
static void note_known(struct core_shape *shape)
{
    static const struct {
        enum core_known known;
        const char *name;
    } names[] = {{CORE_SOURCE, "source"},
                 {CORE_DESTINATION, "destination"},
                 {CORE_NEXT, "next_header"},
                 {CORE_NEXT, "protocol"},
                 {CORE_LENGTH, "payload_length"},
                 {CORE_LENGTH, "total_length"},
                 {CORE_HOPS, "hop_limit"},
                 {CORE_HOPS, "ttl"},
                 {CORE_VERSION, "version"},
                 {CORE_CHECKSUM, "checksum"},
                 {CORE_CHECKSUM, "header_checksum"},
                 {CORE_C_TYPE, "c_type"},
                 {CORE_CARRIED, "datagram"},
                 {CORE_CARRIED, "data"},
                 {CORE_CARRIED, "body"},
                 {CORE_CARRIED, "trailing"}};
    for (size_t k = 0; k < CORE_KNOWN_COUNT; k++)
        shape->known[k] = shape->count;
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (unsigned i = 0; i < shape->count; i++)
            if (shape->known[names[n].known] == shape->count && strcmp(shape->fields[i].text, names[n].name) == 0)
                shape->known[names[n].known] = (uint16_t)i;
}

int core_complete(struct core_shape *shape, PyObject *enumerations)
{
    note_known(shape);
    for (unsigned i = 0; i < shape->count; i++) {
        struct core_field *f = &shape->fields[i];
        if (f->kind == CORE_NUMBER && finish_number(shape, f, enumerations) < 0)
            return -1;
        if (f->kind == CORE_PART_OF || f->kind == CORE_PAYLOAD)
            f->initial = Py_NewRef(Py_None);
    }
    return 0;
}
