"""What was typed for a parameter, as the value that a question is asked with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graph.days.asked_dates import Day, asked_day
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.naming.resolve import find_actor
from graph.store import Store
from queries.catalogue import question
from queries.question import Parameter

if TYPE_CHECKING:
    from graph.kinds import Kinds

LISTED = ("kind", "actor_kind", "family", "power", "topic", "stance")
_CANDIDATES = 8


class TypedValues:
    """Values for a question asked of `store` as at the day `as_of`. `notes` says what was taken for what."""

    def __init__(self, store: Store, as_of: str) -> None:
        self.store, self.as_of = store, as_of
        self.notes: list[str] = []

    def value(self, parameter: Parameter, given: Any) -> Any:
        """The value of one parameter; its default where nothing is given. AskedWrongly."""
        if given is None or given == "":
            if parameter.required:
                raise AskedWrongly(f"{parameter.name} is missing: {parameter.doc}")
            return parameter.default
        if parameter.type == "actor":
            found = find_actor(self.store, str(given), self.as_of)
            self.notes += [found.note] if found.note else []
            return found.id
        if parameter.type == "int":
            return _whole_number(parameter, given)
        if parameter.type == "flag":
            return _flag(parameter, given)
        if parameter.type == "date":
            day = day_of(parameter.name, str(given))
            self.notes += [day.note] if day.note else []
            return day.iso
        if parameter.type == "source":
            return self._source(str(given))
        return self._listed(parameter, given)

    def _source(self, given: str) -> str:
        titles = {str(row["source"]): str(row["title"]) for row in self.store.rows(str(question("sources").cypher))}
        return self._chosen("source", given, titles, "'custodes sources' lists what there is")

    def _listed(self, parameter: Parameter, given: Any) -> Any:
        if parameter.type not in LISTED:  # the lists of kinds are read only for a parameter that needs them
            return given
        from graph.kinds import load_kinds

        kinds = load_kinds()
        texts = kinds.topics if parameter.type == "topic" else dict.fromkeys(choices_of(parameter.type, kinds) or [], "")
        return self._chosen(parameter.name, str(given), texts, "'custodes kinds' lists what there is")

    def _chosen(self, name: str, given: str, texts: Mapping[str, str], where: str) -> str:
        choice, note = choose(name, given, texts, where)
        self.notes += [note] if note else []
        return choice


def choose(name: str, given: str, texts: Mapping[str, str], where: str) -> tuple[str, str]:
    """Which of the keys of `texts` is meant: the key itself in any case, or the only one whose text has the words given;
    then with a note that says so. AskedWrongly with the nearest, or with all that have them."""
    like = given.strip().casefold().replace(" ", "-")
    for choice in texts:
        if like in (choice.casefold(), choice.casefold().replace("_", "-")):
            return choice, ""
    found = _with_words(given, texts)
    if len(found) == 1:
        return found[0], f"'{given}' is taken for the {name} {found[0]} ({texts[found[0]]})"
    if found:
        shown = ", ".join(found[:_CANDIDATES]) + (" …" if len(found) > _CANDIDATES else "")
        raise AskedWrongly(f"{name}: '{given}' may be any of {len(found)}: {shown}; give one of these")
    shown = given if len(given) <= 60 else f"{given[:60]}…"
    raise AskedWrongly(f"{name}: '{shown}' is not known{nearest(given, texts)}; {where}")


def _with_words(given: str, texts: Mapping[str, str]) -> list[str]:
    described = {choice: (choice.replace("_", " "), text) for choice, text in texts.items() if text}
    if not described:
        return []
    from graph.naming.words import by_words

    return by_words(given, described)


def choices_of(type_: str, kinds: Kinds) -> list[str] | None:
    """The values that a parameter of this type may have; None where anything goes."""
    lists: dict[str, Iterable[str]] = {
        "kind": kinds.links,
        "actor_kind": kinds.actors,
        "family": dict.fromkeys(kind.family for kind in kinds.links.values()),
        "power": kinds.powers,
        "topic": kinds.topics,
        "stance": kinds.lists["stance"],
    }
    return list(lists[type_]) if type_ in lists else None


def day_of(name: str, given: str) -> Day:
    """The day typed for an option or a parameter. AskedWrongly."""
    try:
        return asked_day(given)
    except ValueError as error:
        raise AskedWrongly(f"{name}: {error}") from None


def _flag(parameter: Parameter, given: Any) -> bool:
    if isinstance(given, bool):
        return given
    if str(given).casefold() not in ("yes", "no", "true", "false"):
        raise AskedWrongly(f"{parameter.name}: '{given}' is neither yes nor no")
    return str(given).casefold() in ("yes", "true")


def _whole_number(parameter: Parameter, given: Any) -> int:
    low, high = parameter.low, parameter.high
    try:
        number = int(given)
    except ValueError:
        raise AskedWrongly(f"{parameter.name}: '{given}' is no whole number") from None
    if (low is not None and number < low) or (high is not None and number > high):
        raise AskedWrongly(f"{parameter.name}: {number} is out of bounds; expected {low} to {high}")
    return number
