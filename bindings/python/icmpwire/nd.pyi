# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums
from ._core import Octets, _AddressLike, _Field, _IPv6Like, _OctetsLike, _TextLike

__all__ = [
    "CardAttribute",
    "ServiceParameter",
    "CardSuboption",
    "CardL2ID",
    "CardAddress",
    "CardCapability",
    "CardPreferences",
    "CardRequirements",
    "CardTrustedAnchor",
    "CardCertificate",
    "Option",
    "SourceLinkLayerAddress",
    "TargetLinkLayerAddress",
    "PrefixInformation",
    "RedirectedHeader",
    "MTU",
    "ShortcutLimit",
    "AdvertisementInterval",
    "HomeAgentInformation",
    "SourceAddressList",
    "TargetAddressList",
    "CGA",
    "RSASignature",
    "Timestamp",
    "Nonce",
    "TrustAnchor",
    "Certificate",
    "AddressPrefix",
    "NewRouterPrefix",
    "LinkLayerAddress",
    "AdvertisementAcknowledgment",
    "ProvisioningDomain",
    "MobilityAnchorPoint",
    "RouteInformation",
    "RDNSS",
    "FlagsExtension",
    "HandoverKeyRequest",
    "HandoverKeyReply",
    "HandoverAssist",
    "MobileNodeIdentifier",
    "DNSSL",
    "ProxySignature",
    "AddressRegistration",
    "Context",
    "AuthoritativeBorderRouter",
    "CapabilityIndication",
    "CaptivePortal",
    "PREF64",
    "CryptoID",
    "Signature",
    "ResourceDirectory",
    "ConsistentUptime",
    "CARDRequest",
    "CARDReply",
    "EncryptedDNS",
    "RFC3692StyleExperiment1",
    "RFC3692StyleExperiment2",
]

class ServiceParameter(_node.Element):  # RFC 9460 section 2.2
    key: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    value: _Field[Octets, _OctetsLike]
    __match_args__ = ("key", "value")
    def __new__(
        cls,
        *,
        key: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        value: _OctetsLike = b"",
    ) -> Self: ...

class CardAttribute(_node.Element):  # RFC 4066 section 5.1.3.3
    code: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int | None, SupportsIndex | None]
    lifetime: _Field[int | None, SupportsIndex | None]
    data: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "reserved", "lifetime", "data")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex | None = None,
        lifetime: SupportsIndex | None = None,
        data: _OctetsLike = b"",
    ) -> Self: ...

class CardSuboption(_node.Element):
    type: _Field[enums.CardSuboptionType, SupportsIndex]
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

class Option(_node.Element):
    type: _Field[enums.OptionType, SupportsIndex]
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

class CardL2ID(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    context: _Field[int, SupportsIndex]
    status_code: _Field[int, SupportsIndex]
    l2_type: _Field[int, SupportsIndex]
    identifier: _Field[Octets, _OctetsLike]
    __match_args__ = ("context", "status_code", "l2_type", "identifier")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        context: SupportsIndex = 0,
        status_code: SupportsIndex = 0,
        l2_type: SupportsIndex = 0,
        identifier: _OctetsLike = b"",
    ) -> Self: ...

