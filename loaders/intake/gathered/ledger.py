"""What a load has read so far, on disk: so that a million rows take no more memory than ten, nothing is written before all
is well, and a link may name an actor that comes later in the file."""

from __future__ import annotations

import marshal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from graph.model import Alias
from graph.naming.names import fold_name
from loaders.intake.gathered.records import ActorRecord, LinkRecord, shown_ref

_TABLES = """
CREATE TABLE actors (n INTEGER PRIMARY KEY, ref TEXT UNIQUE NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL,
                     body BLOB NOT NULL, id TEXT, is_new INTEGER);
CREATE INDEX actors_key ON actors (key);
CREATE TABLE links (n INTEGER PRIMARY KEY, subject TEXT NOT NULL, object TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE ids (id TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID;
CREATE TABLE numbers (scheme TEXT, value TEXT, id TEXT, PRIMARY KEY (scheme, value)) WITHOUT ROWID;
CREATE TABLE once (key TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID;
"""
_BATCH = 5000
_MOST_SEEN = 100_000
_LINK_FIELDS = tuple(item.name for item in fields(LinkRecord))
_link_fields = attrgetter(*_LINK_FIELDS)
_PLAIN = {item.name: item.default for item in fields(ActorRecord)}


class Ledger:
    """Actors by their refs and links in the order of the file."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;" + _TABLES)
        self._db.execute("BEGIN")
        self._links: list[tuple[str, str, str, bytes]] = []
        self._known: list[tuple[str, str, bool, str]] = []
        self._seen: dict[str, tuple[str, str, bool]] = {}

    def close(self) -> None:
        """Forget all of it."""
        self._db.close()

    def place_of(self, ref: str) -> str | None:
        """Where the actor of this ref was told of, None where it was not; '' where it was only named."""
        row = self._db.execute("SELECT body FROM actors WHERE ref = ?", (ref,)).fetchone()
        if row is None:
            return None
        before = _load(row[0])
        return "" if before.mentioned else before.place

    def actor(self, record: ActorRecord) -> str | None:
        """Keep an actor; what speaks against it, in words. A name said again adds nothing; an actor told of after it was only
        named takes that place; a ref that is another's already, by its name or by a kind that the file says, is refused."""
        seen = self._seen.get(record.ref)
        if record.mentioned and seen == (record.name, record.kind, record.guessed):
            return None
        row = self._db.execute("SELECT body FROM actors WHERE ref = ?", (record.ref,)).fetchone()
        if len(self._seen) < _MOST_SEEN:  # names that are said in row after row are not looked up each time
            self._seen[record.ref] = (record.name, record.kind, record.guessed)
        if row is None:
            self._db.execute(
                "INSERT INTO actors (ref, key, kind, body) VALUES (?, ?, ?, ?)",
                (record.ref, fold_name(record.name), record.kind, _dump(record)),
            )
            return None
        before = _load(row[0])
        if not record.mentioned and not before.mentioned:
            return f"the id '{shown_ref(record.ref)[:100]}' is taken at {before.place}; expected an id of its own for each"
        if record.strict and (clash := _clash(before, record)):
            return clash
        better = not record.mentioned or (before.guessed, before.nameless) > (record.guessed, record.nameless)
        if before.mentioned and better:
            self._db.execute(
                "UPDATE actors SET key = ?, kind = ?, body = ? WHERE ref = ?",
                (fold_name(record.name), record.kind, _dump(record), record.ref),
            )
        elif not record.nameless and fold_name(record.name) != fold_name(before.name):
            self._other_name(before, record)
        return None

    def _other_name(self, before: ActorRecord, record: ActorRecord) -> None:
        """One id under two names: the second becomes an alias of the first."""
        alias = Alias(record.name)
        if alias not in before.aliases:
            body = _dump(replace(before, aliases=(*before.aliases, alias)))
            self._db.execute("UPDATE actors SET body = ? WHERE ref = ?", (body, record.ref))

    def first_at(self, key: str, place: str) -> str | None:
        """Where a key that may be there once was first; None where this is the first time."""
        done = self._db.execute("INSERT OR IGNORE INTO once VALUES (?, ?)", (key, place)).rowcount
        return None if done else str(self._db.execute("SELECT place FROM once WHERE key = ?", (key,)).fetchone()[0])

    def link(self, record: LinkRecord) -> None:
        """Keep a link."""
        body = marshal.dumps(_link_fields(record))
        self._links.append((record.subject, record.object, record.kind, body))
        if len(self._links) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._db.executemany("INSERT INTO links (subject, object, kind, body) VALUES (?, ?, ?, ?)", self._links)
        self._links.clear()
        self._db.executemany("UPDATE actors SET id = ?, kind = ?, is_new = ? WHERE ref = ?", self._known)
        self._known.clear()

    def actors(self) -> Iterator[ActorRecord]:
        """Every actor, in the order of the file."""
        for (body,) in self._pages("SELECT n, body FROM actors WHERE n > ? ORDER BY n LIMIT 2000"):
            yield _load(body)

    def shared_names(self) -> set[str]:
        """The folded names that several refs have."""
        return {key for (key,) in self._db.execute("SELECT key FROM actors GROUP BY key HAVING count(*) > 1")}

    def holders(self, key: str) -> set[str]:
        """The ids of the actors that bear a folded name."""
        return {id_ for (id_,) in self._db.execute("SELECT id FROM actors WHERE key = ? AND id IS NOT NULL", (key,))}

    def known_as(self, ref: str, id_: str, kind: str, is_new: bool) -> None:
        """Say which actor of the data a ref is."""
        self._known.append((id_, kind, is_new, ref))
        if len(self._known) >= _BATCH:
            self._flush()

    def take(self, id_: str, kind: str) -> bool:
        """Give an id to a new actor of a kind; False where it was given already."""
        return bool(self._db.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (id_, kind)).rowcount)

    def kind_of(self, id_: str) -> str:
        """The kind of the new actor that has an id."""
        return str(self._db.execute("SELECT kind FROM ids WHERE id = ?", (id_,)).fetchone()[0])

    def number(self, identifier: tuple[str, str], id_: str) -> None:
        """Say whose a number in a register is; the first who has it keeps it."""
        self._db.execute("INSERT OR IGNORE INTO numbers VALUES (?, ?, ?)", (*identifier, id_))

    def with_number(self, identifier: tuple[str, str]) -> str | None:
        """The new actor that has a number in a register."""
        row = self._db.execute("SELECT id FROM numbers WHERE scheme = ? AND value = ?", identifier).fetchone()
        return None if row is None else str(row[0])

    def resolved(self) -> Iterator[tuple[ActorRecord, str, bool]]:
        """Each actor with its id and whether it is new, by id."""
        self._flush()
        for body, id_, is_new in self._db.execute("SELECT body, id, is_new FROM actors WHERE id IS NOT NULL ORDER BY id, n"):
            yield _load(body), id_, bool(is_new)

    def ended_links(self) -> Iterator[tuple[LinkRecord, tuple[str, str] | None, tuple[str, str] | None]]:
        """Each link in the order of the file, with id and kind of its ends; None for an end that nobody told of."""
        self._flush()
        query = (
            "SELECT l.body, s.id, s.kind, o.id, o.kind FROM links l LEFT JOIN actors s ON s.ref = l.subject "
            "LEFT JOIN actors o ON o.ref = l.object ORDER BY l.n"
        )
        for body, subject, subject_kind, object_, object_kind in self._db.execute(query):
            record = LinkRecord(*marshal.loads(body))
            yield record, (subject, subject_kind) if subject else None, (object_, object_kind) if object_ else None

    def missing_ends(self) -> Iterator[tuple[str, str]]:
        """Place and ref of each end of a link that nobody told of, in the order of the file."""
        self._flush()
        query = " UNION ALL ".join(
            f"SELECT l.n, l.body, l.{end} FROM links l LEFT JOIN actors a ON a.ref = l.{end} WHERE a.ref IS NULL"
            for end in ("subject", "object")
        )
        for _, body, ref in self._db.execute(f"{query} ORDER BY 1"):
            yield _place(body), shown_ref(str(ref))

    def id_of(self, ref: str) -> str | None:
        """The id of the actor that a ref is; None where nobody told of it."""
        row = self._db.execute("SELECT id FROM actors WHERE ref = ?", (ref,)).fetchone()
        return None if row is None or row[0] is None else str(row[0])

    def has_link(self, subject: str, kind: str, object_: str, key: str | None) -> bool:
        """Whether there is a link between two refs with this key."""
        self._db.execute("CREATE INDEX IF NOT EXISTS links_ends ON links (subject, object, kind)")
        query = "SELECT body FROM links WHERE subject = ? AND object = ? AND kind = ?"
        found = self._db.execute(query, (subject, object_, kind))
        return any(marshal.loads(body)[_LINK_FIELDS.index("key")] == key for (body,) in found)

    def ends_of(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """Subject, object and place of each link of a kind."""
        self._flush()
        for subject, object_, body in self._db.execute(
            "SELECT subject, object, body FROM links WHERE kind = ? ORDER BY n", (kind,)
        ):
            yield subject, object_, _place(body)

    def drop_links(self, kind: str, subject: str, object_: str) -> int:
        """Forget the links of a kind from one ref to another; how many there were."""
        query = "DELETE FROM links WHERE kind = ? AND subject = ? AND object = ?"
        return self._db.execute(query, (kind, subject, object_)).rowcount

    def counts(self) -> tuple[int, int]:
        """How many actors and links there are."""
        self._flush()
        return (
            int(self._db.execute("SELECT count(*) FROM actors").fetchone()[0]),
            int(self._db.execute("SELECT count(*) FROM links").fetchone()[0]),
        )

    def _pages(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query in pages, so that the table may be changed between them."""
        last = 0
        while rows := self._db.execute(query, (last,)).fetchall():
            yield from (row[1:] for row in rows)
            last = rows[-1][0]


@contextmanager
def ledger() -> Iterator[Ledger]:
    """A ledger for the length of a block."""
    with tempfile.TemporaryDirectory(prefix="custodes-load-", ignore_cleanup_errors=True) as folder:
        made = Ledger(Path(folder) / "ledger")
        try:
            yield made
        finally:
            made.close()


def _clash(before: ActorRecord, record: ActorRecord) -> str | None:
    if fold_name(before.name) != fold_name(record.name):
        return (
            f"the id '{shown_ref(record.ref)[:100]}' is '{before.name[:100]}' at {before.place}; expected one name for one id"
        )
    if not before.guessed and not record.guessed and before.kind != record.kind:
        return f"'{record.name[:100]}' is of kind {record.kind}, and of kind {before.kind} at {before.place}; expected one kind"
    return None


def _place(body: bytes) -> str:
    """Where a link stands in the file, to its column where it has one."""
    said = marshal.loads(body)
    return str(said[_LINK_FIELDS.index("at")] or said[_LINK_FIELDS.index("place")])


def _dump(record: ActorRecord) -> bytes:
    said = {
        name: value for name, plain in _PLAIN.items() if (value := getattr(record, name)) != plain or name in ("name", "ref")
    }
    said.pop("at", None)  # it was for what is said while the file is read
    if record.aliases:
        said["aliases"] = [{"name": one.name, "from_": one.from_, "to": one.to} for one in record.aliases]
    return marshal.dumps(said)


def _load(body: bytes) -> ActorRecord:
    said = marshal.loads(body)
    if "aliases" in said:
        said["aliases"] = tuple(Alias(**alias) for alias in said["aliases"])
    if "identifiers" in said:
        said["identifiers"] = tuple((str(scheme), str(value)) for scheme, value in said["identifiers"])
    return ActorRecord(**said)
