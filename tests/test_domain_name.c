/* SPDX-License-Identifier: BSD-2-Clause */
/* DNS names in label form: how far they reach, what compression may do, and their text. All octets lie
 * against a page that cannot be read. */
#define _DEFAULT_SOURCE
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "icmpwire/name.h"

#define HEAD      12   /* octets before the names: what domain name replies have */
#define TEXT_MOST 1003 /* as the header says */

/* ---- a buffer whose end is the end of what may be read ---- */

#define READABLE ((size_t)1 << 16)
static uint8_t *readable_end;

static int guard(void **state)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    void *pages = mmap(NULL, READABLE + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    (void)state;
    if (pages == MAP_FAILED)
        return -1;
    readable_end = (uint8_t *)pages + READABLE;
    return mprotect(readable_end, page, PROT_NONE);
}

/* A message of HEAD octets, each of which could be a root, and the names. */
static struct icmpwire_span message_of(const void *names, size_t size)
{
    uint8_t *start = readable_end - HEAD - size;
    memset(start, 0, HEAD);
    memcpy(start + HEAD, names, size);
    return (struct icmpwire_span){start, HEAD + size};
}

static struct icmpwire_span behind(struct icmpwire_span message, size_t offset)
{
    return (struct icmpwire_span){message.data + offset, message.size - offset};
}

/* ---- what is expected ---- */

static const struct icmpwire_span none = {NULL, 0};

/* The name at an offset of the message, and its text; a null text: it is broken. */
static void expect_in(struct icmpwire_span message, size_t offset, struct icmpwire_span base, size_t size,
                      enum icmpwire_status status, const char *text)
{
    char out[TEXT_MOST + 1];
    struct icmpwire_domain_name name;
    struct icmpwire_span list = behind(message, offset);
    struct icmpwire_span rest = icmpwire_domain_name_next(list, base, HEAD, &name);
    assert_int_equal(name.status, status);
    assert_ptr_equal(name.octets.data, list.data);
    assert_int_equal(name.octets.size, size);
    assert_int_equal(rest.size, list.size - size);
    assert_ptr_equal(rest.data, list.data + size);
    assert_int_equal(icmpwire_domain_name_text(name.octets, base, HEAD, out, sizeof out), text ? strlen(text) : 0);
    assert_string_equal(out, text ? text : "");
}

static void expect(struct icmpwire_span message, size_t offset, size_t size, enum icmpwire_status status,
                   const char *text)
{
    expect_in(message, offset, message, size, status, text);
}

/* The list cannot go on behind this name. */
static void expect_end(const void *names, size_t size, enum icmpwire_status status)
{
    char out[8] = "?";
    struct icmpwire_domain_name name;
    struct icmpwire_span message = message_of(names, size);
    struct icmpwire_span list = behind(message, HEAD);
    struct icmpwire_span rest = icmpwire_domain_name_next(list, message, HEAD, &name);
    assert_null(rest.data);
    assert_int_equal(rest.size, 0);
    assert_int_equal(name.status, status);
    assert_ptr_equal(name.octets.data, list.data);
    assert_int_equal(name.octets.size, size);
    assert_int_equal(icmpwire_domain_name_text(name.octets, message, HEAD, out, sizeof out), 0);
    assert_string_equal(out, "");
}

#define MESSAGE(octets)      message_of(octets, sizeof(octets) - 1)
#define ENDS(octets, status) expect_end(octets, sizeof(octets) - 1, status)

/* ---- names without pointers ---- */

static void plain_names(void **state)
{
    struct icmpwire_span message = MESSAGE("\0"
                                           "\4host\0"
                                           "\3www\7example\3com\0");
    (void)state;
    expect(message, HEAD, 1, ICMPWIRE_OK, ".");
    expect(message, HEAD + 1, 6, ICMPWIRE_OK, "host");
    expect(message, HEAD + 7, 17, ICMPWIRE_OK, "www.example.com");
    expect_in(message, HEAD + 7, none, 17, ICMPWIRE_OK, "www.example.com");
}

static size_t put_pair(uint8_t *names, size_t at, uint8_t first, uint8_t second)
{
    names[at] = first;
    names[at + 1] = second;
    return at + 2;
}

