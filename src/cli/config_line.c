/* SPDX-License-Identifier: BSD-2-Clause */
#include "config_line.h"
#include <string.h>

struct scan {
    const char *at, *end;
};

static char peek(const struct scan *scan)
{
    return scan->at < scan->end ? *scan->at : '\0';
}

static void skip_between(struct scan *scan)
{
    while (scan->at < scan->end && strchr(" \t\r\n,:", *scan->at))
        scan->at++;
}

static void skip_string(struct scan *scan)
{
    for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
        scan->at += *scan->at == '\\';
    scan->at++;
}

/* Goes behind a value. */
static void skip_value(struct scan *scan)
{
    int depth = 0;

    do {
        skip_between(scan);
        char c = peek(scan);
        if (c == '"') {
            skip_string(scan);
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        scan->at++;
        if (!strchr("{}[]", c))
            while (scan->at < scan->end && !strchr(" \t\r\n,:{}[]", *scan->at))
                scan->at++;
    } while (depth > 0 && scan->at < scan->end);
    skip_between(scan);
}

/* Goes from the start of an object to a member's name. False: there is none that is written like this. */
static bool enter_object(struct scan *scan, const char *name)
{
    size_t size = strlen(name);

    scan->at++;
    for (skip_between(scan); peek(scan) == '"'; skip_value(scan)) {
        const char *start = scan->at;
        skip_string(scan);
        if ((size_t)(scan->at - start) == size + 2 && memcmp(start + 1, name, size) == 0)
            return true;
        skip_between(scan);
    }
    return false;
}

static void enter_array(struct scan *scan, size_t index)
{
    scan->at++;
    for (skip_between(scan); index; index--)
        skip_value(scan);
}

/* Where a value starts; the one around it, when it cannot be found because its name is written with escapes. */
static struct scan find(const struct config_node *node)
{
    struct scan around, scan = {node->text->data, node->text->data + node->text->size};

    if (node->parent)
        scan = around = find(node->parent);
    if (!node->parent)
        skip_between(&scan);
    else if (!node->member)
        enter_array(&scan, node->index);
    else if (!enter_object(&scan, node->member))
        scan = around;
    else
        skip_between(&scan);
    return scan;
}

size_t config_line(const struct config_node *node)
{
    struct scan scan = find(node);
    size_t line = 1;

    for (const char *at = node->text->data; at < scan.at && at < scan.end; at++)
        line += *at == '\n';
    return line;
}
