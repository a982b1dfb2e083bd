"""What a time zone lets us guess: the country whose holidays count, and its money."""

from functools import cache
from importlib.resources import files

WORLD = "US"  # where the zone says nothing, for a working calendar somebody will set anyway


@cache
def _countries() -> dict[str, str]:
    # zone.tab of the tz database: country code, coordinates, zone. zone1970.tab knows no zone that
    # has kept Berlin's time since 1970, and so neither Oslo nor Amsterdam.
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in table.splitlines() if row and not row.startswith("#"))
    return {zone: country for country, _, zone, *_ in rows}


def country_of(zone: str) -> str:
    """ISO 3166-1 code of the zone's country."""
    return _countries().get(zone, WORLD)


def currency_of(country: str) -> str:
    """ISO 4217 code of the money used there today."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  100 ms, rarely needed

    found = get_territory_currencies(country)
    return found[0] if found else "USD"


def is_currency(code: str) -> bool:
    from babel.numbers import list_currencies  # noqa: PLC0415  as above

    return code in list_currencies()


def countries() -> frozenset[str]:
    return frozenset(_countries().values())


def is_country(code: str) -> bool:
    return code in countries()
