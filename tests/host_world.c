/* SPDX-License-Identifier: BSD-2-Clause */
#include "host_world.h"
#include "must.h"

const uint8_t world_macs[2][6] = {{2, 0, 0, 0, 0, 1}, {2, 0, 0, 0, 1, 1}};

static const uint8_t peer_macs[2][6] = {{2, 0, 0, 0, 0, 2}, {2, 0, 0, 0, 1, 2}};

#define GLOBAL UINT64_C(0x20010db800770000)
#define OTHER  UINT64_C(0x20010db800780000)
#define LINK   UINT64_C(0xfe80000000000000)
#define GROUP  UINT64_C(0xff02000000000000)

static struct icmpwire_ip ip6(uint64_t high, uint64_t low)
{
    return (struct icmpwire_ip){high, low, 6};
}

/* ---- addresses ---- */

struct icmpwire_ip world_address(uint8_t version, uint32_t number)
{
    static const uint32_t of4[] = {
        0x0a4d0001, 0x0a4d0002, 0x0a4d0003, 0x0a4d00ff, 0x0a4e0001, 0x0a4e0002, 0x0a4e00ff, 0x0a630001, 0x0a640001,
        0x0a650001, 0xe0000001, 0xef010203, 0xef010204, 0xffffffff, 0x00000000, 0x7f000001, 0xf0000001, 0xc0000201,
    };
    static const uint64_t of6[][2] = {
        {GLOBAL, 1},      {GLOBAL, 2},        {GLOBAL, 3},          {OTHER, 1},     {OTHER, 2},
        {LINK, 1},        {LINK, 2},          {LINK, 0x3},          {GLOBAL, 10},   {0, 0},
        {0, 1},           {GROUP, 1},         {GROUP, 0x1ff000001}, {GROUP, 2},     {GROUP, 0x1234},
        {GROUP, 0x1235},  {OTHER + 0x10, 99}, {GLOBAL - 1, 7},      {GLOBAL, 0x11}, {GROUP, 22},
        {GROUP + 12, 77},
    };

    if (version == 4)
        return icmpwire_ip4(of4[number % (sizeof of4 / sizeof *of4)]);
    number %= (uint32_t)(sizeof of6 / sizeof *of6);
    return ip6(of6[number][0], of6[number][1]);
}

bool world_is_cast4(uint32_t address)
{
    return address >> 28 == 0xe || address == UINT32_MAX || address == 0x0a4d00ff || address == 0x0a4e00ff;
}

/* ---- the host ---- */

static void add_link(struct icmpwire_host *host, uint32_t index, uint32_t mtu, uint8_t choice)
{
    uint32_t second = index - WORLD_ETH0;
    uint64_t net = second ? OTHER : GLOBAL;
    bool tentative = choice & WORLD_BEGINS_TENTATIVE;

    MUST(icmpwire_host_add_device(host, second ? "eth1" : "eth0", index, world_macs[second], mtu));
    MUST(icmpwire_host_add_address(host, index, icmpwire_ip4(0x0a4d0001 + (second << 16)), 24, false, WORLD_START));
    MUST(icmpwire_host_add_address(host, index, ip6(LINK, 1 + second * 0x10000), 64, tentative, WORLD_START));
    MUST(icmpwire_host_add_address(host, index, ip6(net, 1), 64, tentative, WORLD_START));
    MUST(icmpwire_host_add_anycast(host, index, ip6(net, 10)));
    MUST(icmpwire_host_join(host, index, ip6(GROUP, 0x1234), WORLD_START));
    MUST(icmpwire_host_join(host, index, icmpwire_ip4(0xef010203), WORLD_START));
    if (!(choice & WORLD_HAS_RESOLVED))
        return;
    MUST(icmpwire_host_add_neighbor(host, index, icmpwire_ip4(0x0a4d0002 + (second << 16)), peer_macs[second],
                                    ICMPWIRE_NEIGHBOR_PERMANENT, WORLD_START));
    MUST(icmpwire_host_add_neighbor(host, index, ip6(net, 2), peer_macs[second], ICMPWIRE_NEIGHBOR_STALE, WORLD_START));
    MUST(icmpwire_host_add_neighbor(host, index, ip6(LINK, 2 + second * 0x10000), peer_macs[second],
                                    ICMPWIRE_NEIGHBOR_PERMANENT, WORLD_START));
}

static void add_routes(struct icmpwire_host *host)
{
    const struct icmpwire_route routes[] = {
        {.to = icmpwire_ip4(0x0a630000), .prefix = 16, .device = WORLD_ETH0, .gateway = icmpwire_ip4(0x0a4d0002)},
        {.to = icmpwire_ip4(0x0a640000), .prefix = 16, .type = ICMPWIRE_ROUTE_UNREACHABLE},
        {.to = icmpwire_ip4(0x0a650000), .prefix = 16, .type = ICMPWIRE_ROUTE_PROHIBIT},
        {.to = ip6(GLOBAL - 1, 0), .prefix = 64, .device = WORLD_ETH0, .gateway = ip6(LINK, 2)},
        {.to = ip6(OTHER + 0x10, 0), .prefix = 64, .type = ICMPWIRE_ROUTE_PROHIBIT},
    };

    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++)
        MUST(icmpwire_host_add_route(host, &routes[i]));
}

