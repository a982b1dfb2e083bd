"""/risk and what can be said after it."""

from dataclasses import asdict
from typing import Any

from handlers.kit.audience import must_belong
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command
from handlers.kit.router import Router
from handlers.kit.text import shortened
from handlers.kit.words import first_word, split_word, subwords
from handlers.risk import cards, routes_history, rules
from handlers.risk.actions import (
    Add,
    AskAdd,
    AskClose,
    AskEdit,
    Close,
    Edit,
    List,
    Reopen,
    Show,
)
from handlers.risk.record import record
from handlers.risk.rules import Draft
from handlers.risk.view import View, held, load
from storage import projects
from storage import risk as risks
from storage.people import Role
from storage.projects import Project
from storage.risk import Risk

router = Router()

WORDS = ("add", "list", "closed", "history", "help")


@router.command("risk")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = split_word(command.text, subwords("risk", WORDS))
    match word:
        case "help":
            return cards.help_card(ctx.t)
        case "list" | "closed" if not rest:
            return await _listed(ctx, List(ctx.project.id or 0, word == "closed", 0))
        case "add":
            return await _open_form(ctx, ctx.project, rest, command)
        case "history" if digits := _digits(rest):
            return await _history(ctx, digits)
    if digits := _digits_before_history(command.text):
        return await _history(ctx, digits)
    if digits := _digits(command.text):
        view, found = await _numbered(ctx, digits)
        return cards.risk_card(found, view, ctx.t)
    if command.text.strip() or command.about is not None:
        return await _open_form(ctx, ctx.project, command.text, command)
    return await _listed(ctx, List(ctx.project.id or 0, is_closed=False, offset=0))


def _digits(text: str) -> str:
    digits = text.strip().removeprefix("#")
    return digits if digits.isdecimal() and len(digits) < 10 else ""


def _digits_before_history(text: str) -> str:
    """`3 history`, as /plan takes it too."""
    first, rest = first_word(text)
    word, more = split_word(rest, subwords("risk", WORDS))
    return _digits(first) if word == "history" and not more else ""


async def _history(ctx: Context, digits: str) -> Answer:
    return await routes_history.told(ctx, *await _numbered(ctx, digits))


async def _open_form(ctx: Context, project: Project, text: str, command: Command | None) -> Answer:
    view = await load(ctx, project)
    role = view.role_of(ctx.me.id)
    rules.may_add(role)
    about = command.about.words if command and command.about else ""
    what = shortened(" ".join((text or about).split()), rules.WHAT)
    return cards.add_form(what, view, ctx.t, is_of_client=role is Role.CLIENT)


async def _numbered(ctx: Context, digits: str) -> tuple[View, Risk]:
    project_id = ctx.project.id or 0
    found = await risks.numbered(ctx.tx, project_id=project_id, number=int(digits))
    view = await load(ctx, ctx.project, *([found] if found else []))
    if found is None or not rules.is_told(found, is_internal=view.is_internal_for(ctx)):
        raise Refused("risk-no-such-number", number=digits)
    return view, found


@router.action(List)
async def turn_page(ctx: Context, click: Click, action: List) -> Answer:
    return await _listed(ctx, action)


async def _listed(ctx: Context, asked: List) -> Answer:
    project = await _project(ctx, asked.project_id)
    every = await risks.everything(ctx.tx, asked.project_id)
    view = await load(ctx, project, *every)
    is_internal = view.is_internal_for(ctx)
    told = [one for one in every if rules.is_told(one, is_internal=is_internal)]
    chosen = [one for one in told if (one.closed_at is not None) is asked.is_closed]
    return cards.list_card(rules.heaviest_first(chosen), view, asked, ctx.t)


async def _project(ctx: Context, project_id: int) -> Project:
    """The form may be filled in elsewhere than where it was asked for: in a DM."""
    here = ctx.here.project if ctx.here else None
    if here is not None and here.id == project_id:
        return here
    found = await projects.get_in(ctx.tx, project_id, platform=ctx.platform, tenant=ctx.tenant)
    if found is None:
        raise Refused("kit-stale-button")
    await must_belong(ctx, project_id)
    return found


@router.action(Show)
async def show(ctx: Context, click: Click, action: Show) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    return cards.risk_card(risk, view, ctx.t)


@router.action(AskAdd)
async def ask_add(ctx: Context, click: Click, action: AskAdd) -> Answer:
    return await _open_form(ctx, await _project(ctx, action.project_id), "", None)


@router.action(Add)
async def add(ctx: Context, click: Click, action: Add) -> Answer:
    view = await load(ctx, await _project(ctx, action.project_id))
    role = view.role_of(ctx.me.id)
    rules.may_add(role)
    draft = rules.draft(click.values, view.scene(ctx), is_of_client=role is Role.CLIENT)
    number = await risks.next_number(ctx.tx, action.project_id)
    risk = _risk(ctx, draft, action.project_id, number)
    await risks.add(ctx.tx, risk)
    await record(ctx, click, risk, view, "add", **_said(draft))
    if risk.is_internal and not view.is_internal_for(ctx):
        return Note(ctx.t("risk-added-for-team", number=number))
    return Note(ctx.t("risk-added", number=number)) if click.direct else None


def _risk(ctx: Context, draft: Draft, project_id: int, number: int) -> Risk:
    return Risk(
        project_id=project_id,
        number=number,
        author_id=ctx.me.id or 0,
        made_at=ctx.now,
        **asdict(draft),
    )


def _said(draft: Draft) -> dict[str, Any]:
    """As the history keeps it."""
    said = asdict(draft)
    said["review_on"] = draft.review_on.isoformat() if draft.review_on else None
    return said


@router.action(AskEdit)
async def ask_edit(ctx: Context, click: Click, action: AskEdit) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    rules.may_change(view.role_of(ctx.me.id))
    return cards.edit_form(risk, view, ctx.t)


@router.action(Edit)
async def edit(ctx: Context, click: Click, action: Edit) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    rules.may_change(view.role_of(ctx.me.id))
    if risk.version != action.version:
        raise Refused("risk-moved-on")
    draft = rules.draft(click.values, view.scene(ctx), is_of_client=False)
    for name, value in asdict(draft).items():
        setattr(risk, name, value)
    risk.version += 1
    await record(ctx, click, risk, view, "edit", **_said(draft))
    return None


@router.action(AskClose)
async def ask_close(ctx: Context, click: Click, action: AskClose) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    rules.may_change(view.role_of(ctx.me.id))
    return cards.close_form(risk, ctx.t)


@router.action(Close)
async def close(ctx: Context, click: Click, action: Close) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    rules.may_change(view.role_of(ctx.me.id))
    if risk.closed_at is not None:
        raise Refused("risk-closed-already")
    risk.outcome, risk.closed_at = rules.outcome(click.values), ctx.now
    risk.version += 1
    await record(ctx, click, risk, view, "close", outcome=risk.outcome)
    return None


@router.action(Reopen)
async def reopen(ctx: Context, click: Click, action: Reopen) -> Answer:
    view, risk = await held(ctx, action.risk_id)
    rules.may_change(view.role_of(ctx.me.id))
    if risk.closed_at is not None:
        risk.closed_at, risk.outcome = None, ""
        risk.version += 1
        await record(ctx, click, risk, view, "reopen")
    return None
