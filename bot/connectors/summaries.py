"""Makes the summary of what was read."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.connectors.wording import Wording
from bot.platforms.port import Platform
from handlers.summary import told
from storage import summary as summaries
from storage.engine import Database

Json: TypeAlias = dict[str, Any]
Run: TypeAlias = Callable[..., Awaitable[Any]]  # a function and its arguments, in another process


@dataclass(frozen=True)
class Summaries:
    """`wording`: a language model that may word the first lines; None where none is set up."""

    database: Database
    run: Run
    wording: Wording | None = None

    async def __call__(
        self, platform: Platform, *, summary: int, uses_model: bool, **asked: Any
    ) -> Json:
        """As told.dump gives it."""
        async with self.database.transaction() as tx:
            pages = await summaries.pages(tx, summary)
        messages = [message for page in pages for message in page.messages]
        home = {name: asked[name] for name in ("now", "zone", "country")}
        made: Json = await self.run(told.made, messages, **home)
        made |= {name: asked[name] for name in ("is_cut", "is_collected")}
        if uses_model and self.wording is not None:
            worded = await self.wording(messages, told.load(made))
            made = told.dump(worded)
        return made
