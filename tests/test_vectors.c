/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector through the library: decode, visit, locate, checksums, lenient decoding, encode. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fields.h"
#include "vectors.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct vectors vectors;
static unsigned differences;

__attribute__((format(printf, 2, 3))) static void differs(const struct vector *v, const char *format, ...)
{
    va_list arguments;
    differences++;
    fprintf(stderr, "%s:%u: %s: ", v->file, v->line, v->name);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
}

static void same_text(const struct vector *v, const char *what, const char *expected, const char *found)
{
    if (strcmp(expected, found) != 0)
        differs(v, "%s = %s, and the library has %s", what, expected, found);
}

/* Runs a check over every vector; all differences are shown before it fails. */
static void each(void (*check)(const struct vector *))
{
    differences = 0;
    for (size_t i = 0; i < vectors.count; i++) {
        vector_working_on(&vectors.all[i]);
        check(&vectors.all[i]);
    }
    assert_int_equal(differences, 0);
}

static bool decode(const struct vector *v, struct icmpwire_message *message, struct icmpwire_fault *fault)
{
    memset(message, 0, sizeof *message);
    memset(fault, 0, sizeof *fault);
    return icmpwire_decode(v->family, v->octets, v->size, message, fault);
}

/* ---- faults ---- */

static void same_fault(const struct vector *v, const char *what, bool good, const struct icmpwire_fault *fault)
{
    const char *expected = vector_said(v, "fault");
    char *found = good ? strdup("none") : fields_fault_text(fault);
    same_text(v, what, expected ? expected : "none", found);
    free(found);
}

static void check_decode(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    bool good = decode(v, &message, &fault);
    same_fault(v, "decode: fault", good, &fault);
    if (!good && (fault.readable > v->size || fault.readable < 1u * (v->size && v->octets[0])))
        differs(v, "readable = %u", fault.readable);
    if (good && (message.type != v->octets[0] || message.family != v->family))
        differs(v, "type or family of the message");
    if (good && message.layout != icmpwire_layout_of(v->family, message.type))
        differs(v, "layout of the message");
}

/* Opening leaves only the framing of lists undone. */
static void check_open(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (icmpwire_open(v->family, v->octets, v->size, &message, &fault)) {
        const char *expected = vector_said(v, "fault");
        if (expected && !strstr(expected, "objects") && !strstr(expected, "extensions") && !strstr(expected, "names") &&
            !strstr(expected, "options"))
            differs(v, "open finds no fault");
    } else {
        same_fault(v, "open: fault", false, &fault);
    }
}

/* ---- fields ---- */

static void check_line(const struct vector *v, const struct seen_fields *seen, const struct vector_line *line)
{
    const struct seen_field *field = fields_find(seen, line->key);
    char *expected = vector_expand(v, line->value);
    same_text(v, line->key, expected, field ? field->value : "");
    free(expected);
}

/* The faults of elements, in the order of the message. */
static void check_element_faults(const struct vector *v, const struct seen_fields *seen)
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

static void check_visit(const struct vector *v)
{
    struct seen_fields seen = fields_visit(v->family, v->octets, v->size, v->size);
    same_fault(v, "visit: fault", seen.whole, &seen.fault);
    for (size_t i = 0; i < v->count; i++)
        if (vector_line_is_field(&v->lines[i]))
            check_line(v, &seen, &v->lines[i]);
    check_element_faults(v, &seen);
    fields_free(&seen);
}

static void check_locate(const struct vector *v)
{
    struct seen_fields seen = fields_visit(v->family, v->octets, v->size, v->size);
    for (size_t i = 0; i < seen.count; i++) {
        struct icmpwire_field field;
        const struct seen_field *expected = fields_find(&seen, seen.all[i].path);
        if (seen.all[i].fault)
            continue;
        if (!icmpwire_locate(v->family, v->octets, v->size, seen.all[i].path, &field))
            differs(v, "%s is not located", seen.all[i].path);
        else if (field.bit_offset != expected->begin || field.bit_offset + field.bit_width != expected->end)
            differs(v, "%s is located elsewhere", seen.all[i].path);
    }
    fields_free(&seen);
}

/* ---- members of the structs, against the same values ---- */

