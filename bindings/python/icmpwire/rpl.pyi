# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums, v6 as v6
from ._core import Octets, _AddressLike, _Field, _IPv6Like, _OctetsLike

__all__ = [
    "Security",
    "SourceRoute",
    "Metric",
    "NodeState",
    "NodeEnergy",
    "HopCount",
    "Throughput",
    "Latency",
    "LinkQuality",
    "ETX",
    "LinkColor",
    "Option",
    "Pad1",
    "PadN",
    "MetricContainer",
    "RouteInformation",
    "DODAGConfiguration",
    "Target",
    "TransitInformation",
    "SolicitedInformation",
    "PrefixInformation",
    "TargetDescriptor",
    "P2PRouteDiscovery",
    "RouteRequest",
    "RouteReply",
    "ART",
    "RootFailure",
    "StatefulVia",
    "SourceRoutedVia",
    "SiblingInformation",
    "DIS",
    "DIO",
    "DAO",
    "DAOACK",
    "P2PDRO",
    "P2PDROACK",
    "Measurement",
    "DCO",
    "DCOACK",
    "PDR",
    "PDRACK",
    "SecureDIS",
    "SecureDIO",
    "SecureDAO",
    "SecureDAOACK",
    "SecureP2PDRO",
    "SecureP2PDROACK",
    "SecureMeasurement",
    "SecureDCO",
    "SecureDCOACK",
    "ConsistencyCheck",
]

class Security(_node.Part):  # RFC 6550 section 6.1
    counter_is_time: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    algorithm: _Field[int, SupportsIndex]
    key_identifier_mode: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    security_level: _Field[int, SupportsIndex]
    flags: _Field[int, SupportsIndex]
    counter: _Field[int, SupportsIndex]
    key_source: _Field[Octets, _OctetsLike]
    key_index: _Field[int, SupportsIndex]
    __match_args__ = (
        "counter_is_time",
        "reserved",
        "algorithm",
        "key_identifier_mode",
        "reserved2",
        "security_level",
        "flags",
        "counter",
        "key_source",
        "key_index",
    )
    def __new__(
        cls,
        *,
        counter_is_time: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        algorithm: SupportsIndex = 0,
        key_identifier_mode: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        security_level: SupportsIndex = 0,
        flags: SupportsIndex = 0,
        counter: SupportsIndex = 0,
        key_source: _OctetsLike = b"",
        key_index: SupportsIndex = 0,
    ) -> Self: ...

