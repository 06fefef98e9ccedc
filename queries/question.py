"""What a question is: its words, its parameters, its columns, and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

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
    """One column; `brief` ones stand in the table that a terminal shows, the others only in JSON, CSV and --wide."""

    name: str
    doc: str
    brief: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking of a question: the store, the values of its parameters, the standard ones among them. An analysis may
    add `notes`: what it left out, and how to see it."""

    store: Store
    values: Mapping[str, Any]
    notes: list[str] = field(default_factory=list)


Answerer = Callable[[Asked], list[Row]]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the book. Exactly one of `cypher` and `answer` is set."""

    name: str
    theme: str
    summary: str
    read: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str | None = None
    answer: Answerer | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question with what is needed to read them. `cut_short`: rows left out, because of a limit; `taken`:
    what was typed has been taken for what, where that is not plain."""

    question: Question
    rows: list[Row]
    as_of: str
    notes: tuple[str, ...] = ()
    cut_short: int = 0
    taken: tuple[str, ...] = ()
