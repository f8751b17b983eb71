/* SPDX-License-Identifier: BSD-2-Clause */
#include "octets.h"

/* ---- the buffer ---- */

struct source {
    PyObject_HEAD Py_buffer buffer;
};

static PyTypeObject *source_type;

static void source_dealloc(PyObject *self)
{
    PyBuffer_Release(&((struct source *)self)->buffer);
    core_free(self);
}

PyObject *core_source(PyObject *exporter, const uint8_t **data, size_t *size)
{
    struct source *source;
    if (PyBytes_CheckExact(exporter)) {
        *data = (const uint8_t *)PyBytes_AsString(exporter);
        *size = (size_t)PyBytes_Size(exporter);
        return Py_NewRef(exporter);
    }
    source = (struct source *)PyType_GenericAlloc(source_type, 0);
    if (!source)
        return NULL;
    if (PyObject_GetBuffer(exporter, &source->buffer, PyBUF_SIMPLE) < 0) {
        Py_DECREF(source);
        return NULL;
    }
    *data = source->buffer.buf;
    *size = (size_t)source->buffer.len;
    return (PyObject *)source;
}

static PyType_Slot source_slots[] = {{Py_tp_dealloc, (void *)source_dealloc}, {0, NULL}};
static PyType_Spec source_spec = {"icmpwire._core.Source", sizeof(struct source), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, source_slots};

/* ---- octets of it ---- */

struct octets {
    PyObject_HEAD PyObject *source; /* null: nobody's, of static octets or none */
    const uint8_t *data;
    Py_ssize_t size;
};

static PyTypeObject *octets_type;

PyObject *core_octets(PyObject *source, struct icmpwire_span span)
{
    struct octets *o = (struct octets *)PyType_GenericAlloc(octets_type, 0);
    if (!o)
        return NULL;
    o->source = Py_XNewRef(source);
    o->data = span.size ? span.data : (const uint8_t *)"";
    o->size = (Py_ssize_t)span.size;
    return (PyObject *)o;
}

static void octets_dealloc(PyObject *self)
{
    Py_XDECREF(((struct octets *)self)->source);
    core_free(self);
}

static int octets_buffer(PyObject *self, Py_buffer *view, int flags)
{
    struct octets *o = (struct octets *)self;
    return PyBuffer_FillInfo(view, self, (void *)(uintptr_t)o->data, o->size, 1, flags);
}

static Py_ssize_t octets_length(PyObject *self)
{
    return ((struct octets *)self)->size;
}

static PyObject *octets_bytes(PyObject *self, PyObject *unused)
{
    struct octets *o = (struct octets *)self;
    (void)unused;
    return PyBytes_FromStringAndSize((const char *)o->data, o->size);
}

static PyObject *octets_slice(struct octets *o, PyObject *slice)
{
    Py_ssize_t start, stop, step, size;
    PyObject *bytes, *part;
    if (PySlice_Unpack(slice, &start, &stop, &step) < 0)
        return NULL;
    size = PySlice_AdjustIndices(o->size, &start, &stop, step);
    if (step == 1)
        return core_octets(o->source, (struct icmpwire_span){o->data + start, (size_t)size});
    bytes = octets_bytes((PyObject *)o, NULL);
    part = bytes ? PyObject_GetItem(bytes, slice) : NULL;
    Py_XDECREF(bytes);
    return part;
}

static PyObject *octets_item(PyObject *self, PyObject *key)
{
    struct octets *o = (struct octets *)self;
    Py_ssize_t i;
    if (PySlice_Check(key))
        return octets_slice(o, key);
    i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred())
        return NULL;
    if (i < 0)
        i += o->size;
    if (i < 0 || i >= o->size) {
        PyErr_SetString(PyExc_IndexError, "octets index out of range");
        return NULL;
    }
    return PyLong_FromLong(o->data[i]);
}

/* The same as bytes: so that octets and bytes are equal have the same hash. */
static Py_hash_t octets_hash(PyObject *self)
{
    PyObject *bytes = octets_bytes(self, NULL);
    Py_hash_t hash = bytes ? PyObject_Hash(bytes) : -1;
    Py_XDECREF(bytes);
    return hash;
}

static PyObject *octets_compare(PyObject *self, PyObject *other, int operation)
{
    PyObject *mine, *theirs, *result = NULL;
    if (!PyObject_CheckBuffer(other))
        Py_RETURN_NOTIMPLEMENTED;
    mine = octets_bytes(self, NULL);
    theirs = PyBytes_FromObject(other);
    if (mine && theirs)
        result = PyObject_RichCompare(mine, theirs, operation);
    Py_XDECREF(mine);
    Py_XDECREF(theirs);
    return result;
}

