"""From which day a link without a date of its own may be assumed, and until when it is more than last said.

It cannot be older than its actors, its `on`, its fund and its basis, nor than the period that a source speaks of. A
document's word for how things stand is good for STALE_YEARS; law and registers stand until they say otherwise, and so
does what a thing is part of. Law that is over says nothing of the days after: a link that no later law was read to go on
with or to end is not known then, which is not the same as ended.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from graph.assembly import merged_values
from graph.days.dates import EARLIEST, LATEST, day_after, first_day, last_day, years_after
from graph.kinds import Kinds
from graph.model import Actor, Claim, Link, Source

STALE_YEARS = 3
_STANDING_SOURCES = ("statute", "open_data")


def placed_in_time(
    links: Mapping[str, Link], actors: Mapping[str, Actor], sources: Mapping[str, Source], kinds: Kinds
) -> dict[str, Link]:
    """The links, each with the days between which it may be assumed and whether it is an act of speech."""
    return {
        id_: dataclasses.replace(
            link,
            known_from=_known_from(link, actors, sources),
            stale_from=_stale_from(link, sources, kinds),
            saying=kinds.links[link.kind].saying,
        )
        for id_, link in links.items()
    }


def _stale_from(link: Link, sources: Mapping[str, Source], kinds: Kinds) -> str:
    values, kind = link.values, kinds.links[link.kind]
    lapsed = lapsed_from(link)
    if lapsed:
        return lapsed
    standing = kind.family == "structure" or link.kind == "HEADS"
    if standing or values.happened or values.since or values.until or values.period:
        return LATEST
    if any(claim.source in sources and sources[claim.source].kind in _STANDING_SOURCES for claim in link.claims):
        return LATEST
    return years_after(last_day(link.last_said), STALE_YEARS)


def lapsed_from(link: Link) -> str | None:
    """The day after the last of its claims lapsed, where none is left to say that it goes on, and none that it ended."""
    valid = [claim for claim in link.claims if claim.rank != "deprecated"] or link.claims
    lapses = [last_day(claim.lapses) for claim in valid if claim.lapses]
    if link.values.until or link.values.happened or len(lapses) < len(valid) or not lapses:
        return None
    return day_after(max(lapses))


def _known_from(link: Link, actors: Mapping[str, Actor], sources: Mapping[str, Source]) -> str:
    # What a later law adds or names says nothing of the days of the law before it.
    values = as_read(link, EARLIEST).values
    named = (link.subject, link.object, values.on, values.via, values.basis)
    begun = [first_day(from_) for id_ in named if id_ and id_ in actors and (from_ := actors[id_].from_)]
    spoken = min((_speaks_from(claim, sources) for claim in link.claims), default=EARLIEST)
    return max([spoken, *begun])


def _speaks_from(claim: Claim, sources: Mapping[str, Source]) -> str:
    """A source speaks of the period it states; law of the time since it was made; anything else of its own day."""
    source = sources.get(claim.source)
    if source is None:
        return first_day(claim.said_on)
    if source.speaks_from:
        return min(first_day(source.speaks_from), first_day(claim.said_on))
    return min(first_day(source.date), first_day(claim.said_on))


def as_read(link: Link, day: str) -> Link:
    """The link as it read on that day: by the claims that had not lapsed then, without those of what came in their place.
    Where all have lapsed, or none does, the whole link. When it holds, and how it stands, is said by all of its claims."""
    if not any(claim.lapses for claim in link.claims):
        return link
    following = min((lapse for lapse in lapses(link) if lapse >= day), default=LATEST)
    holding = tuple(
        claim
        for claim in link.claims
        if _lapse(claim) >= day and (first_day(claim.said_on) < following or _lapse(claim) == following)
    )
    if not holding or len(holding) == len(link.claims):
        return link
    own = {name: getattr(link.values, name) for name in ("since", "until", "happened", "status", "polarity")}
    return dataclasses.replace(link, values=dataclasses.replace(merged_values(holding), **own), claims=holding)


def _lapse(claim: Claim) -> str:
    return last_day(claim.lapses) if claim.lapses else LATEST


def lapses(link: Link) -> list[str]:
    """The days on which some claims of a link lapse while others go on."""
    ends = {_lapse(claim) for claim in link.claims}
    return sorted(ends)[:-1]
