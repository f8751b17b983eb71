/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"
#include "complain.h"
#include <stdio.h>

bool text_grow(struct text *text, size_t size)
{
    if (size < text->room)
        return false;
    text->room = size + 1;
    text->data = allocate(text->data, text->room);
    return true;
}

void text_of_address(struct icmpwire_span address, char out[ADDRESS_TEXT_SIZE])
{
    const uint8_t *a = address.data;

    if (address.size == 16)
        icmpwire_text_ipv6(a, out, ADDRESS_TEXT_SIZE);
    else if (address.size == 4)
        icmpwire_text_ipv4((uint32_t)a[0] << 24 | (uint32_t)a[1] << 16 | (uint32_t)a[2] << 8 | a[3], out,
                           ADDRESS_TEXT_SIZE);
    else
        snprintf(out, ADDRESS_TEXT_SIZE, "?");
}

void text_of_fault(const struct icmpwire_fault *fault, char out[FAULT_TEXT_SIZE])
{
    bool field = fault->field && *fault->field;

    snprintf(out, FAULT_TEXT_SIZE, "%s at octet %u%s%s", icmpwire_status_name(fault->status), (unsigned)fault->offset,
             field ? ", field " : "", field ? fault->field : "");
}
