"""/account link here, /account join CODE with the other account."""

from functools import partial

from handlers.account import cards
from handlers.account.actions import ChooseZone
from handlers.kit import dates
from handlers.kit.cards import Answer, Note
from handlers.kit.context import Context
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Met, ProfileChanged
from handlers.kit.i18n import language_of
from handlers.kit.router import Router
from handlers.kit.words import split_word, subwords
from storage import (
    asked,
    ballots,
    blockers,
    change,
    choices,
    decisions,
    feedback,
    follow_ups,
    invitations,
    minutes,
    people,
    plan,
    plan_lists,
    poll,
    progress,
    projects,
    readers,
    reviews,
    risk,
    shares,
    standup,
    survey,
    todos,
)
from storage.invitations import Invitation, Invited

router = Router()

# Whatever names a person; a new table with a `person_id` belongs here.
BECOME = (
    people.become,
    change.become,
    projects.become,
    poll.become,
    choices.become,
    ballots.become,
    plan.become,
    plan_lists.become,
    risk.become,
    asked.become,
    feedback.become,
    survey.become,
    follow_ups.become,
    decisions.become,
    todos.become,
    reviews.become,
    minutes.become,
    standup.become,
    blockers.become,
    progress.become,
    readers.become,
    shares.become,
)


@router.command("account")
async def answer(ctx: Context, command: Command) -> Answer:
    word, rest = split_word(command.text, subwords("account", ("link", "join")))
    match word:
        case "link":
            return await offer_link(ctx)
        case "join" if rest:
            return await join(ctx, rest)
    accounts = await people.accounts(ctx.tx, ctx.me.id or 0)
    listed = ", ".join(sorted(one.platform for one in accounts))
    return Note(ctx.t("account-help", name=ctx.me.name, accounts=listed))


@router.on(Met)
async def ask_zone(ctx: Context, met: Met) -> None:
    """Once: whoever does not answer lives with the guess."""
    me = ctx.me
    me.zone_is_guess = False
    project = ctx.here.project if ctx.here else None
    likely = (*((project.zone,) if project else ()), me.zone)
    ctx.tell(ctx.user, me.language, partial(cards.zone_card, likely))


@router.action(ChooseZone)
async def choose_zone(ctx: Context, click: Click, action: ChooseZone) -> Answer:
    ctx.me.zone = action.zone
    name = dates.zone_name(action.zone, ctx.t.language)
    return Note(ctx.t("account-zone-chosen", name=name))


@router.on(ProfileChanged)
async def remember_profile(ctx: Context, changed: ProfileChanged) -> None:
    me = ctx.me
    me.name = changed.name or me.name
    if changed.zone:
        me.zone, me.zone_is_guess = changed.zone, False
    if changed.locale:
        me.language = language_of(changed.locale)


async def offer_link(ctx: Context) -> Answer:
    code = invitations.new_code()
    me = ctx.me.id or 0
    row = Invitation(code=code, kind=Invited.ACCOUNT, subject=me, made_at=ctx.now)
    await invitations.add(ctx.tx, row)
    return Note(ctx.t("account-link", code=code, minutes=invitations.MINUTES))


async def join(ctx: Context, code: str) -> Answer:
    """Whoever knows the code saw it in the other account: no more proof is needed."""
    found = await invitations.subject(ctx.tx, code=code, kind=Invited.ACCOUNT, now=ctx.now)
    if found is None:
        raise Refused("kit-code-wrong")
    me, my_name = ctx.me.id or 0, ctx.me.name
    if found == me:
        raise Refused("account-same")
    await invitations.use_up(ctx.tx, code)
    for become in BECOME:
        await become(ctx.tx, person_id=me, other_id=found)
    return Note(ctx.t("account-joined", name=my_name))
