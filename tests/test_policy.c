/* SPDX-License-Identifier: BSD-2-Clause */
/* The policy table: complete, in accord with the registry, and RFC 4890 to the letter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "icmpwire/names.h"
#include "icmpwire/policy.h"

/* ---- the table by itself ---- */

struct range {
    unsigned family, first_type, last_type, first_code, last_code;
    const char *source, *note;
};

#define POLICY(family, first_type, last_type, first_code, last_code, transit, local, hop_limit, conditions, class, \
               source, note)                                                                                       \
    {ICMPWIRE_##family, first_type, last_type, first_code, last_code, source, note},
static const struct range ranges[] = {
#include "icmpwire/policy.def"
};
#undef POLICY

/* The ranges, one after the other, are all types and codes; and the lookup finds each in its own. */
static void every_type_and_code_once(void **state)
{
    unsigned next = 0;
    (void)state;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        const struct range *r = &ranges[i];
        const struct icmpwire_policy *policy;
        unsigned first = r->family << 16 | r->first_type << 8 | r->first_code;
        unsigned last = r->family << 16 | r->last_type << 8 | r->last_code;
        assert_int_equal(first, next);
        assert_true(r->first_type == r->last_type || (r->first_code == 0 && r->last_code == 255));
        policy = icmpwire_policy_of((enum icmpwire_family)r->family, (uint8_t)r->first_type, (uint8_t)r->first_code);
        assert_string_equal(policy->source, r->source);
        assert_string_equal(policy->note, r->note);
        for (unsigned key = first; key <= last; key++)
            assert_ptr_equal(icmpwire_policy_of((enum icmpwire_family)(key >> 16), (uint8_t)(key >> 8), (uint8_t)key),
                             policy);
        if (i > 0)
            assert_ptr_not_equal(policy, icmpwire_policy_of((enum icmpwire_family)((first - 1) >> 16),
                                                            (uint8_t)((first - 1) >> 8), (uint8_t)(first - 1)));
        next = last + 1;
    }
    assert_int_equal(next, 2 << 16);
}

static const struct icmpwire_policy *policy_of(unsigned family, unsigned type, unsigned code)
{
    return icmpwire_policy_of((enum icmpwire_family)family, (uint8_t)type, (uint8_t)code);
}

static void as_registered(void **state)
{
    (void)state;
    for (unsigned family = 0; family < 2; family++)
        for (unsigned type = 0; type < 256; type++) {
            const struct icmpwire_type *info = icmpwire_type_info((enum icmpwire_family)family, (uint8_t)type);
            for (unsigned code = 0; code < 256; code++) {
                const struct icmpwire_policy *policy = policy_of(family, type, code);
                assert_int_equal(policy->message_class, info->message_class);
                assert_int_equal(policy->deprecated, info->standing == ICMPWIRE_DEPRECATED);
                assert_true(*policy->source);
                assert_false(policy->deprecated && policy->transit != ICMPWIRE_SHOULD_DROP);
            }
        }
}

/* ---- RFC 4890, category by category ---- */

/* A category of section 4.3 or 4.4: types first to last with these codes. */
struct category {
    unsigned first_type, last_type, first_code, last_code;
    enum icmpwire_advice advice;
};

#define ALL 0, 255

static const struct category transit[] = {
    {1, 2, ALL, ICMPWIRE_MUST_NOT_DROP}, /* 4.3.1 */
    {3, 3, 0, 0, ICMPWIRE_MUST_NOT_DROP},    {4, 4, 1, 2, ICMPWIRE_MUST_NOT_DROP},
    {128, 129, ALL, ICMPWIRE_MUST_NOT_DROP}, {3, 3, 1, 1, ICMPWIRE_SHOULD_NOT_DROP}, /* 4.3.2 */
    {4, 4, 0, 0, ICMPWIRE_SHOULD_NOT_DROP},  {144, 147, ALL, ICMPWIRE_SHOULD_NOT_DROP},
    {130, 137, ALL, ICMPWIRE_MAY_DROP}, /* 4.3.3 */
    {141, 143, ALL, ICMPWIRE_MAY_DROP},      {148, 149, ALL, ICMPWIRE_MAY_DROP},
    {151, 153, ALL, ICMPWIRE_MAY_DROP},      {150, 150, ALL, ICMPWIRE_MAY_DROP}, /* 4.3.4 */
    {5, 99, ALL, ICMPWIRE_MAY_DROP},         {102, 126, ALL, ICMPWIRE_MAY_DROP},
    {138, 140, ALL, ICMPWIRE_SHOULD_DROP}, /* 4.3.5 */
    {100, 101, ALL, ICMPWIRE_SHOULD_DROP},   {127, 127, ALL, ICMPWIRE_SHOULD_DROP},
    {162, 255, ALL, ICMPWIRE_SHOULD_DROP},
};

