/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages and packets as text, written into the caller's buffer. Whatever comes from the wire is escaped:
 * the output is printable ASCII and newlines. */
#ifndef ICMPWIRE_TEXT_H
#define ICMPWIRE_TEXT_H

#include "visit.h"

#ifdef __cplusplus
extern "C" {
#endif

/* All functions return how many characters the whole text has, without the final NUL, as snprintf does; when
 * that is less than `room`, all of it is there. With a room of 0, out may be null. Truncated text ends in a
 * NUL too. */

/* One line without a newline: "ICMP Destination Unreachable, Port Unreachable: quoting IPv4 UDP
 * 192.0.2.1:1024 > 198.51.100.7:53, 28 octets". A fault ends it: " [truncated at 6 in sequence]". Flags are
 * named when they are set; reserved fields, lengths and checksums are left out, and of long lists the rest
 * shows as "...". */
ICMPWIRE_API size_t icmpwire_text_summary(enum icmpwire_family family, const uint8_t *data, size_t captured,
                                          size_t size, char *out, size_t room);

/* A line for each field, indented by depth, with offset, name and value; each ends in a newline. Offsets are
 * octets, those of bits "octet.bit". The first 32 octets of a field of variable size are shown; a fault has a
 * line, "!  truncated at 6 in sequence". */
ICMPWIRE_API size_t icmpwire_text_tree(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                                       char *out, size_t room);

/* A diagram in the manner of RFCs: 32 bits a row, a ruler above, each field with its name and value. Of more
 * than 16 octets the first and the last are drawn. What does not fit into its cell is listed below, by
 * offset. */
ICMPWIRE_API size_t icmpwire_text_bits(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                                       char *out, size_t room);

/* The same two for a packet from its IP header. */
ICMPWIRE_API size_t icmpwire_text_packet_tree(const uint8_t *data, size_t captured, size_t size, char *out,
                                              size_t room);
ICMPWIRE_API size_t icmpwire_text_packet_bits(const uint8_t *data, size_t captured, size_t size, char *out,
                                              size_t room);

/* The value of a field alone: 17, 0x1a2b of checksums, 192.0.2.1, 2001:db8::1, 02:00:00:00:00:01, octets in
 * hexadecimal, "escaped text" in quotes, host.example of DNS names, [24, 25] of lists; of a datagram what it
 * is, as in the summary. Nothing is shortened. Empty for what is not an ICMPWIRE_FIELD. */
ICMPWIRE_API size_t icmpwire_text_value(const struct icmpwire_field *field, char *out, size_t room);

/* Octets as text: printable ASCII stays, others become \xNN, backslash and quote are escaped; trailing NULs
 * go. */
ICMPWIRE_API size_t icmpwire_text_escape(struct icmpwire_span text, char *out, size_t room);

/* An IPv4 address in host order, and 16 octets of an IPv6 address (RFC 5952). */
ICMPWIRE_API size_t icmpwire_text_ipv4(uint32_t address, char *out, size_t room);
ICMPWIRE_API size_t icmpwire_text_ipv6(const uint8_t *octets, char *out, size_t room);

#ifdef __cplusplus
}
#endif
#endif
