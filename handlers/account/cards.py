"""The one question a person is asked about themselves. Pure."""

from collections.abc import Sequence

from handlers.account.actions import ChooseZone
from handlers.kit import dates
from handlers.kit.cards import Buttons, Card, Text, button
from handlers.kit.i18n import Translate
from handlers.kit.text import line

# Where teams of this kind and their clients mostly sit, after the zones the project speaks for.
USUAL = ("Asia/Shanghai", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Tokyo")
GUESSES = 5


def zone_card(likely: Sequence[str], t: Translate) -> Card:
    """A button for each guess, the likeliest first."""
    zones = tuple(dict.fromkeys((*likely, *USUAL)))[:GUESSES]
    buttons = tuple(button(dates.zone_name(zone, t.language), ChooseZone(zone)) for zone in zones)
    said = (line(t("account-zone-question")), line(t("account-zone-why")))
    return Card(blocks=(Text(said), Buttons(buttons)))
