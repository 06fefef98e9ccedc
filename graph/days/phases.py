"""When a link has which status: its phases, from the dates it was true and the dates it was said.

- An event (`happened`) counts on the days it took, and never again.
- A saying (a judgement, a recommendation) counts from the day it was said.
- A dated link holds between its dates (a sum of money: its period).
- An undated one is assumed: from the first day anybody could know of it (see knowable), while both its actors
  exist, with the status of its last claim said by the day asked for.
What was last said long before the day asked for no longer counts as holding: it is shown apart, as last said then.
Where the claims of one law lapse and those of another go on, the link goes on as the later law has it (`as_read`).
A phase is one stretch of days with one status and one reading, so that a store needs to compare only texts to answer "as at".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.days.dates import EARLIEST, LATEST, day_after, day_before, first_day, last_day, period_bounds
from graph.days.knowable import lapsed_from, lapses
from graph.model import Actor, Graph, Link

ENDED = "ended"
NOT_YET = "not_yet"
LAST_SAID = "last_said"
_PENDING = ("enacted", "planned", "proposed")
NOT_KNOWN = "not_known"
# How the time of a link is known: stated, assumed from when it was said, the day of an event or a saying; and, from
# its stale day on, only that it was last said long before, or that nothing is known since the law that said it ended.
DATINGS = ("dated", "assumed", "event", LAST_SAID, NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Phase:
    """From `begins` to `ends` (whole days, both within) a link has `status`. `final`: no other phase follows."""

    begins: str
    ends: str
    status: str
    final: bool


def dating(link: Link) -> str:
    """How the time of a link is known: dated, assumed or event (whether it is only last_said depends on the day)."""
    values = link.values
    if values.happened or link.saying:
        return "event"
    return "dated" if values.since or values.until or values.period else "assumed"


def stale_as(link: Link) -> str:
    """What becomes of a link from its stale day on: it was last said long before, or its law is over and no other read."""
    return NOT_KNOWN if lapsed_from(link) else LAST_SAID


def window(link: Link, actors: Mapping[str, Actor]) -> tuple[str, str]:
    """First and last day of a link: of the event, of its own dates or money period, or those of its actors."""
    values = link.values
    if values.happened:
        return period_bounds(values.happened)
    if values.period and not (values.since or values.until):
        return period_bounds(values.period)
    begins, finishes = _existence(link, actors)
    if values.since:
        begins = first_day(values.since)
    elif link.saying:
        begins = max(begins, first_day(link.first_said))
    else:
        begins = _assumed_from(link, begins, first_day(values.until) if values.until else finishes)
    if values.until:
        finishes = last_day(values.until)
    return begins, finishes


def _assumed_from(link: Link, begun: str, over: str) -> str:
    """The first day on which an undated link may be assumed. What was over (or one of its actors gone) before the
    period that its source speaks of held in their time, however late it was said: from when they began, if known."""
    if link.known_from <= over:
        return max(begun, link.known_from)
    return begun if begun != EARLIEST else over


def _existence(link: Link, actors: Mapping[str, Actor]) -> tuple[str, str]:
    # What happened once stays true after one of the two has gone, and so does what was said.
    lasting = link.saying or link.kind in ("SUCCEEDS", "ESTABLISHED_BY")
    ends = [actors[end] for end in ((link.subject,) if lasting else (link.subject, link.object)) if end in actors]
    begins = max((first_day(actor.from_) for actor in ends if actor.from_), default=EARLIEST)
    finishes = LATEST if link.saying else min((last_day(actor.to) for actor in ends if actor.to), default=LATEST)
    return begins, finishes


def phases(link: Link, actors: Mapping[str, Actor]) -> list[Phase]:
    """The phases of a link in order; none where its window is empty (its actors never existed together)."""
    begins, finishes = window(link, actors)
    if begins > finishes:
        return []
    marks = _status_marks(link)
    found: list[Phase] = []
    for index, (said, status) in enumerate(marks):
        start = begins if index == 0 else max(begins, first_day(said))
        if index == 0 and status in _PENDING and link.values.since:
            start = min(start, first_day(said))  # what is to begin later is planned from the day it was said
        if index == len(marks) - 1 and link.values.since and len(marks) > 1:
            start = begins  # a dated link is true from its date, whenever that was said
        end = finishes
        if index + 1 < len(marks):
            following = first_day(marks[index + 1][0])
            if index + 2 == len(marks) and link.values.since:
                # what was planned was so from the day it was said until the day it came true
                start, following = min(first_day(said), begins), begins
            end = min(finishes, day_before(following))
        if start <= end:
            found.append(Phase(start, end, status, False))
    parts = [Phase(*days, phase.status, False) for phase in found for days in _cut(phase, lapses(link))]
    return [replace(part, final=index == len(parts) - 1) for index, part in enumerate(parts)]


def _cut(phase: Phase, ends: Sequence[str]) -> list[tuple[str, str]]:
    marks = [lapse for lapse in ends if phase.begins <= lapse < phase.ends]
    return [*zip([phase.begins, *map(day_after, marks)], [*marks, phase.ends], strict=True)]


def status_at(link: Link, graph: Graph, as_of: str) -> str:
    """in_force, enacted, planned, proposed or rejected at that day; last_said where that is long ago, ended after
    it, not_yet before it."""
    return status_on(phases(link, graph.actors), link.stale_from, last_day(as_of))


def status_on(found: Sequence[Phase], stale_from: str, day: str) -> str:
    """Like status_at, of the phases of a link."""
    if stale_from <= day and found and day <= found[-1].ends:
        return LAST_SAID
    for phase in found:
        if phase.begins <= day <= phase.ends:
            return phase.status
    return ENDED if found and day > found[-1].ends else NOT_YET


def live(link: Link, graph: Graph, as_of: str) -> bool:
    """Whether the link is asserted and in force at that day, and not only last said long before it."""
    return link.polarity == "asserted" and status_at(link, graph, as_of) == "in_force"


def _status_marks(link: Link) -> list[tuple[str, str]]:
    """(said on, status) in the order said, equal neighbours folded; the preferred claim rules on one date."""
    valid = [claim for claim in link.claims if claim.rank != "deprecated"] or list(link.claims)
    by_date: dict[str, str] = {}
    for claim in reversed(valid):
        by_date[claim.said_on] = claim.values.status or "in_force"
    preferred = [claim for claim in valid if claim.rank == "preferred"]
    if preferred:
        by_date = {preferred[0].said_on: preferred[0].values.status or "in_force"}
    marks: list[tuple[str, str]] = []
    for said, status in sorted(by_date.items()):
        if not marks or marks[-1][1] != status:
            marks.append((said, status))
    return marks or [(EARLIEST, link.status)]
