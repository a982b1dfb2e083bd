"""/account: one person with accounts on two platforms has one voice."""

from handlers.account.routes import router

__all__ = ["router"]
