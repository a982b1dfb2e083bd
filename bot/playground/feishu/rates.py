"""Five posts a second to a chat, five edits a second of a message. Facts 2.2."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.feishu.api import ApiError


@dataclass
class Rates:
    clock: Callable[[], float]
    is_on: bool = False
    _taken: dict[str, list[float]] = field(default_factory=dict)

    def take(self, what: str, per_second: int) -> None:
        if not self.is_on:
            return
        now = self.clock()
        recent = [at for at in self._taken.get(what, []) if now - at < 1]
        if len(recent) >= per_second:
            raise ApiError(230020)
        self._taken[what] = [*recent, now]
