/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses as cells of columns of texts. */
#ifndef TABLE_PUT_ADDRESS_H
#define TABLE_PUT_ADDRESS_H

#include "icmpwire.h"
#include "vector.h"

void put_ipv4(struct vector *vector, uint32_t address);

/* 4 or 16 octets; of another size: null. */
void put_address(struct vector *vector, struct icmpwire_span address);

#endif
