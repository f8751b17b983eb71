# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums, ext as ext, mld, nd
from ._core import Octets, _Field, _IPv4Like, _IPv6Like, _OctetsLike, _TextLike

__all__ = [
    "Locator",
    "MPLSeed",
    "NodeIPv4",
    "NodeIPv6",
    "PrefixOperation",
    "PrefixResult",
    "UsePart",
    "Message",
    "DestinationUnreachable",
    "PacketTooBig",
    "TimeExceeded",
    "ParameterProblem",
    "PrivateExperiment100",
    "PrivateExperiment101",
    "EchoRequest",
    "EchoReply",
    "MulticastListenerQuery",
    "MulticastListenerReport",
    "MulticastListenerDone",
    "RouterSolicitation",
    "RouterAdvertisement",
    "NeighborSolicitation",
    "NeighborAdvertisement",
    "Redirect",
    "RouterRenumbering",
    "NodeInformationQuery",
    "NodeInformationResponse",
    "InverseNeighborDiscoverySolicitation",
    "InverseNeighborDiscoveryAdvertisement",
    "MulticastListenerReportV2",
    "HomeAgentAddressDiscoveryRequest",
    "HomeAgentAddressDiscoveryReply",
    "MobilePrefixSolicitation",
    "MobilePrefixAdvertisement",
    "CertificationPathSolicitation",
    "CertificationPathAdvertisement",
    "ExperimentalMobility",
    "MulticastRouterAdvertisement",
    "MulticastRouterSolicitation",
    "MulticastRouterTermination",
    "FMIPv6",
    "RPL",
    "ILNPv6LocatorUpdate",
    "DuplicateAddressRequest",
    "DuplicateAddressConfirmation",
    "MPL",
    "ExtendedEchoRequest",
    "ExtendedEchoReply",
    "PrivateExperiment200",
    "PrivateExperiment201",
]

class UsePart(_node.Element):  # RFC 2894 section 3.2.1.2
    use_length: _Field[int, SupportsIndex]
    keep_length: _Field[int, SupportsIndex]
    flag_mask: _Field[int, SupportsIndex]
    ra_flags: _Field[int, SupportsIndex]
    valid_lifetime_seconds: _Field[int, SupportsIndex]
    preferred_lifetime_seconds: _Field[int, SupportsIndex]
    valid_counts_down: _Field[int, SupportsIndex]
    preferred_counts_down: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    use_prefix: _Field[IPv6Address, _IPv6Like]
    __match_args__ = (
        "use_length",
        "keep_length",
        "flag_mask",
        "ra_flags",
        "valid_lifetime_seconds",
        "preferred_lifetime_seconds",
        "valid_counts_down",
        "preferred_counts_down",
        "reserved",
        "use_prefix",
    )
    def __new__(
        cls,
        *,
        use_length: SupportsIndex = 0,
        keep_length: SupportsIndex = 0,
        flag_mask: SupportsIndex = 0,
        ra_flags: SupportsIndex = 0,
        valid_lifetime_seconds: SupportsIndex = 0,
        preferred_lifetime_seconds: SupportsIndex = 0,
        valid_counts_down: SupportsIndex = 0,
        preferred_counts_down: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        use_prefix: _IPv6Like = "::",
    ) -> Self: ...

class PrefixOperation(_node.Element):  # RFC 2894 section 3.2.1
    operation: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    ordinal: _Field[int, SupportsIndex]
    match_length: _Field[int, SupportsIndex]
    minimum_length: _Field[int, SupportsIndex]
    maximum_length: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    match_prefix: _Field[IPv6Address, _IPv6Like]
    use_parts: _Field[tuple[UsePart, ...], Iterable[UsePart] | ReadableBuffer]
    __match_args__ = (
        "operation",
        "ordinal",
        "match_length",
        "minimum_length",
        "maximum_length",
        "reserved",
        "match_prefix",
        "use_parts",
    )
    def __new__(
        cls,
        *,
        operation: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        ordinal: SupportsIndex = 0,
        match_length: SupportsIndex = 0,
        minimum_length: SupportsIndex = 0,
        maximum_length: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        match_prefix: _IPv6Like = "::",
        use_parts: Iterable[UsePart] | ReadableBuffer = (),
    ) -> Self: ...

