/* SPDX-License-Identifier: BSD-2-Clause */
#define _DEFAULT_SOURCE
#include "vector_check.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned differences;

void differs(const struct vector *v, const char *format, ...)
{
    va_list arguments;
    differences++;
    fprintf(stderr, "%s:%u: %s: ", v->file, v->line, v->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

void same_text(const struct vector *v, const char *what, const char *expected, const char *found)
{
    if (strcmp(expected, found) != 0)
        differs(v, "%s = %s, and the library has %s", what, expected, found);
}

void same_number(const struct vector *v, const char *key, uint64_t found)
{
    const char *expected = vector_said(v, key);
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)found);
    if (expected && *expected)
        same_text(v, key, expected, text);
}

void same_fault(const struct vector *v, const char *what, bool good, const struct icmpwire_fault *fault)
{
    const char *expected = vector_said(v, "fault");
    char *found = good ? strdup("none") : fields_fault_text(fault);
    same_text(v, what, expected ? expected : "none", found);
    free(found);
}

void same_element_faults(const struct vector *v, const struct seen_fields *seen)
{
    size_t at = 0;
    for (size_t i = 0; i < v->count; i++) {
        char found[512] = "none";
        if (strcmp(v->lines[i].key, "element-fault") != 0)
            continue;
        while (at < seen->count && !seen->all[at].fault)
            at++;
        if (at < seen->count)
            snprintf(found, sizeof found, "%s %s", seen->all[at].path, seen->all[at].value);
        same_text(v, "element-fault", v->lines[i].value, found);
        at++;
    }
    for (; at < seen->count; at++)
        if (seen->all[at].fault)
            differs(v, "not expected: element-fault = %s %s", seen->all[at].path, seen->all[at].value);
}

unsigned vector_check_each(const struct vectors *vectors, vector_check_fn *check)
{
    differences = 0;
    for (size_t i = 0; i < vectors->count; i++) {
        vector_working_on(&vectors->all[i]);
        check(&vectors->all[i]);
    }
    return differences;
}

bool vector_decode(const struct vector *v, struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    memset(message, 0, sizeof *message);
    memset(fault, 0, sizeof *fault);
    return icmpwire_decode(v->family, v->octets, v->size, message, fault);
}

const struct icmpwire_extension *vector_extension(const struct icmpwire_message *m, struct icmpwire_span *datagram)
{
    switch (m->layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        *datagram = m->destination_unreachable4.datagram;
        return &m->destination_unreachable4.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        *datagram = m->time_exceeded4.datagram;
        return &m->time_exceeded4.extension;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        *datagram = m->parameter_problem4.datagram;
        return &m->parameter_problem4.extension;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        *datagram = m->destination_unreachable6.datagram;
        return &m->destination_unreachable6.extension;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        *datagram = m->time_exceeded6.datagram;
        return &m->time_exceeded6.extension;
    default:
        return NULL;
    }
}
