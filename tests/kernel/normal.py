# SPDX-License-Identifier: BSD-2-Clause
"""Frames of the host without what may differ from run to run, so that the rest compares octet by octet.

Set to zero: IP identification, flow labels that no sent packet had, receive and transmit time of a timestamp reply,
times in a timestamp option, nonces of neighbour discovery. A checksum that a zeroed field takes part in is verified
first and then written anew; a wrong one stays wrong. The other checksums need nothing: expectations have the right
ones.
"""
from packets import internet_sum, pseudo

NOT_COUNTED = (2,)  # IGMP is not ICMP: the live host sends it when it joins groups
MLD_REPORTS = (131, 132, 143)
EXTENSIONS = (0, 43, 60)


def word(octets, at):
    return int.from_bytes(octets[at:at + 2], "big")


def put(octets, at, value):
    return octets[:at] + value + octets[at + len(value):]


def renew(octets, at, before, change):
    """Applies the change to octets whose checksum is at `at`; the sum is renewed if it was right."""
    right = internet_sum(before + octets) == 0
    octets = change(octets)
    if not right:
        return octets
    octets = put(octets, at, b"\0\0")
    return put(octets, at, internet_sum(before + octets).to_bytes(2, "big"))


def without_times(body):
    """Receive and transmit time are zeroed if they are the same, as they are where both are taken at once."""
    return put(body, 12, bytes(8)) if body[12:16] == body[16:20] else body


def without_stamps(head):
    """The times of a timestamp option (68) are zeroed; addresses and pointer stay."""
    at = 20
    while at + 4 <= len(head) and head[at]:
        size = 1 if head[at] == 1 else head[at + 1]
        if size < 1 or at + size > len(head):
            break
        if head[at] == 68 and size >= 4:
            step = 4 if head[at + 3] & 15 == 0 else 8
            for slot in range(at + 4, at + size - step + 1, step):
                head = put(head, slot + step - 4, bytes(4))
        at += size
    return head


def normal4(packet):
    size = (packet[0] & 15) * 4
    if len(packet) < 20 or size < 20 or len(packet) < size:
        return packet
    head = renew(packet[:size], 10, b"", lambda octets: without_stamps(put(octets, 4, b"\0\0")))
    body = packet[size:]
    if packet[9] == 1 and len(body) >= 20 and body[0] == 14 and word(packet, 6) & 0x3fff == 0:
        body = renew(body, 2, b"", without_times)
    return head + body


def without_nonce(body):
    at = 24
    while at + 8 <= len(body) and body[at + 1]:
        if body[at] == 14:
            body = put(body, at + 2, bytes(body[at + 1] * 8 - 2))
        at += body[at + 1] * 8
    return body


def transport6(packet):
    """(next header, where it starts) behind the extension headers of a whole packet; a fragment's id is where it is."""
    kind, at, fragment = packet[6], 40, None
    while at + 8 <= len(packet) and kind in EXTENSIONS + (44,):
        if kind == 44:
            fragment = at
            if word(packet, at + 2) & 0xfff8:
                return None, at, fragment
            kind, at = packet[at], at + 8
        else:
            kind, at = packet[at], at + 8 * (packet[at + 1] + 1)
    return kind, at, fragment


def normal6(packet, labels):
    if len(packet) < 40:
        return packet
    label = int.from_bytes(packet[1:4], "big") & 0xfffff
    if label not in labels:
        packet = packet[:1] + bytes([packet[1] & 0xf0, 0, 0]) + packet[4:]
    kind, at, fragment = transport6(packet)
    if fragment is not None:
        packet = put(packet, fragment + 4, bytes(4))
    elif kind == 58 and len(packet) > at + 24 and packet[at] == 135:
        body = packet[at:]
        before = pseudo(packet[8:24], packet[24:40], 58, len(body))
        packet = packet[:at] + renew(body, 2, before, without_nonce)
    return packet


def labels_of(sent):
    """Flow labels of the packets that were sent: where one comes back it counts."""
    return {int.from_bytes(frame[15:18], "big") & 0xfffff for frame in sent if frame[12:14] == b"\x86\xdd"} - {0}


def normal(frame, labels=frozenset()):
    kind, packet = frame[12:14], frame[14:]
    if kind == b"\x08\x00" and len(packet) >= 20:
        packet = normal4(packet[:max(word(packet, 2), 20)])
    elif kind == b"\x86\xdd" and len(packet) >= 40:
        packet = normal6(packet, labels)
    elif kind == b"\x08\x06":
        packet = packet[:28]
    return frame[:14] + packet


def is_counted(frame):
    return not (frame[12:14] == b"\x08\x00" and len(frame) >= 34 and frame[23] in NOT_COUNTED)


def listener_report(frame):
    """Type of an MLD report, with its octets in an order of their own: records sorted."""
    if frame[12:14] != b"\x86\xdd" or len(frame) < 54:
        return None
    kind, at, _ = transport6(frame[14:])
    return frame[14 + at] if kind == 58 and len(frame) > 14 + at and frame[14 + at] in MLD_REPORTS else None


def records_sorted(frame):
    packet = frame[14:]
    _, at, _ = transport6(packet)
    start, records = at + 8, []
    while start + 20 <= len(packet):
        size = 20 + 16 * word(packet, start + 2) + 4 * packet[start + 1]
        records.append(packet[start:start + size])
        start += size
    return frame[:14] + packet[:at + 8] + b"".join(sorted(records)) + packet[start:]


def in_order(frames):
    """Reports that are sent at one time come in an order that nothing fixes: runs of them are sorted."""
    done, run = [], []
    for frame in frames:
        kind = listener_report(frame)
        if kind is None:
            done += sorted(run) + [frame]
            run = []
        else:
            run.append(records_sorted(frame) if kind == 143 else frame)
    return done + sorted(run)


def comparable(frames, sent):
    """{device: frames} for comparison; a device without frames is left out."""
    labels = labels_of(sent)
    found = {device: in_order([normal(frame, labels) for frame in some if is_counted(frame)])
             for device, some in frames.items()}
    return {device: some for device, some in sorted(found.items()) if some}
