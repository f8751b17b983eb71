/* SPDX-License-Identifier: BSD-2-Clause */
#include "value.h"
#include "complain.h"
#include "hex.h"
#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What follows a prefix; null when the text does not begin with it. */
static const char *behind(const char *text, const char *prefix)
{
    size_t size = strlen(prefix);

    return strncmp(text, prefix, size) == 0 ? text + size : NULL;
}

/* There are always as many octets as an IPv6 address needs: which kind the field has turns out later. */
static void take_octets(struct value *value, const void *octets, size_t size)
{
    enum { LEAST = 16 };
    uint8_t *copy = allocate(NULL, size > LEAST ? size : LEAST);

    memset(copy, 0, LEAST);
    memcpy(copy, octets, size);
    value->octets = (struct icmpwire_span){copy, size};
    value->octetal = true;
}

static bool read_number(const char *text, struct value *value)
{
    char *end;
    const char *digits = text + (*text == '-');
    int base = strncmp(digits, "0x", 2) == 0 || strncmp(digits, "0X", 2) == 0 ? 16 : 10;

    if (*digits < '0' || *digits > '9')
        return false;
    errno = 0;
    uint64_t number = strtoull(digits, &end, base);
    if (*end || errno)
        return false;
    value->negative = *text == '-';
    value->number = value->negative ? 0 - number : number;
    value->numeric = true;
    return true;
}

static bool read_hex(const char *text, struct value *value)
{
    size_t size = strlen(text);
    uint8_t *octets = allocate(NULL, size / 2);
    long read = hex_digits(text, size, octets, size / 2);

    if (read >= 0)
        take_octets(value, octets, (size_t)read);
    free(octets);
    return read >= 0;
}

/* 02:00:5e:00:53:01 */
static bool read_mac(const char *text, struct value *value)
{
    uint8_t octets[6];

    for (size_t i = 0; i < sizeof octets; i++, text += 3)
        if (hex_digits(text, strnlen(text, 2), octets + i, 1) != 1 || text[2] != (i < 5 ? ':' : '\0'))
            return false;
    take_octets(value, octets, sizeof octets);
    return true;
}

static bool read_address(const char *text, struct value *value)
{
    uint8_t octets[16];

    if (inet_pton(AF_INET6, text, octets) == 1) {
        take_octets(value, octets, 16);
        return true;
    }
    if (inet_pton(AF_INET, text, octets) != 1)
        return false;
    value->number = (uint64_t)octets[0] << 24 | (uint64_t)octets[1] << 16 | (uint64_t)octets[2] << 8 | octets[3];
    value->numeric = true;
    take_octets(value, octets, 4);
    return true;
}

/* A DNS name in label form (RFC 1035 section 3.1). */
static bool read_name(const char *text, struct value *value)
{
    enum { LONGEST_LABEL = 63, LONGEST_NAME = 255 };
    uint8_t octets[LONGEST_NAME];
    size_t size = 0;

    while (*text && strcmp(text, ".") != 0) {
        size_t label = strcspn(text, ".");
        if (label == 0 || label > LONGEST_LABEL || size + label + 2 > sizeof octets)
            return false;
        octets[size] = (uint8_t)label;
        memcpy(octets + size + 1, text, label);
        size += label + 1;
        text += label;
        text += *text == '.';
    }
    octets[size] = 0;
    take_octets(value, octets, size + 1);
    return true;
}

static bool read_item(const char *text, struct value *item)
{
    if (read_address(text, item))
        return true;
    if (!read_number(text, item) || item->number > 0xff)
        return false;
    uint8_t octet = (uint8_t)item->number;
    take_octets(item, &octet, 1);
    return true;
}

/* Addresses and numbers of one octet with commas between, one behind the other. */
static bool read_list(const char *text, struct value *value)
{
    char *copy = strcpy(allocate(NULL, strlen(text) + 1), text);
    uint8_t *all = NULL;
    size_t size = 0;
    bool read = true;
    char *rest = NULL;

    for (char *word = strtok_r(copy, ",", &rest); word && read; word = strtok_r(NULL, ",", &rest)) {
        struct value item = {0};
        read = read_item(word, &item);
        if (read) {
            all = allocate(all, size + item.octets.size);
            memcpy(all + size, item.octets.data, item.octets.size);
            size += item.octets.size;
        }
        value_free(&item);
    }
    if (read && size)
        take_octets(value, all, size);
    free(all);
    free(copy);
    return value->octetal;
}

static bool because(const char **reason, const char *why)
{
    *reason = why;
    return false;
}

bool value_read(const char *text, struct value *value, const char **reason)
{
    const char *rest;

    *value = (struct value){0};
    if ((rest = behind(text, "hex:")))
        return read_hex(rest, value) || because(reason, "hex: is followed by pairs of hex digits");
    if ((rest = behind(text, "text:"))) {
        take_octets(value, rest, strlen(rest));
        return true;
    }
    if ((rest = behind(text, "name:")))
        return read_name(rest, value) || because(reason, "labels have 1 to 63 octets, a name at most 255");
    if (read_mac(text, value) || read_address(text, value))
        return true;
    if (strchr(text, ',') && read_list(text, value))
        return true;
    read_number(text, value);
    if (*text)
        read_hex(text, value);
    if (value->numeric || value->octetal)
        return true;
    return because(reason, "this is not a number, an address, hex octets, hex:..., text:... or name:...");
}

void value_free(struct value *value)
{
    free((void *)(uintptr_t)value->octets.data);
    value->octets = (struct icmpwire_span){NULL, 0};
}