/* Appends a label of so many octets. */
static size_t put_label(uint8_t *names, size_t at, size_t octets)
{
    names[at] = (uint8_t)octets;
    memset(names + at + 1, 'a', octets);
    return at + 1 + octets;
}

/* `count` labels of 63 octets and one of `last`, and the zero octet: count * 64 + last + 2 in all. */
static size_t put_name(uint8_t *names, size_t count, size_t last)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        at = put_label(names, at, 63);
    at = put_label(names, at, last);
    names[at] = 0;
    return at + 1;
}

static void longest_label(void **state)
{
    uint8_t names[66];
    char text[64];
    (void)state;
    memset(text, 'a', 63);
    text[63] = '\0';
    expect(message_of(names, put_name(names, 0, 63)), HEAD, 65, ICMPWIRE_OK, text);
    expect_end(names, put_name(names, 0, 64), ICMPWIRE_BAD_FIELD);
}

static void longest_name(void **state)
{
    uint8_t names[300];
    char text[254];
    (void)state;
    memset(text, 'a', 253);
    text[63] = text[127] = text[191] = '.';
    text[253] = '\0';
    expect(message_of(names, put_name(names, 3, 61)), HEAD, 255, ICMPWIRE_OK, text);
    expect_end(names, put_name(names, 3, 62), ICMPWIRE_BAD_LENGTH);
    expect_end(names, put_name(names, 3, 63), ICMPWIRE_BAD_LENGTH);
}

static void most_labels(void **state)
{
    uint8_t names[2 * 128 + 1] = {0};
    char text[254];
    (void)state;
    for (size_t i = 0; i < 127; i++) {
        put_pair(names, 2 * i, 1, 'a');
        memcpy(text + 2 * i, "a.", 2);
    }
    text[253] = '\0';
    expect(message_of(names, 255), HEAD, 255, ICMPWIRE_OK, text);
    put_pair(names, 254, 1, 'a');
    expect_end(names, sizeof names, ICMPWIRE_BAD_LENGTH);
}

static void unknown_labels(void **state)
{
    (void)state;
    ENDS("\x40\0", ICMPWIRE_BAD_FIELD);
    ENDS("\x7f", ICMPWIRE_BAD_FIELD);
    ENDS("\x80\0", ICMPWIRE_BAD_FIELD);
    ENDS("\xbf", ICMPWIRE_BAD_FIELD);
    ENDS("\1a\x40\0", ICMPWIRE_BAD_FIELD);
}

static void missing_end(void **state)
{
    (void)state;
    ENDS("", ICMPWIRE_BAD_LENGTH);
    ENDS("\1", ICMPWIRE_BAD_LENGTH);
    ENDS("\1a", ICMPWIRE_BAD_LENGTH);
    ENDS("\12host", ICMPWIRE_BAD_LENGTH);
    ENDS("\xc0", ICMPWIRE_BAD_LENGTH);
    ENDS("\1a\xc0", ICMPWIRE_BAD_LENGTH);
}

/* ---- compression; offsets count from the message, so that 12 is the first of the names ---- */

static void good_pointers(void **state)
{
    /* 12 com, 17 example.com, 27 www.example.com, 33 all of 27, 35 b.com from within a name, 39 the root of
     * 12 */
    struct icmpwire_span message = MESSAGE("\3com\0"
                                           "\7example\xc0\x0c"
                                           "\3www\xc0\x11"
                                           "\xc0\x1b"
                                           "\1b\xc0\x0c"
                                           "\xc0\x10");
    (void)state;
    expect(message, 12, 5, ICMPWIRE_OK, "com");
    expect(message, 17, 10, ICMPWIRE_OK, "example.com");
    expect(message, 27, 6, ICMPWIRE_OK, "www.example.com");
    expect(message, 33, 2, ICMPWIRE_OK, "www.example.com");
    expect(message, 35, 4, ICMPWIRE_OK, "b.com");
    expect(message, 39, 2, ICMPWIRE_OK, ".");
}

