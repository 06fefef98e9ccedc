"""What a map sets beside its as-at date: another day, or a scenario and what that makes of its own date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.days.asked_dates import Day, asked_day
from graph.days.dates import day_before
from graph.errors import AskedWrongly
from graph.store import Store
from graph.texts.plain_words import long_date
from graph.texts.streams import note
from queries.typed_values import day_of

if TYPE_CHECKING:
    from queries.scenario import Outcome, Scenario


@dataclass(frozen=True, slots=True)
class Versus:
    """The two days of a map side by side, and the scenario that the later one is by, if any."""

    day: str
    scenario: Scenario | None = None

    def as_dict(self) -> dict[str, Any]:
        """What the page knows of it."""
        return {"compare": self.day, **({"supposed": _supposed(self.scenario)} if self.scenario else {})}

    def titled(self, title: str) -> str:
        """What a map is called that nobody gave a title."""
        return f"{title}, scenario {self.scenario.name}" if self.scenario else title


def _supposed(scenario: Scenario) -> dict[str, str]:
    source = scenario.source
    checked = "" if scenario.checked else ", unchecked"
    return {
        "from": scenario.date,
        "title": scenario.title,
        "source": f"{source.title} ({source.publisher}, {long_date(source.said_on)}{checked})",
    }


def day_or_scenario(given: str) -> Day | Path:
    """A date is tried first. AskedWrongly where it is neither that nor a scenario."""
    from queries.scenario import known_scenario, no_scenario

    try:
        return asked_day(given)
    except ValueError as error:
        if known_scenario(Path(given)) is None:
            raise AskedWrongly(f"--versus: {error}; and it is {no_scenario(given)}") from None
    return Path(given)


@contextmanager
def supposing(store: Store, beside: Day | Path | None) -> Iterator[tuple[Store, Outcome | None]]:
    """The store itself, or what a scenario makes of it, as a store and as a graph."""
    if isinstance(beside, Path):
        from queries.scenario_store import scenario_store

        with scenario_store(store, beside) as made:
            yield made
    else:
        yield store, None


def day_on_the_left(as_of: str | None, supposed: Outcome | None) -> str | None:
    """The as-at date: that of --as-of, which a scenario must not have begun on; without it the day before it begins."""
    if supposed is None:
        return as_of
    begins = supposed.scenario.date
    if as_of is not None and day_of("--as-of", as_of).iso >= begins:
        raise AskedWrongly(
            f"--as-of {as_of}: {supposed.scenario.name} begins on {begins}; give an earlier day to set beside it, or none"
        )
    return day_before(begins) if as_of is None else as_of


def set_beside(beside: Day | Path | None, supposed: Outcome | None, given: str | None, day: str) -> Versus | None:
    """The other of the two days, that of the scenario where there is one. AskedWrongly where it is the as-at date."""
    if supposed:
        return Versus(supposed.scenario.date, supposed.scenario)
    if not isinstance(beside, Day):
        return None
    if beside.iso == day:
        raise AskedWrongly(f"--versus {given}: is the as-at date itself; give another day, or --as-of")
    if beside.note:
        note(beside.note)
    return Versus(beside.iso)


def with_kin(ids: tuple[str, ...], supposed: Outcome | None) -> tuple[str, ...]:
    """Those whom a map is about with those who, in a scenario, come in their place or in whose place they come: no link
    joins the two, so that by its links alone one would be missing beside the other."""
    heirs = supposed.heirs if supposed else {}
    after = [heirs[id_] for id_ in ids if id_ in heirs]
    before = [id_ for id_, heir in heirs.items() if heir in ids]
    return tuple(dict.fromkeys((*ids, *after, *before)))
