"""How it goes over the weeks, beside what happened in them. For the team. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from handlers.kit import dates
from handlers.kit.cards import Block, Bullets, Card, Heading, Text
from handlers.kit.charts import Chart, ChartKind, Series, chart
from handlers.kit.i18n import Translate
from handlers.kit.text import Line, Words, line, shortened
from handlers.survey import weeks
from handlers.survey.cards import in_words
from handlers.survey.weeks import Week
from storage.survey import Kind, Scored

COMMENTS = 5
COMMENT = 300  # characters


def results_card(
    project: str,
    shown: Sequence[Week],
    scores: Sequence[Scored],
    names: Mapping[int, str],
    t: Translate,
) -> Card:
    title = t("survey-results", project=project)
    if not scores:
        return Card(title, (Text((line(t("survey-results-none")),)),))
    blocks: list[Block] = [Text(tuple(_sums(scores, t)))]
    blocks += _charts(shown, t)
    blocks += [Heading(t("survey-weeks-beside")), Bullets(tuple(_rows(shown, t)))]
    blocks += _comments(scores, names, t)
    return Card(title, tuple(blocks))


def _sums(scores: Sequence[Scored], t: Translate) -> Iterator[Line]:
    csat = [one.score for one in scores if one.kind == Kind.CSAT]
    nps = [one.score for one in scores if one.kind == Kind.NPS]
    if csat:
        mean, content = weeks.mean(csat) or 0, weeks.content(csat) or 0
        yield line(
            Words(t("survey-kind-csat"), bold=True),
            "  ",
            t("survey-sum-csat", mean=f"{mean:.1f}", content=round(content), count=len(csat)),
        )
    if nps:
        value = round(weeks.promoters(nps) or 0)
        yield line(
            Words(t("survey-kind-nps"), bold=True),
            "  ",
            t("survey-sum-nps", value=f"{value:+d}", count=len(nps)),
        )


def _charts(shown: Sequence[Week], t: Translate) -> Iterator[Chart]:
    """A line needs two points; weeks without an answer are left out of it."""
    csat = [(week.monday, week.csat) for week in shown if week.csat is not None]
    nps = [(week.monday, week.nps) for week in shown if week.nps is not None]
    for key, points in (("survey-kind-csat", csat), ("survey-kind-nps", nps)):
        if len(points) > 1:
            labels = tuple(_label(monday, t) for monday, _ in points)
            values = tuple(round(value, 1) for _, value in points)
            yield chart(ChartKind.LINE, t(key), labels, Series(t(key), values))


def _rows(shown: Sequence[Week], t: Translate) -> Iterator[Line]:
    """The newest week first; a week in which nothing happened is left out."""
    for week in reversed(shown):
        if week.answers or week.changes or week.slips:
            yield line(t("survey-week", day=_label(week.monday, t)), *_happened(week, t))


def _happened(week: Week, t: Translate) -> Iterator[str]:
    if week.csat is not None:
        yield " · " + t("survey-week-csat", value=f"{week.csat:.1f}")
    if week.nps is not None:
        yield " · " + t("survey-week-nps", value=f"{round(week.nps):+d}")
    if week.answers:
        yield " · " + t("survey-week-answers", count=week.answers)
    if week.changes:
        yield " · " + t("survey-week-changes", count=week.changes)
    if week.slips:
        yield " · " + t("survey-week-slips", count=week.slips)


def _label(monday: date, t: Translate) -> str:
    return dates.day_in_words(monday, t.language, today=monday)


def _comments(scores: Sequence[Scored], names: Mapping[int, str], t: Translate) -> Iterator[Block]:
    said = [one for one in reversed(scores) if one.words][:COMMENTS]
    if said:
        yield Heading(t("survey-comments"))
        yield Bullets(
            tuple(
                line(
                    Words(f"{in_words(one.kind, one.score)}  {names.get(one.person_id, '?')}  "),
                    shortened(one.words, COMMENT),
                )
                for one in said
            )
        )
