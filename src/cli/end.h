/* SPDX-License-Identifier: BSD-2-Clause */
/* SIGINT and SIGTERM as a wish to end in an orderly way. */
#ifndef CLI_END_H
#define CLI_END_H

#include <stdbool.h>

/* From now on the two signals do no more than end_asked() tells. */
void end_on_signal(void);

/* Did one of them ask for the end? */
bool end_asked(void);

#endif
