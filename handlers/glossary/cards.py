"""The words of a project, and the form that explains one. Pure."""

from collections.abc import Sequence

from handlers.glossary import rules
from handlers.glossary.actions import Explain, Forget, List, Save
from handlers.kit.cards import Block, Button, Buttons, Card, Row, Text, Weight, button
from handlers.kit.forms import Form, TextField
from handlers.kit.forms import form as form_of
from handlers.kit.i18n import Translate
from handlers.kit.text import Words, line
from storage.progress import Term

PAGE = 10


def list_card(
    project_id: int, found: Sequence[Term], offset: int, t: Translate, *, may_explain: bool
) -> Card:
    rows = [_row(one, t, may_explain=may_explain) for one in found[offset : offset + PAGE]]
    if not rows:
        rows.append(Text((line(t("glossary-none")),)))
    buttons = tuple(_buttons(project_id, found, offset, t, may_explain=may_explain))
    title = t("glossary-title", count=len(found))
    return Card(title, (*rows, *([Buttons(buttons)] if buttons else [])))


def _row(one: Term, t: Translate, *, may_explain: bool) -> Block:
    said = line(Words(one.term, bold=True), f": {one.meaning}")
    if not may_explain:
        return Text((said,))
    return Row(said, button(t("glossary-do-forget"), Forget(one.project_id, one.term)))


def _buttons(
    project_id: int, found: Sequence[Term], offset: int, t: Translate, *, may_explain: bool
) -> list[Button]:
    buttons = []
    if may_explain:
        add = button(t("glossary-do-explain"), Explain(project_id), Weight.PRIMARY)
        buttons.append(add)
    if offset > 0:
        buttons.append(button(t("glossary-do-back"), List(project_id, offset - PAGE)))
    if offset + PAGE < len(found):
        buttons.append(button(t("glossary-do-next"), List(project_id, offset + PAGE)))
    return buttons


def term_form(project_id: int, term: str, t: Translate) -> Form:
    return form_of(
        t("glossary-form"),
        t("glossary-do-save"),
        Save(project_id),
        TextField("term", t("glossary-term"), term, longest=rules.LONGEST_TERM),
        TextField(
            "meaning",
            t("glossary-meaning"),
            multiline=True,
            hint=t("glossary-meaning-hint"),
            longest=rules.LONGEST_MEANING,
        ),
    )


def help_card(t: Translate) -> Card:
    lines = tuple(line(one) for one in t("glossary-help").splitlines())
    return Card(t("glossary-help-title"), (Text(lines),))
