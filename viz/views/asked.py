"""What a view is asked, and the answer in links: the same steps, dates and powers as in the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.accountability import Step, steps
from graph.days.dates import last_day
from graph.days.phases import LAST_SAID, NOT_YET, status_at
from graph.kinds import load_kinds
from graph.model import Actor, Graph, Link
from graph.powers import TEETH as TEETH
from graph.powers import power_of
from graph.sayings import named_in, saying_of
from graph.sentences import verb
from graph.texts.plain_words import long_date
from queries.asking import beyond


@dataclass(frozen=True, slots=True)
class Asked:
    """`graph` is the whole graph, since steps go through offices, bodies and classes; `only` are the links that may be
    drawn (None for all). `actors` are whom the view is about, the first of them before all; `hops` is None where
    the view's own default is wanted. `quotes` are the words of sources by claim id, for the table."""

    graph: Graph
    actors: tuple[str, ...]
    as_of: str
    hops: int | None = None
    statuses: tuple[str, ...] = ("in_force",)
    only: frozenset[str] | None = None
    quotes: Mapping[str, str] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        """Whom the view is about."""
        return self.graph.actors[self.actors[0]]

    @property
    def day(self) -> str:
        """The date asked for, in words."""
        return long_date(self.as_of)

    @property
    def beyond(self) -> str:
        """That the date asked for is past what the data is complete to, as an answer says above its rows; else nothing."""
        return next(beyond(self.graph.dataset, last_day(self.as_of)), "")

    def name(self, id_: str) -> str:
        """The name of an actor, or the id itself where there is none such."""
        actor = self.graph.actors.get(id_)
        return actor.name if actor else id_

    def verb(self, link: Link) -> str:
        """What its subject does to its object on the day asked for."""
        status = status_at(link, self.graph, self.as_of)
        said_as = "in_force" if status in (LAST_SAID, NOT_YET) else status
        return verb(saying_of(link, named_in(self.graph.actors), said_as), load_kinds())

    def wants(self, link: Link) -> bool:
        """Whether a link may be drawn, whatever its date."""
        return self.only is None or link.id in self.only

    def holds(self, link: Link) -> bool:
        """Whether a link may be drawn, is asserted, and has one of the statuses on the day asked for."""
        on = link.polarity == "asserted" and status_at(link, self.graph, self.as_of) in self.statuses
        return on and self.wants(link)


def steps_of(asked: Asked) -> list[Step]:
    """Every step that holds on the day asked for, as in the question `steps`."""
    day = last_day(asked.as_of)
    return [
        step
        for step in steps(asked.graph, load_kinds())
        if not step.inside
        and step.status in asked.statuses
        and step.first_day <= day <= step.last_day
        and day < step.link.stale_from
        and asked.wants(step.link)
    ]


def heads(asked: Asked) -> list[Link]:
    """The links between an office and the body that it heads, on the day asked for."""
    found = [link for link in asked.graph.links.values() if link.kind == "HEADS" and link.polarity == "asserted"]
    return [link for link in found if status_at(link, asked.graph, asked.as_of) == "in_force"]


def as_one(asked: Asked, actor: str) -> list[str]:
    """The actor, then the offices that head it and the bodies that it heads."""
    pairs = [(link.subject, link.object) for link in heads(asked)]
    return [actor, *sorted({b for a, b in pairs if a == actor} | {a for a, b in pairs if b == actor})]


def rank_of(links: Iterable[Link]) -> int:
    """The rank of the strongest power of some links; -1 for none."""
    kinds = load_kinds()
    return max((power_of(link, kinds).rank for link in links), default=-1)


def power_words(links: Iterable[Link]) -> list[str]:
    """The powers of some links, the strongest first; † marks one that every link gives on a condition only."""
    kinds, free, all_ = load_kinds(), set(), set()
    for link in links:
        powers = set(power_of(link, kinds).powers)
        all_ |= powers
        free |= set() if link.values.condition else powers
    ordered = sorted(all_, key=lambda power: (-kinds.powers[power], power))
    return [power.replace("_", " ") + ("" if power in free else "†") for power in ordered]


def verbs(links: Iterable[Link]) -> list[str]:
    """The kinds of some links as verbs, strongest first: 'removes', 'oversees'; the forum is the one who acts."""
    kinds, found = load_kinds(), []
    for link in sorted(links, key=lambda link: (-rank_of([link]), link.id)):
        kind = kinds.links[link.kind]
        acts = kind.forum_end(link.values.stated()) == "subject"
        found.append(kind.label if acts else kind.reverse)
    return list(dict.fromkeys(found))


def classes_of(asked: Asked) -> dict[str, set[str]]:
    """Class -> its members on the day asked for."""
    found: dict[str, set[str]] = {}
    for link in asked.graph.links.values():
        belongs = link.kind == "MEMBER_OF" and link.polarity == "asserted" and asked.graph.actors[link.object].is_class
        if belongs and status_at(link, asked.graph, asked.as_of) == "in_force":
            found.setdefault(link.object, set()).add(link.subject)
    return found


def once(items: Iterable[str]) -> Iterator[str]:
    """Each item once, where it comes first."""
    return iter(dict.fromkeys(items))
