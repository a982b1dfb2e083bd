"""/review: meetings that prepare themselves, and whose results are not lost.

The agenda is collected beforehand and joined by whatever is open. At the time it is posted with a
thread; what is said there as `decision: …` or `action: …` becomes a decision and a todo. The
minutes are drafted, corrected and confirmed by those who were there, and found again (/minutes).
A retrospective may be anonymous: then nothing is kept that says who wrote what (storage/retros).
"""

from handlers.kit.router import Router
from handlers.review.routes import router as _entry
from handlers.review.routes_meeting import router as _meeting
from handlers.review.routes_minutes import router as _minutes
from handlers.review.routes_retro import router as _retro
from handlers.review.routes_thread import router as _thread
from handlers.review.routes_times import router as _times

router = Router().include((_entry, _meeting, _thread, _minutes, _retro, _times))

__all__ = ["router"]
