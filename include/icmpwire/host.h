/* SPDX-License-Identifier: BSD-2-Clause */
/* A host without a network: the receive and send rules of ICMPv4 and ICMPv6 as a state machine.
 *
 *     (state, event, now) -> (state, outcome)
 *
 * A host is a plain struct in the caller's memory, of a fixed size (too large for a small stack); it allocates nothing, reads no clock and draws its
 * random numbers from a seed, so that the same events give the same outcomes. Events are frames that arrive
 * (icmpwire_receive), timers (icmpwire_tick) and what programs do (icmpwire_ping_send). An outcome says which rules
 * decided, what the packet came to, which counters moved, what sockets are told, and holds the frames to send.
 *
 * Time is in microseconds of UTC since 1970 and does not run backwards (if it does, answers are sent, timers wait). Before each event the caller lets the timers run
 * that are due:
 *
 *     while (icmpwire_host_next(host) <= now)
 *         icmpwire_tick(host, icmpwire_host_next(host), &outcome), send(&outcome);
 *
 * Tables are of a fixed size. What the caller puts in is refused when its table is full. What the host learns from
 * packets pushes out what was learned longest ago; what the caller put in is never pushed out.
 */
#ifndef ICMPWIRE_HOST_H
#define ICMPWIRE_HOST_H

#include "counter.h"
#include "host_policy.h"
#include "ip.h"
#include "rule.h"
#include "sysctl.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    ICMPWIRE_HOST_DEVICES = 8,
    ICMPWIRE_HOST_ADDRESSES = 16, /* of a device, both versions */
    ICMPWIRE_HOST_GROUPS = 32,    /* of a device */
    ICMPWIRE_HOST_ASKED = 8,      /* sources of a group in a pending report; if asked for more, it is about all */
    ICMPWIRE_HOST_ROUTES = 64,
    ICMPWIRE_HOST_NEIGHBORS = 64,
    ICMPWIRE_HOST_SOCKETS = 32,
    ICMPWIRE_HOST_PEERS = 64, /* rate limits are kept for */
    ICMPWIRE_HOST_PATHS = 32, /* with an MTU or a gateway of their own */
    ICMPWIRE_HOST_REJECTS = 16,
    ICMPWIRE_HOST_REASSEMBLIES = 4, /* datagrams at a time */
    ICMPWIRE_HOST_PROXIES = 16,
    ICMPWIRE_HOST_ANSWERS = 16, /* that are delayed at a time */
    ICMPWIRE_HOST_WAITING = 16, /* packets for which a neighbor is being resolved */
    ICMPWIRE_HOST_WAITING_OCTETS = 2048,
    ICMPWIRE_HOST_DATAGRAM_OCTETS = 65536, /* the longest payload that is put together, and one */
    ICMPWIRE_HOST_HEADER_OCTETS = 512,     /* the longest headers in front of it */
    ICMPWIRE_HOST_STRETCHES = 64,          /* of a datagram, with gaps between them */
    ICMPWIRE_HOST_NAME = 16
};

#define ICMPWIRE_NEVER UINT64_MAX /* a time that does not come */

/* ---- devices ---- */

/* RFC 4862 section 5.4 */
enum icmpwire_address_state {
    ICMPWIRE_ADDRESS_PREFERRED = 0,
    ICMPWIRE_ADDRESS_TENTATIVE,
    ICMPWIRE_ADDRESS_OPTIMISTIC, /* RFC 4429 */
    ICMPWIRE_ADDRESS_DEPRECATED,
    ICMPWIRE_ADDRESS_DUPLICATE
};

struct icmpwire_host_address {
    struct icmpwire_ip ip; /* version 0: free */
    uint8_t prefix;        /* bits; IPv4 0 to 32, IPv6 0 to 128 */
    uint8_t state;         /* enum icmpwire_address_state */
    bool anycast;          /* IPv6: answered for, never a source */
    bool learned;          /* made of a router's prefix */
    uint8_t probes;        /* solicitations of duplicate address detection still to be sent */
    uint64_t nonce;        /* of those, 48 bits (RFC 7527) */
    uint64_t next_probe;   /* ICMPWIRE_NEVER: none */
    uint64_t preferred_until, valid_until;
};

