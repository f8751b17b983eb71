/* SPDX-License-Identifier: BSD-2-Clause */
/* What a router says when it is asked: RFC 4861 section 6.2.6. On Linux a program does this beside the kernel. */
#include "discovery.h"
#include "icmpwire/host_add.h"
#include "table.h"
#include "timers.h"

enum { ADVERTISEMENT = 134, FIXED = 16, MAC_OPTION = 8, MTU_OPTION = 8, PREFIX_OPTION = 32 };
enum { LONGEST_DELAY = 500000, BETWEEN = 3000000 }; /* microseconds; MAX_RA_DELAY_TIME, MIN_DELAY_BETWEEN_RAS */

bool icmpwire_host_advertise(struct icmpwire_host *host, uint32_t device,
                             const struct icmpwire_advertising *advertising, uint64_t now)
{
    struct icmpwire_device *on = icmpwire_host_device(host, device);

    if (!on || on->loopback || advertising->preferred > advertising->valid || advertising->preference < -1 ||
        advertising->preference > 1 || !icmpwire_host_join(host, device, icmpwire_all_routers(), now))
        return false;
    on->advertises = true;
    on->advertising = *advertising;
    on->next_advertisement = ICMPWIRE_NEVER;
    on->last_advertisement = 0;
    return true;
}

/* RFC 4861 section 6.1.1 */
static bool is_good(const struct icmpwire_discovery *message)
{
    struct icmpwire_discovery read = *message;

    return icmpwire_discovery_options(&read, read.options) && icmpwire_discovery_mac(&read, 1) &&
           (!icmpwire_ip_unspecified(read.d->source) || !read.mac);
}

void icmpwire_advertise(struct icmpwire_run *run, const struct icmpwire_discovery *message)
{
    struct icmpwire_device *device = message->device;
    uint64_t earliest = device->last_advertisement ? device->last_advertisement + BETWEEN : 0;

    if (!icmpwire_rule(run, ICMPWIRE_RULE_RS_ANSWERED, is_good(message)))
        return;
    if (earliest < run->now)
        earliest = run->now;
    device->next_advertisement =
        icmpwire_earlier(device->next_advertisement, earliest + icmpwire_random_below(run->host, LONGEST_DELAY + 1));
}

/* ---- the message ---- */

/* Is it an address whose prefix is told, and the first one of that prefix? */
static bool is_told(const struct icmpwire_device *device, const struct icmpwire_host_address *address)
{
    if (address->ip.version != 6 || address->anycast || icmpwire_ip_link_local(address->ip))
        return false;
    for (const struct icmpwire_host_address *other = device->addresses; other < address; other++)
        if (other->ip.version == 6 && !other->anycast && other->prefix == address->prefix &&
            icmpwire_in_prefix(other->ip, address->ip, address->prefix))
            return false;
    return true;
}

static void put_fixed(uint8_t *message, const struct icmpwire_advertising *says)
{
    static const uint8_t preferences[] = {0x18, 0, 0x08}; /* low, medium, high */

    icmpwire_poke8(message, 0, ADVERTISEMENT);
    icmpwire_poke8(message, 4, says->hop_limit);
    icmpwire_poke8(message, 5,
                   (uint8_t)((says->managed ? 0x80 : 0) | (says->other ? 0x40 : 0) |
                             (says->lifetime ? preferences[says->preference + 1] : 0)));
    icmpwire_poke16(message, 6, says->lifetime);
    icmpwire_poke32(message, 8, says->reachable);
    icmpwire_poke32(message, 12, says->retransmit);
}

/* On the link, and with 64 bits for addresses as well. */
static void put_prefix(uint8_t *message, size_t at, const struct icmpwire_host_address *address,
                       const struct icmpwire_advertising *says)
{
    icmpwire_poke16(message, at, 0x0304);
    icmpwire_poke8(message, at + 2, address->prefix);
    icmpwire_poke8(message, at + 3, address->prefix == 64 ? 0xc0 : 0x80);
    icmpwire_poke32(message, at + 4, says->valid);
    icmpwire_poke32(message, at + 8, says->preferred);
    icmpwire_poke_ip6(message, at + 16, icmpwire_ip_net(address->ip, address->prefix));
}

static size_t size_of(struct icmpwire_device *device)
{
    size_t size =
        FIXED + (device->point_to_point ? 0u : MAC_OPTION) + (device->advertising.mtu ? (size_t)MTU_OPTION : 0u);

    ICMPWIRE_EACH_ADDRESS(device, address)
    size += is_told(device, address) ? (size_t)PREFIX_OPTION : 0u;
    return size;
}

static void send(struct icmpwire_run *run, struct icmpwire_device *device)
{
    struct icmpwire_ip source = icmpwire_link_local_of(device);
    struct icmpwire_send6 send;
    size_t at = FIXED;

    if (!source.version || !icmpwire_discovery_begin(run, device, source, icmpwire_all_nodes(), size_of(device), &send))
        return;
    put_fixed(send.message, &device->advertising);
    if (!device->point_to_point) {
        icmpwire_put_mac_option(&send, at, 1);
        at += MAC_OPTION;
    }
    if (device->advertising.mtu) {
        icmpwire_poke16(send.message, at, 0x0501);
        icmpwire_poke32(send.message, at + 4, device->advertising.mtu);
        at += MTU_OPTION;
    }
    ICMPWIRE_EACH_ADDRESS(device, address)
    if (is_told(device, address)) {
        put_prefix(send.message, at, address, &device->advertising);
        at += PREFIX_OPTION;
    }
    icmpwire_send6(run, &send);
}

/* ---- timers ---- */

uint64_t icmpwire_advertisements_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        if (host->devices[i].advertises)
            next = icmpwire_earlier(next, host->devices[i].next_advertisement);
    return next;
}

void icmpwire_advertisements_tick(struct icmpwire_run *run)
{
    ICMPWIRE_EACH_DEVICE(run->host, device)
    if (device->advertises && device->next_advertisement <= run->now) {
        device->next_advertisement = ICMPWIRE_NEVER;
        device->last_advertisement = run->now;
        send(run, device);
    }
}
