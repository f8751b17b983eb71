/* SPDX-License-Identifier: BSD-2-Clause */
/* Section C: extended echo of both versions (RFC 8335). */
#include "probe.h"
#include "icmpwire/checksum.h"
#include "icmpwire/host_add.h"
#include "neighbor.h"
#include "table.h"

enum { LOCAL = 1, MALFORMED = 1, NO_DEVICE = 2, NO_ENTRY = 3, MULTIPLE = 4 };
enum { UP = 4, HAS_IPV4 = 2, HAS_IPV6 = 1, STATE_SHIFT = 5 };
enum { STRUCTURE = 4, OBJECT = 4, LARGEST_OBJECT = 24, CLASS = 3, VERSION = 2 };
enum { BY_NAME = 1, BY_INDEX = 2, BY_ADDRESS = 3 };

/* What is asked about. */
struct asked {
    struct icmpwire_span identifier;
    uint8_t kind;          /* class type */
    struct icmpwire_ip ip; /* BY_ADDRESS */
};

/* The structure of RFC 4884, of which the kernel looks at nothing but its presence. */
static bool structure_good(struct icmpwire_span structure)
{
    return icmpwire_peek8(structure.data, 0) >> 4 == VERSION &&
           icmpwire_peek8(structure.data, STRUCTURE + 2) == CLASS &&
           (icmpwire_peek16(structure.data, 2) == 0 ||
            icmpwire_checksum_sum(structure.data, structure.size, 0) == 0xffff);
}

static bool find_object(struct icmpwire_run *run, struct icmpwire_span structure, struct asked *asked)
{
    bool there = structure.size >= STRUCTURE + OBJECT;
    size_t size = there ? icmpwire_peek16(structure.data, STRUCTURE) : 0;

    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_MALFORMED,
                      !there || size <= OBJECT || size > LARGEST_OBJECT || size > structure.size - STRUCTURE ||
                          (run->policy->probes_by_document && !structure_good(structure))))
        return false;
    asked->kind = icmpwire_peek8(structure.data, STRUCTURE + 3);
    asked->identifier = icmpwire_span_first(icmpwire_span_behind(structure, STRUCTURE + OBJECT), size - OBJECT);
    asked->ip = icmpwire_no_ip();
    return true;
}

/* Family, length and a reserved octet, then the address. */
static bool address_good(struct asked *asked)
{
    struct icmpwire_span id = asked->identifier;
    uint16_t family = id.size >= 4 ? icmpwire_peek16(id.data, 0) : 0;
    size_t size = id.size >= 4 ? icmpwire_peek8(id.data, 2) : 0;

    if (id.size != 4 + size || !((family == 1 && size == 4) || (family == 2 && size == 16)))
        return false;
    asked->ip = family == 1 ? icmpwire_peek_ip4(id.data, 4) : icmpwire_peek_ip6(id.data, 4);
    return true;
}

static bool identifier_good(struct asked *asked)
{
    if (asked->kind == BY_NAME)
        return asked->identifier.size < ICMPWIRE_HOST_NAME;
    if (asked->kind == BY_INDEX)
        return asked->identifier.size == 4;
    return asked->kind == BY_ADDRESS && address_good(asked);
}

/* Names may be filled up with zeros. */
static bool has_name(const struct icmpwire_device *device, struct icmpwire_span name)
{
    size_t i = 0;

    while (i < name.size && icmpwire_peek8(name.data, i) && icmpwire_peek8(name.data, i) == (uint8_t)device->name[i])
        i++;
    return device->name[i] == 0 && (i == name.size || icmpwire_peek8(name.data, i) == 0);
}

static bool is_asked(struct icmpwire_device *device, const struct asked *asked)
{
    if (asked->kind == BY_NAME)
        return has_name(device, asked->identifier);
    if (asked->kind == BY_INDEX)
        return device->index == icmpwire_peek32(asked->identifier.data, 0);
    return icmpwire_own_on(device, asked->ip) != NULL;
}

