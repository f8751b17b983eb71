/* SPDX-License-Identifier: BSD-2-Clause */
/* The walks of walk_layouts.h. Behind one of the forms; no include guard, since each form compiles them anew. */

ICMPWIRE_BITS(tiny8) = {{"a1", 1}, {"a7", 7}, {NULL, 0}};
ICMPWIRE_BITS(tiny16) = {{"b13", 13}, {"b3", 3}, {NULL, 0}};
ICMPWIRE_BITS(tiny32) = {{"c1", 1}, {"c31", 31}, {NULL, 0}};

#define TINY_CANNOT_BE_TOLD 200

ICMPWIRE_INLINE size_t icmpwire_reach_tiny_element(const uint8_t *list, size_t left)
{
    if (left < 2 || icmpwire_peek8(list, 1) == TINY_CANNOT_BE_TOLD)
        return ICMPWIRE_BEYOND;
    return icmpwire_peek8(list, 1);
}

ICMPWIRE_INLINE size_t icmpwire_reach_tiny_unit(const uint8_t *list, size_t left)
{
    return left < 2 ? ICMPWIRE_BEYOND : (size_t)8 * icmpwire_peek8(list, 1);
}

WALK(tiny_numbers)
{
    U8(a);
    U16(b);
    U24(c);
    U32(d);
    U64(e);
    I32(f);
}

WALK(tiny_bits)
{
    U8_BITS(a, tiny8);
    U16_BITS(b, tiny16);
    U32_BITS(c, tiny32);
}

WALK(tiny_addresses)
{
    U8(a);
    IPV4(b);
    IPV6(c);
}

WALK(tiny_counted)
{
    U8_AS(count, m->data.size);
    SPAN(data, OCTETS, m->count, count);
    REST(rest, OCTETS);
}

WALK(tiny_tail)
{
    U16(a);
    TAIL(trailing);
}

WALK(tiny_part)
{
    U8(a);
    PART(inner, tiny_tail);
}

WALK(tiny_refused)
{
    U8(version);
    if (REFUSED(m->version != 4, BAD_VERSION, version))
        return;
    U8(b);
}

WALK(tiny_element)
{
    U8(type);
    U8_SIZE(length, 1, 0);
    if (m->type == 1)
        U16(value);
    else
        REST(body, OCTETS);
    ALIGN(4);
}

WALK(tiny_list)
{
    U8(a);
    LIST(list, tiny_element);
}

WALK(tiny_unit)
{
    U8(type);
    U8_SIZE(length, 8, 0);
    REST(body, OCTETS);
}

WALK(tiny_list8)
{
    LIST8(list, tiny_unit);
}

WALK(tiny_array)
{
    U8(words);
    U8(count);
    ARRAY(list, tiny_tail, 4u * m->words, m->count, count);
}

ELEMENT(tiny_element)

#undef ELEMENT
#define ELEMENT(name)
#include "icmpwire/walks/ip.h"

#include "icmpwire/walks/quote.h"

#include "icmpwire/walks/extension.h"

/* As in walks/icmp4.h. */
#define WORDS(octets) (m->extension.objects.data ? icmpwire_padded(m->datagram.size, octets) / (octets) : 0)

WALK(tiny_quoted4)
{
    U8(a);
    DATAGRAM(quoted_ipv4);
}

WALK(tiny_quoted6)
{
    DATAGRAM(quoted_ipv6);
}

WALK(tiny_extended)
{
    U8_AS(length, WORDS(4));
    EXTENDED_DATAGRAM(quoted_ipv4, 4);
}

WALK(tiny_optional)
{
    OPTIONAL_EXTENSION(extension);
    TAIL(trailing);
}
