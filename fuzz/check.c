/* SPDX-License-Identifier: BSD-2-Clause */
/* Findings about any message or packet, in a block of its own exact size: they are of known kinds, lie within what was
 * checked, and are the same whatever the memory held before. The first octet says what it is, the second one how many
 * more octets there were on the wire. */
#include <stdlib.h>
#include <string.h>

#include "../tests/must.h"
#include "icmpwire/check.h"

enum { ICMP6 = 1, PACKET = 2, LINK_BROADCAST = 4 };

/* What a call says. */
struct results {
    struct icmpwire_findings findings;
    struct icmpwire_message message;
    struct icmpwire_fault fault;
    bool good;
};

static struct results check(uint8_t choice, struct icmpwire_span s, size_t size, int before)
{
    struct icmpwire_capture capture = {(choice & LINK_BROADCAST) != 0};
    struct icmpwire_packet packet;
    struct results r;
    memset(&r, before, sizeof r);
    if (choice & PACKET) {
        memset(&packet, 0, sizeof packet);
        icmpwire_packet_decode(s.data, s.size, size, &packet, &r.fault);
        r.good = icmpwire_check(&packet, &capture, &r.message, &r.fault, &r.findings);
    } else {
        r.good = icmpwire_check_message(choice & ICMP6 ? ICMPWIRE_ICMP6 : ICMPWIRE_ICMP4, s.data, s.size, size,
                                        &r.message, &r.fault, &r.findings);
    }
    return r;
}

static void must_be_findings(const struct icmpwire_findings *findings, size_t size)
{
    uint32_t kept = findings->count < ICMPWIRE_FINDINGS_KEPT ? findings->count : ICMPWIRE_FINDINGS_KEPT;
    for (uint32_t i = 0; i < kept; i++) {
        const struct icmpwire_finding *finding = &findings->kept[i];
        const struct icmpwire_finding_kind *kind = icmpwire_finding_info(finding->number);
        MUST(kind && kind->severity <= findings->severity);
        MUST(icmpwire_found(findings, finding->number));
        MUST(finding->field && finding->offset <= size);
    }
    for (unsigned number = 0; number < ICMPWIRE_FINDING_NUMBERS; number++)
        MUST(!icmpwire_found(findings, (uint16_t)number) ||
             (findings->count && icmpwire_finding_info((uint16_t)number)));
}

static void must_be_same(const struct results *a, const struct results *b)
{
    uint32_t kept = a->findings.count < ICMPWIRE_FINDINGS_KEPT ? a->findings.count : ICMPWIRE_FINDINGS_KEPT;
    MUST(a->good == b->good && a->findings.count == b->findings.count && a->findings.severity == b->findings.severity);
    MUST(memcmp(a->findings.set, b->findings.set, sizeof a->findings.set) == 0);
    for (uint32_t i = 0; i < kept; i++) {
        const struct icmpwire_finding *one = &a->findings.kept[i];
        const struct icmpwire_finding *other = &b->findings.kept[i];
        MUST(one->number == other->number && one->offset == other->offset && one->field == other->field &&
             one->of_packet == other->of_packet);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct icmpwire_span s;
    struct results one;
    struct results other;
    uint8_t *octets;
    if (size < 2)
        return 0;
    s.size = size - 2;
    octets = malloc(s.size ? s.size : 1);
    MUST(octets);
    memcpy(octets, data + 2, s.size);
    s.data = octets;
    one = check(data[0], s, s.size + data[1], 0x00);
    other = check(data[0], s, s.size + data[1], 0xff);
    must_be_findings(&one.findings, s.size + data[1]);
    must_be_same(&one, &other);
    free(octets);
    return 0;
}
