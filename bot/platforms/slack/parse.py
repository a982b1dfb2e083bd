"""Slack's payloads as events. Pure.

Shapes: docs.slack.dev, reference/interaction-payloads and reference/events. Fields come and go
there, so whatever is not needed is not looked at, and None means: nothing for us.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.platforms.slack import parse_news
from bot.platforms.slack.markup import people_in, readable
from bot.platforms.slack.ours import Body, Names, Ours, attached, is_direct
from handlers.kit.events import Click, Command, Event, Said


@dataclass(frozen=True)
class Reply:
    """How the actor can be answered at once; "" where that way is not open."""

    trigger: str = ""
    url: str = ""
    view: str = ""  # the modal that was submitted
    inside: str = ""  # the modal whose button was pressed
    is_private: bool = False  # the button stood on a message that only the actor sees


def event(body: Body, names: Names, ours: Ours) -> Event | None:
    if "command" in body:
        return _slash(body, names, ours)
    match body.get("type"):
        case "message_action":
            return _shortcut(body, names, ours)
        case "shortcut":
            return _global_shortcut(body, ours)
        case "block_actions":
            return _click(body, ours)
        case "view_submission":
            return _submission(body, ours)
        case "event_callback":
            return parse_news.event(body, names, ours)
    return None


def reply(body: Body) -> Reply:
    is_submission = body.get("type") == "view_submission"
    container = body.get("container") or {}
    is_home = (body.get("view") or {}).get("type") == "home"
    return Reply(
        trigger=body.get("trigger_id", ""),
        url=body.get("response_url", ""),
        view=body["view"]["id"] if is_submission else "",
        inside="" if is_home else container.get("view_id", ""),  # nothing lies on top of Home
        is_private=bool(container.get("is_ephemeral")),
    )


def _slash(body: Body, names: Names, ours: Ours) -> Command:
    room = body["channel_id"]
    return Command(
        id=f"slash:{body['trigger_id']}",
        platform="slack",
        tenant=ours.team,
        actor=body["user_id"],
        room=room,
        direct=is_direct(room),
        live=True,
        name=ours.words.get(body["command"], ""),
        text=readable(body.get("text", ""), names),
        people=people_in(body.get("text", ""), without=ours.user),
    )


def _shortcut(body: Body, names: Names, ours: Ours) -> Command:
    message, room = body["message"], body["channel"]["id"]
    return Command(
        id=f"shortcut:{body['action_ts']}:{body['user']['id']}",
        platform="slack",
        tenant=ours.team,
        actor=body["user"]["id"],
        room=room,
        thread=message.get("thread_ts", ""),
        direct=is_direct(room),
        live=True,
        name=body["callback_id"],
        about=said(message, room, names, link=_permalink(body, message, room)),
        attached=attached(message),
    )


def _global_shortcut(body: Body, ours: Ours) -> Command:
    return Command(
        id=f"shortcut:{body['action_ts']}:{body['user']['id']}",
        platform="slack",
        tenant=ours.team,
        actor=body["user"]["id"],
        direct=True,
        live=True,
        name=body["callback_id"],
    )


def said(message: Body, room: str, names: Names, *, link: str) -> Said:
    author = message.get("user", "")
    return Said(
        message=message["ts"],
        author=author,
        author_name=names.get(author) or message.get("username") or author,
        words=readable(message.get("text", ""), names),
        at=datetime.fromtimestamp(float(message["ts"]), UTC),
        link=link,
    )


def _permalink(body: Body, message: Body, room: str) -> str:
    """As chat.getPermalink would answer; asking it would cost a call inside the three seconds."""
    at, domain = message["ts"], (body.get("team") or {}).get("domain") or "app"
    link = f"https://{domain}.slack.com/archives/{room}/p{at.replace('.', '')}"
    root = message.get("thread_ts", at)
    return link if root == at else f"{link}?thread_ts={root}&cid={room}"


def _click(body: Body, ours: Ours) -> Click | None:
    pressed = body["actions"][0]
    name = pressed["action_id"].partition(":")[0]
    if not name or "value" not in pressed:
        return None  # a choice inside a form: it comes with the submission
    container, where = body.get("container") or {}, _opened_in(body.get("view") or {})
    here = (body.get("channel") or {}).get("id", "")
    room = here or where.get("room", "")
    return Click(
        id=f"click:{pressed['action_ts']}:{body['user']['id']}",
        platform="slack",
        tenant=ours.team,
        actor=body["user"]["id"],
        room=room,
        thread=(body.get("message") or {}).get("thread_ts", "") or where.get("thread", ""),
        direct=is_direct(room) or not room,
        is_claimed=room != here and not is_direct(room),
        live=True,
        action=name,
        packed=pressed["value"],
        message=container.get("message_ts", ""),
    )


def _submission(body: Body, ours: Ours) -> Click:
    view = body["view"]
    where, given = _opened_in(view), (view.get("state") or {}).get("values") or {}
    return Click(
        # The hash changes with every redrawing: pressing twice is one event, a next page is not.
        id=f"submit:{view['id']}:{view.get('hash', '')}",
        platform="slack",
        tenant=ours.team,
        actor=body["user"]["id"],
        room=where.get("room", ""),
        thread=where.get("thread", ""),
        direct=where.get("direct", False),
        is_claimed=bool(where.get("room")) and not where.get("direct"),
        live=True,
        action=view["callback_id"],
        packed=where.get("packed", "{}"),
        values=values(given),
        people=_chosen_people(given),
    )


def _opened_in(view: Body) -> dict[str, Any]:
    """What render_form.view wrote: Slack does not say where a modal was opened."""
    try:
        found = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}  # not written by us
    return found if isinstance(found, dict) else {}


def values(state: Mapping[str, Mapping[str, Body]]) -> dict[str, Any]:
    """By field: a string, or a tuple of strings where several can be chosen."""
    found: dict[str, Any] = {}
    for block, inputs in state.items():
        name = block.partition("~")[0]  # further boxes of the same field
        for given in inputs.values():
            value = _value(given)
            found[name] = found.get(name, ()) + value if isinstance(value, tuple) else value
    return found


def _chosen_people(state: Mapping[str, Mapping[str, Body]]) -> tuple[str, ...]:
    given = (one for inputs in state.values() for one in inputs.values())
    return tuple(user for one in given for user in one.get("selected_users") or ())


def _value(given: Body) -> str | tuple[str, ...]:
    match given["type"]:
        case "checkboxes":
            return tuple(one["value"] for one in given.get("selected_options") or ())
        case "file_input":
            return tuple(one["id"] for one in given.get("files") or ())
        case "multi_users_select":
            return tuple(given.get("selected_users") or ())
        case "static_select":
            return str((given.get("selected_option") or {}).get("value", ""))
    return str(given.get("value") or "")
