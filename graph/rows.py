"""Turns a graph into the rows that a store holds. Both engines are filled from these, and only from these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from graph.accountability import Step, is_neutral, steps
from graph.assembly import merged_values
from graph.classes import Limit, limited
from graph.days.dates import EARLIEST, LATEST, first_day, last_day
from graph.days.knowable import as_read, placed_in_time
from graph.days.phases import Phase, dating, phases, stale_as
from graph.kinds import Kinds
from graph.model import Actor, Claim, Gap, Graph, Link, Qualifiers, Source
from graph.naming.names import fold_name
from graph.powers import Power, power_of
from graph.schema import (
    ANSWERS_TO,
    ActorRow,
    ClaimRow,
    DatasetRow,
    EdgeRow,
    GapRow,
    LinkRow,
    NameRow,
    NodeRow,
    SourceRow,
    StepRow,
    Tables,
    name_id,
)
from graph.texts.json_text import to_json

# A link whose actors never existed together is kept, so that it can be exported, but holds on no day.
_NEVER = Phase(LATEST, EARLIEST, "in_force", True)


def tables(graph: Graph, kinds: Kinds, record: str) -> Tables:
    """Every row that a store holds for a graph; `record` is the JSON kept in the Dataset node."""
    nodes: dict[str, list[NodeRow]] = {
        "Actor": [*_actors(graph, graph.actors.values(), kinds)],
        "Name": [*_names(graph)],
        "Claim": [*claim_rows(graph)],
        "Gap": [*gap_rows(graph, kinds)],
        "Source": [*source_rows(graph)],
        "Dataset": [DatasetRow("dataset", record)],
    }
    edges: dict[str, list[EdgeRow]] = {kind: [] for kind in kinds.links}
    for link in graph.links.values():
        edges[link.kind] += _phase_rows(link, graph, kinds)
    edges[ANSWERS_TO] = [*step_rows(steps(graph, kinds))]
    return Tables(nodes, edges)


def actor_rows(graph: Graph, kinds: Kinds) -> Iterator[ActorRow]:
    """A row for each actor, by id."""
    return _actors(graph, (graph.actors[id_] for id_ in sorted(graph.actors)), kinds)


def link_rows(graph: Graph, kinds: Kinds) -> Iterator[list[LinkRow]]:
    """The rows of each link, a phase each: by kind, subject and id."""
    for link in sorted(graph.links.values(), key=lambda one: (one.kind, one.subject, one.id)):
        yield _phase_rows(link, graph, kinds)


def final_rows(graph: Graph, kinds: Kinds) -> Iterator[LinkRow]:
    """One row for each link, its last phase: by kind, subject and id."""
    return (rows[-1] for rows in link_rows(graph, kinds))


def _phase_rows(link: Link, graph: Graph, kinds: Kinds) -> list[LinkRow]:
    return [link_row(as_read(link, phase.begins), phase, kinds) for phase in phases(link, graph.actors) or [_NEVER]]


def _actors(graph: Graph, actors: Iterable[Actor], kinds: Kinds) -> Iterator[ActorRow]:
    limits = limited(graph)
    return (_actor(actor, kinds, limits.get(actor.id)) for actor in actors)


def _actor(actor: Actor, kinds: Kinds, limits: list[Limit] | None) -> ActorRow:
    record = {
        "aliases": [[alias.name, alias.from_, alias.to] for alias in actor.aliases],
        "identifiers": dict(actor.identifiers),
    }
    return ActorRow(
        actor.id, actor.name, actor.kind, kinds.actors[actor.kind].group, actor.level, actor.area, actor.from_, actor.to,
        first_day(actor.from_) if actor.from_ else EARLIEST, last_day(actor.to) if actor.to else LATEST,
        actor.existence, actor.is_class, [*actor.within], actor.territory, [alias.name for alias in actor.aliases], actor.note,
        to_json(record, in_order=True), to_json(limits) if limits else None,
    )  # fmt: skip


def _names(graph: Graph) -> Iterator[NameRow]:
    found: dict[str, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    for actor in graph.actors.values():
        names = [(actor.name, None, None), *((alias.name, alias.from_, alias.to) for alias in actor.aliases)]
        for name, start, end in names:
            key = fold_name(name)
            first, last = first_day(start) if start else EARLIEST, last_day(end) if end else LATEST
            found[key].setdefault((actor.id, first), (name, last))
    for key, those in found.items():
        for number, ((actor_id, first), (name, last)) in enumerate(sorted(those.items()), start=1):
            yield NameRow(name_id(key, number), key, name, actor_id, first, last, len(those))


def _proof(claims: tuple[Claim, ...]) -> tuple[list[str], list[str], list[str]]:
    """Sources, locators and dates said, one of each for each claim, in the same order."""
    return [c.source for c in claims], [c.locator for c in claims], [c.said_on for c in claims]


def link_row(link: Link, phase: Phase, kinds: Kinds) -> LinkRow:
    """One phase of a link as a store holds it."""
    values, power = link.values, power_of(link, kinds)
    sources, locators, said_on = _proof(link.claims)
    return LinkRow(
        link.subject, link.object, link.id, link.kind, kinds.links[link.kind].family, phase.status, link.polarity,
        phase.begins, phase.ends, phase.final, dating(link), link.known_from, link.stale_from, stale_as(link), link.first_said,
        link.saying,
        link.importance, power.rank, power.origin, list(power.powers),
        values.condition, values.binding, values.basis, values.provision, values.scope, list(values.topics), values.about,
        values.on, values.duty, values.since, values.until, values.happened, values.territory, list(values.exceptions),
        values.amount, values.amount_to, values.amount_qualifier, values.amount_is,
        values.period, values.duration, values.purpose, values.via, values.part_of, values.joint, values.framework,
        values.grade, values.stance, link.pattern, sources, locators, said_on,
    )  # fmt: skip


def step_rows(found: Iterable[Step]) -> Iterator[StepRow]:
    """Derived steps as a store holds them. What they have of their link is made once for all of its steps."""
    link: Link | None = None
    power: Power | None = None
    for step in found:
        if step.link is not link or step.power is not power:
            link, power = step.link, step.power
            tail = _of_link(link, power)
        yield StepRow(
            step.giver, step.forum, link.id, link.kind, step.through, step.reach, step.by, step.inside, step.status,
            step.first_day, step.last_day, *tail,
        )  # fmt: skip


def _of_link(link: Link, power: Power) -> tuple[Any, ...]:
    """The last fields of a StepRow."""
    values = link.values
    sources, locators, said_on = _proof(link.claims)
    return (
        dating(link), link.stale_from, stale_as(link), is_neutral(link), link.importance, power.rank,
        power.origin, list(power.powers), values.condition, values.binding, values.basis, values.provision,
        list(values.topics), values.about, values.on, values.duty, values.since, values.happened,
        any(claim.checked for claim in link.claims), sources, locators, said_on,
    )  # fmt: skip


def claim_rows(graph: Graph) -> Iterator[ClaimRow]:
    """A row for each claim: those on links first, then on gaps, then on actors."""
    heads = (
        ("link", ((link.id, link.claims) for link in graph.links.values())),
        ("gap", ((gap.id, gap.claims) for gap in graph.gaps.values())),
        ("actor", graph.actor_claims.items()),
    )
    for head, owners in heads:
        for about, claims in owners:
            for claim in claims:
                yield _claim(claim, head, about)


def _claim(claim: Claim, head: str, about: str) -> ClaimRow:
    said = to_json(claim.values.stated(), in_order=True)
    return ClaimRow(
        claim.id, head, about, claim.source, claim.locator, claim.start, claim.end, claim.digest, claim.said_on,
        claim.explicit, claim.reading, said, claim.importance, claim.checked, claim.rank, claim.why, claim.lapses,
        claim.read.version if claim.read else None, claim.read.on if claim.read else None,
    )  # fmt: skip


def gap_rows(graph: Graph, kinds: Kinds) -> Iterator[GapRow]:
    """A row for each gap."""
    return (_gap(gap, graph, kinds) for gap in graph.gaps.values())


def source_rows(graph: Graph) -> Iterator[SourceRow]:
    """A row for each source."""
    return map(_source, graph.sources.values())


def _gap(gap: Gap, graph: Graph, kinds: Kinds) -> GapRow:
    sources, locators, said_on = _proof(gap.claims)
    link = _as_link(gap, graph, kinds)
    values, found = link.values, phases(link, graph.actors) or [_NEVER]
    return GapRow(
        gap.id, gap.subject, gap.kind, kinds.links[gap.kind].family, gap.object, gap.reason, gap.note, found[-1].status,
        found[0].begins, found[-1].ends, link.stale_from, stale_as(link), dating(link),
        list(values.topics), values.about, values.amount, values.amount_to,
        values.amount_qualifier, values.amount_is, values.period, values.duration, values.purpose, values.via,
        sources, locators, said_on,
    )  # fmt: skip


def _as_link(gap: Gap, graph: Graph, kinds: Kinds) -> Link:
    """The link that the gap would be if both of its ends were known: it is timed by the same rule."""
    values = merged_values(gap.claims) if gap.claims else Qualifiers()
    link = Link(gap.id, gap.subject or "", gap.kind, gap.object or "", values, gap.claims)
    return placed_in_time({gap.id: link}, graph.actors, graph.sources, kinds)[gap.id]


def _source(source: Source) -> SourceRow:
    return SourceRow(
        source.id, source.title, source.publisher, source.date, source.said_on, source.url, source.licence,
        source.digest, source.file, source.kind, source.speaks_from, source.form,
        source.until, source.read_to, source.amended, source.newer,
    )  # fmt: skip
