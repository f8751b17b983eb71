/* SPDX-License-Identifier: BSD-2-Clause */
/* Opening of the sockets, and sending. */
#define _GNU_SOURCE
#include "prober.h"
#include "seconds.h"
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

/* ---- addresses ---- */

static bool is_address(const char *text)
{
    uint8_t octets[16];

    return inet_pton(AF_INET, text, octets) == 1 || strchr(text, ':');
}

/* The host, and the source when --interface says it. */
static bool find_ends(struct prober *prober, const char *host, const struct options *options)
{
    const char *place = options->value[OPTION_THROUGH];
    int family = options->value[OPTION_ONLY_IPV4] ? AF_INET : options->value[OPTION_ONLY_IPV6] ? AF_INET6 : AF_UNSPEC;

    if (options->value[OPTION_ONLY_IPV4] && options->value[OPTION_ONLY_IPV6])
        return refuse("--ipv4 and --ipv6 exclude each other");
    if (place && is_address(place)) {
        if (!endpoint_find(place, family, &prober->source))
            return false;
        family = prober->source.any.sa_family;
    }
    if (!endpoint_find(host, family, &prober->target))
        return false;
    prober->family = prober->target.any.sa_family == AF_INET6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4;
    return true;
}

static enum exit_code choose_source(struct prober *prober, const char *device)
{
    if (device && !if_nametoindex(device))
        return complain(EXIT_USAGE, "%s: %s", device, strerror(errno));
    if (device && prober->family == ICMPWIRE_ICMP6 && IN6_IS_ADDR_LINKLOCAL(&prober->target.v6.sin6_addr) &&
        !prober->target.v6.sin6_scope_id)
        prober->target.v6.sin6_scope_id = if_nametoindex(device);
    if (prober->source.any.sa_family != AF_UNSPEC)
        return EXIT_FINE;
    return endpoint_source(&prober->target, device, &prober->source);
}

/* ---- sockets ---- */

/* The text of a sysctl of this network namespace, without the line's end. */
static void read_range(char *text, size_t room)
{
    FILE *file = fopen("/proc/sys/net/ipv4/ping_group_range", "re");

    if (!file || !fgets(text, (int)room, file))
        snprintf(text, room, "unknown");
    text[strcspn(text, "\n")] = '\0';
    if (strchr(text, '\t'))
        *strchr(text, '\t') = ' ';
    if (file)
        fclose(file);
}

static bool is_refusal(int reason)
{
    return reason == EACCES || reason == EPERM;
}

/* `ping` and `raw`: why there is none of these; 0: it was not asked for. */
static enum exit_code explain(int ping, int raw)
{
    char range[64], program[512];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
    unsigned group = getegid();

    program[size < 0 ? 0 : size] = '\0';
    read_range(range, sizeof range);
    if (!is_refusal(ping) && ping)
        return complain(EXIT_UNREADABLE, "ping socket: %s", strerror(ping));
    if (!is_refusal(raw) && raw)
        return complain(EXIT_UNREADABLE, "raw socket: %s", strerror(raw));
    if (!ping)
        return complain(EXIT_UNREADABLE,
                        "raw sockets need the capability CAP_NET_RAW; as root: setcap cap_net_raw+ep %s", program);
    return complain(
        EXIT_UNREADABLE,
        "ping sockets are for the groups of net.ipv4.ping_group_range, which is '%s'%s, and raw sockets need "
        "the capability CAP_NET_RAW. As root: sysctl -w net.ipv4.ping_group_range='%u %u' (for this group; "
        "'0 2147483647' for all), or setcap cap_net_raw+ep %s",
        range, strcmp(range, "1 0") == 0 ? " (nobody)" : "", group, group, program);
}

/* The ping socket first, as it needs no privilege where it is allowed; a raw one otherwise. */
static enum exit_code open_socket(struct prober *prober, const char *kind)
{
    int family = prober->target.any.sa_family;
    int protocol = prober->family == ICMPWIRE_ICMP4 ? IPPROTO_ICMP : IPPROTO_ICMPV6;
    int ping = 0, raw = 0;

    if (!kind || strcmp(kind, "ping") == 0) {
        prober->file = socket(family, SOCK_DGRAM | SOCK_CLOEXEC, protocol);
        ping = prober->file < 0 ? errno : 0;
    }
    if (prober->file < 0 && (!kind || strcmp(kind, "raw") == 0)) {
        prober->raw = true;
        prober->file = socket(family, SOCK_RAW | SOCK_CLOEXEC, protocol);
        raw = prober->file < 0 ? errno : 0;
    }
    return prober->file < 0 ? explain(ping, raw) : EXIT_FINE;
}

/* What the socket is to tell; an old kernel that knows an option not simply tells less. */
static void ask_for_details(const struct prober *prober)
{
    static const int yes = 1;
    bool v4 = prober->family == ICMPWIRE_ICMP4;
    int level = v4 ? IPPROTO_IP : IPPROTO_IPV6;

    setsockopt(prober->file, level, v4 ? IP_RECVTTL : IPV6_RECVHOPLIMIT, &yes, sizeof yes);
    if (prober->raw)
        return;
    setsockopt(prober->file, level, v4 ? IP_RECVERR : IPV6_RECVERR, &yes, sizeof yes);
    setsockopt(prober->file, level, v4 ? IP_RECVERR_RFC4884 : IPV6_RECVERR_RFC4884, &yes, sizeof yes);
}