class SourceRoute(_node.Element):  # RFC 8138 section 5.1
    form: _Field[int | None, SupportsIndex | None]
    addresses_less_one: _Field[int | None, SupportsIndex | None]
    type: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = ("type", "addresses")
    def __new__(
        cls,
        *,
        form: SupportsIndex | None = None,
        addresses_less_one: SupportsIndex | None = None,
        type: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class Metric(_node.Element):  # RFC 6551 section 2.1
    type: _Field[enums.RplMetricType, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "type",
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "body",
    )
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class Option(_node.Element):  # RFC 6550 section 6.7.1
    type: _Field[enums.RplOptionType, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("type", "body")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        length: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class NodeState(Metric):  # RFC 6551 section 3.1
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    reserved3: _Field[int, SupportsIndex]
    aggregator: _Field[int, SupportsIndex]
    overloaded: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "reserved2",
        "reserved3",
        "aggregator",
        "overloaded",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        reserved3: SupportsIndex = 0,
        aggregator: SupportsIndex = 0,
        overloaded: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class NodeEnergy(Metric):  # RFC 6551 section 3.2
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    included: _Field[int, SupportsIndex]
    node_type: _Field[int, SupportsIndex]
    estimated: _Field[int, SupportsIndex]
    energy: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "reserved2",
        "included",
        "node_type",
        "estimated",
        "energy",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        included: SupportsIndex = 0,
        node_type: SupportsIndex = 0,
        estimated: SupportsIndex = 0,
        energy: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class HopCount(Metric):  # RFC 6551 section 3.3
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    flags: _Field[int, SupportsIndex]
    hop_count: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "reserved2",
        "flags",
        "hop_count",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        flags: SupportsIndex = 0,
        hop_count: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class Throughput(Metric):  # RFC 6551 section 4.1
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    octets_per_second: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "octets_per_second",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        octets_per_second: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class Latency(Metric):  # RFC 6551 section 4.2
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    microseconds: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "microseconds",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        microseconds: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class LinkQuality(Metric):  # RFC 6551 section 4.3.1
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    level: _Field[int, SupportsIndex]
    number_of_links: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "reserved2",
        "level",
        "number_of_links",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        level: SupportsIndex = 0,
        number_of_links: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class ETX(Metric):  # RFC 6551 section 4.3.2
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    etx_128ths: _Field[int, SupportsIndex]
    more: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "etx_128ths",
        "more",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        etx_128ths: SupportsIndex = 0,
        more: _OctetsLike = b"",
    ) -> Self: ...

class LinkColor(Metric):  # RFC 6551 section 4.4
    reserved: _Field[int, SupportsIndex]
    partial: _Field[int, SupportsIndex]
    constraint: _Field[int, SupportsIndex]
    optional: _Field[int, SupportsIndex]
    recorded: _Field[int, SupportsIndex]
    aggregation: _Field[int, SupportsIndex]
    precedence: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    color: _Field[int, SupportsIndex]
    number_of_links: _Field[int | None, SupportsIndex | None]
    more: _Field[Octets, _OctetsLike]
    reserved3: _Field[int | None, SupportsIndex | None]
    exclude: _Field[int | None, SupportsIndex | None]
    __match_args__ = (
        "reserved",
        "partial",
        "constraint",
        "optional",
        "recorded",
        "aggregation",
        "precedence",
        "reserved2",
        "color",
        "number_of_links",
        "more",
        "reserved3",
        "exclude",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        partial: SupportsIndex = 0,
        constraint: SupportsIndex = 0,
        optional: SupportsIndex = 0,
        recorded: SupportsIndex = 0,
        aggregation: SupportsIndex = 0,
        precedence: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        color: SupportsIndex = 0,
        number_of_links: SupportsIndex | None = None,
        more: _OctetsLike = b"",
        reserved3: SupportsIndex | None = None,
        exclude: SupportsIndex | None = None,
    ) -> Self: ...

class Pad1(Option):  # RFC 6550 section 6.7.1
    __match_args__ = ()
    def __new__(cls) -> Self: ...

class PadN(Option):  # RFC 6550 section 6.7.1
    length: _Field[int | None, SupportsIndex | None]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("padding",)
    def __new__(cls, *, length: SupportsIndex | None = None, padding: _OctetsLike = b"") -> Self: ...

class MetricContainer(Option):  # RFC 6550 section 6.7.1
    length: _Field[int | None, SupportsIndex | None]
    metrics: _Field[tuple[Metric, ...], Iterable[Metric] | ReadableBuffer]
    __match_args__ = ("metrics",)
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        metrics: Iterable[Metric] | ReadableBuffer = (),
    ) -> Self: ...

class RouteInformation(Option):  # RFC 6550 section 6.7.5
    length: _Field[int | None, SupportsIndex | None]
    prefix_length: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    preference: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    prefix: _Field[IPv6Address | Octets, _IPv6Like | None]
    __match_args__ = ("prefix_length", "reserved", "preference", "reserved2", "lifetime_seconds", "prefix")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        prefix_length: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        preference: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
        prefix: _IPv6Like | None = None,
    ) -> Self: ...

