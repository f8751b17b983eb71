# SPDX-License-Identifier: BSD-2-Clause
"""RPL: a message for each code of ICMPv6 155 (RFC 6550), their options and what those hold.

>>> from icmpwire import rpl
>>> dio = rpl.DIO(instance=30, version=240, rank=256, grounded=1, dodagid="2001:db8::1")
>>> bytes(dio)[4:12].hex()
'1ef0010080000000'
"""

from . import _classes, enums, v6
from .v6 import Security as Security

SourceRoute = _classes.element("rpl_source_route", "rpl", "SourceRoute", {"type": 4}, {"type": 3})
_metrics = _classes.elements("rpl_metric", "rpl", enums.RplMetricType, "Metric", samples=_classes.METRIC_SAMPLES)
_options = _classes.elements("rpl_option", "rpl", enums.RplOptionType, "Option", samples=_classes.RPL_OPTION_SAMPLES)
_messages = _classes.rpl_messages(v6.RPL)
globals().update(_metrics)
globals().update(_options)
globals().update(_messages)
__all__ = ["Security", "SourceRoute", *_metrics, *_options, *_messages]
