/* SPDX-License-Identifier: BSD-2-Clause */
/* What scripts/check-source must find (marked as planted) and must leave alone. Never compiled. */
#include "octets.h"

typedef const uint8_t *octets_type;

struct address {
    const uint8_t *octets;
};

static uint8_t take(const uint8_t *p, size_t n)
{
    return p && n ? first_of((struct span){p, n}) : 0;
}

int touching(struct span s, struct address a, struct span *list, const uint8_t *p, uint8_t *out, size_t n)
{
    octets_type alias = p;
    const void *end;
    int sum = s.data[0];             /* planted */
    sum += *p;                       /* planted */
    sum += *list->data;              /* planted */
    sum += n[p];                     /* planted */
    sum += a.octets[15];             /* planted */
    sum += alias[1];                 /* planted */
    sum += *(const uint16_t *)p;     /* planted */
    sum += (int)strlen((char *)out); /* planted */
    sum += memcmp(p, "ab", 2);       /* planted */
    p++;                             /* planted */
    --p;                             /* planted */
    p += 2;                          /* planted */
    s.data -= 1;                     /* planted */
    end = s.data + s.size;           /* planted */
    n = (size_t)(p - s.data);        /* planted */
    sum += p < s.data;               /* planted */
    *out = 1;                        /* planted */
    memcpy(out, p, 4);               /* planted */
    out[3] = 2;                      /* planted */
    sum += *&s.data[1];              /* planted */
    if (n)
        sum += (&*p)[0]; /* planted */
    return sum + (end != NULL) + READ_AT(p, 0);
}

/* None of this touches wire octets. */
int innocent(struct span s, struct address a, const char *text, const uint32_t *numbers, struct span *list)
{
    static const uint8_t table[4] = {1, 2, 3, 4};
    uint8_t buffer[16] = {0};
    const uint8_t *kept = s.data;
    struct span copy = *list;
    int sum = table[1] + buffer[2] + text[0] + (int)numbers[1];
    memset(buffer, 0, sizeof buffer);
    memcpy(&copy, list, sizeof copy);
    copy = list[1];
    sum += kept == a.octets || !kept || kept != NULL;
    sum += take(s.data, SIZE(s));
    return sum + (int)copy.size + (text + 1)[0];
}
