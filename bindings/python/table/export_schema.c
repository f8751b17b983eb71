/* SPDX-License-Identifier: BSD-2-Clause */
/* Schemas of the Arrow C data interface: names, types, and what the columns mean as metadata "description". */
#include "batch.h"
#include <stdlib.h>
#include <string.h>

static void release(struct ArrowSchema *schema)
{
    for (int64_t i = 0; i < schema->n_children; i++) {
        if (schema->children[i] && schema->children[i]->release)
            schema->children[i]->release(schema->children[i]);
        free(schema->children[i]);
    }
    if (schema->dictionary && schema->dictionary->release)
        schema->dictionary->release(schema->dictionary);
    free(schema->children);
    free(schema->dictionary);
    free(schema->private_data);
    schema->release = NULL;
}

static void begin(struct ArrowSchema *schema, const char *format, const char *name, int64_t flags)
{
    *schema = (struct ArrowSchema){.format = format, .name = name, .flags = flags, .release = release};
}

static bool room_for_children(struct ArrowSchema *schema, size_t count)
{
    schema->children = calloc(count, sizeof(void *));
    return schema->children != NULL;
}

/* The next child, for which there is room; null: no memory. */
static struct ArrowSchema *add_child(struct ArrowSchema *schema)
{
    struct ArrowSchema *child = calloc(1, sizeof *child);
    if (child)
        schema->children[schema->n_children++] = child;
    return child;
}

static bool add_dictionary(struct ArrowSchema *schema)
{
    schema->dictionary = calloc(1, sizeof *schema->dictionary);
    if (schema->dictionary)
        begin(schema->dictionary, "u", "", 0);
    return schema->dictionary != NULL;
}

static char *put_text(char *at, const char *text)
{
    int32_t size = (int32_t)strlen(text);
    memcpy(at, &size, sizeof size);
    memcpy(at + sizeof size, text, (size_t)size);
    return at + sizeof size + size;
}

/* Arrow's form: how many, then keys and values, each with its size. */
static bool describe(struct ArrowSchema *schema, const char *description)
{
    static const char key[] = "description";
    int32_t count = 1;
    char *metadata = calloc(1, 3 * sizeof count + sizeof key + strlen(description));
    if (!metadata)
        return false;
    memcpy(metadata, &count, sizeof count);
    put_text(put_text(metadata + sizeof count, key), description);
    schema->metadata = metadata;
    schema->private_data = metadata;
    return true;
}

static bool export_column(const struct column *column, struct ArrowSchema *schema)
{
    bool list = column->layout == LAYOUT_LIST;
    begin(schema, list ? "+l" : column->format, column->name, column->nullable ? ARROW_NULLABLE : 0);
    if (!describe(schema, column->description))
        return false;
    if (list) {
        schema = room_for_children(schema, 1) ? add_child(schema) : NULL;
        if (!schema)
            return false;
        begin(schema, column->format, "item", 0);
    }
    return column->words == WORDS_NONE || add_dictionary(schema);
}

bool export_schema(const struct selection *selection, struct ArrowSchema *schema)
{
    begin(schema, "+s", "", 0);
    bool made = room_for_children(schema, selection->count);
    for (size_t i = 0; i < selection->count && made; i++) {
        struct ArrowSchema *child = add_child(schema);
        made = child && export_column(selection->columns[i], child);
    }
    if (!made)
        release(schema);
    return made;
}
