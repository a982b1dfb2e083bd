"""Small numbers as people write them: `12`, `二十五`, `两三`, `a couple of`, `半`."""

DIGITS = {
    "零": 0, "\u3007": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9,
}  # fmt: skip
ENGLISH = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "couple of": 2, "a couple": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty-five": 45, "forty five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip


def number(words: str) -> int:
    """The larger one of a pair: `两三天` and `2-3 days` are both over by the third.

    Raises ValueError for what is no number.
    """
    words = words.strip()
    if words in ENGLISH:
        return ENGLISH[words]
    for dash in ("-", "~", "到", "至", " to ", " or "):
        if dash in words:
            return number(words.rpartition(dash)[2])
    return int(words) if words.isdigit() else _chinese(words)


def ordinal(words: str) -> int:
    """`first` and `第一` are 1, `last` and `最后一` are -1."""
    words = words.strip()
    if words in ORDINALS:
        return ORDINALS[words]
    return -1 if words.startswith("最后") else number(words.removeprefix("第"))


def _chinese(words: str) -> int:
    words = words.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = words.rpartition("十")
    try:
        if not ten:
            return DIGITS[words[-1]]
        # rpartition of 十五 leaves no tens in front: that is one ten.
        return 10 * (DIGITS[tens[-1]] if tens else 1) + (DIGITS[ones[-1]] if ones else 0)
    except (KeyError, IndexError) as error:
        raise ValueError(f"not a number: {words!r}") from error


def year_number(words: str) -> int:
    """`2026`, `二〇二六`, `26`: all the same year."""
    if not words.isdigit() or not words.isascii():
        words = "".join(str(DIGITS[digit]) for digit in words)
    return int(words) + (2000 if len(words) == 2 else 0)
