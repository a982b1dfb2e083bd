"""A sentence, retold as a line of the summary."""

from handlers.summary import rewriting_en, rewriting_zh
from handlers.summary.people import People
from handlers.summary.sentences import Sentence


def retold(sentence: Sentence, people: People) -> str:
    """Every word of it stands in the message, in a name, or in `glue.GLUE`."""
    if sentence.language == "zh":
        return rewriting_zh.plainly(sentence.text)
    author = sentence.message.author
    addressee = people.meant_by_you(sentence.text, author)
    return rewriting_en.retold(
        sentence.text, people.short[author], people.short[addressee] if addressee else None
    )
