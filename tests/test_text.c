/* SPDX-License-Identifier: BSD-2-Clause */
/* Text: values, escapes, rooms, and whole messages against tests/golden/text. With ICMPWIRE_UPDATE_GOLDEN set
 * the outputs in those files are written anew; a new file needs only its comments and its input. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "icmpwire.h"

#define GOLDEN ICMPWIRE_SOURCE_FOLDER "/tests/golden/text"

/* ---- what is printed of a message ---- */

enum what { ICMP4, ICMP6, PACKET };

struct input {
    enum what what;
    size_t size; /* on the wire */
    size_t captured;
    uint8_t octets[4096];
};

enum output { SUMMARY, TREE, BITS, OUTPUTS };

static const char *const output_names[OUTPUTS] = {"summary", "tree", "bits"};

/* A packet has no summary. */
static bool has_output(const struct input *input, enum output output)
{
    return input->what != PACKET || output != SUMMARY;
}

static size_t print(const struct input *input, enum output output, char *out, size_t room)
{
    enum icmpwire_family family = input->what == ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    if (input->what == PACKET)
        return (output == TREE ? icmpwire_text_packet_tree : icmpwire_text_packet_bits)(input->octets, input->captured,
                                                                                        input->size, out, room);
    if (output == SUMMARY)
        return icmpwire_text_summary(family, input->octets, input->captured, input->size, out, room);
    return (output == TREE ? icmpwire_text_tree : icmpwire_text_bits)(family, input->octets, input->captured,
                                                                      input->size, out, room);
}

/* Printable ASCII, lines without spaces at their end, nothing longer than a screen needs. */
static void assert_clean(const char *text, bool one_line)
{
    for (size_t i = 0; text[i]; i++) {
        assert_true(text[i] == '\n' || (text[i] >= ' ' && text[i] <= '~'));
        assert_false(one_line && text[i] == '\n');
        assert_false(text[i] == '\n' && i && text[i - 1] == ' ');
    }
}

/* ---- golden files ---- */

struct document {
    char text[1 << 16];
    size_t size;
};

static void append(struct document *document, const char *text, size_t size)
{
    assert_true(size < sizeof document->text - document->size);
    memcpy(document->text + document->size, text, size);
    document->size += size;
    document->text[document->size] = '\0';
}

static void append_text(struct document *document, const char *text)
{
    append(document, text, strlen(text));
}

static void read_document(const char *path, struct document *document)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    document->size = fread(document->text, 1, sizeof document->text - 1, file);
    document->text[document->size] = '\0';
    fclose(file);
}

static void write_document(const char *path, const struct document *document)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(document->text, 1, document->size, file), document->size);
    assert_int_equal(fclose(file), 0);
}

static enum what what_of(const char *text)
{
    if (strncmp(text, "icmp4,", 6) == 0)
        return ICMP4;
    if (strncmp(text, "icmp6,", 6) == 0)
        return ICMP6;
    assert_memory_equal(text, "packet,", 7);
    return PACKET;
}

/* "input icmp4, 24 octets" and octets in hexadecimal up to an empty line; returns what follows. */
static const char *read_input(const char *text, struct input *input)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = strstr(text, "\ninput ");
    const char *end;
    char *behind;
    assert_non_null(at);
    at += strlen("\ninput ");
    input->what = what_of(at);
    input->size = strtoul(strchr(at, ' '), &behind, 10);
    assert_memory_equal(behind, " octets\n", 8);
    at = behind + 8;
    end = *at == '\n' ? at : strstr(at, "\n\n");
    end = end ? end : at + strlen(at);
    input->captured = 0;
    for (at += strspn(at, " \n"); at < end; at += 2 + strspn(at + 2, " \n")) {
        const char *high = strchr(digits, at[0]);
        const char *low = strchr(digits, at[1]);
        assert_true(high && low && input->captured < sizeof input->octets);
        input->octets[input->captured++] = (uint8_t)((high - digits) << 4 | (low - digits));
    }
    return *end ? end + (end[1] == '\n') : end;
}

