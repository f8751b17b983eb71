/* SPDX-License-Identifier: BSD-2-Clause */
/* The registries, as tables made of the *.def files beside this one. */
#include "icmpwire/names.h"

struct code {
    uint8_t type;
    uint8_t code;
    const char *name;
    const char *source;
};

struct alias {
    const char *keyword;
    uint8_t type;
};

struct registry {
    const struct icmpwire_type *types; /* all 256; unassigned ones have no name */
    const struct code *codes;          /* sorted by type and code */
    size_t code_count;
    const struct alias *aliases;
    size_t alias_count;
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

#define TYPE(number, name, keyword, standing, message_class, source) \
    [number] = {name, keyword, source, ICMPWIRE_##standing, ICMPWIRE_CLASS_##message_class},
#define ALIAS(keyword, number)
static const struct icmpwire_type types4[256] = {
#include "icmp4_types.def"
};
static const struct icmpwire_type types6[256] = {
#include "icmp6_types.def"
};
#undef TYPE
#undef ALIAS

#define TYPE(number, name, keyword, standing, message_class, source)
#define ALIAS(keyword, number) {keyword, number},
static const struct alias aliases4[] = {
#include "icmp4_types.def"
};
static const struct alias aliases6[] = {
#include "icmp6_types.def"
};
#undef TYPE
#undef ALIAS

#define CODE(type, code, name, source) {type, code, name, source},
static const struct code codes4[] = {
#include "icmp4_codes.def"
};
static const struct code codes6[] = {
#include "icmp6_codes.def"
};
#undef CODE

static const struct registry registry4 = {types4, codes4, COUNT(codes4), aliases4, COUNT(aliases4)};
static const struct registry registry6 = {types6, codes6, COUNT(codes6), aliases6, COUNT(aliases6)};

static const struct registry *registry_of(enum icmpwire_family family)
{
    return family == ICMPWIRE_ICMP6 ? &registry6 : &registry4;
}

/* ---- types ---- */

static const char unassigned[] = "Unassigned";

/* RFC 4443 section 2.1: the types below 128 are those of errors, assigned or not. */
static const struct icmpwire_type unassigned_error = {
    unassigned, "", "IANA", ICMPWIRE_UNASSIGNED, ICMPWIRE_CLASS_ERROR,
};
static const struct icmpwire_type unassigned_information = {
    unassigned, "", "IANA", ICMPWIRE_UNASSIGNED, ICMPWIRE_CLASS_INFORMATION,
};

const struct icmpwire_type *icmpwire_type_info(enum icmpwire_family family, uint8_t type)
{
    const struct icmpwire_type *info = &registry_of(family)->types[type];
    if (info->name)
        return info;
    return family == ICMPWIRE_ICMP6 && type < 128 ? &unassigned_error : &unassigned_information;
}

/* ---- keywords ---- */

static char folded(char c)
{
    if (c == '-')
        return '_';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_keyword(const char *typed, const char *keyword)
{
    for (; folded(*typed) == *keyword; typed++, keyword++)
        if (!*keyword)
            return true;
    return false;
}

bool icmpwire_type_of_keyword(enum icmpwire_family family, const char *keyword, unsigned *type)
{
    const struct registry *registry = registry_of(family);
    if (!*keyword)
        return false;
    for (unsigned number = 0; number < 256; number++)
        if (is_keyword(keyword, icmpwire_type_info(family, (uint8_t)number)->keyword)) {
            *type = number;
            return true;
        }
    for (size_t i = 0; i < registry->alias_count; i++)
        if (is_keyword(keyword, registry->aliases[i].keyword)) {
            *type = registry->aliases[i].type;
            return true;
        }
    return false;
}

/* ---- codes ---- */

enum { DUPLICATE_ADDRESS_REQUEST = 157, DUPLICATE_ADDRESS_CONFIRMATION = 158, CODE_SUFFIX = 0x0f };

static unsigned place_of_code(unsigned type, unsigned code)
{
    return type << 8 | code;
}

static const struct code *find_code(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    const struct registry *registry = registry_of(family);
    size_t low = 0, high = registry->code_count;
    if (family == ICMPWIRE_ICMP6 && (type == DUPLICATE_ADDRESS_REQUEST || type == DUPLICATE_ADDRESS_CONFIRMATION))
        code &= CODE_SUFFIX;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct code *found = &registry->codes[middle];
        if (found->type == type && found->code == code)
            return found;
        if (place_of_code(found->type, found->code) < place_of_code(type, code))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const char *icmpwire_code_name(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    const struct code *found = find_code(family, type, code);
    return found ? found->name : NULL;
}

const char *icmpwire_code_source(enum icmpwire_family family, uint8_t type, uint8_t code)
{
    const struct code *found = find_code(family, type, code);
    return found ? found->source : NULL;
}

/* ---- extension objects ---- */

enum { PRIVATE_CLASSES = 0xf7 }; /* RFC 4884 section 10: from here on */

struct object_class {
    uint8_t first;
    uint8_t last;
    const char *name;
};

struct c_type {
    uint8_t class_num;
    uint8_t first;
    uint8_t last;
    const char *name;
};

#define OBJECT(first, last, name) {first, last, name},
#define C_TYPE(class_num, first, last, name)
static const struct object_class classes[] = {
#include "objects.def"
};
#undef OBJECT
#undef C_TYPE

#define OBJECT(first, last, name)
#define C_TYPE(class_num, first, last, name) {class_num, first, last, name},
static const struct c_type c_types[] = {
#include "objects.def"
};
#undef OBJECT
#undef C_TYPE

const char *icmpwire_object_name(uint8_t class_num)
{
    for (size_t i = 0; i < COUNT(classes); i++)
        if (class_num >= classes[i].first && class_num <= classes[i].last)
            return classes[i].name;
    return unassigned;
}

const char *icmpwire_object_c_type_name(uint8_t class_num, uint8_t c_type)
{
    for (size_t i = 0; i < COUNT(c_types); i++)
        if (class_num == c_types[i].class_num && c_type >= c_types[i].first && c_type <= c_types[i].last)
            return c_types[i].name;
    return class_num >= PRIVATE_CLASSES ? icmpwire_object_name(class_num) : unassigned;
}

/* ---- RPL options ---- */

#define RPL_OPTION(type, name) [type] = name,
static const char *const rpl_options[] = {
#include "rpl_options.def"
};
#undef RPL_OPTION

const char *icmpwire_rpl_option_name(uint8_t type)
{
    return type < COUNT(rpl_options) ? rpl_options[type] : unassigned;
}
