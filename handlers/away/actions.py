from dataclasses import dataclass

from handlers.kit.actions import Action


@dataclass(frozen=True)
class TakeBack(Action, name="away.take_back"):
    away_id: int
