"""Amounts as people write them."""

from decimal import Decimal
from functools import cache

# What people put beside an amount that the symbols of CLDR leave out.
_ALSO = {
    "CNY": ("元", "块", "块钱", "人民币", "RMB"),
    "USD": ("美元",),
    "EUR": ("欧元", "EUROS", "EURO"),
}


def money_in_words(amount: Decimal, currency: str, language: str) -> str:
    """`€1,200.50`, `¥1,200.50`: with the sign and digits usual in the language."""
    from babel.numbers import format_currency  # noqa: PLC0415  100 ms, not at every start

    return str(format_currency(amount, currency, locale=language.replace("-", "_")))


@cache
def signs_of(currency: str) -> frozenset[str]:
    """What may stand beside an amount in this currency, in capitals: `EUR`, `€`, `欧元`."""
    from babel.numbers import get_currency_symbol  # noqa: PLC0415  as above

    symbols = {get_currency_symbol(currency, locale) for locale in ("en", "zh_CN")}
    plain = {symbol[-1] for symbol in symbols if not symbol[-1].isalnum()}  # US$, CN¥
    return frozenset({currency, *symbols, *plain, *_ALSO.get(currency, ())})
