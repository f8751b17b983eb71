/* SPDX-License-Identifier: BSD-2-Clause */
/* Decodes a port unreachable message, and tells which flow it is about. */
#include <icmpwire.h>
#include <stdio.h>

static const uint8_t port_unreachable[] = {
    3,    3,  0xde, 0x19, 0,    0,    0,   0,                                     /* type, code, checksum, unused */
    0x45, 0,  0,    28,   0x1c, 0x46, 0,   0, 1,    17,   0x37, 0x47,             /* IPv4, UDP */
    198,  51, 100,  7,    203,  0,    113, 9, 0x9c, 0x40, 0x82, 0x9a, 0, 8, 0, 0, /* addresses, ports */
};

/* An address of either family. */
static void address_text(struct icmpwire_span address, char *out, size_t room)
{
    struct icmpwire_field field = {.kind = ICMPWIRE_KIND_ADDRESS, .octets = address};
    icmpwire_text_value(&field, out, room);
}

int main(void)
{
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    struct icmpwire_quote quote;
    char source[48], destination[48];
    if (!icmpwire_decode(ICMPWIRE_ICMP4, port_unreachable, sizeof port_unreachable, &message, &fault)) {
        printf("%s at octet %u, %s\n", icmpwire_status_name(fault.status), fault.offset, fault.field);
        return 1;
    }
    printf("%s\n", icmpwire_code_name(ICMPWIRE_ICMP4, message.type, message.code));
    if (!icmpwire_quote_decode(message.destination_unreachable4.datagram, &quote) || quote.ports != ICMPWIRE_COMPLETE)
        return 1;
    address_text(quote.source, source, sizeof source);
    address_text(quote.destination, destination, sizeof destination);
    printf("protocol %u, %s port %u > %s port %u\n", quote.protocol, source, quote.source_port, destination,
           quote.destination_port);
    return quote.destination_port == 33434 ? 0 : 1;
}
