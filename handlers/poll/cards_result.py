"""What a poll ended with: a chart, who chose what, and what can be made of it. Pure."""

from collections.abc import Iterable

from handlers.kit.actions import Start
from handlers.kit.cards import Block, Button, Buttons, Card, Text, Tone, button
from handlers.kit.charts import Chart, ChartKind, Series, chart
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, bold, line, shortened
from handlers.poll import cards, rules
from handlers.poll.view import View
from storage.poll import Poll, Style

MADE_OF_IT = 500  # characters handed on to another feature


def result_card(view: View, t: Translate) -> Card:
    poll = view.poll
    title = t("poll-result-title", question=poll.question)
    blocks: list[Block] = [Text((bold(outcome(view, t)),))]
    if poll.voters and rules.shows_split(poll):
        blocks.append(picture(view, t))
        if not poll.is_anonymous:
            blocks.append(Text(tuple(_who(view, t))))
        blocks.append(Buttons(_made_of_it(view, t)))
    if poll.voters:
        blocks.append(Text(tuple(_turnout(poll, t)), small=True))
    return Card(title, tuple(blocks), Tone.GOOD, gist=f"{title}: {outcome(view, t)}")


def _turnout(poll: Poll, t: Translate) -> Iterable[Line]:
    yield line(t("poll-voted", count=poll.voters))
    if poll.voters >= rules.FEWEST > poll.ballots > 0:  # of a secret ballot opened again
        yield line(t("poll-too-few-since", count=poll.ballots, fewest=rules.FEWEST))


def outcome(view: View, t: Translate) -> str:
    """The winner in words: one, several with as many, or nobody."""
    poll = view.poll
    if not poll.voters:
        return t("poll-nobody-voted")
    if not rules.shows_split(poll):
        return t("poll-too-few", fewest=rules.FEWEST)
    points = cards.points_of(view)
    best = rules.winners(points)
    names = _list([poll.options[one]["text"] for one in best], t)
    key = "poll-points" if poll.style == Style.RANKED else "poll-votes"
    number = t(key, count=max(points))
    return t("poll-won" if len(best) == 1 else "poll-tied", names=names, votes=number)


def _list(names: list[str], t: Translate) -> str:
    return t("kit-comma").join(names)


def picture(view: View, t: Translate) -> Chart:
    poll = view.poll
    labels = tuple(one["text"] for one in poll.options)
    name = t("poll-series-points" if poll.style == Style.RANKED else "poll-series-votes")
    return chart(ChartKind.BAR, poll.question, labels, Series(name, cards.points_of(view)))


def _who(view: View, t: Translate) -> Iterable[Line]:
    for place, option in enumerate(view.poll.options):
        names = cards.named(view, place, t)
        if names:
            yield line(f"{option['text']}: {names}")


def _made_of_it(view: View, t: Translate) -> tuple[Button, ...]:
    poll = view.poll
    best = _list([poll.options[one]["text"] for one in rules.winners(cards.points_of(view))], t)
    question = poll.question.replace("\n", " ")
    decided = shortened(f"{question} → {best}", MADE_OF_IT)
    # A day that won becomes the day the change is due: it must not stand inside the title.
    changed = shortened(f"{best}: {question}", MADE_OF_IT)
    return (
        button(t("poll-make-decision"), Start("decision", decided)),
        button(t("poll-make-change"), Start("change", changed)),
    )