static void same_number(const struct vector *v, const char *path, uint64_t found)
{
    const char *expected = vector_said(v, path);
    char text[24];
    snprintf(text, sizeof text, "%llu", (unsigned long long)found);
    if (expected && *expected)
        same_text(v, path, expected, text);
}

static void same_octets(const struct vector *v, const char *path, struct icmpwire_span found)
{
    const char *value = vector_said(v, path);
    char *expected = value ? vector_expand(v, value) : NULL;
    char *text = vector_hex(found.data, found.size);
    if (expected)
        same_text(v, path, expected, text);
    free(text);
    free(expected);
}

#define NUMBER(layout, member) same_number(v, #member, m.layout.member)
#define OCTETS(layout, member) same_octets(v, #member, m.layout.member)
#define BITS(name, value)      same_number(v, name, value)

static void check_errors(const struct vector *v, struct icmpwire_message m)
{
    switch (m.layout) {
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE4:
        NUMBER(destination_unreachable4, unused);
        NUMBER(destination_unreachable4, length);
        NUMBER(destination_unreachable4, next_hop_mtu);
        OCTETS(destination_unreachable4, datagram);
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED4:
        NUMBER(time_exceeded4, unused);
        NUMBER(time_exceeded4, length);
        NUMBER(time_exceeded4, unused2);
        OCTETS(time_exceeded4, datagram);
        break;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM4:
        NUMBER(parameter_problem4, pointer);
        NUMBER(parameter_problem4, length);
        NUMBER(parameter_problem4, unused);
        OCTETS(parameter_problem4, datagram);
        break;
    case ICMPWIRE_LAYOUT_SOURCE_QUENCH:
        NUMBER(source_quench, unused);
        OCTETS(source_quench, datagram);
        break;
    case ICMPWIRE_LAYOUT_REDIRECT4:
        OCTETS(redirect4, datagram);
        break;
    case ICMPWIRE_LAYOUT_DESTINATION_UNREACHABLE6:
        NUMBER(destination_unreachable6, length);
        NUMBER(destination_unreachable6, unused);
        OCTETS(destination_unreachable6, datagram);
        break;
    case ICMPWIRE_LAYOUT_PACKET_TOO_BIG:
        NUMBER(packet_too_big, mtu);
        OCTETS(packet_too_big, datagram);
        break;
    case ICMPWIRE_LAYOUT_TIME_EXCEEDED6:
        NUMBER(time_exceeded6, length);
        NUMBER(time_exceeded6, unused);
        OCTETS(time_exceeded6, datagram);
        break;
    case ICMPWIRE_LAYOUT_PARAMETER_PROBLEM6:
        NUMBER(parameter_problem6, pointer);
        OCTETS(parameter_problem6, datagram);
        break;
    default:
        break;
    }
}

