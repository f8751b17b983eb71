/* SPDX-License-Identifier: BSD-2-Clause */
/* The configuration of a host, docs/icmpwire-host.schema.json. */
#ifndef CLI_HOST_CONFIG_H
#define CLI_HOST_CONFIG_H

#include "config_node.h"
#include "icmpwire/host_add.h"

/* Makes the host that a parsed file describes. policy: the name of one that takes the place of the file's, null for the
 * file's own; now: when the host starts. On false it has complained. */
bool host_configure(struct icmpwire_host *host, const struct config_node *root, const char *policy, uint64_t now);

/* The parts of that, in order. boot: addresses are checked first. */
bool host_configure_devices(struct icmpwire_host *host, const struct config_node *root);
bool host_configure_addresses(struct icmpwire_host *host, const struct config_node *root, bool boot, uint64_t now);
bool host_configure_advertising(struct icmpwire_host *host, const struct config_node *root, uint64_t now);
bool host_configure_routes(struct icmpwire_host *host, const struct config_node *root);
bool host_configure_neighbors(struct icmpwire_host *host, const struct config_node *root, uint64_t now);
bool host_configure_sockets(struct icmpwire_host *host, const struct config_node *root);
bool host_configure_rejects(struct icmpwire_host *host, const struct config_node *root);

/* The device that a member names; *device stays as it is when it is not there. On false it has complained. */
bool host_config_device(struct icmpwire_host *host, const struct config_node *object, const char *name,
                        const struct icmpwire_device **device);

#endif
