/* SPDX-License-Identifier: BSD-2-Clause */
/* The private module icmpwire._core: what the package is made of. The names are those of C; users see the package. */
%module(package="icmpwire", interface="_core") _swig

%{
#include "icmpwire.h"
#include "core.h"
%}

%include "typemaps.i"

/* ---- registries ---- */

enum icmpwire_family { ICMPWIRE_ICMP4, ICMPWIRE_ICMP6 };
const char *icmpwire_version(void);
const char *icmpwire_status_name(enum icmpwire_status status);
%include "tools.i"
%include "host.i"

/* An exception that this leaves set is the import's. */
%init %{
    core_add(m);
%}
