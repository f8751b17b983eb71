/* SPDX-License-Identifier: BSD-2-Clause */
/* The mutator for libFuzzer. */
#include "mutate.h"
#include "share.h"

extern const char fuzz_target[]; /* of target_name.c */

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other, size_t other_size,
                                 uint8_t *out, size_t room, unsigned seed);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t room, unsigned seed)
{
    size = mutate(fuzz_target, data, size, room, seed, LLVMFuzzerMutate);
    share_count(fuzz_target, data, size);
    return size;
}

size_t LLVMFuzzerCustomCrossOver(const uint8_t *one, size_t one_size, const uint8_t *other, size_t other_size,
                                 uint8_t *out, size_t room, unsigned seed)
{
    size_t size = mutate_cross(fuzz_target, one, one_size, other, other_size, out, room, seed);
    share_count(fuzz_target, out, size);
    return size;
}
