"""What the page knows: a graph as plain values for JSON, with no field that says nothing."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from graph.days.dates import LATEST
from graph.days.phases import ENDED, LAST_SAID, NOT_YET, dating, status_at
from graph.kinds import Kinds, load_kinds
from graph.model import Actor, Claim, Gap, Graph, Link, Source
from graph.part import spoken_of
from graph.powers import power_of, powers_upon
from graph.sayings import named_in, saying_of
from graph.sentences import verb
from graph.texts.plain_words import long_date
from queries.book.evidence.disagreements import DESCRIPTIVE, SILENT
from viz.palette import Palette
from viz.times import ALWAYS, Held, held_by

# Where an identifier leads, and what it must look like to lead there.
_ADDRESSES = {
    "govuk": (r"[a-z0-9-]+", "https://www.gov.uk/government/organisations/{}"),
    "legislation": (r"[a-z]+/[0-9A-Za-z/-]+", "https://www.legislation.gov.uk/{}"),
    "wikidata": (r"Q[0-9]+", "https://www.wikidata.org/wiki/{}"),
}


def standing(link: Link, graph: Graph, as_of: str) -> str:
    """What a link is as at that day: its status, or denied where a source says that it is not so."""
    status = status_at(link, graph, as_of)
    return "denied" if link.polarity == "denied" and status not in (ENDED, NOT_YET) else status


def facts(graph: Graph, *, quotes: Mapping[str, str]) -> dict[str, Any]:
    """Actors, links, gaps and sources by id; `quotes` gives the words of a claim by the claim's id."""
    kinds = load_kinds()
    return {
        "actors": {id_: _actor(actor, graph, quotes) for id_, actor in graph.actors.items()},
        "links": {id_: _link(link, graph, kinds, quotes) for id_, link in graph.links.items()},
        "gaps": [_gap(gap, quotes) for gap in graph.gaps.values() if _ends(gap) & graph.actors.keys()],
        "sources": {id_: _source(source) for id_, source in graph.sources.items()},
    }


def names_beside(graph: Graph, whole: Graph) -> dict[str, str]:
    """The names of those that links and claims speak of (a basis, a fund, a matter) and that are not drawn themselves."""
    return {id_: whole.actors[id_].name for id_ in sorted(spoken_of(graph) - graph.actors.keys()) if id_ in whole.actors}


def closed_lists(palette: Palette) -> dict[str, Any]:
    """The kinds, families, standings, topics and powers, with how each is drawn and what it means."""
    kinds = load_kinds()
    return {
        "bands": dict(palette.bands),
        "actorKinds": {
            name: {**dataclasses.asdict(palette.actors[name]), "label": kind.label, "plural": kind.plural}
            for name, kind in kinds.actors.items()
        },
        "linkKinds": {
            name: {"family": kind.family, "label": kind.label, "reverse": kind.reverse, "doc": kind.doc}
            for name, kind in kinds.links.items()
        },
        "families": {name: dataclasses.asdict(look) for name, look in palette.families.items()},
        "standings": {name: dataclasses.asdict(look) for name, look in palette.standings.items()},
        "changes": {name: dataclasses.asdict(look) for name, look in palette.changes.items()},
        "denied": dataclasses.asdict(palette.denied),
        "powers": {name: {"rank": rank, "doc": kinds.docs["powers"][name]} for name, rank in kinds.powers.items()},
        "docs": {name: kinds.docs[name] for name in ("binding", "duty", "gap_reason", "amount_is")},
        "topics": dict(kinds.topics),
    }


def web_address(text: str | None) -> str | None:
    """An address that a page may lead to: http or https with a host, else None."""
    try:
        parts = urlsplit(text or "")
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.netloc else None


def _actor(actor: Actor, graph: Graph, quotes: Mapping[str, str]) -> dict[str, Any]:
    return _said(
        name=actor.name,
        kind=actor.kind,
        aliases=[_said(name=alias.name, since=alias.from_, until=alias.to) for alias in actor.aliases],
        level=actor.level,
        area=actor.area,
        since=actor.from_,
        until=actor.to,
        existence=None if actor.existence == "exists" else actor.existence,
        isClass=actor.is_class,
        identifiers=[_identifier(scheme, value) for scheme, value in actor.identifiers],
        note=actor.note,
        claims=[_claim(claim, quotes) for claim in graph.actor_claims.get(actor.id, ())],
    )


