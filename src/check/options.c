/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of Neighbor Discovery form: who carries them, how often, and what they ask of each other. */
#include "option_visit.h"

#define RS       ICMPWIRE_CARRIES_RS
#define RA       ICMPWIRE_CARRIES_RA
#define NS       ICMPWIRE_CARRIES_NS
#define NA       ICMPWIRE_CARRIES_NA
#define REDIRECT ICMPWIRE_CARRIES_REDIRECT
#define SECURED  ICMPWIRE_CARRIES_SECURED
#define IND_S    ICMPWIRE_CARRIES_IND_S
#define IND_A    ICMPWIRE_CARRIES_IND_A
#define MPA      ICMPWIRE_CARRIES_MPA
#define CPS      ICMPWIRE_CARRIES_CPS
#define CPA      ICMPWIRE_CARRIES_CPA
#define RTSOLPR  ICMPWIRE_CARRIES_RTSOLPR
#define PRRTADV  ICMPWIRE_CARRIES_PRRTADV
#define CARD     ICMPWIRE_CARRIES_CARD

/* By type: the messages that are meant to carry it, 0 for any, and what checks the option itself. */
static const struct {
    uint16_t messages;
    icmpwire_check_option_fn *check;
} known[256] = {
#define CARRIED(type, kind, carriers) [type] = {(carriers), icmpwire_check_##kind##_option},
#include "carriers.def"
#undef CARRIED
};

/* Types of which one in a message says all. */
#define BIT(type) ((uint64_t)1 << ICMPWIRE_OPTION_##type)
#define ONCE                                                                                                      \
    (BIT(SOURCE_LINK_LAYER_ADDRESS) | BIT(TARGET_LINK_LAYER_ADDRESS) | BIT(REDIRECTED_HEADER) | BIT(MTU) |        \
     BIT(ADVERTISEMENT_INTERVAL) | BIT(HOME_AGENT_INFORMATION) | BIT(CGA) | BIT(RSA_SIGNATURE) | BIT(TIMESTAMP) | \
     BIT(NONCE) | BIT(PROXY_SIGNATURE) | BIT(CAPABILITY_INDICATION) | BIT(CAPTIVE_PORTAL) | BIT(CRYPTO_ID) |      \
     BIT(SIGNATURE))

ICMPWIRE_COLD void icmpwire_found_in_option(struct icmpwire_option_visit *v, uint16_t number, const char *path)
{
    icmpwire_find_in(v->c, number, &v->place, path);
}

ICMPWIRE_COLD void icmpwire_find_option(struct icmpwire_checker *c, uint16_t number,
                                        const struct icmpwire_options_seen *seen, enum icmpwire_option_type type)
{
    const struct icmpwire_place place = {"options", seen->first[type], NULL};
    icmpwire_find_in(c, number, &place, "");
}

/* What is the same for all types. */
static void note(struct icmpwire_option_visit *v, uint8_t type)
{
    struct icmpwire_options_seen *seen = v->seen;
    const uint64_t bit = type < 64 ? (uint64_t)1 << type : 0;
    FOUND_WHEN(known[type].messages && !(known[type].messages & (unsigned)v->carrier), OPTION_MISPLACED, "");
    FOUND_WHEN(!known[type].messages, OPTION_UNKNOWN, "type");
    if (ICMPWIRE_RARE(seen->types & bit)) {
        FOUND_WHEN(bit & ONCE & ~seen->repeated, OPTION_REPEATED, "");
        seen->repeated |= bit;
    } else if (bit) {
        seen->first[type] = (uint16_t)v->place.index;
    }
    seen->types |= bit;
}

/* ---- lists ---- */

static ICMPWIRE_APART void check_inner(struct icmpwire_option_visit *v, struct icmpwire_span options)
{
    struct icmpwire_option option;
    for (struct icmpwire_span rest = options; rest.size; v->place.index++) {
        rest = icmpwire_option_next(rest, &option);
        if (option.type == ICMPWIRE_OPTION_PROVISIONING_DOMAIN) { /* whatever it holds */
            FOUND(DOMAIN_NESTED, "");
            continue;
        }
        note(v, option.type);
        if (ICMPWIRE_RARE(option.status != ICMPWIRE_OK))
            v->c->broken = true;
        else if (known[option.type].check)
            known[option.type].check(v, &option);
    }
}

/* The options within a provisioning domain are those of a router advertisement of their own. */
static ICMPWIRE_APART void check_nested(struct icmpwire_option_visit *outer, struct icmpwire_span options)
{
    struct icmpwire_options_seen seen;
    struct icmpwire_option_visit inner = {outer->c, outer->message, outer->carrier, &seen, {NULL, 0, &outer->place}};
    memset(&seen, 0, offsetof(struct icmpwire_options_seen, first));
    inner.place.list = "provisioning_domain.options";
    check_inner(&inner, options);
}

