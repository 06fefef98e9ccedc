"""Overseers in rows, the overseen in columns, the powers of one over the other as short marks in the cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.accountability import is_neutral
from graph.kinds import load_kinds
from graph.model import Link
from viz.reading import RANKS
from viz.views.asked import TEETH, Asked, as_one, classes_of, once, power_words, rank_of, steps_of
from viz.views.picture import Card, Picture, Section, key, nothing
from viz.views.stacks import Stack, is_local, shared_name, stacked
from viz.views.svg import isolated, label, part, rect, wide
from viz.views.twin import count_words

MARKS = {
    "dismiss": "Di", "appoint": "Ap", "sanction": "Sa", "suspend": "Su", "approve_or_veto": "Ve", "direct": "Dr", "fund": "Fu",
    "present_case": "Ca", "require_answer": "An", "scrutinise": "Sc", "publish": "Pu", "set_priorities": "Pr", "advise": "Ad",
    "inform": "In",
}  # fmt: skip
_MOST_COLUMNS, _HEAD, _CELL, _CHIP, _MARGIN, _LEAST = 24, 300, 132, 17, 20, 26

Cells = dict[tuple[str, str], dict[str, Link]]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns in order, and the links of each cell by (row id, column id)."""

    rows: tuple[Stack, ...]
    columns: tuple[Stack, ...]
    cells: Cells
    left_out: int = 0


def matrix(asked: Asked) -> Picture:
    """The view `matrix`."""
    actor = asked.actor
    title = f"{isolated(actor.name)}: who holds which power over {'them' if actor.is_class else 'it and its parts'}"
    grid = grid_of(asked)
    if not grid.rows:
        return nothing(title, f"No source here gives anybody a power over {isolated(actor.name)} on {asked.day}.")
    width = 2 * _MARGIN + _HEAD + _CELL * len(grid.columns)
    body, y = _header(grid, 12.0)
    head, cuts = (0.0, y), list[float]()
    for rank, words in RANKS:
        rows = [row for row in grid.rows if _row_rank(grid, row) == rank]
        if rows:
            cuts.append(y)
            body.append(label(_MARGIN, y + 19, words, cls="bold strong" if rank >= TEETH else "bold quiet"))
            y += 28
        for row in rows:
            drawn, deep = _row(grid, row, y)
            body.append(drawn)
            y += deep + 3
            cuts.append(y - 1.5)
    samples, deep = _key(_MARGIN, y + 16, max(width, 900) - 2 * _MARGIN)
    sections = [
        Section(row.name, tuple(once(id_ for column in grid.columns for id_ in grid.cells.get((row.id, column.id), ()))))
        for row in grid.rows
    ]
    columns = tuple(_MARGIN + _HEAD + _CELL * float(at) - 3 for at in range(1, len(grid.columns) + 1))
    return Picture(title, _summary(asked, grid), max(width, 900), y + 16 + deep + 6, "".join([*body, samples]), tuple(sections),
                   _notes(grid), tuple(cuts), columns, head, _MARGIN + _HEAD - 5)  # fmt: skip


def grid_of(asked: Asked) -> Grid:
    """The overseers of an actor and its parts, or of the members of a class, with the links of each pair."""
    over: dict[str, dict[str, dict[str, Link]]] = {id_: defaultdict(dict) for id_ in family(asked)}
    for step in steps_of(asked):
        if step.giver in over and not is_neutral(step.link) and step.link.kind != "JUDGES":
            over[step.giver][step.forum][step.link.id] = step.link
    over = {id_: found for id_, found in over.items() if found}
    roles = _roles(asked, {forum for found in over.values() for forum in found})
    columns = _columns(asked, over, roles)
    cells: Cells = defaultdict(dict)
    for column in columns:
        for member in column.members:
            for forum, links in over[member].items():
                cells[roles[forum].id, column.id].update(links)
    rows = {role.id: role for role in roles.values() if any((role.id, column.id) in cells for column in columns)}
    ordered = sorted(rows.values(), key=lambda row: (
        -max(rank_of(cells[row.id, c.id].values()) for c in columns if (row.id, c.id) in cells),
        -len(power_words(link for c in columns for link in cells.get((row.id, c.id), {}).values())),
        -sum((row.id, c.id) in cells for c in columns), row.name, row.id,
    ))  # fmt: skip
    drawn = columns[:_MOST_COLUMNS]
    return Grid(tuple(ordered), tuple(drawn), dict(cells), len(columns) - len(drawn))


