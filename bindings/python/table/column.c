/* SPDX-License-Identifier: BSD-2-Clause */
#include "column.h"

#define FILE     "dictionary<int32, utf8>", "i", LAYOUT_NUMBER, 4
#define WORD     "dictionary<int16, utf8>", "s", LAYOUT_NUMBER, 2
#define NUMBER8  "uint8", "C", LAYOUT_NUMBER, 1
#define NUMBER16 "uint16", "S", LAYOUT_NUMBER, 2
#define NUMBER32 "uint32", "I", LAYOUT_NUMBER, 4
#define NUMBER64 "uint64", "L", LAYOUT_NUMBER, 8
#define TIME     "timestamp[ns, UTC]", "tsn:UTC", LAYOUT_NUMBER, 8
#define TEXT     "utf8", "u", LAYOUT_TEXT, 0
#define NUMBERS  "list<uint32>", "I", LAYOUT_LIST, 4
#define WORDS    "list<dictionary<int16, utf8>>", "s", LAYOUT_LIST, 2

enum { ASKED, USUAL };
enum { NEVER, SOMETIMES };

const struct column COLUMNS[] = {
#define COLUMN(name, TYPE, DICTIONARY, WHEN, NULLS, needs, description) \
    {#name, TYPE, WORDS_##DICTIONARY, WHEN, NULLS, needs, description, column_##name},
#include "columns.def"
#undef COLUMN
};
const size_t COLUMN_COUNT = sizeof COLUMNS / sizeof *COLUMNS;
