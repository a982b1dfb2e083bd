"""What Slack got: a message's or a form's JSON, the calls of the bot, and what breaks a limit."""

from typing import TYPE_CHECKING

from bot.playground.draw_sheet import Sheet, pretty
from bot.playground.draw_slack import HOME, Drawing
from bot.playground.slack_acts import ephemeral_json
from bot.playground.slack_answers import view_json
from bot.playground.slack_blocks import MOST_BLOCKS, MOST_TEXT, Surface, text_length, violations
from bot.playground.slack_channels import JSON
from bot.playground.slack_web import ApiCall

if TYPE_CHECKING:
    from bot.playground.slack import SlackServer

CALLS_SHOWN = 40


def sheets(drawing: Drawing) -> list[Sheet]:
    """What the seat asks to see; nothing when it is gone."""
    paper = drawing.seat.paper
    if paper == "wire":
        calls = reversed(drawing.slack.calls()[-CALLS_SHOWN:])
        return [_call(call, drawing) for call in calls]
    if paper in ("view", HOME):
        view = drawing.me.home if paper == HOME else drawing.me.view
        if view is None:
            return []
        shown = view_json(drawing.slack.workspace, view)
        return [_sheet("view", shown, view.blocks, "home" if view.is_home else "modal")]
    return _message(drawing, paper)


def _message(drawing: Drawing, place: str) -> list[Sheet]:
    kind, _, ts = place.partition(":")
    if kind == "m" and (message := drawing.channel.find(ts)):
        sent = _last_call(drawing.slack, ts)
        shown = sent.arguments if sent else drawing.slack.message_json(message)
        title = sent.method if sent else "message"
        return [_sheet(title, shown, message.blocks, "message")]
    for one in drawing.slack.ephemerals(drawing.me):
        if one.ts == ts:
            return [_sheet("ephemeral", ephemeral_json(one), one.blocks, "message")]
    return []


def _last_call(slack: "SlackServer", ts: str) -> ApiCall | None:
    """The newest call that made the message what it is."""
    for call in reversed(slack.calls()):
        is_write = call.method in ("chat.postMessage", "chat.update")
        if is_write and call.answer and call.answer.get("ok") and call.answer.get("ts") == ts:
            return call
    return None


def _sheet(title: str, shown: JSON, blocks: list[JSON], surface: Surface) -> Sheet:
    measures = [
        ("blocks", len(blocks), MOST_BLOCKS[surface]),
        ("characters", text_length(blocks), MOST_TEXT),
    ]
    return Sheet(title, pretty(shown), violations(blocks, surface), measures)


def _call(call: ApiCall, drawing: Drawing) -> Sheet:
    answer = call.answer or {"ok": False, "error": "—"}
    is_refused = not answer.get("ok")
    problems: list[str] = []
    if is_refused:
        told = (answer.get("response_metadata") or {}).get("messages", [])
        problems = [str(answer.get("error")), *(str(one) for one in told)]
    text = pretty({**call.arguments, "→": answer})
    at = drawing.eye.time(call.at)
    return Sheet(call.method, text, problems, [], at, is_refused)
