/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE
#include "vector_findings.h"
#include "icmpwire/check.h"
#include "must.h"
#include "vector_check.h"
#include "vector_packet.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t captured_of(const struct vector *v, size_t before, size_t size)
{
    const char *captured = vector_said(v, "captured");
    return captured ? before + (size_t)atoi(captured) : size;
}

static void check_alone(const struct vector *v, struct icmpwire_findings *findings)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    uint8_t *octets = malloc(v->size ? v->size : 1);
    MUST(octets != NULL);
    memcpy(octets, v->octets, v->size);
    if (v->family == ICMPWIRE_ICMP4)
        vector_fill_checksum(v, v->family, octets, v->size, NULL, NULL);
    icmpwire_check_message(v->family, octets, captured_of(v, 0, v->size), v->size, &message, &fault, findings);
    free(octets);
}

static void check_packet(const struct vector *v, struct icmpwire_findings *findings)
{
    struct icmpwire_capture capture = {vector_says(v, "link_broadcast", "yes")};
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    size_t size;
    uint8_t *octets = vector_packet(v, &size);
    size_t captured = captured_of(v, size - v->size, size);
    icmpwire_packet_decode(octets, captured, size, &packet, &fault);
    icmpwire_check(&packet, &capture, &message, &fault, findings);
    free(octets);
}

static void check_vector(const struct vector *v, struct icmpwire_findings *findings)
{
    memset(findings, 0xee, sizeof *findings); /* what is left of it was not written */
    if (vector_says(v, "alone", "yes"))
        check_alone(v, findings);
    else
        check_packet(v, findings);
}

/* ---- what is expected ---- */

const char *finding_keyword(uint16_t number)
{
    const struct icmpwire_finding_kind *kind = icmpwire_finding_info(number);
    return kind ? kind->keyword : "?";
}

int finding_number(const char *keyword)
{
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        if (strcmp(finding_keyword((uint16_t)number), keyword) == 0)
            return (int)number;
    return -1;
}

static size_t kept(const struct icmpwire_findings *findings)
{
    return findings->count < ICMPWIRE_FINDINGS_KEPT ? findings->count : ICMPWIRE_FINDINGS_KEPT;
}

static char *text_of(const struct icmpwire_finding *finding)
{
    char *text = NULL;
    if (asprintf(&text, "%s %u%s%s", finding_keyword(finding->number), finding->offset, *finding->field ? " " : "",
                 finding->field) < 0)
        exit(2);
    return text;
}

static bool lists(const struct vector *v, const char *finding)
{
    for (size_t i = 0; i < v->count; i++)
        if (strcmp(v->lines[i].key, "finding") == 0 && strcmp(v->lines[i].value, finding) == 0)
            return true;
    return false;
}

static bool is_among(const struct icmpwire_findings *findings, const char *expected)
{
    for (size_t i = 0; i < kept(findings); i++) {
        char *text = text_of(&findings->kept[i]);
        bool same = strcmp(text, expected) == 0;
        free(text);
        if (same)
            return true;
    }
    return false;
}

static void expect_only(const struct vector *v, const struct icmpwire_findings *findings)
{
    for (size_t i = 0; i < kept(findings); i++) {
        char *text = text_of(&findings->kept[i]);
        if (!lists(v, text))
            differs(v, "found besides: %s", text);
        free(text);
    }
}

static void tell_found(const struct vector *v, const struct icmpwire_findings *findings)
{
    for (size_t i = 0; i < kept(findings); i++) {
        char *text = text_of(&findings->kept[i]);
        fprintf(stderr, "    found: %s\n", text);
        free(text);
    }
    (void)v;
}

static void expect_line(const struct vector *v, const struct vector_line *line,
                        const struct icmpwire_findings *findings)
{
    static const char settings[] = " hop_limit router_alert fragment link_broadcast captured alone checksum "
                                   "row fault element-fault header-fault quote.ports repeat sweep host sends bare ";
    char word[40];
    snprintf(word, sizeof word, " %s ", line->key);
    if (strcmp(line->key, "finding") == 0) {
        if (!is_among(findings, line->value)) {
            differs(v, "not found: %s", line->value);
            tell_found(v, findings);
        }
    } else if (strcmp(line->key, "not") == 0) {
        int number = finding_number(line->value);
        if (number < 0)
            differs(v, "no such finding: %s", line->value);
        else if (icmpwire_found(findings, (uint16_t)number))
            differs(v, "found: %s", line->value);
    } else if (strcmp(line->key, "only") == 0) {
        expect_only(v, findings);
    } else if (!strstr(settings, word)) {
        differs(v, "no such key: %s", line->key);
    }
}

/* The bits and the severity say the same as the findings that are kept. */
static void expect_consistent(const struct vector *v, const struct icmpwire_findings *findings)
{
    uint8_t severity = 0;
    for (size_t i = 0; i < kept(findings); i++) {
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info(findings->kept[i].number);
        if (!kind || !icmpwire_found(findings, findings->kept[i].number)) {
            differs(v, "a finding without a kind or without its bit: %u", findings->kept[i].number);
            continue;
        }
        if (kind->severity > severity)
            severity = kind->severity;
    }
    if (findings->count <= ICMPWIRE_FINDINGS_KEPT && findings->severity != severity)
        differs(v, "severity %u is not %u", findings->severity, severity);
}

void vector_check_findings(const struct vector *v)
{
    struct icmpwire_findings findings;
    check_vector(v, &findings);
    expect_consistent(v, &findings);
    for (size_t line = 0; line < v->count; line++)
        expect_line(v, &v->lines[line], &findings);
}
