/* SPDX-License-Identifier: BSD-2-Clause */
#include "pairs.h"
#include "icmpwire/flow.h"

static const struct icmpwire_pair pairs4[] = {
    {8, 0, IN_BASELINE, 0},                    /* echo */
    {10, 9, IN_BASELINE, FROM_ANY | TO_GROUP}, /* RFC 1256: solicitations go to all, advertisements too */
    {13, 14, IN_BASELINE, 0},                  /* timestamp */
    {15, 16, IN_BASELINE, 0},                  /* information */
    {17, 18, IN_BASELINE, 0},                  /* address mask */
    {37, 38, 0, 0},                            /* domain name */
    {42, 43, 0, 0},                            /* extended echo */
};

static const struct icmpwire_pair pairs6[] = {
    {128, 129, IN_BASELINE, 0},                      /* echo */
    {130, 131, IN_BASELINE, FROM_ANY | TO_ANYWHERE}, /* RFC 2710: reports go to the group that they are about */
    {130, 143, 0, FROM_ANY | TO_ANYWHERE},           /* RFC 3810: and those of version 2 to ff02::16 */
    {133, 134, IN_BASELINE, FROM_ANY | TO_GROUP},    /* RFC 4861 section 6.2.6 */
    {135, 136, IN_BASELINE, FROM_ANY},               /* RFC 4861 section 7.2.4: from any address of the node */
    {139, 140, IN_BASELINE, 0},                      /* node information */
    {141, 142, 0, FROM_ANY},                         /* RFC 3122 section 4.2: as neighbor advertisements */
    {144, 145, IN_BASELINE, FROM_ANY},               /* RFC 6275 section 10.5.1: an anycast address was asked */
    {146, 147, IN_SURICATA, 0},                      /* mobile prefix */
    {148, 149, IN_SURICATA, FROM_ANY | TO_GROUP},    /* RFC 3971 section 6.4.2 */
    {152, 151, IN_SURICATA, FROM_ANY | TO_ANYWHERE}, /* RFC 4286: advertisements go to all snoopers */
    {157, 158, IN_SURICATA, 0},                      /* duplicate address */
    {160, 161, 0, 0},                                /* extended echo */
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct icmpwire_pair *first(const struct icmpwire_pair *pairs, size_t count, uint8_t type, bool asks)
{
    for (size_t i = 0; i < count; i++)
        if ((asks ? pairs[i].request : pairs[i].reply) == type)
            return &pairs[i];
    return NULL;
}

const struct icmpwire_pair *icmpwire_pair_asking(enum icmpwire_family family, uint8_t type)
{
    return family == ICMPWIRE_ICMP4 ? first(pairs4, COUNT(pairs4), type, true)
                                    : first(pairs6, COUNT(pairs6), type, true);
}

const struct icmpwire_pair *icmpwire_pair_answering(enum icmpwire_family family, uint8_t type)
{
    return family == ICMPWIRE_ICMP4 ? first(pairs4, COUNT(pairs4), type, false)
                                    : first(pairs6, COUNT(pairs6), type, false);
}

bool icmpwire_reply_type(enum icmpwire_family family, uint8_t type, unsigned *reply)
{
    const struct icmpwire_pair *pair = icmpwire_pair_asking(family, type);
    if (pair)
        *reply = pair->reply;
    return pair != NULL;
}
