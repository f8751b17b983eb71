/* SPDX-License-Identifier: BSD-2-Clause */
/* The iterator of SUBJECT: whatever a list holds, the rest is its end and shorter than it, so that every loop ends; an
 * impossible length ends it. */
#include "proof.h"

#ifndef MORE
#define MORE /* what this iterator is told beside the list */
#endif

void harness(void)
{
    struct icmpwire_span list = any_octets();
    struct JOIN(icmpwire_, SUBJECT, ) element, *to = &element;
    if (list.size == 0)
        return; /* a list without octets has no first element */
    struct icmpwire_span rest = JOIN(icmpwire_, SUBJECT, _next)(list, MORE to);
    HOLDS(rest.size < list.size);
    HOLDS(rest.data == NULL ? rest.size == 0 : within(rest, list) && rest.data + rest.size == list.data + list.size);
    if (element.status == ICMPWIRE_OK)
        REACHED("an element that holds");
    else
        REACHED("one that is broken");
}