def family(asked: Asked) -> list[str]:
    """The members of a class, or else the actor, what answers as one with it, and its parts."""
    actor = asked.actor
    if actor.is_class and (members := classes_of(asked).get(actor.id)):
        return sorted(members)
    own = as_one(asked, actor.id)
    wholes = [link for link in asked.graph.links.values() if link.kind == "PART_OF" and link.object in own]
    parts = sorted(link.subject for link in wholes if asked.holds(link))
    return list(once([*own, *parts, *asked.actors[1:]]))


def _roles(asked: Asked, forums: set[str]) -> dict[str, Stack]:
    """Each overseer's row: one of its own, or one for all local overseers of its kind."""
    alike: dict[str, object] = {id_: None if asked.actor.is_class else id_ for id_ in forums}
    return {member: stack for stack in stacked(asked, alike) for member in stack.members}


def _columns(asked: Asked, over: dict[str, dict[str, dict[str, Link]]], roles: dict[str, Stack]) -> list[Stack]:
    """The overseen; members of a class over whom the same roles hold the same powers share a column."""
    actors, kinds = asked.graph.actors, load_kinds().actors
    groups: dict[object, list[str]] = defaultdict(list)
    for id_, found in over.items():
        held: dict[str, set[str]] = defaultdict(set)
        for forum, links in found.items():
            held[roles[forum].id] |= set(power_words(links.values()))
        same = tuple(sorted((role, tuple(sorted(powers))) for role, powers in held.items()))
        groups[same if asked.actor.is_class and is_local(actors[id_]) else id_].append(id_)
    columns = []
    for members in groups.values():
        one = actors[members[0]]
        name = one.name if len(members) == 1 else f"{len(members)} × {shared_name(asked, members)}"
        told = kinds[one.kind].label if len(members) == 1 else "all alike"
        columns.append(Stack(members[0], tuple(members), name, one.kind, told))
    first = set(as_one(asked, asked.actor.id))
    return sorted(columns, key=lambda c: (c.id != asked.actor.id, c.id not in first, -len(c.members), -len(over[c.id]), c.id))


def _row_rank(grid: Grid, row: Stack) -> int:
    return max(rank_of(grid.cells[row.id, column.id].values()) for column in grid.columns if (row.id, column.id) in grid.cells)


def _header(grid: Grid, top: float) -> tuple[list[str], float]:
    cards = [(column, Card(column.name, column.kind, column.told)) for column in grid.columns]
    height = max(card.height(_CELL - 6, 5) for _, card in cards)
    body = [label(_MARGIN, top + height - 8, "Overseer ↓    Overseen →", cls="bold")]
    body += [card.drawn(_MARGIN + _HEAD + _CELL * at, top, _CELL - 6, height, 5) for at, (_, card) in enumerate(cards)]
    return body, top + height + 8


