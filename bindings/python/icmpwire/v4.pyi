# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-stubs out of the built package; do not edit.
from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import SupportsIndex

from _typeshed import ReadableBuffer
from typing_extensions import Self

from . import _node, enums, ext as ext, nd
from ._core import Octets, _Field, _IPv4Like, _OctetsLike

__all__ = [
    "RouterEntry",
    "AgentExtension",
    "AgentPadding",
    "AgentAdvertisement",
    "AgentPrefixLengths",
    "AgentChallenge",
    "Message",
    "EchoReply",
    "DestinationUnreachable",
    "SourceQuench",
    "Redirect",
    "AlternateHostAddress",
    "EchoRequest",
    "RouterAdvertisement",
    "RouterSolicitation",
    "TimeExceeded",
    "ParameterProblem",
    "Timestamp",
    "TimestampReply",
    "InformationRequest",
    "InformationReply",
    "AddressMaskRequest",
    "AddressMaskReply",
    "Traceroute",
    "ConversionError",
    "MobileHostRedirect",
    "IPv6WhereAreYou",
    "IPv6IAmHere",
    "MobileRegistrationRequest",
    "MobileRegistrationReply",
    "DomainNameRequest",
    "DomainNameReply",
    "Skip",
    "Photuris",
    "ExperimentalMobility",
    "ExtendedEchoRequest",
    "ExtendedEchoReply",
    "Experiment1",
    "Experiment2",
]

