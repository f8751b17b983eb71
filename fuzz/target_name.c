/* SPDX-License-Identifier: BSD-2-Clause */
/* The name of the target, for the mutator that all of them share. */
extern const char fuzz_target[];
const char fuzz_target[] = FUZZ_TARGET;
