/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS names in label form (RFC 1035 sections 2.3.4, 3.1, 4.1.4), as elements of a list. */
#ifndef ICMPWIRE_WALKS_NAME_H
#define ICMPWIRE_WALKS_NAME_H

#define ICMPWIRE_LABEL_MOST   63  /* octets in a label; the two bits above say what kind of label it is */
#define ICMPWIRE_NAME_MOST    255 /* octets in a name, with all length octets and the zero at its end */
#define ICMPWIRE_NAME_POINTER 0xc0

/* A name ends with its zero octet or with a pointer; where that leads to is for the iteration to judge. Beyond what is
 * left it answers where the label that passes the end would end. */
ICMPWIRE_INLINE size_t icmpwire_reach_domain_name(const uint8_t *list, size_t left)
{
    size_t at = 0;
    while (at < left && at < ICMPWIRE_NAME_MOST) {
        size_t length = icmpwire_peek8(list, at);
        if (length == 0)
            return at + 1;
        if (length >= ICMPWIRE_NAME_POINTER)
            return at + 2;
        if (length > ICMPWIRE_LABEL_MOST)
            return 0;
        at += 1 + length;
    }
    if (at >= ICMPWIRE_NAME_MOST)
        return 0;
    return at > left ? at : ICMPWIRE_BEYOND;
}

/* A name without compression, from its first label to its zero octet. */
ICMPWIRE_INLINE size_t icmpwire_reach_plain_name(const uint8_t *list, size_t left)
{
    size_t at = 0;
    while (at < left && at < ICMPWIRE_NAME_MOST) {
        size_t length = icmpwire_peek8(list, at);
        if (length == 0)
            return at + 1;
        if (length > ICMPWIRE_LABEL_MOST)
            return 0;
        at += 1 + length;
    }
    if (at >= ICMPWIRE_NAME_MOST)
        return 0;
    return at > left ? at : ICMPWIRE_BEYOND;
}

#endif
