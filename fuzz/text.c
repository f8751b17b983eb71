/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets from anywhere as text. The first octet says as what; the second one how many more there were on the wire. What
 * follows is copied into a block of its own exact size. */
#include <stdlib.h>
#include <string.h>

#include "../tests/must.h"

static void must_be_text(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        MUST(text[i] == '\n' || (text[i] >= ' ' && text[i] <= '~'));
    MUST(text[size] == '\0');
}

/* A text of any room is the beginning of the whole one. */
#define TEXT(call, ...)                                               \
    do {                                                              \
        static char all[1 << 16], some[64];                           \
        size_t length = call(__VA_ARGS__, all, sizeof all);           \
        size_t shown = length < sizeof all ? length : sizeof all - 1; \
        must_be_text(all, shown);                                     \
        MUST(call(__VA_ARGS__, some, sizeof some) == length);         \
        MUST(call(__VA_ARGS__, NULL, 0) == length);                   \
        shown = length < sizeof some ? length : sizeof some - 1;      \
        must_be_text(some, shown);                                    \
        MUST(memcmp(all, some, shown) == 0);                          \
    } while (0)

static void tell_value(void *context, const struct icmpwire_field *f)
{
    (void)context;
    TEXT(icmpwire_text_value, f);
}

static void message(enum icmpwire_family family, struct icmpwire_span s, size_t size)
{
    struct icmpwire_fault fault;
    icmpwire_visit(family, s.data, s.size, size, tell_value, NULL, &fault);
    TEXT(icmpwire_text_summary, family, s.data, s.size, size);
    TEXT(icmpwire_text_tree, family, s.data, s.size, size);
    TEXT(icmpwire_text_bits, family, s.data, s.size, size);
}

static void packet(struct icmpwire_span s, size_t size)
{
    TEXT(icmpwire_text_packet_tree, s.data, s.size, size);
    TEXT(icmpwire_text_packet_bits, s.data, s.size, size);
}

static void names(struct icmpwire_span s)
{
    for (struct icmpwire_span rest = s; rest.size;) {
        struct icmpwire_domain_name name;
        rest = icmpwire_domain_name_next(rest, s, 0, &name);
        TEXT(icmpwire_domain_name_text, name.octets, s, 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy;
    struct icmpwire_span s;
    if (size < 2)
        return 0;
    copy = malloc(size - 2);
    s = (struct icmpwire_span){copy, size - 2};
    MUST(copy || !s.size);
    if (s.size)
        memcpy(copy, data + 2, s.size);
    switch (data[0] % 5) {
    case 0:
    case 1:
        message(data[0] % 5 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s, s.size + data[1]);
        break;
    case 2:
        packet(s, s.size + data[1]);
        break;
    case 3:
        names(s);
        break;
    default:
        TEXT(icmpwire_text_escape, s);
        break;
    }
    free(copy);
    return 0;
}
