"""What the bot can do. One package per feature; this tuple is the whole list."""

from handlers import account, change, help, project
from handlers.kit.router import Router

FEATURES = Router().include((change.router, project.router, account.router, help.router))
