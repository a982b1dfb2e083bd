"""/feedback: what people say about the work, and what becomes of it.

Typed, recorded from a message, or marked by a reaction. Every item ends as a change, an action
item, an answer or a no with its reason, and whoever gave it is told.
"""

from handlers.feedback.routes import router as _entry
from handlers.feedback.routes_ends import router as _ends
from handlers.feedback.routes_lists import router as _lists
from handlers.feedback.routes_news import router as _news
from handlers.feedback.routes_reactions import router as _reactions
from handlers.kit.router import Router

router = Router().include((_entry, _ends, _lists, _reactions, _news))

__all__ = ["router"]
