/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of icmpwire ping, and what its requests hold. */
#include "hex.h"
#include "ping.h"
#include "seconds.h"
#include <arpa/inet.h>
#include <string.h>

enum { PATTERN_MOST = 16, DATA_USUAL = 56, DAY_SECONDS = 86400 };

/* ---- data ---- */

/* Octets that count up, or the pattern again and again. */
static bool make_data(struct ping *ping, const struct options *options, uint8_t **data)
{
    const char *hex = options->value[OPTION_PATTERN];
    uint8_t pattern[PATTERN_MOST];
    uint64_t size = DATA_USUAL;
    long repeated = hex ? hex_digits(hex, strlen(hex), pattern, sizeof pattern) : 0;

    if (hex && repeated <= 0)
        return refuse("--pattern: '%s' is not 1 to %d octets as pairs of hex digits", hex, PATTERN_MOST);
    if (!options_number(options, OPTION_SIZE, PROBE_DATA_MOST, &size))
        return false;
    *data = allocate(NULL, size + 1);
    for (size_t i = 0; i < size; i++)
        (*data)[i] = hex ? pattern[i % (size_t)repeated] : (uint8_t)i;
    ping->prober.data = (struct icmpwire_span){*data, size};
    return true;
}

/* ---- the object of extended echo: RFC 8335 section 2.1 ---- */

enum { BY_NAME = 1, BY_INDEX = 2, BY_ADDRESS = 3 };

static void name_by_address(struct icmpwire_object *object, const uint8_t *octets, size_t size)
{
    object->c_type = BY_ADDRESS;
    object->interface_identification.afi = size == 4 ? 1 : 2;
    object->interface_identification.address = (struct icmpwire_span){octets, size};
}

/* A name is padded with NUL to whole words. */
static bool name_by_name(struct icmpwire_object *object, const char *name, uint8_t padded[256])
{
    size_t size = strlen(name);

    if (size == 0 || size > 252)
        return refuse("--probe: a name has 1 to 252 octets");
    memset(padded, 0, 256);
    memcpy(padded, name, size + 1);
    object->c_type = BY_NAME;
    object->interface_identification.name = (struct icmpwire_span){padded, (size + 3) & ~(size_t)3};
    return true;
}

static bool make_object(struct ping *ping, const char *probed)
{
    static const char prefix[] = "neighbor:";
    struct icmpwire_object object = {.class_num = ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION};
    struct icmpwire_fault fault;
    uint8_t octets[16], padded[256];
    uint64_t index;
    size_t size;

    ping->prober.neighbor = strncmp(probed, prefix, sizeof prefix - 1) == 0;
    if (ping->prober.neighbor)
        probed += sizeof prefix - 1;
    if (inet_pton(AF_INET, probed, octets) == 1) {
        name_by_address(&object, octets, 4);
    } else if (inet_pton(AF_INET6, probed, octets) == 1) {
        name_by_address(&object, octets, 16);
    } else if (ping->prober.neighbor) {
        return refuse("--probe: '%s' is not an IPv4 or IPv6 address", probed);
    } else if (options_number_of(probed, UINT32_MAX, &index)) {
        object.c_type = BY_INDEX;
        object.interface_identification.interface_index = (uint32_t)index;
    } else if (!name_by_name(&object, probed, padded)) {
        return false;
    }
    if (!icmpwire_object_encode(&object, true, ping->object, sizeof ping->object, &size, &fault))
        return refuse("--probe: %s", icmpwire_status_name(fault.status));
    ping->prober.probed = (struct icmpwire_span){ping->object, size};
    return true;
}

/* ---- options ---- */

static bool read_times(struct ping *ping, const struct options *options)
{
    uint64_t day = DAY_SECONDS * SECOND;

    ping->interval = SECOND;
    ping->timeout = 5 * SECOND;
    ping->deadline = UINT64_MAX;
    return options_seconds(options, OPTION_INTERVAL, 10 * MILLISECOND, day, &ping->interval) &&
           options_seconds(options, OPTION_TIMEOUT, MILLISECOND, day, &ping->timeout) &&
           options_seconds(options, OPTION_DEADLINE, MILLISECOND, day, &ping->deadline);
}

static bool read_numbers(struct ping *ping, const struct options *options)
{
    uint64_t ttl = 1;

    ping->count = UINT64_MAX;
    if (!options_number(options, OPTION_REQUESTS, UINT64_MAX, &ping->count) ||
        !options_number(options, OPTION_TTL, UINT8_MAX, &ttl))
        return false;
    if (ping->count == 0 || ttl == 0)
        return refuse("--%s: 0 makes no sense", ttl ? "count" : "ttl");
    ping->ttl = (uint8_t)ttl;
    return true;
}

bool ping_options(struct ping *ping, const struct options *options, uint8_t **data)
{
    const char *const *value = options->value;

    if (options->operand_count != 1)
        return refuse("%s; see 'icmpwire ping --help'",
                      options->operand_count ? "one host at a time" : "a host is missing");
    if (value[OPTION_PROBE] && (value[OPTION_SIZE] || value[OPTION_PATTERN]))
        return refuse("--probe and --%s exclude each other", value[OPTION_SIZE] ? "size" : "pattern");
    ping->host = options->operands[0];
    ping->quiet = value[OPTION_QUIET];
    ping->json = value[OPTION_JSON];
    ping->strict = value[OPTION_STRICT];
    if (!read_times(ping, options) || !read_numbers(ping, options))
        return false;
    return value[OPTION_PROBE] ? make_object(ping, value[OPTION_PROBE]) : make_data(ping, options, data);
}
