# SPDX-License-Identifier: BSD-2-Clause
"""The rows of RPL (type 155) for both peers: a name of the peer's and our path, in pairs."""


def rows(name, folder, fields):
    words = fields.split()
    return {name + theirs: f"{folder}.{ours}" for theirs, ours in zip(words[::2], words[1::2])}


def merged(*tables):
    """One table; a field in several of them has all their paths."""
    result = {}
    for table in tables:
        for field, path in table.items():
            result[field] = f"{result[field]} {path}" if field in result else path
    return result


TSHARK = merged(
    rows("icmpv6.rpl.dis.", "dis", "flags flags"),
    rows("icmpv6.rpl.dio.", "dio",
         "instance instance version version rank rank flag.g grounded flag.0 reserved flag.mop mode_of_operation "
         "flag.preference preference dtsn dtsn dagid dodagid"),
    rows("icmpv6.rpl.dao.", "dao",
         "instance instance flag.k acknowledge flag.d dodagid_present flag.rsv reserved_of_6 "
         "sequence sequence dodagid dodagid"),
    rows("icmpv6.rpl.daoack.", "dao_ack",
         "instance instance flag.d dodagid_present flag.rsv reserved_of_7 sequence sequence "
         "status status dodagid dodagid"),
    rows("icmpv6.rpl.p2p.dro.", "p2p_dro",
         "instance instance version version flag.stop stop flag.ack acknowledge flag.seq sequence "
         "flag.reserved reserved dagid dodagid"),
    rows("icmpv6.rpl.p2p.dro.", "p2p_dro_ack", "instance instance version version dagid dodagid"),
    rows("icmpv6.rpl.p2p.droack.", "p2p_dro_ack", "flag.seq sequence flag.reserved reserved"),
    rows("icmpv6.rpl.cc.", "consistency_check",
         "instance instance flag.r response flag.rsv reserved nonce nonce dodagid dodagid "
         "destination_counter destination_counter"),
    rows("icmpv6.rpl.secure.", "security",
         "flag.t counter_is_time flag.rsv reserved algorithm algorithm kim key_identifier_mode lvl security_level "
         "rsv reserved2 counter counter key.source key_source key.index key_index"),
    rows("icmpv6.rpl.opt.", "options", "type type length length targetdesc.descriptor target_descriptor"),
    rows("icmpv6.rpl.opt.metric.", "options.metrics",
         "type type flag.p partial flag.c constraint flag.o optional flag.r recorded flag.a aggregation "
         "prec precedence length length"),
    rows("icmpv6.rpl.opt.metric.nsa.object.", "options.metrics.node_state",
         "reserved reserved2 flags reserved3 flag.a aggregator flag.o overloaded"),
    rows("icmpv6.rpl.opt.metric.ne.object.", "options.metrics.node_energy",
         "flags reserved2 flag.i included type node_type flag.e estimated energy energy"),
    rows("icmpv6.rpl.opt.metric.hp.object.", "options.metrics.hop_count",
         "reserved reserved2 flags flags hp hop_count"),
    rows("icmpv6.rpl.opt.metric.lt.object.", "options.metrics.throughput", "lt octets_per_second"),
    rows("icmpv6.rpl.opt.metric.ll.object.", "options.metrics.latency", "ll microseconds"),
    rows("icmpv6.rpl.opt.metric.lql.object.", "options.metrics.link_quality",
         "res reserved2 val level counter number_of_links"),
    rows("icmpv6.rpl.opt.metric.etx.object.", "options.metrics.etx", "etx etx_128ths"),
    rows("icmpv6.rpl.opt.metric.lc.object.", "options.metrics.link_color",
         "res reserved2 lc color counter number_of_links reserved reserved3 flag.i exclude"),
    rows("icmpv6.rpl.opt.route.", "options.route_information",
         "prefix_length prefix_length pref preference lifetime lifetime_seconds prefix prefix"),
    rows("icmpv6.rpl.opt.config.", "options.dodag_configuration",
         "auth authentication pcs path_control_size interval_double interval_doublings interval_min interval_min "
         "redundancy redundancy_constant max_rank_inc max_rank_increase min_hop_rank_inc min_hop_rank_increase "
         "ocp objective_code_point rsv reserved def_lifetime default_lifetime lifetime_unit lifetime_unit_seconds"),
    rows("icmpv6.rpl.opt.target.", "options.target", "prefix_length prefix_length prefix prefix"),
    rows("icmpv6.rpl.opt.transit.", "options.transit_information",
         "flag.e external pathctl path_control pathseq path_sequence pathlifetime path_lifetime parent parent"),
    rows("icmpv6.rpl.opt.solicited.", "options.solicited_information",
         "instance instance flag.v match_version flag.i match_instance flag.d match_dodagid flag.rsv reserved "
         "dodagid dodagid version version"),
    rows("icmpv6.rpl.opt.", "options.prefix_information",
         "prefix.length prefix_length prefix.flag.l on_link config.flag.a autonomous config.flag.r router_address "
         "config.flag.rsv reserved prefix.valid_lifetime valid_lifetime_seconds "
         "prefix.preferred_lifetime preferred_lifetime_seconds prefix prefix"),
    rows("icmpv6.rpl.opt.routediscovery.", "options.p2p_route_discovery",
         "flag.reply reply flag.hopbyhop hop_by_hop flag.numofroutes routes flag.compr elided_octets "
         "lifetime lifetime targetaddr target addrvec.addr addresses"),
)
TSHARK["icmpv6.rpl.opt.routediscovery.maxrank icmpv6.rpl.opt.routediscovery.nh"] = \
    "options.p2p_route_discovery.rank_or_next_hop"


