# SPDX-License-Identifier: BSD-2-Clause
"""The package as a whole: what it says of itself."""

import re
from pathlib import Path

import icmpwire

ROOT = Path(__file__).resolve().parents[3]


def test_version_is_that_of_the_header() -> None:
    header = (ROOT / "include/icmpwire/base.h").read_text()
    found = re.search(r'ICMPWIRE_VERSION_TEXT +"(.*)"', header)
    assert found and icmpwire.__version__ == found[1]


def test_names_of_the_package_exist() -> None:
    for name in getattr(icmpwire, "__all__", []):
        assert getattr(icmpwire, name) is not None
