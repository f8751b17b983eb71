# SPDX-License-Identifier: BSD-2-Clause
"""Differences in which the model stands by the documents, and the library has yet to follow or to say why not."""


def no_search_name(message, model, library):
    """RFC 8106 section 5.2: a search list has one or more names; the library takes one without any."""
    return not library and all(what == "element-bad-length" and message.octets[at - 1] == 31 and
                               message.octets[at + 7] == 0 for what, at in model)


def quoted_version(message, model, library):
    """RFC 4443 section 3: an invoking packet is IPv6; the library takes another version, and finds it later."""
    return message.family == 6 and message.octets[0] in (1, 2, 3, 4) and ("fault bad-version", 8) in model


def reply_acknowledgment(message, model, library):
    """RFC 6997 section 10: a P2P-DRO-ACK ends with its DODAGID; the library reads options behind it."""
    return message.family == 6 and message.octets[0] == 155 and message.octets[1] & 0x7f == 5


def agent_length(message, model, library):
    """RFC 5944 section 2.1.1: the length of a mobility agent advertisement counts whole addresses; the library says that
    the addresses are at fault."""
    return message.octets[0] == 9 and [what for what, _ in model] == [what for what, _ in library] == \
        ["element-bad-length"] * len(model)


PENDING = (no_search_name, quoted_version, reply_acknowledgment, agent_length)


def pending(difference):
    """The one that explains a difference, or None."""
    for about in PENDING:
        if about(difference.message, difference.model, difference.library):
            return about
    return None
