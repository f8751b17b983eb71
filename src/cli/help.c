/* SPDX-License-Identifier: BSD-2-Clause */
/* --help. */
#include "manual.h"
#include <stdio.h>
#include <string.h>

enum { WIDTH = 78, OPTION_COLUMN = 28 };

/* Prints words behind what a line already holds, and breaks it before WIDTH; later lines start at `indent`. */
static void print_wrapped(const char *text, int column, int indent)
{
    for (bool first = true; *text; first = false) {
        int size = (int)strcspn(text, " \n");
        if (column + !first + size > WIDTH) {
            printf("\n%*s", indent, "");
            column = indent;
        } else if (!first && column > indent) {
            putchar(' ');
            column++;
        }
        printf("%.*s", size, text);
        column += size;
        text += size;
        if (*text == '\n') {
            putchar('\n');
            column = indent;
        }
        text += *text != '\0';
    }
}

static void print_option(const struct option_row *row)
{
    char text[512];
    int column = row->letter ? printf("  -%c, ", row->letter) : printf("      ");

    column += printf("--%s%s%s", row->name, row->argument ? " " : "", row->argument ? row->argument : "");
    if (column >= OPTION_COLUMN - 1) {
        putchar('\n');
        column = 0;
    }
    printf("%*s", OPTION_COLUMN - column, "");
    snprintf(text, sizeof text, "%s%s%s", row->help, row->choices ? ": " : "", row->choices ? row->choices : "");
    print_wrapped(text, OPTION_COLUMN, OPTION_COLUMN);
    putchar('\n');
}

static void print_examples(const char *examples)
{
    for (const char *at = examples; *at; at += strcspn(at, "\n") + 1) {
        int what = (int)strcspn(at, "\t");
        int all = (int)strcspn(at, "\n");
        printf("  %.*s:\n    %.*s\n", what, at, all - what - 1, at + what + 1);
    }
}

void help_print(enum command command)
{
    const struct command_row *row = &command_rows[command];

    printf("Usage: icmpwire %s%s%s\n\n", row->name, *row->name ? " " : "", row->operands);
    print_wrapped(row->text, 0, 0);
    if (command == COMMAND_NONE) {
        puts("\nCommands:");
        for (enum command each = COMMAND_NONE + 1; each < COMMAND_COUNT; each++)
            printf("  %-*s%s\n", OPTION_COLUMN - 2, command_rows[each].name, command_rows[each].summary);
    }
    puts("\nOptions:");
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (option_applies(id, command))
            print_option(&option_rows[id]);
    if (*row->examples)
        puts("\nExamples:");
    print_examples(row->examples);
    puts("\nExit codes: 0 fine, 1 something faulty was seen (--strict) or no reply,\n"
         "2 usage, 3 unreadable input or no socket.");
    if (command == COMMAND_NONE)
        puts("'icmpwire COMMAND --help' says more about a command.");
}