class DODAGConfiguration(Option):  # RFC 6550 section 6.7.6
    length: _Field[int | None, SupportsIndex | None]
    projected_routes: _Field[int, SupportsIndex]
    registration_proxy: _Field[int, SupportsIndex]
    compression: _Field[int, SupportsIndex]
    rpi_option_23: _Field[int, SupportsIndex]
    authentication: _Field[int, SupportsIndex]
    path_control_size: _Field[int, SupportsIndex]
    interval_doublings: _Field[int, SupportsIndex]
    interval_min: _Field[int, SupportsIndex]
    redundancy_constant: _Field[int, SupportsIndex]
    max_rank_increase: _Field[int, SupportsIndex]
    min_hop_rank_increase: _Field[int, SupportsIndex]
    objective_code_point: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    default_lifetime: _Field[int, SupportsIndex]
    lifetime_unit_seconds: _Field[int, SupportsIndex]
    __match_args__ = (
        "projected_routes",
        "registration_proxy",
        "compression",
        "rpi_option_23",
        "authentication",
        "path_control_size",
        "interval_doublings",
        "interval_min",
        "redundancy_constant",
        "max_rank_increase",
        "min_hop_rank_increase",
        "objective_code_point",
        "reserved",
        "default_lifetime",
        "lifetime_unit_seconds",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        projected_routes: SupportsIndex = 0,
        registration_proxy: SupportsIndex = 0,
        compression: SupportsIndex = 0,
        rpi_option_23: SupportsIndex = 0,
        authentication: SupportsIndex = 0,
        path_control_size: SupportsIndex = 0,
        interval_doublings: SupportsIndex = 0,
        interval_min: SupportsIndex = 0,
        redundancy_constant: SupportsIndex = 0,
        max_rank_increase: SupportsIndex = 0,
        min_hop_rank_increase: SupportsIndex = 0,
        objective_code_point: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        default_lifetime: SupportsIndex = 0,
        lifetime_unit_seconds: SupportsIndex = 0,
    ) -> Self: ...

class Target(Option):  # RFC 6550 section 6.7.7
    length: _Field[int | None, SupportsIndex | None]
    full_address: _Field[int, SupportsIndex]
    registration_proxy: _Field[int, SupportsIndex]
    kind: _Field[int, SupportsIndex]
    rovr_size: _Field[int | None, SupportsIndex | None]
    prefix_length: _Field[int, SupportsIndex]
    prefix: _Field[IPv6Address | Octets, _IPv6Like | None]
    rovr: _Field[Octets, _OctetsLike]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("full_address", "registration_proxy", "kind", "prefix_length", "prefix", "rovr", "trailing")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        full_address: SupportsIndex = 0,
        registration_proxy: SupportsIndex = 0,
        kind: SupportsIndex = 0,
        rovr_size: SupportsIndex | None = None,
        prefix_length: SupportsIndex = 0,
        prefix: _IPv6Like | None = None,
        rovr: _OctetsLike = b"",
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class TransitInformation(Option):  # RFC 6550 section 6.7.8
    length: _Field[int | None, SupportsIndex | None]
    external: _Field[int, SupportsIndex]
    invalidate: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    path_control: _Field[int, SupportsIndex]
    path_sequence: _Field[int, SupportsIndex]
    path_lifetime: _Field[int, SupportsIndex]
    parent: _Field[IPv6Address | None, _IPv6Like | None]
    __match_args__ = ("external", "invalidate", "reserved", "path_control", "path_sequence", "path_lifetime", "parent")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        external: SupportsIndex = 0,
        invalidate: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        path_control: SupportsIndex = 0,
        path_sequence: SupportsIndex = 0,
        path_lifetime: SupportsIndex = 0,
        parent: _IPv6Like | None = None,
    ) -> Self: ...

class SolicitedInformation(Option):  # RFC 6550 section 6.7.9
    length: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    match_version: _Field[int, SupportsIndex]
    match_instance: _Field[int, SupportsIndex]
    match_dodagid: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address, _IPv6Like]
    version: _Field[int, SupportsIndex]
    __match_args__ = ("instance", "match_version", "match_instance", "match_dodagid", "reserved", "dodagid", "version")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        match_version: SupportsIndex = 0,
        match_instance: SupportsIndex = 0,
        match_dodagid: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        dodagid: _IPv6Like = "::",
        version: SupportsIndex = 0,
    ) -> Self: ...

