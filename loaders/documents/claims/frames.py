"""Whether what a clause says is so, is said not to be, or is only supposed: read off the words around subject and verb.

A clause is *denied* where a negation governs it, however far to its left ('there is no power for A to', 'A is unable to');
it is *unreal* where it is asked, supposed, wished for, or would only have been. Words that look like negations and are
none ('no doubt', 'not only') are taken out first.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from loaders.documents.claims.match import BREAKS
from loaders.documents.claims.tokens import Token
from loaders.documents.text.grammar import NEGATIONS


class Frame(Enum):
    """How a clause stands to what is so."""

    REAL = 0
    DENIED = 1
    UNREAL = 2


_HARMLESS = frozenset(
    ("no", word)
    for word in "doubt less fewer later earlier more question surprise secret matter exception wonder other".split()
) | frozenset(
    ("not", word) for word in "only just least less merely surprising surprisingly unlike unusual uncommon alone".split()
)
_DENYING = NEGATIONS | frozenset(
    "unable powerless lack lacks lacked lacking barred prohibited prevented forbidden precluded banned nothing none hardly"
    " scarcely barely without nowhere exempt immune short forbids forbid forbade prevents prevent bars prohibits prohibit"
    " precludes stops stopped refuses refused declines declined".split()
)
# Of these, what denies only with the word right behind it (the one named between them left out): 'prevents A from'.
_NEEDS = {
    **dict.fromkeys(
        "exempt immune prevents prevent prevented bars barred prohibits prohibit precludes stops stopped".split(), "from"
    ),
    "short": "of",
}
_FALSE = frozenset("wrong untrue false incorrect mistaken myth misconception fiction fallacy untruth mistake error".split())
_SUPPOSING = frozenset(
    "if unless whether suppose supposing supposed imagine imagining assume assuming pretend wish wishes wished lest".split()
)
_SUPPOSING_PAIRS = frozenset(
    pair
    for pair in (
        ("as", "though"),
        ("would", "that"),
        ("provided", "that"),
        ("event", "that"),
        ("in", "case"),
        ("long", "as"),
        ("condition", "that"),
    )
)
_ALMOST = frozenset(
    "almost nearly close fail fails failed failing pretends pretended too unwilling reluctant neglects neglected forgets forgot"
    " omits omitted alleged rumoured reputed avoid avoids avoided avoiding distance distanced distances".split()
)
_ALMOST_PAIRS = frozenset((one, other) for one in ("said", "thought", "believed", "supposed") for other in ("to",)) | frozenset(
    ("last", word) for word in ("person", "one", "body", "thing")
)
# What is thought, feared or talked of is not so for that.
_THOUGHT = frozenset(
    "dreamed dreamt fear fears feared doubt doubts doubted suspect suspects suspected wonder wonders wondered guess hope hopes"
    " hoped rumour rumours talk allegation allegations alleges let".split()
)
_TOLD = frozenset("deny denies denied denying dispute disputes disputed refute refutes refuted".split())
_DENYING_PAIRS = frozenset((("far", "from"), ("yet", "to"), ("anything", "but")))
_TOKENS_OF = frozenset("evidence suggestion sign indication proof record clue".split())
# What becomes of an idea, a claim or a plan behind the clause that tells it.
_FALLEN = frozenset("rejected dropped abandoned withdrawn shelved scrapped refused".split())
_MODALS = frozenset("would could might should may ought must was were 'd".split())
_WOULD = frozenset("would could might 'd".split())
_TURNED = frozenset("had were should may".split())
_ENDS = BREAKS | {","}
_COMPLEMENT = frozenset("that which whom whether how why".split())
_PARTS = frozenset("because while although but and where since when".split())


def frame_of(tokens: Sequence[Token], start: int, verb: int, verb_start: int) -> Frame:
    """The frame of the clause whose subject, or first word, is tokens[start] and whose verb is tokens[verb]."""
    if tokens[-1].low == "?" or _asks(tokens, verb):
        return Frame.UNREAL
    low = _clause_start(tokens, start)
    before = _plain(tokens[low:start])
    group = _plain(tokens[min(start + 1, verb_start) : verb])
    if _supposes(before) or _is_turned(tokens, low, start) or _almost(group) or _falls(tokens, start, verb, before):
        return Frame.UNREAL
    if _perfect(group, tokens[verb].low) or (set(group) & _WOULD and _hypothesis(tokens, verb)):
        return Frame.UNREAL
    times = _denials(before) + _denials(group) + _denied_behind(tokens, verb)
    if times == 0:
        return Frame.REAL
    if times > 1 or set(before) & _TOKENS_OF or (_COMPLEMENT & set(before) and _denials(before) and not _is_denial(before)):
        return Frame.UNREAL
    return Frame.DENIED


def frame_of_words(tokens: Sequence[Token], at: int) -> Frame:
    """The frame of what tokens[at] belongs to, where it hangs on no verb that is known: a sum, a name in brackets."""
    if tokens[-1].low == "?" or _asks(tokens, at):
        return Frame.UNREAL
    low = _clause_start(tokens, at)
    high = next((index for index in range(at, len(tokens)) if tokens[index].low in _ENDS), len(tokens))
    ends = at - (at > low and tokens[at - 1].low == "no")  # 'no less than £5m', whose 'less than' is in the sum
    before, clause = _plain(tokens[low:ends]), _plain(tokens[low:high])
    turned = low < at and not tokens[low].is_actor and tokens[low].low in _TURNED
    if _supposes(before) or turned or _perfect(clause, "") or set(before) & _ALMOST:
        return Frame.UNREAL
    if set(clause) & _WOULD and _hypothesis(tokens, at):
        return Frame.UNREAL
    return Frame.DENIED if _denials(before) else Frame.REAL


def _plain(tokens: Sequence[Token]) -> list[str]:
    """The words of a stretch, without those that only look like negations."""
    words = _without_aside([token.low for token in tokens if not token.is_actor])
    harmless = {at for at, pair in enumerate(pairwise(words)) if pair in _HARMLESS}
    harmless |= {at + 1 for at in harmless if words[at + 1] == "doubt"}
    return [word for at, word in enumerate(words) if at not in harmless]


def _without_aside(words: list[str]) -> list[str]:
    """Without an aside that says only who else is not meant: 'A, but not B, is appointed by C'."""
    for at, pair in enumerate(pairwise(words)):
        if pair == ("but", "not") and "," in words[at:]:
            return [*words[:at], *words[words.index(",", at) + 1 :]]
    return words


def _clause_start(tokens: Sequence[Token], start: int) -> int:
    """Where the words that govern a clause begin: behind the last sign, or 'but', 'because' and the like."""
    for at in range(start - 1, -1, -1):
        if not tokens[at].is_actor and (tokens[at].low in _ENDS or tokens[at].low in _PARTS):
            return at + 1
    return 0


def _denials(words: Sequence[str]) -> int:
    """How often a stretch denies what follows it; 'neither … nor' and 'not … any' are one denial."""
    found = 0
    for at, word in enumerate(words):
        needs = _NEEDS.get(word)
        if word in _FALSE or word in _TOLD or (word in _DENYING and (needs is None or needs in words[at + 1 : at + 2])):
            found = found + 1 if word not in ("nor", "neither", "ever") else max(found, 1)
    return found + sum(pair in _DENYING_PAIRS for pair in pairwise(words))


def _is_denial(words: Sequence[str]) -> bool:
    """Whether a main clause with 'that' denies it: 'it is not the case that', 'a myth that', 'no provision under which'."""
    said = set(words)
    return (
        bool(said & (_FALSE | _TOLD))
        or bool(said & {"case", "true", "correct", "right", "so"})
        or bool(said & {"there", "nothing"})
    )


def _supposes(words: Sequence[str]) -> bool:
    return bool(set(words) & (_SUPPOSING | _THOUGHT)) or any(pair in _SUPPOSING_PAIRS for pair in pairwise(words))


def _almost(group: Sequence[str]) -> bool:
    return bool(set(group) & _ALMOST) or any(pair in _ALMOST_PAIRS for pair in pairwise(group))


def _falls(tokens: Sequence[Token], start: int, verb: int, before: Sequence[str]) -> bool:
    """'The claim that A funds B is untrue', 'plans for A to fund B were dropped', 'was asked to fund B but did not'."""
    high = next((at for at in range(verb, len(tokens)) if tokens[at].low in _ENDS), len(tokens))
    after = [token.low for token in tokens[verb + 1 : high]]
    told = bool(start and before) and before[-1] in ("that", "for", "of")
    if told and (set(after) & (_FALSE | _FALLEN)):
        return True
    return any(one == "but" and "not" in after[at + 1 : at + 3] and len(after) <= at + 3 for at, one in enumerate(after))


def _denied_behind(tokens: Sequence[Token], verb: int) -> int:
    """'funds B no more', 'funds B no longer', at the end of the clause."""
    high = next((at for at in range(verb, len(tokens)) if tokens[at].low in _ENDS), len(tokens))
    return int(high - 2 > verb and tuple(token.low for token in tokens[high - 2 : high]) in (("no", "more"), ("no", "longer")))


def _is_turned(tokens: Sequence[Token], low: int, start: int) -> bool:
    """'Had A funded', 'Were A to fund', 'Should A fund': an 'if' said by the order of words."""
    return low < start and tokens[low].low in _TURNED and not any(token.is_actor for token in tokens[low + 1 : start])


def _perfect(group: Sequence[str], verb: str) -> bool:
    """'would have funded', 'was to have been inspected'; not 'must have regard', 'would have to fund'."""
    if "have" not in group:
        return False
    at = group.index("have")
    after = group[at + 1] if at + 1 < len(group) else verb
    done = (
        after in ("been", "had", "done")
        or after.endswith(("ed", "en", "ught"))
        or after in ("held", "led", "set", "made", "paid")
    )
    return done and bool(set(group[:at]) & _MODALS)


def _hypothesis(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the sentence supposes something that its 'would' hangs on."""
    low = next((at + 1 for at in range(verb, -1, -1) if tokens[at].low in BREAKS), 0)
    high = next((at for at in range(verb, len(tokens)) if tokens[at].low in BREAKS), len(tokens))
    words = [token.low for token in tokens[low:high]]
    pairs = set(pairwise(words))
    turned = tokens[low].low in _TURNED if low < high else False
    there = {(one, other) for one in ("were", "had") for other in ("there", "it")}
    return turned or bool(set(words) & {"if", "unless", "otherwise", "theory"}) or bool(pairs & (there | {("but", "for")}))


def _asks(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the part of the sentence that the verb stands in ends as a question."""
    return next((token.low == "?" for token in tokens[verb:] if token.low in ("?", ".", ";")), False)
