/* SPDX-License-Identifier: BSD-2-Clause */
/* What a class is made of: the members of its C struct as the library tells them, and how an object keeps them. */
#ifndef CORE_SHAPE_H
#define CORE_SHAPE_H

#include "element.h"
#include <string.h>

enum { CORE_FIELDS_MAX = 48 };

/* Parts that are objects of their own: the number of their shape. */
enum { CORE_EXTENSION = 0, CORE_SECURITY = 1 };

/* What an object stands for. */
enum core_unit { CORE_MESSAGE, CORE_ELEMENT, CORE_HEADER, CORE_PART };

/* How a member becomes an attribute. */
enum core_kind {
    CORE_NUMBER,  /* an int, or what `numbers` makes of it; kept as the object itself, read at once */
    CORE_PART_OF, /* a part: an object of its own, or None */
    CORE_PAYLOAD, /* what a header carries; not in the struct */
    CORE_LAZY,    /* from here on: kept as octets, made into an object when it is asked for */
    CORE_IPV4 = CORE_LAZY,
    CORE_IPV6,
    CORE_ADDRESS, /* of 4, 16 or another number of octets */
    CORE_PREFIX,
    CORE_OCTETS,
    CORE_TEXT,
    CORE_NAME,
    CORE_IPV6_LIST,
    CORE_IPV4_LIST,
    CORE_NUMBER_LIST,
    CORE_LIST,     /* of objects: `element` */
    CORE_NAME_LIST /* of names as text: `first` and `origin` say what compression pointers count in */
};

/* Fields that the code knows by name. */
enum core_known {
    CORE_SOURCE,
    CORE_DESTINATION,
    CORE_NEXT,   /* next_header, protocol */
    CORE_LENGTH, /* payload_length, total_length */
    CORE_HOPS,   /* hop_limit, ttl */
    CORE_VERSION,
    CORE_CHECKSUM, /* checksum, header_checksum */
    CORE_C_TYPE,
    CORE_CARRIED, /* what a message carries behind its fields: datagram, data, body, trailing */
    CORE_KNOWN_COUNT
};

struct core_shape;

struct core_field {
    PyObject *name; /* interned */
    const char *text;
    enum core_kind kind;
    enum icmpwire_origin origin;
    bool fixed;      /* its value makes the class */
    bool is_signed;  /* numbers */
    bool optional;   /* it can be missing: None */
    bool varies;     /* other members decide of what kind it is: `kind` is the one that takes most from users */
    uint8_t octets;  /* in the struct; 0: a span, of addresses a pointer */
    uint8_t shift;   /* of bits */
    uint8_t width;   /* in bits */
    uint16_t offset; /* in the struct */
    uint16_t span;   /* index of the span in an object, of lazy kinds */
    const struct core_element *element;
    bool flagged;   /* octets are elements only when the field `extended` says so (RFC 9279) */
    bool has_words; /* the message says how long its elements are (RFC 1256) */
    const struct core_shape *part;
    PyObject *enumeration; /* numbers: the type of the attribute, or null */
    PyObject **numbers;    /* and its first 256 members, made when they are needed */
    PyObject *initial;     /* numbers: the value without a word of the caller; null: none */
};

struct core_shape {
    PyTypeObject *type;
    char *path;           /* what it is called, with its module, */
    PyMemberDef *members; /* and what describes its attributes: the type refers to them */
    PyGetSetDef *getters;
    enum core_unit unit;
    const struct core_element *element; /* CORE_ELEMENT */
    int number;                         /* the type or protocol; -1: any */
    int code;                           /* -1: any */
    bool varied;                        /* other members decide which of the fields there are */
    uint8_t family;                     /* CORE_MESSAGE */
    uint16_t count;
    uint16_t spans; /* how many fields are lazy */
    bool has_parts;
    bool is_object;                   /* an extension object: its c-type can be implied */
    uint16_t known[CORE_KNOWN_COUNT]; /* fields that the code knows by name; count: there is none */
    union core_struct image;          /* the struct of an object without any value */
    struct core_field fields[CORE_FIELDS_MAX];
};

/* make_class(name, bases, namespace, what, family, number, code, samples, enumerations) -> type
 * what: "message", "header", "part", or the name of an element; part: number is a message's type that has it, and its
 * name is the class's in lower case. samples: dicts of values of members that decide on the layout: the class has the
 * fields of all of them. enumerations: types of numbers by field. */
PyObject *core_make_class(PyObject *module, PyObject *args);

/* The shape of a class or of the nearest of its bases; null with an exception. */
const struct core_shape *core_shape_of_type(PyTypeObject *type);

/* The shapes to decode into: never null once the package is imported. */
const struct core_shape *core_message_shape(uint8_t family, uint8_t type, uint8_t code);
const struct core_shape *core_element_shape(const struct core_element *element, const union core_struct *value);
const struct core_shape *core_header_shape(uint8_t protocol);

/* "extension", "security": of the shape's number. */
const char *core_part_name(int part);

/* A kind where a struct does not have a field. */
enum { CORE_MISSING = 0xff };

/* Of what kinds the fields of a varied shape are in a struct. */
void core_kinds_there(const struct core_shape *shape, const union core_struct *value, uint8_t kinds[CORE_FIELDS_MAX]);

/* The field of that name, looked for from *hint on; null where there is none. */
const struct core_field *core_field_of(const struct core_shape *shape, PyObject *name, unsigned *hint);

/* Is it the library's name of the field? Python's keywords end in a low line here. */
static inline bool core_is_called(const struct core_field *field, const char *name)
{
    size_t size = strlen(name);
    return strncmp(field->text, name, size) == 0 && (!field->text[size] || strcmp(field->text + size, "_") == 0);
}

static inline unsigned core_index(const struct core_shape *shape, const struct core_field *field)
{
    return (unsigned)(field - shape->fields);
}

/* The field that the code knows; null where there is none. */
static inline const struct core_field *core_known_field(const struct core_shape *shape, enum core_known known)
{
    return shape->known[known] < shape->count ? &shape->fields[shape->known[known]] : NULL;
}

#endif
