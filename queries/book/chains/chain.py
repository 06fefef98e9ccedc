"""The chains by which an actor answers to voters, Parliament or the Crown, step by step."""

from __future__ import annotations

from itertools import islice

from graph.store import Row
from queries.fetched.steps import whole
from queries.question import Asked, Column, Parameter, Question
from queries.ways.upward import MOST_CHAINS, chains, ways_up

TEETH = 2


def strength(steps: list[Row]) -> tuple[int, int, int, list[str]]:
    """Sorts chains: the strongest at its weakest step first, then the shortest, the strongest in all, then by name."""
    ranks = [row["power_rank"] for row in steps if not row["neutral"]]
    return -min(ranks, default=-1), len(steps), -sum(ranks), [row["forum"] for row in steps]


def has_teeth(steps: list[Row]) -> bool:
    """Whether every step that is not neutral can enforce, and there is one."""
    ranks = [row["power_rank"] for row in steps if not row["neutral"]]
    return bool(ranks) and min(ranks) >= TEETH


def weakest(steps: list[Row]) -> Row:
    """The first step with the lowest power among those that are not neutral; the first step where all are."""
    return min((row for row in steps if not row["neutral"]), key=lambda row: row["power_rank"], default=steps[0])


def _answer(asked: Asked) -> list[Row]:
    values = asked.values
    ways = ways_up(asked.store, values, values["actor"], values["longest"], values["to"])
    found = chains(ways, values["longest"], values["most"])
    kept = [steps for steps in found if has_teeth(steps) or not values["teeth"]]
    shown = iter(whole(asked.store, values, (step for steps in kept for step in steps)))
    rows = (
        row | {"chain": number, "step": index, "weakest": row["link"] == weak, "teeth": teeth}
        for number, steps in enumerate(kept, start=1)
        for weak, teeth in [(weakest(steps)["link"], has_teeth(steps))]
        for index, row in enumerate(islice(shown, len(steps)), start=1)
    )
    return [{column.name: row[column.name] for column in QUESTION.columns} for row in rows]


QUESTION = Question(
    name="chain",
    summary="The chains by which ACTOR answers to voters, the public, Parliament or the Crown, step by step.",
    read="Rows with one `chain` number are one chain, `step` by step; between two actors it takes the strongest link, and "
    "a step is followed only by one about the same matter, or about the whole of an actor (who appoints or elects it). "
    "`weakest` marks where the chain gives way first; `teeth` says that every step can enforce. "
    "It goes through no actor of another area than ACTOR's own. A chain shows that a power exists, not that it was used.",
    parameters=(
        Parameter("actor", "actor", "who answers"),
        Parameter("to", "actor", "only chains that end here", required=False, default=""),
        Parameter("longest", "int", "the most steps a chain may have", required=False, default=4, low=1, high=7),
        Parameter(
            "most", "int", "the most chains to look at, shortest first", required=False, default=100, low=1, high=MOST_CHAINS
        ),
        Parameter("teeth", "flag", "only chains whose every step can enforce", required=False, default=False),
    ),
    columns=(
        Column("chain", "number", "the number of the chain, shortest first"),
        Column("step", "number", "the step in it"),
        Column("giver", "actor", "who answers"),
        Column("kind", "kind", "by which kind of link"),
        Column("forum", "actor", "to whom"),
        Column("powers", "power[]", "what the forum can do"),
        Column("power_rank", "number", "the rank of its strongest power", brief=False),
        Column("weakest", "flag", "whether this is the weakest step of the chain"),
        Column("teeth", "flag", "whether every step of the chain can enforce"),
        Column("condition", "text", "the condition on the power", brief=False),
        Column("binding", "word", "what makes it binding", brief=False),
        Column("basis", "actor", "the Act or instrument"),
        Column("provision", "text", "the section"),
        Column("through", "actor", "the office, body or class that the giver answers with"),
        Column("dating", "status", "dated, assumed, event, last_said long before that day, or not_known since its law ended"),
        Column("link", "link", "the id of the link", brief=False),
        Column("sources", "source[]", "where it is said"),
        Column("locators", "locator[]", "the places in the sources, in the same order"),
    ),
    answer=_answer,
)
