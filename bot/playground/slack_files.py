"""Files on their way into a workspace and in it."""

from dataclasses import dataclass, field


@dataclass
class File:
    id: str
    name: str
    size: int
    user: str
    created: int
    title: str = ""
    alt_text: str = ""
    content: bytes = b""
    is_complete: bool = False
    ready_at: float = 0.0
    """Slack examines images for a moment after the upload; until then blocks cannot show them."""
    shares: dict[str, list[str]] = field(default_factory=dict)
    """The `ts` of the messages that carry it, by channel id."""

    @property
    def filetype(self) -> str:
        return self.name.rpartition(".")[2].lower() if "." in self.name else "text"

    @property
    def mimetype(self) -> str:
        return _MIME.get(self.filetype, "text/plain")


_MIME = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "csv": "text/csv",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
