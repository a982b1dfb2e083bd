"""A timeline over the wire: an image in each language, uploaded once; text where that fails."""

import contextlib
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from PIL import Image

from bot.platforms.feishu.client import Client
from bot.platforms.feishu.send import Feishu
from bot.platforms.port import Retry
from bot.playground.feishu import Chat, FeishuServer, Trouble
from bot.playground.feishu.cards import tagged
from handlers.kit.cards import Card
from handlers.kit.charts import timeline
from tests.files import Remembered
from tests.platforms.feishu.parley import APP_ID, APP_SECRET, new_feishu

TODAY = date(2026, 11, 25)
ROWS = [("#1 支付接口联调", TODAY, TODAY + timedelta(days=3))]
CARDS = {
    "zh-CN": Card("计划", (timeline("里程碑", ("约定", "预计"), TODAY, ROWS, "11-25 → 11-28"),)),
    "en": Card("Plan", (timeline("When", ("agreed", "forecast"), TODAY, ROWS, "in words"),)),
}


@dataclass
class Office:
    feishu: FeishuServer
    port: Feishu
    group: Chat

    def shown(self) -> list[dict[str, Any]]:
        """Every part of the newest card."""
        return list(tagged(self.feishu.posted(self.group)[-1].card))

    def image(self) -> dict[str, Any]:
        (found,) = [one for one in self.shown() if one["tag"] == "img"]
        return found


@contextlib.asynccontextmanager
async def office(files: Remembered | None = None) -> AsyncIterator[Office]:
    async with new_feishu().running() as feishu:
        li = feishu.person("李雷")
        port = Feishu(Client(feishu.base_url, APP_ID, APP_SECRET), files or Remembered())
        yield Office(feishu, port, feishu.group("订单", members=[li]))
        await port.close()


async def test_each_reader_gets_the_picture_in_their_language() -> None:
    async with office() as here:
        await here.port.post(here.group.id, CARDS, key="k")
        image = here.image()
        assert image["alt"]["content"] == "11-25 → 11-28"
        assert image["alt"]["i18n_content"] == {"en_us": "in words"}
        keys = image["i18n_img_key"]
        assert keys["zh_cn"] == image["img_key"] != keys["en_us"]
        for key in keys.values():
            assert Image.open(io.BytesIO(here.feishu.tenant.images[key])).format == "PNG"


async def test_one_language_has_one_picture() -> None:
    async with office() as here:
        await here.port.post(here.group.id, {"en": CARDS["en"]}, key="k")
        assert "i18n_img_key" not in here.image()
        assert len(here.feishu.tenant.images) == 1


async def test_a_second_try_an_edit_and_another_process_upload_nothing() -> None:
    files = Remembered()
    async with office(files) as here:
        message = await here.port.post(here.group.id, CARDS, key="k")
        await here.port.update(here.group.id, message, CARDS)
        again = Feishu(here.port.client, files)
        await again.post(here.group.id, CARDS, key="k2")
        assert len(here.feishu.calls("image.create")) == len(CARDS)


@pytest.mark.parametrize(
    "trouble", [Trouble.refused(234006), Trouble.server_error(), Trouble.refused(99991672)]
)
async def test_an_upload_that_fails_leaves_text(trouble: Trouble) -> None:
    async with office() as here:
        here.feishu.trouble.next("image.create", trouble)
        await here.port.post(here.group.id, {"en": CARDS["en"]}, key="k")
        assert "img" not in [one["tag"] for one in here.shown()]
        assert "11-25 → 11-28  #1 支付接口联调" in json.dumps(here.shown(), ensure_ascii=False)


async def test_in_one_language_refused_it_is_text_in_every_one() -> None:
    """A card has the same parts in each of its languages."""
    async with office() as here:
        here.feishu.trouble.next("image.create", Trouble.refused(234006), nth=2)
        await here.port.post(here.group.id, CARDS, key="k")
        assert "img" not in [one["tag"] for one in here.shown()]


async def test_a_limit_is_waited_for() -> None:
    async with office() as here:
        here.feishu.trouble.next("image.create", Trouble.refused(99991400))
        with pytest.raises(Retry):
            await here.port.post(here.group.id, CARDS, key="k")
        assert here.feishu.posted(here.group) == []


async def test_a_picture_that_feishu_does_not_know_any_more_is_text() -> None:
    async with office() as here:
        await here.port.post(here.group.id, CARDS, key="k")
        here.feishu.tenant.images.clear()
        await here.port.post(here.group.id, CARDS, key="k2")
        assert "img" not in [one["tag"] for one in here.shown()]
        assert "11-25 → 11-28" in json.dumps(here.shown(), ensure_ascii=False)
