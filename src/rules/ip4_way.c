/* SPDX-License-Identifier: BSD-2-Clause */
/* Whom an IPv4 packet is for, and which ones no honest host has sent (ip_route_input). */
#include "ip4.h"
#include "receive.h"
#include "table.h"

/* ipv4_is_zeronet */
static bool no_host(const struct icmpwire_run *run, struct icmpwire_ip ip)
{
    return ip.low >> (32 - run->policy->no_host_bits4) == 0;
}

static bool limited_broadcast(struct icmpwire_ip ip)
{
    return ip.low == UINT32_MAX;
}

/* ---- the source ---- */

/* Is the way to the source by the device that the packet came in by? *on_link: without a gateway. False also for a source
 * that is no single host. */
static bool reverse_path(struct icmpwire_run *run, const struct icmpwire_datagram *d, int32_t filter, bool *on_link)
{
    struct icmpwire_way back = icmpwire_way_to(run->host, d->source, NULL, run->now);

    *on_link = false;
    if (back.kind == ICMPWIRE_WAY_BROADCAST) /* groups were told before */
        return false;
    if (back.kind == ICMPWIRE_WAY_LOCAL)
        icmpwire_own(run->host, d->device, d->source, &back.device);
    else if (back.kind != ICMPWIRE_WAY_UNICAST)
        return filter == 0;
    if (back.device == d->device)
        *on_link = !back.gateway;
    return back.device == d->device || filter != 1;
}

/* fib_validate_source. out: the device it will leave by, null when it is for us. *on_link is told where it matters, for
 * packets that leave by the device they came in by. */
static bool source_good(struct icmpwire_run *run, const struct icmpwire_datagram *d, const struct icmpwire_device *out,
                        bool *on_link)
{
    int32_t filter = icmpwire_higher(run, d->device, ICMPWIRE_DEVICE_IPV4_RP_FILTER);
    bool back_again = out == d->device && icmpwire_either(run, out, ICMPWIRE_DEVICE_IPV4_SEND_REDIRECTS);
    struct icmpwire_device *found;

    *on_link = false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_OURS,
                      icmpwire_own(run->host, d->device, d->source, &found) &&
                          !icmpwire_either(run, d->device, ICMPWIRE_DEVICE_IPV4_ACCEPT_LOCAL)))
        return false;
    return !icmpwire_rule(run, ICMPWIRE_RULE_IP4_REVERSE_PATH,
                          (filter || back_again) && !reverse_path(run, d, filter, on_link));
}

/* ---- the destination ---- */

static bool addresses_good(struct icmpwire_run *run, const struct icmpwire_datagram *d)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ZERO, no_host(run, d->source)) ||
        icmpwire_rule(run, ICMPWIRE_RULE_IP4_DESTINATION_ZERO, no_host(run, d->destination)))
        return false;
    return !icmpwire_rule(run, ICMPWIRE_RULE_IP4_LOOPBACK,
                          !d->device->loopback &&
                              (icmpwire_ip_loopback(d->source) || icmpwire_ip_loopback(d->destination)));
}

static bool group_in(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;
    bool on_link;

    d->class = ICMPWIRE_CLASS_MULTICAST;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_GROUP_NOT_OURS, !icmpwire_group_on(d->device, d->destination)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_GROUP,
                      icmpwire_ip_multicast(d->source) || limited_broadcast(d->source)))
        return false;
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_LOOPBACK, icmpwire_ip_loopback(d->source)))
        return false;
    if (!no_host(run, d->source))
        return source_good(run, d, NULL, &on_link);
    return !icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_ZERO, d->destination.low >> 8 != 0xe00000);
}

static bool broadcast_in(struct icmpwire_run *run, struct icmpwire_datagram *d)
{
    bool on_link;

    d->class = ICMPWIRE_CLASS_BROADCAST;
    return no_host(run, d->source) || source_good(run, d, NULL, &on_link);
}

void icmpwire_ip4_route_on(struct icmpwire_run *run, struct icmpwire_input4 *in, struct icmpwire_ip to)
{
    in->way = icmpwire_way_to(run->host, to, NULL, run->now);
    if (in->way.device)
        in->way.mtu = in->way.device->mtu;
}

/* inet_addr_onlink: are both of one network of the device? No gateway: the first one alone. */
static bool one_link(struct icmpwire_device *device, struct icmpwire_ip a, struct icmpwire_ip b)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (icmpwire_in_prefix(a, address->ip, address->prefix) &&
        (!b.version || icmpwire_in_prefix(b, address->ip, address->prefix)))
        return true;
    return false;
}

/* __mkroute_input */
static bool other_in(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    const struct icmpwire_datagram *d = &in->d;
    const struct icmpwire_device *out;
    struct icmpwire_ip gateway;
    bool on_link;

    icmpwire_ip4_route_on(run, in, d->destination);
    out = in->way.device;
    if (in->way.kind != ICMPWIRE_WAY_UNICAST && in->way.kind != ICMPWIRE_WAY_BROADCAST)
        return true;
    if (!source_good(run, d, out, &on_link))
        return false;
    gateway = in->way.gateway ? in->way.next_hop : icmpwire_no_ip();
    in->redirect =
        on_link && out == d->device &&
        (icmpwire_either(run, out, ICMPWIRE_DEVICE_IPV4_SHARED_MEDIA) || one_link(d->device, d->source, gateway));
    return true;
}

static bool host_in(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;
    struct icmpwire_device *found;
    bool on_link;

    if (icmpwire_own(run->host, d->device, d->destination, &found)) {
        d->class = ICMPWIRE_CLASS_LOCAL;
        return d->device->loopback ||
               source_good(run, d, NULL, &on_link); /* a packet to ourselves has its route already */
    }
    d->class = ICMPWIRE_CLASS_OTHER;
    if (icmpwire_ip4_broadcast(run->host, NULL, d->destination) &&
        !icmpwire_both(run, d->device, ICMPWIRE_DEVICE_IPV4_BC_FORWARDING))
        return broadcast_in(run, d);
    return !d->device->sysctls[ICMPWIRE_DEVICE_IPV4_FORWARDING] || other_in(run, in);
}

bool icmpwire_ip4_route_in(struct icmpwire_run *run, struct icmpwire_input4 *in)
{
    struct icmpwire_datagram *d = &in->d;

    if (icmpwire_ip_multicast(d->destination))
        return group_in(run, in);
    if (icmpwire_rule(run, ICMPWIRE_RULE_IP4_SOURCE_GROUP,
                      icmpwire_ip_multicast(d->source) || limited_broadcast(d->source)))
        return false;
    if (limited_broadcast(d->destination) || (d->source.low | d->destination.low) == 0)
        return broadcast_in(run, d);
    return addresses_good(run, d) && host_in(run, in);
}