static void check_golden(const char *path)
{
    static struct document found;
    static struct document expected;
    static struct input input;
    static char text[1 << 15];
    read_document(path, &found);
    expected.size = 0;
    append(&expected, found.text, (size_t)(read_input(found.text, &input) - found.text));
    for (enum output output = SUMMARY; output < OUTPUTS; output++) {
        if (!has_output(&input, output))
            continue;
        assert_true(print(&input, output, text, sizeof text) < sizeof text);
        assert_clean(text, output == SUMMARY);
        append_text(&expected, "\n");
        append_text(&expected, output_names[output]);
        append_text(&expected, "\n\n");
        append_text(&expected, text);
        append_text(&expected, output == SUMMARY ? "\n" : "");
    }
    if (getenv("ICMPWIRE_UPDATE_GOLDEN"))
        write_document(path, &expected);
    else if (strcmp(found.text, expected.text) != 0)
        fail_msg("%s: this is printed instead:\n%s", path, expected.text);
}

/* Calls a function with the path of each golden file; returns how many there are. */
static unsigned each_golden(void (*call)(const char *path))
{
    DIR *folder = opendir(GOLDEN);
    const struct dirent *entry;
    unsigned count = 0;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        char path[1024];
        if (!strstr(entry->d_name, ".txt"))
            continue;
        assert_true((size_t)snprintf(path, sizeof path, "%s/%s", GOLDEN, entry->d_name) < sizeof path);
        call(path);
        count++;
    }
    closedir(folder);
    return count;
}

static void test_golden(void **state)
{
    (void)state;
    assert_true(each_golden(check_golden) >= 20);
}

/* ---- rooms ---- */

static void check_rooms_of(const struct input *input, enum output output)
{
    size_t size = print(input, output, NULL, 0);
    char *whole = malloc(size + 1);
    char *out = malloc(size + 2);
    assert_int_equal(print(input, output, whole, size + 1), size);
    assert_int_equal(strlen(whole), size);
    for (size_t room = 1; room <= size + 1; room += room < 200 || room + 200 > size ? 1 : 37) {
        memset(out, '#', size + 2);
        assert_int_equal(print(input, output, out, room), size);
        assert_int_equal(strlen(out), room - 1);
        assert_memory_equal(out, whole, room - 1);
        assert_int_equal(out[room], '#');
    }
    free(out);
    free(whole);
}

static void check_rooms(const char *path)
{
    static struct document document;
    static struct input input;
    read_document(path, &document);
    read_input(document.text, &input);
    for (enum output output = SUMMARY; output < OUTPUTS; output++)
        if (has_output(&input, output))
            check_rooms_of(&input, output);
}

static void test_rooms(void **state)
{
    (void)state;
    each_golden(check_rooms);
}

/* ---- broken messages ---- */

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void check_broken(const char *path)
{
    static struct document document;
    static struct input input;
    static struct input broken;
    static char text[1 << 17];
    uint32_t seed = 1;
    read_document(path, &document);
    read_input(document.text, &input);
    for (unsigned round = 0; round < 60; round++) {
        broken = input;
        broken.captured = next_random(&seed) % (input.captured + 1);
        broken.size = round % 2 ? broken.captured : input.size;
        for (unsigned i = round % 4; i && broken.captured; i--)
            broken.octets[next_random(&seed) % broken.captured] = (uint8_t)next_random(&seed);
        for (enum output output = SUMMARY; output < OUTPUTS; output++)
            if (has_output(&input, output)) {
                assert_true(print(&broken, output, text, sizeof text) < sizeof text);
                assert_clean(text, output == SUMMARY);
            }
    }
}

static void test_broken(void **state)
{
    (void)state;
    each_golden(check_broken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_rooms),
        cmocka_unit_test(test_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
