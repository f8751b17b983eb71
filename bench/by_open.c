/* SPDX-License-Identifier: BSD-2-Clause */
/* The tasks by the library's ordinary calls, lists framed while they are iterated: icmpwire_open instead of
 * icmpwire_decode. */
#define BY(task)             open_##task
#define DECODE_echo          icmpwire_open
#define DECODE_unreachable   icmpwire_open
#define DECODE_extended      icmpwire_open
#define DECODE_mix           icmpwire_open
#define DECODE_advertisement icmpwire_open
#define DECODE_report        icmpwire_open
#define DECODE_packet        icmpwire_open
#define PACKET               icmpwire_packet_decode
#define OPTION               icmpwire_option_next
#define RECORD               icmpwire_listener_record_next
#define QUOTE                icmpwire_quote_decode
#define OBJECT               icmpwire_object_next
#define LABEL                icmpwire_label_next
#include "by_library.h"
