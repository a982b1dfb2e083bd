"""One spelling for the grammar: lower case, half width, simplified, plain dashes and spaces."""

from functools import cache

# The traditional characters that date words need, each beside its simplified form.
TRADITIONAL = "週後點號個兩禮內節國聖誕鐘時間這開過幾無會處週結終農曆勞動掃"
SIMPLIFIED = "周后点号个两礼内节国圣诞钟时间这开过几无会处周结终农历劳动扫"
OTHERS = {
    "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2019": "'", "\u2018": "'",
    "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u301c": "~",
    "天": "天",
}  # fmt: skip


@cache
def _table() -> dict[int, str]:
    half_width = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    simple = {ord(a): b for a, b in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
    return half_width | simple | {ord(a): b for a, b in OTHERS.items()}


def folded(text: str) -> str:
    """As long as the text, character for character, so that spans hold in both."""
    plain = text.translate(_table())
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # A few letters ("İ") grow when lowered.
    return "".join(low if len(low := char.lower()) == 1 else char for char in plain)
