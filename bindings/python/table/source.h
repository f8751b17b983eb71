/* SPDX-License-Identifier: BSD-2-Clause */
/* Captures to read from: a file by its path, or an object of Python's that is read as one. */
#ifndef TABLE_SOURCE_H
#define TABLE_SOURCE_H

#include "py.h"
#include <stdio.h>

/* A path in bytes, or an object with read(size); null with an exception set. An object must outlive the file. */
FILE *source_open(PyObject *source);

#endif
