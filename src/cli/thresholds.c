/* SPDX-License-Identifier: BSD-2-Clause */
#include "thresholds.h"
#include "complain.h"
#include "options.h"
#include <string.h>

#define THRESHOLD(name) {#name, offsetof(struct icmpwire_thresholds, name)}

static const struct {
    const char *name;
    size_t offset;
} members[] = {
    THRESHOLD(window_milliseconds),
    THRESHOLD(request_milliseconds),
    THRESHOLD(flow_milliseconds),
    THRESHOLD(neighbor_milliseconds),
    THRESHOLD(probe_milliseconds),
    THRESHOLD(router_milliseconds),
    THRESHOLD(learning_milliseconds),
    THRESHOLD(unanswered_requests),
    THRESHOLD(unsolicited_replies),
    THRESHOLD(smurf_sources),
    THRESHOLD(amplified_replies),
    THRESHOLD(rogue_redirects),
    THRESHOLD(rogue_advertisements),
    THRESHOLD(advertisements),
    THRESHOLD(advertising_routers),
    THRESHOLD(spoofed_neighbors),
    THRESHOLD(refused_addresses),
    THRESHOLD(changed_replies),
    THRESHOLD(tunnel_messages),
    THRESHOLD(swept_destinations),
    THRESHOLD(small_path_mtus),
    THRESHOLD(unknown_flows),
    THRESHOLD(implausible_sequences),
    THRESHOLD(unreachables),
    THRESHOLD(tunnel_octets),
    THRESHOLD(tunnel_entropy_percent),
    THRESHOLD(small_mtu4),
    THRESHOLD(small_mtu6),
};

enum { MEMBERS = sizeof members / sizeof *members };

/* All of them are numbers of 32 bits. */
_Static_assert(sizeof(struct icmpwire_thresholds) == MEMBERS * sizeof(uint32_t), "a threshold has no name");

bool threshold_set(struct icmpwire_thresholds *thresholds, const char *setting)
{
    size_t size = strcspn(setting, "=");
    uint64_t number;
    size_t i = 0;

    while (i < MEMBERS && (strlen(members[i].name) != size || memcmp(members[i].name, setting, size) != 0))
        i++;
    if (i == MEMBERS)
        return refuse("--set: '%.*s' is no threshold", (int)size, setting);
    if (!setting[size] || !options_number_of(setting + size + 1, UINT32_MAX, &number))
        return refuse("--set %s: a number from 0 to %u is missing: %s=N", setting, UINT32_MAX, members[i].name);
    memcpy((char *)thresholds + members[i].offset, &(uint32_t){(uint32_t)number}, sizeof(uint32_t));
    return true;
}
