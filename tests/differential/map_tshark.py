# SPDX-License-Identifier: BSD-2-Clause
"""Which field of tshark is which of ours. A row is "field": "path path...", or "field": ("path...", function of the
value). "field#first" compares the first value only: what follows comes from a quoted datagram."""
import map_rpl
from values import label_form, prefix_octets

# ---- what our value is in tshark's terms ----


def status(value):
    return {"good": 1, "bad": 0, "unknown": 2, "absent": 3}[value]


def words4(value):
    return value * 4


def labels(name):
    """A DNS name in label form, as far as its root, as text."""
    return label_form(name)[:-1].decode()


CHECKSUM = {"{0}.type#first": "message.type", "{0}.code#first": "message.code",
            "{0}.checksum#first": "message.checksum.value",
            "{0}.checksum.status#first": ("message.checksum.status", status)}

EXTENSION = {
    "icmp.ext.version": "extension.version",
    "icmp.ext.res": "extension.reserved",
    "icmp.ext.checksum": "extension.checksum",
    "icmp.ext.checksum.status": ("message.extension_checksum", status),
    "icmp.ext.length": "extension.objects.length",
    "icmp.ext.class": "extension.objects.class_num",
    "icmp.ext.ctype": "extension.objects.c_type",
    "icmp.mpls.label": "extension.objects.label_stack.labels.label",
    "icmp.mpls.exp": "extension.objects.label_stack.labels.traffic_class",
    "icmp.mpls.s": "extension.objects.label_stack.labels.bottom",
    "icmp.mpls.ttl": "extension.objects.label_stack.labels.ttl",
    "icmp.int_info.role": "extension.objects.c_type_bits.role",
    "icmp.int_info.reserved": "extension.objects.c_type_bits.reserved",
    "icmp.int_info.ifindex": "extension.objects.c_type_bits.index",
    "icmp.int_info.ipaddr": "extension.objects.c_type_bits.address",
    "icmp.int_info.name_present": "extension.objects.c_type_bits.name",
    "icmp.int_info.mtu_present": "extension.objects.c_type_bits.mtu",
    "icmp.int_info.index": "extension.objects.interface_information.interface_index",
    "icmp.int_info.mtu": "extension.objects.interface_information.mtu",
    "icmp.int_info.name": "extension.objects.interface_information.name",
    "icmp.int_info.name_length": "extension.objects.interface_information.name_length",
    "icmp.int_info.afi": "extension.objects.interface_information.afi",
    "icmp.int_info.ipv4 icmp.int_info.ipv6": "extension.objects.interface_information.address",
    "icmp.int_ident.name": "extension.objects.interface_identification.name",
    "icmp.int_ident.index": "extension.objects.interface_identification.interface_index",
    "icmp.int_ident.afi": "extension.objects.interface_identification.afi",
    "icmp.int_ident.addr_length": "extension.objects.interface_identification.address_length",
    "icmp.int_ident.reserved": ("extension.objects.interface_identification.reserved", "{:02x}".format),
    "icmp.int_ident.ipv4 icmp.int_ident.ipv6 icmp.int_ident.address":
        "extension.objects.interface_identification.address",
}

QUOTED4 = {"ip.src": "ip.source quoted.source", "ip.dst": "ip.destination quoted.destination",
           "ip.proto": "ip.protocol quoted.protocol", "ip.ttl": "ip.hop_limit quoted.hop_limit",
           "ip.len": "ip.total_length quoted.total_length",
           "udp.srcport tcp.srcport": "quoted.ports.source", "udp.dstport tcp.dstport": "quoted.ports.destination"}
QUOTED6 = {"ipv6.src": "ip.source quoted.source", "ipv6.dst": "ip.destination quoted.destination",
           "ipv6.nxt": "ip.protocol quoted.protocol", "ipv6.hlim": "ip.hop_limit quoted.hop_limit",
           "udp.srcport tcp.srcport": "quoted.ports.source", "udp.dstport tcp.dstport": "quoted.ports.destination"}

