/* SPDX-License-Identifier: BSD-2-Clause */
/* Neighbor Discovery and inverse Neighbor Discovery. Each walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_DISCOVERY_H
#define ICMPWIRE_WALKS_DISCOVERY_H

ICMPWIRE_BITS(router_advertisement6) = {{"managed", 1}, {"other_config", 1}, {"home_agent", 1}, {"preference", 2},
                                        {"proxy", 1},   {"snac", 1},         {"reserved", 1},   {NULL, 0}};
ICMPWIRE_BITS(neighbor_advertisement) = {{"router", 1}, {"solicited", 1}, {"override", 1}, {"reserved", 29}, {NULL, 0}};

WALK(solicitation) /* RFC 4861 section 4.1, RFC 3122 section 2 */
{
    U32(reserved);
    LIST8(options, option);
}

WALK(router_advertisement6) /* RFC 4861 section 4.2 */
{
    U8(cur_hop_limit);
    U8_BITS(flags, router_advertisement6);
    U16(router_lifetime_seconds);
    U32(reachable_time_milliseconds);
    U32(retrans_timer_milliseconds);
    LIST8(options, option);
}

WALK(neighbor_solicitation) /* RFC 4861 section 4.3 */
{
    U32(reserved);
    IPV6(target);
    LIST8(options, option);
}

WALK(neighbor_advertisement) /* RFC 4861 section 4.4 */
{
    U32_BITS(flags, neighbor_advertisement);
    IPV6(target);
    LIST8(options, option);
}

WALK(redirect6) /* RFC 4861 section 4.5 */
{
    U32(reserved);
    IPV6(target);
    IPV6(destination);
    LIST8(options, option);
}

#endif
