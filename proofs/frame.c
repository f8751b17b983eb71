/* SPDX-License-Identifier: BSD-2-Clause */
/* How far an element of SUBJECT reaches, in a list of any octets and size: only octets of the list are read, and an
 * element that is framed takes at least one octet and none beyond the end. A loop over the list hence ends, and stays
 * within it. */
#include "proof.h"

#include "icmpwire/inline.h"

void harness(void)
{
    struct icmpwire_span list = any_octets();
    size_t n;
    if (icmpwire_framed(list.data, list.size, JOIN(icmpwire_reach_, SUBJECT, ), &n)) {
        HOLDS(n >= 1 && n <= list.size);
        struct icmpwire_span rest = icmpwire_span_behind(list, n);
        HOLDS(rest.size < list.size && rest.data + rest.size == list.data + list.size);
        HOLDS(within(icmpwire_span_first(list, n), list) && within(rest, list));
        REACHED("an element");
    } else {
        HOLDS(n == 0 || n > list.size);
        REACHED("none");
    }
}
