/* SPDX-License-Identifier: BSD-2-Clause */
/* Section H: redirects received (RFC 4861 sections 8.1, 8.3). */
#include "discovery.h"
#include "paths.h"
#include "receive.h"
#include "sockets.h"

enum { FIXED = 40, TCP = 6, UDP = 17 };

static void believe(struct icmpwire_run *run, const struct icmpwire_discovery *message, struct icmpwire_ip to)
{
    struct icmpwire_neighbor *entry = icmpwire_neighbor_make(run->host, message->device, message->target, run->now);
    bool on_link = icmpwire_same_ip(to, message->target);

    icmpwire_verdict(run, ICMPWIRE_VERDICT_DELIVERED);
    icmpwire_path_learns_gateway(run, to, message->target, ICMPWIRE_NEVER);
    if (entry)
        icmpwire_neighbor_update(run, entry,
                                 (struct icmpwire_neighbor_news){.mac = message->mac,
                                                                 .state = ICMPWIRE_NEIGHBOR_STALE,
                                                                 .overrides = true,
                                                                 .tells_router = !on_link,
                                                                 .router = true});
}

/* rt6_do_redirect: another first hop for a destination, if the checks allow it. about: where the packet went that
 * caused it, of which the sender must be the first hop. */
static void follow(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_ip about)
{
    struct icmpwire_discovery message = {.d = d, .device = d->device, .target = icmpwire_peek_ip6(d->payload.data, 8)};
    struct icmpwire_ip to = icmpwire_peek_ip6(d->payload.data, 24);
    const struct icmpwire_device *device = d->device;

    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_GROUP, icmpwire_ip_multicast(to)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_TARGET,
                      !icmpwire_same_ip(to, message.target) && !icmpwire_ip_link_local(message.target)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_NOT_ACCEPTED,
                      device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] ||
                          !device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_REDIRECTS]))
        return;
    icmpwire_discovery_options(&message, icmpwire_span_behind(d->payload, FIXED));
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_MAC_LENGTH, !icmpwire_discovery_mac(&message, 2)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_STRANGER,
                      !icmpwire_is_first_hop(run->host, about, d->source, d->device, run->now)))
        return;
    icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_ACCEPTED, true);
    believe(run, &message, to);
}

/* A socket's packet was redirected, and the kernel looks for the route by the device that the socket is bound to. */
static bool bound_elsewhere(struct icmpwire_run *run, const struct icmpwire_datagram *d,
                            const struct icmpwire_quoted *quoted)
{
    bool tcp = quoted->protocol == TCP;
    struct icmpwire_ends ends = {.local = icmpwire_peek_ip6(quoted->packet.data, 8),
                                 .remote = icmpwire_peek_ip6(quoted->packet.data, 24),
                                 .device = d->device};
    const struct icmpwire_socket *socket;

    if (!run->policy->redirects_by_bound_socket || (!tcp && quoted->protocol != UDP))
        return false;
    ends.local_port = icmpwire_peek16(quoted->packet.data, quoted->at);
    ends.remote_port = icmpwire_peek16(quoted->packet.data, quoted->at + 2u);
    socket = icmpwire_socket_at(run->host, tcp ? ICMPWIRE_SOCKET_TCP : ICMPWIRE_SOCKET_UDP, &ends);
    return socket && socket->device != d->device->index;
}

/* The quoted packet must be one that somebody here knows. */
static void about_packet(struct icmpwire_run *run, const struct icmpwire_datagram *d, struct icmpwire_span inner)
{
    struct icmpwire_quoted quoted;

    if (icmpwire_icmp6_quoted(run, d, inner, &quoted) && icmpwire_notify6(run, d, &quoted, 0) &&
        !icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_UNBOUND, bound_elsewhere(run, d, &quoted)))
        follow(run, d, icmpwire_peek_ip6(inner.data, 24));
}

void icmpwire_redirected(struct icmpwire_run *run, struct icmpwire_discovery *message)
{
    const struct icmpwire_datagram *d = message->d;

    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_SOURCE, !icmpwire_ip_link_local(d->source)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_ND_OPTIONS, !icmpwire_discovery_options(message, message->options)))
        return;
    if (icmpwire_rule(run, ICMPWIRE_RULE_REDIRECT_QUOTES, message->first[4].data != NULL))
        about_packet(run, d, icmpwire_span_behind(message->first[4], 8));
    else
        follow(run, d, icmpwire_peek_ip6(d->payload.data, 24));
}
