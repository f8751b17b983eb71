// SPDX-License-Identifier: BSD-2-Clause
/* The tasks by libtins, as its documentation has it: construct, then ask. What it makes of the packet is not
 * its fault to make: it copies, so that objects may outlive the buffer. */
#include "tasks.h"
#include <algorithm>
#include <tins/endianness.h>
#include <tins/icmp.h>
#include <tins/ip.h>
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
