/* SPDX-License-Identifier: BSD-2-Clause */
/* What this folder adds to the module that SWIG writes. */
#ifndef CORE_H
#define CORE_H

#include "py.h"

/* Adds types and functions; -1 with an exception set. */
int core_add(PyObject *module);

#endif