class CardAddress(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    context: _Field[int, SupportsIndex]
    address_type: _Field[int, SupportsIndex]
    address: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("context", "address_type", "address", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        context: SupportsIndex = 0,
        address_type: SupportsIndex = 0,
        address: _AddressLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class CardCapability(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    context: _Field[int, SupportsIndex]
    preferences: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    attributes: _Field[tuple[CardAttribute, ...], Iterable[CardAttribute] | ReadableBuffer]
    __match_args__ = ("context", "preferences", "reserved", "attributes")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        context: SupportsIndex = 0,
        preferences: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        attributes: Iterable[CardAttribute] | ReadableBuffer = (),
    ) -> Self: ...

class CardPreferences(CardSuboption):
    length: _Field[int | None, SupportsIndex | None]
    preferences: _Field[Octets, _OctetsLike]
    __match_args__ = ("preferences",)
    def __new__(cls, *, length: SupportsIndex | None = None, preferences: _OctetsLike = b"") -> Self: ...

class CardRequirements(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    attributes: _Field[tuple[CardAttribute, ...], Iterable[CardAttribute] | ReadableBuffer]
    __match_args__ = ("reserved", "attributes")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        attributes: Iterable[CardAttribute] | ReadableBuffer = (),
    ) -> Self: ...

class CardTrustedAnchor(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    component: _Field[int, SupportsIndex]
    anchor: _Field[Octets, _OctetsLike]
    __match_args__ = ("component", "anchor")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        component: SupportsIndex = 0,
        anchor: _OctetsLike = b"",
    ) -> Self: ...

class CardCertificate(CardSuboption):  # RFC 4066 section 5.1.3
    length: _Field[int | None, SupportsIndex | None]
    context: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    all_components: _Field[int, SupportsIndex]
    component: _Field[int, SupportsIndex]
    certificate: _Field[Octets, _OctetsLike]
    __match_args__ = ("context", "reserved", "all_components", "component", "certificate")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        context: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        all_components: SupportsIndex = 0,
        component: SupportsIndex = 0,
        certificate: _OctetsLike = b"",
    ) -> Self: ...

class SourceLinkLayerAddress(Option):  # RFC 4861
    length: _Field[int | None, SupportsIndex | None]
    link_layer_address: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    __match_args__ = ("link_layer_address",)
    def __new__(cls, *, length: SupportsIndex | None = None, link_layer_address: _AddressLike = b"") -> Self: ...

class TargetLinkLayerAddress(Option):  # RFC 4861, RFC 3122
    length: _Field[int | None, SupportsIndex | None]
    link_layer_address: _Field[IPv4Address | IPv6Address | Octets, _AddressLike]
    __match_args__ = ("link_layer_address",)
    def __new__(cls, *, length: SupportsIndex | None = None, link_layer_address: _AddressLike = b"") -> Self: ...

class PrefixInformation(Option):  # RFC 4861 section 4.6.2
    length: _Field[int | None, SupportsIndex | None]
    prefix_length: _Field[int, SupportsIndex]
    on_link: _Field[int, SupportsIndex]
    autonomous: _Field[int, SupportsIndex]
    router_address: _Field[int, SupportsIndex]
    dhcp6_preferred: _Field[int, SupportsIndex]
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
        "dhcp6_preferred",
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
        dhcp6_preferred: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        valid_lifetime_seconds: SupportsIndex = 0,
        preferred_lifetime_seconds: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        prefix: _IPv6Like = "::",
    ) -> Self: ...

class RedirectedHeader(Option):  # RFC 4861 section 4.6.3
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "datagram")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class MTU(Option):  # RFC 4861 section 4.6.4
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    mtu: _Field[int, SupportsIndex]
    __match_args__ = ("reserved", "mtu")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        mtu: SupportsIndex = 0,
    ) -> Self: ...

class ShortcutLimit(Option):  # RFC 2491 section 7.1
    length: _Field[int | None, SupportsIndex | None]
    limit: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    __match_args__ = ("limit", "reserved", "reserved2")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        limit: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
    ) -> Self: ...

class AdvertisementInterval(Option):  # RFC 6275 section 7.3
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    interval_milliseconds: _Field[int, SupportsIndex]
    __match_args__ = ("reserved", "interval_milliseconds")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        interval_milliseconds: SupportsIndex = 0,
    ) -> Self: ...

class HomeAgentInformation(Option):  # RFC 6275 section 7.4
    length: _Field[int | None, SupportsIndex | None]
    mobile_router: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    preference: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    __match_args__ = ("mobile_router", "reserved", "preference", "lifetime_seconds")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        mobile_router: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        preference: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
    ) -> Self: ...

class SourceAddressList(Option):  # RFC 3122 section 3.1
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = ("reserved", "addresses")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class TargetAddressList(Option):  # RFC 3122 section 3.1
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = ("reserved", "addresses")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class CGA(Option):  # RFC 3971 section 5.1, RFC 3972 section 3
    length: _Field[int | None, SupportsIndex | None]
    pad_length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    modifier: _Field[Octets, _OctetsLike]
    subnet_prefix: _Field[IPv6Address | Octets, _IPv6Like | None]
    collision_count: _Field[int, SupportsIndex]
    key: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "modifier", "subnet_prefix", "collision_count", "key", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        pad_length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        modifier: _OctetsLike = b"",
        subnet_prefix: _IPv6Like | None = None,
        collision_count: SupportsIndex = 0,
        key: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class RSASignature(Option):  # RFC 3971 section 5.2, RFC 6496 section 5.2
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    key_hash: _Field[Octets, _OctetsLike]
    signature: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "key_hash", "signature")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        key_hash: _OctetsLike = b"",
        signature: _OctetsLike = b"",
    ) -> Self: ...

