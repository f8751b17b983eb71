/* SPDX-License-Identifier: BSD-2-Clause */
/* Every vector of an ICMPv6 message behind Neighbor Discovery: what decode puts into the struct, what the iterations
 * put into elements, and that each element encodes to its octets. */
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
static unsigned compared; /* members that a vector says anything of */

/* ---- a member, against what the vector says of its path ---- */

static struct icmpwire_field number_field(uint64_t number)
{
    struct icmpwire_field field;
    memset(&field, 0, sizeof field);
    field.number = number;
    return field;
}

static struct icmpwire_field octets_field(enum icmpwire_kind kind, struct icmpwire_span octets)
{
    struct icmpwire_field field = number_field(0);
    field.kind = kind;
    field.octets = octets;
    return field;
}

static struct icmpwire_field address_field(struct icmpwire_address address)
{
    struct icmpwire_span octets = {address.octets, address.octets ? 16 : 0};
    return octets_field(address.octets ? ICMPWIRE_KIND_IPV6 : ICMPWIRE_KIND_OCTETS, octets);
}

static struct icmpwire_field ipv4_field(uint32_t address)
{
    struct icmpwire_field field = number_field(address);
    field.kind = ICMPWIRE_KIND_IPV4;
    return field;
}

/* prefix: of an element "records[1].", otherwise "" */
static void same_member(const struct vector *v, const char *prefix, const char *name, struct icmpwire_field field)
{
    char path[128];
    const char *said;
    char *expected;
    char *found;
    size_t size;
    snprintf(path, sizeof path, "%.90s%.30s", prefix, name);
    said = vector_said(v, path);
    if (!said || !*said)
        return;
    compared++;
    field.name = name;
    size = icmpwire_text_value(&field, NULL, 0);
    expected = vector_expand(v, said);
    found = malloc(size + 1);
    assert_non_null(found);
    icmpwire_text_value(&field, found, size + 1);
    same_text(v, path, expected, found);
    free(found);
    free(expected);
}

#define VALUE(name, value)   same_member(v, prefix, name, number_field(value))
#define NUMBER(member)       VALUE(#member, m->member)
#define ADDRESS(member)      same_member(v, prefix, #member, address_field(m->member))
#define OCTETS(member)       same_member(v, prefix, #member, octets_field(ICMPWIRE_KIND_OCTETS, m->member))
#define ADDRESSES(member)    same_member(v, prefix, #member, octets_field(ICMPWIRE_KIND_IPV6_LIST, m->member))
#define IPV4_ADDRESS(member) same_member(v, prefix, #member, ipv4_field(m->member))

/* ---- elements ---- */

#define ELEMENT_CHECK(name) \
    static void check_##name(const struct vector *v, const char *prefix, const struct icmpwire_##name *m)

ELEMENT_CHECK(listener_record)
{
    NUMBER(type);
    NUMBER(aux_data_words);
    NUMBER(number_of_sources);
    ADDRESS(group);
    ADDRESSES(sources);
    OCTETS(aux_data);
}

ELEMENT_CHECK(listener_extension)
{
    NUMBER(type);
    NUMBER(length);
    OCTETS(value);
}

ELEMENT_CHECK(use_part)
{
    NUMBER(use_length);
    NUMBER(keep_length);
    NUMBER(flag_mask);
    NUMBER(ra_flags);
    NUMBER(valid_lifetime_seconds);
    NUMBER(preferred_lifetime_seconds);
    VALUE("valid_counts_down", m->flags >> 31);
    VALUE("preferred_counts_down", m->flags >> 30 & 1);
    VALUE("reserved", m->flags & 0x3fffffff);
    ADDRESS(use_prefix);
}

ELEMENT_CHECK(prefix_operation)
{
    NUMBER(operation);
    NUMBER(length);
    NUMBER(ordinal);
    NUMBER(match_length);
    NUMBER(minimum_length);
    NUMBER(maximum_length);
    NUMBER(reserved);
    ADDRESS(match_prefix);
}

ELEMENT_CHECK(prefix_result)
{
    VALUE("reserved", m->flags >> 2);
    VALUE("out_of_bounds", m->flags >> 1 & 1);
    VALUE("forbidden", m->flags & 1);
    NUMBER(ordinal);
    NUMBER(matched_length);
    NUMBER(interface_index);
    ADDRESS(matched_prefix);
}

ELEMENT_CHECK(node_ipv6)
{
    NUMBER(ttl_seconds);
    ADDRESS(address);
}

ELEMENT_CHECK(node_ipv4)
{
    NUMBER(ttl_seconds);
    IPV4_ADDRESS(address);
}

ELEMENT_CHECK(locator)
{
    OCTETS(locator);
    NUMBER(preference);
    NUMBER(lifetime_seconds);
}

