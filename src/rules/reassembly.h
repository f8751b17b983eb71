/* SPDX-License-Identifier: BSD-2-Clause */
/* Putting fragments together, for both families (RFC 791 section 3.2, RFC 8200 section 4.5), as the kernel does it: a
 * fragment that overlaps another one gives up the whole datagram (RFC 5722), one that is there already is ignored. */
#ifndef ICMPWIRE_RULES_REASSEMBLY_H
#define ICMPWIRE_RULES_REASSEMBLY_H

#include "run.h"

/* A fragment. The caller has checked that its headers are good and that all but the last one are multiples of 8. */
struct icmpwire_fragment {
    const struct icmpwire_datagram *d; /* the packet, whose version, addresses, device, cast and source_mac count */
    uint32_t identification;
    uint32_t scope;   /* IPv6: index of the device where link-local or multicast addresses need one; else 0 */
    uint8_t protocol; /* IPv4: of the datagram; IPv6: 0 */
    struct icmpwire_span
        header; /* in front of the payload: the IPv4 header, or all IPv6 headers but the fragment header */
    struct icmpwire_span payload;
    uint32_t offset; /* octets */
    bool more;
    bool unfragmentable; /* IPv4: DF */
    uint32_t seconds;    /* from the first one to arrive until the datagram is given up */
};

enum icmpwire_fragment_fate {
    ICMPWIRE_FRAGMENT_KEPT = 0,
    ICMPWIRE_FRAGMENT_DUPLICATE,
    ICMPWIRE_FRAGMENT_DISCARDED, /* and the whole datagram with it */
    ICMPWIRE_FRAGMENT_WHOLE      /* the datagram is there */
};

/* ip_frag_queue, ip6_frag_queue. *of: the datagram, when it is whole; it must be freed. Counts what is
 * discarded as ReasmFails, and nothing else. */
enum icmpwire_fragment_fate icmpwire_reassemble(struct icmpwire_run *run, const struct icmpwire_fragment *fragment,
                                                struct icmpwire_reassembly **of);

/* The whole packet, headers as the first fragment had them: the caller corrects lengths and what names the payload. */
uint8_t *icmpwire_reassembled(struct icmpwire_reassembly *reassembly, size_t *size);

/* inet_frag_kill */
void icmpwire_reassembly_free(struct icmpwire_reassembly *reassembly);

/* RFC 3168 section 5.3: the codepoint of the whole; 4 when those of the fragments do not go together. */
unsigned icmpwire_reassembly_ecn(const struct icmpwire_reassembly *reassembly);

/* The timers: see timers.h. */
uint64_t icmpwire_reassembly_next(const struct icmpwire_host *host);
void icmpwire_reassembly_tick(struct icmpwire_run *run);

/* ip_expire, ip6frag_expire_frag_queue: a datagram that did not become whole in time; it is freed behind it. */
void icmpwire_reassembly_expired4(struct icmpwire_run *run, const struct icmpwire_reassembly *reassembly);
void icmpwire_reassembly_expired6(struct icmpwire_run *run, const struct icmpwire_reassembly *reassembly);

#endif
