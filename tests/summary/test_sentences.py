import pytest

from handlers.summary.messages import Message
from handlers.summary.sentences import LONG, sentences_of
from handlers.summary.tokens import language_of, tokens


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences_of(Message("m1", "Anna", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It works. Ship it!", ["It works.", "Ship it!"]),
        ("修好了。可以发吗？可以", ["修好了。", "可以发吗？", "可以"]),
        ("PR 合了.明天发", ["PR 合了.", "明天发"]),  # a Latin full stop before a Chinese word
        ("See e.g. the log. Then stop.", ["See e.g. the log.", "Then stop."]),
        ("Version 3.2 is out", ["Version 3.2 is out"]),  # a number is no end
        ("one\n- two\n2. three", ["one", "two", "three"]),  # lists: a line each, without marks
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("he said “done.” Good", ["he said “done.” Good"]),
        ("```\nrm -rf /\n``` Careful.", ["Careful."]),  # code is not speech
        ("```\nnever closed", []),
        ("> old words\nMy answer", ["My answer"]),  # somebody else's, quoted
        ("&gt; old words\nMy answer", ["My answer"]),  # as Slack escapes it
        ("https://example.org/a?b=c", []),
        ("看 https://example.org/a，谢谢", ["看                      ，谢谢"]),  # places stay
        (":tada: :+1:", []),
        ("👍👍", []),
        ("", []),
        ("   \n\t ", []),
        ("at 10:30: done", ["at 10:30: done"]),  # a time is not an emoji
    ],
)
def test_a_message_is_cut_into_what_its_author_said(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    ["It’s up.\tGood.", "- 一\n- 二", "a  b\nc", "> q\nI think so. ```x``` 好的。"],
)
def test_a_sentence_knows_its_place_in_the_message(text: str) -> None:
    for sentence in sentences_of(Message("m1", "Anna", text)):
        said = text[sentence.start : sentence.end]
        assert len(said) == len(sentence.text)
        assert tokens(said) == tokens(sentence.text)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("word, " * 500, "commas to cut at"),
        ("word " * 500, "no commas"),
        ("字，" * 500, "Chinese commas"),
        ("字" * 500, "nothing at all to cut at"),
    ],
)
def test_no_piece_of_an_endless_sentence_is_endless_and_none_is_lost(text: str, note: str) -> None:
    pieces = sentences_of(Message("m1", "Anna", text))
    assert all(len(piece.tokens) <= LONG[piece.language] for piece in pieces), note
    assert [word for piece in pieces for word in piece.tokens] == tokens(text), note


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ship it", "en"),
        ("发吧", "zh"),
        ("把 PR 合了", "zh"),
        ("SDK 5.0 的 breaking changes 大家看了吗？", "zh"),
        ("王芳, please check the log", "en"),  # a name does not make it Chinese
        ("@王小明 ping", "en"),
        ("", "en"),
        ("+1", "en"),
    ],
)
def test_the_language_is_seen_from_the_characters(text: str, language: str) -> None:
    assert language_of(text) == language
