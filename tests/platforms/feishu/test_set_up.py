"""What is said to whoever sets Feishu up: settings, console steps, doctor."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import app
from bot.doctor import examine
from bot.platforms.feishu import manifest, set_up
from bot.playground.feishu import FeishuServer, Trouble
from bot.settings import Settings
from tests.files import Remembered
from tests.platforms.feishu.parley import MODES, new_feishu, settings


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"feishu_app_id": "cli_1"}, "FEISHU_APP_ID needs FEISHU_APP_SECRET"),
        (
            {"feishu_app_id": "cli_1", "feishu_app_secret": "s", "feishu_mode": "webhook"},
            "needs FEISHU_ENCRYPT_KEY",
        ),
        ({"feishu_base_url": "open.feishu.cn"}, "https://"),
        ({"feishu_mode": "carrier pigeon"}, "websocket"),
    ],
)
def test_settings_that_cannot_work_are_named(given: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Settings(_env_file=None, **given)


@pytest.mark.parametrize(
    ("url", "locale"),
    [("https://open.feishu.cn/", "zh_CN"), ("https://open.larksuite.com", "en_US")],
)
async def test_people_of_each_cloud_get_its_language(url: str, locale: str) -> None:
    given = Settings(
        _env_file=None, feishu_app_id="cli_1", feishu_app_secret="s", feishu_base_url=url
    )
    port = set_up.port(set_up.client(given), Remembered())
    assert port.locale == locale
    await port.close()


@pytest.mark.parametrize("url", ["", "https://parley.example.com/"])
def test_the_steps_name_everything_in_both_languages(url: str) -> None:
    shown = CliRunner().invoke(app, ["manifest", "feishu", *(["--url", url] if url else [])])
    assert shown.exit_code == 0
    for name in (*manifest.SCOPES, *manifest.EVENTS, *manifest.CALLBACKS):
        assert shown.output.count(name) >= 2
    assert ("https://parley.example.com/feishu/events" in shown.output) is bool(url)
    scopes = json.loads(manifest.scopes_json())["scopes"]["tenant"]
    assert scopes == sorted(scopes)


async def test_the_doctor_names_the_permissions_that_are_missing(tmp_path: Path) -> None:
    async with new_feishu().running() as feishu:
        feishu.scopes -= {"im:message.group_at_msg:readonly"}
        found = await findings(feishu, tmp_path, "websocket")
    (bad,) = [one for one in found if one.startswith("BAD")]
    assert "im:message.group_at_msg:readonly" in bad
    assert "parley manifest feishu" in bad


async def findings(feishu: FeishuServer, tmp_path: Path, mode: str, **changes: Any) -> list[str]:
    url = f"sqlite:///{tmp_path}/parley.db"
    found = await examine(settings(feishu, mode, url, **changes))
    return [str(one) for one in found if "Feishu" in one.what]


@pytest.mark.parametrize("mode", MODES)
async def test_the_doctor_finds_nothing_wrong(tmp_path: Path, mode: str) -> None:
    async with new_feishu().running() as feishu:
        found = await findings(feishu, tmp_path, mode)
    assert len(found) == 5
    assert all(one.startswith("ok") for one in found), found


@pytest.mark.parametrize(
    ("trouble", "changes", "mend"),
    [
        ("", {"feishu_app_secret": "wrong"}, "FEISHU_APP_SECRET"),
        ("", {"feishu_app_id": "cli_x"}, "FEISHU_APP_ID"),
        ("bot.info", {}, "whitelist"),
        ("", {"feishu_base_url": "http://127.0.0.1:9"}, "reach"),
    ],
)
async def test_the_doctor_says_how_to_mend_it(
    tmp_path: Path, trouble: str, changes: dict[str, Any], mend: str
) -> None:
    async with new_feishu().running() as feishu:
        if trouble:
            feishu.trouble.next(trouble, Trouble.refused(99991401))
        (found,) = await findings(feishu, tmp_path, "websocket", **changes)
    assert found.startswith("BAD")
    assert mend in found
