"""What `verify` says of classes: limits that inheritance cannot obey, because they stand in words or lack their data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.errors import Fault
from graph.model import Link
from loaders.checks.examined import Examined
from loaders.dataset import Dataset

_SHOWN = 3
# All of the jurisdiction is no limit.
_WHOLE = re.compile(r"\bEngland (?:and|or) Wales\b")
_TERRITORIES = ("England", "English", "Wales", "Welsh", "London")


def class_faults(examined: Examined) -> Iterator[Fault]:
    """Every limit on a class that its members would not inherit as it is meant, and every wider class that is none."""
    yield from _wider_classes(examined.dataset)
    areas = _names_of_places(examined)
    for link in examined.graph.links.values():
        values, classes = link.values, examined.classes(link)
        if classes and values.condition and not values.scope:
            yield from _place_in_words(link, areas, examined)
        if (values.territory or values.exceptions) and not classes:
            yield examined.fault(link, "'territory' and 'exceptions' limit a class, and neither end is one; remove them")
            continue
        for class_ in classes if values.territory else ():
            yield from _members_without_territory(link, class_, examined)
        for exception in values.exceptions:
            if not any(exception in _answering(class_, examined) for class_ in classes):
                yield examined.fault(
                    link, f"'exceptions' holds {exception}, which is no member of {' or '.join(classes)}; remove it"
                )


def _wider_classes(dataset: Dataset) -> Iterator[Fault]:
    for actor in dataset.actors.values():
        for wider in actor.within:
            if wider not in dataset.actors or not dataset.actors[wider].is_class:
                yield Fault(
                    *dataset.places[actor.id],
                    f"{actor.id}: 'within' holds '{wider[:60]}', which is no class here; name one or drop it",
                )


def _names_of_places(examined: Examined) -> re.Pattern[str]:
    areas = {*_TERRITORIES, *(actor.area for actor in examined.actors.values() if actor.area)}
    longest_first = sorted(areas, key=lambda area: (-len(area), area))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def _place_in_words(link: Link, areas: re.Pattern[str], examined: Examined) -> Iterator[Fault]:
    own = {examined.actors[end].area for end in (link.subject, link.object)}
    for place in areas.findall(_WHOLE.sub("", link.values.condition or "")):
        if place not in own:
            yield examined.fault(
                link,
                f"its condition names {place}, but a member inherits whatever words it has; "
                "say it as 'territory', 'exceptions' or 'scope'",
            )
            return


def _members_without_territory(link: Link, class_: str, examined: Examined) -> Iterator[Fault]:
    without = sorted(
        id_ for id_ in _answering(class_, examined) if not (actor := examined.actors[id_]).is_class and not actor.territory
    )
    if without:
        yield examined.fault(
            link, f"'territory' is {link.values.territory}, but of {class_} {_some(without)} have no territory; give it to each"
        )


def _answering(class_: str, examined: Examined) -> set[str]:
    """The members of a class, those who answer as one with them, and the classes within it."""
    return {stand.actor for stand in examined.standing.of(class_) if stand.reach in ("class", "wider")}


def _some(ids: Iterable[str]) -> str:
    found = [*ids]
    more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more
