/* SPDX-License-Identifier: BSD-2-Clause */
/* Encoding and building, and decoding what is cut or does not follow RFC 4884. */
#include "layouts.h"

/* ---- writing ---- */

/* How a message is written. */
struct writing {
    bool build;
    const uint8_t *source;
    const uint8_t *destination;
};

static ICMPWIRE_APART bool write_message(const struct icmpwire_message *message, const struct writing *how,
                                         uint8_t *out, size_t room, size_t *size, struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    icmpwire_slow_writer(&w, how->build, out, room);
    w.source = how->source;
    w.destination = how->destination;
    icmpwire_slow_message_of(&w, icmpwire_slow_given(message));
    icmpwire_slow_finish_message(&w, (enum icmpwire_family)message->family);
    *size = w.size;
    *fault = w.fault;
    return !w.failed;
}

ICMPWIRE_INLINE bool write_small_or_large(const struct icmpwire_message *message, const struct writing *how,
                                          uint8_t *out, size_t room, size_t *size, struct icmpwire_fault *fault)
{
    uint8_t small[ICMPWIRE_SMALL];
    return write_message(message, how, small, sizeof small, size, fault) && icmpwire_slow_fits(*size, room, fault) &&
           (icmpwire_slow_copied(small, *size, out) || write_message(message, how, out, room, size, fault));
}

bool icmpwire_encode(const struct icmpwire_message *message, uint8_t *out, size_t room, size_t *size,
                     struct icmpwire_fault *fault)
{
    struct writing how = {false, NULL, NULL};
    return write_small_or_large(message, &how, out, room, size, fault);
}

bool icmpwire_build(const struct icmpwire_message *message, const uint8_t *source, const uint8_t *destination,
                    uint8_t *out, size_t room, size_t *size, struct icmpwire_fault *fault)
{
    struct writing how = {true, source, destination};
    memset(fault, 0, sizeof *fault);
    fault->field = "";
    *size = 0;
    if (message->family == ICMPWIRE_ICMP6 && !(source && destination)) {
        fault->status = ICMPWIRE_BAD_ARGUMENT;
        fault->field = source ? "destination" : "source";
        return false;
    }
    return write_small_or_large(message, &how, out, room, size, fault);
}

bool icmpwire_fill(struct icmpwire_message *message, struct icmpwire_value *values, size_t count,
                   struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    icmpwire_slow_filler(&w, values, count);
    icmpwire_slow_message_of(&w, message);
    return icmpwire_slow_all_used(&w, fault);
}

void icmpwire_describe(struct icmpwire_message *message, icmpwire_member_fn *tell, void *context)
{
    struct icmpwire_slow w;
    icmpwire_slow_teller(&w, tell, context);
    icmpwire_slow_message_of(&w, message);
}

/* ---- reading ---- */

bool icmpwire_decode_captured(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                              struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    icmpwire_slow_reader(&w, ICMPWIRE_EXPLAIN, data, captured, size);
    memset(message, 0, sizeof *message);
    message->family = (uint8_t)family;
    icmpwire_slow_message_of(&w, message);
    *fault = w.fault;
    return !w.failed;
}

/* ---- extension structures in the wrong place (RFC 4884 section 5.5 and senders that misread it) ---- */

/* What a message that RFC 4884 extends has of it. */
struct extended {
    enum icmpwire_family family;
    uint8_t length;
    size_t unit;
    struct icmpwire_span *datagram;
    struct icmpwire_extension *extension;
};

static bool extended_of(struct icmpwire_message *m, struct extended *e)
{
    e->family = (enum icmpwire_family)m->family;
    switch (m->layout) {
#define EXTENDED(NAME, name, octets)       \
    case ICMPWIRE_LAYOUT_##NAME:           \
        e->length = m->name.length;        \
        e->unit = octets;                  \
        e->datagram = &m->name.datagram;   \
        e->extension = &m->name.extension; \
        return true;
        EXTENDED(DESTINATION_UNREACHABLE4, destination_unreachable4, 4)
        EXTENDED(TIME_EXCEEDED4, time_exceeded4, 4)
        EXTENDED(PARAMETER_PROBLEM4, parameter_problem4, 4)
        EXTENDED(DESTINATION_UNREACHABLE6, destination_unreachable6, 8)
        EXTENDED(TIME_EXCEEDED6, time_exceeded6, 8)
#undef EXTENDED
    default:
        return false;
    }
}

enum { QUOTE_AT = 8, LEGACY_QUOTE = 128 };

/* Is there a structure behind `quote` octets of datagram, its IP header whole: version 2, a checksum that is there and
 * right, objects that fill it, at least one? */
static bool structure_at(struct icmpwire_span message, size_t quote, const struct extended *e)
{
    struct icmpwire_span datagram;
    struct icmpwire_span structure;
    struct icmpwire_extension extension;
    if (message.size < QUOTE_AT + quote + 8)
        return false;
    datagram = icmpwire_span_first(icmpwire_span_behind(message, QUOTE_AT), quote);
    structure = icmpwire_span_behind(message, QUOTE_AT + quote);
    if (!icmpwire_datagram_is_whole(e->family, datagram) ||
        icmpwire_checksum_check_extension(structure) != ICMPWIRE_CHECKSUM_GOOD ||
        !icmpwire_extension_read(structure, &extension) || extension.objects.size == 0)
        return false;
    *e->datagram = datagram;
    *e->extension = extension;
    return true;
}

/* A structure that the length attribute announced and that is not known to be wrong. */
static bool extension_is_good(struct icmpwire_span message, const struct extended *e)
{
    size_t behind = QUOTE_AT + e->length * e->unit;
    if (!e->extension->objects.data)
        return false;
    return icmpwire_checksum_check_extension(icmpwire_span_behind(message, behind)) != ICMPWIRE_CHECKSUM_BAD;
}

static enum icmpwire_reading find_structure(const struct icmpwire_message *m, struct icmpwire_span message,
                                            const struct extended *e)
{
    bool legacy = m->layout != ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4; /* was not extended before RFC 4884 */
    if (e->length == 0)
        return legacy && structure_at(message, LEGACY_QUOTE, e) ? ICMPWIRE_READING_LEGACY : ICMPWIRE_READING_STRICT;
    if (structure_at(message, e->length, e))
        return ICMPWIRE_READING_OCTETS;
    return structure_at(message, LEGACY_QUOTE, e) ? ICMPWIRE_READING_FIXED : ICMPWIRE_READING_STRICT;
}

bool icmpwire_decode_lenient(enum icmpwire_family family, const uint8_t *data, size_t size,
                             struct icmpwire_message *message, enum icmpwire_reading *reading,
                             struct icmpwire_fault *fault)
{
    bool good = icmpwire_decode_captured(family, data, size, size, message, fault);
    struct icmpwire_span all = icmpwire_span_of(data, size);
    struct extended e;
    *reading = ICMPWIRE_READING_STRICT;
    if (size < QUOTE_AT || !extended_of(message, &e) || (good && extension_is_good(all, &e)))
        return good;
    *reading = find_structure(message, all, &e);
    if (*reading == ICMPWIRE_READING_STRICT)
        return good;
    memset(fault, 0, sizeof *fault);
    fault->field = "";
    return true;
}