static void bad_pointers(void **state)
{
    (void)state;
    expect(MESSAGE("\xc0\x0c"), 12, 2, ICMPWIRE_BAD_FIELD, NULL);            /* to itself */
    expect(MESSAGE("\1a\xc0\x0c"), 12, 4, ICMPWIRE_BAD_FIELD, NULL);         /* to the start of its name */
    expect(MESSAGE("\1a\1b\xc0\x0e"), 12, 6, ICMPWIRE_BAD_FIELD, NULL);      /* into its name */
    expect(MESSAGE("\xc0\x0e\0"), 12, 2, ICMPWIRE_BAD_FIELD, NULL);          /* forward */
    expect(MESSAGE("\xc0\x0f\0"), 12, 2, ICMPWIRE_BAD_FIELD, NULL);          /* to the end of the message */
    expect(MESSAGE("\xff\xff\0"), 12, 2, ICMPWIRE_BAD_FIELD, NULL);          /* beyond it */
    expect(MESSAGE("\0\xc0\x0b"), 13, 2, ICMPWIRE_BAD_FIELD, NULL);          /* before the first name */
    expect(MESSAGE("\0\xc0\0"), 13, 2, ICMPWIRE_BAD_FIELD, NULL);            /* to the type */
    expect(MESSAGE("\1a\xc0\x0c\xc0\x0c"), 16, 2, ICMPWIRE_BAD_FIELD, NULL); /* to a loop */
    expect(MESSAGE("\xc0\x0e\xc0\x0c"), 14, 2, ICMPWIRE_BAD_FIELD, NULL);    /* to one that leads back */
}

/* A chain goes on backwards: behind where the last pointer led is too late, even when that is before the
 * name. */
static void zigzag(void **state)
{
    struct icmpwire_span message = MESSAGE("\xc0\x0e\0\xc0\x0c");
    (void)state;
    expect(message, 12, 2, ICMPWIRE_BAD_FIELD, NULL);
    expect(message, 15, 2, ICMPWIRE_BAD_FIELD, NULL);
}

/* A pointer has 14 bits. */
static void farthest_pointer(void **state)
{
    static uint8_t names[0x3fff - HEAD + 5];
    size_t at = put_pair(names, 0x3fff - HEAD, 1, 'z') + 1;
    (void)state;
    put_pair(names, at, 0xff, 0xff);
    expect(message_of(names, sizeof names), HEAD + at, 2, ICMPWIRE_OK, "z");
}

/* A name that is broken by its pointer alone leaves the next one as it is. */
static void broken_between(void **state)
{
    struct icmpwire_span message = MESSAGE("\1a\0"
                                           "\1b\xc0\x20"
                                           "\1c\xc0\x0c");
    (void)state;
    expect(message, 12, 3, ICMPWIRE_OK, "a");
    expect(message, 15, 4, ICMPWIRE_BAD_FIELD, NULL);
    expect(message, 19, 4, ICMPWIRE_OK, "c.a");
}

static void into_a_label(void **state)
{
    /* Within the label of 5 octets: at 13 a label of 1, at 15 the zero behind it, at 16 a label of type 01.
     */
    struct icmpwire_span message = MESSAGE("\5\1x\0yz\0"
                                           "\xc0\x0d"
                                           "\xc0\x0f"
                                           "\xc0\x10");
    (void)state;
    expect(message, 12, 7, ICMPWIRE_OK, "\\001x\\000yz");
    expect(message, 19, 2, ICMPWIRE_OK, "x");
    expect(message, 21, 2, ICMPWIRE_OK, ".");
    expect(message, 23, 2, ICMPWIRE_BAD_FIELD, NULL);
}

/* A label at a pointer's target may pass the end of the message. */
static void target_passes_end(void **state)
{
    (void)state;
    expect(MESSAGE("\2\x3f"
                   "a\0"
                   "\xc0\x0d"),
           16, 2, ICMPWIRE_BAD_LENGTH, NULL);
}

static void no_message(void **state)
{
    struct icmpwire_span message = MESSAGE("\1a\0"
                                           "\1b\xc0\x0c");
    struct icmpwire_span elsewhere = {message.data, HEAD + 3};
    (void)state;
    expect_in(message, 15, none, 4, ICMPWIRE_BAD_FIELD, NULL);
    expect_in(message, 15, elsewhere, 4, ICMPWIRE_BAD_FIELD, NULL);
    expect_in(message, 15, behind(message, 16), 4, ICMPWIRE_BAD_FIELD, NULL);
    expect_in(message, 15, message, 4, ICMPWIRE_OK, "b.a");
}

