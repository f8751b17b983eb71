# SPDX-License-Identifier: BSD-2-Clause
"""The messages to compare: recipes for every type, every option and every object, each taken equally often."""
import make_errors as errors
import make_icmp4
import make_icmp6
import make_options
import make_rpl
from draw import Draw, packet4, packet6

EXTENDED4, EXTENDED6 = (3, 11, 12), (1, 3)
BAD_CHECKSUMS = 0.03


def typed(kind, make):
    return lambda draw: (kind, *make(draw))


def recipes():
    """(family, function that draws type, code and body), in a fixed order."""
    for kind, make in sorted(make_icmp4.RECIPES.items()):
        yield 4, typed(kind, make)
    for kind, make in sorted(make_icmp6.RECIPES.items()):
        yield 6, typed(kind, make)
    for kind in sorted(make_options.OPTIONS):
        yield 6, make_icmp6.with_option(kind)
    for make in make_rpl.RECIPES:
        yield 6, typed(155, make)
    for make in errors.OBJECTS.values():
        for kind in EXTENDED4:
            yield 4, typed(kind, errors.error4(kind, make))
        for kind in EXTENDED6:
            yield 6, typed(kind, errors.error6(kind, make))


def packets(count, seed):
    """Packets of about that many messages, the same number of each recipe."""
    draw = Draw(seed)
    each = list(recipes())
    for _ in range(-(-count // len(each))):
        for family, make in each:
            kind, code, body = make(draw)
            flaw = 1 << draw.randrange(16) if draw.random() < BAD_CHECKSUMS else 0
            message = bytes([kind, code, 0, 0]) + body
            yield packet4(draw, message, flaw) if family == 4 else packet6(draw, message, flaw)
