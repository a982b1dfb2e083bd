"""What can go wrong on purpose: between the app and the API, and on the way of a delivery."""

from collections import deque
from dataclasses import dataclass
from typing import Literal, TypeAlias

DeliveryTrouble: TypeAlias = Literal["drop_ack", "twice", "wrong_signature", "stale", "replayed"]
"""`drop_ack`: delivered, but Feishu never hears the answer. `twice`: delivered again after that.
`wrong_signature`, `stale`: not signed by Feishu, or signed a day ago. `replayed`: the very same
request once more, as somebody would send it who had listened in."""


@dataclass(frozen=True)
class Trouble:
    """What the API does instead of answering; `is_done` says whether the call took effect."""

    status: int = 200
    code: int = 0
    message: str = ""
    reset_s: int | None = None
    is_cut: bool = False
    is_done: bool = False
    delay: float = 0.0

    @classmethod
    def rate_limited(cls, reset_s: int = 1) -> "Trouble":
        said = "request trigger frequency limit"
        return cls(status=429, code=99991400, message=said, reset_s=reset_s)

    @classmethod
    def server_error(cls, *, is_done: bool = False) -> "Trouble":
        return cls(status=500, is_done=is_done)

    @classmethod
    def refused(cls, code: int, message: str = "refused", *, status: int = 400) -> "Trouble":
        return cls(status=status, code=code, message=message)

    @classmethod
    def cut_before(cls) -> "Trouble":
        return cls(is_cut=True)

    @classmethod
    def cut_after(cls) -> "Trouble":
        """The ambiguous one: Feishu took the call, the app never hears so."""
        return cls(is_cut=True, is_done=True)

    @classmethod
    def slow(cls, seconds: float) -> "Trouble":
        return cls(is_done=True, delay=seconds)

    @property
    def answers_itself(self) -> bool:
        return self.is_cut or self.status != 200 or bool(self.code)


@dataclass
class _Planned:
    call: str
    trouble: Trouble
    skip: int
    times: int


class Troubles:
    def __init__(self) -> None:
        self.refuses_sockets = ""
        """``busy`` or ``limit``: why no long connection is given out."""
        self._calls: list[_Planned] = []
        self._deliveries: deque[DeliveryTrouble] = deque()

    def next(self, call: str, trouble: Trouble, *, nth: int = 1, times: int = 1) -> None:
        """Meet the `nth` such call from now on (``*``: any), and `times` in a row.

        Calls are named as in `FeishuServer.calls`: ``message.create``, ``token``, ``endpoint``.
        """
        self._calls.append(_Planned(call, trouble, nth - 1, times))

    def next_delivery(self, trouble: DeliveryTrouble, *, times: int = 1) -> None:
        self._deliveries.extend([trouble] * times)

    def clear(self) -> None:
        self._calls.clear()
        self._deliveries.clear()
        self.refuses_sockets = ""

    def for_call(self, call: str) -> Trouble | None:
        for planned in [one for one in self._calls if one.call in ("*", call)]:
            if planned.skip > 0:
                planned.skip -= 1
                continue
            planned.times -= 1
            if planned.times <= 0:
                self._calls.remove(planned)
            return planned.trouble
        return None

    def for_delivery(self) -> DeliveryTrouble | None:
        return self._deliveries.popleft() if self._deliveries else None