static void check_queries(const struct vector *v, struct icmpwire_message m)
{
    switch (m.layout) {
    case ICMPWIRE_LAYOUT_ECHO:
        NUMBER(echo, identifier);
        NUMBER(echo, sequence);
        OCTETS(echo, data);
        break;
    case ICMPWIRE_LAYOUT_INFORMATION:
        NUMBER(information, identifier);
        NUMBER(information, sequence);
        OCTETS(information, trailing);
        break;
    case ICMPWIRE_LAYOUT_ADDRESS_MASK:
        NUMBER(address_mask, identifier);
        NUMBER(address_mask, sequence);
        OCTETS(address_mask, trailing);
        break;
    case ICMPWIRE_LAYOUT_TIMESTAMP:
        NUMBER(timestamp, identifier);
        NUMBER(timestamp, sequence);
        BITS("originate_nonstandard", ICMPWIRE_TIMESTAMP_NONSTANDARD(m.timestamp.originate));
        BITS("originate_milliseconds", ICMPWIRE_TIMESTAMP_MILLISECONDS(m.timestamp.originate));
        BITS("receive_nonstandard", ICMPWIRE_TIMESTAMP_NONSTANDARD(m.timestamp.receive));
        BITS("receive_milliseconds", ICMPWIRE_TIMESTAMP_MILLISECONDS(m.timestamp.receive));
        BITS("transmit_nonstandard", ICMPWIRE_TIMESTAMP_NONSTANDARD(m.timestamp.transmit));
        BITS("transmit_milliseconds", ICMPWIRE_TIMESTAMP_MILLISECONDS(m.timestamp.transmit));
        break;
    case ICMPWIRE_LAYOUT_TRACEROUTE:
        NUMBER(traceroute, identifier);
        NUMBER(traceroute, unused);
        NUMBER(traceroute, outbound_hop_count);
        NUMBER(traceroute, return_hop_count);
        NUMBER(traceroute, output_link_speed);
        NUMBER(traceroute, output_link_mtu);
        break;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST:
        NUMBER(extended_echo_request, identifier);
        NUMBER(extended_echo_request, sequence);
        BITS("local", ICMPWIRE_EXTENDED_ECHO_LOCAL(m.extended_echo_request.flags));
        break;
    case ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY:
        NUMBER(extended_echo_reply, identifier);
        NUMBER(extended_echo_reply, sequence);
        BITS("state", ICMPWIRE_EXTENDED_ECHO_STATE(m.extended_echo_reply.flags));
        BITS("active", ICMPWIRE_EXTENDED_ECHO_ACTIVE(m.extended_echo_reply.flags));
        BITS("ipv4", ICMPWIRE_EXTENDED_ECHO_IPV4(m.extended_echo_reply.flags));
        BITS("ipv6", ICMPWIRE_EXTENDED_ECHO_IPV6(m.extended_echo_reply.flags));
        OCTETS(extended_echo_reply, trailing);
        break;
    default:
        break;
    }
}

static void check_others(const struct vector *v, struct icmpwire_message m)
{
    switch (m.layout) {
    case ICMPWIRE_LAYOUT_OPAQUE:
        OCTETS(opaque, body);
        break;
    case ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4:
        NUMBER(router_advertisement4, number_of_addresses);
        NUMBER(router_advertisement4, address_entry_size);
        NUMBER(router_advertisement4, lifetime);
        break;
    case ICMPWIRE_LAYOUT_ROUTER_SOLICITATION4:
        NUMBER(router_solicitation4, reserved);
        OCTETS(router_solicitation4, trailing);
        break;
    case ICMPWIRE_LAYOUT_CONVERSION_ERROR:
        NUMBER(conversion_error, pointer);
        OCTETS(conversion_error, datagram);
        break;
    case ICMPWIRE_LAYOUT_SECURITY_FAILURE:
        NUMBER(security_failure, reserved);
        NUMBER(security_failure, pointer);
        OCTETS(security_failure, datagram);
        break;
    case ICMPWIRE_LAYOUT_EXPERIMENTAL_MOBILITY:
        NUMBER(experimental_mobility, subtype);
        NUMBER(experimental_mobility, reserved);
        OCTETS(experimental_mobility, body);
        break;
    default:
        break;
    }
}

static void check_members(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (!decode(v, &message, &fault))
        return;
    same_number(v, "type", message.type);
    same_number(v, "code", message.code);
    check_errors(v, message);
    check_queries(v, message);
    check_others(v, message);
}

/* ---- checksums ---- */

static const char *state_name(enum icmpwire_checksum_state state)
{
    static const char *const names[] = {"unknown", "good", "bad", "absent"};
    return names[state];
}

static void check_checksum(const struct vector *v)
{
    const uint8_t *source = v->has_addresses ? v->source : NULL;
    const uint8_t *destination = v->has_addresses ? v->destination : NULL;
    enum icmpwire_checksum_state state = icmpwire_checksum_check(v->family, v->octets, v->size, source, destination);
    uint16_t sum = icmpwire_checksum_compute(v->family, v->octets, v->size, source, destination);
    same_text(v, "checksum", vector_said(v, "checksum"), state_name(state));
    if (state == ICMPWIRE_CHECKSUM_GOOD && sum != (v->octets[2] << 8 | v->octets[3]))
        differs(v, "checksum 0x%04x is computed", sum);
}

static void check_extension_checksum(const struct vector *v)
{
    const char *expected = vector_said(v, "extension-checksum");
    struct icmpwire_field version;
    struct icmpwire_span structure;
    if (!expected)
        return;
    if (!icmpwire_locate(v->family, v->octets, v->size, "extension.version", &version)) {
        differs(v, "there is no extension structure");
        return;
    }
    structure.data = v->octets + version.bit_offset / 8;
    structure.size = v->size - version.bit_offset / 8;
    same_text(v, "extension-checksum", expected, state_name(icmpwire_checksum_check_extension(structure)));
}