class Timestamp(Option):  # RFC 3971 section 5.3.1
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    seconds: _Field[int, SupportsIndex]
    fraction: _Field[int, SupportsIndex]
    __match_args__ = ("reserved", "seconds", "fraction")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        seconds: SupportsIndex = 0,
        fraction: SupportsIndex = 0,
    ) -> Self: ...

class Nonce(Option):  # RFC 3971, RFC 5269, RFC 7527, RFC 8928
    length: _Field[int | None, SupportsIndex | None]
    nonce: _Field[Octets, _OctetsLike]
    __match_args__ = ("nonce",)
    def __new__(cls, *, length: SupportsIndex | None = None, nonce: _OctetsLike = b"") -> Self: ...

class TrustAnchor(Option):  # RFC 3971 section 6.4.3, RFC 6495
    length: _Field[int | None, SupportsIndex | None]
    name_type: _Field[int, SupportsIndex]
    pad_length: _Field[int | None, SupportsIndex | None]
    name: _Field[str | Octets, _TextLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("name_type", "name", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        name_type: SupportsIndex = 0,
        pad_length: SupportsIndex | None = None,
        name: _TextLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class Certificate(Option):  # RFC 3971 section 6.4.4
    length: _Field[int | None, SupportsIndex | None]
    certificate_type: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    certificate: _Field[Octets, _OctetsLike]
    __match_args__ = ("certificate_type", "reserved", "certificate")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        certificate_type: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        certificate: _OctetsLike = b"",
    ) -> Self: ...

class AddressPrefix(Option):  # RFC 5568 section 6.4.1, RFC 4068 section 6.4.2
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    prefix_length: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("option_code", "prefix_length", "reserved", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        prefix_length: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        address: _IPv6Like = "::",
    ) -> Self: ...

class NewRouterPrefix(Option):  # RFC 5568 section 6.4.1, RFC 4068 section 6.4.2
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    prefix_length: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("option_code", "prefix_length", "reserved", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        prefix_length: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        address: _IPv6Like = "::",
    ) -> Self: ...

class LinkLayerAddress(Option):  # RFC 5568 section 6.4.3
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    address: _Field[Octets, _OctetsLike]
    __match_args__ = ("option_code", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        address: _OctetsLike = b"",
    ) -> Self: ...

class AdvertisementAcknowledgment(Option):  # RFC 5568 section 6.4.6
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    status: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    new_care_of: _Field[IPv6Address | None, _IPv6Like | None]
    __match_args__ = ("option_code", "status", "reserved", "new_care_of")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        status: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        new_care_of: _IPv6Like | None = None,
    ) -> Self: ...

class ProvisioningDomain(Option):  # RFC 8801 section 3.1
    length: _Field[int | None, SupportsIndex | None]
    http: _Field[int, SupportsIndex]
    legacy: _Field[int, SupportsIndex]
    header_follows: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    delay: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    name: _Field[str | Octets, _TextLike]
    padding: _Field[Octets, _OctetsLike]
    header: _Field[Octets | None, _OctetsLike | None]
    options: _Field[tuple[Option, ...], Iterable[Option] | ReadableBuffer]
    __match_args__ = (
        "http",
        "legacy",
        "header_follows",
        "reserved",
        "delay",
        "sequence",
        "name",
        "padding",
        "header",
        "options",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        http: SupportsIndex = 0,
        legacy: SupportsIndex = 0,
        header_follows: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        delay: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        name: _TextLike = b"",
        padding: _OctetsLike = b"",
        header: _OctetsLike | None = None,
        options: Iterable[Option] | ReadableBuffer = (),
    ) -> Self: ...

class MobilityAnchorPoint(Option):  # RFC 5380 section 5
    length: _Field[int | None, SupportsIndex | None]
    distance: _Field[int, SupportsIndex]
    preference: _Field[int, SupportsIndex]
    r: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    valid_lifetime_seconds: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("distance", "preference", "r", "reserved", "valid_lifetime_seconds", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        distance: SupportsIndex = 0,
        preference: SupportsIndex = 0,
        r: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        valid_lifetime_seconds: SupportsIndex = 0,
        address: _IPv6Like = "::",
    ) -> Self: ...

