/* SPDX-License-Identifier: BSD-2-Clause */
#include "collect.h"
#include "describe.h"
#include <stdlib.h>
#include <string.h>

/* Of a message or an element of any type, when nobody says it. */
enum { UNKNOWN_TYPE = 0xff };

/* ---- parts that are objects of their own ---- */

enum { PARTS = 2 };
static const char *const part_names[PARTS] = {[CORE_EXTENSION] = "extension", [CORE_SECURITY] = "security"};
static const struct core_shape *parts[PARTS];

static int part_of(const char *name)
{
    for (int i = 0; i < PARTS; i++)
        if (strcmp(part_names[i], name) == 0)
            return i;
    return -1;
}

const char *core_part_name(int part)
{
    return part_names[part];
}

void core_register_part(const struct core_shape *shape)
{
    parts[shape->number] = shape;
}

/* ---- one pass over the members of a struct ---- */

struct collector {
    struct core_shape *shape;
    const char *base;  /* of the struct, or of the part */
    int wanted;        /* the part that is collected; -1: all */
    int depth;         /* of parts that are open */
    int inside;        /* the part that is open and an object of its own, or -1 ... */
    int inside_depth;  /* ... and where it began */
    const char *outer; /* the part that is open and not an object of its own, or null */
    bool failed;
};

/* The field of that name when it lies in the same place: another sample told it already. */
static struct core_field *same_field(struct core_shape *shape, const char *name)
{
    for (unsigned i = 0; i < shape->count; i++)
        if (strcmp(shape->fields[i].text, name) == 0)
            return &shape->fields[i];
    return NULL;
}

static struct core_field *add_field(struct collector *c, const char *name, enum core_kind kind, size_t offset)
{
    struct core_shape *shape = c->shape;
    struct core_field *f;
    if (shape->count == CORE_FIELDS_MAX) {
        PyErr_SetString(PyExc_SystemError, "more fields than a class can have");
        c->failed = true;
        return NULL;
    }
    f = &shape->fields[shape->count];
    f->name = PyUnicode_InternFromString(name);
    f->text = f->name ? PyUnicode_AsUTF8AndSize(f->name, NULL) : NULL;
    if (!f->text) {
        c->failed = true;
        return NULL;
    }
    f->kind = kind;
    f->offset = (uint16_t)offset;
    if (kind >= CORE_LAZY)
        f->span = shape->spans++;
    shape->count++;
    return f;
}

/* The field is in that place already, of another kind: octets, that are also something else. */
static void mix_kinds(struct core_field *f, enum core_kind kind)
{
    if (kind == f->kind)
        return;
    f->varies = true;
    if (f->kind == CORE_OCTETS)
        f->kind = kind;
}

/* A name that a field of another place has already is told apart by its part. */
static bool name_for(struct collector *c, const struct icmpwire_member *m, size_t offset, char *name, size_t room)
{
    struct core_field *same;
    PyOS_snprintf(name, room, "%s%s", m->name, strcmp(m->name, "global") == 0 ? "_" : ""); /* a keyword of Python's */
    same = same_field(c->shape, name);
    if (!same)
        return true;
    if (same->offset == offset && same->shift == m->bit_shift) {
        mix_kinds(same, core_kind_of(m));
        return false;
    }
    PyOS_snprintf(name, room, "%s_%s", c->outer ? c->outer : "other", m->name);
    return !same_field(c->shape, name);
}

static void collect_list(struct core_field *f, const char *element)
{
    f->element = core_element_of(element);
    f->flagged = strcmp(element, "listener_extension") == 0;
    f->has_words = strcmp(element, "router_entry") == 0;
}

static void collect_member(struct collector *c, const struct icmpwire_member *m)
{
    size_t offset = (size_t)((const char *)m->at - c->base);
    char name[80];
    struct core_field *f;
    if (!name_for(c, m, offset, name, sizeof name))
        return;
    f = add_field(c, name, core_kind_of(m), offset);
    if (!f)
        return;
    f->origin = m->origin;
    f->is_signed = m->kind == ICMPWIRE_KIND_SIGNED;
    f->optional = m->optional;
    f->octets = m->octets;
    f->shift = m->bit_shift;
    f->width = m->bit_width;
    if (f->kind == CORE_LIST)
        collect_list(f, m->element);
    else if (f->kind == CORE_NAME_LIST)
        f->width = (uint8_t)m->element[0]; /* which names: 'p'lain, 'd'omain, 'n'ode */
}

static void collect_part(struct collector *c, const struct icmpwire_member *m)
{
    struct core_field *f;
    const char *name = part_names[c->inside];
    size_t offset = (size_t)((const char *)m->at - c->base);
    if (same_field(c->shape, name))
        return;
    f = add_field(c, name, CORE_PART_OF, offset);
    if (!f)
        return;
    f->part = parts[c->inside];
    c->shape->has_parts = true;
    if (!f->part) {
        PyErr_Format(PyExc_SystemError, "part %s has no class yet", name);
        c->failed = true;
    }
}

static void collect(void *context, const struct icmpwire_member *m)
{
    struct collector *c = context;
    if (c->failed)
        return;
    if (m->event == ICMPWIRE_ENTER) {
        c->depth++;
        if (c->inside < 0 && part_of(m->name) >= 0) {
            c->inside = part_of(m->name);
            c->inside_depth = c->depth;
        } else {
            c->outer = m->name;
        }
    } else if (m->event == ICMPWIRE_LEAVE) {
        if (c->inside >= 0 && c->depth == c->inside_depth)
            c->inside = -1;
        c->depth--;
        c->outer = NULL;
    } else if (c->wanted >= 0 && c->inside == c->wanted) {
        if (!c->base)
            c->base = m->at;
        collect_member(c, m);
    } else if (c->wanted < 0 && c->inside >= 0) {
        collect_part(c, m);
    } else if (c->wanted < 0) {
        collect_member(c, m);
    }
}