static void check_domain(struct icmpwire_option_visit *v, const struct icmpwire_provisioning_domain *domain)
{
    RESERVED(domain->flags & 0x1ff0, "provisioning_domain.reserved");
    FOUND_WHEN(v->place.index != v->seen->first[ICMPWIRE_OPTION_PROVISIONING_DOMAIN], DOMAIN_SECOND, "");
    if (!ICMPWIRE_PVD_HTTP(domain->flags)) {
        FOUND_WHEN(ICMPWIRE_PVD_DELAY(domain->flags), DOMAIN_WITHOUT_HTTP, "provisioning_domain.delay");
        FOUND_WHEN(domain->sequence, DOMAIN_WITHOUT_HTTP, "provisioning_domain.sequence");
    }
    PADDING(domain->padding, "provisioning_domain.padding");
    check_nested(v, domain->options);
}

/* What options ask of each other. */
static void check_together(struct icmpwire_option_visit *v)
{
    const struct icmpwire_options_seen *seen = v->seen;
    const uint64_t signing = BIT(CGA) | BIT(RSA_SIGNATURE) | BIT(NONCE);
    const bool not_signed = (v->carrier & (RTSOLPR | PRRTADV)) && (seen->types & signing) != signing;
#define FOUND_AT(condition, NAME, type) \
    if (ICMPWIRE_RARE(condition))       \
    icmpwire_find_option(v->c, ICMPWIRE_FINDING_##NAME, seen, ICMPWIRE_OPTION_##type)
    FOUND_AT(icmpwire_seen(seen, ICMPWIRE_OPTION_RSA_SIGNATURE) &&
                 seen->first[ICMPWIRE_OPTION_RSA_SIGNATURE] + 1u != seen->count,
             RSA_NOT_LAST, RSA_SIGNATURE);
    FOUND_AT(icmpwire_seen(seen, ICMPWIRE_OPTION_PROXY_SIGNATURE) && seen->types & (BIT(CGA) | BIT(RSA_SIGNATURE)),
             PROXY_SIGNATURE_MIXED, PROXY_SIGNATURE);
    if (!v->c->whole)
        return;
    FOUND_AT(not_signed && icmpwire_seen(seen, ICMPWIRE_OPTION_HANDOVER_KEY_REQUEST), HANDOVER_KEY_UNSIGNED,
             HANDOVER_KEY_REQUEST);
    FOUND_AT(not_signed && icmpwire_seen(seen, ICMPWIRE_OPTION_HANDOVER_KEY_REPLY), HANDOVER_KEY_UNSIGNED,
             HANDOVER_KEY_REPLY);
    FOUND_AT(icmpwire_seen(seen, ICMPWIRE_OPTION_SIGNATURE) && seen->registrations != 1, SIGNATURE_REGISTRATIONS,
             SIGNATURE);
    FOUND_AT(icmpwire_seen(seen, ICMPWIRE_OPTION_CRYPTO_ID) && !seen->crypto_registration, CRYPTO_ALONE, CRYPTO_ID);
    FOUND_AT(v->carrier == NS && seen->registrations && !icmpwire_seen(seen, ICMPWIRE_OPTION_SOURCE_LINK_LAYER_ADDRESS),
             REGISTRATION_WITHOUT_ADDRESS, ADDRESS_REGISTRATION);
#undef FOUND_AT
}

void icmpwire_check_options(struct icmpwire_checker *c, const struct icmpwire_message *message,
                            struct icmpwire_span options, enum icmpwire_carries carrier,
                            struct icmpwire_options_seen *seen)
{
    struct icmpwire_option_visit v = {c, message, carrier, seen, {"options", 0, NULL}};
    struct icmpwire_option option;
    memset(seen, 0, offsetof(struct icmpwire_options_seen, first));
    for (struct icmpwire_span rest = options; rest.size; v.place.index++) {
        rest = icmpwire_option_next(rest, &option);
        if (ICMPWIRE_RARE(!rest.data)) { /* nothing that is an option */
            c->broken = true;
            break;
        }
        note(&v, option.type);
        if (ICMPWIRE_RARE(option.status != ICMPWIRE_OK))
            c->broken = true;
        else if (ICMPWIRE_RARE(option.type == ICMPWIRE_OPTION_PROVISIONING_DOMAIN))
            check_domain(&v, &option.provisioning_domain);
        else if (known[option.type].check)
            known[option.type].check(&v, &option);
    }
    seen->count = v.place.index;
    if (ICMPWIRE_RARE(seen->types & ~(BIT(SOURCE_LINK_LAYER_ADDRESS) | BIT(TARGET_LINK_LAYER_ADDRESS) |
                                      BIT(PREFIX_INFORMATION) | BIT(MTU) | BIT(RDNSS) | BIT(NONCE))))
        check_together(&v);
}
