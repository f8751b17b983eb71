# SPDX-License-Identifier: BSD-2-Clause
"""A model of ICMP messages, from the RFCs: what is accepted, which fault is where, and what there is to find.

It shares nothing with the library, so that both being wrong in the same way is unlikely."""
