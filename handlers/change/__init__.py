"""/change: a requirement changes, and nothing of it gets lost.

Somebody proposes, a developer assesses, the account manager and the tech lead approve, the team
delivers, the client's side accepts. Each step is an entry in a sealed history; the card in the
channel is one message that shows where things stand, and its thread holds what was done.
"""

from handlers.change.at_home import router as _home
from handlers.change.routes import router as _entry
from handlers.change.routes_news import router as _news
from handlers.change.routes_steps import router as _steps
from handlers.kit.router import Router

router = Router().include((_entry, _steps, _news, _home))

__all__ = ["router"]
