/* SPDX-License-Identifier: BSD-2-Clause */
/* RPL control messages: the security section and the base objects. */
#include "rpl_options.h"

enum { ALL_RPL_NODES = 0x1a, SECURE = 0x80 };

/* The security section (RFC 6550 section 6.1). Can what follows it be read? */
static bool check_security(struct icmpwire_checker *c, const struct icmpwire_rpl_security *security)
{
    enum { LAST_LEVEL = 3 };
    const unsigned level = ICMPWIRE_RPL_SECURITY_LEVEL(security->level);
    FIND_WHEN(security->time & 0x7f, RPL_RESERVED, "security.reserved");
    FIND_WHEN(security->algorithm, RPL_SECURITY, "security.algorithm");
    FIND_WHEN(security->level & 0x38, RPL_RESERVED, "security.reserved2");
    FIND_WHEN(security->flags, RPL_RESERVED, "security.flags");
    FIND_WHEN(level > LAST_LEVEL, RPL_SECURITY, "security.security_level");
    return level <= LAST_LEVEL && level % 2 == 0;
}

/* ---- what carries it ---- */

static void check_carrier(struct icmpwire_checker *c, const struct icmpwire_packet *packet, unsigned code)
{
    const bool to_all = icmpwire_is_link_group(packet->destination, ALL_RPL_NODES);
    const bool to_one = icmpwire_is_link_local(packet->destination) && code != ICMPWIRE_RPL_P2P_DRO;
    if (code == ICMPWIRE_RPL_DIS || code == ICMPWIRE_RPL_DIO || code == ICMPWIRE_RPL_P2P_DRO) {
        if (ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
            icmpwire_find_source(c, ICMPWIRE_FINDING_RPL_SOURCE);
        if (ICMPWIRE_RARE(!to_all && !to_one))
            icmpwire_find_destination(c, ICMPWIRE_FINDING_RPL_DESTINATION);
    } else if (code == ICMPWIRE_RPL_P2P_DRO_ACK) {
        if (icmpwire_is_link_local(packet->source))
            icmpwire_find_source(c, ICMPWIRE_FINDING_RPL_REPLY_LINK_LOCAL);
        if (icmpwire_is_link_local(packet->destination))
            icmpwire_find_destination(c, ICMPWIRE_FINDING_RPL_REPLY_LINK_LOCAL);
    }
}

/* ---- base objects ---- */

/* RFC 6550 section 5.1: of a local instance, D says which way a packet goes; a control message has no way. */
static void check_direction(struct icmpwire_checker *c, uint8_t instance, const char *path)
{
    if (ICMPWIRE_RARE(ICMPWIRE_RPL_INSTANCE_LOCAL(instance) && instance & 0x40))
        icmpwire_find(c, ICMPWIRE_FINDING_RPL_INSTANCE_DIRECTION, path);
}

static void check_dio(struct icmpwire_checker *c, const struct icmpwire_rpl_dio *dio)
{
    struct icmpwire_span dodagid = icmpwire_octets_of(dio->dodagid);
    check_direction(c, dio->instance, "dio.instance");
    FIND_WHEN(dio->mode & 0x40, RPL_RESERVED, "dio.reserved");
    FIND_WHEN(dio->flags, RPL_RESERVED, "dio.flags");
    FIND_WHEN(dio->reserved2, RPL_RESERVED, "dio.reserved2");
    FIND_WHEN(icmpwire_is_link_local(dodagid) || icmpwire_is_multicast(dodagid) || icmpwire_is_unspecified(dodagid),
              RPL_DODAGID, "dio.dodagid");
}

static void check_dao(struct icmpwire_checker *c, const struct icmpwire_rpl_dao *dao)
{
    check_direction(c, dao->instance, "dao.instance");
    FIND_WHEN(dao->flags & 0x1f, RPL_RESERVED, "dao.reserved");
    FIND_WHEN(dao->reserved2, RPL_RESERVED, "dao.reserved2");
    FIND_WHEN(ICMPWIRE_RPL_INSTANCE_LOCAL(dao->instance) && !ICMPWIRE_RPL_DAO_DODAGID(dao->flags) &&
                  !ICMPWIRE_RPL_DAO_PROJECTED(dao->flags),
              RPL_INSTANCE, "dao.instance");
}

static void check_dao_ack(struct icmpwire_checker *c, const struct icmpwire_rpl_dao_ack *ack)
{
    check_direction(c, ack->instance, "dao_ack.instance");
    FIND_WHEN(ack->flags & 0x3f, RPL_RESERVED, "dao_ack.reserved");
}

static void check_dro(struct icmpwire_checker *c, const struct icmpwire_rpl_p2p_dro *dro)
{
    check_direction(c, dro->instance, "p2p_dro.instance");
    FIND_WHEN(dro->version, RPL_REPLY_VERSION, "p2p_dro.version");
    FIND_WHEN(dro->flags & 0x0fff, RPL_RESERVED, "p2p_dro.reserved");
}

static void check_dro_ack(struct icmpwire_checker *c, const struct icmpwire_rpl_p2p_dro_ack *ack)
{
    check_direction(c, ack->instance, "p2p_dro_ack.instance");
    FIND_WHEN(ack->version, RPL_REPLY_VERSION, "p2p_dro_ack.version");
    FIND_WHEN(ack->flags & 0x3fff, RPL_RESERVED, "p2p_dro_ack.reserved");
}

/* RFC 6998 section 3.1 */
static void check_measurement(struct icmpwire_checker *c, const struct icmpwire_rpl_measurement *measurement)
{
    const bool local = ICMPWIRE_RPL_INSTANCE_LOCAL(measurement->instance) != 0;
    const bool hop_by_hop = ICMPWIRE_RPL_HOP_BY_HOP(measurement->compression) != 0;
    FIND_WHEN(ICMPWIRE_RPL_ACCUMULATE(measurement->compression) && !(hop_by_hop && local), RPL_MEASUREMENT_FLAGS,
              "measurement.accumulate");
    FIND_WHEN(ICMPWIRE_RPL_REVERSE(measurement->compression) && hop_by_hop, RPL_MEASUREMENT_FLAGS,
              "measurement.reverse");
    FIND_WHEN(ICMPWIRE_RPL_INTERMEDIATE_REPLY(measurement->flags) && !(hop_by_hop && !local), RPL_MEASUREMENT_FLAGS,
              "measurement.intermediate_reply");
}

static void check_dco(struct icmpwire_checker *c, const struct icmpwire_rpl_dco *dco)
{
    check_direction(c, dco->instance, "dco.instance");
    FIND_WHEN(dco->flags & 0x3f, RPL_RESERVED, "dco.reserved");
    FIND_WHEN(ICMPWIRE_RPL_INSTANCE_LOCAL(dco->instance) && !ICMPWIRE_RPL_DAO_DODAGID(dco->flags), RPL_INSTANCE,
              "dco.instance");
}

static void check_dco_ack(struct icmpwire_checker *c, const struct icmpwire_rpl_dco_ack *ack)
{
    check_direction(c, ack->instance, "dco_ack.instance");
    FIND_WHEN(ack->flags & 0x7f, RPL_RESERVED, "dco_ack.reserved");
    FIND_WHEN(ICMPWIRE_RPL_INSTANCE_LOCAL(ack->instance) && !ICMPWIRE_RPL_ACK_DODAGID(ack->flags), RPL_INSTANCE,
              "dco_ack.instance");
}

static void check_pdr_ack(struct icmpwire_checker *c, const struct icmpwire_rpl_pdr_ack *ack)
{
    check_direction(c, ack->track, "pdr_ack.track");
    FIND_WHEN(ack->flags, RPL_RESERVED, "pdr_ack.flags");
    FIND_WHEN(ack->status & 0x40, RPL_RESERVED, "pdr_ack.reserved");
    FIND_WHEN(ack->reserved2, RPL_RESERVED, "pdr_ack.reserved2");
}

static void check_base(struct icmpwire_checker *c, const struct icmpwire_rpl *rpl, unsigned code)
{
    switch (code) {
    case ICMPWIRE_RPL_DIS:
        FIND_WHEN(rpl->dis.flags, RPL_RESERVED, "dis.flags");
        FIND_WHEN(rpl->dis.reserved, RPL_RESERVED, "dis.reserved");
        break;
    case ICMPWIRE_RPL_DIO:
        check_dio(c, &rpl->dio);
        break;
    case ICMPWIRE_RPL_DAO:
        check_dao(c, &rpl->dao);
        break;
    case ICMPWIRE_RPL_DAO_ACK:
        check_dao_ack(c, &rpl->dao_ack);
        break;
    case ICMPWIRE_RPL_P2P_DRO:
        check_dro(c, &rpl->p2p_dro);
        break;
    case ICMPWIRE_RPL_P2P_DRO_ACK:
        check_dro_ack(c, &rpl->p2p_dro_ack);
        break;
    case ICMPWIRE_RPL_MEASUREMENT:
        check_measurement(c, &rpl->measurement);
        break;
    case ICMPWIRE_RPL_DCO:
        check_dco(c, &rpl->dco);
        break;
    case ICMPWIRE_RPL_DCO_ACK:
        check_dco_ack(c, &rpl->dco_ack);
        break;
    case ICMPWIRE_RPL_PDR:
        check_direction(c, rpl->pdr.track, "pdr.track");
        FIND_WHEN(rpl->pdr.flags & 0x3f, RPL_RESERVED, "pdr.reserved");
        break;
    case ICMPWIRE_RPL_PDR_ACK:
        check_pdr_ack(c, &rpl->pdr_ack);
        break;
    default:
        check_direction(c, rpl->consistency_check.instance, "consistency_check.instance");
        FIND_WHEN(rpl->consistency_check.flags & 0x7f, RPL_RESERVED, "consistency_check.reserved");
        break;
    }
}

/* ---- options together ---- */

/* A DIO of mode of operation 4: RFC 6997 section 6.1, or else RFC 9854 section 4. */
static void check_discovery(struct icmpwire_checker *c, const struct icmpwire_rpl_dio *dio,
                            const struct icmpwire_rpl_seen *seen)
{
    const unsigned requests = seen->count[ICMPWIRE_RPL_OPTION_ROUTE_REQUEST];
    const unsigned replies = seen->count[ICMPWIRE_RPL_OPTION_ROUTE_REPLY];
    const unsigned targets = seen->count[ICMPWIRE_RPL_OPTION_ART];
    const unsigned discoveries = seen->count[ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY];
    const struct icmpwire_place configuration = {"options", seen->configuration_index, NULL};
    if (discoveries == 0) {
        FIND_WHEN(!(requests == 1 && replies == 0 && targets >= 1) && !(replies == 1 && requests == 0 && targets == 1),
                  RPL_DISCOVERY_OPTIONS, "options");
        return;
    }
    FIND_WHEN(discoveries > 1, RPL_DISCOVERY_OPTIONS, "options");
    FIND_WHEN(!ICMPWIRE_RPL_INSTANCE_LOCAL(dio->instance), RPL_DISCOVERY_BASE, "dio.instance");
    FIND_WHEN(dio->version, RPL_DISCOVERY_BASE, "dio.version");
    FIND_WHEN(!ICMPWIRE_RPL_GROUNDED(dio->mode), RPL_DISCOVERY_BASE, "dio.grounded");
    FIND_WHEN(ICMPWIRE_RPL_PREFERENCE(dio->mode), RPL_DISCOVERY_BASE, "dio.preference");
    if (seen->configured)
        icmpwire_find_in(c, ICMPWIRE_FINDING_RPL_DISCOVERY_CONFIGURATION, &configuration, "");
}

static void check_together(struct icmpwire_checker *c, const struct icmpwire_rpl *rpl,
                           const struct icmpwire_rpl_carrier *in, const struct icmpwire_rpl_seen *seen)
{
    const unsigned targets = seen->count[ICMPWIRE_RPL_OPTION_TARGET];
    if (in->discovers)
        check_discovery(c, &rpl->dio, seen);
    FIND_WHEN(in->code == ICMPWIRE_RPL_P2P_DRO && seen->count[ICMPWIRE_RPL_OPTION_P2P_ROUTE_DISCOVERY] != 1,
              RPL_DISCOVERY_OPTIONS, "options");
    FIND_WHEN(in->projected &&
                  seen->count[ICMPWIRE_RPL_OPTION_STATEFUL_VIA] + seen->count[ICMPWIRE_RPL_OPTION_SOURCE_ROUTED_VIA] !=
                      1,
              RPL_PROJECTED_OPTIONS, "options");
    FIND_WHEN(in->code == ICMPWIRE_RPL_MEASUREMENT && ICMPWIRE_RPL_MEASUREMENT_REQUEST(rpl->measurement.compression) &&
                  !seen->count[ICMPWIRE_RPL_OPTION_METRIC_CONTAINER],
              RPL_MEASUREMENT_METRIC, "options");
    FIND_WHEN(in->code == ICMPWIRE_RPL_DCO && !(targets && seen->count[ICMPWIRE_RPL_OPTION_TRANSIT_INFORMATION]),
              RPL_TARGET_MISSING, "options");
    FIND_WHEN(in->code == ICMPWIRE_RPL_PDR && !targets, RPL_TARGET_MISSING, "options");
}

/* Does a code name a base object? Only RFC 9914's have no secure form. */
static bool is_assigned(uint8_t code)
{
    return code <= ICMPWIRE_RPL_PDR_ACK || (code >= SECURE && code <= (SECURE | ICMPWIRE_RPL_DCO_ACK)) ||
           code == ICMPWIRE_RPL_CONSISTENCY_CHECK;
}

void icmpwire_check_rpl(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    enum { CHECK = 11 }; /* the consistency check, where the base objects without security have their codes */
    const struct icmpwire_rpl *rpl = &message->rpl;
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    const bool check = message->code == ICMPWIRE_RPL_CONSISTENCY_CHECK;
    struct icmpwire_rpl_carrier in = {check ? CHECK : message->code & 0x7fu, message->code >= SECURE, false, false};
    struct icmpwire_rpl_seen seen;
    if (!is_assigned(message->code))
        return;
    if (packet)
        check_carrier(c, packet, in.code);
    if (in.secure && !check_security(c, &rpl->security))
        return;
    /* What was read of a base object holds; one that was not read to its end has no options, and no DODAGID. */
    if (!c->whole && !rpl->options.data)
        return;
    check_base(c, rpl, in.code);
    in.discovers = in.code == ICMPWIRE_RPL_DIO && ICMPWIRE_RPL_MODE_OF_OPERATION(rpl->dio.mode) == 4;
    in.projected = in.code == ICMPWIRE_RPL_DAO && ICMPWIRE_RPL_DAO_PROJECTED(rpl->dao.flags);
    icmpwire_check_rpl_options(c, rpl->options, &in, &seen);
    if (c->whole)
        check_together(c, rpl, &in, &seen);
}
