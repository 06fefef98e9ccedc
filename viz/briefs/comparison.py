"""Two actors side by side: where their accountability differs, and where it is the same."""

from __future__ import annotations

from graph.naming.articles import Named
from graph.store import Row
from graph.texts.plain_words import listed, spaced
from queries.telling import links_on
from viz.briefs.brief import Block, Paragraph, Said, Section, Table
from viz.briefs.desk import Desk
from viz.briefs.noting import oscola

_MOST = 14


def comparison(desk: Desk, first: tuple[str, Named], second: tuple[str, Named]) -> Section:
    """The question compare: what differs as a table, what is the same in a sentence for each matter."""
    rows = desk.rows("compare", first=first[0], second=second[0])
    title = f"Where {first[1].written} and {second[1].written} differ"
    differing = [row for row in rows if row["verdict"] != "same"]
    laws = _laws(desk, differing)
    blocks: list[Block] = []
    if differing:
        lines = tuple(_line(desk, row, laws) for row in differing[:_MOST])
        heads = ("Matter", "Who", f"Over {first[1].written}", f"Over {second[1].written}")
        left = len(differing) - _MOST
        more = f" {left} more: custodes compare {first[0]} {second[0]}." if left > 0 else ""
        blocks.append(Table(f"Matters that are not the same for both.{more}", heads, lines))
    else:
        blocks.append(
            Paragraph(Said("Nothing at hand differs between them." if rows else "Nothing at hand is said of either."))
        )
    blocks += _same(desk, [row for row in rows if row["verdict"] == "same"])
    blocks.append(
        Paragraph(Said("One of whom sources say less shows fewer rows; that does not prove that it answers to fewer."))
    )
    return Section(title, tuple(blocks))


def _line(desk: Desk, row: Row, laws: dict[str, str]) -> tuple[Said, ...]:
    cells = [_over(row[f"{side}_links"], laws) for side in ("first", "second")]
    return Said(row["matter"]), desk.said(row, str(row["forum_name"])), *(Said(cell) for cell in cells)


def _over(links: list[str], laws: dict[str, str]) -> str:
    return "; ".join(dict.fromkeys(laws[link] for link in links if link in laws)) or "–"


def _laws(desk: Desk, rows: list[Row]) -> dict[str, str]:
    """For each link its powers and its law in words."""
    found = links_on(desk.store, (link for row in rows for link in row["links"]), desk.as_of).values()
    names = desk.names(row["basis"] for row in found if row["basis"])
    said = {}
    for row in found:
        powers = listed([spaced(power) for power in row["powers"]]) or "yes"
        place = oscola([row["provision"]]) if row["provision"] else ""
        law = ", ".join(filter(None, [names[row["basis"]].name if row["basis"] in names else "", place]))
        said[row["link"]] = f"{powers}{f' ({law})' if law else ''}"
    return said


def _same(desk: Desk, rows: list[Row]) -> list[Block]:
    matters: dict[str, list[Row]] = {}
    for row in rows:
        matters.setdefault(row["matter"], []).append(row)
    if not matters:
        return []
    blocks: list[Block] = [Paragraph(Said("The same for both, by the same law:"))]
    for matter, found in matters.items():
        text = f"{matter}: {listed(dict.fromkeys(str(row['forum_name']) for row in found))}"
        blocks.append(Paragraph(desk.said(found[0], text, more=found[1:]), point=True))
    return blocks
