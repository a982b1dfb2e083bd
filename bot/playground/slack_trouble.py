"""What can go wrong on purpose: between the app and the Web API, and on the way of a delivery."""

from collections import deque
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

DeliveryTrouble: TypeAlias = Literal["drop_ack", "twice", "wrong_signature", "stale"]
"""`drop_ack`: delivered, but Slack never hears the answer. `twice`: delivered again after that.
`wrong_signature`, `stale`: the request is not signed by Slack, or was signed ten minutes ago."""


@dataclass(frozen=True)
class Trouble:
    """What the Web API does instead of answering; `is_done` says whether the call took effect."""

    status: int = 200
    error: str = ""
    retry_after: int | None = None
    is_cut: bool = False
    is_done: bool = False
    delay: float = 0.0

    @classmethod
    def rate_limited(cls, retry_after: int = 1) -> "Trouble":
        return cls(status=429, error="ratelimited", retry_after=retry_after)

    @classmethod
    def server_error(cls, *, is_done: bool = False) -> "Trouble":
        return cls(status=500, is_done=is_done)

    @classmethod
    def refused(cls, error: str, *, is_done: bool = False) -> "Trouble":
        """`fatal_error` and its like may come with `is_done`: the message is there."""
        return cls(error=error, is_done=is_done)

    @classmethod
    def cut_before(cls) -> "Trouble":
        return cls(is_cut=True)

    @classmethod
    def cut_after(cls) -> "Trouble":
        """The ambiguous one: Slack took the call, the app never hears so."""
        return cls(is_cut=True, is_done=True)

    @classmethod
    def slow(cls, seconds: float) -> "Trouble":
        return cls(is_done=True, delay=seconds)

    @property
    def answers_itself(self) -> bool:
        return self.is_cut or self.status != 200 or bool(self.error)

    def after(self, seconds: float) -> "Trouble":
        return replace(self, delay=seconds)


@dataclass
class _Planned:
    method: str
    trouble: Trouble
    skip: int
    times: int


class Troubles:
    def __init__(self) -> None:
        self.refuses_sockets = False
        self._calls: list[_Planned] = []
        self._deliveries: deque[DeliveryTrouble] = deque()

    def next(self, method: str, trouble: Trouble, *, nth: int = 1, times: int = 1) -> None:
        """Meet the `nth` call of `method` from now on (``*``: of any), and `times` in a row.

        Response URLs and uploads are met as ``response`` and ``upload``.
        """
        self._calls.append(_Planned(method, trouble, nth - 1, times))

    def next_delivery(self, trouble: DeliveryTrouble, *, times: int = 1) -> None:
        self._deliveries.extend([trouble] * times)

    def clear(self) -> None:
        self._calls.clear()
        self._deliveries.clear()
        self.refuses_sockets = False

    def for_call(self, method: str) -> Trouble | None:
        for planned in [p for p in self._calls if p.method in ("*", method)]:
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
