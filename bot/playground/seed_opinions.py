"""What people think: two surveys with a trend, somebody who is not content, and feedback."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground import feishu, seed_feishu
from bot.playground.slack import Message

if TYPE_CHECKING:
    from bot.playground.seed import Scene

CLIENT = "赵敏"  # in Feishu
END = "feedback.ask_end"
ANSWER, DECLINE = 0, 1  # places of the buttons that end feedback with words


@dataclass(frozen=True)
class Voices:
    """Of one project: what its account manager answers at first and by now, and who asks."""

    asker: str
    manager: str
    at_first: tuple[str, str]  # the face, and why
    by_now: tuple[str, str]
    typed: tuple[str, str]  # by whom, what; it is answered
    answer: str
    idea: tuple[str, str]  # said in the room, and marked by the asker
    wish: str  # said by the client, and marked by themselves
    no: str


VOICES = {
    "orders": Voices(
        asker="Lea",
        manager="Max",
        at_first=("🙂 4", ""),
        by_now=("😀 5", "Everybody knows by now what is agreed, and what it costs"),
        typed=("Max", "/parley feedback The client finds the new order list much faster"),
        answer="Good to hear. Ann gave it an index.",
        idea=("Ann", "The export should show how far it is: people press the button twice."),
        wish="能不能每天早上收到一份发货统计？",
        no="Every Monday is enough for now: the report has these figures.",
    ),
    "小程序": Voices(
        asker="王磊",
        manager="陈静",
        at_first=("😐 3", "需求还在变，心里没底"),
        by_now=("😀 5", "变更都有记录，清楚多了"),
        typed=("李娜", "/parley 反馈 评审提前一天发议程，准备起来从容多了"),
        answer="以后都提前一天发。",
        idea=("李娜", "每次发版前要是有一份检查清单就好了。"),
        wish="能不能每天早上收到一份订单统计？",
        no="周一的进度报告里已经有这些数字，先不单独做。",
    ),
}
CLIENTS = ("🙁 2", "快递单号等了一个多星期，也没有人告诉我进展")


async def asked_at_first(scene: "Scene") -> None:
    """The account managers alone; so long before the next time that it may come."""
    for room, voices in VOICES.items():
        await _asked(scene, room, {voices.manager: voices.at_first}, "account_manager")


async def by_now(scene: "Scene", room: str, first_room: str) -> None:
    await _feedback(scene, room, first_room)
    await _asked_again(scene, room, first_room)


async def _asked_again(scene: "Scene", room: str, first_room: str) -> None:
    """The client is not content: somebody has to see to it."""
    voices = VOICES[room]
    clients = {CLIENT: CLIENTS} if room == first_room else {}
    given = {voices.manager: voices.by_now, **clients}
    await _asked(scene, room, given, "account_manager", "client")


async def _asked(
    scene: "Scene", room: str, given: dict[str, tuple[str, str]], *roles: str
) -> None:
    before = {name: len(_questions(scene, name)) for name in given}
    await scene.commands(VOICES[room].asker, room, "/parley survey", roles=list(roles))
    for name, (face, why) in given.items():
        await _has_more(scene, name, before[name])
        question = _questions(scene, name)[-1]
        if isinstance(question, Message):
            await scene.person(name).press(question, face)
            await scene.fills(name, {"words": why})
        else:
            await seed_feishu.answers(scene, name, question, face, words=why)


async def _has_more(scene: "Scene", name: str, before: int) -> None:
    await scene.until(lambda: len(_questions(scene, name)) > before)


def _questions(scene: "Scene", name: str) -> list[Message | feishu.Message]:
    """Those that came to the person, wherever that was; in Feishu the later ones."""
    found: list[Message | feishu.Message] = []
    if name in scene.cast.people:
        direct = scene.person(name).direct.messages
        found += [one for one in direct if "survey.score" in json.dumps(one.blocks)]
    if name in scene.feishu.people:
        told = scene.feishu.people[name].direct.messages
        found += [one for one in told if "survey.score" in json.dumps(one.content)]
    return found


async def _feedback(scene: "Scene", room: str, first_room: str) -> None:
    """One is answered, one waits; what the client says in Feishu is declined, with the reason."""
    voices = VOICES[room]
    who, line = voices.typed
    await scene.commands(who, room, line)
    card = await scene.next_card(room, END)
    await scene.presses_one(voices.asker, card, END, ANSWER)
    await scene.fills(voices.asker, {"reply": voices.answer})
    await scene.until(lambda: not scene.cards(room, END))

    who, words = voices.idea
    said = await scene.says(who, room, words)
    await scene.reacts(voices.asker, said, "bulb")
    await scene.next_card(room, END)
    if room == first_room:
        wish = await seed_feishu.said(scene, CLIENT, voices.wish)
        await scene.feishu.people[CLIENT].reacts(wish, "StatusFlashOfInspiration")
        card = await scene.next_card(room, END, known=1)
        await scene.presses_one(voices.manager, card, END, DECLINE)
        await scene.fills(voices.manager, {"reply": voices.no})
