"""The weekly report from the records to a real mail server."""

import re
from email.message import EmailMessage

from bot.mail.smtp import Smtp
from handlers.kit.context import House
from tests.change.team import gathered
from tests.chat import World
from tests.mail.conftest import MailServer
from tests.progress.test_mail import add
from tests.progress.test_report import MONDAY, at

URL = "https://parley.example"


def body(letter: EmailMessage, kind: str) -> str:
    found = letter.get_body((kind,))
    assert found is not None
    return str(found.get_content())


async def test_each_reader_gets_their_version_with_its_pictures(
    world: World, mail_server: MailServer
) -> None:
    world.house(House(URL, sends_mail=True))
    world.sender.mailer = Smtp(
        "127.0.0.1", mail_server.port, "none", "", "", "Parley <parley@example.com>"
    )
    team = await gathered(world)
    await world.ticks()
    await add(team.max, "clara@example.com", language="zh-CN")
    await add(team.max, "boss@example.com", version="team")
    await team.lea.types("/risk The bank is slow")
    await team.lea.fills(likelihood="high", answer="ask them <b>now</b>")
    await team.lea.types("/plan add Payment API due 12-04 @Dan")
    await team.assessed()
    await at(world, MONDAY)

    letters = {str(one["To"]): one for one in mail_server.letters}
    assert set(letters) == {"clara@example.com", "boss@example.com"}
    theirs, ours = letters["clara@example.com"], letters["boss@example.com"]
    assert theirs["Subject"] == "orders：2026年11月30日 周一 进度报告"
    for kind in ("plain", "html"):
        assert "等待处理的变更：1" in body(theirs, kind)
        assert "bank is slow" not in body(theirs, kind)
        assert "bank is slow" in body(ours, kind)
        assert "#1 Payment API" in body(ours, kind)
        assert "/plan" not in body(ours, kind)  # nobody types a command into a letter
        assert f"{URL}/leave/" in body(theirs, kind)
        assert "约定的人天已用超过 80%" in body(theirs, kind)  # the rule
    names = set(re.findall(r'src="cid:([^"]+)"', body(theirs, "html")))
    pictures = [one for one in theirs.walk() if one.get_content_type() == "image/png"]
    assert names == {str(one["Content-ID"]).strip("<>") for one in pictures}
    assert pictures
    alts = re.findall(r'alt="([^"]*)"', body(theirs, "html"))
    assert len(alts) == len(pictures)
    assert all(alts)
    leave = set(re.findall(rf"{URL}/leave/[\w-]+", body(theirs, "html")))
    assert {str(theirs["List-Unsubscribe"]).strip(" <>")} == leave
