# SPDX-License-Identifier: BSD-2-Clause
"""The second decoder: Neighbor Discovery (RFC 4861 section 4) and its inverse (RFC 3122 section 2)."""
from second.options import options


def solicitation(part):
    part.number("reserved", 4)
    options(part)


def router_advertisement(part):
    part.number("cur_hop_limit", 1)
    part.bits("flags", 1, ("managed", 1), ("other_config", 1), ("home_agent", 1), ("preference", 2), ("proxy", 1),
              ("snac", 1), ("reserved", 1))
    part.numbers(("router_lifetime_seconds", 2), ("reachable_time_milliseconds", 4), ("retrans_timer_milliseconds", 4))
    options(part)


def neighbor_solicitation(part):
    part.number("reserved", 4)
    part.ipv6("target")
    options(part)


def neighbor_advertisement(part):
    part.bits("flags", 4, ("router", 1), ("solicited", 1), ("override", 1), ("reserved", 29))
    part.ipv6("target")
    options(part)


def redirect(part):
    part.number("reserved", 4)
    part.ipv6("target")
    part.ipv6("destination")
    options(part)


DISCOVERY = {133: solicitation, 134: router_advertisement, 135: neighbor_solicitation, 136: neighbor_advertisement,
             137: redirect, 141: solicitation, 142: solicitation}