static const struct category local[] = {
    {1, 2, ALL, ICMPWIRE_MUST_NOT_DROP}, /* 4.4.1 */
    {3, 3, 0, 0, ICMPWIRE_MUST_NOT_DROP},    {4, 4, 1, 2, ICMPWIRE_MUST_NOT_DROP},
    {128, 136, ALL, ICMPWIRE_MUST_NOT_DROP}, {141, 143, ALL, ICMPWIRE_MUST_NOT_DROP},
    {148, 149, ALL, ICMPWIRE_MUST_NOT_DROP}, {151, 153, ALL, ICMPWIRE_MUST_NOT_DROP},
    {3, 3, 1, 1, ICMPWIRE_SHOULD_NOT_DROP},                                      /* 4.4.2 */
    {4, 4, 0, 0, ICMPWIRE_SHOULD_NOT_DROP},  {138, 138, ALL, ICMPWIRE_MAY_DROP}, /* 4.4.3 */
    {144, 147, ALL, ICMPWIRE_MAY_DROP},      {150, 150, ALL, ICMPWIRE_MAY_DROP},
    {137, 137, ALL, ICMPWIRE_MAY_DROP}, /* 4.4.4 */
    {139, 140, ALL, ICMPWIRE_MAY_DROP},      {5, 99, ALL, ICMPWIRE_MAY_DROP},
    {102, 126, ALL, ICMPWIRE_MAY_DROP},      {100, 101, ALL, ICMPWIRE_SHOULD_DROP}, /* 4.4.5 */
    {127, 127, ALL, ICMPWIRE_SHOULD_DROP},   {162, 255, ALL, ICMPWIRE_SHOULD_DROP},
};

static enum icmpwire_advice advice_of(const struct category *categories, size_t count, unsigned type, unsigned code)
{
    for (size_t i = 0; i < count; i++)
        if (type >= categories[i].first_type && type <= categories[i].last_type && code >= categories[i].first_code &&
            code <= categories[i].last_code)
            return categories[i].advice;
    return ICMPWIRE_ADVICE_NONE;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void rfc_4890(void **state)
{
    (void)state;
    for (unsigned type = 0; type < 256; type++)
        for (unsigned code = 0; code < 256; code++) {
            const struct icmpwire_policy *policy = policy_of(ICMPWIRE_ICMP6, type, code);
            bool later = type >= 154 && type <= 161; /* assigned since: a matter of policy */
            enum icmpwire_advice through = advice_of(transit, COUNT(transit), type, code);
            enum icmpwire_advice to = advice_of(local, COUNT(local), type, code);
            assert_int_equal(policy->transit, later ? ICMPWIRE_MAY_DROP : through);
            assert_int_equal(policy->local, later ? ICMPWIRE_MAY_DROP : to);
            assert_int_equal(strncmp(policy->source, "RFC 4890 sections 4.3.", 22) == 0,
                             through != ICMPWIRE_ADVICE_NONE);
        }
}

/* ---- conditions ---- */

static bool is_in(const uint8_t *types, size_t count, unsigned type)
{
    return memchr(types, (int)type, count) != NULL;
}

static void conditions(void **state)
{
    static const uint8_t of_255[] = {133, 134, 135, 136, 137, 141, 142, 148, 149, 154, 159};
    static const uint8_t of_1[] = {130, 131, 132, 143, 151, 152, 153};
    static const uint8_t whole[] = {133, 134, 135, 136, 137, 148};
    (void)state;
    for (unsigned type = 0; type < 256; type++) {
        const struct icmpwire_policy *four = policy_of(ICMPWIRE_ICMP4, type, 0),
                                     *six = policy_of(ICMPWIRE_ICMP6, type, 0);
        unsigned hop_limit = is_in(of_255, sizeof of_255, type) ? 255 : is_in(of_1, sizeof of_1, type) ? 1 : 0;
        assert_int_equal(six->hop_limit, hop_limit);
        assert_int_equal(six->link_local, hop_limit != 0);
        assert_int_equal(six->unfragmented, is_in(whole, sizeof whole, type));
        assert_int_equal(four->hop_limit, 0);
        assert_int_equal(four->link_local, type == 5 || type == 9 || type == 10);
        assert_false(four->unfragmented);
    }
}

static void ipv4(void **state)
{
    (void)state;
    for (unsigned code = 0; code < 16; code++)
        assert_int_equal(policy_of(ICMPWIRE_ICMP4, 3, code)->transit,
                         code == 4 ? ICMPWIRE_MUST_NOT_DROP : ICMPWIRE_SHOULD_NOT_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 3, 16)->transit, ICMPWIRE_ADVICE_NONE);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 4, 0)->local, ICMPWIRE_SHOULD_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 5, 1)->transit, ICMPWIRE_SHOULD_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 5, 1)->local, ICMPWIRE_MAY_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 8, 0)->local, ICMPWIRE_SHOULD_NOT_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 11, 0)->transit, ICMPWIRE_SHOULD_NOT_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 17, 0)->transit, ICMPWIRE_SHOULD_DROP);
    assert_int_equal(policy_of(ICMPWIRE_ICMP4, 42, 0)->transit, ICMPWIRE_MAY_DROP);
}

static void advice_names(void **state)
{
    (void)state;
    assert_string_equal(icmpwire_advice_name(ICMPWIRE_ADVICE_NONE), "none");
    assert_string_equal(icmpwire_advice_name(ICMPWIRE_MUST_NOT_DROP), "must-not-drop");
    assert_string_equal(icmpwire_advice_name(ICMPWIRE_SHOULD_NOT_DROP), "should-not-drop");
    assert_string_equal(icmpwire_advice_name(ICMPWIRE_MAY_DROP), "may-drop");
    assert_string_equal(icmpwire_advice_name(ICMPWIRE_SHOULD_DROP), "should-drop");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_and_code_once),
        cmocka_unit_test(as_registered),
        cmocka_unit_test(rfc_4890),
        cmocka_unit_test(conditions),
        cmocka_unit_test(ipv4),
        cmocka_unit_test(advice_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
