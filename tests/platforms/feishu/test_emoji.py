"""Every reaction that a feature puts on a message, or listens for, is one that Feishu knows."""

import pytest

from bot.playground.feishu.emoji import EMOJI
from handlers.feedback import rules as feedback
from handlers.poll import emoji as poll
from handlers.review import rules as review

NAMED = {
    "signs of a poll": set(poll.FEISHU),
    "signs people choose": {one.feishu for one in poll.KNOWN.values() if one.feishu},
    "marks of a review": {review.PINS[1], review.TO_DO[1], *review.DECIDED[2:]},
    "marks of feedback": set(feedback.USUAL_EMOJI["feishu"]),
}


@pytest.mark.parametrize("what", NAMED)
def test_feishu_knows_each_by_that_name(what: str) -> None:
    assert NAMED[what] > set()
    assert NAMED[what] - EMOJI == set()
