/* SPDX-License-Identifier: BSD-2-Clause */
/* How arguments go from Python to C, once for all wrapped functions. */
%{
#include "octets.h"
#include "tools.h"
%}

%include "stdint.i"

/* ---- octets: anything with a buffer or with __bytes__, held until the call is over ---- */

%typemap(in) (const uint8_t *data, size_t size) (PyObject *source = NULL) {
    source = core_argument($input, (const uint8_t **)&$1, &$2);
    if (!source)
        SWIG_fail;
}
%typemap(freearg) (const uint8_t *data, size_t size) {
    Py_XDECREF(source$argnum);
}
/* Of which the wire had more, perhaps: `size` is an argument of its own. */
%apply (const uint8_t *data, size_t size) { (const uint8_t *data, size_t captured) };

%typemap(in) struct icmpwire_span (PyObject *source = NULL) {
    source = core_argument($input, &$1.data, &$1.size);
    if (!source)
        SWIG_fail;
}
%typemap(freearg) struct icmpwire_span {
    Py_XDECREF(source$argnum);
}

/* 16 octets of an IPv6 address; None: null. */
%typemap(in) const uint8_t *ADDRESS6 (PyObject *source = NULL) {
    if (core_address6($input, &source, (const uint8_t **)&$1) < 0)
        SWIG_fail;
}
%typemap(freearg) const uint8_t *ADDRESS6 {
    Py_XDECREF(source$argnum);
}

/* ---- a family: 4 or 6, as everywhere in Python ---- */

%typemap(in) enum icmpwire_family {
    if (core_family($input, &$1) < 0)
        SWIG_fail;
}

/* ---- numbers without a sign ---- */

%typemap(in) uint8_t, uint16_t, uint32_t, uint64_t, size_t {
    unsigned long long number;
    if (core_number($input, ($1_ltype)-1, &number) < 0)
        SWIG_fail;
    $1 = ($1_ltype)number;
}

/* ---- text: None is not one ---- */

%typemap(check) const char * {
    if (!$1)
        SWIG_exception_fail(SWIG_TypeError, "a text is needed, not None");
}
