# SPDX-License-Identifier: BSD-2-Clause
"""Answers echo requests at the interface p0 as the last number of their destination says. Every answer is made by icmpwire
craft; ICMPWIRE names the program."""
import os
import socket
import subprocess
import threading
import time

PROGRAM = os.environ["ICMPWIRE"]
LABELS = "object class_num=1 c_type=1 label label=24001 traffic_class=5 ttl=1 label label=17 bottom=1 ttl=255".split()
INCOMING = "object class_num=2 c_type=15 interface_index=7 address={} name=text:ge-0/0/1 mtu=9000".split()
OUTGOING = "object class_num=2 c_type=138 interface_index=8 name=text:xe\x01".split()


class Request:
    def __init__(self, frame):
        self.frame = frame
        self.packet = frame[14:]
        self.v4 = self.packet[0] >> 4 == 4
        size = 20 if self.v4 else 40
        family = socket.AF_INET if self.v4 else socket.AF_INET6
        self.limit = self.packet[8] if self.v4 else self.packet[7]
        addresses = self.packet[12:20] if self.v4 else self.packet[8:40]
        half = len(addresses) // 2
        self.source, self.destination = (socket.inet_ntop(family, each) for each in (addresses[:half], addresses[half:]))
        self.message = self.packet[size:]
        self.kind = int(self.destination.replace(":", ".").split(".")[-1])
        self.router = "10.71.9.2" if self.v4 else "fd71:9::2"

    def is_echo(self):
        protocol = self.packet[9] if self.v4 else self.packet[6]
        return protocol == (1 if self.v4 else 58) and self.message[0] in ((8, 42) if self.v4 else (128, 160))


def craft(request, source, *words):
    made = subprocess.run([PROGRAM, "craft", "--raw", "--ipv4" if request.v4 else "--ipv6", "-s", source, "-d", request.source,
                           *words], capture_output=True, check=True)
    return request.frame[6:12] + request.frame[:6] + request.frame[12:14] + made.stdout


def reply(request, data=None, identifier=0):
    number = int.from_bytes(request.message[4:6], "big") ^ identifier
    sequence = int.from_bytes(request.message[6:8], "big")
    data = request.message[8:] if data is None else data
    return craft(request, request.destination, "echo_reply", f"identifier={number}", f"sequence={sequence}",
                 f"data=hex:{data.hex()}")


def extended_reply(request):
    """About a neighbor that is stale."""
    return craft(request, request.destination, "extended_echo_reply", f"identifier={int.from_bytes(request.message[4:6], 'big')}",
                 f"sequence={request.message[6]}", "state=3")


def error(request, *words):
    # A whole quote without an extension structure is what Linux sends too.
    return craft(request, request.router, words[0], f"datagram=hex:{request.packet[:200].hex()}", *words[1:])


def answers(request):
    """The frames that answer a request; None waits."""
    kind, limit = request.kind, request.limit
    objects = {1: LABELS, 2: [word.format(request.router) for word in INCOMING] + OUTGOING}
    if kind in objects and limit == 1:
        return [error(request, "time_exceeded", *objects[kind])]
    if kind == 4 and limit == 1: # RFC 4884 section 5.5: no length attribute
        return [error(request, "time_exceeded", "length=0", *LABELS)]
    if kind == 5:
        return [reply(request), reply(request)]
    if kind == 6:
        return [reply(request, b"x" + request.message[9:])]
    if kind == 7:
        return [reply(request, request.message[8:-1])]
    if kind == 8:
        return [None, reply(request)]
    if kind == 9:
        return [error(request, *(["3/4", "next_hop_mtu=1300"] if request.v4 else ["2/0", "mtu=1300"]))]
    if kind == 10:
        return [error(request, "3/13" if request.v4 else "1/1")]
    if kind == 11: # of somebody else
        return [reply(request, identifier=1)]
    if kind == 12: # a bad checksum
        frame = reply(request)
        return [frame[:-1] + bytes([frame[-1] ^ 1])]
    if kind == 13:
        return [error(request, "5/1", "gateway=10.71.9.3"), reply(request)]
    if kind == 14:
        return [error(request, "4/0" if request.v4 else "4/1"), reply(request)]
    if kind == 15:
        return [extended_reply(request)]
    return [reply(request)]


def answer(link, request):
    for frame in answers(request):
        if frame:
            link.send(frame)
        else:
            time.sleep(0.4)


def main():
    link = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    link.bind(("p0", 0))
    print("ready", flush=True)
    while True:
        frame, place = link.recvfrom(65536)
        if place[2] == socket.PACKET_OUTGOING or frame[12:14] not in (b"\x08\x00", b"\x86\xdd"):
            continue
        request = Request(frame)
        if not request.is_echo():
            continue
        threading.Thread(target=answer, args=(link, request)).start()


main()
