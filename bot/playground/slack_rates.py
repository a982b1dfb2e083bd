"""Slack's rate limits, kept when they are switched on.

Tiers: docs.slack.dev, apis/web-api/rate-limits; per method, workspace and app, in a minute.
Posting: one message a second in a channel, with short bursts.
"""

from dataclasses import dataclass, field
from math import ceil

from bot.playground.slack_workspace import Workspace

_TIER_2 = (20, "conversations.list users.list users.conversations reactions.remove emoji.list")
_TIER_3 = (
    50,
    "chat.update chat.delete conversations.history conversations.replies conversations.info "
    "conversations.open reactions.add reactions.get users.lookupByEmail team.info bots.info",
)
_TIER_4 = (
    100,
    "users.info conversations.members views.open views.push views.update views.publish "
    "files.getUploadURLExternal files.completeUploadExternal files.info chat.postEphemeral",
)
PER_MINUTE = {m: limit for limit, names in (_TIER_2, _TIER_3, _TIER_4) for m in names.split()}
# Slack says "short bursts" without a number; five in a row are taken.
POSTS_BURST = 5
POSTS_AT_ONCE = 30  # of a workspace
HISTORY = ("conversations.history", "conversations.replies")


@dataclass
class _Bucket:
    level: float
    at: float


@dataclass
class Rates:
    workspace: Workspace
    are_kept: bool = False
    posts_a_minute: int = 0  # in the whole workspace: Slack says "several hundred"; 0: no limit
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def seconds_to_wait(self, method: str, channel: str) -> int:
        """0 when the call may pass; else what ``Retry-After`` says."""
        if self.workspace.history_every_s and method in HISTORY:
            return self._take(method, 1 / self.workspace.history_every_s, 1)
        if not self.are_kept:
            return 0
        if method == "chat.postMessage":
            wait = self._take(f"{method} {channel}", 1.0, POSTS_BURST)
            most = self.posts_a_minute
            return wait or (self._take(method, most / 60, POSTS_AT_ONCE) if most else 0)
        if method in PER_MINUTE:
            most = PER_MINUTE[method]
            return self._take(method, most / 60, most)
        return 0

    def _take(self, key: str, per_second: float, most: int) -> int:
        now = self.workspace.clock()
        bucket = self._buckets.setdefault(key, _Bucket(most, now))
        bucket.level = min(most, bucket.level + (now - bucket.at) * per_second)
        bucket.at = now
        if bucket.level < 1:
            return ceil((1 - bucket.level) / per_second)
        bucket.level -= 1
        return 0