ELEMENT_CHECK(mpl_seed)
{
    NUMBER(minimum_sequence);
    VALUE("bitmap_octets", ICMPWIRE_MPL_BITMAP_OCTETS(m->lengths));
    VALUE("seed_identifier_size", m->lengths & 3);
    OCTETS(seed_identifier);
    OCTETS(buffered_messages);
}

/* Takes the elements off a list; `path` is its path, with the prefix of the element that it is in. */
#define ELEMENTS(name, list, path, then)                                                         \
    do {                                                                                         \
        unsigned index = 0;                                                                      \
        for (struct icmpwire_span rest = list, before; rest.size; index++) {                     \
            struct icmpwire_##name element;                                                      \
            struct icmpwire_fault fault;                                                         \
            char inner[96];                                                                      \
            uint8_t out[2048];                                                                   \
            size_t size = 0;                                                                     \
            bool good;                                                                           \
            before = rest;                                                                       \
            rest = icmpwire_##name##_next(rest, &element);                                       \
            snprintf(inner, sizeof inner, "%.64s%s[%u].", prefix, path, index);                  \
            if (element.status != ICMPWIRE_OK)                                                   \
                continue;                                                                        \
            check_##name(v, inner, &element);                                                    \
            then;                                                                                \
            good = icmpwire_##name##_encode(&element, false, out, sizeof out, &size, &fault);    \
            if (!good || size != before.size - rest.size || memcmp(out, before.data, size) != 0) \
                differs(v, "%s is encoded otherwise", inner);                                    \
        }                                                                                        \
    } while (0)

static void check_use_parts(const struct vector *v, const char *prefix, struct icmpwire_span use_parts)
{
    ELEMENTS(use_part, use_parts, "use_parts", (void)0);
}

/* ---- messages ---- */

#define MESSAGE_CHECK(name) static void check_##name(const struct vector *v, const struct icmpwire_##name *m)
static const char prefix[] = "";

MESSAGE_CHECK(multicast_listener_query)
{
    NUMBER(version);
    NUMBER(maximum_response_code);
    NUMBER(reserved);
    ADDRESS(group);
    VALUE("extended", ICMPWIRE_QUERY_EXTENDED(m->flags));
    VALUE("reserved2", m->flags >> 4 & 7);
    VALUE("suppress", ICMPWIRE_QUERY_SUPPRESS(m->flags));
    VALUE("robustness", ICMPWIRE_QUERY_ROBUSTNESS(m->flags));
    NUMBER(qqic);
    NUMBER(number_of_sources);
    ADDRESSES(sources);
    OCTETS(extra);
    if (vector_said(v, "extra[0].type"))
        ELEMENTS(listener_extension, m->extra, "extra", (void)0);
}

MESSAGE_CHECK(multicast_listener_report)
{
    NUMBER(maximum_response_delay);
    NUMBER(reserved);
    ADDRESS(group);
    OCTETS(trailing);
}

MESSAGE_CHECK(multicast_listener_report2)
{
    VALUE("extended", ICMPWIRE_REPORT_EXTENDED(m->flags));
    VALUE("reserved", m->flags & 0x7fff);
    NUMBER(number_of_records);
    ELEMENTS(listener_record, m->records, "records", (void)0);
    OCTETS(extra);
    if (vector_said(v, "extra[0].type"))
        ELEMENTS(listener_extension, m->extra, "extra", (void)0);
}

MESSAGE_CHECK(multicast_router_advertisement)
{
    NUMBER(query_interval_seconds);
    NUMBER(robustness);
    OCTETS(trailing);
}

MESSAGE_CHECK(router_renumbering)
{
    NUMBER(sequence);
    NUMBER(segment);
    VALUE("test", ICMPWIRE_RENUMBERING_TEST(m->flags));
    VALUE("report", ICMPWIRE_RENUMBERING_REPORT(m->flags));
    VALUE("all_interfaces", ICMPWIRE_RENUMBERING_ALL(m->flags));
    VALUE("site_specific", ICMPWIRE_RENUMBERING_SITE(m->flags));
    VALUE("processed", ICMPWIRE_RENUMBERING_PROCESSED(m->flags));
    NUMBER(maximum_delay_milliseconds);
    NUMBER(reserved);
    ELEMENTS(prefix_operation, m->operations, "operations", check_use_parts(v, inner, element.use_parts));
    ELEMENTS(prefix_result, m->results, "results", (void)0);
    OCTETS(body);
}

