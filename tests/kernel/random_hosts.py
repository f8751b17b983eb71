# SPDX-License-Identifier: BSD-2-Clause
"""The hosts of the random differential, as changes of the base configuration."""

# What the hosts of the random differential are. Rate limits are off by their masks: they depend on the time between
# packets. (A limit of 0 instead takes the tokens that redirects need from a peer, but only from one jiffy to the next.)
UNLIMITED = {"net.ipv4.icmp_ratemask": 0, "net.ipv4.icmp_msgs_per_sec": 1000000, "net.ipv4.icmp_msgs_burst": 1000000,
             "net.ipv6.icmp.ratemask": "255"}
ETH0 = {"name": "eth0", "groups": ["239.1.2.3", "ff02::1234"], "anycast": ["2001:db8:77::a"]}
NEIGHBOURS = [{"address": address, "device": "eth0", "mac": "02:00:00:00:00:03"}
              for address in ("10.77.0.3", "2001:db8:77::3", "fe80::3")]
SOCKETS = [{"protocol": "udp", "family": 4, "local": "10.77.0.1", "port": 7, "remote": "10.77.0.2", "remote_port": 9},
           {"protocol": "udp", "family": 4, "port": 53}, {"protocol": "udp", "family": 6, "port": 53},
           {"protocol": "raw", "family": 4, "number": 253}]
MORE_SOCKETS = SOCKETS + [
    {"protocol": "udp", "family": 6, "local": "2001:db8:77::1", "port": 7, "remote": "2001:db8:77::2",
     "remote_port": 9},
    {"protocol": "raw", "family": 6, "number": 253}, {"protocol": "tcp", "family": 4, "port": 80},
    {"protocol": "tcp", "family": 6, "port": 80}, {"protocol": "ping", "family": 4, "identifier": 77},
    {"protocol": "ping", "family": 6, "identifier": 77}]
REJECTS = [{"family": 4, "protocol": "udp", "port": 99, "with": "icmp-admin-prohibited"},
           {"family": 4, "protocol": "tcp", "port": 99, "with": "tcp-reset"},
           {"family": 6, "protocol": "udp", "port": 99, "with": "icmp6-adm-prohibited"},
           {"family": 6, "protocol": "tcp", "port": 99, "with": "tcp-reset"},
           {"family": 4, "protocol": "icmp", "with": "icmp-host-unreachable"}]
ROUTES = [{"to": "10.90.0.0/16", "type": "unreachable"}, {"to": "10.91.0.0/16", "type": "prohibit"},
          {"to": "10.92.0.0/16", "type": "blackhole"}, {"to": "10.99.0.0/16", "via": "10.77.0.2", "device": "eth0"},
          {"to": "2001:db8:90::/48", "type": "unreachable"}, {"to": "2001:db8:91::/48", "type": "prohibit"},
          {"to": "2001:db8:92::/48", "type": "blackhole"},
          {"to": "2001:db8:99::/48", "via": "2001:db8:77::2", "device": "eth0"}]

HOSTS = {
    "host": {"interfaces": [ETH0], "sockets": SOCKETS, "more_neighbours": NEIGHBOURS, "routes": ROUTES,
             "sysctls": dict(UNLIMITED)},
    "open-host": {"interfaces": [ETH0], "sockets": SOCKETS, "more_neighbours": NEIGHBOURS, "routes": ROUTES,
                  "sysctls": UNLIMITED | {"net.ipv4.icmp_echo_ignore_broadcasts": 0,
                                          "net.ipv4.icmp_echo_enable_probe": 1,
                                          "net.ipv4.icmp_ignore_bogus_error_responses": 0,
                                          "net.ipv6.icmp.echo_ignore_multicast": 1}},
    "router": {"forwarding": True, "interfaces": [ETH0, {"name": "eth1", "mtu": 1400}], "sockets": SOCKETS,
               "more_neighbours": NEIGHBOURS, "routes": ROUTES,
               # Redirects of IPv4 back off in steps of 20 ms: what comes out depends on the time between packets.
               "sysctls": UNLIMITED | {"net.ipv4.conf.all.send_redirects": 0,
                                       "net.ipv4.conf.default.send_redirects": 0,
                                       "net.ipv4.icmp_errors_use_inbound_ifaddr": 1}},
    "programs": {"interfaces": [ETH0], "sockets": MORE_SOCKETS, "more_neighbours": NEIGHBOURS, "routes": ROUTES,
                 "sysctls": UNLIMITED | {"net.ipv4.ping_group_range": "0 100", "net.ipv4.ip_no_pmtu_disc": 1,
                                         "net.ipv6.anycast_src_echo_reply": 1,
                                         "net.ipv6.icmp.error_anycast_as_unicast": 1}},
    "rejecting": {"interfaces": [ETH0], "sockets": SOCKETS, "reject": REJECTS, "more_neighbours": NEIGHBOURS,
                  "routes": ROUTES, "sysctls": UNLIMITED | {"net.ipv6.icmp.echo_ignore_all": 1}},
    "source-router": {"forwarding": True, "interfaces": [ETH0, {"name": "eth1"}], "sockets": MORE_SOCKETS,
                      "more_neighbours": NEIGHBOURS, "routes": ROUTES,
                      "sysctls": UNLIMITED | {"net.ipv4.ping_group_range": "0 100", "net.ipv4.ip_no_pmtu_disc": 3,
                                              "net.ipv4.conf.all.send_redirects": 0,
                                              "net.ipv4.conf.default.send_redirects": 0,
                                              "net.ipv4.conf.all.accept_source_route": 1,
                                              "net.ipv4.conf.default.accept_source_route": 1,
                                              "net.ipv4.conf.all.accept_redirects": 1,
                                              "net.ipv4.conf.default.accept_redirects": 1,
                                              "net.ipv4.conf.all.bc_forwarding": 0,
                                              "net.ipv6.flowlabel_reflect": 4}},
}
