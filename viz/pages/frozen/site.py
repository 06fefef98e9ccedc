"""The explorer as a folder: the same pages at the default date, with links that work from a disk and from any host.

Each page depends on nothing but the data, so several processes write them, and the same data gives the same bytes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

from graph.engines import open_store
from graph.files.progress import progress
from graph.files.whole_folders import whole_folder
from graph.kinds import load_kinds
from graph.model import Graph
from graph.reading import read_graph
from graph.store import Store
from graph.stores.dataset_record import read_dataset_record
from graph.texts.json_text import to_json
from queries.asking import Frame, dataset_notes
from queries.catalogue import question, question_names
from viz.pages.addresses import LADDER, FrozenAddresses, file_of, held_of
from viz.pages.desk import Desk
from viz.pages.finding import suggestions_of
from viz.pages.frozen.ahead import for_all
from viz.pages.frozen.lighter import lighter
from viz.pages.html import SCRIPT, STYLE, footer_of, html, text_of
from viz.pages.page import Page
from viz.pages.pages import page_of

FORMAT = "custodes-site/1"
INDEX = "search-index.js"
# A page in a folder has no header to carry its policy. What a browser reads from a disk has no origin that 'self' could
# be, so the folder's own files are allowed by their scheme too.
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; "
    "form-action 'none'"
)
_ALONE = ("start", "search", "questions", "actors", "topics", "sources", "rules")
_AT_ONCE = 60
# The ladders of all actors would weigh as much as all pages together, and take as long to draw.
_MOST_DRAWN, _OF_A_KIND = 25, 2
_MOST_PROCESSES = 4
_Name = tuple[str, str]


def write_site(url: str, folder: Path) -> int:
    """Write the pages of the store at `url` into a folder, whole or not at all; how many there are. OutputError, StoreError."""
    with closing(open_store(url)) as store:
        names = list(_names(store))
        day = str(read_dataset_record(store).get("as_of") or "")
        held = held_of(names)
        index = _index(store, held)
    with whole_folder(folder, FORMAT, "an explorer") as place:
        for name, text in ((STYLE, text_of(STYLE)), (SCRIPT, text_of(SCRIPT)), (INDEX, index)):
            (place / name).write_bytes(text.encode())
        for kind in {kind for kind, name in names if name}:
            (place / kind).mkdir()
        with progress(len(names), "writing pages") as bar:
            for count in _written(url, day, place, names):
                bar.advance(count)
    return len(names)


def _names(store: Store) -> Iterator[_Name]:
    """Every page that a folder holds."""
    yield from ((kind, "") for kind in _ALONE)
    yield from (("question", name) for name in question_names() if not _needs(name))
    yield from (("topic", topic) for topic in load_kinds().topics)
    yield from (("rule", row["rule"]) for row in Desk(store, Frame(), FrozenAddresses(frozenset())).bare("gap-rules"))
    for kind, statement in (
        ("source", "MATCH (s:Source) RETURN s.id AS id ORDER BY id"),
        ("actor", "MATCH (a:Actor) RETURN a.id AS id ORDER BY id"),
        ("link", "MATCH (s:Actor)-[r]->(o:Actor) WHERE r.id IS NOT NULL AND r.final = true RETURN r.id AS id ORDER BY id"),
        ("link", "MATCH (g:Gap) RETURN g.id AS id ORDER BY id"),
    ):
        yield from ((kind, row["id"]) for row in store.rows(statement))
    yield from ((LADDER, id_) for id_ in _drawn(store))


_STEPS = (
    "MATCH (a:Actor)-[r:ANSWERS_TO]->(f:Actor) WHERE a.is_class = false "
    "RETURN a.id AS id, a.kind AS kind, count(r) AS steps ORDER BY steps DESC, id"
)


def _drawn(store: Store) -> list[str]:
    """Whose ladder is drawn: of each kind of actor the few that answer by most steps."""
    of_kind: Counter[str] = Counter()
    chosen = []
    for row in store.rows(_STEPS):
        of_kind[row["kind"]] += 1
        if of_kind[row["kind"]] <= _OF_A_KIND:
            chosen.append(row["id"])
    return sorted(chosen[:_MOST_DRAWN])


def _needs(name: str) -> bool:
    return any(one.required for one in question(name).parameters)


def _written(url: str, day: str, place: Path, names: Sequence[_Name]) -> Iterator[int]:
    """How many more are written, again and again until all are."""
    pieces = [names[start : start + _AT_ONCE] for start in range(0, len(names), _AT_ONCE)]
    workers = min(_MOST_PROCESSES, os.cpu_count() or 1, len(pieces))
    if workers < 2:
        yield from (_piece(url, day, str(place), names, piece) for piece in pieces)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin, (url, day, str(place), names)) as pool:
        yield from pool.map(_piece_of_mine, pieces)


_mine: list[tuple[str, str, str, Sequence[_Name]]] = []


def _begin(url: str, day: str, place: str, names: Sequence[_Name]) -> None:
    """What a process is told once."""
    _mine.append((url, day, place, names))


def _piece_of_mine(piece: Sequence[_Name]) -> int:
    return _piece(*_mine[0], piece)


def _piece(url: str, day: str, place: str, names: Sequence[_Name], piece: Iterable[_Name]) -> int:
    """Write some of the pages."""
    desk = _desk(url, day, tuple(names))
    count = 0
    for kind, name in piece:
        made = ladder_bytes(url, day, name) if kind == LADDER else page_bytes(desk, kind, name)
        (Path(place) / file_of(kind, name)).write_bytes(made)
        count += 1
    return count


@cache
def _desk(url: str, day: str, names: tuple[_Name, ...]) -> Desk:
    """One desk for all pages that a process writes: its store is open until the process ends."""
    return Desk(for_all(open_store(url)), Frame(day), FrozenAddresses(held_of(names)))


@cache
def _graph(url: str) -> Graph:
    with closing(open_store(url)) as store:
        return read_graph(store)


def ladder_bytes(url: str, day: str, actor: str) -> bytes:
    """How an actor answers to voters, Parliament or the Crown, as a picture."""
    from viz.pages.live.pictures import picture_of

    return picture_of(_graph(url), actor, LADDER, day, (), alone=True)


def page_bytes(desk: Desk, kind: str, name: str) -> bytes:
    """One page, as seen from its own place. The desk stays as it is, with what it has looked up."""
    assert isinstance(desk.addresses, FrozenAddresses)
    seen = replace(desk, addresses=desk.addresses.seen_from(kind, name))
    page = page_of(seen, kind, name, {}) or Page("", ())
    index = INDEX if kind in ("start", "search") else ""
    # To which day the data is complete and whom to thank stand in full on the start page, to which each page leads: said
    # eight thousand times they are megabytes. What must be known of one answer alone stays with it.
    shared = tuple(dataset_notes(seen.dataset, seen.day))
    cite, *thanks = footer_of(seen.dataset)
    start = seen.addresses.page("start")
    whole = kind == "start" or not start
    page = replace(page, notes=tuple(note for note in page.notes if whole or note not in shared))
    text = html(
        page, seen.addresses, footer=(cite, *((*shared, *thanks) if whole else ())), meta_policy=POLICY, index=index,
        thanks="" if whole else f"{start}#thanks",
    )  # fmt: skip
    return lighter(text).encode("utf-8", "replace")


def _index(store: Store, held: frozenset[_Name]) -> str:
    """What is searched, as a script: pages on a disk may not fetch. Each entry: keys, name, what it is, page."""
    entries: dict[str, tuple[list[str], str, str]] = {}
    for one in suggestions_of(store).everything():
        if (one.page, one.id) in held:
            keys, _, _ = entries.setdefault(file_of(one.page, one.id), ([], one.name, one.what.partition(",")[0]))
            keys.append(one.key)
    rows = [["|".join(dict.fromkeys(keys)), name, what, place] for place, (keys, name, what) in sorted(entries.items())]
    lines = ",\n".join(to_json(row, ascii_only=True) for row in rows)
    return f"window.custodesIndex = [\n{lines}\n];\n"
