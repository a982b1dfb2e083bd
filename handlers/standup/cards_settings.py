"""What everybody may see of a stand-up's settings, and what a save confirms. Pure."""

from handlers.kit.cards import Bullets, Card, Facts, Text
from handlers.kit.i18n import Translate
from handlers.kit.text import line
from handlers.standup import wording
from storage.standup import Standup


def settings_card(
    standup: Standup, people: int, rooms: str, t: Translate, *, by: str = ""
) -> Card:
    days = t("kit-comma").join(t(f"standup-day-{day}") for day in standup.days)
    when = t("standup-when", at=f"{standup.at:%H:%M}", until=f"{standup.until:%H:%M}")
    facts = (
        (t("standup-days-field"), line(days)),
        (t("standup-at"), line(when)),
        (t("standup-people"), line(t("standup-people-count", count=people))),
        (t("standup-report-goes"), line(rooms or t("standup-report-nowhere"))),
    )
    questions = tuple(line(wording.question(one, t)) for one in standup.questions)
    title = t("standup-set-title") if standup.is_on else t("standup-set-off")
    said = (Text((line(t("standup-set-by", who=by)),), small=True),) if by else ()
    return Card(title, (Facts(facts), Bullets(questions, numbered=True), *said))


def help_card(t: Translate, *, unknown: str = "") -> Card:
    lines = tuple(line(one) for one in t("standup-help").splitlines())
    said = (Text((line(t("standup-unknown-word", word=unknown)),)),) if unknown else ()
    return Card(t("standup-help-title"), (*said, Text(lines)))