class PrefixResult(_node.Element):  # RFC 2894 section 3.2.2
    reserved: _Field[int, SupportsIndex]
    out_of_bounds: _Field[int, SupportsIndex]
    forbidden: _Field[int, SupportsIndex]
    ordinal: _Field[int, SupportsIndex]
    matched_length: _Field[int, SupportsIndex]
    interface_index: _Field[int, SupportsIndex]
    matched_prefix: _Field[IPv6Address, _IPv6Like]
    __match_args__ = (
        "reserved",
        "out_of_bounds",
        "forbidden",
        "ordinal",
        "matched_length",
        "interface_index",
        "matched_prefix",
    )
    def __new__(
        cls,
        *,
        reserved: SupportsIndex = 0,
        out_of_bounds: SupportsIndex = 0,
        forbidden: SupportsIndex = 0,
        ordinal: SupportsIndex = 0,
        matched_length: SupportsIndex = 0,
        interface_index: SupportsIndex = 0,
        matched_prefix: _IPv6Like = "::",
    ) -> Self: ...

class NodeIPv6(_node.Element):  # RFC 4620 sections 6.4, 6.5
    ttl_seconds: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("ttl_seconds", "address")
    def __new__(cls, *, ttl_seconds: SupportsIndex = 0, address: _IPv6Like = "::") -> Self: ...

class NodeIPv4(_node.Element):  # RFC 4620 sections 6.4, 6.5
    ttl_seconds: _Field[int, SupportsIndex]
    address: _Field[IPv4Address, _IPv4Like]
    __match_args__ = ("ttl_seconds", "address")
    def __new__(cls, *, ttl_seconds: SupportsIndex = 0, address: _IPv4Like = "0.0.0.0") -> Self: ...

class Locator(_node.Element):  # RFC 6743 section 2
    locator: _Field[Octets, _OctetsLike]
    preference: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    __match_args__ = ("locator", "preference", "lifetime_seconds")
    def __new__(
        cls,
        *,
        locator: _OctetsLike = b"",
        preference: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
    ) -> Self: ...

class MPLSeed(_node.Element):
    minimum_sequence: _Field[int, SupportsIndex]
    bitmap_octets: _Field[int | None, SupportsIndex | None]
    seed_identifier_size: _Field[int | None, SupportsIndex | None]
    seed_identifier: _Field[Octets, _OctetsLike]
    buffered_messages: _Field[Octets, _OctetsLike]
    __match_args__ = ("minimum_sequence", "seed_identifier", "buffered_messages")
    def __new__(
        cls,
        *,
        minimum_sequence: SupportsIndex = 0,
        bitmap_octets: SupportsIndex | None = None,
        seed_identifier_size: SupportsIndex | None = None,
        seed_identifier: _OctetsLike = b"",
        buffered_messages: _OctetsLike = b"",
    ) -> Self: ...

