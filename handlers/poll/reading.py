"""From what was typed, or filled in, to a poll that can be held. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from handlers.kit.due import Scene
from handlers.kit.errors import Invalid, Reason, Refused, reason
from handlers.kit.fields import kept, typed
from handlers.poll import asking, emoji, repeats, settings
from handlers.poll.asking import Typed
from handlers.poll.cards_form import EVERYBODY, LIVE
from handlers.poll.settings import Settings
from storage.people import Role
from storage.poll import Hidden, Style

FEWEST = 2


@dataclass(frozen=True)
class Draft:
    question: str
    options: tuple[dict[str, str], ...]
    settings: Settings


def understood(text: str, scene: Scene) -> Typed:
    """With settings also where they stand without brackets: "| Wed | Thu anonymous max 2".

    Where other options end in the same way it is how options are called here.
    """
    given = asking.typed(text)
    if any(asking.ends_in_brackets(one) for one in given.options[:-1]):
        is_bare = bool(settings.as_far_as(given.settings, scene)[1])
        return asking.typed(text, is_bare=is_bare)
    before, words = ("", "") if given.settings else settings.apart(text, scene)
    bare = asking.typed(before)
    if not words or len(bare.options) < FEWEST:
        return given
    if any(settings.apart(one, scene)[1] for one in bare.options[:-1]):
        return given
    return replace(bare, settings=words)


def from_words(given: Typed, scene: Scene) -> Draft:
    """Raises Invalid for too few options or too many, Refused for settings that say nothing we
    know."""
    if wrong := _wrong(given.question, given.options):
        raise Invalid(wrong)
    found = settings.read(given.settings, scene)
    if wrong := _contradiction(found):
        raise Invalid(wrong)
    return Draft(kept(given.question), options(given.options), _fitting(found))


def from_form(values: Mapping[str, Any], scene: Scene) -> Draft:
    """Raises Invalid with a reason per field."""
    question = typed(values, "question")
    lines = tuple(one.strip() for one in typed(values, "options").splitlines() if one.strip())
    wrong = _wrong(question, lines)
    found = _settings(values, scene, wrong)
    if wrong := wrong | _contradiction(found):
        raise Invalid(wrong)
    return Draft(question, options(lines), _fitting(found))


def _wrong(question: str, lines: Sequence[str]) -> dict[str, Reason]:
    wrong: dict[str, Reason] = {}
    if not kept(question):
        wrong["question"] = reason("poll-wrong-question")
    if len(question) > asking.QUESTION:
        wrong["question"] = reason("poll-wrong-length", limit=asking.QUESTION)
    if problem := _wrong_options(lines):
        wrong["options"] = problem
    return wrong


def _wrong_options(lines: Sequence[str]) -> Reason | None:
    words = [emoji.leading(one)[1] for one in lines]
    if not FEWEST <= len(lines) <= emoji.MOST:
        return reason("poll-wrong-count", fewest=FEWEST, limit=emoji.MOST)
    if any(len(one) > asking.OPTION for one in words):
        return reason("poll-wrong-length", limit=asking.OPTION)
    if not all(kept(one) for one in words):
        return reason("poll-wrong-empty")
    folded = [one.casefold() for one in words]
    doubles = [one for one in words if folded.count(one.casefold()) > 1]
    return reason("poll-wrong-twice", option=doubles[0]) if doubles else None


def options(lines: Sequence[str], before: Sequence[Mapping[str, str]] = ()) -> tuple[Any, ...]:
    """Each with its marks, which tell it from those there were `before`."""
    parts = [emoji.leading(one) for one in lines]
    taken = [
        emoji.Mark(one["sign"], one["slack"], one["feishu"], one["feishu_sign"]) for one in before
    ]
    marks = emoji.marks([sign for sign, _ in parts], taken)
    return tuple(
        {"text": _text(line, mark), **asdict(mark)}
        for line, mark in zip(lines, marks, strict=True)
    )


def _text(line: str, mark: emoji.Mark) -> str:
    """Without the emoji that stands before it anyway; one that could not be used stays."""
    sign, words = emoji.leading(line)
    if not sign or not emoji.is_of(mark, sign):
        return kept(line)
    return mark.sign if words == line else kept(words)


def one_more(values: Mapping[str, Any], before: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Raises Invalid."""
    line = typed(values, "option")
    words = emoji.leading(line)[1].casefold()
    if not words or len(line) > asking.OPTION:
        raise Invalid({"option": reason("poll-wrong-length", limit=asking.OPTION)})
    if words in {one["text"].casefold() for one in before}:
        raise Invalid({"option": reason("poll-wrong-twice", option=line)})
    found: dict[str, str] = options([line], before)[0]
    return found


def _settings(values: Mapping[str, Any], scene: Scene, wrong: dict[str, Reason]) -> Settings:
    extras = values.get("extras") or ()
    role, hidden = typed(values, "role"), typed(values, "hidden")
    found = Settings(
        style=Style(typed(values, "style") or Style.SINGLE),
        most=settings.ANY_NUMBER,
        is_anonymous="anonymous" in extras,
        hidden=Hidden("" if hidden in ("", LIVE) else hidden),
        may_add="add" in extras,
        is_internal="team" in extras,
        asked_role="" if role in ("", EVERYBODY) else Role(role),
        closes_when_all="all" in extras,
    )
    if most := typed(values, "most"):
        if most.isdecimal() and int(most) >= 1:
            found = settings.with_most(found, int(most))
        else:
            wrong["most"] = reason("poll-wrong-most")
    return _ending(found, values, scene, wrong)


def _ending(
    found: Settings, values: Mapping[str, Any], scene: Scene, wrong: dict[str, Reason]
) -> Settings:
    if closes := typed(values, "closes"):
        try:
            found = replace(found, closes_at=settings.closing(closes, scene))
        except Refused as refused:
            wrong["closes"] = refused.reason
    if words := typed(values, "repeats"):
        rhythm = repeats.read(words)
        found = replace(found, rhythm=rhythm)
        if rhythm is None:
            wrong["repeats"] = reason("poll-wrong-rhythm")
    return found


def _contradiction(found: Settings) -> dict[str, Reason]:
    """An option that is added later is one that some of the ballots could not choose."""
    if found.is_anonymous and found.may_add:
        return {"extras": reason("poll-wrong-secret-add")}
    return {}


def _fitting(found: Settings) -> Settings:
    """What belongs together: one choice is at most one, and a secret ballot shows its numbers at
    the end."""
    if found.style == Style.SINGLE:
        found = replace(found, most=1)
    return replace(found, hidden=Hidden.CLOSED) if found.is_anonymous else found
