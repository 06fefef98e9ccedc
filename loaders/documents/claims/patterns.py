"""Reads the patterns by which claims are proposed: `phrasebook/*.yaml`, data that a person can review.

A pattern has an id, the kind of link it proposes, its forms, what it says of the link, and its confidence.
A form is a row of elements that stand one after the other in a sentence:

    S, O          a named actor or list of actors: the link's subject, object; N: its `on`; V: its `via`
    word|word     one of these words          {verb} {verb:pp} {verb:ing}   a verb in any form, or in that form
    <list>        one of a list of words.yaml ~3   up to three words, no actor among them
    *3            up to three words or actors ?word  a word that may be missing
    ^             the beginning of the sentence

'S: {oversee} O' : what stands before the colon is the grammatical subject of the verb that follows, found by
`subject.py`, however far away. In a passive it is the object: 'O: overseen by S'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graph.errors import DataError, Fault
from graph.kinds import Kinds, load_kinds
from graph.texts.fields import Fields
from graph.texts.strict_yaml import Entry, read_yaml
from loaders.documents.text.inflect import verb_forms

PHRASEBOOK = Path(__file__).with_name("phrasebook")
WORDBOOK = Path(__file__).with_name("wordbook")
SLOTS = "SONV"
_NEGATIVE = frozenset({"not", "no", "never", "cannot", "without", "unless"})
_FLAGS = ("powers", "duty", "binding", "status", "polarity", "stance", "framework", "amount_is")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a form. `what`: slot, words, gap, any, begin."""

    what: str
    slot: str = ""
    words: frozenset[str] = frozenset()
    most: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """One way a pattern is written. `leading` is the slot of the grammatical subject, '' where there is none."""

    text: str
    leading: str
    elements: tuple[Element, ...]
    passive: bool

    @property
    def negative(self) -> bool:
        """Whether a 'not' or 'without' is one of its own words, and so denies nothing."""
        return any(_NEGATIVE & element.words for element in self.elements)

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words has one for each of its elements that must be there."""
        return not any(one.what == "words" and not one.optional and one.words.isdisjoint(words) for one in self.elements)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How one kind of link is said.

    `values` are qualifiers it always states. With `tail`, its last slot may go on as a list whose items are not all names:
    'with officials in A, B and other partners'. With `each`, a list may follow it, and the link is said of its every item.
    `subject` and `object` are ends that the words leave unsaid: an actor's id, or 'this' for the law itself. None of the
    words `unless` (a <list> too) may stand in it or right after it. `affirmed`: its negation denies
    nothing ('has not reformed the formula').
    """

    id: str
    kind: str
    forms: tuple[Form, ...]
    confidence: float
    values: Mapping[str, Any]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    genres: tuple[str, ...]
    mutual: bool
    gap: bool
    tail: bool
    each: bool
    affirmed: bool
    subject: str | None
    object: str | None
    unless: frozenset[str]

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The ids of the ends it leaves unsaid."""
        return tuple(name for name in (self.subject, self.object) if name)


@dataclass(frozen=True, slots=True)
class PatternBook:
    """Every pattern, the word lists, and the topics' keywords."""

    patterns: tuple[Pattern, ...]
    words: Mapping[str, frozenset[str]]
    topics: Mapping[str, tuple[str, ...]]


@cache
def load_patterns(folder: Path = PHRASEBOOK) -> PatternBook:
    """The patterns in `folder`. DataError names the file, the pattern and the fix."""
    faults: list[Fault] = []
    kinds = load_kinds()
    words = {name: frozenset(str(item).casefold() for item in value) for name, value in _lists(WORDBOOK / "words.yaml").items()}
    topics = {name: tuple(str(item).casefold() for item in value) for name, value in _lists(WORDBOOK / "topics.yaml").items()}
    faults += [
        Fault("topics.yaml", 0, f"'{name}' is no topic; see graph/topics.yaml") for name in topics if name not in kinds.topics
    ]
    found: list[Pattern] = []
    for path in sorted(folder.glob("*.yaml")):
        top = Fields(read_yaml(path, path.name), path.name, "", faults)
        for entry in top.entries("patterns"):
            pattern = _pattern(entry if isinstance(entry, Entry) else Entry(), path.name, words, kinds, faults)
            if pattern:
                found.append(pattern)
        top.done()
    seen: set[str] = set()
    for pattern in found:
        if pattern.id in seen:
            faults.append(Fault("patterns", 0, f"the pattern id '{pattern.id}' is given twice; keep one"))
        seen.add(pattern.id)
    if faults:
        raise DataError(faults)
    return PatternBook(tuple(found), words, topics)


def _lists(path: Path) -> dict[str, list[Any]]:
    return {
        name: value if isinstance(value, list) else str(value).split() for name, value in read_yaml(path, path.name).items()
    }


