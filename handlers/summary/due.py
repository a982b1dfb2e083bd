"""By when an action is to be done."""

import re
from dataclasses import replace
from datetime import datetime

from handlers.kit.calendars import Calendar
from handlers.kit.when import Moment, find
from handlers.summary.actions import Action

_FEW_CHARACTERS = 3


def due(action: Action, said_at: datetime, zone: str, calendar: Calendar | None) -> Moment | None:
    """The first day or time named with the deed; its span is that in the message's text."""
    sentence = action.sentence
    text = sentence.message.text[sentence.start : sentence.end]
    for moment in find(text, said_at, zone, calendar):
        if moment.start >= action.starts_at or _stands_alone(moment, text):
            start, end = sentence.start + moment.start, sentence.start + moment.end
            return replace(moment, start=start, end=end)
    return None


def _stands_alone(moment: Moment, text: str) -> bool:
    """`周三之前，我把文档发出来`: a clause that is little more than the day."""
    before = re.split("[，,；;]", text[: moment.start])[-1]
    after = re.split("[，,；;]", text[moment.end :])[0]
    return len(before + after) <= _FEW_CHARACTERS