/* A multicast group. The rest is about IPv6 (RFC 3810, RFC 2710). */
struct icmpwire_host_group {
    struct icmpwire_ip ip; /* version 0: free */
    uint16_t users;        /* how many joined; 0: left, which is still to be told */
    bool last_reporter;    /* RFC 2710: our report was the last one */
    bool for_sources;      /* the pending report is about the sources below */
    uint8_t source_count;
    uint16_t changes;     /* reports of having joined or left still to be sent: version 2 */
    uint16_t unsolicited; /* the same: version 1 */
    uint64_t next_report; /* ICMPWIRE_NEVER: none */
    struct icmpwire_ip sources_asked[ICMPWIRE_HOST_ASKED];
};

/* What a router says of a link that it is on (RFC 4861 section 6.2.1, RFC 4191). */
struct icmpwire_advertising {
    bool managed, other;            /* DHCPv6 has addresses, other information */
    int8_t preference;              /* as a default router: 1 high, 0, -1 low */
    uint8_t hop_limit;              /* 0: not said, as below */
    uint16_t lifetime;              /* as a default router, seconds; 0: it is none */
    uint32_t mtu;                   /* octets */
    uint32_t reachable, retransmit; /* milliseconds */
    uint32_t valid, preferred;      /* seconds, of the prefixes, which are those of the device's addresses */
};

struct icmpwire_device {
    char name[ICMPWIRE_HOST_NAME];
    uint32_t index; /* 0: free */
    uint8_t mac[6];
    bool loopback;
    bool up;
    bool point_to_point; /* without link-layer addresses: a tunnel */
    uint32_t mtu;        /* octets of an IP packet */
    int32_t sysctls[ICMPWIRE_DEVICE_SYSCTL_COUNT];
    uint16_t address_end; /* behind the last of the addresses that has ever been in use */
    struct icmpwire_host_address addresses[ICMPWIRE_HOST_ADDRESSES];
    struct icmpwire_host_group groups[ICMPWIRE_HOST_GROUPS];
    /* RFC 4861 section 6.3.2: what routers said; the times that they say are kept in the sysctls */
    uint8_t hop_limit;                             /* 0: nothing, the sysctl holds */
    uint32_t mtu6;                                 /* of IPv6 */
    bool heard_router;                             /* since we began to ask for one */
    uint32_t solicitations;                        /* of routers, sent */
    uint64_t next_solicitation, solicitation_wait; /* the latter: microseconds between the last one and the next */
    /* RFC 4861 section 6.2.6: what we say as a router */
    bool advertises;
    struct icmpwire_advertising advertising;
    uint64_t next_advertisement, last_advertisement; /* ICMPWIRE_NEVER, 0: none */
    /* RFC 3810 sections 8.2.1 and 9: what queriers said */
    uint64_t version1_until;
    uint8_t robustness;
    uint32_t query_interval_milliseconds, query_response_milliseconds;
    uint64_t next_general_report;           /* ICMPWIRE_NEVER: none */
    uint16_t change_rounds, initial_rounds; /* reports of changes, and of all groups once there is an address */
    uint64_t next_changes, next_initial;
    uint64_t next_listener; /* the earliest of these and of the groups' */
    /* /proc/net/dev_snmp6: of Icmp6 alone, from ICMPWIRE_ICMP6_IN_MSGS on, and the types as in icmpwire_counter */
    uint64_t icmp6[ICMPWIRE_ICMP6_OUT_RATE_LIMIT_HOST + 1 - ICMPWIRE_ICMP6_IN_MSGS];
    uint64_t types6[512];
};

/* ---- where packets go ---- */

enum icmpwire_route_type {
    ICMPWIRE_ROUTE_UNICAST = 0,
    ICMPWIRE_ROUTE_UNREACHABLE,
    ICMPWIRE_ROUTE_PROHIBIT,
    ICMPWIRE_ROUTE_BLACKHOLE
};

struct icmpwire_route {
    struct icmpwire_ip to; /* version 0: free */
    uint8_t prefix;
    uint8_t type;               /* enum icmpwire_route_type */
    bool learned;               /* from a router advertisement */
    int8_t preference;          /* RFC 4191: 1 high, 0, -1 low */
    uint32_t device;            /* index */
    struct icmpwire_ip gateway; /* version 0: on the link */
    uint64_t until;             /* ICMPWIRE_NEVER: for good */
    uint64_t learned_at;
};

