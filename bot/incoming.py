"""What an event is taken for before anything is done about it. Pure."""

from dataclasses import replace

from handlers.kit.actions import Start, unpack
from handlers.kit.errors import Refused
from handlers.kit.events import Click, Command, Edited, Event, Wrote
from handlers.kit.fields import keepable


def started(event: Event) -> Event:
    """A button that starts a feature is the command somebody would have typed for it."""
    start = _start(event)
    if start is None:
        return event
    return Command(
        id=event.id,
        platform=event.platform,
        tenant=event.tenant,
        actor=event.actor,
        room=start.room or event.room,
        direct=event.direct and not start.room,
        is_claimed=event.is_claimed or start.room not in ("", event.room),
        live=event.live,
        name=start.feature,
        text=start.text,
        people=(start.person,) if start.person else (),
        chosen=start.message,
        origin=start.origin,
    )


def is_aside(event: Event) -> bool:
    """What comes of it does not take the place of the card it was asked on."""
    start = _start(event)
    return start is not None and start.aside


def _start(event: Event) -> Start | None:
    """What the button says; None for another one's press, and for what nobody can read."""
    if not isinstance(event, Click) or event.action != Start.name:
        return None
    try:
        return unpack(Start, event.packed)
    except Refused:
        return None


def legible(event: Event) -> Event:
    """What is looked for in a database must be something that a database can keep."""
    match event:
        case Command(text=text):
            return replace(event, text=keepable(text))
        case Wrote(words=words) | Edited(words=words):
            return replace(event, words=keepable(words))
    return event
