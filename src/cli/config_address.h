/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses in a configuration. Each function reads a string; on false it has complained. */
#ifndef CLI_CONFIG_ADDRESS_H
#define CLI_CONFIG_ADDRESS_H

#include "config_node.h"
#include "icmpwire/ip.h"

/* "10.77.0.1", "fe80::1" */
bool config_ip(const struct config_node *node, struct icmpwire_ip *ip);

/* "10.77.0.1/24", "fe80::1/64"; without a slash all bits. */
bool config_prefix(const struct config_node *node, struct icmpwire_ip *ip, uint8_t *bits);

/* "02:00:00:00:00:01" */
bool config_mac(const struct config_node *node, uint8_t mac[6]);

#endif
