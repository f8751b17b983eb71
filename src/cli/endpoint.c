/* SPDX-License-Identifier: BSD-2-Clause */
#define _DEFAULT_SOURCE
#include "endpoint.h"
#include "text.h"
#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

socklen_t endpoint_size(const union endpoint *endpoint)
{
    return endpoint->any.sa_family == AF_INET6 ? sizeof endpoint->v6 : sizeof endpoint->v4;
}

struct icmpwire_span endpoint_octets(const union endpoint *endpoint)
{
    if (endpoint->any.sa_family == AF_INET)
        return (struct icmpwire_span){(const uint8_t *)&endpoint->v4.sin_addr, 4};
    if (endpoint->any.sa_family == AF_INET6)
        return (struct icmpwire_span){endpoint->v6.sin6_addr.s6_addr, 16};
    return (struct icmpwire_span){NULL, 0};
}

bool endpoint_find(const char *name, int family, union endpoint *endpoint)
{
    struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_DGRAM}, *found;
    int failed = getaddrinfo(name, NULL, &hints, &found);

    if (failed)
        return refuse("%s: %s", name, failed == EAI_SYSTEM ? strerror(errno) : gai_strerror(failed));
    memset(endpoint, 0, sizeof *endpoint);
    memcpy(endpoint, found->ai_addr, found->ai_addrlen < sizeof *endpoint ? found->ai_addrlen : sizeof *endpoint);
    freeaddrinfo(found);
    return true;
}

bool endpoint_bind_device(int file, const char *device)
{
    return setsockopt(file, SOL_SOCKET, SO_BINDTODEVICE, device, (socklen_t)strlen(device)) == 0;
}

/* A UDP socket that is connected has its source chosen, and nothing is sent. */
static int choose_source(int file, const union endpoint *target, const char *device, union endpoint *source)
{
    union endpoint to = *target;
    socklen_t size = sizeof *source;

    if (to.any.sa_family == AF_INET)
        to.v4.sin_port = htons(1025);
    else
        to.v6.sin6_port = htons(1025);
    if ((device && !endpoint_bind_device(file, device)) || connect(file, &to.any, endpoint_size(&to)) != 0 ||
        getsockname(file, &source->any, &size) != 0)
        return errno;
    return 0;
}

/* A link-local address that does not say which link it is on. */
static bool lacks_link(const union endpoint *endpoint, const char *device)
{
    return endpoint->any.sa_family == AF_INET6 && !endpoint->v6.sin6_scope_id && !device &&
           (IN6_IS_ADDR_LINKLOCAL(&endpoint->v6.sin6_addr) || IN6_IS_ADDR_MC_LINKLOCAL(&endpoint->v6.sin6_addr));
}

enum exit_code endpoint_source(const union endpoint *target, const char *device, union endpoint *source)
{
    int file = socket(target->any.sa_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    int failed = file < 0 ? errno : choose_source(file, target, device, source);
    char address[ADDRESS_TEXT_SIZE];

    if (file >= 0)
        close(file);
    if (failed == ENODEV)
        return complain(EXIT_USAGE, "%s: %s", device, strerror(failed));
    if (failed) {
        text_of_address(endpoint_octets(target), address);
        if (lacks_link(target, device))
            return complain(EXIT_UNREADABLE, "%s is of a link: name its interface, as in %s%%eth0", address, address);
        return complain(EXIT_UNREADABLE, "%s cannot be reached from here: %s", address, strerror(failed));
    }
    return EXIT_FINE;
}

bool endpoint_name(const union endpoint *endpoint, char name[HOST_NAME_SIZE])
{
    return getnameinfo(&endpoint->any, endpoint_size(endpoint), name, HOST_NAME_SIZE, NULL, 0, NI_NAMEREQD) == 0;
}