class RouteInformation(Option):  # RFC 4191 section 2.3
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

class RDNSS(Option):  # RFC 8106 section 5.1
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    __match_args__ = ("reserved", "lifetime_seconds", "addresses")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
        addresses: Iterable[_IPv6Like] = (),
    ) -> Self: ...

class FlagsExtension(Option):  # RFC 5175 section 4
    length: _Field[int | None, SupportsIndex | None]
    flags: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("flags", "trailing")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        flags: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class HandoverKeyRequest(Option):  # RFC 5269 sections 3.1, 3.2
    length: _Field[int | None, SupportsIndex | None]
    pad_length: _Field[int | None, SupportsIndex | None]
    algorithm: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    key: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("algorithm", "reserved", "key", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        pad_length: SupportsIndex | None = None,
        algorithm: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        key: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class HandoverKeyReply(Option):  # RFC 5269 sections 3.1, 3.2
    length: _Field[int | None, SupportsIndex | None]
    pad_length: _Field[int | None, SupportsIndex | None]
    algorithm: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    key: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("algorithm", "reserved", "lifetime_seconds", "key", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        pad_length: SupportsIndex | None = None,
        algorithm: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
        key: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class HandoverAssist(Option):  # RFC 5271 sections 4.1, 4.2
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    value_length: _Field[int | None, SupportsIndex | None]
    value: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("option_code", "value", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        value_length: SupportsIndex | None = None,
        value: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class MobileNodeIdentifier(Option):  # RFC 5271 sections 4.1, 4.2
    length: _Field[int | None, SupportsIndex | None]
    option_code: _Field[int, SupportsIndex]
    value_length: _Field[int | None, SupportsIndex | None]
    value: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("option_code", "value", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        option_code: SupportsIndex = 0,
        value_length: SupportsIndex | None = None,
        value: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class DNSSL(Option):  # RFC 8106 section 5.2
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    names: _Field[tuple[str | Octets, ...], Iterable[str] | ReadableBuffer]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "lifetime_seconds", "names", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
        names: Iterable[str] | ReadableBuffer = (),
        padding: _OctetsLike = b"",
    ) -> Self: ...

class ProxySignature(Option):  # RFC 3971 section 5.2, RFC 6496 section 5.2
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    key_hash: _Field[Octets, _OctetsLike]
    signature: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "key_hash", "signature")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        key_hash: _OctetsLike = b"",
        signature: _OctetsLike = b"",
    ) -> Self: ...

class AddressRegistration(Option):  # RFC 6775 section 4.1, RFC 8505 section 4.1, RFC 8928, RFC 9685, RFC 9926
    length: _Field[int | None, SupportsIndex | None]
    status: _Field[int, SupportsIndex]
    opaque: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    crypto: _Field[int, SupportsIndex]
    p_field: _Field[int, SupportsIndex]
    i_field: _Field[int, SupportsIndex]
    r: _Field[int, SupportsIndex]
    t: _Field[int, SupportsIndex]
    tid: _Field[int, SupportsIndex]
    lifetime_minutes: _Field[int, SupportsIndex]
    rovr: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "status",
        "opaque",
        "reserved",
        "crypto",
        "p_field",
        "i_field",
        "r",
        "t",
        "tid",
        "lifetime_minutes",
        "rovr",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        status: SupportsIndex = 0,
        opaque: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        crypto: SupportsIndex = 0,
        p_field: SupportsIndex = 0,
        i_field: SupportsIndex = 0,
        r: SupportsIndex = 0,
        t: SupportsIndex = 0,
        tid: SupportsIndex = 0,
        lifetime_minutes: SupportsIndex = 0,
        rovr: _OctetsLike = b"",
    ) -> Self: ...

class Context(Option):  # RFC 6775 section 4.2
    length: _Field[int | None, SupportsIndex | None]
    context_length: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    compression: _Field[int, SupportsIndex]
    context_identifier: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    lifetime_minutes: _Field[int, SupportsIndex]
    prefix: _Field[IPv6Address | Octets, _IPv6Like | None]
    __match_args__ = (
        "context_length",
        "reserved",
        "compression",
        "context_identifier",
        "reserved2",
        "lifetime_minutes",
        "prefix",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        context_length: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        compression: SupportsIndex = 0,
        context_identifier: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        lifetime_minutes: SupportsIndex = 0,
        prefix: _IPv6Like | None = None,
    ) -> Self: ...

