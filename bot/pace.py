"""How fast a platform lets us speak: token buckets, one per room or workspace and kind of call."""

from dataclasses import dataclass, field

ONE = 1 - 1e-9  # after exactly the wait that was asked for, rounding must not ask for another
REMEMBERED = 1000  # buckets; beyond that those that are full again are dropped


@dataclass(frozen=True)
class Limit:
    burst: int
    per_second: float


@dataclass
class Pace:
    """Of this process alone; replicas together are told to slow down by the platform's 429."""

    _buckets: dict[tuple[str, Limit], tuple[float, float]] = field(default_factory=dict)

    def wait(self, key: str, limit: Limit, now: float) -> float:
        """Take a token; or seconds until there is one. `now` in seconds, of any steady clock."""
        if len(self._buckets) > REMEMBERED:
            self.forget_idle(now)
        tokens, then = self._buckets.get((key, limit), (float(limit.burst), now))
        tokens = min(float(limit.burst), tokens + (now - then) * limit.per_second)
        if tokens < ONE:
            self._buckets[key, limit] = (tokens, now)
            return (1 - tokens) / limit.per_second
        self._buckets[key, limit] = (tokens - 1, now)
        return 0.0

    def forget_idle(self, now: float) -> None:
        """Drop the buckets that are full again."""
        self._buckets = {
            (key, limit): (tokens, then)
            for (key, limit), (tokens, then) in self._buckets.items()
            if tokens + (now - then) * limit.per_second < limit.burst
        }
