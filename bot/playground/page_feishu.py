"""The Feishu window of the page."""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import asdict
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.playground.draw import render
from bot.playground.draw_emoji import IN_FEISHU
from bot.playground.draw_feishu import DIRECT, FeishuDrawing, FeishuSeat
from bot.playground.draw_feishu_text import FeishuEye
from bot.playground.feishu import Chat, FeishuServer, NotOffered, Outcome
from bot.playground.page_feishu_acts import ACTS, TROUBLES, FeishuTable
from bot.playground.page_form import FIELD, Form
from bot.playground.page_window import LANGUAGE, NOTHING, address_with
from bot.playground.page_words import page_words

FACES = 6  # colours the style sheet has for people


class FeishuWindow:
    name = "feishu"

    def __init__(
        self,
        feishu: FeishuServer,
        menu: Mapping[str, Mapping[str, str]],
        roles: Mapping[str, str],
        language: str,
    ) -> None:
        """`menu`: the bot's, names by event and language. `roles`: what somebody is in the group,
        by their open_id."""
        self.feishu, self.menu, self.roles, self.language = feishu, menu, roles, language
        self.is_playing = False
        self._notices: dict[str, tuple[str, str]] = {}
        """What Feishu tells a person about what they just did: kind and words, by person."""
        self._seen: dict[tuple[str, str], int] = {}
        """How many messages each person has had before them, by person and chat."""

    @property
    def routes(self) -> list[Route]:
        acts = [
            Route(f"/feishu/{name}", partial(self._act, name), methods=["POST"]) for name in ACTS
        ]
        return [
            Route("/feishu", self._show),
            Route("/feishu/files/{file}", self._file),
            Route("/feishu/images/{key}", self._image),
            *acts,
        ]

    @property
    def is_reached(self) -> bool:
        return bool(self.feishu.sockets.connections)

    def arrive(self, asked: Mapping[str, str]) -> None:
        pass

    def stream(self) -> AsyncGenerator[int, None]:
        return self.feishu.tenant.changes.stream()

    def draw(self, asked: Mapping[str, str], language: str) -> Markup:
        seat = FeishuSeat.of(self.feishu, asked)
        viewer = self.feishu.tenant.users[seat.who]
        eye = FeishuEye(self.feishu.tenant, viewer, page_words(language))
        drawing = FeishuDrawing(self.feishu, seat, eye)
        self._seen[seat.who, drawing.chat.id] = len(drawing.chat.messages)
        return render("feishu.html.j2", **self._shown(drawing))

    def _shown(self, drawing: FeishuDrawing) -> dict[str, Any]:
        seat, tenant = drawing.seat, self.feishu.tenant
        groups = [one for one in tenant.chats.values() if not one.is_direct]
        everyone = list(tenant.users)
        tongue = "zh-CN" if drawing.eye.viewer.locale.lower().startswith("zh") else "en"
        return {
            "t": drawing.eye.t,
            "window": self.name,
            "drawing": drawing,
            "seat": seat,
            "eye": drawing.eye,
            "notice": self._notices.get(seat.who),
            "groups": groups,
            "people": [tenant.users[one] for one in everyone if one in groups[0].members],
            "faces": {one: place % FACES for place, one in enumerate(everyone)},
            "roles": self.roles,
            "unread": partial(self._is_unread, seat.who),
            "names": [tenant.bot.name, *(tenant.users[one].name for one in groups[0].members)],
            "sheets": drawing.sheets(),
            "is_playing": self.is_playing,
            "troubles": list(TROUBLES),
            "signs": IN_FEISHU,
            "bot": tenant.bot,
            "menu": {key: names[tongue] for key, names in self.menu.items()},
            "constants": {"direct": DIRECT, "field": FIELD},
        }

    async def _show(self, request: Request) -> Response:
        asked = (await Form.of(request)).single
        seat = FeishuSeat.of(self.feishu, asked)
        window = self.draw(asked, request.cookies.get(LANGUAGE, self.language))
        address = address_with(request, self.name, asdict(seat))
        return HTMLResponse(window, headers={"HX-Replace-Url": address})

    async def _act(self, name: str, request: Request) -> Response:
        """Answers nothing, like the Slack window: what came of it is drawn as a change."""
        form = await Form.of(request)
        if self.is_playing:
            return Response(status_code=NOTHING)
        table = FeishuTable(self.feishu, FeishuSeat.of(self.feishu, form.single), form)
        self._notices.pop(table.me.id, None)
        try:
            outcome = await ACTS[name](table)
        except NotOffered as refused:
            self._notices[table.me.id] = ("not-offered", str(refused))
        else:
            self._take_in(table, name, outcome)
        self.feishu.tenant.changes.notify()
        return Response(status_code=NOTHING)

    def _take_in(self, table: FeishuTable, name: str, outcome: Outcome | None) -> None:
        if name == "trouble":
            self._notices[table.me.id] = ("trouble", table.form.word("trouble"))
        elif outcome is not None and outcome.error:
            self._notices[table.me.id] = ("error", outcome.error)
        elif outcome is not None and outcome.toast:
            self._notices[table.me.id] = ("toast", outcome.toast)

    async def _image(self, request: Request) -> Response:
        found = self.feishu.tenant.images.get(request.path_params["key"])
        return Response(found, media_type="image/png") if found else Response(status_code=404)

    async def _file(self, request: Request) -> Response:
        found = self.feishu.tenant.files.get(request.path_params["file"])
        if found is None:
            return Response(status_code=404)
        name, content = found
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
        return Response(content, media_type="application/octet-stream", headers=headers)

    def _is_unread(self, who: str, chat: Chat) -> bool:
        visible = [one for one in chat.messages if one.only_for in ("", who)]
        return len(visible) > self._seen.get((who, chat.id), 0)
