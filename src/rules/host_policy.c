/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/host_policy.h"

static const struct icmpwire_host_policy policies[ICMPWIRE_HOST_KINDS] = {
    {
#define HOST_POLICY(name, rfc, linux3, linux6, text) .name = (rfc),
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
    },
    {
#define HOST_POLICY(name, rfc, linux3, linux6, text) .name = (linux3),
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
    },
    {
#define HOST_POLICY(name, rfc, linux3, linux6, text) .name = (linux6),
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
    },
};

static enum icmpwire_host_kind known(enum icmpwire_host_kind kind)
{
    return (unsigned)kind < ICMPWIRE_HOST_KINDS ? kind : ICMPWIRE_HOST_LINUX6;
}

const struct icmpwire_host_policy *icmpwire_host_policy_of(enum icmpwire_host_kind kind)
{
    return &policies[known(kind)];
}

const char *icmpwire_host_kind_name(enum icmpwire_host_kind kind)
{
    static const char *const names[ICMPWIRE_HOST_KINDS] = {"rfc", "linux-3.x", "linux-6.x"};

    return names[known(kind)];
}
