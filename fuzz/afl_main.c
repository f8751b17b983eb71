/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs a fuzz target under AFL++ in persistent mode. AFL++'s buffer is longer than the input; each input is copied into
 * a block of its exact size, so that the sanitizer sees an access beyond it. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

__AFL_FUZZ_INIT();

static void run(const uint8_t *input, size_t size)
{
    uint8_t *data = malloc(size);
    if (size && !data)
        abort();
    if (size)
        memcpy(data, input, size);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
}

int main(void)
{
    __AFL_INIT();
    const uint8_t *input = __AFL_FUZZ_TESTCASE_BUF;
    while (__AFL_LOOP(10000))
        run(input, (size_t)__AFL_FUZZ_TESTCASE_LEN);
    return 0;
}
