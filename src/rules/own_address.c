/* SPDX-License-Identifier: BSD-2-Clause */
/* Duplicate address detection (RFC 4862 section 5.4, RFC 7527, RFC 4429) and the lifetimes of addresses. */
#include "own_address.h"
#include "discovery.h"
#include "icmpwire/host_add.h"
#include "listener.h"
#include "router_solicitation.h"
#include "table.h"
#include "timers.h"

enum { LEAST_WAIT_MICROSECONDS = 10000 };

static bool detection_wanted(const struct icmpwire_host *host, const struct icmpwire_device *device)
{
    return (host->all[ICMPWIRE_DEVICE_IPV6_ACCEPT_DAD] > 0 || device->sysctls[ICMPWIRE_DEVICE_IPV6_ACCEPT_DAD] > 0) &&
           device->sysctls[ICMPWIRE_DEVICE_IPV6_DAD_TRANSMITS] > 0;
}

static uint64_t first_delay(struct icmpwire_host *host, const struct icmpwire_device *device, uint8_t state)
{
    uint64_t most = 1000000 * (uint64_t)device->sysctls[ICMPWIRE_DEVICE_IPV6_ROUTER_SOLICITATION_DELAY];

    return state == ICMPWIRE_ADDRESS_OPTIMISTIC
               ? 0
               : icmpwire_random_below(host, most < UINT32_MAX ? (uint32_t)most : UINT32_MAX);
}

void icmpwire_address_begin(struct icmpwire_host *host, const struct icmpwire_device *device,
                            struct icmpwire_host_address *address, uint64_t now)
{
    int32_t probes = device->sysctls[ICMPWIRE_DEVICE_IPV6_DAD_TRANSMITS];

    address->next_probe = now;
    if (!detection_wanted(host, device)) {
        address->state = ICMPWIRE_ADDRESS_PREFERRED;
        return;
    }
    address->probes = (uint8_t)(probes < UINT8_MAX ? probes : UINT8_MAX);
    if (host->policy->probes_with_nonce && host->all[ICMPWIRE_DEVICE_IPV6_ENHANCED_DAD] &&
        device->sysctls[ICMPWIRE_DEVICE_IPV6_ENHANCED_DAD])
        address->nonce = icmpwire_random(host) >> 16 | 1;
    address->next_probe += first_delay(host, device, address->state);
}

struct icmpwire_host_address *icmpwire_address_form(struct icmpwire_run *run, struct icmpwire_device *device,
                                                    struct icmpwire_ip ip, bool named)
{
    const struct icmpwire_host *host = run->host;
    bool optimistic =
        named && !host->all[ICMPWIRE_DEVICE_IPV6_FORWARDING] &&
        (host->all[ICMPWIRE_DEVICE_IPV6_OPTIMISTIC_DAD] || device->sysctls[ICMPWIRE_DEVICE_IPV6_OPTIMISTIC_DAD]);

    for (size_t i = 0; i < ICMPWIRE_HOST_ADDRESSES; i++) {
        struct icmpwire_host_address *address = &device->addresses[i];
        if (address->ip.version)
            continue;
        if (!icmpwire_host_join(run->host, device->index, icmpwire_solicited_node(ip), run->now))
            return NULL;
        *address = (struct icmpwire_host_address){.ip = ip,
                                                  .prefix = 64,
                                                  .learned = true,
                                                  .state = optimistic ? ICMPWIRE_ADDRESS_OPTIMISTIC
                                                                      : ICMPWIRE_ADDRESS_TENTATIVE};
        icmpwire_in_use(&device->address_end, i);
        icmpwire_note_own(run->host, ip, 64);
        icmpwire_address_begin(run->host, device, address, run->now);
        return address;
    }
    return NULL;
}

void icmpwire_address_remove(struct icmpwire_run *run, struct icmpwire_device *device,
                             struct icmpwire_host_address *address)
{
    icmpwire_host_leave(run->host, device->index, icmpwire_solicited_node(address->ip), run->now);
    *address = (struct icmpwire_host_address){.next_probe = ICMPWIRE_NEVER};
}

