/* SPDX-License-Identifier: BSD-2-Clause */
/* Network devices whose other end is a program. */
#ifndef CLI_HOST_TUN_H
#define CLI_HOST_TUN_H

#include "complain.h"

/* Makes a device of that name, or takes one that is there for us: of IP packets (tun), or of Ethernet frames (tap). Reading
 * never waits. Anything but EXIT_FINE has complained. */
enum exit_code tun_open(const char *name, bool ethernet, int *file);

#endif
