/* SPDX-License-Identifier: BSD-2-Clause */
#include "table.h"
#include <stdlib.h>
#include <string.h>

static PyTypeObject *chunk_type, *columns_type, *batch_type;

/* ---- Chunk ---- */

struct chunk_object {
    PyObject_HEAD struct chunk chunk;
    unsigned busy; /* so many threads decode it */
};

PyObject *table_chunk(PyObject *used, struct chunk **chunk)
{
    struct chunk_object *object = (struct chunk_object *)PyType_GenericAlloc(chunk_type, 0);
    struct chunk_object *other = Py_IS_TYPE(used, chunk_type) ? (struct chunk_object *)used : NULL;
    if (object && other && !other->busy) {
        object->chunk = other->chunk;
        other->chunk = (struct chunk){0};
    }
    if (object) {
        *chunk = &object->chunk;
        chunk_clear(*chunk);
    }
    return (PyObject *)object;
}

static void chunk_dealloc(PyObject *self)
{
    chunk_end(&((struct chunk_object *)self)->chunk);
    core_free(self);
}

static Py_ssize_t chunk_length(PyObject *self)
{
    return (Py_ssize_t)((struct chunk_object *)self)->chunk.count;
}

static PyType_Slot chunk_slots[] = {
    {Py_tp_dealloc, (void *)chunk_dealloc}, {Py_sq_length, (void *)chunk_length}, {0, NULL}};
static PyType_Spec chunk_spec = {"icmpwire._core.Chunk", sizeof(struct chunk_object), 0,
                                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, chunk_slots};

/* ---- Columns ---- */

struct columns_object {
    PyObject_HEAD struct selection selection;
};

struct batch_object {
    PyObject_HEAD PyObject *columns;
    struct batch batch;
};

const struct selection *table_selection(PyObject *columns)
{
    return Py_IS_TYPE(columns, columns_type) ? &((struct columns_object *)columns)->selection : NULL;
}

const struct batch *table_batch(PyObject *batch)
{
    return Py_IS_TYPE(batch, batch_type) ? &((struct batch_object *)batch)->batch : NULL;
}

static const struct column *column_named(PyObject *name)
{
    for (size_t i = 0; i < COLUMN_COUNT && PyUnicode_Check(name); i++) {
        if (PyUnicode_CompareWithASCIIString(name, COLUMNS[i].name) == 0)
            return &COLUMNS[i];
    }
    PyErr_Format(PyExc_ValueError, "there is no column %R", name);
    return NULL;
}

static bool select_columns(struct selection *selection, PyObject *names)
{
    Py_ssize_t count = core_tuple_size(names);
    selection->columns = calloc((size_t)count + 1, sizeof(void *));
    if (!selection->columns) {
        PyErr_NoMemory();
        return false;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        const struct column *column = column_named(core_tuple_item(names, i));
        if (!column)
            return false;
        selection->columns[selection->count++] = column;
        selection->needs |= column->needs;
    }
    return true;
}

static bool enter_files(struct selection *selection, PyObject *files)
{
    for (Py_ssize_t i = 0; i < core_tuple_size(files); i++) {
        Py_ssize_t size;
        const char *text = PyUnicode_AsUTF8AndSize(core_tuple_item(files, i), &size);
        if (!text)
            return false;
        if (!texts_add(&selection->files, text, (size_t)size)) {
            PyErr_NoMemory();
            return false;
        }
    }
    return true;
}

static PyObject *columns_new(PyTypeObject *type, PyObject *args, PyObject *named)
{
    PyObject *names, *files;
    int family;
    struct columns_object *object;
    (void)named;
    if (!PyArg_ParseTuple(args, "O!O!i", &PyTuple_Type, &names, &PyTuple_Type, &files, &family))
        return NULL;
    places_find();
    if (!words_make())
        return PyErr_NoMemory();
    object = (struct columns_object *)PyType_GenericAlloc(type, 0);
    if (!object)
        return NULL;
    object->selection.both = family == 0;
    object->selection.family = family == 4 ? ICMPWIRE_ICMP4 : ICMPWIRE_ICMP6;
    if (!select_columns(&object->selection, names) || !enter_files(&object->selection, files))
        Py_CLEAR(object);
    return (PyObject *)object;
}

static void columns_dealloc(PyObject *self)
{
    struct selection *selection = &((struct columns_object *)self)->selection;
    free(selection->columns);
    texts_drop(&selection->files);
    core_free(self);
}

static PyObject *columns_schema(PyObject *self, PyObject *unused)
{
    (void)unused;
    return capsule_of_schema(table_selection(self));
}

static PyObject *columns_stream(PyObject *self, PyObject *iterator)
{
    return capsule_of_stream(self, iterator);
}

