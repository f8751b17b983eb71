/* SPDX-License-Identifier: BSD-2-Clause */
#include "json_value.h"
#include "complain.h"
#include "escape.h"
#include "text.h"
#include <stdlib.h>

json_t *json_of_number(uint64_t number)
{
    return number <= INT64_MAX ? json_integer((json_int_t)number) : json_sprintf("%llu", (unsigned long long)number);
}

json_t *json_of_octets(struct icmpwire_span octets)
{
    static const char digits[] = "0123456789abcdef";
    char *text = allocate(NULL, 2 * octets.size);

    for (size_t i = 0; i < octets.size; i++) {
        text[2 * i] = digits[octets.data[i] >> 4];
        text[2 * i + 1] = digits[octets.data[i] & 15];
    }
    json_t *value = json_stringn(text, 2 * octets.size);
    free(text);
    return value;
}

json_t *json_of_address(struct icmpwire_span address)
{
    char text[ADDRESS_TEXT_SIZE];

    if (address.size != 4 && address.size != 16)
        return json_null();
    text_of_address(address, text);
    return json_string(text);
}

json_t *json_of_text(struct icmpwire_span text)
{
    char *escaped = allocate(NULL, 4 * text.size);
    json_t *value = json_stringn(escaped, escape_utf8(text, escaped));

    free(escaped);
    return value;
}

json_t *json_of_fault(const struct icmpwire_fault *fault, const char *layer)
{
    char message[FAULT_TEXT_SIZE];

    if (fault->status == ICMPWIRE_OK)
        return json_null();
    text_of_fault(fault, message);
    return json_pack("{s:s, s:s, s:i, s:s, s:i, s:s}", "layer", layer, "status", icmpwire_status_name(fault->status),
                     "offset", (int)fault->offset, "field", fault->field ? fault->field : "", "readable",
                     (int)fault->readable, "message", message);
}

static json_t *text_of_field(const struct icmpwire_field *field)
{
    char text[128];

    icmpwire_text_value(field, text, sizeof text);
    return json_string(text);
}

/* A DNS name as text; octets when it is broken. Only domain name replies compress names (RFC 1788 section 2). */
static json_t *json_of_name(struct icmpwire_span name, struct icmpwire_span whole, enum icmpwire_family family)
{
    enum { FIRST_NAME = 12, NAME_SIZE = 1024 };
    char text[NAME_SIZE];

    if (family != ICMPWIRE_ICMP4)
        whole = (struct icmpwire_span){NULL, 0};
    return icmpwire_domain_name_text(name, whole, FIRST_NAME, text, sizeof text) ? json_string(text)
                                                                                 : json_of_octets(name);
}

/* A list of values of `each` octets; a rest that is shorter is hex. */
static json_t *json_of_values(struct icmpwire_span octets, size_t each)
{
    json_t *list = json_array();

    for (; octets.size >= each; octets.data += each, octets.size -= each)
        json_array_append_new(list, each == 1 ? json_integer(octets.data[0])
                                              : json_of_address((struct icmpwire_span){octets.data, each}));
    if (octets.size)
        json_array_append_new(list, json_of_octets(octets));
    return list;
}

json_t *json_of_field(const struct icmpwire_field *field, struct icmpwire_span whole, enum icmpwire_family family)
{
    switch (field->kind) {
    case ICMPWIRE_KIND_NUMBER:
        return json_of_number(field->number);
    case ICMPWIRE_KIND_SIGNED:
        return json_integer((json_int_t)(int64_t)field->number);
    case ICMPWIRE_KIND_IPV4:
    case ICMPWIRE_KIND_IPV6:
    case ICMPWIRE_KIND_PREFIX:
        return text_of_field(field);
    case ICMPWIRE_KIND_ADDRESS:
        return field->octets.size == 4 || field->octets.size == 6 || field->octets.size == 16
                   ? text_of_field(field)
                   : json_of_octets(field->octets);
    case ICMPWIRE_KIND_TEXT:
        return json_of_text(field->octets);
    case ICMPWIRE_KIND_NAME:
        return json_of_name(field->octets, whole, family);
    case ICMPWIRE_KIND_IPV6_LIST:
        return json_of_values(field->octets, 16);
    case ICMPWIRE_KIND_IPV4_LIST:
        return json_of_values(field->octets, 4);
    case ICMPWIRE_KIND_NUMBER8_LIST:
        return json_of_values(field->octets, 1);
    default: /* octets, datagrams */
        return json_of_octets(field->octets);
    }
}
