/* SPDX-License-Identifier: BSD-2-Clause */
/* Captures, pcap and pcapng: reading frame by frame or in chunks, and writing. */
#ifndef TABLE_CAPTURE_H
#define TABLE_CAPTURE_H

#include "py.h"

int core_add_capture(PyObject *module);
int core_add_capture_writer(PyObject *module);

#endif
