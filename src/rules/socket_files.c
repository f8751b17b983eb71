/* SPDX-License-Identifier: BSD-2-Clause */
/* The sockets in the format of /proc/net/icmp, icmp6, raw and raw6. */
#include "icmpwire/ping.h"
#include "octets.h"
#include "text/writer.h"

enum { CONNECTED = 1, CLOSED = 7, LINE4 = 127 };

/* Upper-case digits. The kernel writes each 32 bits of an address as a little-endian machine reads them. */
static void put_hex(struct icmpwire_writer *w, uint64_t number, unsigned digits)
{
    while (digits--)
        icmpwire_put_char(w, "0123456789ABCDEF"[number >> 4 * digits & 15]);
}

static void put_end(struct icmpwire_writer *w, uint8_t version, struct icmpwire_ip ip, uint16_t port)
{
    uint8_t octets[16] = {0};

    if (ip.version)
        icmpwire_ip_octets(ip, octets);
    icmpwire_put_char(w, ' ');
    for (size_t at = 0; at < (version == 4 ? 4 : 16); at += 4)
        put_hex(w, __builtin_bswap32(icmpwire_peek32(octets, at)), 8);
    icmpwire_put_char(w, ':');
    put_hex(w, port, 4);
}

static void put_slot(struct icmpwire_writer *w, unsigned slot, size_t width)
{
    for (unsigned least = 10; width > 1; width--, least *= 10)
        if (slot < least)
            icmpwire_put_char(w, ' ');
    icmpwire_put_unsigned(w, slot);
    icmpwire_put_char(w, ':');
}

/* A raw socket's protocol stands where a port would. */
static void put_socket(struct icmpwire_writer *w, const struct icmpwire_socket *socket)
{
    bool ping = socket->kind == ICMPWIRE_SOCKET_PING;
    size_t start = w->used;

    if (ping)
        put_slot(w, socket->local_port & 63, 5);
    else
        put_slot(w, socket->number, socket->version == 4 ? 4 : 5);
    put_end(w, socket->version, socket->local, ping ? socket->local_port : socket->number);
    put_end(w, socket->version, socket->remote, socket->remote_port);
    icmpwire_put_char(w, ' ');
    put_hex(w, socket->remote.version ? CONNECTED : CLOSED, 2);
    icmpwire_put_text(w, " 00000000:00000000 00:00000000 00000000     0        0 0 2 0000000000000000 0");
    if (ping && socket->version == 4)
        icmpwire_put_up_to(w, start, LINE4);
    icmpwire_put_char(w, '\n');
}

static void put_head(struct icmpwire_writer *w, enum icmpwire_socket_file file)
{
    bool four = file == ICMPWIRE_FILE_ICMP || file == ICMPWIRE_FILE_RAW;
    size_t start = w->used;

    icmpwire_put_text(w, four ? "  sl  local_address rem_address  "
                              : "  sl  local_address                         remote_address                       ");
    icmpwire_put_text(w, " st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops");
    if (file == ICMPWIRE_FILE_ICMP)
        icmpwire_put_up_to(w, start, LINE4);
    icmpwire_put_char(w, '\n');
}

size_t icmpwire_sockets_print(const struct icmpwire_host *host, enum icmpwire_socket_file file, char *text, size_t room)
{
    struct icmpwire_writer writer = icmpwire_writer_over(text, room);
    bool ping = file == ICMPWIRE_FILE_ICMP || file == ICMPWIRE_FILE_ICMP6;
    uint8_t version = file == ICMPWIRE_FILE_ICMP || file == ICMPWIRE_FILE_RAW ? 4 : 6;

    put_head(&writer, file);
    for (size_t i = 0; i < ICMPWIRE_HOST_SOCKETS; i++) {
        const struct icmpwire_socket *socket = &host->sockets[i];
        if (socket->version == version && socket->kind == (ping ? ICMPWIRE_SOCKET_PING : ICMPWIRE_SOCKET_RAW))
            put_socket(&writer, socket);
    }
    return icmpwire_put_end(&writer);
}
