"""Our frames against the SDK's own copy of the format."""

import importlib
import sys
import types
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.feishu.frames import DATA, Frame, NotAFrame, from_bytes, ping, to_bytes


@pytest.fixture(scope="module")
def theirs() -> Iterator[Any]:
    """lark_oapi.ws.pb.pbbp2_pb2, without the 11,000 modules its root imports on the way."""
    spec = find_spec("lark_oapi")
    assert spec is not None
    root = Path(spec.origin or "").parent
    before = set(sys.modules)
    for name, path in (("lark_oapi", root), ("lark_oapi.ws", root / "ws")):
        bare = types.ModuleType(name)
        bare.__path__ = [str(path)]
        sys.modules[name] = bare
    yield importlib.import_module("lark_oapi.ws.pb.pbbp2_pb2")
    for name in set(sys.modules) - before:
        if name.startswith("lark_oapi"):
            del sys.modules[name]


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FRAMES = st.builds(
    Frame,
    method=st.integers(0, 1),
    headers=st.dictionaries(WORDS, WORDS, max_size=5),
    payload=st.binary(max_size=300),
    service=st.integers(0, 2**31 - 1),
    sequence=st.integers(0, 2**64 - 1),
    log_id=st.integers(0, 2**64 - 1),
)


@given(frame=FRAMES)
def test_the_sdk_reads_what_we_write(theirs: Any, frame: Frame) -> None:
    read = theirs.Frame()
    read.ParseFromString(to_bytes(frame))
    assert (read.method, read.service, read.SeqID, read.LogID) == (
        frame.method,
        frame.service,
        frame.sequence,
        frame.log_id,
    )
    assert {one.key: one.value for one in read.headers} == frame.headers
    assert read.payload == frame.payload


@given(frame=FRAMES)
def test_we_read_what_the_sdk_writes(theirs: Any, frame: Frame) -> None:
    written = theirs.Frame()
    written.SeqID, written.LogID = frame.sequence, frame.log_id
    written.service, written.method = frame.service, frame.method
    for key, value in frame.headers.items():
        header = written.headers.add()
        header.key, header.value = key, value
    written.payload_encoding, written.LogIDNew = "json", "7"  # fields we skip
    written.payload = frame.payload
    assert from_bytes(written.SerializeToString()) == frame


@given(data=st.binary(max_size=60))
def test_whatever_comes_in_ends_as_a_frame_or_an_error_of_ours(data: bytes) -> None:
    try:
        from_bytes(data)
    except NotAFrame:
        return


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"", "no method"),
        (b"\x08", "a key without a value"),
        (b"\x20\xff", "a number that does not end"),
        (b"\x42\x05ab", "a text shorter than it says"),
        (b"\x25\x00\x00\x00\x00", "a wire type the format does not use"),
        (b"not protobuf", "words"),
    ],
)
def test_what_is_no_frame_is_refused(data: bytes, note: str) -> None:
    with pytest.raises(NotAFrame):
        from_bytes(data)


def test_an_answer_keeps_the_headers_of_what_it_answers() -> None:
    frame = Frame(DATA, {"message_id": "1", "type": "event"}, b"in", 7, 8, 9)
    answer = frame.answered(b"out", biz_rt="3")
    assert answer == Frame(
        DATA, {"message_id": "1", "type": "event", "biz_rt": "3"}, b"out", 7, 8, 9
    )


def test_a_ping_names_its_service() -> None:
    assert from_bytes(to_bytes(ping(7))) == Frame(0, {"type": "ping"}, service=7)
