"""What a question is: its words, its parameters, its columns, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.naming.names import nearest
from graph.store import Row, Store

# Parameters that every question may use without declaring them; the runner fills them in.
STANDARD = {
    "as_of": "the last day that the as-at date can mean",
    "floor": "the first day on which a link may have ended and still count (as_of, unless ended links are asked for)",
    "fresh": "a link that counts only as last said from this day or before is left out (as_of, unless such are asked for)",
    "statuses": "the statuses that count",
    "polarities": "asserted, and denied if asked for",
    "actors": "ACTOR and those who answer as one with it (an office and the body it heads)",
    "peopled": "the classes whose members are known one by one: what is said between two of these is not said of each pair",
    "classes": "the classes that these belong to, wider ones too: what is said of a class holds for its members",
    "barred": "links of these classes that do not pass to ACTOR: of some of the class, for another territory, but for ACTOR",
}
# Those that say which links count on the day asked for.
FRAME = ("as_of", "floor", "fresh", "statuses")
PARAMETER_TYPES = (
    "actor", "text", "int", "flag", "date", "kind", "actor_kind", "family", "power", "topic", "source", "stance",
)  # fmt: skip

# What a column holds, and so what follows for its looks; a list of any of them has [] after it.
COLUMN_TYPES = {
    "actor": "the id of an actor; its name stands beside it in JSON and CSV, and in its place in a table",
    "actor_id": "the id of an actor, shown as it is: its name has a column of its own",
    "link": "the id of a link, or of a gap",
    "claim": "the id of a claim",
    "gap": "the id of a gap",
    "kind": "a kind of link, shown by its label",
    "actor_kind": "a kind of actor, shown by its label",
    "family": "a family of links",
    "power": "what a link lets its holder do, shown in words",
    "duty": "what must be done, shown in words",
    "topic": "a topic",
    "status": "how a link stands: its status, polarity or dating",
    "word": "one of few words that the column's doc names",
    "source": "the id of a source; read together with the locators beside it",
    "locator": "a place in a source",
    "date": "a day, month or year in ISO form, or days between two of them (a..b)",
    "period": "a fiscal year (2022/23), a date, or a range of them (a..b)",
    "money": "pounds sterling",
    "number": "a number",
    "flag": "true or false",
    "text": "words of ours, or a value that is shown as it is",
    "name": "the name of the actor beside it, on the day asked for; put there by the answer, never by a question",
    "any": "what a statement of one's own returns, shown as it is",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `required` ones are arguments on the command line, the others options."""

    name: str
    type: str
    doc: str
    required: bool = True
    default: Any = None
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column. From `type`, one of COLUMN_TYPES, or a list of it with [] after it, follows how its values look in
    every format; `brief` ones stand in the table that a terminal shows, the others only in JSON, CSV and --wide."""

    name: str
    type: str
    doc: str
    brief: bool = True

    @property
    def item(self) -> str:
        """The type of its values, or of what its lists hold."""
        return self.type.removesuffix("[]")

    @property
    def listed(self) -> bool:
        """Whether its values are lists."""
        return self.type.endswith("[]")


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking of a question: the store, the values of its parameters, the standard ones among them. An analysis may
    add `notes`: what it left out, and how to see it."""

    store: Store
    values: Mapping[str, Any]
    notes: list[str] = field(default_factory=list)


def untyped(columns: Sequence[Column]) -> list[str]:
    """What is wrong with the types of these columns."""
    known = [name for name in COLUMN_TYPES if name not in ("any", "name")]
    return [
        f"column {column.name}: '{column.type}' is no type of column{nearest(column.item, known)}"
        f"; expected one of {', '.join(known)}"
        for column in columns
        if column.item not in known
    ]


Answerer = Callable[[Asked], list[Row]]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the book. Exactly one of `cypher` and `answer` is set."""

    name: str
    summary: str
    read: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str | None = None
    answer: Answerer | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question with what is needed to read them. `cut_short`: rows left out, because of a limit; `taken`:
    what was typed has been taken for what, where that is not plain; `actor`: whom it was asked about, if anybody;
    `members`: by whom of those who answer as one with the actor it belongs to each of its classes. `above`: what one must
    know before reading the rows; every form that has room for words puts it above them. `as_of` is the day as at which the
    rows are told: the last of the `days` that were asked about, where a question takes days."""

    question: Question
    rows: list[Row]
    as_of: str
    notes: tuple[str, ...] = ()
    cut_short: int = 0
    taken: tuple[str, ...] = ()
    actor: str | None = None
    members: Mapping[str, str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
