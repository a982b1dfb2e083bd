"""/project: what the channel is about: its language, calendar, money, and who is who in it."""

from handlers.project.routes import router

__all__ = ["router"]
