/* SPDX-License-Identifier: BSD-2-Clause */
/* The sysctls of a host, by the kernel's names. */
#ifndef ICMPWIRE_SYSCTL_H
#define ICMPWIRE_SYSCTL_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

struct icmpwire_host;

enum icmpwire_sysctl {
#define SYSCTL(NAME, name, fallback, least, most) ICMPWIRE_SYSCTL_##NAME,
#include "sysctls.def"
#undef SYSCTL
    ICMPWIRE_SYSCTL_COUNT
};

enum icmpwire_device_sysctl {
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) ICMPWIRE_DEVICE_##NAME,
#include "device_sysctls.def"
#undef DEVICE_SYSCTL
    ICMPWIRE_DEVICE_SYSCTL_COUNT
};

/* Sets a sysctl from the text that one would write into /proc/sys: "net.ipv4.icmp_ratelimit", "1000". Names with
 * slashes, as of the file, do as well. A device is named in its place, or "all" or "default"; setting
 * net.ipv4.ip_forward or net.ipv6.conf.all.forwarding sets every device's, as in the kernel. False for a name that is
 * none, a device that is not there, and a value outside the range: nothing has changed then. */
ICMPWIRE_API bool icmpwire_host_set(struct icmpwire_host *host, const char *name, const char *value);

/* The text that one would read from /proc/sys, without a line end, into `room` characters with a NUL: returns its whole
 * length, SIZE_MAX for a name that is none. */
ICMPWIRE_API size_t icmpwire_host_get(const struct icmpwire_host *host, const char *name, char *text, size_t room);

#ifdef __cplusplus
}
#endif
#endif