/* ---- lenient decoding ---- */

/* Null for layouts without one. */
static const struct icmpwire_extension *extension_of(const struct icmpwire_message *m, struct icmpwire_span *datagram)
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

static void check_lenient_structure(const struct vector *v, const struct icmpwire_message *m, const char *name)
{
    struct icmpwire_span datagram;
    const struct icmpwire_extension *extension = extension_of(m, &datagram);
    size_t at = 0;
    char found[64];
    if (!extension || !extension->objects.data) {
        differs(v, "lenient decoding has no structure");
        return;
    }
    at = (size_t)(extension->objects.data - v->octets) - 4;
    snprintf(found, sizeof found, "%s %zu", name, at);
    same_text(v, "lenient", vector_said(v, "lenient"), found);
    if (datagram.data != v->octets + 8 || datagram.size != at - 8)
        differs(v, "the datagram does not end where the structure begins");
    if (extension->objects.size != v->size - at - 4)
        differs(v, "the objects do not end where the message ends");
    for (struct icmpwire_span rest = extension->objects; rest.size;) {
        struct icmpwire_object object;
        rest = icmpwire_object_next(rest, &object);
        if (object.status != ICMPWIRE_OK)
            differs(v, "an object in the structure is broken");
    }
}

static void check_lenient(const struct vector *v)
{
    static const char *const names[] = {"strict", "legacy", "fixed", "octets"};
    const char *expected = vector_said(v, "lenient");
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading = ICMPWIRE_READING_STRICT;
    bool good = icmpwire_decode_lenient(v->family, v->octets, v->size, &message, &reading, &fault);
    if (!expected || strcmp(expected, "strict") == 0) {
        same_text(v, "lenient", "strict", names[reading]);
        same_fault(v, "lenient: fault", good, &fault);
    } else if (!good) {
        differs(v, "lenient decoding fails");
    } else {
        check_lenient_structure(v, &message, names[reading]);
    }
}

/* ---- quoted datagrams ---- */

static void same_address(const struct vector *v, const char *key, struct icmpwire_span address)
{
    const char *expected = vector_said(v, key);
    char text[64] = "";
    if (address.size == 16)
        icmpwire_text_ipv6(address.data, text, sizeof text);
    else if (address.size == 4)
        snprintf(text, sizeof text, "%u.%u.%u.%u", address.data[0], address.data[1], address.data[2], address.data[3]);
    if (expected)
        same_text(v, key, expected, text);
}

static void check_quote(const struct vector *v)
{
    struct icmpwire_field datagram;
    struct icmpwire_quote quote;
    if (!vector_said(v, "quote.protocol"))
        return;
    if (!icmpwire_locate(v->family, v->octets, v->size, "datagram", &datagram) ||
        !icmpwire_quote_decode(datagram.octets, &quote)) {
        differs(v, "the quoted datagram cannot be read");
        return;
    }
    same_number(v, "quote.protocol", quote.protocol);
    same_number(v, "quote.hop_limit", quote.hop_limit);
    same_number(v, "quote.source_port", quote.source_port);
    same_number(v, "quote.destination_port", quote.destination_port);
    same_address(v, "quote.source", quote.source);
    same_address(v, "quote.destination", quote.destination);
}

/* ---- encoding ---- */

enum { FILL = 0xa5, MARGIN = 16 };

/* Into a room of any size: all or nothing, the size that is needed, and not an octet beyond. */
static void check_room(const struct vector *v, const struct icmpwire_message *message, size_t room, uint8_t *out)
{
    struct icmpwire_fault fault;
    size_t size = 0;
    size_t written = 0;
    bool good;
    memset(out, FILL, room + MARGIN);
    good = icmpwire_encode(message, out, room, &size, &fault);
    if (good != (room >= v->size))
        differs(v, "encode into %zu octets: %d", room, good);
    if (size != v->size)
        differs(v, "encode into %zu octets: size %zu", room, size);
    if (!good && fault.status != ICMPWIRE_NO_ROOM)
        differs(v, "encode into %zu octets: status %s", room, icmpwire_status_name(fault.status));
    if (good && v->size && memcmp(out, v->octets, v->size) != 0)
        differs(v, "encode gives other octets");
    if (good)
        written = v->size;
    for (size_t i = written; i < room + MARGIN; i++)
        if (out[i] != FILL) {
            differs(v, "encode into %zu octets writes at %zu", room, i);
            return;
        }
}

