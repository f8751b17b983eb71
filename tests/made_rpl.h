/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL's messages: the base objects and what surrounds them. */
#ifndef ICMPWIRE_TESTS_MADE_RPL_H
#define ICMPWIRE_TESTS_MADE_RPL_H

#include "made_rpl_option.h"

MADE_PART(rpl_dis)
{
    NUMBER(flags);
    NUMBER(reserved);
}

MADE_PART(rpl_dio)
{
    NUMBER(instance);
    NUMBER(version);
    NUMBER(rank);
    NUMBER(mode);
    NUMBER(dtsn);
    NUMBER(flags);
    NUMBER(reserved2);
    ADDRESS(dodagid);
}

/* Building sets the flag when there is a DODAGID. */
#define FLAGGED_DODAGID(flag)                                              \
    do {                                                                   \
        if (!b) {                                                          \
            a->flags = (uint8_t)(any() & ~(uint32_t)(flag));               \
            a->dodagid.octets = below(2) ? some(16).data : NULL;           \
        }                                                                  \
        COMPUTED(flags, a->dodagid.octets ? a->flags | (flag) : a->flags); \
        if (b)                                                             \
            same_address(a->dodagid, b->dodagid);                          \
    } while (0)

MADE_PART(rpl_dao)
{
    NUMBER(instance);
    FLAGGED_DODAGID(0x40);
    NUMBER(reserved2);
    NUMBER(sequence);
}

MADE_PART(rpl_dao_ack)
{
    NUMBER(instance);
    FLAGGED_DODAGID(0x80);
    NUMBER(sequence);
    NUMBER(status);
}

MADE_PART(rpl_p2p_dro)
{
    NUMBER(instance);
    NUMBER(version);
    NUMBER(flags);
    ADDRESS(dodagid);
}

MADE_PART(rpl_p2p_dro_ack)
{
    NUMBER(instance);
    NUMBER(version);
    NUMBER(flags);
    ADDRESS(dodagid);
}

MADE_PART(rpl_measurement)
{
    size_t each, count = below(16);
    NUMBER(instance);
    NUMBER(compression);
    each = 16u - (a->compression >> 4);
    NUMBER(flags);
    CHOSEN(counts, count << 4 | below(16));
    OCTETS(start, each);
    OCTETS(end, each);
    OCTETS(addresses, each * count);
}

MADE_PART(rpl_dco)
{
    NUMBER(instance);
    FLAGGED_DODAGID(0x40);
    NUMBER(status);
    NUMBER(sequence);
}

MADE_PART(rpl_dco_ack)
{
    NUMBER(instance);
    FLAGGED_DODAGID(0x80);
    NUMBER(sequence);
    NUMBER(status);
}

MADE_PART(rpl_pdr)
{
    NUMBER(track);
    NUMBER(flags);
    NUMBER(lifetime);
    NUMBER(sequence);
}

MADE_PART(rpl_pdr_ack)
{
    NUMBER(track);
    NUMBER(flags);
    NUMBER(lifetime);
    NUMBER(sequence);
    NUMBER(status);
    BITS(reserved2, 24);
}

MADE_PART(rpl_consistency_check)
{
    NUMBER(instance);
    NUMBER(flags);
    NUMBER(nonce);
    ADDRESS(dodagid);
    NUMBER(destination_counter);
}

/* RFC 6550 section 6.1: which key identifier modes have a source and an index. */
MADE_PART(rpl_security)
{
    unsigned mode;
    bool sourced;
    NUMBER(time);
    NUMBER(algorithm);
    NUMBER(level);
    NUMBER(flags);
    NUMBER(counter);
    mode = a->level >> 6;
    sourced = mode == 2 || (mode == 3 && a->level & 1);
    if (sourced)
        OCTETS(key_source, 8);
    if (sourced || mode == 0)
        NUMBER(key_index);
}

static void members_base(struct icmpwire_rpl *a, const struct icmpwire_rpl *b, unsigned base)
{
    switch (base) {
    case ICMPWIRE_RPL_DIS:
        PART(dis, rpl_dis);
        break;
    case ICMPWIRE_RPL_DIO:
        PART(dio, rpl_dio);
        break;
    case ICMPWIRE_RPL_DAO:
        PART(dao, rpl_dao);
        break;
    case ICMPWIRE_RPL_DAO_ACK:
        PART(dao_ack, rpl_dao_ack);
        break;
    case ICMPWIRE_RPL_P2P_DRO:
        PART(p2p_dro, rpl_p2p_dro);
        break;
    case ICMPWIRE_RPL_P2P_DRO_ACK:
        PART(p2p_dro_ack, rpl_p2p_dro_ack);
        break;
    case ICMPWIRE_RPL_MEASUREMENT:
        PART(measurement, rpl_measurement);
        break;
    case ICMPWIRE_RPL_DCO:
        PART(dco, rpl_dco);
        break;
    case ICMPWIRE_RPL_DCO_ACK:
        PART(dco_ack, rpl_dco_ack);
        break;
    case ICMPWIRE_RPL_PDR:
        PART(pdr, rpl_pdr);
        break;
    case ICMPWIRE_RPL_PDR_ACK:
        PART(pdr_ack, rpl_pdr_ack);
        break;
    default:
        PART(consistency_check, rpl_consistency_check);
        break;
    }
}

/* RFC 6550 section 6.1: octets of the code or signature by security level and key identifier mode; an encrypted
 * message is one of levels 1 and 3, others above are not assigned. */
static size_t authentication_octets(uint8_t level)
{
    static const size_t codes[] = {4, 4, 8, 8}, signatures[] = {384, 384, 256, 256};
    if ((level & 7) > 3)
        return 0;
    return level >> 6 == 3 ? signatures[level & 7] : codes[level & 7];
}

MADE_PART_IN(rpl, message)
{
    bool secure = (in->code >= 0x80 && in->code <= 0x88) || in->code == ICMPWIRE_RPL_CONSISTENCY_CHECK;
    bool readable = secure || in->code <= ICMPWIRE_RPL_PDR_ACK;
    size_t end = 0;
    if (secure) {
        PART(security, rpl_security);
        end = authentication_octets(a->security.level);
        readable = end && !(a->security.level & 1);
    }
    if (readable) {
        members_base(a, b, in->code == ICMPWIRE_RPL_CONSISTENCY_CHECK ? in->code : in->code & 0x7fu);
        SPAN(options, some_rpl_options(0, 4));
    } else {
        SOME(body);
    }
    if (end)
        OCTETS(authentication, end);
}

#endif