IDENTIFIED = {"icmp.ident": "identifier", "icmp.seq": "sequence"}
PROBE_REQUEST = {"{0}.ext.echo.seq": "sequence", "{0}.ext.echo.req.res": "reserved",
                 "{0}.ext.echo.req.local": "local"}
PROBE_REPLY = {"{0}.ext.echo.seq": "sequence", "{0}.ext.echo.rsp.state": "state", "{0}.ext.echo.rsp.res": "reserved",
               "{0}.ext.echo.rsp.active": "active", "{0}.ext.echo.rsp.ipv4": "ipv4",
               "{0}.ext.echo.rsp.ipv6": "ipv6"}
ERROR4 = {**QUOTED4, "icmp.type#rest": "quoted.icmp.type", "icmp.code#rest": "quoted.icmp.code",
          "icmp.ident": "quoted.icmp.identifier", "icmp.seq": "quoted.icmp.sequence"}
ERROR6 = {**QUOTED6, "icmpv6.type#rest": "quoted.icmp.type", "icmpv6.code#rest": "quoted.icmp.code",
          "icmpv6.echo.identifier": "quoted.icmp.identifier", "icmpv6.echo.sequence_number": "quoted.icmp.sequence"}
LENGTH4 = {"icmp.length": "length", "icmp.length.original_datagram": ("length", words4), **EXTENSION}

AGENT = {name: f"extensions.mobility_agent.{path}" for name, path in {
    "icmp.mip.seq": "sequence", "icmp.mip.life": "registration_lifetime", "icmp.mip.r": "registration_required",
    "icmp.mip.b": "busy", "icmp.mip.h": "home_agent", "icmp.mip.f": "foreign_agent",
    "icmp.mip.m": "minimal_encapsulation", "icmp.mip.g": "gre_encapsulation", "icmp.mip.v": "reserved",
    "icmp.mip.rt": "reverse_tunneling", "icmp.mip.u": "udp_tunneling", "icmp.mip.x": "revocation",
    "icmp.mip.coa": "care_of_addresses"}.items()}

ICMP4 = {
    None: {name.format("icmp"): path for name, path in CHECKSUM.items()},
    (0, 8): {**IDENTIFIED, "data.data": "data"},
    (3,): {**ERROR4, **LENGTH4, "icmp.mtu": "next_hop_mtu"},
    (4,): ERROR4,
    (5,): {**ERROR4, "icmp.redir_gw": "gateway"},
    (9,): {**AGENT, "icmp.num_addrs": "number_of_addresses", "icmp.addr_entry_size": "address_entry_size",
           "icmp.lifetime": "lifetime", "icmp.router_address": "entries.router_address",
           "icmp.pref_level": "entries.preference_level", "icmp.mip.type": "extensions.type",
           "icmp.mip.length": "extensions.length", "icmp.mip.prefixlength": "extensions.prefix_lengths",
           "icmp.mip.challenge": "extensions.challenge", "icmp.mip.content": "extensions.body"},
    (11,): {**ERROR4, **LENGTH4},
    (12,): {**ERROR4, **LENGTH4, "icmp.pointer": "pointer"},
    (13, 14): {**IDENTIFIED, "icmp.originate_timestamp": "originate", "icmp.receive_timestamp": "receive",
               "icmp.transmit_timestamp": "transmit"},
    (15, 16): IDENTIFIED,
    (17, 18): {**IDENTIFIED, "icmp.address_mask": "mask"},
    (42,): {**EXTENSION, "icmp.ident": "identifier",
            **{name.format("icmp"): path for name, path in PROBE_REQUEST.items()}},
    (43,): {"icmp.ident": "identifier", **{name.format("icmp"): path for name, path in PROBE_REPLY.items()}},
}

# ---- ICMPv6 ----


def under(folder, rows):
    """Rows whose paths are all in that folder."""
    return {name: f"{folder}.{path}" for name, path in rows.items()}


