# SPDX-License-Identifier: BSD-2-Clause
"""One copy of a file that holds all its mutants; a number chooses at run time which one is live, 0 none."""

SWITCH_HEADER = """#ifndef MUTANT_LIVE
#define MUTANT_LIVE(id) (mutant_reached[id] = 1, mutant_live == (id))
extern int mutant_live;
extern unsigned char mutant_reached[];
static inline __attribute__((unused)) long long mutant_switch(long long value, int first, int count,
                                                              const long long *labels)
{
    for (int i = 0; i < count; i++)
        if (labels[i] == value && MUTANT_LIVE(first + i))
            return 0x7fffffffffff;
    return value;
}
#endif
"""

SWITCH_SOURCE = """#include <stdio.h>
#include <stdlib.h>
int mutant_live;
unsigned char mutant_reached[%d];
__attribute__((constructor)) static void choose(void)
{
    const char *id = getenv("MUTANT");
    mutant_live = id ? atoi(id) : 0;
}
__attribute__((destructor)) static void tell(void)
{
    const char *path = getenv("MUTANTS_REACHED");
    FILE *file = path ? fopen(path, "ab") : NULL;
    if (file) {
        for (size_t i = 0; i < sizeof mutant_reached; i++)
            if (mutant_reached[i])
                fprintf(file, "%%zu\\n", i);
        fclose(file);
    }
}
"""


def _one_line(text):
    return " ".join(text.split())


def _wrap(changes, original):
    """The original, or what it becomes when one of the changes is live."""
    form = changes[0][1].form
    if form == "statement":
        return f"{{ if (!MUTANT_LIVE({changes[0][0]})) {original} }}"
    if form == "label":
        labels = ", ".join(_one_line(change.text) for _, change in changes)
        return f"mutant_switch({original}, {changes[0][0]}, {len(changes)}, (const long long[]){{{labels}}})"
    for number, change in changes:
        original = f"(MUTANT_LIVE({number}) ? ({_one_line(change.text)}) : {original})"
    return f"{original}"


def _guarded(text, form):
    return f"({text})" if form == "expression" else text


def rewrite(source, numbered):
    """`source` with the changes [(number, change)...] inside; no line moves, so that messages still fit."""
    sites = {}
    for number, change in numbered:
        sites.setdefault((change.start, -change.end, _rank(change.form)), []).append((number, change))
    out, _ = _render(source, sorted(sites.items()), 0, 0, len(source))
    return out


def _rank(form):
    return {"statement": 0, "label": 1, "expression": 2}[form]


def _render(source, sites, first, start, end):
    out, at = [], start
    while first < len(sites) and sites[first][0][0] < end:
        (begin, back, _), changes = sites[first]
        if begin < at or -back > end: # it crosses another one
            first += 1
            continue
        out.append(source[at:begin])
        inside, first = _render(source, sites, first + 1, begin, -back)
        out.append(_wrap(changes, _guarded(inside, changes[0][1].form)))
        at = -back
    out.append(source[at:end])
    return "".join(out), first
