"""What a platform must be able to draw: every kind of block and field, and hard texts in each.

`cards` and `forms` are made by hand and hold what no feature shows (yet); `lived` is what people
saw in a whole story told with a hard text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from handlers.kit.actions import LIMIT
from handlers.kit.cards import (
    Block,
    Bullets,
    Button,
    Buttons,
    Card,
    Facts,
    Heading,
    Quote,
    Row,
    Text,
    Tone,
    Weight,
)
from handlers.kit.charts import Chart, ChartKind, Series, chart, timeline
from handlers.kit.forms import (
    ChoiceField,
    FileField,
    Form,
    Option,
    PeopleField,
    Remark,
    TextField,
    TicksField,
)
from handlers.kit.tables import Align, Column, Table
from handlers.kit.text import Emoji, Instant, Line, Link, Who, Words, bold, line
from storage.engine import Database
from tests import chat
from tests.chat import Person, World

AT = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
LINK = "https://acme.slack.com/archives/C1/p1764043200000100"
ANN = Who("Ann", (("slack", "U1"), ("feishu", "ou_1")))
ROCKET = Emoji("🚀", (("slack", "rocket"), ("feishu", "Fire")))
ANN_CALLED = Who("Ann", ANN.accounts, ping=True)

TEXTS = {
    "plain": "Export must include cancelled orders",
    "chinese": "导出必须包含已取消的订单，否则财务无法对账。",
    "emoji": "ship it 🚀🇩🇪👩🏽‍💻 :tada: :+1::skin-tone-3:",
    "right to left": "يجب أن يشمل التصدير الطلبات الملغاة \u202eabc",
    "mentions": "<!channel> <!here> <!everyone> <@U1> <@U1|ann> <#C1|orders> <!subteam^S1|@ops>",
    "feishu mentions": '<at id=all></at> <at user_id="all">x</at> <person id="ou_1"></person>',
    "links": "<http://evil.example|https://good.example> [good](http://evil.example) <mailto:a@b>",
    "dates": "<!date^1392734382^{date} at {time}|nothing>",
    "marks": "*bold* _italic_ ~struck~ `code` ```block``` > quote # title **b** ~~s~~ | a | b |",
    "entities": "&amp; &lt;!channel&gt; &#60;@U1&#62; & < >",
    "json": '"}],"text":"x","elements":[{"type":"broadcast","range":"channel"}]}',
    "formula": '=HYPERLINK("http://evil.example","x")',
    "template": "{ $name } {{ 7*7 }} ${7*7} %s {0} {date_short}",
    "control": "a\u0000b\u0007c\u200bd\ufeffe\u2028f\ud7ffg",
    "line breaks": "one\ntwo\r\nthree\n\n\nfour",
    "blank": " ",
}
LONG = "0123456789" * 300  # as much as one field of a form holds


@dataclass(frozen=True)
class Gallery:
    cards: dict[str, Card] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)


def a_button(label: str, number: int = 0, packed: str = "{}") -> Button:
    return Button(label, f"test.act{number}", packed)


def blocks_of(text: str) -> Iterator[Block]:
    """Each kind of block, with the text wherever people's words can stand."""
    spans: Line = (Words(text), Link(LINK, text), Who(text), ANN_CALLED, Instant(AT, "noon"))
    yield Text((line(text), bold(text), (Words(text, strike=True),)))
    yield Text(((ROCKET, Words(text), Emoji(text)),))
    yield Text((line(text),), small=True)
    yield Text((spans,), small=True)
    yield Heading(text)
    yield Facts(((text, line(text)), ("who", spans)))
    yield Quote(text, spans)
    yield Bullets((line(text), spans))
    yield Bullets((line(text),), numbered=True)
    yield Row(line(text), a_button(text))
    yield Buttons(
        (
            a_button(text),
            Button(text, "test.act", "{}", Weight.DANGER, confirm=text),
            Button(text, "test.act", "{}", Weight.PRIMARY),
        )
    )


