/* SPDX-License-Identifier: BSD-2-Clause */
/* Multicast listener discovery (RFC 2710, RFC 3810) and multicast router discovery (RFC 4286). */
#include "options.h"

enum { ON_THIS_LINK = 1, ALL_NODES = 1, ALL_ROUTERS = 2, ALL_MLDV2_ROUTERS = 0x16, ALL_SNOOPERS = 0x6a };

/* A group that listeners tell nobody of: all nodes, or of scope 0 or 1 (RFC 3810 section 6). */
static bool is_never_reported(struct icmpwire_span group)
{
    return (icmpwire_peek8(group.data, 1) & 15) < 2 || icmpwire_is_link_group(group, ALL_NODES);
}

/* RFC 9279 section 3: extensions that do not fill what follows are all ignored. */
static void check_extra(struct icmpwire_checker *c, struct icmpwire_span extra, bool extended)
{
    struct icmpwire_listener_extension extension;
    bool whole = extra.size != 0;
    if (!extended) {
        FIND_WHEN(extra.size, MLD_EXTRA, "extra");
        return;
    }
    for (struct icmpwire_span rest = extra; rest.size && whole;) {
        rest = icmpwire_listener_extension_next(rest, &extension);
        whole = extension.status == ICMPWIRE_OK;
    }
    FIND_WHEN(c->whole && !whole, MLD_EXTENSIONS, extra.size ? "extra" : "extended");
}

/* ---- listener discovery ---- */

/* A query goes to those that it is about (RFC 3810 section 5.1.15). */
static void check_query_destination(struct icmpwire_checker *c, struct icmpwire_span destination,
                                    struct icmpwire_span group)
{
    if (icmpwire_is_unspecified(group) ? !icmpwire_is_link_group(destination, ALL_NODES)
                                       : !icmpwire_same_address(destination, group))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_MLD_QUERY_DESTINATION);
}

static void check_query(struct icmpwire_checker *c, const struct icmpwire_message *message,
                        const struct icmpwire_packet *packet)
{
    const struct icmpwire_multicast_listener_query *query = &message->multicast_listener_query;
    const bool second = query->version == 2; /* the members behind the group hold */
    struct icmpwire_span group;
    FIND_WHEN(message->code, MLD_RESERVED, "code");
    FIND_WHEN(query->reserved, MLD_RESERVED, "reserved");
    FIND_WHEN(second && query->flags & 0x70, MLD_RESERVED, "reserved2");
    if (packet && ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_MLD_QUERY_SOURCE);
    if (!query->group.octets)
        return;
    group = icmpwire_octets_of(query->group);
    if (icmpwire_is_unspecified(group))
        FIND_WHEN(second && query->number_of_sources, MLD_GENERAL_SOURCES, "number_of_sources");
    else
        FIND_WHEN(!icmpwire_is_multicast(group), MLD_GROUP, "group");
    if (packet)
        check_query_destination(c, packet->destination, group);
    if (second)
        check_extra(c, query->extra, ICMPWIRE_QUERY_EXTENDED(query->flags));
}

/* A listener has a link-local address, or none yet (RFC 3590 section 4). */
static void check_listener_source(struct icmpwire_checker *c, const struct icmpwire_packet *packet)
{
    if (ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source) && !icmpwire_is_unspecified(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_MLD_REPORT_SOURCE);
}

static void check_report1(struct icmpwire_checker *c, const struct icmpwire_message *message,
                          const struct icmpwire_packet *packet)
{
    const struct icmpwire_multicast_listener_report *report = &message->multicast_listener_report;
    const bool done = message->type == ICMPWIRE_ICMP6_MULTICAST_LISTENER_DONE;
    struct icmpwire_span group;
    FIND_WHEN(message->code, MLD_RESERVED, "code");
    FIND_WHEN(report->maximum_response_delay, MLD_RESERVED, "maximum_response_delay");
    FIND_WHEN(report->reserved, MLD_RESERVED, "reserved");
    FIND_WHEN(report->trailing.size, MLD_EXTRA, "trailing");
    if (!report->group.octets)
        return;
    group = icmpwire_octets_of(report->group);
    if (ICMPWIRE_RARE(!icmpwire_is_multicast(group)))
        FIND(MLD_GROUP, "group");
    else
        FIND_WHEN(is_never_reported(group), MLD_GROUP_SCOPE, "group");
    if (!packet)
        return;
    check_listener_source(c, packet);
    if (ICMPWIRE_RARE(done ? !icmpwire_is_link_group(packet->destination, ALL_ROUTERS)
                           : !icmpwire_same_address(packet->destination, group)))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_MLD_REPORT_DESTINATION);
}

