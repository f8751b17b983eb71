# SPDX-License-Identifier: BSD-2-Clause
"""Short forms of numbers: as RFC 3810 section 5.1.3 and 5.1.9 and RFC 8781 section 4 define them."""

import pytest

from icmpwire import units


def by_definition(code: int, mantissa_bits: int) -> int:
    """A code whose top bit is set has 3 bits of exponent and then a mantissa."""
    limit = 1 << (mantissa_bits + 3)
    if code < limit:
        return code
    exponent, mantissa = (code >> mantissa_bits) & 7, code & ((1 << mantissa_bits) - 1)
    return (mantissa | 1 << mantissa_bits) << (exponent + 3)


def test_codes() -> None:
    for code in range(65536):
        assert units.response_milliseconds(code) == by_definition(code, 12)
        assert units.response_code(by_definition(code, 12)) == code
    for code in range(256):
        assert units.interval_seconds(code) == by_definition(code, 4)
        assert units.interval_code(by_definition(code, 4)) == code


def test_between_codes() -> None:
    assert units.response_code(32769) == units.response_code(32775) == 0x8000
    assert units.response_code(0xFFFFFFFF) == 65535
    assert units.interval_code(129) == units.interval_code(128) == 128


def test_pref64() -> None:
    lengths = [96, 64, 56, 48, 40, 32]
    assert [units.pref64_length_code(length) for length in lengths] == list(range(6))
    assert [units.pref64_prefix_length(code) for code in range(6)] == lengths
    assert units.pref64_lifetime_length(1800, 0) == 1800
    assert units.pref64_lifetime_length(1799, 2) == 1800 | 2
    assert units.pref64_lifetime_length(10**9, 5) == 65528 | 5


def test_refusals() -> None:
    for code in (6, 7):
        with pytest.raises(ValueError):
            units.pref64_prefix_length(code)
    with pytest.raises(ValueError):
        units.pref64_length_code(65)
    for call, number in (
        (units.response_milliseconds, 65536),
        (units.interval_seconds, 256),
        (units.response_code, -1),
    ):
        with pytest.raises(OverflowError, match=f"^{number} is not a number from 0 to "):
            call(number)
    with pytest.raises(TypeError, match="^an integer is needed, not '1'$"):
        units.response_code("1")
