/* SPDX-License-Identifier: BSD-2-Clause */
/* The messages around what some targets read; the first octet of an input is an index, modulo their number. */
#ifndef ICMPWIRE_FUZZ_CARRIERS_H
#define ICMPWIRE_FUZZ_CARRIERS_H

#include "icmpwire.h"

/* The fixed part of the messages: their sizes are those of the RFCs. */
__attribute__((unused)) static const struct {
    uint8_t type, code, size;
} option_carriers[] = {
    {133, 0, 8}, {134, 0, 16}, {135, 0, 24}, {136, 0, 24}, {137, 0, 40}, {141, 0, 8},  {142, 0, 8},  {146, 0, 8},
    {147, 0, 8}, {148, 0, 8},  {149, 0, 12}, {150, 0, 8},  {154, 0, 8},  {157, 0, 32}, {158, 0, 32},
};

__attribute__((unused)) static const struct {
    enum icmpwire_family family;
    uint8_t type;
} extension_carriers[] = {
    {ICMPWIRE_ICMP4, 3}, {ICMPWIRE_ICMP4, 11}, {ICMPWIRE_ICMP4, 12},  {ICMPWIRE_ICMP4, 42},  {ICMPWIRE_ICMP4, 43},
    {ICMPWIRE_ICMP6, 1}, {ICMPWIRE_ICMP6, 3},  {ICMPWIRE_ICMP6, 160}, {ICMPWIRE_ICMP6, 161},
};

__attribute__((unused)) static const uint8_t listener_types[] = {130, 131, 132, 143};

#endif
