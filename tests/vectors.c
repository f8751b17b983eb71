/* SPDX-License-Identifier: BSD-2-Clause */
#define _DEFAULT_SOURCE
#include "vectors.h"
#include <arpa/inet.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a line is read with: the file, and the vector it belongs to. */
struct reading {
    struct vectors *vectors;
    const char *file;
    unsigned line;
    struct vector defaults; /* what stands before the first vector of a file */
    struct vector *vector;  /* the last one; null before the first */
};

static void give_up(const struct reading *r, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", r->file, r->line, what);
    exit(2);
}

static void *grow(void *old, size_t count, size_t each)
{
    void *grown = realloc(old, count * each + 1);
    if (!grown) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    return grown;
}

/* ---- lines ---- */

static char *trimmed(char *text)
{
    size_t size;
    while (*text == ' ')
        text++;
    for (size = strlen(text); size && text[size - 1] == ' ';)
        text[--size] = '\0';
    return text;
}

static void read_address(struct reading *r, struct vector *v, const char *value, uint8_t *out)
{
    int family = v->family == ICMPWIRE_ICMP6 ? AF_INET6 : AF_INET;
    if (inet_pton(family, value, out) != 1)
        give_up(r, "not an address of this family");
    v->has_addresses = true;
}

static bool read_setting(struct reading *r, struct vector *v, const char *key, const char *value)
{
    if (strcmp(key, "family") == 0) {
        v->family = strcmp(value, "6") == 0 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
        v->packet = strcmp(value, "packet") == 0;
    } else if (strcmp(key, "source") == 0)
        read_address(r, v, value, v->source);
    else if (strcmp(key, "destination") == 0)
        read_address(r, v, value, v->destination);
    else
        return false;
    return true;
}

static void read_key(struct reading *r, char *line)
{
    static char nothing[] = "";
    char *equals = strchr(line, '=');
    struct vector *v = r->vector;
    char *key;
    char *value;
    if (equals)
        *equals = '\0';
    key = trimmed(line);
    value = equals ? trimmed(equals + 1) : nothing;
    if (!equals && strcmp(key, "only") != 0) {
        give_up(r, "neither octets nor a key and its value");
        return;
    }
    if (read_setting(r, v ? v : &r->defaults, key, value))
        return;
    if (!v) {
        give_up(r, "belongs to no vector");
        return;
    }
    v->lines = grow(v->lines, v->count + 1, sizeof *v->lines);
    v->lines[v->count].key = *key == '.' ? key + 1 : key;
    v->lines[v->count].value = value;
    v->count++;
}

static void read_octets(struct reading *r, char *line)
{
    struct vector *v = r->vector;
    char *at = line;
    line[strcspn(line, "#")] = '\0';
    for (char *end; *(at = trimmed(at)); at = end) {
        unsigned long octet = strtoul(at, &end, 16);
        unsigned long times = 1;
        if (!v || end != at + 2)
            give_up(r, "not two hexadecimal digits of a vector");
        if (*end == '*')
            times = strtoul(end + 1, &end, 10);
        v->octets = grow(v->octets, v->size + times, 1);
        memset(v->octets + v->size, (int)octet, times);
        v->size += times;
    }
}

static void begin_vector(struct reading *r, char *line)
{
    struct vectors *all = r->vectors;
    all->all = grow(all->all, all->count + 1, sizeof *all->all);
    r->vector = &all->all[all->count++];
    *r->vector = r->defaults;
    r->vector->name = trimmed(line);
    r->vector->file = r->file;
    r->vector->line = r->line;
}

static void read_line(struct reading *r, char *line)
{
    static const char vector[] = "vector ";
    r->line++;
    if (strncmp(line, vector, strlen(vector)) == 0)
        begin_vector(r, line + strlen(vector));
    else if (*line == '>')
        read_octets(r, line + 1);
    else if (*line && *line != '#')
        read_key(r, line);
}

/* ---- files ---- */

