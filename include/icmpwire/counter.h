/* SPDX-License-Identifier: BSD-2-Clause */
/* The SNMP counters of a host by the kernel's names: those of /proc/net/snmp, netstat and snmp6 that ICMP moves. */
#ifndef ICMPWIRE_COUNTER_H
#define ICMPWIRE_COUNTER_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_counter {
#define COUNTER(group, GROUP, NAME, name) ICMPWIRE_##GROUP##_##NAME,
#include "counters.def"
#undef COUNTER
    ICMPWIRE_COUNTER_NAMED, /* behind the named ones: 256 each of the types received and sent, by family */
    ICMPWIRE_ICMPMSG_IN_TYPE = ICMPWIRE_COUNTER_NAMED,
    ICMPWIRE_ICMPMSG_OUT_TYPE = ICMPWIRE_ICMPMSG_IN_TYPE + 256,
    ICMPWIRE_ICMP6_IN_TYPE = ICMPWIRE_ICMPMSG_OUT_TYPE + 256,
    ICMPWIRE_ICMP6_OUT_TYPE = ICMPWIRE_ICMP6_IN_TYPE + 256,
    ICMPWIRE_COUNTER_COUNT = ICMPWIRE_ICMP6_OUT_TYPE + 256
};

/* "Icmp", "Ip6": the group; "InMsgs", "InType8": the name within it, written into a text of at least 16 characters.
 * Names are as the kernel prints them: of IPv6 the file has group and name in one word, Icmp6InMsgs. */
ICMPWIRE_API const char *icmpwire_counter_group(uint32_t counter);
ICMPWIRE_API const char *icmpwire_counter_name(uint32_t counter, char text[16]);

struct icmpwire_host;

/* The files of /proc/net in which the kernel shows counters. */
enum icmpwire_counter_file {
    ICMPWIRE_FILE_SNMP = 0, /* snmp: the lines Ip (what is kept of it), Icmp, IcmpMsg, Udp */
    ICMPWIRE_FILE_NETSTAT,  /* netstat: the line IpExt (what is kept of it) */
    ICMPWIRE_FILE_SNMP6,    /* snmp6: Ip6 and Udp6 (what is kept of them), Icmp6 */
    ICMPWIRE_FILE_DEVICE6   /* dev_snmp6/NAME: Icmp6 of one device */
};

/* Writes the counters as the kernel's file of that name has them, lines in its order and all names as there. device:
 * index, for ICMPWIRE_FILE_DEVICE6. Results as icmpwire_summary: at most `room` characters with a NUL, the whole length
 * is returned. */
ICMPWIRE_API size_t icmpwire_counters_print(const struct icmpwire_host *host, enum icmpwire_counter_file file,
                                            uint32_t device, char *text, size_t room);

#ifdef __cplusplus
}
#endif
#endif