/* A destination with an MTU of its own (RFC 1191, RFC 8201) or a gateway of its own (redirects). */
struct icmpwire_path {
    struct icmpwire_ip to;      /* version 0: free */
    uint32_t mtu;               /* 0: the route's */
    struct icmpwire_ip gateway; /* version 0: the route's */
    uint64_t until;             /* of the MTU */
    uint64_t gateway_until;     /* ICMPWIRE_NEVER: for good */
    uint64_t used;
};

/* ---- neighbors: RFC 4861 section 7.3.2; for IPv4 resolved by ARP ---- */

enum icmpwire_neighbor_state {
    ICMPWIRE_NEIGHBOR_NONE = 0,
    ICMPWIRE_NEIGHBOR_INCOMPLETE,
    ICMPWIRE_NEIGHBOR_REACHABLE,
    ICMPWIRE_NEIGHBOR_STALE,
    ICMPWIRE_NEIGHBOR_DELAY,
    ICMPWIRE_NEIGHBOR_PROBE,
    ICMPWIRE_NEIGHBOR_FAILED,
    ICMPWIRE_NEIGHBOR_PERMANENT
};

struct icmpwire_neighbor {
    struct icmpwire_ip ip; /* version 0: free */
    uint32_t device;
    uint8_t mac[6];
    uint8_t state; /* enum icmpwire_neighbor_state */
    bool is_router;
    int32_t probes; /* sent in this state */
    uint64_t next;  /* when its timer is due */
    uint64_t confirmed, used, updated;
};

/* A packet that waits for a neighbor. */
struct icmpwire_waiting {
    uint32_t device; /* 0: free */
    uint16_t size;
    struct icmpwire_ip next_hop;
    uint32_t from_device; /* forwarded from it; 0: our own */
    uint64_t order;       /* lower ones began to wait before */
    uint8_t octets[ICMPWIRE_HOST_WAITING_OCTETS];
};

/* An IPv6 address for which we answer neighbor solicitations, where forwarding and proxy_ndp are on (RFC 4389 is
 * more). */
struct icmpwire_proxy {
    struct icmpwire_ip ip;
    uint32_t device; /* 0: free */
};

/* An answer to a solicitation, to be sent later (RFC 4861 section 7.2.7). */
struct icmpwire_answer {
    uint32_t device; /* 0: free */
    struct icmpwire_ip source, target;
    bool router, has_mac;
    uint8_t mac[6];
    uint64_t at;
};

/* ---- programs ---- */

enum icmpwire_socket_kind {
    ICMPWIRE_SOCKET_NONE = 0,
    ICMPWIRE_SOCKET_UDP,
    ICMPWIRE_SOCKET_TCP,
    ICMPWIRE_SOCKET_RAW,
    ICMPWIRE_SOCKET_PING
};

/* An open socket. The caller fills one in and adds it. */
struct icmpwire_socket {
    uint8_t kind;              /* enum icmpwire_socket_kind; NONE: free */
    uint8_t version;           /* 4 or 6 */
    uint8_t number;            /* IP protocol of a raw socket */
    bool reuse;                /* SO_REUSEADDR of a ping socket: others that have it too may have the same identifier */
    bool reports;              /* IP_RECVERR, IPV6_RECVERR: told of soft errors too */
    struct icmpwire_ip local;  /* version 0: any */
    struct icmpwire_ip remote; /* version 0: not connected */
    uint16_t local_port;       /* of a ping socket: its identifier */
    uint16_t remote_port;
    uint32_t device; /* bound to it; 0: any */
};

/* ---- rate limits: see limits.def ---- */

struct icmpwire_peer {
    struct icmpwire_ip ip; /* version 0: free */
    int64_t tokens;        /* milliseconds */
    uint64_t last;         /* when tokens were added or a redirect was sent; modulo 2^64 */
    uint32_t redirects;
    uint64_t used;
};

/* ---- fragments ---- */

/* Octets of a payload that are there without a gap; `to` is behind the last one. */
struct icmpwire_stretch {
    uint32_t from, to;
};

