/* SPDX-License-Identifier: BSD-2-Clause */
/* Duplicate address detection of 6LoWPAN, and MPL control. The messages' walks start behind the checksum. */
#ifndef ICMPWIRE_WALKS_LOWPAN_H
#define ICMPWIRE_WALKS_LOWPAN_H

ICMPWIRE_BITS(mpl_lengths) = {{"bitmap_octets", 6}, {"seed_identifier_size", 2}, {NULL, 0}};

/* RFC 7731 section 6.2 */
ICMPWIRE_INLINE size_t icmpwire_reach_mpl_seed(const uint8_t *list, size_t left)
{
    uint8_t lengths;
    if (left < 2)
        return ICMPWIRE_BEYOND;
    lengths = icmpwire_peek8(list, 1);
    return (size_t)2 + ICMPWIRE_MPL_SEED_OCTETS(lengths) + ICMPWIRE_MPL_BITMAP_OCTETS(lengths);
}

/* For building: both sizes, when they can be said. */
ICMPWIRE_INLINE size_t icmpwire_mpl_lengths(const struct icmpwire_mpl_seed *seed)
{
    size_t octets = seed->seed_identifier.size;
    size_t s = octets == 0 ? 0 : octets == 2 ? 1 : octets == 8 ? 2 : 3;
    return s == 3 && octets != 16 ? SIZE_MAX : seed->buffered_messages.size << 2 | s;
}

WALK_IN(duplicate_address, message) /* RFC 6775 section 4.4, RFC 8505 section 4.2 */
{
    size_t suffix = ICMPWIRE_DUPLICATE_ADDRESS_SUFFIX(in->code);
    U8(status);
    U8(tid);
    U16(lifetime_minutes);
    if (suffix > 4) {
        REST(body, OCTETS);
        return;
    }
    FIXED(rovr, OCTETS, suffix ? 8 * suffix : 8);
    IPV6(registered_address);
    LIST8(options, option);
}

WALK(mpl_seed) /* RFC 7731 section 6.2 */
{
    U8(minimum_sequence);
    U8_BITS_AS(lengths, mpl_lengths, icmpwire_mpl_lengths(m));
    SPAN(seed_identifier, OCTETS, ICMPWIRE_MPL_SEED_OCTETS(m->lengths), lengths);
    SPAN(buffered_messages, OCTETS, ICMPWIRE_MPL_BITMAP_OCTETS(m->lengths), lengths);
}

WALK(mpl_control) /* RFC 7731 section 6.2 */
{
    LIST(seeds, mpl_seed);
}

ELEMENT(mpl_seed)

#endif
