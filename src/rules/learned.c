/* SPDX-License-Identifier: BSD-2-Clause */
/* Routes that routers taught: RFC 4861 section 6.3.4, RFC 4191 section 4. */
#include "discovery.h"
#include "table.h"

uint64_t icmpwire_lifetime_end(uint64_t now, uint32_t seconds)
{
    return seconds == UINT32_MAX ? ICMPWIRE_NEVER : now + 1000000 * (uint64_t)seconds;
}

static bool same_route(const struct icmpwire_route *a, const struct icmpwire_route *b)
{
    return a->learned && a->prefix == b->prefix && a->device == b->device && icmpwire_same_ip(a->to, b->to) &&
           icmpwire_same_ip(a->gateway, b->gateway);
}

static struct icmpwire_route *find(struct icmpwire_host *host, const struct icmpwire_route *wanted)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++)
        if (same_route(&host->routes[i], wanted))
            return &host->routes[i];
    return NULL;
}

/* A place that is free or whose route is over, else that of the route learned first, else null. */
static struct icmpwire_route *place_for_new(struct icmpwire_host *host, uint64_t now)
{
    struct icmpwire_route *oldest = NULL;

    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++) {
        struct icmpwire_route *route = &host->routes[i];
        if (!route->to.version || (route->learned && route->until <= now))
            return route;
        if (route->learned && (!oldest || route->learned_at < oldest->learned_at))
            oldest = route;
    }
    return oldest;
}

void icmpwire_learn_route(struct icmpwire_run *run, struct icmpwire_route route)
{
    struct icmpwire_route *place = find(run->host, &route);

    route.learned = true;
    route.learned_at = place ? place->learned_at : run->now;
    if (!place && route.until > run->now)
        place = place_for_new(run->host, run->now);
    if (!place)
        return;
    *place = route;
    icmpwire_in_use(&run->host->route_end, (size_t)(place - run->host->routes));
    if (route.until <= run->now)
        *place = (struct icmpwire_route){.until = 0};
}

void icmpwire_forget_router(struct icmpwire_host *host, const struct icmpwire_device *device,
                            struct icmpwire_ip gateway)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ROUTES; i++) {
        struct icmpwire_route *route = &host->routes[i];
        if (route->learned && route->device == device->index && icmpwire_same_ip(route->gateway, gateway))
            *route = (struct icmpwire_route){.until = 0};
    }
    for (size_t i = 0; i < ICMPWIRE_HOST_PATHS; i++)
        if (icmpwire_same_ip(host->paths[i].gateway, gateway))
            host->paths[i].gateway = icmpwire_no_ip();
}
