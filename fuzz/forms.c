/* SPDX-License-Identifier: BSD-2-Clause */
/* Octets from anywhere through everything that reads. The first octet says as what, the cases of
 * LLVMFuzzerTestOneInput; the second one how much of it is captured, or which kind of list it is. What follows is copied
 * into a block of its own exact size. */
#include "block.h"
#include "read_message.h"
#include "read_packet.h"

/* A capture that stops short of a good message is cut, and nothing else. */
static void captured(enum icmpwire_family family, struct icmpwire_span s, size_t size)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    bool good = icmpwire_decode_captured(family, s.data, s.size, size, &m, &fault);
    MUST(!good || size <= s.size);
    if (!good)
        must_be_fault(&fault, s.size);
    visit(family, s, size, good);
}

static void cut(enum icmpwire_family family, struct icmpwire_span s, size_t keep)
{
    struct icmpwire_message m;
    struct icmpwire_fault fault;
    bool good = icmpwire_decode(family, s.data, s.size, &m, &fault);
    uint8_t *copy = block_of(s.data, keep);
    struct icmpwire_span part = {copy, keep};
    captured(family, part, s.size);
    if (good) {
        MUST(!icmpwire_decode_captured(family, copy, keep, s.size, &m, &fault));
        MUST(fault.status == ICMPWIRE_CUT);
    }
    captured(family, part, s.size + 1);
    free(copy);
}

/* Every kind of list, as the first octet says. */
static void lists(struct icmpwire_span s, uint8_t kind)
{
    typedef bool reencode_fn(struct icmpwire_span list);
    static reencode_fn *const kinds[] = {
        reencode_object,           reencode_label,
        reencode_option,           reencode_card_suboption,
        reencode_card_attribute,   reencode_agent_extension,
        reencode_ipv4_option,      reencode_ipv6_option,
        reencode_plain_name,       reencode_service_parameter,
        reencode_listener_record,  reencode_listener_extension,
        reencode_prefix_operation, reencode_use_part,
        reencode_prefix_result,    reencode_node_ipv6,
        reencode_node_ipv4,        reencode_locator,
        reencode_mpl_seed,         reencode_rpl_option,
        reencode_rpl_metric,       reencode_rpl_source_route,
    };
    (void)kinds[kind % (sizeof kinds / sizeof *kinds)](s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    uint8_t *copy;
    struct icmpwire_span s;
    size_t keep;
    if (size < 2)
        return 0;
    copy = block_of(data + 2, size - 2);
    s = (struct icmpwire_span){copy, size - 2};
    keep = s.size * data[1] / 256;
    switch (data[0] % 8) {
    case 0:
    case 1:
        read_message(data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s);
        break;
    case 2:
    case 3:
        if (s.size)
            cut(data[0] % 2 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s, keep);
        break;
    case 4:
        read_packet(s, s.size + data[1]);
        break;
    case 5:
        read_quote(s);
        break;
    case 6:
        names(icmpwire_span_behind(s, keep), s, 0, false);
        break;
    default:
        lists(s, data[1]);
        break;
    }
    free(copy);
    return 0;
}
