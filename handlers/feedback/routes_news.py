"""What happens elsewhere: a message that was filed is edited or deleted."""

from handlers.feedback.record import key_of, show
from handlers.feedback.view import load
from handlers.kit import quoting
from handlers.kit.context import Context
from handlers.kit.router import Router
from storage import feedback, projects
from storage.quotes import Key

router = Router()


@quoting.watched(router)
async def show_again(ctx: Context, key: Key) -> None:
    room = await projects.room(ctx.tx, key[:3])
    project = await projects.get(ctx.tx, room.project_id) if room else None
    if project is None:
        return
    item = await feedback.quoting(ctx.tx, project_id=project.id or 0, quoted=key_of(key))
    if item is not None:
        show(ctx, await load(ctx, item, project))
