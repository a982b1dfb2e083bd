"""The list of all features. One package per feature; this tuple is the whole list.

Not in `handlers/__init__.py`: that runs whenever anything below is imported, and the kit would
load every feature and the database with it (`parley when` would start in 1.2 s instead of 0.3).
"""

from handlers import (
    account,
    away,
    change,
    decision,
    feedback,
    glossary,
    help,
    home,
    plan,
    poll,
    progress,
    project,
    review,
    risk,
    share,
    standup,
    survey,
    todo,
)
from handlers.kit.router import Router
from handlers.summary import routes as summary  # the engine alone must stay light

FEATURES = Router().include(
    (
        change.router,
        review.router,
        plan.router,
        risk.router,
        todo.router,
        decision.router,
        poll.router,
        standup.router,
        progress.router,
        feedback.router,
        survey.router,
        project.router,
        share.router,
        glossary.router,
        away.router,
        account.router,
        home.router,
        summary.router,
        help.router,
    )
)