class PrefixInformation(Option):  # RFC 4861 section 4.6.2
    length: _Field[int | None, SupportsIndex | None]
    prefix_length: _Field[int, SupportsIndex]
    on_link: _Field[int, SupportsIndex]
    autonomous: _Field[int, SupportsIndex]
    router_address: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    valid_lifetime_seconds: _Field[int, SupportsIndex]
    preferred_lifetime_seconds: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    prefix: _Field[IPv6Address, _IPv6Like]
    __match_args__ = (
        "prefix_length",
        "on_link",
        "autonomous",
        "router_address",
        "reserved",
        "valid_lifetime_seconds",
        "preferred_lifetime_seconds",
        "reserved2",
        "prefix",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        prefix_length: SupportsIndex = 0,
        on_link: SupportsIndex = 0,
        autonomous: SupportsIndex = 0,
        router_address: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        valid_lifetime_seconds: SupportsIndex = 0,
        preferred_lifetime_seconds: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        prefix: _IPv6Like = "::",
    ) -> Self: ...

class TargetDescriptor(Option):  # RFC 6550 section 6.7.1
    length: _Field[int | None, SupportsIndex | None]
    target_descriptor: _Field[int, SupportsIndex]
    __match_args__ = ("target_descriptor",)
    def __new__(cls, *, length: SupportsIndex | None = None, target_descriptor: SupportsIndex = 0) -> Self: ...

class P2PRouteDiscovery(Option):  # RFC 6997 section 7
    length: _Field[int | None, SupportsIndex | None]
    reply: _Field[int, SupportsIndex]
    hop_by_hop: _Field[int, SupportsIndex]
    routes: _Field[int, SupportsIndex]
    elided_octets: _Field[int, SupportsIndex]
    lifetime: _Field[int, SupportsIndex]
    rank_or_next_hop: _Field[int, SupportsIndex]
    target: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = (
        "reply",
        "hop_by_hop",
        "routes",
        "elided_octets",
        "lifetime",
        "rank_or_next_hop",
        "target",
        "addresses",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reply: SupportsIndex = 0,
        hop_by_hop: SupportsIndex = 0,
        routes: SupportsIndex = 0,
        elided_octets: SupportsIndex = 0,
        lifetime: SupportsIndex = 0,
        rank_or_next_hop: SupportsIndex = 0,
        target: _AddressLike = b"",
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class RouteRequest(Option):  # RFC 9854 section 4.1
    length: _Field[int | None, SupportsIndex | None]
    symmetric: _Field[int, SupportsIndex]
    hop_by_hop: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    elided_octets: _Field[int, SupportsIndex]
    lifetime: _Field[int, SupportsIndex]
    rank_limit: _Field[int, SupportsIndex]
    originator_sequence: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = (
        "symmetric",
        "hop_by_hop",
        "reserved",
        "elided_octets",
        "lifetime",
        "rank_limit",
        "originator_sequence",
        "addresses",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        symmetric: SupportsIndex = 0,
        hop_by_hop: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        elided_octets: SupportsIndex = 0,
        lifetime: SupportsIndex = 0,
        rank_limit: SupportsIndex = 0,
        originator_sequence: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class RouteReply(Option):  # RFC 9854 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    gratuitous: _Field[int, SupportsIndex]
    hop_by_hop: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    elided_octets: _Field[int, SupportsIndex]
    lifetime: _Field[int, SupportsIndex]
    rank_limit: _Field[int, SupportsIndex]
    delta: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = (
        "gratuitous",
        "hop_by_hop",
        "reserved",
        "elided_octets",
        "lifetime",
        "rank_limit",
        "delta",
        "reserved2",
        "addresses",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        gratuitous: SupportsIndex = 0,
        hop_by_hop: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        elided_octets: SupportsIndex = 0,
        lifetime: SupportsIndex = 0,
        rank_limit: SupportsIndex = 0,
        delta: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class ART(Option):  # RFC 9854 section 4.3
    length: _Field[int | None, SupportsIndex | None]
    destination_sequence: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    prefix_length: _Field[int, SupportsIndex]
    target: _Field[IPv6Address | Octets, _IPv6Like | None]
    __match_args__ = ("destination_sequence", "reserved", "prefix_length", "target")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        destination_sequence: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        prefix_length: SupportsIndex = 0,
        target: _IPv6Like | None = None,
    ) -> Self: ...

class RootFailure(Option):  # RFC 9866 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    positive: _Field[Octets, _OctetsLike]
    negative: _Field[Octets, _OctetsLike]
    __match_args__ = ("positive", "negative")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        positive: _OctetsLike = b"",
        negative: _OctetsLike = b"",
    ) -> Self: ...

class StatefulVia(Option):  # RFC 9914 section 5.3
    length: _Field[int | None, SupportsIndex | None]
    flags: _Field[int, SupportsIndex]
    route: _Field[int, SupportsIndex]
    segment_sequence: _Field[int, SupportsIndex]
    segment_lifetime: _Field[int, SupportsIndex]
    routes: _Field[tuple[SourceRoute, ...], Iterable[SourceRoute] | ReadableBuffer]
    __match_args__ = ("flags", "route", "segment_sequence", "segment_lifetime", "routes")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        flags: SupportsIndex = 0,
        route: SupportsIndex = 0,
        segment_sequence: SupportsIndex = 0,
        segment_lifetime: SupportsIndex = 0,
        routes: Iterable[SourceRoute] | ReadableBuffer = (),
    ) -> Self: ...

