"""Chats that draw whatever is shown in them as the platform gets it, and refuse what it would.

For stories of a feature: whatever its people see has then been drawn as well, in every language
that is sent.
"""

from bot.platforms.feishu import render as feishu
from bot.platforms.feishu import render_form as feishu_form
from bot.platforms.feishu.render import Place
from bot.platforms.feishu.render_form import Shown
from bot.platforms.port import Cards, Origin
from bot.platforms.slack import render as slack
from bot.playground.feishu.cards import check
from bot.playground.slack_blocks import violations
from handlers.kit.forms import Form
from tests.chat import Chat, ChatWithoutModals

PLACE = Place(is_direct=True, room="oc_0001", thread="om_0001")
KEY = "0123456789abcdef0123456789abcdef"


class DrawnSlack(Chat):
    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        _on_slack(cards)
        return await super().post(room, cards, key=key, thread=thread)

    async def update(self, room: str, message: str, cards: Cards) -> None:
        _on_slack(cards)
        await super().update(room, message, cards)


class DrawnFeishu(ChatWithoutModals):
    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        self._draw(cards)
        return await super().post(room, cards, key=key, thread=thread)

    async def update(self, room: str, message: str, cards: Cards) -> None:
        self._draw(cards)
        await super().update(room, message, cards)

    async def present(self, user: str, form: Form, origin: Origin, *, key: str) -> str:
        check(feishu_form.card(form, Shown(KEY, PLACE, {}, [])), set(self.profiles))
        return await super().present(user, form, origin, key=key)

    def _draw(self, cards: Cards) -> None:
        check(feishu.card(cards, PLACE, key=KEY), set(self.profiles))


def _on_slack(cards: Cards) -> None:
    for card in cards.values():
        assert violations(slack.blocks(card), "message") == []


DRAWN: dict[str, type[Chat]] = {"slack": DrawnSlack, "feishu": DrawnFeishu}
