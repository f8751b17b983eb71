# SPDX-License-Identifier: BSD-2-Clause
"""How the tests run: the same examples every time, however slow the machine or the build is."""

import hypothesis

hypothesis.settings.register_profile("icmpwire", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("icmpwire")
