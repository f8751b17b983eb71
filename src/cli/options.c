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
        {"explain", "[v4|v6] MESSAGE [FIELD=VALUE]... [ELEMENT [FIELD=VALUE]...]...",
         "show what a message type is and how it is laid out",
         "Shows the name of a type, where it is defined and whether it is still in use, its layout as a "
         "diagram, its fields and its codes. MESSAGE is a keyword, a type, a type and code (3/4), or all "
         "three (6/1/4: the family first). Fields and elements are as for craft, and show how options, records "
         "and objects are laid out.\n",
         "By type and code\ticmpwire explain 3/4\n"
         "An ICMPv6 type\ticmpwire explain v6 134\n"
         "An option\ticmpwire explain v6 134 option type=3\n"
         "By keyword\ticmpwire explain echo_request\n"},
    [COMMAND_CHECK] =
        {"check", "[OPTION]... FILE... | -i NAME", "show what is wrong or suspicious in captures or on an interface",
         "Reads captures as decode does, or with -i frames from an interface, and shows a line for each message that "
         "has "
         "findings or raises alarms. Findings are about one message: what breaks a rule of its RFC, what is known as a "
         "way to attack, what is deprecated. Alarms are about what hosts do in the course of time: scans, floods, "
         "tunnels, routers and neighbors that are not what they say.\n"
         "Severities: remark (worth knowing), suspicious (allowed, and often an attack or a mistake), violation (a "
         "rule "
         "for senders is broken), invalid (receivers discard the message or a part of it).\n"
         "Packets that are not ICMP tell which flows there are, so that errors about other flows stand out; the filter "
         "for interfaces leaves them out unless -f says otherwise.\n"
         "SIGHUP opens the file of --output again, after it was renamed. SIGINT and SIGTERM end the reading of an "
         "interface. At the end there are statistics on standard error.\n",
         "What is wrong in a capture\ticmpwire check capture.pcap\n"
         "Whatever receivers discard, as an exit code\ticmpwire check --strict --severity invalid capture.pcap\n"
         "An interface, for an EVE reader\ticmpwire check --eve --output eve.json -i eth0\n"
         "All packets, with two known routers\ticmpwire check -i eth0 -f '' --routers 192.0.2.1,fe80::1\n"},
    [COMMAND_POLICY] =
        {"policy", "[OPTION]... [v4|v6] [MESSAGE]", "show what firewalls and hosts are advised to do with messages",
         "Shows for each type and code whether it may be dropped in transit and by the host itself, which hop limit it "
         "arrives with, whether it stays on the link and may be fragmented, and which RFC says so. MESSAGE is a "
         "keyword, "
         "a type, a type and code (3/4), or all three (6/1/4: the family first); without one, all are shown.\n",
         "Of one code\ticmpwire policy 3/4\n"
         "What must not be dropped\ticmpwire policy --json v6 | jq 'select(.transit == \"must-not-drop\")'\n"},
    [COMMAND_PING] =
        {"ping", "[OPTION]... HOST", "send echo requests to a host and show what comes back",
         "Sends ICMPv4 or ICMPv6 echo requests and shows replies, duplicates, replies with other data than was sent, "
         "late ones, requests without a reply, and errors about requests with their names and who sent them. "
         "Statistics come at the end, which SIGINT and SIGTERM bring about as well.\n"
         "It uses a ping socket, for which no privilege is needed where the sysctl net.ipv4.ping_group_range (of both "
         "families) has the user's group, and otherwise a raw socket, for which CAP_NET_RAW is needed.\n"
         "With --probe it sends extended echo requests (RFC 8335): the host tells about one of its interfaces, or with "
         "neighbor:ADDRESS about a neighbor.\n"
         "The exit code is 0 when there was a reply, and 1 when there was none; with --strict also when a request was "
         "lost or something else than one right reply to each came.\n",
         "Three requests\ticmpwire ping -c 3 192.0.2.1\n"
         "Through an interface, as JSON\ticmpwire ping --json -I eth0 ff02::1\n"
         "Is an interface of a router up?\ticmpwire ping -c 1 --probe eth1 192.0.2.1\n"},
    [COMMAND_TRACE] =
        {"trace", "[OPTION]... HOST", "show the routers on the way to a host",
         "Sends ICMPv4 or ICMPv6 echo requests with a TTL or hop limit that grows, and shows who answered and how "
         "long that took. * is a request without an answer. Behind a time stands what else than time exceeded a "
         "router said: !N network, !H host, !P protocol or !p port unreachable, !F fragmentation needed, with "
         "the MTU, !S source route failed or beyond the scope of the source address, !X administratively prohibited, "
         "!V precedence violation, !C precedence cutoff, and !<TYPE/CODE> for others.\n"
         "MPLS label stacks (RFC 4950) and interface information (RFC 5837) of the errors are shown below the hop.\n"
         "Sockets are as for ping. A ping socket gives extension structures of RFC 4884; a raw one also those of "
         "routers older than that. The exit code is 0 when the host replied, and 1 when it did not.\n",
         "The way to a host\ticmpwire trace 192.0.2.1\n"
         "Label stacks, as JSON\ticmpwire trace --json 2001:db8::1 | jq '.probes[]?.objects'\n"},
    [COMMAND_HOST] =
        {"host", "[OPTION]... --config FILE", "answer frames as a host would, by the rules of the RFCs or of Linux",
         "Plays a host that a file describes: its interfaces, addresses, routes, neighbours, sockets and sysctls. "
         "Frames from captures arrive at the times that they were captured at; what the host sends goes into other "
         "captures, and what it counted into a file, as in /proc/net. The same input gives the same output.\n"
         "With --tun or --tap it is a host that other programs can talk to: the kernel gets a device, and what is sent "
         "to it arrives at the host.\n"
         "The configuration is JSON; docs/host.md describes it.\n"
         "NAME= in front of a FILE says which of the interfaces is meant, otherwise the first one.\n",
         "Answers to what was captured\ticmpwire host --config host.json --replay in.pcap --write out.pcap\n"
         "Each decision, and the counters\ticmpwire host --config host.json --replay in.pcap --trace --counters -\n"
         "A host to talk to\ticmpwire host --config host.json --tap wire0\n"},
};

