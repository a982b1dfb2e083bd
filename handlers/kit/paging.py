"""A list of more than a page: the buttons that turn it. Pure."""

from collections.abc import Callable, Iterator

from handlers.kit.actions import Action
from handlers.kit.cards import Button, button
from handlers.kit.i18n import Translate


def turns(
    offset: int, page: int, at: Callable[[int], Action], t: Translate, *, has_older: bool
) -> Iterator[Button]:
    """`at`: what shows the page that begins at an offset."""
    if offset > 0:
        yield button(t("kit-newer"), at(max(0, offset - page)))
    if has_older:
        yield button(t("kit-older"), at(offset + page))
