"""/away: who is not there, from when to when, and who stands in for them."""

from handlers.away.routes import router

__all__ = ["router"]
