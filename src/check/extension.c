/* SPDX-License-Identifier: BSD-2-Clause */
/* Extension structures (RFC 4884) and their objects. */
#include "checks.h"
#include "icmpwire/checksum.h"

enum { AFI_IPV4 = 1, AFI_IPV6 = 2, AFI_MAC48 = 16389, INTERFACES_MOST = 4, NAME_OCTETS_MOST = 64 };

/* One object and where it stands. */
struct here {
    struct icmpwire_checker *c;
    struct icmpwire_place place;
    const struct icmpwire_object *object;
    uint8_t quoted_version;
    uint8_t roles; /* of interface information so far, a bit for each */
};

static void find(const struct here *h, uint16_t number, const char *path)
{
    icmpwire_find_in(h->c, number, &h->place, path);
}

/* RFC 3032 section 2.1: the bottom of the stack is its last entry. */
static void check_labels(const struct here *h)
{
    struct icmpwire_place label = {"label_stack.labels", 0, &h->place};
    for (struct icmpwire_span rest = h->object->label_stack.labels; rest.size; label.index++) {
        struct icmpwire_label entry;
        rest = icmpwire_label_next(rest, &entry);
        if (entry.status == ICMPWIRE_OK && ICMPWIRE_LABEL_BOTTOM(entry.entry) != (rest.size == 0))
            icmpwire_find_in(h->c, ICMPWIRE_FINDING_LABEL_BOTTOM, &label, "bottom");
    }
}

static void check_address_and_name(const struct here *h)
{
    const struct icmpwire_interface_information *information = &h->object->interface_information;
    uint8_t c_type = h->object->c_type;
    if (c_type & ICMPWIRE_HAS_ADDRESS && information->address_reserved)
        find(h, ICMPWIRE_FINDING_RESERVED_SET, "interface_information.address_reserved");
    if (c_type & ICMPWIRE_HAS_NAME && (information->name_length % 4 || information->name_length > NAME_OCTETS_MOST))
        find(h, ICMPWIRE_FINDING_INTERFACE_NAME, "interface_information.name_length");
    if (information->trailing.size)
        find(h, ICMPWIRE_FINDING_TRAILING, "interface_information.trailing");
}

/* RFC 5837 sections 4.1, 4.2, 4.5 */
static void check_interface(struct here *h, struct icmpwire_objects_seen *seen)
{
    uint8_t c_type = h->object->c_type;
    uint8_t role = (uint8_t)(1 << ICMPWIRE_INTERFACE_ROLE(c_type));
    uint16_t expected = h->quoted_version == 4 ? AFI_IPV4 : AFI_IPV6;
    if (h->roles & role)
        find(h, ICMPWIRE_FINDING_INTERFACE_ROLE, "c_type");
    h->roles |= role;
    if (++seen->interfaces == INTERFACES_MOST + 1)
        find(h, ICMPWIRE_FINDING_INTERFACE_COUNT, "");
    if (c_type & 0x30)
        find(h, ICMPWIRE_FINDING_RESERVED_SET, "c_type");
    if (c_type & ICMPWIRE_HAS_ADDRESS && h->quoted_version && h->object->interface_information.afi != expected)
        find(h, ICMPWIRE_FINDING_INTERFACE_FAMILY, "interface_information.afi");
    check_address_and_name(h);
}

/* RFC 8335 section 2.1 */
static void check_identification(const struct here *h)
{
    const struct icmpwire_interface_identification *identification = &h->object->interface_identification;
    uint8_t length = identification->address_length;
    if (h->object->c_type != 3)
        return;
    if (identification->reserved)
        find(h, ICMPWIRE_FINDING_RESERVED_SET, "interface_identification.reserved");
    if ((identification->afi == AFI_IPV4 && length != 4) || (identification->afi == AFI_IPV6 && length != 16) ||
        (identification->afi == AFI_MAC48 && length != 6))
        find(h, ICMPWIRE_FINDING_PROBE_ADDRESS_LENGTH, "interface_identification.address_length");
}

