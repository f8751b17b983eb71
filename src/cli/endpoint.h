/* SPDX-License-Identifier: BSD-2-Clause */
/* Addresses of hosts, as sockets and as the library want them. */
#ifndef CLI_ENDPOINT_H
#define CLI_ENDPOINT_H

#include "complain.h"
#include "icmpwire.h"
#include <netinet/in.h>
#include <sys/socket.h>

union endpoint {
    struct sockaddr any; /* its sa_family says which member holds */
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

socklen_t endpoint_size(const union endpoint *endpoint);

/* 4 or 16 octets within the endpoint; none when it is of no family. */
struct icmpwire_span endpoint_octets(const union endpoint *endpoint);

/* The first address of a host, by name or as text, of a family or of AF_UNSPEC. On false it has complained. */
bool endpoint_find(const char *name, int family, union endpoint *endpoint);

/* The address that the kernel would send from to `target`, through `device` unless that is null. Anything but
 * EXIT_FINE has complained. */
enum exit_code endpoint_source(const union endpoint *target, const char *device, union endpoint *source);

/* Binds a socket to a device. False: errno says why. */
bool endpoint_bind_device(int file, const char *device);

enum { HOST_NAME_SIZE = 256 };

/* The name that is registered for an address. False: there is none. */
bool endpoint_name(const union endpoint *endpoint, char name[HOST_NAME_SIZE]);

#endif
