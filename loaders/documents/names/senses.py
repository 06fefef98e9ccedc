"""Words of a name in another sense: 'council tax', 'liaison officer', 'Welsh Ministers', 'His Majesty’s forces'."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.documents.model import GROUPS
from loaders.documents.names.words import Token

THE = frozenset("the our this british uk".split())
# What makes 'police' and 'government' a name without 'the': 'police funding', 'police are', 'central government grants'.
_OF_A_SECTOR = frozenset(
    "funding budget budgets spending grant grants formula investment finances resources capability capabilities are were have"
    " need pensions money across will must to with can could should may who stakeholders partners colleagues".split()
)

# Words after which a group's name only says what kind of thing is meant: 'bank account', 'business plan'.
_QUALIFIED = frozenset(
    "account accounts plan plans continuity cohesion hours tax rates rate holiday premises card cards case cases"
    " statement".split()
)
_SECTORS = frozenset("private voluntary third".split())
# Words before the name of a group that make it another: 'liaison officer', 'Welsh Ministers'.
_OTHER_SORTS = {
    "officer": frozenset(
        "education liaison executive finance financial monitoring probation prison fire press medical returning presiding"
        " accounting planning safety welfare housing health environmental youth information records data"
        " protection compliance legal clerical administrative military naval army customs immigration border court scrutiny"
        " governance operating communications parliamentary electoral registration veterinary reviewing approved licensing"
        " enforcement safeguarding standards trading policy project programme support resources personnel technology digital"
        " privacy risk audit procurement commercial scientific scenes engagement partnership contingency".split()
    ),
    "force": frozenset("armed majestys security military naval air royal reserve allied".split()),
    "minister": frozenset("welsh scottish northern irish ulster crown foreign overseas prime cabinet church".split()),
}
_NOT_NAMED = frozenset(
    {
        ("council", "tax"),
        ("community", "support"),
        ("victim", "support"),
        ("community", "safety"),
        ("business", "as"),
        ("council", "of"),
    }
)


def in_another_sense(kind: str, tokens: Sequence[Token], at: int, count: int) -> bool:
    """Whether the `count` words at a place, a name of an actor of that kind, mean something else by what stands around them."""
    after = tokens[at + count].fold if at + count < len(tokens) else ""
    if tokens[at].fold == "public" and after == "and" and at + 2 < len(tokens) and tokens[at + 2].fold in _SECTORS:
        return True
    if kind == "crown" and tokens[at + count - 1].stem_end != tokens[at + count - 1].end:
        return True  # 'His Majesty’s forces' are not the Crown
    if count > 1:
        return False
    qualifies = (tokens[at].stem, after) in _NOT_NAMED or (kind in GROUPS and after in _QUALIFIED)
    return qualifies or _is_another_sort(tokens, at) or (kind in GROUPS and _within_capitals(tokens, at))


def _is_another_sort(tokens: Sequence[Token], at: int) -> bool:
    """'chief education officer', 'Welsh Ministers': not those of the police, not those of the United Kingdom."""
    other = _OTHER_SORTS.get(tokens[at].stem.removesuffix("s"), frozenset())
    before = tokens[at - 1] if at else None
    return before is not None and before.fold in other and tokens[at].start - before.end == 1


def is_sector(tokens: Sequence[Token], at: int, after: str) -> bool:
    """Whether 'police' without an article is the service: 'police are', 'with police to', 'police and prosecutors'."""
    last = at + 1 < len(tokens) and tokens[at + 1]
    if not last or not last.raw.islower() or tokens[at].stem_end != tokens[at].end:
        return False
    if after == "and":
        return at + 2 < len(tokens) and tokens[at + 2].fold not in ("crime", "fire", "border", "court", "justice")
    return after in _OF_A_SECTOR


def _within_capitals(tokens: Sequence[Token], at: int) -> bool:
    """Whether one word with a capital stands among others, as part of another name: 'Disabled Police Association'."""
    word = tokens[at]
    if not word.raw[0].isupper() or word.raw.rstrip("s").isupper():
        return False
    before, after = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.start - word.end == 1 and after.raw[0].isupper() and word.stem_end == word.end:
        return True
    joined = before is not None and word.start - before.end == 1 and before.stem_end == before.end
    return bool(joined and before is not None and before.raw[0].isupper() and before.fold not in THE | _OPENING)


_OPENING = frozenset(
    "a an our their its his her in for with to by of on as that and or but when while where if all some many".split()
)