#define ALL    ((1u << COMMAND_COUNT) - 1)
#define NONE   (1u << COMMAND_NONE)
#define DECODE (1u << COMMAND_DECODE)
#define CRAFT  (1u << COMMAND_CRAFT)
#define CHECK  (1u << COMMAND_CHECK)
#define POLICY (1u << COMMAND_POLICY)
#define PING   (1u << COMMAND_PING)
#define TRACE  (1u << COMMAND_TRACE)
#define HOST   (1u << COMMAND_HOST)

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
    [OPTION_JSON] = {DECODE | CHECK | POLICY | PING | TRACE | HOST, 'j', "json", NULL, NULL,
                     "write JSON objects, one a line"},
    [OPTION_LENIENT] = {DECODE, 'l', "lenient", NULL, NULL,
                        "find extension structures of senders with a missing or wrong RFC 4884 length"},
    [OPTION_STRICT] = {DECODE | CHECK | PING, 0, "strict", NULL, NULL, "exit with 1 when something faulty was seen"},
    [OPTION_COUNT_OF] = {DECODE | CHECK, 'c', "count", "N", NULL, "stop after N messages"},
    [OPTION_NO_PROGRESS] = {DECODE | CHECK, 0, "no-progress", NULL, NULL, "no progress line on a terminal"},
    [OPTION_HOP_LIMIT] = {CRAFT, 0, "hop-limit", "N", NULL,
                          "hop limit or TTL; otherwise 255 for Neighbor Discovery, 1 for what stays on the link, 64"},
    [OPTION_TRAFFIC_CLASS] = {CRAFT, 0, "traffic-class", "N", NULL, "traffic class: DSCP and ECN"},
    [OPTION_IDENTIFICATION] = {CRAFT, 0, "identification", "N", NULL, "identification of an IPv4 packet"},
    [OPTION_DONT_FRAGMENT] = {CRAFT, 0, "dont-fragment", NULL, NULL, "set don't fragment in an IPv4 packet"},
    [OPTION_FLOW_LABEL] = {CRAFT, 0, "flow-label", "N", NULL, "flow label of an IPv6 packet"},
    [OPTION_HEX] = {CRAFT, 'x', "hex", NULL, NULL, "write hex digits; this is the default"},
    [OPTION_RAW] = {CRAFT, 'r', "raw", NULL, NULL, "write the octets themselves"},
    [OPTION_PCAP] = {CRAFT, 'w', "pcap", "FILE", NULL, "write a capture of raw IP; - for standard output"},
    [OPTION_DEVICE] = {CHECK, 'i', "interface", "NAME", NULL, "read frames from an interface; any: from all"},
    [OPTION_FILTER] =
        {CHECK, 'f', "filter", "BPF", NULL,
         "look only at packets that this filter lets pass, see pcap-filter(7); '' for all. Of an interface "
         "otherwise what carries ICMP or may do so"},
    [OPTION_WRITE] = {CHECK, 'w', "write", "FILE", NULL, "write what the interface gave into a capture"},
    [OPTION_ALL] = {CHECK, 'a', "all", NULL, NULL, "show messages without findings too"},
    [OPTION_SEVERITY] = {CHECK, 0, "severity", "LEVEL", "remark suspicious violation invalid",
                         "leave out findings and alarms below this one"},
    [OPTION_EVE] = {CHECK, 'e', "eve", NULL, NULL, "write events as Suricata's EVE JSON has them"},
    [OPTION_COMMUNITY] = {CHECK, 0, "community-id", "VARIANT", "baseline suricata",
                          "how the Community ID in --json and --eve is made"},
    [OPTION_OUTPUT] = {CHECK, 'o', "output", "FILE", NULL, "append to FILE instead of standard output"},
    [OPTION_ROUTERS] = {CHECK, 0, "routers", "ADDRESS,...", NULL,
                        "the routers of the link; otherwise they are learned"},
    [OPTION_SET] = {CHECK, 0, "set", "NAME=VALUE", NULL, "a threshold of the alarms, any number of times"},
    [OPTION_ENTRIES] = {CHECK, 0, "entries", "N", NULL,
                        "how much the alarms remember, otherwise 65536; 0 turns them off"},
    [OPTION_NO_STATISTICS] = {CHECK, 0, "no-statistics", NULL, NULL, "no statistics at the end"},
    [OPTION_ONLY_IPV4] = {PING | TRACE, '4', "ipv4", NULL, NULL, "an IPv4 address of the host"},
    [OPTION_ONLY_IPV6] = {PING | TRACE, '6', "ipv6", NULL, NULL, "an IPv6 address of the host"},
    [OPTION_REQUESTS] = {PING, 'c', "count", "N", NULL, "stop after N requests"},
    [OPTION_INTERVAL] = {PING, 'i', "interval", "SECONDS", NULL, "time between requests, otherwise 1; at least 0.01"},
    [OPTION_SIZE] = {PING | TRACE, 's', "size", "N", NULL, "octets of data in a request, otherwise 56, of trace 32"},
    [OPTION_PATTERN] = {PING, 'p', "pattern", "HEX", NULL, "up to 16 octets that the data repeats"},
    [OPTION_TIMEOUT] = {PING, 'W', "timeout", "SECONDS", NULL, "how long a reply may take, otherwise 5"},
    [OPTION_DEADLINE] = {PING, 'w', "deadline", "SECONDS", NULL, "stop after that time"},
    [OPTION_TTL] = {PING, 't', "ttl", "N", NULL, "TTL or hop limit of requests"},
    [OPTION_THROUGH] = {PING | TRACE, 'I', "interface", "NAME|ADDRESS", NULL,
                        "send through an interface or from an address"},
    [OPTION_QUIET] = {PING, 'q', "quiet", NULL, NULL, "show the statistics only"},
    [OPTION_PROBE] = {PING, 0, "probe", "NAME|INDEX|ADDRESS|neighbor:ADDRESS", NULL,
                      "ask the host about an interface of it or about a neighbor (RFC 8335)"},
    [OPTION_FIRST_HOP] = {TRACE, 'f', "first-hop", "N", NULL, "TTL or hop limit to begin with, otherwise 1"},
    [OPTION_LAST_HOP] = {TRACE, 'm', "max-hops", "N", NULL, "TTL or hop limit to end with, otherwise 30"},
    [OPTION_QUERIES] = {TRACE, 'q', "queries", "N", NULL, "requests to each hop, otherwise 3"},
    [OPTION_WAIT] = {TRACE, 'w', "wait", "SECONDS", NULL, "how long an answer may take, otherwise 3"},
    [OPTION_NAMES] = {TRACE, 'N', "names", NULL, NULL, "look up the names of routers"},
    [OPTION_SOCKET] = {PING | TRACE, 0, "socket", "KIND", "ping raw", "use a socket of that kind only"},
    [OPTION_CONFIG] = {HOST, 'f', "config", "FILE", NULL, "the description of the host, in JSON; - for standard input"},
    [OPTION_REPLAY] = {HOST, 'r', "replay", "[NAME=]FILE", NULL,
                       "frames that arrive, from a capture; any number of times"},
    [OPTION_WRITE_SENT] = {HOST, 'w', "write", "[NAME=]FILE", NULL,
                           "write the frames that an interface sends into a capture; once for each interface"},
    [OPTION_COUNTERS] = {HOST, 'c', "counters", "[NAME=]FILE", NULL,
                         "write the counters at the end, - for standard output: snmp, netstat and snmp6 of /proc/net, "
                         "with NAME dev_snmp6 of an interface; any number of times"},
    [OPTION_LINGER] = {HOST, 'l', "linger", "SECONDS", NULL, "how long timers run behind the last frame, otherwise 0"},
    [OPTION_TRACE] = {HOST, 't', "trace", NULL, NULL,
                      "write what arrives and leaves and each rule that was looked at to standard error"},
    [OPTION_HOST_POLICY] = {HOST, 0, "policy", "POLICY", "rfc linux-3.x linux-6.x",
                            "the rules to follow, in place of those that the configuration names"},
    [OPTION_TUN] =
        {HOST, 0, "tun", "[NAME=]DEVICE", NULL,
         "make a tun device and be the host at its other end, until SIGINT or SIGTERM; once for each interface "
         "without a MAC address"},
    [OPTION_TAP] = {HOST, 0, "tap", "[NAME=]DEVICE", NULL, "likewise a tap device; of interfaces with a MAC address"},
    [OPTION_RULES] = {HOST, 0, "rules", NULL, NULL, "write all rules, one a line"},
    [OPTION_EXAMPLE] = {HOST, 0, "example", NULL, NULL, "write an example of a configuration, with every member"},
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
    options->given = allocate(NULL, (size_t)argc * sizeof *options->given); /* a word holds one argument at most */
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
        if (optarg)
            options->given[options->given_count++] = (struct option_given){id, optarg};
        options->value[id] = optarg ? optarg : "";
    }
    options->operands = argv + optind;
    options->operand_count = argc - optind;
    return true;
}

void options_free(struct options *options)
{
    free(options->given);
}

const char *options_next(const struct options *options, enum option_id id, int *at)
{
    while (*at < options->given_count) {
        const struct option_given *given = &options->given[(*at)++];
        if (given->id == id)
            return given->argument;
    }
    return NULL;
}

bool options_number_of(const char *text, uint64_t most, uint64_t *number)
{
    char *end;

    errno = 0;
    *number = strtoull(text, &end, strncmp(text, "0x", 2) == 0 ? 16 : 10);
    return *text >= '0' && *text <= '9' && !*end && !errno && *number <= most;
}

bool options_number(const struct options *options, enum option_id id, uint64_t most, uint64_t *number)
{
    const char *text = options->value[id];

    if (!text || options_number_of(text, most, number))
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
