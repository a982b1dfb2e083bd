"""Slack's text as one person sees it: names, times in their zone, and mrkdwn.

docs.slack.dev, messaging/formatting-message-text; date elements: blocks/rich-text-block.
"""

import html
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from markupsafe import Markup, escape

from bot.playground.draw_emoji import emoji
from bot.playground.page_words import PageWords
from bot.playground.slack_channels import JSON
from bot.playground.slack_workspace import User, Workspace

_ENTITY = re.compile(r"<([^<>]+)>")
_STYLED = re.compile(
    r"```(?P<pre>.+?)```|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<b>[^*\n]+)\*(?![\w*])"
    r"|(?<![\w_])_(?P<i>[^_\n]+)_(?![\w_])"
    r"|(?<![\w~])~(?P<s>[^~\n]+)~(?![\w~])"
    r"|:(?P<emoji>[a-z0-9_+-]+):",
    re.DOTALL,
)
_SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Eye:
    """One person looking: whose names, zone and language everything is drawn in."""

    def __init__(self, workspace: Workspace, viewer: User, t: PageWords) -> None:
        self.workspace, self.viewer, self.t = workspace, viewer, t
        self.zone = ZoneInfo(viewer.tz)
        self._locale = t.language.replace("-", "_")

    def name(self, user_id: str) -> str:
        user = self.workspace.users.get(user_id)
        return user.real_name if user else user_id

    def room(self, channel_id: str) -> str:
        channel = self.workspace.channels.get(channel_id)
        return channel.name if channel else channel_id

    def moment(self, ts: float | str) -> datetime:
        return datetime.fromtimestamp(float(ts), self.zone)

    def time(self, ts: float | str) -> str:
        return str(format_time(self.moment(ts), "HH:mm", locale=self._locale))

    def day(self, ts: float | str) -> str:
        """Today, yesterday, or the day by its name."""
        day, today = self.moment(ts).date(), self.moment(self.workspace.clock()).date()
        if day in (today, today - timedelta(days=1)):
            return self.t("day-today" if day == today else "day-yesterday")
        pattern = "M月d日 EEEE" if self.t.language == "zh-CN" else "EEEE d MMMM"
        return str(format_date(day, pattern, locale=self._locale))

    def date(self, element: JSON) -> str:
        """A date element: tokens such as ``{date_short_pretty}`` in the reader's own zone."""
        stamp = float(element["timestamp"])
        drawn = {"time": self.time(stamp), "time_secs": self.time(stamp)}

        def token(found: re.Match[str]) -> str:
            name = found.group(1)
            return drawn.get(name) or self._day(stamp, is_short="short" in name)

        return re.sub(r"{(\w+)}", token, str(element["format"]))

    def _day(self, stamp: float, *, is_short: bool) -> str:
        day = self.moment(stamp).date()
        return str(format_date(day, "medium" if is_short else "long", locale=self._locale))

    def mrkdwn(self, text: str) -> Markup:
        """As HTML; what Slack does not know as a mark stays as it was typed."""
        return Markup("").join(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[Markup]:
        start = 0
        for found in _ENTITY.finditer(text):
            yield _styled(text[start : found.start()])
            yield self._entity(found.group(1))
            start = found.end()
        yield _styled(text[start:])

    def _entity(self, inside: str) -> Markup:
        target, _, label = inside.partition("|")
        match target[:1]:
            case "@":
                return _tag("mention", f"@{self.name(target[1:])}")
            case "#":
                return _tag("mention", f"#{label or self.room(target[1:])}")
            case "!":
                return _tag("mention", label or f"@{target[1:].partition('^')[0]}")
        return link(html.unescape(target), html.unescape(label))


def link(url: str, label: str = "") -> Markup:
    """Only where a browser may go: no `javascript:`."""
    if not _SAFE_LINK.match(url):
        return escape(label or url)
    shown = escape(label or url)
    return Markup('<a href="{}" rel="noreferrer" target="_blank">{}</a>').format(url, shown)


def _tag(kind: str, words: str) -> Markup:
    return Markup('<span class="{}">{}</span>').format(kind, words)


def _styled(text: str) -> Markup:
    drawn, start = Markup(""), 0
    for found in _STYLED.finditer(text):
        drawn += escape(html.unescape(text[start : found.start()])) + _mark(found)
        start = found.end()
    return drawn + escape(html.unescape(text[start:]))


def _mark(found: re.Match[str]) -> Markup:
    name = found.lastgroup or "code"
    words = html.unescape(found.group(name))
    if name == "emoji":
        return escape(emoji(words))
    return Markup("<{0}>{1}</{0}>").format(name, words)
