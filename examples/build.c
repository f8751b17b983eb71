/* SPDX-License-Identifier: BSD-2-Clause */
/* Builds a time exceeded message with an MPLS label stack (RFC 4884, RFC 4950), as a router in a label switched path
 * sends it, and prints it as a diagram. */
#include <icmpwire.h>
#include <stdio.h>

static const uint8_t datagram[] = {0x45, 0, 0,   28, 0x1c, 0x46, 0,    0,    1,    17,   0x37, 0x47, 198, 51,
                                   100,  7, 203, 0,  113,  9,    0x9c, 0x40, 0x82, 0x9a, 0,    8,    0,   0};

int main(void)
{
    uint8_t labels[4], objects[8], out[256];
    char text[16384];
    size_t size;
    struct icmpwire_fault fault;
    struct icmpwire_label label = {.entry = 16u << 12 | 1u << 8 | 64}; /* label 16, bottom of stack, TTL 64 */
    struct icmpwire_object object = {.class_num = ICMPWIRE_CLASS_MPLS_LABEL_STACK, .c_type = 1};
    struct icmpwire_message message = {.family = ICMPWIRE_ICMP4, .type = 11};

    if (!icmpwire_label_encode(&label, true, labels, sizeof labels, &size, &fault))
        return 1;
    object.label_stack.labels = (struct icmpwire_span){labels, size};
    if (!icmpwire_object_encode(&object, true, objects, sizeof objects, &size, &fault))
        return 1;
    message.time_exceeded4.datagram = (struct icmpwire_span){datagram, sizeof datagram};
    message.time_exceeded4.extension.objects = (struct icmpwire_span){objects, size};
    if (!icmpwire_build(&message, NULL, NULL, out, sizeof out, &size, &fault))
        return 1;
    icmpwire_text_bits(ICMPWIRE_ICMP4, out, size, size, text, sizeof text);
    printf("%s", text);
    return size == 8 + 128 + 4 + 8 ? 0 : 1;
}
