"""A page of the project for whoever has the link: the same figures, live, to read only.

There is no page until somebody makes a link; each ends by itself, and can be ended before.
"""

from handlers.share.routes import router

__all__ = ["router"]
