"""Signs that help to rank a sentence. Hints, weighed by the learnt tables; not verdicts."""

from collections.abc import Mapping

from handlers.summary.signs import Sign

CUES: Mapping[str, Sign] = {
    "suggests": Sign(
        en=(
            r"\b(?:suggest|propos|recommend)\w*\b",
            r"\b(?:should|could we|let'?s|how about|what about|why (?:not|don'?t))\b",
            r"\b(?:ought|better|instead|prefer)\b",
        ),
        zh=(
            "建议|应该|应当|要不|不如|最好|可以考虑|需要|必须|一定要",
            "要(?:注意|加强|有|把|去|从|让|培养|关注)",
        ),
    ),
    "contrasts": Sign(
        en=(r"\b(?:but|however|although|though|unless|on the other hand|rather)\b",),
        zh=("但是|不过|然而|可是|虽然|尽管|反而|而不是|却",),
    ),
    "exemplifies": Sign(
        en=(r"\b(?:for (?:example|instance)|e\.g\.|such as|i\.e\.)", r"^(?:imagine|suppose)\b"),
        zh=("比如|例如|举个例子|举例|打个比方|譬如|像我们?|有一次|有一个|当时",),
    ),
    "greets": Sign(
        en=(r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|folks|all)\b",),
        zh=(
            "^(?:大家好|各位|你好|您好|早|hi|hello)",
            "主持人|我叫|我来自|嘉宾|欢迎|有请|掌声|下一位|下一个问题|接下来",
        ),
    ),
    "thanks": Sign(
        en=(r"\b(?:thanks?|thx|cheers|regards|sorry|apolog\w+|welcome|congrat\w*|lol|haha)\b",),
        zh=("谢谢|感谢|辛苦|抱歉|不好意思|哈哈|收到|好的|客气|厉害|开玩笑|对吧|是吧",),
    ),
    "concludes": Sign(
        en=(
            r"\b(?:in (?:short|summary|conclusion)|to sum up|overall|basically)\b",
            r"\b(?:main|key|important\w*|essential\w*)\b",
        ),
        zh=(
            "总之|总的来说|总结|综上|归根|本质|核心|关键|重要|主要|目标",
            "首先|其次|第[一二三四五]|另外|最后|一方面",
        ),
    ),
    "date": Sign(
        en=(
            r"\b\d{1,2}[/.:-]\d{1,2}\b",
            r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            r"\b(?:today|tonight|tomorrow|yesterday|next week)\b",
            r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d",
        ),
        zh=(
            r"\d+[月日号点]|[一二三四五六七八九十]+[月日号点]",
            "今天|今晚|明天|明早|昨天|周[一二三四五六日末]|下周|本周|月底|年底",
        ),
    ),
    "number": Sign(en=(r"\d",), zh=(r"\d",)),
}
