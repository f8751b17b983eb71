/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS names in label form, with compression (RFC 1035 sections 3.1, 4.1.4). */
#include "icmpwire/name.h"
#include "icmpwire/walk.h"
#include "icmpwire/walks/name.h"

/* A name has 127 labels at most; nobody needs more pointers than that to write one. */
#define HOPS_MOST 127

/* Reads a name label by label. Every pointer leads to before where the last one led to, so that this ends. */
struct labels {
    struct icmpwire_span rest;
    struct icmpwire_span message;
    size_t first;  /* offsets in the message: pointers lead to this one or behind it ... */
    size_t before; /* ... and to before this one */
    size_t length; /* octets of the name so far, pointers replaced by what they stand for */
    unsigned hops;
};

/* Where in the message the name starts; 0 when it is not in there, and then there is nothing to point back
 * to. */
static size_t offset_in(struct icmpwire_span message, struct icmpwire_span name)
{
    uintptr_t offset = (uintptr_t)name.data - (uintptr_t)message.data;
    return offset < message.size ? (size_t)offset : 0;
}

static struct labels labels_of(struct icmpwire_span name, struct icmpwire_span message, size_t first)
{
    struct labels labels = {.rest = name, .message = message, .first = first, .before = offset_in(message, name)};
    return labels;
}

static bool is_pointer(struct icmpwire_span rest)
{
    return rest.size >= 2 && icmpwire_peek8(rest.data, 0) >= ICMPWIRE_NAME_POINTER;
}

static bool follow(struct labels *labels)
{
    size_t target = icmpwire_peek16(labels->rest.data, 0) & 0x3fff;
    if (target < labels->first || target >= labels->before || labels->hops++ == HOPS_MOST)
        return false;
    labels->before = target;
    labels->rest = icmpwire_span_behind(labels->message, target);
    return true;
}

/* The next label without its length; the one of size 0 is the last. */
static enum icmpwire_status next_label(struct labels *labels, struct icmpwire_span *label)
{
    size_t length;
    while (is_pointer(labels->rest))
        if (!follow(labels))
            return ICMPWIRE_BAD_FIELD;
    if (!labels->rest.size)
        return ICMPWIRE_BAD_LENGTH;
    length = icmpwire_peek8(labels->rest.data, 0);
    if (length > ICMPWIRE_LABEL_MOST && length < ICMPWIRE_NAME_POINTER)
        return ICMPWIRE_BAD_FIELD;
    labels->length += 1 + length;
    if (length >= labels->rest.size || labels->length > ICMPWIRE_NAME_MOST)
        return ICMPWIRE_BAD_LENGTH;
    *label = icmpwire_span_first(icmpwire_span_behind(labels->rest, 1), length);
    labels->rest = icmpwire_span_behind(labels->rest, 1 + length);
    return ICMPWIRE_OK;
}

static enum icmpwire_status judge(struct labels labels)
{
    struct icmpwire_span label;
    enum icmpwire_status status;
    do
        status = next_label(&labels, &label);
    while (status == ICMPWIRE_OK && label.size);
    return status;
}

struct icmpwire_span icmpwire_domain_name_next(struct icmpwire_span names, struct icmpwire_span message, size_t first,
                                               struct icmpwire_domain_name *name)
{
    size_t size;
    name->status = (uint8_t)judge(labels_of(names, message, first));
    name->octets = names;
    if (!icmpwire_framed(names.data, names.size, icmpwire_reach_domain_name, &size))
        return icmpwire_span_of(NULL, 0);
    name->octets = icmpwire_span_first(names, size);
    return icmpwire_span_behind(names, size);
}

/* ---- text ---- */

struct text {
    char *out;
    size_t room;
    size_t size; /* of the whole text, in the room or not */
};

static void put(struct text *text, char c)
{
    if (text->size < text->room)
        text->out[text->size] = c;
    text->size++;
}

static void put_escaped(struct text *text, uint8_t octet)
{
    if (octet > ' ' && octet < 0x7f && octet != '.' && octet != '\\') {
        put(text, (char)octet);
        return;
    }
    put(text, '\\');
    put(text, (char)('0' + octet / 100));
    put(text, (char)('0' + octet / 10 % 10));
    put(text, (char)('0' + octet % 10));
}

static void put_labels(struct text *text, struct labels labels)
{
    struct icmpwire_span label;
    while (next_label(&labels, &label) == ICMPWIRE_OK && label.size) {
        if (text->size)
            put(text, '.');
        for (size_t i = 0; i < label.size; i++)
            put_escaped(text, icmpwire_peek8(label.data, i));
    }
    if (!text->size)
        put(text, '.');
}

size_t icmpwire_domain_name_text(struct icmpwire_span name, struct icmpwire_span message, size_t first, char *out,
                                 size_t room)
{
    struct text text = {.out = out, .room = room, .size = 0};
    struct labels labels = labels_of(name, message, first);
    if (judge(labels) == ICMPWIRE_OK)
        put_labels(&text, labels);
    if (room)
        out[text.size < room ? text.size : room - 1] = '\0';
    return text.size;
}
