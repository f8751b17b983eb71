/* SPDX-License-Identifier: BSD-2-Clause */
/* Node information. The message's walk starts behind the checksum. */
#ifndef ICMPWIRE_WALKS_NODE_H
#define ICMPWIRE_WALKS_NODE_H

ICMPWIRE_BITS(node_information) = {{"reserved", 10},  {"global", 1}, {"site_local", 1}, {"link_local", 1},
                                   {"compatible", 1}, {"all", 1},    {"truncated", 1},  {NULL, 0}};

/* RFC 4620 section 6.3: a name of one label that is not fully qualified has a second zero octet. */
ICMPWIRE_INLINE size_t icmpwire_reach_node_name(const uint8_t *list, size_t left)
{
    size_t n = icmpwire_reach_domain_name(list, left);
    bool one_label = n < left && n > 1 && icmpwire_peek8(list, 0) + (size_t)2 == n;
    return one_label && icmpwire_peek8(list, n) == 0 ? n + 1 : n;
}

ICMPWIRE_INLINE size_t icmpwire_reach_node_ipv6(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 20;
}

ICMPWIRE_INLINE size_t icmpwire_reach_node_ipv4(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 8;
}

WALK_OF(node_name, domain_name) /* RFC 4620 section 6.3: pointers count from the TTL */
{
    NAME(octets, 16, 4);
}

WALK(node_ipv6) /* RFC 4620 section 6.4 */
{
    U32(ttl_seconds);
    IPV6(address);
}

WALK(node_ipv4) /* RFC 4620 section 6.5 */
{
    U32(ttl_seconds);
    IPV4(address);
}

WALK_IN_OF(node_subject, node_information, message) /* RFC 4620 section 4 */
{
    if (m->qtype == ICMPWIRE_NODE_NOOP) {
        REST(data, OCTETS);
    } else if (in->code == ICMPWIRE_NODE_SUBJECT_IPV6) {
        if (REFUSED(LEFT != 16, BAD_LENGTH, subject_ipv6))
            return;
        IPV6(subject_ipv6);
    } else if (in->code == ICMPWIRE_NODE_SUBJECT_NAME) {
        NAME(subject_name, 0, SIZE_MAX);
    } else if (in->code == ICMPWIRE_NODE_SUBJECT_IPV4) {
        if (REFUSED(LEFT != 4, BAD_LENGTH, subject_ipv4))
            return;
        IPV4(subject_ipv4);
    } else {
        REST(data, OCTETS);
    }
}

WALK_IN_OF(node_answer, node_information, message) /* RFC 4620 sections 5, 6 */
{
    if (in->code != ICMPWIRE_NODE_SUCCESS) {
        REST(data, OCTETS);
    } else if (m->qtype == ICMPWIRE_NODE_NAMES) {
        U32(ttl_seconds);
        LIST(names, node_name);
    } else if (m->qtype == ICMPWIRE_NODE_IPV6_ADDRESSES) {
        LIST(ipv6_addresses, node_ipv6);
    } else if (m->qtype == ICMPWIRE_NODE_IPV4_ADDRESSES) {
        LIST(ipv4_addresses, node_ipv4);
    } else {
        REST(data, OCTETS);
    }
}

WALK_IN(node_information, message) /* RFC 4620 section 4 */
{
    U16(qtype);
    U16_BITS(flags, node_information);
    FIXED(nonce, OCTETS, 8);
    if (in->type == ICMPWIRE_ICMP6_NODE_INFORMATION_QUERY)
        SAME(node_subject);
    else
        SAME(node_answer);
}

ELEMENT(node_ipv6)
ELEMENT(node_ipv4)

#endif
