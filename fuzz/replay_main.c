/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs a fuzz target over files, without a fuzzer: every file named, and all those in every folder named. Each input
 * lies in a block of its exact size, so that a sanitizer sees an access beyond it. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned long files_run;

static void fail(const char *path)
{
    perror(path);
    exit(1);
}

static void run_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(size); /* of size 0 as well: a block of which nothing may be read */
    if (!file || (size && !data) || fread(data, 1, size, file) != size)
        fail(path);
    (void)fclose(file);
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    files_run++;
}

static void run_path(const char *path);

static void run_folder(const char *path)
{
    struct dirent **entries;
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0)
        fail(path);
    for (int i = 0; i < count; i++) {
        char inner[4096];
        if (snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name) >= (int)sizeof inner)
            fail(path);
        if (entries[i]->d_name[0] != '.')
            run_path(inner);
        free(entries[i]);
    }
    free(entries);
}

static void run_path(const char *path)
{
    struct stat status = {0}; /* or the memory sanitizer, which does not know stat64, takes it for unwritten */
    if (stat(path, &status))
        fail(path);
    if (S_ISDIR(status.st_mode))
        run_folder(path);
    else
        run_file(path, (size_t)status.st_size);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_path(argv[i]);
    printf("%lu inputs\n", files_run);
    return files_run ? 0 : 1; /* nothing to replay is a mistake of the caller */
}