class SourceRoutedVia(Option):  # RFC 9914 section 5.3
    length: _Field[int | None, SupportsIndex | None]
    flags: _Field[int, SupportsIndex]
    route: _Field[int, SupportsIndex]
    segment_sequence: _Field[int, SupportsIndex]
    segment_lifetime: _Field[int, SupportsIndex]
    routes: _Field[tuple[SourceRoute, ...], Iterable[SourceRoute] | ReadableBuffer]
    __match_args__ = ("flags", "route", "segment_sequence", "segment_lifetime", "routes")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        flags: SupportsIndex = 0,
        route: SupportsIndex = 0,
        segment_sequence: SupportsIndex = 0,
        segment_lifetime: SupportsIndex = 0,
        routes: Iterable[SourceRoute] | ReadableBuffer = (),
    ) -> Self: ...

class SiblingInformation(Option):  # RFC 9914 section 5.4
    length: _Field[int | None, SupportsIndex | None]
    same_dodag: _Field[int, SupportsIndex]
    symmetric: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    compression: _Field[int, SupportsIndex]
    opaque: _Field[int, SupportsIndex]
    rank_step: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    dodagid: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    address: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    __match_args__ = (
        "same_dodag",
        "symmetric",
        "reserved",
        "compression",
        "opaque",
        "rank_step",
        "reserved2",
        "dodagid",
        "address",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        same_dodag: SupportsIndex = 0,
        symmetric: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        compression: SupportsIndex = 0,
        opaque: SupportsIndex = 0,
        rank_step: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        dodagid: _AddressLike = b"",
        address: _AddressLike = b"",
    ) -> Self: ...

