"""Which pictures were uploaded, in memory, behind the real interface."""

from dataclasses import dataclass, field

from bot.pace import Limit
from bot.platforms.port import Held, Stage


@dataclass
class Remembered:
    """Everybody's turn is now."""

    files: dict[str, Held] = field(default_factory=dict)

    async def held(self, digest: str, place: str, turns: Limit) -> Held:
        return self.files.setdefault(digest, Held(Stage.WAITING, "", 0.0))

    async def begin(self, digest: str, file: str) -> bool:
        if self.files[digest].stage is not Stage.WAITING:
            return False
        self.files[digest] = Held(Stage.BEGUN, file, 0.0)
        return True

    async def reached(self, digest: str, file: str, stage: Stage) -> None:
        if self.files[digest].file == file:
            self.files[digest] = Held(stage, file, 0.0)

    async def forget(self, digest: str, file: str) -> None:
        if self.files[digest].file == file:
            del self.files[digest]