class AuthoritativeBorderRouter(Option):  # RFC 6775 section 4.3
    length: _Field[int | None, SupportsIndex | None]
    version_low: _Field[int, SupportsIndex]
    version_high: _Field[int, SupportsIndex]
    lifetime_minutes: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("version_low", "version_high", "lifetime_minutes", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        version_low: SupportsIndex = 0,
        version_high: SupportsIndex = 0,
        lifetime_minutes: SupportsIndex = 0,
        address: _IPv6Like = "::",
    ) -> Self: ...

class CapabilityIndication(Option):  # RFC 7400 section 3.3
    length: _Field[int | None, SupportsIndex | None]
    experiments: _Field[int, SupportsIndex]
    x: _Field[int, SupportsIndex]
    a: _Field[int, SupportsIndex]
    d: _Field[int, SupportsIndex]
    l: _Field[int, SupportsIndex]
    b: _Field[int, SupportsIndex]
    p: _Field[int, SupportsIndex]
    e: _Field[int, SupportsIndex]
    g: _Field[int, SupportsIndex]
    f: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("experiments", "x", "a", "d", "l", "b", "p", "e", "g", "f", "reserved", "trailing")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        experiments: SupportsIndex = 0,
        x: SupportsIndex = 0,
        a: SupportsIndex = 0,
        d: SupportsIndex = 0,
        l: SupportsIndex = 0,
        b: SupportsIndex = 0,
        p: SupportsIndex = 0,
        e: SupportsIndex = 0,
        g: SupportsIndex = 0,
        f: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class CaptivePortal(Option):  # RFC 8910 section 2.3
    length: _Field[int | None, SupportsIndex | None]
    uri: _Field[str, _TextLike]
    __match_args__ = ("uri",)
    def __new__(cls, *, length: SupportsIndex | None = None, uri: _TextLike = "") -> Self: ...

class PREF64(Option):  # RFC 8781 section 4
    length: _Field[int | None, SupportsIndex | None]
    scaled_lifetime: _Field[int, SupportsIndex]
    prefix_length_code: _Field[int, SupportsIndex]
    prefix: _Field[IPv6Address | Octets, _IPv6Like | None]
    __match_args__ = ("scaled_lifetime", "prefix_length_code", "prefix")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        scaled_lifetime: SupportsIndex = 0,
        prefix_length_code: SupportsIndex = 0,
        prefix: _IPv6Like | None = None,
    ) -> Self: ...

class CryptoID(Option):  # RFC 8928 section 4.3
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    key_length: _Field[int | None, SupportsIndex | None]
    crypto_type: _Field[int, SupportsIndex]
    modifier: _Field[int, SupportsIndex]
    registration_length: _Field[int, SupportsIndex]
    key: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "crypto_type", "modifier", "registration_length", "key", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        key_length: SupportsIndex | None = None,
        crypto_type: SupportsIndex = 0,
        modifier: SupportsIndex = 0,
        registration_length: SupportsIndex = 0,
        key: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class Signature(Option):  # RFC 8928 section 4.4
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    signature_length: _Field[int | None, SupportsIndex | None]
    reserved2: _Field[int, SupportsIndex]
    signature: _Field[Octets, _OctetsLike]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("reserved", "reserved2", "signature", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        signature_length: SupportsIndex | None = None,
        reserved2: SupportsIndex = 0,
        signature: _OctetsLike = b"",
        padding: _OctetsLike = b"",
    ) -> Self: ...

class ResourceDirectory(Option):  # RFC 9176 section 4.1.1
    length: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    valid_lifetime_seconds: _Field[int, SupportsIndex]
    address: _Field[IPv6Address, _IPv6Like]
    __match_args__ = ("reserved", "valid_lifetime_seconds", "address")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        valid_lifetime_seconds: SupportsIndex = 0,
        address: _IPv6Like = "::",
    ) -> Self: ...

