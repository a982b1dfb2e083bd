"""Who is there when the demo opens: the people of two projects, and what they are in each."""

from dataclasses import dataclass, field

from bot.playground.feishu import Chat, FeishuServer
from bot.playground.feishu import Person as FeishuPerson
from bot.playground.slack import Channel, Person, SlackServer
from bot.playground.slack_channels import JSON

BERLIN, SHANGHAI = "Europe/Berlin", "Asia/Shanghai"
PEOPLE = {
    "Ann": ("en-US", BERLIN),
    "Lea": ("en-US", BERLIN),
    "Max": ("en-US", BERLIN),
    "陈静": ("zh-CN", SHANGHAI),
    "王磊": ("zh-CN", SHANGHAI),
    "李娜": ("zh-CN", SHANGHAI),
}
ROOMS = {
    "orders": {
        "Ann": "developer",
        "Lea": "tech_lead",
        "Max": "account_manager",
        "陈静": "developer",
    },
    "小程序": {
        "李娜": "developer",
        "王磊": "tech_lead",
        "陈静": "account_manager",
        "Max": "observer",
    },
}
FIRST_ROOM = {"en": "orders", "zh-CN": "小程序"}
FIRST_OWNER = {"orders": "Ann", "小程序": "李娜"}
# The same project as the first room, seen from Feishu.
GROUPS = {"orders": "订单项目组", "小程序": "小程序项目组"}
IN_FEISHU = {"陈静": "zh_cn", "Max": "en_us", "赵敏": "zh_cn"}


@dataclass
class Cast:
    """In the stand-in of Slack."""

    slack: SlackServer
    people: dict[str, Person] = field(default_factory=dict)
    rooms: dict[str, Channel] = field(default_factory=dict)

    @property
    def roles(self) -> dict[str, JSON]:
        """By the ids of room and person."""
        return {
            self.rooms[room].id: {self.people[name].id: role for name, role in roles.items()}
            for room, roles in ROOMS.items()
        }

    def first_seat(self, language: str) -> dict[str, str]:
        room = FIRST_ROOM[language]
        return {"room": self.rooms[room].id, "who": self.people[next(iter(ROOMS[room]))].id}


@dataclass
class FeishuCast:
    """In the stand-in of Feishu: one group, of the project that opens first."""

    server: FeishuServer
    group: Chat
    people: dict[str, FeishuPerson]

    def roles(self, room: str) -> dict[str, str]:
        """By open_id: who is in Slack too is the same there."""
        return {
            # The group belongs to the client, who is in Feishu alone.
            person.id: ROOMS[room].get(name, "client")
            for name, person in self.people.items()
        }


def cast_kept_in(slack: SlackServer) -> Cast:
    """The same people, found in a workspace that was kept."""
    found = slack.workspace
    people = {one.name: Person(slack, one) for one in found.users.values() if one.name in PEOPLE}
    rooms = {one.name: one for one in found.channels.values() if one.name in ROOMS}
    return Cast(slack, people, rooms)


def feishu_cast_kept_in(feishu: FeishuServer) -> FeishuCast:
    found = feishu.tenant
    people = {one.name: FeishuPerson(feishu, one) for one in found.users.values()}
    group = next(one for one in found.chats.values() if not one.is_direct)
    return FeishuCast(feishu, group, people)


def feishu_cast_in(feishu: FeishuServer, room: str) -> FeishuCast:
    people = {
        name: feishu.person(name, locale=locale, zone=SHANGHAI)
        for name, locale in IN_FEISHU.items()
    }
    return FeishuCast(feishu, feishu.group(GROUPS[room], members=people.values()), people)


def cast_in(slack: SlackServer) -> Cast:
    cast = Cast(slack)
    for name, (locale, zone) in PEOPLE.items():
        person = slack.person(name, locale=locale, tz=zone)
        person.user.name = name  # the name they chose to be shown by
        cast.people[name] = person
    for room, roles in ROOMS.items():
        members = [cast.people[name] for name in roles]
        cast.rooms[room] = slack.channel(room, members=members)
    return cast
