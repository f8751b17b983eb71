/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector of tests/findings through icmpwire_check, and the tables of findings and engines. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "icmpwire/check.h"
#include "icmpwire/checksum.h"
#include "vectors.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEADERS_MOST = 64 };

static struct vectors vectors;
static unsigned wrong;

__attribute__((format(printf, 2, 3))) static void complain(const struct vector *v, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (v)
        fprintf(stderr, "%s:%u: %s: ", v->file, v->line, v->name);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    wrong++;
}

/* ---- packets around messages ---- */

static bool said(const struct vector *v, const char *key, const char *value)
{
    const char *there = vector_said(v, key);
    return there && strcmp(there, value) == 0;
}

static bool is_one_of(uint8_t type, const char *types)
{
    char *end;
    for (const char *at = types; *at; at = end)
        if (strtoul(at, &end, 10) == type)
            return true;
    return false;
}

static bool is_listening(const struct vector *v, uint8_t type)
{
    return v->family == ICMPWIRE_ICMP6 && is_one_of(type, "130 131 132 143 151 152 153");
}

static uint8_t hop_limit_of(const struct vector *v, uint8_t type)
{
    const char *value = vector_said(v, "hop_limit");
    if (value)
        return (uint8_t)atoi(value);
    if (v->family == ICMPWIRE_ICMP6 && is_one_of(type, "133 134 135 136 137 141 142 148 149 154"))
        return 255;
    return is_listening(v, type) || (v->family == ICMPWIRE_ICMP4 && is_one_of(type, "9 10")) ? 1 : 64;
}

static bool has_router_alert(const struct vector *v, uint8_t type)
{
    return vector_said(v, "router_alert") ? said(v, "router_alert", "yes") : is_listening(v, type);
}

static void put16(uint8_t *out, size_t value)
{
    out[0] = (uint8_t)(value >> 8);
    out[1] = (uint8_t)value;
}

/* Writes the headers before a message of `size` octets; returns how many octets they have. */
static size_t put_ipv4(const struct vector *v, uint8_t type, size_t size, uint8_t *out)
{
    static const uint8_t alert[] = {148, 4, 0, 0};
    static const uint8_t usual[] = {192, 0, 2, 1, 198, 51, 100, 7};
    size_t header = has_router_alert(v, type) ? 24 : 20;
    memset(out, 0, header);
    out[0] = (uint8_t)(0x40 | header / 4);
    put16(out + 2, header + size);
    put16(out + 6, said(v, "fragment", "first") ? 0x2000 : said(v, "fragment", "later") ? 185 : 0);
    out[8] = hop_limit_of(v, type);
    out[9] = 1;
    memcpy(out + 12, v->has_addresses ? v->source : usual, 4);
    memcpy(out + 16, v->has_addresses ? v->destination : usual + 4, 4);
    if (header == 24)
        memcpy(out + 20, alert, 4);
    return header;
}

static void addresses6(const struct vector *v, uint8_t source[16], uint8_t destination[16])
{
    static const uint8_t usual[15] = {0xfe, 0x80};
    memcpy(source, usual, 15);
    memcpy(destination, usual, 15);
    source[15] = 1;
    destination[15] = 2;
    if (v->has_addresses) {
        memcpy(source, v->source, 16);
        memcpy(destination, v->destination, 16);
    }
}

static size_t put_ipv6(const struct vector *v, uint8_t type, size_t size, uint8_t *out)
{
    static const uint8_t alert[8] = {58, 0, 5, 2, 0, 0, 1, 0};
    const char *fragment = vector_said(v, "fragment");
    uint8_t *next = out + 6; /* where the number of the next header goes */
    size_t at = 40;
    memset(out, 0, HEADERS_MOST);
    out[0] = 0x60;
    out[7] = hop_limit_of(v, type);
    addresses6(v, out + 8, out + 24);
    if (has_router_alert(v, type)) {
        memcpy(out + at, alert, 8);
        *next = 0;
        next = out + at;
        at += 8;
    } else {
        *next = 58;
    }
    if (fragment && strcmp(fragment, "none") != 0) {
        put16(out + at + 2, strcmp(fragment, "first") == 0 ? 1 : strcmp(fragment, "later") == 0 ? 1480 : 0);
        out[at] = 58;
        *next = 44;
        at += 8;
    }
    put16(out + 4, at - 40 + size);
    return at;
}

static void fill_checksum(const struct vector *v, enum icmpwire_family family, uint8_t *message, size_t size,
                          const uint8_t *source, const uint8_t *destination)
{
    if (size >= 4 && message[2] == 0 && message[3] == 0 && !said(v, "checksum", "kept"))
        put16(message + 2, icmpwire_checksum_compute(family, message, size, source, destination));
}

/* The packet of a vector, in an allocation of just that size. */
static uint8_t *packet_of(const struct vector *v, size_t *size)
{
    uint8_t headers[HEADERS_MOST];
    uint8_t source[16];
    uint8_t destination[16];
    uint8_t type = v->size ? v->octets[0] : 0;
    size_t before = 0;
    uint8_t *packet;
    if (!v->packet)
        before =
            v->family == ICMPWIRE_ICMP6 ? put_ipv6(v, type, v->size, headers) : put_ipv4(v, type, v->size, headers);
    *size = before + v->size;
    packet = malloc(*size ? *size : 1);
    assert_non_null(packet);
    memcpy(packet, headers, before);
    memcpy(packet + before, v->octets, v->size);
    addresses6(v, source, destination);
    if (!v->packet)
        fill_checksum(v, v->family, packet + before, v->size, v->family == ICMPWIRE_ICMP6 ? source : NULL,
                      v->family == ICMPWIRE_ICMP6 ? destination : NULL);
    return packet;
}

