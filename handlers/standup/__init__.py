"""/standup: everybody is asked the same few questions at the same time of their own day.

The bot asks in a direct message, on days that the person works, when it is that time where they
are. The channel gets one report a day that fills in as answers come, with the answers in its
thread. What stands in somebody's way is kept until it is solved, and others hear of it in time.
"""

from handlers.kit.router import Router
from handlers.standup.routes import router as _entry
from handlers.standup.routes_answers import router as _answers
from handlers.standup.routes_blockers import router as _blockers
from handlers.standup.routes_settings import router as _settings
from handlers.standup.routes_times import router as _times

router = Router().include((_entry, _settings, _answers, _blockers, _times))

__all__ = ["router"]