static void check_record(struct icmpwire_checker *c, const struct icmpwire_place *place,
                         const struct icmpwire_listener_record *record)
{
    const struct icmpwire_span group = icmpwire_octets_of(record->group);
    const bool about_sources = record->type == ICMPWIRE_RECORD_IS_INCLUDE || record->type == ICMPWIRE_RECORD_ALLOW ||
                               record->type == ICMPWIRE_RECORD_BLOCK;
#define FIND_RECORD(condition, NAME, path) \
    if (ICMPWIRE_RARE(condition))          \
    icmpwire_find_in(c, ICMPWIRE_FINDING_##NAME, place, path)
    FIND_RECORD(record->type < ICMPWIRE_RECORD_IS_INCLUDE || record->type > ICMPWIRE_RECORD_BLOCK, MLD_RECORD_TYPE,
                "type");
    FIND_RECORD(record->aux_data_words, MLD_AUXILIARY, "aux_data_words");
    FIND_RECORD(about_sources && record->number_of_sources == 0, MLD_RECORD_SOURCES, "number_of_sources");
    FIND_RECORD(!icmpwire_is_multicast(group), MLD_GROUP, "group");
    FIND_RECORD(icmpwire_is_multicast(group) && is_never_reported(group), MLD_GROUP_SCOPE, "group");
#undef FIND_RECORD
}

static void check_report2(struct icmpwire_checker *c, const struct icmpwire_message *message,
                          const struct icmpwire_packet *packet)
{
    const struct icmpwire_multicast_listener_report2 *report = &message->multicast_listener_report2;
    struct icmpwire_listener_record record;
    struct icmpwire_place place = {"records", 0, NULL};
    FIND_WHEN(message->code, MLD_RESERVED, "code");
    FIND_WHEN(report->flags & 0x7fff, MLD_RESERVED, "reserved");
    for (struct icmpwire_span rest = report->records; rest.size; place.index++) {
        rest = icmpwire_listener_record_next(rest, &record);
        if (ICMPWIRE_RARE(record.status != ICMPWIRE_OK))
            c->broken = true;
        else
            check_record(c, &place, &record);
    }
    check_extra(c, report->extra, ICMPWIRE_REPORT_EXTENDED(report->flags));
    if (!packet)
        return;
    check_listener_source(c, packet);
    if (ICMPWIRE_RARE(!icmpwire_is_link_group(packet->destination, ALL_MLDV2_ROUTERS)))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_MLD_REPORT_DESTINATION);
}

/* ---- router discovery ---- */

static void check_router_discovery(struct icmpwire_checker *c, const struct icmpwire_message *message,
                                   const struct icmpwire_packet *packet)
{
    enum { SHORTEST_INTERVAL = 4, LONGEST_INTERVAL = 180 };
    if (message->type == ICMPWIRE_ICMP6_MULTICAST_ROUTER_ADVERTISEMENT)
        FIND_WHEN(message->code < SHORTEST_INTERVAL || message->code > LONGEST_INTERVAL, MRD_INTERVAL, "code");
    else
        FIND_WHEN(message->code, MLD_RESERVED, "code");
    if (!packet)
        return;
    if (ICMPWIRE_RARE(packet->hop_limit != ON_THIS_LINK))
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_MRD_HOP_LIMIT);
    FIND_WHEN(!packet->router_alert, MRD_ROUTER_ALERT, "");
    if (ICMPWIRE_RARE(!icmpwire_is_link_local(packet->source)))
        icmpwire_find_source(c, ICMPWIRE_FINDING_MRD_SOURCE);
    if (ICMPWIRE_RARE(!icmpwire_is_link_group(
            packet->destination,
            message->type == ICMPWIRE_ICMP6_MULTICAST_ROUTER_SOLICITATION ? ALL_ROUTERS : ALL_SNOOPERS)))
        icmpwire_find_destination(c, ICMPWIRE_FINDING_MRD_DESTINATION);
}

void icmpwire_check_listener(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    const struct icmpwire_packet *packet = icmpwire_ipv6_of(c);
    if (message->type >= ICMPWIRE_ICMP6_MULTICAST_ROUTER_ADVERTISEMENT) {
        check_router_discovery(c, message, packet);
        return;
    }
    if (packet) {
        if (ICMPWIRE_RARE(packet->hop_limit != ON_THIS_LINK))
            icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_MLD_HOP_LIMIT);
        FIND_WHEN(!packet->router_alert, MLD_ROUTER_ALERT, "");
    }
    if (message->type == ICMPWIRE_ICMP6_MULTICAST_LISTENER_QUERY)
        check_query(c, message, packet);
    else if (message->type == ICMPWIRE_ICMP6_MULTICAST_LISTENER_REPORT_V2)
        check_report2(c, message, packet);
    else
        check_report1(c, message, packet);
}