def _pattern(entry: Entry, file: str, words: Mapping[str, frozenset[str]], kinds: Kinds, faults: list[Fault]) -> Pattern | None:
    fields = Fields(entry, file, str(entry.get("id") or "pattern"), faults)
    before = len(faults)
    id_ = fields.text("id", required=True) or ""
    kind = fields.choice("kind", kinds.links, required=True) or ""
    forms = tuple(form for text in fields.texts("forms") if (form := _form(text, words, fields)))
    values = {name: _value(name, fields, kinds) for name in _FLAGS}
    pattern = Pattern(
        id_,
        kind,
        forms,
        fields.number("confidence") or 0.7,
        {name: value for name, value in values.items() if value},
        fields.texts("subjects"),
        fields.texts("objects"),
        fields.texts("genres"),
        fields.flag("mutual", False),
        fields.flag("gap", False),
        fields.flag("tail", False),
        fields.flag("each", False),
        fields.flag("affirmed", False),
        fields.text("subject"),
        fields.text("object"),
        _unless(fields, words),
    )
    if not forms:
        fields.fault("no 'forms'; write at least one, as 'S: {oversee} O'")
    fields.done()
    return pattern if len(faults) == before else None


def _unless(fields: Fields, lists: Mapping[str, frozenset[str]]) -> frozenset[str]:
    said = fields.texts("unless")
    element = _element("|".join(said), lists) if said else None
    if said and element is None:
        fields.fault(f"unless '{', '.join(said)}': no such list of words; see loaders/documents/claims/wordbook/words.yaml")
    return element.words if element else frozenset()


def _value(name: str, fields: Fields, kinds: Kinds) -> Any:
    if name == "powers":
        return fields.choices(name, kinds.powers)
    return fields.text(name) if name == "framework" else fields.choice(name, kinds.lists[name])


def _form(text: str, words: Mapping[str, frozenset[str]], fields: Fields) -> Form | None:
    leading, _, rest = text.partition(":") if text[1:2] == ":" else ("", "", text)
    if leading and leading not in SLOTS:
        fields.fault(f"form '{text}' begins with '{leading}:'; expected S: or O:")
        return None
    elements = []
    for part in rest.split():
        element = _element(part, words)
        if element is None:
            fields.fault(f"form '{text}': '{part}' is no element; see loaders/documents/claims/patterns.py")
            return None
        elements.append(element)
    return Form(text, leading, tuple(elements), _is_passive(elements) or (leading == "O" and not _is_active(text)))


def _is_active(text: str) -> bool:
    """Whether a form's leading object does something itself: 'O: {establish} S'."""
    return text.partition(":")[2].lstrip().startswith("{")


def _is_passive(elements: Sequence[Element]) -> bool:
    """Whether what stands before the verb suffers it: 'established|created ~3 by O'."""
    first = elements[0].words if elements else frozenset()
    by = any(_AGENTS & element.words for element in elements[1:])
    return bool(first) and by and all(word.endswith(("ed", "set", "made")) for word in first)


_AGENTS = frozenset({"by", "under", "within", "to", "with", "as"})


def _element(part: str, lists: Mapping[str, frozenset[str]]) -> Element | None:
    if part == "^":
        return Element("begin")
    if len(part) == 1 and part in SLOTS:
        return Element("slot", slot=part)
    if part[0] in "~*" and part[1:].isdigit():
        return Element("gap" if part[0] == "~" else "any", most=int(part[1:]))
    optional = part.startswith("?")
    words: set[str] = set()
    for piece in part.lstrip("?").split("|"):
        if piece.startswith("<") and piece.endswith(">"):
            if piece[1:-1] not in lists:
                return None
            words |= lists[piece[1:-1]]
        elif piece.startswith("{") and piece.endswith("}"):
            words |= verb_forms(piece[1:-1])
        else:
            words.add(piece.casefold())
    return Element("words", words=frozenset(words), optional=optional) if words else None


@dataclass(frozen=True, slots=True)
class Rules:
    """Forms by the word they begin with; those that begin with an actor apart."""

    by_word: dict[str, list[tuple[Pattern, Form]]]
    by_actor: list[tuple[Pattern, Form]]
    kinds: Kinds


@cache
def rules() -> Rules:
    """The rules of the patterns that are shipped."""
    return index_rules(load_patterns(), load_kinds())


def index_rules(book: PatternBook, kinds: Kinds) -> Rules:
    """Forms indexed by where they can begin."""
    by_word: dict[str, list[tuple[Pattern, Form]]] = defaultdict(list)
    by_actor: list[tuple[Pattern, Form]] = []
    for pattern in book.patterns:
        for form in pattern.forms:
            first = next(element for element in form.elements if element.what != "begin")
            if first.what == "slot":
                by_actor.append((pattern, form))
            for word in first.words | (form.elements[1].words if first.optional else frozenset()):
                by_word[word].append((pattern, form))
    return Rules(dict(by_word), by_actor, kinds)
