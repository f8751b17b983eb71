/* SPDX-License-Identifier: BSD-2-Clause */
/* Says what the library makes of messages, for second_decoder.py to compare. Reads lines "4 0800f7ff..." or "6 ...". */
#define _DEFAULT_SOURCE
#include "fields.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void tell_fault(const char *what, bool good, const struct icmpwire_fault *fault)
{
    char *text = good ? strdup("") : fields_fault_text(fault);
    printf("%s\t%s\n", what, text);
    free(text);
}

static void tell_round_trip(const struct icmpwire_message *message, const uint8_t *data, size_t size)
{
    uint8_t *out = malloc(size + 1);
    struct icmpwire_fault fault;
    size_t written = 0;
    bool same =
        out && icmpwire_encode(message, out, size, &written, &fault) && written == size && memcmp(out, data, size) == 0;
    printf("encode\t%s\n", same ? "same" : "other octets");
    free(out);
}

static void tell(enum icmpwire_family family, const uint8_t *data, size_t size)
{
    static const char *const readings[] = {"strict", "legacy", "fixed", "octets"};
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    enum icmpwire_reading reading;
    struct seen_fields seen = fields_visit(family, data, size, size);
    bool good = icmpwire_decode(family, data, size, &message, &fault);
    tell_fault("decode", good, &fault);
    tell_fault("visit", seen.whole, &seen.fault);
    if (good)
        tell_round_trip(&message, data, size);
    icmpwire_decode_lenient(family, data, size, &message, &reading, &fault);
    printf("lenient\t%s\n", readings[reading]);
    for (size_t i = 0; i < seen.count; i++)
        printf("%s\t%s\t%s\n", seen.all[i].fault ? "broken" : "field", seen.all[i].path, seen.all[i].value);
    puts(".");
    fields_free(&seen);
}

int main(void)
{
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 2) {
        enum icmpwire_family family = *line == '6' ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
        size_t size = strcspn(line + 2, "\n") / 2;
        uint8_t *data = malloc(size + 1);
        for (size_t i = 0; data && i < size; i++) {
            char digits[3] = {line[2 + 2 * i], line[3 + 2 * i], '\0'};
            data[i] = (uint8_t)strtoul(digits, NULL, 16);
        }
        if (data)
            tell(family, data, size);
        free(data);
    }
    free(line);
    return 0;
}
