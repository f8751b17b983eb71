/* SPDX-License-Identifier: BSD-2-Clause */
/* A program that uses the installed library: its version, one decoded echo request, and one that is too short. */
#include <icmpwire.h>
#include <stdio.h>
#include <string.h>

static const uint8_t echo_request[] = {8, 0, 0, 0, 0x12, 0x34, 0, 7, 'h', 'i'};

int main(void)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (strcmp(icmpwire_version(), ICMPWIRE_VERSION_TEXT) != 0)
        return 1;
    if (!icmpwire_decode(ICMPWIRE_ICMP4, echo_request, sizeof echo_request, &message, &fault))
        return 2;
    if (message.echo.identifier != 0x1234 || message.echo.sequence != 7 || message.echo.data.size != 2)
        return 3;
    if (icmpwire_decode(ICMPWIRE_ICMP4, echo_request, 5, &message, &fault))
        return 4;
    printf("icmpwire %s: %s at %u in %s\n", icmpwire_version(), icmpwire_status_name(fault.status), fault.offset,
           fault.field);
    return fault.status == ICMPWIRE_TRUNCATED ? 0 : 5;
}
