/* SPDX-License-Identifier: BSD-2-Clause */
#include "options.h"
#include "complain.h"
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

const struct command_row command_rows[COMMAND_COUNT] = {
    [COMMAND_NONE] = {"", "COMMAND [OPTION]... [WORD]...", "decode, craft and explain ICMPv4 and ICMPv6 messages",
                      "Reads, makes and explains every ICMPv4 and ICMPv6 message that IANA registers.\n", ""},
    [COMMAND_DECODE] =
        {"decode", "[OPTION]... FILE...", "show the ICMP messages of captures",
         "Reads captures in the pcap and pcapng formats, - for standard input, and shows a line for each ICMPv4 and "
         "ICMPv6 message; other packets are skipped. Link types: Ethernet with VLAN tags, Linux cooked (SLL, SLL2), "
         "raw "
         "IP, BSD loopback (NULL, LOOP).\n"
         "With --hex it reads octets written as text instead: plain hex, xxd, hexdump -C, tcpdump -x and -xx, od -Ax "
         "-tx1, C arrays and strings with \\x. What they are is guessed from the first octets: an IPv4 or IPv6 header, "
         "an Ethernet header, an ICMPv4 message with a good checksum; --as says it where that fails.\n"
         "A message is faulty when it breaks its layout, when one of its elements does, or when its checksum is wrong. "
         "A "
         "capture that is cut short is no fault of the message.\n",
         "A line for each message\ticmpwire decode capture.pcap\n"
         "Every field, from a live capture\ttcpdump -U -w - icmp6 | icmpwire decode --tree -\n"
         "Time exceeded, as JSON\ticmpwire decode --json capture.pcap | jq 'select(.icmp.name == \"Time Exceeded\")'\n"
         "Octets from a mail or a log\ticmpwire decode --bits --hex '08 00 f7 fd 00 01 00 01'\n"},
    [COMMAND_CRAFT] =
        {"craft", "[OPTION]... [v4|v6] MESSAGE [FIELD=VALUE]... [ELEMENT [FIELD=VALUE]...]...",
         "make a message or a packet from field names and values",
         "MESSAGE is a keyword (echo_request), a type (8), a type and code (3/4), or all three (4/3/4, 6/1/4: the "
         "family first). Fields have the names that decode shows; lengths, counts, padding and checksums are filled "
         "in, "
         "unless they are given a value, which is then written whatever it is.\n"
         "A value is a number (16, 0x10, -1), an address, hex octets (hex:0800 or 0800), text (text:abc), a DNS name "
         "(name:example.com), or numbers and addresses with commas between.\n"
         "An element is a bare word, and the fields behind it are its own: object, label, agent_extension, "
         "router_entry "
         "and others; it joins the list that it belongs to, of the message or of the last element before it.\n"
         "The result is the message alone, or with --ipv4 or --ipv6 a whole packet.\n",
         "An echo request\ticmpwire craft echo_request identifier=1 sequence=2 data=text:abc\n"
         "A packet into a capture\ticmpwire craft --ipv4 --source 192.0.2.1 --destination 198.51.100.7 --pcap "
         "ping.pcap "
         "echo_request\n"
         "An MPLS label stack\ticmpwire craft time_exceeded datagram=hex:4500001c00000000011100000a0000010a000002 "
         "object "
         "class_num=1 c_type=1 label label=16 bottom=1 ttl=3\n"
         "A wrong checksum\ticmpwire craft echo_request checksum=0xffff\n"},
    [COMMAND_EXPLAIN] =
        {"explain", "[v4|v6] MESSAGE", "show what a message type is and how it is laid out",
         "Shows the name of a type, where it is defined and whether it is still in use, its layout as a "
         "diagram, its fields and its codes. MESSAGE is a keyword, a type, a type and code (3/4), or all "
         "three (6/1/4: the family first).\n",
         "By type and code\ticmpwire explain 3/4\n"
         "An ICMPv6 type\ticmpwire explain v6 134\n"
         "By keyword\ticmpwire explain echo_request\n"},
};