OPTIONS = {
    "icmpv6.opt.type": "options.type",
    "icmpv6.opt.length": "options.length",
    "icmpv6.opt.linkaddr": "options.link_layer_address",
    "icmpv6.opt.prefix.length": "options.prefix_information.prefix_length options.route_information.prefix_length",
    "icmpv6.opt.prefix": "options.prefix_information.prefix options.route_information.prefix",
    **under("options.prefix_information", {
        "icmpv6.opt.prefix.flag.l": "on_link", "icmpv6.opt.prefix.flag.a": "autonomous",
        "icmpv6.opt.prefix.flag.r": "router_address", "icmpv6.opt.prefix.valid_lifetime": "valid_lifetime_seconds",
        "icmpv6.opt.prefix.preferred_lifetime": "preferred_lifetime_seconds"}),
    "icmpv6.opt.mtu": "options.mtu.mtu",
    "icmpv6.opt.nbma.shortcut_limit": "options.shortcut_limit.limit",
    "icmpv6.opt.advertisement_interval": "options.advertisement_interval.interval_milliseconds",
    "icmpv6.opt.home_agent_preference": "options.home_agent_information.preference",
    "icmpv6.opt.home_agent_lifetime": "options.home_agent_information.lifetime_seconds",
    "icmpv6.opt.ipv6_address": "options.address_list.addresses",
    "icmpv6.opt.cga.pad_length": "options.cga.pad_length options.trust_anchor.pad_length",
    "icmpv6.opt.cga.modifier": "options.cga.modifier",
    "icmpv6.opt.cga.subnet_prefix": ("options.cga.subnet_prefix", prefix_octets(8)),
    "icmpv6.opt.cga.count": ("options.cga.collision_count", "{:02x}".format),
    "icmpv6.opt.timestamp": "options.timestamp.seconds",
    "icmpv6.opt.nonce": "options.nonce",
    "icmpv6.opt.name_type": "options.trust_anchor.name_type",
    "icmpv6.opt.name_type.fqdn": ("options.trust_anchor.name", labels),
    "icmpv6.opt.lla.option_code": "options.fast_link_layer_address.option_code",
    "icmpv6.opt.lla.bytes": "options.fast_link_layer_address.address",
    **under("options.acknowledgment", {
        "icmpv6.opt.naack.option_code": "option_code", "icmpv6.opt.naack.status": "status",
        "icmpv6.opt.naack.supplied_ncoa": "new_care_of"}),
    **under("options.mobility_anchor_point", {
        "icmpv6.opt.map.distance": "distance", "icmpv6.opt.map.preference": "preference",
        "icmpv6.opt.map.flag.r": "r", "icmpv6.opt.map.flag.reserved": "reserved",
        "icmpv6.opt.map.valid_lifetime": "valid_lifetime_seconds", "icmpv6.opt.map.global_address": "address"}),
    "icmpv6.opt.route_info.flag.route_preference": "options.route_information.preference",
    "icmpv6.opt.route_lifetime": "options.route_information.lifetime_seconds",
    "icmpv6.opt.rdnss.lifetime": "options.rdnss.lifetime_seconds",
    "icmpv6.opt.rdnss": "options.rdnss.addresses",
    "icmpv6.opt.hkr.pad_length": "options.handover_key_request.pad_length options.handover_key_reply.pad_length",
    "icmpv6.opt.hkr.at": "options.handover_key_request.algorithm options.handover_key_reply.algorithm",
    "icmpv6.opt.hkr.reserved": "options.handover_key_request.reserved options.handover_key_reply.reserved",
    "icmpv6.opt.hkr.padding": "options.handover_key_request.padding options.handover_key_reply.padding",
    "icmpv6.opt.hkr.encryption_public_key": "options.handover_key_request.key",
    "icmpv6.opt.hkr.lifetime": "options.handover_key_reply.lifetime_seconds",
    "icmpv6.opt.hkr.encrypted_handover_key": "options.handover_key_reply.key",
    "icmpv6.opt.hai.option_code icmpv6.opt.mn.option_code": "options.coded_value.option_code",
    "icmpv6.opt.hai.length icmpv6.opt.mn.length": "options.coded_value.value_length",
    "icmpv6.opt.hai.value icmpv6.opt.mn.value": "options.coded_value.value",
    "icmpv6.opt.dnssl.lifetime": "options.dnssl.lifetime_seconds",
    "icmpv6.opt.dnssl": "options.dnssl.names.octets",
    "icmpv6.opt.rsa.key_hash icmpv6.opt.ps.key_hash": "options.rsa_signature.key_hash",
    "icmpv6.opt.ipa.option_code icmpv6.opt.nrpi.option_code": "options.address_prefix.option_code",
    "icmpv6.opt.ipa.prefix_len icmpv6.opt.nrpi.prefix_len": "options.address_prefix.prefix_length",
    "icmpv6.opt.ipa.ipv6_address icmpv6.opt.nrpi.prefix": "options.address_prefix.address",
    "icmpv6.opt.aro.status": "options.address_registration.status",
    "icmpv6.opt.aro.registration_lifetime": "options.address_registration.lifetime_minutes",
    "icmpv6.opt.aro.eui64": "options.address_registration.rovr",
    **under("options.context", {
        "icmpv6.opt.6co.context_length": "context_length", "icmpv6.opt.6co.flag.c": "compression",
        "icmpv6.opt.6co.flag.cid": "context_identifier", "icmpv6.opt.6co.flag.reserved": "reserved",
        "icmpv6.opt.6co.valid_lifetime": "lifetime_minutes", "icmpv6.opt.6co.context_prefix": "prefix"}),
    **under("options.border_router", {
        "icmpv6.opt.abro.version_low": "version_low", "icmpv6.opt.abro.version_high": "version_high",
        "icmpv6.opt.abro.valid_lifetime": "lifetime_minutes", "icmpv6.opt.abro.6lbr_address": "address"}),
    "icmpv6.opt.efo": ("options.flags_extension.flags", lambda flags: flags >> 32),
    "icmpv6.opt.6cio.flag_g": "options.capability_indication.g",
    "icmpv6.opt.captive_portal": "options.captive_portal.uri",
    "icmpv6.opt.pref64.scaled_lifetime": "options.pref64.scaled_lifetime",
    "icmpv6.opt.pref64.plc": "options.pref64.prefix_length_code",
    "icmpv6.opt.pref64.prefix": "options.pref64.prefix",
}

