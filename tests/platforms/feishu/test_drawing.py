"""Every card and form of the gallery is something Feishu takes, and nothing in it is mark-up."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot import promises
from bot.platforms.feishu import markdown, render, render_form
from bot.platforms.feishu.bilingual import ShapesDiffer, merged
from bot.platforms.feishu.render import Json, Place
from bot.platforms.feishu.render_form import Person, Shown
from bot.platforms.port import Cards
from bot.playground.feishu.cards import CardRefused, check, tagged
from bot.playground.feishu.forms import seen
from handlers.kit.cards import Buttons, Card, Facts, Text
from handlers.kit.forms import Form, PeopleField, TextField
from handlers.kit.i18n import translator
from handlers.kit.text import Instant, Link, Who, Words, line
from storage.engine import Database
from tests.chat import Chat, World
from tests.platforms import gallery
from tests.platforms.gallery import TEXTS, Gallery

MADE = gallery.made()
PEOPLE = {"ou_1", "U1", "U2", "UANN", "ULEA", "UMAX"}
KEY = "0123456789abcdef0123456789abcdef"
PLACE = Place(is_direct=True, room="oc_0001", thread="om_0001")
SHOWN = Shown(KEY, PLACE, {"title": "<wrong>", "": "whole"}, [Person("ou_1", "Ann")])


def drawn_card(card: Card, place: Place = PLACE) -> Json:
    return render.card({"en": card, "zh-CN": card}, place, key=KEY)


def complaints(shown: Gallery) -> Iterator[str]:
    drawings = {name: drawn_card(card) for name, card in shown.cards.items()}
    drawings |= {
        f"form {name}": render_form.card(form, SHOWN) for name, form in shown.forms.items()
    }
    for name, drawn in drawings.items():
        try:
            check(drawn, PEOPLE)
        except CardRefused as refused:
            yield f"{name}: {refused}"


def test_feishu_takes_everything_that_can_be_drawn() -> None:
    assert list(complaints(MADE)) == []


@pytest.mark.parametrize("text", [*TEXTS, "long"])
async def test_feishu_takes_what_people_see_of_a_change(embedded: Database, text: str) -> None:
    shown = await gallery.lived(embedded, "zh-CN", TEXTS.get(text, gallery.LONG))
    assert len(shown.cards) > 10
    assert len(shown.forms) > 3
    assert list(complaints(shown)) == []


@dataclass
class Drawing(Chat):
    """A chat that draws whatever is shown in it, in both languages, as Feishu would get it."""

    drawn: int = 0

    def draw(self, cards: Cards) -> None:
        assert set(cards) == {"en", "zh-CN"}
        check(render.card(cards, PLACE, key=KEY), PEOPLE)
        self.drawn += 1

    async def post(self, room: str, cards: Cards, *, key: str, thread: str = "") -> str:
        self.draw(cards)
        return await super().post(room, cards, key=key, thread=thread)

    async def update(self, room: str, message: str, cards: Cards) -> None:
        self.draw(cards)
        await super().update(room, message, cards)


async def test_every_card_of_a_change_has_one_shape_in_both_languages(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promises, "EVERY_LANGUAGE", {"slack"})  # the chat's name
    chat = Drawing()
    await gallery._Seen(World(embedded, chat=chat), "导出要包含已取消的订单").story("zh-CN")
    assert chat.drawn > 20


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_people_typed_is_read_as_mark_up(name: str) -> None:
    drawn = [drawn_card(MADE.cards[name]), render_form.card(MADE.forms[name], SHOWN)]
    parsed = [one["content"] for card in drawn for one in tagged(card) if one["tag"] == "markdown"]
    ours = re.compile(
        r"<at id=ou_1></at>|</?person[^<>]*>|</?local_datetime[^<>]*>|</?font[^<>]*>"
        rf"|\]\({re.escape(gallery.LINK)}\)|\*\*|~~|&#\d+;"
    )
    for words in parsed:
        left = ours.sub("", words).replace("[", "", words.count("]("))
        assert not re.search(r"[<>*~_`|\\$\]]|\]\(|!\[", left), left


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_shown_exactly_as_it_was_typed(name: str) -> None:
    drawn = drawn_card(Card(blocks=(Text((line(TEXTS[name]),)),)))
    (element,) = drawn["body"]["elements"]
    assert element["tag"] == "div"
    assert element["text"]["content"] == TEXTS[name]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Words("a<b>"), "a&#60;b&#62;"),
        (Words("状态", bold=True), "**状态**"),
        (Words(" x ", bold=True), " **x** "),  # marks next to a space are letters
        (Words("(x)", strike=True), "~~\u200b&#40;x&#41;\u200b~~"),  # nor next to an entity
        (Words("  ", bold=True), "  "),
        (Link("https://a.example/x", "[x]"), "[&#91;x&#93;](https://a.example/x)"),
        (Link("https://a.example/x)(y", "x"), "[x](https://a.example/x%29%28y)"),
        (Link("javascript:alert(1)", "x"), "x"),  # no other kind of address
        (
            Who("Ann", (("feishu", "ou_1"),)),
            "<person id='ou_1' show_name=true show_avatar=false style='normal'></person>",
        ),
        (Who("Ann", (("feishu", "ou_1'><at id=all>"),)), "Ann"),  # no id of a person
        (Who("Ann", (("slack", "U1"),)), "Ann"),
        (Who("Ann", (("feishu", "ou_1"),), ping=True), "<at id=ou_1></at>"),
        (Who("Ann", (("feishu", "all></at>"),), ping=True), "Ann"),  # no id of a person
        (Who("Ann", (("slack", "U1"),), ping=True), "Ann"),
        (
            Instant(gallery.AT, "noon"),
            "<local_datetime millisecond='1795579200000' format_type='date_num'></local_datetime>"
            " <local_datetime millisecond='1795579200000' format_type='time'></local_datetime>",
        ),
    ],
)
def test_spans_become_card_markdown(span: Words | Link | Who | Instant, expected: str) -> None:
    assert markdown.text((span,)) == expected


class TestTwoLanguages:
    EN = Card("Change", (Facts((("Status", line("open")),)), Text((line("#7"),))))
    ZH = Card("变更", (Facts((("状态", line("进行中")),)), Text((line("#7"),))))

    def test_each_reader_sees_their_own(self) -> None:
        drawn = render.card({"en": self.EN, "zh-CN": self.ZH})
        check(drawn)
        assert seen(drawn, "zh_cn") == "变更\n状态  进行中\n#7"
        assert seen(drawn, "en_us") == seen(drawn, "de_de") == "Change\nStatus  open\n#7"

    def test_what_is_the_same_is_said_once(self) -> None:
        drawn = render.card({"en": self.EN, "zh-CN": self.ZH})
        assert "i18n_content" not in drawn["body"]["elements"][1]["text"]

    @pytest.mark.parametrize(
        ("other", "what"),
        [
            (Card("变更", (Text((line("#7"),)),)), "a block is missing"),
            (Card("", EN.blocks), "the header is missing"),
            (Card("变更", (*EN.blocks, Text((line("x"),)))), "there is one block more"),
        ],
    )
    def test_cards_of_different_shapes_are_an_error_of_ours(self, other: Card, what: str) -> None:
        with pytest.raises(ShapesDiffer):
            render.card({"en": self.EN, "zh-CN": other})

    def test_what_is_not_words_may_not_differ(self) -> None:
        with pytest.raises(ShapesDiffer):
            merged({"en": {"value": 1}, "zh-CN": {"value": 2}})


class TestBudget:
    """200 elements, 30 KB; what does not fit is admitted."""

    def test_a_long_card_never_loses_something_silently(self) -> None:
        drawn = drawn_card(MADE.cards["a hundred rows"])
        said = [seen(drawn, locale) for locale in ("en_us", "zh_cn")]
        assert "row 99" not in said[0]
        assert translator("en")("kit-card-too-long") in said[0]
        assert translator("zh-CN")("kit-card-too-long") in said[1]

    def test_its_buttons_stay(self) -> None:
        long = "x" * 20_000
        card = Card("T", (Text((line(long),)), Text((line(long),)), MADE_BUTTONS))
        assert "Approve" in json.dumps(drawn_card(card))

    def test_a_whole_change_fits_without_cutting(self) -> None:
        assert "the end" in json.dumps(drawn_card(MADE.cards["everything at its longest"]))

    def test_labels_of_many_long_options_are_shortened_visibly(self) -> None:
        drawn = render_form.card(MADE.forms["50 criteria"], SHOWN)
        labels = [one["text"]["content"] for one in tagged(drawn) if one["tag"] == "checker"]
        assert len(labels) == 50
        assert render.fits(drawn)


MADE_BUTTONS = Buttons((gallery.a_button("Approve"),))


class TestForms:
    @pytest.mark.parametrize(
        ("typed", "marks"),
        [
            ("", [""]),
            ("x" * 1000, [""]),
            ("x" * 1001, ["", "+1"]),  # no line break to part it at
            ("x" * 600 + "\n" + "y" * 600, ["", "~1"]),
            (("x" * 99 + "\n") * 30, ["", "~1", "~2"]),
        ],
    )
    def test_a_text_longer_than_one_input_comes_back_whole(
        self, typed: str, marks: list[str]
    ) -> None:
        parts = render_form.split(typed)
        assert [mark for mark, _ in parts] == marks
        assert all(len(part) <= render_form.INPUT for _, part in parts)
        given = {f"what{mark}": part for mark, part in reversed(parts)}
        assert render_form.values(given) == {"what": typed}

    def test_what_was_submitted_is_read_by_field(self) -> None:
        given = {
            "title": "DB",
            "kind": "new",
            "met#0": True,
            "met#1": False,
            "met#12": True,
            "who": ["ou_1", "ou_2"],
        }
        assert render_form.values(given) == {
            "title": "DB",
            "kind": "new",
            "met": ("0", "12"),
            "who": ("ou_1", "ou_2"),
        }

    def test_a_form_drawn_again_keeps_what_was_typed(self) -> None:
        form = MADE.forms["plain"]
        given = {"title": "typed", "kind": "v2", "met": ("v1",), "who": ("ou_1",)}
        drawn = json.dumps(render_form.card(render_form.filled(form, given), SHOWN))
        assert '"default_value": "typed"' in drawn
        assert '"initial_option": "v2"' in drawn
        assert '"selected_values": ["ou_1"]' in drawn

    def test_errors_stand_under_their_fields_and_are_escaped(self) -> None:
        form = Form("T", "Save", "a", "{}", (TextField("title", "Title"), TextField("b", "B")))
        drawn = render_form.card(form, SHOWN)
        inside = drawn["body"]["elements"][0]["elements"]
        at = next(place for place, one in enumerate(inside) if one.get("name") == "title")
        assert inside[at + 1]["content"] == "<font color='red'>✗ &#60;wrong&#62;</font>"

    def test_who_can_be_chosen_is_named_as_the_chat_has_one_member(self) -> None:
        form = Form("T", "Save", "a", "{}", (PeopleField("who", "Who", ("ou_2",)),))
        drawn = render_form.card(form, SHOWN)
        (select,) = (one for one in tagged(drawn) if one["tag"] == "multi_select_person")
        assert [one["value"] for one in select["options"]] == ["ou_2", "ou_1"]


def test_buttons_carry_where_they_are_about() -> None:
    (button,) = (
        one for one in tagged(drawn_card(Card("T", (MADE_BUTTONS,)))) if one["tag"] == "button"
    )
    (behavior,) = button["behaviors"]
    assert behavior["value"] == {
        "a": "test.act0",
        "p": "{}",
        "d": 1,
        "r": "oc_0001",
        "t": "om_0001",
    }
