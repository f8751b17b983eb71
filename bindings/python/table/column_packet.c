/* SPDX-License-Identifier: BSD-2-Clause */
/* Columns about the capture, the packet, and what every message begins with. */
#include "column.h"
#include "community.h"
#include "put_address.h"

/* ---- the frame ---- */

CELLS(file)
{
    vector_number(vector, true, row->file);
}

CELLS(number)
{
    vector_number(vector, true, row->frame->number);
}

CELLS(time)
{
    vector_number(vector, true, (uint64_t)row->frame->time);
}

/* ---- the packet ---- */

static bool has_header(const struct row *row)
{
    return row->carried.packet.headers.size != 0;
}

CELLS(version)
{
    vector_number(vector, true, row->carried.packet.version);
}

CELLS(source)
{
    put_address(vector, row->carried.packet.source);
}

CELLS(destination)
{
    put_address(vector, row->carried.packet.destination);
}

CELLS(hop_limit)
{
    vector_number(vector, has_header(row), row->carried.packet.hop_limit);
}

CELLS(traffic_class)
{
    vector_number(vector, has_header(row), row->carried.packet.traffic_class);
}

CELLS(packet_length)
{
    vector_number(vector, has_header(row), row->carried.packet.total_length);
}

CELLS(fragment_offset)
{
    vector_number(vector, row->carried.packet.fragment, row->carried.packet.fragment_offset);
}

CELLS(content)
{
    vector_number(vector, true, row->carried.content);
}

CELLS(community_id)
{
    char text[COMMUNITY_TEXT_SIZE];
    size_t size = community_text(&row->carried.packet, text);
    vector_text(vector, size != 0, text, size);
}

/* ---- what every message begins with ---- */

/* Are so many octets of the message there? */
static bool begins(const struct row *row, size_t octets)
{
    return content_decodes(row->carried.content) && row->carried.message.captured.size >= octets;
}

static uint8_t octet(const struct row *row, size_t i)
{
    return begins(row, i + 1) ? row->carried.message.captured.data[i] : 0;
}

CELLS(family)
{
    vector_number(vector, true, row->carried.family == ICMPWIRE_ICMP4 ? 4 : 6);
}

CELLS(type)
{
    vector_number(vector, begins(row, 1), octet(row, 0));
}

CELLS(type_name)
{
    vector_number(vector, begins(row, 1), (uint64_t)words_of_type(row->carried.family, octet(row, 0)));
}

CELLS(code)
{
    vector_number(vector, begins(row, 2), octet(row, 1));
}

CELLS(code_name)
{
    int place = begins(row, 2) ? words_of_code(row->carried.family, octet(row, 0), octet(row, 1)) : -1;
    vector_number(vector, place >= 0, place >= 0 ? (uint64_t)place : 0);
}

CELLS(length)
{
    vector_number(vector, row->carried.content == CONTENT_MESSAGE, row->carried.message.size);
}

CELLS(captured)
{
    vector_number(vector, true, row->carried.message.captured.size);
}

CELLS(checksum)
{
    vector_number(vector, begins(row, 4), (uint64_t)octet(row, 2) << 8 | octet(row, 3));
}

CELLS(checksum_state)
{
    vector_number(vector, true, row->checksum_state);
}
