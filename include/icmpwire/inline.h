/* SPDX-License-Identifier: BSD-2-Clause */
/* The decoders as inline functions, for those who count nanoseconds: the same walks, compiled into the caller. A program
 * still links the library, which has the cold paths.
 *
 *   icmpwire_inline_decode, _open     as icmpwire_decode and icmpwire_open
 *   icmpwire_inline_X, _open_X        one layout, X as in layouts.def; the caller knows that the type has it
 *   icmpwire_first_E                  as icmpwire_E_next, for each kind of element
 *   icmpwire_view_option              an option's type and body; then icmpwire_mtu_of and the like (walks/option.h)
 *   icmpwire_quote_of, _packet_of     as icmpwire_quote_decode and icmpwire_packet_decode
 *
 * The walks need short macros (NAME, LIST, PART, ...; walks/end.h has them all), which are gone behind this header: a
 * program that has macros of these names includes this header first.
 */
#ifndef ICMPWIRE_INLINE_H
#define ICMPWIRE_INLINE_H

#include "../icmpwire.h"
#include "walk.h"

#include "walks/name.h"

#include "walks/ip.h"

#include "walks/packet.h"

#include "walks/quote.h"

#include "walks/extension.h"

#include "walks/option.h"

#include "walks/icmp4.h"

#include "walks/router.h"

#include "walks/icmp6.h"

#include "walks/discovery.h"

#include "walks/listener.h"

#include "walks/renumbering.h"

#include "walks/node.h"

#include "walks/mobility.h"

#include "walks/lowpan.h"

#include "walks/rpl.h"

/* What a decoder does with a message that it refuses: one that is broken, or of a layout that has no hot form. */
typedef bool icmpwire_refused_fn(enum icmpwire_family family, const uint8_t *data, size_t size,
                                 struct icmpwire_message *message, struct icmpwire_fault *fault);

/* By value, so that an inlined message never has its address taken: members that nobody reads are then not even loaded.
 */
ICMPWIRE_INLINE bool icmpwire_inline_refused(enum icmpwire_family family, const uint8_t *data, size_t size,
                                             struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    struct icmpwire_refusal refusal = icmpwire_decode_again(family, data, size);
    *message = refusal.message;
    *fault = refusal.fault;
    return refusal.fault.status == ICMPWIRE_OK;
}

#define ICMPWIRE_HOT(NAME, name)                                                                                    \
    ICMPWIRE_INLINE bool icmpwire_hot_##name(                                                                       \
        enum icmpwire_family family, const uint8_t *data, size_t size, struct icmpwire_message *__restrict message, \
        struct icmpwire_fault *fault, enum icmpwire_pass pass, icmpwire_refused_fn *refused)                        \
    {                                                                                                               \
        struct icmpwire_walk w = icmpwire_walk_over(data, size);                                                    \
        if (ICMPWIRE_RARE(size < icmpwire_least_message() + icmpwire_least_##name()))                               \
            return refused(family, data, size, message, fault);                                                     \
        message->family = (uint8_t)family;                                                                          \
        message->layout = ICMPWIRE_LAYOUT_##NAME;                                                                   \
        icmpwire_walk_message(&w, message, pass);                                                                   \
        icmpwire_walk_##name(&w, &message->name, pass);                                                             \
        return ICMPWIRE_RARE(w.failed) ? refused(family, data, size, message, fault) : true;                        \
    }
#define ICMPWIRE_HOT_PLAIN(NAME, name) ICMPWIRE_HOT(NAME, name)
#define ICMPWIRE_HOT_LISTS(NAME, name) ICMPWIRE_HOT(NAME, name)
#define ICMPWIRE_HOT_RARE(NAME, name)                                                                               \
    ICMPWIRE_INLINE bool icmpwire_hot_##name(                                                                       \
        enum icmpwire_family family, const uint8_t *data, size_t size, struct icmpwire_message *__restrict message, \
        struct icmpwire_fault *fault, enum icmpwire_pass pass, icmpwire_refused_fn *refused)                        \
    {                                                                                                               \
        (void)pass;                                                                                                 \
        return refused(family, data, size, message, fault);                                                         \
    }
#define ICMPWIRE_HOT_CODED(NAME, name) ICMPWIRE_HOT_RARE(NAME, name)

#define LAYOUT(NAME, name, lists)                                                                                    \
    ICMPWIRE_HOT_##lists(NAME, name)                                                                                 \
        ICMPWIRE_INLINE bool icmpwire_inline_##name(enum icmpwire_family family, const uint8_t *data, size_t size,   \
                                                    struct icmpwire_message *message, struct icmpwire_fault *fault)  \
    {                                                                                                                \
        return icmpwire_hot_##name(family, data, size, message, fault, ICMPWIRE_DECODE, icmpwire_inline_refused);    \
    }                                                                                                                \
    ICMPWIRE_INLINE bool icmpwire_inline_open_##name(enum icmpwire_family family, const uint8_t *data, size_t size,  \
                                                     struct icmpwire_message *message, struct icmpwire_fault *fault) \
    {                                                                                                                \
        return icmpwire_hot_##name(family, data, size, message, fault, ICMPWIRE_OPEN, icmpwire_inline_refused);      \
    }
#include "layouts.def"
#undef LAYOUT

ICMPWIRE_INLINE bool icmpwire_inline_pass(enum icmpwire_family family, const uint8_t *data, size_t size,
                                          struct icmpwire_message *message, struct icmpwire_fault *fault,
                                          enum icmpwire_pass pass)
{
    if (ICMPWIRE_RARE(size < 4))
        return icmpwire_inline_refused(family, data, size, message, fault);
    switch ((unsigned)family << 8 | icmpwire_peek8(data, 0)) {
#define TYPE(FAMILY, type, NAME, name)            \
    case (unsigned)ICMPWIRE_##FAMILY << 8 | type: \
        return icmpwire_hot_##name(family, data, size, message, fault, pass, icmpwire_inline_refused);
#include "types.def"
#undef TYPE
    default:
        return icmpwire_hot_opaque(family, data, size, message, fault, pass, icmpwire_inline_refused);
    }
}

ICMPWIRE_INLINE bool icmpwire_inline_decode(enum icmpwire_family family, const uint8_t *data, size_t size,
                                            struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    return icmpwire_inline_pass(family, data, size, message, fault, ICMPWIRE_DECODE);
}

ICMPWIRE_INLINE bool icmpwire_inline_open(enum icmpwire_family family, const uint8_t *data, size_t size,
                                          struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    return icmpwire_inline_pass(family, data, size, message, fault, ICMPWIRE_OPEN);
}

#include "walks/end.h"

#endif
