"""Bodies that answer to somebody, but by no chain whose every step can enforce."""

from __future__ import annotations

from graph.store import Row
from queries.catalogue import question
from queries.fetched.steps import thin_steps, whole
from queries.question import FRAME, Asked, Column, Question
from queries.ways.reach import nearest_ends, with_teeth


def _answer(asked: Asked) -> list[Row]:
    standard = {name: asked.values[name] for name in FRAME}
    steps = thin_steps(asked.store, standard)
    ends = {row["actor"] for row in asked.store.rows(str(question("roots").cypher), {"as_of": asked.values["as_of"]})}
    anyhow = nearest_ends(steps, ends)
    strong = nearest_ends((row for row in steps if with_teeth(row)), ends)
    shown = sorted(set(anyhow) - set(strong) - ends)
    own: dict[str, list[Row]] = {actor: [] for actor in shown}
    for row in steps:
        if row["giver"] in own:
            own[row["giver"]].append(row)
    strongest = [max(own[actor], key=lambda row: (row["power_rank"], row["forum"], row["link"])) for actor in shown]
    rows = []
    for actor, best in zip(shown, whole(asked.store, standard, strongest), strict=True):
        length, end = anyhow[actor]
        rows.append(
            {
                "actor": actor, "steps": length, "end": end, "forums": len({row["forum"] for row in own[actor]}),
                "strongest_forum": best["forum"], "strongest_powers": best["powers"], "power_rank": best["power_rank"],
                "link": best["link"], "sources": best["sources"], "locators": best["locators"],
            }
        )  # fmt: skip
    return rows


QUESTION = Question(
    name="information-only",
    summary="Actors whose every chain to voters, Parliament or the Crown has a step that can merely ask or publish.",
    read="One row per actor that has a chain but none with teeth at every step. `strongest` is the strongest power that "
    "anyone has over the actor itself: where it is 2 or more, the chain gives way further up. "
    "A power that no claim states is not counted.",
    parameters=(),
    columns=(
        Column("actor", "actor", "who answers by information only"),
        Column("steps", "number", "the steps of its shortest chain"),
        Column("end", "actor", "where that ends"),
        Column("forums", "number", "how many forums it answers to directly"),
        Column("strongest_forum", "actor", "the one with the strongest power over it"),
        Column("strongest_powers", "power[]", "that power"),
        Column("power_rank", "number", "its rank", brief=False),
        Column("link", "link", "the id of that link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
