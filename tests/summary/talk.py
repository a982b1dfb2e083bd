"""What people said before anybody asked for a summary."""

from datetime import datetime, timedelta
from itertools import count

from bot.platforms.port import Read
from handlers.kit.events import Said
from tests.chat import NOON, Message, Person, World

RELEASE = (
    ("Ann", "The release is late: the payment tests fail on staging."),
    ("Bob", "They fail because the sandbox certificate expired on Monday."),
    ("Ann", "Bob, can you renew the certificate by Friday?"),
    ("Bob", "Sure, I will renew it by Friday."),
    ("Lea", "Decision: we postpone the release to Thursday 3 December."),
    ("Ann", "Who tells the client about the new date?"),
)
VERSION_ZH = (
    ("李雷", "预发环境的支付测试一直失败，这个版本要延期。"),
    ("韩梅梅", "是沙箱证书周一过期了，测试才失败的。"),
    ("李雷", "韩梅梅，你周五之前把证书续上可以吗？"),
    ("韩梅梅", "好的，我周五之前续上。"),
    ("王经理", "那就把上线推迟到12月3号。"),
    ("李雷", "新的上线日期谁去跟客户说？"),
)


_NUMBERS = count(1)


def talk(
    world: World,
    lines: tuple[tuple[str, str], ...] = RELEASE,
    *,
    is_thread: bool = True,
    room: str = "",
    began: datetime = NOON - timedelta(hours=2),
) -> list[Read]:
    """Said a minute apart, by people who become known by it."""
    where = room or world.room
    root, found = "", list[Read]()
    for number, (name, words) in enumerate(lines):
        user = f"U{name.upper()}"
        if user not in world.chat.profiles:
            world.person(name)
        id_ = f"h{next(_NUMBERS)}"
        at = began + timedelta(minutes=number)
        link = f"https://chat/{where}/{id_}"
        found.append(Read(id_, user, words, at, link, thread=root))
        world.chat.said[id_] = Said(id_, user, name, words, at, link)
        root = root or (id_ if is_thread else "")
    world.chat.history.setdefault(where, []).extend(found)
    return found


def told(person: Person, *, thread: str = "") -> list[Message]:
    """What the person alone was shown."""
    room = f"@{person.user}"
    messages = person.world.chat.messages
    return [one for one in messages if one.room == room and one.thread == thread]


def newest(person: Person) -> Message:
    mine = [one for one in person.world.chat.messages if one.room == f"@{person.user}"]
    return mine[-1]
