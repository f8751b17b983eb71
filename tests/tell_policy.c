/* SPDX-License-Identifier: BSD-2-Clause */
/* Prints the policy table as the library tells it, for scripts/make-policy: one line for each type and run of codes, its parts
 * separated by tabs. */
#include <stdio.h>

#include "icmpwire/names.h"
#include "icmpwire/policy.h"

static const char *class_name(uint8_t message_class)
{
    static const char *const names[] = {"error", "query", "reply", "information"};
    return names[message_class];
}

static void tell(enum icmpwire_family family, unsigned type, unsigned first, unsigned last)
{
    const struct icmpwire_policy *policy = icmpwire_policy_of(family, (uint8_t)type, (uint8_t)first);
    printf("%s\t%u\t%u\t%u\t%s\t%s\t%s\t%u\t%d\t%d\t%d\t%s\t%s\t%s\n", family == ICMPWIRE_ICMP4 ? "icmp4" : "icmp6",
           type, first, last, icmpwire_type_info(family, (uint8_t)type)->name,
           icmpwire_advice_name((enum icmpwire_advice)policy->transit),
           icmpwire_advice_name((enum icmpwire_advice)policy->local), policy->hop_limit, policy->link_local,
           policy->unfragmented, policy->deprecated, class_name(policy->message_class), policy->source, policy->note);
}

static void tell_type(enum icmpwire_family family, unsigned type)
{
    unsigned first = 0;
    for (unsigned code = 1; code <= 256; code++)
        if (code == 256 || icmpwire_policy_of(family, (uint8_t)type, (uint8_t)code) !=
                               icmpwire_policy_of(family, (uint8_t)type, (uint8_t)first)) {
            tell(family, type, first, code - 1);
            first = code;
        }
}

int main(void)
{
    for (unsigned type = 0; type < 256; type++)
        tell_type(ICMPWIRE_ICMP4, type);
    for (unsigned type = 0; type < 256; type++)
        tell_type(ICMPWIRE_ICMP6, type);
    return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
