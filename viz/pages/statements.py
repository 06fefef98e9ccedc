"""The page that takes a statement in Cypher: the same guard, limits and time-out as the command `query`."""

from __future__ import annotations

from queries.question import Answer
from viz.pages.desk import Desk
from viz.pages.page import Code, Field, Form, Page, Paragraph, Section, words
from viz.pages.tables import table_of

LONGEST = 6000
MOST_ROWS = 1000
EXAMPLE = "MATCH (a:Actor)-[r:INSPECTS]->(b:Actor)\nRETURN a.id AS who, b.id AS whom, r.since_date AS since\nORDER BY who, whom"


def query_page(desk: Desk, statement: str, answer: Answer | None) -> Page:
    """The page with its form, and the rows where a statement was asked."""
    field = Field("statement", "One reading statement in Cypher", statement or EXAMPLE, "words",
                  f"at most {LONGEST:,} signs and {MOST_ROWS:,} rows", (), True)  # fmt: skip
    form = Form(desk.addresses.page("query") or "", (field,), "Ask", "Cypher")
    sections = [Section("Ask", (form,))]
    if answer is not None:
        rows = f"{len(answer.rows):,} row{'' if len(answer.rows) == 1 else 's'}"
        table = (table_of(desk, answer),) if answer.rows else ()
        sections.append(Section("Answer", (Paragraph(words(rows), "note"), *table)))
    elif statement:
        sections.append(Section("", (Code(statement),)))
    note = (
        "For what no question asks. It only reads; what both engines understand is in docs/query.md. No as-at date is applied."
    )
    return Page(
        "Ask in Cypher", tuple(sections), desk.day, (Paragraph(words(note), "lead"),), notes=answer.notes if answer else ()
    )