/* A datagram being put together. When all are taken, the oldest one is given up for a new one. */
struct icmpwire_reassembly {
    struct icmpwire_ip source, destination; /* version 0: free */
    uint32_t identification;
    uint32_t scope; /* device that the addresses are meant on, 0: any */
    uint8_t protocol;
    bool whole; /* being delivered */
    bool has_first, has_last;
    uint8_t ecn;                              /* bit of each codepoint seen */
    uint8_t stretches;                        /* more than there are places for: the datagram is given up */
    uint16_t header;                          /* octets in front of the payload, of the first fragment */
    uint16_t first_size;                      /* octets of `first` */
    uint32_t end;                             /* of the payload, as far as seen; its size when has_last */
    uint32_t have;                            /* octets of the payload */
    uint32_t largest, largest_unfragmentable; /* fragment, octets: of all, of those with DF */
    uint32_t device;                          /* the last one came in by */
    uint64_t since, until;
    uint8_t cast; /* enum icmpwire_cast, of the first */
    uint8_t source_mac[6];
    struct icmpwire_stretch stretch[ICMPWIRE_HOST_STRETCHES];
    uint8_t first[ICMPWIRE_HOST_WAITING_OCTETS]; /* the first fragment as it came, its beginning, to be quoted */
    uint8_t
        octets[ICMPWIRE_HOST_HEADER_OCTETS + ICMPWIRE_HOST_DATAGRAM_OCTETS]; /* headers end where the payload begins */
};

/* ---- REJECT ---- */

/* One rule of the INPUT chain. */
struct icmpwire_reject {
    uint8_t version;  /* 4 or 6; 0: free */
    uint8_t protocol; /* 0: any */
    uint16_t port;    /* of the destination; 0: any */
    uint8_t with;     /* enum icmpwire_reject_with, reject.h */
};

/* ---- the host ---- */

struct icmpwire_host;

/* Told of every decision in order: `decided` is false for a rule that was looked at and did not apply. */
typedef void icmpwire_trace_fn(void *context, const struct icmpwire_host *host, uint64_t now, enum icmpwire_rule rule,
                               bool decided);

struct icmpwire_host {
    const struct icmpwire_host_policy *policy;
    uint8_t kind;             /* enum icmpwire_host_kind */
    icmpwire_trace_fn *trace; /* null: none */
    void *trace_context;
    uint64_t random; /* state of the generator */
    int32_t sysctls[ICMPWIRE_SYSCTL_COUNT];
    int32_t all[ICMPWIRE_DEVICE_SYSCTL_COUNT];      /* net.ipv4.conf.all and its like */
    int32_t fallback[ICMPWIRE_DEVICE_SYSCTL_COUNT]; /* net.ipv4.conf.default */
    uint64_t ratemask6[4];                          /* net.ipv6.icmp.ratemask, bit of type t: [t / 64] >> t % 64 */
    uint32_t ping_group_range[2];
    uint64_t counters[ICMPWIRE_COUNTER_COUNT];
    int64_t credit;                    /* of the global bucket */
    uint64_t credit_stamp;             /* when it was filled */
    uint16_t identification;           /* of the next IPv4 packet */
    uint16_t next_ping;                /* identifier to try next */
    uint64_t own_hint, broadcast_hint; /* a bit for each of our addresses, and of our networks' broadcast ones */
    uint16_t device_end, route_end, socket_end; /* behind the last ones that have ever been in use */
    struct icmpwire_device devices[ICMPWIRE_HOST_DEVICES];
    struct icmpwire_route routes[ICMPWIRE_HOST_ROUTES];
    struct icmpwire_path paths[ICMPWIRE_HOST_PATHS];
    uint32_t path_count; /* of them in use, from the first on */
    struct icmpwire_neighbor neighbors[ICMPWIRE_HOST_NEIGHBORS];
    struct icmpwire_socket sockets[ICMPWIRE_HOST_SOCKETS];
    struct icmpwire_peer peers[ICMPWIRE_HOST_PEERS];
    struct icmpwire_reject rejects[ICMPWIRE_HOST_REJECTS];
    uint8_t raw_protocols[32]; /* bit of protocol p: [p / 8] >> p % 8, a handler is there: see host_add.h */
    struct icmpwire_proxy proxies[ICMPWIRE_HOST_PROXIES];
    struct icmpwire_answer answers[ICMPWIRE_HOST_ANSWERS];
    uint64_t waited; /* packets that began to wait, since boot */
    struct icmpwire_waiting waiting[ICMPWIRE_HOST_WAITING];
    struct icmpwire_reassembly reassemblies[ICMPWIRE_HOST_REASSEMBLIES];
};

/* A host as it is after boot: loopback device (index 1, "lo", 127.0.0.1/8, ::1/128), sysctls at their defaults, full
 * buckets, no counter moved (icmp_init, icmpv6_init, icmp_sk_init and what they call). */
ICMPWIRE_API void icmpwire_host_init(struct icmpwire_host *host, enum icmpwire_host_kind kind, uint64_t seed,
                                     uint64_t now);

