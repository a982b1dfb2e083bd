"""Charts as images: in Chinese too, in our colours, and out of everybody's way."""

import io
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot import pictures
from bot.pictures import drawing, fonts
from bot.pictures.sheet import WIDTH
from handlers.kit.charts import COLOURS, Chart, ChartKind, Series, bars, chart, timeline
from handlers.kit.text import plain
from tests.platforms import gallery

TODAY = date(2026, 11, 25)
BLUE, ORANGE = COLOURS[:2]


def opened(shown: Chart) -> Image.Image:
    return Image.open(io.BytesIO(drawing.png(shown))).convert("RGB")


def share_of(colour: str, image: Image.Image) -> float:
    """Of all pixels, near enough for the edges of shapes."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    found = sum(
        count
        for count, seen in image.getcolors(image.width * image.height) or []
        if isinstance(seen, tuple)
        and all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))
    )
    return found / (image.width * image.height)


def milestones(count: int, late_by: int = 4) -> Chart:
    title = "订单导出（含已取消订单）第二批交付给客户并由客户经理确认"
    days = [TODAY + timedelta(weeks=one) for one in range(count)]
    rows = [(f"#{at} {title}", day, day + timedelta(days=late_by)) for at, day in enumerate(days)]
    return timeline("t", ("基线", "预计"), TODAY, rows, "")


@pytest.mark.parametrize("name", [one for one in gallery.made().cards if "chart" in one])
def test_every_chart_becomes_a_picture(name: str) -> None:
    shown = [one for one in gallery.made().cards[name].blocks if isinstance(one, Chart)]
    assert shown
    for one in shown:
        image = opened(one)
        assert image.width == WIDTH
        assert 100 < image.height < 3200


@pytest.mark.parametrize(
    ("labels", "is_written"),
    [
        (("周二", "周三"), True),
        (("Straße", "Évaluation", "Срок"), True),
        (("🚀 Ship it", "🐢 Wait"), True),  # what only adorns a name is left out
        (("🚀", "🐢"), False),
        (("شحن", "\x00"), False),
        (("訂單匯出", "Go"), False),
        (("囧", "a"), False),
    ],
)
def test_a_name_is_written_or_replaced_by_a_number_and_never_a_box(
    labels: tuple[str, ...], is_written: bool
) -> None:
    shown = chart(ChartKind.BAR, "t", labels, Series("票数", (1.0,) * len(labels)))
    if is_written:
        assert drawing.labels(shown) == labels
        assert drawing.key(shown) == ""
    else:
        assert drawing.labels(shown) == ("1", "2")
        assert drawing.key(shown) == f"1 = {labels[0]} · 2 = {labels[1]}"


def test_the_usual_letters_of_both_languages_are_there() -> None:
    first = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    usual = "".join(one.decode("gb2312", "ignore") for one in first)  # its first level: 3,755
    assert len(usual) == 3755
    marks = "，。、：；？！（）《》【】0123456789%#&+-/…◆"
    assert [one for one in usual + marks if not fonts._font_of(one)] == []


@pytest.mark.parametrize("name", [fonts.LATIN, fonts.HAN])
def test_the_fonts_are_small_and_have_their_licence_beside_them(name: str) -> None:
    here = Path(pictures.__file__).parent
    assert (here / name).stat().st_size < 300_000
    assert len((here / f"LICENSE.{name.partition('.')[0]}").read_text()) > 4000


def test_series_have_their_colours() -> None:
    one = chart(ChartKind.BAR, "t", ("a", "b"), Series("x", (3, 2)))
    two = chart(ChartKind.BAR, "t", ("a", "b"), Series("x", (3, 2)), Series("y", (1, 2)))
    assert share_of(BLUE, opened(one)) > 0.05
    assert share_of(ORANGE, opened(one)) == 0
    assert share_of(ORANGE, opened(two)) > 0.05


def test_long_names_lie_before_their_bars() -> None:
    short = chart(ChartKind.BAR, "t", ("Tue", "Wed"), Series("x", (3, 2)))
    long = chart(
        ChartKind.BAR, "t", ("发布到预发环境后再由客户确认上线时间" * 2, "b"), *short.series
    )
    assert opened(short).height > 3 * opened(long).height


@pytest.mark.parametrize("count", [1, 3, 30])
def test_a_timeline_has_a_row_for_every_item(count: int) -> None:
    image = opened(milestones(count))
    assert 45 * count < image.height < 55 * count + 120


def test_what_is_late_has_another_colour_and_another_shape() -> None:
    on_time, late = opened(milestones(3, late_by=0)), opened(milestones(3))
    # The legend has a mark of each.
    assert share_of(ORANGE, late) > 3 * share_of(ORANGE, on_time) > 0
    assert share_of(BLUE, on_time) > 3 * share_of(BLUE, late) > 0


def test_nothing_to_show_is_a_picture_too() -> None:
    for kind in (ChartKind.BAR, ChartKind.LINE, ChartKind.AREA, ChartKind.PIE):
        assert opened(chart(kind, "t", ())).width == WIDTH
    assert opened(timeline("t", ("a", "b"), TODAY, [], "")).width == WIDTH


def test_as_text_a_timeline_says_its_days() -> None:
    rows = [("#1 API", TODAY, TODAY), ("#2 Go-live", TODAY, TODAY + timedelta(days=8))]
    said = [plain(one) for one in bars(timeline("When", ("a", "b"), TODAY, rows, ""))]
    assert said == ["When", "░░░░░░░░░░  11-25  #1 API", "██████████  11-25 → 12-03  #2 Go-live"]


def test_a_bot_that_draws_nothing_does_not_load_pillow() -> None:
    loads = (
        "import sys, bot.app, bot.platforms.slack.send, bot.platforms.feishu.send, bot.web.shared"
    )
    code = f"{loads}; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_card_is_drawn_without_touching_a_font() -> None:
    """What the loop draws must stay light: pictures are drawn in threads."""
    code = (
        "import sys; from bot.platforms.slack import render; "
        "from handlers.kit.cards import Card; from handlers.kit.charts import *; "
        "render.blocks(Card(blocks=(chart(ChartKind.PIE, 't', ('a',), Series('', (1,))),))); "
        "sys.exit('PIL' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
