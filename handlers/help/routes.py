"""Nobody is left with silence."""

from functools import partial

from handlers.help import cards
from handlers.kit.cards import Answer, Block
from handlers.kit.context import Context
from handlers.kit.events import Command, Joined
from handlers.kit.router import Router
from handlers.kit.words import first_word, vocabulary
from storage import projects

router = Router()

# Named here in the order people meet them.
FEATURES = (
    "change",
    "review",
    "plan",
    "risk",
    "poll",
    "decision",
    "todo",
    "standup",
    "progress",
    "summary",
    "feedback",
    "survey",
    "share",
    "glossary",
    "project",
    "away",
    "account",
    "home",
)
PERSONAL = ("away", "account")  # of nobody's project
ASKED = ("", "?", "？", "help", "帮助", "怎么用")  # words that ask for help itself


@router.command("help")
async def help_(ctx: Context, command: Command) -> Answer:
    word, _ = first_word(command.text)
    if word.lower() in ASKED:
        return cards.help_card(FEATURES, ctx.t)
    nearest = vocabulary(FEATURES).nearest(word) or ""
    return cards.help_card(FEATURES, ctx.t, unknown=word[:40], nearest=nearest)


@router.at_home
async def doors(ctx: Context) -> tuple[Block, ...]:
    """Somebody's projects, and what can be started in each."""
    theirs = await projects.of_person_at(
        ctx.tx, ctx.me.id or 0, platform=ctx.platform, tenant=ctx.tenant
    )
    shared = [name for name in FEATURES if name not in (*PERSONAL, "home")]
    return cards.doors(theirs, shared, PERSONAL, ctx.t)


@router.on(Joined)
async def greet(ctx: Context, joined: Joined) -> None:
    room = await projects.room(ctx.tx, (joined.platform, joined.tenant, joined.room))
    if room is not None and ctx.here is not None:
        ctx.post([room], ctx.project.language, partial(cards.greeting, FEATURES))