static void check_encode(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    uint8_t *out;
    if (!decode(v, &message, &fault))
        return;
    out = malloc(v->size + 1 + MARGIN);
    assert_non_null(out);
    for (size_t room = 0; room <= v->size + 1; room++)
        check_room(v, &message, room, out);
    free(out);
}

/* Lists are copied as octets: their elements' encoders are tried on their own. */
static void same_element(const struct vector *v, const char *what, bool good, const uint8_t *out, size_t size,
                         const uint8_t *begin, size_t expected)
{
    if (!good || size != expected || memcmp(out, begin, size) != 0)
        differs(v, "%s is encoded otherwise", what);
}

#define CHECK_ELEMENTS(name, list)                                                             \
    for (struct icmpwire_span rest_ = list, before_; rest_.size;) {                            \
        struct icmpwire_##name element_;                                                       \
        uint8_t out_[2048];                                                                    \
        size_t size_ = 0;                                                                      \
        bool good_;                                                                            \
        before_ = rest_;                                                                       \
        rest_ = icmpwire_##name##_next(rest_, &element_);                                      \
        if (element_.status != ICMPWIRE_OK)                                                    \
            continue;                                                                          \
        good_ = icmpwire_##name##_encode(&element_, false, out_, sizeof out_, &size_, &fault); \
        same_element(v, #name, good_, out_, size_, before_.data, before_.size - rest_.size);   \
    }

static void check_elements(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_span datagram;
    const struct icmpwire_extension *extension;
    if (!decode(v, &message, &fault))
        return;
    extension = extension_of(&message, &datagram);
    if (message.layout == ICMPWIRE_LAYOUT_EXTENDED_ECHO_REQUEST)
        extension = &message.extended_echo_request.extension;
    if (message.layout == ICMPWIRE_LAYOUT_EXTENDED_ECHO_REPLY)
        extension = &message.extended_echo_reply.extension;
    if (extension)
        CHECK_ELEMENTS(object, extension->objects)
    if (message.layout == ICMPWIRE_LAYOUT_ROUTER_ADVERTISEMENT4)
        CHECK_ELEMENTS(agent_extension, message.router_advertisement4.extensions)
    if (message.layout == ICMPWIRE_LAYOUT_EXPERIMENTAL_MOBILITY)
        CHECK_ELEMENTS(option, message.experimental_mobility.options)
}

/* ---- */

#define TEST(name)                        \
    static void test_##name(void **state) \
    {                                     \
        (void)state;                      \
        each(check_##name);               \
    }
TEST(decode)
TEST(open)
TEST(visit)
TEST(locate)
TEST(members)
TEST(checksum)
TEST(extension_checksum)
TEST(lenient)
TEST(quote)
TEST(encode)
TEST(elements)

static void test_every_type(void **state)
{
    bool there[256] = {false};
    (void)state;
    for (size_t i = 0; i < vectors.count; i++)
        if (vectors.all[i].size && vectors.all[i].family == ICMPWIRE_ICMP4)
            there[vectors.all[i].octets[0]] = true;
    for (unsigned type = 0; type <= 43; type++)
        if (!there[type])
            fail_msg("no vector of ICMPv4 type %u", type);
    assert_true(there[253] && there[254] && there[255]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode),   cmocka_unit_test(test_open),
        cmocka_unit_test(test_visit),    cmocka_unit_test(test_locate),
        cmocka_unit_test(test_members),  cmocka_unit_test(test_checksum),
        cmocka_unit_test(test_lenient),  cmocka_unit_test(test_extension_checksum),
        cmocka_unit_test(test_quote),    cmocka_unit_test(test_encode),
        cmocka_unit_test(test_elements), cmocka_unit_test(test_every_type),
    };
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
