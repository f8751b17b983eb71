/* SPDX-License-Identifier: BSD-2-Clause */
/* What the files of the slow primitives share. */
#ifndef ICMPWIRE_WALK_PARTS_H
#define ICMPWIRE_WALK_PARTS_H

#include "slow.h"

void icmpwire_slow_fail(struct icmpwire_slow *w, enum icmpwire_status status, uint32_t offset, const char *name,
                        uint32_t readable);
void icmpwire_slow_note(struct icmpwire_slow *w, const void *member, const char *name);
/* Fails at the number that is to blame, or here when there is none. */
void icmpwire_slow_blame(struct icmpwire_slow *w, enum icmpwire_status status, const void *member, const char *name);
/* The next field is not all there: the capture lacks it; or, in an element that says its own length, that length is to
 * blame; or the message ends. */
void icmpwire_slow_fall_short(struct icmpwire_slow *w, bool beyond, const char *name);
/* The one check, and the one place that moves. */
bool icmpwire_slow_claim(struct icmpwire_slow *w, size_t n, const char *name);
/* Takes n octets, or as many as were captured of them; then it fails. */
struct icmpwire_span icmpwire_slow_take(struct icmpwire_slow *w, size_t n, const char *name);
struct icmpwire_field icmpwire_slow_field(const struct icmpwire_slow *w, enum icmpwire_event event,
                                          enum icmpwire_kind kind, const char *name, const uint8_t *data, size_t size);
void icmpwire_slow_tell(struct icmpwire_slow *w, const struct icmpwire_field *f);
/* Tells a field of octets that was read. */
void icmpwire_slow_tell_octets(struct icmpwire_slow *w, enum icmpwire_kind kind, const char *name,
                               struct icmpwire_span octets);
/* Octets read or written so far. */
uint32_t icmpwire_slow_offset(const struct icmpwire_slow *w);
void icmpwire_slow_put(struct icmpwire_slow *w, const uint8_t *data, size_t n);
void icmpwire_slow_put_number(struct icmpwire_slow *w, uint64_t value, uint8_t octets);
void icmpwire_slow_rewrite(struct icmpwire_slow *w, size_t at, uint64_t value, uint8_t octets);
struct icmpwire_value *icmpwire_slow_value(struct icmpwire_slow *w, const char *name);
/* Fills a span, or tells it; `element`: what it is a list of. */
void icmpwire_slow_fill_span(struct icmpwire_slow *w, struct icmpwire_span *span, enum icmpwire_kind kind,
                             const char *name, const char *element);

#endif
