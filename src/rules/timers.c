/* SPDX-License-Identifier: BSD-2-Clause */
/* All timers of a host, in the order of time; of those due at one time, in the order of this table. */
#include "timers.h"
#include "reassembly.h"

static const struct {
    uint64_t (*next)(const struct icmpwire_host *host);
    void (*tick)(struct icmpwire_run *run);
} sections[] = {
    {icmpwire_reassembly_next, icmpwire_reassembly_tick},
    {icmpwire_neighbors_next, icmpwire_neighbors_tick},
    {icmpwire_answers_next, icmpwire_answers_tick},
    {icmpwire_addresses_next, icmpwire_addresses_tick},
    {icmpwire_solicitations_next, icmpwire_solicitations_tick},
    {icmpwire_advertisements_next, icmpwire_advertisements_tick},
    {icmpwire_listeners_next, icmpwire_listeners_tick},
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

uint64_t icmpwire_host_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < SECTIONS; i++)
        next = icmpwire_earlier(next, sections[i].next(host));
    return next;
}

void icmpwire_tick(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome)
{
    struct icmpwire_run run = {.host = host, .policy = host->policy, .outcome = outcome, .depth = 1};
    uint64_t next;

    icmpwire_outcome_begin(outcome);
    while ((next = icmpwire_host_next(host)) <= now && next != ICMPWIRE_NEVER) {
        run.now = next;
        for (size_t i = 0; i < SECTIONS; i++)
            if (sections[i].next(host) <= next)
                sections[i].tick(&run);
    }
}
