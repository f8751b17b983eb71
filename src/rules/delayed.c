/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses that are not ours alone: proxied ones, and answers that are spread in time (RFC 4861 section 7.2.7). */
#include "delayed.h"
#include "icmpwire/host_add.h"
#include "timers.h"

enum { LONGEST_DELAY_MICROSECONDS = 800000 };

bool icmpwire_host_add_proxy(struct icmpwire_host *host, uint32_t device, struct icmpwire_ip ip)
{
    if (!icmpwire_host_device(host, device) || ip.version != 6 || icmpwire_ip_multicast(ip))
        return false;
    for (size_t i = 0; i < ICMPWIRE_HOST_PROXIES; i++) {
        if (host->proxies[i].device)
            continue;
        host->proxies[i] = (struct icmpwire_proxy){ip, device};
        return true;
    }
    return false;
}

bool icmpwire_is_proxied(const struct icmpwire_host *host, const struct icmpwire_device *device, struct icmpwire_ip ip)
{
    if (!host->all[ICMPWIRE_DEVICE_IPV6_PROXY_NDP] && !device->sysctls[ICMPWIRE_DEVICE_IPV6_PROXY_NDP])
        return false;
    for (size_t i = 0; i < ICMPWIRE_HOST_PROXIES; i++)
        if (host->proxies[i].device == device->index && icmpwire_same_ip(host->proxies[i].ip, ip))
            return true;
    return false;
}

void icmpwire_delay_answer(struct icmpwire_run *run, struct icmpwire_solicited s)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ANSWERS; i++) {
        struct icmpwire_answer *answer = &run->host->answers[i];
        if (answer->device)
            continue;
        *answer = (struct icmpwire_answer){
            .device = s.device->index, .source = s.source, .target = s.target, .router = s.router, .has_mac = s.mac};
        icmpwire_poke_span(answer->mac, 0, icmpwire_span_of(s.mac, s.mac ? 6 : 0));
        answer->at = run->now + icmpwire_random_below(run->host, LONGEST_DELAY_MICROSECONDS);
        icmpwire_verdict(run, ICMPWIRE_VERDICT_KEPT);
        return;
    }
}

uint64_t icmpwire_answers_next(const struct icmpwire_host *host)
{
    uint64_t next = ICMPWIRE_NEVER;

    for (size_t i = 0; i < ICMPWIRE_HOST_ANSWERS; i++)
        if (host->answers[i].device)
            next = icmpwire_earlier(next, host->answers[i].at);
    return next;
}

void icmpwire_answers_tick(struct icmpwire_run *run)
{
    for (size_t i = 0; i < ICMPWIRE_HOST_ANSWERS; i++) {
        struct icmpwire_answer answer = run->host->answers[i];
        if (!answer.device || answer.at > run->now)
            continue;
        run->host->answers[i].device = 0;
        icmpwire_answer_solicitation(
            run, (struct icmpwire_solicited){.device = icmpwire_host_device(run->host, answer.device),
                                             .source = answer.source,
                                             .target = answer.target,
                                             .mac = answer.has_mac ? answer.mac : NULL,
                                             .multicast = true,
                                             .router = answer.router});
    }
}