/* ---- all samples ---- */

static bool collect_one(struct core_shape *shape, union core_struct *s, int wanted)
{
    struct collector c = {shape, wanted < 0 ? (const char *)s : NULL, wanted, 0, -1, 0, NULL, false};
    core_describe(shape, s, collect, &c);
    return !c.failed;
}

/* Sets the members that a sample names. */
static int fill(const struct core_shape *shape, union core_struct *s, PyObject *sample)
{
    struct icmpwire_value values[4];
    struct icmpwire_fault fault;
    PyObject *name, *value;
    Py_ssize_t at = 0;
    size_t count = 0;
    memset(values, 0, sizeof values);
    while (count < 4 && PyDict_Next(sample, &at, &name, &value)) {
        const char *path = PyUnicode_AsUTF8AndSize(name, NULL);
        uint64_t number = PyLong_AsUnsignedLongLong(value);
        if (!path || PyErr_Occurred())
            return -1;
        if (shape->unit != CORE_ELEMENT && strcmp(path, "code") == 0)
            s->message.code = (uint8_t)number;
        else
            values[count++] = (struct icmpwire_value){.path = path, .number = number};
    }
    if (shape->unit == CORE_ELEMENT ? shape->element->fill(s, values, count, &fault)
                                    : icmpwire_fill(&s->message, values, count, &fault))
        return 0;
    PyErr_Format(PyExc_SystemError, "a sample has no member %s", fault.field);
    return -1;
}

/* The struct of a sample. */
static int sample_of(const struct core_shape *shape, PyObject *samples, Py_ssize_t i, union core_struct *s)
{
    *s = shape->image;
    return core_tuple_size(samples) ? fill(shape, s, core_tuple_item(samples, i)) : 0;
}

static int collect_samples(struct core_shape *shape, PyObject *samples, int wanted)
{
    Py_ssize_t count = core_tuple_size(samples);
    union core_struct s;
    uint8_t kinds[CORE_FIELDS_MAX];
    for (Py_ssize_t i = 0; i < (count ? count : 1); i++)
        if (sample_of(shape, samples, i, &s) < 0 || !collect_one(shape, &s, wanted))
            return -1;
    if (count == 1)
        shape->image = s;                    /* there is one form, and it is that of the sample */
    shape->varied = count > 1 && wanted < 0; /* parts have no description of their own */
    for (Py_ssize_t i = 0; shape->varied && i < count; i++) {
        if (sample_of(shape, samples, i, &s) < 0)
            return -1;
        core_kinds_there(shape, &s, kinds);
        for (unsigned n = 0; n < shape->count; n++)
            shape->fields[n].optional |= kinds[n] == CORE_MISSING && shape->fields[n].kind != CORE_PART_OF;
    }
    return 0;
}

/* ---- the whole ---- */

/* The struct of an object without values. */
static int begin(struct core_shape *shape, const char *what)
{
    if (strcmp(what, "header") == 0) {
        shape->unit = CORE_HEADER;
        shape->image.header.protocol = (uint8_t)shape->number;
    } else if (strcmp(what, "message") == 0 || part_of(what) >= 0) {
        shape->unit = CORE_MESSAGE;
        shape->image.message.family = shape->family;
        shape->image.message.type = (uint8_t)(shape->number < 0 ? UNKNOWN_TYPE : shape->number);
        shape->image.message.code = (uint8_t)(shape->code < 0 ? 0 : shape->code);
        if (shape->number < 0)
            shape->image.message.layout = ICMPWIRE_LAYOUT_OPAQUE;
    } else {
        shape->unit = CORE_ELEMENT;
        shape->element = core_element_of(what);
        if (!shape->element) {
            PyErr_Format(PyExc_SystemError, "there are no elements called %s", what);
            return -1;
        }
        shape->is_object = shape->number >= 0 && strcmp(what, "object") == 0;
        if (shape->number >= 0)
            ((uint8_t *)&shape->image)[shape->element->type_offset] = (uint8_t)shape->number;
        else if (shape->element->typed)
            ((uint8_t *)&shape->image)[shape->element->type_offset] = UNKNOWN_TYPE;
    }
    return 0;
}

static int collect_all(struct core_shape *shape, const char *what, PyObject *samples, PyObject *enumerations)
{
    int wanted = part_of(what);
    struct collector c = {shape, NULL, -1, 0, -1, 0, NULL, false};
    if (begin(shape, what) < 0 || collect_samples(shape, samples, wanted) < 0)
        return -1;
    if (wanted >= 0) {
        shape->unit = CORE_PART;
        shape->number = wanted;
        memset(&shape->image, 0, sizeof shape->image);
    }
    if (shape->unit == CORE_HEADER && !add_field(&c, "payload", CORE_PAYLOAD, 0))
        return -1;
    return core_complete(shape, enumerations);
}

struct core_shape *core_collect(const char *what, int family, int number, int code, PyObject *samples,
                                PyObject *enumerations)
{
    struct core_shape *shape = calloc(1, sizeof *shape);
    if (!shape) {
        PyErr_NoMemory();
        return NULL;
    }
    shape->family = family == 6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    shape->number = number;
    shape->code = code;
    if (collect_all(shape, what, samples, enumerations) == 0)
        return shape;
    free(shape);
    return NULL;
}
