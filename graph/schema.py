"""The tables of a store: one typed row a table. Both engines make their schema from these types. They are tuples, which
are read back and written out at a tenth of what another kind of record costs.

Ladybug kills the process on a batch whose field mixes types, so no row is built from a loose dict. Dates are
text; an absent text is None here and null in the store.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

ANSWERS_TO = "ANSWERS_TO"
# Lists of relationships that are only shown: a store holds each as one text (see joined). Those that questions ask by,
# `topics` and `powers`, are lists there too.
JOINED = ("sources", "locators", "said_on", "exceptions")


class ActorRow(NamedTuple):
    """Node Actor. `record` is JSON of what questions do not ask for: dated aliases and identifiers; `limited`, of a
    class, of the links that do not pass to every member (graph.classes.limited)."""

    id: str
    name: str
    kind: str
    kind_group: str
    level: str | None
    area: str | None
    from_date: str | None
    to_date: str | None
    first_day: str
    last_day: str
    existence: str
    is_class: bool
    within: list[str]
    territory: str | None
    aliases: list[str]
    note: str | None
    record: str
    limited: str | None = None


class NameRow(NamedTuple):
    """Node Name: a folded name or alias under which an actor is found, with the days it was in use. Its id is its key and
    the how many-th it is of the `shared` that have that key (`name_id`), so that a name is found without a search."""

    id: str
    key: str
    name: str
    actor: str
    first_day: str
    last_day: str
    shared: int


def name_id(key: str, number: int) -> str:
    """The id of the first, second … node that holds this name."""
    return f"{key}|{number}"


class LinkRow(NamedTuple):
    """Relationship: one phase of a link. Two rows share an `id` where the status changed; `final` marks the last."""

    subject: str
    object: str
    id: str
    kind: str
    family: str
    status: str
    polarity: str
    first_day: str
    last_day: str
    final: bool
    dating: str
    known_from: str
    stale_from: str
    stale_as: str
    first_said: str
    saying: bool
    importance: int
    power_rank: int
    power_from: str | None
    powers: list[str]
    condition: str | None
    binding: str | None
    basis: str | None
    provision: str | None
    scope: str | None
    topics: list[str]
    about: str | None
    on_id: str | None
    duty: str | None
    since_date: str | None
    until_date: str | None
    happened: str | None
    territory: str | None
    exceptions: list[str]
    amount: float | None
    amount_to: float | None
    amount_qualifier: str | None
    amount_is: str | None
    period: str | None
    duration: str | None
    purpose: str | None
    via_id: str | None
    part_of: str | None
    joint: str | None
    framework: str | None
    grade: str | None
    stance: str | None
    pattern: str | None
    sources: list[str]
    locators: list[str]
    said_on: list[str]


class StandingRow(NamedTuple):
    """Of a LinkRow what says whether the link counts, and on whose word."""

    subject: str
    object: str
    id: str
    polarity: str
    status: str
    first_day: str
    last_day: str
    final: bool
    stale_from: str
    sources: list[str]


class StepRow(NamedTuple):
    """Relationship ANSWERS_TO, derived: an account-giver and one who may hold it to account (see accountability).

    `reach` says how `link` comes to be the giver's: itself, office, class or wider; `by_id` is the plan or fund by
    which the forum acts; `inside`: the forum is a part, board or officer of the giver.
    """

    giver: str
    forum: str
    link: str
    kind: str
    through: str | None
    reach: str
    by_id: str | None
    inside: bool
    status: str
    first_day: str
    last_day: str
    dating: str
    stale_from: str
    stale_as: str
    neutral: bool
    importance: int
    power_rank: int
    power_from: str | None
    powers: list[str]
    condition: str | None
    binding: str | None
    basis: str | None
    provision: str | None
    topics: list[str]
    about: str | None
    on_id: str | None
    duty: str | None
    since_date: str | None
    happened: str | None
    checked: bool
    sources: list[str]
    locators: list[str]
    said_on: list[str]


class ClaimRow(NamedTuple):
    """Node Claim; `about` is the id of its link, gap or actor, `head` says which; `said` is JSON of its values."""

    id: str
    head: str
    about: str
    source: str
    locator: str
    span_start: int
    span_end: int
    digest: str | None
    said_on: str
    is_explicit: bool
    reading: str
    said: str
    importance: int
    is_checked: bool
    standing: str
    why: str | None
    lapses: str | None = None
    read_version: str | None = None
    read_on: str | None = None


class GapRow(NamedTuple):
    """Node Gap: what is said of a link of which one end is not known. `first_day` to `last_day` a link of its kind,
    said so, would hold."""

    id: str
    subject: str | None
    kind: str
    family: str
    object: str | None
    reason: str
    note: str | None
    status: str
    first_day: str
    last_day: str
    stale_from: str
    stale_as: str
    dating: str
    topics: list[str]
    about: str | None
    amount: float | None
    amount_to: float | None
    amount_qualifier: str | None
    amount_is: str | None
    period: str | None
    duration: str | None
    purpose: str | None
    via_id: str | None
    sources: list[str]
    locators: list[str]
    said_on: list[str]


class SourceRow(NamedTuple):
    """Node Source."""

    id: str
    title: str
    publisher: str
    date: str
    said_on: str
    url: str | None
    licence: str | None
    digest: str | None
    files: str | None
    kind: str
    speaks_from: str | None
    form: str | None
    until_date: str | None = None
    read_to: str | None = None
    amended: str | None = None
    newer: str | None = None


class DatasetRow(NamedTuple):
    """The one node Dataset: what this graph was built from, as JSON, and the digest of all of it."""

    id: str
    record: str


NodeRow = ActorRow | NameRow | ClaimRow | GapRow | SourceRow | DatasetRow
EdgeRow = LinkRow | StepRow

NODE_TABLES: dict[str, type[NodeRow]] = {
    "Actor": ActorRow,
    "Name": NameRow,
    "Claim": ClaimRow,
    "Gap": GapRow,
    "Source": SourceRow,
    "Dataset": DatasetRow,
}


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows of a graph: nodes by table, relationships by kind. `made_of`: the digest of what they are made from, or ''."""

    nodes: dict[str, list[NodeRow]]
    edges: dict[str, list[EdgeRow]]
    made_of: str = ""

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.edges.values()))
