/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables for Python: Columns decodes chunks of captures into batches, which go on by the Arrow PyCapsule interface. */
#ifndef TABLE_TABLE_H
#define TABLE_TABLE_H

#include "batch.h"
#include "py.h"

/* Capsules of the interface. Null with an exception set. */
PyObject *capsule_of_schema(const struct selection *selection);
PyObject *capsule_of_batch(const struct batch *batch, const struct selection *selection);

/* A stream of what an iterator yields: objects of the type Batch, or a text that says why there are no more.
 * `columns` is the object that owns the selection. */
PyObject *capsule_of_stream(PyObject *columns, PyObject *iterator);

/* Of objects of the types Columns and Batch; null for another object. */
const struct selection *table_selection(PyObject *columns);
const struct batch *table_batch(PyObject *batch);

/* An object of the type Chunk, and the chunk in it, to be filled; null with an exception set. Its memory is that of
 * `used`, another object of the type whose rows nobody needs any more; None: there is none. */
PyObject *table_chunk(PyObject *used, struct chunk **chunk);

int core_add_table(PyObject *module);

#endif