/* The port of a ping socket is its identifier; that of a raw one is chosen here. */
static bool take_identifier(struct prober *prober)
{
    union endpoint name;
    socklen_t size = sizeof name;

    memset(&name, 0, sizeof name);
    if (prober->raw)
        return getrandom(&prober->identifier, sizeof prober->identifier, 0) == sizeof prober->identifier;
    if (getsockname(prober->file, &name.any, &size) != 0)
        return false;
    prober->identifier = ntohs(prober->family == ICMPWIRE_ICMP4 ? name.v4.sin_port : name.v6.sin6_port);
    return true;
}

static bool set_up(struct prober *prober, const char *device, bool bound)
{
    union endpoint from = prober->source;

    if (!bound) {
        memset(&from, 0, sizeof from);
        from.any.sa_family = prober->target.any.sa_family;
    }
    if (prober->family == ICMPWIRE_ICMP4)
        from.v4.sin_port = 0;
    else
        from.v6.sin6_port = 0;
    if (device && !endpoint_bind_device(prober->file, device))
        return refuse("%s: %s", device, strerror(errno));
    if ((bound || !prober->raw) && bind(prober->file, &from.any, endpoint_size(&from)) != 0)
        return refuse("source address: %s", strerror(errno));
    if (!take_identifier(prober))
        return refuse("no identifier: %s", strerror(errno));
    ask_for_details(prober);
    return true;
}

enum exit_code prober_open(struct prober *prober, const char *host, const struct options *options)
{
    const char *place = options->value[OPTION_THROUGH];
    bool bound = place && is_address(place);
    const char *device = bound ? NULL : place;
    enum exit_code code;

    prober->file = -1;
    if (!find_ends(prober, host, options))
        return EXIT_USAGE;
    code = choose_source(prober, device);
    if (code == EXIT_FINE)
        code = open_socket(prober, options->value[OPTION_SOCKET]);
    if (code != EXIT_FINE)
        return code;
    prober->room = allocate(NULL, PROBE_ROOM);
    return set_up(prober, device, bound) ? EXIT_FINE : EXIT_UNREADABLE;
}

void prober_close(struct prober *prober)
{
    if (prober->file >= 0)
        close(prober->file);
    free(prober->room);
}

/* ---- sending ---- */

uint8_t prober_request_type(const struct prober *prober)
{
    if (prober->family == ICMPWIRE_ICMP4)
        return prober->probed.data ? ICMPWIRE_ICMP4_EXTENDED_ECHO_REQUEST : ICMPWIRE_ICMP4_ECHO_REQUEST;
    return prober->probed.data ? ICMPWIRE_ICMP6_EXTENDED_ECHO_REQUEST : ICMPWIRE_ICMP6_ECHO_REQUEST;
}

bool prober_limit(const struct prober *prober, uint8_t hop_limit)
{
    int limit = hop_limit;

    if (prober->family == ICMPWIRE_ICMP4)
        return setsockopt(prober->file, IPPROTO_IP, IP_TTL, &limit, sizeof limit) == 0 &&
               setsockopt(prober->file, IPPROTO_IP, IP_MULTICAST_TTL, &limit, sizeof limit) == 0;
    return setsockopt(prober->file, IPPROTO_IPV6, IPV6_UNICAST_HOPS, &limit, sizeof limit) == 0 &&
           setsockopt(prober->file, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, &limit, sizeof limit) == 0;
}

static bool build(const struct prober *prober, uint16_t sequence, size_t *size)
{
    struct icmpwire_message message = {.family = (uint8_t)prober->family, .type = prober_request_type(prober)};
    const uint8_t *source = endpoint_octets(&prober->source).data;
    const uint8_t *target = endpoint_octets(&prober->target).data;
    bool v4 = prober->family == ICMPWIRE_ICMP4;
    struct icmpwire_fault fault;

    if (prober->probed.data)
        message.extended_echo_request = (struct icmpwire_extended_echo_request){
            .identifier = prober->identifier,
            .sequence = (uint8_t)sequence,
            .flags = !prober->neighbor,
            .extension.objects = prober->probed,
        };
    else
        message.echo = (struct icmpwire_echo){prober->identifier, sequence, prober->data};
    return icmpwire_build(&message, v4 ? NULL : source, v4 ? NULL : target, prober->room, PROBE_ROOM, size, &fault);
}

bool prober_send(struct prober *prober, uint16_t sequence, uint64_t *at)
{
    const union endpoint *to = &prober->target;
    size_t size;

    *at = clock_now();
    if (!build(prober, sequence, &size)) {
        errno = EMSGSIZE;
        return false;
    }
    /* The first failure may be an error of before that was waiting; its details are in the error queue. */
    for (int tries = 0; tries < 2; tries++) {
        *at = clock_now();
        if (sendto(prober->file, prober->room, size, 0, &to->any, endpoint_size(to)) >= 0)
            return true;
    }
    return false;
}

void prober_wait(const struct prober *prober, uint64_t nanoseconds)
{
    enum { SIGNAL_MILLISECONDS = 100 }; /* how late a signal is noticed that comes just before the waiting */
    uint64_t most = SIGNAL_MILLISECONDS * MILLISECOND;
    struct pollfd descriptor = {.fd = prober->file, .events = POLLIN};
    struct timespec time = {.tv_nsec = (long)(nanoseconds < most ? nanoseconds : most)};

    ppoll(&descriptor, 1, &time, NULL);
}
