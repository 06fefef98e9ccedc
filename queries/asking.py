"""Asks a question of a store: fills in the standard parameters, resolves actors, checks and orders what comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.days.dates import EARLIEST, last_day
from graph.errors import AskedWrongly
from graph.naming.names import nearest
from graph.store import Row, Store
from graph.stores.dataset_record import read_dataset_record
from graph.texts.plain_words import listed, short_date
from queries.catalogue import part, question
from queries.horizon.closed_layers import closed_before, found_then, last_said
from queries.question import Answer, Asked, Question
from queries.typed_values import TypedValues, day_of

STATUS_CHOICES = ("in_force", "enacted", "planned", "proposed", "rejected", "ended", "last_said", "all")


@dataclass(frozen=True, slots=True)
class Frame:
    """For which date, which statuses, and whether with denied links, a question is asked; and whether an empty answer looks
    back (asks once more) for what there was while the documents spoke."""

    as_of: str | None = None
    statuses: tuple[str, ...] = ("in_force",)
    denied: bool = False
    look_back: bool = False


def ask(store: Store, name: str, values: Mapping[str, Any], frame: Frame | None = None, limit: int | None = None) -> Answer:
    """The answer to a question. `values` are its parameters as typed; actors may be given by any of their names.

    AskedWrongly (and its kin) when a value is not valid.
    """
    asked, frame = question(name), frame or Frame()
    record = read_dataset_record(store)
    day = day_of("--as-of", str(record.get("as_of") or "") if frame.as_of is None else frame.as_of)
    as_of = day.iso
    standard = _standard(as_of, frame)
    typed = TypedValues(store, as_of)
    checked = {p.name: typed.value(p, values.get(p.name)) for p in asked.parameters}
    unknown = set(values) - set(checked)
    if unknown:
        raise AskedWrongly(f"{name}: no parameter '{sorted(unknown)[0]}'; it takes {', '.join(checked) or 'none'}")
    members: dict[str, str] = {}
    if "actor" in checked:
        standard["actors"] = answering_as_one(store, checked["actor"], standard)
        members = _classes(asked, store, standard)
        standard["classes"] = sorted(members)
        standard["barred"] = barred(store, standard["actors"], standard["classes"]) if standard["classes"] else []
    if asked.cypher and "$peopled" in asked.cypher:
        standard["peopled"] = [row["class"] for row in store.rows(str(part("peopled").cypher))]
    asking = Asked(store, {**standard, **checked})
    rows = _answered(asked, asking)
    kept = rows[:limit] if limit is not None else rows
    days = tuple(str(checked[p.name]) for p in asked.parameters if p.type == "date" and checked[p.name])
    told_on = max(days, default=as_of)
    early = [] if rows else _too_early(store, told_on)
    notes = (*asking.notes, *early, *_rests_on(record, asked, kept), *dataset_notes(record, told_on))
    above = [*beyond(record, told_on)]
    if (closed := closed_before(record, told_on)) and not days:
        above += last_said(store, asked, kept, closed)
        if not rows:
            actors = {p.name: checked[p.name] for p in asked.parameters if p.type == "actor" and checked[p.name]}
            above += found_then(
                closed, lambda then: len(ask(store, name, {**values, **actors}, replace(frame, as_of=then)).rows)
            )
    return Answer(
        asked, kept, told_on, notes, len(rows) - len(kept), tuple(filter(None, (day.note, *typed.notes))),
        checked.get("actor") or None, members, tuple(above), days,
    )  # fmt: skip


def answering_as_one(store: Store, actor: str, standard: Mapping[str, Any]) -> list[str]:
    """ACTOR with the offices that head it or the bodies that it heads, on the day asked for."""
    asked = question("answers-as-one")
    rows = _answered(asked, Asked(store, {**standard, "actors": [actor], "actor": actor}))
    return [actor, *(str(row["actor"]) for row in rows)]


def _classes(asked: Question, store: Store, standard: Mapping[str, Any]) -> dict[str, str]:
    """The classes that $actors belong to, for the questions that ask for them, each with the one who belongs to it: the
    actor asked about where it does itself, else an office or body that answers as one with it."""
    if asked.cypher is not None and "$classes" not in asked.cypher:
        return {}
    found = _answered(question("classes"), Asked(store, standard))
    first = {actor: at for at, actor in enumerate(standard["actors"])}
    rows = sorted(found, key=lambda row: first[row["member"]], reverse=True)
    return {str(row["class"]): str(row["member"]) for row in rows}


def barred(store: Store, actors: list[str], classes: list[str]) -> list[str]:
    """The links of the classes that do not pass to these actors (graph.classes says why); `actors` answer as one."""
    found = {row["actor"]: row for row in store.rows(str(part("limits").cypher), {"ones": [*actors, *classes]})}
    here = {found[actor]["territory"] for actor in actors if actor in found}
    ones = {*actors, *classes}
    limits = [limit for class_ in classes for limit in json.loads(found[class_]["limited"] or "[]")]
    return sorted(
        {link for link, some, territory, but in limits if some or (territory and territory not in here) or ones & set(but)}
    )


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


def _answered(asked: Question, ask: Asked) -> list[Row]:
    if asked.answer is not None:
        return asked.answer(ask)
    cypher = str(asked.cypher)
    used = {name: value for name, value in ask.values.items() if f"${name}" in cypher}
    return ask.store.rows(cypher, used)


def _too_early(store: Store, as_of: str) -> list[str]:
    """Where nothing was found: whether the day lies before anything that a document at hand speaks of."""
    statement = "MATCH (s:Source) WHERE s.kind = 'document' RETURN min(coalesce(s.speaks_from, s.date)) AS first ORDER BY first"
    first = next((row["first"] for row in store.rows(statement)), None)
    if not first or as_of >= first:
        return []
    return [f"no document at hand speaks of a time before {short_date(first)}; little or nothing is known here of that day"]


def beyond(record: Mapping[str, Any], day: str) -> Iterator[str]:
    """Which layers of the data do not reach the last day asked for. One that only says what its documents said when they
    were written (`closed`) has nothing to come after it."""
    short = [(name, to) for name, to in reaches(record) if last_day(to) < day]
    if short:
        said = listed(f"{name} to {short_date(to)}" for name, to in short)
        yield (
            f"Beyond what is known: {short_date(day)} is asked for, and this data is complete for {said}. What changed "
            "after that may be missing here, and what seems to go on may be over ('custodes stale' says what to look at)."
        )


def reaches(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each layer of the data that may have something to come after it, and the date that it is complete to."""
    layers = (record.get("layers") or {}).items()
    return [(name, layer["complete_to"]) for name, layer in layers if "complete_to" in layer and not layer.get("closed")]


def _rests_on(record: Mapping[str, Any], asked: Question, rows: list[Row]) -> list[str]:
    """Of several datasets in one graph: which of them these rows come from."""
    layers = record.get("datasets") or ()
    columns = [column.name for column in asked.columns if column.item == "source"]
    if not layers or not columns:
        return []
    named = {str(id_) for row in rows for name in columns for id_ in _listed(row.get(name))}
    used = [str(layer["name"]) for layer in layers if named & set(layer.get("sources") or ())]
    return [f"rests on: {', '.join(used)}"] if used else []


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def dataset_notes(record: Mapping[str, Any], as_of: str) -> list[str]:
    layers = record.get("layers") or {}
    complete = "; ".join(f"{name} to {layer['complete_to']}" for name, layer in layers.items() if "complete_to" in layer)
    said = f"{record.get('name', 'dataset')} {record.get('version', '')}, as at {as_of}"
    return [f"{said}; complete: {complete}" if complete else said]
