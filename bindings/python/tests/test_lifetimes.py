# SPDX-License-Identifier: BSD-2-Clause
"""Objects keep what they show, let go of it, and stay whole whoever uses them."""

from __future__ import annotations

import copy
import gc
import mmap
import pickle
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icmpwire
import pytest
from icmpwire import HopByHop, IcmpWireError, IPv6, ext, mld, nd, v4, v6
from class_support import CLASSES, VECTORS, name_of

ECHO = bytes.fromhex("0800192c0001000270696e67")
ADVERTISEMENT = v6.RouterAdvertisement(
    options=[
        nd.PrefixInformation(prefix="2001:db8::", prefix_length=64),
        nd.MTU(mtu=1400),
        nd.DNSSL(names=["a.example"]),
    ]
)
ROUTER = bytes(ADVERTISEMENT)


@pytest.fixture
def stressed() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.set_threshold(1)
    yield
    gc.set_threshold(*thresholds)


# ---- buffers ----


def test_octets_outlive_message_and_buffer() -> None:
    for kind in (bytes, bytearray, memoryview):
        message = icmpwire.decode(kind(ECHO), 4)
        data = message.data
        del message
        gc.collect()
        assert data == b"ping"


def test_bytearray_cannot_be_resized_while_octets_live() -> None:
    buffer = bytearray(ECHO)
    message = icmpwire.decode(buffer, 4)
    data = message.data
    del message
    with pytest.raises(BufferError):
        buffer.append(0)
    del data
    buffer.append(0)


def test_options_keep_the_buffer() -> None:
    buffer = bytearray(ROUTER)
    option = icmpwire.decode(buffer, 6).options[0]
    with pytest.raises(BufferError):
        buffer.clear()
    assert str(option.prefix) == "2001:db8::"
    del option
    buffer.clear()


def test_mapped_file(tmp_path: Path) -> None:
    path = tmp_path / "echo"
    path.write_bytes(ECHO)
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    message = icmpwire.decode(mapped, 4)
    with pytest.raises(BufferError):
        mapped.close()
    assert message.data == b"ping"
    del message
    mapped.close()


def test_array_of_numpy() -> None:
    numpy = pytest.importorskip("numpy")
    message = icmpwire.decode(numpy.frombuffer(ECHO, dtype=numpy.uint8).copy(), 4)
    gc.collect()
    assert message.data == b"ping" and bytes(message) == ECHO
    assert numpy.frombuffer(message.data, dtype=numpy.uint8).tolist() == list(b"ping")


@pytest.mark.parametrize("wrong", [None, 3, "0800", [8, 0], object()])
def test_what_is_no_buffer(wrong: Any) -> None:
    with pytest.raises(TypeError):
        icmpwire.decode(wrong, 4)


def test_buffer_that_is_not_contiguous() -> None:
    with pytest.raises((BufferError, ValueError)):
        icmpwire.decode(memoryview(ECHO * 2)[::2], 4)


def test_octets_of_octets() -> None:
    """The data of one message is a buffer for another."""
    outer = icmpwire.decode(bytes(v4.EchoRequest(data=ECHO)), 4)
    inner = icmpwire.decode(outer.data, 4)
    del outer
    gc.collect()
    assert inner.data == b"ping"


# ---- everything, many times ----


def use(octets: bytes, family: int) -> None:
    message = icmpwire.decode(octets, family, errors="collect")
    dict(message.items())
    repr(message), hash(message), message == message.copy(), copy.deepcopy(message)
    pickle.loads(pickle.dumps(message))
    message.to_json(), message.summary(), message.bits(), message._repr_html_()


def test_under_the_collector(stressed: None) -> None:
    for vector in VECTORS[::40]:
        use(vector.octets, vector.family)


@pytest.mark.parametrize("made", CLASSES, ids=name_of)
def test_every_class_is_collected(made: Any) -> None:
    """A cycle through a subclass's attributes, and one through the class itself."""
    sub = type("Sub", (made,), {})
    one = sub()
    one.mine = one
    seen = weakref.ref(one)
    del one
    gc.collect()
    assert seen() is None


def test_option_within_itself() -> None:
    option = nd.ProvisioningDomain(name="a.example")
    option.options = [option]
    for broken in (bytes, hash, repr, copy.deepcopy, len):
        with pytest.raises(RecursionError):
            broken(option)
    del option
    before = len(gc.get_objects())
    gc.collect()
    assert len(gc.get_objects()) <= before


def test_headers_within_headers() -> None:
    packet: Any = v6.EchoRequest()
    for _ in range(100_000):
        packet = HopByHop(payload=packet)
    with pytest.raises(IcmpWireError):
        bytes(packet)
    del packet
    packet = IPv6(source="::1", destination="::2")
    packet.payload = packet
    with pytest.raises(IcmpWireError):
        bytes(packet)
    del packet
    gc.collect()


