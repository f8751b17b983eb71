/* SPDX-License-Identifier: BSD-2-Clause */
/* What the library knows and does beside decoding: registries, checksums, policy, and the functions of tools.h. */
#define ICMPWIRE_API

/* ---- registries ---- */

/* Rows are tuples of their members; None for a null pointer. */
%ignore icmpwire_type;
%typemap(out) const struct icmpwire_type * {
    $result = Py_BuildValue("(sssBB)", $1->name, $1->keyword, $1->source, $1->standing, $1->message_class);
}
%ignore icmpwire_policy;
%typemap(out) const struct icmpwire_policy * {
    $result = Py_BuildValue("(BBBOOOBss)", $1->transit, $1->local, $1->hop_limit, $1->link_local ? Py_True : Py_False,
                            $1->unfragmented ? Py_True : Py_False, $1->deprecated ? Py_True : Py_False,
                            $1->message_class, $1->source, $1->note);
}
%typemap(out) const struct icmpwire_finding_kind * {
    $result = $1 ? Py_BuildValue("(HBsss)", $1->number, $1->severity, $1->keyword, $1->source, $1->text)
                 : Py_NewRef(Py_None);
}

/* The type of a keyword; None: there is none. */
%typemap(in, numinputs=0) unsigned *type (unsigned found) {
    $1 = &found;
}
%typemap(argout) unsigned *type {
    Py_DECREF($result);
    $result = result ? PyLong_FromUnsignedLong(*$1) : Py_NewRef(Py_None);
}
%include "icmpwire/names.h"
%clear unsigned *type;

%typemap(in, numinputs=0) unsigned *reply (unsigned found) {
    $1 = &found;
}
%typemap(argout) unsigned *reply {
    Py_DECREF($result);
    $result = result ? PyLong_FromUnsignedLong(*$1) : Py_NewRef(Py_None);
}
bool icmpwire_reply_type(enum icmpwire_family family, uint8_t type, unsigned *reply);
%clear unsigned *reply;

%include "icmpwire/policy.h"

const struct icmpwire_finding_kind *icmpwire_finding_info(uint16_t number);
const struct icmpwire_finding_kind *icmpwire_alarm_kind(uint16_t number);
const char *icmpwire_finding_name_of(uint16_t number, enum icmpwire_family family, uint8_t type, int engine);

/* ---- checksums ---- */

%apply const uint8_t *ADDRESS6 { const uint8_t *source, const uint8_t *destination };
%include "icmpwire/checksum.h"
%clear const uint8_t *source, const uint8_t *destination;

/* ---- numbers that are written in a short form ---- */

uint32_t icmpwire_response_milliseconds(uint16_t code);
uint16_t icmpwire_response_code(uint32_t milliseconds);
uint16_t icmpwire_interval_seconds(uint8_t qqic);
uint8_t icmpwire_interval_code(uint16_t seconds);
uint16_t icmpwire_pref64_lifetime_length(uint32_t seconds, uint8_t length_code);
uint8_t icmpwire_pref64_prefix_length(uint8_t length_code);
uint8_t icmpwire_pref64_length_code(uint8_t prefix_length);

/* ---- what has helpers of its own ---- */

%include "tools.h"
