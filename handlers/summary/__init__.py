"""Any thread, summarised on request, with a source for every line.

Extractive, bilingual, pure: messages become sentences (`sentences`), sentences plain features
(`features`), features a value by a linear model whose tables are read by people (`weights/`), and
the best that do not repeat each other are told lightly rewritten (`rewriting`). Beside that stand
what was decided, who is to do what by when, and what was asked and not answered. Nothing is sent
anywhere, no model is loaded, and no word appears that stands in no source but a name or one of
`glue.GLUE`.
"""

from handlers.summary.engine import summarise
from handlers.summary.messages import Message, Thread
from handlers.summary.summary import ActionItem, Coverage, Line, Summary

__all__ = ["ActionItem", "Coverage", "Line", "Message", "Summary", "Thread", "summarise"]
