"""The forms of /feedback. Pure."""

from collections.abc import Collection

from handlers.feedback import rules
from handlers.feedback.actions import End, Give, Link, SaveSettings
from handlers.kit.forms import Form, Remark, TextField, form
from handlers.kit.i18n import Translate
from handlers.kit.text import line, shortened
from storage.feedback import Emoji, Feedback

RECALLED = 300  # characters of what was said, above the answer


def give_form(project_id: int, t: Translate) -> Form:
    return form(
        t("feedback-form"),
        t("feedback-do-give"),
        Give(project_id),
        TextField("words", t("feedback-words"), multiline=True, hint=t("feedback-words-hint")),
    )


def end_form(item: Feedback, outcome: str, t: Translate) -> Form:
    """For an answer, or for a no and its reason."""
    return form(
        t(f"feedback-form-{outcome}", number=item.number),
        t("feedback-do-send"),
        End(item.id or 0, outcome),
        Remark((line(shortened(item.words, RECALLED)),)),
        TextField(
            "reply",
            t(f"feedback-reply-{outcome}"),
            multiline=True,
            hint=t("feedback-reply-hint", who=item.giver_name),
        ),
        TextField(
            "internal",
            t("feedback-internal-field"),
            multiline=True,
            optional=True,
            hint=t("feedback-internal-hint"),
        ),
    )


def link_form(item: Feedback, t: Translate) -> Form:
    return form(
        t("feedback-form-link", number=item.number),
        t("feedback-do-save"),
        Link(item.id or 0),
        Remark((line(shortened(item.words, RECALLED)),)),
        TextField("number", t("feedback-link-field"), hint=t("feedback-link-hint")),
    )


def settings_form(project_id: int, emoji: Emoji, platforms: Collection[str], t: Translate) -> Form:
    """Emoji of the platforms on which the project has a room."""
    fields = tuple(
        TextField(
            platform,
            t("feedback-emoji-on", platform=platform),
            " ".join(emoji.get(platform, ())),
            optional=True,
            hint=t("feedback-emoji-hint", usual=" ".join(rules.USUAL_EMOJI[platform])),
        )
        for platform in rules.USUAL_EMOJI
        if platform in platforms
    )
    about = Remark((line(t("feedback-emoji-about")),))
    return form(
        t("feedback-form-settings"),
        t("feedback-do-save"),
        SaveSettings(project_id),
        about,
        *fields,
    )
