"""The project's second room: a group in Feishu, joined to the Slack channel by its people."""

import json
import re
from typing import TYPE_CHECKING

from bot.playground.feishu import Message, Outcome
from bot.playground.seed_cast import FIRST_OWNER

if TYPE_CHECKING:
    from bot.playground.seed import Scene

_CODE = re.compile(r"\b[A-Z2-9]{8}\b")
BOTH = ("Max", "陈静")  # on both platforms, with one voice


async def join(scene: "Scene", room: str) -> None:
    """The owner asks for a code, somebody in the group says it, the owner agrees."""
    owner = scene.person(FIRST_OWNER[room])
    code = await _code_of(scene, FIRST_OWNER[room], room, "/parley project link")
    known = set(owner.direct.log)
    await said(scene, "陈静", f"@Parley /project join {code}")
    card = await scene.message_beyond(owner.direct, known)
    await scene.accepts(owner, card, "project.admit")
    for name in BOTH:
        await _have_one_voice(scene, name, room)


async def _have_one_voice(scene: "Scene", name: str, room: str) -> None:
    code = await _code_of(scene, name, room, "/parley account link")
    person = scene.feishu.people[name]
    heard = len(person.direct.messages)
    _accepted(await person.dm(f"/account join {code}"))
    await scene.until(lambda: len(person.direct.messages) > heard + 1)


async def _code_of(scene: "Scene", name: str, room: str, command: str) -> str:
    """The code in the private answer."""
    outcome = await scene.person(name).slash(scene.room(room), command)
    found = _CODE.search(outcome.text or str([one.blocks for one in outcome.private]))
    if found is None:
        raise LookupError(f"no code in the answer to {command}")
    return found.group()


async def said(scene: "Scene", name: str, text: str) -> Message:
    outcome = await scene.feishu.people[name].says(scene.feishu.group, text)
    _accepted(outcome)
    assert outcome.message is not None
    return outcome.message


async def proposes(scene: "Scene", name: str, text: str, **values: str) -> None:
    """The form comes as a direct message; its card then stands in every room of the project."""
    person, group = scene.feishu.people[name], scene.feishu.group
    posted = len(scene.feishu.server.posted(group))
    heard = len(person.direct.messages)
    await said(scene, name, f"@Parley /change {text}")
    _accepted(await person.submits(await _form(scene, name, heard), values))
    server = scene.feishu.server
    await scene.until(lambda: len(server.posted(group)) > posted)
    await scene.until(lambda: server.replies(server.posted(group)[-1]))


async def answers(scene: "Scene", name: str, card: Message, label: str, **values: str) -> None:
    """Press a button that sends a form, and fill it in."""
    person = scene.feishu.people[name]
    heard = len(person.direct.messages)
    _accepted(await person.presses(card, label))
    _accepted(await person.submits(await _form(scene, name, heard), values))


async def _form(scene: "Scene", name: str, heard: int) -> Message:
    """Among what came to the person since; the bot may have had a question of its own."""
    direct = scene.feishu.people[name].direct

    def forms() -> list[Message]:
        return [one for one in direct.messages[heard:] if '"form"' in json.dumps(one.content)]

    await scene.until(forms)
    return forms()[0]


def _accepted(outcome: Outcome) -> None:
    if not outcome.is_ok:
        raise LookupError(outcome.error)
