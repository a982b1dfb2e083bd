"""A message somebody pointed at, as every card shows it, and what became of it since. Pure."""

from handlers.kit import dates
from handlers.kit.cards import Quote
from handlers.kit.i18n import Translate
from handlers.kit.text import Instant, Line, Link, Words, bold, joined, line, shortened
from storage import quotes

QUOTED = 600  # characters of what it says now, where it was edited


def quoted(quote: quotes.Quote, words: str, zone: str, t: Translate) -> Quote:
    """`words`: as much as the card shows of what it said when somebody pointed at it."""
    said_at = dates.moment_in_words(quote.said_at, t.language, zone)
    who = t.line("kit-quote-source", who=quote.author_name, at=Instant(quote.said_at, said_at))
    link = line(" ", Link(quote.link, t("kit-quote-link"))) if quote.link else ()
    return Quote(words, joined([(*who, *link), *_since(quote, t)]))


def _since(quote: quotes.Quote, t: Translate) -> list[Line]:
    if quote.deleted_at is not None:
        return [bold(t("kit-quote-deleted"))]
    if quote.edited_words in (None, quote.words):
        return []
    now = shortened(quote.edited_words or "", QUOTED)
    return [line(Words(t("kit-quote-edited"), bold=True), " ", now)]
