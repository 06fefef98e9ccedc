"""Links looked up by their ids, which say where a link begins and of which kind it is (graph.model.link_id).

A statement that may find links of any kind is planned for every kind there is, and looks for each id among all links of
its subject: with the kinds that the ids name written into it, it takes a fifth of the time, a tenth in a large graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph.kinds import load_kinds
from graph.store import Row, Store
from queries.catalogue import part

_ANY_KIND = "-[r]->"
_SOME_KINDS = re.compile(r"-\[r:[A-Z_|]+\]->")


def linked(store: Store, name: str, ids: Iterable[str], given: dict[str, Any]) -> list[Row]:
    """The rows of the part of this name for these links. It takes the ids as `ones` and where they begin as `subjects`."""
    wanted = sorted(set(ids))
    begins = [id_.split("~")[:2] for id_ in wanted]
    known = load_kinds().links
    kinds = sorted({begin[1] for begin in begins if len(begin) == 2 and begin[1] in known})
    if not kinds:
        return []
    statement = str(part(name).cypher).replace(_ANY_KIND, f"-[r:{'|'.join(kinds)}]->")
    return store.rows(statement, {"ones": wanted, "subjects": sorted({begin[0] for begin in begins}), **given})


def of_any_kind(cypher: str) -> str:
    """A statement of `linked` as its file has it: one that finds links of every kind."""
    return _SOME_KINDS.sub(_ANY_KIND, cypher)
