# SPDX-License-Identifier: BSD-2-Clause
"""Which field of which class of scapy is which of ours; rows as in map_tshark.py."""
import map_rpl
from values import prefix_octets


def rows(name, fields):
    """Rows of one class: its field and our path, in pairs."""
    words = fields.split()
    return {f"{name}.{field}": path for field, path in zip(words[::2], words[1::2])}


def rows_under(name, folder, fields):
    return {field: f"{folder}.{path}" for field, path in rows(name, fields).items()}


def message_rows(name, fields=""):
    """Those that every ICMPv6 class has, and its own. A class may come again in a quoted datagram."""
    shared = "type message.type code message.code cksum message.checksum.value "
    return {f"{field}#first": path for field, path in rows(name, shared + fields).items()}


def hex_of_text(text):
    return text.encode().hex()


def octets_of(size):
    return lambda value: value.to_bytes(size, "big").hex()


QUOTED4 = {
    **rows("IPerror", "src quoted.source dst quoted.destination proto quoted.protocol ttl quoted.hop_limit "
                      "len quoted.total_length"),
    **rows("ICMPerror", "type quoted.icmp.type code quoted.icmp.code id quoted.icmp.identifier "
                        "seq quoted.icmp.sequence"),
}
QUOTED6 = rows("IPerror6", "src quoted.source dst quoted.destination hlim quoted.hop_limit nh quoted.protocol")
PORTS = {
    "UDPerror.sport TCPerror.sport": "quoted.ports.source",
    "UDPerror.dport TCPerror.dport": "quoted.ports.destination",
}
ECHO_IN_ERROR = {
    "ICMPv6EchoRequest.type": "quoted.icmp.type", "ICMPv6EchoRequest.code": "quoted.icmp.code",
    "ICMPv6EchoRequest.id": "quoted.icmp.identifier", "ICMPv6EchoRequest.seq": "quoted.icmp.sequence",
}
ERROR4, ERROR6 = {**QUOTED4, **PORTS}, {**QUOTED6, **PORTS, **ECHO_IN_ERROR}

EXTENSION = {
    **rows_under("ICMPExtensionHeader", "extension", "version version reserved reserved chksum checksum"),
    **rows_under("MPLS", "extension.objects.label_stack.labels", "label label cos traffic_class s bottom ttl ttl"),
    **rows_under("ICMPExtensionInterfaceInformation", "extension.objects",
                 "interface_role c_type_bits.role reserved c_type_bits.reserved has_ifindex c_type_bits.index "
                 "has_ipaddr c_type_bits.address has_ifname c_type_bits.name has_mtu c_type_bits.mtu "
                 "ifindex interface_information.interface_index afi interface_information.afi "
                 "ifname_len interface_information.name_length mtu interface_information.mtu"),
    "ICMPExtensionInterfaceInformation.ip4 ICMPExtensionInterfaceInformation.ip6":
        "extension.objects.interface_information.address",
    "ICMPExtensionInterfaceInformation.ifname":
        ("extension.objects.interface_information.name", hex_of_text),
}

GOOD = ("message.checksum.status", lambda status: status == "good")
IDENTIFIED = rows("ICMP", "id identifier seq sequence")
RAW = {"Raw.load": "data"}

ICMP4 = {
    None: {"checksum": GOOD, **{f"{field}#first": path for field, path in rows(
        "ICMP", "type message.type code message.code chksum message.checksum.value").items()}},
    (0, 8): {**IDENTIFIED, **RAW},
    (3,): {**ERROR4, **EXTENSION, **rows("ICMP", "reserved unused length length nexthopmtu next_hop_mtu")},
    (4,): {**ERROR4, **rows("ICMP", "unused unused")},
    (5,): {**ERROR4, **rows("ICMP", "gw gateway")},
    (11,): {**ERROR4, **EXTENSION, **rows("ICMP", "reserved unused length length unused unused2")},
    (12,): {**ERROR4, **EXTENSION, **rows("ICMP", "ptr pointer length length unused unused")},
    (13, 14): {**IDENTIFIED, **rows("ICMP", "ts_ori originate ts_rx receive ts_tx transmit")},
    (15, 16, 37, 38): IDENTIFIED,
    (17, 18): {**IDENTIFIED, **rows("ICMP", "addr_mask mask")},
}

# ---- ICMPv6 ----


def option_rows(name, folder, fields):
    return rows_under(name, f"options.{folder}" if folder else "options", fields)


