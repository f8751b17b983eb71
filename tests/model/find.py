# SPDX-License-Identifier: BSD-2-Clause
"""What there is to find in a message: keyword and offset."""
from . import syntax

SYNTAX = {
    "truncated", "bad-length", "bad-version", "option-without-length", "element-truncated", "element-bad-length",
    "element-bad-field", "quote-truncated", "quote-header-length",
}
JUDGED = set(SYNTAX)


def of_fault(part):
    """The finding that tells the fault of a message."""
    fault = part.fault
    if fault.field == "datagram":
        return {"truncated": "quote-truncated", "bad-length": "quote-header-length",
                "bad-version": "quote-version"}[fault.status]
    if fault.field == "options" and part.data[0] != 155 and fault.status == "bad-length":
        return "option-without-length" if part.kind == 6 and part.data[fault.offset + 1] == 0 else "bad-length"
    if fault.field in ("options", "records") and fault.status == "truncated":
        return "element-truncated"
    return "bad-length" if fault.status == "bad-field" else fault.status


def findings(part, message):
    """Every finding about the message."""
    if part.fault:
        yield of_fault(part), part.fault.offset
    for fault in syntax.broken(part):
        yield "element-" + fault.status, fault.offset