/* ---- checks ---- */

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
    assert_non_null(octets);
    memcpy(octets, v->octets, v->size);
    if (v->family == ICMPWIRE_ICMP4)
        fill_checksum(v, v->family, octets, v->size, NULL, NULL);
    icmpwire_check_message(v->family, octets, captured_of(v, 0, v->size), v->size, &message, &fault, findings);
    free(octets);
}

static void check_packet(const struct vector *v, struct icmpwire_findings *findings)
{
    struct icmpwire_capture capture = {said(v, "link_broadcast", "yes")};
    struct icmpwire_packet packet;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    size_t size;
    uint8_t *octets = packet_of(v, &size);
    size_t captured = captured_of(v, size - v->size, size);
    bool good = icmpwire_packet_decode(octets, captured, size, &packet, &fault);
    if (good && v->packet && !packet.fragment) {
        bool six = packet.protocol == ICMPWIRE_PROTOCOL_ICMP6;
        fill_checksum(v, six ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, octets + packet.headers.size, packet.payload.size,
                      six && packet.version == 6 ? packet.original_source.data : NULL,
                      six && packet.version == 6 ? packet.final_destination.data : NULL);
    }
    icmpwire_check(&packet, &capture, &message, &fault, findings);
    free(octets);
}

static void check_vector(const struct vector *v, struct icmpwire_findings *findings)
{
    memset(findings, 0xee, sizeof *findings); /* what is left of it was not written */
    vector_working_on(v);
    if (said(v, "alone", "yes"))
        check_alone(v, findings);
    else
        check_packet(v, findings);
}

/* ---- what is expected ---- */

static const char *keyword_of(uint16_t number)
{
    const struct icmpwire_finding_kind *kind = icmpwire_finding_info(number);
    return kind ? kind->keyword : "?";
}

static int number_of(const char *keyword)
{
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        if (strcmp(keyword_of((uint16_t)number), keyword) == 0)
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
    if (asprintf(&text, "%s %u%s%s", keyword_of(finding->number), finding->offset, *finding->field ? " " : "",
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
            complain(v, "found besides: %s", text);
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
    static const char settings[] = " hop_limit router_alert fragment link_broadcast captured alone checksum ";
    char word[40];
    snprintf(word, sizeof word, " %s ", line->key);
    if (strcmp(line->key, "finding") == 0) {
        if (!is_among(findings, line->value)) {
            complain(v, "not found: %s", line->value);
            tell_found(v, findings);
        }
    } else if (strcmp(line->key, "not") == 0) {
        int number = number_of(line->value);
        if (number < 0)
            complain(v, "no such finding: %s", line->value);
        else if (icmpwire_found(findings, (uint16_t)number))
            complain(v, "found: %s", line->value);
    } else if (strcmp(line->key, "only") == 0) {
        expect_only(v, findings);
    } else if (!strstr(settings, word)) {
        complain(v, "no such key: %s", line->key);
    }
}

/* The bits and the severity say the same as the findings that are kept. */
static void expect_consistent(const struct vector *v, const struct icmpwire_findings *findings)
{
    uint8_t severity = 0;
    for (size_t i = 0; i < kept(findings); i++) {
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info(findings->kept[i].number);
        if (!kind || !icmpwire_found(findings, findings->kept[i].number)) {
            complain(v, "a finding without a kind or without its bit: %u", findings->kept[i].number);
            continue;
        }
        if (kind->severity > severity)
            severity = kind->severity;
    }
    if (findings->count <= ICMPWIRE_FINDINGS_KEPT && findings->severity != severity)
        complain(v, "severity %u is not %u", findings->severity, severity);
}

static void vectors_are_found(void **state)
{
    (void)state;
    wrong = 0;
    for (size_t i = 0; i < vectors.count; i++) {
        const struct vector *v = &vectors.all[i];
        struct icmpwire_findings findings;
        check_vector(v, &findings);
        expect_consistent(v, &findings);
        for (size_t line = 0; line < v->count; line++)
            expect_line(v, &v->lines[line], &findings);
    }
    assert_int_equal(wrong, 0);
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
            complain(NULL, "%s: no vector raises it", kind->keyword);
        if (!has_vector("not", kind->keyword))
            complain(NULL, "%s: no neighbour that does not", kind->keyword);
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
        if (kind->number != number || number_of(kind->keyword) != (int)number)
            complain(NULL, "%s: its number is not %u alone", kind->keyword, number);
        if (strspn(kind->keyword, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(kind->keyword))
            complain(NULL, "%s: not a keyword", kind->keyword);
        if (kind->severity > ICMPWIRE_INVALID || !*kind->source || strchr(kind->text, '\n') ||
            kind->text[strlen(kind->text) - 1] == '.')
            complain(NULL, "%s: severity, source or text", kind->keyword);
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
                complain(NULL, "%s: no finding is called so", name);
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
