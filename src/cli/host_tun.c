/* SPDX-License-Identifier: BSD-2-Clause */
#include "host_tun.h"
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#ifdef __linux__
#include <linux/if_tun.h>

#define CLONE "/dev/net/tun"

static enum exit_code refuse_device(const char *name, const char *what, int reason)
{
    const char *advice = "";

    if (reason == EPERM || reason == EACCES)
        advice = ": it takes root, or a device that root made for you: ip tuntap add dev NAME mode tun user YOU";
    else if (reason == ENOENT || reason == ENXIO || reason == ENODEV)
        advice = ": the kernel has no tun driver, see 'modprobe tun'";
    else if (reason == EBUSY)
        advice = ": it is in use";
    else if (reason == EINVAL)
        advice = ": it is there, and not of that kind";
    return complain(EXIT_UNREADABLE, "%s: %s: %s%s", name, what, strerror(reason), advice);
}

enum exit_code tun_open(const char *name, bool ethernet, int *file)
{
    struct ifreq request = {.ifr_flags = (short)((ethernet ? IFF_TAP : IFF_TUN) | IFF_NO_PI)};

    if (!*name || strlen(name) >= IFNAMSIZ)
        return complain(EXIT_USAGE, "'%s' is not a name for a device: 1 to %d characters", name, IFNAMSIZ - 1);
    memcpy(request.ifr_name, name, strlen(name));
    *file = open(CLONE, O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (*file < 0)
        return refuse_device(name, CLONE, errno);
    if (ioctl(*file, TUNSETIFF, &request) == 0)
        return EXIT_FINE;
    return refuse_device(name, ethernet ? "cannot be a tap device" : "cannot be a tun device", errno);
}

#else

enum exit_code tun_open(const char *name, bool ethernet, int *file)
{
    (void)file;
    return complain(EXIT_UNREADABLE, "%s: --%s is for Linux", name, ethernet ? "tap" : "tun");
}

#endif