/* As that of bytes, so that it evaluates to an equal object. */
static PyObject *octets_repr(PyObject *self)
{
    PyObject *bytes = octets_bytes(self, NULL);
    PyObject *repr = bytes ? PyObject_Repr(bytes) : NULL;
    Py_XDECREF(bytes);
    return repr;
}

/* Octets and others one behind the other, as bytes. */
static PyObject *octets_concat(PyObject *self, PyObject *other)
{
    PyObject *bytes = octets_bytes(self, NULL);
    PyObject *both = bytes ? PySequence_Concat(bytes, other) : NULL;
    Py_XDECREF(bytes);
    return both;
}

static PyObject *octets_iterator(PyObject *self)
{
    PyObject *view = PyMemoryView_FromObject(self);
    PyObject *iterator = view ? PyObject_GetIter(view) : NULL;
    Py_XDECREF(view);
    return iterator;
}

/* An octet, or several one behind the other, as with bytes. */
static int octets_contain(PyObject *self, PyObject *part)
{
    PyObject *bytes = octets_bytes(self, NULL);
    int found = bytes ? PySequence_Contains(bytes, part) : -1;
    Py_XDECREF(bytes);
    return found;
}

static PyObject *octets_hex(PyObject *self, PyObject *args, PyObject *names)
{
    PyObject *bytes = octets_bytes(self, NULL);
    PyObject *method = bytes ? PyObject_GetAttrString(bytes, "hex") : NULL;
    PyObject *hex = method ? PyObject_Call(method, args, names) : NULL;
    Py_XDECREF(method);
    Py_XDECREF(bytes);
    return hex;
}

static PyObject *octets_reduce(PyObject *self, PyObject *unused)
{
    PyObject *bytes = octets_bytes(self, unused);
    return bytes ? Py_BuildValue("(O(N))", (PyObject *)&PyBytes_Type, bytes) : NULL;
}

static PyMethodDef octets_methods[] = {{"__bytes__", octets_bytes, METH_NOARGS, "A copy, as bytes."},
                                       {"tobytes", octets_bytes, METH_NOARGS, "A copy, as bytes."},
                                       {"hex", (PyCFunction)(void (*)(void))octets_hex, METH_VARARGS | METH_KEYWORDS,
                                        "Hexadecimal digits, as bytes.hex gives them."},
                                       {"__reduce__", octets_reduce, METH_NOARGS, NULL},
                                       {NULL, NULL, 0, NULL}};
static PyType_Slot octets_slots[] = {
    {Py_tp_doc, (void *)(uintptr_t)"Octets of a buffer, read-only and without a copy. They compare as bytes do, and "
                                   "keep the buffer alive."},
    {Py_tp_dealloc, (void *)octets_dealloc},
    {Py_tp_hash, (void *)octets_hash},
    {Py_tp_repr, (void *)octets_repr},
    {Py_tp_richcompare, (void *)octets_compare},
    {Py_tp_methods, octets_methods},
    {Py_mp_length, (void *)octets_length},
    {Py_mp_subscript, (void *)octets_item},
    {Py_sq_length, (void *)octets_length},
    {Py_sq_concat, (void *)octets_concat},
    {Py_sq_contains, (void *)octets_contain},
    {Py_tp_iter, (void *)octets_iterator},
    {Py_bf_getbuffer, (void *)octets_buffer},
    {0, NULL}};
static PyType_Spec octets_spec = {"icmpwire.Octets", sizeof(struct octets), 0,
                                  Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, octets_slots};

/* ---- from what users give ---- */

int core_octets_from(PyObject *object, PyObject **owner, struct icmpwire_span *span)
{
    struct octets *o = (struct octets *)object;
    if (Py_IS_TYPE(object, octets_type)) {
        *owner = Py_XNewRef(o->source);
        *span = (struct icmpwire_span){o->data, (size_t)o->size};
        return 0;
    }
    if (PyBytes_CheckExact(object))
        *owner = Py_NewRef(object);
    else if (PyUnicode_Check(object) || PyLong_Check(object)) /* bytes(3) would be three zeros */
        *owner = NULL;
    else
        *owner = PyObject_Bytes(object);
    if (!*owner) {
        if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_TypeError))
            PyErr_Format(PyExc_TypeError, "a bytes-like object is needed, not %R", (PyObject *)Py_TYPE(object));
        return -1;
    }
    *span = (struct icmpwire_span){(const uint8_t *)PyBytes_AsString(*owner), (size_t)PyBytes_Size(*owner)};
    return 0;
}

int core_add_octets(PyObject *module)
{
    return core_add_type(module, &source_spec, "Source", &source_type) < 0
               ? -1
               : core_add_type(module, &octets_spec, "Octets", &octets_type);
}
