"""The names of a graph's actors, looked up word by word: the longest name that begins at a word wins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.days.dates import first_day
from graph.model import Actor, Graph
from loaders.documents.model import GROUPS
from loaders.documents.names.heads import KINDS
from loaders.documents.names.local import said_otherwise
from loaders.documents.names.senses import THE, in_another_sense, is_sector
from loaders.documents.names.words import GAP, Token, fold_words

_BODIES_FIRST = (
    "office",
    "police_force",
    "department",
    "inspectorate",
    "regulator",
    "local_policing_body",
    "committee",
    "board",
)
_THINGS = frozenset({"programme", "instrument", "system", "fund", "review_or_inquiry"})
_RECORDS = frozenset({"recommendation", "finding", "document"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one actor. `exact`: capitals count. `form`: name, alias, or number (singular of a class, or plural;
    also a long name with its last word so, an Act without its year). `the`: only with 'the' before it ('the police')."""

    actor: Actor
    text: str
    form: str
    exact: bool
    from_: str | None = None
    to: str | None = None
    the: bool = False

    def holds_on(self, day: str | None) -> bool:
        """Whether the name was in use on a day (ISO); with no day, whether it is in use still."""
        if day is None:
            return self.to is None
        return (self.from_ is None or first_day(self.from_) <= day) and (self.to is None or day <= first_day(self.to))


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: from one word up to another, and the actors it may mean."""

    start: int
    end: int
    first: int
    after: int
    names: tuple[Name, ...]


class NameIndex:
    """Names of actors, records and findings left out: a text names those by their words, not by a name."""

    def __init__(self, actors: Graph | Iterable[Actor]) -> None:
        actors = actors.actors.values() if isinstance(actors, Graph) else actors
        self.actors: dict[str, Actor] = {}
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._beginnings: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for actor in sorted(actors, key=lambda actor: actor.id):
            self.actors[actor.id] = actor
            if actor.kind in _RECORDS:
                continue
            self._add(actor, actor.name, "name")
            for alias in actor.aliases:
                self._add(actor, alias.name, "alias", alias.from_, alias.to)
            for text in said_otherwise(actor):
                self._add(actor, text, "alias")

    def _add(self, actor: Actor, text: str, form: str, from_: str | None = None, to: str | None = None) -> None:
        words = fold_words(text)
        if not words or (len(words) == 1 and len(words[0]) < 2):
            return
        the = text.lower().startswith("the ")
        bare = text[4:] if the else text
        capital = bare[:1].isupper() and (len(words) == 1 or bare.isupper())
        exact = (capital and actor.kind not in GROUPS and not (actor.is_class and bare.endswith("s") and len(bare) > 5)) or any(
            char.isupper() for char in bare.split(" ")[0][1:]
        )
        exact = exact or (actor.kind in _THINGS and _is_title(bare) and actor.kind not in map(KINDS.get, words))
        name = Name(actor, text, form, exact, from_, to, the and len(words) == 1 and (bare.islower() or actor.kind in GROUPS))
        self._put(words, name)
        if (actor.is_class or actor.kind in GROUPS or len(words) > 3) and len(words[-1]) > 3:
            other = (*words[:-1], _other_number(words[-1]))
            if other != ("force",):  # 'the force' is one force, which the context says
                self._put(other, replace(name, form="number"))
        elif words[-1] == "fund" and len(words) > 2:
            self._put((*words[:-1], "funding"), replace(name, form="number"))
        elif bare.isupper() and len(words) == 1:
            self._put((f"{words[0]}s",), replace(name, exact=True))
        dated = words[-1].isdigit() and len(words) > 1 and words[-2] in ("act", "order", "regulations")
        if "of" in words[1:] and words[words.index("of", 1) - 1].endswith("s") and (actor.is_class or actor.kind == "office"):
            at = words.index("of", 1)  # 'HM Inspector of Constabulary'
            self._put((*words[: at - 1], words[at - 1][:-1], *words[at:]), replace(name, form="number"))
        if len(words) > 3 and (dated or words[-1] == "service"):
            self._put(words[:-1], replace(name, form="number"))

    def _put(self, words: tuple[str, ...], name: Name) -> None:
        held = self._names[words]
        if not any(other.actor.id == name.actor.id and (other.form != "number" or name.form == "number") for other in held):
            held.append(name)
        self._longest[words[0]] = max(self._longest[words[0]], len(words))
        if words[0] == "his" and words[1:2] == ("majestys",):  # the same body under a queen
            self._put(("her", *words[1:]), name)
            short = ("hm", *words[2:])
            if not any(other.actor.id == name.actor.id for other in self._names.get(short, ())):
                self._put(short, replace(name, form="alias" if name.form == "name" else name.form))
        elif words[0] == "hm" and len(words) > 2:
            self._put(("his", "majestys", *words[1:]), replace(name, form="alias" if name.form == "name" else name.form))

    def lookup(self, text: str, day: str | None = None) -> Actor | None:
        """The one actor of that name, or None."""
        names = self.best(self._names.get(fold_words(text), ()), day)
        return names[0].actor if len(names) == 1 else None

    def first(self, forms: Iterable[str], day: str | None = None) -> Actor | None:
        """The actor of the first of several names that is one."""
        return next((actor for form in forms if (actor := self.lookup(form, day)) is not None), None)

    def beginning(self, text: str) -> Actor | None:
        """The one actor whose name goes on from these words, at least three, with 'and …'."""
        words = fold_words(text)
        if len(words) < 3:
            return None
        if not self._beginnings:
            for whole, names in self._names.items():
                for at in range(3, len(whole) - 1):
                    if whole[at] == "and":
                        self._beginnings[whole[:at]] |= {name.actor.id for name in names if name.form != "number"}
        ids = self._beginnings.get(words, set())
        return self.actors[next(iter(ids))] if len(ids) == 1 else None

    def longest(self, text: str, tokens: Sequence[Token], at: int) -> Found | None:
        """The longest name that begins with a word, its capitals right."""
        most = self._longest.get(tokens[at].fold, 0) or self._longest.get(tokens[at].stem, 0)
        reach = _reach(text, tokens, at, most)
        for count in range(reach, 0, -1):
            last = tokens[at + count - 1]
            folds = [token.fold for token in tokens[at : at + count - 1]]
            for end, tail in ((last.stem_end, last.stem), (last.end, last.fold)):
                held = self._names.get((*folds, tail))
                names = tuple(name for name in held or () if _fits(name, tokens, at, count))
                if names:
                    end = end if not text[last.start : end].endswith(("’", "'")) else end - 1
                    return Found(tokens[at].start, end, at, at + count, names)
        return None

    def best(self, names: Sequence[Name], day: str | None) -> tuple[Name, ...]:
        """The names left when those out of use on the day give way, then singulars, then people to offices."""
        left = tuple(name for name in names if name.holds_on(day)) or tuple(names)
        left = tuple(name for name in left if name.form != "number") or left
        left = tuple(name for name in left if name.form == "name") or left
        left = tuple(name for name in left if name.actor.existence == "exists") or left
        for kind in _BODIES_FIRST:
            of_kind = tuple(name for name in left if name.actor.kind == kind)
            if of_kind and len(left) > 1:
                return of_kind
        return left


def _is_title(text: str) -> bool:
    """Whether a name is told from common words only by its capitals: 'Rebuilding Trust', 'Walk and Talk'."""
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() or word in ("and", "of", "the", "for", "to", "on", "in") for word in words)


def _reach(text: str, tokens: Sequence[Token], at: int, most: int) -> int:
    """How many words from here stand together, with nothing but spaces, hyphens or a comma between."""
    count = min(most, len(tokens) - at)
    for step in range(1, count):
        before, after = tokens[at + step - 1], tokens[at + step]
        if not GAP.match(text[before.end : after.start]):
            return step
    return count


def _fits(name: Name, tokens: Sequence[Token], at: int, count: int) -> bool:
    """Whether capitals, a 'the' and what follows allow the name here: 'policing priorities' does not name policing."""
    after = tokens[at + count].fold if at + count < len(tokens) else ""
    if in_another_sense(name.actor.kind, tokens, at, count):
        return False
    if name.form == "number" and name.actor.kind == "instrument" and _of_another_year(name, tokens, at + count):
        return False
    if name.the and (at == 0 or tokens[at - 1].fold not in THE):
        return tokens[at].fold == "police" and is_sector(tokens, at, after)
    if tokens[at].raw == "government" and count == 1 and name.actor.kind == "government":
        before = tokens[at - 1].fold if at else ""
        return before in ("the", "this", "central", "uk", "hm") and after not in (
            "in",
            "of",
            "department",
            "departments",
            "owned",
        )
    return _capitals_fit(name, tokens[at : at + count])


def _of_another_year(name: Name, tokens: Sequence[Token], after: int) -> bool:
    """Whether another year follows the name of an Act: 'the Policing and Crime Act [2009 (c. 4)]' is not that of 2017."""
    year = tokens[after].fold if after < len(tokens) else ""
    return year.isdigit() and len(year) == 4 and year not in fold_words(name.text)


def _capitals_fit(name: Name, tokens: Sequence[Token]) -> bool:
    if not name.exact:
        return True
    if len(tokens) > 1:
        return tokens[0].capital
    raw, text = tokens[0].raw, name.text[4:] if name.text.lower().startswith("the ") else name.text
    if sum(char.isupper() for char in text) > 1:
        if raw[len(text) :][:1].isupper():  # 'HMICS' is no plural of 'HMIC'
            return False
        return raw[: len(text)].rstrip("’'s") == text.rstrip("’'s") or raw.isupper()
    return tokens[0].capital


def _other_number(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith("s"):
        return word[:-1]
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"
