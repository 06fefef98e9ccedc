"""Who may hold an actor to account and whom it may: sentences for what can enforce, strongest first, and a table of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.naming.articles import Named
from graph.store import Row
from graph.texts.plain_words import listed, spaced
from viz.briefs.brief import Paragraph, Said, Section, Table
from viz.briefs.desk import Desk, links_of
from viz.looks import verb_of
from viz.reading import RANKS

# From this rank on a power is told in a sentence of its own; below it names and verbs are enough.
_TOLD = 2
# What a row says of the actor only as one of a class.
_OF_A_CLASS = ("class", "wider")
_MOST_NAMED, _ALIKE, _MOST_IN_CELL = 6, 3, 2


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ways to look: the question, its column of others, and its words."""

    question: str
    column: str
    title: str
    none: str
    told: tuple[int, int]  # how many are told at most of the strongest rank, and of each other one


UP = Side(
    "who-oversees", "overseer", "Who may hold {} to account",
    "No link at hand lets anybody hold {} to account. That none is known is no proof that there is none.", (7, 4),
)  # fmt: skip
DOWN = Side(
    "oversees", "account_giver", "Whom {} may hold to account",
    "No link at hand lets {} hold anybody to account. That none is known is no proof that there is none.", (4, 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the others, with its rows, the strongest first."""

    actor: str
    name: str
    rows: tuple[Row, ...]

    @property
    def rank(self) -> int:
        """The most that can be done, as RANKS counts it."""
        return max([-1, *(int(row["power_rank"]) for row in self.rows)])


def entries_of(rows: Sequence[Row], side: Side) -> list[Entry]:
    """The others, the strongest first; of equals those by whom the actor itself is named, then those with more links."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[side.column]].append(row)
    made = [
        Entry(actor, str(mine[0][f"{side.column}_name"]), tuple(sorted(mine, key=lambda row: -row["power_rank"])))
        for actor, mine in found.items()
    ]
    return sorted(made, key=lambda entry: (-entry.rank, entry.rows[0]["reach"] in _OF_A_CLASS, -len(entry.rows), entry.name))


def accountability(desk: Desk, actor: str, about: Named, side: Side) -> Iterator[Section]:
    """The sections of one side: a heading for each rank of power that anybody has."""
    entries = entries_of(desk.rows(side.question, actor=actor), side)
    title = side.title.format(about.written)
    if not entries:
        yield Section(title, (Paragraph(Said(side.none.format(about.written))),))
        return
    yield Section(title, (Paragraph(Said(_counted(entries, side, about))),))
    for rank, heading in RANKS:
        here = [entry for entry in entries if entry.rank == rank]
        if here and (rank >= _TOLD or side is UP):
            told = _told(desk, here, side, actor) if rank >= _TOLD else [_named(desk, here, side, actor)]
            yield Section(heading, tuple(told), level=2)
    if side is DOWN and (weaker := [entry for entry in entries if entry.rank < _TOLD]):
        yield Section("Less than that", (_named(desk, weaker, side, actor),), level=2)


def _counted(entries: Sequence[Entry], side: Side, about: Named) -> str:
    links = len(links_of(row for entry in entries for row in entry.rows))
    teeth = sum(entry.rank >= _TOLD for entry in entries)
    who = "actor" if len(entries) == 1 else "actors"
    ways = f"{len(entries)} {who} by {links} link{'' if links == 1 else 's'}"
    can = f"of these, {teeth} can do more than scrutinise, set aims or advise" if teeth else "none can enforce anything"
    if side is DOWN:
        can = f"over {teeth} of these it can do more than scrutinise, set aims or advise" if teeth else "it can enforce nothing"
    return f"{ways}; {can}."


def _told(desk: Desk, entries: Sequence[Entry], side: Side, actor: str) -> list[Paragraph]:
    """A point for each, those alike in one; what is over the most that a brief tells is named."""
    most = side.told[entries[0].rank < RANKS[0][0]]
    groups: dict[object, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_likeness(entry)].append(entry)
    points: list[list[Entry]] = []
    for group in groups.values():
        points += [group] if len(group) >= _ALIKE else [[entry] for entry in group]
    points.sort(key=lambda group: entries.index(group[0]))
    told = [Paragraph(_point(desk, group, side), point=True) for group in points[:most]]
    if rest := [entry for group in points[most:] for entry in group]:
        told.append(_named(desk, rest, side, actor))
    return told


def _likeness(entry: Entry) -> tuple[object, ...]:
    """What is said of it, without its name."""
    return tuple(str(row["says"]).replace(entry.name, "*") for row in entry.rows)


def _point(desk: Desk, group: Sequence[Entry], side: Side) -> Said:
    first, others = group[0], group[1:]
    strongest, *weaker = first.rows
    text = str(strongest["says"]) + desk.mark([strongest])
    if verbs := dict.fromkeys(verb_of(row, side.column) for row in weaker):
        text += f" And also: {listed(verbs)} ({_links(desk, weaker)})."
    if others:
        text += f" The same of {len(others)} more: {_some([entry.name for entry in others])}."
    more = [*weaker, *(row for entry in others for row in entry.rows)]
    return Said(text, desk.cite([strongest, *more]), first.name)


def _links(desk: Desk, rows: Sequence[Row]) -> str:
    """'3 links', '3 links, 1 unchecked'."""
    total, unchecked = len(links_of(rows)), desk.count_unchecked(rows)
    which = "" if not unchecked else ", unchecked" if unchecked == total else f", {unchecked} unchecked"
    return f"{total} link{'' if total == 1 else 's'}{which}"


def _named(desk: Desk, entries: Sequence[Entry], side: Side, actor: str) -> Paragraph:
    """Those that a brief only names, by what each does."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[listed(dict.fromkeys(verb_of(row, side.column) for row in entry.rows))].append(entry)
    shown = list(groups.items())[:_MOST_NAMED]
    said = "; ".join(f"{_some([entry.name for entry in found])} ({verbs})" for verbs, found in shown)
    left = sum(len(found) for _, found in list(groups.items())[_MOST_NAMED:])
    more = f"; and {left} more (custodes {side.question} {actor})" if left else ""
    rows = [row for _, found in shown for entry in found for row in entry.rows]
    return Paragraph(Said(f"{said}{more}. {_links(desk, rows).capitalize()}.", desk.cite(rows)))


def _some(names: Sequence[str], most: int = _MOST_NAMED // 2) -> str:
    if len(names) <= most + 1:
        return listed(names)
    shown = names[:most]
    return f"{', '.join(shown)} and {len(names) - len(shown)} more"


def tree(desk: Desk, actors: Sequence[tuple[str, Named]]) -> Section:
    """The tree as a table: for each rank of power, who has it over the actor, and over whom the actor has it. Of two
    actors, who has it over each."""
    ways = [(actor, about, UP) for actor, about in actors]
    if len(actors) == 1:
        ways.append((*actors[0], DOWN))
    found = [entries_of(desk.rows(side.question, actor=actor), side) for actor, _, side in ways]
    heads = tuple(f"Over {about.written}" if side is UP else f"{about.name} over" for _, about, side in ways)
    rows = []
    for rank, heading in RANKS:
        cells = [[entry.name for entry in entries if entry.rank == rank] for entries in found]
        if any(cells):
            rows.append((Said(heading), *(Said(_cell(names)) for names in cells)))
    caption = "Each actor stands once, beside the most that it can do."
    if not rows:
        return Section("The tree", (Paragraph(Said("There is no link to draw.")),))
    return Section("The tree", (Table(caption, ("Power", *heads), tuple(rows)),))


def _cell(names: Sequence[str]) -> str:
    return f"{len(names)}: {_some(names, _MOST_IN_CELL)}" if len(names) > 1 else names[0] if names else "nobody"


def ends(desk: Desk, actor: str, about: Named) -> Iterator[Section]:
    """By what steps it answers to voters, Parliament or the Crown: the first chain to each of them."""
    chains: dict[int, list[Row]] = defaultdict(list)
    for row in desk.rows("chain", actor=actor):
        chains[row["chain"]].append(row)
    best: dict[str, list[Row]] = {}
    for steps in chains.values():
        known = best.get(steps[-1]["forum"])
        if known is None or (steps[0]["teeth"] and not known[0]["teeth"]):
            best[steps[-1]["forum"]] = steps
    title = f"How {about.written} answers to voters, Parliament or the Crown"
    if not best:
        yield Section(title, (Paragraph(Said("No chain of links at hand leads to any of them.")),))
        return
    rows = []
    for steps in list(best.values())[:4]:
        way = "; then ".join(f"{step['forum_name']} ({listed([spaced(one) for one in step['powers']])})" for step in steps)
        teeth = Said("yes" if steps[0]["teeth"] else "no")
        rows.append((Said(str(steps[-1]["forum_name"])), desk.said(steps[0], way, more=steps[1:]), teeth))
    caption = "The shortest way to each, one that can enforce at every step where there is one."
    yield Section(title, (Table(caption, ("To", "By what steps", "Can every step enforce?"), tuple(rows)),))