/* Is there a layout for this c-type? */
static bool is_known(const struct icmpwire_object *object)
{
    switch (object->class_num) {
    case ICMPWIRE_CLASS_MPLS_LABEL_STACK:
    case ICMPWIRE_CLASS_EXTENDED_INFORMATION:
        return object->c_type == 1;
    case ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION:
        return object->c_type >= 1 && object->c_type <= 3;
    case ICMPWIRE_CLASS_INTERFACE_INFORMATION:
    case ICMPWIRE_CLASS_NODE_IDENTIFICATION:
        return true;
    case ICMPWIRE_CLASS_REFLECT_ALL:
        return object->c_type <= 2;
    default:
        return object->class_num >= 247; /* RFC 4884 section 8: private use */
    }
}

static void check_object(struct here *h, struct icmpwire_objects_seen *seen)
{
    unsigned class_num = h->object->class_num;
    seen->reflect = seen->reflect || class_num == ICMPWIRE_CLASS_REFLECT_ALL;
    if (class_num == ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION) {
        seen->identifications++;
        seen->identification_type = h->object->c_type;
    }
    if (h->object->status != ICMPWIRE_OK) {
        h->c->broken = true;
    } else if (!is_known(h->object)) {
        find(h, ICMPWIRE_FINDING_OBJECT_UNKNOWN, class_num - 1 < ICMPWIRE_CLASS_REFLECT_ALL ? "c_type" : "class_num");
    } else if (class_num == ICMPWIRE_CLASS_MPLS_LABEL_STACK) {
        check_labels(h);
    } else if (class_num == ICMPWIRE_CLASS_INTERFACE_INFORMATION) {
        check_interface(h, seen);
    } else if (class_num == ICMPWIRE_CLASS_NODE_IDENTIFICATION) {
        if (h->object->c_type & ~(ICMPWIRE_HAS_ADDRESS | ICMPWIRE_HAS_NAME))
            find(h, ICMPWIRE_FINDING_RESERVED_SET, "c_type");
        check_address_and_name(h);
    } else if (class_num == ICMPWIRE_CLASS_INTERFACE_IDENTIFICATION) {
        check_identification(h);
    } else if (class_num == ICMPWIRE_CLASS_EXTENDED_INFORMATION) {
        seen->pointer = true;
    }
}

static void check_objects(struct icmpwire_checker *c, struct icmpwire_span objects, uint8_t quoted_version,
                          struct icmpwire_objects_seen *seen)
{
    struct icmpwire_object object;
    struct here h = {c, {"extension.objects", 0, NULL}, &object, quoted_version, 0};
    for (struct icmpwire_span rest = objects; rest.size; h.place.index++) {
        rest = icmpwire_object_next(rest, &object);
        check_object(&h, seen);
    }
    seen->count = h.place.index;
}

/* A structure whose checksum is wrong is none (RFC 4884 section 5.5): what it seems to hold is not judged. */
bool icmpwire_check_extension(struct icmpwire_checker *c, const struct icmpwire_extension *extension,
                              uint8_t quoted_version, struct icmpwire_objects_seen *seen)
{
    size_t size = extension->objects.size + 4;
    struct icmpwire_span message = icmpwire_span_of(c->data, c->size);
    memset(seen, 0, sizeof *seen);
    if (extension->version & 0xfff)
        icmpwire_find(c, ICMPWIRE_FINDING_RESERVED_SET, "extension.reserved");
    if (icmpwire_checksum_check_extension(icmpwire_span_behind(message, c->size - size)) == ICMPWIRE_CHECKSUM_BAD) {
        icmpwire_find(c, ICMPWIRE_FINDING_EXTENSION_CHECKSUM_BAD, "extension.checksum");
        return false;
    }
    check_objects(c, extension->objects, quoted_version, seen);
    if (seen->count == 0)
        icmpwire_find(c, ICMPWIRE_FINDING_EXTENSION_EMPTY, "extension.objects");
    return true;
}
