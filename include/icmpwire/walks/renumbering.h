/* SPDX-License-Identifier: BSD-2-Clause */
/* Router renumbering. The message's walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_RENUMBERING_H
#define ICMPWIRE_WALKS_RENUMBERING_H

ICMPWIRE_BITS(renumbering) = {
    {"test", 1},      {"report", 1}, {"all_interfaces", 1}, {"site_specific", 1}, {"processed", 1},
    {"reserved2", 3}, {NULL, 0}};
ICMPWIRE_BITS(use_part) = {{"valid_counts_down", 1}, {"preferred_counts_down", 1}, {"reserved", 30}, {NULL, 0}};
ICMPWIRE_BITS(prefix_result) = {{"reserved", 14}, {"out_of_bounds", 1}, {"forbidden", 1}, {NULL, 0}};

/* RFC 2894 section 3.2.1.1: 3 units for the match part and 4 for each use part. */
ICMPWIRE_INLINE size_t icmpwire_reach_prefix_operation(const uint8_t *list, size_t left)
{
    size_t length;
    if (left < 2)
        return ICMPWIRE_BEYOND;
    length = icmpwire_peek8(list, 1);
    return length % 4 == 3 ? 8 * length : 0;
}

ICMPWIRE_INLINE size_t icmpwire_reach_use_part(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 32;
}

ICMPWIRE_INLINE size_t icmpwire_reach_prefix_result(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 24;
}

WALK(use_part) /* RFC 2894 section 3.2.1.2 */
{
    U8(use_length);
    U8(keep_length);
    U8(flag_mask);
    U8(ra_flags);
    U32(valid_lifetime_seconds);
    U32(preferred_lifetime_seconds);
    U32_BITS(flags, use_part);
    IPV6(use_prefix);
}

WALK(prefix_operation) /* RFC 2894 section 3.2.1 */
{
    U8(operation);
    U8_SIZE(length, 8, 0);
    U8(ordinal);
    U8(match_length);
    U8(minimum_length);
    U8(maximum_length);
    U16(reserved);
    IPV6(match_prefix);
    LIST(use_parts, use_part);
}

WALK(prefix_result) /* RFC 2894 section 3.2.2 */
{
    U16_BITS(flags, prefix_result);
    U8(ordinal);
    U8(matched_length);
    U32(interface_index);
    IPV6(matched_prefix);
}

WALK_IN(router_renumbering, message) /* RFC 2894 section 3 */
{
    U32(sequence);
    U8(segment);
    U8_BITS(flags, renumbering);
    U16(maximum_delay_milliseconds);
    U32(reserved);
    if (in->code == ICMPWIRE_RENUMBERING_COMMAND)
        LIST(operations, prefix_operation);
    else if (in->code == ICMPWIRE_RENUMBERING_RESULT)
        LIST(results, prefix_result);
    else
        REST(body, OCTETS);
}

ELEMENT(use_part)
ELEMENT(prefix_operation)
ELEMENT(prefix_result)

#endif
