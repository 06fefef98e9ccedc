"""Finds the conflicts of role in a picture: joins the sentences of each pattern on the parts they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.store import Row
from queries.judged.conflict_file import Conflict, Sentence
from queries.judged.picture import Picture


@dataclass(frozen=True, slots=True)
class Found:
    """One conflict: who plays which part, and the links that make it, one list for each sentence of the pattern."""

    conflict: Conflict
    parts: dict[str, str]
    said: tuple[tuple[Row, ...], ...]
    first_day: str
    last_day: str

    @property
    def who(self) -> str:
        """The actor that has the conflict."""
        return self.parts[self.conflict.who]

    @property
    def over(self) -> str:
        """The actor that it is about."""
        return self.parts[self.conflict.over]

    @property
    def links(self) -> list[Row]:
        """All its links, in order of id within each sentence."""
        return [row for rows in self.said for row in rows]


def find(picture: Picture, conflict: Conflict) -> list[Found]:
    """Each conflict once for the same actors in the same pattern. Links count only if they held at one time."""
    index = _Links(picture)
    found: list[Found] = []
    for pattern in conflict.patterns:
        same: dict[tuple[str, ...], list[tuple[dict[str, str], tuple[Row, ...]]]] = defaultdict(list)
        for parts, links in _joined(index, pattern, {}, ()):
            first, last = _days(links)
            if first <= last and _kinds_fit(picture, conflict, parts):
                same[tuple(parts.values())].append((parts, links))
        found += [_together(conflict, each) for each in same.values()]
    return sorted(found, key=lambda f: (f.who, f.over, [row["link"] for row in f.links]))


def _together(conflict: Conflict, joins: list[tuple[dict[str, str], tuple[Row, ...]]]) -> Found:
    said = []
    for sentence in zip(*(links for _, links in joins), strict=True):
        by_id = {row["link"]: row for row in sentence}
        said.append(tuple(by_id[link] for link in sorted(by_id)))
    days = [_days(links) for _, links in joins]
    return Found(conflict, joins[0][0], tuple(said), min(first for first, _ in days), max(last for _, last in days))


def _days(links: tuple[Row, ...]) -> tuple[str, str]:
    """The first and last day on which all of them hold."""
    return max(row["first_day"] for row in links), min(row["last_day"] for row in links)


class _Links:
    """Asserted links by kind and by who may stand at an end: the actor there, its head, the body it heads."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture

    def of(self, sentence: Sentence, parts: dict[str, str]) -> Iterator[Row]:
        """The links that may be this sentence, given the parts that are known already."""
        for kind in sentence.kinds:
            for row in self._of_kind(kind, sentence, parts):
                if not sentence.topics or set(sentence.topics) & set(row["topics"]):
                    yield row

    def _of_kind(self, kind: str, sentence: Sentence, parts: dict[str, str]) -> Iterator[Row]:
        asserted = self.picture.asserted
        known = next((end for end in ("subject", "object") if getattr(sentence, end) in parts), None)
        if known is None:
            for (each, end, _), rows in asserted.items():
                if each == kind and end == "subject":
                    yield from rows
            return
        for actor in self.picture.as_one(parts[getattr(sentence, known)]):
            yield from asserted.get((kind, known, actor), ())


def _joined(
    index: _Links, pattern: tuple[Sentence, ...], parts: dict[str, str], links: tuple[Row, ...]
) -> Iterator[tuple[dict[str, str], tuple[Row, ...]]]:
    if len(links) == len(pattern):
        yield parts, links
        return
    sentence = pattern[len(links)]
    for row in index.of(sentence, parts):
        bound = dict(parts)
        fits = row["link"] not in (other["link"] for other in links)
        for part, actor in ((sentence.subject, row["subject"]), (sentence.object, row["object"])):
            fits = fits and actor in index.picture.as_one(bound.setdefault(part, actor))
        if fits and _apart(index.picture, pattern, bound):
            yield from _joined(index, pattern, bound, (*links, row))


def _apart(picture: Picture, pattern: tuple[Sentence, ...], parts: dict[str, str]) -> bool:
    """Two parts are two actors, never an office and the body it heads, unless the pattern itself says HEADS."""
    heads = {frozenset((s.subject, s.object)) for s in pattern if "HEADS" in s.kinds}
    return not any(parts[b] in picture.as_one(parts[a]) for a, b in combinations(parts, 2) if frozenset((a, b)) not in heads)


def _kinds_fit(picture: Picture, conflict: Conflict, parts: dict[str, str]) -> bool:
    return all(picture.kind_of(parts[part]) in kinds for part, kinds in conflict.kinds.items())
