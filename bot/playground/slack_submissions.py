"""What becomes of a modal when the app has answered its submission.

docs.slack.dev, surfaces/modals.
"""

from typing import Any

from bot.playground.slack_api import ApiError
from bot.playground.slack_channels import JSON
from bot.playground.slack_delivery import Ack
from bot.playground.slack_stacks import View
from bot.playground.slack_view_calls import push, redraw
from bot.playground.slack_view_rules import view_violations
from bot.playground.slack_workspace import Trigger, Workspace

# Slack's words under a modal whose app did not answer, or not in a way Slack understands:
# "We had some trouble connecting. Try again?"
TROUBLE = "trouble_connecting"


def answer_submission(
    workspace: Workspace, trigger: Trigger, view: View, ack: Ack
) -> tuple[str, dict[str, str]]:
    """Apply the answer; the error under the modal, and those under its fields by block id."""
    if not ack.is_ok:
        return TROUBLE, {}
    answer = ack.body
    stack = workspace.stacks.get(view.user, [])
    if answer in (None, "", {}):
        if view in stack:
            stack.remove(view)
        return "", {}
    try:
        return "", _apply(workspace, trigger, view, answer)
    except ApiError as refused:
        return f"{TROUBLE}: {'; '.join((refused.code, *refused.messages))}", {}


def _apply(workspace: Workspace, trigger: Trigger, view: View, answer: Any) -> dict[str, str]:
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action == "clear":
        workspace.stacks[view.user] = []
    elif action == "errors":
        return _errors(view, answer)
    elif action == "update":
        redraw(workspace, view, _definition(answer))
    elif action == "push":
        push(workspace, trigger, _definition(answer))
    else:
        raise ApiError("invalid_response_action")
    return {}


def _errors(view: View, answer: JSON) -> dict[str, str]:
    errors = answer.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise ApiError("invalid_errors")
    unknown = errors.keys() - inputs
    if unknown:
        raise ApiError("invalid_errors", f"no input block: {', '.join(sorted(unknown))}")
    if not all(isinstance(text, str) and text for text in errors.values()):
        raise ApiError("invalid_errors", "texts must not be empty")
    return dict(errors)


def _definition(answer: JSON) -> JSON:
    view = answer.get("view")
    problems = view_violations(view)
    if problems or not isinstance(view, dict):
        raise ApiError("invalid_view", *problems)
    return view
