"""What an address asks: each kind of page has its question, so that the same address gives the same rows as the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.errors import AskedWrongly
from queries.catalogue import question

# Kind of page -> the question whose rows stand on it, and the parameter that the name of the page is.
OF_A_NAME = {
    "actor": ("show", "actor"),
    "link": ("evidence", "link"),
    "source": ("said-in", "source"),
    "topic": ("topic", "topic"),
    "rule": ("gaps", "rule"),
}


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and the values of its parameters, as given."""

    question: str
    values: Mapping[str, str]

    @property
    def complete(self) -> bool:
        """Whether every parameter that it needs is given."""
        return all(self.values.get(one.name) for one in question(self.question).parameters if one.required)


def asking_of(kind: str, name: str, given: Mapping[str, str]) -> Asking:
    """The question of a page. AskedWrongly for a page that has none, or a value that its question does not take."""
    if kind in OF_A_NAME:
        asked, parameter = OF_A_NAME[kind]
        return Asking(asked, {parameter: name, **_taken(asked, given, parameter)})
    if kind == "question":
        return Asking(name, _taken(name, given))
    if kind in ("search", "sources", "topics", "rules"):
        asked = {"topics": "topics", "rules": "gap-rules"}.get(kind, kind)
        return Asking(asked, _taken(asked, given))
    if kind == "compare":
        asked = "diff" if given.get("before") or given.get("after") else "compare"
        return Asking(asked, _taken(asked, given, *("first", "second", "before", "after")) | _ends(asked, given))
    raise AskedWrongly(f"{kind}: this page has no rows to take away; ask a question for them")


def _ends(asked: str, given: Mapping[str, str]) -> dict[str, str]:
    names = ("first", "second") if asked == "compare" else ("before", "after")
    return {name: given[name] for name in names if given.get(name)}


def _taken(asked: str, given: Mapping[str, str], *passed: str) -> dict[str, str]:
    """The values for parameters of the question; what it does not take is refused by name."""
    known = {one.name for one in question(asked).parameters}
    strange = sorted(set(given) - known - set(passed))
    if strange:
        raise AskedWrongly(f"{asked}: no parameter '{strange[0][:60]}'; it takes {', '.join(sorted(known)) or 'none'}")
    return {name: value for name, value in given.items() if name in known and name not in passed and value != ""}
