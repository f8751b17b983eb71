/* SPDX-License-Identifier: BSD-2-Clause */
/* How a command line names a message type. */
#ifndef CLI_SPEC_H
#define CLI_SPEC_H

#include "icmpwire.h"

struct spec {
    enum icmpwire_family family;
    uint8_t type;
    uint8_t code;
    bool coded; /* the code was named */
};

/* ICMPWIRE_ICMP4, ICMPWIRE_ICMP6, or -1 when the word is no family. */
int spec_family(const char *word);

/* Reads the type that the first words name: echo_request, 8, 3/4, 4/3/4, 6/1/4, v6 134, v6/134, v6 echo_request/0.
 * `family6`: where the words do not say, ICMPv6 comes first. Returns how many words that took; 0: it has complained. */
int spec_read(char **words, int count, bool family6, struct spec *spec);

#endif
