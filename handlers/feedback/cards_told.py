"""What whoever gave feedback is told. For their eyes: nothing internal. Pure."""

from collections.abc import Iterator

from handlers.feedback.view import View
from handlers.kit.cards import Block, Card, Quote, Text
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened

RECALLED = 300  # characters: enough to know one's own words again


def recorded_card(view: View, t: Translate) -> Card:
    """Somebody else wrote down what they said."""
    by = view.names.get(view.item.filed_by_id, "?")
    said = t("feedback-recorded", by=by, project=view.project.name, number=view.item.number)
    return Card(blocks=(Text((line(said),)), _recalled(view, t)))


def ended_card(view: View, t: Translate) -> Card:
    return Card(t("feedback-told-title"), tuple(_ended(view, t)))


def _ended(view: View, t: Translate) -> Iterator[Block]:
    item = view.item
    yield _recalled(view, t)
    who = view.names.get(item.ended_by_id or 0, "?")
    yield Text((line(t(f"feedback-told-{item.outcome}", who=who, number=item.became or 0)),))
    if view.change is not None:
        yield Text((line(f"#{view.change.number} {view.change.title}"),))
    if item.reply:
        yield Text((line(item.reply),))


def _recalled(view: View, t: Translate) -> Quote:
    source = line(t("feedback-told-source", project=view.project.name, number=view.item.number))
    return Quote(shortened(view.item.words, RECALLED), source)
