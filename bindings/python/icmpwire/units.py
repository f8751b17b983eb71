# SPDX-License-Identifier: BSD-2-Clause
"""Numbers that messages carry in a short form, and what they stand for.

A number that its field cannot hold is an OverflowError.
"""

from __future__ import annotations

from . import _core


def response_milliseconds(code: int) -> int:
    """The milliseconds of a maximum response code of MLDv2 (RFC 3810 section 5.1.3): 0 to 8,387,584.

    >>> response_milliseconds(10000), response_milliseconds(0xffff)
    (10000, 8387584)
    """
    return _core.icmpwire_response_milliseconds(code)


def response_code(milliseconds: int) -> int:
    """The greatest maximum response code that stands for no more than that."""
    return _core.icmpwire_response_code(milliseconds)


def interval_seconds(code: int) -> int:
    """The seconds of a querier's query interval code (RFC 3810 section 5.1.9): 0 to 31,744.

    >>> interval_seconds(125), interval_seconds(255)
    (125, 31744)
    """
    return _core.icmpwire_interval_seconds(code)


def interval_code(seconds: int) -> int:
    """The greatest querier's query interval code that stands for no more than that."""
    return _core.icmpwire_interval_code(seconds)


def pref64_lifetime_length(seconds: int, length_code: int) -> int:
    """The 16-bit field of a PREF64 option that tells its lifetime and prefix length (RFC 8781 section 4).

    Seconds are rounded up to a multiple of 8, and at most 65,528.
    """
    return _core.icmpwire_pref64_lifetime_length(seconds, length_code)


def pref64_prefix_length(length_code: int) -> int:
    """The bits of a PREF64 option's prefix (RFC 8781 section 4). ValueError: a code of no length.

    >>> [pref64_prefix_length(code) for code in range(6)]
    [96, 64, 56, 48, 40, 32]
    """
    length = _core.icmpwire_pref64_prefix_length(length_code)
    if not length:
        raise ValueError(f"the length code {length_code} stands for no prefix")
    return length


def pref64_length_code(prefix_length: int) -> int:
    """The code of a PREF64 option's prefix of that many bits. ValueError: there is none."""
    code = _core.icmpwire_pref64_length_code(prefix_length)
    if code > 5:
        raise ValueError(f"a prefix of {prefix_length} bits has no length code")
    return code