static uint8_t status_of(struct icmpwire_device *device)
{
    uint8_t bits = device->up ? UP : 0;

    ICMPWIRE_EACH_ADDRESS(device, address)
    bits |= address->ip.version == 4 ? HAS_IPV4 : HAS_IPV6;
    return bits;
}

static void tell_device(struct icmpwire_run *run, const struct asked *asked, struct icmpwire_probed *told)
{
    struct icmpwire_device *found = NULL;
    unsigned count = 0;

    ICMPWIRE_EACH_DEVICE(run->host, device)
    if (is_asked(device, asked) && count++ == 0)
        found = device;
    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_NO_DEVICE, !found)) {
        told->code = NO_DEVICE;
        return;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_MULTIPLE, count > 1 && run->policy->probes_by_document)) {
        told->code = MULTIPLE;
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_PROBE_STATUS, true);
    told->bits = status_of(found);
}

/* RFC 8335 section 3: the states in its numbers, 0 for what is none of them. */
static uint8_t state_of(const struct icmpwire_neighbor *neighbor)
{
    static const uint16_t numbers[] = {
        [ICMPWIRE_NEIGHBOR_INCOMPLETE] = 1, [ICMPWIRE_NEIGHBOR_REACHABLE] = 2, [ICMPWIRE_NEIGHBOR_STALE] = 3,
        [ICMPWIRE_NEIGHBOR_DELAY] = 4,      [ICMPWIRE_NEIGHBOR_PROBE] = 5,     [ICMPWIRE_NEIGHBOR_FAILED] = 6,
        [ICMPWIRE_NEIGHBOR_PERMANENT] = 2,
    };

    return neighbor->state < sizeof numbers / sizeof *numbers ? (uint8_t)numbers[neighbor->state] : 0;
}

/* Without the L bit the address of a neighbor is asked about. */
static void tell_neighbor(struct icmpwire_run *run, const struct asked *asked, struct icmpwire_probed *told)
{
    const struct icmpwire_neighbor *found = NULL;
    unsigned count = 0;

    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_IDENTIFIER, asked->kind != BY_ADDRESS)) {
        told->code = MALFORMED;
        return;
    }
    ICMPWIRE_EACH_DEVICE(run->host, device)
    {
        const struct icmpwire_neighbor *entry = icmpwire_neighbor_of(run->host, device, asked->ip);
        found = entry ? entry : found;
        count += entry != NULL;
    }
    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_NO_ENTRY, !found)) {
        told->code = NO_ENTRY;
    } else if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_MULTIPLE, count > 1)) {
        told->code = MULTIPLE;
    } else {
        icmpwire_rule(run, ICMPWIRE_RULE_PROBE_NEIGHBOR, true);
        told->bits = (uint8_t)(state_of(found) << STATE_SHIFT);
    }
}

bool icmpwire_probe(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_probed *told)
{
    bool local = icmpwire_peek8(d->payload.data, 7) & LOCAL, by_document = run->policy->probes_by_document;
    bool to_many = d->class == ICMPWIRE_CLASS_BROADCAST || d->class == ICMPWIRE_CLASS_MULTICAST;
    struct asked asked;

    told->bits = 0;
    if (icmpwire_rule(run, ICMPWIRE_RULE_PROBE_OFF,
                      !icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_ECHO_ENABLE_PROBE)) ||
        icmpwire_rule(run, ICMPWIRE_RULE_PROBE_GROUP, by_document ? to_many : !local))
        return false;
    if (!find_object(run, icmpwire_span_behind(d->payload, 8), &asked) ||
        icmpwire_rule(run, ICMPWIRE_RULE_PROBE_IDENTIFIER, !identifier_good(&asked)))
        told->code = MALFORMED;
    else if (local)
        tell_device(run, &asked, told);
    else
        tell_neighbor(run, &asked, told);
    return true;
}
