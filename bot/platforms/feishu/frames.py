"""The frames of Feishu's long connection: protobuf message `pbbp2.Frame`, to and from bytes.

Two wire types are all it uses (protobuf.dev, programming-guides/encoding), which is less code than
a way around the 11,000 modules that lark-oapi loads before its own copy of protobuf can be used
(docs/adr/0010). A test holds this to that copy.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

CONTROL, DATA = 0, 1  # values of `method`

_VARINT, _BYTES = 0, 2  # wire types


class NotAFrame(ValueError):
    pass


@dataclass(frozen=True)
class Frame:
    method: int
    headers: dict[str, str] = field(default_factory=dict)
    payload: bytes = b""
    service: int = 0
    sequence: int = 0
    log_id: int = 0

    @property
    def type(self) -> str:
        """event, card, ping or pong."""
        return self.headers.get("type", "")

    def answered(self, payload: bytes, **headers: str) -> "Frame":
        return replace(self, payload=payload, headers={**self.headers, **headers})


def ping(service: int) -> Frame:
    return Frame(CONTROL, {"type": "ping"}, service=service)


def to_bytes(frame: Frame) -> bytes:
    numbers = (frame.sequence, frame.log_id, frame.service, frame.method)
    parts = [_number(place, value) for place, value in enumerate(numbers, start=1)]
    parts += [
        _text(5, _text(1, key.encode()) + _text(2, value.encode()))
        for key, value in frame.headers.items()
    ]
    return b"".join([*parts, _text(8, frame.payload) if frame.payload else b""])


def from_bytes(data: bytes) -> Frame:
    """Raises NotAFrame. Fields we have no use for are skipped."""
    numbers: dict[int, int] = {}
    headers: dict[str, str] = {}
    payload = b""
    for place, value in _fields(data):
        if isinstance(value, int):
            numbers[place] = value
        elif place == 5:
            header = dict(_fields(value))
            headers[_decoded(header.get(1))] = _decoded(header.get(2))
        elif place == 8:
            payload = value
    if 4 not in numbers:
        raise NotAFrame("it has no method")
    sequence, log_id, service = (numbers.get(place, 0) for place in (1, 2, 3))
    return Frame(numbers[4], headers, payload, service, sequence, log_id)


def _decoded(value: int | bytes | None) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else ""


def _number(place: int, value: int) -> bytes:
    return _varint(place << 3 | _VARINT) + _varint(value)


def _text(place: int, value: bytes) -> bytes:
    return _varint(place << 3 | _BYTES) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the high bit says that more follow."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        key, at = _read_varint(data, at)
        value, at = _read_varint(data, at)
        match key & 7:
            case 0:
                yield key >> 3, value
            case 2:
                if at + value > len(data):
                    raise NotAFrame("it ends too early")
                yield key >> 3, data[at : at + value]
                at += value
            case other:
                raise NotAFrame(f"wire type {other}")


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data) and shift < 64:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if not byte & 0x80:
            return value, at
    raise NotAFrame("it ends too early")
