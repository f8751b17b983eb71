/* SPDX-License-Identifier: BSD-2-Clause */
/* From objects to octets. */
#ifndef CORE_ENCODE_H
#define CORE_ENCODE_H

#include "node.h"

/* Octets that grow. */
struct core_buffer {
    uint8_t *data;
    size_t size;
    size_t room;
    bool allocated;
};

static inline struct core_buffer core_buffer_over(uint8_t *room, size_t size)
{
    return (struct core_buffer){room, 0, size, false};
}

void core_buffer_free(struct core_buffer *buffer);
/* Room for so many more octets; null with an exception. */
uint8_t *core_buffer_ahead(struct core_buffer *buffer, size_t more);
int core_buffer_append(struct core_buffer *buffer, const uint8_t *data, size_t size);

/* Appends what an object is on the wire; a message without its packet as if its addresses were not known. -1 with an
 * exception. */
int core_encode(struct core_node *node, struct core_buffer *out);

/* The octets of a message with its checksum computed for these addresses; null: it is 0 where it needs them. */
int core_encode_message(struct core_node *node, const uint8_t *source, const uint8_t *destination,
                        struct core_buffer *out);

struct core_write_ahead; /* packet.h */

/* The octets of one struct: with `ahead`, of a header. */
int core_encode_struct(struct core_node *node, const uint8_t *source, const uint8_t *destination,
                       struct core_write_ahead *ahead, struct core_buffer *out);

/* The octets are still those that were decoded: nothing in it was changed. */
bool core_is_clean(const struct core_node *node);

PyObject *core_bytes(PyObject *self, PyObject *unused);
PyObject *core_build(PyObject *self, PyObject *args);

#endif
