# SPDX-License-Identifier: BSD-2-Clause
"""Multicast address records of MLDv2 reports (RFC 3810 section 5.2.4), and extensions of MLD messages (RFC 9279).

>>> from icmpwire import mld
>>> bytes(mld.ToExclude(group="ff02::1:3")).hex()
'04000000ff020000000000000000000000010003'
"""

from . import _classes, enums

Extension = _classes.element("listener_extension", "mld", "Extension")
_records = _classes.elements("listener_record", "mld", enums.RecordType, "Record")
globals().update(_records)
__all__ = ["Extension", *_records]
