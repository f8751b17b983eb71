# SPDX-License-Identifier: BSD-2-Clause
"""What tshark calls the fields of Neighbor Discovery, and those of the first option. It reads the new care-of
address of option 20 from a wrong offset, and of option 38 shows only what the prefix length covers: these are left
out."""

OPTIONS = {
    "prefix.length": "prefix_information.prefix_length", "prefix.flag.l": "prefix_information.on_link",
    "prefix.flag.a": "prefix_information.autonomous", "prefix.flag.r": "prefix_information.router_address",
    "prefix.valid_lifetime": "prefix_information.valid_lifetime_seconds",
    "prefix.preferred_lifetime": "prefix_information.preferred_lifetime_seconds", "prefix": "prefix_information.prefix",
    "cga.pad_length": "cga.pad_length", "cga.modifier": "cga.modifier", "rsa.key_hash": "rsa_signature.key_hash",
    "ps.key_hash": "rsa_signature.key_hash", "nonce": "nonce", "ipa.option_code": "address_prefix.option_code",
    "ipa.prefix_len": "address_prefix.prefix_length", "ipa.ipv6_address": "address_prefix.address",
    "nrpi.prefix_len": "address_prefix.prefix_length", "nrpi.prefix": "address_prefix.address",
    "lla.option_code": "fast_link_layer_address.option_code", "lla.bytes": "fast_link_layer_address.address",
    "naack.status": "acknowledgment.status",
    "map.distance": "mobility_anchor_point.distance", "map.preference": "mobility_anchor_point.preference",
    "map.flag.r": "mobility_anchor_point.r", "map.valid_lifetime": "mobility_anchor_point.valid_lifetime_seconds",
    "map.global_address": "mobility_anchor_point.address",
    "route_info.flag.route_preference": "route_information.preference",
    "route_lifetime": "route_information.lifetime_seconds", "name_type": "trust_anchor.name_type", "mtu": "mtu.mtu",
    "nbma.shortcut_limit": "shortcut_limit.limit",
    "advertisement_interval": "advertisement_interval.interval_milliseconds",
    "home_agent_preference": "home_agent_information.preference",
    "home_agent_lifetime": "home_agent_information.lifetime_seconds", "rdnss.lifetime": "rdnss.lifetime_seconds",
    "hkr.pad_length": "handover_key_request.pad_length", "hkr.at": "handover_key_request.algorithm",
    "hkr.encryption_public_key": "handover_key_request.key", "hkr.lifetime": "handover_key_reply.lifetime_seconds",
    "hkr.encrypted_handover_key": "handover_key_reply.key", "hai.option_code": "coded_value.option_code",
    "hai.length": "coded_value.value_length", "hai.value": "coded_value.value", "mn.value": "coded_value.value",
    "dnssl.lifetime": "dnssl.lifetime_seconds", "dnssl": "dnssl.names[0].octets",
    "aro.status": "address_registration.status", "aro.registration_lifetime": "address_registration.lifetime_minutes",
    "6co.context_length": "context.context_length", "6co.flag.c": "context.compression",
    "6co.flag.cid": "context.context_identifier", "6co.valid_lifetime": "context.lifetime_minutes",
    "6co.context_prefix": "context.prefix", "abro.version_low": "border_router.version_low",
    "abro.version_high": "border_router.version_high", "abro.valid_lifetime": "border_router.lifetime_minutes",
    "abro.6lbr_address": "border_router.address", "6cio.flag_g": "capability_indication.g",
    "pref64.scaled_lifetime": "pref64.scaled_lifetime", "pref64.plc": "pref64.prefix_length_code",
}

DISCOVERY = {
    "icmpv6.nd.ra.cur_hop_limit": "cur_hop_limit", "icmpv6.nd.ra.flag.m": "managed",
    "icmpv6.nd.ra.flag.o": "other_config", "icmpv6.nd.ra.flag.h": "home_agent", "icmpv6.nd.ra.flag.prf": "preference",
    "icmpv6.nd.ra.flag.p": "proxy", "icmpv6.nd.ra.router_lifetime": "router_lifetime_seconds",
    "icmpv6.nd.ra.reachable_time": "reachable_time_milliseconds",
    "icmpv6.nd.ra.retrans_timer": "retrans_timer_milliseconds", "icmpv6.nd.ns.target_address": "target",
    "icmpv6.nd.na.target_address": "target", "icmpv6.nd.na.flag.r": "router", "icmpv6.nd.na.flag.s": "solicited",
    "icmpv6.nd.na.flag.o": "override", "icmpv6.nd.rd.target_address": "target",
    "icmpv6.opt.type": "options[0].type", "icmpv6.opt.length": "options[0].length",
    **{f"icmpv6.opt.{field}": f"options[0].{path}" for field, path in OPTIONS.items()},
}
