/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>

#include "host_same.h"

#define SAME(member)       (a->member == b->member)
#define SAME_IP(member)    (SAME(member.high) && SAME(member.low) && SAME(member.version))
#define SAME_ARRAY(member) (memcmp(a->member, b->member, sizeof a->member) == 0) /* of numbers */

/* Are all entries of a table the same? */
#define TABLE(member, same_entry)                                         \
    do {                                                                  \
        for (size_t i = 0; i < sizeof a->member / sizeof *a->member; i++) \
            if (!same_entry(&a->member[i], &b->member[i]))                \
                return false;                                             \
    } while (0)

/* ---- devices ---- */

static bool same_ip(const struct icmpwire_ip *a, const struct icmpwire_ip *b)
{
    return SAME(high) && SAME(low) && SAME(version);
}

static bool same_address(const struct icmpwire_host_address *a, const struct icmpwire_host_address *b)
{
    return SAME_IP(ip) && SAME(prefix) && SAME(state) && SAME(anycast) && SAME(learned) && SAME(probes) &&
           SAME(nonce) && SAME(next_probe) && SAME(preferred_until) && SAME(valid_until);
}

static bool same_group(const struct icmpwire_host_group *a, const struct icmpwire_host_group *b)
{
    TABLE(sources_asked, same_ip);
    return SAME_IP(ip) && SAME(users) && SAME(last_reporter) && SAME(for_sources) && SAME(source_count) &&
           SAME(changes) && SAME(unsolicited) && SAME(next_report);
}

static bool same_advertising(const struct icmpwire_advertising *a, const struct icmpwire_advertising *b)
{
    return SAME(managed) && SAME(other) && SAME(preference) && SAME(hop_limit) && SAME(lifetime) && SAME(mtu) &&
           SAME(reachable) && SAME(retransmit) && SAME(valid) && SAME(preferred);
}

/* What is learned from routers and said as one, and what queriers said. */
static bool same_link(const struct icmpwire_device *a, const struct icmpwire_device *b)
{
    return SAME(hop_limit) && SAME(mtu6) && SAME(heard_router) && SAME(solicitations) && SAME(next_solicitation) &&
           SAME(solicitation_wait) && SAME(advertises) && same_advertising(&a->advertising, &b->advertising) &&
           SAME(next_advertisement) && SAME(last_advertisement) && SAME(version1_until) && SAME(robustness) &&
           SAME(query_interval_milliseconds) && SAME(query_response_milliseconds) && SAME(next_general_report) &&
           SAME(change_rounds) && SAME(initial_rounds) && SAME(next_changes) && SAME(next_initial) &&
           SAME(next_listener);
}

static bool same_device(const struct icmpwire_device *a, const struct icmpwire_device *b)
{
    TABLE(addresses, same_address);
    TABLE(groups, same_group);
    return SAME_ARRAY(name) && SAME(index) && SAME_ARRAY(mac) && SAME(loopback) && SAME(up) && SAME(point_to_point) &&
           SAME(mtu) && SAME_ARRAY(sysctls) && SAME(address_end) && same_link(a, b) && SAME_ARRAY(icmp6) &&
           SAME_ARRAY(types6);
}

/* ---- where packets go ---- */

static bool same_route(const struct icmpwire_route *a, const struct icmpwire_route *b)
{
    return SAME_IP(to) && SAME(prefix) && SAME(type) && SAME(learned) && SAME(preference) && SAME(device) &&
           SAME_IP(gateway) && SAME(until) && SAME(learned_at);
}

static bool same_path(const struct icmpwire_path *a, const struct icmpwire_path *b)
{
    return SAME_IP(to) && SAME(mtu) && SAME_IP(gateway) && SAME(until) && SAME(gateway_until) && SAME(used);
}

