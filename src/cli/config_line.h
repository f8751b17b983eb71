/* SPDX-License-Identifier: BSD-2-Clause */
/* On which line of its text a value of a JSON document stands: the parser does not keep that. */
#ifndef CLI_CONFIG_LINE_H
#define CLI_CONFIG_LINE_H

#include "config_node.h"

/* From 1. The text has been parsed before, so it is good JSON. */
size_t config_line(const struct config_node *node);

#endif
