/* SPDX-License-Identifier: BSD-2-Clause */
/* What icmpwire host tells without a host: its rules, an example of a configuration. */
#include "host_job.h"
#include "icmpwire/rule.h"
#include "json_line.h"
#include <stdio.h>

#define SCHEMA "icmpwire-rule/1"

/* ---- rules ---- */

static void print_text(const struct icmpwire_rule_row *row)
{
    printf("%s %s %s%s%s: %s\n", row->id, icmpwire_level_name((enum icmpwire_level)row->level), row->document,
           *row->document ? ", " : "", row->function, row->text);
}

static void print_json(const struct icmpwire_rule_row *row)
{
    json_print_line(json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s}", "schema", SCHEMA, "rule", row->id, "name",
                              row->name, "level", icmpwire_level_name((enum icmpwire_level)row->level), "document",
                              row->document, "function", row->function, "text", row->text));
}

void host_print_rules(bool json)
{
    for (enum icmpwire_rule rule = ICMPWIRE_RULE_NONE + 1; rule < ICMPWIRE_RULE_COUNT; rule++)
        (json ? print_json : print_text)(icmpwire_rule_about(rule));
}

/* ---- the example ---- */

static const char example[] =
    "{\n"
    "  \"policy\": \"linux-6.x\",\n"
    "  \"seed\": 1,\n"
    "  \"boot\": false,\n"
    "  \"interfaces\": [\n"
    "    {\n"
    "      \"name\": \"eth0\", \"index\": 2, \"mac\": \"02:00:00:00:00:01\", \"mtu\": 1500, \"up\": true,\n"
    "      \"addresses\": [\"10.77.0.1/24\", \"fe80::1/64\", \"2001:db8:77::1/64\"],\n"
    "      \"anycast\": [\"2001:db8:77::a\"],\n"
    "      \"groups\": [\"239.1.2.3\", \"ff02::1234\"],\n"
    "      \"advertise\": {\"lifetime\": 1800, \"hop_limit\": 64, \"preference\": \"medium\", \"managed\": false, "
    "\"other\": false,\n"
    "                    \"mtu\": 1500, \"reachable\": 0, \"retransmit\": 0, \"valid\": 2592000, \"preferred\": "
    "604800}\n"
    "    }\n"
    "  ],\n"
    "  \"routes\": [\n"
    "    {\"to\": \"0.0.0.0/0\", \"via\": \"10.77.0.2\", \"device\": \"eth0\", \"type\": \"unicast\"},\n"
    "    {\"to\": \"::/0\", \"via\": \"fe80::2\", \"device\": \"eth0\"},\n"
    "    {\"to\": \"10.99.0.0/16\", \"type\": \"unreachable\"},\n"
    "    {\"to\": \"2001:db8:99::/48\", \"type\": \"prohibit\"}\n"
    "  ],\n"
    "  \"neighbours\": [\n"
    "    {\"address\": \"10.77.0.2\", \"device\": \"eth0\", \"mac\": \"02:00:00:00:00:02\", \"state\": "
    "\"permanent\"},\n"
    "    {\"address\": \"fe80::2\", \"device\": \"eth0\", \"mac\": \"02:00:00:00:00:02\"}\n"
    "  ],\n"
    "  \"sockets\": [\n"
    "    {\"protocol\": \"udp\", \"family\": 4, \"local\": \"10.77.0.1\", \"port\": 7},\n"
    "    {\"protocol\": \"udp\", \"family\": 6, \"port\": 5000, \"remote\": \"2001:db8:77::2\", \"remote_port\": "
    "9, "
    "\"recverr\": true},\n"
    "    {\"protocol\": \"tcp\", \"port\": 80},\n"
    "    {\"protocol\": \"raw\", \"number\": 253},\n"
    "    {\"protocol\": \"ping\", \"identifier\": 77, \"device\": \"eth0\"}\n"
    "  ],\n"
    "  \"reject\": [\n"
    "    {\"family\": 4, \"protocol\": \"udp\", \"port\": 99, \"with\": \"icmp-host-prohibited\"},\n"
    "    {\"family\": 6, \"protocol\": 132}\n"
    "  ],\n"
    "  \"sysctls\": {\n"
    "    \"net.ipv4.icmp_ratelimit\": 1000,\n"
    "    \"net.ipv4.ip_forward\": 0,\n"
    "    \"net.ipv6.conf.eth0.forwarding\": 0,\n"
    "    \"net.ipv4.ping_group_range\": \"0 100\"\n"
    "  }\n"
    "}";

void host_print_example(void)
{
    puts(example);
}
