"""Letters to a real SMTP server."""

from dataclasses import replace

import pytest

from bot.mail.letter import Letter
from bot.mail.smtp import Smtp
from bot.platforms.port import Barred, Gone, Halted, Retry, SendFailed
from handlers.kit.actions import Start
from handlers.kit.cards import Bullets, Buttons, Card, Facts, Heading, Quote, Row, Text, button
from handlers.kit.charts import ChartKind, Series, chart
from handlers.kit.text import Link, Who, Words, bold, line
from tests.mail.conftest import PASSWORD, MailServer

LEAVE = "https://parley.example/leave/secret"
NASTY = "<script>alert(1)</script> & <b>"

CARD = Card(
    "订单：周报",
    (
        Text((bold("🟢 正常"), line("没有推迟")), small=True),
        Heading("Done"),
        Row(bold("Decisions: 1"), button("Show", Start("decision"))),
        Bullets((line(Link("https://example.com/m1", "#1"), " ", NASTY), line(Who("Ann")))),
        Facts((("Budget", line("12 of 40")),)),
        Quote("as said", line(Link("javascript:alert(1)", "here"))),
        chart(ChartKind.LINE, "Burn-up", ("11-16", "11-23"), Series("done", (1, 4))),
        chart(ChartKind.BAR, "里程碑", ("#5 支付上线", "#9 對帳"), Series("约定", (3, 9))),
        Buttons((button("Press", Start("change")),)),
        Text((line(Words("gone", strike=True)),)),
    ),
)


def letter(card: Card = CARD, language: str = "zh-CN") -> Letter:
    return Letter("key-1", "clara@example.com", card, "Clara", language, LEAVE)


def smtp(server: MailServer, **changes: object) -> Smtp:
    usual = Smtp("127.0.0.1", server.port, "none", "", "", "Parley <parley@example.com>")
    return replace(usual, **changes)  # type: ignore[arg-type]  # names of its fields


async def test_a_letter_arrives_as_text_and_as_html_with_its_pictures(
    mail_server: MailServer,
) -> None:
    await smtp(mail_server).send(letter())
    (got,) = mail_server.letters
    assert got["Subject"] == "订单：周报"
    assert got["To"] == "clara@example.com"
    assert got["Auto-Submitted"] == "auto-generated"
    assert got["List-Unsubscribe"] == f"<{LEAVE}>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    text = got.get_body(("plain",))
    html = got.get_body(("html",))
    assert text is not None
    assert html is not None
    said, drawn = text.get_content(), html.get_content()
    assert "- #1 <https://example.com/m1> <script>alert(1)</script> & <b>" in said
    assert "██████████  9  #9 對帳" in said
    assert LEAVE in said
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in drawn
    assert "<script" not in drawn
    assert "javascript:" not in drawn
    assert "Press" not in drawn  # a button works in a chat alone
    assert "1 = #5 支付上线 · 2 = #9 對帳" in drawn  # a letter that the picture has not

    images = [one for one in got.walk() if one.get_content_type() == "image/png"]
    assert len(images) == 2
    for image in images:
        name = str(image["Content-ID"]).strip("<>")
        assert f'src="cid:{name}"' in drawn
        assert image.get_content().startswith(b"\x89PNG")
    assert 'alt="done: 11-16 1, 11-23 4"' in drawn


async def test_every_try_is_the_same_letter(mail_server: MailServer) -> None:
    for _ in range(2):
        await smtp(mail_server).send(letter())
    first, second = mail_server.letters
    assert first["Message-ID"] == second["Message-ID"]


async def test_with_a_name_and_a_password(mail_server: MailServer) -> None:
    await smtp(mail_server, user="parley", password=PASSWORD.decode()).send(letter())
    assert len(mail_server.letters) == 1
    with pytest.raises(Halted) as refused:
        await smtp(mail_server, user="parley", password="wrong").send(letter())
    assert "wrong" not in refused.value.reason


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ("451 greylisted, come back", Retry),
        ("452 mailbox full", Retry),
        ("550 no such user", Gone),
        ("554 looks like spam", Gone),
    ],
)
async def test_what_the_server_says_decides(
    mail_server: MailServer, answer: str, failure: type[SendFailed]
) -> None:
    mail_server.answers = [answer]
    with pytest.raises(failure):
        await smtp(mail_server).send(letter())


async def test_no_server_there_is_no_reason_to_give_up(mail_server: MailServer) -> None:
    with pytest.raises(Barred):
        await smtp(mail_server, port=1).send(letter())


@pytest.mark.parametrize("title", ["two\nlines\r\nBcc: all@example.com", "x" * 3000])
async def test_a_title_cannot_write_a_header(mail_server: MailServer, title: str) -> None:
    await smtp(mail_server).send(letter(replace(CARD, title=title)))
    (got,) = mail_server.letters
    assert got["Bcc"] is None
    assert "".join(str(got["Subject"]).split()) == "".join(title.split())
