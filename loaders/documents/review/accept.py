"""Writes accepted proposals into a claims file of a data folder, through the strict readers, whole or not at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import AskedWrongly, DataError, Fault
from graph.files.whole_files import write_text
from graph.kinds import load_kinds
from graph.model import QUALIFIERS, Actor
from graph.texts.json_text import to_json
from graph.texts.strict_yaml import read_yaml
from loaders.actors import read_actors
from loaders.claims import ClaimEntry, read_claims
from loaders.dataset import read_dataset
from loaders.documents.review.log import Review
from loaders.qualifiers import Known

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Written:
    """What came of writing: the keys now in the file, and why others are not."""

    keys: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    actors: int


def write_accepted(accepted: Sequence[tuple[str, Mapping[str, Any]]], into: Path) -> Written:
    """Append to `into` the claims that the strict readers take. The folder above its own is the data folder."""
    folder = into.resolve().parent.parent
    dataset = read_dataset(folder)
    sources = {str(record["claims"][0].get("source")) for _, record in accepted}
    unknown = sources - set(dataset.sources)
    if unknown:
        raise AskedWrongly(f"--into {into}: source '{min(unknown)}' is not in {folder / 'sources.yaml'}; add it there first")
    before = _before(into, min(sources)) if sources else ""
    actors, actor_lines = new_actors((record for _, record in accepted), dataset.actors)
    known = Known(dataset.kinds, {**dataset.actors, **actors}, dataset.sources)
    kept, refused, lines = _sorted_out(accepted, before, known, into.name)
    used = [line for actor, line in actor_lines.items() if any(f" {actor}\n" in text or f" {actor} " in text for text in lines)]
    if used:
        _append(
            folder / "actors" / f"x-{into.stem}.yaml", used, "# Actors named first in claims accepted by review.\nactors:\n"
        )
    if lines:
        _append(into, lines, before)
    return Written(tuple(kept), tuple(refused), len(used))


def write_reviewed(review: Review, into: Path) -> Written | None:
    """Write what a review accepted, and note in its log what was written and what was refused, with the reason: that is open
    again. None where nothing is new."""
    accepted = review.accepted()
    if not accepted:
        return None
    written = write_accepted(accepted, into)
    for key in written.keys:
        review.decide(key, "written")
    for key, why in written.refused:
        review.decide(key, "returned", note=why)
    return written


def _sorted_out(
    accepted: Sequence[tuple[str, Mapping[str, Any]]], before: str, known: Known, name: str
) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """The keys that are or will be in the file, those refused with the reason, and the entries to add."""
    kept, refused, lines = [], [], []
    present, default = _present(before), _source_of(before)
    for key, record in accepted:
        entry = entry_text(record, default)
        faults = [] if _mark(record) in present else faults_of(entry, default, known, name)
        if faults:
            refused.append((key, faults[0].message))
            continue
        kept.append(key)
        lines += [] if _mark(record) in present else [entry]
    return kept, refused, lines


def _before(into: Path, source: str) -> str:
    """What the claims file holds, or how a new one begins. DataError where what is there is none."""
    if not into.exists():
        return f"source: {source}\nclaims:\n"
    read_yaml(into, str(into))
    return into.read_text("utf-8")


def _append(path: Path, lines: Sequence[str], new: str) -> None:
    start = path.read_text("utf-8") if path.exists() else new
    write_text(path, start.rstrip("\n") + "\n" + "".join(lines))


def entry_text(record: Mapping[str, Any], default_source: str | None = None) -> str:
    """A proposal as an entry of a claims file."""
    claim = record["claims"][0]
    ends = [_bare(record.get("subject")), str(record["kind"]), _bare(record.get("object"))]
    head = "gap" if "?" in ends else "link"
    parts = str(record["id"]).removeprefix("gap~").split("~")
    statement = " ".join(ends) + (f" ~{parts[3]}" if len(parts) > 3 else "")
    fields: list[tuple[str, Any]] = [(head, statement)]
    if head == "gap":
        fields.append(("reason", record.get("reason") or "not_stated"))
    if claim.get("source") != default_source:
        fields.append(("source", claim.get("source")))
    fields += [
        ("place", claim.get("locator")), ("span", [claim.get("start"), claim.get("end")]), ("digest", claim.get("digest")),
        ("reading", claim.get("reading")), ("importance", claim.get("importance") or 2),
    ]  # fmt: skip
    values = claim.get("values") or {}
    fields += [(name, _bare(values[name])) for name in QUALIFIERS if values.get(name) not in (None, "", [])]
    fields += [("why", claim["why"])] if claim.get("why") else []
    return "".join(f"{'- ' if number == 0 else '  '}{name}: {_yaml(value)}\n" for number, (name, value) in enumerate(fields))


def _bare(value: Any) -> Any:
    if value is None:
        return "?"
    return value.removeprefix("+") if isinstance(value, str) else value


def _yaml(value: Any) -> str:
    """A value as YAML of one line, quoted wherever it is not plainly a word or number."""
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_yaml(item) for item in value) + "]"
    if isinstance(value, float):  # sums: to the penny, without the noise of reckoning and without an exponent
        value = int(value) if value.is_integer() else f"{value:.2f}"
    text = str(value)
    return text if re.fullmatch(r"[A-Za-z0-9][\w/.~ -]*", text) and text == text.strip() else to_json(text)


def faults_of(entry: str, source: str | None, known: Known, name: str) -> list[Fault]:
    """What the strict reader says of an entry, as it would stand in the claims file of that name."""
    return read_entry(entry, source, known, name)[1]


def read_entry(entry: str, source: str | None, known: Known, name: str) -> tuple[list[ClaimEntry], list[Fault]]:
    """An entry as the strict reader takes it, and what it says against it."""
    faults: list[Fault] = []
    read: list[ClaimEntry] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text((f"source: {source}\n" if source else "") + "claims:\n" + entry, "utf-8", newline="\n")
        try:
            read = read_claims(path, name, known, faults)
        except DataError as error:
            faults.extend(error.faults)
    return read, faults


def new_actors(records: Iterable[Mapping[str, Any]], known: Mapping[str, Actor]) -> tuple[dict[str, Actor], dict[str, str]]:
    """The actors that accepted proposals name first, with their line of YAML."""
    kinds = load_kinds()
    made: dict[str, Actor] = {}
    lines: dict[str, str] = {}
    for record in records:
        for new in record.get("new_actors") or []:
            id_, name, kind = str(new.get("id", "")).removeprefix("+"), str(new.get("name", "")), new.get("kind")
            if id_ in known or id_ in made or not _ID.fullmatch(id_) or kind not in kinds.actors:
                continue
            line = f"- {{id: {id_}, name: {to_json(name)}, kind: {kind}}}\n"
            actor = _read_actor(line)
            if actor:
                made[id_], lines[id_] = actor, line
    return made, lines


def _read_actor(line: str) -> Actor | None:
    faults: list[Fault] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "actors.yaml"
        path.write_text("actors:\n" + line, "utf-8", newline="\n")
        try:
            read = list(read_actors(path, path.name, load_kinds(), faults, {}))
        except DataError:
            return None
    return read[0] if read and not faults else None


def _source_of(text: str) -> str | None:
    match = re.search(r"^source:\s*(\S+)", text, re.MULTILINE)
    return match[1] if match else None


def _mark(record: Mapping[str, Any]) -> tuple[str, str]:
    claim = record["claims"][0]
    entry = entry_text(record).split("\n", 1)[0].removeprefix("- ")
    return entry, f"{claim.get('start')}, {claim.get('end')}"


def _present(text: str) -> set[tuple[str, str]]:
    """The statements and spans of the claims that a file holds."""
    found, statement = set(), ""
    for line in text.split("\n"):
        if line.startswith("- "):
            statement = line[2:].strip()
        match = re.match(r"\s+span: \[(\d+, \d+)\]", line)
        if match:
            found.add((statement, match[1]))
    return found