def _row(grid: Grid, row: Stack, y: float) -> tuple[str, float]:
    card = Card(row.name, row.kind, row.told)
    marks = {column.id: _marks(grid.cells.get((row.id, column.id), {})) for column in grid.columns}
    lines = {id_: _lines(found) for id_, found in marks.items()}
    height = max([card.height(_HEAD - 10), _LEAST, *(len(found) * (_CHIP + 3) + 6 for found in lines.values())])
    body = [card.drawn(_MARGIN, y, _HEAD - 10, height)]
    for at, column in enumerate(grid.columns):
        x = _MARGIN + _HEAD + _CELL * at
        links = grid.cells.get((row.id, column.id), {})
        cell = rect(x, y, _CELL - 6, height, "card" if links else "rule", 2)
        chips = y + (height - len(lines[column.id]) * (_CHIP + 3) + 3) / 2
        for index, found in enumerate(lines[column.id]):
            cell += _chips(found, x + 4, chips + index * (_CHIP + 3))
        words = f"{row.name} over {column.name}: " + (", ".join(power_words(links.values())) or "no power stated")
        body.append(part(cell, words, links))
    return "".join(body), height


def _marks(links: dict[str, Link]) -> list[tuple[str, bool]]:
    """(mark, whether it is of a power with teeth), strongest first; † where only on a condition."""
    ranks = load_kinds().powers
    found = []
    for word in power_words(links.values()):
        power = word.removesuffix("†").replace(" ", "_")
        found.append((MARKS[power] + ("†" if word.endswith("†") else ""), ranks[power] >= TEETH))
    return found


def _lines(marks: list[tuple[str, bool]]) -> list[list[tuple[str, bool]]]:
    lines: list[list[tuple[str, bool]]] = []
    used = float(_CELL)
    for mark in marks:
        if used + _width(mark[0]) > _CELL - 14:
            lines.append([])
            used = 0
        lines[-1].append(mark)
        used += _width(mark[0]) + 3
    return lines


def _width(mark: str) -> float:
    return wide(mark, 11, bold=True) + 7


def _chips(marks: list[tuple[str, bool]], x: float, y: float) -> str:
    body = ""
    for mark, teeth in marks:
        body += rect(x, y, _width(mark), _CHIP, "toothed" if teeth else "plain", 3)
        body += label(x + _width(mark) / 2, y + 12.5, mark, size=11, cls="bold on" if teeth else "", anchor="middle")
        x += _width(mark) + 3
    return body


def _key(x: float, y: float, room: float) -> tuple[str, float]:
    ranks = load_kinds().powers
    items = [
        (_chips([(MARKS[power], ranks[power] >= TEETH)], 4, -1), power.replace("_", " "))
        for power in sorted(MARKS, key=lambda power: (-ranks[power], power))
    ]
    items.append((label(12, 12, "†"), "only on a condition: see the table"))
    return key(x, y, room, items)


def _summary(asked: Asked, grid: Grid) -> str:
    teeth = [row for row in grid.rows if _row_rank(grid, row) >= TEETH]
    over = "its members" if asked.actor.is_class else "it and its parts"
    actors = sum(len(row.members) for row in grid.rows)
    strong = sum(len(row.members) for row in teeth)
    return (
        f"{count_words(actors, 'overseer')} of {isolated(asked.actor.name)}, {strong} of them with a power that can enforce "
        f"(filled marks) over {over}. {count_words(sum(len(column.members) for column in grid.columns), 'actor')} in "
        f"{count_words(len(grid.columns), 'column')}."
    )


def _notes(grid: Grid) -> tuple[str, ...]:
    notes = [
        "An empty cell says that no source here states a power, not that there is none.",
        "Powers over a class, an office or a body count for its members, its body and its head. A link that states no power "
        "has the usual one of its kind. Grades and findings, and what is planned or denied, are left out.",
    ]
    if any(len(column.members) > 1 for column in grid.columns):
        notes.append("Members of the class over whom the same overseers hold the same powers share a column: the columns that "
                     "remain are the exceptions.")  # fmt: skip
    notes += [f"{column.name}: {', '.join(column.members)}" for column in grid.columns if len(column.members) > 1]
    if grid.left_out:
        notes.append(f"{count_words(grid.left_out, 'more actor')} did not fit and are not drawn.")
    return tuple(notes)
