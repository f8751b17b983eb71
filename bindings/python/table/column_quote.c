/* SPDX-License-Identifier: BSD-2-Clause */
/* Columns about the packet that a message quotes. */
#include "column.h"
#include "put_address.h"

static void put(struct vector *vector, const struct row *row, bool there, uint64_t number)
{
    vector_number(vector, row->quoted && there, number);
}

static void put_end(struct vector *vector, const struct row *row, struct icmpwire_span address)
{
    put_address(vector, row->quoted ? address : (struct icmpwire_span){NULL, 0});
}

CELLS(inner_protocol)
{
    put(vector, row, true, row->quote.protocol);
}

CELLS(inner_source)
{
    put_end(vector, row, row->quote.source);
}

CELLS(inner_destination)
{
    put_end(vector, row, row->quote.destination);
}

CELLS(inner_hop_limit)
{
    put(vector, row, true, row->quote.hop_limit);
}

CELLS(inner_source_port)
{
    put(vector, row, row->quote.ports == ICMPWIRE_COMPLETE, row->quote.source_port);
}

CELLS(inner_destination_port)
{
    put(vector, row, row->quote.ports == ICMPWIRE_COMPLETE, row->quote.destination_port);
}

CELLS(inner_type)
{
    put(vector, row, row->quote.icmp == ICMPWIRE_COMPLETE, row->quote.type);
}

CELLS(inner_code)
{
    put(vector, row, row->quote.icmp == ICMPWIRE_COMPLETE, row->quote.code);
}

CELLS(inner_identifier)
{
    put(vector, row, row->quote.identified == ICMPWIRE_COMPLETE, row->quote.identifier);
}

CELLS(inner_sequence)
{
    put(vector, row, row->quote.identified == ICMPWIRE_COMPLETE, row->quote.sequence);
}
