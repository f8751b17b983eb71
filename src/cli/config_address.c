/* SPDX-License-Identifier: BSD-2-Clause */
#include "config_address.h"
#include "hex_reader.h"
#include "options.h"
#include <arpa/inet.h>
#include <string.h>

static bool read_ip(const char *text, size_t size, struct icmpwire_ip *ip)
{
    char word[INET6_ADDRSTRLEN] = "";
    uint8_t octets[16];

    if (size >= sizeof word)
        return false;
    memcpy(word, text, size);
    if (inet_pton(AF_INET, word, octets) == 1)
        *ip =
            icmpwire_ip4((uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 | (uint32_t)octets[2] << 8 | octets[3]);
    else if (inet_pton(AF_INET6, word, octets) == 1)
        *ip = icmpwire_ip6(octets);
    else
        return false;
    return true;
}

bool config_ip(const struct config_node *node, struct icmpwire_ip *ip)
{
    const char *text = json_string_value(node->value);

    return (text && read_ip(text, strlen(text), ip)) || config_expected(node, "an IPv4 or IPv6 address");
}

bool config_prefix(const struct config_node *node, struct icmpwire_ip *ip, uint8_t *bits)
{
    const char *text = json_string_value(node->value);
    size_t size = text ? strcspn(text, "/") : 0;
    uint64_t number;

    if (!text || !read_ip(text, size, ip))
        return config_expected(node, "an address with the length of its prefix, as 10.77.0.1/24 or fe80::1/64");
    number = ip->version == 4 ? 32 : 128;
    if (text[size] && !options_number_of(text + size + 1, number, &number))
        return config_expected(node, ip->version == 4 ? "a prefix of 0 to 32 bits" : "a prefix of 0 to 128 bits");
    *bits = (uint8_t)number;
    return true;
}

bool config_mac(const struct config_node *node, uint8_t mac[6])
{
    const char *text = json_string_value(node->value);
    size_t i = 0;

    for (; text && i < 6 && hex_digit(text[0]) >= 0 && hex_digit(text[1]) >= 0 && text[2] == (i < 5 ? ':' : '\0');
         i++) {
        mac[i] = (uint8_t)(hex_digit(text[0]) * 16 + hex_digit(text[1]));
        text += i < 5 ? 3 : 2;
    }
    return (text && i == 6) || config_expected(node, "a MAC address, as 02:00:00:00:00:01");
}
