# SPDX-License-Identifier: BSD-2-Clause
"""Makes the classes: the library tells the fields, and the registries the names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from . import _core, enums, registry
from ._common_docs import COMMON
from ._field_docs import DOCS
from ._types import Family
from ._node import Element, Header, Message, Node, Part

# Words of registries that are written in another way than Capitalized.
_SPELLED = {
    word.upper(): word
    for word in (
        "ACK ART CARD CGA DAG DAO DCO DIO DIS DNS DNSSL DODAG DRO ETX FMIPv6 ICMP6 ID ILNPv6 IP IPv4 IPv6 MPL MPLS MTU "
        "NBMA P2P PadN PDR PREF64 RDNSS RFC RPL RSA"
    ).split()
}

Sample = dict[str, int]

CLASSES: dict[str, Any] = {}
"""All of them: "v6 134", "v6 155 1", "option 3", "header 41", "security"; those of any number are "v6" and "option"."""


def camel(name: str) -> str:
    """ECHO_REQUEST becomes EchoRequest."""
    return "".join(_SPELLED.get(word, word.capitalize()) for word in name.split("_"))


class _Absent:
    """In the place of a base's field that the class does not have."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type[Any]) -> Any:
        raise AttributeError(f"{owner.__name__} has no field {self.name!r}", name=self.name, obj=instance or owner)


def _hide_missing(made: type[Node], base: type[Node]) -> None:
    if base.__module__ == Node.__module__:
        return
    own = made.fields()
    for name in base.fields():
        if name not in own:
            setattr(made, name, _Absent(name))


_KINDS = {
    "part": "object of its own",
    "payload": "header, message or octets",
    "ipv4": "IPv4 address",
    "ipv6": "IPv6 address",
    "address": "IPv4 or IPv6 address, or octets",
    "prefix": "IPv6 prefix, or octets",
    "name": "domain name",
    "ipv6_list": "IPv6 addresses",
    "ipv4_list": "IPv4 addresses",
    "number_list": "numbers, 0 to 255",
    "name_list": "domain names",
}
_NOTES = {"computed": "filled in unless it is given", "implied": "not on the wire", "fixed": "the class says it"}


def _values(kind: str, width: int, enumeration: Any, element: str | None) -> str:
    """What a field can be."""
    if kind == "number":
        return enumeration.__name__ if enumeration else "0 or 1" if width == 1 else f"0 to {(1 << width) - 1}"
    if kind == "signed":
        return f"{-1 << width - 1} to {(1 << width - 1) - 1}"
    return f"list of {str(element).replace('_', ' ')}s" if kind == "list" else _KINDS.get(kind, kind)


def _documented(made: type[Node], first: str, meanings: dict[str, str]) -> str:
    """The docstring of a class: what it is, and its fields."""
    lines = [first, "", "Fields:"]
    for name, kind, origin, optional, width, enumeration, element in made._fields():
        values = _values(kind, width, enumeration, element) + (", or None" if optional == "optional" else "")
        meaning = meanings.get(name) or COMMON.get(name, "")
        note = _NOTES.get(origin, "")
        said = "; ".join(text for text in (meaning, "" if note in meaning else note) if text)
        lines.append(f"    {name} ({values})" + (f": {said}" if said else ""))
    return "\n".join(lines)


def _make(
    name: str,
    module: str,
    base: type[Node],
    namespace: dict[str, Any],
    what: str,
    *,
    family: int = 4,
    number: int = -1,
    code: int = -1,
    samples: Iterable[Sample] = (),
    enumerations: dict[str, Any] | None = None,
) -> Any:
    unit = f"v{family}" if what == "message" else what
    key = unit if number < 0 or base is Part else f"{unit} {number}" + (f" {code}" if code >= 0 else "")
    path = f"icmpwire.{module}.{name}" if module else f"icmpwire.{name}"
    made = _core.make_class(
        path, (base,), {}, what, family, number, code, tuple(samples), enumerations or {}
    )
    CLASSES[key] = made
    _hide_missing(made, base)
    source, meanings = DOCS.get(key, ("", {}))
    given = tuple(field[0] for field in made._fields() if field[2] == "given")
    namespace = {"title": name, "rfc": source} | namespace | {"__match_args__": given}
    first = f"{namespace['title']} ({namespace['rfc']})." if namespace["rfc"] else f"{namespace['title']}."
    for attribute, value in (namespace | {"__doc__": _documented(made, first, meanings)}).items():
        setattr(made, attribute, value)
    return made


# ---- elements ----

# Members that decide on the others, by type: the classes have the fields of all of these.
OPTION_SAMPLES: dict[int, list[Sample]] = {
    enums.OptionType.TRUST_ANCHOR: [{"trust_anchor.name_type": 1}, {"trust_anchor.name_type": 2}],
    enums.OptionType.PROVISIONING_DOMAIN: [
        {"provisioning_domain.header_follows": 1},
        {"provisioning_domain.header_follows": 0},
    ],
}
RPL_OPTION_SAMPLES: dict[int, list[Sample]] = {
    enums.RplOptionType.P2P_ROUTE_DISCOVERY: [
        {"p2p_route_discovery.elided_octets": 0},
        {"p2p_route_discovery.elided_octets": 8},
    ],
    enums.RplOptionType.ROUTE_REQUEST: [{"route_request.elided_octets": 0}, {"route_request.elided_octets": 8}],
    enums.RplOptionType.ROUTE_REPLY: [{"route_reply.elided_octets": 0}, {"route_reply.elided_octets": 8}],
    enums.RplOptionType.SIBLING_INFORMATION: [
        {"sibling_information.compression": 4},
        {"sibling_information.compression": 0},
    ],
}
METRIC_SAMPLES: dict[int, list[Sample]] = {
    enums.RplMetricType.LINK_COLOR: [{"constraint": 0}, {"constraint": 1}],
}
OBJECT_SAMPLES: dict[int, list[Sample]] = {
    1: [{"c_type": 1}, {"c_type": 0}],
    2: [{"c_type": 15}, {"c_type": 0}],
    3: [{"c_type": 1}, {"c_type": 2}, {"c_type": 3}, {"c_type": 0}],
    4: [{"c_type": 1}, {"c_type": 0}],
    5: [{"c_type": 15}, {"c_type": 0}],
}