def _identifier(scheme: str, value: str) -> dict[str, Any]:
    pattern, address = _ADDRESSES.get(scheme, (r"(?!)", ""))
    url = address.format(value) if re.fullmatch(pattern, value) else None
    return _said(scheme=scheme, value=value, url=url)


def _link(link: Link, graph: Graph, kinds: Kinds, quotes: Mapping[str, str]) -> dict[str, Any]:
    kind, values = kinds.links[link.kind], link.values.stated()
    power = power_of(link, kinds)
    # What is a power over an office, used through another body, gives no hold over that body.
    rank = next(over.rank for upon, over in powers_upon(link, kinds) if upon is None)
    # Always and in force is what the page takes for granted; no phase at all must be said.
    held = held_by(link, graph)
    times = {} if held == ALWAYS else {"phases": held}
    return times | _said(
        kind=link.kind,
        verbs=_verbs(link, graph, kinds, held),
        denied=link.polarity == "denied",
        forum=kind.forum_end(values),
        powers=list(power.powers),
        dating=None if dating(link) == "dated" else dating(link),
        powersAssumed=power.origin == "kind",
        rank=rank,
        values={name: value for name, value in values.items() if name not in ("status", "polarity", "powers")},
        pattern=link.pattern,
        importance=link.importance,
        claims=[_claim(claim, quotes, link.values.stated()) for claim in link.claims],
        contested=contested(link),
    )


def _verbs(link: Link, graph: Graph, kinds: Kinds, held: Held) -> dict[str, str]:
    """What its subject does to its object, by its standing, where that is more than the label of its kind."""
    found, named = {}, named_in(graph.actors)
    statuses = {status for _, _, status in held} | ({ENDED} if all(ends < LATEST for _, ends, _ in held) else set())
    for status in sorted(statuses):
        said_as = "in_force" if status == LAST_SAID else status
        standing = "denied" if link.polarity == "denied" and said_as == "in_force" else status
        words = verb(saying_of(link, named, said_as), kinds)
        if words != kinds.links[link.kind].label:
            found[standing] = words
    return found


def contested(link: Link) -> dict[str, list[Any]]:
    """The values that its claims state differently, each as one value for each claim, None where it says nothing.

    What the question `disagreements` calls so: sources that tell different sides of one link do not disagree.
    """
    stated = [{**SILENT, **claim.values.stated()} for claim in link.claims]
    names = sorted({name for values in stated for name in values} - set(DESCRIPTIVE))
    told = {name: [values.get(name) for values in stated] for name in names}
    return {name: values for name, values in told.items() if len({str(value) for value in values if value is not None}) > 1}


def _claim(claim: Claim, quotes: Mapping[str, str], settled: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A claim, with those of its values that are not already `settled` as the link's."""
    settled = settled or {}
    return _said(
        source=claim.source,
        place=claim.locator,
        saidOn=claim.said_on,
        reading=claim.reading,
        words=quotes.get(claim.id),
        importance=claim.importance,
        inferred=not claim.explicit,
        unchecked=not claim.checked,
        read=f"{claim.read.version}, on {long_date(claim.read.on)}" if claim.read else None,
        rank=None if claim.rank == "normal" else claim.rank,
        why=claim.why,
        values={name: value for name, value in claim.values.stated().items() if settled.get(name) != value},
    )


def _gap(gap: Gap, quotes: Mapping[str, str]) -> dict[str, Any]:
    return _said(
        subject=gap.subject,
        kind=gap.kind,
        object=gap.object,
        reason=gap.reason,
        note=gap.note,
        claims=[_claim(claim, quotes) for claim in gap.claims],
    )


def _ends(gap: Gap) -> set[str]:
    return {end for end in (gap.subject, gap.object) if end}


def _source(source: Source) -> dict[str, Any]:
    return _said(
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        url=web_address(source.url),
        licence=source.licence,
    )


def _said(**fields: Any) -> dict[str, Any]:
    """Only the fields that say something: 0 does; None, False and an empty text, list or mapping do not."""
    return {
        name: value
        for name, value in fields.items()
        if not (value is None or value is False or value == "" or value == [] or value == {})
    }
