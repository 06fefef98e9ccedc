"""What people call things, compared by words: their order, 'of' and 'the', HM, police or constabulary do not count.

One mechanism for actors, topics and sources: each has texts, and what was typed is held against them in four degrees,
from the same words to some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.naming.names import fold_name

# Said in several ways, and each of these counts as one word.
_PHRASES = (
    (re.compile(r"\b(?:his|her) majestys\b|\bh m\b"), "hm"),
    (re.compile(r"\bpolice fire and crime commissioners?\b"), "pfcc"),
    (re.compile(r"\bpolice and crime commissioners?\b"), "pcc"),
)
_FILLERS = frozenset("a an and as at by for from in into is it its of on or the to what which who with y yr".split())
_ALIKE = {"constabulary": "police", "constabularies": "police", "policing": "police", "heddlu": "police"}
# Words that a force's name is known without.
_POLICE = frozenset(("police", "force", "service"))
# Words that stand for an office or a body of a kind, and so for nobody in particular.
_GENERAL = frozenset(
    "agency authority board chief commissioner committee constable council department force government inspector "
    "inspectorate mayor minister office panel police secretary service unit".split()
)
_DEGREES = 4
_PART = 3
_BEGUN = 0.8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: as they are; with police words alike; without them, where others are left; and every word,
    those that a phrase is made of too."""

    plain: frozenset[str]
    alike: frozenset[str]
    bare: frozenset[str]
    every: frozenset[str]

    @property
    def general(self) -> bool:
        """Whether they say nobody in particular: 'the mayor'."""
        return self.alike <= _GENERAL


def words_of(key: str) -> Words:
    """The words of a folded name. Plural and possessive are as the singular, whatever that makes of 'Wales'."""
    folded = key
    for phrase, word in _PHRASES:
        folded = phrase.sub(word, folded)
    plain = _stems(folded)
    alike = frozenset(_ALIKE.get(word, word) for word in plain)
    every = alike if folded == key else alike | {_ALIKE.get(word, word) for word in _stems(key)}
    return Words(plain, alike, alike - _POLICE or alike, every)


def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in key.split() if word not in _FILLERS)


def stem(word: str) -> str:
    """A word without the s of its end."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def literal_part(key: str) -> str:
    """A piece that every text with the words of this folded name has in its own folded form; '' where none is sure."""
    for phrase, _ in _PHRASES:
        key = phrase.sub(" ", key)
    sure = [stem(word) for word in key.split() if word not in _FILLERS | _POLICE | set(_ALIKE) | {"hm", "pcc", "pfcc"}]
    return max(sure, key=len, default="")


def some_part(key: str) -> str:
    """As `literal_part`, but the longest word where that has none: what has other words for it is not looked for."""
    return literal_part(key) or max((stem(word) for word in key.split()), key=len, default="")


def share(asked: Words, text: str) -> float:
    """How much of what was asked for a text has, from 0 to 1: each word, or most of one where a longer word begins so."""
    named = words_of(fold_name(text)).every
    got = (
        1 if word in named else _BEGUN if len(word) > 3 and any(has.startswith(word) for has in named) else 0
        for word in asked.alike
    )
    return sum(got) / len(asked.alike) if asked.alike else 0


def degree(asked: Words, named: Words) -> int | None:
    """How well a name has the words asked for: 0 the same, 1 but for police or constabulary, 2 without these, 3 all of
    them among others. None where it has not."""
    if not asked.alike:
        return None
    tests = (asked.plain == named.plain, asked.alike == named.alike, asked.bare == named.bare, asked.alike <= named.every)
    return next((number for number, passed in enumerate(tests) if passed), None)


def by_words(typed: str, texts: Mapping[str, Iterable[str]]) -> list[str]:
    """Whose texts have the words typed, in the best degree that any has, those with fewest other words first. Words that
    say nobody in particular have no best degree."""
    asked = words_of(fold_name(typed))
    found: dict[str, tuple[int, int]] = {}
    for one, said in texts.items():
        for text in said:
            named = words_of(fold_name(text))
            how = degree(asked, named)
            if how is not None:
                found[one] = min(found.get(one, (_DEGREES, 0)), (how, len(named.alike) if how == _PART else 0))
    best = _PART if asked.general else min((how for how, _ in found.values()), default=_PART)
    return sorted((one for one, (how, _) in found.items() if how <= best), key=lambda one: (found[one], one))