ROUNDS: dict[str, Any] = {
    "construct": lambda: v6.RouterAdvertisement(options=[nd.MTU(mtu=1400), nd.RDNSS(addresses=["::1"])]),
    "write": lambda: bytes(v6.RouterAdvertisement(options=[nd.MTU(mtu=1400), nd.RDNSS(addresses=["::1"])])),
    "wrong on purpose": lambda: bytes(v4.TimeExceeded(length=7, checksum=3, datagram=b"E" * 40)),
    "decode": lambda: [one.items() for one in icmpwire.decode(ROUTER, 6).options],
    "all fields": lambda: [dict(one.items()) for one in icmpwire.decode(ROUTER, 6).options],
    "fault": lambda: refused(lambda: icmpwire.decode(ECHO[:5], 4)),
    "collect": lambda: icmpwire.decode(ECHO[:5], 4, errors="collect").fault,
    "refused": lambda: refused(lambda: v4.EchoRequest(sequence=1 << 16)),
    "unknown": lambda: refused(lambda: v4.EchoRequest(sequenz=1)),
    "list refused": lambda: refused(lambda: v6.RouterAdvertisement(options=[nd.MTU(), 3])),
    "names": lambda: nd.DNSSL(names=["a.example", "b.example"]).names,
    "bad name": lambda: refused(lambda: nd.DNSSL(names=["a..b"])),
    "part": lambda: bytes(v4.TimeExceeded(extension=[ext.MPLSLabelStack(labels=[ext.Label(label=1)])])),
    "packet": lambda: icmpwire.decode_packet(
        bytes(IPv6(source="::1", destination="::2") / HopByHop() / v6.EchoRequest())
    ),
    "replace": lambda: icmpwire.decode(ECHO, 4).replace(sequence=9).data,
    "edit": lambda: setattr(icmpwire.decode(ROUTER, 6).options[1], "mtu", 1500),
    "copies": lambda: (copy.deepcopy(ADVERTISEMENT), pickle.loads(pickle.dumps(ADVERTISEMENT))),
    "hash": lambda: hash(icmpwire.decode(ECHO, 4)) == hash(v4.EchoRequest(data=b"x")),
    "records": lambda: bytes(v6.MulticastListenerReportV2(records=[mld.ToExclude(group="ff02::1", sources=["::1"])])),
}


def refused(action: Any) -> None:
    try:
        action()
    except (IcmpWireError, TypeError):
        return
    raise AssertionError("nothing was raised")


@pytest.mark.slow_under_asan
@pytest.mark.parametrize("what", ROUNDS)
def test_nothing_is_kept(what: str) -> None:
    """Blocks of memory that are in use, after as much again."""
    action = ROUNDS[what]
    for _ in range(300):
        action()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(3_000):
        action()
    gc.collect()
    assert sys.getallocatedblocks() - before < 500


def test_references_are_given_back() -> None:
    buffer = bytes(bytearray(ROUTER))
    before = sys.getrefcount(buffer)
    messages = [icmpwire.decode(buffer, 6) for _ in range(50)]
    options = [message.options for message in messages]
    assert sys.getrefcount(buffer) > before
    del messages, options
    assert sys.getrefcount(buffer) == before


# ---- threads ----


def test_threads_use_the_same_objects() -> None:
    shared = [icmpwire.decode(ROUTER, 6) for _ in range(50)]
    failures: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(30):
                for message in shared:
                    assert bytes(message) == ROUTER and message.options[1].mtu == 1400
                    hash(message), repr(message.options[0])
                    assert icmpwire.decode(ECHO, 4).data == b"ping"
                    assert len(v4.EchoRequest(data=b"x" * 50)) == 58
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


# ---- classes of users ----


class Probe(v4.EchoRequest):
    sent: float = 0.0

    def age(self, now: float) -> float:
        return now - self.sent


def test_class_of_a_user() -> None:
    probe = Probe(identifier=1, data=b"x")
    probe.sent = 2.5
    assert probe.age(4.0) == 1.5
    assert bytes(probe) == bytes(v4.EchoRequest(identifier=1, data=b"x"))
    assert isinstance(probe, v4.EchoRequest) and probe == v4.EchoRequest(identifier=1, data=b"x")
    for again in (copy.copy(probe), copy.deepcopy(probe), probe.replace(sequence=7)):
        assert type(again) is Probe and again.sent == 2.5
    assert probe.replace(sequence=7).sequence == 7
    with pytest.raises(TypeError):
        Probe(sent=1)


def test_pickle_of_a_class_of_a_user() -> None:
    probe = Probe(identifier=1)
    probe.sent = 2.5
    again = pickle.loads(pickle.dumps(probe))
    assert type(again) is Probe and again == probe and again.sent == 2.5


def test_fields_are_not_those_of_the_base() -> None:
    """What a class does not have is not there, even where its base has it."""
    for made in CLASSES:
        blank = made()
        for base in made.__mro__[1:]:
            if "_fields" not in vars(base) and hasattr(base, "_fields") and base in CLASSES:
                for name in set(base.fields()) - set(made.fields()):
                    with pytest.raises(AttributeError):
                        getattr(blank, name)
