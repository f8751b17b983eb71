/* SPDX-License-Identifier: BSD-2-Clause */
/* The entry points: decode, then what is the same for all messages, then the checks of the message's layout. */
#include "checks.h"
#include "icmpwire/checksum.h"
#include "icmpwire/names.h"

/* ---- all messages ---- */

static void check_checksum(struct icmpwire_checker *c)
{
    const struct icmpwire_packet *packet = c->packet;
    const uint8_t *source = NULL;
    const uint8_t *destination = NULL;
    if (c->captured < c->size || c->size < 4)
        return;
    if (packet && packet->version == 6) {
        source = packet->original_source.data;
        destination = packet->final_destination.data;
        if (ICMPWIRE_RARE(!destination))
            icmpwire_find(c, ICMPWIRE_FINDING_CHECKSUM_UNKNOWN, "checksum");
    }
    if (ICMPWIRE_RARE(icmpwire_checksum_check(c->family, c->data, c->size, source, destination) ==
                      ICMPWIRE_CHECKSUM_BAD))
        icmpwire_find(c, ICMPWIRE_FINDING_CHECKSUM_BAD, "checksum");
}

/* Is the second octet of an ICMPv6 message looked at by the checks of its layout? */
static bool judges_code(uint8_t type)
{
    switch (type) {
    case ICMPWIRE_ICMP6_ROUTER_SOLICITATION:
    case ICMPWIRE_ICMP6_ROUTER_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_NEIGHBOR_SOLICITATION:
    case ICMPWIRE_ICMP6_NEIGHBOR_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_REDIRECT:
    case ICMPWIRE_ICMP6_INVERSE_NEIGHBOR_DISCOVERY_SOLICITATION:
    case ICMPWIRE_ICMP6_INVERSE_NEIGHBOR_DISCOVERY_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_MULTICAST_LISTENER_REPORT_V2:
    case ICMPWIRE_ICMP6_HOME_AGENT_ADDRESS_DISCOVERY_REQUEST:
    case ICMPWIRE_ICMP6_HOME_AGENT_ADDRESS_DISCOVERY_REPLY:
    case ICMPWIRE_ICMP6_MOBILE_PREFIX_SOLICITATION:
    case ICMPWIRE_ICMP6_MOBILE_PREFIX_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_CERTIFICATION_PATH_SOLICITATION:
    case ICMPWIRE_ICMP6_CERTIFICATION_PATH_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_MULTICAST_ROUTER_ADVERTISEMENT:
    case ICMPWIRE_ICMP6_MULTICAST_ROUTER_SOLICITATION:
    case ICMPWIRE_ICMP6_MULTICAST_ROUTER_TERMINATION:
    case ICMPWIRE_ICMP6_FMIPV6:
    case ICMPWIRE_ICMP6_DUPLICATE_ADDRESS_REQUEST:
    case ICMPWIRE_ICMP6_DUPLICATE_ADDRESS_CONFIRMATION:
        return true;
    default:
        return false;
    }
}

/* Types that have no layout have no codes of their own either. */
static void check_code(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    if (message->layout == ICMPWIRE_LAYOUT_OPAQUE || (c->family == ICMPWIRE_ICMP6 && judges_code(message->type)))
        return;
    if (!icmpwire_code_name(c->family, message->type, message->code))
        icmpwire_find(c, ICMPWIRE_FINDING_CODE_UNKNOWN, "code");
}

/* Called for the layouts whose types are not all in use. */
static void check_standing(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    switch ((enum icmpwire_standing)icmpwire_type_info(c->family, message->type)->standing) {
    case ICMPWIRE_DEPRECATED:
        icmpwire_find(c, ICMPWIRE_FINDING_DEPRECATED, "type");
        break;
    case ICMPWIRE_EXPERIMENTAL:
        if (message->layout == ICMPWIRE_LAYOUT_OPAQUE)
            icmpwire_find(c, ICMPWIRE_FINDING_TYPE_EXPERIMENTAL, "type");
        break;
    case ICMPWIRE_RESERVED:
        icmpwire_find(c, ICMPWIRE_FINDING_TYPE_RESERVED, "type");
        break;
    case ICMPWIRE_UNASSIGNED:
        icmpwire_find(c, ICMPWIRE_FINDING_TYPE_UNASSIGNED, "type");
        break;
    case ICMPWIRE_CURRENT:
        break;
    }
}

/* ---- by layout ---- */