LISTENER = {"icmpv6.mld.multicast_address": "group"}
RECORD = under("records", {
    "icmpv6.mldr.mar.record_type": "type", "icmpv6.mldr.mar.aux_data_len": "aux_data_words",
    "icmpv6.mldr.mar.nb_sources": "number_of_sources", "icmpv6.mldr.mar.multicast_address": "group",
    "icmpv6.mldr.mar.source_address": "sources", "icmpv6.mldr.mar.auxiliary_data": "aux_data"})
RENUMBERING = {
    "icmpv6.rr.sequence_number": "sequence", "icmpv6.rr.segment_number": "segment", "icmpv6.rr.flag.t": "test",
    "icmpv6.rr.flag.r": "report", "icmpv6.rr.flag.a": "all_interfaces", "icmpv6.rr.flag.s": "site_specific",
    "icmpv6.rr.flag.p": "processed", "icmpv6.rr.maxdelay": "maximum_delay_milliseconds",
    **under("operations", {
        "icmpv6.rr.pco.mp.opcode": "operation", "icmpv6.rr.pco.mp.oplength": "length",
        "icmpv6.rr.pco.mp.ordinal": "ordinal", "icmpv6.rr.pco.mp.matchlen": "match_length",
        "icmpv6.rr.pco.mp.minlen": "minimum_length", "icmpv6.rr.pco.mp.maxlen": "maximum_length",
        "icmpv6.rr.pco.mp.matchprefix": "match_prefix"}),
    **under("operations.use_parts", {
        "icmpv6.rr.pco.up.uselen": "use_length", "icmpv6.rr.pco.up.keeplen": "keep_length",
        "icmpv6.rr.pco.up.flagmask": "flag_mask", "icmpv6.rr.pco.up.raflags": "ra_flags",
        "icmpv6.rr.pco.up.validlifetime": "valid_lifetime_seconds",
        "icmpv6.rr.pco.up.preferredlifetime": "preferred_lifetime_seconds",
        "icmpv6.rr.pco.up.flag.v": "valid_counts_down", "icmpv6.rr.pco.up.flag.p": "preferred_counts_down",
        "icmpv6.rr.pco.up.flag.reserved": "reserved", "icmpv6.rr.pco.up.useprefix": "use_prefix"}),
    **under("results", {
        "icmpv6.rr.rm.flag.b": "out_of_bounds", "icmpv6.rr.rm.flag.f": "forbidden",
        "icmpv6.rr.rm.flag.reserved": "reserved", "icmpv6.rr.rm.ordinal": "ordinal",
        "icmpv6.rr.rm.matchedlen": "matched_length", "icmpv6.rr.rm.interfaceindex": "interface_index",
        "icmpv6.rr.rm.matchedprefix": "matched_prefix"}),
}
NODE = {
    "icmpv6.ni.qtype": "qtype", "icmpv6.ni.flag.g": "global", "icmpv6.ni.flag.s": "site_local",
    "icmpv6.ni.flag.l": "link_local", "icmpv6.ni.flag.c": "compatible", "icmpv6.ni.flag.a": "all",
    "icmpv6.ni.flag.t": "truncated", "icmpv6.ni.flag.rsv": "reserved",
    "icmpv6.ni.nonce": ("nonce", lambda value: int(value, 16)), "icmpv6.ni.query.subject_ipv6": "subject_ipv6",
    "icmpv6.ni.query.subject_fqdn": "subject_name", "icmpv6.ni.query.subject_ipv4": "subject_ipv4",
    "icmpv6.ni.reply.node_ttl": "ttl_seconds ipv4_addresses.ttl_seconds ipv6_addresses.ttl_seconds",
    "icmpv6.ni.reply.node_name": "names.octets", "icmpv6.ni.reply.node_address": "ipv6_addresses.address",
    "icmpv6.ni.reply.ipv4_address": "ipv4_addresses.address",
}
ECHO6 = {"icmpv6.echo.identifier": "identifier", "icmpv6.echo.sequence_number": "sequence"}

