"""Amounts as people write them."""

from decimal import Decimal


def money_in_words(amount: Decimal, currency: str, language: str) -> str:
    """`€1,200.50`, `¥1,200.50`: with the sign and digits usual in the language."""
    from babel.numbers import format_currency  # noqa: PLC0415  100 ms, not at every start

    return str(format_currency(amount, currency, locale=language.replace("-", "_")))
