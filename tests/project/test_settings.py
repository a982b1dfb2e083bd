"""/project: who may see and change what the channel is about."""

from typing import Any

import pytest

from handlers.kit import forms
from handlers.kit.forms import Form
from handlers.project.rules import is_zone
from storage import people, projects
from storage.projects import Here, Project
from tests.chat import Person, World, prefilled


async def stored(world: World, room: str = "orders") -> Project:
    async with world.database.transaction() as tx:
        found = await projects.room(tx, (world.chat.name, "T1", room))
        assert found is not None
        project = await projects.get(tx, found.project_id)
    assert project is not None
    return project


async def here(world: World, person: Person) -> Here:
    async with world.database.transaction() as tx:
        found = await projects.here(
            tx, platform=world.chat.name, tenant="T1", room=world.room, user=person.user
        )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("locale", "zone", "made"),
    [
        ("zh-CN", "Asia/Shanghai", ("zh-CN", "Asia/Shanghai", "CN", "CNY")),
        ("en-US", "Europe/Berlin", ("en", "Europe/Berlin", "DE", "EUR")),
        ("de-DE", "Europe/Zurich", ("en", "Europe/Zurich", "CH", "CHF")),
        ("en-GB", "UTC", ("en", "UTC", "US", "USD")),  # a zone that says nothing of a country
    ],
)
async def test_a_project_begins_with_what_its_first_person_is_used_to(
    world: World, locale: str, zone: str, made: tuple[str, ...]
) -> None:
    ann = world.person("Ann", locale=locale, zone=zone)
    await ann.types("/change list")
    project = await stored(world)
    assert (project.language, project.zone, project.country, project.currency) == made
    assert (project.name, project.approval, project.owner_id) == ("orders", "all", None)


async def test_who_opens_the_settings_first_owns_the_project(world: World) -> None:
    ann, bob = world.person("Ann"), world.person("Bob")
    await bob.types("/change list")  # using it is not owning it
    await ann.types("/project")
    assert ann.form is not None
    seen = await bob.types("/project")
    assert bob.form is None
    assert seen.splitlines() == [
        "orders",
        "Account manager: —",
        "Tech lead: —",
        "Client: —",
        "Observers: —",
        "Developers: Ann, Bob",
        "A change needs the approval of: the account manager and the tech lead",
        "Language in the channel: English",
        "Time zone: Asia/Shanghai",
        "Country of the working calendar: CN",
        "Currency: CNY",
    ]


async def test_account_manager_and_tech_lead_may_change_it_too_until_they_are_no_more(
    world: World,
) -> None:
    ann, lea, max_ = (world.person(name) for name in ("Ann", "Lea", "Max"))
    await ann.types("/project")
    await ann.fills(tech_lead=(lea.user,), account_manager=(max_.user,))
    for one in (lea, max_):
        await one.types("/project")
        assert one.form is not None
    await ann.types("/project")
    await ann.fills(tech_lead=())
    # Lea's form was open all the while.
    refused = await lea.fills(currency="EUR")
    assert refused == "Only the project’s owner, account manager and tech lead can change this."
    assert (await stored(world)).currency == "CNY"
    await max_.fills(currency="eur", country="de", zone="Europe/Berlin")
    project = await stored(world)
    assert (project.currency, project.country, project.zone) == ("EUR", "DE", "Europe/Berlin")


