/* SPDX-License-Identifier: BSD-2-Clause */
#include "config_node.h"
#include "config_line.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading ---- */

static void read_all(struct config_text *text, FILE *file)
{
    size_t room = 0;

    do {
        text->data = allocate(text->data, room = room ? 2 * room : 4096);
        text->size += fread(text->data + text->size, 1, room - text->size, file);
    } while (text->size == room); /* less is the end, or an error */
}

static bool read_file(struct config_text *text, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");

    *text = (struct config_text){.name = standard ? "standard input" : path};
    if (!file)
        return refuse("%s: %s", path, strerror(errno));
    read_all(text, file);
    bool failed = ferror(file);
    if (!standard)
        fclose(file);
    return !failed || refuse("%s: %s", text->name, strerror(errno));
}

json_t *config_parse(struct config_text *text, const char *path)
{
    json_error_t error;
    json_t *value;

    if (!read_file(text, path))
        return NULL;
    value = json_loadb(text->data, text->size, JSON_REJECT_DUPLICATES, &error);
    if (!value)
        warnx("%s:%d: %s", text->name, error.line, error.text);
    return value;
}

/* ---- nodes ---- */

struct config_node config_root(const struct config_text *text, json_t *value)
{
    return (struct config_node){.text = text, .value = value};
}

struct config_node config_member(const struct config_node *object, const char *name)
{
    return (struct config_node){
        .text = object->text, .parent = object, .member = name, .value = json_object_get(object->value, name)};
}

struct config_node config_element(const struct config_node *array, size_t index)
{
    return (struct config_node){
        .text = array->text, .parent = array, .index = index, .value = json_array_get(array->value, index)};
}

/* ---- complaints ---- */

enum { PATH_SIZE = 256, FOUND_SIZE = 40 };

static void write_path(const struct config_node *node, char path[PATH_SIZE])
{
    size_t used;

    path[0] = '\0';
    if (!node->parent)
        return;
    write_path(node->parent, path);
    used = strlen(path);
    if (node->member)
        snprintf(path + used, PATH_SIZE - used, "%s%s", used ? "." : "", node->member);
    else
        snprintf(path + used, PATH_SIZE - used, "[%zu]", node->index);
}

char config_words[512];

bool config_complain(const struct config_node *node, const char *words)
{
    char path[PATH_SIZE];

    write_path(node, path);
    return refuse("%s:%zu: %s%s%s", node->text->name, config_line(node), path, *path ? ": " : "", words);
}

bool config_expected(const struct config_node *node, const char *what)
{
    char *text = json_dumps(node->value, JSON_ENCODE_ANY | JSON_COMPACT);
    bool longer = text && strlen(text) >= FOUND_SIZE;
    bool result = config_refuse(node, "expected %s, found %.*s%s", what, FOUND_SIZE, text ? text : "nothing",
                                longer ? "..." : "");

    free(text);
    return result;
}

/* ---- what a value is ---- */

/* Which of the words, with spaces between, it is; -1: none. */
static int word_of(const char *words, const char *word)
{
    size_t size = strlen(word);
    int number = 0;

    for (const char *at = words; *at; at += strcspn(at, " "), at += *at == ' ', number++)
        if (strcspn(at, " ") == size && memcmp(at, word, size) == 0)
            return number;
    return -1;
}

bool config_object(const struct config_node *node, const char *names)
{
    const char *name;
    json_t *value;

    if (!json_is_object(node->value))
        return config_expected(node, "an object");
    json_object_foreach(node->value, name, value)
    {
        struct config_node member = config_member(node, name);
        if (word_of(names, name) < 0)
            return config_refuse(&member, "unknown member; expected are: %s", names);
    }
    return true;
}

bool config_array(const struct config_node *node)
{
    return !node->value || json_is_array(node->value) || config_expected(node, "an array");
}

size_t config_count(const struct config_node *array)
{
    return json_array_size(array->value);
}

bool config_integer(const struct config_node *object, const char *name, int64_t least, int64_t most, int64_t *value)
{
    struct config_node node = config_member(object, name);
    char what[80];

    if (!node.value)
        return true;
    if (json_is_integer(node.value) && json_integer_value(node.value) >= least &&
        json_integer_value(node.value) <= most) {
        *value = json_integer_value(node.value);
        return true;
    }
    snprintf(what, sizeof what, "a number from %lld to %lld", (long long)least, (long long)most);
    return config_expected(&node, what);
}

bool config_flag(const struct config_node *object, const char *name, bool *value)
{
    struct config_node node = config_member(object, name);

    if (!node.value)
        return true;
    *value = json_is_true(node.value);
    return json_is_boolean(node.value) || config_expected(&node, "true or false");
}

bool config_string(const struct config_node *object, const char *name, const char **value)
{
    struct config_node node = config_member(object, name);

    if (!node.value)
        return true;
    *value = json_string_value(node.value);
    return *value || config_expected(&node, "a string");
}

bool config_choice(const struct config_node *object, const char *name, const char *words, unsigned *value)
{
    struct config_node node = config_member(object, name);
    const char *text = json_string_value(node.value);
    int number = text ? word_of(words, text) : -1;
    char what[PATH_SIZE];

    if (!node.value)
        return true;
    if (number >= 0) {
        *value = (unsigned)number;
        return true;
    }
    snprintf(what, sizeof what, "one of: %s", words);
    return config_expected(&node, what);
}

bool config_needs(const struct config_node *object, const char *name)
{
    struct config_node node = config_member(object, name);

    return node.value || config_refuse(object, "the member '%s' is missing", name);
}
