/* SPDX-License-Identifier: BSD-2-Clause */
/* The manual page. */
#include "icmpwire.h"
#include "manual.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Text for roff: hyphens that stay hyphens, backslashes, and no line that looks like a request. */
static void print_roff(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        bool starts_line = i == 0 || text[i - 1] == '\n';
        if (starts_line && (text[i] == '.' || text[i] == '\''))
            fputs("\\&", stdout);
        if (text[i] == '-')
            fputs("\\-", stdout);
        else if (text[i] == '\\')
            fputs("\\e", stdout);
        else
            putchar(text[i]);
    }
}

static void print_whole(const char *text)
{
    print_roff(text, strlen(text));
}

static void print_paragraphs(const char *text)
{
    for (const char *at = text; *at; at += strcspn(at, "\n") + 1) {
        puts(".PP");
        print_roff(at, strcspn(at, "\n"));
        putchar('\n');
    }
}

static void print_option(const struct option_row *row)
{
    puts(".TP");
    if (row->letter)
        printf("\\fB\\-%c\\fR, ", row->letter);
    fputs("\\fB\\-\\-", stdout);
    print_whole(row->name);
    fputs("\\fR", stdout);
    if (row->argument)
        printf(" \\fI%s\\fR", row->argument);
    putchar('\n');
    print_whole(row->help);
    if (row->choices) {
        fputs(": ", stdout);
        print_whole(row->choices);
    }
    puts(".");
}

static void print_examples(void)
{
    puts(".SH EXAMPLES");
    for (enum command command = 0; command < COMMAND_COUNT; command++)
        for (const char *at = command_rows[command].examples; *at; at += strcspn(at, "\n") + 1) {
            size_t what = strcspn(at, "\t");
            puts(".TP");
            print_roff(at, what);
            fputs("\n.nf\n", stdout);
            print_roff(at + what + 1, strcspn(at, "\n") - what - 1);
            fputs("\n.fi\n", stdout);
        }
}

static void print_command(enum command command)
{
    const struct command_row *row = &command_rows[command];

    if (command == COMMAND_NONE) {
        puts(".SH OPTIONS");
    } else {
        printf(".SS icmpwire %s\n", row->name);
        print_paragraphs(row->text);
    }
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (option_applies(id, command))
            print_option(&option_rows[id]);
}

void man_print(void)
{
    puts(".\\\" SPDX-License-Identifier: BSD-2-Clause");
    printf(".TH ICMPWIRE 1 \"\" \"icmpwire %s\" \"User Commands\"\n", ICMPWIRE_VERSION_TEXT);
    puts(".SH NAME");
    fputs("icmpwire \\- ", stdout);
    print_whole(command_rows[COMMAND_NONE].summary);
    puts("\n.SH SYNOPSIS");
    for (enum command command = 0; command < COMMAND_COUNT; command++) {
        printf("%s.B icmpwire %s\n", command ? ".br\n" : "", command_rows[command].name);
        print_whole(command ? command_rows[command].operands : "[OPTION]");
        putchar('\n');
    }
    puts(".SH DESCRIPTION");
    print_paragraphs(command_rows[COMMAND_NONE].text);
    print_examples();
    print_command(COMMAND_NONE);
    puts(".SH COMMANDS");
    for (enum command command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
        print_command(command);
    puts(".SH EXIT STATUS");
    puts(".TP\n0\nFine.");
    puts(".TP\n1\nSomething faulty was seen, with \\-\\-strict; ping and trace: there was no reply.");
    puts(".TP\n2\nThe options, words or values make no sense.");
    puts(".TP\n3\nInput that cannot be read, or output that cannot be written. What could be read was shown. "
         "Ping and trace: no socket, or no way to the host.");
    puts(".SH SEE ALSO\n.BR tcpdump (8),\n.BR pcap (3),\n.BR icmp (7)");
}
