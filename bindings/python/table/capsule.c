/* SPDX-License-Identifier: BSD-2-Clause */
/* Capsules of the Arrow PyCapsule interface. */
#include "table.h"
#include <errno.h>

/* ---- schemas and arrays ---- */

#define CAPSULE(structure, name)                                                  \
    static void end_##structure(PyObject *capsule)                                \
    {                                                                             \
        struct structure *it = PyCapsule_GetPointer(capsule, name);               \
        if (it && it->release)                                                    \
            it->release(it);                                                      \
        PyMem_Free(it);                                                           \
    }                                                                             \
    static PyObject *capsule_with_##structure(struct structure *it)               \
    {                                                                             \
        PyObject *capsule = it ? PyCapsule_New(it, name, end_##structure) : NULL; \
        if (it && !capsule) {                                                     \
            it->release(it);                                                      \
            PyMem_Free(it);                                                       \
        }                                                                         \
        return capsule;                                                           \
    }
CAPSULE(ArrowSchema, "arrow_schema")
CAPSULE(ArrowArray, "arrow_array")
CAPSULE(ArrowArrayStream, "arrow_array_stream")

PyObject *capsule_of_schema(const struct selection *selection)
{
    struct ArrowSchema *schema = PyMem_Malloc(sizeof *schema);
    if (!schema || !export_schema(selection, schema)) {
        PyMem_Free(schema);
        return PyErr_NoMemory();
    }
    return capsule_with_ArrowSchema(schema);
}

PyObject *capsule_of_batch(const struct batch *batch, const struct selection *selection)
{
    struct ArrowArray *array = PyMem_Malloc(sizeof *array);
    if (!array || !export_batch(batch, selection, array)) {
        PyMem_Free(array);
        return PyErr_NoMemory();
    }
    return capsule_with_ArrowArray(array);
}

/* ---- streams: the consumer may call from any thread, and without the interpreter's lock ---- */

struct stream {
    PyObject *columns;
    PyObject *iterator;
    PyObject *said;
    const char *error; /* why the last call failed: the text of `said` */
};

static int schema_of_stream(struct ArrowArrayStream *it, struct ArrowSchema *schema)
{
    const struct stream *stream = it->private_data;
    return export_schema(table_selection(stream->columns), schema) ? 0 : ENOMEM;
}

/* What the iterator yielded: a batch, or a text that says what went wrong. */
static int take(struct stream *stream, PyObject *item, struct ArrowArray *array)
{
    const struct batch *batch = table_batch(item);
    const char *said = batch ? NULL : PyUnicode_AsUTF8AndSize(item, NULL);
    if (batch)
        return export_batch(batch, table_selection(stream->columns), array) ? 0 : ENOMEM;
    Py_XDECREF(stream->said);
    stream->said = Py_NewRef(item);
    stream->error = said;
    return EIO;
}

static int next_batch(struct stream *stream, struct ArrowArray *array)
{
    PyObject *item = PyIter_Next(stream->iterator);
    int status = item ? take(stream, item, array) : 0;
    Py_XDECREF(item);
    if (PyErr_Occurred()) {
        PyErr_WriteUnraisable(stream->iterator);
        return EIO;
    }
    return status;
}

static int array_of_stream(struct ArrowArrayStream *it, struct ArrowArray *array)
{
    PyGILState_STATE state = PyGILState_Ensure();
    *array = (struct ArrowArray){0}; /* released: the end of the stream */
    int status = next_batch(it->private_data, array);
    PyGILState_Release(state);
    return status;
}

static const char *error_of_stream(struct ArrowArrayStream *it)
{
    const struct stream *stream = it->private_data;
    return stream->error;
}

static void release_stream(struct ArrowArrayStream *it)
{
    struct stream *stream = it->private_data;
    it->release = NULL;
    if (!Py_IsInitialized()) /* the interpreter is gone, and its objects with it */
        return;
    PyGILState_STATE state = PyGILState_Ensure();
    Py_DECREF(stream->columns);
    Py_DECREF(stream->iterator);
    Py_XDECREF(stream->said);
    PyMem_Free(stream);
    PyGILState_Release(state);
}

PyObject *capsule_of_stream(PyObject *columns, PyObject *iterator)
{
    struct ArrowArrayStream *it = PyMem_Malloc(sizeof *it);
    struct stream *stream = PyMem_Malloc(sizeof *stream);
    if (!it || !stream) {
        PyMem_Free(it);
        PyMem_Free(stream);
        return PyErr_NoMemory();
    }
    *stream = (struct stream){.columns = Py_NewRef(columns), .iterator = Py_NewRef(iterator)};
    *it = (struct ArrowArrayStream){schema_of_stream, array_of_stream, error_of_stream, release_stream, stream};
    return capsule_with_ArrowArrayStream(it);
}
