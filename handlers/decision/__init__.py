"""/decision: what was decided, written down where it was said and found again later.

Reviews and summaries write to the same list (storage/decisions.py). What was decided in a room of
the team stays there until somebody shares it with the client.
"""

from handlers.decision.routes import router

__all__ = ["router"]
