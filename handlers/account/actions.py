from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class ChooseZone(Action, name="account.choose_zone"):
    zone: str  # IANA
