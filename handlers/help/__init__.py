"""What Parley can do, for whoever asks, mistypes, or has just invited it."""

from handlers.help.routes import router

__all__ = ["router"]
