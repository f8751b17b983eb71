/* SPDX-License-Identifier: BSD-2-Clause */
#include "core.h"
#include "address.h"
#include "capture.h"
#include "decode.h"
#include "host.h"
#include "node.h"
#include "octets.h"
#include "table.h"
#include "tools.h"

static PyMethodDef functions[] = {
    {"make_class", core_make_class, METH_VARARGS, "Makes a class of the members of a C struct."},
    {"decode", (PyCFunction)(void (*)(void))core_decode, METH_FASTCALL | METH_KEYWORDS,
     "decode($module, buffer, family=4, *, errors='raise', size=None, lenient=False)\n--\n\n"
     "Decodes an ICMP message, from its type to its end; its class follows from its type.\n\n"
     "buffer: bytes or whatever else has a buffer; it is kept, not copied.\n"
     "family: 4 for ICMPv4, 6 for ICMPv6.\n"
     "errors: 'raise', or 'collect': what could be read, with the exception as its fault.\n"
     "size: octets of the message on the wire, when the buffer has only the first of them.\n"
     "lenient: also read extension structures that the length of RFC 4884 does not tell.\n\n"
     "Raises a DecodeError: Truncated, Cut, BadLength, BadVersion or BadField."},
    {"decode_packet", (PyCFunction)(void (*)(void))core_decode_packet, METH_FASTCALL | METH_KEYWORDS,
     "decode_packet($module, buffer, *, errors='raise', size=None)\n--\n\n"
     "Decodes a packet from its IP header: an IPv4 or IPv6 with what it carries as payload.\n\n"
     "buffer: bytes or whatever else has a buffer; it is kept, not copied.\n"
     "errors: 'raise', or 'collect': what could be read, with the exception as the fault of what is broken.\n"
     "size: octets of the packet on the wire, when the buffer has only the first of them.\n\n"
     "Raises a DecodeError: Truncated, Cut, BadLength, BadVersion or BadField."},
    {"decode_element", core_decode_element, METH_VARARGS, "decode_element(class, buffer, errors)"},
    {NULL, NULL, 0, NULL}};

int core_add(PyObject *module)
{
    if (core_add_octets(module) < 0 || core_add_node(module) < 0 || core_add_addresses() < 0 ||
        core_add_tracker(module) < 0 || core_add_host(module) < 0 || core_add_table(module) < 0)
        return -1;
#ifdef CORE_HAVE_PCAP
    if (core_add_capture(module) < 0 || core_add_capture_writer(module) < 0)
        return -1;
#endif
    return PyModule_AddFunctions(module, functions);
}