static bool same_neighbor(const struct icmpwire_neighbor *a, const struct icmpwire_neighbor *b)
{
    return SAME_IP(ip) && SAME(device) && SAME_ARRAY(mac) && SAME(state) && SAME(is_router) && SAME(probes) &&
           SAME(next) && SAME(confirmed) && SAME(used) && SAME(updated);
}

static bool same_waiting(const struct icmpwire_waiting *a, const struct icmpwire_waiting *b)
{
    return SAME(device) && SAME(size) && SAME_IP(next_hop) && SAME(from_device) && SAME(order) && SAME_ARRAY(octets);
}

static bool same_proxy(const struct icmpwire_proxy *a, const struct icmpwire_proxy *b)
{
    return SAME_IP(ip) && SAME(device);
}

static bool same_answer(const struct icmpwire_answer *a, const struct icmpwire_answer *b)
{
    return SAME(device) && SAME_IP(source) && SAME_IP(target) && SAME(router) && SAME(has_mac) && SAME_ARRAY(mac) &&
           SAME(at);
}

/* ---- programs, limits, fragments, rejects ---- */

static bool same_socket(const struct icmpwire_socket *a, const struct icmpwire_socket *b)
{
    return SAME(kind) && SAME(version) && SAME(number) && SAME(reuse) && SAME(reports) && SAME_IP(local) &&
           SAME_IP(remote) && SAME(local_port) && SAME(remote_port) && SAME(device);
}

static bool same_peer(const struct icmpwire_peer *a, const struct icmpwire_peer *b)
{
    return SAME_IP(ip) && SAME(tokens) && SAME(last) && SAME(redirects) && SAME(used);
}

static bool same_stretch(const struct icmpwire_stretch *a, const struct icmpwire_stretch *b)
{
    return SAME(from) && SAME(to);
}

static bool same_reassembly(const struct icmpwire_reassembly *a, const struct icmpwire_reassembly *b)
{
    TABLE(stretch, same_stretch);
    return SAME_IP(source) && SAME_IP(destination) && SAME(identification) && SAME(scope) && SAME(protocol) &&
           SAME(whole) && SAME(has_first) && SAME(has_last) && SAME(ecn) && SAME(stretches) && SAME(header) &&
           SAME(first_size) && SAME(end) && SAME(have) && SAME(largest) && SAME(largest_unfragmentable) &&
           SAME(device) && SAME(since) && SAME(until) && SAME(cast) && SAME_ARRAY(source_mac) && SAME_ARRAY(first) &&
           SAME_ARRAY(octets);
}

static bool same_reject(const struct icmpwire_reject *a, const struct icmpwire_reject *b)
{
    return SAME(version) && SAME(protocol) && SAME(port) && SAME(with);
}

/* ---- the host ---- */

static bool same_numbers(const struct icmpwire_host *a, const struct icmpwire_host *b)
{
    return SAME(policy) && SAME(kind) && SAME(random) && SAME_ARRAY(sysctls) && SAME_ARRAY(all) &&
           SAME_ARRAY(fallback) && SAME_ARRAY(ratemask6) && SAME_ARRAY(ping_group_range) && SAME_ARRAY(counters) &&
           SAME(credit) && SAME(credit_stamp) && SAME(identification) && SAME(next_ping) && SAME(own_hint) &&
           SAME(broadcast_hint) && SAME(device_end) && SAME(route_end) && SAME(socket_end) && SAME(path_count) &&
           SAME_ARRAY(raw_protocols) && SAME(waited);
}

bool host_same(const struct icmpwire_host *a, const struct icmpwire_host *b)
{
    TABLE(devices, same_device);
    TABLE(routes, same_route);
    TABLE(paths, same_path);
    TABLE(neighbors, same_neighbor);
    TABLE(sockets, same_socket);
    TABLE(peers, same_peer);
    TABLE(rejects, same_reject);
    TABLE(proxies, same_proxy);
    TABLE(answers, same_answer);
    TABLE(waiting, same_waiting);
    TABLE(reassemblies, same_reassembly);
    return same_numbers(a, b);
}
