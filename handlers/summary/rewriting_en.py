"""English lines: told by a third person, by a closed list of moves.

`I think we can drop it` (Anna)     Anna thinks we can drop it
`Could you check the log, Tom?`     Anna asks Tom to check the log
`Is it still broken?`               Anna asks whether it is still broken
`My build fails`                    Anna says that their build fails
`What broke it?`                    Anna asks: what broke it?
`Works for me.`                     Anna says: works for them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_OPENER = re.compile(
    r"(?:(?:hi|hello|hey|dear)\b[^,.!?:]{0,30}[,.!:-]+\s*"
    r"|(?:well|so|also|oh|ok|okay|yes|yeah|yep|no|hmm+|btw|fyi|anyway|actually|however|but|and"
    r"|then|again|now|right|indeed|basically|first|firstly|first of all|second|secondly|finally"
    r"|great|good|perfect|fine|agreed|by the way|in fact|of course|to be honest|honestly"
    r"|personally|fwiw|imho|imo|in my opinion|afaik|as far as i know|thanks"
    r"|thank you|sorry|apologies)\b"
    r"(?:[,.:!;]\s*|\s+-+\s+)"
    r"|(?:but|and|so|then|ok|okay)\s+(?!far\b|on\b|long\b|what\b|with\b|for\b)"
    r"|decision:\s*|(?:please )?note that\s+|(?:it )?seems to me that\s+"
    r"|i(?: just)? (?:wanted|want|would like|'d like) to (?:say|note|point out|mention)"
    r"(?: that)?\s+)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s+(?:\([^()]{0,200}\)|\[[^\]]{0,60}\])(?=[\s.,;:!?]|$)")

_PERSON = "it|this|that|there|they|we|he|she|i|you|these|those|anyone|anybody|someone"
_REQUEST = re.compile(
    r"(?:please|pls|(?:can|could|would|will) you(?: please)?(?: kindly)?"
    r"|i need you to|i(?:'d| would) (?:like|appreciate it if) you to)\s+"
    r"(?!be able|like|mind|agree|have)(\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_INVERTED = re.compile(
    r"((?:is|are|was|were|has|have|can|could|should|would|will|must|may|might)(?:n't)?)"
    rf" ({_PERSON})\b\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_DO_QUESTION = re.compile(r"do ((?:you|they|we|i|these|those)\b.*)", re.IGNORECASE | re.DOTALL)
_PROPOSAL = re.compile(r"(?:let's|let us)\s+(.*)", re.IGNORECASE | re.DOTALL)
_WONDER = re.compile(r"i(?:'m| am)? (?:just )?wonder(?:ing)? (.*)", re.IGNORECASE | re.DOTALL)
_SUGGESTION = re.compile(r"i(?:'d| would)? suggest (.*)", re.IGNORECASE | re.DOTALL)

# The verbs after `I` that take a name without further thought. Others go into `says that they …`.
_THIRD_PERSON = {
    "am": "is",
    "have": "has",
    "haven't": "has not",
    "do": "does",
    "don't": "doesn't",
    "think": "thinks",
    "believe": "believes",
    "agree": "agrees",
    "want": "wants",
    "need": "needs",
    "like": "likes",
    "prefer": "prefers",
    "hope": "hopes",
}
_SAME_IN_THIRD_PERSON = re.compile(
    r"(?:can|could|will|would|should|may|might|must|was|had|did)(?:n't)?|can't|won't"
)
_SHORT_FORMS = {"'m": "is", "'ve": "has", "'ll": "will", "'d": "would"}
_I_VERB = re.compile(
    r"I(?P<short>'(?:m|ve|ll|d))?(?P<adverbs>(?: (?:also|just|really|still))*) (?P<verb>[\w']+)\b"
)

_FIRST_PERSON = re.compile(r"\b(?:[Ii]|[Mm]y|me|myself)\b")
# In this order: what is longer goes first.
_REPORTED = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b[Ii] am\b|\b[Ii]'m\b", "they are"),
        (r"\b[Ii] was\b", "they were"),
        (r"\bI've\b", "they have"),
        (r"\bI'll\b", "they will"),
        (r"\bI'd\b", "they would"),
        (r"\bI\b(?![./]\w)", "they"),
        (r"\b[Mm]y\b", "their"),
        (r"\bme\b", "them"),
        (r"\bmyself\b", "themselves"),
    )
)
# A clause that `says that` would not fit.
_NO_SUBJECT = re.compile(
    r"(?!(?:no|some|any|every)thing\b|during\b|according\b)"
    r"(?:\w+ing|works|done|back|not|sounds|looks|seems|same|will|would|could|don't|thanks|thank"
    r"|yes|no|sure|also|for|to|in|at|by|about|just|only|still|half|quick|good|great)\b",
    re.IGNORECASE,
)
_LOWERED = re.compile(
    r"(?:The|This|That|These|Those|It|There|A|An|We|You|They|He|She|In|If|As|For|What|How|Why|When"
    r"|Where|Which|Who|Whose|Do|Does|Did|Is|Are|Was|Were|Can|Could|Would|Should|Will|Has|Have|Any"
    r"|Our|Your|Their|At|On|To|From|With|Some|All|Not|Maybe|Perhaps|One|Since|Because|While"
    r"|Although|After|Before|Only|Most|Both|Each)\b"
)


@dataclass(frozen=True)
class _Teller:
    author: str
    addressee: str | None
    is_called: bool

    def request(self, deed: str) -> str:
        deed = re.sub(r",? please(?=[.?!]*$)", "", deed).rstrip("? ")
        return f"{self.author} asks {self.addressee or 'somebody'} to {self._reported(deed)}"

    def inverted(self, verb: str, person: str, rest: str) -> str:
        subject = person if person == "I" else person.lower()
        return self._whether(f"{subject} {verb.lower()} {rest}")

    def do_question(self, clause: str) -> str:
        return self._whether(clause)

    def proposal(self, deed: str) -> str:
        return f"{self.author} suggests to {self._reported(deed)}"

    def wonder(self, clause: str) -> str:
        return f"{self.author} wonders {self._reported(clause)}"

    def suggestion(self, clause: str) -> str:
        return f"{self.author} suggests {self._reported(clause)}"

    def question(self, clause: str) -> str:
        whom = f" {self.addressee}" if self.is_called else ""
        return f"{self.author} asks{whom}: {_decapitalised(self._reported(clause))}"

    def statement(self, clause: str) -> str:
        verb = _I_VERB.match(clause)
        third = verb and _third_person(verb)
        if verb and third:
            return f"{self.author}{verb['adverbs']} {third}{self._reported(clause[verb.end() :])}"
        told = _lowered(self._reported(clause))
        if _NO_SUBJECT.match(clause):
            return f"{self.author} says: {_decapitalised(told)}"
        return f"{self.author} says {'' if told.startswith('that ') else 'that '}{told}"

    def _whether(self, clause: str) -> str:
        return f"{self.author} asks whether {self._reported(clause.rstrip('? '))}"

    def _reported(self, clause: str) -> str:
        if _FIRST_PERSON.search(clause):
            for pattern, plain in _REPORTED:
                clause = pattern.sub(plain, clause)
        if self.addressee:
            clause = re.sub(r"\b[Yy]our\b", f"{self.addressee}'s", clause)
        return clause


def retold(text: str, author: str, addressee: str | None, *, is_called: bool = False) -> str:
    """`addressee` is known only where nobody else can be meant by `you`. A name that called them
    is already taken from the text.
    """
    clause = _bare(text)
    teller = _Teller(author, addressee, is_called)
    is_question = clause.rstrip("\"') ").endswith("?")
    moves: Sequence[tuple[re.Pattern[str], Callable[..., str], bool]] = (
        (_REQUEST, teller.request, True),
        (_INVERTED, teller.inverted, is_question),
        (_DO_QUESTION, teller.do_question, is_question),
        (_PROPOSAL, teller.proposal, not is_question),
        (_WONDER, teller.wonder, True),
        (_SUGGESTION, teller.suggestion, True),
    )
    for pattern, move, is_open in moves:
        found = pattern.match(clause) if is_open else None
        if found:
            return move(*found.groups())
    return teller.question(clause) if is_question else teller.statement(clause)


def _bare(text: str) -> str:
    """Without asides in brackets, and without the openers that only turn to somebody."""
    clause = re.sub(r"\s+", " ", _ASIDE.sub("", text)).strip(" )]")
    clause = clause.removeprefix("(") if ")" not in clause else clause
    while (opener := _OPENER.match(clause)) and opener.end() < len(clause):
        clause = clause[opener.end() :]
    return clause or text


def _third_person(verb: re.Match[str]) -> str | None:
    word = verb["verb"].lower()
    if verb["short"]:
        return f"{_SHORT_FORMS[verb['short']]} {word}"
    return word if _SAME_IN_THIRD_PERSON.fullmatch(word) else _THIRD_PERSON.get(word)


def _decapitalised(clause: str) -> str:
    """The first letter of an ordinary word; `API`, `I'd` and `iOS` stay."""
    return clause[0].lower() + clause[1:] if re.match(r"[A-Z][a-z]", clause) else clause


def _lowered(clause: str) -> str:
    """Mid-sentence, where a capital would only say that the sentence began here."""
    return clause[0].lower() + clause[1:] if _LOWERED.match(clause) else clause
