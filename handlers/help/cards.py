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
    lines = [_offered(name, t) for name in features]
    blocks = (Text(tuple(said)),) if said else ()
    return Card(
        t("help-title"), (*blocks, Text(tuple(lines)), Text((line(t("help-how")),), small=True))
    )


def greeting(features: Iterable[str], t: Translate) -> Card:
    lines = [line(t("help-greeting"))]
    lines += [_offered(name, t) for name in features]
    return Card(blocks=(Text(tuple(lines)), Text((line(t("help-how")),), small=True)))


def _offered(feature: str, t: Translate) -> Line:
    """`/change · 变更`: a slash word must be one the platform knows, which takes Latin letters."""
    spoken = t.words(f"{feature}-word")[0]
    also = "" if spoken == feature else f" · {spoken}"
    return (*bold(f"/{feature}{also}"), *line(f"  {t(f'{feature}-summary-line')}"))