static void longest_expanded(void **state)
{
    uint8_t names[300];
    char text[254];
    size_t first = put_name(names, 2, 61); /* 191 octets, at 12 */
    size_t at = put_label(names, first, 63);
    (void)state;
    memset(text, 'a', 253);
    text[63] = text[127] = text[191] = '.';
    text[253] = '\0';
    at = put_pair(names, at, 0xc0, HEAD);
    expect(message_of(names, at), HEAD + first, 66, ICMPWIRE_OK, text);
    at = put_label(names, put_label(names, first, 61), 2);
    at = put_pair(names, at, 0xc0, HEAD);
    expect(message_of(names, at), HEAD + first, 67, ICMPWIRE_BAD_LENGTH, NULL);
}

/* Pointers to pointers: the name at 12, and each further one leads to the one before it. */
static void many_hops(void **state)
{
    uint8_t names[2 + 2 * 128] = {0};
    struct icmpwire_span message;
    (void)state;
    for (size_t i = 1; i <= 128; i++) {
        size_t target = HEAD + 2 * (i - 1);
        put_pair(names, 2 * i, (uint8_t)(0xc0 | target >> 8), (uint8_t)target);
    }
    message = message_of(names, sizeof names);
    expect(message, HEAD + 2, 2, ICMPWIRE_OK, ".");
    expect(message, HEAD + 2 * 127, 2, ICMPWIRE_OK, ".");
    expect(message, HEAD + 2 * 128, 2, ICMPWIRE_BAD_FIELD, NULL);
}

/* ---- every cut, every short octet string ---- */

static void truncations(void **state)
{
    static const char octets[] = "\3com\0"
                                 "\7example\xc0\x0c"
                                 "\3www\xc0\x11"
                                 "\0"
                                 "\xc0\x1b";
    static const size_t ends[] = {5, 15, 21, 22, 24};
    (void)state;
    for (size_t size = 1; size < sizeof octets; size++) {
        struct icmpwire_span message = message_of(octets, size);
        struct icmpwire_span rest = behind(message, HEAD);
        struct icmpwire_domain_name name;
        for (size_t i = 0; i < 5 && ends[i] <= size; i++) {
            rest = icmpwire_domain_name_next(rest, message, HEAD, &name);
            assert_int_equal(name.status, ICMPWIRE_OK);
            assert_int_equal(rest.size, size - ends[i]);
        }
        if (rest.size) {
            rest = icmpwire_domain_name_next(rest, message, HEAD, &name);
            assert_int_equal(name.status, ICMPWIRE_BAD_LENGTH);
            assert_null(rest.data);
        }
    }
}

/* What holds for all octets: a name has a text exactly when nothing is wrong with it, and the list ends. */
static void hold_in(struct icmpwire_span message)
{
    struct icmpwire_span rest = behind(message, HEAD);
    while (rest.size) {
        char out[64];
        struct icmpwire_domain_name name;
        size_t before = rest.size;
        rest = icmpwire_domain_name_next(rest, message, HEAD, &name);
        size_t text = icmpwire_domain_name_text(name.octets, message, HEAD, out, sizeof out);
        assert_int_equal(text > 0, name.status == ICMPWIRE_OK);
        assert_true(text < sizeof out && out[text] == '\0');
        assert_true(rest.data ? rest.size + name.octets.size == before : name.status != ICMPWIRE_OK);
        assert_true(name.octets.size > 0);
    }
}

static void all_short_lists(void **state)
{
    static const uint8_t alphabet[] = {0, 1, 2, 5, 12, 13, 14, 15, 0x40, 0x80, 0xc0, 0xff};
    (void)state;
    for (size_t size = 1; size <= 5; size++) {
        size_t lists = 1;
        for (size_t i = 0; i < size; i++)
            lists *= sizeof alphabet;
        for (size_t list = 0; list < lists; list++) {
            uint8_t octets[5];
            for (size_t i = 0, digits = list; i < size; i++, digits /= sizeof alphabet)
                octets[i] = alphabet[digits % sizeof alphabet];
            hold_in(message_of(octets, size));
        }
    }
}