def elements(
    what: str, module: str, names: Any, base_name: str, form: str = "{}", samples: dict[int, list[Sample]] = {}
) -> dict[str, Any]:
    """The classes of a kind of elements: one for any type, and under it one for each that has a name."""
    types: dict[str, Any] = {"class_num" if what == "object" else "type": names}
    base = _make(base_name, module, Element, {}, what, enumerations=types)
    made = {base_name: base}
    for member in names:
        name = form.format(camel(member.name))
        made[name] = _make(
            name,
            module,
            base,
            {"title": camel_words(member.name)},
            what,
            number=int(member),
            samples=samples.get(int(member), ()),
            enumerations=types,
        )
    return made


def element(what: str, module: str, name: str, *samples: Sample) -> Any:
    """The class of a kind of elements that has no types."""
    return _make(name, module, Element, {}, what, samples=samples)


def part(what: str, module: str, name: str, family: int, number: int, code: int = -1, *samples: Sample) -> Any:
    """The class of a part of messages."""
    return _make(name, module, Part, {}, what, family=family, number=number, code=code, samples=samples)


def camel_words(name: str) -> str:
    """ECHO_REQUEST becomes "Echo Request"."""
    return " ".join(_SPELLED.get(word, word.capitalize()) for word in name.split("_"))


# ---- headers ----


def header(name: str, protocol: int, title: str, rfc: str) -> Any:
    """The class of a header of packets."""
    return _make(
        name,
        "",
        Header,
        {"title": title, "rfc": rfc},
        "header",
        number=protocol,
        enumerations={"protocol": enums.Protocol, "next_header": enums.Protocol},
    )


# ---- messages ----

# Members other than the type that decide on the layout: the classes have the fields of all of these.
_MESSAGE_SAMPLES: dict[tuple[int, int], list[Sample]] = {
    (4, 41): [{"subtype": 0}, {"subtype": 9}],
    (6, 150): [{"subtype": 0}, {"subtype": 9}],
    (6, 130): [{"version": 2}, {"version": 1}],
    (6, 138): [{"code": 0}, {"code": 1}, {"code": 2}],
    (6, 139): [{"code": c, "qtype": 2} for c in (0, 1, 2, 3)] + [{"code": 0, "qtype": 0}],
    (6, 140): [{"code": 0, "qtype": q} for q in (2, 3, 4, 0)] + [{"code": 1, "qtype": 2}],
    (6, 155): [{"code": 0x7F}, {"code": 0xFF}],
    (6, 155): [{"code": 127}],
    (6, 157): [{"code": 0}, {"code": 15}],
    (6, 158): [{"code": 0}, {"code": 15}],
}
_RPL = 155


def _message(family: Family, member: Any, base: Any, types: Any) -> Any:
    info = registry.type_info(family, int(member))
    codes = enums.CODES.get((family, int(member)))
    return _make(
        camel(member.name),
        f"v{family}",
        base,
        {"title": info.name, "rfc": info.source if info.source != "IANA" else ""},
        "message",
        family=family,
        number=int(member),
        samples=_MESSAGE_SAMPLES.get((family, int(member)), ()),
        enumerations={"type": types} | ({"code": codes} if codes else {}),
    )


def messages(family: Family) -> dict[str, Any]:
    """The classes of a family: one for any type, and under it one for each that has a name."""
    types = enums.Type4 if family == 4 else enums.Type6
    base = _make(
        "Message",
        f"v{family}",
        Message,
        {"title": f"ICMPv{family}", "family": family},
        "message",
        family=family,
        enumerations={"type": types},
    )
    return {"Message": base} | {camel(member.name): _message(family, member, base, types) for member in types}


_SECURITY_SAMPLES: list[Sample] = [{"security.level": 0}, {"security.level": 1}]
_ELIDED_SAMPLES: list[Sample] = [{"measurement.elided_octets": 0}, {"measurement.elided_octets": 8}]
_RPL_SAMPLES: dict[int, list[Sample]] = {
    enums.RplCode6.MEASUREMENT: _ELIDED_SAMPLES,
    enums.RplCode6.SECURE_MEASUREMENT: [*_ELIDED_SAMPLES, {"security.level": 1}],
}


def rpl_messages(base: Any) -> dict[str, Any]:
    """RPL has a message for each code."""
    made = {}
    for member in enums.RplCode6:
        secure = int(member) >= 0x80
        name = camel(member.name)
        made[name] = _make(
            name,
            "rpl",
            base,
            {"title": _core.icmpwire_code_name(6, _RPL, int(member))},
            "message",
            family=6,
            number=_RPL,
            code=int(member),
            samples=_RPL_SAMPLES.get(int(member), _SECURITY_SAMPLES if secure else ()),
            enumerations={"type": enums.Type6, "code": enums.RplCode6},
        )
    return made
