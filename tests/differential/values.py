# SPDX-License-Identifier: BSD-2-Clause
"""What each side says about a message, in one form: field names to lists of values, in the order of the message."""
import ipaddress


class Message:
    """What icmpwire decode --json says of one message: paths such as options.mtu.mtu to values. Where lists are on the
    way, a path has many values. number is that of the frame."""

    def __init__(self, record):
        message = record["icmp"]
        self.number = record["frame"]
        self.family, self.type, self.code = message["family"], message["type"], message["code"]
        self.fault = message["fault"]
        self.fields = message["fields"]
        self.found = {}
        self.count = 0
        add_derived(self.fields)
        self._walk(record["ip"], "ip")
        self._walk(self.fields, "")
        for name in ("type", "code", "checksum", "extension_checksum"):
            self._walk(message[name], "message." + name)
        self._walk(message["quoted"], "quoted")

    def _walk(self, value, path):
        if isinstance(value, dict):
            for name, member in value.items():
                self._walk(member, f"{path}.{name}" if path else name)
        elif isinstance(value, list):
            for each in value:
                self._walk(each, path)
        elif value is not None:
            self.found.setdefault(path, []).append((self.count, value))
            self.count += 1

    def get(self, *paths):
        """The values at these paths, in the order of the message."""
        return [value for _, value in sorted((pair for path in paths for pair in self.found.get(path, ())),
                                             key=lambda pair: pair[0])]

    def one(self, path):
        """The first value there, or None."""
        return self.found[path][0][1] if path in self.found else None


def floating(code, mantissa_bits):
    """RFC 3810 sections 5.1.3 and 5.1.9: a number, or above its half range an exponent of 3 bits and a mantissa."""
    mantissa = code & (1 << mantissa_bits) - 1
    small = code >> mantissa_bits + 3 == 0
    return code if small else (mantissa | 1 << mantissa_bits) << (code >> mantissa_bits & 7) + 3


def label_form(name):
    """A DNS name as it is on the wire."""
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def add_derived_rpl(fields):
    """Octets of flags as RFC 6550 has them, before later RFCs gave meaning to some bits."""
    for name in ("dao_ack", "dco", "dco_ack"):
        if "rejection" in fields.get(name, {}):
            status = fields[name]
            status["status"] = status["rejection"] << 7 | status["address_registration"] << 6 | status["value"]
    if "dao" in fields:
        fields["dao"]["reserved_of_6"] = fields["dao"]["projected"] << 5 | fields["dao"]["reserved"]
    if "dao_ack" in fields:
        fields["dao_ack"]["reserved_of_7"] = fields["dao_ack"]["projected"] << 6 | fields["dao_ack"]["reserved"]


NODE_FLAGS = ("truncated", "all", "compatible", "link_local", "site_local", "global")


def add_derived(fields):
    """Numbers that the peers show in another form than the JSON: whole timestamps and octets of flags, the bits of a
    c-type, times for their codes."""
    if fields.get("version") == 1:
        fields["maximum_response_delay"] = fields["maximum_response_code"]
    elif "qqic" in fields:
        fields["maximum_response_milliseconds"] = floating(fields["maximum_response_code"], 12)
        fields["query_interval_seconds"] = floating(fields["qqic"], 4)
    if "subject_name" in fields:
        fields["subject_octets"] = label_form(fields["subject_name"]).hex()
    if fields.get("names") and "qtype" in fields:
        fields["names_octets"] = b"".join(label_form(name["octets"]) for name in fields["names"]).hex()
    if "qtype" in fields:
        fields["flags"] = sum(fields[name] << bit for bit, name in enumerate(NODE_FLAGS))
    add_derived_rpl(fields)
    for name in ("originate", "receive", "transmit"):
        if f"{name}_milliseconds" in fields:
            fields[name] = fields[f"{name}_nonstandard"] << 31 | fields[f"{name}_milliseconds"]
    for each in fields.get("extension", {}).get("objects", []):
        if each["class_num"] == 2:
            bits = each["c_type"]
            each["c_type_bits"] = {"role": bits >> 6, "reserved": bits >> 4 & 3, "index": bits >> 3 & 1,
                                   "address": bits >> 2 & 1, "name": bits >> 1 & 1, "mtu": bits & 1}


def canonical(value):
    """One form for what both sides mean: numbers as they are, octets and addresses as hex text, text without the dot
    of the root."""
    if not isinstance(value, str):
        return int(value)
    if "." in value or ":" in value:
        try:
            return ipaddress.ip_address(value).packed.hex()
        except ValueError:
            pass
    if value.count(":") >= 5 and all(len(part) == 2 for part in value.split(":")):
        return value.replace(":", "").lower()
    return value.rstrip(".")


def prefix_octets(size):
    """Of an IPv6 prefix in address form, the octets that are on the wire."""
    return lambda prefix: ipaddress.ip_address(prefix).packed[:size].hex()


def compare(message, peer, rows):
    """(field, peer's values, our values) for each row that either side has values for."""
    for field, path in rows.items():
        path, function = path if isinstance(path, tuple) else (path, None)
        ours = message.get(*path.split(" "))
        ours = [canonical(function(value) if function else value) for value in ours if value != ""]
        names, _, part = field.partition("#")
        theirs = [canonical(value) for name in names.split(" ") for value in peer.get(name, ()) if value != ""]
        if part:
            theirs = theirs[:1] if part == "first" else theirs[1:]
        if " " in names:  # nothing says how the peer's two fields alternate
            theirs, ours = sorted(theirs, key=str), sorted(ours, key=str)
        if theirs or ours:
            yield field, theirs, ours


def rows_for(rows, message):
    """The rows that apply to the type of the message."""
    applying = {}
    for types, some in rows[message.family].items():
        if types is None or message.type in types:
            applying.update(some)
    return applying