void icmpwire_address_collided(struct icmpwire_run *run, struct icmpwire_device *device,
                               struct icmpwire_host_address *address)
{
    if (address->learned) {
        icmpwire_address_remove(run, device, address);
        return;
    }
    address->state = ICMPWIRE_ADDRESS_DUPLICATE;
    address->next_probe = ICMPWIRE_NEVER;
}

/* ---- time ---- */

/* addrconf_dad_completed */
static void succeed(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_address *address)
{
    icmpwire_rule(run, ICMPWIRE_RULE_DAD_PASSED, true);
    address->state = ICMPWIRE_ADDRESS_PREFERRED;
    address->nonce = 0;
    address->next_probe = ICMPWIRE_NEVER;
    if (run->host->all[ICMPWIRE_DEVICE_IPV6_NDISC_NOTIFY] || device->sysctls[ICMPWIRE_DEVICE_IPV6_NDISC_NOTIFY])
        icmpwire_send_advertisement(
            run, (struct icmpwire_own_advertisement){.device = device,
                                                     .to = icmpwire_all_nodes(),
                                                     .target = address->ip,
                                                     .router = device->sysctls[ICMPWIRE_DEVICE_IPV6_FORWARDING] != 0,
                                                     .overrides = true,
                                                     .names_mac = true});
    if (icmpwire_ip_link_local(address->ip)) {
        icmpwire_listener_address_valid(run, device);
        icmpwire_router_solicitation_begin(run, device);
    }
}

/* addrconf_dad_work */
static void probe(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_address *address)
{
    uint64_t wait = 1000 * (uint64_t)device->sysctls[ICMPWIRE_DEVICE_IPV6_NEIGH_RETRANS_TIME_MS];

    if (address->probes == 0) {
        succeed(run, device, address);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_DAD_PROBE, true);
    address->probes--;
    address->next_probe = run->now + (wait > LEAST_WAIT_MICROSECONDS ? wait : LEAST_WAIT_MICROSECONDS);
    icmpwire_send_solicitation(run, device, (struct icmpwire_ip){0, 0, 6}, icmpwire_solicited_node(address->ip),
                               address->ip, address->nonce);
}

/* addrconf_verify_rtnl, of an address whose time as a valid or a preferred one is over */
static void grow_old(struct icmpwire_run *run, struct icmpwire_device *device, struct icmpwire_host_address *address)
{
    if (icmpwire_rule(run, ICMPWIRE_RULE_ADDRESS_INVALID, address->valid_until <= run->now)) {
        icmpwire_address_remove(run, device, address);
        return;
    }
    icmpwire_rule(run, ICMPWIRE_RULE_ADDRESS_DEPRECATED, true);
    address->state = ICMPWIRE_ADDRESS_DEPRECATED;
}

static uint64_t next_of(const struct icmpwire_host_address *address)
{
    uint64_t next = icmpwire_earlier(address->next_probe, address->valid_until);

    return address->state == ICMPWIRE_ADDRESS_PREFERRED ? icmpwire_earlier(next, address->preferred_until) : next;
}

uint64_t icmpwire_addresses_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_DEVICES; i++)
        for (size_t k = 0; host->devices[i].index && k < ICMPWIRE_HOST_ADDRESSES; k++)
            if (host->devices[i].addresses[k].ip.version)
                next = icmpwire_earlier(next, next_of(&host->devices[i].addresses[k]));
    return next;
}

void icmpwire_addresses_tick(struct icmpwire_run *run)
{
    ICMPWIRE_EACH_DEVICE(run->host, device)
    ICMPWIRE_EACH_ADDRESS(device, address)
    {
        if (address->next_probe <= run->now)
            probe(run, device, address);
        if (next_of(address) <= run->now)
            grow_old(run, device, address);
    }
}
