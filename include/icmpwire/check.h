/* SPDX-License-Identifier: BSD-2-Clause */
/* Findings: what is wrong or suspicious about a message, beyond what keeps it from being decoded. */
#ifndef ICMPWIRE_CHECK_H
#define ICMPWIRE_CHECK_H

#include "message.h"
#include "packet.h"

#ifdef __cplusplus
extern "C" {
#endif

enum icmpwire_severity {
    ICMPWIRE_REMARK = 0,     /* worth knowing: a deprecated message, reserved bits set */
    ICMPWIRE_SUSPICIOUS = 1, /* allowed, and a known way to attack or a common mistake */
    ICMPWIRE_VIOLATION = 2,  /* a rule for senders is broken; receivers go on */
    ICMPWIRE_INVALID = 3     /* receivers discard the message or the element */
};

/* The numbers of findings; stable. findings.def has them all, with text, severity and source. */
enum icmpwire_finding_number {
#define FINDING(number, NAME, keyword, severity, source, text) ICMPWIRE_FINDING_##NAME = (number),
#include "findings.def"
#undef FINDING
    ICMPWIRE_FINDING_NUMBERS = 512 /* all numbers are below */
};

/* A kind of finding. Texts are static. */
struct icmpwire_finding_kind {
    uint16_t number;
    uint8_t severity;    /* enum icmpwire_severity */
    const char *keyword; /* "nd-hop-limit-not-255" */
    const char *source;  /* "RFC 4861 section 6.1.2" */
    const char *text;    /* one line, lower case, without a full stop */
};

/* One finding. */
struct icmpwire_finding {
    uint16_t number;   /* enum icmpwire_finding_number */
    bool of_packet;    /* about the headers of the packet: the offset counts from its start */
    uint32_t offset;   /* octets from the start of the message to the octet where the field begins */
    const char *field; /* static: the name of the member or of the list; "" for the message as a whole */
};

enum { ICMPWIRE_FINDINGS_KEPT = 32 };

/* The findings of one message. Nothing is lost: `set` has a bit for each number that was found at all. */
struct icmpwire_findings {
    uint32_t count;   /* of all, those beyond the kept ones included */
    uint8_t severity; /* the highest */
    uint64_t set[ICMPWIRE_FINDING_NUMBERS / 64];
    struct icmpwire_finding kept[ICMPWIRE_FINDINGS_KEPT]; /* the first ones */
};

/* What the capture knows and the packet does not say. Zero: unknown. */
struct icmpwire_capture {
    bool link_broadcast; /* the frame was sent to the link's broadcast or to a multicast address */
};

/* Checks the message that a packet carries: decodes it, and looks at everything that registry and RFCs ask of a message, its
 * elements and what carries it. The packet was given to icmpwire_packet_decode, and *fault holds what that said when it
 * failed. *message and *fault get the results of the decode, which is also the function's result; what can be judged of
 * a broken message is judged. Of a first fragment as much is judged as it holds (ICMPWIRE_CUT); a later one has no
 * message of its own (ICMPWIRE_CUT too), and a packet that carries neither ICMP nor ICMPv6 has none at all
 * (ICMPWIRE_BAD_ARGUMENT, "protocol"). A null capture knows nothing. */
ICMPWIRE_API bool icmpwire_check(const struct icmpwire_packet *packet, const struct icmpwire_capture *capture,
                                 struct icmpwire_message *message, struct icmpwire_fault *fault,
                                 struct icmpwire_findings *findings);

/* The same for a message without its packet: what needs addresses or the hop limit is not judged. */
ICMPWIRE_API bool icmpwire_check_message(enum icmpwire_family family, const uint8_t *data, size_t captured, size_t size,
                                         struct icmpwire_message *message, struct icmpwire_fault *fault,
                                         struct icmpwire_findings *findings);

/* Is there a finding of this number? */
static inline bool icmpwire_found(const struct icmpwire_findings *findings, uint16_t number)
{
    return number < ICMPWIRE_FINDING_NUMBERS && (findings->set[number / 64] >> (number % 64) & 1) != 0;
}

/* What a number means; null when there is no such finding. */
ICMPWIRE_API const struct icmpwire_finding_kind *icmpwire_finding_info(uint16_t number);

/* Whose events findings correspond to. */
enum icmpwire_engine {
    ICMPWIRE_SURICATA = 0,  /* decoder events: "decoder.icmpv6.unknown_type" */
    ICMPWIRE_SNORT = 1,     /* GID 116: "116:250" */
    ICMPWIRE_ZEEK = 2,      /* weirds: "zero_length_ICMPv6_ND_option" */
    ICMPWIRE_WIRESHARK = 3, /* expert items: "icmpv6.checksum_bad.expert" */
    ICMPWIRE_NDPI = 4       /* risks: "malformed packet" */
};

/* What an engine calls a finding about a message of this family and type: the closest of its names; null when it has
 * nothing like it. */
ICMPWIRE_API const char *icmpwire_finding_name_of(uint16_t number, enum icmpwire_family family, uint8_t type,
                                                  enum icmpwire_engine engine);

#ifdef __cplusplus
}
#endif
#endif
