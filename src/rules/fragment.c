/* SPDX-License-Identifier: BSD-2-Clause */
#include "fragment.h"
#include "neighbor.h"

enum { MORE4 = 0x2000, END = 0, NO_OPERATION = 1, COPIED = 0x80 };

/* ip_options_fragment: options that are not for every fragment become 'no operation' in all but the first one. Their
 * lengths are good: icmpwire_ip4_options_read refuses others, and our own options are echoes of those it read. */
static void blank_options(uint8_t *packet, size_t header)
{
    for (size_t at = 20; at < header && icmpwire_peek8(packet, at) != END;) {
        uint8_t kind = icmpwire_peek8(packet, at);
        size_t size = kind == NO_OPERATION ? 1 : icmpwire_peek8(packet, at + 1);
        if (!(kind & COPIED))
            for (size_t i = 0; i < size; i++)
                icmpwire_poke8(packet, at + i, NO_OPERATION);
        at += size;
    }
}

/* The header of the packet, copied in front of each fragment. */
static bool send4(struct icmpwire_run *run, const struct icmpwire_way *way, struct icmpwire_span packet, size_t from,
                  size_t octets, const struct icmpwire_device *forwarded_from)
{
    size_t header = ((size_t)icmpwire_peek8(packet.data, 0) & 15) * 4;
    uint16_t flags = icmpwire_peek16(packet.data, 6);
    bool last = header + from + octets == packet.size;
    uint8_t *out = icmpwire_packet_room(run, header + octets);

    if (!out)
        return false;
    icmpwire_poke_span(out, 0, icmpwire_span_first(packet, header));
    icmpwire_poke_span(out, header, icmpwire_span_first(icmpwire_span_behind(packet, header + from), octets));
    if (from)
        blank_options(out, header);
    icmpwire_poke16(out, 2, (uint16_t)(header + octets));
    icmpwire_poke16(out, 6, (uint16_t)((flags + from / 8) | (last ? 0u : MORE4)));
    icmpwire_poke16(out, 10, 0);
    icmpwire_poke16(out, 10, (uint16_t)~icmpwire_header_sum(out, header));
    icmpwire_count(run, ICMPWIRE_IP_FRAG_CREATES);
    icmpwire_resolve(run, way, out, header + octets, forwarded_from);
    return true;
}

static bool fragment4(struct icmpwire_run *run, const struct icmpwire_way *way, struct icmpwire_span packet,
                      const struct icmpwire_device *forwarded_from)
{
    size_t header = ((size_t)icmpwire_peek8(packet.data, 0) & 15) * 4;
    size_t left = packet.size - header;
    size_t each = (way->mtu - header) / 8 * 8; /* no MTU is below 68 */

    for (size_t from = 0; from < left; from += each)
        if (!send4(run, way, packet, from, left - from < each ? left - from : each, forwarded_from))
            return false;
    icmpwire_count(run, ICMPWIRE_IP_FRAG_OKS);
    return true;
}

/* Ours have no extension headers that each fragment would need. */
static bool send6(struct icmpwire_run *run, const struct icmpwire_way *way, struct icmpwire_span packet, size_t from,
                  size_t octets, uint32_t identification)
{
    bool last = 40 + from + octets == packet.size;
    uint8_t *out = icmpwire_packet_room(run, 48 + octets);

    if (!out)
        return false;
    icmpwire_poke_span(out, 0, icmpwire_span_first(packet, 40));
    icmpwire_poke16(out, 4, (uint16_t)(8 + octets));
    icmpwire_poke8(out, 6, 44);
    icmpwire_poke8(out, 40, icmpwire_peek8(packet.data, 6));
    icmpwire_poke8(out, 41, 0);
    icmpwire_poke16(out, 42, (uint16_t)(from | !last));
    icmpwire_poke32(out, 44, identification);
    icmpwire_poke_span(out, 48, icmpwire_span_first(icmpwire_span_behind(packet, 40 + from), octets));
    icmpwire_count(run, ICMPWIRE_IP6_FRAG_CREATES);
    icmpwire_resolve(run, way, out, 48 + octets, NULL);
    return true;
}

static bool fragment6(struct icmpwire_run *run, const struct icmpwire_way *way, struct icmpwire_span packet)
{
    uint32_t identification = (uint32_t)icmpwire_random(run->host);
    size_t left = packet.size - 40;
    size_t each = ((size_t)way->mtu - 48) / 8 * 8;

    for (size_t from = 0; from < left; from += each)
        if (!send6(run, way, packet, from, left - from < each ? left - from : each, identification))
            return false;
    icmpwire_count(run, ICMPWIRE_IP6_FRAG_OKS);
    return true;
}

bool icmpwire_fragment(struct icmpwire_run *run, const struct icmpwire_way *way, const uint8_t *packet, size_t size,
                       const struct icmpwire_device *forwarded_from)
{
    struct icmpwire_span whole = icmpwire_span_of(packet, size);

    if (icmpwire_peek8(packet, 0) >> 4 == 4)
        return fragment4(run, way, whole, forwarded_from);
    return fragment6(run, way, whole);
}
