"""What was decided: said outright, or proposed and agreed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from handlers.summary.sentences import Sentence
from handlers.summary.signs import Sign

_ANSWERED_WITHIN = 3  # messages after a proposal

# Says by itself that something is settled.
_OUTRIGHT = Sign(
    en=(
        r"\b(?:decision\s*[:：]|let's (?!see\b|talk|discuss|meet|wait|hope|say|call|chat|look"
        r"|check|find)"
        r"|we(?:'ve| have)? (?:decided|agreed|settled)\b|i(?:'ve| have) decided\b"
        r"|(?:we|i)(?:'re| are|'m| am|'ll be)? go(?:ing)? with\b"
        r"|we(?:'ll| will) (?:stick with|use|keep|drop|ship|go|postpone|skip|move|switch|take)\b"
        r"|we(?:'re| are) (?:dropping|postponing|keeping|skipping|switching|moving|shipping)\b"
        r"|we won't (?!be\b|know\b|get\b|have\b|make it\b|see\b)\w+"
        r"|(?:it's|that's|is) (?:decided|settled)\b|that settles it\b|the plan is\b"
        r"|final (?:call|answer)\b|agreed[:,]\s+\w+ \w+)",
        " it is[.!]?$",
        r"^(?:final|consensus|resolution|resolved|outcome|conclusion)\s*[:：]|^approved\b[.!]*$",
        r"^(?:rolling back|reverting|going with)\b|^makes sense[,.] (?:we|let's)\b",
        "^no objections?, ",
    ),
    zh=(
        "决定(?!权|性|不了|一下|吗)|拍板|敲定|达成一致|最后确认|一致(?:同意|通过)|会上定",
        "^(?:决议|结论|定论|最终方案)[:：]|最终(?:选|用|定)|确定(?:用|按|要|不)|^同意[，,].{3,}",
        "^就(?:用|选|走)|(?:统一|^先)(?:用|按|走)|就这样(?=[，。！]|$)",
        "^[^我你他她？]*(?<![要用])不(?:改|做|上|发|修|加|支持|换|搞)了(?=[，。]|$)|暂不|暂时不(?=[上做发改加支])",
        r"(?:我|就|都|已经)定了(?=\W|$)|(?:就|那)(?:这么|定|按)|结论是?",
        "采用(?!率)|(?<!要)不许|按.{1,12}走(?=[，。]|$)",
        "(?:那就|以后都?|一律)统一|以后.{0,6}统一",
    ),
)
_YES_THEN = "^(?:(?:好|行|可以|ok|同意|明白|理解)[，,。：:、 ]*那?|那)(?:我们)?"
_NO_PLAN = (
    "(?![个些边天里种次样是得可能也肯我你他她咱谁怎什多这问麻辛谢拜太好么，,。]"
    "|不[行对是好会能用])"
)
_PLAN = "按|改|推迟|移|拆|分|先|不|用|走|支持|设|只|停|做|换|发|上线|从|撤"
# Takes up what was said, and says what follows.
_TAKEN_UP = Sign(
    en=(
        r"^(?:ok|okay|fine|great|agreed|alright|deal)\b[,.:]?\s+(?:then |so )?"
        r"(?!thanks?|thank|i\b|i'|you|he\b|she\b|they|so\b"
        r"|it is|it's|that|this|there|what|how|why|who|when|where|to\b"
        r"|with|point|idea|job|work\b|news|question|if|can|could)(?:\S+\s+){2,}\S+",
        r"^(?:so|then|good)\b,? (?:then |so )?we(?:'ll| will)? "
        r"(?:go|keep|use|drop|take|ship|move|leave|skip|switch|stay|start|stick|wait|do)\b",
        r"^(?:so|then) (?:\S+ ){1,3}(?:is|are) (?:off|out|in|on)\b",
        r"^(?:\S+ ){1,4}then(?=[,.]|$)",
    ),
    zh=(
        f"{_YES_THEN}就{_NO_PLAN}",  # 那就 15 天
        # 好，海外版移到一月 · 可以，按工号映射
        f"{_YES_THEN}(?!就|[^，]{{0,3}}$){_NO_PLAN}(?=[^我你]{{0,24}}?(?:{_PLAN}))",
    ),
)
_PROPOSED = Sign(
    en=(
        r"^\W*(?:shall|can|should) we (?:all )?(?:agree|go with|drop|use|keep|take|move)\b",
        "^(?:how about|what about|what if we)",
    ),
    zh=("(?:大家)?(?:同意吗|有意见吗|没意见吧|有没有意见|怎么样|行不行|可以吗|好不好)[？?]?$",),
)
_AGREED = Sign(
    en=(
        r"^(?:agreed|\+1|works for me|(?:that (?:would|is|'s) )?fine|ok\b|okay|sounds good|sure"
        "|deal|yes|yep|no objection|i agree)",
    ),
    zh=(r"^(?:同意|赞成|赞同|没意见|没问题|可以|行|好|\+1|ok|支持|确认|嗯)",),
)
# Speaks of deciding without having decided.
_UNDECIDED = Sign(
    en=(
        r"\b(?:not|n't|never|yet to|whether|before we|should|could|might|maybe|perhaps)\b.{0,20}"
        r"\b(?:decided?|agreed?|settled?|go(?:ing)? with)\b",
    ),
    zh=(
        "没.{0,3}(?:定|决定)|待定|定一下|决定一下|再[定看说议]|等.{0,8}决定|谁.{0,3}(?:定|拍板)",
        "(?:之前|早就|已经)同意",
    ),
)


@dataclass(frozen=True)
class Decision:
    sentence: Sentence
    agreed_in: tuple[str, ...] = ()  # ids of the messages that said yes


def decisions(sentences: Sequence[Sentence]) -> list[Decision]:
    found: list[Decision] = []
    for number, sentence in enumerate(sentences):
        if is_decision(sentence):
            found.append(Decision(sentence))
        elif _PROPOSED.shows(sentence):
            agreed = _agreements(sentence, sentences[number + 1 :])
            found += [Decision(sentence, agreed)] if agreed else []
    return _each_once(found, sentences)


def is_decision(sentence: Sentence) -> bool:
    if sentence.is_question or _UNDECIDED.shows(sentence):
        return False
    return _OUTRIGHT.shows(sentence) or _TAKEN_UP.shows(sentence)


def _agreements(proposal: Sentence, after: Sequence[Sentence]) -> tuple[str, ...]:
    """Messages of others, soon after, that begin with a yes."""
    later = (one for one in after if one.number == 0 and one.message.id != proposal.message.id)
    return tuple(
        one.message.id
        for one in islice(later, _ANSWERED_WITHIN)
        if one.message.author != proposal.message.author and _AGREED.shows(one)
    )


def _each_once(found: Sequence[Decision], sentences: Sequence[Sentence]) -> list[Decision]:
    """What was proposed, agreed to, and then decided outright a few messages later is one."""
    ids = dict.fromkeys(sentence.message.id for sentence in sentences)
    place = {message: number for number, message in enumerate(ids)}
    outright = [place[one.sentence.message.id] for one in found if not one.agreed_in]

    def is_followed(one: Decision) -> bool:
        at = place[one.sentence.message.id]
        return any(at <= later <= at + _ANSWERED_WITHIN for later in outright)

    kept = [one for one in found if not one.agreed_in or not is_followed(one)]
    return list({one.sentence.message.id: one for one in reversed(kept)}.values())[::-1]