static char *read_file(struct vectors *all, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t size = 0;
    size_t n = 0;
    if (!file) {
        perror(path);
        exit(2);
    }
    do {
        size += n;
        text = grow(text, size + 4096, 1);
        n = fread(text + size, 1, 4096, file);
    } while (n);
    text[size] = '\0';
    fclose(file);
    all->texts = grow(all->texts, all->text_count + 2, sizeof *all->texts);
    all->texts[all->text_count++] = text;
    return text;
}

static void load_file(struct vectors *all, const char *folder, const char *name)
{
    struct reading r = {.vectors = all};
    char path[1024];
    char *text;
    char *file;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    text = read_file(all, path);
    file = grow(NULL, strlen(name) + 1, 1);
    strcpy(file, name);
    r.file = file;
    all->texts[all->text_count++] = file;
    for (char *line = text; line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        read_line(&r, line);
        line = end ? end + 1 : NULL;
    }
}

static int is_vector_file(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".vec") == 0;
}

/* The octets get an allocation of their own size, so that tools see what is read behind them. */
static void fit(struct vector *v)
{
    uint8_t *octets = malloc(v->size ? v->size : 1);
    if (!octets)
        exit(2);
    if (v->size)
        memcpy(octets, v->octets, v->size);
    free(v->octets);
    v->octets = octets;
}

struct vectors vectors_load(const char *folder)
{
    struct vectors all = {.all = NULL};
    struct dirent **files;
    int count = scandir(folder, &files, is_vector_file, alphasort);
    if (count <= 0) {
        fprintf(stderr, "%s: no vectors\n", folder);
        exit(2);
    }
    for (int i = 0; i < count; i++) {
        load_file(&all, folder, files[i]->d_name);
        free(files[i]);
    }
    free(files);
    for (size_t i = 0; i < all.count; i++)
        fit(&all.all[i]);
    return all;
}

void vectors_free(struct vectors *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->all[i].octets);
        free(all->all[i].lines);
    }
    for (size_t i = 0; i < all->text_count; i++)
        free(all->texts[i]);
    free(all->texts);
    free(all->all);
}

/* ---- what a vector says ---- */

const char *vector_said(const struct vector *v, const char *key)
{
    for (size_t i = 0; i < v->count; i++)
        if (strcmp(v->lines[i].key, key) == 0)
            return v->lines[i].value;
    return NULL;
}

bool vector_line_is_field(const struct vector_line *line)
{
    static const char *const others[] = {"verdict", "fault", "element-fault", "checksum", "extension-checksum",
                                         "lenient"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(line->key, others[i]) == 0)
            return false;
    return strncmp(line->key, "quote.", 6) != 0;
}

char *vector_hex(const uint8_t *data, size_t size)
{
    char *text = grow(NULL, size, 2);
    for (size_t i = 0; i < size; i++)
        snprintf(text + 2 * i, 3, "%02x", data[i]);
    text[2 * size] = '\0';
    return text;
}

char *vector_expand(const struct vector *v, const char *value)
{
    size_t offset;
    size_t size;
    if (sscanf(value, "@%zu+%zu", &offset, &size) != 2)
        return strdup(value);
    if (offset > v->size || size > v->size - offset)
        return strdup("beyond the end of the message");
    return vector_hex(v->octets + offset, size);
}

/* ---- bad accesses ---- */

static const struct vector *current;
static const int bad_accesses[] = {SIGSEGV, SIGBUS};
static struct sigaction before[2];

/* Then whoever was there before, a sanitizer perhaps, sees the same access. */
static void name_the_vector(int number)
{
    static const char text[] = "bad access at vector ";
    ssize_t written = write(STDERR_FILENO, text, strlen(text));
    if (current && written > 0)
        written = write(STDERR_FILENO, current->name, strlen(current->name));
    if (written > 0)
        (void)!write(STDERR_FILENO, "\n", 1);
    for (size_t i = 0; i < 2; i++)
        if (bad_accesses[i] == number)
            sigaction(number, &before[i], NULL);
}

void vector_working_on(const struct vector *v)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = name_the_vector;
    for (size_t i = 0; !current && i < 2; i++)
        sigaction(bad_accesses[i], &action, &before[i]);
    current = v;
}
