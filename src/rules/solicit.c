/* SPDX-License-Identifier: BSD-2-Clause */
/* Asking for link-layer addresses: ARP requests (RFC 826), neighbor solicitations (RFC 4861 section 7.2.2). */
#include "solicit.h"
#include "arp.h"
#include "icmpwire/host_add.h"
#include "neighbor.h"
#include "table.h"

enum { SOLICITATION = 135, FIXED = 24, OPTION = 8 };

bool icmpwire_discovery_begin(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                              struct icmpwire_ip to, size_t size, struct icmpwire_send6 *send)
{
    send->way = (struct icmpwire_way){.kind = icmpwire_ip_multicast(to) ? ICMPWIRE_WAY_MULTICAST : ICMPWIRE_WAY_UNICAST,
                                      .mtu = device->mtu,
                                      .device = device,
                                      .next_hop = to};
    send->header = (struct icmpwire_ip6_header){
        .traffic_class = (uint8_t)device->sysctls[ICMPWIRE_DEVICE_IPV6_NDISC_TCLASS],
        .hop_limit = 255,
        .source = source,
        .destination = to,
    };
    if (!icmpwire_send6_begin(run, size, send))
        return false;
    icmpwire_poke_zeros(send->message, 0, size);
    return true;
}

void icmpwire_put_mac_option(struct icmpwire_send6 *send, size_t at, uint8_t type)
{
    icmpwire_poke8(send->message, at, type);
    icmpwire_poke8(send->message, at + 1, 1);
    icmpwire_poke_span(send->message, at + 2, icmpwire_span_of(send->way.device->mac, 6));
}

void icmpwire_send_solicitation(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_ip source,
                                struct icmpwire_ip to, struct icmpwire_ip target, uint64_t nonce)
{
    size_t naming = icmpwire_ip_unspecified(source) || device->point_to_point ? 0 : OPTION;
    struct icmpwire_send6 send;

    if (!icmpwire_discovery_begin(run, device, source, to, FIXED + naming + (nonce ? OPTION : 0), &send))
        return;
    icmpwire_poke8(send.message, 0, SOLICITATION);
    icmpwire_poke_ip6(send.message, 8, target);
    if (naming)
        icmpwire_put_mac_option(&send, FIXED, 1);
    if (nonce)
        icmpwire_poke64(send.message, FIXED + naming, 0x0e01ull << 48 | nonce);
    icmpwire_send6(run, &send);
}

struct icmpwire_ip icmpwire_link_local_of(struct icmpwire_device *device)
{
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (address->ip.version == 6 && icmpwire_ip_link_local(address->ip) && !address->anycast &&
        address->state != ICMPWIRE_ADDRESS_TENTATIVE && address->state != ICMPWIRE_ADDRESS_DUPLICATE)
        return address->ip;
    return icmpwire_no_ip();
}

/* The source of the packet that waits, if it is ours: the neighbor will have to answer it. Else version 0. */
static struct icmpwire_ip source_of_waiting(struct icmpwire_run *run, const struct icmpwire_neighbor *entry,
                                            struct icmpwire_device *device)
{
    const struct icmpwire_waiting *waiting = icmpwire_waiting_newest(run->host, entry);
    struct icmpwire_device *found;
    struct icmpwire_ip source;

    if (!waiting)
        return icmpwire_no_ip();
    if (entry->ip.version == 4) {
        source = icmpwire_peek_ip4(waiting->octets, 12);
        return icmpwire_own(run->host, device, source, &found) ? source : icmpwire_no_ip();
    }
    source = icmpwire_peek_ip6(waiting->octets, 8);
    return icmpwire_own_on(device, source) && !icmpwire_own_on(device, source)->anycast ? source : icmpwire_no_ip();
}

static void solicit4(struct icmpwire_run *run, const struct icmpwire_neighbor *entry, struct icmpwire_device *device,
                     struct icmpwire_ip source)
{
    struct icmpwire_way way = {.kind = ICMPWIRE_WAY_UNICAST, .device = device, .next_hop = entry->ip};
    static const uint8_t all[6] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff};

    if (!source.version)
        source = icmpwire_source_for(run->host, &way, entry->ip);
    icmpwire_arp_request(run, device, source, entry->ip, entry->state == ICMPWIRE_NEIGHBOR_PROBE ? entry->mac : all);
}

void icmpwire_solicit(struct icmpwire_run *run, const struct icmpwire_neighbor *entry)
{
    struct icmpwire_device *device = icmpwire_host_device(run->host, entry->device);
    struct icmpwire_ip source = source_of_waiting(run, entry, device);

    if (entry->ip.version == 4) {
        solicit4(run, entry, device, source);
        return;
    }
    if (!source.version)
        source = icmpwire_link_local_of(device);
    if (source.version)
        icmpwire_send_solicitation(
            run, device, source,
            entry->state == ICMPWIRE_NEIGHBOR_PROBE ? entry->ip : icmpwire_solicited_node(entry->ip), entry->ip, 0);
}
