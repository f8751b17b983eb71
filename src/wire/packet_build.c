/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole packets: the headers around a message. */
#include "icmpwire/packet.h"
#include "layouts.h"

static bool refuse(enum icmpwire_status status, const char *field, struct icmpwire_fault *fault)
{
    memset(fault, 0, sizeof *fault);
    fault->status = status;
    fault->field = field;
    return false;
}

static uint8_t usual_hop_limit6(uint8_t type)
{
    switch (type) {
    case 133: /* Neighbor Discovery: RFC 4861 */
    case 134:
    case 135:
    case 136:
    case 137:
    case 141: /* inverse: RFC 3122 section 4 */
    case 142:
    case 148: /* SEND: RFC 3971 section 6.4 */
    case 149:
    case 150: /* Seamoby: RFC 4066 section 5.1.1 */
    case 154: /* fast handovers: RFC 5568 section 6.1 */
    case 159: /* MPL control: RFC 7731 section 6.2 */
        return 255;
    case 130: /* MLD: RFC 9777 section 5 */
    case 131:
    case 132:
    case 143:
    case 151: /* multicast router discovery: RFC 4286 */
    case 152:
    case 153:
        return 1;
    default:
        return 64;
    }
}

static uint8_t usual_hop_limit4(uint8_t type)
{
    switch (type) {
    case 9: /* router discovery: RFC 1256 section 3 */
    case 10:
        return 1;
    case 41: /* Seamoby: RFC 4066 section 5.1.1 */
        return 255;
    default:
        return 64;
    }
}

uint8_t icmpwire_usual_hop_limit(enum icmpwire_family family, uint8_t type)
{
    return family == ICMPWIRE_ICMP6 ? usual_hop_limit6(type) : usual_hop_limit4(type);
}

static uint8_t hop_limit(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message)
{
    if (carrier->hop_limit)
        return carrier->hop_limit;
    return icmpwire_usual_hop_limit((enum icmpwire_family)message->family, message->type);
}

static void ipv4_header(struct icmpwire_header *header, const struct icmpwire_carrier *carrier,
                        const struct icmpwire_message *message, size_t total)
{
    header->protocol = ICMPWIRE_PROTOCOL_IPV4;
    header->ipv4.traffic_class = carrier->traffic_class;
    header->ipv4.total_length = (uint16_t)total;
    header->ipv4.identification = carrier->identification;
    header->ipv4.flags_offset = carrier->dont_fragment ? 0x4000 : 0;
    header->ipv4.ttl = hop_limit(carrier, message);
    header->ipv4.protocol = ICMPWIRE_PROTOCOL_ICMP;
    header->ipv4.source = icmpwire_peek32(carrier->source, 0);
    header->ipv4.destination = icmpwire_peek32(carrier->destination, 0);
    header->ipv4.options = carrier->extensions;
}

static void ipv6_header(struct icmpwire_header *header, const struct icmpwire_carrier *carrier,
                        const struct icmpwire_message *message, size_t payload)
{
    header->protocol = ICMPWIRE_PROTOCOL_IPV6;
    header->ipv6.version_class_label = UINT32_C(6) << 28 | (uint32_t)carrier->traffic_class << 20 | carrier->flow_label;
    header->ipv6.payload_length = (uint16_t)payload;
    header->ipv6.next_header = carrier->extensions.size ? carrier->first_protocol : ICMPWIRE_PROTOCOL_ICMP6;
    header->ipv6.hop_limit = hop_limit(carrier, message);
    header->ipv6.source.octets = carrier->source;
    header->ipv6.destination.octets = carrier->destination;
}

static bool good_carrier(const struct icmpwire_carrier *carrier, uint8_t family, struct icmpwire_fault *fault)
{
    if (carrier->version != (family == ICMPWIRE_ICMP4 ? 4 : 6))
        return refuse(ICMPWIRE_BAD_ARGUMENT, "version", fault);
    if (carrier->version == 6 && carrier->flow_label >> 20)
        return refuse(ICMPWIRE_BAD_ARGUMENT, "flow_label", fault);
    if (carrier->version == 4 && carrier->extensions.size > 40)
        return refuse(ICMPWIRE_TOO_LONG, "extensions", fault);
    return true;
}

/* Builds the message behind the headers; null out measures. */
static bool build_message(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message, uint8_t *out,
                          size_t room, size_t *size, struct icmpwire_fault *fault)
{
    const uint8_t *original = carrier->original_source ? carrier->original_source : carrier->source;
    const uint8_t *final = carrier->final_destination ? carrier->final_destination : carrier->destination;
    bool six = carrier->version == 6;
    return icmpwire_build(message, six ? original : NULL, six ? final : NULL, out, room, size, fault);
}

/* The IP header and what stands between it and the message. */
static ICMPWIRE_APART bool write_headers(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message,
                                         uint8_t *out, size_t total, struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    struct icmpwire_header ip;
    struct icmpwire_span extensions = carrier->extensions;
    icmpwire_slow_writer(&w, true, out, total);
    memset(&ip, 0, sizeof ip);
    if (carrier->version == 4)
        ipv4_header(&ip, carrier, message, total);
    else
        ipv6_header(&ip, carrier, message, total - 40);
    if (!icmpwire_header_encode(&ip, true, out, total, &w.size, fault))
        return false;
    if (carrier->version == 6)
        icmpwire_slow_rest(&w, &extensions, ICMPWIRE_KIND_OCTETS, "extensions");
    return true;
}

bool icmpwire_packet_build(const struct icmpwire_carrier *carrier, const struct icmpwire_message *message, uint8_t *out,
                           size_t room, size_t *size, struct icmpwire_fault *fault)
{
    size_t headers, payload;
    *size = 0;
    if (!good_carrier(carrier, message->family, fault))
        return false;
    if (!build_message(carrier, message, NULL, 0, &payload, fault) && fault->status != ICMPWIRE_NO_ROOM)
        return false;
    headers = carrier->version == 4 ? (20 + carrier->extensions.size + 3) / 4 * 4 : 40 + carrier->extensions.size;
    if (headers - (carrier->version == 4 ? 0 : 40) + payload > UINT16_MAX)
        return refuse(ICMPWIRE_TOO_LONG, carrier->version == 4 ? "total_length" : "payload_length", fault);
    *size = headers + payload;
    if (!icmpwire_slow_fits(*size, room, fault) || !write_headers(carrier, message, out, *size, fault))
        return false;
    return build_message(carrier, message, icmpwire_slow_behind(out, headers), payload, &payload, fault);
}
