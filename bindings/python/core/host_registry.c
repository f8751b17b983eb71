/* SPDX-License-Identifier: BSD-2-Clause */
/* What hosts go by: rules, handlers, ways to reject, policies, sysctls. */
#include "host.h"

#define MEMBER RECORD_MEMBER
#define END    {NULL, RECORD_BOOL, 0}

const struct core_record_member core_rule_members[] = {
    MEMBER(struct icmpwire_rule_row, id, RECORD_TEXT),
    MEMBER(struct icmpwire_rule_row, name, RECORD_TEXT),
    MEMBER(struct icmpwire_rule_row, level, RECORD_U8),
    MEMBER(struct icmpwire_rule_row, document, RECORD_TEXT),
    MEMBER(struct icmpwire_rule_row, function, RECORD_TEXT),
    MEMBER(struct icmpwire_rule_row, text, RECORD_TEXT),
    END,
};

const struct core_record_member core_way_members[] = {
    MEMBER(struct icmpwire_reject_row, version, RECORD_U8),
    MEMBER(struct icmpwire_reject_row, number, RECORD_U8),
    MEMBER(struct icmpwire_reject_row, type, RECORD_U8),
    MEMBER(struct icmpwire_reject_row, code, RECORD_U8),
    MEMBER(struct icmpwire_reject_row, name, RECORD_TEXT),
    MEMBER(struct icmpwire_reject_row, brief, RECORD_TEXT),
    END,
};

const struct core_record_member core_handler4_members[] = {
    MEMBER(struct icmpwire_handler4, kind, RECORD_U8),
    MEMBER(struct icmpwire_handler4, error, RECORD_BOOL),
    MEMBER(struct icmpwire_handler4, function, RECORD_TEXT),
    END,
};

const struct core_record_member core_handler6_members[] = {
    MEMBER(struct icmpwire_handler6, kind, RECORD_U8),
    MEMBER(struct icmpwire_handler6, function, RECORD_TEXT),
    END,
};

const struct core_record_member core_socket_error_members[] = {
    MEMBER(struct icmpwire_socket_error, number, RECORD_I32),
    MEMBER(struct icmpwire_socket_error, fatal, RECORD_BOOL),
    END,
};

const struct core_record_member core_host_policy_members[] = {
#define HOST_POLICY(name, rfc, linux3, linux6, text) MEMBER(struct icmpwire_host_policy, name, RECORD_I32),
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
    END,
};

PyObject *core_host_policy_texts(void)
{
    return Py_BuildValue("{"
#define HOST_POLICY(name, rfc, linux3, linux6, text) "ss"
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
                         "}"
#define HOST_POLICY(name, rfc, linux3, linux6, text) , #name, text
#include "icmpwire/host_policies.def"
#undef HOST_POLICY
    );
}

PyObject *core_sysctl_names(void)
{
    return Py_BuildValue("(("
#define SYSCTL(NAME, name, fallback, least, most) "s"
#include "icmpwire/sysctls.def"
#undef SYSCTL
                         "ss)("
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) "(ss)"
#include "icmpwire/device_sysctls.def"
#undef DEVICE_SYSCTL
                         "))",
#define SYSCTL(NAME, name, fallback, least, most) name,
#include "icmpwire/sysctls.def"
#undef SYSCTL
                         "net.ipv6.icmp.ratemask", "net.ipv4.ping_group_range" /* these two are no numbers */
#define DEVICE_SYSCTL(NAME, folder, name, fallback, least, most) , folder, name
#include "icmpwire/device_sysctls.def"
#undef DEVICE_SYSCTL
    );
}
