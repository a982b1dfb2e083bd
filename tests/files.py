"""Which pictures were uploaded, in memory, behind the real interface."""

from dataclasses import dataclass, field


@dataclass
class Remembered:
    files: dict[str, str] = field(default_factory=dict)

    async def file_of(self, digest: str) -> str:
        return self.files.get(digest, "")

    async def keep(self, digest: str, file: str) -> str:
        return self.files.setdefault(digest, file)

    async def forget(self, digest: str, file: str) -> None:
        if self.files.get(digest) == file:
            del self.files[digest]
