"""The Slack window of the page."""

import asyncio
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
from bot.playground.draw_emoji import EMOJI, emoji
from bot.playground.draw_slack import ALONE, DIRECT, HOME, Drawing, Seat
from bot.playground.draw_slack_json import sheets
from bot.playground.draw_slack_text import Eye, link
from bot.playground.page_form import FIELD, NOT_DRAWN, Form, entered
from bot.playground.page_slack_acts import ACTS, TROUBLES, Table
from bot.playground.page_window import LANGUAGE, NOTHING, address_with, seat_at
from bot.playground.page_words import page_words
from bot.playground.slack import Outcome, SlackServer
from bot.playground.slack_channels import JSON, Channel
from bot.playground.slack_forms import NotOffered
from bot.playground.slack_workspace import User

FACES = 6  # colours the style sheet has for people
_FIXED: dict[str, Any] = {
    "troubles": list(TROUBLES),
    "emoji": EMOJI,
    "sign": emoji,
    "link": link,
    "entered": entered,
    "constants": {
        "direct": DIRECT,
        "home": HOME,
        "alone": ALONE,
        "field": FIELD,
        "not_drawn": NOT_DRAWN,
    },
}


class SlackWindow:
    name = "slack"

    def __init__(
        self,
        slack: SlackServer,
        manifest: JSON,
        roles: Mapping[str, JSON],
        first_seat: Mapping[str, str],
        language: str,
    ) -> None:
        """`roles`: what somebody is in a room, by the room's and then the person's id."""
        self.slack = slack
        self.first_seat, self.language = first_seat, language
        self.features = manifest["features"]
        self.roles = roles
        self.is_playing = False
        """History is being played: nobody else may touch anything."""
        self._notices: dict[str, str] = {}
        """What Slack tells a person about what they just did, by person."""
        self._errors: dict[str, dict[str, str]] = {}
        """Under the fields of a modal: by its id, then by block id."""
        self._opening: set[asyncio.Task[Outcome]] = set()
        self._seen: dict[tuple[str, str], str] = {}
        """The newest message each person has had before them, by person and room."""

    @property
    def routes(self) -> list[Route]:
        acts = [
            Route(f"/slack/{name}", partial(self._act, name), methods=["POST"]) for name in ACTS
        ]
        return [
            Route("/slack", self._show),
            Route("/slack/files/{file}", self._file),
            *acts,
        ]

    @property
    def is_reached(self) -> bool:
        return bool(self.slack.sockets.connections)

    def arrive(self, asked: Mapping[str, str]) -> None:
        """Whoever comes to the Home tab is announced to the app, which draws it."""
        seat = Seat.of(self.slack, {**self.first_seat, **asked})
        if seat.room == HOME and not self.is_playing:
            opening = asyncio.create_task(seat.person(self.slack).open_home())
            self._opening.add(opening)
            opening.add_done_callback(self._opening.discard)

    def stream(self) -> AsyncGenerator[int, None]:
        return self.slack.changes.stream()

    def draw(self, asked: Mapping[str, str], language: str) -> Markup:
        seat = Seat.of(self.slack, {**self.first_seat, **asked})
        eye = Eye(self.slack.workspace, self._user(seat), page_words(language))
        drawing = Drawing(self.slack, seat, eye)
        self._mark_seen(seat, drawing.channel)
        shown = self._people(drawing) | self._rest(drawing)
        return render("slack.html.j2", draft=asked.get("draft", ""), **_FIXED, **shown)

    def _people(self, drawing: Drawing) -> dict[str, Any]:
        """Who is here, and where they can go."""
        seat, users = drawing.seat, self.slack.workspace.users
        return {
            "people": [users[one] for one in self._around(seat)],
            "faces": {one: place % FACES for place, one in enumerate(users)},
            "roles": self.roles.get(seat.room, {}),
            "rooms": self._rooms(seat),
            "unread": partial(self._is_unread, seat.who),
            "names": self._mentions(drawing.channel),
            "bot": self.slack.app.user,
        }

    def _rest(self, drawing: Drawing) -> dict[str, Any]:
        view = drawing.me.view
        return {
            "t": drawing.eye.t,
            "window": self.name,
            "drawing": drawing,
            "seat": drawing.seat,
            "eye": drawing.eye,
            "view": view,
            "errors": self._errors.get(view.id, {}) if view else {},
            "notice": self._notices.get(drawing.seat.who, ""),
            "commands": self.features["slash_commands"],
            "shortcuts": self.features["shortcuts"],
            "sheets": sheets(drawing),
            "is_playing": self.is_playing,
        }

    async def _show(self, request: Request) -> Response:
        asked = (await Form.of(request)).single
        seat = Seat.of(self.slack, asked)
        address = address_with(request, self.name, asdict(seat))
        before = Seat.of(self.slack, seat_at(request, self.name))
        if (before.who, before.room) != (seat.who, seat.room):
            self.arrive(asdict(seat))
        window = self.draw(asked, request.cookies.get(LANGUAGE, self.language))
        return HTMLResponse(window, headers={"HX-Replace-Url": address})

    async def _act(self, name: str, request: Request) -> Response:
        """Answers nothing: what came of it is drawn when the window hears that it changed.

        The button may be gone from the page by then, and whoever pressed it be somebody else.
        """
        form = await Form.of(request)
        if self.is_playing:
            return Response(status_code=NOTHING)
        table = Table(self.slack, Seat.of(self.slack, form.single), form)
        self._notices.pop(table.me.id, None)
        try:
            outcome = await ACTS[name](table)
        except NotOffered as refused:
            self._notices[table.me.id] = f"not_offered: {refused}"
        else:
            self._take_in(table, name, outcome)
        self.slack.changes.notify()
        return Response(status_code=NOTHING)

    def _take_in(self, table: Table, name: str, outcome: Outcome | None) -> None:
        if name == "trouble":
            self._notices[table.me.id] = f"trouble: {table.form.word('trouble')}"
        if outcome is None:
            return
        if outcome.error:
            self._notices[table.me.id] = outcome.error
        if outcome.view is not None and name in ("submit", "press"):
            self._errors = {**self._errors, outcome.view.id: outcome.errors}

    async def _file(self, request: Request) -> Response:
        """Of the workspace, as the person would open it."""
        file = self.slack.workspace.files.get(request.path_params["file"])
        if file is None:
            return Response(status_code=404)
        named = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return Response(
            file.content, media_type=file.mimetype, headers={"Content-Disposition": named}
        )

    def _user(self, seat: Seat) -> User:
        return self.slack.workspace.users[seat.who]

    def _rooms(self, seat: Seat) -> list[Channel]:
        """Where this person is, without the conversation with the bot."""
        rooms = self.slack.workspace.channels.values()
        return [one for one in rooms if one.kind != "im" and seat.who in one.members]

    def _around(self, seat: Seat) -> list[str]:
        """Whom one can be here: the people of the room, everybody in the bot's own."""
        room = self.slack.workspace.channels.get(seat.room)
        people = room.members if room else list(self.slack.workspace.users)
        return [one for one in people if one != self.slack.app.user.id]

    def _mentions(self, room: Channel) -> list[str]:
        here = [self.slack.workspace.users[one].real_name for one in room.members]
        return sorted(here, key=lambda name: name != self.slack.app.name)

    def _mark_seen(self, seat: Seat, room: Channel) -> None:
        if room.messages:
            self._seen[seat.who, room.id] = room.messages[-1].ts

    def _is_unread(self, who: str, room: Channel) -> bool:
        newest = room.messages[-1].ts if room.messages else ""
        return newest > self._seen.get((who, room.id), "")