/* ---- text ---- */

static void escapes(void **state)
{
    (void)state;
    expect(MESSAGE("\1.\0"), HEAD, 3, ICMPWIRE_OK, "\\046");
    expect(MESSAGE("\1\\\0"), HEAD, 3, ICMPWIRE_OK, "\\092");
    expect(MESSAGE("\1 \0"), HEAD, 3, ICMPWIRE_OK, "\\032");
    expect(MESSAGE("\2!~\0"), HEAD, 4, ICMPWIRE_OK, "!~");
    expect(MESSAGE("\5\0\n\x1b\x7f\xff\0"), HEAD, 7, ICMPWIRE_OK, "\\000\\010\\027\\127\\255");
    expect(MESSAGE("\2a.\1b\0"), HEAD, 6, ICMPWIRE_OK, "a\\046.b");
}

static void longest_text(void **state)
{
    uint8_t names[300];
    char out[TEXT_MOST + 1];
    size_t size = put_name(names, 3, 61);
    struct icmpwire_span message;
    (void)state;
    for (size_t i = 0; i < size; i++)
        if (names[i] == 'a')
            names[i] = 0xff;
    message = message_of(names, size);
    assert_int_equal(icmpwire_domain_name_text(behind(message, HEAD), message, HEAD, out, sizeof out), TEXT_MOST);
    assert_int_equal(strlen(out), TEXT_MOST);
    assert_int_equal(strspn(out, "\\25."), TEXT_MOST);
}

static void rooms(void **state)
{
    static const char text[] = "a\\000.example";
    struct icmpwire_span message = MESSAGE("\2a\0\7example\0");
    struct icmpwire_span name = behind(message, HEAD);
    (void)state;
    assert_int_equal(icmpwire_domain_name_text(name, message, HEAD, NULL, 0), sizeof text - 1);
    for (size_t room = 1; room <= sizeof text + 1; room++) {
        char out[sizeof text + 2];
        size_t kept = room < sizeof text ? room - 1 : sizeof text - 1;
        memset(out, '?', sizeof out);
        assert_int_equal(icmpwire_domain_name_text(name, message, HEAD, out, room), sizeof text - 1);
        assert_memory_equal(out, text, kept);
        assert_int_equal(out[kept], '\0');
        for (size_t i = kept + 1; i < sizeof out; i++)
            assert_int_equal(out[i], '?');
    }
}

/* A broken name has no text, in any room. */
static void no_text(void **state)
{
    char out[2] = "?";
    struct icmpwire_span message = MESSAGE("\1a\xc0\x0c");
    (void)state;
    assert_int_equal(icmpwire_domain_name_text(behind(message, HEAD), message, HEAD, NULL, 0), 0);
    assert_int_equal(icmpwire_domain_name_text(behind(message, HEAD), message, HEAD, out, 1), 0);
    assert_string_equal(out, "");
    assert_int_equal(icmpwire_domain_name_text(none, none, 0, out, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_names),
        cmocka_unit_test(longest_label),
        cmocka_unit_test(longest_name),
        cmocka_unit_test(most_labels),
        cmocka_unit_test(unknown_labels),
        cmocka_unit_test(missing_end),
        cmocka_unit_test(good_pointers),
        cmocka_unit_test(bad_pointers),
        cmocka_unit_test(broken_between),
        cmocka_unit_test(into_a_label),
        cmocka_unit_test(target_passes_end),
        cmocka_unit_test(no_message),
        cmocka_unit_test(longest_expanded),
        cmocka_unit_test(many_hops),
        cmocka_unit_test(truncations),
        cmocka_unit_test(all_short_lists),
        cmocka_unit_test(escapes),
        cmocka_unit_test(longest_text),
        cmocka_unit_test(rooms),
        cmocka_unit_test(no_text),
        cmocka_unit_test(zigzag),
        cmocka_unit_test(farthest_pointer),
    };
    return cmocka_run_group_tests(tests, guard, NULL);
}
