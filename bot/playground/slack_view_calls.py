"""The views methods: opening, pushing, changing modals and publishing Home tabs."""

import secrets
from collections.abc import Iterator

from bot.playground.slack_answers import view_json
from bot.playground.slack_api import ApiError, Call
from bot.playground.slack_channels import JSON
from bot.playground.slack_posts import with_ids
from bot.playground.slack_stacks import DEEPEST, View
from bot.playground.slack_view_rules import is_too_large, view_violations
from bot.playground.slack_workspace import Trigger, Workspace


def views_open(call: Call) -> JSON:
    definition = _definition(call, "modal")
    trigger = _exchange(call)
    view = new_view(call.workspace, trigger, definition)
    call.workspace.stacks[trigger.user.id] = [view]
    return _answer(call.workspace, view)


def views_push(call: Call) -> JSON:
    definition = _definition(call, "modal")
    trigger = _exchange(call)
    stack = call.workspace.stacks.get(trigger.user.id, [])
    if trigger.view is None or not stack:
        raise ApiError("not_found")
    view = push(call.workspace, trigger, definition)
    return _answer(call.workspace, view)


def push(workspace: Workspace, trigger: Trigger, definition: JSON) -> View:
    stack = workspace.stacks[trigger.user.id]
    if len(stack) >= DEEPEST:
        raise ApiError("push_limit_reached")
    view = new_view(workspace, trigger, definition)
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    return view


def views_update(call: Call) -> JSON:
    definition = _definition(call, "modal")
    view_id, external_id = call.text("view_id"), call.text("external_id")
    if not view_id and not external_id:
        raise ApiError("invalid_arguments", "missing required field: view_id")
    for view in _open_views(call.workspace):
        if view.id == view_id or (external_id and view.external_id == external_id):
            _check_hash(call, view)
            redraw(call.workspace, view, definition)
            return _answer(call.workspace, view)
    raise ApiError("not_found")


def views_publish(call: Call) -> JSON:
    definition = _definition(call, "home")
    user = call.workspace.users.get(call.required("user_id"))
    if user is None or user.is_bot:
        raise ApiError("invalid_arguments", "invalid user_id [json-pointer:/user_id]")
    home = call.workspace.homes.get(user.id)
    if home is None:
        if call.arguments.get("hash") is not None:
            raise ApiError("hash_conflict")
        home = new_view(call.workspace, Trigger("", user, 0), definition)
        call.workspace.homes[user.id] = home
    else:
        _check_hash(call, home)
        redraw(call.workspace, home, definition)
    return _answer(call.workspace, home)


def redraw(workspace: Workspace, view: View, definition: JSON) -> None:
    _check_external_id(workspace, definition, besides=view)
    kept = definition | {"blocks": with_ids(definition["blocks"])}
    view.redraw(kept, new_hash(workspace))


def new_view(workspace: Workspace, trigger: Trigger, definition: JSON) -> View:
    _check_external_id(workspace, definition)
    return View(
        id=workspace.new_id("V"),
        user=trigger.user.id,
        team_id=trigger.user.team_id,
        channel_id=trigger.channel_id,
        hash=new_hash(workspace),
        definition=definition | {"blocks": with_ids(definition["blocks"])},
    )


def new_hash(workspace: Workspace) -> str:
    return f"{int(workspace.clock())}.{secrets.token_hex(4)}"


def _definition(call: Call, kind: str) -> JSON:
    view = call.json("view", "invalid_arguments")
    if not isinstance(view, dict):
        raise ApiError("invalid_arguments", "missing required field: view")
    if is_too_large(view):
        raise ApiError("view_too_large")
    problems = view_violations(view)
    if not problems and view["type"] != kind:
        problems = [f"unsupported type: {view['type']} [json-pointer:/view/type]"]
    if problems:
        raise ApiError("invalid_arguments", *problems)
    return view


def _exchange(call: Call) -> Trigger:
    """Take the trigger, which can be done once and within three seconds."""
    given = call.required("trigger_id")
    if given.count(".") != 2:
        raise ApiError("invalid_trigger_id")
    trigger = call.workspace.triggers.get(given)
    if trigger is None:
        raise ApiError("invalid_trigger_id")
    if trigger.is_used:
        raise ApiError("exchanged_trigger_id")
    if call.workspace.clock() > trigger.expires:
        raise ApiError("expired_trigger_id")
    trigger.is_used = True
    return trigger


def _check_hash(call: Call, view: View) -> None:
    given = call.arguments.get("hash")
    if given is not None and given != view.hash:
        raise ApiError("hash_conflict")


def _check_external_id(
    workspace: Workspace, definition: JSON, besides: View | None = None
) -> None:
    given = definition.get("external_id")
    for view in (*_open_views(workspace), *workspace.homes.values()):
        if given and view is not besides and view.external_id == given:
            raise ApiError("duplicate_external_id")


def _open_views(workspace: Workspace) -> Iterator[View]:
    for stack in workspace.stacks.values():
        yield from stack


def _answer(workspace: Workspace, view: View) -> JSON:
    workspace.changes.notify()
    return {"view": view_json(workspace, view)}
