"""Dates and times as people write them in work chat, in English, Chinese, or both at once.

A text is normalised (`folding`); its pieces are recognised (`english`, `chinese`, `numeric`,
`amounts`, `clocks`, `feasts`, `foreign`); neighbours are joined (`joins`), and the words around
them heard (`relations`); what is left is resolved to days (`reading`, `scene`, `spans`).
Where two readings are usual the likelier one is given and `sure` is low; where nobody could say,
nothing is found: a wrong date costs more than a question.
"""

from handlers.kit.when.moment import Moment
from handlers.kit.when.reading import find, read

__all__ = ["Moment", "find", "read"]
