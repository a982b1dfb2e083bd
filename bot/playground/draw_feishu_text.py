"""Feishu's card markdown as one person sees it. feishu-cards: rich text component."""

import html
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from markupsafe import Markup, escape

from bot.playground.draw_emoji import sign_in_feishu
from bot.playground.draw_slack_text import link
from bot.playground.feishu.forms import words
from bot.playground.feishu.tenant import JSON, Tenant, User
from bot.playground.page_words import PageWords

_MARK = re.compile(
    r"\*\*(?P<b>.+?)\*\*|~~(?P<s>.+?)~~"
    r"|<font color='(?P<colour>\w+)'>(?P<font>.*?)</font>"
    r"|<at id=(?P<at>[^\s>]+)></at>"
    r"|<person id='(?P<person>[^']+)'[^>]*></person>"
    r"|<local_datetime millisecond='(?P<ms>\d+)' format_type='(?P<format>\w+)'></local_datetime>"
    r"|:(?P<emoji>[A-Za-z]\w+):"
    r"|\[(?P<label>[^\]]*)\]\((?P<url>[^)]*)\)",
    re.DOTALL,
)


class FeishuEye:
    """One person looking: their client's language picks the words of a card."""

    def __init__(self, tenant: Tenant, viewer: User, t: PageWords) -> None:
        self.tenant, self.viewer, self.t = tenant, viewer, t
        self.zone = ZoneInfo(viewer.zone)
        self._locale = t.language.replace("-", "_")

    def name(self, sender: str) -> str:
        user = self.tenant.users.get(sender)
        return user.name if user else self.tenant.bot.name

    def words(self, text: JSON | None) -> str:
        return words(text, self.viewer.locale.lower())

    def image(self, element: JSON) -> str:
        keys = element.get("i18n_img_key") or {}
        return str(keys.get(self.viewer.locale.lower(), element["img_key"]))

    def moment(self, at: float) -> datetime:
        return datetime.fromtimestamp(at, self.zone)

    def time(self, at: float) -> str:
        return str(format_time(self.moment(at), "HH:mm", locale=self._locale))

    def day(self, at: float) -> str:
        day, today = self.moment(at).date(), self.moment(self.tenant.clock()).date()
        if day == today:
            return self.t("day-today")
        pattern = "M月d日 EEEE" if self.t.language == "zh-CN" else "EEEE d MMMM"
        return str(format_date(day, pattern, locale=self._locale))

    def markdown(self, text: str) -> Markup:
        """As HTML; everything that is no mark is what somebody wrote."""
        drawn, start = Markup(""), 0
        for found in _MARK.finditer(text):
            drawn += _plain(text[start : found.start()]) + self._marked(found)
            start = found.end()
        return drawn + _plain(text[start:])

    def _marked(self, found: re.Match[str]) -> Markup:
        match found.lastgroup:
            case "b" | "s" as tag:
                return Markup("<{0}>{1}</{0}>").format(tag, self.markdown(found.group(tag)))
            case "font":
                colour, inner = found.group("colour", "font")
                return Markup('<span class="f-{}">{}</span>').format(colour, self.markdown(inner))
            case "at":
                name = self.name(found.group("at"))
                kind = "mention me" if found.group("at") == self.viewer.open_id else "mention"
                return Markup('<span class="{}">@{}</span>').format(kind, name)
            case "person":
                return escape(self.name(found.group("person")))
            case "emoji":
                return escape(sign_in_feishu(found.group("emoji")) or found.group())
            case "format":
                return escape(self._moment(int(found.group("ms")) / 1000, found.group("format")))
        return link(html.unescape(found.group("url")), html.unescape(found.group("label")))

    def _moment(self, at: float, form: str) -> str:
        if form == "time":
            return self.time(at)
        return str(format_date(self.moment(at).date(), "medium", locale=self._locale))


def _plain(text: str) -> Markup:
    return escape(html.unescape(text).replace("\u200b", ""))
