"""The board of a poll: what is asked, how it stands, and the buttons. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from handlers.kit import dates
from handlers.kit.cards import Block, Button, Buttons, Card, Text, Tone, Weight, button
from handlers.kit.charts import bar
from handlers.kit.i18n import Translate
from handlers.kit.text import Emoji, Line, Words, line, shortened
from handlers.poll import rules
from handlers.poll.actions import (
    AskBallot,
    AskOption,
    CastOne,
    Close,
    Remind,
    Reopen,
    ShowResult,
    StopRepeating,
    Vote,
)
from handlers.poll.emoji import DIGITS, MOST
from handlers.poll.view import NAMES, View
from storage.poll import Hidden, Poll, State, Style

LABEL = 40  # characters of an option on its button


def board_card(view: View, platform: str, t: Translate) -> Card:
    poll = view.poll
    blocks: list[Block] = [
        Text((manner(view, t),), small=True),
        Text(tuple(option_lines(view, platform, t))),
        Text(tuple(turnout(view, t)), small=True),
    ]
    if poll.state == State.OPEN:
        blocks += [Buttons(tuple(_votes(poll, platform, t))), Buttons(tuple(_rest(view, t)))]
    elif poll.state == State.CLOSED:
        blocks.append(Buttons((button(t("poll-do-reopen"), Reopen(poll.id or 0)),)))
    tone = Tone.ASKING if poll.state == State.OPEN else Tone.CALM
    gist = t("poll-gist", question=poll.question)
    return Card(poll.question, tuple(blocks), tone, gist, _seeds(poll, platform))


def _seeds(poll: Poll, platform: str) -> tuple[str, ...]:
    if not rules.takes_reactions(poll):
        return ()
    return tuple(one[platform] for one in poll.options if one.get(platform))


def moved_card(poll: Poll, t: Translate) -> Card:
    """What becomes of a copy that a newer one took over from."""
    said = [t("poll-moved")]
    said += [t("poll-moved-reactions")] if rules.takes_reactions(poll) else []
    return Card(poll.question, (Text(tuple(line(one) for one in said), small=True),))


def manner(view: View, t: Translate) -> Line:
    """`Poll #3 of Ann · choose up to 2 · anonymous · until Fri 27 Nov 17:00 (Shanghai time)`"""
    poll = view.poll
    author = view.names.get(poll.author_id, "?")
    parts = [t("poll-head", number=poll.number, who=author), how_many(poll, t)]
    if poll.is_anonymous:
        parts.append(t("poll-anonymous"))
    elif poll.hidden:
        parts.append(t(f"poll-hidden-{poll.hidden}"))
    parts += [*_asked(view, t), *_ending(view, t)]
    return line(" · ".join(parts))


def how_many(poll: Poll, t: Translate) -> str:
    many = t("poll-choose-many", most=rules.most(poll))
    match poll.style:
        case Style.SINGLE:
            return t("poll-choose-one")
        case Style.RANKED:
            how = t("poll-choose-ranked-ballot" if poll.is_anonymous else "poll-choose-ranked")
            return how if rules.most(poll) == len(poll.options) else f"{how} · {many}"
    return many


def _asked(view: View, t: Translate) -> Iterable[str]:
    """Whose votes count, where not everybody's do."""
    poll = view.poll
    names = sorted(view.names[one] for one in poll.asked if one in view.names)
    who = _first(names, t)
    if poll.asked_role:
        key = "poll-for-role-and" if names else "poll-for-role"
        yield t(key, role=t(f"role-{poll.asked_role}"), names=who or "–")
    elif names:
        yield t("poll-for-people", names=who)


def _ending(view: View, t: Translate) -> list[str]:
    poll, zone = view.poll, view.project.zone
    if poll.state == State.COUNTING:
        return [t("poll-being-counted")]
    if poll.state == State.CLOSED and poll.closed_at:
        at = dates.moment_in_words(poll.closed_at, t.language, zone, room_zone="")
        return [t("poll-closed-at", at=at)]
    parts = []
    if poll.closes_at:
        at = dates.moment_in_words(poll.closes_at, t.language, zone, room_zone="")
        parts.append(t("poll-until", at=at))
    if poll.closes_when_all:
        parts.append(t("poll-until-all"))
    if view.again_at:
        at = dates.moment_in_words(view.again_at, t.language, zone, room_zone="")
        parts.append(t("poll-repeats-at", at=at))
    return parts


