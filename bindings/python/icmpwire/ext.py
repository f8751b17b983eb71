# SPDX-License-Identifier: BSD-2-Clause
"""RFC 4884 extension structures and their objects.

>>> from icmpwire import ext
>>> stack = ext.MPLSLabelStack(labels=[ext.Label(label=16, ttl=254, bottom=1)])
>>> bytes(stack).hex()
'00080101000101fe'
"""

from . import _classes, enums

Label = _classes.element("label", "ext", "Label")
_made = _classes.elements(
    "object",
    "ext",
    enums.ObjectClass,
    "Object",
    samples=_classes.OBJECT_SAMPLES,
)
globals().update(_made)
Extension = _classes.part("extension", "ext", "Extension", 4, 11)
__all__ = ["Extension", "Label", *_made]
