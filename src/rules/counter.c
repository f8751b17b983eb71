/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/counter.h"
#include "text/writer.h"

static const struct {
    const char *group;
    const char *name;
} named[ICMPWIRE_COUNTER_NAMED] = {
#define COUNTER(group, GROUP, NAME, name) {#group, #name},
#include "icmpwire/counters.def"
#undef COUNTER
};

const char *icmpwire_counter_group(uint32_t counter)
{
    if (counter < ICMPWIRE_COUNTER_NAMED)
        return named[counter].group;
    return counter < ICMPWIRE_ICMP6_IN_TYPE ? "IcmpMsg" : "Icmp6";
}

const char *icmpwire_counter_name(uint32_t counter, char text[16])
{
    uint32_t type = counter - ICMPWIRE_COUNTER_NAMED;
    struct icmpwire_writer writer = icmpwire_writer_over(text, 16);

    if (counter < ICMPWIRE_COUNTER_NAMED)
        return named[counter].name;
    icmpwire_put_text(&writer, type / 256 % 2 ? "OutType" : "InType");
    icmpwire_put_unsigned(&writer, type % 256);
    icmpwire_put_end(&writer);
    return text;
}
