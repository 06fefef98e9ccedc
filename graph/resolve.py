"""Finds the actor that a person means: by id, name, alias or abbreviation, in any case, at a date."""

from __future__ import annotations

from graph.errors import AmbiguousActor, UnknownActor
from graph.names import fold_name
from graph.store import Row, Store

_CANDIDATES = 6


def resolve_actor(store: Store, text: str, as_of: str) -> str:
    """The id of the actor called `text`. An id as it is written is always its actor's; what is only like an id counts
    as one more name. Names in use on `as_of` (a full day) come before names of other times.

    UnknownActor names the nearest; AmbiguousActor lists the candidates.
    """
    wanted = " ".join(text.split())
    like_id = wanted.casefold().replace(" ", "-")
    by_id = store.rows("MATCH (a:Actor {id: $id}) RETURN a.id AS id", {"id": like_id})
    if by_id and wanted == like_id:
        return like_id
    found = store.rows(
        "MATCH (n:Name) WHERE n.key = $key RETURN n.actor AS actor, n.name AS name, n.first_day AS first_day, "
        "n.last_day AS last_day ORDER BY actor, first_day",
        {"key": fold_name(wanted)},
    )
    now = [row for row in found if row["first_day"] <= as_of <= row["last_day"]] or found
    actors = sorted({str(row["actor"]) for row in (*now, *({"actor": row["id"]} for row in by_id))})
    if len(actors) == 1:
        return actors[0]
    if actors:
        raise AmbiguousActor(f"'{text}' is the name of {len(actors)} actors: {', '.join(actors)}; give one of these ids")
    raise UnknownActor(f"no actor is called '{text}'{_nearest(store, wanted)}")


def _nearest(store: Store, wanted: str) -> str:
    import difflib

    names: list[Row] = store.rows("MATCH (n:Name) RETURN n.key AS key, n.actor AS actor ORDER BY key, actor")
    by_key = {row["key"]: row["actor"] for row in names}
    key = fold_name(wanted)
    close = difflib.get_close_matches(key, by_key, n=_CANDIDATES, cutoff=0.6)
    close += [name for name in by_key if key and key in name.split() and name not in close]
    actors = list(dict.fromkeys(by_key[name] for name in close))[:_CANDIDATES]
    return f"; nearest: {', '.join(actors)}" if actors else "; 'custodes actors' lists them all"
