/* SPDX-License-Identifier: BSD-2-Clause */
/* What an error says behind its quote (RFC 4884): the device that the packet came in by (RFC 5837). */
#ifndef ICMPWIRE_RULES_ERROR_EXTENSION_H
#define ICMPWIRE_RULES_ERROR_EXTENSION_H

#include "run.h"

enum { ICMPWIRE_EXTENDED_QUOTE = 128 }; /* octets of the quote then, cut or filled up with zeros */

/* Does the host's sysctl ask for it, in an error of that type, and is there room for the quote and all of it?
 * icmp_errors_extension_mask, and its twin for IPv6. */
bool icmpwire_extension_due(const struct icmpwire_run *run, uint8_t version, uint8_t type, size_t room);

/* How many octets it has, and the octets with their checksum. */
size_t icmpwire_extension_size(const struct icmpwire_device *device, uint8_t version);
void icmpwire_extension_write(const struct icmpwire_device *device, uint8_t version, uint8_t *out);

#endif
