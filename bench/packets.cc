// SPDX-License-Identifier: BSD-2-Clause
#include "packets.h"
#include "tasks.h"
#include <algorithm>
#include <random>

const uint8_t bench_addresses[32] = {0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
                                     0xff, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

namespace
{
constexpr size_t COUNT = 1024;

/* Of the seeds there are, one with which libtins 4.0 accepts every extension structure: of about one in a
 * thousand it finds the right checksum wrong, and no digests could then agree. */
constexpr uint32_t SEED = 4884;

using Octets = std::vector<uint8_t>;

std::mt19937 &source()
{
    static std::mt19937 generator;
    return generator;
}

uint8_t any8()
{
    return static_cast<uint8_t>(source()());
}

void append16(Octets &to, size_t value)
{
    to.push_back(static_cast<uint8_t>(value >> 8));
    to.push_back(static_cast<uint8_t>(value));
}

void append_any(Octets &to, size_t count)
{
    while (count--)
        to.push_back(any8());
}

void set_checksum(Octets &message, size_t from, size_t at)
{
    auto sum = ~sum_naive(message.data() + from, message.size() - from);
    message[at] = static_cast<uint8_t>(sum >> 8);
    message[at + 1] = static_cast<uint8_t>(sum);
}

/* Type, code, no checksum yet, and the four octets behind it. */
Octets header(uint8_t type, uint8_t code, uint8_t fifth, uint8_t sixth)
{
    return {type, code, 0, 0, fifth, sixth, any8(), any8()};
}

Octets echo(size_t size)
{
    Octets message = header(8, 0, any8(), any8());
    append_any(message, size - message.size());
    return message;
}

/* A host of a network for documentation (RFC 5737): 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24. */
void append_host(Octets &to, uint8_t a, uint8_t b, uint8_t c, uint8_t host)
{
    to.insert(to.end(), {a, b, c, host});
}

uint8_t any_host()
{
    return static_cast<uint8_t>(1 + any8() % 254);
}

/* A whole IPv4 packet with UDP (RFC 791, RFC 768) of `size` octets. */
void append_udp4(Octets &to, size_t size)
{
    size_t from = to.size();
    to.push_back(0x45);
    to.push_back(0);
    append16(to, size);
    append_any(to, 2);
    append16(to, 0x4000);
    to.push_back(static_cast<uint8_t>(any8() | 1));
    to.push_back(17);
    append16(to, 0);
    append_host(to, 198, 51, 100, 7); /* who gets the error */
    append_host(to, 203, 0, 113, any_host());
    set_checksum(to, from, from + 10);
    append_any(to, 4);
    append16(to, size - 20);
    append16(to, 0);
    append_any(to, size - 28);
}

Octets make_unreachable()
{
    auto code = static_cast<uint8_t>(any8() % 9); /* those behind are prohibitions, which a check remarks upon */
    Octets message = {3, code, 0, 0, 0, 0, 0, 0};
    if (code == 4)
        message[6] = 5; /* an MTU of 1,280 and something */
    append_udp4(message, 28 + any8() % 32u);
    return message;
}

/* RFC 4884: a datagram padded to 128 octets, then a structure whose one object is a stack of two labels (RFC
 * 4950). */
Octets make_extended()
{
    Octets message = {11, 0, 0, 0, 0, 32, 0, 0};
    append_udp4(message, 28 + any8() % 32u);
    message.resize(8 + 128);
    size_t structure = message.size();
    append16(message, 0x2000);
    append16(message, 0);
    append16(message, 4 + 2 * 4);
    message.push_back(1);
    message.push_back(1);
    for (uint8_t bottom = 0; bottom < 2; bottom++) {
        append_any(message, 2);
        message.push_back(static_cast<uint8_t>((any8() & 0xfe) | bottom));
        message.push_back(any8());
    }
    set_checksum(message, structure, structure + 2);
    return message;
}

/* The prefix 2001:db8::/32 and the rest at random. */
void append_address(Octets &to)
{
    to.insert(to.end(), {0x20, 0x01, 0x0d, 0xb8});
    append_any(to, 12);
}

/* RFC 4861: source link-layer address, MTU, prefix information, two DNS servers. */
Octets make_advertisement()
{
    Octets message = {134,   0, 0, 0, 64, static_cast<uint8_t>(any8() & 0xc0), static_cast<uint8_t>(1 + any8() % 32),
                      any8()};
    message.insert(message.end(), {0, 0, any8(), any8(), 0, 0, any8(), any8()});
    message.insert(message.end(), {1, 1});
    append_any(message, 6);
    message.insert(message.end(), {5, 1, 0, 0, 0, 0, static_cast<uint8_t>(5 + any8() % 32), any8()});
    message.insert(message.end(), {3, 4, 64, 0xc0});
    message.insert(message.end(), {0, 1, any8(), any8(), 0, 0, any8(), any8(), 0, 0, 0, 0});
    append_address(message);
    std::fill(message.end() - 8, message.end(), uint8_t(0));
    message.insert(message.end(), {25, 5, 0, 0, 0, 0, any8(), any8()});
    append_address(message);
    append_address(message);
    return message;
}

/* RFC 3810: four records of two sources. */
Octets make_report()
{
    Octets message = {143, 0, 0, 0, 0, 0, 0, 4};
    for (int i = 0; i < 4; i++) {
        message.insert(message.end(), {static_cast<uint8_t>(1 + any8() % 6), 0, 0, 2});
        message.insert(message.end(), {0xff, 0x3e});
        append_any(message, 14);
        append_address(message);
        append_address(message);
    }
    return message;
}

void set_checksum6(Octets &message, const uint8_t *addresses = bench_addresses)
{
    message[2] = message[3] = 0;
    uint64_t sum = sum_naive(message.data(), message.size()) + sum_naive(addresses, 32) + message.size() + 58;
    sum = (sum & 0xffff) + (sum >> 16);
    sum = ~((sum & 0xffff) + (sum >> 16));
    message[2] = static_cast<uint8_t>(sum >> 8);
    message[3] = static_cast<uint8_t>(sum);
}

Octets in_ipv4(const Packet &message)
{
    Octets octets = {0x45, 0};
    append16(octets, 20 + message.size);
    append_any(octets, 2);
    append16(octets, 0);
    octets.insert(octets.end(), {64, 1, 0, 0});
    append_host(octets, 192, 0, 2, any_host());
    append_host(octets, 198, 51, 100, 7);
    set_checksum(octets, 0, 10);
    octets.insert(octets.end(), message.data, message.data + message.size);
    return octets;
}

Octets in_ipv6(const Packet &message)
{

    Octets octets = {0x60, 0, 0, 0};
    append16(octets, message.size);
    octets.insert(octets.end(), {58, 255});
    octets.insert(octets.end(), bench_addresses, bench_addresses + 32);
    octets.insert(octets.end(), message.data, message.data + message.size);
    return octets;
}

/* As listener reports are sent: to ff02::16 with hop limit 1, behind a router alert (RFC 3810 section 5.2.14). */
Octets in_ipv6_with_alert(const Packet &report)
{
    Octets message(report.data, report.data + report.size);
    Octets octets = {0x60, 0, 0, 0};
    append16(octets, 8 + message.size());
    octets.insert(octets.end(), {0, 1});
    octets.insert(octets.end(), bench_addresses, bench_addresses + 32);
    octets.back() = 0x16;
    set_checksum6(message, octets.data() + 8);
    octets.insert(octets.end(), {58, 0, 5, 2, 0, 0, 1, 0});
    octets.insert(octets.end(), message.begin(), message.end());
    return octets;
}

template <typename Make> Set set_of(size_t count, bool checksummed, Make make)
{
    source().seed(SEED);
    Set set;
    std::vector<size_t> starts;
    std::vector<size_t> sizes;
    for (size_t i = 0; i < count; i++) {
        Octets message = make();
        if (checksummed)
            set_checksum(message, 0, 2);
        set.block.resize((set.block.size() + 15) / 16 * 16 + 2);
        starts.push_back(set.block.size());
        sizes.push_back(message.size());
        set.block.insert(set.block.end(), message.begin(), message.end());
    }
    for (size_t i = 0; i < count; i++)
        set.packets.push_back({set.block.data() + starts[i], sizes[i]});
    return set;
}
} // namespace

const Set &echo64()
{
    static const Set set = set_of(COUNT, true, [] { return echo(64); });
    return set;
}

const Set &echo1480()
{
    static const Set set = set_of(COUNT, true, [] { return echo(1480); });
    return set;
}

const Set &unreachable()
{
    static const Set set = set_of(COUNT, true, make_unreachable);
    return set;
}

const Set &extended()
{
    static const Set set = set_of(COUNT, true, make_extended);
    return set;
}

const Set &advertisement()
{
    static const Set set = set_of(COUNT, false, [] {
        Octets message = make_advertisement();
        set_checksum6(message);
        return message;
    });
    return set;
}

const Set &report()
{
    static const Set set = set_of(COUNT, false, [] {
        Octets message = make_report();
        set_checksum6(message);
        return message;
    });
    return set;
}

namespace
{
/* A set of the same messages behind IP headers. */
Set carried(const Set &messages, Octets (*carry)(const Packet &))
{
    size_t next = 0;
    return set_of(messages.packets.size(), false, [&] { return carry(messages.packets[next++]); });
}
} // namespace

const Set &echo_packet()
{
    static const Set set = carried(echo64(), in_ipv4);
    return set;
}

/* 65,536 packets of five kinds. */
static Set drawn_from(const Set (&kinds)[5])
{
    Set drawn;
    source().seed(SEED);
    for (size_t i = 0; i < 65536; i++) {
        size_t random = source()();
        drawn.packets.push_back(kinds[random % 5].packets[random / 5 % COUNT]);
    }
    return drawn;
}

const Set &traffic()
{
    static const Set kinds[] = {carried(echo64(), in_ipv4), carried(unreachable(), in_ipv4),
                                carried(extended(), in_ipv4), carried(advertisement(), in_ipv6),
                                carried(report(), in_ipv6_with_alert)};
    static const Set set = drawn_from(kinds);
    return set;
}

const Set &packet()
{
    static const Set kinds[] = {carried(echo64(), in_ipv4), carried(unreachable(), in_ipv4),
                                carried(extended(), in_ipv4), carried(advertisement(), in_ipv6),
                                carried(report(), in_ipv6)};
    static const Set set = drawn_from(kinds);
    return set;
}

const Set &mix()
{
    static const Set set = [] {
        Set drawn;
        const Set *kinds[] = {&echo64(), &unreachable(), &extended()};
        source().seed(SEED);
        for (size_t i = 0; i < 65536; i++) {
            size_t random = source()();
            drawn.packets.push_back(kinds[random % 3]->packets[random / 3 % COUNT]);
        }
        return drawn;
    }();
    return set;
}

Set octets(size_t size)
{
    return set_of(24 * 1024 / (size + 16), false, [size] {
        Octets any;
        append_any(any, size);
        return any;
    });
}
