"""What a handler promised, as rows of the outbox: drawn in each language it may be read in."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, assert_never

from bot import wire
from handlers.kit.cards import Answer, Card
from handlers.kit.charts import Chart, ChartKind
from handlers.kit.context import Ask, Context, Draw, Fill, Hand, Home, Mail, Post, Promise, Tell
from handlers.kit.i18n import LANGUAGES, translator
from storage import outbox
from storage.outbox import Outgoing

# A Feishu card carries its text in several languages; each client picks its own (facts 3.1).
EVERY_LANGUAGE = frozenset({"feishu"})
# Without modals, a form is a message in the direct conversation (facts 3.3).
FORM_MESSAGES = frozenset({"feishu"})


def takes_an_upload(answer: Answer) -> bool:
    """No platform draws a timeline itself, and an upload takes longer than an answer may."""
    blocks = answer.blocks if isinstance(answer, Card) else ()
    return any(isinstance(one, Chart) and one.kind is ChartKind.TIMELINE for one in blocks)


async def keep(ctx: Context, event_id: str) -> None:
    for number, promise in enumerate(ctx.promises):
        every = timedelta(seconds=promise.every_s) if isinstance(promise, Post) else None
        row = outgoing(promise, _key(event_id, number), ctx.now)
        await outbox.add(ctx.tx, row, every=every or None)


def _key(event_id: str, number: int) -> str:
    """The same event makes the same promise: at most 50 characters, Feishu's limit for `uuid`."""
    return hashlib.sha256(f"{event_id}#{number}".encode()).hexdigest()[:32]


def outgoing(promise: Promise, key: str, now: datetime) -> Outgoing:
    match promise:
        case Post(room, language, draw):
            return Outgoing(
                key=key,
                lane=room.lane,
                kind="post",
                platform=room.platform,
                tenant=room.tenant,
                room=room.room,
                slot=promise.slot,
                under=promise.under,
                thread=promise.thread,
                is_fresh=promise.is_fresh,
                is_bulk=promise.is_bulk,
                is_calm=promise.is_calm,
                body=drawn(draw, room.platform, language),
                made_at=now,
                due_at=now,
            )
        case Tell() | Fill() | Home() | Hand():
            return _personal(promise, key, now)
        case Mail():
            return _letter(promise, key, now)
        case Ask(platform, tenant, name, args):
            return Outgoing(
                key=key,
                lane=f"ask:{key}",
                kind="ask",
                platform=platform,
                tenant=tenant,
                room=promise.room,
                body={
                    "name": name,
                    "args": args,
                    "reply": promise.reply,
                    "slot": promise.slot,
                },
                made_at=now,
                due_at=now,
            )
        case _:
            assert_never(promise)


def _personal(promise: Tell | Fill | Home | Hand, key: str, now: datetime) -> Outgoing:
    kind, body = _kind_and_body(promise)
    lane = f"{promise.platform}:{promise.tenant}:@{promise.user}"
    room = thread = ""
    slot = None
    is_fresh = is_bulk = False
    if isinstance(promise, Tell | Fill):
        room, thread = promise.room, promise.thread
    if isinstance(promise, Tell):
        slot, is_fresh, is_bulk = promise.slot, promise.is_fresh, promise.is_bulk
    elif isinstance(promise, Home):
        slot, lane = "home", f"{lane}/home"  # holds up no message, and waits for none
    return Outgoing(
        key=key,
        lane=lane,
        kind=kind,
        platform=promise.platform,
        tenant=promise.tenant,
        room=room,
        person=promise.user,
        thread=thread,
        slot=slot,
        is_fresh=is_fresh,
        is_bulk=is_bulk,
        body=body,
        made_at=now,
        due_at=now,
    )


def _kind_and_body(promise: Tell | Fill | Home | Hand) -> tuple[str, dict[str, Any]]:
    match promise:
        case Tell():
            return "tell", drawn(promise.draw, promise.platform, promise.language)
        case Fill():
            return "form", {"form": wire.dump(promise.form)}
        case Home():
            return "home", drawn(promise.draw, promise.platform, promise.language)
        case Hand(name=name, content=content, words=words):
            return "hand", {"name": name, "content": content, "words": words}
        case _:
            assert_never(promise)


def _letter(promise: Mail, key: str, now: datetime) -> Outgoing:
    return Outgoing(
        key=key,
        lane=f"mail:{promise.address}",
        kind="mail",
        platform="mail",
        tenant="",
        room="",
        person=promise.address,
        body={
            "name": promise.name,
            "language": promise.language,
            "card": wire.dump(promise.draw(translator(promise.language))),
            "leave": promise.leave,
            "lost": promise.lost,
            "subject": promise.subject,
        },
        made_at=now,
        due_at=now,
    )


def drawn(draw: Draw, platform: str, language: str) -> dict[str, Any]:
    """The room’s own language first: what has no words per language, as a chart, has its."""
    others = LANGUAGES if platform in EVERY_LANGUAGE else ()
    languages = dict.fromkeys((language, *others))
    return {one: wire.dump(draw(translator(one))) for one in languages}
