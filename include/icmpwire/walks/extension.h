/* SPDX-License-Identifier: BSD-2-Clause */
/* RFC 4884 extension structures and their objects. */
#ifndef ICMPWIRE_WALKS_EXTENSION_H
#define ICMPWIRE_WALKS_EXTENSION_H

ICMPWIRE_BITS(extension_version) = {{"version", 4}, {"reserved", 12}, {NULL, 0}};
ICMPWIRE_BITS(label) = {{"label", 20}, {"traffic_class", 3}, {"bottom", 1}, {"ttl", 8}, {NULL, 0}};

ICMPWIRE_INLINE size_t icmpwire_reach_label(const uint8_t *list, size_t left)
{
    (void)list;
    (void)left;
    return 4;
}

/* RFC 4884 section 8: the length includes the header and is a multiple of 4. */
ICMPWIRE_INLINE size_t icmpwire_reach_object(const uint8_t *list, size_t left)
{
    size_t length;
    if (left < 4)
        return ICMPWIRE_BEYOND;
    length = icmpwire_peek16(list, 0);
    return length % 4 ? 0 : length;
}

WALK(label) /* RFC 4950, RFC 3032 section 2.1 */
{
    U32_BITS(entry, label);
}

WALK(label_stack) /* RFC 4950 */
{
    if (REFUSED(LEFT < 4, BAD_LENGTH, labels))
        return;
    LIST(labels, label);
}

/* For building: RFC 5837 section 4.3 allows 64 octets at most, the length octet and padding included. */
ICMPWIRE_INLINE size_t icmpwire_interface_name_length(size_t octets)
{
    return octets < 64 ? (octets + 4) & ~(size_t)3 : SIZE_MAX;
}

WALK_IN(interface_information, object) /* RFC 5837 section 4; node identification has no index and no MTU */
{
    bool node = in->class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION;
    if (in->c_type & ICMPWIRE_HAS_INDEX && !node)
        U32(interface_index);
    if (in->c_type & ICMPWIRE_HAS_ADDRESS) {
        U16_AS(afi, m->address.size == 4 ? 1 : 2);
        U16(address_reserved);
        if (REFUSED(m->afi != 1 && m->afi != 2, BAD_FIELD, afi))
            return;
        SPAN(address, ADDRESS, m->afi == 1 ? 4u : 16u, afi);
    }
    if (in->c_type & ICMPWIRE_HAS_NAME) {
        U8_AS(name_length, icmpwire_interface_name_length(m->name.size));
        if (REFUSED(m->name_length == 0, BAD_LENGTH, name_length))
            return;
        SPAN(name, TEXT, m->name_length - 1u, name_length);
        ALIGN(4);
    }
    if (in->c_type & ICMPWIRE_HAS_MTU && !node)
        U32(mtu);
    TAIL(trailing);
}

WALK_IN(interface_identification, object) /* RFC 8335 section 2.1 */
{
    if (in->c_type == 1) {
        REST(name, TEXT);
        return;
    }
    if (in->c_type == 2) {
        U32(interface_index);
    } else {
        U16(afi);
        U8_AS(address_length, m->address.size);
        U8(reserved);
        SPAN(address, ADDRESS, m->address_length, address_length);
    }
    TAIL(padding);
}

WALK(extended_information) /* RFC 8883 section 4 */
{
    U32(pointer);
    TAIL(trailing);
}

WALK(object) /* RFC 4884 section 8 */
{
    U16_SIZE(length, 1, 0);
    U8(class_num);
    U8(c_type);
    switch (m->class_num) { /* class and c-type compared as one would be a wide load of what was just stored narrow */
    case ICMPWIRE_CLASS_MPLS_LABEL_STACK:
        if (m->c_type == 1)
            PART(label_stack, label_stack);
        else
            REST(payload, OCTETS);
        break;
    case ICMPWIRE_CLASS_INTERFACE_INFORMATION:
    case ICMPWIRE_CLASS_NODE_IDENTIFICATION:
        BODY(interface_information, interface_information);
        break;
    case ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION:
        if (m->c_type >= 1 && m->c_type <= 3)
            BODY(interface_identification, interface_identification);
        else
            REST(payload, OCTETS);
        break;
    case ICMPWIRE_CLASS_EXTENDED_INFORMATION:
        if (m->c_type == 1)
            PART(extended_information, extended_information);
        else
            REST(payload, OCTETS);
        break;
    default:
        REST(payload, OCTETS);
    }
    ALIGN(4);
}

WALK(extension) /* RFC 4884 section 7 */
{
    U16_BITS_AS(version, extension_version, 0x2000);
    CHECKSUM(checksum);
    if (REFUSED(m->version >> 12 != 2, BAD_VERSION, version))
        return;
    LIST(objects, object);
}

ELEMENT(label)
ELEMENT(object)

#ifndef ICMPWIRE_WALK_SLOWLY

/* The quoted datagram of an error that may be extended: `announced` octets and the extension structure behind them, or
 * with 0 all that is left (RFC 4884 section 5). */
ICMPWIRE_INLINE void icmpwire_walk_extended(struct icmpwire_walk *w, enum icmpwire_pass pass,
                                            struct icmpwire_span *datagram, struct icmpwire_extension *extension,
                                            size_t announced, icmpwire_reach_fn *reach)
{
    size_t n;
    if (pass == ICMPWIRE_LEAST)
        return;
    extension->objects = icmpwire_span_of(NULL, 0);
    if (!announced) {
        icmpwire_walk_quoted(w, pass, datagram, reach);
        return;
    }
    icmpwire_walk_span(w, pass, datagram, announced);
    if (ICMPWIRE_RARE(w->failed || !icmpwire_framed(datagram->data, datagram->size, reach, &n)))
        icmpwire_walk_refuse(w);
    else if (w->left)
        icmpwire_body_extension(w, extension, pass);
}

/* An extension structure with at least one object, when that is what is left. */
ICMPWIRE_INLINE void icmpwire_walk_optional_extension(struct icmpwire_walk *w, enum icmpwire_pass pass,
                                                      struct icmpwire_extension *extension)
{
    struct icmpwire_walk probe = *w;
    if (pass == ICMPWIRE_LEAST)
        return;
    extension->objects = icmpwire_span_of(NULL, 0);
    if (!w->left)
        return;
    icmpwire_body_extension(&probe, extension, ICMPWIRE_DECODE);
    if (probe.failed || !extension->objects.size)
        extension->objects = icmpwire_span_of(NULL, 0);
    else
        *w = probe;
}

#endif
#endif
