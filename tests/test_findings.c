/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector of tests/findings through icmpwire_check, and the tables of findings and engines. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "icmpwire/check.h"
#include "vector_check.h"
#include "vector_findings.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct vectors vectors;
static unsigned wrong;

__attribute__((format(printf, 1, 2))) static void complain(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    wrong++;
}

static void vectors_are_found(void **state)
{
    (void)state;
    assert_int_equal(vector_check_each(&vectors, vector_check_findings), 0);
}

/* ---- completeness ---- */

/* Is there a vector with this key whose value begins with the keyword? */
static bool has_vector(const char *key, const char *keyword)
{
    size_t size = strlen(keyword);
    for (size_t i = 0; i < vectors.count; i++)
        for (size_t line = 0; line < vectors.all[i].count; line++) {
            const struct vector_line *l = &vectors.all[i].lines[line];
            if (strcmp(l->key, key) == 0 && strncmp(l->value, keyword, size) == 0 &&
                (l->value[size] == ' ' || l->value[size] == '\0'))
                return true;
        }
    return false;
}

static void every_finding_has_its_vectors(void **state)
{
    (void)state;
    wrong = 0;
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++) {
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info((uint16_t)number);
        if (!kind)
            continue;
        if (!has_vector("finding", kind->keyword))
            complain("%s: no vector raises it", kind->keyword);
        if (!has_vector("not", kind->keyword))
            complain("%s: no neighbour that does not", kind->keyword);
    }
    assert_int_equal(wrong, 0);
}

/* ---- tables ---- */

static void kinds_are_in_order(void **state)
{
    (void)state;
    wrong = 0;
    assert_null(icmpwire_finding_info(0));
    assert_null(icmpwire_finding_info(ICMPWIRE_FINDING_NUMBERS));
    assert_null(icmpwire_finding_info(UINT16_MAX));
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++) {
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info((uint16_t)number);
        if (!kind)
            continue;
        if (kind->number != number || finding_number(kind->keyword) != (int)number)
            complain("%s: its number is not %u alone", kind->keyword, number);
        if (strspn(kind->keyword, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(kind->keyword))
            complain("%s: not a keyword", kind->keyword);
        if (kind->severity > ICMPWIRE_INVALID || !*kind->source || strchr(kind->text, '\n') ||
            kind->text[strlen(kind->text) - 1] == '.')
            complain("%s: severity, source or text", kind->keyword);
    }
    assert_int_equal(wrong, 0);
}

/* The names that users of these programs know, as far as they are about one message. */
static const struct {
    enum icmpwire_engine engine;
    const char *names;
} known[] = {
    {ICMPWIRE_SURICATA,
     "decoder.icmpv4.pkt_too_small decoder.icmpv4.unknown_type decoder.icmpv4.unknown_code "
     "decoder.icmpv4.ipv4_trunc_pkt decoder.icmpv4.ipv4_unknown_ver decoder.icmpv6.pkt_too_small "
     "decoder.icmpv6.unknown_type decoder.icmpv6.unknown_code decoder.icmpv6.ipv6_trunc_pkt "
     "decoder.icmpv6.ipv6_unknown_version decoder.icmpv6.mld_message_with_invalid_hl decoder.icmpv6.unassigned_type "
     "decoder.icmpv6.experimentation_type decoder.ipv4.icmpv6 decoder.ipv6.icmpv4 icmpv4-csum:invalid "
     "icmpv6-csum:invalid"},
    {ICMPWIRE_SNORT, "116:105 116:106 116:107 116:250 116:251 116:252 116:253 116:254 116:255 116:285 116:287 116:288 "
                     "116:289 116:290 116:415 116:416 116:418 116:426 116:427 116:431 116:432 116:434 116:435 116:436 "
                     "116:437 116:438 116:439 116:440 116:441 116:442 116:443 116:451 116:452 116:457 116:460 116:474 "
                     "116:478"},
    {ICMPWIRE_ZEEK, "bad_ICMP_checksum icmp6_ra_bad_opt_offset icmp6_na_bad_opt_offset icmp6_ns_bad_opt_offset "
                    "icmp6_redirect_bad_opt_offset truncated_ICMPv6_MLDv1 truncated_ICMPv6_MLDv2 "
                    "truncated_ICMPv6_MLDv2_record truncated_ICMPv6_ND_options zero_length_ICMPv6_ND_option "
                    "truncated_header"},
    {ICMPWIRE_WIRESHARK, "icmp.checksum_bad icmp.ext.checksum_bad icmpv6.checksum_bad.expert "
                         "icmpv6.invalid_option_length icmpv6.undecoded.type icmpv6.unknown_data.expert "
                         "icmpv6.rr.pco.mp.matchlen.gt128"},
};

static bool is_called(enum icmpwire_engine engine, const char *name)
{
    for (unsigned i = 0; i < 512u * 512u; i++) {
        const char *there =
            icmpwire_finding_name_of((uint16_t)(i >> 9), i & 256 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, (uint8_t)i, engine);
        if (there && strcmp(there, name) == 0)
            return true;
    }
    return false;
}

static void engines_are_known(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char *names = strdup(known[i].names);
        for (char *name = strtok(names, " "); name; name = strtok(NULL, " "))
            if (!is_called(known[i].engine, name))
                complain("%s: no finding is called so", name);
        free(names);
    }
    assert_string_equal(icmpwire_finding_name_of(ICMPWIRE_FINDING_TRUNCATED, ICMPWIRE_ICMP6, 143, ICMPWIRE_NDPI),
                        "malformed packet");
    assert_null(icmpwire_finding_name_of(ICMPWIRE_FINDING_TRAILING, ICMPWIRE_ICMP4, 13, ICMPWIRE_SNORT));
    assert_int_equal(wrong, 0);
}

/* More findings than are kept: none is lost. */
static void nothing_is_lost(void **state)
{
    uint8_t octets[8 + 20 * 40] = {9, 0, 0, 0, 0, 2, 0, 60};
    struct icmpwire_findings findings;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    (void)state;
    for (size_t at = 8; at + 2 <= sizeof octets; at += 2)
        octets[at] = 99; /* an extension that must be understood, and empty */
    icmpwire_check_message(ICMPWIRE_ICMP4, octets, sizeof octets, sizeof octets, &message, &fault, &findings);
    assert_true(findings.count >= 400);
    assert_int_equal(findings.kept[ICMPWIRE_FINDINGS_KEPT - 1].number, ICMPWIRE_FINDING_AGENT_EXTENSION_UNKNOWN);
    assert_true(icmpwire_found(&findings, ICMPWIRE_FINDING_ROUTER_WITHOUT_ADDRESS));
    assert_int_equal(findings.severity, ICMPWIRE_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_are_found),  cmocka_unit_test(every_finding_has_its_vectors),
        cmocka_unit_test(kinds_are_in_order), cmocka_unit_test(engines_are_known),
        cmocka_unit_test(nothing_is_lost),
    };
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/findings");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
