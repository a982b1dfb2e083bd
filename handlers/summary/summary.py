"""What a summary is."""

from dataclasses import dataclass

from handlers.kit.when import Moment


@dataclass(frozen=True)
class Line:
    """Only words of its sources, of names, and of `glue.GLUE`. Data: escape it where it is drawn.

    `sources` are message ids, the one it retells first.
    """

    text: str
    sources: tuple[str, ...]
    author: str

    @property
    def names_its_author(self) -> bool:
        """English lines begin with who said it; a Chinese one leaves that to whoever draws it."""
        return self.text.startswith((self.author.split() or [self.author])[0])


@dataclass(frozen=True)
class ActionItem:
    line: Line
    owner: str | None  # None: nobody was named and nobody took it
    due: Moment | None  # its span is that in the text of the first source


@dataclass(frozen=True)
class Coverage:
    """`read` holds what programs wrote and notices too: they are counted, but never cited."""

    messages: int
    read: int
    by_programs: int
    notices: int
    unread_files: int


@dataclass(frozen=True)
class Summary:
    """All in the order of the thread."""

    lines: tuple[Line, ...]  # what carries the thread
    gist: tuple[Line, ...]  # the two or three of them that carry most
    decisions: tuple[Line, ...]
    actions: tuple[ActionItem, ...]
    questions: tuple[Line, ...]
    coverage: Coverage

    @property
    def points(self) -> tuple[Line, ...]:
        """The lines that are told nowhere else."""
        items = (item.line for item in self.actions)
        elsewhere = (*self.gist, *self.decisions, *self.questions, *items)
        texts = {line.text for line in elsewhere}
        return tuple(line for line in self.lines if line.text not in texts)