#define ALL    ((1u << COMMAND_COUNT) - 1)
#define NONE   (1u << COMMAND_NONE)
#define DECODE (1u << COMMAND_DECODE)
#define CRAFT  (1u << COMMAND_CRAFT)

const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_HELP] = {ALL, 'h', "help", NULL, NULL, "show this help"},
    [OPTION_VERSION] = {NONE, 'V', "version", NULL, NULL, "show the version"},
    [OPTION_MAN] = {NONE, 0, "man", NULL, NULL, "write the manual page"},
    [OPTION_COMPLETION] = {NONE, 0, "completion", "SHELL", "bash zsh fish", "write the completion for a shell"},
    [OPTION_HEX_TEXT] = {DECODE, 'x', "hex", "TEXT", NULL,
                         "read octets written as TEXT, from @FILE, or from standard input with -"},
    [OPTION_AS] = {DECODE, 0, "as", "WHAT", "icmp4 icmp6 ipv4 ipv6 ethernet", "what the octets of --hex begin with"},
    [OPTION_IPV4] = {CRAFT, '4', "ipv4", NULL, NULL, "make a whole IPv4 packet"},
    [OPTION_IPV6] = {CRAFT, '6', "ipv6", NULL, NULL, "make a whole IPv6 packet"},
    [OPTION_SOURCE] = {DECODE | CRAFT, 's', "source", "ADDRESS", NULL,
                       "source address: of the packet, or for the checksum of an ICMPv6 message alone"},
    [OPTION_DESTINATION] = {DECODE | CRAFT, 'd', "destination", "ADDRESS", NULL, "destination address, likewise"},
    [OPTION_TREE] = {DECODE, 't', "tree", NULL, NULL, "show every field, a line each"},
    [OPTION_BITS] = {DECODE, 'b', "bits", NULL, NULL, "show a diagram, 32 bits a row"},
    [OPTION_JSON] = {DECODE, 'j', "json", NULL, NULL, "write a JSON object for each message, one a line"},
    [OPTION_LENIENT] = {DECODE, 'l', "lenient", NULL, NULL,
                        "find extension structures of senders with a missing or wrong RFC 4884 length"},
    [OPTION_STRICT] = {DECODE, 0, "strict", NULL, NULL, "exit with 1 when something faulty was seen"},
    [OPTION_COUNT_OF] = {DECODE, 'c', "count", "N", NULL, "stop after N messages"},
    [OPTION_NO_PROGRESS] = {DECODE, 0, "no-progress", NULL, NULL, "no progress line on a terminal"},
    [OPTION_HOP_LIMIT] = {CRAFT, 0, "hop-limit", "N", NULL,
                          "hop limit or TTL; otherwise 64, and 255 for Neighbor Discovery"},
    [OPTION_TRAFFIC_CLASS] = {CRAFT, 0, "traffic-class", "N", NULL, "traffic class: DSCP and ECN"},
    [OPTION_IDENTIFICATION] = {CRAFT, 0, "identification", "N", NULL, "identification of an IPv4 packet"},
    [OPTION_DONT_FRAGMENT] = {CRAFT, 0, "dont-fragment", NULL, NULL, "set don't fragment in an IPv4 packet"},
    [OPTION_FLOW_LABEL] = {CRAFT, 0, "flow-label", "N", NULL, "flow label of an IPv6 packet"},
    [OPTION_HEX] = {CRAFT, 'x', "hex", NULL, NULL, "write hex digits; this is the default"},
    [OPTION_RAW] = {CRAFT, 'r', "raw", NULL, NULL, "write the octets themselves"},
    [OPTION_PCAP] = {CRAFT, 'w', "pcap", "FILE", NULL, "write a capture of raw IP; - for standard output"},
};

bool option_applies(enum option_id id, enum command command)
{
    return option_rows[id].commands >> command & 1;
}

enum command command_of(const char *name)
{
    enum command command = COMMAND_NONE + 1;

