"""/plan: what is done by when, and whose doing it is when it is not.

Anybody of the team adds tasks and milestones. The account manager and the tech lead agree on
the plan; from then on a date moves only by an approved change or by a slip that one of them
confirms, and every working day of the difference has somebody's name on it.
"""

from handlers.kit.router import Router
from handlers.plan.routes import router as _entry
from handlers.plan.routes_agreeing import router as _agreeing
from handlers.plan.routes_history import router as _history
from handlers.plan.routes_items import router as _items
from handlers.plan.routes_list import router as _list
from handlers.plan.routes_mornings import router as _mornings
from handlers.plan.routes_slips import router as _slips

router = Router().include((_entry, _items, _list, _slips, _agreeing, _mornings, _history))

__all__ = ["router"]
