"""/poll: a question, its options, and everybody's voice counted once.

People vote with reactions and with buttons, in every room of the project; what stands on the
platform is what counts, so reactions are read back before every close and after every silence.
Anonymous polls keep no link between a person and a choice (docs/adr/0020).
"""

from handlers.kit.router import Router
from handlers.poll.routes import router as _entry
from handlers.poll.routes_manage import router as _manage
from handlers.poll.routes_run import router as _run
from handlers.poll.routes_vote import router as _vote

router = Router().include((_entry, _vote, _manage, _run))

__all__ = ["router"]
