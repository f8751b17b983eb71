/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/socket_error.h"

enum { ANY = 256 };

struct row {
    uint16_t type, code;
    uint8_t version;
    bool fatal;
    int32_t number;
};

static const struct row rows[] = {
#define SOCKET_ERROR4(type, code, NAME, fatal) {type, code, 4, fatal, ICMPWIRE_ERROR_##NAME},
#define SOCKET_ERROR6(type, code, NAME, fatal) {type, code, 6, fatal, ICMPWIRE_ERROR_##NAME},
#include "icmpwire/socket_errors.def"
#undef SOCKET_ERROR4
#undef SOCKET_ERROR6
};

static bool is_about(const struct row *row, uint8_t version, uint8_t type, uint8_t code)
{
    return row->version == version && (row->type == type || row->type == ANY) &&
           (row->code == code || row->code == ANY);
}

struct icmpwire_socket_error icmpwire_socket_error_of(uint8_t version, uint8_t type, uint8_t code)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_about(&rows[i], version, type, code))
            return (struct icmpwire_socket_error){rows[i].number, rows[i].fatal};
    return (struct icmpwire_socket_error){0, false};
}

const char *icmpwire_error_name(int32_t number)
{
    switch (number) {
#define ERROR_NUMBER(NAME, number) \
    case number:                   \
        return #NAME;
#include "icmpwire/error_numbers.def"
#undef ERROR_NUMBER
    default:
        return "";
    }
}
