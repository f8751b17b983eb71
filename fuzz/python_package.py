# SPDX-License-Identifier: BSD-2-Clause
"""The Python package, fuzzed by Atheris (scripts/fuzz python): whatever the octets are, each way to read them either does or
raises the package's own exception, and what is read says the same octets again. The first octet says whether they are a
message of ICMPv4 or ICMPv6 (bit 0), or a packet (bit 1)."""
import sys

import atheris

with atheris.instrument_imports(include=["icmpwire"]):
    import icmpwire
    from icmpwire import IcmpWireError, text
    from icmpwire.checking import findings, findings_packet


def read_all(value):
    """Every attribute, down to the innermost."""
    if isinstance(value, tuple):
        for one in value:
            read_all(one)
    elif hasattr(value, "fields"):
        for name in value.fields():
            if name != "payload":
                read_all(getattr(value, name))


def read(octets, family, errors):
    """The message or packet, or the exception."""
    try:
        if family:
            return icmpwire.decode(octets, family, errors=errors)
        return icmpwire.decode_packet(octets, errors=errors)
    except IcmpWireError as error:
        assert 0 <= error.offset <= len(octets) and 0 <= error.readable <= len(octets)
        return error


def show(message, octets, family):
    """In every way that there is."""
    for layer in message.layers:
        read_all(layer)
    assert bytes(message) == (octets if family else octets[:len(message)])
    assert message.copy() == message
    repr(message), message.tree(), message.summary(), message.bits(), message.to_json()


def one_input(data):
    choice, octets = data[:1] or b"\0", data[1:]
    family = 0 if choice[0] & 2 else 6 if choice[0] & 1 else 4
    strict, collected = read(octets, family, "raise"), read(octets, family, "collect")
    if not isinstance(collected, IcmpWireError):
        show(collected, octets, family)
        assert isinstance(strict, IcmpWireError) or strict == collected
    if family:
        text.tree(octets, family=family), text.bits(octets, family=family), findings(octets, family=family)
    else:
        text.packet_tree(octets), text.packet_bits(octets), findings_packet(octets)


atheris.Setup(sys.argv, one_input)
atheris.Fuzz()
