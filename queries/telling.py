"""An answer in words: the name of each actor beside its id, and each row about a link as a sentence.

Both follow from the types of the columns; no question does anything for it. Two lookups by id serve a whole answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph.days.dates import first_day, last_day
from graph.kinds import load_kinds
from graph.naming.articles import Named
from graph.sentences import Saying, sentence
from graph.store import Row, Store
from queries.catalogue import part
from queries.fetched.linked import linked
from queries.question import Answer, Column

SAYS = Column("says", "text", "the link as a sentence, as it stands on the day asked for", brief=False)
# The columns of a row that say who answers in it, where it is said of a class that this one belongs to.
_ANSWERING = ("account_giver", "giver")


def told(answer: Answer, store: Store, *, law: bool = True) -> Answer:
    """The answer with names and sentences; without `law` these leave Act and section to the notes that cite them.

    After each column of actors stands one of type name, `x_name` (`x_names` for a list); rows with a column `link` say
    it as `says`.
    """
    columns, actor = answer.question.columns, answer.actor
    actors = [column for column in columns if column.item == "actor"]
    has_link = any(column.name == "link" and column.type == "link" for column in columns)
    widened = (*_widened(columns), *((SAYS,) if has_link and "says" not in {column.name for column in columns} else ()))
    if not answer.rows or not (actors or has_link):
        rows = answer.rows
    else:
        links = _links(answer, store) if has_link else {}
        wanted = {*_ids(answer.rows, actors), *_ends(links.values()), *answer.members.values(), *filter(None, [actor])}
        names = named(store, wanted, answer.as_of)
        if not law:
            links = {id_: {**row, "basis": None, "provision": None} for id_, row in links.items()}
        rows = [_told(row, actors, names, links, answer) for row in answer.rows]
        rows = [{column.name: row.get(column.name) for column in widened} for row in rows]
    return replace(answer, question=replace(answer.question, columns=widened), rows=rows)


def named(store: Store, ids: Iterable[str], as_of: str) -> dict[str, Named]:
    """The actors of these ids, each by the name that it had on that day."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    found = store.rows(str(part("named").cypher), {"ones": wanted})
    return {row["actor"]: Named(_name_on(row, as_of), row["kind"], row["is_class"]) for row in found}


def _name_on(row: Row, as_of: str) -> str:
    """The name; or the longest of those that it gave up later, where the day asked for lies within their time."""
    aliases = json.loads(row["record"]).get("aliases") or []
    then = [
        name
        for name, since, until in aliases
        if until and last_day(until) >= as_of and (not since or first_day(since) <= as_of)
    ]
    return max((name for name in then if " " in name), key=len, default=str(row["name"]))


def _widened(columns: Sequence[Column]) -> Iterator[Column]:
    for column in columns:
        yield column
        if column.item == "actor":
            yield Column(name_column(column), "name[]" if column.listed else "name", f"{column.name}: by name", column.brief)


def name_column(column: Column) -> str:
    """Where the name of the actor in `column` stands."""
    return f"{column.name}_names" if column.listed else f"{column.name}_name"


def _ids(rows: Iterable[Row], columns: Sequence[Column]) -> Iterator[str]:
    for row in rows:
        for column in columns:
            value = row.get(column.name)
            if isinstance(value, list):
                yield from value
            elif value:
                yield value


def _links(answer: Answer, store: Store) -> dict[str, Row]:
    """Each link of the rows in the phase that it is in on the day asked for, else the last before it, else the first."""
    found = links_on(store, {row["link"] for row in answer.rows if row.get("link")}, answer.as_of)
    return {
        id_: row | {"over": row["last_day"] < answer.as_of, "going_on": row["first_day"] <= answer.as_of < row["last_day"]}
        for id_, row in found.items()
    }


def links_on(store: Store, ids: Iterable[str], as_of: str) -> dict[str, Row]:
    """These links, each in the phase that it is in on that day, else the last before it, else the first."""
    found: dict[str, Row] = {}
    for row in linked(store, "said-links", ids, {"as_of": as_of}):
        if row["link"] not in found or row["first_day"] <= as_of:
            found[row["link"]] = row
    return found


def _ends(links: Iterable[Row]) -> Iterator[str]:
    for row in links:
        yield from filter(None, (row["subject"], row["object"], row["matter"], row["basis"]))


def _told(row: Row, actors: Sequence[Column], names: Mapping[str, Named], links: Mapping[str, Row], answer: Answer) -> Row:
    told = dict(row)
    for column in actors:
        told[name_column(column)] = _names(row.get(column.name), names)
    link = links.get(row.get("link") or "")
    if link:
        told["says"] = sentence(_saying(link, row, names, answer), load_kinds())
    elif "link" in row:
        told.setdefault("says", None)
    return told


def _names(value: Any, names: Mapping[str, Named]) -> Any:
    if isinstance(value, list):
        return [names[one].name if one in names else one for one in value]
    return names[value].name if value in names else value


def _saying(link: Row, row: Row, names: Mapping[str, Named], answer: Answer) -> Saying:
    """The link as this row tells it: of the actor who answers in the row, where it is said of a class of these. An
    office answers with its body, and a police force is one of the police forces where its chief is not."""
    answering, through = next((row[key] for key in _ANSWERING if row.get(key)), answer.actor), row.get("through")
    if answering == answer.actor:
        answering = answer.members.get(through or "", answering)
    at = next((end for end in ("subject", "object") if through and link[end] == through), "")
    one = names.get(answering or "") if at and answering != through and _named(link[at], names).is_class else None
    status = "ended" if link["over"] and link["status"] == "in_force" else link["status"]
    kept = {
        key: link[key]
        for key in (
            "duty", "power_from", "condition", "scope", "about", "provision", "since", "until", "happened", "dating",
            "amount", "amount_to", "amount_qualifier", "amount_is", "period", "purpose", "framework", "grade", "stance",
        )
    }  # fmt: skip
    # A row that is made of several links says of all of them what it says.
    if status == "ended":  # over is over, whatever else is not known since
        kept["dating"] = None
    kept |= {key: row[key] for key in ("about", "since", "condition") if key in row}
    kept |= {"provision": row["provision"]} if kept["provision"] and "provision" in row else {}
    return Saying(
        _named(link["subject"], names), link["kind"], _named(link["object"], names), link["polarity"], status,
        powers=tuple(link["powers"]), said_on=tuple(link["said_on"]), on=names.get(link["matter"] or ""),
        basis=names.get(link["basis"] or ""), one_of=one, one_at=at if one else "",
        going_on=link["going_on"], **kept,
    )  # fmt: skip


def _named(id_: str, names: Mapping[str, Named]) -> Named:
    return names.get(id_) or Named(id_)
