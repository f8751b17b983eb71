/* SPDX-License-Identifier: BSD-2-Clause */
/* Which place of a host a sysctl's name means. */
#ifndef ICMPWIRE_RULES_SYSCTL_NAMES_H
#define ICMPWIRE_RULES_SYSCTL_NAMES_H

#include "icmpwire/host.h"

enum icmpwire_sysctl_kind {
    ICMPWIRE_SYSCTL_UNKNOWN = 0,
    ICMPWIRE_SYSCTL_OF_HOST,
    ICMPWIRE_SYSCTL_OF_DEVICE,
    ICMPWIRE_SYSCTL_RATEMASK6,
    ICMPWIRE_SYSCTL_PING_GROUPS
};

struct icmpwire_sysctl_place {
    uint8_t kind;    /* enum icmpwire_sysctl_kind */
    uint32_t number; /* enum icmpwire_sysctl or icmpwire_device_sysctl */
    uint32_t device; /* of OF_DEVICE: place in host->devices, or one of these: */
};
enum { ICMPWIRE_SYSCTL_ALL = ICMPWIRE_HOST_DEVICES, ICMPWIRE_SYSCTL_DEFAULT };

struct icmpwire_sysctl_place icmpwire_sysctl_find(const struct icmpwire_host *host, const char *name);

#endif
