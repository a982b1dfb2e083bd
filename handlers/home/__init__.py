"""Everybody's own page: what waits for them, and what they can start.

Slack has a place for it, the app's Home tab, drawn anew each time somebody opens it. Elsewhere the
same page comes as a card to whoever asks for it: `/home`, or the entry of Feishu's bot menu.
What stands on it is each feature's own affair (`@router.at_home`).
"""

from handlers.home.routes import router

__all__ = ["router"]
