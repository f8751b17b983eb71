/* SPDX-License-Identifier: BSD-2-Clause */
/* The commands; each returns the exit code. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "complain.h"
#include "options.h"

enum exit_code command_decode(const struct options *options);
enum exit_code command_craft(const struct options *options);
enum exit_code command_explain(const struct options *options);
enum exit_code command_check(const struct options *options);
enum exit_code command_policy(const struct options *options);
enum exit_code command_ping(const struct options *options);
enum exit_code command_trace(const struct options *options);
enum exit_code command_host(const struct options *options);

#endif
