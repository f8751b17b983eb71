# SPDX-License-Identifier: BSD-2-Clause
"""Mutation testing: changes of the code, their build, their trial. scripts/mutate is the command."""