    while (command < COMMAND_COUNT && strcmp(name, command_rows[command].name) != 0)
        command++;
    return command;
}

/* What getopt_long wants: long options whose value is the identifier behind all characters, and letters. */
enum { LONG_BASE = 256 };

static void getopt_tables(enum command command, struct option *names, char *letters)
{
    *letters++ = ':'; /* tells a missing argument from an unknown option */
    for (enum option_id id = 0; id < OPTION_COUNT; id++) {
        const struct option_row *row = &option_rows[id];
        if (!option_applies(id, command))
            continue;
        *names++ =
            (struct option){row->name, row->argument ? required_argument : no_argument, NULL, LONG_BASE + (int)id};
        if (row->letter) {
            *letters++ = row->letter;
            if (row->argument)
                *letters++ = ':';
        }
    }
    *names = (struct option){NULL, 0, NULL, 0};
    *letters = '\0';
}

static enum option_id option_of(enum command command, int letter)
{
    enum option_id id = 0;

    if (letter >= LONG_BASE)
        return (enum option_id)(letter - LONG_BASE);
    while (!option_applies(id, command) || option_rows[id].letter != letter)
        id++;
    return id;
}

/* getopt knows a wrong letter within a cluster by optopt, a wrong name only by the word that it has just read. */
static bool refuse_option(enum command command, const char *what, char **argv)
{
    const char *name = command_rows[command].name;
    char letter[3] = {'-', (char)optopt, '\0'};
    const char *word = optopt && optopt < LONG_BASE ? letter : argv[optind - 1];

    return refuse("%s '%s'; see 'icmpwire %s%s--help'", what, word, name, *name ? " " : "");
}

static bool is_choice(const char *choices, const char *word)
{
    size_t size = strlen(word);

    for (const char *at = choices; *at; at += strcspn(at, " "), at += *at == ' ')
        if (strcspn(at, " ") == size && memcmp(at, word, size) == 0)
            return true;
    return false;
}

bool options_parse(enum command command, int argc, char **argv, struct options *options)
{
    struct option names[OPTION_COUNT + 1];
    char letters[2 * OPTION_COUNT + 2];
    int letter;

    memset(options, 0, sizeof *options);
    getopt_tables(command, names, letters);
    opterr = 0;
    while ((letter = getopt_long(argc, argv, letters, names, NULL)) != -1) {
        if (letter == ':')
            return refuse_option(command, "an argument is missing behind", argv);
        if (letter == '?')
            return refuse_option(command, "unknown option", argv);
        enum option_id id = option_of(command, letter);
        const char *choices = option_rows[id].choices;
        if (choices && optarg && !is_choice(choices, optarg))
            return refuse("--%s: '%s' is none of: %s", option_rows[id].name, optarg, choices);
        options->value[id] = optarg ? optarg : "";
    }
    options->operands = argv + optind;
    options->operand_count = argc - optind;
    return true;
}

bool options_number(const struct options *options, enum option_id id, uint64_t most, uint64_t *number)
{
    const char *text = options->value[id];
    char *end;

    if (!text)
        return true;
    errno = 0;
    *number = strtoull(text, &end, strncmp(text, "0x", 2) == 0 ? 16 : 10);
    if (*text >= '0' && *text <= '9' && !*end && !errno && *number <= most)
        return true;
    return refuse("--%s: '%s' is not a number from 0 to %llu", option_rows[id].name, text, (unsigned long long)most);
}

bool options_address(const struct options *options, enum option_id id, uint8_t octets[16], size_t *size)
{
    const char *text = options->value[id];

    *size = 0;
    if (!text)
        return true;
    if (inet_pton(AF_INET, text, octets) == 1)
        *size = 4;
    else if (inet_pton(AF_INET6, text, octets) == 1)
        *size = 16;
    else
        return refuse("--%s: '%s' is not an IPv4 or IPv6 address", option_rows[id].name, text);
    return true;
}
