# SPDX-License-Identifier: BSD-2-Clause
"""Options of Neighbor Discovery form, and the elements that some of them hold.

>>> from icmpwire import nd
>>> option = nd.RDNSS(lifetime_seconds=600, addresses=["2001:db8::53"])
>>> bytes(option).hex()
'190300000000025820010db8000000000000000000000053'
>>> nd.Option.decode(bytes(option)) == option
True
"""

from . import _classes, enums

ServiceParameter = _classes.element("service_parameter", "nd", "ServiceParameter")
CardAttribute = _classes.element("card_attribute", "nd", "CardAttribute", {"code": 1}, {"code": 0})
_card = _classes.elements("card_suboption", "nd", enums.CardSuboptionType, "CardSuboption", "Card{}")
_options = _classes.elements("option", "nd", enums.OptionType, "Option", samples=_classes.OPTION_SAMPLES)
globals().update(_card)
globals().update(_options)
__all__ = ["CardAttribute", "ServiceParameter", *_card, *_options]
