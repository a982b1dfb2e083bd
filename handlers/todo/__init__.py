"""/todo: who does what by when, and nobody has to remember it.

What is open stays on the list until it is done or dropped with a reason. Its owner is reminded on
the working day before it is due, and on every working day once it is overdue: in one message a
day. Reviews and summaries write to the same list (storage/todos.py).
"""

from handlers.kit.router import Router
from handlers.todo.at_home import router as _home
from handlers.todo.routes import router as _entry
from handlers.todo.routes_digest import router as _digest
from handlers.todo.routes_steps import router as _steps

router = Router().include((_entry, _steps, _digest, _home))

__all__ = ["router"]
