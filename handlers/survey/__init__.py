"""/survey: how it goes, asked of clients and account managers, now and then.

By hand, after changes ended, weeks after a milestone, or every month; in a direct message, with
one press. Nobody is asked often. Whoever is not content is followed up, by somebody with a name
and a date, until they say that it is settled.
"""

from handlers.kit.router import Router
from handlers.survey.at_home import router as _home
from handlers.survey.routes import router as _entry
from handlers.survey.routes_answers import router as _answers
from handlers.survey.routes_follow_up import router as _follow_up
from handlers.survey.routes_round import router as _round

router = Router().include((_entry, _answers, _follow_up, _round, _home))

__all__ = ["router"]
