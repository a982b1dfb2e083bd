"""Who gets the report by mail, and the form that adds somebody. Pure."""

from collections.abc import Sequence

from handlers.kit.cards import Block, Buttons, Card, Row, Text, Weight, button
from handlers.kit.forms import ChoiceField, Form, Option, TextField, form
from handlers.kit.i18n import LANGUAGES, Translate
from handlers.kit.text import line
from handlers.progress.actions import AddReader, AskReader, RemoveReader
from storage.readers import Reader

LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3


def readers_card(project_id: int, found: Sequence[Reader], t: Translate) -> Card:
    rows: list[Block] = [_row(project_id, one, t) for one in found]
    add = button(t("progress-do-add-reader"), AskReader(project_id), Weight.PRIMARY)
    return Card(t("progress-readers", count=len(found)), (*rows, Buttons((add,))))


def _row(project_id: int, reader: Reader, t: Translate) -> Row:
    version = "team" if reader.is_internal else "client"
    spoken = t(f"project-language-{reader.language}")
    said = t("progress-reader", address=reader.address, version=version, spoken=spoken)
    remove = RemoveReader(project_id, reader.id or 0)
    return Row(line(said), button(t("progress-do-remove"), remove))


def reader_form(project_id: int, language: str, t: Translate) -> Form:
    versions = tuple(Option(one, t(f"progress-reader-{one}")) for one in ("client", "team"))
    languages = tuple(Option(one, t(f"project-language-{one}")) for one in LANGUAGES)
    return form(
        t("progress-reader-form"),
        t("progress-do-save"),
        AddReader(project_id),
        TextField("address", t("progress-reader-address"), longest=LONGEST_ADDRESS),
        ChoiceField("version", t("progress-reader-version"), versions, "client"),
        ChoiceField("language", t("progress-reader-language"), languages, language),
    )


def unmailed(address: str, why: str, t: Translate) -> Card:
    said = t("progress-unmailed", address=address, reason=why)
    return Card(blocks=(Text((line(said),)),))
