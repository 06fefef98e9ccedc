"""The chains by which an actor answers to voters, Parliament or the Crown, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.store import Row
from queries.catalogue import part, question
from queries.fetched.steps import steps_up, whole
from queries.question import Asked, Column, Parameter, Question
from queries.ways.routes import strongest_chain

if TYPE_CHECKING:
    import networkx as nx

TEETH = 2
# No answer looks at more chains than this, however it is drawn.
MOST_CHAINS = 2000


def chains(
    network: nx.MultiDiGraph[str], start: str, ends: set[str], longest: int, limit: int, areas: Mapping[str, str]
) -> Iterator[list[Row]]:
    """Each chain as the rows of its steps, shortest first, then by name; at most `limit` of them.

    `areas` is where those actors are that have an area: what answers in one area does not answer by way of another,
    so a chain from there goes through no actor of another area.

    Between two actors a chain takes the strongest step that holds together with the others (see routes); it ends at
    the first of `ends` that it meets.
    """
    import networkx as nx  # takes longer to load than most questions take to answer

    away = elsewhere(areas, start)
    simple: nx.DiGraph[str] = nx.DiGraph(
        edge for edge in network.edges() if edge[0] not in ends and away.isdisjoint(edge)
    )  # fmt: skip
    targets = ends & set(simple)
    if start not in simple or not targets:
        return
    # Only what can still reach an end is worth walking: without this the number of dead ends is exponential.
    reach = set().union(*(nx.ancestors(simple, target) for target in targets)) | targets
    useful = simple.subgraph(reach)
    if start not in useful:
        return
    found = 0
    for length in range(1, longest + 1):
        paths = nx.all_simple_paths(useful, start, targets, cutoff=length)
        for path in sorted(path for path in paths if len(path) == length + 1):
            steps = strongest_chain([by_strength(network, giver, forum) for giver, forum in pairwise(path)])
            if steps is None:
                continue
            yield steps
            found += 1
            if found == limit:
                return


def elsewhere(areas: Mapping[str, str], start: str) -> set[str]:
    """The actors of other areas than that of `start`; none where it has none."""
    here = areas.get(start)
    return {actor for actor, area in areas.items() if area != here} if here else set()


def strength(steps: list[Row]) -> tuple[int, int, int, list[str]]:
    """Sorts chains: the strongest at its weakest step first, then the shortest, the strongest in all, then by name."""
    ranks = [row["power_rank"] for row in steps if not row["neutral"]]
    return -min(ranks, default=-1), len(steps), -sum(ranks), [row["forum"] for row in steps]


def by_strength(network: nx.MultiDiGraph[str], giver: str, forum: str) -> list[Row]:
    """The steps between two actors: by rank, then stated directly rather than through another, then by id."""
    rows = [data["row"] for data in network[giver][forum].values()]
    return sorted(rows, key=lambda row: (-row["power_rank"], row["through"] or "", row["link"]))


def has_teeth(steps: list[Row]) -> bool:
    """Whether every step that is not neutral can enforce, and there is one."""
    ranks = [row["power_rank"] for row in steps if not row["neutral"]]
    return bool(ranks) and min(ranks) >= TEETH


def weakest(steps: list[Row]) -> Row:
    """The first step with the lowest power among those that are not neutral; the first step where all are."""
    return min((row for row in steps if not row["neutral"]), key=lambda row: row["power_rank"], default=steps[0])


def _answer(asked: Asked) -> list[Row]:
    from graph.network import steps_to_networkx

    values = asked.values
    if values["to"]:
        ends = {values["to"]}
    else:
        ends = {row["actor"] for row in asked.store.rows(str(question("roots").cypher), {"as_of": values["as_of"]})}
    ends -= {values["actor"]}
    network = steps_to_networkx(steps_up(asked.store, values, values["actor"], ends, values["longest"]))
    areas = {row["actor"]: row["area"] for row in asked.store.rows(str(part("areas").cypher))}
    found = chains(network, values["actor"], ends, values["longest"], values["most"], areas)
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