OPTIONS = {
    "ICMPv6NDOptSrcLLAddr.lladdr ICMPv6NDOptDstLLAddr.lladdr": "options.link_layer_address",
    **option_rows("ICMPv6NDOptPrefixInfo", "prefix_information",
                  "prefixlen prefix_length L on_link A autonomous R router_address validlifetime "
                  "valid_lifetime_seconds preferredlifetime preferred_lifetime_seconds res2 reserved2 prefix prefix"),
    **option_rows("ICMPv6NDOptMTU", "mtu", "mtu mtu res reserved"),
    **option_rows("ICMPv6NDOptShortcutLimit", "shortcut_limit",
                  "shortcutlim limit res1 reserved res2 reserved2"),
    **option_rows("ICMPv6NDOptAdvInterval", "advertisement_interval", "advint interval_milliseconds res reserved"),
    **option_rows("ICMPv6NDOptHAInfo", "home_agent_information", "pref preference lifetime lifetime_seconds"),
    "ICMPv6NDOptSrcAddrList.addrlist ICMPv6NDOptTgtAddrList.addrlist": "options.address_list.addresses",
    "ICMPv6NDOptSrcAddrList.res ICMPv6NDOptTgtAddrList.res": ("options.address_list.reserved", octets_of(6)),
    **option_rows("ICMPv6NDOptCGA", "cga", "padlength pad_length reserved reserved padding padding"),
    **option_rows("CGA_Params", "cga", "modifier modifier cc collision_count"),
    "CGA_Params.subprefix": ("options.cga.subnet_prefix", prefix_octets(8)),
    **option_rows("ICMPv6NDOptRsaSig", "rsa_signature", "reserved reserved key_hash key_hash signature_pad signature"),
    **option_rows("ICMPv6NDOptTmstp", "timestamp", "reserved reserved timestamp seconds"),
    **option_rows("ICMPv6NDOptNonce", "", "nonce nonce"),
    "ICMPv6NDOptIPAddr.optcode ICMPv6NDOptNewRtrPrefix.optcode": "options.address_prefix.option_code",
    "ICMPv6NDOptIPAddr.plen ICMPv6NDOptNewRtrPrefix.plen": "options.address_prefix.prefix_length",
    "ICMPv6NDOptIPAddr.res ICMPv6NDOptNewRtrPrefix.res": "options.address_prefix.reserved",
    "ICMPv6NDOptIPAddr.addr ICMPv6NDOptNewRtrPrefix.prefix": "options.address_prefix.address",
    **option_rows("ICMPv6NDOptLLA", "fast_link_layer_address", "optcode option_code lla address"),
    **option_rows("ICMPv6NDOptMAP", "mobility_anchor_point",
                  "dist distance pref preference R r res reserved validlifetime valid_lifetime_seconds addr address"),
    **option_rows("ICMPv6NDOptRouteInfo", "route_information",
                  "plen prefix_length res1 reserved prf preference res2 reserved2 rtlifetime lifetime_seconds "
                  "prefix prefix"),
    **option_rows("ICMPv6NDOptRDNSS", "rdnss", "res reserved lifetime lifetime_seconds dns addresses"),
    **option_rows("ICMPv6NDOptEFA", "flags_extension", "res flags"),
    **option_rows("ICMPv6NDOptDNSSL", "dnssl", "res reserved lifetime lifetime_seconds searchlist names.octets"),
}


def merged_rows(names, fields):
    """Rows of several classes of which a message is one."""
    words = fields.split()
    return {" ".join(f"{name}.{field}" for name in names): path for field, path in zip(words[::2], words[1::2])}


NODE = ("type message.type code message.code cksum message.checksum.value qtype qtype unused reserved flags flags "
        "nonce nonce")
NODE_QUERIES = tuple("ICMPv6NIQuery" + name for name in ("NOOP", "Name", "IPv4", "IPv6"))
NODE_REPLIES = tuple("ICMPv6NIReply" + name for name in ("NOOP", "Name", "IPv4", "IPv6", "Refuse", "Unknown"))