def option_lines(view: View, platform: str, t: Translate) -> Iterable[Line]:
    poll = view.poll
    points = points_of(view)
    most = max(points, default=0)
    for place, option in enumerate(poll.options):
        text = text_on(option, platform)
        is_said = text == sign_on(option, platform)  # an emoji alone
        words = () if is_said else (Words(f" {text}", bold=True),)
        said: Line = (_emoji(option), *words)
        if rules.shows_split(poll):
            share = points[place] / most if most else 0
            names = () if poll.is_anonymous else (Words(named(view, place, t)),)
            said = (*said, Words(f"\n{bar(share)} {points[place]}  "), *names)
        yield said


def points_of(view: View) -> tuple[int, ...]:
    """As it stands, or as it ended."""
    return tuple(view.poll.result) if view.poll.result is not None else view.tally.points


def _emoji(option: dict[str, str]) -> Emoji:
    return Emoji(option["sign"], (("slack", option["slack"]), ("feishu", option["feishu"])))


def named(view: View, option: int, t: Translate) -> str:
    """Who chose it: `Ann, Lea and 3 more`."""
    voters = view.tally.of(option)
    first = (one for one in voters[:NAMES] if isinstance(one, int))
    known = [view.names[one] for one in first if one in view.names]
    shown, left = t("kit-comma").join(known), len(voters) - len(known)
    if not left:
        return shown
    return t("poll-and-more" if shown else "poll-unknown-people", names=shown, count=left)


def turnout(view: View, t: Translate) -> Iterable[Line]:
    poll = view.poll
    voted = voters(view)
    is_over = poll.state == State.CLOSED and not voted
    yield line(t("poll-nobody-voted") if is_over else t("poll-voted", count=voted))
    if poll.state == State.OPEN and poll.is_anonymous:
        yield line(t("poll-anonymous-how", fewest=rules.FEWEST))
    if view.names_missing:
        names = _first([one.person.name for one in view.missing], t)
        yield line(t("poll-missing", names=names) if names else t("poll-all-voted"))


def _first(names: list[str], t: Translate) -> str:
    shown = t("kit-comma").join(names[:NAMES])
    if (left := len(names) - NAMES) > 0:
        return t("poll-and-more", names=shown, count=left)
    return shown


def voters(view: View) -> int:
    poll = view.poll
    if poll.state == State.CLOSED:
        return poll.voters
    return poll.voters + poll.ballots if poll.is_anonymous else view.tally.voters


def sign_on(option: dict[str, str], platform: str) -> str:
    """As a letter, on buttons, which hold no pictures."""
    return option["feishu_sign"] if platform == "feishu" else option["sign"]


def text_on(option: dict[str, str], platform: str) -> str:
    """With the emoji that was written before it, where the platform has no picture of it."""
    sign, text = option["sign"], option["text"]
    is_shown = sign == sign_on(option, platform) or sign in (text, *DIGITS)
    return text if is_shown or sign.startswith(":") else f"{sign} {text}"


def label(option: dict[str, str], platform: str) -> str:
    sign, text = sign_on(option, platform), text_on(option, platform)
    return shortened(text if sign == text else f"{sign} {text}", LABEL)


def _votes(poll: Poll, platform: str, t: Translate) -> Iterable[Button]:
    if poll.is_anonymous and poll.style != Style.SINGLE:  # one ballot, not one press for each
        yield button(t("poll-do-vote"), AskBallot(poll.id or 0), Weight.PRIMARY)
        return
    for place, option in enumerate(poll.options):
        kind = CastOne if poll.is_anonymous else Vote
        yield button(label(option, platform), kind(poll.id or 0, place))


def _rest(view: View, t: Translate) -> Iterable[Button]:
    poll, id_ = view.poll, view.poll.id or 0
    if poll.hidden == Hidden.VOTED and not poll.is_anonymous:
        yield button(t("poll-do-result"), ShowResult(id_))
    if len(poll.options) < MOST and not poll.is_anonymous:
        yield button(t("poll-do-add"), AskOption(id_))
    yield button(t("poll-do-remind"), Remind(id_))
    if poll.repeats:
        yield button(t("poll-do-stop"), StopRepeating(id_), confirm=t("poll-stop-sure"))
    yield button(t("poll-do-close"), Close(id_), Weight.DANGER, confirm=t("poll-close-sure"))


def standing_card(view: View, platform: str, t: Translate) -> Card:
    """How it stands, for one who may see it before the others."""
    seen = replace(view, poll=view.poll.model_copy(update={"hidden": Hidden.NEVER}))
    return Card(view.poll.question, (Text(tuple(option_lines(seen, platform, t))),))
