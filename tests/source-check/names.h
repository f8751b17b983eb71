/* SPDX-License-Identifier: BSD-2-Clause */
/* What scripts/check-source must find (marked as planted) and must leave alone. icmp_type, class: a comment.
 * Never compiled. */
#include <linux/icmp.h>

struct icmpwire_example {
    int icmp_type;            /* planted */
    int icmp6_code;           /* planted */
    int nd_ra_flags_reserved; /* planted */
    int mld_type;             /* planted */
    int rr_flags;             /* planted */
    int s6_addr32;            /* planted */
    int ifr_name;             /* planted */
    int class;                /* planted */
    int interface;            /* planted */
    int type;
    int interface_index;
    int icmpwire_nd_option;
    int classes;
    int end_of_icmp_type;
};
#define ICMPWIRE_TEXT "linux interface class"
