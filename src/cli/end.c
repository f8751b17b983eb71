/* SPDX-License-Identifier: BSD-2-Clause */
#include "end.h"
#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t asked;

static void note(int number)
{
    (void)number;
    asked = 1;
}

void end_on_signal(void)
{
    sigaction(SIGINT, &(struct sigaction){.sa_handler = note}, NULL);
    sigaction(SIGTERM, &(struct sigaction){.sa_handler = note}, NULL);
}

bool end_asked(void)
{
    return asked != 0;
}
