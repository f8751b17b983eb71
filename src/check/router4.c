/* SPDX-License-Identifier: BSD-2-Clause */
/* ICMPv4 router discovery (RFC 1256) and mobility agent advertisements (RFC 5944). */
#include "address.h"
#include "checks.h"
#include "icmpwire/router.h"

enum {
    LIFETIME_MOST = 9000, /* RFC 1256 section 4.1 */
    CHALLENGE_LEAST = 4,  /* RFC 4721 section 2 */
    PREFIX_LENGTH_MOST = 32,
    SKIPPABLE = 128, /* RFC 5944 section 1.8 */
    BUSY = 0x4000,
    HOME_AGENT = 0x2000,
    FOREIGN_AGENT = 0x1000,
    REGISTRATION_REQUIRED = 0x8000
};

/* RFC 1256 section 3: a message to a group does not leave the link. */
static void check_ttl(struct icmpwire_checker *c)
{
    if (c->packet && c->packet->version == 4 && icmpwire_is_multicast(c->packet->destination) &&
        c->packet->hop_limit != 1)
        icmpwire_find_hop_limit(c, ICMPWIRE_FINDING_ROUTER_TTL);
}

/* ---- agent extensions ---- */

/* What the extensions have been so far. */
struct agents {
    struct icmpwire_checker *c;
    struct icmpwire_place place;
    const struct icmpwire_router_advertisement4 *advertisement;
    bool advertised; /* by a mobility agent advertisement */
};

static void find(const struct agents *a, uint16_t number, const char *path)
{
    icmpwire_find_in(a->c, number, &a->place, path);
}

/* RFC 5944 section 2.1.1 */
static void check_agent(const struct agents *a, const struct icmpwire_mobility_agent_advertisement *agent)
{
    uint16_t flags = agent->flags;
    bool foreign = (flags & FOREIGN_AGENT) != 0;
    if (!(flags & (HOME_AGENT | FOREIGN_AGENT)))
        find(a, ICMPWIRE_FINDING_AGENT_OF_NOTHING, "mobility_agent.home_agent");
    if (!foreign && flags & BUSY)
        find(a, ICMPWIRE_FINDING_AGENT_BUSY, "mobility_agent.busy");
    if (!foreign && flags & REGISTRATION_REQUIRED)
        find(a, ICMPWIRE_FINDING_AGENT_REGISTRATION, "mobility_agent.registration_required");
    if (foreign && agent->care_of_addresses.size == 0)
        find(a, ICMPWIRE_FINDING_AGENT_WITHOUT_ADDRESS, "mobility_agent.foreign_agent");
    if (flags & 0x021f)
        find(a, ICMPWIRE_FINDING_RESERVED_SET, flags & 0x0200 ? "mobility_agent.reserved" : "mobility_agent.reserved2");
}

/* RFC 5944 section 2.1.2 */
static void check_prefix_lengths(const struct agents *a, struct icmpwire_span lengths)
{
    if (lengths.size != a->advertisement->number_of_addresses || !a->advertised)
        find(a, ICMPWIRE_FINDING_PREFIX_LENGTHS_COUNT, "length");
    for (struct icmpwire_span rest = lengths; rest.size; rest = icmpwire_span_behind(rest, 1))
        if (icmpwire_peek8(rest.data, 0) > PREFIX_LENGTH_MOST) {
            find(a, ICMPWIRE_FINDING_PREFIX_LENGTH4, "prefix_lengths");
            break;
        }
}

static void check_agent_extension(struct agents *a, const struct icmpwire_agent_extension *extension, size_t behind)
{
    if (extension->status != ICMPWIRE_OK) {
        a->c->broken = true;
        return;
    }
    switch (extension->type) {
    case ICMPWIRE_AGENT_PADDING: /* RFC 5944 section 2.1.3: the last octet, which makes the size even */
        if (behind || a->c->size % 2)
            find(a, ICMPWIRE_FINDING_AGENT_PADDING, "");
        break;
    case ICMPWIRE_AGENT_ADVERTISEMENT:
        check_agent(a, &extension->mobility_agent);
        a->advertised = true;
        break;
    case ICMPWIRE_AGENT_PREFIX_LENGTHS:
        check_prefix_lengths(a, extension->prefix_lengths);
        break;
    case ICMPWIRE_AGENT_CHALLENGE:
        if (extension->challenge.size < CHALLENGE_LEAST)
            find(a, ICMPWIRE_FINDING_CHALLENGE_SHORT, "length");
        break;
    default:
        if (extension->type < SKIPPABLE)
            find(a, ICMPWIRE_FINDING_AGENT_EXTENSION_UNKNOWN, "type");
    }
}

static void check_agent_extensions(struct agents *a)
{
    for (struct icmpwire_span rest = a->advertisement->extensions; rest.size; a->place.index++) {
        struct icmpwire_agent_extension extension;
        rest = icmpwire_agent_extension_next(rest, &extension);
        check_agent_extension(a, &extension, rest.size);
    }
}

/* ---- messages ---- */

static void check_advertisement(struct icmpwire_checker *c, const struct icmpwire_router_advertisement4 *advertisement)
{
    struct agents a = {c, {"extensions", 0, NULL}, advertisement, false};
    if (advertisement->lifetime > LIFETIME_MOST)
        icmpwire_find(c, ICMPWIRE_FINDING_ROUTER_LIFETIME, "lifetime");
    if (!c->whole)
        return;
    check_agent_extensions(&a);
    if (advertisement->number_of_addresses == 0 && !a.advertised)
        icmpwire_find(c, ICMPWIRE_FINDING_ROUTER_WITHOUT_ADDRESS, "number_of_addresses");
}

void icmpwire_check_router4(struct icmpwire_checker *c, const struct icmpwire_message *message)
{
    check_ttl(c);
    if (message->layout == ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4) {
        check_advertisement(c, &message->router_advertisement4);
        return;
    }
    if (message->router_solicitation4.reserved)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "reserved");
    if (message->router_solicitation4.trailing.size)
        icmpwire_find(c, ICMPWIRE_FINDING_TRAILING, "trailing");
}