def _extremes() -> dict[str, Card]:
    many = tuple(line(f"{number} {'x' * 146}") for number in range(50))
    return {
        "nothing": Card(),
        "only a title": Card("Title"),
        "no content": Card(
            "Title", (Text(()), Bullets(()), Buttons(()), Facts(()), Heading(""), Text(((),)))
        ),
        "empty words": Card(
            "", (Text((line(""),)), Quote("", line("")), Row(line(""), a_button("")))
        ),
        "long title": Card("T" * 500, (), gist="G" * 5000),
        "3000 characters": Card("Title", tuple(blocks_of(LONG))),
        "50 criteria": Card("Title", (Bullets(many, numbered=True),)),
        "everything at its longest": Card(
            "Title",
            (
                Text((line(LONG),)),
                Bullets(many, numbered=True),
                Quote(LONG, line("Ann")),
                Text((line("the end"),)),
                Buttons((a_button("Approve"),)),
            ),
        ),
        "a hundred rows": Card(
            "Title", tuple(Row(line(f"row {n}"), a_button("Show", n)) for n in range(100))
        ),
        "sixty buttons": Card("Title", (Buttons(tuple(a_button(f"b{n}", n) for n in range(60))),)),
        "a full button": Card("Title", (Buttons((a_button("B" * 200, packed="x" * LIMIT),)),)),
        "every tone": Card("Title", (Text((line("words"),)),), Tone.BAD),
        "a call": Card("", (Text(((ANN_CALLED, Words(" please assess it")),)),)),
    }


def charts_of(text: str) -> Iterator[Chart]:
    """Each kind, with the text wherever people's words can stand; labels are not told apart."""
    two = (Series(text, (3, 1.5, 0)), Series(text, (0, 1, 2)))
    for kind in (ChartKind.BAR, ChartKind.LINE, ChartKind.AREA, ChartKind.PIE):
        yield chart(kind, text, (text, text, "Thu"), *two)
    days = [AT.date() + timedelta(days=one) for one in (0, 3, 9)]
    rows = [(text, days[0], days[1]), (text, days[1], days[1]), ("#3", days[2], days[1])]
    yield timeline(text, (text, "as expected"), days[1], rows, text)


def table_of(text: str) -> Table:
    """The text wherever people's words can stand, plain and marked, and nothing beside it."""
    columns = (Column(text, Align.RIGHT, is_name=True), Column(text, is_said=True), Column(""))
    spans: Line = (Words(text, strike=True), Link(LINK, text), ANN_CALLED, Instant(AT, "noon"))
    return Table(columns, ((line(text), line(text), ()), (bold(text), spans, line(text))))


def _tables() -> dict[str, Card]:
    def of(columns: int, rows: int, words: str = "cell") -> Table:
        heads = tuple(Column(f"column {number}") for number in range(columns))
        return Table(heads, ((line(words),) * columns,) * rows)

    return {
        "99 rows": Card("T", (of(3, 99),)),
        "100 rows": Card("T", (of(2, 100),)),
        "21 columns": Card("T", (of(21, 1),)),
        "51 columns": Card("T", (of(51, 1),)),
        "long cells": Card("T", (of(2, 30, LONG),)),
        "no rows": Card("T", (of(2, 0),)),
        "no columns": Card("T", (of(0, 2),)),
        "six tables": Card("T", (of(2, 2),) * 6),
    }


def _charts() -> dict[str, Card]:
    many = tuple(f"option {number} with many words" for number in range(25))
    one = Series("votes", tuple(float(number) for number in range(25)))
    none = chart(ChartKind.PIE, "nobody voted", ("Tue", "Wed"), Series("votes", (0, 0)))
    return {
        "25 labels": Card("T", (chart(ChartKind.BAR, "many", many, one),)),
        "25 slices": Card("T", (chart(ChartKind.PIE, "many", many, one),)),
        "seven series": Card(
            "T", (chart(ChartKind.LINE, "many", ("a",), *([Series("s" * 30, (1,))] * 7)),)
        ),
        "nothing to draw": Card("T", (none, chart(ChartKind.BAR, "", ()))),
        "five charts": Card("T", tuple(charts_of("Which day?"))),
        "one long series": Card(
            "T",
            (chart(ChartKind.AREA, "t" * 80, many[:20], *([Series("s" * 30, (1,) * 20)] * 6)),),
        ),
    }


