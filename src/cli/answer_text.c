/* SPDX-License-Identifier: BSD-2-Clause */
#include "answer_text.h"
#include "json_tree.h"
#include "json_value.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_of_error(enum icmpwire_family family, const struct answer *answer, char out[ERROR_TEXT_SIZE])
{
    const char *code = icmpwire_code_name(family, answer->type, answer->code);
    int size = snprintf(out, ERROR_TEXT_SIZE, "%s%s%s (%u/%u)", icmpwire_type_info(family, answer->type)->name,
                        code ? ", " : "", code ? code : "", (unsigned)answer->type, (unsigned)answer->code);

    if (answer->mtu && size > 0 && size < ERROR_TEXT_SIZE)
        snprintf(out + size, (size_t)(ERROR_TEXT_SIZE - size), ", MTU %u", (unsigned)answer->mtu);
}

json_t *json_of_type(enum icmpwire_family family, const struct answer *answer)
{
    const char *code = icmpwire_code_name(family, answer->type, answer->code);

    return json_pack("{s:s, s:i, s:i, s:s, s:o}", "family", family == ICMPWIRE_ICMP4 ? "icmp4" : "icmp6", "type",
                     (int)answer->type, "code", (int)answer->code, "name",
                     icmpwire_type_info(family, answer->type)->name, "code_name",
                     code ? json_string(code) : json_null());
}

/* The visitor knows whole messages, so they get one around them that holds nothing else. */
json_t *json_of_objects(struct icmpwire_span objects)
{
    struct icmpwire_message message = {.family = ICMPWIRE_ICMP4, .type = ICMPWIRE_ICMP4_EXTENDED_ECHO_REQUEST};
    enum { AROUND = 12 }; /* octets of the message and of the structure before the objects */
    size_t size = objects.size + AROUND;
    uint8_t *octets = allocate(NULL, size);
    json_t *lists = json_object();
    struct icmpwire_fault fault;
    struct icmpwire_span datagram;

    message.extended_echo_request.extension.objects = objects;
    if (objects.data && icmpwire_build(&message, NULL, NULL, octets, size, &size, &fault))
        json_decref(json_tree_of_message(ICMPWIRE_ICMP4, (struct octets){{octets, size}, size}, lists, &datagram));
    json_t *list = json_incref(json_object_get(lists, "objects"));
    json_decref(lists);
    free(octets);
    return list ? list : json_array();
}

json_t *json_of_words(const char *words)
{
    return json_of_text((struct icmpwire_span){(const uint8_t *)words, strlen(words)});
}
