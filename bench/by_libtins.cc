// SPDX-License-Identifier: BSD-2-Clause
/* The tasks by libtins, as its documentation has it: construct, then ask. What it makes of the packet is not
 * its fault to make: it copies, so that objects may outlive the buffer. */
#include "tasks.h"
#include <algorithm>
#include <tins/endianness.h>
#include <tins/icmp.h>
#include <tins/icmpv6.h>
#include <tins/ip.h>
#include <tins/ipv6.h>
#include <tins/mpls.h>
#include <tins/rawpdu.h>
#include <tins/udp.h>
#include <tins/utils/checksum_utils.h>

using namespace Tins;

namespace
{
uint64_t header(const ICMP &icmp)
{
    return with(with(icmp.type(), icmp.code()), icmp.checksum());
}

uint64_t echo_fields(const ICMP &icmp)
{
    uint64_t digest = with(with(header(icmp), icmp.id()), icmp.sequence());
    return with(digest, icmp.rfind_pdu<RawPDU>().payload_size());
}

uint32_t number(const IPv4Address &address)
{
    return Endian::be_to_host(static_cast<uint32_t>(address));
}

uint64_t with_flow(uint64_t digest, const RawPDU &datagram)
{
    IP ip = datagram.to<IP>();
    const UDP &udp = ip.rfind_pdu<UDP>();
    digest = with(with(with(digest, ip.protocol()), number(ip.src_addr())), number(ip.dst_addr()));
    return with(with(digest, udp.sport()), udp.dport());
}

uint64_t unreachable_fields(const ICMP &icmp)
{
    const RawPDU &datagram = icmp.rfind_pdu<RawPDU>();
    return with_flow(with(with(header(icmp), icmp.mtu()), datagram.payload_size()), datagram);
}

uint64_t with_label(uint64_t digest, const uint8_t *entry)
{
    MPLS label(entry, 4);
    digest = with(with(digest, label.label()), label.experimental());
    return with(with(digest, label.bottom_of_stack()), label.ttl());
}

uint64_t with_object(uint64_t digest, const ICMPExtension &object)
{
    digest = with(with(with(digest, object.size()), object.extension_class()), object.extension_type());
    if (object.extension_class() == 1 && object.extension_type() == 1)
        for (size_t i = 0; i + 4 <= object.payload().size(); i += 4)
            digest = with_label(digest, object.payload().data() + i);
    return digest;
}

uint64_t extended_fields(const ICMP &icmp)
{
    const RawPDU &datagram = icmp.rfind_pdu<RawPDU>();
    uint64_t digest = with_flow(with(with(header(icmp), icmp.length()), datagram.payload_size()), datagram);
    digest = with(digest, icmp.extensions().checksum());
    for (const ICMPExtension &object : icmp.extensions().extensions())
        digest = with_object(digest, object);
    return digest;
}

uint64_t mix_fields(const ICMP &icmp)
{
    switch (icmp.type()) {
    case ICMP::DEST_UNREACHABLE:
        return unreachable_fields(icmp);
    case ICMP::ECHO_REQUEST:
        return echo_fields(icmp);
    case ICMP::TIME_EXCEEDED:
        return extended_fields(icmp);
    default:
        return 0;
    }
}

bool icmp4_good(const uint8_t *data, size_t size)
{
    return sum_tins(data, size) == 0xffff;
}

uint64_t header(const ICMPv6 &icmp)
{
    return with(with(icmp.type(), icmp.code()), icmp.checksum());
}

uint64_t be(const uint8_t *p, int octets)
{
    uint64_t value = 0;
    for (int i = 0; i < octets; i++)
        value = value << 8 | p[i];
    return value;
}

uint64_t with_address(uint64_t digest, const IPv6Address &address)
{
    return with(with(digest, be(address.begin(), 8)), be(address.begin() + 8, 8));
}

uint64_t with_option(uint64_t digest, const ICMPv6 &icmp, uint8_t type)
{
    digest = with(digest, type);
    if (type == ICMPv6::SOURCE_ADDRESS) {
        auto address = icmp.source_link_layer_addr();
        return with(with(digest, be(address.begin(), 2)), be(address.begin() + 2, 4));
    }
    if (type == ICMPv6::PREFIX_INFO) {
        auto prefix = icmp.prefix_info();
        auto flags = static_cast<uint64_t>(prefix.L << 7 | prefix.A << 6);
        digest = with(with(digest, prefix.prefix_len), flags);
        return with_address(with(with(digest, prefix.valid_lifetime), prefix.preferred_lifetime), prefix.prefix);
    }
    if (type == ICMPv6::MTU)
        return with(digest, icmp.mtu().second);
    if (type == ICMPv6::RECURSIVE_DNS_SERV) {
        auto servers = icmp.recursive_dns_servers();
        digest = with(digest, servers.lifetime);
        for (const IPv6Address &address : servers.servers)
            digest = with_address(digest, address);
    }
    return digest;
}

uint64_t advertisement_fields(const ICMPv6 &icmp)
{
    auto flags = static_cast<uint64_t>(icmp.managed() << 7 | icmp.other() << 6 | icmp.home_agent() << 5 |
                                       icmp.router_pref() << 3);
    uint64_t digest = with(with(with(header(icmp), icmp.hop_limit()), flags), icmp.router_lifetime());
    digest = with(with(digest, icmp.reachable_time()), icmp.retransmit_timer());
    for (const auto &option : icmp.options())
        digest = with_option(digest, icmp, option.option());
    return digest;
}

uint64_t report_fields(const ICMPv6 &icmp)
{
    auto records = icmp.multicast_address_records();
    uint64_t digest = with(header(icmp), records.size());
    for (const auto &record : records) {
        digest = with(with(with(digest, record.type), record.aux_data.size() / 4), record.sources.size());
        digest = with_address(digest, record.multicast_address);
        for (const IPv6Address &address : record.sources)
            digest = with_address(digest, address);
    }
    return digest;
}

uint64_t message6_fields(const ICMPv6 &icmp)
{
    switch (icmp.type()) {
    case ICMPv6::ROUTER_ADVERT:
        return advertisement_fields(icmp);
    case ICMPv6::MLD2_REPORT:
        return report_fields(icmp);
    default:
        return 0;
    }
}

bool icmp6_good(const uint8_t *data, size_t size)
{
    uint64_t sum = sum_tins(data, size) + sum_tins(bench_addresses, 32) + size + 58;
    sum = (sum & 0xffff) + (sum >> 16);
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
}

ICMPv6 icmp6_message(const uint8_t *data, size_t size)
{
    return ICMPv6(data, static_cast<uint32_t>(size));
}

struct Octets {
    const uint8_t *data;
    uint32_t size;
};

Octets ip_message(const uint8_t *data, size_t size)
{
    return {data, static_cast<uint32_t>(size)};
}

uint64_t packet_fields(Octets octets)
{
    if (octets.data[0] >> 4 == 6) {
        IPv6 ip(octets.data, octets.size);
        return with(message6_fields(ip.rfind_pdu<ICMPv6>()), ip.hop_limit());
    }
    IP ip(octets.data, octets.size);
    return with(mix_fields(ip.rfind_pdu<ICMP>()), ip.ttl());
}

bool ip_good(const uint8_t *data, size_t size)
{
    if (data[0] >> 4 == 4)
        return sum_tins(data + 20, size - 20) == 0xffff;
    uint64_t sum = sum_tins(data + 40, size - 40) + sum_tins(data + 8, 32) + size - 40 + 58;
    sum = (sum & 0xffff) + (sum >> 16);
    return (sum & 0xffff) + (sum >> 16) == 0xffff;
}

ICMP icmp4_message(const uint8_t *data, size_t size)
{
    return ICMP(data, static_cast<uint32_t>(size));
}
} // namespace

#define TASK(checksum, task)                                              \
    uint64_t tins_##task(const uint8_t *data, size_t size)                \
    {                                                                     \
        return task##_fields(checksum##_message(data, size));             \
    }                                                                     \
    uint64_t tins_##task##_checked(const uint8_t *data, size_t size)      \
    {                                                                     \
        return checksum##_good(data, size) ? tins_##task(data, size) : 0; \
    }
#include "tasks.def"

uint64_t sum_tins(const uint8_t *data, size_t size)
{
    return Endian::be_to_host(Utils::sum_range(data, data + size));
}

uint64_t tins_encode(const uint8_t *data, size_t size)
{
    ICMP icmp(static_cast<ICMP::Flags>(data[0]));
    icmp.code(data[1]);
    icmp.id(static_cast<uint16_t>(data[4] << 8 | data[5]));
    icmp.sequence(static_cast<uint16_t>(data[6] << 8 | data[7]));
    icmp.inner_pdu(new RawPDU(data + 8, static_cast<uint32_t>(size - 8)));
    PDU::serialization_type written = icmp.serialize();
    std::copy(written.begin(), written.end(), bench_out);
    return written.size() + static_cast<uint64_t>(written[2] << 8 | written[3]);
}
