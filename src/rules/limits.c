/* SPDX-License-Identifier: BSD-2-Clause */
#include "limits.h"

enum {
    HIGHEST_TYPE4 = 18, /* that a bit of the mask stands for */
    UNREACHABLE = 3,
    FRAGMENTATION_NEEDED = 4,
    TOO_BIG = 2,
    FIRST_INFORMATIONAL = 128,
    BURST = 6,                   /* errors to a destination that was left alone */
    LEAST_REFILL = 20,           /* milliseconds */
    MOST_REFILL = 1000,          /* milliseconds */
    NEW_PEER_AGE = 60 * 1000000, /* microseconds: for so long a new peer is taken to have been left alone */
    MICROSECONDS = 1000          /* of a millisecond */
};

/* ---- which types ---- */

bool icmpwire_limit_spares4(struct icmpwire_run *run, uint8_t type, uint8_t code)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_SPARES,
                      type > HIGHEST_TYPE4 || (type == UNREACHABLE && code == FRAGMENTATION_NEEDED)))
        return true;
    return icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_UNMASKED4,
                         !((uint32_t)icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_RATEMASK) >> type & 1));
}

bool icmpwire_limit_spares6(struct icmpwire_run *run, uint8_t type)
{
    bool limited = type < FIRST_INFORMATIONAL && (type != TOO_BIG || !run->policy->spares_too_big);

    if (run->policy->masks_limits6)
        limited = run->host->ratemask6[type / 64] >> type % 64 & 1;
    return icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_UNMASKED6, !limited);
}

/* ---- the bucket of the host ---- */

/* Is there credit, or time enough since the last refill to get some? Time is modulo 2^64. */
static bool has_credit(struct icmpwire_run *run)
{
    struct icmpwire_host *host = run->host;
    uint64_t passed = (run->now - host->credit_stamp) / MICROSECONDS;
    int64_t more, most = icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_MSGS_BURST);

    if (host->credit > 0)
        return true;
    if (passed < LEAST_REFILL)
        return false;
    passed = passed < MOST_REFILL ? passed : MOST_REFILL;
    more = icmpwire_sysctl(run, ICMPWIRE_SYSCTL_IPV4_ICMP_MSGS_PER_SEC) * (int64_t)passed / 1000;
    if (!more)
        return false;
    host->credit_stamp = run->now;
    host->credit = host->credit + more < most ? host->credit + more : most;
    return true;
}

bool icmpwire_limit_global(struct icmpwire_run *run, const struct icmpwire_device *device)
{
    if (!run->policy->limits_globally || (device && device->loopback))
        return true;
    if (!icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_GLOBAL, !has_credit(run)))
        return true;
    icmpwire_count(run, ICMPWIRE_ICMP_OUT_RATE_LIMIT_GLOBAL);
    return false;
}

/* 0, 1 or 2, so that nobody who counts answers learns how many others were sent. */
void icmpwire_limit_consume(struct icmpwire_run *run)
{
    if (run->policy->limits_globally)
        run->host->credit -= icmpwire_random_below(run->host, 3);
}

/* ---- the bucket of a destination ---- */

struct icmpwire_peer *icmpwire_peer_of(struct icmpwire_run *run, struct icmpwire_ip to)
{
    struct icmpwire_peer *peers = run->host->peers, *oldest = peers;

    for (struct icmpwire_peer *peer = peers; peer < peers + ICMPWIRE_HOST_PEERS; peer++) {
        if (icmpwire_same_ip(peer->ip, to)) {
            peer->used = run->now;
            return peer;
        }
        if (oldest->ip.version && (!peer->ip.version || peer->used < oldest->used))
            oldest = peer;
    }
    *oldest = (struct icmpwire_peer){.ip = to, .last = run->now - NEW_PEER_AGE, .used = run->now};
    return oldest;
}

/* What is less than a millisecond is kept for the next time. always: tokens are cut down to the most that there may be
 * also where no time has passed since they were looked at. */
static bool take(struct icmpwire_run *run, struct icmpwire_ip to, int64_t cost, int64_t most, bool always)
{
    struct icmpwire_peer *peer = icmpwire_peer_of(run, to);
    uint64_t passed = (run->now - peer->last) / MICROSECONDS;

    peer->last += passed * MICROSECONDS;
    peer->tokens += (int64_t)passed;
    if ((passed || always) && peer->tokens > most)
        peer->tokens = most;
    if (peer->tokens < cost)
        return false;
    peer->tokens -= cost;
    return true;
}

bool icmpwire_peer_allow(struct icmpwire_run *run, struct icmpwire_ip to, uint32_t cost, uint32_t most)
{
    return !icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_SHARED, !take(run, to, cost, most, true));
}

bool icmpwire_limit_peer(struct icmpwire_run *run, struct icmpwire_ip to, const struct icmpwire_device *device)
{
    bool four = to.version == 4;
    int64_t cost =
        icmpwire_sysctl(run, four ? ICMPWIRE_SYSCTL_IPV4_ICMP_RATELIMIT : ICMPWIRE_SYSCTL_IPV6_ICMP_RATELIMIT);
    bool allowed;

    if (icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_LOOPBACK, device->loopback))
        return true;
    icmpwire_rule(run, ICMPWIRE_RULE_LIMIT_OFF, cost == 0);
    allowed = take(run, to, cost, BURST * cost, false);
    if (!icmpwire_rule(run, four ? ICMPWIRE_RULE_LIMIT_PEER4 : ICMPWIRE_RULE_LIMIT_PEER6, !allowed))
        return true;
    if (four)
        icmpwire_count(run, ICMPWIRE_ICMP_OUT_RATE_LIMIT_HOST);
    else
        icmpwire_count6(run, NULL, ICMPWIRE_ICMP6_OUT_RATE_LIMIT_HOST);
    return false;
}
