"""A sentence, retold as a line of the summary."""

from handlers.summary import rewriting_en, rewriting_zh
from handlers.summary.people import People
from handlers.summary.sentences import Sentence


def retold(sentence: Sentence, people: People) -> str:
    """Every word of it stands in the message, in a name, or in `glue.GLUE`."""
    if sentence.language == "zh":
        return rewriting_zh.plainly(sentence.text)
    author = sentence.message.author
    called = people.called(sentence.text, author)
    addressee = called or people.only_other(author)
    return rewriting_en.retold(
        people.without_call(sentence.text, called) if called else sentence.text,
        people.short[author],
        people.short[addressee] if addressee else None,
        is_called=called is not None,
    )
