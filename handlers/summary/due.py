"""By when an action is to be done."""

import re
from dataclasses import replace
from datetime import datetime

from handlers.kit.calendars import Calendar
from handlers.kit.when import Moment, find
from handlers.summary.actions import Action

_FEW_CHARACTERS = 3
_HANDS_OVER = re.compile(r"发|给|交|提测|提审|上线")


def due(action: Action, said_at: datetime, zone: str, calendar: Calendar | None) -> Moment | None:
    """The day or time named with the deed; its span is that in the message's text."""
    sentence = action.sentence
    text = sentence.message.text[sentence.start : sentence.end]
    named = [
        moment
        for moment in find(text, said_at, zone, calendar)
        if moment.start >= action.starts_at or len(_around(moment, text)) <= _FEW_CHARACTERS
    ]
    if not named:
        return None
    # 我今天改完，明天上午发: due when it is handed over, not when it is ready
    handed_over = [one for one in named if _HANDS_OVER.search(_around(one, text))]
    moment = (handed_over or named)[0]
    start, end = sentence.start + moment.start, sentence.start + moment.end
    return replace(moment, start=start, end=end)


def _around(moment: Moment, text: str) -> str:
    """The rest of its clause: nearly nothing in `周三之前，我把文档发出来`."""
    before = re.split("[，,；;]", text[: moment.start])[-1]
    after = re.split("[，,；;]", text[moment.end :])[0]
    return before + after
