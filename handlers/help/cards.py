"""Help. Pure."""

from collections.abc import Iterable, Sequence

from handlers.kit.actions import Start
from handlers.kit.cards import Block, Buttons, Card, Heading, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line
from handlers.kit.words import HELP
from storage.people import Role
from storage.projects import Project, Room

PROJECTS = 8  # with their buttons: a page is no longer than a few screens


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


def doors(
    theirs: Sequence[tuple[Project, Role, Room]],
    shared: Iterable[str],
    personal: Iterable[str],
    t: Translate,
) -> tuple[Block, ...]:
    """`shared`: features that belong to a project; the others are somebody's own."""
    blocks: list[Block] = []
    for project, role, room in theirs[:PROJECTS]:
        starts = tuple(button(_name(one, t), Start(one, room=room.room)) for one in shared)
        role_there = line(t("help-role", role=t(f"role-{role}")))
        blocks += [Heading(project.name), Text((role_there,), small=True), Buttons(starts)]
    if not theirs:
        blocks.append(Text((line(t("help-no-project")),)))
    own = (*personal, HELP)
    blocks += [
        Heading(t("help-own")),
        Buttons(tuple(button(_name(one, t), Start(one)) for one in own)),
    ]
    return tuple(blocks)


def _name(feature: str, t: Translate) -> str:
    return t.words(f"{feature}-word")[0].capitalize()


def _offered(feature: str, t: Translate) -> Line:
    """`/change · 变更`: a slash word must be one the platform knows, which takes Latin letters."""
    spoken = t.words(f"{feature}-word")[0]
    also = "" if spoken == feature else f" · {spoken}"
    return (*bold(f"/{feature}{also}"), *line(f"  {t(f'{feature}-summary-line')}"))
