"""/risk: what may go wrong, how bad that would be, who looks after it, and what is done about it.

A risk is for the team alone until somebody says that the client may read it. On its review date
its owner is asked whether it still stands.
"""

from handlers.kit.router import Router
from handlers.risk.routes import router as _entry
from handlers.risk.routes_history import router as _history
from handlers.risk.routes_review import router as _review

router = Router().include((_entry, _review, _history))

__all__ = ["router"]