def _form(text: str, *, count: int = 3) -> Form:
    options = tuple(Option(f"v{number}", f"{number} {text}") for number in range(count))
    return Form(
        text,
        text,
        "test.submit",
        "{}",
        (
            Remark((line(text), (ANN, Link(LINK, text), Instant(AT, "noon")))),
            TextField("title", text, text, hint=text, placeholder=text),
            TextField("what", text, text, multiline=True, optional=True, longest=100),
            ChoiceField("kind", text, options, "v1", hint=text),
            TicksField("met", text, options, ("v0", "v2"), hint=text),
            PeopleField("who", text, ("U1", "U2"), hint=text),
            FileField("file", text, hint=text, elsewhere=text),
        ),
    )


def made() -> Gallery:
    cards = {name: Card(text, tuple(blocks_of(text)), gist=text) for name, text in TEXTS.items()}
    forms = {name: _form(text) for name, text in TEXTS.items()}
    forms["3000 characters"] = _form(LONG)
    forms["50 criteria"] = _form("x" * 146, count=50)
    forms["nothing to tick"] = Form(
        "Title", "Save", "test.submit", "{}", (TicksField("met", "Met", ()), TextField("a", "A"))
    )
    charts = {f"chart: {name}": Card(text, tuple(charts_of(text))) for name, text in TEXTS.items()}
    tables = {f"table: {name}": Card(text, (table_of(text),)) for name, text in TEXTS.items()}
    extremes = {**_extremes(), **_charts(), **{f"table: {k}": v for k, v in _tables().items()}}
    return Gallery({**cards, **extremes, **charts, **tables}, forms)


async def lived(database: Database, locale: str, text: str) -> Gallery:
    """What people see while a change goes its whole way, everything in it saying `text`."""
    seen = _Seen(World(database), text)
    await seen.story(locale)
    return Gallery(seen.cards, seen.forms)


@dataclass
class _Seen:
    world: World
    text: str
    cards: dict[str, Card] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)

    def look(self, step: str, *people: Person) -> None:
        """Keep what is on the screens now."""
        for message in self.world.chat.messages:
            self.cards[f"{step}: {message.id}"] = message.card
        for person in people:
            if person.private:
                self.cards[f"{step}: {person.name} alone"] = person.private
            if person.form:
                self.forms[f"{step}: {person.name}"] = person.form

    async def does(self, step: str, person: Person, action: str, **values: object) -> None:
        """Press the button of that action on the newest card, and fill in what opens."""
        pressed = [one for one in chat.buttons_of(self.world.card.card) if one.action == action]
        assert pressed, f"{step}: no {action}"
        person.form = None
        await person.presses_button(pressed[0])
        self.look(step, person)
        if person.form:
            await person.fills(**values)
            assert person.errors == {}, (step, person.errors)
        self.look(step, person)

    async def story(self, locale: str) -> None:
        ann, lea, max_ = (self.world.person(name, locale=locale) for name in ("Ann", "Lea", "Max"))
        await ann.types("/project")
        self.look("project", ann)
        for one in (lea, max_):
            await one.types("/change list")
        await ann.fills(account_manager=(max_.user,), tech_lead=(lea.user,))
        await ann.points_at(chat.said(self.text, by=ann))
        self.look("propose", ann)
        short = self.text[:100] if self.text.strip() else "title"
        criteria = "\n".join([short.replace("\n", " ")] * 20)
        await ann.fills(title=short, what=self.text, criteria=criteria, due="")
        assert ann.errors == {}
        self.look("proposed", ann)
        moves = short.replace("\n", " ")
        await self.does(
            "assess", lea, "change.ask_assessment", effort="2", risk=self.text[:1000], moves=moves
        )
        await self.does("edit", ann, "change.ask_edit", what=f"{self.text[:1500]} and more")
        await self.does("assess", lea, "change.ask_assessment", effort="3", cost="1200")
        for one in (lea, max_):
            await self.does("approve", one, "change.approve")
        await self.does("start", lea, "change.start")
        await self.does("deliver", lea, "change.deliver")
        await self.does("reopen", max_, "change.ask_acceptance", met=(), reason=short or "no")
        await ann.deletes(chat.said(self.text, by=ann))
        for command in ("list", "history 1", "1", "help", "nosuchword", f"list {short[:20]}"):
            await ann.types(f"/change {command}")
            self.look(command, ann)
        await self.does("show", ann, "change.show")
        await ann.mentions("")
        self.look("help", ann)
