/* SPDX-License-Identifier: BSD-2-Clause */
/* A host after boot. */
#include "icmpwire/host_add.h"
#include "table.h"

static const int32_t defaults[ICMPWIRE_SYSCTL_COUNT] = {
#define SYSCTL(NAME, name, fallback, least, most) fallback,
#include "icmpwire/sysctls.def"
#undef SYSCTL
};

static const int32_t device_defaults[ICMPWIRE_DEVICE_SYSCTL_COUNT] = {
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) fallback,
#include "icmpwire/device_sysctls.def"
#undef DEVICE_SYSCTL
};

static void add_loopback(struct icmpwire_host *host, uint64_t now)
{
    struct icmpwire_device *device = icmpwire_host_add_device(host, "lo", 1, NULL, 65536);

    device->loopback = true;
    icmpwire_host_add_address(host, 1, icmpwire_ip4(0x7f000001), 8, false, now);
    icmpwire_host_add_address(host, 1, (struct icmpwire_ip){0, 1, 6}, 128, false, now);
}

void icmpwire_host_init(struct icmpwire_host *host, enum icmpwire_host_kind kind, uint64_t seed, uint64_t now)
{
    memset(host, 0, sizeof *host);
    host->policy = icmpwire_host_policy_of(kind);
    host->kind = (uint8_t)kind;
    host->random = seed;
    for (size_t i = 0; i < ICMPWIRE_SYSCTL_COUNT; i++)
        host->sysctls[i] = defaults[i];
    for (size_t i = 0; i < ICMPWIRE_DEVICE_SYSCTL_COUNT; i++)
        host->all[i] = host->fallback[i] = device_defaults[i];
    host->all[ICMPWIRE_DEVICE_IPV4_ACCEPT_SOURCE_ROUTE] = 0; /* as measured: "all" is off, each device on */
    host->ratemask6[0] = ~(uint64_t)4;                       /* 0-1,3-127 */
    host->ratemask6[1] = UINT64_MAX;
    host->ping_group_range[0] = 1; /* 1 to 0: nobody */
    host->sysctls[ICMPWIRE_SYSCTL_IPV6_ICMP_RATELIMIT] = host->policy->ratelimit6_milliseconds;
    host->credit_stamp = now - 1000000; /* filled up at the first look */
    add_loopback(host, now);
}
