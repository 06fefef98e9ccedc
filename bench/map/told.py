"""What was measured, as the section "Maps" of docs/performance.md: a table, and each goal met or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

INTRODUCTION = """## Maps

`python bench/map/run.py` writes each generated graph as a map, opens it in headless Chromium and uses every control;
plain pyvis draws the same graph in the same run. A time runs from the action until the next frame is painted;
"until usable" runs from the start of loading until the first picture is painted. The table under the picture and the
address follow when that is painted. "All shown" is the map with every link in force, not only with those that it opens
with."""
# actors: (kB, ms until usable, ms for each interaction); None where no goal is set.
GOALS: dict[int, tuple[float | None, float | None, float | None]] = {
    300: (800, 500, 60),
    1500: (1200, 1000, 150),
    5000: (None, 2000, None),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One size: sizes in kB, times in ms, `wrote` in s; `rest` is in words, as plain pyvis may not come to rest."""

    size: int
    actors: int
    links: int
    claims: int
    kilobytes: float
    wrote: float
    usable: float
    interactions: dict[str, float]
    plain_kilobytes: float
    rest: str


def section(machine: str, repeats: int, columns: list[Column]) -> str:
    """The whole section, in Markdown."""
    how = f"{machine}; fastest of {repeats}; ms unless it says otherwise."
    return "\n\n".join((INTRODUCTION, how, table(columns), "Against the goals, in this run:", goals(columns))) + "\n"


def table(columns: list[Column]) -> str:
    """One column for each size, one row for each figure."""
    rows: list[tuple[str, Callable[[Column], str]]] = [
        ("links", lambda one: f"{one.links:,}"),
        ("claims", lambda one: f"{one.claims:,}"),
        ("file, kB", lambda one: f"{one.kilobytes:,.0f}"),
        ("to write, s", lambda one: f"{one.wrote:.1f}"),
        ("until usable", lambda one: f"{one.usable:,.0f}"),
    ]
    for name in dict.fromkeys(name for column in columns for name in column.interactions):
        rows.append((name, lambda one, name=name: _ms(one.interactions.get(name))))  # type: ignore[misc]
    rows += [
        ("plain pyvis: file, kB", lambda one: f"{one.plain_kilobytes:,.0f}"),
        ("plain pyvis: until at rest", lambda one: one.rest),
    ]
    lines = [_line("actors", (f"{one.actors:,}" for one in columns)), "|---|" + "---:|" * len(columns)]
    return "\n".join(lines + [_line(name, map(told, columns)) for name, told in rows])


def _line(name: str, cells: Iterable[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _ms(time: float | None) -> str:
    return "as above" if time is None else f"{time:,.0f}"


def goals(columns: list[Column]) -> str:
    """Each goal in a line: what was found, what was wanted, and whether that is met."""
    lines = []
    for column in columns:
        size, usable, each = GOALS.get(column.size, (None, None, None))
        slowest = max(column.interactions, key=column.interactions.__getitem__)
        found = (
            ("file", column.kilobytes, size, "kB"),
            ("until usable", column.usable, usable, "ms"),
            (f"slowest interaction ({slowest})", column.interactions[slowest], each, "ms"),
        )
        for what, value, goal, unit in found:
            if goal is not None:
                met = "met" if value <= goal else "not met"
                lines.append(f"- {column.actors:,} actors, {what}: {value:,.0f} {unit} of {goal:,.0f}: {met};")
    return "\n".join(lines).removesuffix(";") + "." if lines else "- no goal is set for these sizes."
