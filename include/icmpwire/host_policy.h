/* SPDX-License-Identifier: BSD-2-Clause */
/* What hosts differ in: the documents, the kernel of the 3.x time and the measured one go by the same rules with other
 * numbers and switches here. */
#ifndef ICMPWIRE_HOST_POLICY_H
#define ICMPWIRE_HOST_POLICY_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_host_kind {
    ICMPWIRE_HOST_RFC = 0,    /* what the documents demand */
    ICMPWIRE_HOST_LINUX3 = 1, /* the kernel as it was at 3.x */
    ICMPWIRE_HOST_LINUX6 = 2, /* the kernel as measured, 6.18 */
    ICMPWIRE_HOST_KINDS
};

/* A switch is 0 or 1 where its text names no unit. host_policies.def says what each means. */
struct icmpwire_host_policy {
#define HOST_POLICY(name, rfc, linux3, linux6, text) int32_t name;
#include "host_policies.def"
#undef HOST_POLICY
};

ICMPWIRE_API const struct icmpwire_host_policy *icmpwire_host_policy_of(enum icmpwire_host_kind kind);

/* "rfc", "linux-3.x", "linux-6.x": static text, never null. */
ICMPWIRE_API const char *icmpwire_host_kind_name(enum icmpwire_host_kind kind);

#ifdef __cplusplus
}
#endif
#endif
