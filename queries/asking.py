"""Asks a question of a store: fills in the standard parameters, resolves actors, checks and orders what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.dataset_record import read_dataset_record
from graph.dates import EARLIEST, last_day
from graph.errors import AskedWrongly
from graph.names import nearest
from graph.resolve import resolve_actor
from graph.store import Row, Store
from queries.catalogue import part, question
from queries.question import Answer, Asked, Parameter, Question

if TYPE_CHECKING:
    from graph.kinds import Kinds

STATUS_CHOICES = ("in_force", "enacted", "planned", "proposed", "rejected", "ended", "last_said", "all")


@dataclass(frozen=True, slots=True)
class Frame:
    """For which date, which statuses, and whether with denied links, a question is asked."""

    as_of: str | None = None
    statuses: tuple[str, ...] = ("in_force",)
    denied: bool = False


def ask(store: Store, name: str, values: Mapping[str, Any], frame: Frame | None = None, limit: int | None = None) -> Answer:
    """The answer to a question. `values` are its parameters as typed; actors may be given by any of their names.

    AskedWrongly (and its kin) when a value is not valid.
    """
    asked, frame = question(name), frame or Frame()
    record = read_dataset_record(store)
    as_of = _day(frame.as_of or record.get("as_of"))
    standard = _standard(as_of, frame)
    checked = {p.name: _value(p, values.get(p.name), store, as_of) for p in asked.parameters}
    unknown = set(values) - set(checked)
    if unknown:
        raise AskedWrongly(f"{name}: no parameter '{sorted(unknown)[0]}'; it takes {', '.join(checked) or 'none'}")
    if "actor" in checked:
        standard["actors"] = answering_as_one(store, checked["actor"], standard)
        standard["classes"] = _classes(asked, store, standard)
        standard["barred"] = barred(store, standard["actors"], standard["classes"]) if standard["classes"] else []
    if asked.cypher and "$peopled" in asked.cypher:
        standard["peopled"] = [row["class"] for row in store.rows(str(part("peopled").cypher))]
    asking = Asked(store, {**standard, **checked})
    rows = _answered(asked, asking)
    kept = rows[:limit] if limit is not None else rows
    notes = (*asking.notes, *_notes(record, as_of))
    return Answer(asked, kept, as_of, notes, len(rows) - len(kept), checked.get("actor") or None)


def answering_as_one(store: Store, actor: str, standard: Mapping[str, Any]) -> list[str]:
    """ACTOR with the offices that head it or the bodies that it heads, on the day asked for."""
    asked = question("answers-as-one")
    rows = _answered(asked, Asked(store, {**standard, "actors": [actor], "actor": actor}))
    return [actor, *(str(row["actor"]) for row in rows)]


def _classes(asked: Question, store: Store, standard: Mapping[str, Any]) -> list[str]:
    """The classes that $actors belong to, for the questions that ask for them."""
    if asked.cypher is not None and "$classes" not in asked.cypher:
        return []
    found = _answered(question("classes"), Asked(store, standard))
    return sorted({str(row["class"]) for row in found})


def barred(store: Store, actors: list[str], classes: list[str]) -> list[str]:
    """The links of the classes that do not pass to these actors (graph.classes says why); `actors` answer as one."""
    found = store.rows(str(part("barred").cypher), {"of": classes})
    if not found:
        return []
    territories = store.rows(str(part("territories").cypher), {"ones": actors})
    here = {row["territory"] for row in territories}
    ones = {*actors, *classes}
    return [
        row["link"]
        for row in found
        if row["scope"] or (row["territory"] and row["territory"] not in here) or ones & set(row["exceptions"])
    ]


def _standard(as_of: str, frame: Frame) -> dict[str, Any]:
    for status in frame.statuses:
        if status not in STATUS_CHOICES:
            raise AskedWrongly(
                f"--status: '{status}' is no status{nearest(status, STATUS_CHOICES)}; expected {', '.join(STATUS_CHOICES)}"
            )
    chosen = STATUS_CHOICES[:-1] if "all" in frame.statuses else frame.statuses
    statuses = [status for status in chosen if status not in ("ended", "last_said")]
    # A link that is over, or long not said again, still has the status it had: asking for such lowers the bar.
    if not statuses:
        statuses = ["in_force"]
    return {
        "as_of": as_of,
        "floor": EARLIEST if "ended" in chosen else as_of,
        "fresh": EARLIEST if "last_said" in chosen else as_of,
        "statuses": statuses,
        "barred": [],
        "polarities": ["asserted", "denied"] if frame.denied else ["asserted"],
    }


def _day(date: str | None) -> str:
    try:
        return last_day(date or "")
    except ValueError as error:
        raise AskedWrongly(f"--as-of: {error}") from None


def _value(parameter: Parameter, given: Any, store: Store, as_of: str) -> Any:
    if given is None or given == "":
        if parameter.required:
            raise AskedWrongly(f"{parameter.name} is missing: {parameter.doc}")
        return parameter.default
    if parameter.type == "actor":
        return resolve_actor(store, str(given), as_of)
    if parameter.type == "int":
        return _whole_number(parameter, given)
    if parameter.type == "flag":
        return _flag(parameter, given)
    if parameter.type == "date":
        return _day(str(given))
    if parameter.type == "source":
        return _source(store, str(given))
    choices = _known_values(parameter.type)
    if choices is None:
        return given
    for choice in choices:
        if str(given).casefold().replace(" ", "-") in (choice.casefold(), choice.casefold().replace("_", "-")):
            return choice
    raise AskedWrongly(
        f"{parameter.name}: '{given}' is not known{nearest(str(given), choices)}; 'custodes kinds' lists what there is"
    )


def _known_values(type_: str) -> list[str] | None:
    """See choices_of. The lists of kinds are read only for a parameter that needs them: most questions do not."""
    if type_ not in ("kind", "actor_kind", "family", "power", "topic", "stance"):
        return None
    from graph.kinds import load_kinds

    return choices_of(type_, load_kinds())


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


def _source(store: Store, given: str) -> str:
    sources = [str(row["source"]) for row in store.rows(str(question("sources").cypher))]
    if given in sources:
        return given
    raise AskedWrongly(f"source: '{given}' is not known{nearest(given, sources)}; 'custodes sources' lists what there is")


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


def _answered(asked: Question, ask: Asked) -> list[Row]:
    if asked.answer is not None:
        return asked.answer(ask)
    cypher = str(asked.cypher)
    used = {name: value for name, value in ask.values.items() if f"${name}" in cypher}
    return ask.store.rows(cypher, used)


def _notes(record: Mapping[str, Any], as_of: str) -> list[str]:
    layers = record.get("layers") or {}
    complete = "; ".join(f"{name} to {layer['complete_to']}" for name, layer in layers.items() if "complete_to" in layer)
    said = f"{record.get('name', 'dataset')} {record.get('version', '')}, as at {as_of}"
    return [f"{said}; complete: {complete}" if complete else said]
