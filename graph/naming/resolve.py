"""Finds the actor that a person means: by id, name, alias or abbreviation, or by words that only one actor's names have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import AmbiguousActor, UnknownActor
from graph.naming.names import fold_name, most_like
from graph.naming.words import by_words, degree, literal_part, words_of
from graph.schema import name_id
from graph.store import Row, Store
from graph.texts.signs import hidden_sign, unholdable_sign

_CANDIDATES = 6
_MOST_WORDS = 12  # that names are looked for in; who types more has pasted a text
LONGEST = 300  # of a name: loaders.checks.names lets no longer one pass
_LIKE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Each by its id, which the engine finds without a search.
_OF_IDS = "UNWIND $ids AS one MATCH (n:Name {id: one}) "
_NAMES = "RETURN n.key AS key, n.actor AS actor, n.name AS name, n.first_day AS first_day, n.last_day AS last_day, "
_ORDERED = _NAMES + "n.shared AS shared ORDER BY actor, first_day, key"


@dataclass(frozen=True, slots=True)
class Found:
    """An actor, and in words what was typed has been taken for where that is no name of its own ('' where it is one)."""

    id: str
    note: str = ""


def resolve_actor(store: Store, text: str, as_of: str) -> str:
    """The id of the actor called `text`; see `find_actor`."""
    return find_actor(store, text, as_of).id


def find_actor(store: Store, text: str, as_of: str) -> Found:
    """The actor called `text`. An id as it is written is always its actor's; what is only like an id counts as one more
    name. Names in use on `as_of` (a full day) come before names of other times, and a whole name before words of it.

    UnknownActor names the nearest; AmbiguousActor lists the candidates.
    """
    wanted = _whole(text)
    key = fold_name(wanted)
    actors = _by_name(store, wanted, key, as_of)
    if len(actors) == 1 and (actors[0] == wanted or not _too_general(store, key, actors[0])):
        return Found(actors[0])
    if len(actors) > 1:
        raise AmbiguousActor(f"'{text}' is the name of {len(actors)} actors: {', '.join(actors)}; give one of these ids")
    return _by_words(store, wanted, key, as_of, actors)


def find_actors(store: Store, names: Sequence[str], as_of: str) -> list[Found]:
    """The actors of several names. What a shell took apart, as it does with names of several words without quotes, is put
    together again: all of it where it is just one name; else, where the words as they came are not names each, the fewest
    names that they all make in their order, or one that is meant by all of the words."""
    whole = " ".join(names)
    if len(names) > 1 and (found := _exactly(store, whole, as_of)):
        return [found]
    try:
        return [find_actor(store, name, as_of) for name in names]
    except (UnknownActor, AmbiguousActor) as error:
        if len(names) < 2:
            raise
        if parted := _parted(store, whole.split(), as_of):
            return parted
        try:
            return [find_actor(store, whole, as_of)]
        except (UnknownActor, AmbiguousActor):
            raise type(error)(f"{error}; a name of several words goes in quotes") from None


def _exactly(store: Store, text: str, as_of: str) -> Found | None:
    """The only actor with just this name; the note says so, as it was given in pieces."""
    wanted = _whole(text)
    actors = _by_name(store, wanted, fold_name(wanted), as_of)
    return Found(actors[0], f"'{wanted}' is taken as one name, that of {actors[0]}") if len(actors) == 1 else None


def _parted(store: Store, words: Sequence[str], as_of: str) -> list[Found]:
    """The fewest whole names that the words make in their order; none where two readings have so few."""
    if len(words) > _MOST_WORDS:
        return []
    best: list[list[list[Found]]] = [[[]]]  # for so many words from the start: the readings with the fewest names
    for end in range(1, len(words) + 1):
        readings = [
            [*reading, found]
            for start in range(end)
            if best[start] and (found := _exactly(store, " ".join(words[start:end]), as_of))
            for reading in best[start]
        ]
        fewest = min(map(len, readings), default=0)
        best.append([reading for reading in readings if len(reading) == fewest])
    return best[-1][0] if len(best[-1]) == 1 else []


def _whole(text: str) -> str:
    """The name without needless spaces. UnknownActor where no name can be so long, or no store can hold it."""
    wanted = " ".join(text.split())
    sign = unholdable_sign(wanted)
    if sign:
        raise UnknownActor(f"no actor is called so: what was typed holds {sign}; type it anew")
    if len(wanted) > LONGEST:
        raise UnknownActor(f"no actor is called '{wanted[:40]}…': it has {len(wanted):,} signs, a name at most {LONGEST}")
    return wanted


def _by_name(store: Store, wanted: str, key: str, as_of: str) -> list[str]:
    """The ids of the actors that have just this id or name."""
    like_id = wanted.casefold().replace(" ", "-")
    by_id = _LIKE_ID.fullmatch(like_id) and store.rows("MATCH (a:Actor {id: $id}) RETURN a.id AS id", {"id": like_id})
    if by_id and wanted == like_id:
        return [like_id]
    named = _in_use(rows_named(store, key), as_of)
    return sorted({str(row["actor"]) for row in named} | ({like_id} if by_id else set()))


def rows_named(store: Store, key: str) -> list[Row]:
    """Whose name this folded name is or was: key, actor, name, first_day, last_day."""
    rows = store.rows(_OF_IDS + _ORDERED, {"ids": [name_id(key, 1)]})
    if rows and (shared := rows[0]["shared"]) > 1:
        rows = store.rows(_OF_IDS + _ORDERED, {"ids": [name_id(key, number) for number in range(1, shared + 1)]})
    return rows


def _in_use(rows: list[Row], as_of: str) -> list[Row]:
    return [row for row in rows if row["first_day"] <= as_of <= row["last_day"]] or rows


def _too_general(store: Store, key: str, actor: str) -> bool:
    """Whether the name is an alias such as 'the police', by which many others may be meant."""
    if not words_of(key).general:
        return False
    own = store.rows("MATCH (a:Actor {id: $id}) RETURN a.name AS name", {"id": actor})
    return bool(own) and fold_name(str(own[0]["name"])) != key


def _by_words(store: Store, wanted: str, key: str, as_of: str, first: list[str]) -> Found:
    asked, part = words_of(key), literal_part(key)
    where, values = ("WHERE n.key CONTAINS $part ", {"part": part}) if part else ("", {})
    rows = store.rows(f"MATCH (n:Name) {where}{_ORDERED}", values)
    having = [row for row in rows if degree(asked, words_of(row["key"])) is not None]
    texts: dict[str, list[str]] = {}
    for row in _in_use(having, as_of):
        texts.setdefault(row["actor"], []).append(row["key"])
    found = [*first, *(actor for actor in by_words(key, texts) if actor not in first)]
    if len(found) == 1:
        name = str(store.rows("MATCH (a:Actor {id: $id}) RETURN a.name AS name", {"id": found[0]})[0]["name"])
        others = len({row["actor"] for row in having}) - 1
        more = f"; {others} more have these words: custodes search {key}" if others else ""
        return Found(found[0], f"'{wanted}' is taken for {name} ({found[0]}){more}")
    if found:
        shown = ", ".join(found[:_CANDIDATES]) + (" …" if len(found) > _CANDIDATES else "")
        raise AmbiguousActor(
            f"'{wanted}' may be any of {len(found)} actors: {shown}; give one of these ids, or see 'custodes search {key}'"
        )
    raise UnknownActor(f"no actor is called '{wanted}'{_nearest(store, key)}{_unseen(wanted)}")


def _nearest(store: Store, key: str) -> str:
    names: list[Row] = store.rows("MATCH (n:Name) RETURN n.key AS key, n.actor AS actor ORDER BY key, actor")
    by_key = {row["key"]: row["actor"] for row in names}
    actors = list(dict.fromkeys(by_key[name] for name in most_like(key, by_key, _CANDIDATES)))
    if actors:
        return f"; nearest: {', '.join(actors)}"
    return f"; look for it with 'custodes search {key[:60]}'" if words_of(key).plain else ""


def _unseen(wanted: str) -> str:
    sign = hidden_sign(wanted)
    return f"; it holds a {sign}, which nobody sees: type it anew" if sign else ""