/* ---- events ---- */

/* What the link layer says of whom a frame was for. */
enum icmpwire_cast {
    ICMPWIRE_CAST_HOST = 0,
    ICMPWIRE_CAST_BROADCAST,
    ICMPWIRE_CAST_MULTICAST,
    ICMPWIRE_CAST_OTHER /* another host: seen, not for us */
};

enum icmpwire_ethertype {
    ICMPWIRE_ETHERTYPE_IPV4 = 0x0800,
    ICMPWIRE_ETHERTYPE_ARP = 0x0806,
    ICMPWIRE_ETHERTYPE_IPV6 = 0x86dd
};

/* A frame without its link-layer header. */
struct icmpwire_arrival {
    uint32_t device;    /* index */
    uint8_t cast;       /* enum icmpwire_cast */
    uint16_t ethertype; /* enum icmpwire_ethertype; others are ignored */
    uint8_t source_mac[6];
    struct icmpwire_span packet; /* from its IP header on; link padding may follow */
};

enum icmpwire_verdict {
    ICMPWIRE_VERDICT_DROPPED = 0, /* not for us, or not good */
    ICMPWIRE_VERDICT_IGNORED,     /* good, and nobody wants it */
    ICMPWIRE_VERDICT_DELIVERED,   /* given to a socket or a protocol */
    ICMPWIRE_VERDICT_NOTIFIED,    /* an error, told to the protocol that it is about */
    ICMPWIRE_VERDICT_REPLIED,
    ICMPWIRE_VERDICT_REFUSED, /* an error message was provoked, sent or not: the last rule says */
    ICMPWIRE_VERDICT_FORWARDED,
    ICMPWIRE_VERDICT_KEPT /* a fragment that waits for others, a packet that waits for a neighbor */
};

/* A frame to send. */
struct icmpwire_sent {
    uint32_t device; /* index */
    uint16_t ethertype;
    uint8_t destination_mac[6];
    struct icmpwire_span packet; /* in the outcome's octets */
};

/* What a socket is told. */
struct icmpwire_notice {
    uint8_t socket; /* index in host->sockets */
    bool fatal;     /* false: a soft error, told only where the socket asks for them */
    int32_t error;  /* Linux's errno number; 0: the packet itself was delivered */
    uint32_t info;  /* MTU, pointer, gateway; of a packet: octets that the program reads */
};

enum {
    ICMPWIRE_OUTCOME_SENT = 64,
    ICMPWIRE_OUTCOME_DECIDED = 16,
    ICMPWIRE_OUTCOME_MOVED = 32,
    ICMPWIRE_OUTCOME_NOTICES = 8
};

/* What an event came to. Each call begins it anew; what it holds is valid until the next one. */
struct icmpwire_outcome {
    uint8_t *octets; /* the caller's: where frames are written */
    size_t room;     /* of them: 262,144 is enough for all that one event can make; octets may be null if it is 0 */
    size_t used;
    enum icmpwire_verdict verdict;
    enum icmpwire_rule rule; /* the last one that decided */
    enum icmpwire_rule decided[ICMPWIRE_OUTCOME_DECIDED];
    uint32_t decided_count;
    uint32_t sent_count;
    uint32_t lost; /* frames that had no room */
    uint32_t moved_count;
    uint32_t notice_count;
    uint16_t moved[ICMPWIRE_OUTCOME_MOVED]; /* counters, each as often as it moved; the first of them, if more did */
    struct icmpwire_sent sent[ICMPWIRE_OUTCOME_SENT];
    struct icmpwire_notice notices[ICMPWIRE_OUTCOME_NOTICES];
};

/* A frame arrives (ip_rcv, ipv6_rcv and all they lead to). Nothing happens when the device is not there or down. The
 * octets of the packet are not needed any longer when it returns. */
ICMPWIRE_API void icmpwire_receive(struct icmpwire_host *host, uint64_t now, const struct icmpwire_arrival *arrival,
                                   struct icmpwire_outcome *outcome);

/* When the next timer is due, or ICMPWIRE_NEVER. */
ICMPWIRE_API uint64_t icmpwire_host_next(const struct icmpwire_host *host);

/* Runs the timers that are due at `now`. */
ICMPWIRE_API void icmpwire_tick(struct icmpwire_host *host, uint64_t now, struct icmpwire_outcome *outcome);

#ifdef __cplusplus
}
#endif
#endif
