/* SPDX-License-Identifier: BSD-2-Clause */
/* What is generated from the table of options, written to standard output. */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "options.h"

/* The answer to --help. */
void help_print(enum command command);

/* The manual page, for man(1). */
void man_print(void);

/* The completion for "bash", "zsh" or "fish". */
void completion_print(const char *shell);

#endif
