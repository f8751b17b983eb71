/* SPDX-License-Identifier: BSD-2-Clause */
#include "source.h"
#include <errno.h>
#include <string.h>

enum { AT_A_TIME = 1 << 18 }; /* octets; a call of Python's takes as long as reading some thousand */

/* Reads from the object, whose read() does not raise: it says what is wrong by something else than bytes. */
static ssize_t read_object(void *object, char *out, size_t room)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *bytes = PyObject_CallMethod(object, "read", "n", (Py_ssize_t)room);
    ssize_t size = -1;
    if (bytes && PyBytes_Check(bytes) && (size_t)PyBytes_Size(bytes) <= room) {
        size = PyBytes_Size(bytes);
        memcpy(out, PyBytes_AsString(bytes), (size_t)size);
    }
    if (PyErr_Occurred())
        PyErr_WriteUnraisable(object);
    Py_XDECREF(bytes);
    PyGILState_Release(state);
    errno = EIO;
    return size;
}

#ifdef __linux__
static FILE *open_object(PyObject *object)
{
    return fopencookie(object, "rb", (cookie_io_functions_t){.read = read_object});
}
#else
static int read_in_pieces(void *object, char *out, int room)
{
    return (int)read_object(object, out, (size_t)room);
}

static FILE *open_object(PyObject *object)
{
    return funopen(object, read_in_pieces, NULL, NULL, NULL);
}
#endif

FILE *source_open(PyObject *source)
{
    FILE *file = PyBytes_Check(source) ? fopen(PyBytes_AsString(source), "rb") : open_object(source);
    if (file)
        setvbuf(file, NULL, _IOFBF, AT_A_TIME);
    else
        PyErr_SetFromErrnoWithFilenameObject(PyExc_OSError, source);
    return file;
}
