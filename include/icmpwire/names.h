/* SPDX-License-Identifier: BSD-2-Clause */
/* The registries: what types, codes, extension objects and options are called, and where they are defined. */
#ifndef ICMPWIRE_NAMES_H
#define ICMPWIRE_NAMES_H

#include "base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What became of a registration. */
enum icmpwire_standing {
    ICMPWIRE_CURRENT = 0,
    ICMPWIRE_DEPRECATED = 1,
    ICMPWIRE_EXPERIMENTAL = 2,
    ICMPWIRE_RESERVED = 3,
    ICMPWIRE_UNASSIGNED = 4
};

/* What a message is for. */
enum icmpwire_message_class {
    ICMPWIRE_CLASS_ERROR = 0, /* about a packet, which it quotes; never answered by an error */
    ICMPWIRE_CLASS_QUERY = 1,
    ICMPWIRE_CLASS_REPLY = 2,
    ICMPWIRE_CLASS_INFORMATION = 3
};

/* A message type as IANA registers it. Texts are static and never null.
 * name: "Destination Unreachable"; "Unassigned" where there is none;
 * keyword: "destination_unreachable", lower case, for command lines and code, unique in its family; "" for a
 *   reserved or unassigned type;
 * source: "RFC 792, RFC 4884"; "IANA" where there is only the registry. */
struct icmpwire_type {
    const char *name;
    const char *keyword;
    const char *source;
    uint8_t standing;      /* enum icmpwire_standing */
    uint8_t message_class; /* enum icmpwire_message_class */
};

/* The registration of a type; never null. */
ICMPWIRE_API const struct icmpwire_type *icmpwire_type_info(enum icmpwire_family family, uint8_t type);

/* The name of a code, "Port Unreachable"; "No Code" for the 0 of a type without other codes; null where the
 * type registers none, and for ICMPv6 143 and 151 to 153, whose second octet is no code. Of the codes of 157
 * and 158 the low four bits count (RFC 8505 section 4.2). Static text. */
ICMPWIRE_API const char *icmpwire_code_name(enum icmpwire_family family, uint8_t type, uint8_t code);

/* Where the code is defined, "RFC 1122"; null where icmpwire_code_name is. */
ICMPWIRE_API const char *icmpwire_code_source(enum icmpwire_family family, uint8_t type, uint8_t code);

/* The type of a keyword or of one of a few common short forms ("ping", "unreachable", "ns"); '-' and '_'
 * alike, upper and lower case too. *type is 0 to 255. False: there is none, and *type is as it was. */
ICMPWIRE_API bool icmpwire_type_of_keyword(enum icmpwire_family family, const char *keyword, unsigned *type);

/* Names of extension objects; "Unassigned" and "Reserved for Private Use" included, never null. Static text.
 * For interface information (class 2) the c-type's name is that of the interface's role (RFC 5837
 * section 4.1). */
ICMPWIRE_API const char *icmpwire_object_name(uint8_t class_num);
ICMPWIRE_API const char *icmpwire_object_c_type_name(uint8_t class_num, uint8_t c_type);

/* The name of an option of RPL control messages, "DODAG Configuration"; "Unassigned" where there is none, never null.
 * Static text. */
ICMPWIRE_API const char *icmpwire_rpl_option_name(uint8_t type);

/* Names of options of Neighbor Discovery form, of multicast address records, of agent advertisement extensions and of CARD
 * sub-options by their types; "Unassigned" included, never null. */
ICMPWIRE_API const char *icmpwire_option_name(uint8_t type);
ICMPWIRE_API const char *icmpwire_record_name(uint8_t type);
ICMPWIRE_API const char *icmpwire_agent_extension_name(uint8_t type);
ICMPWIRE_API const char *icmpwire_card_suboption_name(uint8_t type);

#ifdef __cplusplus
}
#endif
#endif
