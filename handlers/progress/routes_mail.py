"""Who gets the report by mail."""

from functools import partial

from handlers.kit.audience import theirs
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Invalid, Refused, reason
from handlers.kit.events import Click, Finished
from handlers.kit.router import Router
from handlers.kit.waiting import APPROVERS
from handlers.progress import cards_mail, rules
from handlers.progress.actions import AddReader, AskReader, RemoveReader
from storage import people, projects, readers
from storage.projects import Project
from storage.readers import Reader

router = Router()


async def list_readers(ctx: Context) -> Answer:
    rules.may_edit(ctx.role)
    return await _listed(ctx, ctx.project)


async def _listed(ctx: Context, project: Project) -> Answer:
    if not (ctx.house.sends_mail and ctx.house.url):
        raise Refused("progress-no-mail-here")
    found = await readers.of_project(ctx.tx, project.id or 0)
    return cards_mail.readers_card(project.id or 0, found, ctx.t)


@router.action(AskReader)
async def ask_reader(ctx: Context, click: Click, action: AskReader) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_edit(role)
    return cards_mail.reader_form(project.id or 0, project.language, ctx.t)


@router.action(AddReader)
async def add_reader(ctx: Context, click: Click, action: AddReader) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_edit(role)
    address = rules.address(click.values["address"])
    row = Reader(
        project_id=project.id or 0,
        address=address,
        language=click.values["language"],
        is_internal=click.values["version"] == "team",
        added_by_id=ctx.me.id or 0,
        made_at=ctx.now,
        leave=readers.new_secret(),
    )
    if not await readers.add(ctx.tx, row):
        await _say_why(ctx, project, address)
    return Note(ctx.t("progress-reader-added", address=address))


async def _say_why(ctx: Context, project: Project, address: str) -> None:
    known = await readers.of_address(ctx.tx, project_id=project.id or 0, address=address)
    has_left = known is not None and known.left_at is not None
    key = "progress-has-left" if has_left else "progress-reader-there"
    raise Invalid({"address": reason(key, address=address)})


@router.action(RemoveReader)
async def remove_reader(ctx: Context, click: Click, action: RemoveReader) -> Answer:
    project, role = await theirs(ctx, action.project_id)
    rules.may_edit(role)
    await readers.remove(ctx.tx, project_id=project.id or 0, id_=action.reader_id)
    return await _listed(ctx, project)


@router.reply("progress.unmailed")
async def tell_unmailed(ctx: Context, lost: Finished) -> None:
    """The leads know whom to ask for another address."""
    project = await projects.get(ctx.tx, int(lost.args["subject"]))
    if project is None:
        return
    draw = partial(cards_mail.unmailed, str(lost.args["address"]), lost.failed)
    for known in await people.members(ctx.tx, project.id or 0):
        if known.role in APPROVERS:
            ctx.tell_person(known, draw)