ICMP6 = {
    None: {name.format("icmpv6"): path for name, path in CHECKSUM.items()},
    (1, 3): {**ERROR6, **EXTENSION, "icmpv6.length": "length"},
    (2,): {**ERROR6, "icmpv6.mtu": "mtu"},
    (4,): {**ERROR6, "icmpv6.pointer": "pointer"},
    (128, 129): {**ECHO6, "data.data": "data"},
    (130,): {**LISTENER, "icmpv6.mld.maximum_response_delay": "maximum_response_delay",
             "icmpv6.mld.maximum_response_code": "maximum_response_milliseconds",
             "icmpv6.mld.flag.s": "suppress", "icmpv6.mld.flag.qrv": "robustness",
             "icmpv6.mld.qqi": "query_interval_seconds",
             "icmpv6.mld.nb_sources": "number_of_sources", "icmpv6.mld.source_address": "sources"},
    (131, 132): {**LISTENER, "icmpv6.mld.maximum_response_delay": "maximum_response_delay"},
    (133, 141, 142): OPTIONS,
    (134,): {**OPTIONS, "icmpv6.nd.ra.cur_hop_limit": "cur_hop_limit", "icmpv6.nd.ra.flag.m": "managed",
             "icmpv6.nd.ra.flag.o": "other_config", "icmpv6.nd.ra.flag.h": "home_agent",
             "icmpv6.nd.ra.flag.prf": "preference", "icmpv6.nd.ra.flag.p": "proxy",
             "icmpv6.nd.ra.router_lifetime": "router_lifetime_seconds",
             "icmpv6.nd.ra.reachable_time": "reachable_time_milliseconds",
             "icmpv6.nd.ra.retrans_timer": "retrans_timer_milliseconds"},
    (135,): {**OPTIONS, "icmpv6.nd.ns.target_address": "target"},
    (136,): {**OPTIONS, "icmpv6.nd.na.target_address": "target", "icmpv6.nd.na.flag.r": "router",
             "icmpv6.nd.na.flag.s": "solicited", "icmpv6.nd.na.flag.o": "override",
             "icmpv6.nd.na.flag.rsv": "reserved"},
    (137,): {**OPTIONS, "icmpv6.nd.rd.target_address": "target",
             "icmpv6.rd.na.destination_address": "destination"},
    (138,): RENUMBERING,
    (139, 140): NODE,
    (143,): {"icmpv6.mldr.nb_mcast_records": "number_of_records", **RECORD},
    (144, 146): {"icmpv6.mip6.identifier": "identifier"},
    (145,): {"icmpv6.mip6.identifier": "identifier", "icmpv6.mip6.home_agent_address": "home_agents"},
    (147,): {**OPTIONS, "icmpv6.mip6.identifier": "identifier", "icmpv6.mip6.flag.m": "managed",
             "icmpv6.mip6.flag.o": "other_config", "icmpv6.mip6.flag.rsv": "reserved"},
    (148,): {**OPTIONS, "icmpv6.send.identifier": "identifier", "icmpv6.send.component": "component"},
    (149,): {**OPTIONS, "icmpv6.send.identifier": "identifier", "icmpv6.send.all_components": "all_components",
             "icmpv6.send.component": "component"},
    (151,): {"icmpv6.mcast_ra.query_interval": "query_interval_seconds",
             "icmpv6.mcast_ra.robustness_variable": "robustness"},
    (154,): {**OPTIONS, "icmpv6.fmip6.subtype": "subtype", "icmpv6.fmip6.identifier": "identifier"},
    (155,): map_rpl.TSHARK,
    (156,): {"icmpv6.ilnp.nb_locs": "number_of_locators",
             "icmpv6.ilnp.nb_locator": ("locators.locator", lambda value: int(value, 16)),
             "icmpv6.ilnp.nb_preference": "locators.preference",
             "icmpv6.ilnp.nb_lifetime": "locators.lifetime_seconds"},
    (157, 158): {"icmpv6.6lowpannd.da.status": "status", "icmpv6.6lowpannd.da.rsv": "tid",
                 "icmpv6.6lowpannd.da.lifetime": "lifetime_minutes", "icmpv6.6lowpannd.da.eui64": "rovr",
                 "icmpv6.6lowpannd.da.reg_addr": "registered_address"},
    (159,): {"icmpv6.mpl.seed_info.min_sequence": "seeds.minimum_sequence",
             "icmpv6.mpl.seed_info.bm_len": "seeds.bitmap_octets",
             "icmpv6.mpl.seed_info.s": "seeds.seed_identifier_size",
             "icmpv6.mpl.seed_info.seed_id": "seeds.seed_identifier"},
    (160,): {**EXTENSION, "icmpv6.echo.identifier": "identifier",
             **{name.format("icmpv6"): path for name, path in PROBE_REQUEST.items()}},
    (161,): {"icmpv6.echo.identifier": "identifier",
             **{name.format("icmpv6"): path for name, path in PROBE_REPLY.items()}},
}

ROWS = {
    "icmp4": ICMP4, "icmp6": ICMP6,
    # The same in another form, whole octets of flags, reserved octets, octets of other layers.
    "left out": ("icmp.ident_le", "icmp.seq_le", "icmp.data_time*", "*.flag", "*.flags", "*reserved*", "*unused*", "*.rsv",
                 "*.data", "*_data", "*.object", "*.opttlv.*", "*.flagmask.*", "icmpv6.opt.src_linkaddr",
                 "icmpv6.opt.target_linkaddr", "icmpv6.opt.cga", "icmpv6.opt.efo.*", "icmpv6.opt.6cio.unassigned*",
                 "icmpv6.mpl.seed_info.sequence", "icmpv6.echo.*", "ip.*", "ipv6.*", "udp.*", "tcp.*"),
}
