"""Chains of accountability, laid out as ladders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.store import Row
from graph.texts.harmless import one_line
from graph.texts.plain_words import spaced
from viz.laid.page import INDENT, Notes, Page, sentence_of


def chain_lines(rows: Sequence[Row], notes: Notes, page: Page) -> Iterator[str]:
    """Each chain as a ladder: who answers, by what, to whom, up to the end."""
    chains: dict[int, list[Row]] = {}
    for row in rows:
        chains.setdefault(row["chain"], []).append(row)
    for number, steps in chains.items():
        yield ""
        teeth = "every step can enforce" if steps[0]["teeth"] else "not every step can enforce"
        head = f"{number}. {steps[0]['giver_name']} to {steps[-1]['forum_name']} ({teeth})"
        yield from page.lines(one_line(head), bold=True)
        for step in steps:
            said = [", ".join(spaced(power) for power in step["powers"])]
            said += ["the weakest step"] if step["weakest"] and len(steps) > 1 else []
            words = "; ".join(part for part in said if part)
            yield from page.lines(one_line(f"↑ {step['forum_name']}{f' ({words})' if words else ''}"), INDENT)
            yield from page.lines(f"{sentence_of(step)} {notes.of([step])}", 2 * INDENT)
