/* SPDX-License-Identifier: BSD-2-Clause */
/* A configuration in JSON: values that know where they stand, so that a mistake can be named by place and line. */
#ifndef CLI_CONFIG_NODE_H
#define CLI_CONFIG_NODE_H

#include "complain.h"
#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

/* The file that it came from. */
struct config_text {
    const char *name; /* for messages */
    char *data;       /* free it */
    size_t size;
};

/* A value on the way from the root to it. */
struct config_node {
    const struct config_text *text;
    const struct config_node *parent; /* null: the root */
    const char *member;               /* its name in an object; null: */
    size_t index;                     /* its place in an array, from 0 */
    json_t *value;                    /* null: it is not there */
};

/* Reads a file, "-" for standard input, and parses it. Null when that fails; it has complained then. */
json_t *config_parse(struct config_text *text, const char *path);

struct config_node config_root(const struct config_text *text, json_t *value);
struct config_node config_member(const struct config_node *object, const char *name);
struct config_node config_element(const struct config_node *array, size_t index);

/* Complains about a value: "host.json:7: interfaces[0].mtu: " and what a format and its arguments say. Returns false. */
#define config_refuse(node, ...) \
    (snprintf(config_words, sizeof config_words, __VA_ARGS__), config_complain(node, config_words))
bool config_complain(const struct config_node *node, const char *words);
extern char config_words[512]; /* being put together */

/* Complains that a value is not what was expected, and shows it. Returns false. */
bool config_expected(const struct config_node *node, const char *what);

/* Is it an object whose members are all among `names`, with spaces between? On false it has complained. */
bool config_object(const struct config_node *node, const char *names);

/* Is it an array, or not there? On false it has complained. */
bool config_array(const struct config_node *node);

/* How many elements it has; 0 when it is not there. */
size_t config_count(const struct config_node *array);

/* The members of an object by name. What is not there leaves *value as it is. On false they have complained. */
bool config_integer(const struct config_node *object, const char *name, int64_t least, int64_t most, int64_t *value);
bool config_flag(const struct config_node *object, const char *name, bool *value);
bool config_string(const struct config_node *object, const char *name, const char **value);

/* A string that is one of the words, with spaces between; *value is which, from 0. */
bool config_choice(const struct config_node *object, const char *name, const char *words, unsigned *value);

/* Must be there. On false it has complained. */
bool config_needs(const struct config_node *object, const char *name);

#endif
