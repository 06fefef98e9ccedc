"""What `verify` says of time: an event without its date, one that was told before it began, law that is not yet made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.days.dates import first_day, last_day, period_bounds
from graph.errors import Fault
from graph.model import Link
from loaders.checks.examined import Examined

# What is done once where it is done by, to or for a review, or is named by its year; standing where it is a remit.
ONCE = ("INSPECTS", "INVESTIGATES", "AUDITS", "COMMISSIONS", "MONITORS")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_BILL = re.compile(r"\bBill\b")


def event_faults(examined: Examined) -> Iterator[Fault]:
    """Every link whose time cannot be right. What is only planned or proposed has no day yet."""
    for link in examined.graph.links.values():
        if link.status != "in_force":
            continue
        yield from _undated(link, examined)
        yield from _told_before(link, examined)
        yield from _two_times(link, examined)
        yield from _not_yet_law(link, examined)


def _undated(link: Link, examined: Examined) -> Iterator[Fault]:
    values = link.values
    ends = (link.subject, link.object, values.on)
    begun = values.until and any(examined.actors[end].from_ for end in ends if end)
    if values.happened or values.since or begun:
        return
    if link.kind == "DELIVERS":
        why = _carried_out(link, examined)
    else:
        why = (_review(link, examined) or _named_year(link, examined)) if link.kind in ONCE else None
    if why:
        yield examined.fault(link, f"{why}, so it is an event; add 'happened', or 'since' and 'until'")


def _review(link: Link, examined: Examined) -> str | None:
    for role, actor in (("subject", link.subject), ("object", link.object), ("'on'", link.values.on)):
        if actor and examined.actors[actor].kind == "review_or_inquiry":
            return f"its {role} is a review or inquiry, {actor}"
    return None


def _carried_out(link: Link, examined: Examined) -> str | None:
    """To carry out a review is an event; it may take its day from the review."""
    review = examined.actors[link.object]
    undated = review.kind == "review_or_inquiry" and not (review.is_class or review.from_)
    return f"its object is a review or inquiry without 'from', {review.id}" if undated else None


def _named_year(link: Link, examined: Examined) -> str | None:
    """A year in its name, unless it was still to come when that was said: a target, not an event."""
    values = link.values
    for name, text in (("key", examined.key(link)), ("'framework'", values.framework), ("'about'", values.about)):
        for year in _YEAR.findall(text or ""):
            if year <= last_day(link.last_said)[:4]:
                return f"its {name} names the year {year}"
    return None


def _told_before(link: Link, examined: Examined) -> Iterator[Fault]:
    happened = link.values.happened
    if happened and period_bounds(happened)[0] > last_day(link.last_said):
        yield examined.fault(
            link,
            f"'happened' is {happened}, after {link.last_said}, when it was last said; mend it, or write 'status: planned'",
        )


def _two_times(link: Link, examined: Examined) -> Iterator[Fault]:
    values = link.values
    if values.happened and (values.since or values.until):
        yield examined.fault(link, "one claim says 'happened' and another 'since' or 'until'; keep one of the two")


def _not_yet_law(link: Link, examined: Examined) -> Iterator[Fault]:
    law = examined.actors[link.object]
    if link.kind != "GOVERNED_BY" or link.polarity == "denied":
        return
    if law.existence != "exists" or _BILL.search(law.name):
        yield examined.fault(link, f"{law.id} is not yet law or in use; write 'status: planned' or 'proposed'")
    elif law.from_ and first_day(law.from_) > last_day(link.last_said):
        yield examined.fault(link, f"{law.id} is from {law.from_}, after {link.last_said}, when it was last said; mend one")