static void add_sockets(struct icmpwire_host *host)
{
    const struct icmpwire_socket sockets[] = {
        {.kind = ICMPWIRE_SOCKET_UDP, .version = 4, .local_port = 7},
        {.kind = ICMPWIRE_SOCKET_UDP, .version = 6, .local_port = 7, .reports = true},
        {.kind = ICMPWIRE_SOCKET_TCP, .version = 4, .local_port = 80},
        {.kind = ICMPWIRE_SOCKET_TCP, .version = 6, .local_port = 80},
        {.kind = ICMPWIRE_SOCKET_RAW, .version = 4, .number = 253},
        {.kind = ICMPWIRE_SOCKET_RAW, .version = 6, .number = 58},
    };
    uint32_t number;

    for (size_t i = 0; i < sizeof sockets / sizeof *sockets; i++)
        MUST(icmpwire_host_add_socket(host, &sockets[i], &number));
}

static void set_up(struct icmpwire_host *host, uint8_t choice)
{
    if (choice & WORLD_FORWARDS) {
        MUST(icmpwire_host_set(host, "net.ipv4.ip_forward", "1"));
        MUST(icmpwire_host_set(host, "net.ipv6.conf.all.forwarding", "1"));
    }
    if (choice & WORLD_ANSWERS_CASTS)
        MUST(icmpwire_host_set(host, "net.ipv4.icmp_echo_ignore_broadcasts", "0"));
    if (choice & WORLD_ANSWERS_PROBES)
        MUST(icmpwire_host_set(host, "net.ipv4.icmp_echo_enable_probe", "1"));
    if (choice & WORLD_HAS_NO_LIMITS) {
        MUST(icmpwire_host_set(host, "net.ipv4.icmp_ratelimit", "0"));
        MUST(icmpwire_host_set(host, "net.ipv6.icmp.ratelimit", "0"));
    }
    if (choice & WORLD_REJECTS) {
        static const struct icmpwire_reject udp = {4, 17, 99, ICMPWIRE_REJECT_ICMP_PORT_UNREACHABLE};
        static const struct icmpwire_reject tcp = {6, 6, 0, ICMPWIRE_REJECT_TCP6_RESET};
        MUST(icmpwire_host_add_reject(host, &udp));
        MUST(icmpwire_host_add_reject(host, &tcp));
    }
}

/* Some sysctls of many, by the seed. */
static void set_some(struct icmpwire_host *host, uint64_t seed)
{
    static const char *const names[][2] = {
        {"net.ipv4.icmp_echo_ignore_all", "1"},
        {"net.ipv4.icmp_ignore_bogus_error_responses", "0"},
        {"net.ipv4.icmp_errors_use_inbound_ifaddr", "1"},
        {"net.ipv4.icmp_errors_extension_mask", "1"},
        {"net.ipv4.icmp_ratemask", "6169"},
        {"net.ipv4.icmp_msgs_per_sec", "10"},
        {"net.ipv4.icmp_msgs_burst", "2"},
        {"net.ipv4.ip_no_pmtu_disc", "3"},
        {"net.ipv4.ip_no_pmtu_disc", "1"},
        {"net.ipv4.conf.all.rp_filter", "1"},
        {"net.ipv4.conf.all.accept_source_route", "1"},
        {"net.ipv4.conf.all.send_redirects", "0"},
        {"net.ipv4.conf.eth0.secure_redirects", "0"},
        {"net.ipv4.conf.eth0.accept_local", "1"},
        {"net.ipv6.icmp.ratemask", "0-255"},
        {"net.ipv6.icmp.echo_ignore_all", "1"},
        {"net.ipv6.icmp.echo_ignore_multicast", "1"},
        {"net.ipv6.icmp.echo_ignore_anycast", "1"},
        {"net.ipv6.icmp.error_anycast_as_unicast", "1"},
        {"net.ipv6.icmp.errors_extension_mask", "1"},
        {"net.ipv6.anycast_src_echo_reply", "1"},
        {"net.ipv6.flowlabel_reflect", "7"},
        {"net.ipv6.max_dst_opts_number", "-1"},
        {"net.ipv6.conf.eth0.accept_ra", "0"},
        {"net.ipv6.conf.eth0.accept_redirects", "0"},
        {"net.ipv6.conf.eth0.suppress_frag_ndisc", "0"},
        {"net.ipv6.conf.eth0.force_tllao", "1"},
        {"net.ipv6.conf.eth0.drop_unsolicited_na", "1"},
        {"net.ipv6.conf.eth0.accept_untracked_na", "1"},
        {"net.ipv6.conf.eth0.force_mld_version", "1"},
        {"net.ipv6.conf.eth0.force_mld_version", "2"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
        if (seed >> 62 == 0)
            MUST(icmpwire_host_set(host, names[i][0], names[i][1]));
    }
}

void world_make(struct icmpwire_host *host, enum icmpwire_host_kind kind, uint8_t choice, uint64_t seed)
{
    icmpwire_host_init(host, kind, seed, WORLD_START);
    add_link(host, WORLD_ETH0, 1500, choice);
    add_link(host, WORLD_ETH1, choice & WORLD_HAS_A_NARROW_LINK ? 1280 : 1500, choice);
    add_routes(host);
    add_sockets(host);
    set_up(host, choice);
    if (seed & 1)
        set_some(host, seed);
}
