/* SPDX-License-Identifier: BSD-2-Clause */
#include "icmpwire/provoke.h"
#include "icmpwire/host_add.h"
#include "ip4.h"
#include "ip6.h"
#include "receive.h"

/* What was asked for. */
struct cause {
    const struct icmpwire_arrival *arrival;
    struct icmpwire_device *device;
    uint8_t type, code;
    uint32_t info;
};

/* The packet as far as its header says that it goes; nothing when the header is not whole. */
static struct icmpwire_span packet4(struct icmpwire_span there)
{
    size_t header = there.size < 20 ? 0 : (icmpwire_peek8(there.data, 0) & 15u) * 4, total;

    if (header < 20 || header > there.size)
        return icmpwire_span_of(NULL, 0);
    total = icmpwire_peek16(there.data, 2);
    return icmpwire_span_first(there, total > header ? total : header);
}

/* A packet that no route leads to has no device, and so no error. */
static bool provoke4(struct icmpwire_run *run, const struct cause *cause)
{
    struct icmpwire_span packet = packet4(cause->arrival->packet);
    struct icmpwire_input4 in = {.redirect = false};

    if (packet.size) {
        in.d = icmpwire_ip4_datagram(packet, cause->device);
        in.d.cast = cause->arrival->cast;
        if (!icmpwire_ip4_route_in(run, &in))
            in.d.device = NULL;
        if (in.d.header > 20 && icmpwire_ip4_own_copy(run, &in))
            icmpwire_ip4_read_options(run, in.spare, &in);
    }
    return icmpwire_error4(run, &in.d, cause->type, cause->code, cause->info);
}

static bool provoke6(struct icmpwire_run *run, const struct cause *cause)
{
    struct icmpwire_datagram d = {.device = NULL};

    if (cause->arrival->packet.size >= 40) {
        d = icmpwire_ip6_datagram(cause->arrival->packet, cause->device);
        d.cast = cause->arrival->cast;
        d.class = (uint8_t)icmpwire_ip6_class(run->host, cause->device, d.destination);
    }
    return icmpwire_error6(run, &d, cause->type, cause->code, cause->info);
}

bool icmpwire_provoke(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival, uint8_t type,
                      uint8_t code, uint32_t info, struct icmpwire_outcome *outcome)
{
    struct icmpwire_run run = {.host = host, .policy = host->policy, .outcome = outcome, .now = now, .depth = 1};
    struct cause cause = {arrival, icmpwire_host_device(host, arrival->device), type, code, info};

    icmpwire_outcome_begin(outcome);
    if (!cause.device || arrival->packet.size == 0)
        return false;
    return icmpwire_peek8(arrival->packet.data, 0) >> 4 == 6 ? provoke6(&run, &cause) : provoke4(&run, &cause);
}
