"""How important cards and forms look in Slack. After a wanted change: pytest --snapshot-update."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.platforms.slack import render, render_form
from storage.engine import Database
from tests.platforms import gallery
from tests.platforms.gallery import TEXTS

WHERE = {"room": "C0123456789", "thread": "", "direct": False}
TEXT = {"en-US": TEXTS["plain"], "zh-CN": TEXTS["chinese"]}
CARDS = (
    "proposed: m1",
    "approve: m1",
    "history 1: Ann alone",
    "list: Ann alone",
    "help: Ann alone",
)
FORMS = ("propose: Ann", "assess: Lea", "reopen: Max", "project: Ann")


@pytest.mark.parametrize("locale", TEXT)
async def test_a_change_looks_as_it_did(
    embedded: Database, locale: str, snapshot: SnapshotAssertion
) -> None:
    shown = await gallery.lived(embedded, locale, TEXT[locale])
    assert {
        **{name: render.blocks(shown.cards[name]) for name in CARDS},
        **{name: render_form.view(shown.forms[name], WHERE) for name in FORMS},
    } == snapshot


@pytest.mark.parametrize("text", ["mentions", "links", "marks"])
def test_what_could_be_mark_up_looks_as_it_did(text: str, snapshot: SnapshotAssertion) -> None:
    card = gallery.made().cards[text]
    assert {"text": render.fallback(card), "blocks": render.blocks(card)} == snapshot