static void check_layout(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    switch ((enum icmpwire_layout)message->layout) {
    case ICMPWIRE_LAYOUT_ECHO:
        icmpwire_check_echo(c, message);
        break;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY:
        icmpwire_check_probe(c, message);
        break;
    case ICMPWIRE_LAYOUT_EXPERIMENTAL_MOBILITY:
        icmpwire_check_seamoby(c, message);
        break;
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
    case ICMPWIRE_LAYOUT_CONVERSION_ERROR:
        check_standing(c, message);
        icmpwire_check_errors(c, message);
        break;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
    case ICMPWIRE_LAYOUT_REDIRECT4:
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
    case ICMPWIRE_LAYOUT_SECURITY_FAILURE:
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6:
        icmpwire_check_errors(c, message);
        break;
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4:
    case ICMPWIRE_LAYOUT_ROUTER_SOLICITATION4:
        icmpwire_check_router4(c, message);
        break;
    case ICMPWIRE_LAYOUT_TIMESTAMP:
    case ICMPWIRE_LAYOUT_INFORMATION:
    case ICMPWIRE_LAYOUT_ADDRESS_MASK:
    case ICMPWIRE_LAYOUT_TRACEROUTE:
    case ICMPWIRE_LAYOUT_DOMAIN_NAME_REPLY:
        check_standing(c, message);
        icmpwire_check_icmp4(c, message);
        break;
    case ICMPWIRE_LAYOUT_SOLICITATION:
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT6:
    case ICMPWIRE_LAYOUT_NEIGHBOR_SOLICITATION:
    case ICMPWIRE_LAYOUT_NEIGHBOR_ADVERTISEMENT:
    case ICMPWIRE_LAYOUT_REDIRECT6:
        icmpwire_check_discovery(c, message);
        break;
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_QUERY:
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT:
    case ICMPWIRE_LAYOUT_MULTICAST_LISTENER_REPORT2:
    case ICMPWIRE_LAYOUT_MULTICAST_ROUTER_ADVERTISEMENT:
    case ICMPWIRE_LAYOUT_MULTICAST_ROUTER_SOLICITATION:
        icmpwire_check_listener(c, message);
        break;
    case ICMPWIRE_LAYOUT_RPL:
        icmpwire_check_rpl(c, message);
        break;
    case ICMPWIRE_LAYOUT_ROUTER_RENUMBERING:
    case ICMPWIRE_LAYOUT_NODE_INFORMATION:
    case ICMPWIRE_LAYOUT_HOME_AGENT_REQUEST:
    case ICMPWIRE_LAYOUT_HOME_AGENT_REPLY:
    case ICMPWIRE_LAYOUT_MOBILE_PREFIX_SOLICITATION:
    case ICMPWIRE_LAYOUT_MOBILE_PREFIX_ADVERTISEMENT:
    case ICMPWIRE_LAYOUT_CERTIFICATION_PATH_SOLICITATION:
    case ICMPWIRE_LAYOUT_CERTIFICATION_PATH_ADVERTISEMENT:
    case ICMPWIRE_LAYOUT_FAST_HANDOVER:
    case ICMPWIRE_LAYOUT_LOCATOR_UPDATE:
    case ICMPWIRE_LAYOUT_DUPLICATE_ADDRESS:
    case ICMPWIRE_LAYOUT_MPL_CONTROL:
        icmpwire_check_other6(c, message);
        break;
    case ICMPWIRE_LAYOUT_OPAQUE:
        if (c->readable >= 1)
            check_standing(c, message);
        break;
    case ICMPWIRE_LAYOUT_AUTO:
    case ICMPWIRE_LAYOUT_COUNT:
        break;
    }
}

/* ---- the entry points ---- */

static bool check(struct icmpwire_checker *c, struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    bool whole = c->captured < c->size
                     ? icmpwire_decode_captured(c->family, c->data, c->captured, c->size, message, fault)
                     : icmpwire_decode(c->family, c->data, c->size, message, fault);
    c->whole = whole;
    c->readable = whole ? c->size : fault->readable;
    if (ICMPWIRE_RARE(!whole && fault->status != ICMPWIRE_CUT))
        icmpwire_find_fault(c, fault);
    check_checksum(c);
    if (ICMPWIRE_RARE(message->code))
        check_code(c, message);
    check_layout(c, message);
    if (ICMPWIRE_RARE(c->broken))
        icmpwire_find_broken_elements(c);
    return whole;
}

static const struct icmpwire_capture nothing_known = {false};

static void begin(struct icmpwire_checker *c, const struct icmpwire_packet *packet,
                  const struct icmpwire_capture *capture, struct icmpwire_findings *findings)
{
    c->packet = packet;
    c->capture = capture ? capture : &nothing_known;
    c->fragmented = false;
    c->broken = false;
    c->findings = findings;
    findings->count = 0;
    findings->severity = 0;
    memset(findings->set, 0, sizeof findings->set);
}

bool icmpwire_check_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                            struct icmpwire_message *message, struct icmpwire_fault *fault,
                            struct icmpwire_findings *findings)
{
    struct icmpwire_checker c;
    begin(&c, NULL, NULL, findings);
    c.family = family;
    c.data = data;
    c.captured = captured;
    c.size = size;
    return check(&c, message, fault);
}

/* There is no message. */
static bool no_message(struct icmpwire_message *message, struct icmpwire_fault *fault, enum icmpwire_status status,
                       const char *field)
{
    memset(message, 0, sizeof *message);
    fault->status = status;
    fault->offset = 0;
    fault->readable = 0;
    fault->field = field;
    return false;
}

/* Of a first fragment it is not known how long the message is: longer than what is there. */
static size_t size_of(const struct icmpwire_packet *packet)
{
    return packet->more_fragments ? packet->payload_size + UINT16_MAX : packet->payload_size;
}

bool icmpwire_check(const struct icmpwire_packet *packet, const struct icmpwire_capture *capture,
                    struct icmpwire_message *message, struct icmpwire_fault *fault, struct icmpwire_findings *findings)
{
    struct icmpwire_checker c;
    begin(&c, packet, capture, findings);
    c.family = packet->protocol == ICMPWIRE_PROTOCOL_ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    c.data = packet->payload.data;
    c.captured = packet->payload.size;
    if (ICMPWIRE_RARE(!packet->payload.data)) {
        icmpwire_check_broken_carrier(&c, fault);
        memset(message, 0, sizeof *message);
        return false;
    }
    c.size = size_of(packet);
    if (ICMPWIRE_RARE(packet->protocol != ICMPWIRE_PROTOCOL_ICMP && packet->protocol != ICMPWIRE_PROTOCOL_ICMP6))
        return no_message(message, fault, ICMPWIRE_BAD_ARGUMENT, "protocol");
    if (ICMPWIRE_RARE(!icmpwire_carrier_is_plain(&c)))
        icmpwire_check_carrier(&c);
    if (ICMPWIRE_RARE(packet->fragment_offset))
        return no_message(message, fault, ICMPWIRE_CUT, "");
    return check(&c, message, fault);
}