class Message(_node.Message):
    type: _Field[enums.Type6, SupportsIndex]
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets | None, _OctetsLike]
    __match_args__ = ("type", "code", "body")
    def __new__(
        cls,
        *,
        type: SupportsIndex = 255,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class DestinationUnreachable(Message):  # RFC 4443, RFC 4884
    code: _Field[enums.DestinationUnreachableCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "unused", "datagram", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class PacketTooBig(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    mtu: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "mtu", "datagram")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        mtu: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class TimeExceeded(Message):  # RFC 4443, RFC 4884
    code: _Field[enums.TimeExceededCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    length: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "unused", "datagram", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        length: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class ParameterProblem(Message):  # RFC 4443
    code: _Field[enums.ParameterProblemCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    pointer: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "pointer", "datagram")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        pointer: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class PrivateExperiment100(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class PrivateExperiment101(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class EchoRequest(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    data: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "data")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        data: _OctetsLike = b"",
    ) -> Self: ...

class EchoReply(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    data: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "data")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        data: _OctetsLike = b"",
    ) -> Self: ...

class MulticastListenerQuery(Message):  # RFC 2710, RFC 3810, RFC 9777, RFC 9279
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    maximum_response_code: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    group: _Field[IPv6Address, _IPv6Like]
    version: _Field[int | None, SupportsIndex | None]
    extended: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int | None, SupportsIndex | None]
    suppress: _Field[int | None, SupportsIndex | None]
    robustness: _Field[int | None, SupportsIndex | None]
    qqic: _Field[int | None, SupportsIndex | None]
    number_of_sources: _Field[int | None, SupportsIndex | None]
    sources: _Field[tuple[IPv6Address, ...] | None, Iterable[_IPv6Like] | None]
    extra: _Field[tuple[mld.Extension, ...] | Octets | None, Iterable[mld.Extension] | ReadableBuffer | None]
    __match_args__ = (
        "code",
        "maximum_response_code",
        "reserved",
        "group",
        "extended",
        "reserved2",
        "suppress",
        "robustness",
        "qqic",
        "sources",
        "extra",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        maximum_response_code: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        group: _IPv6Like = "::",
        version: SupportsIndex | None = None,
        extended: SupportsIndex | None = None,
        reserved2: SupportsIndex | None = None,
        suppress: SupportsIndex | None = None,
        robustness: SupportsIndex | None = None,
        qqic: SupportsIndex | None = None,
        number_of_sources: SupportsIndex | None = None,
        sources: Iterable[_IPv6Like] | None = None,
        extra: Iterable[mld.Extension] | ReadableBuffer | None = None,
    ) -> Self: ...

class MulticastListenerReport(Message):  # RFC 2710, RFC 3590
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    maximum_response_delay: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    group: _Field[IPv6Address, _IPv6Like]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "maximum_response_delay", "reserved", "group", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        maximum_response_delay: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        group: _IPv6Like = "::",
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class MulticastListenerDone(Message):  # RFC 2710, RFC 3590
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    maximum_response_delay: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    group: _Field[IPv6Address, _IPv6Like]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "maximum_response_delay", "reserved", "group", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        maximum_response_delay: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        group: _IPv6Like = "::",
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class RouterSolicitation(Message):  # RFC 4861
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class RouterAdvertisement(Message):  # RFC 4861, RFC 4191, RFC 4389, RFC 5175, RFC 6275
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    cur_hop_limit: _Field[int, SupportsIndex]
    managed: _Field[int, SupportsIndex]
    other_config: _Field[int, SupportsIndex]
    home_agent: _Field[int, SupportsIndex]
    preference: _Field[int, SupportsIndex]
    proxy: _Field[int, SupportsIndex]
    snac: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    router_lifetime_seconds: _Field[int, SupportsIndex]
    reachable_time_milliseconds: _Field[int, SupportsIndex]
    retrans_timer_milliseconds: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = (
        "code",
        "cur_hop_limit",
        "managed",
        "other_config",
        "home_agent",
        "preference",
        "proxy",
        "snac",
        "reserved",
        "router_lifetime_seconds",
        "reachable_time_milliseconds",
        "retrans_timer_milliseconds",
        "options",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        cur_hop_limit: SupportsIndex = 0,
        managed: SupportsIndex = 0,
        other_config: SupportsIndex = 0,
        home_agent: SupportsIndex = 0,
        preference: SupportsIndex = 0,
        proxy: SupportsIndex = 0,
        snac: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        router_lifetime_seconds: SupportsIndex = 0,
        reachable_time_milliseconds: SupportsIndex = 0,
        retrans_timer_milliseconds: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class NeighborSolicitation(Message):  # RFC 4861
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    target: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "reserved", "target", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        target: _IPv6Like = "::",
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class NeighborAdvertisement(Message):  # RFC 4861
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    router: _Field[int, SupportsIndex]
    solicited: _Field[int, SupportsIndex]
    override: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    target: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "router", "solicited", "override", "reserved", "target", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        router: SupportsIndex = 0,
        solicited: SupportsIndex = 0,
        override: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        target: _IPv6Like = "::",
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class Redirect(Message):  # RFC 4861
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    target: _Field[IPv6Address, _IPv6Like]
    destination: _Field[IPv6Address, _IPv6Like]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "reserved", "target", "destination", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        target: _IPv6Like = "::",
        destination: _IPv6Like = "::",
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class RouterRenumbering(Message):  # RFC 2894
    code: _Field[enums.RouterRenumberingCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int, SupportsIndex]
    segment: _Field[int, SupportsIndex]
    test: _Field[int, SupportsIndex]
    report: _Field[int, SupportsIndex]
    all_interfaces: _Field[int, SupportsIndex]
    site_specific: _Field[int, SupportsIndex]
    processed: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    maximum_delay_milliseconds: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    operations: _Field[tuple[PrefixOperation, ...] | None, Iterable[PrefixOperation] | ReadableBuffer | None]
    results: _Field[tuple[PrefixResult, ...] | None, Iterable[PrefixResult] | ReadableBuffer | None]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "code",
        "sequence",
        "segment",
        "test",
        "report",
        "all_interfaces",
        "site_specific",
        "processed",
        "reserved2",
        "maximum_delay_milliseconds",
        "reserved",
        "operations",
        "results",
        "body",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        sequence: SupportsIndex = 0,
        segment: SupportsIndex = 0,
        test: SupportsIndex = 0,
        report: SupportsIndex = 0,
        all_interfaces: SupportsIndex = 0,
        site_specific: SupportsIndex = 0,
        processed: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        maximum_delay_milliseconds: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        operations: Iterable[PrefixOperation] | ReadableBuffer | None = None,
        results: Iterable[PrefixResult] | ReadableBuffer | None = None,
        body: _OctetsLike | None = None,
    ) -> Self: ...

class NodeInformationQuery(Message):  # RFC 4620
    code: _Field[enums.NodeInformationQueryCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    qtype: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    global_: _Field[int, SupportsIndex]
    site_local: _Field[int, SupportsIndex]
    link_local: _Field[int, SupportsIndex]
    compatible: _Field[int, SupportsIndex]
    all: _Field[int, SupportsIndex]
    truncated: _Field[int, SupportsIndex]
    nonce: _Field[Octets, _OctetsLike]
    subject_ipv6: _Field[IPv6Address | None, _IPv6Like | None]
    subject_name: _Field[str | Octets | None, _TextLike | None]
    subject_ipv4: _Field[IPv4Address | None, _IPv4Like | None]
    data: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "code",
        "qtype",
        "reserved",
        "global_",
        "site_local",
        "link_local",
        "compatible",
        "all",
        "truncated",
        "nonce",
        "subject_ipv6",
        "subject_name",
        "subject_ipv4",
        "data",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        qtype: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        global_: SupportsIndex = 0,
        site_local: SupportsIndex = 0,
        link_local: SupportsIndex = 0,
        compatible: SupportsIndex = 0,
        all: SupportsIndex = 0,
        truncated: SupportsIndex = 0,
        nonce: _OctetsLike = b"",
        subject_ipv6: _IPv6Like | None = None,
        subject_name: _TextLike | None = None,
        subject_ipv4: _IPv4Like | None = "0.0.0.0",
        data: _OctetsLike | None = None,
    ) -> Self: ...

class NodeInformationResponse(Message):  # RFC 4620
    code: _Field[enums.NodeInformationResponseCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    qtype: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    global_: _Field[int, SupportsIndex]
    site_local: _Field[int, SupportsIndex]
    link_local: _Field[int, SupportsIndex]
    compatible: _Field[int, SupportsIndex]
    all: _Field[int, SupportsIndex]
    truncated: _Field[int, SupportsIndex]
    nonce: _Field[Octets, _OctetsLike]
    ttl_seconds: _Field[int | None, SupportsIndex | None]
    names: _Field[tuple[str | Octets, ...] | None, Iterable[str] | ReadableBuffer | None]
    ipv6_addresses: _Field[tuple[NodeIPv6, ...] | None, Iterable[NodeIPv6] | ReadableBuffer | None]
    ipv4_addresses: _Field[tuple[NodeIPv4, ...] | None, Iterable[NodeIPv4] | ReadableBuffer | None]
    data: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = (
        "code",
        "qtype",
        "reserved",
        "global_",
        "site_local",
        "link_local",
        "compatible",
        "all",
        "truncated",
        "nonce",
        "ttl_seconds",
        "names",
        "ipv6_addresses",
        "ipv4_addresses",
        "data",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        qtype: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        global_: SupportsIndex = 0,
        site_local: SupportsIndex = 0,
        link_local: SupportsIndex = 0,
        compatible: SupportsIndex = 0,
        all: SupportsIndex = 0,
        truncated: SupportsIndex = 0,
        nonce: _OctetsLike = b"",
        ttl_seconds: SupportsIndex | None = None,
        names: Iterable[str] | ReadableBuffer | None = None,
        ipv6_addresses: Iterable[NodeIPv6] | ReadableBuffer | None = None,
        ipv4_addresses: Iterable[NodeIPv4] | ReadableBuffer | None = None,
        data: _OctetsLike | None = None,
    ) -> Self: ...

class InverseNeighborDiscoverySolicitation(Message):  # RFC 3122
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class InverseNeighborDiscoveryAdvertisement(Message):  # RFC 3122
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class MulticastListenerReportV2(Message):  # RFC 3810, RFC 9777, RFC 9279
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    extended: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    number_of_records: _Field[int | None, SupportsIndex | None]
    records: _Field[tuple[mld.Record, ...], Iterable[mld.Record] | ReadableBuffer]
    extra: _Field[tuple[mld.Extension, ...] | Octets, Iterable[mld.Extension] | ReadableBuffer]
    __match_args__ = ("code", "extended", "reserved", "records", "extra")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        extended: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        number_of_records: SupportsIndex | None = None,
        records: Iterable[mld.Record] | ReadableBuffer = (),
        extra: Iterable[mld.Extension] | ReadableBuffer = (),
    ) -> Self: ...

class HomeAgentAddressDiscoveryRequest(Message):  # RFC 6275
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    mobile_router: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "mobile_router", "reserved", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        mobile_router: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class HomeAgentAddressDiscoveryReply(Message):  # RFC 6275
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    mobile_router: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    home_agents: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = ("code", "identifier", "mobile_router", "reserved", "home_agents")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        mobile_router: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        home_agents: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class MobilePrefixSolicitation(Message):  # RFC 6275
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "identifier", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class MobilePrefixAdvertisement(Message):  # RFC 6275
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    managed: _Field[int, SupportsIndex]
    other_config: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "identifier", "managed", "other_config", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        managed: SupportsIndex = 0,
        other_config: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class CertificationPathSolicitation(Message):  # RFC 3971
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    component: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "identifier", "component", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        component: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class CertificationPathAdvertisement(Message):  # RFC 3971
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    all_components: _Field[int, SupportsIndex]
    component: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "identifier", "all_components", "component", "reserved", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        all_components: SupportsIndex = 0,
        component: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class ExperimentalMobility(Message):  # RFC 4065, RFC 4066, RFC 4067
    code: _Field[enums.ExperimentalMobilityCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    subtype: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...] | None, Iterable[nd.Option] | ReadableBuffer | None]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("code", "subtype", "reserved", "options", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        subtype: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer | None = None,
        body: _OctetsLike | None = None,
    ) -> Self: ...

class MulticastRouterAdvertisement(Message):  # RFC 4286
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    query_interval_seconds: _Field[int, SupportsIndex]
    robustness: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "query_interval_seconds", "robustness", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        query_interval_seconds: SupportsIndex = 0,
        robustness: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class MulticastRouterSolicitation(Message):  # RFC 4286
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class MulticastRouterTermination(Message):  # RFC 4286
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class FMIPv6(Message):  # RFC 5568
    code: _Field[enums.Fmipv6Code6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    subtype: _Field[int, SupportsIndex]
    r: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    identifier: _Field[int, SupportsIndex]
    options: _Field[tuple[nd.Option, ...], Iterable[nd.Option] | ReadableBuffer]
    __match_args__ = ("code", "subtype", "r", "reserved", "identifier", "options")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        subtype: SupportsIndex = 0,
        r: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        identifier: SupportsIndex = 0,
        options: Iterable[nd.Option] | ReadableBuffer = (),
    ) -> Self: ...

class RPL(Message):  # RFC 6550
    code: _Field[enums.RplCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets | None, _OctetsLike]
    __match_args__ = ("code", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 127,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class ILNPv6LocatorUpdate(Message):  # RFC 6743
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    number_of_locators: _Field[int | None, SupportsIndex | None]
    operation: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    locators: _Field[tuple[Locator, ...], Iterable[Locator] | ReadableBuffer]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "operation", "reserved", "locators", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        number_of_locators: SupportsIndex | None = None,
        operation: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        locators: Iterable[Locator] | ReadableBuffer = (),
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class DuplicateAddressRequest(Message):  # RFC 6775, RFC 8505, RFC 9685
    code: _Field[enums.DuplicateAddressRequestCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    status: _Field[int, SupportsIndex]
    tid: _Field[int, SupportsIndex]
    lifetime_minutes: _Field[int, SupportsIndex]
    rovr: _Field[Octets | None, _OctetsLike | None]
    registered_address: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[nd.Option, ...] | None, Iterable[nd.Option] | ReadableBuffer | None]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("code", "status", "tid", "lifetime_minutes", "rovr", "registered_address", "options", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        status: SupportsIndex = 0,
        tid: SupportsIndex = 0,
        lifetime_minutes: SupportsIndex = 0,
        rovr: _OctetsLike | None = None,
        registered_address: _IPv6Like | None = None,
        options: Iterable[nd.Option] | ReadableBuffer | None = None,
        body: _OctetsLike | None = None,
    ) -> Self: ...

class DuplicateAddressConfirmation(Message):  # RFC 6775, RFC 8505
    code: _Field[enums.DuplicateAddressConfirmationCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    status: _Field[int, SupportsIndex]
    tid: _Field[int, SupportsIndex]
    lifetime_minutes: _Field[int, SupportsIndex]
    rovr: _Field[Octets | None, _OctetsLike | None]
    registered_address: _Field[IPv6Address | None, _IPv6Like | None]
    options: _Field[tuple[nd.Option, ...] | None, Iterable[nd.Option] | ReadableBuffer | None]
    body: _Field[Octets | None, _OctetsLike | None]
    __match_args__ = ("code", "status", "tid", "lifetime_minutes", "rovr", "registered_address", "options", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        status: SupportsIndex = 0,
        tid: SupportsIndex = 0,
        lifetime_minutes: SupportsIndex = 0,
        rovr: _OctetsLike | None = None,
        registered_address: _IPv6Like | None = None,
        options: Iterable[nd.Option] | ReadableBuffer | None = None,
        body: _OctetsLike | None = None,
    ) -> Self: ...

class MPL(Message):  # RFC 7731
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    seeds: _Field[tuple[MPLSeed, ...], Iterable[MPLSeed] | ReadableBuffer]
    __match_args__ = ("code", "seeds")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        seeds: Iterable[MPLSeed] | ReadableBuffer = (),
    ) -> Self: ...

class ExtendedEchoRequest(Message):  # RFC 8335
    code: _Field[enums.ExtendedEchoRequestCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    local: _Field[int, SupportsIndex]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "identifier", "sequence", "reserved", "local", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        local: SupportsIndex = 0,
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class ExtendedEchoReply(Message):  # RFC 8335
    code: _Field[enums.ExtendedEchoReplyCode6, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    state: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    active: _Field[int, SupportsIndex]
    ipv4: _Field[int, SupportsIndex]
    ipv6: _Field[int, SupportsIndex]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "code",
        "identifier",
        "sequence",
        "state",
        "reserved",
        "active",
        "ipv4",
        "ipv6",
        "extension",
        "trailing",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        state: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        active: SupportsIndex = 0,
        ipv4: SupportsIndex = 0,
        ipv6: SupportsIndex = 0,
        extension: ext.Extension | Iterable[ext.Object] | None = None,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class PrivateExperiment200(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...

class PrivateExperiment201(Message):  # RFC 4443
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "body")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        body: _OctetsLike = b"",
    ) -> Self: ...
