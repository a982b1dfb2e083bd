"""The links of a project. Pure."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.kit import dates
from handlers.kit.cards import Block, Buttons, Card, Row, Text, Weight, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Link, line
from handlers.share.actions import Make, Revoke
from storage.projects import Project
from storage.shares import Share


def links_card(project: Project, found: Sequence[Share], t: Translate) -> Card:
    """Their secrets are not kept: a link is shown once, to whoever made it."""
    id_ = project.id or 0
    rows: list[Block] = [_row(project, one, t) for one in found]
    if not rows:
        rows.append(Text((line(t("share-none")),)))
    make = (
        button(t("share-do-make-client"), Make(id_, is_internal=False), Weight.PRIMARY),
        button(t("share-do-make-team"), Make(id_, is_internal=True)),
    )
    return Card(t("share-title", project=project.name), (*rows, Buttons(make)))


def _row(project: Project, share: Share, t: Translate) -> Row:
    said = t("share-link", version=_version(share), until=_end(project, share, t))
    revoke = Revoke(project.id or 0, share.id or 0)
    confirm = t("share-revoke-sure")
    return Row(line(said), button(t("share-do-revoke"), revoke, Weight.DANGER, confirm=confirm))


def made_card(project: Project, share: Share, url: str, t: Translate) -> Card:
    said = t("share-made", version=_version(share), until=_end(project, share, t))
    lines = (line(said), line(Link(url, url)), line(t("share-once")))
    return Card(t("share-title", project=project.name), (Text(lines),))


def _version(share: Share) -> str:
    return "team" if share.is_internal else "client"


def _end(project: Project, share: Share, t: Translate) -> str:
    return dates.day_in_words(share.ends_at.astimezone(ZoneInfo(project.zone)).date(), t.language)
