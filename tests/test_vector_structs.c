/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector: what decode puts into the structs, and that encode gives back the octets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vector_check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct vectors vectors;

/* ---- members of the structs, against the same values ---- */

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
    if (!vector_decode(v, &message, &fault))
        return;
    same_number(v, "type", message.type);
    same_number(v, "code", message.code);
    check_errors(v, message);
    check_queries(v, message);
    check_others(v, message);
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
    if (!vector_decode(v, &message, &fault))
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
    if (!vector_decode(v, &message, &fault))
        return;
    extension = vector_extension(&message, &datagram);
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

#define TEST(name)                                                      \
    static void test_##name(void **state)                               \
    {                                                                   \
        (void)state;                                                    \
        assert_int_equal(vector_check_each(&vectors, check_##name), 0); \
    }
TEST(members)
TEST(encode)
TEST(elements)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_encode),
        cmocka_unit_test(test_elements),
    };
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
