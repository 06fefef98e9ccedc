"""Checks `part_of` over a whole dataset: the whole is there and is money, no sum is part of itself, and parts fit in.

A source's round figures need not add up to the penny, and are kept as said. Parts are beyond their whole only where
neither its rounding nor a qualifier (the whole 'over', 'at_least' or 'about'; a part 'up_to' or 'about') explains it. Of a
range the whole counts with its upper end, a part with its lower.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from graph.assembly import assemble
from graph.days.dates import period_bounds
from graph.errors import Fault
from graph.model import Link
from loaders.claims import ClaimEntry

_MAY_BE_MORE = ("over", "at_least", "about")
_MAY_BE_LESS = ("up_to", "about")


def part_faults(entries: Sequence[ClaimEntry], *, whole_known: bool) -> Iterator[Fault]:
    """Every fault of parts and wholes. Unless `whole_known`, a whole that is not there may only have been misread."""
    places = {entry.claim.about: entry for entry in reversed(entries)}
    parts = [entry for entry in entries if entry.claim.values.part_of]
    yield from _ends(parts, places, whole_known)
    circles = [*_circles(parts)]
    for circle in circles:
        entry = places[circle[0]]
        if len(circle) == 1:
            yield _fault(entry, "is part of itself; name the sum that it is part of")
        else:
            yield _fault(entry, f"is part of itself by way of {' and '.join(circle[1:])}; one of them is the whole")
    if not circles:
        links = _links(entries, parts)
        yield from _other_time(links, places)
        yield from _beyond(links, places)


def _fault(entry: ClaimEntry, message: str) -> Fault:
    return Fault(entry.file, entry.line, f"{entry.claim.about}: {message}")


def _ends(parts: Iterable[ClaimEntry], places: Mapping[str, ClaimEntry], whole_known: bool) -> Iterator[Fault]:
    for entry in parts:
        whole = str(entry.claim.values.part_of)
        found = places.get(whole)
        if found is None and whole_known:
            yield _fault(entry, f"'part_of' is '{whole[:200]}', which is no link here; expected the id of a FUNDS link")
        elif found is not None and (found.head != "link" or found.kind != "FUNDS"):
            yield _fault(entry, f"'part_of' is '{whole}', which is not money; expected the id of a FUNDS link")


def _circles(parts: Iterable[ClaimEntry]) -> Iterator[list[str]]:
    """Each circle of parts once, from the least of its ids. A link may be said to be part of several by its claims."""
    wholes = [(entry.claim.about, str(entry.claim.values.part_of)) for entry in parts]
    order: TopologicalSorter[str] = TopologicalSorter()
    for part, whole in wholes:
        order.add(part, whole)
    try:
        order.prepare()  # nearly always there is none, and NetworkX need not be waited for
        return
    except CycleError:
        pass
    import networkx as nx

    graph = nx.DiGraph(wholes)
    for group in sorted(map(sorted, nx.strongly_connected_components(graph))):
        if len(group) > 1:
            yield [node for node, _ in nx.find_cycle(graph.subgraph(group), group[0])]
        elif graph.has_edge(group[0], group[0]):
            yield group


def _links(entries: Iterable[ClaimEntry], parts: Iterable[ClaimEntry]) -> dict[str, Link]:
    """The links that are parts or wholes."""
    asked = {str(entry.claim.values.part_of) for entry in parts} | {entry.claim.about for entry in parts}
    return assemble(
        (entry.claim, str(entry.subject), entry.kind, str(entry.object), entry.pattern)
        for entry in entries
        if entry.head == "link" and entry.claim.about in asked
    )


def _other_time(links: Mapping[str, Link], places: Mapping[str, ClaimEntry]) -> Iterator[Fault]:
    """Parts of a year that their whole does not cover."""
    for link in links.values():
        whole = links.get(link.values.part_of or "")
        if whole is None or not (link.values.period and whole.values.period) or _within(link, whole):
            continue
        yield _fault(
            places[link.id],
            f"its period {link.values.period} is not within {whole.values.period}, that of {whole.id}; mend one, or 'part_of'",
        )


def _beyond(links: Mapping[str, Link], places: Mapping[str, ClaimEntry]) -> Iterator[Fault]:
    groups: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links.values():
        whole = links.get(link.values.part_of or "")
        if whole is not None and _comparable(link, whole):
            groups[whole.id, link.values.period or whole.values.period or ""].append(link)
    within: dict[str, list[Link]] = defaultdict(list)
    for (whole_id, _), found in groups.items():
        if links[whole_id].values.period:
            within[whole_id] += found  # each lies within the whole's own period: they share it
        else:
            yield from _too_much(links[whole_id], found, places)
    for whole_id, found in within.items():
        yield from _too_much(links[whole_id], found, places)


def _too_much(whole: Link, parts: Sequence[Link], places: Mapping[str, ClaimEntry]) -> Iterator[Fault]:
    once = {link.values.joint or link.id: link.values.amount or 0.0 for link in parts}
    total, most = sum(once.values()), whole.values.amount_to or whole.values.amount or 0.0
    may_be_less = any(link.values.amount_qualifier in _MAY_BE_LESS for link in parts)
    if total > most + rounding(most) and not may_be_less:
        yield _fault(
            places[whole.id],
            f"its parts add up to £{total:,.2f}, beyond its £{most:,.2f} ({', '.join(sorted(link.id for link in parts))}); "
            "mend an amount, 'part_of' or a qualifier",
        )


def _comparable(part: Link, whole: Link) -> bool:
    """Whether a part's sum must fit into its whole's: both stated outright, of one measure, in the whole's period."""
    one, other = part.values, whole.values
    if one.amount is None or other.amount is None or "denied" in (part.polarity, whole.polarity):
        return False
    if (one.amount_is or "total") != (other.amount_is or "total") or other.amount_qualifier in _MAY_BE_MORE:
        return False
    return not (one.period and other.period) or _within(part, whole)


def _within(part: Link, whole: Link) -> bool:
    (first, last), (begins, ends) = period_bounds(part.values.period or ""), period_bounds(whole.values.period or "")
    return begins <= first and last <= ends


def rounding(amount: float) -> float:
    """By how much a sum may be more than it says: half of its last digit, or of its second where that is nought.
    £21m is up to £21.5m; £100 up to £105; £99.95 is itself."""
    if not amount.is_integer() or amount < 10:
        return 0.005
    unit = 1
    while amount % (unit * 10) == 0 and unit * 100 <= amount:
        unit *= 10
    return unit / 2