class RouterEntry(_node.Element):  # RFC 1256 section 3
    router_address: _Field[IPv4Address, _IPv4Like]
    preference_level: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("router_address", "preference_level", "trailing")
    def __new__(
        cls,
        *,
        router_address: _IPv4Like = "0.0.0.0",
        preference_level: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class AgentExtension(_node.Element):  # RFC 5944 section 1.8
    type: _Field[enums.AgentExtensionType, SupportsIndex]
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

class AgentPadding(AgentExtension):  # RFC 5944 section 1.8
    __match_args__ = ()
    def __new__(cls) -> Self: ...

class AgentAdvertisement(AgentExtension):  # RFC 5944 section 2.1.1
    length: _Field[int | None, SupportsIndex | None]
    sequence: _Field[int, SupportsIndex]
    registration_lifetime: _Field[int, SupportsIndex]
    registration_required: _Field[int, SupportsIndex]
    busy: _Field[int, SupportsIndex]
    home_agent: _Field[int, SupportsIndex]
    foreign_agent: _Field[int, SupportsIndex]
    minimal_encapsulation: _Field[int, SupportsIndex]
    gre_encapsulation: _Field[int, SupportsIndex]
    reserved: _Field[int, SupportsIndex]
    reverse_tunneling: _Field[int, SupportsIndex]
    udp_tunneling: _Field[int, SupportsIndex]
    revocation: _Field[int, SupportsIndex]
    regional_registration: _Field[int, SupportsIndex]
    reserved2: _Field[int, SupportsIndex]
    care_of_addresses: _Field[tuple[IPv4Address, ...], Iterable[_IPv4Like]]
    __match_args__ = (
        "sequence",
        "registration_lifetime",
        "registration_required",
        "busy",
        "home_agent",
        "foreign_agent",
        "minimal_encapsulation",
        "gre_encapsulation",
        "reserved",
        "reverse_tunneling",
        "udp_tunneling",
        "revocation",
        "regional_registration",
        "reserved2",
        "care_of_addresses",
    )
    def __new__(
        cls,
        *,
        length: SupportsIndex | None = None,
        sequence: SupportsIndex = 0,
        registration_lifetime: SupportsIndex = 0,
        registration_required: SupportsIndex = 0,
        busy: SupportsIndex = 0,
        home_agent: SupportsIndex = 0,
        foreign_agent: SupportsIndex = 0,
        minimal_encapsulation: SupportsIndex = 0,
        gre_encapsulation: SupportsIndex = 0,
        reserved: SupportsIndex = 0,
        reverse_tunneling: SupportsIndex = 0,
        udp_tunneling: SupportsIndex = 0,
        revocation: SupportsIndex = 0,
        regional_registration: SupportsIndex = 0,
        reserved2: SupportsIndex = 0,
        care_of_addresses: Iterable[_IPv4Like] = (),
    ) -> Self: ...

class AgentPrefixLengths(AgentExtension):  # RFC 5944 section 1.8
    length: _Field[int | None, SupportsIndex | None]
    prefix_lengths: _Field[tuple[int, ...], Iterable[SupportsIndex]]
    __match_args__ = ("prefix_lengths",)
    def __new__(cls, *, length: SupportsIndex | None = None, prefix_lengths: Iterable[SupportsIndex] = ()) -> Self: ...

class AgentChallenge(AgentExtension):  # RFC 5944 section 1.8
    length: _Field[int | None, SupportsIndex | None]
    challenge: _Field[Octets, _OctetsLike]
    __match_args__ = ("challenge",)
    def __new__(cls, *, length: SupportsIndex | None = None, challenge: _OctetsLike = b"") -> Self: ...

class Message(_node.Message):
    type: _Field[enums.Type4, SupportsIndex]
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

class EchoReply(Message):  # RFC 792
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

class DestinationUnreachable(Message):  # RFC 792, RFC 1122, RFC 1191, RFC 1812, RFC 4884
    code: _Field[enums.DestinationUnreachableCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    next_hop_mtu: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "unused", "next_hop_mtu", "datagram", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        next_hop_mtu: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class SourceQuench(Message):  # RFC 792, RFC 6633
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "unused", "datagram")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class Redirect(Message):  # RFC 792, RFC 1122
    code: _Field[enums.RedirectCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    gateway: _Field[IPv4Address, _IPv4Like]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "gateway", "datagram")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        gateway: _IPv4Like = "0.0.0.0",
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class AlternateHostAddress(Message):  # RFC 6918
    code: _Field[enums.AlternateHostAddressCode4, SupportsIndex]
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

class EchoRequest(Message):  # RFC 792
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

class RouterAdvertisement(Message):  # RFC 1256, RFC 5944, RFC 4721
    code: _Field[enums.RouterAdvertisementCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    number_of_addresses: _Field[int | None, SupportsIndex | None]
    address_entry_size: _Field[int | None, SupportsIndex | None]
    lifetime: _Field[int, SupportsIndex]
    entries: _Field[tuple[RouterEntry, ...], Iterable[RouterEntry] | ReadableBuffer]
    extensions: _Field[tuple[AgentExtension, ...], Iterable[AgentExtension] | ReadableBuffer]
    __match_args__ = ("code", "lifetime", "entries", "extensions")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        number_of_addresses: SupportsIndex | None = None,
        address_entry_size: SupportsIndex | None = None,
        lifetime: SupportsIndex = 0,
        entries: Iterable[RouterEntry] | ReadableBuffer = (),
        extensions: Iterable[AgentExtension] | ReadableBuffer = (),
    ) -> Self: ...

class RouterSolicitation(Message):  # RFC 1256, RFC 5944
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "reserved", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class TimeExceeded(Message):  # RFC 792, RFC 4884
    code: _Field[enums.TimeExceededCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    unused2: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "unused", "unused2", "datagram", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        unused2: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class ParameterProblem(Message):  # RFC 792, RFC 1108, RFC 4884
    code: _Field[enums.ParameterProblemCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    pointer: _Field[int, SupportsIndex]
    length: _Field[int | None, SupportsIndex | None]
    unused: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    extension: _Field[ext.Extension | None, ext.Extension | Iterable[ext.Object] | None]
    __match_args__ = ("code", "pointer", "unused", "datagram", "extension")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        pointer: SupportsIndex = 0,
        length: SupportsIndex | None = None,
        unused: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
        extension: ext.Extension | Iterable[ext.Object] | None = None,
    ) -> Self: ...

class Timestamp(Message):  # RFC 792
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    originate_nonstandard: _Field[int, SupportsIndex]
    originate_milliseconds: _Field[int, SupportsIndex]
    receive_nonstandard: _Field[int, SupportsIndex]
    receive_milliseconds: _Field[int, SupportsIndex]
    transmit_nonstandard: _Field[int, SupportsIndex]
    transmit_milliseconds: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "code",
        "identifier",
        "sequence",
        "originate_nonstandard",
        "originate_milliseconds",
        "receive_nonstandard",
        "receive_milliseconds",
        "transmit_nonstandard",
        "transmit_milliseconds",
        "trailing",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        originate_nonstandard: SupportsIndex = 0,
        originate_milliseconds: SupportsIndex = 0,
        receive_nonstandard: SupportsIndex = 0,
        receive_milliseconds: SupportsIndex = 0,
        transmit_nonstandard: SupportsIndex = 0,
        transmit_milliseconds: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class TimestampReply(Message):  # RFC 792
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    originate_nonstandard: _Field[int, SupportsIndex]
    originate_milliseconds: _Field[int, SupportsIndex]
    receive_nonstandard: _Field[int, SupportsIndex]
    receive_milliseconds: _Field[int, SupportsIndex]
    transmit_nonstandard: _Field[int, SupportsIndex]
    transmit_milliseconds: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "code",
        "identifier",
        "sequence",
        "originate_nonstandard",
        "originate_milliseconds",
        "receive_nonstandard",
        "receive_milliseconds",
        "transmit_nonstandard",
        "transmit_milliseconds",
        "trailing",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        originate_nonstandard: SupportsIndex = 0,
        originate_milliseconds: SupportsIndex = 0,
        receive_nonstandard: SupportsIndex = 0,
        receive_milliseconds: SupportsIndex = 0,
        transmit_nonstandard: SupportsIndex = 0,
        transmit_milliseconds: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class InformationRequest(Message):  # RFC 792, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class InformationReply(Message):  # RFC 792, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class AddressMaskRequest(Message):  # RFC 950, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    mask: _Field[IPv4Address, _IPv4Like]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "mask", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        mask: _IPv4Like = "0.0.0.0",
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class AddressMaskReply(Message):  # RFC 950, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    mask: _Field[IPv4Address, _IPv4Like]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "mask", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        mask: _IPv4Like = "0.0.0.0",
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class Traceroute(Message):  # RFC 1393, RFC 6918
    code: _Field[enums.TracerouteCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    unused: _Field[int, SupportsIndex]
    outbound_hop_count: _Field[int, SupportsIndex]
    return_hop_count: _Field[int, SupportsIndex]
    output_link_speed: _Field[int, SupportsIndex]
    output_link_mtu: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = (
        "code",
        "identifier",
        "unused",
        "outbound_hop_count",
        "return_hop_count",
        "output_link_speed",
        "output_link_mtu",
        "trailing",
    )
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        unused: SupportsIndex = 0,
        outbound_hop_count: SupportsIndex = 0,
        return_hop_count: SupportsIndex = 0,
        output_link_speed: SupportsIndex = 0,
        output_link_mtu: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class ConversionError(Message):  # RFC 1475, RFC 6918
    code: _Field[enums.ConversionErrorCode4, SupportsIndex]
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

class MobileHostRedirect(Message):  # RFC 6918
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

class IPv6WhereAreYou(Message):  # RFC 6918
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

class IPv6IAmHere(Message):  # RFC 6918
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

class MobileRegistrationRequest(Message):  # RFC 6918
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

class MobileRegistrationReply(Message):  # RFC 6918
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

class DomainNameRequest(Message):  # RFC 1788, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    trailing: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "identifier", "sequence", "trailing")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        trailing: _OctetsLike = b"",
    ) -> Self: ...

class DomainNameReply(Message):  # RFC 1788, RFC 6918
    code: _Field[int, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    identifier: _Field[int, SupportsIndex]
    sequence: _Field[int, SupportsIndex]
    ttl: _Field[int, SupportsIndex]
    names: _Field[tuple[str | Octets, ...], Iterable[str] | ReadableBuffer]
    __match_args__ = ("code", "identifier", "sequence", "ttl", "names")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        identifier: SupportsIndex = 0,
        sequence: SupportsIndex = 0,
        ttl: SupportsIndex = 0,
        names: Iterable[str] | ReadableBuffer = (),
    ) -> Self: ...

class Skip(Message):  # RFC 6918
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

class Photuris(Message):  # RFC 2521
    code: _Field[enums.PhoturisCode4, SupportsIndex]
    checksum: _Field[int | None, SupportsIndex | None]
    reserved: _Field[int, SupportsIndex]
    pointer: _Field[int, SupportsIndex]
    datagram: _Field[Octets, _OctetsLike]
    __match_args__ = ("code", "reserved", "pointer", "datagram")
    def __new__(
        cls,
        *,
        code: SupportsIndex = 0,
        checksum: SupportsIndex | None = None,
        reserved: SupportsIndex = 0,
        pointer: SupportsIndex = 0,
        datagram: _OctetsLike = b"",
    ) -> Self: ...

class ExperimentalMobility(Message):  # RFC 4065, RFC 4066, RFC 4067
    code: _Field[enums.ExperimentalMobilityCode4, SupportsIndex]
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

class ExtendedEchoRequest(Message):  # RFC 8335
    code: _Field[enums.ExtendedEchoRequestCode4, SupportsIndex]
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
    code: _Field[enums.ExtendedEchoReplyCode4, SupportsIndex]
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

class Experiment1(Message):  # RFC 4727
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

class Experiment2(Message):  # RFC 4727
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