static PyObject *columns_decode(PyObject *self, PyObject *chunk)
{
    struct chunk_object *source = (struct chunk_object *)chunk;
    struct batch_object *object;
    bool decoded;
    if (!Py_IS_TYPE(chunk, chunk_type))
        return PyErr_Format(PyExc_TypeError, "a chunk is needed, not %R", chunk);
    object = (struct batch_object *)PyType_GenericAlloc(batch_type, 0);
    if (!object)
        return NULL;
    object->columns = Py_NewRef(self);
    source->busy++;
    PyThreadState *state = PyEval_SaveThread();
    decoded = batch_decode(&object->batch, table_selection(self), &source->chunk);
    PyEval_RestoreThread(state);
    source->busy--;
    if (decoded)
        return (PyObject *)object;
    Py_DECREF(object);
    return PyErr_NoMemory();
}

static PyMethodDef columns_methods[] = {
    {"schema", columns_schema, METH_NOARGS, "An Arrow schema, in a capsule."},
    {"decode", columns_decode, METH_O, "Decodes a chunk into a batch."},
    {"stream", columns_stream, METH_O, "An Arrow stream, in a capsule, of what an iterator yields."},
    {NULL, NULL, 0, NULL}};
static PyType_Slot columns_slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)"Columns(names, files, family): what a table has; family 4, 6 or 0 for both."},
    {Py_tp_new, (void *)columns_new},
    {Py_tp_dealloc, (void *)columns_dealloc},
    {Py_tp_methods, columns_methods},
    {0, NULL}};
static PyType_Spec columns_spec = {"icmpwire._core.Columns", sizeof(struct columns_object), 0, Py_TPFLAGS_DEFAULT,
                                   columns_slots};

/* ---- Batch ---- */

static void batch_dealloc(PyObject *self)
{
    struct batch_object *object = (struct batch_object *)self;
    batch_end(&object->batch);
    Py_XDECREF(object->columns);
    core_free(self);
}

static Py_ssize_t batch_length(PyObject *self)
{
    return (Py_ssize_t)((struct batch_object *)self)->batch.rows;
}

static PyObject *batch_schema(PyObject *self, PyObject *unused)
{
    (void)unused;
    return capsule_of_schema(table_selection(((struct batch_object *)self)->columns));
}

/* A consumer may wish for other types, which the interface lets us pass over. */
static PyObject *batch_array(PyObject *self, PyObject *args, PyObject *named)
{
    struct batch_object *object = (struct batch_object *)self;
    PyObject *schema = batch_schema(self, NULL);
    PyObject *array = schema ? capsule_of_batch(&object->batch, table_selection(object->columns)) : NULL;
    (void)args;
    (void)named;
    if (array)
        return Py_BuildValue("(NN)", schema, array);
    Py_XDECREF(schema);
    return NULL;
}

static PyMethodDef batch_methods[] = {
    {"__arrow_c_schema__", batch_schema, METH_NOARGS, "The Arrow schema, in a capsule."},
    {"__arrow_c_array__", (PyCFunction)(void (*)(void))batch_array, METH_VARARGS | METH_KEYWORDS,
     "__arrow_c_array__(requested_schema=None): the Arrow schema and array, in capsules."},
    {NULL, NULL, 0, NULL}};
static PyType_Slot batch_slots[] = {{Py_tp_doc, (void *)(uintptr_t)"Rows of a table, as an Arrow record batch."},
                                    {Py_tp_dealloc, (void *)batch_dealloc},
                                    {Py_tp_methods, batch_methods},
                                    {Py_sq_length, (void *)batch_length},
                                    {0, NULL}};
static PyType_Spec batch_spec = {"icmpwire.Batch", sizeof(struct batch_object), 0,
                                 Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, batch_slots};

/* ---- the module ---- */

/* What there is: name, type, whether a table has it without being asked, whether it may be null, and what it means. */
static PyObject *column_list(void)
{
    PyObject *list = PyTuple_New((Py_ssize_t)COLUMN_COUNT);
    for (size_t i = 0; i < COLUMN_COUNT && list; i++) {
        const struct column *column = &COLUMNS[i];
        PyObject *entry = Py_BuildValue("(ssOOs)", column->name, column->type, column->usual ? Py_True : Py_False,
                                        column->nullable ? Py_True : Py_False, column->description);
        if (!entry || PyTuple_SetItem(list, (Py_ssize_t)i, entry) < 0)
            Py_CLEAR(list);
    }
    return list;
}

int core_add_table(PyObject *module)
{
    PyObject *list = column_list();
    int added = list ? PyModule_AddObjectRef(module, "COLUMNS", list) : -1;
    Py_XDECREF(list);
    if (added < 0 || core_add_type(module, &chunk_spec, "Chunk", &chunk_type) < 0 ||
        core_add_type(module, &columns_spec, "Columns", &columns_type) < 0)
        return -1;
    return core_add_type(module, &batch_spec, "Batch", &batch_type);
}