def metric_rows(name, folder, fields):
    return rows(f"RPLDAGMC{name}.", f"options.metrics.{folder}", fields)


METRICS = ("HopCount", "LinkColor", "LinkETX", "LinkLatency", "LinkQualityLevel", "LinkThroughput", "NSA",
           "NodeEnergy")


def of_each_metric(field):
    return " ".join(f"RPLDAGMC{name}.{field}" for name in METRICS)


SCAPY = {
    **rows("ICMPv6RPL.", "message", "type type code code cksum checksum.value"),
    **rows("RPLDIS.", "dis", "flags flags reserved reserved"),
    **rows("RPLDIO.", "dio",
           "RPLInstanceID instance ver version rank rank G grounded unused1 reserved mop mode_of_operation "
           "prf preference dtsn dtsn flags flags reserved reserved2 dodagid dodagid"),
    **rows("RPLDAO.", "dao",
           "RPLInstanceID instance K acknowledge D dodagid_present flags reserved_of_6 reserved reserved2 "
           "daoseq sequence "
           "dodagid dodagid"),
    **rows("RPLDAOACK.", "dao_ack", "RPLInstanceID instance D dodagid_present reserved reserved_of_7 daoseq sequence "
                            "status status dodagid dodagid"),
    **rows("RPLDCO.", "dco", "RPLInstanceID instance K acknowledge D dodagid_present flags reserved "
                             "dcoseq sequence status status dodagid dodagid"),
    **rows("RPLDCOACK.", "dco_ack", "RPLInstanceID instance D dodagid_present flags reserved dcoseq sequence "
                                    "status status dodagid dodagid"),
    **rows("RPLOptDODAGConfig.", "options.dodag_configuration",
           "A authentication PCS path_control_size DIOIntDoubl interval_doublings DIOIntMin interval_min "
           "DIORedun redundancy_constant MaxRankIncrease max_rank_increase MinRankIncrease min_hop_rank_increase "
           "OCP objective_code_point reserved reserved DefLifetime default_lifetime "
           "LifetimeUnit lifetime_unit_seconds"),
    **rows("RPLOptPIO.", "options.prefix_information",
           "plen prefix_length L on_link A autonomous R router_address reserved1 reserved "
           "validlifetime valid_lifetime_seconds preflifetime preferred_lifetime_seconds reserved2 reserved2 "
           "prefix prefix"),
    **rows("RPLOptRIO.", "options.route_information",
           "plen prefix_length res1 reserved prf preference res2 reserved2 rtlifetime lifetime_seconds prefix prefix"),
    **rows("RPLOptSolInfo.", "options.solicited_information",
           "RPLInstanceID instance V match_version I match_instance D match_dodagid flags reserved dodagid dodagid "
           "ver version"),
    **rows("RPLOptTIO.", "options.transit_information",
           "E external pathcontrol path_control pathseq path_sequence pathlifetime path_lifetime parentaddr parent"),
    **rows("RPLOptTgt.", "options.target", "plen prefix_length prefix prefix"),
    **rows("RPLOptTgtDesc.", "options", "descriptor target_descriptor"),
    **rows("RPLOptPadN.", "options", "optdata padding"),
    **{of_each_metric(theirs): f"options.metrics.{ours}" for theirs, ours in (
        ("P", "partial"), ("C", "constraint"), ("O", "optional"), ("R", "recorded"), ("A", "aggregation"),
        ("prec", "precedence"), ("len", "length"), ("otype", "type"), ("resflags", "reserved"))},
    **metric_rows("HopCount", "hop_count", "res reserved2 flags flags HopCount hop_count"),
    **metric_rows("LinkColor", "link_color", "res reserved2 color color counter number_of_links"),
    **metric_rows("LinkETX", "etx", "ETX etx_128ths"),
    **metric_rows("LinkLatency", "latency", "Latency microseconds"),
    **metric_rows("LinkQualityLevel", "link_quality", "res reserved2 val level counter number_of_links"),
    **metric_rows("LinkThroughput", "throughput", "Throughput octets_per_second"),
    **metric_rows("NSA", "node_state", "res reserved2 flags reserved3 Agg aggregator Overload overloaded"),
    **metric_rows("NodeEnergy", "node_energy",
                  "flags reserved2 I included T node_type E estimated E_E energy"),
}
