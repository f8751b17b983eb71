/* SPDX-License-Identifier: BSD-2-Clause */
#include "texts.h"
#include <string.h>

bool texts_add(struct texts *texts, const char *text, size_t size)
{
    int32_t *offsets;
    if (!texts->offsets)
        texts->offsets = block_new(16 * sizeof *offsets);
    if (!texts->octets)
        texts->octets = block_new(256);
    if (!texts->offsets || !texts->octets)
        return false;
    if (!block_grow(&texts->offsets, (texts->count + 2) * sizeof *offsets))
        return false;
    offsets = (int32_t *)(void *)texts->offsets->octets;
    size_t used = texts->count ? (size_t)offsets[texts->count] : 0;
    if (size > INT32_MAX - used || !block_grow(&texts->octets, used + size))
        return false;
    memcpy(texts->octets->octets + used, text, size);
    texts->count++;
    offsets[0] = 0;
    offsets[texts->count] = (int32_t)(used + size);
    return true;
}

void texts_use(struct texts *texts)
{
    if (texts->offsets)
        block_use(texts->offsets);
    if (texts->octets)
        block_use(texts->octets);
}

void texts_drop(struct texts *texts)
{
    block_drop(texts->offsets);
    block_drop(texts->octets);
    *texts = (struct texts){0};
}

int texts_place(struct texts *texts, const char *text)
{
    size_t size = strlen(text);
    for (size_t i = 0; i < texts->count; i++) {
        const int32_t *offset = (const int32_t *)(const void *)texts->offsets->octets + i;
        if ((size_t)(offset[1] - offset[0]) == size && memcmp(texts->octets->octets + offset[0], text, size) == 0)
            return (int)i;
    }
    return texts_add(texts, text, size) ? (int)texts->count - 1 : -1;
}
