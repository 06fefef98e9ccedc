"""Actors, links, claims, gaps and sources: what the dataset says and what the graph holds."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from graph.days.dates import EARLIEST, LATEST


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, perhaps only between two partial dates."""

    name: str
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Anyone or anything that can hold, be held, be funded, run or be run. `id` is a slug that never changes.

    `within`, on a class: the wider classes that it lies in. `territory`: england or wales, for whom the law differs.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    level: str | None = None
    area: str | None = None
    from_: str | None = None
    to: str | None = None
    existence: str = "exists"
    is_class: bool = False
    within: tuple[str, ...] = ()
    territory: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What is said about a link beside its ends: DESIGN's qualifiers, each None or empty where nothing is said.

    `amount` is in pounds, of a range the lower end and `amount_to` the upper; `since` and `until` are partial dates;
    `period` is a fiscal year (2022/23), a partial date, or a range a..b, `duration` a length of time (P18M); `basis`, `on` and
    `via` are actor ids.
    `happened` makes the link an event: when it took place, a partial date or a range a..b. On a link of a class,
    `territory` and `exceptions` (members, or classes of them) say to whom of its members it does not pass.
    """

    status: str | None = None
    polarity: str | None = None
    scope: str | None = None
    powers: tuple[str, ...] = ()
    condition: str | None = None
    binding: str | None = None
    basis: str | None = None
    provision: str | None = None
    topics: tuple[str, ...] = ()
    about: str | None = None
    on: str | None = None
    duty: str | None = None
    since: str | None = None
    until: str | None = None
    happened: str | None = None
    territory: str | None = None
    exceptions: tuple[str, ...] = ()
    amount: float | None = None
    amount_to: float | None = None
    amount_qualifier: str | None = None
    amount_is: str | None = None
    period: str | None = None
    duration: str | None = None
    purpose: str | None = None
    via: str | None = None
    part_of: str | None = None
    joint: str | None = None
    framework: str | None = None
    grade: str | None = None
    stance: str | None = None

    def stated(self) -> dict[str, Any]:
        """Only what is said, ready for JSON: lists for tuples, whole pounds as int."""
        said = zip(QUALIFIERS, _QUALIFIED(self), strict=True)
        return {name: _plain(value) for name, value in said if value is not None and value != ()}


QUALIFIERS: tuple[str, ...] = tuple(item.name for item in dataclasses.fields(Qualifiers))
_QUALIFIED = attrgetter(*QUALIFIERS)


@dataclass(frozen=True, slots=True)
class Edition:
    """The text that was read where no passage of it is pointed to: its `version`, with the date of it, and `on`, the day."""

    version: str
    on: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about one link, gap or actor (`about` is its id), with its place in that source.

    `start` and `end` are code points in normal form 1 of the document; -1 where the text is not at hand.
    `lapses`: the last day for which it vouches (its law was repealed or amended then); of the days after it says nothing.
    `read`: what makes it `checked` where it has no span, a revised text that was read section by section.
    """

    about: str
    source: str
    locator: str
    start: int
    end: int
    digest: str | None
    said_on: str
    reading: str
    values: Qualifiers
    importance: int = 2
    explicit: bool = True
    checked: bool = True
    rank: str = "normal"
    why: str | None = None
    lapses: str | None = None
    read: Edition | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """A hash of what is claimed and by whom: the same claim read twice has one id. Made once: it is looked at often."""
        if not self._id:
            object.__setattr__(self, "_id", self._hash())
        return self._id

    def _hash(self) -> str:
        said = json.dumps([self.about, self.source, self.locator, self.start, self.end, self.values.stated()], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Link:
    """One or more claims that agree that one actor bears on another, with the values of the preferred claim.

    `known_from`: the first day from which the link may be assumed where it has no date of its own, `stale_from` the
    first on which it counts only as last said (see knowable).
    `saying`: its kind is an act of speech (a judgement, a recommendation), true from the day it was said.
    """

    id: str
    subject: str
    kind: str
    object: str
    values: Qualifiers
    claims: tuple[Claim, ...]
    pattern: str | None = None
    known_from: str = EARLIEST
    stale_from: str = LATEST
    saying: bool = False

    @property
    def status(self) -> str:
        """The last status said; in_force where none is said."""
        return self.values.status or "in_force"

    @property
    def polarity(self) -> str:
        """asserted, or denied."""
        return self.values.polarity or "asserted"

    @property
    def first_said(self) -> str:
        """The first date on which a claim says it."""
        return min((claim.said_on for claim in self.claims), default=EARLIEST)

    @property
    def last_said(self) -> str:
        """The last date on which a claim says it."""
        return max((claim.said_on for claim in self.claims), default=LATEST)

    @property
    def importance(self) -> int:
        """The highest importance of its claims, 1 to 3."""
        return max((claim.importance for claim in self.claims), default=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """An absence with its reason; `subject` or `object` is None where that end is what is not known."""

    id: str
    subject: str | None
    kind: str
    object: str | None
    reason: str
    note: str | None
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document. `digest` is the SHA-256 of its normal form 1, None where the text was not at hand.

    `speaks_from`: where the period begins that it speaks of; nothing undated in it is assumed before. `form`: what it is to
    one who cites it, where its kind does not say. `until`: the last day on which it was law. `read_to`: the day of the
    revision that was read, `amended`: the last day from which it is known to read otherwise, `newer`: an edition of it that
    was not read. `located_by`: how its places are said, for those who write data; a store does not hold it.
    """

    id: str
    title: str
    publisher: str
    date: str
    said_on: str
    url: str | None = None
    licence: str | None = None
    digest: str | None = None
    file: str | None = None
    kind: str = "document"
    speaks_from: str | None = None
    form: str | None = None
    until: str | None = None
    read_to: str | None = None
    amended: str | None = None
    newer: str | None = None
    located_by: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Graph:
    """Everything that a store holds, sorted by id. `dataset` says what data this is and how complete."""

    actors: Mapping[str, Actor]
    links: Mapping[str, Link]
    gaps: Mapping[str, Gap]
    sources: Mapping[str, Source]
    dataset: Mapping[str, Any] = field(default_factory=dict)
    actor_claims: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)


def all_claims(graph: Graph) -> Iterator[Claim]:
    """Every claim of a graph, those on links first, then on gaps, then on actors."""
    for link in graph.links.values():
        yield from link.claims
    for gap in graph.gaps.values():
        yield from gap.claims
    for claims in graph.actor_claims.values():
        yield from claims


def link_id(subject: str, kind: str, object_: str, key: str | None = None) -> str:
    """The readable id of a link: subject~KIND~object, with ~key for a different matter, sum or term."""
    return "~".join((subject, kind, object_, key) if key else (subject, kind, object_))


def gap_id(subject: str | None, kind: str, object_: str | None, key: str | None = None) -> str:
    """The readable id of a gap: like a link's, with ? for the end that is not known."""
    return "gap~" + link_id(subject or "?", kind, object_ or "?", key)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
