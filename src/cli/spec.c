/* SPDX-License-Identifier: BSD-2-Clause */
#include "spec.h"
#include "complain.h"
#include <stdlib.h>
#include <string.h>

int spec_family(const char *word)
{
    static const char *const names[][4] = {{"v4", "icmp4", "icmpv4", "icmp"}, {"v6", "icmp6", "icmpv6", "ipv6"}};

    for (int family = 0; family < 2; family++)
        for (size_t i = 0; i < 4; i++)
            if (strcmp(word, names[family][i]) == 0)
                return family;
    return -1;
}

static bool octet_of(const char *word, uint8_t *octet)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);

    if (*word < '0' || *word > '9' || *end || number > 0xff)
        return false;
    *octet = (uint8_t)number;
    return true;
}

static bool keyword_of(enum icmpwire_family family, const char *word, struct spec *spec)
{
    unsigned type;

    if (!icmpwire_type_of_keyword(family, word, &type))
        return false;
    spec->family = family;
    spec->type = (uint8_t)type;
    return true;
}

static bool type_of(const char *word, int family, bool family6, struct spec *spec)
{
    enum icmpwire_family first = family6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    enum icmpwire_family second = family6 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;

    if (family >= 0)
        first = second = (enum icmpwire_family)family;
    spec->family = first;
    return octet_of(word, &spec->type) || keyword_of(first, word, spec) || keyword_of(second, word, spec);
}

/* The parts between slashes; returns how many, or 0 when there are too many. */
static int split(char *text, char *parts[3])
{
    int count = 0;

    for (char *rest = text; rest; count++) {
        if (count == 3)
            return 0;
        parts[count] = rest;
        rest = strchr(rest, '/');
        if (rest)
            *rest++ = '\0';
    }
    return count;
}

/* FAMILY/TYPE/CODE, FAMILY/TYPE, TYPE/CODE, TYPE; the family of three numbers is 4 or 6. */
static bool read_parts(char *parts[3], int count, int family, bool family6, struct spec *spec)
{
    char **type = parts;

    if (family < 0 && count > 1)
        family = spec_family(parts[0]);
    if (family < 0 && count == 3)
        family = strcmp(parts[0], "4") == 0 ? ICMPWIRE_ICMP4 : strcmp(parts[0], "6") == 0 ? ICMPWIRE_ICMP6 : -1;
    if (count == 3 || spec_family(parts[0]) >= 0) {
        type++;
        count--;
    }
    spec->coded = count == 2;
    spec->code = 0;
    return count >= 1 && count <= 2 && (family >= 0 || type == parts) && type_of(type[0], family, family6, spec) &&
           (!spec->coded || octet_of(type[1], &spec->code));
}

int spec_read(char **words, int count, bool family6, struct spec *spec)
{
    int family = count > 0 ? spec_family(words[0]) : -1;
    int used = family >= 0 ? 2 : 1;
    char *parts[3];

    if (count < used) {
        warnx("a message is missing: a keyword, a type, or a type and code (3/4)");
        return 0;
    }
    const char *word = words[used - 1];
    char *copy = strcpy(allocate(NULL, strlen(word) + 1), word);
    bool read = read_parts(parts, split(copy, parts), family, family6, spec);
    free(copy);
    if (read)
        return used;
    warnx("'%s' is not a message: a keyword, a type from 0 to 255, or a type and code (3/4)", word);
    return 0;
}
