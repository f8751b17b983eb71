/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener and multicast router discovery. Each walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_LISTENER_H
#define ICMPWIRE_WALKS_LISTENER_H

ICMPWIRE_BITS(listener_query) = {{"extended", 1}, {"reserved2", 3}, {"suppress", 1}, {"robustness", 3}, {NULL, 0}};
ICMPWIRE_BITS(listener_report) = {{"extended", 1}, {"reserved", 15}, {NULL, 0}};

/* RFC 3810 section 5.2 */
ICMPWIRE_INLINE size_t icmpwire_reach_listener_record(const uint8_t *list, size_t left)
{
    if (left < 20)
        return ICMPWIRE_BEYOND;
    return 20 + 16 * (size_t)icmpwire_peek16(list, 2) + 4 * (size_t)icmpwire_peek8(list, 1);
}

/* RFC 9279 section 3 */
ICMPWIRE_INLINE size_t icmpwire_reach_listener_extension(const uint8_t *list, size_t left)
{
    return left < 4 ? ICMPWIRE_BEYOND : 4 + (size_t)icmpwire_peek16(list, 2);
}

WALK(listener_record) /* RFC 3810 section 5.2 */
{
    U8(type);
    U8_AS(aux_data_words, (m->aux_data.size + 3) / 4);
    U16_AS(number_of_sources, m->sources.size / 16);
    IPV6(group);
    SPAN(sources, IPV6_LIST, (size_t)16 * m->number_of_sources, number_of_sources);
    SPAN(aux_data, OCTETS, (size_t)4 * m->aux_data_words, aux_data_words);
    ALIGN(4);
}

WALK(listener_extension) /* RFC 9279 section 3 */
{
    U16(type);
    U16_SIZE(length, 1, 4);
    REST(value, OCTETS);
}

WALK(multicast_listener_query) /* RFC 2710 section 3, RFC 3810 sections 5.1, 8.1 */
{
    U16(maximum_response_code);
    U16(reserved);
    IPV6(group);
    SHAPE(version, LEFT ? 2 : 1);
    if (m->version == 1)
        return;
    if (REFUSED(LEFT < 4, BAD_LENGTH, flags))
        return;
    if (LATER) {
        U8_BITS(flags, listener_query);
        U8(qqic);
        U16_AS(number_of_sources, m->sources.size / 16);
        SPAN(sources, IPV6_LIST, (size_t)16 * m->number_of_sources, number_of_sources);
        EXTRA(extra, listener_extension, ICMPWIRE_QUERY_EXTENDED(m->flags));
    }
}

WALK(multicast_listener_report) /* RFC 2710 section 3 */
{
    U16(maximum_response_delay);
    U16(reserved);
    IPV6(group);
    TAIL(trailing);
}

WALK(multicast_listener_report2) /* RFC 3810 section 5.2 */
{
    U16_BITS(flags, listener_report);
    U16_AS(number_of_records, COUNT(records, listener_record));
    LIST_OF(records, listener_record, m->number_of_records, number_of_records);
    EXTRA(extra, listener_extension, ICMPWIRE_REPORT_EXTENDED(m->flags));
}

WALK(multicast_router_advertisement) /* RFC 4286 section 3.1 */
{
    U16(query_interval_seconds);
    U16(robustness);
    TAIL(trailing);
}

WALK(multicast_router_solicitation) /* RFC 4286 sections 4.1, 5.1 */
{
    TAIL(trailing);
}

ELEMENT_SELF_SIZED(listener_record)
ELEMENT(listener_extension)

#endif