ICMP6 = {
    None: {"checksum": GOOD},
    (1,): {**message_rows("ICMPv6DestUnreach", "length length unused unused"), **ERROR6, **EXTENSION},
    (2,): {**message_rows("ICMPv6PacketTooBig", "mtu mtu"), **ERROR6},
    (3,): {**message_rows("ICMPv6TimeExceeded", "length length unused unused"), **ERROR6, **EXTENSION},
    (4,): {**message_rows("ICMPv6ParamProblem", "ptr pointer"), **ERROR6},
    (128,): message_rows("ICMPv6EchoRequest", "id identifier seq sequence data data"),
    (129,): message_rows("ICMPv6EchoReply", "id identifier seq sequence data data"),
    (130,): {"ICMPv6MLQuery.mrd ICMPv6MLQuery2.mrd": "maximum_response_code",
             "ICMPv6MLQuery.mladdr ICMPv6MLQuery2.mladdr": "group",
             **merged_rows(("ICMPv6MLQuery", "ICMPv6MLQuery2"),
                           "type message.type code message.code cksum message.checksum.value reserved reserved"),
             **rows("ICMPv6MLQuery2", "S suppress QRV robustness QQIC qqic sources_number number_of_sources "
                                      "sources sources")},
    (131,): message_rows("ICMPv6MLReport", "mrd maximum_response_delay reserved reserved mladdr group"),
    (132,): message_rows("ICMPv6MLDone", "mrd maximum_response_delay reserved reserved mladdr group"),
    (133,): {**message_rows("ICMPv6ND_RS", "res reserved"), **OPTIONS},
    (134,): {**message_rows("ICMPv6ND_RA", "chlim cur_hop_limit M managed O other_config H home_agent prf preference "
                                           "P proxy routerlifetime router_lifetime_seconds reachabletime "
                                           "reachable_time_milliseconds retranstimer retrans_timer_milliseconds"),
             **OPTIONS},
    (135,): {**message_rows("ICMPv6ND_NS", "res reserved tgt target"), **OPTIONS},
    (136,): {**message_rows("ICMPv6ND_NA", "R router S solicited O override res reserved tgt target"), **OPTIONS},
    (137,): {**message_rows("ICMPv6ND_Redirect", "res reserved tgt target dst destination"), **OPTIONS},
    (139,): {**merged_rows(NODE_QUERIES, NODE),
             " ".join(f"{name}.data" for name in NODE_QUERIES[1:]) + "#rest":
                 "subject_ipv6 subject_octets subject_ipv4"},
    (140,): {**merged_rows(NODE_REPLIES, NODE),
             "ICMPv6NIReplyName.data#rest": "ttl_seconds names_octets",
             "ICMPv6NIReplyIPv4.data#rest": "ipv4_addresses.ttl_seconds ipv4_addresses.address",
             "ICMPv6NIReplyIPv6.data#rest": "ipv6_addresses.ttl_seconds ipv6_addresses.address"},
    (141,): {**message_rows("ICMPv6ND_INDSol", "reserved reserved"), **OPTIONS},
    (142,): {**message_rows("ICMPv6ND_INDAdv", "reserved reserved"), **OPTIONS},
    (143,): {"ICMPv6MLReport2.cksum": "message.checksum.value", "ICMPv6MLReport2.res": "message.code",
             "ICMPv6MLReport2.records_number": "number_of_records",
             **rows_under("ICMPv6MLDMultAddrRec", "records",
                          "rtype type auxdata_len aux_data_words sources_number number_of_sources dst group "
                          "sources sources auxdata aux_data")},
    (144,): message_rows("ICMPv6HAADRequest", "id identifier R mobile_router res reserved"),
    (145,): {**message_rows("ICMPv6HAADReply", "id identifier R mobile_router res reserved"),
             "ICMPv6HAADReply.addresses": "home_agents"},
    (146,): message_rows("ICMPv6MPSol", "id identifier res reserved"),
    (147,): {**message_rows("ICMPv6MPAdv", "id identifier res reserved"), **OPTIONS},
    (151,): rows("ICMPv6MRD_Advertisement",
                 "type message.type advinter message.code cksum message.checksum.value "
                 "queryint query_interval_seconds robustness robustness"),
    (152,): rows("ICMPv6MRD_Solicitation", "type message.type res message.code cksum message.checksum.value"),
    (153,): rows("ICMPv6MRD_Termination", "type message.type res message.code cksum message.checksum.value"),
    (155,): map_rpl.SCAPY,
}

ROWS = {
    "icmp4": ICMP4, "icmp6": ICMP6,
    # Reserved bits and flags in another cut, lengths that the class of the value says, octets of other layers.
    "left out": ("exception", "IPerror*", "TCPerror*", "UDPerror*", "ICMPerror*", "ICMPv6EchoRequest.*", "IPOption*",
                 "IPv6.*", "IPv6ExtHdr*", "HBHOptUnknown.*", "PadN.*", "RouterAlert.*", "UDP.*", "TCP.*", "Raw.*",
                 "Padding.*", "ICMP.unused", "ICMPExtension*", "ICMPv6MLQuery2.Resv", "ICMPv6MLReport2.reserved",
                 "ICMPv6MPAdv.flags", "ICMPv6NDOpt*.res*", "ICMPv6ND_RA.res", "RPLOpt*.flags", "RPLOptDAGMC.autopad",
                 "*.len", "*.optlen", "*.type", "*.otype", "X509*", "RSA*"),
}
