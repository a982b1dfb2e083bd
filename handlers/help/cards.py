"""Help. Pure."""

from collections.abc import Iterable

from handlers.kit.cards import Card, Text
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line


def help_card(
    features: Iterable[str], t: Translate, *, unknown: str = "", nearest: str = ""
) -> Card:
    said: list[Line] = []
    if unknown:
        said.append(bold(t("help-unknown", word=unknown)))
    if nearest:
        said.append(line(t("help-nearest", word=nearest)))
    lines = [
        (*bold(f"/{_word(name, t)}"), *line(f"  {t(f'{name}-summary-line')}")) for name in features
    ]
    blocks = (Text(tuple(said)),) if said else ()
    return Card(
        t("help-title"), (*blocks, Text(tuple(lines)), Text((line(t("help-how")),), small=True))
    )


def greeting(features: Iterable[str], t: Translate) -> Card:
    lines = [line(t("help-greeting"))]
    lines += [
        (*bold(f"/{_word(name, t)}"), *line(f"  {t(f'{name}-summary-line')}")) for name in features
    ]
    return Card(blocks=(Text(tuple(lines)), Text((line(t("help-how")),), small=True)))


def _word(feature: str, t: Translate) -> str:
    return t.words(f"{feature}-word")[0]
