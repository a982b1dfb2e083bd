"""Chinese lines: what carries nothing is dropped; nothing is added or moved."""

import re

# Said while thinking. The longest first, so that `也就是说` does not leave a `也` behind.
_FILLER = re.compile(
    r"也就是说|就是说|所以说|怎么说呢|简单来说|说实话|老实说|总的来说"
    r"|我(?:个人|自己)?(?:还是)?(?:觉得|认为|感觉)(?:是)?|大家(?:都)?(?:知道|可以看到)|你知道"
    r"|其实|实际上|然后的话|的话|[，,]?(?:对吧|是吧|好吧|是不是|对不对)(?=[，。？！,]|$)"
    r"|嗯+|呃+|(?<!咖)啊+|(?<![来哎])呀|哎|那么|然后|另外|当然|比如说"
    r"|(?<=[，。])(?:那|所以|就是)(?=[，我你他它们这])|的(?:这个|那个)(?=的)"
    # before a noun it points at what a line does not show; before a verb it is the subject
    r"|(?:^|(?<=[，。]))[这那]个(?=[，。]|就是说)"
    r"|[这那]个(?![是不在要可能会算有得应就我你也都很怎什][^，。]|$)"
    r"|(?<!这)(?:来讲|来说)(?=[，。])|(?<=[说讲聊谈])一下(?=[，。]|$)|非常(?:非常|的)?"
    r"|(?<![不也这那正才还而或者要么])就是(?=[，。我说一这那在通要有能])"
    r"|(?<=.)[呢嘛](?=[，。？！,?!]|$)|(?<=.)吧(?=[，。！,!]|$)"
)
_OPENER = re.compile(
    r"^(?:[，、。：；,\s]|那|所以|但是|但|不过|而且|因为|对|是的|是|好的?|行|ok|首先|其次|就是(?=，)"
    r"|我想说|我来说|第[一二三四五六七]个?(?:就是|是|呢)?)+(?=[，,、\s]|[我你它他这那就在])",
    re.IGNORECASE,
)
_STUTTER = re.compile(
    "((?:这|那|一)个|[我你他她它咱]们|就是|可以|因为|如果|所以|什么|还是|可能|[这那我你他的是在就有])\\1+"
)
_DOUBLE_COMMA = re.compile(r"([，、,])[，、,\s]+")
_THEN = re.compile("^那(?![个些边天里种次样是时么位儿家一几])")
_SPACE = re.compile(r"\s+")


def plainly(text: str) -> str:
    """The sentence without fillers, stutters, and what greets or hesitates at its ends."""
    said = _FILLER.sub("", text)
    said = _STUTTER.sub(lambda found: found[1], said)
    said = _THEN.sub("", _OPENER.sub("", said))
    said = _SPACE.sub(" ", _DOUBLE_COMMA.sub(r"\1", said)).strip("，、,；;：: ")
    return said or text