MESSAGE_CHECK(node_information)
{
    NUMBER(qtype);
    VALUE("global", ICMPWIRE_NODE_GLOBAL(m->flags));
    VALUE("site_local", ICMPWIRE_NODE_SITE_LOCAL(m->flags));
    VALUE("link_local", ICMPWIRE_NODE_LINK_LOCAL(m->flags));
    VALUE("compatible", ICMPWIRE_NODE_COMPATIBLE(m->flags));
    VALUE("all", ICMPWIRE_NODE_ALL(m->flags));
    VALUE("truncated", ICMPWIRE_NODE_TRUNCATED(m->flags));
    OCTETS(nonce);
    ADDRESS(subject_ipv6);
    IPV4_ADDRESS(subject_ipv4);
    NUMBER(ttl_seconds);
    ELEMENTS(node_ipv6, m->ipv6_addresses, "ipv6_addresses", (void)0);
    ELEMENTS(node_ipv4, m->ipv4_addresses, "ipv4_addresses", (void)0);
    OCTETS(data);
}

MESSAGE_CHECK(home_agent_request)
{
    NUMBER(identifier);
    VALUE("mobile_router", ICMPWIRE_HOME_AGENT_MOBILE_ROUTER(m->flags));
    OCTETS(trailing);
}

MESSAGE_CHECK(home_agent_reply)
{
    NUMBER(identifier);
    VALUE("mobile_router", ICMPWIRE_HOME_AGENT_MOBILE_ROUTER(m->flags));
    ADDRESSES(home_agents);
}

MESSAGE_CHECK(mobile_prefix_solicitation)
{
    NUMBER(identifier);
    NUMBER(reserved);
}

MESSAGE_CHECK(mobile_prefix_advertisement)
{
    NUMBER(identifier);
    VALUE("managed", m->flags >> 15);
    VALUE("other_config", m->flags >> 14 & 1);
}

MESSAGE_CHECK(certification_path_solicitation)
{
    NUMBER(identifier);
    NUMBER(component);
}

MESSAGE_CHECK(certification_path_advertisement)
{
    NUMBER(identifier);
    NUMBER(all_components);
    NUMBER(component);
    NUMBER(reserved);
}

MESSAGE_CHECK(fast_handover)
{
    NUMBER(subtype);
    VALUE("r", m->flags >> 7);
    NUMBER(identifier);
}

MESSAGE_CHECK(locator_update)
{
    NUMBER(number_of_locators);
    NUMBER(operation);
    NUMBER(reserved);
    ELEMENTS(locator, m->locators, "locators", (void)0);
    OCTETS(trailing);
}

MESSAGE_CHECK(duplicate_address)
{
    NUMBER(status);
    NUMBER(tid);
    NUMBER(lifetime_minutes);
    OCTETS(rovr);
    ADDRESS(registered_address);
    OCTETS(body);
}

MESSAGE_CHECK(mpl_control)
{
    ELEMENTS(mpl_seed, m->seeds, "seeds", (void)0);
}

static void check_message(const struct vector *v)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    if (!vector_decode(v, &message, &fault))
        return;
    switch (message.layout) {
#define CASE(NAME, name)                \
    case ICMPWIRE_LAYOUT_##NAME:        \
        check_##name(v, &message.name); \
        break;
        CASE(MULTICAST_LISTENER_QUERY, multicast_listener_query)
        CASE(MULTICAST_LISTENER_REPORT, multicast_listener_report)
        CASE(MULTICAST_LISTENER_REPORT2, multicast_listener_report2)
        CASE(MULTICAST_ROUTER_ADVERTISEMENT, multicast_router_advertisement)
        CASE(ROUTER_RENUMBERING, router_renumbering)
        CASE(NODE_INFORMATION, node_information)
        CASE(HOME_AGENT_REQUEST, home_agent_request)
        CASE(HOME_AGENT_REPLY, home_agent_reply)
        CASE(MOBILE_PREFIX_SOLICITATION, mobile_prefix_solicitation)
        CASE(MOBILE_PREFIX_ADVERTISEMENT, mobile_prefix_advertisement)
        CASE(CERTIFICATION_PATH_SOLICITATION, certification_path_solicitation)
        CASE(CERTIFICATION_PATH_ADVERTISEMENT, certification_path_advertisement)
        CASE(FAST_HANDOVER, fast_handover)
        CASE(LOCATOR_UPDATE, locator_update)
        CASE(DUPLICATE_ADDRESS, duplicate_address)
        CASE(MPL_CONTROL, mpl_control)
#undef CASE
    default:
        break;
    }
}

static void test_members(void **state)
{
    (void)state;
    assert_int_equal(vector_check_each(&vectors, check_message), 0);
    assert_true(compared > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_members)};
    int failed;
    vectors = vectors_load(ICMPWIRE_SOURCE_FOLDER "/tests/vectors");
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    vectors_free(&vectors);
    return failed;
}