class DIS(v6.RPL):  # RFC 6550 section 6.2
    checksum: _Field[int | None, SupportsIndex | None]
    flags: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = ("flags", "reserved", "options")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        flags: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class DIO(v6.RPL):  # RFC 6550 section 6.3
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    version: _Field[int, SupportsIndex]
    rank: _Field[int, SupportsIndex]
    grounded: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    mode_of_operation: _Field[int, SupportsIndex]
    preference: _Field[int, SupportsIndex]
    dtsn: _Field[int, SupportsIndex]
    flags: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "instance",
        "version",
        "rank",
        "grounded",
        "reserved",
        "mode_of_operation",
        "preference",
        "dtsn",
        "flags",
        "reserved2",
        "dodagid",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        version: SupportsIndex = 0,
        rank: SupportsIndex = 0,
        grounded: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        mode_of_operation: SupportsIndex = 0,
        preference: SupportsIndex = 0,
        dtsn: SupportsIndex = 0,
        flags: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        dodagid: _IPv6Like = "::",
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class DAO(v6.RPL):  # RFC 6550 section 6.4
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    acknowledge: _Field[int, SupportsIndex]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    projected: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = ("instance", "acknowledge", "projected", "reserved", "reserved2", "sequence", "dodagid", "options")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        acknowledge: SupportsIndex = 0,
        dodagid_present: SupportsIndex | None = None,
        projected: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class DAOACK(v6.RPL):  # RFC 6550 section 6.5
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    projected: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    rejection: _Field[int, SupportsIndex]
    address_registration: _Field[int, SupportsIndex]
    value: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "instance",
        "projected",
        "reserved",
        "sequence",
        "rejection",
        "address_registration",
        "value",
        "dodagid",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        dodagid_present: SupportsIndex | None = None,
        projected: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        rejection: SupportsIndex = 0,
        address_registration: SupportsIndex = 0,
        value: SupportsIndex = 0,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class P2PDRO(v6.RPL):  # RFC 6997 section 8
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    version: _Field[int, SupportsIndex]
    stop: _Field[int, SupportsIndex]
    acknowledge: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = ("instance", "version", "stop", "acknowledge", "sequence", "reserved", "dodagid", "options")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        version: SupportsIndex = 0,
        stop: SupportsIndex = 0,
        acknowledge: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        dodagid: _IPv6Like = "::",
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class P2PDROACK(v6.RPL):  # RFC 6997 section 10
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    version: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = ("instance", "version", "sequence", "reserved", "dodagid", "options")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        version: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        dodagid: _IPv6Like = "::",
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class Measurement(v6.RPL):  # RFC 6998 section 3
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    elided_octets: _Field[int, SupportsIndex]
    request: _Field[int, SupportsIndex]
    hop_by_hop: _Field[int, SupportsIndex]
    accumulate: _Field[int, SupportsIndex]
    reverse: _Field[int, SupportsIndex]
    back_request: _Field[int, SupportsIndex]
    intermediate_reply: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    number_of_addresses: _Field[int | None, SupportsIndex | None]
    index: _Field[int, SupportsIndex]
    start: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    end: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "instance",
        "elided_octets",
        "request",
        "hop_by_hop",
        "accumulate",
        "reverse",
        "back_request",
        "intermediate_reply",
        "sequence",
        "index",
        "start",
        "end",
        "addresses",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        elided_octets: SupportsIndex = 0,
        request: SupportsIndex = 0,
        hop_by_hop: SupportsIndex = 0,
        accumulate: SupportsIndex = 0,
        reverse: SupportsIndex = 0,
        back_request: SupportsIndex = 0,
        intermediate_reply: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        number_of_addresses: SupportsIndex | None = None,
        index: SupportsIndex = 0,
        start: _AddressLike = b"",
        end: _AddressLike = b"",
        addresses: Iterable[_IPv6Like] = (),
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class DCO(v6.RPL):  # RFC 9009 section 4.3
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    acknowledge: _Field[int, SupportsIndex]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    rejection: _Field[int, SupportsIndex]
    address_registration: _Field[int, SupportsIndex]
    value: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "instance",
        "acknowledge",
        "reserved",
        "rejection",
        "address_registration",
        "value",
        "sequence",
        "dodagid",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        acknowledge: SupportsIndex = 0,
        dodagid_present: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        rejection: SupportsIndex = 0,
        address_registration: SupportsIndex = 0,
        value: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class DCOACK(v6.RPL):  # RFC 9009 section 4.3
    checksum: _Field[int | None, SupportsIndex | None]
    instance: _Field[int, SupportsIndex]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    rejection: _Field[int, SupportsIndex]
    address_registration: _Field[int, SupportsIndex]
    value: _Field[int, SupportsIndex]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "instance",
        "reserved",
        "sequence",
        "rejection",
        "address_registration",
        "value",
        "dodagid",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        instance: SupportsIndex = 0,
        dodagid_present: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        rejection: SupportsIndex = 0,
        address_registration: SupportsIndex = 0,
        value: SupportsIndex = 0,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class PDR(v6.RPL):  # RFC 9914 section 5.1
    checksum: _Field[int | None, SupportsIndex | None]
    track: _Field[int, SupportsIndex]
    acknowledge: _Field[int, SupportsIndex]
    redundant: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    lifetime: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = ("track", "acknowledge", "redundant", "reserved", "lifetime", "sequence", "options")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        track: SupportsIndex = 0,
        acknowledge: SupportsIndex = 0,
        redundant: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        lifetime: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class PDRACK(v6.RPL):  # RFC 9914 section 5.2
    checksum: _Field[int | None, SupportsIndex | None]
    track: _Field[int, SupportsIndex]
    flags: _Field[int, SupportsIndex]
    lifetime: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    rejection: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    value: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "track",
        "flags",
        "lifetime",
        "sequence",
        "rejection",
        "reserved",
        "value",
        "reserved2",
        "options",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        track: SupportsIndex = 0,
        flags: SupportsIndex = 0,
        lifetime: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        rejection: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        value: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class SecureDIS(v6.RPL):  # RFC 6550 section 6.2
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    flags: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("security", "flags", "reserved", "options", "authentication", "body")
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        flags: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureDIO(v6.RPL):  # RFC 6550 section 6.3
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    version: _Field[int | None, SupportsIndex | None]
    rank: _Field[int | None, SupportsIndex | None]
    grounded: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    mode_of_operation: _Field[int | None, SupportsIndex | None]
    preference: _Field[int | None, SupportsIndex | None]
    dtsn: _Field[int | None, SupportsIndex | None]
    flags: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "version",
        "rank",
        "grounded",
        "reserved",
        "mode_of_operation",
        "preference",
        "dtsn",
        "flags",
        "reserved2",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        version: SupportsIndex | None = None,
        rank: SupportsIndex | None = None,
        grounded: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        mode_of_operation: SupportsIndex | None = None,
        preference: SupportsIndex | None = None,
        dtsn: SupportsIndex | None = None,
        flags: SupportsIndex | None = None,
        reserved2: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureDAO(v6.RPL):  # RFC 6550 section 6.4
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    acknowledge: _Field[int | None, SupportsIndex | None]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    projected: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "acknowledge",
        "projected",
        "reserved",
        "reserved2",
        "sequence",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        acknowledge: SupportsIndex | None = None,
        dodagid_present: SupportsIndex | None = None,
        projected: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        reserved2: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureDAOACK(v6.RPL):  # RFC 6550 section 6.5
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    projected: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    rejection: _Field[int | None, SupportsIndex | None]
    address_registration: _Field[int | None, SupportsIndex | None]
    value: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "projected",
        "reserved",
        "sequence",
        "rejection",
        "address_registration",
        "value",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        dodagid_present: SupportsIndex | None = None,
        projected: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        rejection: SupportsIndex | None = None,
        address_registration: SupportsIndex | None = None,
        value: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureP2PDRO(v6.RPL):  # RFC 6997 section 8
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    version: _Field[int | None, SupportsIndex | None]
    stop: _Field[int | None, SupportsIndex | None]
    acknowledge: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "version",
        "stop",
        "acknowledge",
        "sequence",
        "reserved",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        version: SupportsIndex | None = None,
        stop: SupportsIndex | None = None,
        acknowledge: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureP2PDROACK(v6.RPL):  # RFC 6997 section 10
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    version: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "version",
        "sequence",
        "reserved",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        version: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureMeasurement(v6.RPL):  # RFC 6998 section 3
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    elided_octets: _Field[int | None, SupportsIndex | None]
    request: _Field[int | None, SupportsIndex | None]
    hop_by_hop: _Field[int | None, SupportsIndex | None]
    accumulate: _Field[int | None, SupportsIndex | None]
    reverse: _Field[int | None, SupportsIndex | None]
    back_request: _Field[int | None, SupportsIndex | None]
    intermediate_reply: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    number_of_addresses: _Field[int | None, SupportsIndex | None]
    index: _Field[int | None, SupportsIndex | None]
    start: _Field[IPv4Address | IPv6Address | Octets | None, _AddressLike | None]
    end: _Field[IPv4Address | IPv6Address | Octets | None, _AddressLike | None]
    addresses: _Field[tuple[IPv6Address, ...] | None, Iterable[_IPv6Like] | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "elided_octets",
        "request",
        "hop_by_hop",
        "accumulate",
        "reverse",
        "back_request",
        "intermediate_reply",
        "sequence",
        "index",
        "start",
        "end",
        "addresses",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        elided_octets: SupportsIndex | None = None,
        request: SupportsIndex | None = None,
        hop_by_hop: SupportsIndex | None = None,
        accumulate: SupportsIndex | None = None,
        reverse: SupportsIndex | None = None,
        back_request: SupportsIndex | None = None,
        intermediate_reply: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        number_of_addresses: SupportsIndex | None = None,
        index: SupportsIndex | None = None,
        start: _AddressLike | None = None,
        end: _AddressLike | None = None,
        addresses: Iterable[_IPv6Like] | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureDCO(v6.RPL):  # RFC 9009 section 4.3
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    acknowledge: _Field[int | None, SupportsIndex | None]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    rejection: _Field[int | None, SupportsIndex | None]
    address_registration: _Field[int | None, SupportsIndex | None]
    value: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "acknowledge",
        "reserved",
        "rejection",
        "address_registration",
        "value",
        "sequence",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        acknowledge: SupportsIndex | None = None,
        dodagid_present: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        rejection: SupportsIndex | None = None,
        address_registration: SupportsIndex | None = None,
        value: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class SecureDCOACK(v6.RPL):  # RFC 9009 section 4.3
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    dodagid_present: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int | None, SupportsIndex | None]
    rejection: _Field[int | None, SupportsIndex | None]
    address_registration: _Field[int | None, SupportsIndex | None]
    value: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "reserved",
        "sequence",
        "rejection",
        "address_registration",
        "value",
        "dodagid",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        dodagid_present: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        sequence: SupportsIndex | None = None,
        rejection: SupportsIndex | None = None,
        address_registration: SupportsIndex | None = None,
        value: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...

class ConsistencyCheck(v6.RPL):  # RFC 6550 section 6.6
    checksum: _Field[int | None, SupportsIndex | None]
    security: _Field[Security | None, Security | None]
    instance: _Field[int | None, SupportsIndex | None]
    response: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    nonce: _Field[int | None, SupportsIndex | None]
    dodagid: _Field[IPv6Address | None, _IPv6Like | None]
    destination_counter: _Field[int | None, SupportsIndex | None]
    options: _Field[tuple[Option, ...] | None, Iterable[Option] | ReadableBuffer | None]
    authentication: _Field[Octets, _OctetsLike]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "security",
        "instance",
        "response",
        "reserved",
        "nonce",
        "dodagid",
        "destination_counter",
        "options",
        "authentication",
        "body",
    )
    def __new__(
        cls,
        *,
        checksum: SupportsIndex | None = None,
        security: Security | None = None,
        instance: SupportsIndex | None = None,
        response: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        nonce: SupportsIndex | None = None,
        dodagid: _IPv6Like | None = None,
        destination_counter: SupportsIndex | None = None,
        options: Iterable[Option] | ReadableBuffer | None = None,
        authentication: _OctetsLike = b"",
        body: _OctetsLike | None = None,
    ) -> Self: ...
