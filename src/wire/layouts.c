/* SPDX-License-Identifier: BSD-2-Clause */
/* Every layout in its slow form. */
#include "layouts.h"

#include "icmpwire/walks/name.h"

#include "icmpwire/walks/ip.h"

#include "icmpwire/walks/quote.h"

#include "icmpwire/walks/extension.h"

#include "icmpwire/walks/option.h"

#include "icmpwire/walks/icmp4.h"

#include "icmpwire/walks/router.h"

#include "icmpwire/walks/icmp6.h"

#include "icmpwire/walks/discovery.h"

#include "icmpwire/walks/listener.h"

#include "icmpwire/walks/renumbering.h"

#include "icmpwire/walks/node.h"

#include "icmpwire/walks/mobility.h"

#include "icmpwire/walks/lowpan.h"

#include "icmpwire/walks/rpl.h"

ICMPWIRE_ELEMENT_WRITTEN(router_entry)

#define BODY_PLAIN(name) icmpwire_slow_##name(w, &message->name)
#define BODY_LISTS(name) icmpwire_slow_##name(w, &message->name)
#define BODY_RARE(name)  icmpwire_slow_##name(w, &message->name)
#define BODY_CODED(name) icmpwire_slow_##name(w, &message->name, message)

static void body(struct icmpwire_slow *w, struct icmpwire_message *message, unsigned layout)
{
    switch (layout) {
#define LAYOUT(NAME, name, lists) \
    case ICMPWIRE_LAYOUT_##NAME:  \
        BODY_##lists(name);       \
        break;
#include "icmpwire/layouts.def"
#undef LAYOUT
    default:
        break;
    }
}

void icmpwire_slow_message_of(struct icmpwire_slow *w, struct icmpwire_message *message)
{
    unsigned layout;
    icmpwire_slow_message(w, message);
    layout = icmpwire_slow_reads(w) ? ICMPWIRE_LAYOUT_AUTO : message->layout;
    if (layout == ICMPWIRE_LAYOUT_AUTO)
        layout = icmpwire_layout_of((enum icmpwire_family)message->family, message->type);
    if (!icmpwire_slow_writes(w))
        message->layout = (uint8_t)layout;
    if (!w->failed)
        body(w, message, layout);
}

bool icmpwire_extension_read(struct icmpwire_span structure, struct icmpwire_extension *extension)
{
    struct icmpwire_slow w;
    icmpwire_slow_reader(&w, ICMPWIRE_EXPLAIN, structure.data, structure.size, structure.size);
    icmpwire_slow_extension(&w, extension);
    return !w.failed;
}

bool icmpwire_datagram_is_whole(enum icmpwire_family family, struct icmpwire_span datagram)
{
    size_t header;
    return icmpwire_framed(datagram.data, datagram.size,
                           family == ICMPWIRE_ICMP6 ? icmpwire_reach_quoted_ipv6 : icmpwire_reach_quoted_ipv4, &header);
}

void icmpwire_slow_header_of(struct icmpwire_slow *w, struct icmpwire_header *header)
{
    switch (header->protocol) {
    case ICMPWIRE_PROTOCOL_IPV4:
        icmpwire_slow_ipv4(w, &header->ipv4);
        break;
    case ICMPWIRE_PROTOCOL_IPV6:
        icmpwire_slow_ipv6(w, &header->ipv6);
        break;
    case ICMPWIRE_PROTOCOL_HOP_BY_HOP:
    case ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS:
        icmpwire_slow_options_header(w, &header->options);
        break;
    case ICMPWIRE_PROTOCOL_ROUTING:
        icmpwire_slow_routing_header(w, &header->routing);
        break;
    case ICMPWIRE_PROTOCOL_FRAGMENT:
        icmpwire_slow_fragment_header(w, &header->fragment);
        break;
    case ICMPWIRE_PROTOCOL_AUTHENTICATION:
        icmpwire_slow_authentication_header(w, &header->authentication);
        break;
    default:
        icmpwire_slow_other_header(w, &header->other);
        break;
    }
}

const char *icmpwire_header_name(uint8_t protocol)
{
    switch (protocol) {
    case ICMPWIRE_PROTOCOL_IPV4:
        return "ipv4";
    case ICMPWIRE_PROTOCOL_IPV6:
        return "ipv6";
    case ICMPWIRE_PROTOCOL_HOP_BY_HOP:
        return "hop_by_hop";
    case ICMPWIRE_PROTOCOL_DESTINATION_OPTIONS:
        return "destination_options";
    case ICMPWIRE_PROTOCOL_ROUTING:
        return "routing";
    case ICMPWIRE_PROTOCOL_FRAGMENT:
        return "fragment";
    case ICMPWIRE_PROTOCOL_AUTHENTICATION:
        return "authentication";
    case ICMPWIRE_PROTOCOL_MOBILITY:
        return "mobility";
    case ICMPWIRE_PROTOCOL_HIP:
        return "hip";
    case ICMPWIRE_PROTOCOL_SHIM6:
        return "shim6";
    default:
        return "header";
    }
}

static ICMPWIRE_APART bool header_write(const struct icmpwire_header *header, bool build, uint8_t *out, size_t room,
                                        size_t *size, struct icmpwire_fault *fault)
{
    struct icmpwire_slow w;
    icmpwire_slow_writer(&w, build, out, room);
    icmpwire_slow_header_of(&w, icmpwire_slow_given(header));
    icmpwire_slow_finish_element(&w);
    *size = w.size;
    *fault = w.fault;
    return !w.failed;
}

void icmpwire_header_describe(struct icmpwire_header *header, icmpwire_member_fn *tell, void *context)
{
    struct icmpwire_slow w;
    icmpwire_slow_teller(&w, tell, context);
    icmpwire_slow_header_of(&w, header);
}

bool icmpwire_header_encode(const struct icmpwire_header *header, bool build, uint8_t *out, size_t room, size_t *size,
                            struct icmpwire_fault *fault)
{
    uint8_t small[ICMPWIRE_SMALL];
    return header_write(header, build, small, sizeof small, size, fault) && icmpwire_slow_fits(*size, room, fault) &&
           (icmpwire_slow_copied(small, *size, out) || header_write(header, build, out, room, size, fault));
}
