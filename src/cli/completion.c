/* SPDX-License-Identifier: BSD-2-Clause */
/* Completions for the shells. */
#include "manual.h"
#include <stdio.h>
#include <string.h>

static void print_commands(const char *separator)
{
    for (enum command command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++)
        printf("%s%s", command == COMMAND_NONE + 1 ? "" : separator, command_rows[command].name);
}

/* ---- bash ---- */

static void bash_options(enum command command)
{
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (option_applies(id, command))
            printf("%s--%s", id == 0 ? "" : " ", option_rows[id].name);
}

static void bash_print(void)
{
    puts("# SPDX-License-Identifier: BSD-2-Clause\n"
         "# Completion of icmpwire for bash.\n"
         "_icmpwire()\n{\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=\n"
         "    case $before in");
    for (enum option_id id = 0; id < OPTION_COUNT; id++)
        if (option_rows[id].choices)
            printf("        --%s) mapfile -t COMPREPLY < <(compgen -W '%s' -- \"$word\"); return ;;\n",
                   option_rows[id].name, option_rows[id].choices);
    puts("    esac\n    case ${COMP_WORDS[1]} in");
    for (enum command command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
        printf("        %s) options='", command_rows[command].name);
        bash_options(command);
        puts("' ;;");
    }
    puts("    esac");
    fputs("    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        options='", stdout);
    print_commands(" ");
    putchar(' ');
    bash_options(COMMAND_NONE);
    puts("'\n    elif [[ $word != -* ]]; then\n        options=\n    fi\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
         "}\n"
         "complete -o default -F _icmpwire icmpwire");
}

/* ---- zsh ---- */

/* Within single quotes and brackets: both are written differently there. */
static void zsh_text(const char *text)
{
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", stdout);
        else
            printf("%s%c", strchr("[]:\\", *text) ? "\\" : "", *text);
}

static void zsh_option(const struct option_row *row, const char *dashes, const char *name)
{
    printf("        '%s%s%s[", dashes, name, row->argument && dashes[1] ? "=" : "");
    zsh_text(row->help);
    putchar(']');
    if (row->choices)
        printf(":%s:(%s)", row->argument, row->choices);
    else if (row->argument)
        printf(":%s:%s", row->argument, strcmp(row->argument, "FILE") == 0 ? "_files" : "");
    puts("' \\");
}

static void zsh_options(enum command command)
{
    puts("    _arguments -s \\");
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        const struct option_row *row = &option_rows[id];
        char letter[2] = {row->letter, '\0'};
        if (!option_applies(id, command))
            continue;
        if (row->letter)
            zsh_option(row, "-", letter);
        zsh_option(row, "--", row->name);
    }
    puts(command == COMMAND_DECODE || command == COMMAND_CHECK ? "        '*:capture:_files'" : "        '*:word:'");
}

static void zsh_print(void)
{
    puts("#compdef icmpwire\n"
         "# SPDX-License-Identifier: BSD-2-Clause\n"
         "# Completion of icmpwire for zsh.");
    for (enum command command = 0; command < COMMAND_COUNT; command++) {
        printf("_icmpwire_%s()\n{\n", command ? command_rows[command].name : "command");
        if (command == COMMAND_NONE) {
            fputs("    compadd ", stdout);
            print_commands(" ");
            putchar('\n');
        }
        zsh_options(command);
        puts("}");
    }
    fputs("if (( CURRENT == 2 )); then\n    _icmpwire_command\nelse\n    case $words[2] in\n        ", stdout);
    print_commands("|");
    puts(") shift words; (( CURRENT-- )); _icmpwire_${words[1]} ;;\n    esac\nfi");
}

/* ---- fish ---- */

static void fish_text(const char *text)
{
    putchar('\'');
    for (; *text; text++)
        printf("%s%c", strchr("'\\", *text) ? "\\" : "", *text);
    putchar('\'');
}

static void fish_option(enum command command, const struct option_row *row)
{
    printf("complete -c icmpwire -n '%s%s' -l %s", command ? "__fish_seen_subcommand_from " : "__fish_use_subcommand",
           command_rows[command].name, row->name);
    if (row->letter)
        printf(" -s %c", row->letter);
    if (row->argument)
        fputs(" -r", stdout);
    if (row->choices)
        printf(" -f -a '%s'", row->choices);
    fputs(" -d ", stdout);
    fish_text(row->help);
    putchar('\n');
}

static void fish_print(void)
{
    puts("# SPDX-License-Identifier: BSD-2-Clause\n"
         "# Completion of icmpwire for fish.");
    for (enum command command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
        printf("complete -c icmpwire -n __fish_use_subcommand -f -a %s -d ", command_rows[command].name);
        fish_text(command_rows[command].summary);
        putchar('\n');
    }
    for (enum command command = 0; command < COMMAND_COUNT; command++)
        for (enum option_id id = 0; id < OPTION_COUNT; id++)
            if (option_applies(id, command))
                fish_option(command, &option_rows[id]);
}

void completion_print(const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        bash_print();
    else if (strcmp(shell, "zsh") == 0)
        zsh_print();
    else
        fish_print();
}
