/* SPDX-License-Identifier: BSD-2-Clause */
/* The tasks by the same walks, inlined. Where the task knows its kind of message, so does the call, as the
 * hand-written code does; the mix dispatches. */
#define BY(task)             inline_##task
#define DECODE_echo          icmpwire_inline_echo
#define DECODE_unreachable   icmpwire_inline_open_destination_unreachable4
#define DECODE_extended      icmpwire_inline_open_time_exceeded4
#define DECODE_mix           icmpwire_inline_open
#define DECODE_advertisement icmpwire_inline_open_router_advertisement6
#define DECODE_report        icmpwire_inline_open_multicast_listener_report2
#define DECODE_packet        icmpwire_inline_open
#define PACKET               icmpwire_packet_of
#define VIEWS
#define RECORD icmpwire_first_listener_record
#define QUOTE  icmpwire_quote_of
#define OBJECT icmpwire_first_object
#define LABEL  icmpwire_first_label
#include "by_library.h"
