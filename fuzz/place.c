/* SPDX-License-Identifier: BSD-2-Clause */
#include "place.h"
#include "carriers.h"

/* Not by strcmp: engines watch what is compared there. */
static bool is(const char *target, const char *name)
{
    for (; *name && *target == *name; name++)
        target++;
    return *target == *name;
}

static struct place at(enum icmpwire_family family, size_t offset)
{
    return (struct place){.known = true, .family = family, .at = offset};
}

static struct place behind_head(enum icmpwire_family family, uint8_t type, uint8_t code, size_t head_size)
{
    struct place place = at(family, 1);
    place.head[0] = type;
    place.head[1] = code;
    place.head_size = head_size;
    return place;
}

static struct place in_packet(const uint8_t *data, size_t size, size_t before)
{
    struct icmpwire_packet packet;
    struct icmpwire_fault fault;
    struct place place = {0};
    icmpwire_packet_decode(data + before, size - before, size - before, &packet, &fault);
    if (!packet.payload.data ||
        (packet.protocol != ICMPWIRE_PROTOCOL_ICMP && packet.protocol != ICMPWIRE_PROTOCOL_ICMP6))
        return place;
    place = at(packet.protocol == ICMPWIRE_PROTOCOL_ICMP ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6,
               (size_t)(packet.payload.data - data));
    place.source = packet.original_source.data;
    place.destination = packet.final_destination.data;
    return place;
}

static enum icmpwire_family family_of(uint8_t choice)
{
    return choice & 1 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
}

/* Targets whose first octet says whether a message or a packet follows. */
static struct place chosen(const uint8_t *data, size_t size, uint8_t choice, uint8_t messages, uint8_t packets)
{
    if (choice < messages)
        return at(family_of(choice), 2);
    return choice == packets ? in_packet(data, size, 2) : (struct place){0};
}

static struct place in_list(const char *target, const uint8_t *data)
{
    size_t option = data[0] % (sizeof option_carriers / sizeof *option_carriers);
    size_t extension = data[0] % (sizeof extension_carriers / sizeof *extension_carriers);
    if (is(target, "options"))
        return behind_head(ICMPWIRE_ICMP6, option_carriers[option].type, option_carriers[option].code,
                           option_carriers[option].size);
    if (is(target, "rpl"))
        return behind_head(ICMPWIRE_ICMP6, 155, data[0], 4);
    if (is(target, "listener"))
        return behind_head(ICMPWIRE_ICMP6, listener_types[data[0] % sizeof listener_types], 0, 4);
    if (is(target, "extension"))
        return behind_head(extension_carriers[extension].family, extension_carriers[extension].type, 0, 4);
    return (struct place){0};
}

struct place place_of(const char *target, const uint8_t *data, size_t size)
{
    if (size < 2)
        return (struct place){0};
    if (is(target, "negative"))
        return at(ICMPWIRE_ICMP4, 0);
    if (is(target, "decode") || is(target, "roundtrip") || is(target, "sizes"))
        return at(family_of(data[0]), 1);
    if (is(target, "forms"))
        return chosen(data, size, data[0] % 8, 4, 4);
    if (is(target, "text"))
        return chosen(data, size, data[0] % 5, 2, 2);
    if (is(target, "check"))
        return data[0] & 2 ? in_packet(data, size, 2) : at(family_of(data[0]), 2);
    if (is(target, "flow") || is(target, "quoted"))
        return in_packet(data, size, *target == 'f' ? 2 : 0);
    return in_list(target, data);
}

bool place_may_extend(const struct place *place, uint8_t type)
{
    for (size_t i = 0; i < sizeof extension_carriers / sizeof *extension_carriers; i++)
        if (extension_carriers[i].family == place->family && extension_carriers[i].type == type)
            return true;
    return false;
}