async def test_the_form_shows_what_is_set(world: World) -> None:
    ann, lea = world.person("Ann"), world.person("Lea")
    await ann.types("/project")
    await ann.fills(name="Order system", tech_lead=(lea.user,), approval="in_order")
    await ann.types("/project")
    assert ann.form is not None
    assert prefilled(ann.form) == {
        "name": "Order system",
        "account_manager": (),
        "tech_lead": (lea.user,),
        "client": (),
        "observer": (),
        "approval": "in_order",
        "audience": "team",
        "language": "en",
        "zone": "Asia/Shanghai",
        "country": "CN",
        "currency": "CNY",
        "client_country": "",
        "budget_days": "",
        "budget_money": "",
    }


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": " "}, {"name": "Give it a name of at most 80 characters."}),
        ({"name": "x" * 81}, {"name": "Give it a name of at most 80 characters."}),
        (
            {"zone": "Berlin"},
            {"zone": "I do not know this time zone. Write it as Europe/Berlin or Asia/Shanghai."},
        ),
        (
            {"currency": "Euro"},
            {"currency": "Write the currency as three letters, for instance EUR or CNY."},
        ),
        (
            {"currency": "XYZ"},
            {"currency": "Write the currency as three letters, for instance EUR or CNY."},
        ),
        (
            {"country": "Germany"},
            {"country": "Write the country as two letters, for instance DE or CN."},
        ),
        (
            {"country": "XX", "name": ""},  # all that is wrong at once
            {
                "country": "Write the country as two letters, for instance DE or CN.",
                "name": "Give it a name of at most 80 characters.",
            },
        ),
        (
            {"tech_lead": ("UBOB",), "client": ("UBOB",)},
            {"client": "Somebody here is chosen as tech lead too. Each person has one role."},
        ),
        ({"language": "fr"}, {"language": "Choose a language."}),
        ({"approval": "nobody"}, {"approval": "Choose who has to approve."}),
    ],
)
async def test_what_cannot_be_is_said_under_the_field_and_nothing_is_saved(
    world: World, values: dict[str, Any], said: dict[str, str]
) -> None:
    ann = world.person("Ann")
    world.person("Bob")
    await ann.types("/project")
    before = await stored(world)
    await ann.fills(**values)
    assert ann.errors == said
    assert ann.form is not None
    assert (await stored(world)).model_dump() == before.model_dump()


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Asia/Shanghai", True),
        ("UTC", True),
        ("America/Argentina/Buenos_Aires", True),
        ("", False),
        ("Europe", False),  # a folder
        ("../../etc/passwd", False),
        ("/etc/localtime", False),
        ("Mars/Base", False),
        ("a\x00b", False),
    ],
)
def test_a_zone_is_one_of_the_time_zone_database(name: str, is_one: bool) -> None:
    assert is_zone(name) is is_one


async def test_who_is_taken_out_of_a_role_is_a_developer_again(world: World) -> None:
    ann, lea = world.person("Ann"), world.person("Lea")
    await ann.types("/project")
    await ann.fills(tech_lead=(lea.user,))
    assert (await here(world, lea)).role == "tech_lead"
    await ann.types("/project")
    await ann.fills(tech_lead=(), client=(lea.user,))
    assert (await here(world, lea)).role == "client"
    await ann.types("/project")
    await ann.fills(client=())
    assert (await here(world, lea)).role == "developer"


async def test_somebody_who_never_spoke_can_be_given_a_role(world: World) -> None:
    ann, lea = world.person("Ann"), world.person("Lea")
    await ann.types("/project")
    await ann.fills(tech_lead=(lea.user,))
    project = await stored(world)
    async with world.database.transaction() as tx:
        known = await people.members(tx, project.id or 0)
    assert [(one.person.name, one.role) for one in known] == [
        ("Ann", "developer"),
        ("Lea", "tech_lead"),
    ]


async def test_the_settings_of_one_channel_are_not_saved_in_another(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/project")
    world.room = "billing"
    await ann.types("/change list")
    assert "no longer works" in await ann.fills(name="Mine now")
    assert [(await stored(world, room)).name for room in ("orders", "billing")] == [
        "orders",
        "billing",
    ]


async def test_the_new_language_is_spoken_in_the_channel_from_then_on(world: World) -> None:
    ann = world.person("Ann")
    await ann.types("/project")
    await ann.fills(language="zh-CN")
    await ann.types("/change Totals must add up")
    await ann.fills()
    assert "状态: 待评估" in world.card.text_in("zh-CN")
    assert (await ann.types("/project")) == ""
    assert ann.form is not None
    assert ann.form.title == "Project settings"  # what she alone sees stays in hers


async def test_in_chinese(world: World) -> None:
    han = world.person("韩梅梅", locale="zh-CN")
    await han.types("/设置")
    assert han.form is not None
    assert labels(han.form) == [
        "名称",
        "客户经理",
        "技术负责人",
        "客户",
        "观察者",
        "变更需要谁审批",
        "这个频道里有谁",
        "频道里用的语言",
        "时区",
        "工作日历所在国家",
        "币种",
        "客户所在国家（与团队不同时填）",
        "约定的工作量预算（工作日）",
        "约定的费用预算（CNY）",
    ]
    await han.fills(zone="北京", tech_lead=(han.user,), client=(han.user,))
    assert han.errors == {"zone": "没有这个时区，请写成 Asia/Shanghai 或 Europe/Berlin 这样。"}
    await han.fills(tech_lead=(han.user,), client=(han.user,))
    assert han.errors == {"client": "这里有人同时被选为技术负责人。每个人只能有一个角色。"}


def labels(form: Form) -> list[str]:
    return [one.label for one in form.fields if not isinstance(one, forms.Remark)]