class ConsistentUptime(Option):  # RFC 9685
    length: _Field[int | None, SupportsIndex | None]
    exponent: _Field[int, SupportsIndex]
    mantissa: _Field[int, SupportsIndex]
    s: _Field[int, SupportsIndex]
    u: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    nssi: _Field[int, SupportsIndex]
    peer_nssi: _Field[int, SupportsIndex]
    __match_args__ = ("exponent", "mantissa", "s", "u", "reserved", "nssi", "peer_nssi")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        exponent: SupportsIndex = 0,
        mantissa: SupportsIndex = 0,
        s: SupportsIndex = 0,
        u: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        nssi: SupportsIndex = 0,
        peer_nssi: SupportsIndex = 0,
    ) -> Self: ...

class CARDRequest(Option):  # RFC 4066 section 5.1.2.1
    length: _Field[int | None, SupportsIndex | None]
    version: _Field[int, SupportsIndex]
    preferences: _Field[int, SupportsIndex]
    capabilities: _Field[int, SupportsIndex]
    access_router: _Field[int, SupportsIndex]
    trusted_anchor: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    suboptions: _Field[tuple[CardSuboption, ...], Iterable[CardSuboption] | ReadableBuffer]
    __match_args__ = (
        "version",
        "preferences",
        "capabilities",
        "access_router",
        "trusted_anchor",
        "reserved",
        "sequence",
        "suboptions",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        version: SupportsIndex = 0,
        preferences: SupportsIndex = 0,
        capabilities: SupportsIndex = 0,
        access_router: SupportsIndex = 0,
        trusted_anchor: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        suboptions: Iterable[CardSuboption] | ReadableBuffer = (),
    ) -> Self: ...

class CARDReply(Option):  # RFC 4066 section 5.1.2.1
    length: _Field[int | None, SupportsIndex | None]
    version: _Field[int, SupportsIndex]
    preferences: _Field[int, SupportsIndex]
    unsolicited: _Field[int, SupportsIndex]
    l2_ids: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    suboptions: _Field[tuple[CardSuboption, ...], Iterable[CardSuboption] | ReadableBuffer]
    __match_args__ = ("version", "preferences", "unsolicited", "l2_ids", "reserved", "sequence", "suboptions")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        version: SupportsIndex = 0,
        preferences: SupportsIndex = 0,
        unsolicited: SupportsIndex = 0,
        l2_ids: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        suboptions: Iterable[CardSuboption] | ReadableBuffer = (),
    ) -> Self: ...

class EncryptedDNS(Option):  # RFC 9463 section 3.1
    length: _Field[int | None, SupportsIndex | None]
    service_priority: _Field[int, SupportsIndex]
    lifetime_seconds: _Field[int, SupportsIndex]
    adn_length: _Field[int | None, SupportsIndex | None]
    adn: _Field[str | Octets, _TextLike]
    named_only: _Field[int | None, SupportsIndex | None]
    addresses_length: _Field[int | None, SupportsIndex | None]
    addresses: _Field[tuple[IPv6Address, ...], Iterable[_IPv6Like]]
    parameters_length: _Field[int | None, SupportsIndex | None]
    parameters: _Field[tuple[ServiceParameter, ...], Iterable[ServiceParameter] | ReadableBuffer]
    padding: _Field[Octets, _OctetsLike]
    __match_args__ = ("service_priority", "lifetime_seconds", "adn", "addresses", "parameters", "padding")
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        service_priority: SupportsIndex = 0,
        lifetime_seconds: SupportsIndex = 0,
        adn_length: SupportsIndex | None = None,
        adn: _TextLike = b"",
        named_only: SupportsIndex | None = None,
        addresses_length: SupportsIndex | None = None,
        addresses: Iterable[_IPv6Like] = (),
        parameters_length: SupportsIndex | None = None,
        parameters: Iterable[ServiceParameter] | ReadableBuffer = (),
        padding: _OctetsLike = b"",
    ) -> Self: ...

class RFC3692StyleExperiment1(Option):  # RFC 4727
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, length: SupportsIndex | None = None, body: _OctetsLike = b"") -> Self: ...

class RFC3692StyleExperiment2(Option):  # RFC 4727
    length: _Field[int | None, SupportsIndex | None]
    body: _Field[Octets, _OctetsLike]
    __match_args__ = ("body",)
    def __new__(cls, *, length: SupportsIndex | None = None, body: _OctetsLike = b"") -> Self: ...
