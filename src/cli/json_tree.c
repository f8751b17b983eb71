/* SPDX-License-Identifier: BSD-2-Clause */
#include "json_tree.h"
#include "json_value.h"
#include <string.h>

/* Deeper than any layout: message, extension, objects, object, label stack, labels, label. What would be deeper is left
 * out. */
enum { DEPTH = 24 };

struct tree {
    json_t *open[DEPTH]; /* what is being filled, the root first; borrowed */
    unsigned depth;      /* of them */
    unsigned beyond;     /* entered beneath DEPTH */
    unsigned elements;   /* open ones */
    struct icmpwire_span whole;
    enum icmpwire_family family;
    json_t *lists;
    struct icmpwire_span datagram;
};

static json_t *top(const struct tree *tree)
{
    return tree->open[tree->depth - 1];
}

static void add(const struct tree *tree, const char *name, json_t *value)
{
    if (json_is_array(top(tree)))
        json_array_append_new(top(tree), value);
    else
        json_object_set_new(top(tree), name, value);
}

static bool is_common_list(const char *name)
{
    return strcmp(name, "options") == 0 || strcmp(name, "records") == 0 || strcmp(name, "objects") == 0;
}

static void enter(struct tree *tree, const struct icmpwire_field *field)
{
    json_t *value = field->kind == ICMPWIRE_KIND_LIST ? json_array() : json_object();

    if (field->kind == ICMPWIRE_KIND_ELEMENT) {
        json_object_set_new(value, "element", json_string(field->name));
        tree->elements++;
    }
    add(tree, field->name, value);
    if (field->kind == ICMPWIRE_KIND_LIST && tree->lists && !tree->elements && is_common_list(field->name))
        json_object_set(tree->lists, field->name, value);
    tree->open[tree->depth++] = value;
}

static void leave(struct tree *tree, const struct icmpwire_field *field)
{
    tree->depth--;
    tree->elements -= field->kind == ICMPWIRE_KIND_ELEMENT;
}

static void note_field(struct tree *tree, const struct icmpwire_field *field)
{
    if (field->kind == ICMPWIRE_KIND_DATAGRAM && !tree->elements)
        tree->datagram = field->octets;
    add(tree, field->name, json_of_field(field, tree->whole, tree->family));
}

static void grow(void *context, const struct icmpwire_field *field)
{
    struct tree *tree = context;

    if (field->event == ICMPWIRE_ENTER && (tree->beyond || tree->depth == DEPTH))
        tree->beyond++;
    else if (field->event == ICMPWIRE_LEAVE && tree->beyond)
        tree->beyond--;
    else if (tree->beyond)
        return;
    else if (field->event == ICMPWIRE_ENTER)
        enter(tree, field);
    else if (field->event == ICMPWIRE_LEAVE)
        leave(tree, field);
    else if (field->event == ICMPWIRE_FAULT)
        add(tree, "fault", json_of_fault(&field->fault, "icmp"));
    else
        note_field(tree, field);
}

json_t *json_tree_of_message(enum icmpwire_family family, struct octets message, json_t *lists,
                             struct icmpwire_span *datagram)
{
    struct tree tree = {.open = {json_object()}, .depth = 1, .whole = message.captured, .family = family};
    struct icmpwire_fault fault;

    tree.lists = lists;
    icmpwire_visit(family, message.captured.data, message.captured.size, message.size, grow, &tree, &fault);
    json_object_del(tree.open[0], "type");
    json_object_del(tree.open[0], "code");
    json_object_del(tree.open[0], "checksum");
    *datagram = tree.datagram;
    return tree.open[0];
}

json_t *json_tree_of_headers(struct octets ip, struct icmpwire_span headers)
{
    struct tree tree = {.open = {json_object()}, .depth = 1};
    struct icmpwire_fault fault;

    /* Only the headers are there, so that the visit ends with them. */
    icmpwire_visit_packet(headers.data, headers.size, ip.size, grow, &tree, &fault);
    json_t *list = json_incref(json_object_get(tree.open[0], "headers"));
    json_decref(tree.open[0]);
    return list ? list : json_array();
}
