# SPDX-License-Identifier: BSD-2-Clause
# Made by scripts/make-field-docs out of the comments of the library's headers; do not edit.
"""Of each class where it is defined, and what its fields mean, as far as it is said there."""

from __future__ import annotations

DOCS: dict[str, tuple[str, dict[str, str]]] = {
    "ipv4_option": (
        "RFC 791 section 3.1",
        {
            "type": "copied 1 bit, class 2, number 5",
            "length": "octets, type and length included",
            "body": "of an end of options: all that is behind it, which is padding",
        },
    ),
    "ipv4_option 0": (
        "RFC 791 section 3.1",
        {
            "type": "copied 1 bit, class 2, number 5",
            "body": "of an end of options: all that is behind it, which is padding",
        },
    ),
    "ipv4_option 1": (
        "RFC 791 section 3.1",
        {
            "type": "copied 1 bit, class 2, number 5",
            "body": "of an end of options: all that is behind it, which is padding",
        },
    ),
    "ipv4_option 148": (
        "RFC 791 section 3.1",
        {
            "type": "copied 1 bit, class 2, number 5",
            "length": "octets, type and length included",
            "body": "of an end of options: all that is behind it, which is padding",
        },
    ),
    "ipv6_option": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
            "length": "octets of the body",
        },
    ),
    "ipv6_option 0": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
        },
    ),
    "ipv6_option 1": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
            "length": "octets of the body",
        },
    ),
    "ipv6_option 5": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
            "length": "octets of the body",
        },
    ),
    "ipv6_option 194": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
            "length": "octets of the body",
            "jumbo_payload": "octets",
        },
    ),
    "ipv6_option 201": (
        "RFC 8200 section 4.2",
        {
            "type": "2 bits action when unknown, 1 bit may change, 5 bits",
            "length": "octets of the body",
        },
    ),
    "header 4": (
        "RFC 791 section 3.1",
        {
            "header_words": "header length in 32-bit words",
            "total_length": "octets, header included",
            "reserved": "no meaning",
            "fragment_offset": "offset in units of 8",
        },
    ),
    "header 41": (
        "RFC 8200 section 3",
        {
            "payload_length": "octets behind this header; 0 with a jumbo payload option (RFC 2675)",
        },
    ),
    "header 0": (
        "RFC 8200 sections 4.3 and 4.6",
        {
            "length": "8-octet units beyond the first 8 octets",
        },
    ),
    "header 43": (
        "RFC 8200 section 4.4",
        {
            "length": "8-octet units beyond the first 8 octets",
            "body": "type-specific data",
        },
    ),
    "header 44": (
        "RFC 8200 section 4.5",
        {
            "reserved": "no meaning",
            "fragment_offset": "offset in units of 8",
            "reserved2": "no meaning",
            "more_fragments": "1 more fragments",
        },
    ),
    "header 51": (
        "RFC 4302 section 2",
        {
            "length": "4-octet units less 2",
            "reserved": "no meaning",
        },
    ),
    "header 60": (
        "RFC 8200 sections 4.3 and 4.6",
        {
            "length": "8-octet units beyond the first 8 octets",
        },
    ),
    "header 135": (
        "RFC 8200 sections 4.3 and 4.6",
        {
            "length": "8-octet units beyond the first 8 octets",
        },
    ),
    "header 139": (
        "RFC 8200 sections 4.3 and 4.6",
        {
            "length": "8-octet units beyond the first 8 octets",
        },
    ),
    "header 140": (
        "RFC 8200 sections 4.3 and 4.6",
        {
            "length": "8-octet units beyond the first 8 octets",
        },
    ),
    "label": (
        "RFC 4950, RFC 3032",
        {
            "bottom": "bottom of stack",
        },
    ),
    "object": (
        "RFC 4884 section 8",
        {
            "length": "octets, these four included",
        },
    ),
    "object 1": (
        "RFC 4950, RFC 3032",
        {
            "length": "octets, these four included",
        },
    ),
    "object 2": (
        "RFC 5837",
        {
            "length": "octets, these four included",
            "interface_index": "ifIndex of RFC 2863",
            "afi": "1 IPv4, 2 IPv6",
            "address_reserved": "no meaning",
            "address": "4 or 16 octets",
            "name_length": "octets, itself included, a multiple of 4",
            "name": "UTF-8, padded with NUL; to build 63 octets at most; escape before showing",
            "mtu": "octets",
            "trailing": "behind the parts; ignored by receivers",
        },
    ),
    "object 3": (
        "RFC 8335 section 2.1",
        {
            "length": "octets, these four included",
            "name": "NUL padded to a multiple of 4",
            "padding": "behind the known parts",
            "afi": "address family number: 1 IPv4, 2 IPv6, 16389 48-bit MAC",
            "address_length": "octets, padding not included",
            "reserved": "no meaning",
        },
    ),
    "object 4": (
        "RFC 8883 section 4",
        {
            "length": "octets, these four included",
            "pointer": "octet offset in the invoking packet; may lie beyond the quoted part",
        },
    ),
    "object 5": (
        "RFC 5837",
        {
            "length": "octets, these four included",
            "afi": "1 IPv4, 2 IPv6",
            "address_reserved": "no meaning",
            "address": "4 or 16 octets",
            "name_length": "octets, itself included, a multiple of 4",
            "name": "UTF-8, padded with NUL; to build 63 octets at most; escape before showing",
            "trailing": "behind the parts; ignored by receivers",
        },
    ),
    "object 6": (
        "RFC 4884 section 8",
        {
            "length": "octets, these four included",
        },
    ),
    "extension": (
        "RFC 4884 section 7",
        {
            "reserved": "no meaning",
            "checksum": "over the structure; 0: not computed",
        },
    ),
    "listener_extension": (
        "RFC 9279 section 3",
        {
            "type": "0 no-op, 65534 and 65535 experimental",
            "length": "octets of the value",
        },
    ),
    "listener_record": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 1": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 2": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 3": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 4": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 5": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "listener_record 6": (
        "RFC 3810 section 5.2.4",
        {
            "aux_data_words": "32-bit words",
            "aux_data": "none is defined",
        },
    ),
    "service_parameter": (
        "RFC 9460 section 2.2",
        {
            "length": "octets of the value",
        },
    ),
    "card_attribute": (
        "RFC 4066 section 5.1.3.3",
        {
            "code": "0 ends the list: what follows is padding",
            "length": "octets, this header included; padding has 0, or 1 when it is an octet, too short for a code",
            "reserved": "no meaning",
            "lifetime": "seconds; 0xffff for ever, 0 deletes",
        },
    ),
    "card_suboption": (
        "",
        {
            "length": "units of 8 octets, the whole sub-option",
        },
    ),
    "card_suboption 1": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
            "status_code": "how the request for it ended",
            "identifier": "padded with zeros",
        },
    ),
    "card_suboption 2": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
            "address_type": "1 IPv4, 2 IPv6",
            "address": "of another type: all that follows",
        },
    ),
    "card_suboption 3": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
            "reserved": "no meaning",
        },
    ),
    "card_suboption 4": (
        "",
        {
            "length": "units of 8 octets, the whole sub-option",
            "preferences": "attribute codes of 2 octets each; 0 ends them",
        },
    ),
    "card_suboption 5": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
            "reserved": "no meaning",
        },
    ),
    "card_suboption 6": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
        },
    ),
    "card_suboption 7": (
        "RFC 4066 section 5.1.3",
        {
            "length": "units of 8 octets, the whole sub-option",
            "reserved": "no meaning",
        },
    ),
    "option": (
        "",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "option 1": (
        "RFC 4861",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "option 2": (
        "RFC 4861, RFC 3122",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "option 3": (
        "RFC 4861 section 4.6.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "prefix_length": "bits",
            "reserved": "no meaning",
            "reserved2": "no meaning",
        },
    ),
    "option 4": (
        "RFC 4861 section 4.6.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "48 bits",
            "datagram": "perhaps padded",
        },
    ),
    "option 5": (
        "RFC 4861 section 4.6.4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "mtu": "octets",
        },
    ),
    "option 6": (
        "RFC 2491 section 7.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "reserved2": "no meaning",
        },
    ),
    "option 7": (
        "RFC 6275 section 7.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
        },
    ),
    "option 8": (
        "RFC 6275 section 7.4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "preference": "higher preferred",
        },
    ),
    "option 9": (
        "RFC 3122 section 3.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "48 bits",
        },
    ),
    "option 10": (
        "RFC 3122 section 3.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "48 bits",
        },
    ),
    "option 11": (
        "RFC 3971 section 5.1, RFC 3972 section 3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "modifier": "16 octets",
            "subnet_prefix": "8 octets",
            "collision_count": "0 to 2",
            "key": "DER public key, and extensions behind it",
        },
    ),
    "option 12": (
        "RFC 3971 section 5.2, RFC 6496 section 5.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "key_hash": "16 octets",
            "signature": "and padding: only the key tells them apart",
        },
    ),
    "option 13": (
        "RFC 3971 section 5.3.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "48 bits",
            "seconds": "48 bits, since 1970",
            "fraction": "of a second, in units of 1/65536",
        },
    ),
    "option 14": (
        "RFC 3971, RFC 5269, RFC 7527, RFC 8928",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "option 15": (
        "RFC 3971 section 6.4.3, RFC 6495",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "name_type": "1 DER X.501 name, 2 FQDN as a DNS name, 3 to 7 key identifiers by SHA-1 to SHA-512",
        },
    ),
    "option 16": (
        "RFC 3971 section 6.4.4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "certificate_type": "1 X.509v3",
            "reserved": "no meaning",
            "certificate": "and padding: the DER tells its end",
        },
    ),
    "option 17": (
        "RFC 5568 section 6.4.1, RFC 4068 section 6.4.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "option_code": "17: 1 old care-of, 2 new care-of, 3 router's address, 4 router's prefix; 18: 0",
            "reserved": "no meaning",
        },
    ),
    "option 18": (
        "RFC 5568 section 6.4.1, RFC 4068 section 6.4.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "option_code": "17: 1 old care-of, 2 new care-of, 3 router's address, 4 router's prefix; 18: 0",
            "reserved": "no meaning",
        },
    ),
    "option 19": (
        "RFC 5568 section 6.4.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "option_code": "0 wildcard, 1 new access point, 2 mobile node, 3 new router, 4 source, 5 to 7 answers",
            "address": "and padding: how long it is follows from the link",
        },
    ),
    "option 20": (
        "RFC 5568 section 6.4.6",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "status": "1 invalid, 2 use this one, 3 use the router's, 4 send no update, 128 link-layer unknown",
            "reserved": "no meaning",
            "new_care_of": "None: not there",
        },
    ),
    "option 21": (
        "RFC 8801 section 3.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "name": "DNS name without compression",
            "padding": "to a multiple of 8",
            "header": "R: 16 octets of a router advertisement's header",
        },
    ),
    "option 23": (
        "RFC 5380 section 5",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
        },
    ),
    "option 24": (
        "RFC 4191 section 2.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "reserved2": "no meaning",
            "prefix": "0, 8 or 16 octets",
        },
    ),
    "option 25": (
        "RFC 8106 section 5.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "lifetime_seconds": "0: withdrawn",
            "addresses": "at least one",
        },
    ),
    "option 26": (
        "RFC 5175 section 4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "flags": "48 bits: flags 8 to 55 of router advertisements",
        },
    ),
    "option 27": (
        "RFC 5269 sections 3.1, 3.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "and 4 reserved",
        },
    ),
    "option 28": (
        "RFC 5269 sections 3.1, 3.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "key": "encrypted",
        },
    ),
    "option 29": (
        "RFC 5271 sections 4.1, 4.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "option_code": "29: 1 access network identifier, 2 sector identifier; 30: 1 NAI, 2 IMSI",
            "value_length": "octets",
        },
    ),
    "option 30": (
        "RFC 5271 sections 4.1, 4.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "option_code": "29: 1 access network identifier, 2 sector identifier; 30: 1 NAI, 2 IMSI",
            "value_length": "octets",
        },
    ),
    "option 31": (
        "RFC 8106 section 5.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "lifetime_seconds": "0: withdrawn",
        },
    ),
    "option 32": (
        "RFC 3971 section 5.2, RFC 6496 section 5.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "key_hash": "16 octets",
            "signature": "and padding: only the key tells them apart",
        },
    ),
    "option 33": (
        "RFC 6775 section 4.1, RFC 8505 section 4.1, RFC 8928, RFC 9685, RFC 9926",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "status": "in an advertisement: 6 bits of status; in a solicitation 0, or F and a prefix length",
            "reserved": "no meaning",
            "p_field": "0 unicast, 1 multicast, 2 anycast, 3 prefix",
            "tid": "with T",
            "lifetime_minutes": "of 60 seconds; 0 removes",
            "rovr": "EUI-64 of 8 octets, or 8 to 32",
        },
    ),
    "option 34": (
        "RFC 6775 section 4.2",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "context_length": "bits",
            "reserved": "no meaning",
            "reserved2": "no meaning",
            "lifetime_minutes": "of 60 seconds; 0 removes",
            "prefix": "8 or 16 octets",
        },
    ),
    "option 35": (
        "RFC 6775 section 4.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "lifetime_minutes": "of 60 seconds; 0: 10,000",
        },
    ),
    "option 36": (
        "RFC 7400 section 3.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
        },
    ),
    "option 37": (
        "RFC 8910 section 2.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "uri": "padded with NUL",
        },
    ),
    "option 38": (
        "RFC 8781 section 4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "scaled_lifetime": "lifetime in units of 8 seconds",
            "prefix": "the upper 12 octets",
        },
    ),
    "option 39": (
        "RFC 8928 section 4.3",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "key_length": "octets",
            "crypto_type": "0 ECDSA256, 1 Ed25519, 2 ECDSA25519",
            "registration_length": "of the address registration option that it goes with",
        },
    ),
    "option 40": (
        "RFC 8928 section 4.4",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "signature_length": "octets",
            "reserved2": "no meaning",
        },
    ),
    "option 41": (
        "RFC 9176 section 4.1.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
            "valid_lifetime_seconds": "0: withdrawn",
        },
    ),
    "option 42": (
        "RFC 9685",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "mantissa": "mantissa: mantissa << exponent milliseconds",
            "reserved": "no meaning",
        },
    ),
    "option 138": (
        "RFC 4066 section 5.1.2.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
        },
    ),
    "option 139": (
        "RFC 4066 section 5.1.2.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "reserved": "no meaning",
        },
    ),
    "option 144": (
        "RFC 9463 section 3.1",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
            "service_priority": "lower preferred",
            "lifetime_seconds": "0: withdrawn",
            "adn_length": "octets",
            "adn": "authentication domain name, a DNS name without compression",
            "named_only": "not on the wire: 1 when nothing but padding follows the name (section 3.1.6)",
        },
    ),
    "option 253": (
        "RFC 4727",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "option 254": (
        "RFC 4727",
        {
            "length": "units of 8 octets, the whole option; 0 condemns the message",
        },
    ),
    "router_entry": (
        "RFC 1256 section 3",
        {
            "preference_level": "higher preferred; -2147483648: not a default router",
            "trailing": "words beyond the second, of an entry size above 2",
        },
    ),
    "agent_extension": (
        "RFC 5944 section 1.8",
        {
            "length": "octets behind this field; padding has none",
        },
    ),
    "agent_extension 0": (
        "RFC 5944 section 1.8",
        {
        },
    ),
    "agent_extension 16": (
        "RFC 5944 section 2.1.1",
        {
            "length": "octets behind this field; padding has none",
            "registration_lifetime": "seconds; 0xffff: infinite",
            "reserved": "no meaning",
            "reserved2": "no meaning",
        },
    ),
    "agent_extension 19": (
        "RFC 5944 section 1.8",
        {
            "length": "octets behind this field; padding has none",
            "prefix_lengths": "an octet for each router address",
        },
    ),
    "agent_extension 24": (
        "RFC 5944 section 1.8",
        {
            "length": "octets behind this field; padding has none",
        },
    ),
    "v4 0": (
        "RFC 792",
        {
        },
    ),
    "v4 3": (
        "RFC 792, RFC 1191 section 4, RFC 4884 section 4.1",
        {
            "unused": "no meaning",
            "length": "of the padded datagram, 32-bit words; 0: no extension structure",
            "next_hop_mtu": "octets; code 4 only",
        },
    ),
    "v4 4": (
        "RFC 792",
        {
            "unused": "no meaning",
        },
    ),
    "v4 5": (
        "RFC 792",
        {
        },
    ),
    "v4 8": (
        "RFC 792",
        {
        },
    ),
    "v4 9": (
        "RFC 1256 section 3",
        {
            "address_entry_size": "32-bit words an entry; 2 or more",
            "lifetime": "seconds",
        },
    ),
    "v4 10": (
        "RFC 1256 section 3",
        {
            "reserved": "no meaning",
        },
    ),
    "v4 11": (
        "RFC 792, RFC 4884 section 4.2",
        {
            "unused": "no meaning",
            "length": "of the padded datagram, 32-bit words; 0: no extension structure",
            "unused2": "no meaning",
        },
    ),
    "v4 12": (
        "RFC 792, RFC 1108 section 2.8.1, RFC 4884 section 4.3",
        {
            "pointer": "octet of the datagram's header; code 1: the type of the missing option",
            "length": "of the padded datagram, 32-bit words; 0: no extension structure",
            "unused": "no meaning",
        },
    ),
    "v4 13": (
        "RFC 792",
        {
        },
    ),
    "v4 14": (
        "RFC 792",
        {
        },
    ),
    "v4 15": (
        "RFC 792",
        {
        },
    ),
    "v4 16": (
        "RFC 792",
        {
        },
    ),
    "v4 17": (
        "RFC 950",
        {
        },
    ),
    "v4 18": (
        "RFC 950",
        {
        },
    ),
    "v4 30": (
        "RFC 1393",
        {
            "unused": "no meaning",
            "return_hop_count": "0xffff in an outbound packet",
            "output_link_speed": "octets a second; 0: unknown",
            "output_link_mtu": "octets; 0: unknown",
        },
    ),
    "v4 31": (
        "RFC 1475",
        {
            "pointer": "octet offset in the datagram",
        },
    ),
    "v4 37": (
        "RFC 792",
        {
        },
    ),
    "v4 38": (
        "RFC 1788",
        {
            "ttl": "seconds",
        },
    ),
    "v4 40": (
        "RFC 2521",
        {
            "reserved": "no meaning",
            "pointer": "offset of the SPI in the datagram; 0: none",
        },
    ),
    "v4 41": (
        "RFC 4065 section 8",
        {
            "reserved": "24 bits",
            "body": "other subtypes",
        },
    ),
    "v4 42": (
        "RFC 8335 section 2",
        {
            "reserved": "no meaning",
            "local": "the probed interface is on the proxy itself",
            "extension": "one object of class 3 names the probed interface",
        },
    ),
    "v4 43": (
        "RFC 8335 section 3",
        {
            "reserved": "no meaning",
            "extension": "when what follows is a well-formed structure (reflect all) ",
            "trailing": "; and otherwise whatever follows",
        },
    ),
    "use_part": (
        "RFC 2894 section 3.2.1.2",
        {
            "use_length": "bits",
            "keep_length": "bits of the matched prefix behind those",
            "reserved": "no meaning",
        },
    ),
    "prefix_operation": (
        "RFC 2894 section 3.2.1",
        {
            "operation": "1 add, 2 change, 3 set global",
            "length": "units of 8 octets, 4 times the use parts and 3",
            "match_length": "bits",
            "reserved": "no meaning",
        },
    ),
    "prefix_result": (
        "RFC 2894 section 3.2.2",
        {
            "reserved": "no meaning",
            "out_of_bounds": "B out of bounds",
            "forbidden": "F forbidden",
            "matched_length": "bits",
            "interface_index": "ifIndex of RFC 2863",
        },
    ),
    "node_ipv6": (
        "RFC 4620 sections 6.4, 6.5",
        {
        },
    ),
    "node_ipv4": (
        "RFC 4620 sections 6.4, 6.5",
        {
        },
    ),
    "locator": (
        "RFC 6743 section 2",
        {
            "locator": "8 octets",
            "preference": "lower preferred",
        },
    ),
    "mpl_seed": (
        "",
        {
            "buffered_messages": "bit i, from the most significant: minimum_sequence + i is buffered",
        },
    ),
    "security": (
        "RFC 6550 section 6.1",
        {
            "reserved": "no meaning",
            "algorithm": "0: CCM with AES-128, RSA with SHA-256",
            "reserved2": "no meaning",
            "flags": "none assigned",
            "key_source": "8 octets in key identifier mode 2, and in 3 with encryption",
            "key_index": "in those and in mode 0",
        },
    ),
    "v6 1": (
        "RFC 4443 section 3.1, RFC 4884 section 4.4",
        {
            "length": "of the padded datagram, 64-bit words; 0: no extension structure",
            "unused": "24 bits",
        },
    ),
    "v6 2": (
        "RFC 4443 section 3.2",
        {
            "mtu": "octets",
        },
    ),
    "v6 3": (
        "RFC 4443 section 3.3, RFC 4884 section 4.5",
        {
            "length": "of the padded datagram, 64-bit words; 0: no extension structure",
            "unused": "24 bits",
        },
    ),
    "v6 4": (
        "RFC 4443 section 3.4",
        {
            "pointer": "octet offset in the invoking packet; may lie beyond the quoted part",
        },
    ),
    "v6 128": (
        "RFC 792",
        {
        },
    ),
    "v6 129": (
        "RFC 792",
        {
        },
    ),
    "v6 130": (
        "RFC 2710 section 3",
        {
            "maximum_response_code": "version 1: milliseconds; 2: see icmpwire.units.response_milliseconds",
            "reserved": "no meaning",
            "group": ":: in a general query",
            "version": "not on the wire: 1 or 2, by the length; building takes 0 for 2",
            "extended": "E (RFC 9279)",
            "reserved2": "no meaning",
            "qqic": "see icmpwire.units.interval_seconds",
            "extra": "behind the sources",
        },
    ),
    "v6 131": (
        "RFC 2710 section 3",
        {
            "maximum_response_delay": "zero",
            "reserved": "no meaning",
        },
    ),
    "v6 132": (
        "RFC 2710 section 3",
        {
            "maximum_response_delay": "zero",
            "reserved": "no meaning",
        },
    ),
    "v6 133": (
        "RFC 4861 section 4.1",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 134": (
        "RFC 4861 section 4.2",
        {
            "home_agent": "RFC 6275 section 7.1",
            "preference": "RFC 4191 section 2.1",
            "proxy": "RFC 4389",
            "snac": "draft-ietf-6man-snac-router-ra-flag",
            "reserved": "no meaning",
            "router_lifetime_seconds": "0: not a default router",
        },
    ),
    "v6 135": (
        "RFC 4861 section 4.3",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 136": (
        "RFC 4861 section 4.4",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 137": (
        "RFC 4861 section 4.5",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 138": (
        "RFC 2894 section 3",
        {
            "reserved2": "no meaning",
            "reserved": "no meaning",
        },
    ),
    "v6 139": (
        "RFC 4620 sections 4 to 6",
        {
            "reserved": "no meaning",
            "nonce": "8 octets",
            "subject_name": "DNS name, or one label and two zero octets; may be empty",
        },
    ),
    "v6 140": (
        "RFC 4620 sections 4 to 6",
        {
            "reserved": "no meaning",
            "nonce": "8 octets",
            "ttl_seconds": "reply with names: zero (section 6.3)",
        },
    ),
    "v6 141": (
        "RFC 4861 section 4.1",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 142": (
        "RFC 4861 section 4.1",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 143": (
        "RFC 3810 section 5.2",
        {
            "reserved": "no meaning",
            "extra": "behind the sources",
        },
    ),
    "v6 144": (
        "RFC 6275 section 6.5, RFC 3963 section 7.1",
        {
            "mobile_router": "R mobile router",
            "reserved": "no meaning",
        },
    ),
    "v6 145": (
        "RFC 6275 section 6.6, RFC 3963 section 7.2",
        {
            "mobile_router": "R mobile router",
            "reserved": "no meaning",
        },
    ),
    "v6 146": (
        "RFC 6275 section 6.7",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 147": (
        "RFC 6275 section 6.8",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 148": (
        "RFC 3971 section 6.4.1",
        {
            "component": "65535: all",
        },
    ),
    "v6 149": (
        "RFC 3971 section 6.4.2",
        {
            "component": "counts down to 0",
            "reserved": "no meaning",
        },
    ),
    "v6 150": (
        "RFC 4065 section 8",
        {
            "reserved": "24 bits",
            "body": "other subtypes",
        },
    ),
    "v6 151": (
        "RFC 4286 section 3.1",
        {
            "query_interval_seconds": "0: the router does not query",
        },
    ),
    "v6 152": (
        "RFC 4286 sections 4.1, 5.1",
        {
        },
    ),
    "v6 153": (
        "RFC 4286 sections 4.1, 5.1",
        {
        },
    ),
    "v6 154": (
        "RFC 5568 section 6.1",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 155": (
        "",
        {
        },
    ),
    "v6 156": (
        "RFC 6743 section 2",
        {
            "operation": "1 advertisement, 2 acknowledgement",
            "reserved": "no meaning",
        },
    ),
    "v6 157": (
        "RFC 6775 section 4.4, RFC 8505 section 4.2",
        {
            "status": "extended request: 2 bits P-field (RFC 9685), 6 reserved",
            "tid": "plain: reserved",
            "lifetime_minutes": "of 60 seconds",
            "body": "code suffixes 5 to 15",
        },
    ),
    "v6 158": (
        "RFC 6775 section 4.4, RFC 8505 section 4.2",
        {
            "status": "extended request: 2 bits P-field (RFC 9685), 6 reserved",
            "tid": "plain: reserved",
            "lifetime_minutes": "of 60 seconds",
            "body": "code suffixes 5 to 15",
        },
    ),
    "v6 159": (
        "RFC 7731 section 6.2",
        {
        },
    ),
    "v6 160": (
        "RFC 8335 section 2",
        {
            "reserved": "no meaning",
            "local": "the probed interface is on the proxy itself",
            "extension": "one object of class 3 names the probed interface",
        },
    ),
    "v6 161": (
        "RFC 8335 section 3",
        {
            "reserved": "no meaning",
            "extension": "when what follows is a well-formed structure (reflect all) ",
            "trailing": "; and otherwise whatever follows",
        },
    ),
    "rpl_source_route": (
        "RFC 8138 section 5.1",
        {
            "type": "0 to 4: 1, 2, 4, 8 or 16 octets an address",
            "addresses": "their last octets",
        },
    ),
    "rpl_metric": (
        "RFC 6551 section 2.1",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
        },
    ),
    "rpl_metric 1": (
        "RFC 6551 section 3.1",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "reserved2": "no meaning",
            "reserved3": "no meaning",
        },
    ),
    "rpl_metric 2": (
        "RFC 6551 section 3.2",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "reserved2": "no meaning",
            "included": "I: the type is included",
            "node_type": "T: 0 mains 1 battery 2 scavenger",
            "estimated": "E: estimated",
            "energy": "percent; estimated when E is set",
        },
    ),
    "rpl_metric 3": (
        "RFC 6551 section 3.3",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "reserved2": "no meaning",
            "flags": "4 flags of which none is assigned",
        },
    ),
    "rpl_metric 4": (
        "RFC 6551 section 4.1",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
        },
    ),
    "rpl_metric 5": (
        "RFC 6551 section 4.2",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
        },
    ),
    "rpl_metric 6": (
        "RFC 6551 section 4.3.1",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "reserved2": "no meaning",
        },
    ),
    "rpl_metric 7": (
        "RFC 6551 section 4.3.2",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "etx_128ths": "expected transmissions, times 128",
        },
    ),
    "rpl_metric 8": (
        "RFC 6551 section 4.4",
        {
            "reserved": "no meaning",
            "aggregation": "0 sum 1 maximum 2 minimum 3 product",
            "length": "octets behind this field",
            "reserved2": "no meaning",
            "color": "color; then a metric has 6 bits number of links",
            "number_of_links": "a constraint 5 reserved and X: exclude",
            "reserved3": "no meaning",
        },
    ),
    "rpl_option": (
        "RFC 6550 section 6.7.1",
        {
            "length": "octets behind this field; type 0 has none",
        },
    ),
    "rpl_option 0": (
        "RFC 6550 section 6.7.1",
        {
        },
    ),
    "rpl_option 1": (
        "RFC 6550 section 6.7.1",
        {
            "length": "octets behind this field; type 0 has none",
        },
    ),
    "rpl_option 2": (
        "RFC 6550 section 6.7.1",
        {
            "length": "octets behind this field; type 0 has none",
        },
    ),
    "rpl_option 3": (
        "RFC 6550 section 6.7.5",
        {
            "length": "octets behind this field; type 0 has none",
            "prefix_length": "bits",
            "reserved": "no meaning",
            "preference": "2 preference (signed)",
            "reserved2": "no meaning",
            "prefix": "at most 16 octets, at least those of the prefix",
        },
    ),
    "rpl_option 4": (
        "RFC 6550 section 6.7.6",
        {
            "length": "octets behind this field; type 0 has none",
            "projected_routes": "projected routes are supported",
            "registration_proxy": "the root proxies registrations",
            "compression": "RFC 8138 is in use",
            "rpi_option_23": "the hop-by-hop option is 0x23",
            "interval_doublings": "of the trickle timer of DIOs",
            "interval_min": "its smallest interval: a power of two of milliseconds",
            "redundancy_constant": "of that timer",
            "max_rank_increase": "0: no limit",
            "objective_code_point": "0: RFC 6552; 1: RFC 6719",
            "reserved": "no meaning",
            "default_lifetime": "in units; 255: infinite",
        },
    ),
    "rpl_option 5": (
        "RFC 6550 section 6.7.7",
        {
            "length": "octets behind this field; type 0 has none",
            "full_address": "the address of the advertiser, in full",
            "registration_proxy": "the root is asked to proxy the registration",
            "kind": "0 unicast 1 multicast 2 anycast 3 prefix",
            "rovr_size": "units of 8 octets",
            "prefix_length": "bits",
            "prefix": "the octets that it needs; 16 with F",
            "rovr": "8 octets for each of sizes 1 to 4",
            "trailing": "behind the prefix, when the ROVR size is 0 or not assigned",
        },
    ),
    "rpl_option 6": (
        "RFC 6550 section 6.7.8",
        {
            "length": "octets behind this field; type 0 has none",
            "invalidate": "the previous route",
            "reserved": "no meaning",
            "path_lifetime": "in units; 0: no path; 255: infinite",
            "parent": "None when there is none",
        },
    ),
    "rpl_option 7": (
        "RFC 6550 section 6.7.9",
        {
            "length": "octets behind this field; type 0 has none",
            "reserved": "no meaning",
        },
    ),
    "rpl_option 8": (
        "RFC 4861 section 4.6.2",
        {
            "length": "octets behind this field; type 0 has none",
            "prefix_length": "bits",
            "reserved": "no meaning",
            "reserved2": "no meaning",
        },
    ),
    "rpl_option 9": (
        "RFC 6550 section 6.7.1",
        {
            "length": "octets behind this field; type 0 has none",
        },
    ),
    "rpl_option 10": (
        "RFC 6997 section 7",
        {
            "length": "octets behind this field; type 0 has none",
            "routes": "wanted, less one",
            "elided_octets": "octets",
            "rank_or_next_hop": "0: no limit",
            "target": "16 octets less the elided ones",
            "addresses": "of the route, of that size each",
        },
    ),
    "rpl_option 11": (
        "RFC 9854 section 4.1",
        {
            "length": "octets behind this field; type 0 has none",
            "symmetric": "request: symmetric; reply: gratuitous",
            "reserved": "no meaning",
            "elided_octets": "octets",
            "lifetime": "0: no limit; 16, 64, 256 seconds",
            "rank_limit": "0: no limit",
            "addresses": "without H: of the route, 16 octets less the elided ones each",
        },
    ),
    "rpl_option 12": (
        "RFC 9854 section 4.2",
        {
            "length": "octets behind this field; type 0 has none",
            "reserved": "no meaning",
            "reserved2": "no meaning",
            "addresses": "without H: of the route, 16 octets less the elided ones each",
        },
    ),
    "rpl_option 13": (
        "RFC 9854 section 4.3",
        {
            "length": "octets behind this field; type 0 has none",
            "reserved": "no meaning",
            "prefix_length": ": 0 for a whole address",
            "target": "the octets that the prefix length needs; 16 for 0",
        },
    ),
    "rpl_option 14": (
        "RFC 9866 section 4.2",
        {
            "length": "octets behind this field; type 0 has none",
        },
    ),
    "rpl_option 15": (
        "RFC 9914 section 5.3",
        {
            "length": "octets behind this field; type 0 has none",
            "flags": "none assigned",
            "route": "identifier of the projected route",
            "segment_lifetime": "in units; 0: no path; 255: infinite",
        },
    ),
    "rpl_option 16": (
        "RFC 9914 section 5.3",
        {
            "length": "octets behind this field; type 0 has none",
            "flags": "none assigned",
            "route": "identifier of the projected route",
            "segment_lifetime": "in units; 0: no path; 255: infinite",
        },
    ),
    "rpl_option 17": (
        "RFC 9914 section 5.4",
        {
            "length": "octets behind this field; type 0 has none",
            "reserved": "no meaning",
            "compression": "0 to 4",
            "reserved2": "no meaning",
            "dodagid": "without S; 1, 2, 4, 8 or 16 octets by the compression",
            "address": "of the sibling, of that size",
        },
    ),
    "v6 155 0": (
        "RFC 6550 section 6.2",
        {
            "flags": "none assigned",
            "reserved": "no meaning",
        },
    ),
    "v6 155 1": (
        "RFC 6550 section 6.3",
        {
            "rank": "0xffff: infinite",
            "reserved": "no meaning",
            "dtsn": "destination advertisement trigger sequence number",
            "flags": "none assigned",
            "reserved2": "no meaning",
        },
    ),
    "v6 155 2": (
        "RFC 6550 section 6.4",
        {
            "reserved": "no meaning",
            "reserved2": "no meaning",
            "dodagid": "None without D",
        },
    ),
    "v6 155 3": (
        "RFC 6550 section 6.5",
        {
            "reserved": "no meaning",
            "address_registration": "the value is one of ND option 33",
            "dodagid": "None without D",
        },
    ),
    "v6 155 4": (
        "RFC 6997 section 8",
        {
            "acknowledge": "acknowledgment required",
            "reserved": "no meaning",
        },
    ),
    "v6 155 5": (
        "RFC 6997 section 10",
        {
            "reserved": "no meaning",
        },
    ),
    "v6 155 6": (
        "RFC 6998 section 3",
        {
            "elided_octets": "octets",
            "addresses": "of the route, 16 octets less the elided ones each",
        },
    ),
    "v6 155 7": (
        "RFC 9009 section 4.3",
        {
            "dodagid_present": "D and 6 reserved",
            "reserved": "as in the DAO",
            "dodagid": "None without D",
        },
    ),
    "v6 155 8": (
        "RFC 9009 section 4.3",
        {
            "reserved": "no meaning",
            "dodagid": "None without D",
        },
    ),
    "v6 155 9": (
        "RFC 9914 section 5.1",
        {
            "reserved": "no meaning",
            "lifetime": "requested, in units; 0: destroy the track; 255: infinite",
        },
    ),
    "v6 155 10": (
        "RFC 9914 section 5.2",
        {
            "flags": "none assigned",
            "lifetime": "in units",
            "reserved": "no meaning",
            "reserved2": "24 bits",
        },
    ),
    "v6 155 128": (
        "RFC 6550 section 6.2",
        {
            "security": "codes from 0x80 that name a base object",
            "flags": "none assigned",
            "reserved": "no meaning",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 129": (
        "RFC 6550 section 6.3",
        {
            "security": "codes from 0x80 that name a base object",
            "rank": "0xffff: infinite",
            "reserved": "no meaning",
            "dtsn": "destination advertisement trigger sequence number",
            "flags": "none assigned",
            "reserved2": "no meaning",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 130": (
        "RFC 6550 section 6.4",
        {
            "security": "codes from 0x80 that name a base object",
            "reserved": "no meaning",
            "reserved2": "no meaning",
            "dodagid": "None without D",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 131": (
        "RFC 6550 section 6.5",
        {
            "security": "codes from 0x80 that name a base object",
            "reserved": "no meaning",
            "address_registration": "the value is one of ND option 33",
            "dodagid": "None without D",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 132": (
        "RFC 6997 section 8",
        {
            "security": "codes from 0x80 that name a base object",
            "acknowledge": "acknowledgment required",
            "reserved": "no meaning",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 133": (
        "RFC 6997 section 10",
        {
            "security": "codes from 0x80 that name a base object",
            "reserved": "no meaning",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 134": (
        "RFC 6998 section 3",
        {
            "security": "codes from 0x80 that name a base object",
            "elided_octets": "octets",
            "addresses": "of the route, 16 octets less the elided ones each",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 135": (
        "RFC 9009 section 4.3",
        {
            "security": "codes from 0x80 that name a base object",
            "dodagid_present": "D and 6 reserved",
            "reserved": "as in the DAO",
            "dodagid": "None without D",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 136": (
        "RFC 9009 section 4.3",
        {
            "security": "codes from 0x80 that name a base object",
            "reserved": "no meaning",
            "dodagid": "None without D",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
    "v6 155 138": (
        "RFC 6550 section 6.6",
        {
            "security": "codes from 0x80 that name a base object",
            "reserved": "no meaning",
            "authentication": (
                "a secure message's code or signature at its end; writing keeps its size to what the security section "
                "says: 4, 8, 256 or 384 octets"
            ),
        },
    ),
}
