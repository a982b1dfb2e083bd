"""Five posts a second to a chat, five edits a second of a message; fifty a second and a thousand
a minute of the app's posts, and as many of its images. Facts 2.2.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.feishu.api import ApiError

OF_APP = ((1, 50), (60, 1000))  # within so many seconds, so many calls


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

    def take_of_app(self, what: str) -> None:
        """Of all chats together."""
        if not self.is_on:
            return
        now = self.clock()
        recent = [at for at in self._taken.get(what, []) if now - at < OF_APP[-1][0]]
        for seconds, most in OF_APP:
            if sum(now - at < seconds for at in recent) >= most:
                raise ApiError(99991400)
        self._taken[what] = [*recent, now]
