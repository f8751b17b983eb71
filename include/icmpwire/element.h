/* SPDX-License-Identifier: BSD-2-Clause */
/* What every element of a list offers. */
#ifndef ICMPWIRE_ELEMENT_H
#define ICMPWIRE_ELEMENT_H

#include "base.h"

struct icmpwire_value;  /* visit.h */
struct icmpwire_member; /* member.h */

/* For each kind of element there are
 *
 * struct icmpwire_span icmpwire_X_next(struct icmpwire_span list, struct icmpwire_X *element);
 *   Decodes the first element of a list that is not empty, and returns the rest of the list; size 0 ends it:
 *     for (struct icmpwire_span rest = list; rest.size;) rest = icmpwire_X_next(rest, &element);
 *   element->status is ICMPWIRE_OK, or what is wrong with this element alone; the next one can still be taken. When
 *   even its length is impossible, the rest is empty and its data null.
 *
 * bool icmpwire_X_explain(struct icmpwire_span element, struct icmpwire_X *out, struct icmpwire_fault *fault);
 *   Decodes one element, slowly: on false the fault has the offset in the element, and the fields before it hold.
 *
 * bool icmpwire_X_encode(const struct icmpwire_X *element, bool build, uint8_t *out, size_t room, size_t *size,
 *                        struct icmpwire_fault *fault);
 *   Writes the element as its members say, or with build: lengths, counts and padding filled in. *size gets the octets
 *   written, or with ICMPWIRE_NO_ROOM the octets needed; then nothing is written.
 *
 * bool icmpwire_X_fill(struct icmpwire_X *element, struct icmpwire_value *values, size_t count,
 *                      struct icmpwire_fault *fault);
 *   Sets members by name, as icmpwire_fill does for a message.
 *
 * void icmpwire_X_describe(struct icmpwire_X *element, icmpwire_member_fn *tell, void *context);
 *   Tells the members that the element's type calls for, as icmpwire_describe does for a message (member.h).
 *
 * icmpwire_X_again is what the inlined form calls for an element that is broken; it is not for callers. */
#define ICMPWIRE_ELEMENT(name)                                                                                         \
    ICMPWIRE_API struct icmpwire_span icmpwire_##name##_next(struct icmpwire_span list,                                \
                                                             struct icmpwire_##name *element);                         \
    ICMPWIRE_API bool icmpwire_##name##_explain(struct icmpwire_span element, struct icmpwire_##name *out,             \
                                                struct icmpwire_fault *fault);                                         \
    ICMPWIRE_API bool icmpwire_##name##_encode(const struct icmpwire_##name *element, bool build, uint8_t *out,        \
                                               size_t room, size_t *size, struct icmpwire_fault *fault);               \
    ICMPWIRE_API bool icmpwire_##name##_fill(struct icmpwire_##name *element, struct icmpwire_value *values,           \
                                             size_t count, struct icmpwire_fault *fault);                              \
    ICMPWIRE_API void icmpwire_##name##_describe(struct icmpwire_##name *element,                                      \
                                                 void (*tell)(void *, const struct icmpwire_member *), void *context); \
    ICMPWIRE_API struct icmpwire_##name icmpwire_##name##_again(struct icmpwire_span element)                          \
        __attribute__((cold, pure));

#endif
